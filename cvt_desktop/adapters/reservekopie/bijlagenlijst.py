"""Which encrypted files a backup needs: readable without a key, so that keeping, copying and clearing need none.

One line for each, sorted: name, length of the file, SHA-256 of the file. A file that the register itself no longer had
whole has ``-`` for both.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from cvt_desktop.adapters.reservekopie.manifest import beschadigd

NAAM = "bijlagen.lijst"
_REGEL = re.compile(r"([0-9a-f]{32}\.cvb) (?:(\d{1,12}) ([0-9a-f]{64})|- -)")


@dataclass(frozen=True, slots=True)
class Bestand:
    """One encrypted file as it must lie in the place."""

    bytes: int
    sha256: str


Lijst = Mapping[str, Bestand | None]


def schrijf(lijst: Lijst) -> bytes:
    """The bytes of a list."""
    regels = (f"{naam} {b.bytes} {b.sha256}\n" if b is not None else f"{naam} - -\n" for naam, b in sorted(lijst.items()))
    return "".join(regels).encode("ascii")


def lees(inhoud: bytes) -> dict[str, Bestand | None]:
    """The list. Raises ``BestandError``."""
    lijst: dict[str, Bestand | None] = {}
    for regel in inhoud.decode("ascii", "replace").splitlines():
        deel = _REGEL.fullmatch(regel)
        if deel is None:
            raise beschadigd()
        lijst[deel[1]] = Bestand(int(deel[2]), deel[3]) if deel[2] else None
    if schrijf(lijst) != inhoud:
        raise beschadigd()
    return lijst
