"""The pages that work without an open register: the wizard, *Verifiëren* and *Help*."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cvt_desktop.domain.feestdagen import STANDAARD_FEESTDAGEN
from cvt_desktop.ports.ondertekening import Verdict, Zoek
from ui.views.help import HelpView
from ui.views.verifieren import VerifierenView

if TYPE_CHECKING:
    from cvt_desktop.bootstrap.programma import Programma
    from ui.views.wizard import WizardView


class LuieControleur:
    """``Controleur`` that imports pyHanko at the first document, in the thread that judges it."""

    def controleer(
        self, data: bytes, *, ca_pem: bytes | None = None, zoek: Zoek | None = None, eigen_ca: bool = False
    ) -> Verdict:  # fmt: skip
        """See ``Controleur``."""
        from cvt_desktop.adapters.signing.validator import PdfValidator

        return PdfValidator().controleer(data, ca_pem=ca_pem, zoek=zoek, eigen_ca=eigen_ca)


def toon(programma: Programma, wat: str) -> None:
    """The page of a button of the start page: ``overnemen``, ``terugzetten``, ``verifieren``,
    ``rekenhulp``, ``kwijt`` or ``help``.
    """
    if wat == "overnemen":
        from cvt_desktop.bootstrap.overnemen import toon_overnemen

        toon_overnemen(programma)
    elif wat == "terugzetten":
        from cvt_desktop.bootstrap.terugzetten import maak_keuze

        programma.venster.toon(maak_keuze(programma), "Reservekopie terugzetten")
    elif wat == "kwijt":
        from cvt_desktop.bootstrap.beveiligingspaginas import maak_laptop_kwijt

        programma.venster.toon(maak_laptop_kwijt(programma, programma.toon_start), "Laptop kwijt")
    elif wat == "verifieren":
        programma.venster.toon(maak_verifieren(programma), "Verifiëren")
    elif wat == "rekenhulp":
        from ui.presenters.rekenhulp import RekenhulpPresenter
        from ui.views.rekenhulp import RekenhulpView

        pagina = RekenhulpView(RekenhulpPresenter(STANDAARD_FEESTDAGEN), terug=programma.toon_start)
        programma.venster.toon(pagina, "Rekenhulp")
    else:
        programma.venster.toon(maak_help(programma), "Help")


def maak_wizard(programma: Programma) -> WizardView:
    """Making a register; at the end its login page."""
    from cvt_desktop.adapters.bijlagen.inlezen import lees_bestand_begrensd
    from cvt_desktop.adapters.bijlagen.viewer import Kijker
    from cvt_desktop.bootstrap.eerste_keer import toon_herstelblad
    from ui.documentbron import Documentbronnen
    from ui.presenters.wizard import WizardPresenter
    from ui.views.wizard import WizardView

    bronnen = Documentbronnen(Kijker())

    def druk_af(pdf: bytes, ouder: QWidget) -> None:
        toon_herstelblad(programma, pdf, bronnen, ouder)

    def klaar(map_: Path) -> None:
        bronnen.sluit()
        programma.open_map(map_)

    def weg() -> None:
        bronnen.sluit()
        programma.toon_start()

    map_ = programma.beleid.registermap or programma.paden.registers
    presenter = WizardPresenter(programma.toegang(), map_)
    pagina = WizardView(presenter, programma.taken, programma.feedback, druk_af, lees_bestand_begrensd)
    pagina.gemaakt.connect(klaar)
    pagina.afgebroken.connect(weg)
    return pagina


def maak_verifieren(programma: Programma) -> VerifierenView:
    """Without a register: a CA file can be chosen."""
    from ui.presenters.verifieren import VerifierenPresenter

    return VerifierenView(VerifierenPresenter(LuieControleur()), programma.taken, programma.feedback,
                          terug=programma.toon_start)  # fmt: skip


def maak_help(programma: Programma) -> HelpView:
    """The handleiding, reachable before anybody logged in."""
    return HelpView(terug=programma.toon_start)
