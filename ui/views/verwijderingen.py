"""*Verwijderde dossiers*: what was registered by mistake, who asked and who confirmed that it went, and what the school knows."""

from __future__ import annotations

from collections.abc import Callable

from cvt_desktop.services.context import Dienst
from ui.changes import Wijzigingen
from ui.clipboard import Klembord
from ui.models.tabel import Kolom
from ui.presenters.navigatie import Navigatie
from ui.presenters.verwijderingen import VerwijderingenPresenter, Verwijderrij, teller, zoektekst
from ui.views.registerblad import Registerblad
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.tabel import Tabel

_TITEL = "Verwijderde dossiers"
_GEKOPIEERD = ("De tekst voor de school staat op het klembord, zonder naam. Plak hem in uw bericht en kies daarna School is "
               "ingelicht.")  # fmt: skip
_VRAAG = "Is een dossier verkeerd geregistreerd? Vraag in dat dossier, onder Meer, om het te verwijderen."
_WACHT = "De secretaris vraagt in het dossier, onder Meer, om te verwijderen wat verkeerd is geregistreerd."


class VerwijderingenView(Registerblad[Verwijderrij]):
    """Enter opens the dossier of what waits; Ctrl+Enter copies the text for the school of what went."""

    def __init__(self, presenter: VerwijderingenPresenter, wijzigingen: Wijzigingen, terug: Callable[[], None]) -> None:
        super().__init__(_TITEL, "verwijdering", wijzigingen, terug)
        self._p = presenter
        self.tekst = self.kop.hoofdknop("Tekst voor de school kopiëren") if presenter.mag_melden else None
        self.weet = Knop("School is ingelicht", Knopsoort.STIL, icoon="vink")
        self.open = Knop("Dossier openen", Knopsoort.STIL, icoon="pijl-rechts")
        for knop, mag in ((self.weet, presenter.mag_melden), (self.open, presenter.mag_openen)):
            if mag:
                self.kop.voeg_actie(knop)
            else:
                knop.hide()
        self.weet.clicked.connect(lambda: self._doe(self._p.meld))
        self.open.clicked.connect(self._on_open)
        if self.tekst is not None:
            self.tekst.clicked.connect(lambda: self._doe(self._kopieer))
        self.leg(Tabel(
            _TITEL, _kolommen(), sleutel=lambda r: r.id, leeg="Nog geen dossier verwijderd.", leeg_icoon="document",
            hooi=zoektekst, leeg_uitleg=_VRAAG if presenter.mag_melden else _WACHT,
        ))  # fmt: skip
        self.tabel.geactiveerd.connect(self._p.open)

    def ververs(self) -> None:
        """Read the register."""
        rijen = self._p.rijen()
        self.kop.zet(_TITEL, teller(rijen))
        self.tabel.zet_rijen(rijen)
        self._on_row_chosen(self.tabel.gekozen())

    def _on_row_chosen(self, rij: Verwijderrij | None) -> None:
        self.nader.zeg(rij.nader if rij is not None else "")
        self.open.setEnabled(rij is not None and rij.open)
        met_school = rij is not None and rij.met_school
        self.weet.setEnabled(met_school)
        self.weet.zet_tekst("School is niet ingelicht" if rij is not None and rij.school_weet else "School is ingelicht")
        if self.tekst is not None:
            self.tekst.setEnabled(met_school)

    def _on_open(self) -> None:
        if (rij := self.tabel.gekozen()) is not None:
            self._p.open(rij)

    def _kopieer(self, rij: Verwijderrij) -> str:
        Klembord.kopieer(self._p.tekst_voor_school(rij.id))
        return _GEKOPIEERD


def _kolommen() -> list[Kolom[Verwijderrij]]:
    return [
        Kolom(titel="STAND", tekst=lambda r: r.stand, breedte=140),
        Kolom(titel="KENMERK", tekst=lambda r: r.kenmerk, nadruk=True, breedte=96),
        Kolom(titel="SOORT", tekst=lambda r: r.soort, breedte=80),
        Kolom(titel="SCHOOL", tekst=lambda r: r.school, breedte=150),
        Kolom(titel="ONTVANGEN", tekst=lambda r: r.ontvangen, rechts=True, zwak=True, breedte=110,
              sorteer=lambda r: r.ontvangen_op),
        Kolom(titel="REDEN", tekst=lambda r: r.reden, rek=True),
        Kolom(titel="GEVRAAGD", tekst=lambda r: r.gevraagd, breedte=208, sorteer=lambda r: r.gevraagd_op),
        Kolom(titel="BEVESTIGD OF GEWEIGERD", tekst=lambda r: r.afgedaan, breedte=208),
    ]  # fmt: skip


def maak_scherm(dienst: Dienst, navigatie: Navigatie, wijzigingen: Wijzigingen) -> VerwijderingenView:
    """The screen ``verwijderingen``."""
    return VerwijderingenView(VerwijderingenPresenter(dienst, navigatie), wijzigingen, navigatie.terug)
