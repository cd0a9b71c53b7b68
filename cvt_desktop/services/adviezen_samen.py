"""Two adviezen out of one signed stuk: a deskundigencommissie PrO that met as one (screens.md 4.7).

It still leaves two adviezen by two named people, each with statements of independence of the own (UB WVO 2020 art. 2.51;
LBT 107632, 108669). They share what they found. Both are vastgesteld, or none.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.deskundigenadvies import Adviesinhoud, Advieswijze, Deskundigenadvies, Onafhankelijkheid
from cvt_desktop.domain.errors import CvtError, InvoerError, ToestandError
from cvt_desktop.domain.ids import AanvraagId, BijlageId, PersoonId
from cvt_desktop.domain.soorten import beschrijving
from cvt_desktop.services.adviezen import neem_op
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.dossier import lees_dossier

TWEEDE = "_2"
"""What stands behind the field of a refusal that is about the second deskundige."""
_PER_PERSOON = frozenset({"onafhankelijkheid", "deskundige", "persoon_id"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Ondertekenaar:
    """One of the two who signed, with the four statements of this person alone."""

    persoon_id: PersoonId
    onafhankelijkheid: Onafhankelijkheid = field(repr=False)


def overnemen_samen(
    dienst: Dienst, aanvraag_id: AanvraagId, eerste: Ondertekenaar, tweede: Ondertekenaar, inhoud: Adviesinhoud,
    bijlage_id: BijlageId, gedateerd: date,
) -> tuple[Deskundigenadvies, Deskundigenadvies]:  # fmt: skip
    """Both adviezen, frozen in one unit. Raises as ``adviezen.overnemen``; the field of the second ends with ``TWEEDE``.

    Raises ``ToestandError`` for a kind that is not praktijkonderwijs, ``InvoerError`` when both are one person.
    """
    if eerste.persoon_id == tweede.persoon_id:
        raise InvoerError("Dit zijn twee keer dezelfde persoon. Kies twee deskundigen.", code="zelfde-deskundige",
                          veld=f"deskundige{TWEEDE}")  # fmt: skip
    adviezen = []
    with dienst.werk(Actie.ADVIES_OVERNEMEN) as werk:
        if not beschrijving(lees_dossier(dienst, werk.uow, aanvraag_id).soort).pro:
            raise ToestandError("Alleen bij praktijkonderwijs adviseert een commissie als geheel. Neem elk advies apart over.",
                                code="samen-alleen-pro")  # fmt: skip
        for volgorde, wie in ((1, eerste), (2, tweede)):
            eigen = replace(inhoud, onafhankelijkheid=wie.onafhankelijkheid)
            try:
                adviezen.append(neem_op(werk, dienst, aanvraag_id, volgorde, wie.persoon_id, eigen, bijlage_id, gedateerd,
                                        Advieswijze.OVERGENOMEN))  # fmt: skip
            except CvtError as fout:
                if volgorde == 1 or fout.veld not in _PER_PERSOON:
                    raise
                raise type(fout)(fout.melding, code=fout.code, veld=f"{fout.veld}{TWEEDE}") from fout
    return adviezen[0], adviezen[1]
