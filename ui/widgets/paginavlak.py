"""One page of a document as pixels."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Letter, kleuren, letter
from ui.widgets.lijnkader import teken_kader

_A4 = 297 / 210


class Paginavlak(QWidget):
    """Paints the image at the width it was given; until there is one, a surface of the same size in the colours of the window."""

    def __init__(self) -> None:
        super().__init__()
        self._beeld = QImage()
        self._breedte = 400
        self._bericht = ""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def zet_breedte(self, breedte: int) -> None:
        """The width of the sheet in points of the screen."""
        self._breedte = breedte
        self._pas_aan()

    def zet_beeld(self, beeld: QImage) -> None:
        """The page; it is scaled until a sharper one comes."""
        self._beeld = beeld
        self._bericht = ""
        self._pas_aan()

    def zet_bericht(self, bericht: str) -> None:
        """Words instead of the page: loading, or why it cannot be shown."""
        self._beeld = QImage()
        self._bericht = bericht
        self._pas_aan()

    def heeft_beeld(self) -> bool:
        return not self._beeld.isNull()

    def _pas_aan(self) -> None:
        verhouding = self._beeld.height() / self._beeld.width() if self._beeld.width() else _A4
        self.setFixedSize(QSize(self._breedte, round(self._breedte * verhouding)))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        schilder = QPainter(self)
        kader = QRectF(self.rect())
        kleur = kleuren(self)
        # a white sheet only when there is one: in the dark it would light up before there is anything to read
        schilder.fillRect(kader, QColor(Qt.GlobalColor.white) if self.heeft_beeld() else QColor(kleur.vlak))
        if self.heeft_beeld():
            schilder.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            schilder.drawImage(kader, self._beeld)
        elif self._bericht:
            schilder.setPen(QColor(kleur.zwak))
            schilder.setFont(letter(Letter.GEWOON))
            vlak = kader.adjusted(24, 24, -24, -24)
            schilder.drawText(vlak, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self._bericht)
        teken_kader(schilder, kader, QColor(kleur.rand))
