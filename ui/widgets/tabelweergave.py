"""The view of a table: whole rows, Enter activates, Ctrl+C copies."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from ui.theme import Letter, Maat, Ruimte, kleuren, letter
from ui.widgets.schuifbalk import geef_schuifbalken


class Tabelweergave(QTableView):
    """``activeer`` and ``kopieer`` come from the keyboard or a double click; ``opgemaakt`` asks for new widths."""

    activeer = Signal()
    kopieer = Signal()
    toets = Signal(str)
    opgemaakt = Signal()

    def __init__(self, naam: str, *, meer: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(naam)
        geef_schuifbalken(self, liggend=True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        keuze = QAbstractItemView.SelectionMode
        self.setSelectionMode(keuze.ExtendedSelection if meer else keuze.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        staand = self.verticalHeader()
        staand.setVisible(False)
        staand.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        liggend = self.horizontalHeader()
        liggend.setHighlightSections(False)
        liggend.setSectionsClickable(True)
        liggend.setMinimumSectionSize(40)
        liggend.setStretchLastSection(False)
        self.doubleClicked.connect(lambda _index: self.activeer.emit())
        self._maak_op()

    def _maak_op(self) -> None:
        kleur = kleuren(self)
        hoogte = max(int(Maat.RIJ), QFontMetrics(letter(Letter.GEWOON)).height() + Ruimte.S + 2)
        self.verticalHeader().setDefaultSectionSize(hoogte)
        kop = self.horizontalHeader()
        kop.setStyleSheet("")  # a header with a style sheet keeps the font that it had
        kop.setFont(letter(Letter.KOLOM))
        kop.setStyleSheet(
            f"QHeaderView {{ background: {kleur.vlak}; }}"
            f"QHeaderView::section {{ background: {kleur.vlak}; color: {kleur.zwak}; border: 0;"
            f" border-bottom: 1px solid {kleur.rand}; padding: 5px {int(Ruimte.S)}px; }}"
            f"QHeaderView::section:hover {{ color: {kleur.tekst}; }}"
        )

    def herletter(self) -> None:
        """The application has another font; ``Thema`` calls it, for Qt does not tell a table."""
        self._maak_op()
        self.opgemaakt.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._maak_op()
            self.opgemaakt.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.activeer.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.kopieer.emit()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Question):
            event.ignore()
        elif event.text().strip() and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self.toets.emit(event.text())
        elif event.key() == Qt.Key.Key_Home and not event.modifiers():
            self.selectRow(0)
        elif event.key() == Qt.Key.Key_End and not event.modifiers():
            model = self.model()
            self.selectRow(model.rowCount() - 1)
        else:
            super().keyPressEvent(event)
