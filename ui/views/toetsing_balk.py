"""The acts under the checklist."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.presenters.toetsing import Toetsbeeld
from ui.theme import Ruimte
from ui.widgets.knop import Knop, Knopsoort, maak_passend
from ui.widgets.tekst import Tekst, Tekstsoort


class Toetsbalk(QWidget):
    """Overige ja, undo, aanvulling, reasons, closing; what is not possible now is not there."""

    def __init__(self) -> None:
        super().__init__()
        self.overige = Knop("Overige open punten: ja", toets="Ctrl+J")
        self.ongedaan = Knop("Ongedaan maken", Knopsoort.STIL, toets="Ctrl+Z")
        self._nee = Tekst("", Tekstsoort.NADRUK)
        self.aanvullen = Knop("Aanvulling vragen…", toets="Ctrl+Shift+A")
        self.redenen = Knop("Toch in behandeling, met reden…")
        self.afronden = Knop("Afronden", Knopsoort.HOOFD, toets="Ctrl+Return")
        self.heropenen = Knop("Toetsing heropenen…")
        rij = QHBoxLayout(self)
        rij.setContentsMargins(0, Ruimte.XS, 0, 0)
        rij.setSpacing(Ruimte.S)
        self._rij = rij
        rij.addWidget(self.overige)
        rij.addWidget(self.ongedaan)
        rij.addStretch(1)
        for deel in (self._nee, self.aanvullen, self.redenen, self.heropenen, self.afronden):
            rij.addWidget(deel)

    def zet(self, beeld: Toetsbeeld) -> None:
        """Show what can be done now."""
        self.overige.setVisible(beeld.te_wijzigen)
        self.overige.setEnabled(beeld.overige_ja)
        self.ongedaan.setVisible(beeld.te_wijzigen)
        redenen = beeld.uitzonderen and beeld.nee > 0
        self._nee.setText(f"{beeld.te_vragen} × nee →" if beeld.te_vragen and (beeld.vraag_aanvulling or redenen) else "")
        self.aanvullen.setVisible(beeld.vraag_aanvulling)
        self.redenen.setVisible(redenen)
        self.heropenen.setVisible(beeld.heropenen)
        self.afronden.setVisible(beeld.afronden)
        self.setVisible(any((beeld.te_wijzigen, beeld.vraag_aanvulling, redenen, beeld.heropenen, beeld.afronden)))
        self._maak_passend()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._maak_passend()

    def _maak_passend(self) -> None:
        maak_passend((self.overige, self.ongedaan, self.aanvullen), lambda: self._rij.sizeHint().width(), self.width())
