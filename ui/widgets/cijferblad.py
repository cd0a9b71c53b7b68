"""A table of numbers in which each number can be chosen, with the mouse or the arrows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem

from ui.clipboard import Klembord
from ui.models.tabel import Kolom, Tabelmodel
from ui.theme import Letter, Ruimte, kleuren, letter
from ui.tonen import Chip
from ui.widgets.celdelegate import Celdelegate
from ui.widgets.lijnkader import teken_kader
from ui.widgets.tabelweergave import Tabelweergave
from ui.widgets.veld import Veld

_KOLOM = 74


class Cijferlijn(Protocol):
    """A line that the table can show."""

    @property
    def naam(self) -> str: ...
    @property
    def cellen(self) -> tuple[str | Chip, ...]: ...
    @property
    def totaal(self) -> bool: ...


class _Delegate(Celdelegate):
    """With a line above each total."""

    def __init__(self, blad: Cijferblad) -> None:
        super().__init__(blad.model, blad)
        self._blad = blad

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().paint(painter, option, index)
        if self._blad.model.rij(index.row()).totaal and index.row():
            painter.setPen(QColor(kleuren(self._blad).rand))
            painter.drawLine(option.rect.topLeft(), option.rect.topRight())


class Cijferblad(Veld):
    """``gekozen(line, column)`` for the number that is chosen; the name of a line stands for its last column.

    ``verder`` is Enter: on to what is behind the number. ``naam`` changes with the table, so that F1 explains it.
    """

    gekozen = Signal(int, int)
    verder = Signal()

    def __init__(self, naam: str, label: str) -> None:
        super().__init__(naam, label)
        self.model: Tabelmodel[Cijferlijn] = Tabelmodel(_kolommen(()))
        self.weergave = Tabelweergave(label)
        self.weergave.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.weergave.horizontalHeader().setSectionsClickable(False)
        self.weergave.setModel(self.model)
        self._delegate = _Delegate(self)
        self._delegate.ververs(kleuren(self))
        self.weergave.setItemDelegate(self._delegate)
        self._plaats(self.weergave)
        self._verdeel()
        self.zonder_foutregel()
        self.setContentsMargins(1, 1, 1, 1)
        self.weergave.activeer.connect(self.verder)
        self.weergave.kopieer.connect(self._on_copy)
        self.weergave.opgemaakt.connect(self._on_restyled)
        self.weergave.selectionModel().currentChanged.connect(self._on_current_changed)

    def zet(self, kolommen: Sequence[str], regels: Sequence[Cijferlijn], kies: int | None = None) -> None:
        """Show this table; the chosen place stays as far as it is there. ``kies`` chooses that line, in the last column."""
        regel, kolom = self.waarde() if kies is None else (kies, -1)
        if [k.titel for k in self.model.kolommen[1:]] != [titel.upper() for titel in kolommen]:
            self.model.beginResetModel()
            self.model.kolommen = _kolommen(kolommen)
            self.model.endResetModel()
        self.model.zet_rijen(regels)
        self._verdeel()
        self._on_restyled()
        if regels:
            self.zet_waarde((min(max(regel, 0), len(regels) - 1), kolom if kolom >= 0 else len(kolommen) - 1))

    def _verdeel(self) -> None:
        """The names take what the numbers leave, also while there are no numbers yet."""
        kop = self.weergave.horizontalHeader()
        for nummer in range(self.model.columnCount()):
            kop.setSectionResizeMode(nummer, QHeaderView.ResizeMode.Stretch if nummer == 0 else QHeaderView.ResizeMode.Fixed)

    def waarde(self) -> tuple[int, int]:
        """The chosen line and column; (-1, -1) when nothing is there."""
        index = self.weergave.currentIndex()
        if not index.isValid():
            return -1, -1
        return index.row(), index.column() - 1 if index.column() else self.model.columnCount() - 2

    def zet_waarde(self, waarde: tuple[int, int]) -> None:
        """Choose a number; told once, also when it was chosen already: what lies behind it may be another."""
        regel, kolom = waarde
        nieuw = self.model.index(regel, kolom + 1)
        was = self.weergave.currentIndex() == nieuw
        self.weergave.setCurrentIndex(nieuw)
        if was or not nieuw.isValid():
            self.gekozen.emit(*self.waarde())

    def paintEvent(self, _event: QPaintEvent) -> None:
        kleur = kleuren(self)
        teken_kader(QPainter(self), QRectF(self.rect()), QColor(kleur.lijn), QColor(kleur.vlak))

    def _on_current_changed(self, nu: QModelIndex) -> None:
        if nu.isValid():
            self.gekozen.emit(*self.waarde())

    def _on_copy(self) -> None:
        index = self.weergave.currentIndex()
        if index.isValid():
            Klembord.kopieer(self.model.celtekst(index.row(), index.column()))

    def _on_restyled(self) -> None:
        self._delegate.ververs(kleuren(self))
        maat = QFontMetrics(letter(Letter.KOLOM))
        for nummer, kolom in enumerate(self.model.kolommen[1:], 1):
            self.weergave.setColumnWidth(nummer, max(_KOLOM, maat.horizontalAdvance(kolom.titel) + int(Ruimte.XL)))


def _kolommen(titels: Sequence[str]) -> list[Kolom[Cijferlijn]]:
    def cel(nummer: int) -> Callable[[Cijferlijn], str | Chip]:
        return lambda regel: regel.cellen[nummer]

    cijfers = (Kolom(titel=titel.upper(), tekst=cel(nummer), rechts=True) for nummer, titel in enumerate(titels))
    return [Kolom(titel="", tekst=lambda r: r.naam), *cijfers]


