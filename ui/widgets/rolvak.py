"""A page that scrolls up and down, and follows the focus."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from ui.theme import Maat, Ruimte
from ui.widgets.focusrand import Focusrand
from ui.widgets.schuifbalk import geef_schuifbalken


class Rolvak(QScrollArea):
    """Wraps ``inhoud``; never scrolls sideways at the sizes that are supported; Tab brings the field into view.

    ``met_lijn``: a line says that the page goes on; not where one is drawn below it already.
    """

    def __init__(self, inhoud: QWidget, *, met_lijn: bool = True) -> None:
        super().__init__()
        self._met_lijn = met_lijn
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # a viewport of our own fills no background; asking for Qt's makes PySide look up every class of widget (18 ms)
        self.setViewport(QWidget())
        geef_schuifbalken(self)
        self.setWidget(inhoud)
        inhoud.setAutoFillBackground(False)
        self._lijn = QWidget(self)
        self._lijn.setBackgroundRole(QPalette.ColorRole.Mid)
        self._lijn.setAutoFillBackground(True)
        balk = self.verticalScrollBar()
        balk.valueChanged.connect(self._zet_lijn)
        balk.rangeChanged.connect(self._zet_lijn)
        balk.rangeChanged.connect(self._houd_af)
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]

    def maak_leesbaar(self, naam: str) -> None:
        """Of texts with few or no fields: the page itself takes the focus, and the arrows and Page Down scroll it.

        Otherwise who comes here with the keyboard stands at the first button, which may be far below the first words.
        """
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(naam)
        Focusrand(self)

    def setWidget(self, inhoud: QWidget) -> None:
        """Another page."""
        super().setWidget(inhoud)
        self._geef_hoogte(inhoud)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        inhoud = self.widget()
        if event.type() == QEvent.Type.LayoutRequest and inhoud is not None and watched is inhoud:
            self._geef_hoogte(inhoud)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A message above the page makes it lower: what has the focus and was in sight stays there."""
        focus, inhoud, hoog = QApplication.focusWidget(), self.widget(), event.oldSize().height()
        erin = focus if focus is not None and inhoud is not None and inhoud.isAncestorOf(focus) else None
        gezien = erin is not None and 0 <= erin.mapTo(self.viewport(), QPoint(0, 0)).y() < hoog
        super().resizeEvent(event)
        self._zet_lijn()
        if erin is not None and gezien and event.size().height() < hoog:
            self.ensureWidgetVisible(erin, Ruimte.L, Ruimte.XL)

    def _zet_lijn(self) -> None:
        """A thin line at the bottom while the page goes on below it: what is cut there is then not taken for a fault."""
        balk, kader = self.verticalScrollBar(), self.viewport().geometry()
        self._lijn.setGeometry(kader.left(), kader.bottom(), kader.width(), Maat.RAND)
        self._lijn.setVisible(self._met_lijn and balk.value() < balk.maximum())
        self._lijn.raise_()

    def _houd_af(self, laagste: int, hoogste: int) -> None:
        """No word against the scroll bar; without one the page ends where its head does."""
        ruimte = int(Ruimte.S) if hoogste > laagste else 0
        if self.viewportMargins().right() != ruimte:
            self.setViewportMargins(0, 0, ruimte, 0)

    @staticmethod
    def _geef_hoogte(inhoud: QWidget) -> None:
        """A page of wrapping texts is as high as they are at its width, not as at their narrowest: no empty scrolling."""
        indeling = inhoud.layout()
        inhoud.setMinimumHeight(1 if indeling is not None and indeling.hasHeightForWidth() else 0)

    def _on_focus_changed(self, _oud: QObject | None, nieuw: QObject | None) -> None:
        inhoud = self.widget()
        if isinstance(nieuw, QWidget) and inhoud is not None and inhoud.isAncestorOf(nieuw):
            self._breng_in_beeld(nieuw, nieuw.mapTo(inhoud, QPoint(0, 0)))

    def _breng_in_beeld(self, veld: QWidget, plek: QPoint) -> None:
        """The whole field: of a text field Qt brings no more than the line of the cursor, and one types half out of sight."""
        half = veld.height() // 2
        if veld.height() + 2 * Ruimte.XL <= self.viewport().height():
            self.ensureVisible(plek.x(), plek.y() + half, Ruimte.L, half + Ruimte.XL)
        else:
            self.ensureWidgetVisible(veld, Ruimte.L, Ruimte.XL)
