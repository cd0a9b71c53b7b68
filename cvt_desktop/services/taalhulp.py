"""The word list of the language hints, and the hints as one quiet line under a field."""

from __future__ import annotations

import tomllib
from functools import cache

import resources
from cvt_desktop.basis.tekst import meervoud
from cvt_desktop.domain.taalhint import Taalhint, Taalhintsoort, taalhints

MEESTE = 3
"""More hints than this do not help at once."""


@cache
def woorden() -> dict[str, str]:
    """``resources/taalhints.toml``: the plainer word of each difficult one."""
    with resources.path("taalhints.toml").open("rb") as bestand:
        return dict(tomllib.load(bestand)["woorden"])


def hintregel(tekst: str) -> str:
    """``‘derhalve’, liever: daarom · …``, the first ones and how many more; '' when there is nothing to say."""
    hints = taalhints(tekst, woorden())
    zinnen = list(dict.fromkeys(_zin(hint) for hint in hints))
    rest = len(zinnen) - MEESTE
    meer = [f"en nog {meervoud(rest, 'plek', 'plekken')}"] if rest > 0 else []
    return " · ".join((*zinnen[:MEESTE], *meer))


def _zin(hint: Taalhint) -> str:
    if hint.soort is Taalhintsoort.LANGE_ZIN:
        return f"‘{hint.plek}…’ telt {hint.tip}"
    return f"‘{hint.plek}’, {hint.tip}"
