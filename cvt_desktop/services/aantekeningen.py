"""What members keep for themselves while they read, and what they want the table to know (screens.md 4.15; ADR 0073).

It stands among the drafts, under the person who wrote it: no screen, paper or export of somebody else ever asks for it. What is
for the table (a wish to discuss, a first judgement that is shown together) has keys of its own, so that a note is never read
when the table asks.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from cvt_desktop.domain.agendapunt import Agendapunt, Behandeling
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.bsn import MELDING, bevat_bsn
from cvt_desktop.domain.errors import InvoerError, NietGevondenError, ToestandError
from cvt_desktop.domain.hamerstuk import behandelen_als
from cvt_desktop.domain.ids import AanvraagId, PersoonId, ZittingId
from cvt_desktop.domain.leeslijst import (
    Bespreekwens,
    EersteOordeel,
    Getoondoordeel,
    Leesaantekening,
    keur_tekst,
    wisdag,
)
from cvt_desktop.domain.zitting import Zitting
from cvt_desktop.ports.register import Conceptsleutel, Leeseenheid, Schrijfeenheid
from cvt_desktop.services.concepten import zet_concept
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.dossier import lees_dossier
from cvt_desktop.services.dossiertoegang import eis_zitting

_EIGEN, _WENS, _SAMEN = "aantekening/", "bespreken/", "eerste-oordeel/"
LEESPLEKKEN = "leesplekken/"
"""Under which key, with the dossier behind it, own bookmarks stand."""


def laatste_dag(zitting: Zitting) -> date:
    """The day of a zitting; of a ronde the last one."""
    return zitting.datum if zitting.ronde is None else zitting.ronde.uiterlijk


# --- own notes ----------------------------------------------------------------------------------------------------------


def aantekening(dienst: Dienst, aanvraag_id: AanvraagId) -> Leesaantekening:
    """What the person who is logged in noted about this dossier. There is no way to ask for that of somebody else."""
    with dienst.lezen(Actie.LEESLIJST_INZIEN) as uow:
        lees_dossier(dienst, uow, aanvraag_id)
        return eigen(uow, dienst, aanvraag_id)


def noteren(dienst: Dienst, zitting_id: ZittingId, aanvraag_id: AanvraagId, tekst: str) -> None:
    """Keep an own note; an empty one is gone. As with every draft nothing of it comes into the log.

    Raises ``InvoerError`` for a text that is too long or holds what may be a BSN, ``ToestandError`` when the swv keeps no notes
    or the term after this zitting is over.
    """
    kaal = keur_tekst(tekst)
    if bevat_bsn(kaal):
        raise InvoerError(f"{MELDING} Haal het weg; dan bewaart het programma uw aantekening.", code="mogelijk-bsn", veld="tekst")
    _bewaar(dienst, zitting_id, aanvraag_id, tekst=kaal)


def oordelen(dienst: Dienst, zitting_id: ZittingId, aanvraag_id: AanvraagId, oordeel: EersteOordeel | None) -> None:
    """Keep the own first judgement, or take it back.

    It is the member's own, and told to nobody, unless the commission chose *Eerst zelf, dan samen*. Then it is for the table,
    and the log knows that there is one.
    """
    if not _samen(dienst):
        _bewaar(dienst, zitting_id, aanvraag_id, oordeel=oordeel)
        return
    with dienst.werk(Actie.LEESLIJST_BIJHOUDEN) as werk:
        _eis_open_punt(dienst, werk.uow, zitting_id, aanvraag_id)
        _zet_oordeel(werk.uow, dienst, _sleutel(_SAMEN, zitting_id, aanvraag_id), dienst.sessie.persoon_id, oordeel)
        werk.leg_vast("zitting", zitting_id, None, aanvraag_id=aanvraag_id)


def eigen(uow: Leeseenheid, dienst: Dienst, aanvraag_id: AanvraagId) -> Leesaantekening:
    """The own note inside a unit."""
    tekst = uow.concepten.get(dienst.sessie.persoon_id, f"{_EIGEN}{aanvraag_id}")
    return Leesaantekening() if tekst is None else dienst.codec.lees(Leesaantekening, tekst.encode("utf-8"))


def eigen_oordeel(uow: Leeseenheid, dienst: Dienst, zitting_id: ZittingId, aanvraag_id: AanvraagId) -> EersteOordeel | None:
    """The own first judgement inside a unit: that for the table when judgements are shown together."""
    if not dienst.instellingen(uow).reglement.eerste_oordeel:
        return eigen(uow, dienst, aanvraag_id).oordeel
    return _getoond(uow, dienst, _sleutel(_SAMEN, zitting_id, aanvraag_id), dienst.sessie.persoon_id)


def _bewaar(
    dienst: Dienst, zitting_id: ZittingId, aanvraag_id: AanvraagId, *, tekst: str | None = None,
    oordeel: EersteOordeel | None = None,
) -> None:  # fmt: skip
    """``tekst`` None keeps the text and sets the judgement; a text keeps the judgement."""
    dienst.eis(Actie.LEESLIJST_BIJHOUDEN)
    sleutel = f"{_EIGEN}{aanvraag_id}"
    with dienst.register.schrijven() as uow:
        zitting = _eis_open_punt(dienst, uow, zitting_id, aanvraag_id)
        dagen = dienst.instellingen(uow).reglement.aantekening_dagen
        if not dagen:
            raise ToestandError("Uw samenwerkingsverband bewaart geen eigen aantekeningen. Noteer ze op papier.",
                                code="aantekening-uit", veld="tekst")  # fmt: skip
        if dienst.klok.today() >= wisdag((laatste_dag(zitting),), dienst.klok.today(), dagen):
            raise ToestandError("De aantekeningen bij deze zitting zijn gewist; er komen geen nieuwe bij. Noteer wat nodig is "
                                "bij de volgende zitting.", code="aantekening-voorbij", veld="tekst")  # fmt: skip
        oud = eigen(uow, dienst, aanvraag_id)
        nieuw = Leesaantekening(tekst=oud.tekst if tekst is None else tekst, oordeel=oordeel if tekst is None else oud.oordeel)
        if nieuw.leeg:
            uow.concepten.delete(dienst.sessie.persoon_id, sleutel)
        else:
            zet_concept(uow, dienst, sleutel, nieuw)


# --- for the table ------------------------------------------------------------------------------------------------------


def bespreken(dienst: Dienst, zitting_id: ZittingId, aanvraag_id: AanvraagId, aan: bool) -> Zitting:
    """The own wish to discuss an item, or its end. A hamerstuk that is not decided is lifted out at once, without a reason.

    What was lifted out stays with the bespreekstukken when the wish ends: who leads the zitting puts it back.
    """
    with dienst.werk(Actie.BESPREKEN_VRAGEN) as werk:
        uow = werk.uow
        zitting = _eis_open_punt(dienst, uow, zitting_id, aanvraag_id)
        sleutel = _sleutel(_WENS, zitting_id, aanvraag_id)
        if aan:
            zet_concept(uow, dienst, sleutel, Bespreekwens(op=dienst.klok.today()))
            punt = zitting.punt(aanvraag_id)
            if punt.behandeling is Behandeling.HAMERSTUK and not punt.beslist:
                zitting = uow.zittingen.save(behandelen_als(zitting, aanvraag_id, Behandeling.BESPREEKSTUK))
        else:
            uow.concepten.delete(dienst.sessie.persoon_id, sleutel)
        werk.leg_vast("zitting", zitting_id, zitting, aanvraag_id=aanvraag_id)
    return zitting


def wensen(uow: Leeseenheid, zitting_id: ZittingId, aanvraag_id: AanvraagId) -> tuple[PersoonId, ...]:
    """Who wants to discuss this item, inside a unit; who asked first stands first."""
    sleutel = _sleutel(_WENS, zitting_id, aanvraag_id)
    return tuple(c.persoon_id for c in uow.concepten.van_allen(f"{_WENS}{zitting_id}/") if c.sleutel == sleutel)


def oordelen_aan_tafel(
    dienst: Dienst, zitting_id: ZittingId, aanvraag_id: AanvraagId
) -> dict[PersoonId, EersteOordeel] | None:  # fmt: skip
    """The first judgement of each member who gave one for the table; None when the commission does not show them."""
    sleutel = _sleutel(_SAMEN, zitting_id, aanvraag_id)
    with dienst.lezen(Actie.ZITTING_INZIEN) as uow:
        eis_zitting(dienst, uow, uow.zittingen.get(zitting_id))
        if not dienst.instellingen(uow).reglement.eerste_oordeel:
            return None
        gegeven = {c.persoon_id for c in uow.concepten.van_allen(sleutel) if c.sleutel == sleutel}
        alle = {wie: _getoond(uow, dienst, sleutel, wie) for wie in gegeven}
    return {wie: oordeel for wie, oordeel in alle.items() if oordeel is not None}


def oordeel_noteren(
    dienst: Dienst, zitting_id: ZittingId, aanvraag_id: AanvraagId, persoon_id: PersoonId, oordeel: EersteOordeel
) -> None:  # fmt: skip
    """Note at the table what a member says before the discussion.

    Raises ``ToestandError`` when the commission does not show judgements, and for who has no stem on this item.
    """
    with dienst.werk(Actie.EERSTE_OORDEEL) as werk:
        zitting = _eis_open_punt(dienst, werk.uow, zitting_id, aanvraag_id)
        if not dienst.instellingen(werk.uow).reglement.eerste_oordeel:
            raise ToestandError("De commissie laat geen eerste oordeel zien. Zet 'Eerst zelf, dan samen' aan bij Instellingen.",
                                code="oordeel-uit")  # fmt: skip
        if persoon_id not in {d.persoon_id for d in zitting.stemmers(zitting.punt(aanvraag_id))}:
            raise ToestandError("Dit lid stemt niet mee bij dit punt. Kies een ander lid.", code="geen-lid")
        _zet_oordeel(werk.uow, dienst, _sleutel(_SAMEN, zitting_id, aanvraag_id), persoon_id, oordeel)
        werk.leg_vast("zitting", zitting_id, None, aanvraag_id=aanvraag_id)


def _sleutel(soort: str, zitting_id: ZittingId, aanvraag_id: AanvraagId) -> str:
    return f"{soort}{zitting_id}/{aanvraag_id}"


def _samen(dienst: Dienst) -> bool:
    with dienst.lezen(Actie.LEESLIJST_BIJHOUDEN) as uow:
        return dienst.instellingen(uow).reglement.eerste_oordeel


def _getoond(uow: Leeseenheid, dienst: Dienst, sleutel: str, wie: PersoonId) -> EersteOordeel | None:
    tekst = uow.concepten.get(wie, sleutel)
    return None if tekst is None else dienst.codec.lees(Getoondoordeel, tekst.encode("utf-8")).oordeel


def _zet_oordeel(uow: Schrijfeenheid, dienst: Dienst, sleutel: str, wie: PersoonId, oordeel: EersteOordeel | None) -> None:
    if oordeel is None:
        uow.concepten.delete(wie, sleutel)
        return
    inhoud = dienst.codec.schrijf(Getoondoordeel(oordeel=oordeel)).decode("utf-8")
    uow.concepten.put(wie, sleutel, inhoud, dienst.klok.now())


def _eis_open_punt(dienst: Dienst, uow: Leeseenheid, zitting_id: ZittingId, aanvraag_id: AanvraagId) -> Zitting:
    """The zitting that has this dossier on its agenda, and a dossier that this person may see."""
    zitting: Zitting = uow.zittingen.get(zitting_id)
    eis_zitting(dienst, uow, zitting)
    lees_dossier(dienst, uow, aanvraag_id)
    punten: Iterable[Agendapunt] = zitting.punten
    if all(p.aanvraag_id != aanvraag_id for p in punten):
        raise ToestandError("Dit dossier staat niet meer op de agenda van deze zitting. Ververs de leeslijst.",
                            code="niet-op-agenda")  # fmt: skip
    return zitting


# --- wiping -------------------------------------------------------------------------------------------------------------


def wissen(dienst: Dienst) -> int:
    """Wipe what was noted for zittingen whose term is over, and notes and bookmarks of a dossier that is gone; gives how many.

    Done by whoever opens the register and once a day: the texts are not read, only their keys. What is wiped is overwritten on
    the disk (``secure_delete``). The log gets the number, and nothing when there was nothing.
    """
    dienst.eis(Actie.AANTEKENINGEN_WISSEN)
    with dienst.register.lezen() as uow:
        weg = _vervallen(dienst, uow)
    if not weg:
        return 0
    with dienst.werk(Actie.AANTEKENINGEN_WISSEN) as werk:
        for concept in weg:
            werk.uow.concepten.delete(concept.persoon_id, concept.sleutel)
        werk.leg_vast("aantekening", None, None, aantal=len(weg))
    return len(weg)


def _vervallen(dienst: Dienst, uow: Leeseenheid) -> list[Conceptsleutel]:
    weg = uow.concepten.zonder_dossier(LEESPLEKKEN)
    alle = [c for soort in (_EIGEN, _WENS, _SAMEN) for c in uow.concepten.van_allen(soort)]
    if not alle:
        return weg
    vandaag, dagen = dienst.klok.today(), dienst.instellingen(uow).reglement.aantekening_dagen
    per_dossier: dict[UUID, list[date]] = {}
    per_zitting: dict[UUID, date] = {}
    for zitting in uow.zittingen.all():
        per_zitting[zitting.id] = laatste_dag(zitting)
        for punt in zitting.punten:
            per_dossier.setdefault(punt.aanvraag_id, []).append(laatste_dag(zitting))
    for concept in alle:
        soort, _, rest = concept.sleutel.partition("/")
        waarvan = [UUID(deel) for deel in rest.split("/")]  # the zitting, when it is for the table, and the dossier
        dag = per_zitting.get(waarvan[0])
        zittingen = per_dossier.get(waarvan[0], []) if f"{soort}/" == _EIGEN else [dag] if dag is not None else []
        if vandaag >= wisdag(zittingen, concept.op.date(), dagen) or not _staat_er(uow, AanvraagId(waarvan[-1])):
            weg.append(concept)
    return weg


def _staat_er(uow: Leeseenheid, aanvraag_id: AanvraagId) -> bool:
    try:
        uow.aanvragen.get(aanvraag_id)
    except NietGevondenError:
        return False
    return True
