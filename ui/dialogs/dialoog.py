"""The frame of a dialog: content, a message line, and the acts at the bottom right."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from cvt_desktop.domain.errors import CvtError
from ui.f1 import leg_uit_bij_focus
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.venstertoetsen import geef_venstertoetsen
from ui.widgets.formulier import Formulier
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.rij import Rij
from ui.widgets.tekst import Tekst, Tekstsoort

T = TypeVar("T")


class _Hoogtewacht(QObject):
    """Hears that the layout wants other room. No ``event`` of the dialog itself in Python: Qt deletes the dialog in there."""

    def __init__(self, dialoog: Dialoog) -> None:
        super().__init__(dialoog)
        self._dialoog = dialoog

    def eventFilter(self, _wie: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest and self._dialoog.isVisible():
            QTimer.singleShot(0, self, self._dialoog.geef_hoogte)
        return False


class Dialoog(QDialog):
    """A window-modal dialog: ``open()`` it, never ``exec()``, so that nothing waits for it.

    ``voeg`` fills it; ``zet_acties`` puts the buttons at the bottom, the main act at the right with Ctrl+Enter.
    Esc closes it, F1 explains the field. ``melding`` is the place for what a person should know. It is thrown away when it
    is closed.
    """

    def __init__(self, titel: str, *, sub: str = "", ouder: QWidget | None = None, breedte: int = 560) -> None:
        super().__init__(ouder)
        self.setWindowTitle(titel)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(breedte)
        self.melding = Meldingsbalk(bewaar_ruimte=False)
        self._acties = Rij(rechts=True)
        self._eerste: QWidget | None = None
        self._dichtknop: Knop | None = None
        self._houdt = False
        self._kolom = QVBoxLayout(self)
        self._kolom.setContentsMargins(Ruimte.L, Ruimte.L, Ruimte.L, Ruimte.L)
        self._kolom.setSpacing(Ruimte.M)
        self._kolom.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        self._kolom.addWidget(Tekst(titel, Tekstsoort.KOP, afbreken=True))
        if sub:
            self._kolom.addWidget(Tekst(sub, Tekstsoort.ZWAK, afbreken=True))
        self._kolom.addWidget(self.melding)
        self._kolom.addWidget(self._acties)
        self.installEventFilter(_Hoogtewacht(self))
        QShortcut(QKeySequence("F1"), self).activated.connect(leg_uit_bij_focus)
        geef_venstertoetsen(self)

    def voeg(self, widget: QWidget, rek: int = 0) -> None:
        """Add a part above the buttons."""
        self._kolom.insertWidget(self._kolom.count() - 2, widget, rek)

    def begin_bij(self, widget: QWidget) -> None:
        """The field that has the focus when the dialog appears."""
        self._eerste = widget

    def zet_acties(self, hoofd: str = "", *, sluiten: str = "Annuleren") -> tuple[Knop, Knop | None]:
        """The closing button and, with ``hoofd``, the main act at its right; gives both back."""
        dicht = Knop(sluiten)
        dicht.clicked.connect(self.reject)
        self._dichtknop = dicht
        self._acties.voeg(dicht)
        if not hoofd:
            return dicht, None
        doe = Knop(hoofd, Knopsoort.HOOFD, toets="Ctrl+Return")
        self._acties.voeg(doe)
        return dicht, doe

    def houd_open(self, aan: bool) -> None:
        """While an act runs that cannot be stopped: Esc does nothing, so that what came of it is told here. Locking closes it."""
        self._houdt = aan
        if self._dichtknop is not None:
            self._dichtknop.setEnabled(not aan)

    def reject(self) -> None:
        """Close without the act."""
        if not self._houdt:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The cross of the window is Esc; the program itself closes it also while it is held."""
        if self._houdt and event.spontaneous():
            event.ignore()
            return
        self._houdt = False
        super().closeEvent(event)

    def probeer(self, formulier: Formulier, act: Callable[[], T], klaar: Callable[[T], object] = lambda _uit: None) -> None:
        """Do ``act``, close, and tell ``klaar`` what came of it.

        When it is refused the reason stands at its field, or in the message line, and the dialog stays open.
        """
        try:
            uit = act()
        except CvtError as fout:
            if formulier.toon_fouten({fout.veld or "": fout.melding}):
                self.melding.toon(fout.melding, Toon.FOUT)
            return
        self.accept()
        klaar(uit)

    def voeg_actie(self, knop: Knop) -> None:
        """One more act, at the right of the others."""
        self._acties.voeg(knop)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setMinimumWidth(max(self.minimumWidth(), self._kolom.totalMinimumSize().width()))
        if not self.testAttribute(Qt.WidgetAttribute.WA_Resized) and self._kolom.hasHeightForWidth():
            # Qt sized it for the narrowest width at which wrapping texts fit, and there they need more lines
            self.resize(self.width(), self._kolom.totalHeightForWidth(self.width()))
        self.geef_hoogte()
        if self._eerste is not None:
            self._eerste.setFocus(Qt.FocusReason.TabFocusReason)

    def geef_hoogte(self) -> None:
        """What came in later, such as a message, gets its room."""
        if self._kolom.hasHeightForWidth():
            minst = self._kolom.totalMinimumHeightForWidth(self.width())
        else:
            minst = self._kolom.totalMinimumSize().height()
        if minst > self.height():
            self.resize(self.width(), minst)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter alone does not press a button that happens to be the default."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            return
        super().keyPressEvent(event)
