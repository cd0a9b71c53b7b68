"""A process that listens as the program does, and prints what it hears. A line on standard input is an order."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

from PySide6.QtCore import QSocketNotifier
from PySide6.QtGui import QGuiApplication

from ui.slotsein import Sein
from ui.slotwacht import Slotwacht


def zeg(tekst: str) -> None:
    """One line on standard output, at once."""
    sys.stdout.write(f"{tekst}\n")
    sys.stdout.flush()


def main() -> None:
    """Until standard input closes."""
    app = QGuiApplication([])
    wacht = Slotwacht(app, None, lambda: datetime.now(UTC))

    def hoor(sein: Sein) -> None:
        zeg(sein.name)

    def opdracht() -> None:
        regel = sys.stdin.readline().strip()
        if not regel:
            app.quit()
        elif regel == "vertrokken":
            wacht.vertrokken()

    wacht.gehoord.connect(hoor)
    invoer = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, app)
    invoer.activated.connect(opdracht)
    zeg(f"slaap {wacht.hoort_slaap} sessie {wacht.hoort_sessie}")
    app.exec()
    wacht.stop()


if __name__ == "__main__":
    main()
