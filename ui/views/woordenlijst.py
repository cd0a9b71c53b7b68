"""*Woordenlijst*: the words of the commission as the program uses them, to be searched."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.focusdoorgever import geef_focus_door
from ui.models.tabel import Kolom
from ui.presenters.hulp import Woord, lees_woordenlijst
from ui.theme import Maat, Ruimte
from ui.widgets.kop import Kop
from ui.widgets.tabel import Tabel
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.zoekveld import Zoekveld

_KOLOMMEN: tuple[Kolom[Woord], ...] = (
    Kolom(titel="WOORD", tekst=lambda w: w.term, nadruk=True),
    Kolom(titel="BETEKENIS", tekst=lambda w: w.betekenis, rek=True),
    Kolom(titel="BRON", tekst=lambda w: w.bron, zwak=True, breedte=260),
)


class WoordenlijstView(QWidget):
    """A table to search; below it the chosen word in full."""

    def __init__(self, *, terug: Callable[[], None]) -> None:
        super().__init__()
        kop = Kop("Woordenlijst", "De woorden van de commissie, met het artikel waar zij vandaan komen.", terug=True)
        kop.terug_gevraagd.connect(terug)
        self.zoek = Zoekveld()
        kop.voeg_actie(self.zoek)
        self.tabel: Tabel[Woord] = Tabel("Woordenlijst", _KOLOMMEN, sleutel=lambda w: w.term, leeg="Geen woord gevonden.",
                                         leeg_uitleg="Zoek op een deel van het woord, of op een artikel.")  # fmt: skip
        self.tabel.koppel(self.zoek)
        self.voluit = Tekst("", Tekstsoort.BODY, afbreken=True, kiesbaar=True)
        self.voluit.setMinimumHeight(2 * Maat.RIJ)
        self.voluit.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.tabel.keuze_gewijzigd.connect(self._on_word_chosen)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(Ruimte.L, Ruimte.M, Ruimte.L, Ruimte.M)
        kolom.setSpacing(Ruimte.S)
        for widget, rek in ((kop, 0), (self.tabel, 1), (self.voluit, 0)):
            kolom.addWidget(widget, rek)
        self.tabel.zet_rijen(lees_woordenlijst())
        geef_focus_door(self, self.tabel)

    def _on_word_chosen(self, woord: Woord | None) -> None:
        self.voluit.setText("" if woord is None else woord.voluit)
