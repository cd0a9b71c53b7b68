"""What an ear of the system reports, and what every ear has."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QObject, Signal


class Sein(Enum):
    """Why the register should close now."""

    SLAAP = "slaap"
    SESSIESLOT = "sessieslot"
    ANDERE_GEBRUIKER = "andere gebruiker"
    KLOKSPRONG = "kloksprong"


class Oor(QObject):
    """Listens to one system. ``gehoord(Sein)``."""

    gehoord = Signal(object)
    hoort_slaap: bool = False
    hoort_sessie: bool = False

    def laat_gaan(self) -> None:
        """What was held back may go on."""

    def stop(self) -> None:
        """Listen no more."""
