"""A picture in a form: what it looks like, and two buttons."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from ui.theme import Ruimte, kleuren
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.lijnkader import teken_kader
from ui.widgets.rij import Rij
from ui.widgets.veld import Veld

_BREED, _HOOG = 135, 30


class Plaatje(QWidget):
    """Draws a picture as large as fits; a word when there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._beeld = QPixmap()
        self.setFixedSize(_BREED, _HOOG)

    def zet(self, data: bytes | None) -> None:
        """The bytes of a PNG or JPEG, or None."""
        beeld = QImage()
        if data is not None:
            beeld.loadFromData(data)
        self._beeld = QPixmap.fromImage(beeld)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        schilder = QPainter(self)
        teken_kader(schilder, QRectF(self.rect()), QColor(kleuren(self).lijn))
        vlak = self.rect().adjusted(Ruimte.XS, Ruimte.XS, -Ruimte.XS, -Ruimte.XS)
        if self._beeld.isNull():
            schilder.setPen(kleuren(self).zwak)
            schilder.drawText(vlak, Qt.AlignmentFlag.AlignCenter, "geen logo")
            return
        maat = self._beeld.size().scaled(vlak.size(), Qt.AspectRatioMode.KeepAspectRatio)
        schilder.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        schilder.drawPixmap(vlak.x(), vlak.y() + (vlak.height() - maat.height()) // 2, maat.width(), maat.height(), self._beeld)

    def sizeHint(self) -> QSize:
        return QSize(_BREED, _HOOG)


class Logoveld(Veld):
    """``waarde()`` are the bytes of the picture, or None. ``kies_bestand`` asks for a file; None is a change of mind."""

    def __init__(self, naam: str, label: str, kies_bestand: Callable[[], bytes | None], *, uitleg: str = "") -> None:
        super().__init__(naam, label, optioneel=True, uitleg=uitleg)
        self._kies_bestand = kies_bestand
        self._data: bytes | None = None
        self._plaatje = Plaatje()
        self._kiezen = Knop("Kiezen…", icoon="map")
        self._weg = Knop("Weghalen", Knopsoort.STIL)
        self._kiezen.clicked.connect(self.kies)
        self._weg.clicked.connect(self.haal_weg)
        self._plaats(self._kiezen, erbij=Rij(self._weg, self._plaatje, rek=True))
        self._weg.hide()

    def waarde(self) -> bytes | None:
        return self._data

    def zet_waarde(self, waarde: bytes | None) -> None:
        self._stil = True
        self._zet(waarde)
        self._stil = False

    def zet_bewerkbaar(self, bewerkbaar: bool) -> None:
        self._kiezen.setEnabled(bewerkbaar)
        self._weg.setEnabled(bewerkbaar)

    def _zet(self, data: bytes | None) -> None:
        if data is None and self._weg.hasFocus():
            self._kiezen.setFocus()
        self._data = data
        self._plaatje.zet(data)
        self._plaatje.setAccessibleName("Het logo zoals het op brieven staat" if data else "Geen logo")
        self._weg.setVisible(data is not None)
        self._meld_gewijzigd()

    def kies(self) -> None:
        """Let a person choose a file."""
        data = self._kies_bestand()
        if data is not None:
            self._zet(data)

    def haal_weg(self) -> None:
        """No logo: the name stands there again."""
        self._zet(None)
