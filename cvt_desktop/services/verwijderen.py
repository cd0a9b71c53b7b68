"""*Verkeerd geregistreerd, verwijderen*: one person asks it, another one confirms it, and the dossier is gone (ADR 0076)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import uuid4

from cvt_desktop.basis.tekst import datum_kort, meervoud, opsomming
from cvt_desktop.domain.aanvraag import Aanvraag, Status
from cvt_desktop.domain.beleid import Actie, mag
from cvt_desktop.domain.brief import Brief, Brieftoestand
from cvt_desktop.domain.errors import GeenRechtError, InvoerError, ToestandError
from cvt_desktop.domain.ids import AanvraagId, BijlageId, LeerlingId, PersoonId, VerwijderingId
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.domain.regels_verwijdering import BEVESTIGINGEN, Belemmering, Verwijderfeiten, belemmeringen
from cvt_desktop.domain.soorten import beschrijving
from cvt_desktop.domain.verwijdering import (
    Verwijdering,
    Verwijderreden,
    eis_zonder_naam,
    keur_lengte,
    schooltekst,
)
from cvt_desktop.domain.zelfde_mens import zelfde_mens
from cvt_desktop.domain.zitting import Zittingtoestand
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.context import Dienst, Werk
from cvt_desktop.services.dossier import lees_dossier
from cvt_desktop.services.keuring import eis_tekst
from cvt_desktop.services.onderwerpen import leerling_of_geen, onderwerp_van


@dataclass(frozen=True, slots=True, kw_only=True)
class Verwijderbeeld:
    """What somebody should know before asking or confirming. ``verzoek`` is the one that waits, ``vrager`` who asked it.

    ``tweeden``: who else could confirm. ``gevolgen`` says in sentences what goes and what does not.
    """

    kenmerk: str
    naam: str = field(repr=False)
    belemmeringen: tuple[Belemmering, ...]
    gevolgen: tuple[str, ...]
    verzoek: Verwijdering | None
    vrager: str = field(repr=False)
    tweeden: tuple[str, ...] = field(repr=False)
    bevestigd_op: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verwijderregel:
    """One request with the names of the two people."""

    verwijdering: Verwijdering
    vrager: str = field(repr=False)
    tweede: str = field(repr=False)


def beeld(dienst: Dienst, aanvraag_id: AanvraagId) -> Verwijderbeeld:
    """The dossier as it would go now."""
    with dienst.lezen(Actie.VERWIJDERINGEN_INZIEN) as uow:
        aanvraag = lees_dossier(dienst, uow, aanvraag_id)
        verzoek, brieven = uow.verwijderingen.wachtend(aanvraag_id), uow.brieven.of_aanvraag(aanvraag_id)
        vrager = verzoek.gevraagd_door if verzoek else dienst.sessie.persoon_id
        mensen = uow.personen.all()
        return Verwijderbeeld(
            kenmerk=aanvraag.kenmerk, naam=onderwerp_van(uow, aanvraag).naam,
            belemmeringen=belemmeringen(verwijderfeiten(uow, aanvraag)),
            gevolgen=tuple(_gevolgen(uow, aanvraag, brieven)), verzoek=verzoek,
            vrager=next((p.naam for p in mensen if p.id == vrager), ""),
            tweeden=tuple(p.naam for p in mensen if p.actief and p.met_login and not _is_vrager(mensen, vrager, p)
                          and mag(p.rollen, Actie.DOSSIER_VERWIJDEREN)),
            bevestigd_op=_bevestigd_op(brieven),
        )  # fmt: skip


def vragen(dienst: Dienst, aanvraag_id: AanvraagId, reden: Verwijderreden, toelichting: str) -> Verwijdering:
    """Ask a second person to confirm that this dossier goes.

    Raises ``ToestandError`` when something stands in the way or a request waits already, ``InvoerError`` (``toelichting``) for an
    explanation that lacks, is too long, or names somebody.
    """
    with dienst.werk(Actie.VERWIJDERING_VRAGEN) as werk:
        uow, kaal = werk.uow, " ".join(toelichting.split())
        aanvraag = lees_dossier(dienst, uow, aanvraag_id)
        if uow.verwijderingen.wachtend(aanvraag_id) is not None:
            raise ToestandError("De verwijdering van dit dossier is al gevraagd. Wacht op de tweede persoon, of neem het verzoek "
                                "terug.", code="verwijdering-loopt")  # fmt: skip
        brieven = uow.brieven.of_aanvraag(aanvraag_id)
        eis_verwijderbaar(verwijderfeiten(uow, aanvraag))
        if reden is Verwijderreden.ANDERS and not kaal:
            raise InvoerError("Schrijf kort wat er dan aan de hand is.", code="toelichting-leeg", veld="toelichting")
        _keur(uow, aanvraag, "toelichting", kaal)
        verzoek = uow.verwijderingen.save(Verwijdering(
            id=VerwijderingId(uuid4()), aanvraag_id=aanvraag_id, kenmerk=aanvraag.kenmerk, soort=aanvraag.soort,
            school=uow.scholen.get(aanvraag.school_id).naam, ontvangen_op=aanvraag.formulier.a.ontvangen_op, reden=reden,
            toelichting=kaal, gevraagd_door=dienst.sessie.persoon_id, gevraagd_op=dienst.klok.now(),
            bevestigd_op=_bevestigd_op(brieven),
        ))  # fmt: skip
        werk.leg_vast("verwijdering", verzoek.id, verzoek, aanvraag_id=aanvraag_id)
    return verzoek


def terugnemen(dienst: Dienst, verwijdering_id: VerwijderingId) -> Verwijdering:
    """Who asked it has second thoughts. Raises ``GeenRechtError`` for anybody else, ``ToestandError`` when it is done with."""
    with dienst.werk(Actie.VERWIJDERING_TERUGNEMEN) as werk:
        verzoek = werk.uow.verwijderingen.get(verwijdering_id).terugnemen(dienst.sessie.persoon_id, dienst.klok.now())
        return _bewaar(werk, verzoek)


def weigeren(dienst: Dienst, verwijdering_id: VerwijderingId, waarom: str) -> Verwijdering:
    """The second person leaves the dossier where it is. Raises ``InvoerError`` (``waarom``), ``GeenRechtError``."""
    with dienst.werk(Actie.VERWIJDERING_WEIGEREN) as werk:
        verzoek = werk.uow.verwijderingen.get(verwijdering_id)
        verzoek = verzoek.weigeren(dienst.sessie.persoon_id, dienst.klok.now(), waarom)
        _keur(werk.uow, lees_dossier(dienst, werk.uow, verzoek.aanvraag_id), "waarom", verzoek.weigering)
        return _bewaar(werk, verzoek)


def bevestigen(dienst: Dienst, verwijdering_id: VerwijderingId) -> Verwijdering:
    """The second person agrees: everything of the dossier goes in this one unit, and this line of it stays.

    The rule is asked again, because something may have left the house since. Raises ``GeenRechtError`` for who asked it, also
    under another login (``zelfde_mens``),
    ``ToestandError`` when something stands in the way now. The files in the store lose their keys here and are swept at the next
    opening (ADR 0011).
    """
    with dienst.werk(Actie.DOSSIER_VERWIJDEREN) as werk:
        uow = werk.uow
        verzoek = uow.verwijderingen.get(verwijdering_id).bevestigen(dienst.sessie.persoon_id, dienst.klok.now())
        aanvraag = lees_dossier(dienst, uow, verzoek.aanvraag_id)
        _eis_ander_mens(uow, verzoek, dienst.sessie.persoon_id)
        brieven = uow.brieven.of_aanvraag(aanvraag.id)
        eis_verwijderbaar(verwijderfeiten(uow, aanvraag))
        verzoek = uow.verwijderingen.save(replace(verzoek, bevestigd_op=_bevestigd_op(brieven)))
        for zitting in uow.zittingen.of_aanvraag(aanvraag.id):
            zonder = uow.zittingen.save(zitting.afvoeren(aanvraag.id))
            werk.leg_vast("zitting", zonder.id, zonder, actie=Actie.ZITTING_AFVOEREN)
        uow.wissing.dossier(aanvraag.id, bestanden_van(uow, aanvraag.id))
        werk.leg_vast("verwijdering", verzoek.id, verzoek, aanvraag_id=aanvraag.id)
    return verzoek


def lijst(dienst: Dienst) -> tuple[Verwijderregel, ...]:
    """Every request, newest first."""
    with dienst.lezen(Actie.VERWIJDERINGEN_INZIEN) as uow:
        namen: dict[PersoonId | None, str] = {p.id: p.naam for p in uow.personen.all()}
        return tuple(Verwijderregel(verwijdering=v, vrager=namen.get(v.gevraagd_door, ""), tweede=namen.get(v.afgedaan_door, ""))
                     for v in uow.verwijderingen.all())  # fmt: skip


def tekst_voor_school(dienst: Dienst, verwijdering_id: VerwijderingId) -> str:
    """What to tell the school that had a confirmation, without a name. It leaves through the clipboard, so the log keeps it.

    Raises ``ToestandError`` as long as the dossier is there, or when no confirmation had left.
    """
    with dienst.werk(Actie.VERWIJDERING_MELDEN) as werk:
        weg = werk.uow.verwijderingen.get(verwijdering_id).eis_te_melden()
        werk.leg_vast("verwijdering", weg.id, None, aanvraag_id=weg.aanvraag_id)
    return schooltekst(weg, beschrijving(weg.soort).voluit)


def school_gemeld(dienst: Dienst, verwijdering_id: VerwijderingId, gemeld: bool) -> Verwijdering:
    """Note that the school knows, or that it does not after all. Raises ``ToestandError`` when there is nothing to tell."""
    with dienst.werk(Actie.VERWIJDERING_MELDEN) as werk:
        weg = werk.uow.verwijderingen.get(verwijdering_id).school_gemeld(dienst.klok.today() if gemeld else None)
        return _bewaar(werk, weg)


def _eis_ander_mens(uow: Leeseenheid, verzoek: Verwijdering, ik: PersoonId) -> None:
    mensen = uow.personen.all()
    if any(_is_vrager(mensen, verzoek.gevraagd_door, p) for p in mensen if p.id == ik):
        raise GeenRechtError(
            "Wie dit vroeg en u staan in de lijst van personen onder dezelfde naam of registratie: voor het programma is dat één "
            "mens. Laat iemand anders bevestigen. Zijn het er twee, vraag de beheerder dan om dat in hun namen te laten zien.",
            code="verwijdering-zelfde-mens", dossier=verzoek.aanvraag_id,
        )  # fmt: skip


def _is_vrager(mensen: list[Persoon], vrager: PersoonId, ander: Persoon) -> bool:
    return ander.id == vrager or any(zelfde_mens(p, ander) for p in mensen if p.id == vrager)


def _bewaar(werk: Werk, verzoek: Verwijdering) -> Verwijdering:
    verzoek = werk.uow.verwijderingen.save(verzoek)
    werk.leg_vast("verwijdering", verzoek.id, verzoek, aanvraag_id=verzoek.aanvraag_id)
    return verzoek


def eis_verwijderbaar(feiten: Verwijderfeiten) -> None:
    """Raises ``ToestandError`` with the first thing that keeps a dossier in the register."""
    if redenen := belemmeringen(feiten):
        raise ToestandError(
            f"Dit dossier kan niet worden verwijderd. {redenen[0].zin}", code=f"verwijderen-{redenen[0].code}"
        )


def verwijderfeiten(uow: Leeseenheid, aanvraag: Aanvraag) -> Verwijderfeiten:
    """What the rule asks, as it is now."""
    brieven, zittingen = uow.brieven.of_aanvraag(aanvraag.id), uow.zittingen.of_aanvraag(aanvraag.id)
    punten = [zitting.punt(aanvraag.id) for zitting in zittingen]
    tlvs = uow.verklaringen.of_leerling(aanvraag.leerling_id) if aanvraag.leerling_id is not None else []
    return Verwijderfeiten(
        verzonden=frozenset(b.soort for b in brieven if b.toestand is Brieftoestand.VERZONDEN),
        besluiten=len(uow.besluiten.of_aanvraag(aanvraag.id)), buiten_behandeling=aanvraag.buiten is not None,
        nummers=tuple(t.nummer for t in tlvs if t.aanvraag_id == aanvraag.id), stemmen=sum(len(p.stemmen) for p in punten),
        bezwaren=len(uow.bezwaren.of_aanvraag(aanvraag.id)),
        adviezen_vastgesteld=sum(a.vastgesteld for a in uow.adviezen.of_aanvraag(aanvraag.id)),
        behandeld=any(z.toestand is not Zittingtoestand.GEPLAND for z in zittingen) or any(p.beslist for p in punten),
        aanvullingen_verzonden=sum(a.verzonden_op is not None for a in aanvraag.aanvullingen),
        termijnfeiten=len(aanvraag.termijnfeiten), zienswijzen=len(aanvraag.zienswijzen),
        ingetrokken=aanvraag.intrekking is not None or aanvraag.status is Status.INGETROKKEN,
        klaargezet=sum(k.aanvraag_id == aanvraag.id for k in uow.klaargezet.openstaand()),
    )  # fmt: skip


def _bevestigd_op(brieven: list[Brief]) -> date | None:
    """The day on which the first ontvangstbevestiging left."""
    return min(
        (b.verzonden_op for b in brieven if b.soort in BEVESTIGINGEN and b.verzonden_op is not None), default=None
    )


def bestanden_van(uow: Leeseenheid, aanvraag_id: AanvraagId) -> frozenset[BijlageId]:
    """Every file of its stukken and letters."""
    brieven = uow.brieven.of_aanvraag(aanvraag_id)
    van_brieven = {id_ for brief in brieven for id_ in (brief.bijlage_id, brief.scan_id, *(o.scan_id for o in brief.oude_scans))
                   if id_ is not None}  # fmt: skip
    return frozenset(van_brieven | {stuk.bestand_id for stuk in uow.stukken.of_aanvraag(aanvraag_id)})


def _gevolgen(uow: Leeseenheid, aanvraag: Aanvraag, brieven: list[Brief]) -> Iterator[str]:
    """What goes, what stays, and what the program cannot reach."""
    id_ = aanvraag.id
    delen = [meervoud(aantal, een, meer) for aantal, een, meer in (
        (len(uow.stukken.of_aanvraag(id_)), "stuk", "stukken"), (len(brieven), "brief", "brieven"),
        (len(uow.notities.of_aanvraag(id_)), "notitie", "notities"),
        (len(uow.adviezen.of_aanvraag(id_)), "concept van een advies", "concepten van adviezen")) if aantal]  # fmt: skip
    erbij = f" met {opsomming(delen)}" if delen else ""
    yield f"De aanvraag verdwijnt{erbij}, en wat iedereen erbij typte, noteerde en als leesplek bewaarde."
    if aanvraag.leerling_id is not None:
        blijft = _leerling_elders(uow, id_, aanvraag.leerling_id)
        yield ("De leerling blijft in het register: er is nog een dossier of een verklaring van dezelfde leerling." if blijft
               else "Ook de gegevens van de leerling en de ouders verdwijnen.")  # fmt: skip
    for zitting in uow.zittingen.of_aanvraag(id_):
        yield f"Het gaat van de agenda van de zitting van {datum_kort(zitting.datum)}."
    buiten = [m for m in uow.leesmappen.all() if id_ in m.dossiers and m.gemeld_op is None]
    if buiten:
        wie = opsomming(list(dict.fromkeys(m.naam for m in buiten)))
        yield f"Wat al is meegenomen kan het programma niet wissen: vraag {wie} de leesmap of het adviespakket weg te doen."
    yield (f"Er blijft: kenmerk {aanvraag.kenmerk} (nooit opnieuw gebruikt), soort, school, de datums, de reden, en wie "
           "het vroeg en bevestigde. Daarna is het niet meer terug te halen.")  # fmt: skip
    yield ("In reservekopieën van vóór de verwijdering staat het dossier nog; het programma ruimt die op als zij ouder zijn dan "
           "35 dagen. Kopieën die iemand zelf bewaart, ruimt het niet op.")  # fmt: skip


def _leerling_elders(uow: Leeseenheid, aanvraag_id: AanvraagId, leerling_id: LeerlingId) -> bool:
    return any(a.id != aanvraag_id for a in uow.aanvragen.of_leerling(leerling_id)) or bool(
        uow.overgenomen.of_leerling(leerling_id)
    )


def _keur(uow: Leeseenheid, aanvraag: Aanvraag, veld: str, tekst: str) -> None:
    """It stays when the dossier is gone: short, and with nobody's name in it."""
    eis_tekst(veld, tekst)
    keur_lengte(veld, tekst)
    a = aanvraag.formulier.a
    namen = [verzorger.naam for verzorger in aanvraag.formulier.b.verzorgers]
    namen += [wie.partition(",")[0] for wie in (a.contactpersoon, a.getekend_door, a.gemachtigde)]
    leerling = leerling_of_geen(uow, aanvraag)
    eis_zonder_naam(veld, tekst, namen, (leerling.naam, leerling.officiele_naam) if leerling is not None else ())
