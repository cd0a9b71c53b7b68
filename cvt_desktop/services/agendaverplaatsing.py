"""An item that goes from one zitting to another, with what belongs to the item and not to the table (screens.md 4.8, 4.9)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from uuid import uuid4

from cvt_desktop.basis.tekst import datum_kort
from cvt_desktop.domain.agendapunt import Agendapunt, Gasten, Ronde
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.ids import AanvraagId, PersoonId, ZittingId
from cvt_desktop.domain.ronde import aanduiding
from cvt_desktop.domain.termijn import plus_dagen
from cvt_desktop.domain.zitting import Hoedanigheid, Zitting, Zittingtoestand
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.agendaplek import Agendaplek
from cvt_desktop.services.commissies import eis_zelfde_commissie
from cvt_desktop.services.context import Dienst, Werk
from cvt_desktop.services.dossier import stand_van
from cvt_desktop.services.hamervoorstel import in_groep
from cvt_desktop.services.zittingen import Zittingplan, binnen, volgens_plan
from cvt_desktop.services.zittingwacht import met_wacht, wachtmeldingen

_DAGEN_STEMMEN = 7


def verplaatsen(dienst: Dienst, van: ZittingId, naar: ZittingId, aanvraag_id: AanvraagId) -> Zitting:
    """Move an undecided item to another zitting; gives back the zitting that it left.

    What was prepared goes along, who was asked to come in, and who stepped aside by a word of their own; the guard looks again
    at that table. ``blijft_achter`` says beforehand what does not.
    """
    with dienst.werk(Actie.ZITTING_AGENDEREN) as werk:
        return _verplaats(dienst, werk, werk.uow.zittingen.get(van), werk.uow.zittingen.get(naar), aanvraag_id)


def naar_ronde(dienst: Dienst, van: ZittingId, aanvraag_id: AanvraagId) -> Ronde:
    """Move an item for which too few can vote to a schriftelijke ronde of today, of the same people and commission.

    The ronde is planned when it is not there yet; a next item of the same zitting joins it. Gives it back. Raises what
    ``zittingen.plannen`` and ``verplaatsen`` raise; then nothing was planned or moved.
    """
    dienst.eis(Actie.ZITTING_AGENDEREN)
    with dienst.werk(Actie.ZITTING_PLANNEN) as werk:
        uow, vandaag = werk.uow, dienst.klok.today()
        oud = uow.zittingen.get(van)
        ronde = ronde_bij(oud, termijn(uow, aanvraag_id), vandaag)
        daar = next((z for z in uow.zittingen.all(Zittingtoestand.GEPLAND)
                     if (z.ronde, z.datum, z.commissie_id) == (ronde, vandaag, oud.commissie_id)), None)  # fmt: skip
        if daar is None:
            leeg = Zitting(id=ZittingId(uuid4()), datum=vandaag)
            daar = uow.zittingen.save(volgens_plan(dienst, uow, leeg, _plan(oud, ronde, vandaag)))
            werk.leg_vast("zitting", daar.id, daar)
        _verplaats(dienst, werk, oud, daar, aanvraag_id)
    return ronde


def ronde_bij(zitting: Zitting, uiterste: date, vandaag: date) -> Ronde:
    """A week for the stemmen, shorter when the term of the dossier ends before that."""
    week = plus_dagen(vandaag, _DAGEN_STEMMEN)
    return Ronde(uiterlijk=min(week, uiterste) if uiterste >= vandaag else week,
                 aanleiding=f"te weinig stemmers in de zitting van {datum_kort(zitting.datum)}")  # fmt: skip


def termijn(uow: Leeseenheid, aanvraag_id: AanvraagId) -> date:
    """The last day for the besluit."""
    return stand_van(uow, uow.aanvragen.get(aanvraag_id)).uiterste_datum


def _plan(zitting: Zitting, ronde: Ronde, datum: date) -> Zittingplan:
    def met(hoedanigheid: Hoedanigheid) -> tuple[PersoonId, ...]:
        return tuple(d.persoon_id for d in zitting.deelnemers if d.hoedanigheid is hoedanigheid)

    return Zittingplan(
        datum=datum, stemgerechtigden=met(Hoedanigheid.STEMGERECHTIGD), adviserend=met(Hoedanigheid.ADVISEREND),
        voorzitter_id=zitting.voorzitter_id, secretaris_id=zitting.secretaris_id, uiterlijk=ronde.uiterlijk,
        aanleiding=ronde.aanleiding, commissie_id=zitting.commissie_id,
    )  # fmt: skip


def _verplaats(dienst: Dienst, werk: Werk, oud: Zitting, naar: Zitting, aanvraag_id: AanvraagId) -> Zitting:
    uow = werk.uow
    plek, vers = Agendaplek.van(oud, aanvraag_id), _mee(uow, oud, naar, aanvraag_id)
    oud = uow.zittingen.save(oud.afvoeren(aanvraag_id))
    nieuw = naar.agenderen(vers)
    eis_zelfde_commissie(oud, nieuw)
    nieuw = uow.zittingen.save(in_groep(uow, dienst, met_wacht(uow, nieuw, alleen=aanvraag_id), aanvraag_id))
    werk.leg_vast("zitting", oud.id, oud, aanvraag_id=aanvraag_id, actie=Actie.ZITTING_AFVOEREN)
    werk.leg_vast("zitting", naar.id, nieuw, aanvraag_id=aanvraag_id, actie=Actie.ZITTING_AGENDEREN)
    werk.kan_terug(f"{vers.kenmerk} naar de {aanduiding(nieuw)} verplaatst", partial(plek.terug_uit, dienst, naar.id))
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
