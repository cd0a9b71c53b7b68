"""Ctrl+K: one box that finds records and commands."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.theme import Maat, Ruimte, kleuren
from ui.tonen import Treffer
from ui.widgets.schuifbalk import geef_schuifbalken
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.trefferdelegate import TREFFER, Trefferdelegate
from ui.widgets.zoekveld import Zoekveld

Leverancier = Callable[[str], Sequence[Treffer]]
"""Gives what fits a typed text; '' asks for what is most useful now. Called for every keystroke: at most a few ms."""

_HOOGST = 24
_KIEZEN = {Qt.Key.Key_Down: 1, Qt.Key.Key_Tab: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Backtab: -1}
"""Tab stays in the box too: behind it lies a page that is covered."""


class Opdrachtpalet(QWidget):
    """Lies over the upper middle of its window. Esc or a click elsewhere closes it and gives the focus back.

    ``gezocht`` tells that somebody searched, and how many lines that gave.
    """

    gezocht = Signal(int)

    def __init__(self, venster: QWidget) -> None:
        super().__init__(venster)
        self._leveranciers: list[Leverancier] = []
        self._vorige: QWidget | None = None
        self.raad = "Probeer een deel van de naam of het kenmerk."
        """What to do when nothing was found."""
        self._zoekveld = Zoekveld("Zoek een dossier, leerling, school of opdracht", toets="")
        self._zoekveld.setMaximumWidth(10_000)
        self._zoekveld.setMinimumHeight(Maat.BALK)
        self._lijst = QListWidget()
        geef_schuifbalken(self._lijst)
        self._lijst.setAccessibleName("Gevonden")
        self._lijst.setFrameShape(QFrame.Shape.NoFrame)
        self._lijst.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lijst.setItemDelegate(Trefferdelegate(self._lijst))
        self._lijst.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lijst.itemClicked.connect(self._on_item_chosen)
        self._onder = Tekst("↑ ↓ kiezen   Enter openen   Esc sluiten", Tekstsoort.KLEIN)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(Ruimte.S, Ruimte.S, Ruimte.S, Ruimte.S)
        kolom.setSpacing(Ruimte.XS)
        for widget in (self._zoekveld, self._lijst, self._onder):
            kolom.addWidget(widget)
        self._zoekveld.textChanged.connect(self._on_text_changed)
        self._zoekveld.gezocht.connect(lambda: self.gezocht.emit(self._lijst.count()))
        self._zoekveld.installEventFilter(self)
        self.hide()

    def voeg_leverancier(self, leverancier: Leverancier) -> None:
        """Add a source; sources are shown in the order in which they were added."""
        self._leveranciers.append(leverancier)

    def open(self, begin: str = "") -> None:
        """Show the palette with ``begin`` typed in."""
        venster = self.parentWidget()
        if venster is None:
            return
        if not self.isVisible():
            self._vorige = venster.focusWidget()
        breed = min(680, venster.width() - 2 * Ruimte.XL)
        hoog = min(460, venster.height() - 4 * Ruimte.XL)
        self.setGeometry((venster.width() - breed) // 2, 2 * Ruimte.XL, breed, hoog)
        self._zoekveld.setText(begin)
        self._on_text_changed(begin)
        self.show()
        self.raise_()
        self._zoekveld.setFocus(Qt.FocusReason.PopupFocusReason)
        self._zoekveld.selectAll()

    def sluit(self) -> None:
        """Hide, and give the focus back to where it was."""
        if not self.isVisible():
            return
        self.hide()
        vorige, self._vorige = self._vorige, None
        if vorige is not None:
            vorige.setFocus(Qt.FocusReason.PopupFocusReason)

    def treffers(self) -> list[Treffer]:
        """What is shown now."""
        return [self._lijst.item(nummer).data(TREFFER) for nummer in range(self._lijst.count())]

    def _on_text_changed(self, tekst: str) -> None:
        gevonden = [treffer for leverancier in self._leveranciers for treffer in leverancier(tekst.strip())]
        self._lijst.clear()
        for treffer in gevonden[:_HOOGST]:
            regel = QListWidgetItem(f"{treffer.titel} {treffer.onder} {treffer.soort}".strip())
            regel.setData(TREFFER, treffer)
            self._lijst.addItem(regel)
        self._lijst.setCurrentRow(0)
        if gevonden:
            self._onder.setText("↑ ↓ kiezen   Enter openen   Esc sluiten")
        else:
            self._onder.setText(f"Niets gevonden voor ‘{tekst.strip()}’. {self.raad}")

    def _on_item_chosen(self, regel: QListWidgetItem) -> None:
        treffer: Treffer = regel.data(TREFFER)
        self._zoekveld.rond_af()
        self.sluit()
        treffer.uitvoeren()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and self.isVisible():
            self.hide()
            return False
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        nummer, aantal = self._lijst.currentRow(), self._lijst.count()
        if event.key() == Qt.Key.Key_Escape:
            self.sluit()
        elif event.key() in _KIEZEN:
            if aantal:
                self._lijst.setCurrentRow((nummer + _KIEZEN[Qt.Key(event.key())]) % aantal)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and nummer >= 0:
            self._on_item_chosen(self._lijst.item(nummer))
        else:
            return False
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        kleur = kleuren(self)
        schilder = QPainter(self)
        schilder.setRenderHint(QPainter.RenderHint.Antialiasing)
        schilder.setBrush(QColor(kleur.vlak))
        schilder.setPen(QPen(QColor(kleur.rand), 1.5))
        kader = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        schilder.drawRoundedRect(kader, Maat.STRAAL_GROOT, Maat.STRAAL_GROOT)
