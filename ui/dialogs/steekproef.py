"""*Steekproef voor de Inspectie*: a period, a draw, and the dossiers into a folder."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cvt_desktop.basis.tekst import datum_cijfers
from cvt_desktop.domain.errors import CvtError
from cvt_desktop.domain.steekproef import Getrokken
from ui.dialogs.werkdialoog import Werkdialoog
from ui.feedback import Feedback
from ui.models.tabel import Kolom
from ui.presenters.steekproef import Proefstaat, SteekproefPresenter
from ui.tasks import Taken, melding
from ui.tonen import Toon
from ui.widgets.datumveld import Datumveld
from ui.widgets.formulier import Formulier
from ui.widgets.knop import Knop
from ui.widgets.rij import Rij
from ui.widgets.tabel import Tabel
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.voortgangsregel import Voortgangsregel, met_procent

_UITLEG = (
    "Het programma trekt willekeurig tien bekendgemaakte besluiten en maakt van elk één PDF met alles wat eronder ligt."
)
_LET_OP = "Dit zijn volledige dossiers, met namen. Geef ze alleen aan de inspecteur, beveiligd, en ruim de map daarna op."
_TITEL = "Steekproef voor de Inspectie"


class SteekproefDialoog(Werkdialoog):
    """``gemaakt(zin)`` after the files were written; each draw is told to the log, so drawing again is seen."""

    hulpvorm = "steekproef"
    gemaakt = Signal(str)

    def __init__(
        self, presenter: SteekproefPresenter, taken: Taken, feedback: Feedback, *, ouder: QWidget | None = None
    ) -> None:
        super().__init__(_TITEL, taken, sub=_UITLEG, ouder=ouder, breedte=760)
        self._p, self._feedback = presenter, feedback
        self.vorm = Formulier(labelkolom=120)
        self.van, self.tot = Datumveld("van", "Van"), Datumveld("tot", "Tot en met")
        self.vorm.sectie().naast("Bekendgemaakt van, tot en met", self.van, self.tot)
        self.vorm.klaar()
        van, tot = presenter.tijdvak()
        self.vorm.zet_waarden({"van": van, "tot": tot})
        self.trekken = Knop("Trekken")
        self.zin = Tekst("", Tekstsoort.NADRUK, afbreken=True)
        self.tabel: Tabel[Getrokken] = Tabel(
            "Getrokken besluiten", _kolommen(), sleutel=lambda r: r.aanvraag_id, leeg="Nog niets getrokken.",
            leeg_uitleg="Vul het tijdvak in en kies Trekken.", leeg_icoon="document",
        )  # fmt: skip
        self.tabel.setMinimumHeight(280)
        self.tabel.zet_rijen(())
        self.voortgang = Voortgangsregel(taken, self.bezig, vorm=met_procent)
        for deel in (self.vorm, Rij(self.trekken, rek=True), self.zin):
            self.voeg(deel)
        self.voeg(self.tabel, 1)
        for onder in (Tekst(_LET_OP, Tekstsoort.ZWAK, afbreken=True), self.bezig, self.voortgang):
            self.voeg(onder)
        _, hoofd = self.zet_acties("Kies een map en maak…")
        assert hoofd is not None
        self.hoofd = hoofd
        self.hoofd.setEnabled(False)
        self.hoofd.clicked.connect(self._on_make)
        self.trekken.clicked.connect(self._on_draw)
        self.begin_bij(self.trekken)

    def bij_bezig(self, bezig: bool) -> None:
        """See ``Werkdialoog``."""
        if not bezig:
            self.voortgang.klaar()
        for deel in (self.vorm, self.trekken):
            deel.setEnabled(not bezig)
        self.hoofd.setEnabled(not bezig and self.tabel.zichtbaar() > 0)

    def _on_draw(self) -> None:
        self.vorm.toon_fouten({})
        van, tot = self.van.waarde(), self.tot.waarde()
        self._taken.start(lambda _v: self._p.trek(van, tot), self._on_drawn, self._on_not_drawn, bezig=self, titel=_TITEL)

    def _on_drawn(self, staat: Proefstaat) -> None:
        self.zin.setText(staat.zin)
        self.tabel.zet_rijen(staat.rijen)
        self.hoofd.setEnabled(True)

    def _on_not_drawn(self, fout: Exception) -> None:
        veld = fout.veld if isinstance(fout, CvtError) else ""
        if not veld or self.vorm.toon_fouten({veld: melding(fout)}):
            self.melding.toon(melding(fout), Toon.FOUT)

    def _on_make(self) -> None:
        map_ = self._feedback.kies_map("Waar komen de dossiers?")
        if map_ is not None:
            taak = self._start(lambda voortgang: self._p.maak(map_, voortgang), self._on_made, _TITEL)
            self.voortgang.volg(taak, _TITEL)

    def _on_made(self, zin: str) -> None:
        self.accept()
        self.gemaakt.emit(zin)


def _kolommen() -> list[Kolom[Getrokken]]:
    return [
        Kolom(titel="KENMERK", tekst=lambda r: r.kenmerk, nadruk=True, breedte=96),
        Kolom(titel="SOORT", tekst=lambda r: r.soort, breedte=200),
        Kolom(titel="SCHOOL", tekst=lambda r: r.school, rek=True),
        Kolom(titel="BEKENDGEMAAKT", tekst=lambda r: datum_cijfers(r.op), rechts=True, breedte=150, sorteer=lambda r: r.op),
    ]  # fmt: skip
