"""The 7,776 Dutch words from which a passphrase is drawn (resources/wachtzinwoorden.txt)."""

from __future__ import annotations

import secrets
from functools import cache

import resources

AANTAL = 7_776
WOORDEN_IN_ZIN = 6
"""77.5 bits: as much as six throws of five dice each."""


@cache
def woorden() -> tuple[str, ...]:
    """All words, on the alphabet."""
    return tuple(resources.path("wachtzinwoorden.txt").read_text(encoding="ascii").split())


def stel_voor() -> str:
    """Six words, each drawn from all with the same chance; no two alike, so that what is read aloud is never unclear."""
    while True:
        zin = [secrets.choice(woorden()) for _ in range(WOORDEN_IN_ZIN)]
        if len(set(zin)) == WOORDEN_IN_ZIN:
            return " ".join(zin)
