"""A register that says, for each unit, what it is about to keep and then that it was kept: fingerprints of the whole content.

So that after a kill or a power cut it is known to the byte what may be there: what was last kept, or that and the unit that
was under way, whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from cvt_desktop.domain.errors import CvtError
from db.register import DbRegister
from tests.torture.registers import vingerafdruk

BEDOELD, BEWAARD, KOP = "bedoeld", "bewaard", "kop"


def vertel(register: DbRegister, zeg: Callable[[str], None]) -> DbRegister:
    """Let every write unit of this register tell ``zeg``."""
    echt = register.schrijven

    @contextmanager
    def schrijven() -> Iterator[Any]:
        with echt() as uow:
            yield uow
            druk = vingerafdruk(uow.personen._db)
            zeg(f"{BEDOELD} {druk}")
        zeg(f"{BEWAARD} {druk}")

    register.schrijven = schrijven  # type: ignore[method-assign]
    return register


class Verwachting:
    """What may be there, by what was said so far."""

    def __init__(self, druk: str, volgnummer: int) -> None:
        self.bewaard, self.volgnummer = druk, volgnummer
        self._bedoeld: str | None = None

    def hoor(self, regel: str) -> None:
        """The next word."""
        woord, _, waarde = regel.partition(" ")
        if woord == BEDOELD:
            self._bedoeld = waarde
        elif woord == BEWAARD:
            self.bewaard, self._bedoeld = waarde, None
        elif woord == KOP:
            self.volgnummer = int(waarde)

    def vergeet(self) -> None:
        """It was said that what was under way is not kept."""
        self._bedoeld = None

    @property
    def drukken(self) -> frozenset[str]:
        """The contents that the database may have."""
        return frozenset({self.bewaard, *([self._bedoeld] if self._bedoeld else [])})

    @property
    def volgnummers(self) -> frozenset[int]:
        """The versions that the header may have."""
        return frozenset({self.volgnummer, self.volgnummer + 1})


def stil(doe: Callable[[], object]) -> CvtError | None:
    """Do it; a refusal of the program is given back, anything else is raised."""
    try:
        doe()
    except CvtError as fout:
        return fout
    return None
