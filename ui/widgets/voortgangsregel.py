"""What a long task is doing, how far it is, and the button that stops it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal

from ui.tasks import Taak, Taken
from ui.widgets.bezigbalk import Bezigbalk
from ui.widgets.knop import Knop
from ui.widgets.rij import Rij
from ui.widgets.tekst import Tekst, Tekstsoort


def met_procent(deel: float, wat: str) -> str:
    """``wat`` and how much of it is done."""
    return f"{wat}, {round(deel * 100)} %"


class Voortgangsregel(Rij):
    """Out of sight until it is told to ``volg`` a task; ``klaar`` puts it away again. ``bezig`` shows the same as a bar.

    ``gestopt`` when the task ended because somebody asked for it; by then the line is out of sight. ``vorm`` makes the words
    of a report (0 to 1, below 0 when it is not known, and what is being done).
    """

    gestopt = Signal()

    def __init__(
        self, taken: Taken, bezig: Bezigbalk, *, vorm: Callable[[float, str], str] = lambda _deel, wat: wat
    ) -> None:
        super().__init__()
        self.tekst = Tekst("", Tekstsoort.ZWAK)
        self.stop = Knop("Stoppen")
        for deel in (self.tekst, self.stop):
            self.voeg(deel)
        self.voeg_rek()
        self._bezig, self._vorm = bezig, vorm
        self._taak: Taak | None = None
        self.stop.clicked.connect(self._on_stop)
        taken.gedaan.connect(self._on_task_ended)
        self.hide()

    def volg(self, taak: Taak, begin: str = "") -> None:
        """Show how far this task is; ``begin`` until its first report."""
        self._taak = taak
        self.tekst.setText(begin)
        taak.voortgang.gemeld.connect(self._on_progress)
        self.show()

    def klaar(self) -> None:
        """There is nothing to follow any more."""
        self._taak = None
        self.hide()

    def _on_progress(self, deel: float, wat: str) -> None:
        if self._taak is not None:
            self._bezig.zet_deel(None if deel < 0 else deel)
            self.tekst.setText(self._vorm(deel, wat))

    def _on_stop(self) -> None:
        if self._taak is not None:
            self._taak.voortgang.stop()

    def _on_task_ended(self, taak: Taak) -> None:
        if taak is self._taak and taak.voortgang.gestopt:
            self.klaar()
            self.gestopt.emit()
