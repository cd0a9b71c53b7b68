"""The line at the bottom: what is kept, what is going on, when it locks."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.tasks import Taak, Taken
from ui.theme import Maat, Ruimte
from ui.widgets.bezigbalk import Bezigbalk
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.tekst import Tekst, Tekstsoort

_BALK = 120
_LEES_MS = 6_000


class Schilvoet(QWidget):
    """Shows a task that takes more than a second, with *Stoppen* where it can stop."""

    def __init__(self, taken: Taken, vergrendel: str) -> None:
        super().__init__()
        self._taak: Taak | None = None
        self._bewaard = Tekst("Alles is bewaard", Tekstsoort.KLEIN)
        self._sinds = ""
        self._gezegd = QTimer(self, singleShot=True, interval=_LEES_MS)
        self._gezegd.timeout.connect(self._on_said)
        self._kopie = Tekst("", Tekstsoort.KLEIN)
        self._slot = Tekst(vergrendel, Tekstsoort.KLEIN)
        self._wat = Tekst("", Tekstsoort.KLEIN)
        self._balk = Bezigbalk()
        self._balk.setFixedWidth(_BALK)
        self._stop = Knop("Stoppen", Knopsoort.STIL)
        self._stop.clicked.connect(self._on_stop)
        rij = QHBoxLayout(self)
        rij.setContentsMargins(Ruimte.L, 0, Ruimte.L, 0)
        rij.setSpacing(Ruimte.L)
        for links in (self._bewaard, self._kopie, self._slot):
            rij.addWidget(links)
        rij.addStretch(1)
        for deel in (self._wat, self._balk, self._stop):
            rij.addWidget(deel)
        self.setFixedHeight(Maat.RIJ)
        self._stop.hide()
        self._kopie.hide()
        taken.lang.connect(self._on_long)
        taken.gedaan.connect(self._on_done)

    def zet_bewaard(self, moment: datetime) -> None:
        """All is kept since ``moment``; what was just said stays long enough to be read."""
        self._sinds = f"Bewaard {moment:%H.%M}"
        if not self._gezegd.isActive():
            self._bewaard.setText(self._sinds)

    def zet_kopie(self, tekst: str) -> None:
        """When the last backup was made; '' where there is nothing to tell."""
        self._kopie.zeg(tekst)

    def kopie(self) -> str:
        """When the last backup was made, as it is shown."""
        return self._kopie.text()

    def zet_slot(self, tekst: str) -> None:
        """When it locks."""
        self._slot.setText(tekst)

    def slot(self) -> str:
        """When it locks, as it is shown."""
        return self._slot.text()

    def zeg(self, tekst: str) -> None:
        """A short answer, such as to Ctrl+S."""
        self._bewaard.setText(tekst)
        self._gezegd.start()

    def _on_said(self) -> None:
        if self._sinds:
            self._bewaard.setText(self._sinds)

    def _on_long(self, taak: Taak) -> None:
        self._taak = taak
        self._wat.setText(f"{taak.titel}…")
        self._balk.zet_bezig(True)
        self._stop.setVisible(taak.stopbaar)
        taak.voortgang.gemeld.connect(self._on_progress)

    def _on_progress(self, deel: float, tekst: str) -> None:
        self._balk.zet_deel(deel if deel >= 0 else None)
        if tekst and self._taak is not None:
            self._wat.setText(f"{self._taak.titel}: {tekst}")

    def _on_done(self, taak: Taak) -> None:
        if taak is self._taak:
            self._taak = None
            self._wat.setText("")
            self._balk.zet_bezig(False)
            self._stop.hide()

    def _on_stop(self) -> None:
        if self._taak is not None:
            self._taak.voortgang.stop()
