"""How much two texts are the same words: for two adviezen that should have been written apart (LBT 108582)."""

from __future__ import annotations

import re

from cvt_desktop.basis.tekst import vouw

_WOORD = re.compile(r"\w+")
_REEKS = 4
_MINSTENS = 20
"""A text with fewer runs of words says too little to call it a copy."""


def gelijkenis(een: str, ander: str) -> int:
    """The share of the shorter text, in hundredths, that stands word for word in the other; 0 when a text is short.

    Counted in runs of four words, so that words that everybody uses in this field do not count, and moving a sentence
    does not hide it.
    """
    een_reeksen, ander_reeksen = _reeksen(een), _reeksen(ander)
    kortste = min(len(een_reeksen), len(ander_reeksen))
    return 0 if kortste < _MINSTENS else 100 * len(een_reeksen & ander_reeksen) // kortste


def _reeksen(tekst: str) -> frozenset[tuple[str, ...]]:
    woorden = _WOORD.findall(vouw(tekst))
    return frozenset(tuple(woorden[i:i + _REEKS]) for i in range(len(woorden) - _REEKS + 1))
