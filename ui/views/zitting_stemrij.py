"""The row of stemmen: one button per member, the reason of who was against or abstained."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cvt_desktop.domain.stem import Stemkeuze
from ui.presenters.zitting_blad import Stemmer
from ui.theme import Ruimte
from ui.tonen import Chip, Vorm
from ui.widgets.chipvlak import Chipvlak
from ui.widgets.knop import Knop
from ui.widgets.menu import Menu
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.tekstveld import Tekstveld

_LETTER = {Stemkeuze.VOOR: "V", Stemkeuze.TEGEN: "T", Stemkeuze.ONTHOUDING: "O"}
_MERK = {"voor": "✓ voor", "tegen": "✕ tegen", "onthouding": "○ onthouding", "": "–"}


class Stemrij(QWidget):
    """``gestemd(number of the line, Stemkeuze)``; ``toegelicht(number of the line, text)``; ``verder``: Enter after a reason."""

    hulpvorm = "stem"
    gestemd = Signal(int, object)
    toegelicht = Signal(int, str)
    verder = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._knoppen: list[Knop] = []
        self._rij = QHBoxLayout(self)
        self._rij.setContentsMargins(0, 0, 0, 0)
        self._rij.setSpacing(Ruimte.XS)
        self._leden = QHBoxLayout()
        self._leden.setSpacing(Ruimte.XS)
        self._niet = Tekst("", Tekstsoort.ZWAK)
        lettertype = self._niet.font()
        lettertype.setStrikeOut(True)
        self._echtheid = Chipvlak()
        self._echtheid.hide()
        self._weg = Tekst("", Tekstsoort.ZWAK)
        self._weg.setFont(lettertype)
        self.reden = Tekstveld("stemreden", "Waarom tegen of onthouding", maximum=300, breedte=0,
                                hint="waarom? mag ook later, Enter gaat verder")
        self.reden.zonder_foutregel()
        self.reden.hide()
        self._reden_van = -1
        self.reden.editor.editingFinished.connect(self._on_reason_ready)  # type: ignore[attr-defined]
        self.reden.editor.returnPressed.connect(self.verder)  # type: ignore[attr-defined]
        self._rij.addLayout(self._leden)
        self._rij.addWidget(self._weg)
        self._rij.addWidget(self._niet)
        self._rij.addWidget(self._echtheid)
        self._rij.addWidget(self.reden, 1)
        self._rij.addWidget(QWidget(), 1)

    def zet(self, stemmers: tuple[Stemmer, ...], *, beslist: bool, actief: int, echtheid: Chip | None = None) -> None:
        """Show these members; ``actief`` is the number that was pressed after M (0: none), ``echtheid`` what is signed."""
        while len(self._knoppen) < len(stemmers):
            self._maak()
        for nummer, knop in enumerate(self._knoppen):
            zichtbaar = nummer < len(stemmers) and not stemmers[nummer].waarom_niet
            knop.setVisible(zichtbaar)
            if zichtbaar:
                s = stemmers[nummer]
                cijfer = f"{s.nummer} " if s.nummer and not beslist else ""
                knop.zet_tekst(f"{cijfer}{s.initialen} {_MERK[s.keuze]}{_vorm(s)}")
                echt = f", {s.echtheid.tekst}" if s.echtheid is not None else ""
                knop.setAccessibleName(f"Stem van {s.naam}: {s.keuze or 'nog niet genoteerd'}{echt}")
                knop.setChecked(bool(actief) and s.nummer == actief)
        weg = [s for s in stemmers if s.waarom_niet]
        self._weg.zeg(" ".join(s.initialen for s in weg))
        self._niet.zeg("; ".join(s.waarom_niet for s in weg))
        self._echtheid.setVisible(echtheid is not None)
        if echtheid is not None:
            self._echtheid.zet(echtheid)
        self._zet_reden(stemmers)

    def _zet_reden(self, stemmers: tuple[Stemmer, ...]) -> None:
        anders = [n for n, s in enumerate(stemmers) if s.keuze in {"tegen", "onthouding"}]
        self.reden.setVisible(bool(anders))
        if anders and (self._reden_van not in anders or not self.reden.editor.hasFocus()):
            zonder = [n for n in anders if not stemmers[n].reden]
            self._reden_van = (zonder or anders)[-1]
            self.reden.zet_waarde(stemmers[self._reden_van].reden)
            self.reden.editor.setAccessibleName(f"Waarom {stemmers[self._reden_van].keuze}, {stemmers[self._reden_van].naam}")
        if not anders:
            self._reden_van = -1

    def _maak(self) -> None:
        knop = Knop(" ")
        knop.setCheckable(True)
        nummer = len(self._knoppen)
        knop.clicked.connect(lambda: self._open_menu(nummer))
        self._knoppen.append(knop)
        self._leden.addWidget(knop)

    def _open_menu(self, nummer: int) -> None:
        knop = self._knoppen[nummer]
        knop.setChecked(False)
        menu = Menu(knop)
        for keuze, letter in _LETTER.items():
            actie = menu.addAction(f"{str(keuze).capitalize()}\t{letter}")
            actie.triggered.connect(lambda _aan=False, k=keuze: self.gestemd.emit(nummer, k))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(knop.mapToGlobal(knop.rect().bottomLeft()))

    def _on_reason_ready(self) -> None:
        if self._reden_van >= 0:
            self.toegelicht.emit(self._reden_van, self.reden.waarde())


def _vorm(s: Stemmer) -> str:
    """The shape of what is not, or not yet, a checked stem; the chip beside the row has the words."""
    if s.echtheid is None or s.echtheid.vorm is Vorm.VINK:
        return ""
    return f" {s.echtheid.vorm.value}"
