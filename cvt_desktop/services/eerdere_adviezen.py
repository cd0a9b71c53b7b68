"""The adviezen of earlier dossiers of the same pupil, to read beside the present one (screens.md 1.3).

Each earlier dossier keeps its own reading rules: what somebody may not read there, is not read here. So an advice of before never
tells a deskundige what the other deskundige of that dossier wrote, and the two adviezen of this dossier stay independent.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.deskundigenadvies import Deskundigenadvies
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.dossiertoegang import eis_dossier, mag_dossier
from cvt_desktop.services.inzage import zichtbare_adviezen


@dataclass(frozen=True, slots=True, kw_only=True)
class EerderAdvies:
    """An advice that was vastgesteld in an earlier dossier."""

    aanvraag_id: AanvraagId
    kenmerk: str
    soort: Soort
    ontvangen_op: date
    advies: Deskundigenadvies = field(repr=False)


def eerdere_adviezen(dienst: Dienst, aanvraag_id: AanvraagId) -> tuple[EerderAdvies, ...]:
    """Those of the dossiers of this pupil that were received before this one, the newest dossier first.

    The pupil is the one that the intake recognised (name and date of birth) and a person confirmed; a group has none.
    Raises ``GeenRechtError`` for a dossier that is not for this person.
    """
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        aanvraag = uow.aanvragen.get(aanvraag_id)
        eis_dossier(dienst, uow, aanvraag)
        return tuple(_van_eerder(dienst, uow, aanvraag))


def eerder_gelezen(dienst: Dienst, aanvraag_id: AanvraagId) -> None:
    """Tell the log that the adviezen of this earlier dossier were on the screen."""
    with dienst.werk(Actie.DOSSIER_INZIEN) as werk:
        eis_dossier(dienst, werk.uow, werk.uow.aanvragen.get(aanvraag_id))
        werk.leg_vast("aanvraag", aanvraag_id, None, aanvraag_id=aanvraag_id)


def _van_eerder(dienst: Dienst, uow: Leeseenheid, aanvraag: Aanvraag) -> Iterator[EerderAdvies]:
    if aanvraag.leerling_id is None:
        return
    dossiers = uow.aanvragen.of_leerling(aanvraag.leerling_id)  # the newest first
    hier = next(n for n, een in enumerate(dossiers) if een.id == aanvraag.id)
    for eerder in dossiers[hier + 1:]:
        if not mag_dossier(dienst, uow, eerder):
            continue
        for advies in zichtbare_adviezen(dienst, eerder, uow.adviezen.of_aanvraag(eerder.id)):
            if advies.vastgesteld:
                yield EerderAdvies(aanvraag_id=eerder.id, kenmerk=eerder.kenmerk, soort=eerder.soort,
                                   ontvangen_op=eerder.formulier.a.ontvangen_op, advies=advies)  # fmt: skip
