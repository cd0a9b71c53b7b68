"""An item that goes from one zitting to another, with what belongs to the item and not to the table (screens.md 4.8, 4.9)."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from cvt_desktop.basis.tekst import datum_kort
from cvt_desktop.domain.agendapunt import Agendapunt, Gasten
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.ids import AanvraagId, ZittingId
from cvt_desktop.domain.zitting import Zitting
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.agendaplek import Agendaplek
from cvt_desktop.services.commissies import eis_zelfde_commissie
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.hamervoorstel import in_groep
from cvt_desktop.services.zittingen import binnen
from cvt_desktop.services.zittingwacht import met_wacht, wachtmeldingen


def verplaatsen(dienst: Dienst, van: ZittingId, naar: ZittingId, aanvraag_id: AanvraagId) -> Zitting:
    """Move an undecided item to another zitting; gives back the zitting that it left.

    What was prepared goes along, who was asked to come in, and who stepped aside by a word of their own; the guard looks again
    at that table. ``blijft_achter`` says beforehand what does not.
    """
    with dienst.werk(Actie.ZITTING_AGENDEREN) as werk:
        uow = werk.uow
        oud = uow.zittingen.get(van)
        plek, vers = Agendaplek.van(oud, aanvraag_id), _mee(uow, oud, uow.zittingen.get(naar), aanvraag_id)
        oud = uow.zittingen.save(oud.afvoeren(aanvraag_id))
        nieuw = uow.zittingen.get(naar).agenderen(vers)
        eis_zelfde_commissie(oud, nieuw)
        nieuw = uow.zittingen.save(in_groep(uow, dienst, met_wacht(uow, nieuw, alleen=aanvraag_id), aanvraag_id))
        werk.leg_vast("zitting", van, oud, aanvraag_id=aanvraag_id)
        werk.leg_vast("zitting", naar, nieuw, aanvraag_id=aanvraag_id)
        werk.kan_terug(f"{vers.kenmerk} naar de zitting van {datum_kort(nieuw.datum)} verplaatst",
                       partial(plek.terug_uit, dienst, naar))  # fmt: skip
    return oud


def blijft_achter(dienst: Dienst, van: ZittingId, naar: ZittingId, aanvraag_id: AanvraagId) -> str:
    """What a move does to the guests of an item, in words; '' when all goes along as it is."""
    with dienst.lezen(Actie.ZITTING_INZIEN) as uow:
        daar = uow.zittingen.get(naar)
        gasten = uow.zittingen.get(van).punt(aanvraag_id).gasten
    if gasten is None:
        return ""
    mee = _gasten_daar(gasten, daar)
    if mee is None:
        return "de gasten vervallen: in een schriftelijke ronde komt niemand binnen"
    return "" if mee.om else "de gasten gaan mee, hun tijd spreekt u opnieuw af"


def _mee(uow: Leeseenheid, oud: Zitting, nieuw: Zitting, aanvraag_id: AanvraagId) -> Agendapunt:
    punt, gemeld = oud.punt(aanvraag_id), {m.persoon_id for m in wachtmeldingen(uow, oud, aanvraag_id)}
    return Agendapunt(
        aanvraag_id=aanvraag_id, kenmerk=punt.kenmerk, voorstel=punt.voorstel, concept_redenen=punt.concept_redenen,
        niet_voor_de_brief=punt.niet_voor_de_brief, gasten=_gasten_daar(punt.gasten, nieuw), elders=punt.elders,
        verschoningen=tuple(v for v in punt.verschoningen if v.persoon_id not in gemeld),
    )  # fmt: skip


def _gasten_daar(gasten: Gasten | None, daar: Zitting) -> Gasten | None:
    """The same guests at the other zitting; an hour outside its times is asked again."""
    if gasten is None or daar.ronde is not None:
        return None
    return gasten if gasten.om and binnen(daar, gasten.om) else replace(gasten, om="")
