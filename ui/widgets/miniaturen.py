"""All pages of a document as small pictures, drawn when they come into view, with a mark where a stuk begins."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.tasks import Taken, Voortgang
from ui.theme import Letter, Maat, Ruimte, kleuren, letter
from ui.widgets.documentkijker import Documentbron
from ui.widgets.lijnkader import teken_kader
from ui.widgets.schuifbalk import geef_schuifbalken

_BREED, _HOOG = 104, 147
_BAND = 20
_VOET = 20
_TEGEL = QSize(_BREED + Ruimte.L, _HOOG + _VOET + Ruimte.S)
_PER_KEER = 4
_BEWAARD = 600


class _Bladen(QAbstractListModel):
    """One row per page; what is known of each comes from ``merk``."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.aantal = 0
        self.beelden: OrderedDict[int, QImage] = OrderedDict()
        self.merk: Callable[[int], str] = lambda _pagina: ""

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 (the signature of Qt)
        return 0 if parent.isValid() else self.aantal

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        pagina = index.row() + 1
        merk = self.merk(pagina)
        return f"Bladzijde {pagina}" + (f", hier begint {merk}" if merk else "")


class _Bladtekenaar(QStyledItemDelegate):
    """The page on white, its number below it, and on a page with a mark a band with the number and kind of the stuk."""

    def __init__(self, bladen: _Bladen) -> None:
        super().__init__(bladen)
        self._bladen = bladen

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return _TEGEL

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        kleur, pagina = kleuren(option.palette), index.row() + 1
        gekozen = bool(option.state & QStyle.StateFlag.State_Selected)
        tegel: QRect = option.rect.adjusted(2, 2, -2, -2)
        if gekozen:
            painter.fillRect(tegel, QColor(kleur.accent_zacht_vlak))
            painter.setPen(QPen(QColor(kleur.accent), Maat.FOCUSRAND))
            painter.drawRect(tegel.adjusted(1, 1, -1, -1))
        vlak = QRect(tegel.left() + (tegel.width() - _BREED) // 2, tegel.top() + Ruimte.XS, _BREED, _HOOG)
        beeld = self._bladen.beelden.get(pagina)
        if beeld is None:
            painter.fillRect(vlak, QColor(kleur.zweef_vlak))
        else:
            hoog = min(_HOOG, round(_BREED * beeld.height() / max(1, beeld.width())))
            vlak.setHeight(hoog)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(vlak, beeld)
        teken_kader(painter, QRectF(vlak), QColor(kleur.rand))
        merk = self._bladen.merk(pagina)
        painter.setFont(letter(Letter.KOLOM if merk else Letter.KLEIN))
        if merk:
            band = QRect(vlak.left(), vlak.top(), vlak.width(), _BAND)
            painter.fillRect(band, QColor(kleur.accent_vlak))
            painter.setPen(QColor(kleur.op_accent))
            tekst = painter.fontMetrics().elidedText(merk, Qt.TextElideMode.ElideRight, band.width() - Ruimte.S)
            painter.drawText(band.adjusted(Ruimte.XS, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), tekst)
        painter.setPen(QColor(kleur.tekst if merk or gekozen else kleur.zwak))
        voet = QRect(tegel.left(), tegel.bottom() - _VOET, tegel.width(), _VOET)
        painter.drawText(voet, int(Qt.AlignmentFlag.AlignCenter), str(pagina))


class Miniaturen(QListView):
    """``gekozen(pagina)`` for the page with the focus, ``wissel(pagina)`` for Space or a double click, ``cijfer(n)`` for 1-9."""

    gekozen = Signal(int)
    wissel = Signal(int)
    cijfer = Signal(int)

    def __init__(self, taken: Taken, ouder: QWidget | None = None) -> None:
        super().__init__(ouder)
        self._taken = taken
        self._bron: Documentbron | None = None
        self._onderweg = False
        self._thuis = _Stil(self)
        self._mislukt: set[int] = set()
        self._bladen = _Bladen(self)
        self.setModel(self._bladen)
        self.setItemDelegate(_Bladtekenaar(self._bladen))
        geef_schuifbalken(self)
        self.setAccessibleName("Bladzijden")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setGridSize(_TEGEL)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(_TEGEL.height() // 3)
        self._rust = QTimer(self, singleShot=True, interval=30)
        self._rust.timeout.connect(self._haal)
        self.verticalScrollBar().valueChanged.connect(lambda _plek: self._rust.start())
        self.selectionModel().currentChanged.connect(lambda nu, _oud: self.gekozen.emit(nu.row() + 1))
        self.doubleClicked.connect(lambda plek: self.wissel.emit(plek.row() + 1))

    @staticmethod
    def breedte(kolommen: int) -> int:
        """How wide it is with so many pages beside each other."""
        return kolommen * _TEGEL.width() + Ruimte.L

    def open(self, bron: Documentbron, paginas: int, merk: Callable[[int], str]) -> None:
        """Show the pages of ``bron``; ``merk`` gives the words on a page where a stuk begins, '' on another."""
        self._bladen.beginResetModel()
        self._bron, self._bladen.aantal, self._bladen.merk = bron, paginas, merk
        self._bladen.beelden.clear()
        self._mislukt.clear()
        self._bladen.endResetModel()
        self.kies(1)
        self._rust.start()

    def pagina(self) -> int:
        """The page with the focus; 0 before there are any."""
        return self.currentIndex().row() + 1

    def kies(self, pagina: int) -> None:
        """Bring this page into view and go there."""
        plek = self._bladen.index(pagina - 1)
        if plek.isValid():
            self.setCurrentIndex(plek)
            self.scrollTo(plek)

    def ververs(self) -> None:
        """The marks changed."""
        self.viewport().update()

    def beelden(self) -> int:
        """How many pages are drawn."""
        return len(self._bladen.beelden)

    def _zichtbaar(self) -> list[int]:
        """The pages in view and a screen below it, in order."""
        hoog = self.viewport().height()
        boven = self.verticalScrollBar().value() // _TEGEL.height()
        kolommen = max(1, self.viewport().width() // _TEGEL.width())
        rijen = hoog // _TEGEL.height() + 2
        begin = boven * kolommen
        return [n + 1 for n in range(begin, min(self._bladen.aantal, begin + 2 * rijen * kolommen))]

    def _haal(self) -> None:
        """Draw a few more in the background; one request at a time, so that the large page never waits long."""
        bron = self._bron
        if bron is None or self._onderweg:
            return
        nodig = [n for n in self._zichtbaar() if n not in self._bladen.beelden and n not in self._mislukt][:_PER_KEER]
        if not nodig:
            return
        self._onderweg = True
        scherp = round(_BREED * self.devicePixelRatioF())

        def werk(voortgang: Voortgang) -> list[tuple[int, QImage]]:
            uit = []
            for nummer in nodig:
                voortgang.controleer()
                blad = bron.pagina(nummer, scherp)
                beeld = QImage(blad.rgba, blad.breedte, blad.hoogte, blad.breedte * 4, QImage.Format.Format_RGBA8888)
                uit.append((nummer, beeld.copy()))
            return uit

        self._taken.start(werk, self._on_drawn, lambda _fout: self._on_failed(nodig), bezig=self._thuis)

    def _on_drawn(self, beelden: list[tuple[int, QImage]]) -> None:
        self._onderweg = False
        for nummer, beeld in beelden:
            self._bladen.beelden[nummer] = beeld
        while len(self._bladen.beelden) > _BEWAARD:
            self._bladen.beelden.popitem(last=False)
        self.viewport().update()
        self._haal()

    def _on_failed(self, nummers: list[int]) -> None:
        """A page that cannot be drawn stays grey; the large view says why."""
        self._onderweg = False
        self._mislukt.update(nummers)
        self._haal()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]  # Qt gives its own event
        self._rust.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space marks, a digit names; everything else is of the list."""
        cijfer = event.key() - int(Qt.Key.Key_0)
        zonder = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() == Qt.Key.Key_Space and self.pagina():
            self.wissel.emit(self.pagina())
        elif zonder and 1 <= cijfer <= 9 and self.pagina():
            self.cijfer.emit(cijfer)
        else:
            super().keyPressEvent(event)
            return
        event.accept()


class _Stil(QObject):
    """So that a result is not delivered to a list that is gone."""

    def zet_bezig(self, bezig: bool) -> None:
        """Nothing is shown: the grey pages say it."""
