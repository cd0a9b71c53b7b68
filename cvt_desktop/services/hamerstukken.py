"""Hamerstukken of a zitting: in which group an item stands, and one act for the whole block (screens.md 4.8, 4.9)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from cvt_desktop.domain.agendapunt import Behandeling
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import CvtError, ToestandError
from cvt_desktop.domain.hamerstuk import (
    Hamerbezwaar,
    als_hamerstuk_beslist,
    behandelen_als,
    hamerstukken,
    klaarzetten,
    mag_hamerstuk,
    openstaand,
)
from cvt_desktop.domain.hamerstuk import vaststellen as stel_vast
from cvt_desktop.domain.ids import AanvraagId, ZittingId
from cvt_desktop.domain.ondertekend import puntverklaring
from cvt_desktop.domain.stem import Stem, Stemkeuze
from cvt_desktop.domain.zitting import Zitting
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.hamervoorstel import bezwaren
from cvt_desktop.services.zitting_behandelen import ga_terug, ga_verder
from cvt_desktop.services.zitting_terug import punt_zoals
from cvt_desktop.services.zittingen import eis_stemrecht


def uitlichten(dienst: Dienst, zitting_id: ZittingId, aanvraag_id: AanvraagId) -> Zitting:
    """Any member takes an item out of the block, without a reason; it is discussed by itself."""
    with dienst.werk(Actie.HAMERSTUK_UITLICHTEN) as werk:
        voor = werk.uow.zittingen.get(zitting_id)
        zitting = werk.uow.zittingen.save(behandelen_als(voor, aanvraag_id, Behandeling.BESPREEKSTUK))
        werk.leg_vast("zitting", zitting_id, zitting, aanvraag_id=aanvraag_id)
        werk.kan_terug(f"{zitting.punt(aanvraag_id).kenmerk} uitgelicht",
                       partial(punt_zoals, dienst, Actie.HAMERSTUK_UITLICHTEN, voor, zitting, aanvraag_id))  # fmt: skip
    return zitting


def aanmerken(dienst: Dienst, zitting_id: ZittingId, aanvraag_id: AanvraagId, ondanks: Sequence[str] = ()) -> Zitting:
    """Put an item among the hamerstukken. ``ondanks`` holds the codes of what somebody chose to pass over.

    Raises ``ToestandError`` with everything that stands against it: what is hard cannot be passed over at all, and what is
    not asks to be named.
    """
    with dienst.werk(Actie.HAMERSTUK_AANMERKEN) as werk:
        zitting = werk.uow.zittingen.get(zitting_id)
        tegen = bezwaren(werk.uow, dienst, zitting, aanvraag_id)
        if not mag_hamerstuk(tegen):
            raise ToestandError(f"Dit dossier kan geen hamerstuk zijn. {_zinnen([b for b in tegen if b.hard])} Bespreek het.",
                                code="geen-hamerstuk")  # fmt: skip
        if not {b.code for b in tegen} <= set(ondanks):
            raise ToestandError(f"Het programma stelt bespreken voor. {_zinnen(tegen)} Bevestig dat het toch een hamerstuk is.",
                                code="hamerstuk-bevestigen")  # fmt: skip
        voor, zitting = zitting, werk.uow.zittingen.save(behandelen_als(zitting, aanvraag_id, Behandeling.HAMERSTUK))
        werk.leg_vast("zitting", zitting_id, zitting, aanvraag_id=aanvraag_id)
        werk.kan_terug(f"{zitting.punt(aanvraag_id).kenmerk} bij de hamerstukken",
                       partial(punt_zoals, dienst, Actie.HAMERSTUK_AANMERKEN, voor, zitting, aanvraag_id))  # fmt: skip
    return zitting


def vaststellen(dienst: Dienst, zitting_id: ZittingId, aanvragen: Sequence[AanvraagId]) -> Zitting:
    """*Allen akkoord*: each present member who is not verschoond is for each of these items, and each is decided as asked.

    ``aanvragen`` is the block as the table read it. All of it or nothing: raises ``ToestandError`` that names the items that
    cannot go along, and when the block is another one by now. Nobody's stem but that of a member is noted.
    """
    with dienst.werk(Actie.HAMERSTUKKEN_VASTSTELLEN) as werk:
        uow = werk.uow
        zitting = uow.zittingen.get(zitting_id)
        eis_stemrecht(uow, zitting)
        blok = tuple(p.aanvraag_id for p in openstaand(zitting))
        if not blok:
            raise ToestandError("Er is geen hamerstuk meer open. Ga naar de bespreekstukken.", code="geen-hamerstukken")
        if set(blok) != set(aanvragen):
            raise ToestandError("De hamerstukken zijn intussen gewijzigd. Lees de lijst opnieuw en druk nog eens.",
                                code="hamerstukken-gewijzigd")  # fmt: skip
        _eis_dat_alles_kan(uow, dienst, zitting, blok)
        for aanvraag_id in blok:
            zitting = _besluit(uow, dienst, zitting, aanvraag_id)
        zitting = uow.zittingen.save(zitting)
        for aanvraag_id in blok:
            ga_verder(uow, dienst, zitting, aanvraag_id)
        werk.leg_vast("zitting", zitting_id, zitting, aantal=len(blok))
        for aanvraag_id in blok:
            werk.leg_vast("punt", zitting_id, puntverklaring(zitting, zitting.punt(aanvraag_id)), aanvraag_id=aanvraag_id,
                          actie=Actie.UITSLAG_VASTSTELLEN)  # fmt: skip
        werk.kan_terug("het besluit over de hamerstukken", partial(_neem_terug, dienst, zitting_id, frozenset(blok)))
    return zitting


def terugnemen(dienst: Dienst, zitting_id: ZittingId) -> Zitting:
    """Take the whole block back while the zitting is open and each of its besluiten is a concept; all of it or nothing.

    Raises ``ToestandError`` when one lies to be signed, or when nothing was decided as hamerstuk.
    """
    return _neem_terug(dienst, zitting_id, None)


def _neem_terug(dienst: Dienst, zitting_id: ZittingId, alleen: frozenset[AanvraagId] | None) -> Zitting:
    """Of a block that was decided in several times only the items in ``alleen``."""
    with dienst.werk(Actie.HAMERSTUKKEN_TERUGNEMEN) as werk:
        uow = werk.uow
        zitting = uow.zittingen.get(zitting_id)
        blok = [p.aanvraag_id for p in hamerstukken(zitting)
                if als_hamerstuk_beslist(p) and (alleen is None or p.aanvraag_id in alleen)]  # fmt: skip
        if not blok:
            raise ToestandError("Over de hamerstukken is nog niet beslist. Stel ze eerst vast.", code="punt-onbeslist")
        for aanvraag_id in blok:
            zitting = zitting.terugnemen(aanvraag_id)
        zitting = uow.zittingen.save(zitting)
        for aanvraag_id in blok:
            ga_terug(uow, zitting_id, aanvraag_id)
        werk.leg_vast("zitting", zitting_id, zitting, aantal=len(blok))
        for aanvraag_id in blok:
            werk.leg_vast("zitting", zitting_id, zitting, aanvraag_id=aanvraag_id, actie=Actie.UITSLAG_TERUGNEMEN)
    return zitting


def _eis_dat_alles_kan(uow: Leeseenheid, dienst: Dienst, zitting: Zitting, blok: Sequence[AanvraagId]) -> None:
    fout = []
    for aanvraag_id in blok:
        hard = [b for b in bezwaren(uow, dienst, zitting, aanvraag_id) if b.hard]
        if hard:
            fout.append(f"Punt {zitting.nummer(aanvraag_id)}: {_zinnen(hard)}")
    if fout:
        wat = "dit punt" if len(fout) == 1 else "deze punten"
        raise ToestandError(f"{' '.join(fout)} Licht {wat} uit; er is nog over geen hamerstuk beslist.",
                            code="hamerstuk-kan-niet")  # fmt: skip


def _besluit(uow: Leeseenheid, dienst: Dienst, zitting: Zitting, aanvraag_id: AanvraagId) -> Zitting:
    """One item of the block; a refusal names it, so that it can be lifted out."""
    nummer = zitting.nummer(aanvraag_id)
    try:
        zitting = klaarzetten(zitting, uow.aanvragen.get(aanvraag_id))
        punt = zitting.punt(aanvraag_id)
        for lid in (d for d in zitting.stemmers(punt) if punt.stem_van(d.persoon_id) is None):
            zitting = zitting.stem_noteren(aanvraag_id, Stem(
                persoon_id=lid.persoon_id, naam=lid.naam, keuze=Stemkeuze.VOOR, reden="",
                genoteerd_door=dienst.sessie.persoon_id, genoteerd_op=dienst.klok.now(),
            ))  # fmt: skip
        return stel_vast(zitting, aanvraag_id)
    except CvtError as fout:
        raise ToestandError(f"Punt {nummer}: {fout.melding} Licht dit punt uit; er is nog over geen hamerstuk beslist.",
                            code="hamerstuk-kan-niet") from fout  # fmt: skip


def _zinnen(tegen: Sequence[Hamerbezwaar]) -> str:
    return " ".join(b.zin for b in tegen)
