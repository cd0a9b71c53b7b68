"""What the check said when a besluit was signed: it stays with the dossier, whatever rules come later."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from cvt_desktop.domain.ids import BesluitId


@dataclass(frozen=True, slots=True, kw_only=True)
class Verslagregel:
    """One finding in the words of that day. ``reden`` is with what it was passed; a hint has none."""

    regel_id: str
    niveau: str
    tekst: str = field(repr=False)
    bron: str
    reden: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Controleverslag:
    """The check of one besluit at its signing: when, by how many rules of which version of the program, and what it found."""

    besluit_id: BesluitId
    moment: datetime
    regels: int
    programma: str
    bevindingen: tuple[Verslagregel, ...] = ()
