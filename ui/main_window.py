"""The window: one page at a time over all of it (start, login, wizard, the shell), a cover, and its geometry."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QDialog, QMainWindow, QWidget
from shiboken6 import isValid

from ui.overal import sluit_keuzelijsten, toets_overal
from ui.scherm import bij_verlaten
from ui.widgets.afdekking import Afdekking

TITEL = "CvT Desktop"
KLEINST = (1024, 640)
GEWOON = (1280, 720)


class Hoofdvenster(QMainWindow):
    """``toon`` puts a page in the window; the one before it is thrown away. F9 covers, also before login.

    ``bij_sluiten`` runs once when the window closes; ``bewaar_geometrie`` gets the bytes of Qt. ``vraag_eerst`` is
    called when it closes, unless the system ends the session: after a true answer something is asked and the window stays.
    """

    def __init__(
        self, *, geometrie: bytes = b"", bewaar_geometrie: Callable[[bytes], None] | None = None,
        bij_sluiten: Callable[[], None] | None = None, vraag_eerst: Callable[[], object] | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self._bewaar = bewaar_geometrie
        self._bij_sluiten, self._vraag_eerst = bij_sluiten, vraag_eerst
        self.setWindowTitle(TITEL)
        self.setMinimumSize(*KLEINST)
        self.resize(*GEWOON)
        if geometrie:
            self.restoreGeometry(QByteArray(geometrie))
        self.afdekking = Afdekking(self)
        toets_overal(self, "F9", self.wissel_dek)
        self._boven: list[Afdekking] = []
        self.afdekking.weg.connect(self._on_uncovered)

    def toon(self, pagina: QWidget, titel: str = "") -> None:
        """Show ``pagina``; ``titel`` is the middle of the window's title."""
        self.zet_titel(titel)
        self.setCentralWidget(pagina)
        self.afdekking.raise_()
        pagina.setFocus(Qt.FocusReason.OtherFocusReason)

    def zet_titel(self, titel: str) -> None:
        """Other words in the middle of the window's title; the page stays."""
        self.setWindowTitle(f"{titel} - {TITEL}" if titel else TITEL)

    def pagina(self) -> QWidget | None:
        """What is shown."""
        return self.centralWidget()

    def wissel_dek(self) -> None:
        """F9: cover this window and every dialog over it, or show all of it again."""
        if self.afdekking.isVisible():
            self.afdekking.haal_weg()
            return
        sluit_keuzelijsten()
        self.afdekking.dek_af()
        for dialoog in self.findChildren(QDialog):
            if dialoog.isVisible():
                dek = Afdekking(dialoog)
                dek.weg.connect(self.afdekking.haal_weg)
                self._boven.append(dek)
                dek.dek_af()

    def _on_uncovered(self) -> None:
        boven, self._boven = self._boven, []
        for dek in boven:
            if isValid(dek):  # it went with its dialog when the register was locked
                dek.haal_weg()
                dek.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        app = QGuiApplication.instance()
        einde_sessie = isinstance(app, QGuiApplication) and app.isSavingSession()
        if self._vraag_eerst is not None and not einde_sessie and self._vraag_eerst():
            event.ignore()
            return
        pagina = self.centralWidget()
        if pagina is not None:
            bij_verlaten(pagina)
        if self._bewaar is not None:
            self._bewaar(bytes(self.saveGeometry().data()))
        sluiten, self._bij_sluiten = self._bij_sluiten, None
        if sluiten is not None:
            sluiten()
        super().closeEvent(event)
