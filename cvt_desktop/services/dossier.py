"""What a dossier page shows above its tabs: who, what, how far, until when, and the next step."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from cvt_desktop.basis.tekst import datum_kort, datum_voluit
from cvt_desktop.domain.aanvraag import AFGEROND, Aanvraag, Status
from cvt_desktop.domain.agendapunt import Uitkomst
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.besluit import Besluit, Besluittoestand
from cvt_desktop.domain.dossierstand import Termijnstand, feestdagen_volgens, termijnstand
from cvt_desktop.domain.formulier import Houding, RelatieSchool
from cvt_desktop.domain.ids import AanvraagId, ZittingId
from cvt_desktop.domain.leerling import Leerling
from cvt_desktop.domain.onderwerp import Onderwerp
from cvt_desktop.domain.persoon import TEKENAARS
from cvt_desktop.domain.ronde import aanduiding
from cvt_desktop.domain.school import School
from cvt_desktop.domain.termijn import dagen_tot, leeftijd_op, plus_dagen
from cvt_desktop.domain.tlv import Tlvtoestand
from cvt_desktop.domain.verwijdering import Verwijdering
from cvt_desktop.domain.volgende_stap import VolgendeStap, scan_stap, tekenmap_stap, volgende_stap
from cvt_desktop.domain.zitting import Zitting, Zittingtoestand
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.bezwaareinde import einde_van
from cvt_desktop.services.bezwaarstand import stappen as bezwaarstappen
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.dossiertoegang import eis_dossier
from cvt_desktop.services.onderwerpen import onderwerp_van
from cvt_desktop.services.scans import dossier_wacht_op_scan
from cvt_desktop.services.tekenmapdag import BIJ_TEKENAAR, in_tekenmap_sinds
from cvt_desktop.services.toetslijsten import toetslijst

GEHEIM_ADRES = "geheim adres"
OUDER_NIET_EENS = "ouder niet eens"
NIET_AKKOORD = "akkoord: nee"
_BEKEND = frozenset({Status.BEKENDGEMAAKT, Status.IN_BEZWAAR, Status.AFGESLOTEN})
_VOOR_ZITTING = frozenset({Status.OP_AGENDA, Status.ADVIES_BESTUUR, Status.BESLOTEN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Termijnkop:
    """The legal term for the chip. ``opgeschort_sinds`` is the first day on which it stands still now, else None."""

    uiterlijk: date
    dagen: int
    opgeschort_sinds: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossierkop:
    """The head of the page. ``termijn`` is None when nothing has to be decided any more; ``contact`` has a telephone.

    A group has no age and no date of birth. ``verzoek``: somebody asked to remove it, and a second person has not answered.
    ``in_tekenmap``: since when its besluit lies with who signs it.
    """

    aanvraag_id: AanvraagId
    naam: str = field(repr=False)
    korte_naam: str = field(repr=False)
    leeftijd: int | None
    geboortedatum: date | None = field(repr=False)
    soort: str
    kenmerk: str
    status: Status
    bij_status: str
    termijn: Termijnkop | None
    school: str
    contact: str = field(repr=False)
    vlaggen: tuple[str, ...]
    stap: VolgendeStap | None
    zitting_id: ZittingId | None
    verzoek: Verwijdering | None
    in_tekenmap: date | None


def openen(dienst: Dienst, aanvraag_id: AanvraagId) -> None:
    """Somebody opens the dossier: one event per opening. Raises ``GeenRechtError`` for a dossier of others."""
    with dienst.werk(Actie.DOSSIER_INZIEN) as werk:
        eis_dossier(dienst, werk.uow, werk.uow.aanvragen.get(aanvraag_id))
        werk.leg_vast("aanvraag", aanvraag_id, None, aanvraag_id=aanvraag_id)


def dossierkop(dienst: Dienst, aanvraag_id: AanvraagId) -> Dossierkop:
    """The head of the page of one dossier."""
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        aanvraag = lees_dossier(dienst, uow, aanvraag_id)
        leerling, school = onderwerp_van(uow, aanvraag), uow.scholen.get(aanvraag.school_id)
        geboren = leerling.geboortedatum if isinstance(leerling, Leerling) else None
        zitting = zitting_van(uow, aanvraag_id)
        stand = stand_van(uow, aanvraag)
        vandaag = dienst.klok.today()
        geen_verklaring_meer = _geen_verklaring_meer(uow, aanvraag, vandaag)
        uitkomst = _uitkomst(uow, aanvraag)
        verzoek = uow.verwijderingen.wachtend(aanvraag_id)
        sinds = in_tekenmap_sinds(uow, aanvraag_id) if aanvraag.status in BIJ_TEKENAAR else None
        if aanvraag.status is Status.IN_BEZWAAR:
            stap = next(iter(bezwaarstappen(uow, aanvraag_id, vandaag)), None) if dienst.mag(Actie.BEZWAREN_INZIEN) else None
        elif (einde := einde_van(uow, aanvraag)) is not None:
            sluit = einde.voorbij(vandaag) and dienst.mag(Actie.DOSSIER_AFSLUITEN)
            stap = einde.stap(vandaag) if sluit else None  # until then it is no act
        else:
            gegevens = stapgegevens(uow, aanvraag, zitting, stand)
            stap = volgende_stap(gegevens, vandaag, model=dienst.instellingen(uow).reglement.model(aanvraag.soort),
                                 ronde_tot=zitting.ronde.uiterlijk if zitting and zitting.ronde else None)  # fmt: skip
            if dossier_wacht_op_scan(uow, aanvraag):
                stap = scan_stap(vandaag)
            if sinds is not None and not dienst.sessie.rollen & TEKENAARS:
                stap = tekenmap_stap(sinds, stand.uiterste_datum, vandaag)
    return Dossierkop(
        aanvraag_id=aanvraag_id, naam=leerling.naam, korte_naam=leerling.korte_naam,
        leeftijd=leeftijd_op(geboren, dienst.klok.today()) if geboren else None, geboortedatum=geboren,
        soort=str(aanvraag.soort), kenmerk=aanvraag.kenmerk, status=aanvraag.status,
        bij_status=_bij_status(aanvraag, zitting) or uitkomst, termijn=_termijnkop(aanvraag, stand, vandaag),
        school=_schoolregel(aanvraag, school), contact=contactregel(aanvraag, school),
        vlaggen=(*geen_verklaring_meer, *vlaggen(aanvraag, leerling)), stap=stap,
        zitting_id=zitting.id if zitting else None,
        verzoek=verzoek, in_tekenmap=sinds,
    )  # fmt: skip


def lees_dossier(dienst: Dienst, uow: Leeseenheid, aanvraag_id: AanvraagId) -> Aanvraag:
    """The aanvraag, or ``GeenRechtError`` when it is not for this person."""
    aanvraag = uow.aanvragen.get(aanvraag_id)
    eis_dossier(dienst, uow, aanvraag)
    return aanvraag


def bekend_besluit(uow: Leeseenheid, aanvraag: Aanvraag) -> Besluit | None:
    """The besluit that was sent; None when the aanvraag was not handled, of which there is none."""
    return next((b for b in uow.besluiten.of_aanvraag(aanvraag.id) if b.toestand is Besluittoestand.VERZONDEN), None)


def stand_van(uow: Leeseenheid, aanvraag: Aanvraag) -> Termijnstand:
    """The dates: weeks as they were at receipt, holidays as they are known now (Atw 3 lid 3 adds days later)."""
    toen, nu = uow.instellingen.op(aanvraag.formulier.a.ontvangen_op), uow.instellingen.all()[0]
    return termijnstand(aanvraag, toen, feestdagen_volgens(nu))


def zitting_van(uow: Leeseenheid, aanvraag_id: AanvraagId) -> Zitting | None:
    """The newest zitting with this dossier on its agenda."""
    zittingen = [z for z in uow.zittingen.of_aanvraag(aanvraag_id) if not z.zonder_zitting]
    lopend = [z for z in zittingen if z.toestand in {Zittingtoestand.GEPLAND, Zittingtoestand.GEOPEND}]
    return next(iter(lopend or zittingen), None)


def vlaggen(aanvraag: Aanvraag, leerling: Onderwerp) -> tuple[str, ...]:
    """What must be known before anybody calls or writes; only what is so."""
    verzorgers = aanvraag.formulier.b.verzorgers
    gevonden = []
    if (isinstance(leerling, Leerling) and leerling.adres_geheim) or any(v.adres_geheim for v in verzorgers):
        gevonden.append(GEHEIM_ADRES)
    if any(v.krijgt_brief and v.houding is Houding.NIET_EENS for v in verzorgers):
        gevonden.append(OUDER_NIET_EENS)
    if aanvraag.herkomst is not None and aanvraag.herkomst.akkoord.casefold() == "nee":
        gevonden.append(NIET_AKKOORD)
    return tuple(gevonden)


def contactregel(aanvraag: Aanvraag, school: School) -> str:
    """The contact of this dossier with a telephone number, from the form or else from the school."""
    contact = aanvraag.formulier.a.contactpersoon.strip()
    if any(teken.isdigit() for teken in contact):
        return contact
    naam = contact.partition(",")[0].strip().casefold()
    bekend = next((c for c in school.contactpersonen if c.naam.casefold() == naam), None)
    if bekend is None and not contact and school.contactpersonen:
        bekend = school.contactpersonen[0]
        contact = bekend.naam
    return " ".join(deel for deel in (contact, bekend.telefoon if bekend else "") if deel)


def _schoolregel(aanvraag: Aanvraag, school: School) -> str:
    f = aanvraag.formulier
    leerjaar = (f.b.leerjaar if aanvraag.soort.met_leerling else f.groep.leerjaren).strip()
    jaar = f"lj {leerjaar}" if leerjaar[:1].isdigit() else leerjaar  # "groep 8" says it by itself
    if jaar and f.a.relatie is RelatieSchool.AANGEMELD:
        jaar = f"nu in {jaar}"  # of the school where the pupil still is
    return f"{school.naam}, {jaar}" if jaar else school.naam


def _bij_status(aanvraag: Aanvraag, zitting: Zitting | None) -> str:
    if zitting is not None and aanvraag.status in _VOOR_ZITTING:
        return f"{aanduiding(zitting)}, punt {zitting.nummer(aanvraag.id)}"
    if aanvraag.status is Status.AANVULLING_GEVRAAGD and aanvraag.aanvullingen:
        return f"uiterlijk {datum_kort(aanvraag.aanvullingen[-1].uiterlijk)}"
    if aanvraag.intrekking is not None:
        return f"door de school, op {datum_kort(aanvraag.intrekking.op)}"
    return ""


def _uitkomst(uow: Leeseenheid, aanvraag: Aanvraag) -> str:
    """``afgewezen`` or ``toegewezen``, of what is known to everybody: the status tells only that it is."""
    besluit = bekend_besluit(uow, aanvraag) if aanvraag.status in _BEKEND else None
    if besluit is None:
        return ""
    return "afgewezen" if besluit.uitkomst is Uitkomst.AFGEWEZEN else "toegewezen"


def einde_zonder_besluit(aanvraag: Aanvraag) -> str:
    """Why nothing more is decided, asked or tested in this dossier, in a sentence; "" for every other one."""
    if aanvraag.intrekking is not None:
        return f"De school trok de aanvraag in op {datum_voluit(aanvraag.intrekking.op)}."
    if aanvraag.buiten is not None:
        return f"De aanvraag is op {datum_voluit(aanvraag.buiten.besloten_op)} buiten behandeling gelaten (Awb 4:5)."
    return ""


def _geen_verklaring_meer(uow: Leeseenheid, aanvraag: Aanvraag, vandaag: date) -> tuple[str, ...]:
    """That the newest verklaring of this besluit has ended, and when: the status goes on telling that the besluit is known."""
    if aanvraag.status not in _BEKEND or aanvraag.leerling_id is None:
        return ()
    tlv = next((v for v in uow.verklaringen.of_leerling(aanvraag.leerling_id) if v.aanvraag_id == aanvraag.id), None)
    if tlv is None or tlv.toestand is Tlvtoestand.GELDIG or tlv.beeindigd_op is None:
        return ()
    sinds = "met ingang van" if tlv.beeindigd_op > vandaag else "sinds"
    return (f"verklaring {tlv.toestand} {sinds} {datum_kort(tlv.beeindigd_op)}",)


def _termijnkop(aanvraag: Aanvraag, stand: Termijnstand, vandaag: date) -> Termijnkop | None:
    if aanvraag.status in AFGEROND:
        return None
    loopt = next((a for a in aanvraag.aanvullingen if a.loopt and not a.binnen and vandaag < a.uiterlijk), None)
    sinds = plus_dagen(loopt.verzonden_op, 1) if loopt is not None and loopt.verzonden_op is not None else None
    return Termijnkop(uiterlijk=stand.uiterste_datum, dagen=dagen_tot(stand.uiterste_datum, vandaag), opgeschort_sinds=sinds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stapgegevens:
    """Implements ``domain.volgende_stap.Dossiergegevens`` for one dossier."""

    status: Status
    streefdatum: date | None
    uiterste_datum: date | None
    bevestigd: bool
    open_punten: int
    adviezen_vast: int
    adviezen_gevraagd: int
    aanvulling_uiterlijk: date | None
    advies_uiterlijk: date | None
    zitting_op: date | None


def stapgegevens(uow: Leeseenheid, aanvraag: Aanvraag, zitting: Zitting | None, stand: Termijnstand) -> Stapgegevens:
    """What the next step of one dossier follows from."""
    adviezen = uow.adviezen.of_aanvraag(aanvraag.id)
    lijst = toetslijst(aanvraag.toets.lijst_soort, aanvraag.toets.lijst_versie)
    toets = aanvraag.toets
    vast = {a.volgorde for a in adviezen if a.vastgesteld}
    wacht = [k.uiterlijk for k in aanvraag.koppelingen if k.volgorde not in vast and k.uiterlijk is not None]
    return Stapgegevens(
        status=aanvraag.status, streefdatum=stand.streefdatum, uiterste_datum=stand.uiterste_datum,
        bevestigd=aanvraag.bevestigd_op is not None,
        open_punten=0 if toets.afgerond else len(toets.open_punten(lijst)) + len(toets.nee_punten(lijst)),
        adviezen_vast=len(vast), adviezen_gevraagd=len({k.volgorde for k in aanvraag.koppelingen} | vast),
        aanvulling_uiterlijk=next((a.uiterlijk for a in aanvraag.aanvullingen if a.loopt), None),
        advies_uiterlijk=min(wacht, default=None), zitting_op=zitting.datum if zitting else None,
    )  # fmt: skip
