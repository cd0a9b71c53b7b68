"""The numbers of an agenda: from the opening on an item keeps the one that it has on the paper that lies on the table.

What leaves takes its number along, and what comes on an open agenda gets the next one; until then the order is the number.
"""

from __future__ import annotations

from cvt_desktop.domain.agendapunt import Agendapunt
from cvt_desktop.domain.zitting import Zitting


def genummerd(zitting: Zitting) -> tuple[tuple[int, Agendapunt], ...]:
    """Each item with its number, in the order of the agenda."""
    return tuple((zitting.nummer(punt.aanvraag_id), punt) for punt in zitting.punten)


def afgevoerd(zitting: Zitting) -> tuple[int, ...]:
    """The numbers of what left the agenda after the zitting was opened."""
    hier = {punt.aanvraag_id for punt in zitting.punten}
    return tuple(nummer for nummer, aanvraag_id in enumerate(zitting.nummering, 1) if aanvraag_id not in hier)
