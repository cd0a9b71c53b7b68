"""The place where files are dropped, several at once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.feedback import ALLES, Feedback
from ui.icons import pixmap
from ui.theme import Maat, Ruimte, kleuren
from ui.widgets.knop import Knop
from ui.widgets.tekst import Tekst, Tekstsoort

_BEELD = 24


class Bestandenvak(QWidget):
    """``gebracht(list[Path])`` after a drop or after choosing with the button; folders are left out."""

    gebracht = Signal(object)

    def __init__(
        self,
        feedback: Feedback,
        tekst: str = "Sleep hier bestanden naartoe",
        *,
        soort: str = ALLES,
        knop: str = "Bestanden kiezen…",
    ) -> None:
        super().__init__()
        self._feedback = feedback
        self._soort = soort
        self._boven = False
        self._naam = tekst
        self.setAcceptDrops(True)
        self.setMinimumHeight(64)
        self._tekst = Tekst(tekst, Tekstsoort.ZWAK, afbreken=True)
        self._knop = Knop(knop)
        self._knop.clicked.connect(self._on_choose_clicked)
        rij = QHBoxLayout(self)
        rij.setContentsMargins(Ruimte.L + _BEELD + Ruimte.M, Ruimte.S, Ruimte.L, Ruimte.S)
        rij.setSpacing(Ruimte.L)
        rij.addWidget(self._tekst, 1)
        rij.addWidget(self._knop)

    def zet_tekst(self, tekst: str) -> None:
        """Other words in the zone."""
        self._tekst.setText(tekst)

    def _on_choose_clicked(self) -> None:
        paden = self._feedback.kies_bestanden(self._naam, self._soort)
        if paden:
            self.gebracht.emit(paden)

    @staticmethod
    def _paden(data: QMimeData) -> list[Path]:
        plaatsen = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        return [plaats for plaats in plaatsen if plaats.is_file()]

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._paden(event.mimeData()):
            event.acceptProposedAction()
            self._boven = True
            self.update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._boven = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        self._boven = False
        self.update()
        paden = self._paden(event.mimeData())
        if paden:
            event.acceptProposedAction()
            self.gebracht.emit(paden)

    def paintEvent(self, _event: QPaintEvent) -> None:
        kleur = kleuren(self)
        schilder = QPainter(self)
        schilder.setRenderHint(QPainter.RenderHint.Antialiasing)
        schilder.setBrush(QColor(kleur.accent_zacht_vlak if self._boven else kleur.vlak))
        rand = QPen(QColor(kleur.accent if self._boven else kleur.rand), 1.5, Qt.PenStyle.DashLine)
        schilder.setPen(rand)
        kader = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        schilder.drawRoundedRect(kader, Maat.STRAAL_GROOT, Maat.STRAAL_GROOT)
        pixels = pixmap("neerzetten", self, _BEELD, kleur.accent if self._boven else kleur.zwak)
        schilder.drawPixmap(Ruimte.L, (self.height() - _BEELD) // 2, pixels)
