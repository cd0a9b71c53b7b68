"""Until when a dossier is kept: health data until three years after assessment, advice and assignment (WVO 2020 2.47 lid 16)."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from cvt_desktop.domain.aanvraag import AFGEROND, Aanvraag, Status
from cvt_desktop.domain.besluit import Besluit, Besluittoestand
from cvt_desktop.domain.deskundigenadvies import Deskundigenadvies

JAREN = 3


def bewaren_tot_en_met(
    aanvraag: Aanvraag, adviezen: Iterable[Deskundigenadvies], besluiten: Iterable[Besluit]
) -> date | None:  # fmt: skip
    """The last day, reckoned from the latest of the three; None while the dossier runs, which is as long as a bezwaar runs too.

    An aanvraag that the school took back before anybody judged it counts from the day on which it was taken back: the law
    names no day for that one, and a longer time has no ground (AVG art. 5).
    """
    if aanvraag.status not in AFGEROND or aanvraag.status in {Status.IN_BEZWAAR, Status.WACHTLIJST}:
        return None
    dagen = [b.besloten_op for b in besluiten if b.toestand is not Besluittoestand.INGETROKKEN]
    dagen += [a.gedateerd for a in adviezen if a.vastgesteld and a.gedateerd is not None]
    dagen += [aanvraag.buiten.besloten_op] if aanvraag.buiten is not None else []
    dagen += [aanvraag.intrekking.op] if aanvraag.intrekking is not None else []
    return _jaren_later(max(dagen)) if dagen else None


def _jaren_later(dag: date) -> date:
    """29 February has no equal in three years: the last day of the month."""
    jaar = dag.year + JAREN
    return date(jaar, dag.month, min(dag.day, monthrange(jaar, dag.month)[1]))
