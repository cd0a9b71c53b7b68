"""Sending: per addressee the day and the way. A besluit works from the day on which it was sent (Awb 3:40, 3:41)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from cvt_desktop.basis.tekst import datum_kort, datum_lang
from cvt_desktop.domain.aanvraag import Aanvraag, Status
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.bereikbaarheid import samen
from cvt_desktop.domain.besluit import Besluit, Besluittoestand
from cvt_desktop.domain.brief import Brief, Briefsoort, Brieftoestand, Verzendwijze
from cvt_desktop.domain.dossierstand import feestdagen_volgens
from cvt_desktop.domain.errors import InvoerError, ToestandError
from cvt_desktop.domain.ids import AanvraagId, BriefId
from cvt_desktop.domain.termijn import bezwaartermijn
from cvt_desktop.domain.termijnfeiten import Feitsoort, Termijnfeit
from cvt_desktop.domain.voorziening import Plaatsantwoord
from cvt_desktop.domain.zienswijze import Zienswijzevan, Zienswijzevraag
from cvt_desktop.ports.register import Leeseenheid, Schrijfeenheid
from cvt_desktop.services import bezwaarverzending, intrekkingverzending
from cvt_desktop.services.bezwaarclausule import heeft_bezwaar
from cvt_desktop.services.context import Dienst, Werk
from cvt_desktop.services.documenten.ontvangers import Ontvanger, ouder_ontvangers, school_ontvanger
from cvt_desktop.services.dossiertoegang import eis_brieven
from cvt_desktop.services.onderwerpen import onderwerp_van

OUDERS = frozenset({
    Briefsoort.BESLUIT_OUDERS, Briefsoort.ONTVANGSTBEVESTIGING_OUDERS, Briefsoort.BUITEN_BEHANDELING_OUDERS,
    Briefsoort.KENNISGEVING_OUDERS, Briefsoort.INTREKKING_OUDERS, Briefsoort.UITSTEL_OUDERS, Briefsoort.LOSSE_BRIEF_OUDERS,
    Briefsoort.ZIENSWIJZE_OUDERS, Briefsoort.PLAATS_OUDERS, Briefsoort.AANVRAAG_INGETROKKEN_OUDERS,
    Briefsoort.VERZOEK_AANVULLING_OUDERS,
})  # fmt: skip
BUITEN = frozenset({Briefsoort.BUITEN_BEHANDELING, Briefsoort.BUITEN_BEHANDELING_OUDERS})
INTREKKING = frozenset({Briefsoort.INTREKKING, Briefsoort.INTREKKING_OUDERS})
BESLUITEN = BUITEN | INTREKKING | {
    Briefsoort.TLV, Briefsoort.BESLUIT_SCHOOL, Briefsoort.BESLUIT_OUDERS, Briefsoort.BESLUIT_LEERLING,
}  # fmt: skip
"""The type of message for which an addressee agrees apart (Awb 2:8)."""
INTERN = frozenset({Briefsoort.ADVIES_BESTUUR})
"""What stays in the house: it is laid before the bestuur and is sent to nobody."""
BEVESTIGING = frozenset({Briefsoort.ONTVANGSTBEVESTIGING, Briefsoort.ONTVANGSTBEVESTIGING_OUDERS})

ZIENSWIJZEN = frozenset({Briefsoort.ZIENSWIJZE, Briefsoort.ZIENSWIJZE_OUDERS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Zending:
    """One letter on its way."""

    brief_id: BriefId
    op: date
    wijze: Verzendwijze
    instemming_op: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verzonden:
    """What came of it. ``waarschuwingen`` name a printed date that is not the real one; ``bezwaar_tot`` is the latest."""

    brieven: tuple[Brief, ...] = field(repr=False)
    bekendgemaakt: bool
    bezwaar_tot: date | None
    waarschuwingen: tuple[str, ...] = ()


def te_verzenden(dienst: Dienst, aanvraag_id: AanvraagId) -> tuple[Brief, ...]:
    """The letters of a dossier that are ready and were not sent."""
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        eis_brieven(dienst, uow, uow.aanvragen.get(aanvraag_id))
        return tuple(b for b in uow.brieven.of_aanvraag(aanvraag_id)
                     if b.toestand is Brieftoestand.DEFINITIEF and b.soort not in INTERN)  # fmt: skip


def instemmingen(dienst: Dienst, aanvraag_id: AanvraagId) -> dict[BriefId, date]:
    """Of the letters of a dossier: since when its addressee agreed to get it electronically; without that it is not there."""
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        aanvraag = uow.aanvragen.get(aanvraag_id)
        eis_brieven(dienst, uow, aanvraag)
        sinds = {b.id: stemde_in(dienst, uow, aanvraag, b) for b in uow.brieven.of_aanvraag(aanvraag_id)}
    return {brief_id: dag for brief_id, dag in sinds.items() if dag is not None}


def stemde_in(dienst: Dienst, uow: Leeseenheid, aanvraag: Aanvraag, brief: Brief) -> date | None:
    """Since when the addressee of a letter agreed; by the address: a letter to two people needs that both agreed."""
    if brief.soort is Briefsoort.BESLUIT_LEERLING:
        return None  # a minor's own letter goes on paper: consent (Awb 2:8) is kept of verzorgers and schools
    mogelijk: tuple[Ontvanger, ...] = (school_ontvanger(uow.scholen.get(aanvraag.school_id), aanvraag),)
    if brief.soort in OUDERS or brief.bezwaar_id is not None:
        leerling, vorm = onderwerp_van(uow, aanvraag), dienst.instellingen(uow).reglement.aanspreekvorm
        ouders = ouder_ontvangers(aanvraag, leerling, vorm, dienst.klok.today())
        mogelijk = ouders if brief.bezwaar_id is None else (*mogelijk, *ouders)
    wie = next((o for o in mogelijk if (o.naam, o.adres) == (brief.geadresseerde, brief.adres)), None)
    return samen(wie.elektronisch, besluit=brief.soort in BESLUITEN | {Briefsoort.BEZWAAR_BESLISSING}) if wie else None


def waarschuwing(brief: Brief, zending: Zending) -> str:
    """What to know before this letter goes, or '' (screens.md 3.3; Awb 2:8)."""
    if brief.gedateerd is not None and zending.op > brief.gedateerd:
        return (f"Op de brief aan {_aan(brief)} staat {datum_lang(brief.gedateerd)}; de bezwaartermijn loopt vanaf de echte "
                f"dag van verzending, {datum_kort(zending.op)}.")  # fmt: skip
    if zending.wijze.elektronisch and zending.instemming_op is None:
        return "Elektronisch kan alleen als de ontvanger daar uitdrukkelijk mee instemde (Awb 2:8)."
    return ""


def _aan(brief: Brief) -> str:
    if brief.soort is Briefsoort.BESLUIT_LEERLING:
        return "de leerling"
    if brief.bezwaar_id is not None:
        return "deze ontvanger"
    return "de ouder(s)" if brief.soort in OUDERS else "de school"


def verzenden(dienst: Dienst, aanvraag_id: AanvraagId, zendingen: tuple[Zending, ...]) -> Verzonden:
    """Register that letters of one dossier were sent; the TLV goes with them.

    When the last letter of the besluit has left, the besluit is bekendgemaakt. Raises ``InvoerError`` for a day in
    the future and ``ToestandError`` for a letter that is not ready.
    """
    eis_keuze(dienst, zendingen)
    with dienst.werk(Actie.BRIEF_VERZENDEN) as werk:
        aanvraag = werk.uow.aanvragen.get(aanvraag_id)
        verzonden, let_op = [], []
        for zending in zendingen:
            brief = werk.uow.brieven.get(zending.brief_id)
            if brief.aanvraag_id != aanvraag_id:
                raise ToestandError("Deze brief hoort bij een ander dossier. Kies de brieven opnieuw.", code="brief-dossier")
            let_op.append(waarschuwing(brief, zending))
            brief, aanvraag = verzend_brief(werk.uow, aanvraag, brief, zending, dienst.klok.today())
            verzonden.append(brief)
        bekend, tot = rond_af(dienst, werk, aanvraag, tuple(verzonden))
    return Verzonden(brieven=tuple(verzonden), bekendgemaakt=bekend, bezwaar_tot=tot,
                     waarschuwingen=tuple(dict.fromkeys(filter(None, let_op))))  # fmt: skip


def eis_keuze(dienst: Dienst, zendingen: tuple[Zending, ...]) -> None:
    """Raise ``InvoerError`` when nothing was chosen, or for a day that is to come."""
    if not zendingen:
        raise InvoerError("Kies eerst welke brieven zijn verzonden.", veld="brieven")
    if any(z.op > dienst.klok.today() for z in zendingen):
        raise InvoerError("De dag van verzending ligt in de toekomst. Registreer het als de brief de deur uit is.",
                          veld="verzonden_op")  # fmt: skip


def verzend_brief(
    uow: Schrijfeenheid, aanvraag: Aanvraag, brief: Brief, zending: Zending, vandaag: date
) -> tuple[Brief, Aanvraag]:
    """One letter inside the unit of its caller, with what that does to the dossier, which is not saved yet."""
    eis_instemming(brief, zending)
    weg = uow.brieven.save(brief.verzenden(zending.op, zending.wijze, zending.instemming_op, vandaag=vandaag))
    intrekkingverzending.verzonden(uow, weg)
    return weg, bezwaarverzending.verzonden(uow, _gevolg(aanvraag, weg), weg)


def rond_af(dienst: Dienst, werk: Werk, aanvraag: Aanvraag, verzonden: tuple[Brief, ...]) -> tuple[bool, date | None]:
    """After the letters of one dossier: the besluit when all of it has left, the dossier, and the log."""
    uow = werk.uow
    bekend, tot, aanvraag = _bekendmaken(dienst, uow, aanvraag)
    if aanvraag != uow.aanvragen.get(aanvraag.id):
        uow.aanvragen.save(aanvraag)
    werk.leg_vast("brief", verzonden[0].id, verzonden, aanvraag_id=aanvraag.id, aantal=len(verzonden))
    return bekend, tot


def eis_instemming(brief: Brief, zending: Zending) -> None:
    """A letter goes electronically only to who agreed to that before (Awb 2:8): a besluit sent otherwise starts no term."""
    if not zending.wijze.elektronisch:
        return
    if zending.instemming_op is None:
        raise InvoerError(
            f"De brief aan {_aan(brief)} kan alleen elektronisch als de ontvanger daar voor dit soort bericht mee instemde "
            "(Awb 2:8). Vul in wanneer dat was, of kies post.", code="instemming-ontbreekt", veld="instemming_op",
        )  # fmt: skip
    if zending.instemming_op > zending.op:
        raise InvoerError("De instemming is van na de verzending. Controleer beide dagen.", code="instemming-later",
                          veld="instemming_op")  # fmt: skip


def opnieuw(dienst: Dienst, aanvraag_id: AanvraagId, zending: Zending) -> Verzonden:
    """A letter of the besluit came back and went again: the term of this addressee counts from that day (Awb 2:11, lid 3).

    The other addressees keep theirs; the besluit is onherroepelijk after the latest. The log keeps the first day.
    """
    if zending.op > dienst.klok.today():
        raise InvoerError("De dag van verzending ligt in de toekomst. Registreer het als de brief de deur uit is.",
                          veld="verzonden_op")  # fmt: skip
    with dienst.werk(Actie.BRIEF_OPNIEUW_VERZENDEN) as werk:
        brief = werk.uow.brieven.get(zending.brief_id)
        if brief.aanvraag_id != aanvraag_id:
            raise ToestandError("Deze brief hoort bij een ander dossier. Kies de brief opnieuw.", code="brief-dossier")
        if brief.besluit_id is None and brief.soort not in BUITEN | INTREKKING:
            raise ToestandError("Opnieuw verzenden verandert alleen bij een besluit de termijn. Maak een nieuwe brief.",
                                code="brief-geen-besluit")  # fmt: skip
        eis_instemming(brief, zending)
        weer = werk.uow.brieven.save(brief.opnieuw_verzonden(zending.op, zending.wijze, zending.instemming_op,
                                                                vandaag=dienst.klok.today()))  # fmt: skip
        dagen = [b.verzonden_op for b in werk.uow.brieven.of_aanvraag(aanvraag_id)
                 if b.verzonden_op is not None and _samen(b, weer)]  # fmt: skip
        nu, soort = dienst.instellingen(werk.uow), werk.uow.aanvragen.get(aanvraag_id).soort
        met = heeft_bezwaar(nu, soort, weer.soort)
        tot = bezwaartermijn(max(dagen), feestdagen=feestdagen_volgens(nu)).laatste_dag if met else None
        werk.leg_vast("brief", weer.id, weer, aanvraag_id=aanvraag_id)
    return Verzonden(brieven=(weer,), bekendgemaakt=False, bezwaar_tot=tot)


def _samen(een: Brief, ander: Brief) -> bool:
    """Whether both carry the same besluit to its addressees; buiten behandeling and intrekking have letters only.

    An intrekking is about one verklaring, and a dossier can have more.
    """
    if een.besluit_id is not None or ander.besluit_id is not None:
        return een.besluit_id == ander.besluit_id
    if INTREKKING & {een.soort, ander.soort}:
        return {een.soort, ander.soort} <= INTREKKING and een.tlv_id == ander.tlv_id
    return {een.soort, ander.soort} <= BUITEN


def _gevolg(aanvraag: Aanvraag, brief: Brief) -> Aanvraag:
    """What sending this letter does to the dossier: ontvangst bevestigd, or the term suspended (Awb 4:15)."""
    op = brief.verzonden_op
    if op is None:
        return aanvraag
    if brief.soort in BEVESTIGING and aanvraag.bevestigd_op is None:
        return replace(aanvraag, bevestigd_op=op)
    if brief.soort in BUITEN and aanvraag.status is Status.AANVULLING_GEVRAAGD:
        return aanvraag.naar(Status.BUITEN_BEHANDELING)
    if brief.soort is Briefsoort.KENNISGEVING and brief.nieuwe_datum is not None:
        return aanvraag.feit_noteren(
            Termijnfeit(soort=Feitsoort.KENNISGEVING_4_14, datum=op, nieuwe_datum=brief.nieuwe_datum)
        )
    if brief.soort in ZIENSWIJZEN and brief.nieuwe_datum is not None:
        van = Zienswijzevan.OUDERS if brief.soort in OUDERS else Zienswijzevan.SCHOOL
        return aanvraag.zienswijze_gevraagd(Zienswijzevraag(van=van, wie=brief.geadresseerde, over=brief.wat, verzonden_op=op,
                                                            uiterlijk=brief.nieuwe_datum))  # fmt: skip
    if brief.soort is Briefsoort.VERZOEK_AANVULLING and aanvraag.aanvullingen and not aanvraag.aanvullingen[-1].verzonden_op:
        return aanvraag.aanvulling_verzonden(op, str(brief.wijze or ""))
    return aanvraag


def _bekendmaken(dienst: Dienst, uow: Schrijfeenheid, aanvraag: Aanvraag) -> tuple[bool, date | None, Aanvraag]:
    """Close the besluit when all its documents have left; the term ends with that of the last one sent."""
    getekend = [b for b in uow.besluiten.of_aanvraag(aanvraag.id) if b.toestand is Besluittoestand.GETEKEND]
    if not getekend:
        return False, None, aanvraag
    besluit = getekend[0]
    stukken = [b for b in uow.brieven.of_aanvraag(aanvraag.id) if b.besluit_id == besluit.id]
    dagen = [b.verzonden_op for b in stukken if b.toestand is Brieftoestand.VERZONDEN and b.verzonden_op is not None]
    if len(dagen) < len(stukken):
        return False, None, aanvraag
    uow.besluiten.save(besluit.verzonden())
    nu = dienst.instellingen(uow)
    met = heeft_bezwaar(nu, aanvraag.soort, Briefsoort.BESLUIT_SCHOOL)
    tot = bezwaartermijn(max(dagen), feestdagen=feestdagen_volgens(nu)).laatste_dag if met else None
    return True, tot, aanvraag.naar(status_na_verzending(aanvraag, besluit))


def status_na_verzending(aanvraag: Aanvraag, besluit: Besluit) -> Status:
    """Where a dossier stands once its besluit was sent: on the waiting list as long as no place was given."""
    wacht = besluit.plaats is Plaatsantwoord.WACHTLIJST and aanvraag.plaatsing is None
    return Status.WACHTLIJST if wacht else Status.BEKENDGEMAAKT
