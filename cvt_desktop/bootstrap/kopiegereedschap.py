"""The tools of backups; without those of an open window, for the process that goes on after locking."""

from __future__ import annotations

from cvt_desktop.adapters.reservekopie.plaats import Plaatsen
from cvt_desktop.adapters.reservekopie.terugbouw import Terugbouwers
from cvt_desktop.adapters.reservekopie.zegel import Zegelaar
from cvt_desktop.ports.reservekopie import Kopiegereedschap
from db.reservekopie import Databankkopieen


def maak_kopiegereedschap() -> Kopiegereedschap:
    """What backups are made with, and the way back."""
    return Kopiegereedschap(databank=Databankkopieen(Zegelaar()), plaatsen=Plaatsen(), terugbouwer=Terugbouwers())
