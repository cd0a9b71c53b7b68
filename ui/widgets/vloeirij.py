"""A row of widgets that goes on in a next line when there is no room: with larger letters no word is cut."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from ui.theme import Ruimte


class Vloeirij(QWidget):
    """Widgets beside each other at the left, as high as the lines that they need at their width."""

    def __init__(self, *widgets: QWidget, ruimte: int = Ruimte.S) -> None:
        super().__init__()
        beleid = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        beleid.setHeightForWidth(True)
        self.setSizePolicy(beleid)
        self._indeling = _Vloeiindeling(self, ruimte)
        for widget in widgets:
            self._indeling.addWidget(widget)

    def voeg(self, widget: QWidget) -> None:
        """Add one more behind the others."""
        self._indeling.addWidget(widget)


class _Vloeiindeling(QLayout):
    """Each item at its own size; hidden ones take no place."""

    def __init__(self, vak: QWidget, ruimte: int) -> None:
        super().__init__(vak)
        self._delen: list[QLayoutItem] = []
        self._hoogten: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(ruimte)

    def addItem(self, deel: QLayoutItem) -> None:
        self._delen.append(deel)

    def count(self) -> int:
        return len(self._delen)

    def itemAt(self, nummer: int) -> QLayoutItem | None:
        return self._delen[nummer] if 0 <= nummer < len(self._delen) else None

    def takeAt(self, nummer: int) -> QLayoutItem | None:
        return self._delen.pop(nummer) if 0 <= nummer < len(self._delen) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def invalidate(self) -> None:
        """An item has another size, or is shown or hidden."""
        self._hoogten = {}
        super().invalidate()

    def heightForWidth(self, breedte: int) -> int:
        """Reckoned once for each width: Qt asks it some ten times for a page that comes in front."""
        if breedte not in self._hoogten:
            self._hoogten[breedte] = self._leg(QRect(0, 0, breedte, 0), doe=False)
        return self._hoogten[breedte]

    def sizeHint(self) -> QSize:
        """All of them in one line."""
        maten = [deel.sizeHint() for deel in self._delen if not deel.isEmpty()]
        breed = sum(maat.width() for maat in maten) + self.spacing() * max(0, len(maten) - 1)
        return QSize(breed, max((maat.height() for maat in maten), default=0))

    def minimumSize(self) -> QSize:
        """The widest of them."""
        maten = [deel.minimumSize() for deel in self._delen if not deel.isEmpty()]
        return QSize(max((m.width() for m in maten), default=0), max((m.height() for m in maten), default=0))

    def setGeometry(self, vlak: QRect) -> None:
        super().setGeometry(vlak)
        self._leg(vlak, doe=True)

    def _leg(self, vlak: QRect, *, doe: bool) -> int:
        """Lay them out in ``vlak``; gives the height that they take."""
        y = vlak.y()
        for regel in self._regels(vlak.width()):
            hoogte = max(maat.height() for _, maat in regel)
            x = vlak.x()
            for deel, maat in regel:
                if doe:  # on one middle line: a quiet button is lower than one with a border
                    deel.setGeometry(QRect(x, y + (hoogte - maat.height()) // 2, maat.width(), maat.height()))
                x += maat.width() + self.spacing()
            y += hoogte + Ruimte.XS
        return max(0, y - Ruimte.XS - vlak.y())

    def _regels(self, breedte: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """What is shown, line by line; an item that is too wide has a line of its own."""
        regels: list[list[tuple[QLayoutItem, QSize]]] = []
        x = 0
        for deel in self._delen:
            if deel.isEmpty():
                continue
            maat = deel.sizeHint()
            if not regels or x + maat.width() > breedte:
                regels.append([])
                x = 0
            regels[-1].append((deel, maat))
            x += maat.width() + self.spacing()
        return regels
