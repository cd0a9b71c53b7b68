"""Whether the log of the open register is whole, so far as it was walked: once at the start, then only what came since.

Each signature covers the link before its entry (ADR 0050), so nobody takes the last thing that a member signed away without
breaking what others signed after it. A stem is only believed on a log that is whole.
"""

from __future__ import annotations

from threading import Lock
from uuid import UUID

from cvt_desktop.domain.gebeurtenis import Gebeurtenis
from cvt_desktop.domain.keten import Anker
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.ketencontrole import Handtekeningstand, Handtekeningtoets, Ketenloper

_PAK = 1000


class Logwacht:
    """One per open register; any thread may ask."""

    def __init__(self) -> None:
        self._slot = Lock()
        self._toets: Handtekeningtoets | None = None
        self._loper: Ketenloper | None = None
        self._gezien: Anker | None = None

    def breuk(self, uow: Leeseenheid, toets: Handtekeningtoets, anker: Anker | None) -> str:
        """What is wrong with the log, in Dutch, or ``""``. ``anker``: the place in it that was seen an earlier time."""
        with self._slot:
            self._toets = toets
            if self._loper is None or not self._hangt_nog(uow):
                self._loper, self._gezien = Ketenloper(uow.logboek.kluis(), [anker] if anker else [], self._oordeel), None
            self._loop(uow, self._loper)
            if self._loper.gebroken:
                return self._loper.eerste_breuk
            tot = self._gezien.volgnummer if self._gezien else 0
            if anker is not None and tot < anker.volgnummer:
                return f"Het log houdt op bij gebeurtenis {tot}, maar liep eerder tot en met {anker.volgnummer}."
            return ""

    def _loop(self, uow: Leeseenheid, loper: Ketenloper) -> None:
        while deel := uow.logboek.deel(self._gezien.volgnummer if self._gezien else 0, _PAK):
            for g in deel:
                loper.neem(g)
            self._gezien = Anker(volgnummer=deel[-1].volgnummer, schakel=deel[-1].schakel)

    def _hangt_nog(self, uow: Leeseenheid) -> bool:
        """Whether the last entry that was walked is still there: one that was read inside a unit may have been undone."""
        if self._gezien is None:
            return True
        laatste = uow.logboek.deel(self._gezien.volgnummer - 1, 1)
        return bool(laatste) and laatste[0].schakel == self._gezien.schakel

    def _oordeel(self, kluis: UUID, g: Gebeurtenis) -> Handtekeningstand:
        return Handtekeningstand.ONBEKEND if self._toets is None else self._toets(kluis, g)
