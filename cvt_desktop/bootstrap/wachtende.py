"""The page on which somebody waits for a login that runs in the background, and may have walked away from."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ui.tasks import Bezig


class Wachtende:
    """The busy state of ``pagina`` as long as it is there.

    No QObject: a task of which the page is gone delivers nothing, and a register that was opened meanwhile would stay open
    with nobody to close it.
    """

    def __init__(self, pagina: Bezig | None) -> None:
        self._pagina = pagina

    def weg(self) -> bool:
        """Whether another page came in its place: Esc, another register, the forgotten passphrase."""
        pagina = self._pagina
        return isinstance(pagina, QWidget) and (not isValid(pagina) or not pagina.isVisibleTo(pagina.window()))

    def zet_bezig(self, bezig: bool) -> None:
        if self._pagina is not None and not self.weg():
            self._pagina.zet_bezig(bezig)

    def tenzij_weg(
        self, mis: Callable[[Exception], None], anders: Callable[[], None] | None = None
    ) -> Callable[[Exception], None]:
        """Whoever left needs not to hear what went wrong; then ``anders``."""

        def niet(fout: Exception) -> None:
            if not self.weg():
                mis(fout)
            elif anders is not None:
                anders()

        return niet
