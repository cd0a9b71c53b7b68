"""Ctrl+K: the zittingen, by their day (``zitting 26 mei``), those to come first. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from cvt_desktop.basis.tekst import datum_cijfers, datum_kort, vouw
from ui.presenters.zittingen import Zittingregel
from ui.tonen import Treffer

_HOOGSTENS = 6
_WOORD, _KORTST = "zitting", 3


class PaletZittingen:
    """``rijen`` gives what this person sees in the list of zittingen; ``open_`` goes to one."""

    def __init__(
        self, rijen: Callable[[], list[Zittingregel]], vandaag: Callable[[], date], open_: Callable[[Zittingregel], None]
    ) -> None:  # fmt: skip
        self._rijen, self._vandaag, self._open = rijen, vandaag, open_
        self._lijst: list[Zittingregel] | None = None

    def vergeet(self) -> None:
        """Something changed: ask anew when it is needed."""
        self._lijst = None

    def treffers(self, vraag: str) -> list[Treffer]:
        """Those with every word in them, when *zitting* or a date is asked: the next one first, then the last that was held."""
        woorden = vouw(vraag).split()
        if not any(len(w) >= _KORTST and (_WOORD.startswith(w) or w[0].isdecimal()) for w in woorden):
            return []
        if self._lijst is None:
            self._lijst = self._rijen()
        vandaag = self._vandaag()
        gevonden = [r for r in self._lijst if all(woord in _hooi(r) for woord in woorden)]
        gevonden.sort(key=lambda r: (r.datum < vandaag, abs((r.datum - vandaag).days)))
        return [Treffer(titel=f"Zitting {datum_kort(r.datum)} {r.datum.year}", onder=_onder(r), soort="zitting",
                        uitvoeren=partial(self._open, r)) for r in gevonden[:_HOOGSTENS]]  # fmt: skip


def _hooi(rij: Zittingregel) -> str:
    return vouw(f"{_WOORD} {datum_kort(rij.datum)} {rij.datum.year} {datum_cijfers(rij.datum)} {rij.tijd} {rij.commissie}")


def _onder(rij: Zittingregel) -> str:
    return " · ".join(deel for deel in (rij.commissie, rij.tijd, rij.toestand.tekst) if deel)
