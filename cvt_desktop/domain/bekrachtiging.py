"""Bekrachtigen via the vastgestelde besluitenlijst: until when the other members sign for themselves (screens.md 4.10, 3)."""

from __future__ import annotations

from datetime import date

from cvt_desktop.domain.ids import AanvraagId, PersoonId
from cvt_desktop.domain.stem import Bekrachtiging
from cvt_desktop.domain.termijn import plus_dagen
from cvt_desktop.domain.zitting import Zitting, Zittingtoestand

BEKRACHTIG_DAGEN = 14
"""Calendar days after the list was vastgesteld: an agreement of the commission, not a term of the law."""


def via_lijst(zitting: Zitting) -> bool:
    """Whether the voorzitter of this zitting fixed its list in the way that lets its stemmen count; a ronde has no such way."""
    return (zitting.ronde is None and zitting.bekrachtiging is Bekrachtiging.LIJST
            and zitting.toestand is Zittingtoestand.VASTGESTELD
            and zitting.vastgesteld_door is not None and zitting.vastgesteld_door == zitting.voorzitter_id)  # fmt: skip


def uiterlijk(zitting: Zitting) -> date | None:
    """The last day on which the other members sign their stemmen of this zitting; None where there is no such day."""
    if not via_lijst(zitting) or zitting.vastgesteld_op is None:
        return None
    return plus_dagen(zitting.vastgesteld_op, BEKRACHTIG_DAGEN)


def open_stemmen(zitting: Zitting, persoon_id: PersoonId) -> tuple[AanvraagId, ...]:
    """The decided items whose own stem this person neither confirmed nor marked as wrong."""
    return tuple(p.aanvraag_id for p in zitting.punten if p.beslist and (s := p.stem_van(persoon_id)) is not None
                 and s.bekrachtigd_op is None and s.betwist_op is None)  # fmt: skip


def betwiste_stemmen(zitting: Zitting, persoon_id: PersoonId) -> tuple[AanvraagId, ...]:
    """The decided items of which this person says that the own stem was noted wrongly."""
    return tuple(p.aanvraag_id for p in zitting.punten if p.beslist and (s := p.stem_van(persoon_id)) is not None
                 and s.betwist_op is not None)  # fmt: skip
