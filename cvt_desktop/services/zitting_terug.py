"""Ctrl+Z for a small act at the table: an item as it was before, as long as nobody changed it since (ADR 0078).

Taking back a decision is ``zitting_behandelen.terugnemen``; here nothing left the table yet.
"""

from __future__ import annotations

from dataclasses import replace

from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import ToestandError
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.zitting import Zitting, Zittingtoestand
from cvt_desktop.domain.zittingtoestand import LIGT_VAST
from cvt_desktop.services.context import Dienst


def punt_zoals(dienst: Dienst, actie: Actie, voor: Zitting, na: Zitting, aanvraag_id: AanvraagId) -> Zitting:
    """The item as it stood in ``voor``, and in its place as long as the zitting was not opened since.

    Raises ``ToestandError`` when the item is not what the act made of it any more, or the zitting is over.
    """
    with dienst.werk(actie) as werk:
        nu = werk.uow.zittingen.get(voor.id)
        if nu.punt(aanvraag_id) != na.punt(aanvraag_id):
            raise _gewijzigd()
        _eis_open(nu, Zittingtoestand.GEPLAND, Zittingtoestand.GEOPEND)
        terug = nu.met_punt(voor.punt(aanvraag_id))
        if nu.toestand is na.toestand and _volgorde(nu) == _volgorde(na):
            terug = terug.ordenen(_volgorde(voor))
        terug = werk.uow.zittingen.save(terug)
        werk.leg_vast("zitting", voor.id, terug, aanvraag_id=aanvraag_id)
    return terug


def stemmen_zoals(dienst: Dienst, voor: Zitting, na: Zitting, aanvraag_id: AanvraagId) -> Zitting:
    """The stemmen of an item as they were in ``voor``, with what they decided; other stemmen and typed reasons stay.

    Raises ``ToestandError`` when such a stem, the proposal or the decision is another one by now, or the list is vastgesteld.
    """
    with dienst.werk(Actie.STEM_NOTEREN) as werk:
        nu, oud, nieuw = werk.uow.zittingen.get(voor.id), voor.punt(aanvraag_id), na.punt(aanvraag_id)
        punt = nu.punt(aanvraag_id)
        gewijzigd = {s.persoon_id for s in nieuw.stemmen if oud.stem_van(s.persoon_id) != s}
        if (punt.voorgenomen, punt.uitslag) != (nieuw.voorgenomen, nieuw.uitslag) or any(
            punt.stem_van(wie) != nieuw.stem_van(wie) for wie in gewijzigd
        ):
            raise _gewijzigd()
        _eis_open(nu, Zittingtoestand.GEOPEND, Zittingtoestand.GESLOTEN)
        stemmen = tuple(oud.stem_van(s.persoon_id) if s.persoon_id in gewijzigd else s for s in punt.stemmen)
        terug = nu.met_punt(replace(punt, stemmen=tuple(s for s in stemmen if s is not None), uitslag=oud.uitslag))
        terug = werk.uow.zittingen.save(terug)
        werk.leg_vast("zitting", voor.id, terug, aanvraag_id=aanvraag_id)
    return terug


def _volgorde(zitting: Zitting) -> tuple[AanvraagId, ...]:
    return tuple(p.aanvraag_id for p in zitting.punten)


def _eis_open(zitting: Zitting, *toestanden: Zittingtoestand) -> None:
    if zitting.toestand not in toestanden:
        raise ToestandError(LIGT_VAST[zitting.toestand], code="zitting-toestand")


def _gewijzigd() -> ToestandError:
    return ToestandError("Dit punt is daarna gewijzigd. Kijk in de zitting wat er nu staat, en wijzig het daar.",
                         code="punt-gewijzigd")  # fmt: skip
