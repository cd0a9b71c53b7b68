"""A proposal for DL, with its sum: the months of education since groep 3 (UB WVO 2.46, lid 3). The form keeps it editable."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from cvt_desktop.domain.blok_pro import Proroute
from cvt_desktop.domain.bronnen import Bron, bron
from cvt_desktop.domain.schooljaar import schooljaar

MAANDEN_PER_JAAR = 10
DL_GROEP_8 = 60
_EERSTE_GROEP, _LAATSTE_GROEP = 3, 8
_SEPTEMBER, _AUGUSTUS, _TWAALF = 9, 8, 12
_OVERDOEN = "Deed de leerling een jaar over of ging die later naar school, pas het getal dan aan."


@dataclass(frozen=True, slots=True, kw_only=True)
class Dlvoorstel:
    """``dl`` months, and how that number came about."""

    dl: int
    uitleg: str
    bron: Bron


def voorgestelde_dl(
    route: Proroute | None, leerjaar: str, *, ontvangen_op: date, afgenomen: date | None, groep8_instrument: bool
) -> Dlvoorstel | None:
    """Ten months a year from groep 3, September to June; 60 for an instrument of groep 8 in leerjaar 1.

    None as long as the groep or the day is not known, and for a nieuwkomer, who was not at school here all that time.
    """
    if route is Proroute.LEERJAAR_1 and groep8_instrument:
        return Dlvoorstel(dl=DL_GROEP_8, bron=bron("instrumentenregeling-8"),
                          uitleg="Een instrument van groep 8 in leerjaar 1: DL is 60.")  # fmt: skip
    groep = _groep(route, leerjaar)
    if groep is None or afgenomen is None:
        return None
    groep -= schooljaar(ontvangen_op).beginjaar - schooljaar(afgenomen).beginjaar
    jaren = groep - _EERSTE_GROEP
    if jaren < 0:
        return None
    maanden = _maanden(afgenomen)
    uitleg = f"{jaren} schooljaren vanaf groep 3 × {MAANDEN_PER_JAAR} + {maanden} in het jaar van de toets. {_OVERDOEN}"
    return Dlvoorstel(dl=jaren * MAANDEN_PER_JAAR + maanden, uitleg=uitleg, bron=bron("ub-2.46-3"))


def _groep(route: Proroute | None, leerjaar: str) -> int | None:
    """The groep in which the pupil is now; leerjaar 1 follows on groep 8."""
    if route is Proroute.LEERJAAR_1:
        return _LAATSTE_GROEP + 1
    getal = re.search(r"\d+", leerjaar)
    if route is not Proroute.BASISONDERWIJS or getal is None:
        return None
    groep = int(getal.group())
    return groep if _EERSTE_GROEP <= groep <= _LAATSTE_GROEP else None


def _maanden(dag: date) -> int:
    """The months of education in this school year, the month of the test included; the summer adds none."""
    if dag.month == _AUGUSTUS:
        return 0
    return min((dag.month - _SEPTEMBER) % _TWAALF + 1, MAANDEN_PER_JAAR)
