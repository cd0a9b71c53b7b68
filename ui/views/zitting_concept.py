"""The conceptbesluit, written before the zitting."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cvt_desktop.domain.zitting import Uitkomst
from ui.bewaarklok import Bewaarklok
from ui.presenters.uitkomstvorm import CATEGORIEEN
from ui.theme import Ruimte
from ui.tonen import Keuze
from ui.widgets.datumveld import Datumveld
from ui.widgets.formulier import Formulier
from ui.widgets.keuzeveld import Keuzeveld
from ui.widgets.knop import Knop
from ui.widgets.rij import Rij
from ui.widgets.rolvak import Rolvak
from ui.widgets.tekstvlak import Tekstvlak

_RUST_MS = 500
_TLV = {Uitkomst.TOEGEWEZEN.name, Uitkomst.TOEGEWEZEN_ANDERS.name}
_VELDEN = ("categorie", "ingangsdatum", "einddatum")


class ZittingConceptVorm(QWidget):
    """``getypt(values)`` as somebody types, ``klaar(values)`` when *Bewaren* was pressed, ``weg(values)`` when the form goes
    with something typed in it; ``velden`` belong to a toewijzing.
    """

    hulpvorm = "uitkomst"
    getypt = Signal(dict)
    klaar = Signal(dict)
    weg = Signal(dict)

    def __init__(self, waarden: dict[str, object], uitkomsten: tuple[Keuze, ...], *, velden: tuple[str, ...] = _VELDEN) -> None:
        super().__init__()
        self._tlv = velden
        self._vorm = Formulier(labelkolom=96)
        self._sectie = self._vorm.sectie()
        self._uitkomst = self._sectie.veld(Keuzeveld("uitkomst", "Voorstel", uitkomsten, leeg="nog geen voorstel", breedte=260))
        self._sectie.veld(Keuzeveld("categorie", "Categorie", CATEGORIEEN, breedte=260))
        self._sectie.veld(Datumveld("ingangsdatum", "Van"))
        self._sectie.veld(Datumveld("einddatum", "Tot en met"))
        self._sectie.veld(Tekstvlak("waarom_anders", "Waarom anders", regels=2, breedte=260))
        self._sectie.veld(Datumveld("aanhouden_tot", "Tot en met"))
        self._sectie.veld(Tekstvlak("aanhouden_waarvoor", "Wachten op", regels=2, woorden=0, breedte=260))
        self._sectie.veld(Tekstvlak("redenen", "Redenen", regels=9, woorden=0, breedte=260))
        self._vorm.klaar()
        self._vorm.zet_waarden(waarden)
        self._uitkomst.gewijzigd.connect(self._on_outcome_changed)
        bewaar = Knop("Bewaren", naam="")
        bewaar.clicked.connect(self._on_keep)
        self._concept = Bewaarklok(self, _RUST_MS)
        self._concept.timeout.connect(lambda: self.getypt.emit(self._vorm.waarden()))
        self._getypt = False
        self._vorm.gewijzigd.connect(self._on_typed)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(Ruimte.S)
        kolom.addWidget(Rolvak(self._vorm), 1)
        kolom.addWidget(Rij(bewaar, rek=True))
        self._on_outcome_changed()

    def _on_outcome_changed(self) -> None:
        gekozen = self._uitkomst.waarde()
        for veld in ("categorie", "ingangsdatum", "einddatum"):
            self._sectie.toon_veld(veld, gekozen in _TLV and veld in self._tlv)
        self._sectie.toon_veld("waarom_anders", gekozen == Uitkomst.TOEGEWEZEN_ANDERS.name)
        for veld in ("aanhouden_tot", "aanhouden_waarvoor"):
            self._sectie.toon_veld(veld, gekozen == Uitkomst.AANGEHOUDEN.name)

    def _on_typed(self, _naam: str) -> None:
        self._getypt = True
        self._concept.start()

    def _on_keep(self) -> None:
        self._concept.stop()
        self._getypt = False
        self.klaar.emit(self._vorm.waarden())

    def hideEvent(self, event: QHideEvent) -> None:
        """Closed after something was typed: that is kept too, here as everywhere."""
        self._concept.stop()
        if self._getypt:
            self._getypt = False
            self.weg.emit(self._vorm.waarden())
        super().hideEvent(event)

    def begin(self) -> None:
        """Focus on the proposal."""
        self._uitkomst.setFocus()

    def toon_fout(self, veld: str, melding: str) -> None:
        """The error at its field."""
        self._vorm.toon_fouten({veld: melding})
