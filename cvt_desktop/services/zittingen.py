"""Planning a zitting and its agenda: who sits there, which dossiers, in which order, who steps aside.

The live acts stand in ``services.zitting_behandelen``, what the screens read in ``services.zitting_inzien``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from uuid import uuid4

from cvt_desktop.basis.tekst import datum_kort
from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.agendapunt import Gasten, Ronde
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import InvoerError, ToestandError
from cvt_desktop.domain.ids import AanvraagId, CommissieId, PersoonId, ZittingId
from cvt_desktop.domain.persoon import SECRETARISSEN, VOORZITTERS, Persoon, Rol
from cvt_desktop.domain.voorstel import redenen_voor, voorstel_voor
from cvt_desktop.domain.wachtmatrix import Wachtniveau
from cvt_desktop.domain.zitting import (
    Agendapunt,
    Deelnemer,
    Hoedanigheid,
    Verschoning,
    Voorgenomen,
    Zitting,
    Zittingtoestand,
)
from cvt_desktop.ports.register import Leeseenheid, Schrijfeenheid
from cvt_desktop.services.agendaplek import Agendaplek
from cvt_desktop.services.commissiekeuring import eis_genoeg_leden
from cvt_desktop.services.commissies import (
    eis_leden,
    gekozen_commissie,
    op_agenda_van,
    reden_elders,
    zonder_elders,
)
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.dossier import lees_dossier
from cvt_desktop.services.hamervoorstel import in_groep
from cvt_desktop.services.keuring import eis_tekst
from cvt_desktop.services.zittingwacht import met_wacht, stemt_toch, wachtmeldingen

_JAREN_VOORUIT = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Zittingplan:
    """What is filled in to plan a zitting. ``begintijd`` and ``eindtijd`` as 13.30. Who has one commission chooses none.

    With ``uiterlijk`` it is a schriftelijke ronde: no room, stemmen until that day, and ``aanleiding`` says why.
    """

    datum: date | None
    begintijd: str = "13.30"
    eindtijd: str = "15.30"
    plaats: str = field(default="", repr=False)
    stemgerechtigden: tuple[PersoonId, ...] = ()
    adviserend: tuple[PersoonId, ...] = ()
    voorzitter_id: PersoonId | None = None
    secretaris_id: PersoonId | None = None
    uiterlijk: date | None = None
    aanleiding: str = field(default="", repr=False)
    commissie_id: CommissieId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conceptbesluit:
    """What somebody is writing for an item beforehand, before it is kept with the zitting."""

    voorstel: Voorgenomen | None = None
    redenen: str = field(default="", repr=False)


def plannen(dienst: Dienst, plan: Zittingplan) -> ZittingId:
    """Plan a zitting under the settings in force on its day.

    Raises ``InvoerError`` (with the field) for a day in the past, unreadable times, or people who cannot sit there.
    """
    with dienst.werk(Actie.ZITTING_PLANNEN) as werk:
        zitting = volgens_plan(dienst, werk.uow, Zitting(id=ZittingId(uuid4()), datum=dienst.klok.today()), plan)
        zitting = werk.uow.zittingen.save(zitting)
        werk.leg_vast("zitting", zitting.id, zitting)
    return zitting.id


def plan_wijzigen(dienst: Dienst, zitting_id: ZittingId, plan: Zittingplan) -> Zitting:
    """Another day, time, place or company, until the zitting is opened; the guard looks again at every item."""
    with dienst.werk(Actie.ZITTING_PLANNEN) as werk:
        zitting = werk.uow.zittingen.get(zitting_id)
        if zitting.toestand is not Zittingtoestand.GEPLAND:
            raise ToestandError("Deze zitting is al geopend. Wijzig de aanwezigheid in de zitting zelf.", code="zitting-toestand")
        zitting = volgens_plan(dienst, werk.uow, zitting, plan)
        zitting = werk.uow.zittingen.save(met_wacht(werk.uow, zitting))
        werk.leg_vast("zitting", zitting.id, zitting)
    return zitting


def volgens_plan(dienst: Dienst, uow: Leeseenheid, zitting: Zitting, plan: Zittingplan) -> Zitting:
    """``zitting`` with the day, the people and the commission of this plan, inside the unit of an act. Raises ``InvoerError``."""
    datum = _keur_plan(dienst, plan)
    personen = {p.id: p for p in uow.personen.all()}
    deelnemers = [_deelnemer(personen, p, Hoedanigheid.STEMGERECHTIGD) for p in plan.stemgerechtigden]
    deelnemers += [_deelnemer(personen, p, Hoedanigheid.ADVISEREND) for p in plan.adviserend]
    secretaris = plan.secretaris_id
    if secretaris is not None and all(d.persoon_id != secretaris for d in deelnemers):
        deelnemers.append(_deelnemer(personen, secretaris, Hoedanigheid.SECRETARIS))
    eis_voorzitter(uow, plan.voorzitter_id)
    commissie = gekozen_commissie(dienst.instellingen(uow, datum), plan.commissie_id, datum)
    if zitting.punten and commissie.id != zitting.commissie_id:
        raise InvoerError("Er staan al dossiers op de agenda. Haal die er eerst af, of plan een andere zitting.",
                          code="agenda-gevuld", veld="commissie")  # fmt: skip
    gepland = replace(
        zitting, datum=datum, begintijd=plan.begintijd.strip(), eindtijd=plan.eindtijd.strip(), plaats=plan.plaats.strip(),
        deelnemers=tuple(deelnemers), ronde=_ronde(plan, datum),
    ).van(commissie)
    eis_genoeg_leden(commissie, datum)
    eis_leden(gepland, commissie)
    for punt in gepland.punten:
        if punt.gasten is not None and punt.gasten.om and not binnen(gepland, punt.gasten.om):
            raise InvoerError(f"Bij punt {gepland.nummer(punt.aanvraag_id)} komen gasten om {punt.gasten.om} uur. Wijzig dat "
                              "eerst, of kies tijden waar dat binnen valt.", code="gasten-tijd", veld="eindtijd")  # fmt: skip
    return gepland.leiden(plan.voorzitter_id or _voorzitter(personen, plan.stemgerechtigden), secretaris)


def _ronde(plan: Zittingplan, datum: date) -> Ronde | None:
    """The ronde of this plan; raises ``InvoerError`` for a last day before the first, or without a reason."""
    if plan.uiterlijk is None:
        if plan.aanleiding.strip():
            raise InvoerError("Vul in tot en met wanneer de stemmen binnenkomen, of laat de aanleiding leeg.", veld="uiterlijk")
        return None
    if plan.uiterlijk < datum:
        raise InvoerError("De stemmen komen binnen vanaf de datum van de ronde. Kies die dag of een latere.", veld="uiterlijk")
    if not plan.aanleiding.strip():
        raise InvoerError("Schrijf waarom dit schriftelijk gaat, bijvoorbeeld spoed; het staat op de besluitenlijst.",
                          veld="aanleiding")  # fmt: skip
    eis_tekst("aanleiding", plan.aanleiding)
    return Ronde(uiterlijk=plan.uiterlijk, aanleiding=plan.aanleiding.strip())


def _keur_plan(dienst: Dienst, plan: Zittingplan) -> date:
    if plan.datum is None:
        raise InvoerError("Vul de datum van de zitting in.", veld="datum")
    if plan.datum < dienst.klok.today():
        raise InvoerError("Deze datum ligt in het verleden. Kies vandaag of een latere dag.", veld="datum")
    vandaag = dienst.klok.today()
    if (plan.datum.year - _JAREN_VOORUIT, plan.datum.month, plan.datum.day) > (vandaag.year, vandaag.month, vandaag.day):
        raise InvoerError(f"Deze datum ligt meer dan {_JAREN_VOORUIT} jaar vooruit. Controleer het jaar.", veld="datum")
    minuten = [_minuten(plan.begintijd, "begintijd"), _minuten(plan.eindtijd, "eindtijd")]
    if minuten[1] <= minuten[0]:
        raise InvoerError("De zitting eindigt niet na het begin. Controleer de tijden.", veld="eindtijd")
    eis_tekst("plaats", plan.plaats)
    if not plan.stemgerechtigden:
        raise InvoerError("Kies wie er stemmen.", veld="stemgerechtigden")
    return plan.datum


def _minuten(tijd: str, veld: str) -> int:
    uren, _, minuten = tijd.strip().replace(":", ".").partition(".")
    if not (uren.isdecimal() and minuten.isdecimal() and len(minuten) == 2 and int(uren) < 24 and int(minuten) < 60):
        raise InvoerError("Schrijf de tijd als 13.30.", veld=veld)
    return int(uren) * 60 + int(minuten)


def _deelnemer(personen: dict[PersoonId, Persoon], persoon_id: PersoonId, hoedanigheid: Hoedanigheid) -> Deelnemer:
    persoon = personen.get(persoon_id)
    if persoon is None or not persoon.actief:
        raise InvoerError("Een gekozen persoon doet niet meer mee. Kies een ander.", veld="deelnemers")
    if hoedanigheid is Hoedanigheid.STEMGERECHTIGD and not persoon.stemgerechtigd:
        raise InvoerError("Een gekozen persoon heeft geen rol met stemrecht. Kies een ander, of wijzig de rol bij Instellingen.",
                          veld="stemgerechtigden")  # fmt: skip
    return Deelnemer(persoon_id=persoon.id, naam=persoon.naam, hoedanigheid=hoedanigheid,
                     gedragsdeskundige=persoon.orthopedagoog_of_psycholoog)  # fmt: skip


def eis_stemrecht(uow: Leeseenheid, zitting: Zitting) -> None:
    """Who votes must hold a role with a stem now, not only when the zitting was planned: a secretaris never does.

    Raises ``ToestandError`` as long as somebody present at the table has lost that role, or the access.
    """
    personen = {p.id: p for p in uow.personen.all()}
    for d in zitting.deelnemers:
        persoon = personen.get(d.persoon_id)
        if d.aanwezig and d.hoedanigheid is Hoedanigheid.STEMGERECHTIGD and not (
            persoon is not None and persoon.actief and persoon.stemgerechtigd
        ):
            raise ToestandError("Een aanwezige die zou stemmen, heeft geen rol met stemrecht meer. Zet diegene op afwezig, of "
                                "laat de beheerder de rol nagaan.", code="geen-stemrecht", veld="deelnemers")  # fmt: skip


def keur_voorgenomen(v: Voorgenomen) -> None:
    """Raise ``InvoerError`` for a text of an outcome that cannot be kept."""
    for veld in ("waarom_anders", "aanhouden_waarvoor", "aanhouden_wie", "aanhouden_termijn"):
        eis_tekst(veld, getattr(v, veld))


def eis_voorzitter(uow: Leeseenheid, persoon_id: PersoonId | None) -> None:
    """Who leads has the role for it (screens.md 3.1); raises ``ToestandError``."""
    if persoon_id is not None and not uow.personen.get(persoon_id).rollen & VOORZITTERS:
        raise ToestandError("Een zitting wordt geleid door iemand met de rol voorzitter of plaatsvervangend voorzitter. "
                            "Kies een ander, of geef die rol bij Instellingen, Gebruikers.",
                            code="voorzitter-rol", veld="voorzitter")  # fmt: skip


def _voorzitter(personen: dict[PersoonId, Persoon], stemgerechtigden: Sequence[PersoonId]) -> PersoonId | None:
    kandidaten = [personen[p] for p in stemgerechtigden if personen[p].rollen & VOORZITTERS]
    return min(kandidaten, key=lambda p: Rol.VOORZITTER not in p.rollen).id if kandidaten else None


def mogelijke_deelnemers(
    dienst: Dienst, commissie_id: CommissieId | None = None, dag: date | None = None
) -> tuple[list[Persoon], list[Persoon], list[Persoon]]:
    """``(stemgerechtigden, secretarissen, others who can advise)``: active people, by name.

    With ``commissie_id`` only its members on ``dag`` vote. Who votes in another commission only can keep the besluitenlijst
    of this one (screens.md 3.1).
    """
    dag = dag or dienst.klok.today()
    with dienst.lezen(Actie.ZITTING_INZIEN) as uow:
        personen, instellingen = [p for p in uow.personen.all() if p.actief], dienst.instellingen(uow, dag)
    commissie = instellingen.commissie_met(commissie_id) if commissie_id is not None else None
    leden = [p for p in personen if p.stemgerechtigd]
    stemmers = [p for p in leden if commissie is None or commissie.is_lid(p.id, dag)]
    van_elders = [p for p in leden if p not in stemmers] if instellingen.meer_commissies else []
    secretarissen = [*(p for p in personen if p.rollen & SECRETARISSEN), *van_elders]
    overig = [p for p in personen if p.rollen & {Rol.CONSULENT, Rol.DESKUNDIGE} and p not in stemmers]
    return stemmers, secretarissen, overig


# --- agenda ---------------------------------------------------------------------------------------------------------


def agenderen(dienst: Dienst, zitting_id: ZittingId, aanvraag_id: AanvraagId, reden: str = "") -> Zitting:
    """Put a dossier that is ready on the agenda, with the proposal of its adviezen and who must step aside.

    Of a kind that another commission handles only with a ``reden``, for this once.
    """
    with dienst.werk(Actie.ZITTING_AGENDEREN) as werk:
        stil = werk.uow.aanvragen.get(aanvraag_id).status is Status.AANGEHOUDEN
        zitting = agendeer_in(werk.uow, dienst, werk.uow.zittingen.get(zitting_id), aanvraag_id, reden)
        werk.leg_vast("zitting", zitting_id, zitting, aanvraag_id=aanvraag_id)
        werk.kan_terug(f"{zitting.punt(aanvraag_id).kenmerk} op de agenda van {datum_kort(zitting.datum)}",
                       partial(afvoeren, dienst, zitting_id, aanvraag_id, aangehouden=stil))  # fmt: skip
    return zitting


def agendeer_in(
    uow: Schrijfeenheid, dienst: Dienst, zitting: Zitting, aanvraag_id: AanvraagId, reden: str = ""
) -> Zitting:  # fmt: skip
    """``agenderen`` in the unit of the caller, who tells the log. What it raises comes before anything was written."""
    aanvraag = lees_dossier(dienst, uow, aanvraag_id)
    if aanvraag.status is Status.AANGEHOUDEN:
        aanvraag = aanvraag.naar(Status.GEREED_VOOR_ZITTING)
    aanvraag = op_agenda_van(dienst.instellingen(uow, zitting.datum), zitting, aanvraag.naar(Status.OP_AGENDA), reden)
    adviezen = tuple(uow.adviezen.of_aanvraag(aanvraag_id))
    punt = Agendapunt(aanvraag_id=aanvraag_id, kenmerk=aanvraag.kenmerk, voorstel=voorstel_voor(aanvraag, adviezen),
                      concept_redenen=redenen_voor(aanvraag, adviezen), elders=reden_elders(aanvraag))  # fmt: skip
    zitting = zitting.agenderen(punt)
    uow.aanvragen.save(aanvraag)
    zitting = met_wacht(uow, zitting, alleen=aanvraag_id)
    return uow.zittingen.save(in_groep(uow, dienst, zitting, aanvraag_id))


def afvoeren(dienst: Dienst, zitting_id: ZittingId, aanvraag_id: AanvraagId, *, aangehouden: bool = False) -> Zitting:
    """Take an undecided dossier off the agenda; it is ready for another zitting, or ``aangehouden`` as before it came there."""
    with dienst.werk(Actie.ZITTING_AFVOEREN) as werk:
        uow = werk.uow
        plek = Agendaplek.van(uow.zittingen.get(zitting_id), aanvraag_id)
        reden = reden_elders(uow.aanvragen.get(aanvraag_id))
        zitting = voer_af_in(uow, zitting_id, aanvraag_id, aangehouden=aangehouden)
        werk.leg_vast("zitting", zitting_id, zitting, aanvraag_id=aanvraag_id)
        werk.kan_terug(f"{plek.punt.kenmerk} van de agenda gehaald", partial(plek.weer_op, dienst, reden))
    return zitting


def voer_af_in(uow: Schrijfeenheid, zitting_id: ZittingId, aanvraag_id: AanvraagId, *, aangehouden: bool = False) -> Zitting:
    """``afvoeren`` in the unit of the caller, who tells the log."""
    zitting = uow.zittingen.save(uow.zittingen.get(zitting_id).afvoeren(aanvraag_id))
    aanvraag = uow.aanvragen.get(aanvraag_id)
    if aanvraag.status is Status.OP_AGENDA:
        aanvraag = zonder_elders(aanvraag)
        uow.aanvragen.save(aanvraag.naar(Status.AANGEHOUDEN if aangehouden else Status.GEREED_VOOR_ZITTING))
    return zitting


def volgorde(dienst: Dienst, zitting_id: ZittingId, aanvragen: Sequence[AanvraagId]) -> Zitting:
    """Put the agenda in this order."""
    with dienst.werk(Actie.ZITTING_AGENDEREN) as werk:
        oud = werk.uow.zittingen.get(zitting_id)
        zitting = werk.uow.zittingen.save(oud.ordenen(tuple(aanvragen)))
        werk.leg_vast("zitting", zitting_id, zitting)
        werk.kan_terug(
            "de volgorde van de agenda", partial(volgorde, dienst, zitting_id, [p.aanvraag_id for p in oud.punten])
        )
    return zitting


def gasten_vragen(dienst: Dienst, zitting_id: ZittingId, aanvraag_id: AanvraagId, om: str, wie: str) -> Zitting:
    """Who comes in at an item and when (screens.md 4.8); with neither a time nor a word nobody comes.

    Raises ``InvoerError`` with the field: a time is within that of the zitting.
    """
    eis_tekst("wie", wie)
    with dienst.werk(Actie.GASTEN_VRAGEN) as werk:
        zitting = werk.uow.zittingen.get(zitting_id)
        eerder = zitting.punt(aanvraag_id).gasten
        gasten = _gasten(zitting, om, wie) if om.strip() or wie.strip() else None
        zitting = werk.uow.zittingen.save(zitting.uitnodigen(aanvraag_id, gasten))
        werk.leg_vast("zitting", zitting_id, zitting, aanvraag_id=aanvraag_id)
        werk.kan_terug("de gasten bij een punt", partial(_gasten_zoals, dienst, zitting_id, aanvraag_id, eerder))
    return zitting


def _gasten_zoals(dienst: Dienst, zitting_id: ZittingId, aanvraag_id: AanvraagId, gasten: Gasten | None) -> None:
    """Who came before; also without an hour, as a move to another zitting leaves it."""
    with dienst.werk(Actie.GASTEN_VRAGEN) as werk:
        zitting = werk.uow.zittingen.save(werk.uow.zittingen.get(zitting_id).uitnodigen(aanvraag_id, gasten))
        werk.leg_vast("zitting", zitting_id, zitting, aanvraag_id=aanvraag_id)


def binnen(zitting: Zitting, om: str) -> bool:
    """Whether ``om`` (14.30) is a time of this zitting. Raises ``InvoerError`` for what is no time."""
    return _minuten(zitting.begintijd, "om") <= _minuten(om, "om") < _minuten(zitting.eindtijd, "om")


def _gasten(zitting: Zitting, om: str, wie: str) -> Gasten:
    minuut = _minuten(om, "om")
    if not binnen(zitting, om):
        raise InvoerError(f"De zitting is van {zitting.begintijd} tot {zitting.eindtijd} uur. Kies een tijd daarbinnen.",
                          code="gasten-tijd", veld="om")  # fmt: skip
    if not wie.strip():
        raise InvoerError("Schrijf wie er komen, zonder naam: ouder en leerling.", code="ontbreekt", veld="wie")
    return Gasten(om=f"{minuut // 60}.{minuut % 60:02}", wie=wie.strip())


def conceptbesluit(
    dienst: Dienst, zitting_id: ZittingId, aanvraag_id: AanvraagId, voorstel: Voorgenomen | None, redenen: str
) -> Zitting:
    """Write what is proposed for an item, beforehand."""
    eis_tekst("redenen", redenen)
    if voorstel is not None:
        keur_voorgenomen(voorstel)
    with dienst.werk(Actie.CONCEPTBESLUIT_SCHRIJVEN) as werk:
        zitting = werk.uow.zittingen.get(zitting_id).voorbereiden(aanvraag_id, voorstel, redenen)
        zitting = werk.uow.zittingen.save(zitting)
        werk.leg_vast("zitting", zitting_id, zitting, aanvraag_id=aanvraag_id)
    return zitting


def verschonen(dienst: Dienst, zitting_id: ZittingId, aanvraag_id: AanvraagId, persoon_id: PersoonId, grond: str) -> Zitting:
    """Somebody steps aside at an item for a reason of their own (Awb 2:4)."""
    if not grond.strip():
        raise InvoerError("Zeg waarom dit lid niet meedoet.", veld="grond")
    eis_tekst("grond", grond)
    with dienst.werk(Actie.VERSCHONING_NOTEREN) as werk:
        zitting = werk.uow.zittingen.get(zitting_id)
        naam = next((d.naam for d in zitting.deelnemers if d.persoon_id == persoon_id), None)
        if naam is None:
            raise ToestandError("Deze persoon zit niet aan tafel. Voeg hem of haar eerst toe.", code="geen-deelnemer")
        verschoning = Verschoning(persoon_id=persoon_id, naam=naam, grond=grond.strip())
        zitting = werk.uow.zittingen.save(zitting.verschonen(aanvraag_id, verschoning))
        werk.leg_vast("zitting", zitting_id, zitting)
        werk.leg_vast("verschoning", zitting_id, verschoning, aanvraag_id=aanvraag_id)
    return zitting


def toch_stemmen(dienst: Dienst, zitting_id: ZittingId, aanvraag_id: AanvraagId, persoon_id: PersoonId, reden: str) -> Zitting:
    """Let a deskundige vote after all, with a reason that the besluitenlijst shows (screens.md 3.2).

    Raises ``ToestandError`` where the guard blocks: who works for the school or wrote the aanvraag never votes; and to the
    deskundige: nobody judges the own independence (Awb 2:4).
    """
    if persoon_id == dienst.sessie.persoon_id:
        raise ToestandError("Of u zelf stemt, bepaalt een ander. Vraag het de secretaris of de voorzitter.", code="eigen-zaak")
    if not reden.strip():
        raise InvoerError("Kies of schrijf een reden.", veld="reden")
    eis_tekst("reden", reden)
    with dienst.werk(Actie.VERSCHONING_NOTEREN) as werk:
        uow = werk.uow
        zitting = uow.zittingen.get(zitting_id)
        meldingen = [m for m in wachtmeldingen(uow, zitting, aanvraag_id) if m.persoon_id == persoon_id]
        for m in meldingen:
            if m.niveau is Wachtniveau.BLOKKEERT:
                raise ToestandError("Dit lid kan bij dit punt niet stemmen. " + m.voorstel, code="wacht")
        naam = uow.personen.get(persoon_id).naam
        uow.aanvragen.save(uow.aanvragen.get(aanvraag_id).met_override(stemt_toch(naam), reden.strip()))
        zitting = uow.zittingen.save(zitting.toch_meedoen(aanvraag_id, persoon_id))
        werk.leg_vast("zitting", zitting_id, zitting, aanvraag_id=aanvraag_id)
    return zitting
