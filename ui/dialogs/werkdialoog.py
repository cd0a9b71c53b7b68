"""A dialog that works in the background and can be stopped."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from cvt_desktop.ports.voortgang import Voortgang
from ui.dialogs.dialoog import Dialoog
from ui.tasks import Taak, Taken, melding
from ui.tonen import Toon
from ui.widgets.bezigbalk import Bezigbalk


class Werkdialoog(Dialoog):
    """While it is busy nothing else can be begun, and closing asks the work to stop. ``bezig`` is the bar that says so."""

    def __init__(self, titel: str, taken: Taken, *, sub: str = "", ouder: QWidget | None = None, breedte: int = 560) -> None:
        super().__init__(titel, sub=sub, ouder=ouder, breedte=breedte)
        self._taken = taken
        self._taak: Taak | None = None
        self.bezig = Bezigbalk()

    def zet_bezig(self, bezig: bool) -> None:
        """Called by ``Taken``."""
        self.bezig.zet_bezig(bezig)
        if not bezig:
            self._taak = None
        self.bij_bezig(bezig)

    def bij_bezig(self, bezig: bool) -> None:
        """What cannot be used meanwhile is closed, and opened again."""
        raise NotImplementedError

    def reject(self) -> None:
        """Closing while it is busy asks the work to stop first."""
        if self._taak is not None:
            self._taak.voortgang.stop()
            return
        super().reject()

    def _start(self, werk: Callable[[Voortgang], object], klaar: Callable[..., None], titel: str) -> Taak:
        self.melding.verberg()
        taak = self._taak = self._taken.start(werk, klaar, self._on_failed, bezig=self, titel=titel, stopbaar=True)
        return taak

    def _on_failed(self, fout: Exception) -> None:
        self.melding.toon(melding(fout), Toon.FOUT)
