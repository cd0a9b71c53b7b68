"""When support that was granted is evaluated, and when that comes up (screens.md 5.7, 5.8)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cvt_desktop.domain.formulier import Formulier, Soort
from cvt_desktop.domain.soorten import beschrijving
from cvt_desktop.domain.termijn import plus_dagen

VOORAF_DAGEN = 7
"""So long before its day it comes up, so that school and ouders can be asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluatie:
    """``welke`` is ``Eerste evaluatie``; it comes up from ``vanaf`` on."""

    welke: str
    op: date

    @property
    def vanaf(self) -> date:
        """The first day on which it is asked for."""
        return plus_dagen(self.op, -VOORAF_DAGEN)


def evaluaties(soort: Soort, formulier: Formulier) -> tuple[Evaluatie, ...]:
    """What the form says, in order; none for a TLV."""
    beeld = beschrijving(soort)
    if not beeld.arrangement:
        return ()
    if not beeld.voorziening:
        op = formulier.arr.evaluatie_op
        return (Evaluatie(welke="Evaluatie", op=op),) if op is not None else ()
    dagen = (("Eerste evaluatie", formulier.tbv.evaluatie_op), ("Tweede evaluatie", formulier.tbv.tweede_evaluatie_op))
    return tuple(sorted((Evaluatie(welke=w, op=op) for w, op in dagen if op is not None), key=lambda e: e.op))


def aan_de_beurt(momenten: Iterable[Evaluatie], vandaag: date, genoteerd: Iterable[date]) -> Evaluatie | None:
    """The last one that has come up and about which nobody wrote a note since it did; None when there is nothing to ask."""
    gekomen = [moment for moment in momenten if moment.vanaf <= vandaag]
    if not gekomen or any(dag >= gekomen[-1].vanaf for dag in genoteerd):
        return None
    return gekomen[-1]
