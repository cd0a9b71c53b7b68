"""The first login, and the one after the recovery code: an own passphrase, then the recovery code on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cvt_desktop.adapters.bijlagen.viewer import Kijker
from cvt_desktop.domain.errors import CvtError
from cvt_desktop.services import herstelcodes
from cvt_desktop.services.aanmelden import Aanmelding, Geopend, controleer_teruggetypt, kies_wachtzin
from cvt_desktop.services.herstelkit import eigen_herstelblad
from ui.dialogs.voorbeeld import Voorbeeld
from ui.documentbron import Documentbronnen
from ui.tasks import melding
from ui.views.herstelcodevak import HerstelcodeVak
from ui.views.login_herstelcode import HerstelcodeView
from ui.views.login_wachtzin import EigenWachtzinView

if TYPE_CHECKING:
    from cvt_desktop.bootstrap.programma import Programma

_EERSTE = "Iemand anders heeft uw eerste wachtzin getypt. Kies nu een eigen wachtzin; daarna kent alleen u hem."
_HERSTEL = "U bent aangemeld met de herstelcode. Kies een nieuwe wachtzin; de herstelcode blijft geldig."


class EersteKeer:
    """Leads somebody from an unlocked register to an open one."""

    def __init__(self, programma: Programma, aanmelding: Aanmelding, wachtzin: str) -> None:
        self._p, self._aanmelding, self._wachtzin = programma, aanmelding, wachtzin
        self._code: str | None = None
        self._geopend: Geopend | None = None
        toegang = programma.toegang()
        uitleg = _HERSTEL if aanmelding.met_herstelcode else _EERSTE
        self._pagina = EigenWachtzinView(
            "Kies uw wachtzin", uitleg, lambda w: None if aanmelding.kluis.oefen and w else toegang.kluizen.keur_wachtzin(w),
            toegang.kluizen.stel_wachtzin_voor,
        )

    def begin(self) -> None:
        """Show the page."""
        self._pagina.gekozen.connect(self._on_chosen)
        self._pagina.afgebroken.connect(self._on_cancelled)
        self._p.venster.toon(self._pagina, "Nieuwe wachtzin")

    def sluit(self) -> None:
        """Locked on the way: the keys go, and what was opened with them. Both may be called twice."""
        if self._geopend is not None:
            self._geopend.sluit()
        self._aanmelding.afbreken()

    def _on_cancelled(self) -> None:
        self._p.breek_eerste_keer_af()

    def _on_chosen(self, _oud: str, nieuw: str, nog_eens: str) -> None:
        toegang = self._p.toegang()
        self._p.taken.start(
            lambda _v: kies_wachtzin(toegang, self._aanmelding, self._wachtzin, nieuw, nog_eens),
            self._on_changed, self._mis, bezig=self._pagina, titel="Sleutels maken",
        )  # fmt: skip

    def _on_changed(self, code: str | None) -> None:
        self._code = code
        self._p.open(self._aanmelding, self._on_opened, self._mis, eerste_keer=True)

    def _on_opened(self, geopend: Geopend) -> None:
        self._geopend = geopend
        if self._code is None:
            self._p.toon_werkruimte(geopend)
            return
        toon_herstelcode(self._p, geopend, self._code, lambda: self._p.toon_werkruimte(geopend))

    def _mis(self, fout: Exception) -> None:
        self._pagina.zet_bezig(False)
        veld = fout.veld if isinstance(fout, CvtError) else None
        self._pagina.toon_fouten({veld: melding(fout)} if veld else {}, "" if veld else melding(fout))


def toon_herstelcode(programma: Programma, geopend: Geopend, code: str, klaar: object) -> None:
    """The page with the code of who is logged in; ``klaar`` is called when it was typed back."""
    pagina = maak_herstelpagina(programma, geopend, code)
    if callable(klaar):
        pagina.klaar.connect(klaar)
    programma.venster.toon(pagina, "Herstelcode")


def maak_herstelpagina(programma: Programma, geopend: Geopend, code: str) -> HerstelcodeView:
    """The same page, for wherever it is shown."""
    toegang = programma.toegang()
    bronnen = Documentbronnen(Kijker())

    def druk_af() -> None:
        pdf = eigen_herstelblad(geopend, code)
        toon_herstelblad(programma, pdf, bronnen, pagina)

    vak = HerstelcodeVak(geopend.dienst.sessie.naam, code, lambda t: controleer_teruggetypt(toegang, code, t),
                         afdrukken=druk_af)  # fmt: skip
    pagina = HerstelcodeView(vak)
    herstelcodes.wordt_getoond(geopend.dienst)
    vak.klaar.connect(lambda: herstelcodes.is_teruggetypt(geopend.dienst))
    pagina.destroyed.connect(bronnen.sluit)
    return pagina


def toon_herstelblad(programma: Programma, pdf: bytes, bronnen: Documentbronnen, ouder: QWidget) -> None:
    """The sheet as it will be on paper, to print or to save."""
    Voorbeeld("Herstelblad", pdf, bronnen, programma.feedback, programma.taken, "herstelblad.pdf", ouder=ouder).open()
