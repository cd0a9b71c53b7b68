"""``starttijd``: the window as ``--oefenregister`` opens it, until the login was painted; then the moment, and the end.

For ``dev.py package``, which holds the frozen program against the checkout: the clock is the system's monotonic one, so
that who started the process can take the difference. Not in the list of commands, because nobody needs it to work.
"""

from __future__ import annotations

import os
import sys
import time
from typing import Any


def run(args: list[str]) -> int:
    """Print nanoseconds and end the process at once, without closing anything: nothing was opened but the header."""
    if args:
        return 2
    from ui.views.login import LoginView

    setattr(LoginView, "paintEvent", _bij_schilderen)  # noqa: B010 (a method, to mypy)
    from cvt_desktop.bootstrap import start_venster

    return start_venster(oefenregister=True)


def _bij_schilderen(_pagina: Any, _event: Any) -> None:
    from PySide6.QtCore import QTimer

    QTimer.singleShot(0, _meld)


def _meld() -> None:
    sys.stdout.write(f"{time.monotonic_ns()}\n")
    sys.stdout.flush()
    os._exit(0)
