"""A bare PySide6 window: tells when it was painted, and ends."""

import os
import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget


class Venster(QWidget):
    """Empty."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        QTimer.singleShot(0, _meld)


def _meld() -> None:
    sys.stdout.write(f"{time.monotonic_ns()}\n")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    app = QApplication([])
    venster = Venster()
    venster.resize(1280, 720)
    venster.show()
    app.exec()
