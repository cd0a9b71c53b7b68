"""Which words of a page are selected: from the one where it began to the one where it ends, in the order of reading."""

from __future__ import annotations

from collections.abc import Sequence

from cvt_desktop.basis.tekst import vouw
from cvt_desktop.ports.kijker import Woord

_REGEL_WEEGT = 4.0  # a word on the same line is nearer than one above it
_STEMPEL = 6.0  # what is so many times higher than the other words is a stamp across the page, not text to quote


class Woordkeuze:
    """Places are parts of the page, from 0 to 1. Whole words only: half a word is seldom what is quoted."""

    def __init__(self, woorden: Sequence[Woord] = ()) -> None:
        hoogten = sorted(w.onder - w.boven for w in woorden)
        hoogst = _STEMPEL * hoogten[len(hoogten) // 2] if hoogten else 0.0
        self._woorden = tuple(w for w in woorden if w.onder - w.boven <= hoogst)
        self._anker: int | None = None
        self._eind = 0

    def __len__(self) -> int:
        return len(self._woorden)

    def wis(self) -> None:
        """Select nothing."""
        self._anker = None

    def begin(self, x: float, y: float) -> None:
        """Begin at the word nearest to this place."""
        if self._woorden:
            self._anker = self._eind = self._naast(x, y)

    def tot(self, x: float, y: float) -> None:
        """Select up to the word nearest to this place."""
        if self._anker is not None:
            self._eind = self._naast(x, y)

    def regel(self) -> None:
        """The whole line of the word where it ends."""
        if self._anker is not None:
            op_regel = [n for n, woord in enumerate(self._woorden) if woord.regel == self._woorden[self._eind].regel]
            self._anker, self._eind = op_regel[0], op_regel[-1]

    def alles(self) -> None:
        """All words of the page."""
        if self._woorden:
            self._anker, self._eind = 0, len(self._woorden) - 1

    def stap(self, richting: int, *, regel: bool = False) -> None:
        """One word or one line further (1) or back (-1); without a selection it begins at the first word."""
        if not self._woorden:
            return
        if self._anker is None:
            self._anker = self._eind = 0
            return
        if not regel:
            self._eind = max(0, min(self._eind + richting, len(self._woorden) - 1))
            return
        hier = self._woorden[self._eind]
        doel = [(abs(_midden(w) - _midden(hier)), n) for n, w in enumerate(self._woorden) if w.regel == hier.regel + richting]
        if doel:
            self._eind = min(doel)[1]

    def tekst(self) -> str:
        """The selected words, with the lines as on the page."""
        gekozen = self._gekozen()
        return "".join(
            w.tekst if n == 0 else ("\n" if w.regel != gekozen[n - 1].regel else " ") + w.tekst for n, w in enumerate(gekozen)
        )

    def vlakken(self) -> list[tuple[float, float, float, float]]:
        """What to colour, a rectangle (left, top, right, bottom) per line."""
        regels: dict[int, tuple[float, float, float, float]] = {}
        for w in self._gekozen():
            links, boven, rechts, onder = regels.get(w.regel, (w.links, w.boven, w.rechts, w.onder))
            regels[w.regel] = (min(links, w.links), min(boven, w.boven), max(rechts, w.rechts), max(onder, w.onder))
        return list(regels.values())

    def eind(self) -> tuple[float, float] | None:
        """Where the selection ends, to keep it in sight."""
        if self._anker is None:
            return None
        woord = self._woorden[self._eind]
        return _midden(woord), (woord.boven + woord.onder) / 2

    def vind(self, gevraagd: str) -> bool:
        """Select the first words in which ``gevraagd`` (folded) stands; False when there are none."""
        delen = gevraagd.split()
        gevouwen = [vouw(w.tekst) for w in self._woorden]
        for n in range(len(gevouwen) - len(delen) + 1):
            if delen and gevraagd in " ".join(gevouwen[n : n + len(delen)]):
                self._anker, self._eind = n, n + len(delen) - 1
                return True
        return False

    def _gekozen(self) -> tuple[Woord, ...]:
        if self._anker is None:
            return ()
        eerste, laatste = sorted((self._anker, self._eind))
        return self._woorden[eerste : laatste + 1]

    def _naast(self, x: float, y: float) -> int:
        def afstand(n: int) -> float:
            w = self._woorden[n]
            opzij = max(w.links - x, 0.0, x - w.rechts)
            omhoog = max(w.boven - y, 0.0, y - w.onder)
            return opzij + _REGEL_WEEGT * omhoog

        return min(range(len(self._woorden)), key=afstand)


def _midden(woord: Woord) -> float:
    return (woord.links + woord.rechts) / 2
