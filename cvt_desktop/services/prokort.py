"""*PrO-kort*: within the criteria blocks 5 to 7 of an advice shrink to one sentence (screens.md 4.7)."""

from __future__ import annotations

from dataclasses import replace

from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.deskundigenadvies import Adviesinhoud, Criteriumoordeel
from cvt_desktop.domain.pro_criteria import Prouitkomst
from cvt_desktop.services.pro_toets import uitkomst_van

KORT = "Aan de criteria is voldaan. Ik ben de berekening en de geldigheid van de gegevens nagegaan."
"""What stands for blocks 5 to 7 when the criteria are met."""


def mag_kort(aanvraag: Aanvraag) -> bool:
    """Whether *PrO-kort* is offered: the scores meet the criteria of the law."""
    return uitkomst_van(aanvraag) is Prouitkomst.VOLDOET


def met_kort(inhoud: Adviesinhoud) -> Adviesinhoud:
    """What was left empty says it short, and each criterion without a finding is met; the own words stay."""
    return replace(
        inhoud, ondersteuningsbehoefte=inhoud.ondersteuningsbehoefte.strip() or KORT,
        waarom_arrangement_niet=inhoud.waarom_arrangement_niet.strip() or KORT,
        criteria=tuple(replace(c, oordeel=c.oordeel or Criteriumoordeel.JA) for c in inhoud.criteria),
    )  # fmt: skip


def zegt_kort(inhoud: Adviesinhoud) -> bool:
    """Whether it says somewhere that the criteria are met."""
    return KORT in {inhoud.ondersteuningsbehoefte, inhoud.waarom_arrangement_niet}


def zonder_kort(inhoud: Adviesinhoud) -> tuple[Adviesinhoud, bool]:
    """The own words only, and whether it was said short: how a form shows it again."""
    behoefte, waarom = inhoud.ondersteuningsbehoefte, inhoud.waarom_arrangement_niet
    eigen = replace(inhoud, ondersteuningsbehoefte="" if behoefte == KORT else behoefte,
                    waarom_arrangement_niet="" if waarom == KORT else waarom)  # fmt: skip
    return eigen, eigen != inhoud
