"""All rules of the check before signing, by their number: the one list that the check, the line and the page of rules use."""

from __future__ import annotations

from cvt_desktop.domain.controleregel import Controleregel
from cvt_desktop.domain.regels_adviezen import ADVIESREGELS
from cvt_desktop.domain.regels_besluit import BESLUITREGELS
from cvt_desktop.domain.regels_intrekking import INTREKKINGSREGELS
from cvt_desktop.domain.regels_motivering import MOTIVERINGSREGELS
from cvt_desktop.domain.regels_register import REGISTERREGELS

REGELS: tuple[Controleregel, ...] = tuple(
    sorted((*BESLUITREGELS, *ADVIESREGELS, *MOTIVERINGSREGELS, *REGISTERREGELS, *INTREKKINGSREGELS), key=lambda r: r.id)
)


def regel_van(regel_id: str) -> Controleregel:
    """The rule with this id, which exists."""
    return next(r for r in REGELS if r.id == regel_id)
