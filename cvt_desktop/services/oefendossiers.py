"""Fills a practice register with dossiers, through the same use cases as the window."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

from cvt_desktop.domain.bestandssoort import Stuksoort
from cvt_desktop.domain.blok_arrangement import BlokArrangement
from cvt_desktop.domain.blok_pro import BlokPro
from cvt_desktop.domain.blok_voorziening import BlokVoorziening
from cvt_desktop.domain.formulier import (
    BlokLeerling,
    BlokVso,
    JaNee,
    Meningvorm,
    OntvangenVia,
    RelatieSchool,
    Wijziging,
)
from cvt_desktop.domain.ids import AanvraagId, PersoonId
from cvt_desktop.domain.oefenen import OEFENDATUM, oefenwachtzin
from cvt_desktop.domain.schooljaar import schooljaar
from cvt_desktop.ports.toegang import Toegang
from cvt_desktop.ports.voorbeeldstukken import Voorbeeldmaker, Voorbeeldstuk
from cvt_desktop.ports.zegel import Zegel
from cvt_desktop.services import intake, oefenbestanden, oefendossierpdf, oefengroep, oefenstukken, stukken
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.invoer import Invoer, Leerlinginvoer
from cvt_desktop.services.oefenbeelden import THUIS, THUIS_NAJAAR
from cvt_desktop.services.oefencorrectie import NUMMERS_ERVOOR
from cvt_desktop.services.oefengegevens import ALLE, Meegestuurd, Oefendossier
from cvt_desktop.services.oefenregister import (
    BAKKENES,
    BENSALEM,
    CONSULENT,
    RIETDIJK,
    SECRETARIS,
    VOORZITTER,
    open_als,
)
from cvt_desktop.services.oefenverlengingen import EINDE_EERDERE
from cvt_desktop.services.oefenverloop import Handeling, speel_na
from cvt_desktop.services.oefenwerk import Oefenwerk
from cvt_desktop.services.ondertekenen import teller_naam
from resources import path

_LAATSTE_TLV = 118
"""The last number that the practice register gave; its story gives five of them itself."""
STUKKEN: tuple[tuple[Stuksoort, str, str], ...] = (
    (Stuksoort.OPP, "OPP.pdf", "Ontwikkelingsperspectief"),
    (Stuksoort.MDO, "MDO-verslag.pdf", "Verslag van het multidisciplinair overleg"),
    (Stuksoort.ONDERZOEK, "Onderzoeksverslag.pdf", "Verslag van onderzoek"),
    (Stuksoort.ZIENSWIJZE, "Zienswijze ouders.pdf", "Zienswijze van de ouders"),
    (Stuksoort.MENING, "Mening leerling.pdf", "Gesprek met de leerling"),
)
"""The invented stukken of a dossier: kind, file name and title."""
STUKKEN_PRO: tuple[tuple[Stuksoort, str, str], ...] = (
    (Stuksoort.OKR, "OKR.pdf", "Onderwijskundig rapport"),
    (Stuksoort.INTELLIGENTIE, "Intelligentieonderzoek.pdf", "Verslag van het intelligentieonderzoek"),
    (Stuksoort.DIDACTISCH, "Didactisch onderzoek.pdf", "Uitkomsten per domein"),
    (Stuksoort.ZIENSWIJZE, "Zienswijze ouders.pdf", "Zienswijze van de ouders"),
)
"""The same for praktijkonderwijs, with the view of the pupil in the form; without scores there is no verslag of them."""
STUKKEN_VERLENGING: tuple[tuple[Stuksoort, str, str], ...] = (
    (Stuksoort.OPP, "OPP.pdf", "Ontwikkelingsperspectief met evaluatie"),
    (Stuksoort.ZIENSWIJZE, "Zienswijze ouders.pdf", "Zienswijze van de ouders"),
)
"""A renewal is light: the evaluated OPP and the view of the ouders."""
_VERZUIM = (Stuksoort.VERZUIM, "Verzuimoverzicht.pdf", "Overzicht van het verzuim")


def vul(
    toegang: Toegang, map_: Path, lezer: stukken.Stuklezer, maker: Voorbeeldmaker, *, met_verloop: bool = False,
    nummers: Collection[int] = (),
) -> dict[str, AanvraagId]:  # fmt: skip
    """Register every practice dossier on its own day; gives the ids by kenmerk. Takes some seconds.

    ``met_verloop``: what happened between that day and the day of the register is done as well (``oefenverloop``). Else
    ``nummers`` may name the only dossiers that are wanted.
    """
    geopend = open_als(toegang, map_, VOORZITTER)
    sleutels = ExitStack()
    try:
        zegels: dict[PersoonId, Zegel] = {VOORZITTER.id: geopend.kluis}
        for wie in (SECRETARIS, BENSALEM, BAKKENES, RIETDIJK):
            zegels[wie.id] = sleutels.enter_context(geopend.als_lid(wie.id, oefenwachtzin(wie.naam)))
        werk = Oefenwerk(basis=geopend.dienst, zegels=zegels, oefenklok=toegang.oefenklok, lezer=lezer, maker=maker)
        zet_teller(geopend.dienst, teller_naam(schooljaar(OEFENDATUM).naam), NUMMERS_ERVOOR if met_verloop else _LAATSTE_TLV)
        werk.op(ALLE[0].ontvangen).leg_mandaat_vast()
        if met_verloop:
            speel_na(werk, lambda dossier: _registreer_op_de_dag(werk, dossier),
                     Handeling(dag=oefengroep.ONTVANGEN, doe=lambda _dag: _registreer_groep(werk)))  # fmt: skip
        else:
            for dossier in ALLE:
                if not nummers or dossier.nummer in nummers:
                    _registreer_op_de_dag(werk, dossier)
            if not nummers or oefengroep.NUMMER in nummers:
                _registreer_groep(werk)
        oefenbestanden.leg_klaar(map_, maker)
        return {f"2026-{nummer:04}": id_ for nummer, id_ in werk.aanvragen.items()}
    finally:
        sleutels.close()
        geopend.sluit()


def _registreer_op_de_dag(werk: Oefenwerk, dossier: Oefendossier) -> None:
    """The secretaris registers a dossier on the day of receipt, under its own kenmerk."""
    dienst = werk.op(dossier.ontvangen).als(SECRETARIS)
    zet_teller(dienst, intake.kenmerkteller(schooljaar(dossier.ontvangen)), dossier.nummer - 1)
    werk.aanvragen[dossier.nummer] = registreer(dienst, dossier, werk.lezer, werk.maker)


def _registreer_groep(werk: Oefenwerk) -> None:
    """The same for the aanvraag that is about no pupil."""
    dienst = werk.op(oefengroep.ONTVANGEN).als(SECRETARIS)
    zet_teller(dienst, intake.kenmerkteller(schooljaar(oefengroep.ONTVANGEN)), oefengroep.NUMMER - 1)
    werk.aanvragen[oefengroep.NUMMER] = oefengroep.registreer(dienst, werk.lezer, werk.maker)


def zet_teller(dienst: Dienst, naam: str, laatste: int) -> None:
    """Let a counter of a practice register go on above ``laatste``, as if earlier numbers had been given."""
    with dienst.register.schrijven() as uow:
        uow.tellers.zet(naam, laatste)


def registreer(
    dienst: Dienst, dossier: Oefendossier, lezer: stukken.Stuklezer, maker: Voorbeeldmaker
) -> AanvraagId:
    """Register one practice dossier with its invented stukken."""
    if dossier.nummer in oefendossierpdf.NUMMERS:
        voorstellen = [_dossierpdf(dienst, dossier, lezer, maker)]
    else:
        voorstellen = [voorbereid(dienst, dossier, *stuk, lezer, maker) for stuk in _stukken(dossier)]
    voorstellen += [_meegestuurd(dienst, dossier, bestand, lezer) for bestand in dossier.meegestuurd]
    return intake.registreren(dienst, intake.NieuweAanvraag(
        soort=dossier.aanvraagsoort, invoer=invoer(dossier), stukken=tuple(voorstellen),
    ))  # fmt: skip


def _stukken(d: Oefendossier) -> Iterable[tuple[Stuksoort, str, str]]:
    return (*_vaste_stukken(d), *d.erbij) if d.stukken else ()


def _vaste_stukken(d: Oefendossier) -> Iterable[tuple[Stuksoort, str, str]]:
    if d.pro is not None:
        zonder = frozenset() if d.pro.getest else frozenset({Stuksoort.INTELLIGENTIE, Stuksoort.DIDACTISCH})
        eigen = STUKKEN_PRO if d.aangemeld_op else (STUKKEN[0], *STUKKEN_PRO)
        return (stuk for stuk in eigen if stuk[0] not in zonder)
    if d.eerdere_tlv:
        return STUKKEN_VERLENGING
    alle = (*STUKKEN, _VERZUIM) if d.beeld in {THUIS, THUIS_NAJAAR} else STUKKEN
    return (stuk for stuk in alle if stuk[0] not in d.ontbreekt)


def voorbereid(
    dienst: Dienst, dossier: Oefendossier, soort: Stuksoort, naam: str, titel: str, lezer: stukken.Stuklezer,
    maker: Voorbeeldmaker,
) -> stukken.Stukvoorstel:  # fmt: skip
    """One invented stuk, ready to be added."""
    stuk = voorbeeld(dossier, soort, naam, titel)
    pdf, paginas = maker(stuk)
    voorstel = stukken.voorbereiden(dienst, lezer, naam, pdf)
    return replace(voorstel, soort=soort, paginas=paginas, gedateerd=stuk.datum, auteur=stuk.auteur)


def voorbeeld(dossier: Oefendossier, soort: Stuksoort, naam: str, titel: str) -> Voorbeeldstuk:
    """What stands in one invented stuk."""
    dag = oefenstukken.stukdatum(soort, dossier)
    return Voorbeeldstuk(
        bestandsnaam=naam, titel=titel, van=dossier.school.naam, auteur=oefenstukken.auteur(soort, dossier),
        leerling=dossier.naam, datum=dag, delen=oefenstukken.delen(soort, dossier),
        nieuw_blad=oefenstukken.NIEUW_BLAD.get(soort, frozenset()), gemaakt_op=datetime.combine(dag, time(9), tzinfo=UTC),
    )  # fmt: skip


def _dossierpdf(
    dienst: Dienst, dossier: Oefendossier, lezer: stukken.Stuklezer, maker: Voorbeeldmaker
) -> stukken.Stukvoorstel:
    pdf, paginas, sneden = oefendossierpdf.maak(dossier, maker)
    voorstel = stukken.voorbereiden(dienst, lezer, oefendossierpdf.NAAM, pdf)
    return replace(voorstel, paginas=paginas, sneden=sneden)


def _meegestuurd(
    dienst: Dienst, dossier: Oefendossier, bestand: Meegestuurd, lezer: stukken.Stuklezer
) -> stukken.Stukvoorstel:
    inhoud = path(f"oefen/{bestand.bron}").read_bytes()
    voorstel = stukken.voorbereiden(dienst, lezer, bestand.naam, inhoud)
    dag = oefenstukken.stukdatum(Stuksoort.MENING, dossier)
    return replace(voorstel, soort=bestand.soort, gedateerd=dag, auteur=oefenstukken.auteur(Stuksoort.MENING, dossier))


def invoer(d: Oefendossier) -> Invoer:
    """The form as the school filled it."""
    contact = d.school.contactpersonen[0]
    return Invoer(
        school_id=d.school.id, ontvangen_op=d.ontvangen, ontvangen_via=OntvangenVia.TOP_DOSSIER,
        relatie=_relatie(d), aangemeld_op=d.aangemeld_op,
        contactpersoon=f"{contact.naam}, {contact.telefoon}", getekend_door="A. van Loenersloot, rector",
        namens_bevoegd_gezag=JaNee.JA, datum_aanvraag=oefenstukken.stukdatum(Stuksoort.AANVRAAG, d), consulent=CONSULENT.naam,
        van_leerling=Leerlinginvoer(
            roepnaam=d.roepnaam, voorvoegsel=d.voorvoegsel, achternaam=d.achternaam, geboortedatum=d.geboren,
            woonplaats=d.woonplaats, adres=d.adres, adres_geheim=d.adres_geheim, heeft_een_naam=d.een_naam,
        ),
        b=BlokLeerling(
            huidige_school=d.van_school or d.school.naam, schoolsoort=d.soort, leerjaar=d.leerjaar,
            onderwijs_voor=f"{d.soort}, leerjaar {d.leerjaar}", thuiszittend_sinds=d.thuis_sinds, verzorgers=d.verzorgers,
            eigen_brief=d.eigen_brief,
            mening=d.mening, mening_vorm=Meningvorm.GEGEVEN, mening_hoe="gesprek met de mentor",
            mening_gedaan="Wat de leerling wil, is in de aanvraag overgenomen.",
        ),
        vso=_blok_vso(d), pro=d.pro or BlokPro(), tbv=d.tbv or BlokVoorziening(),
        arr=d.arr or BlokArrangement(),
    )  # fmt: skip


def _relatie(d: Oefendossier) -> RelatieSchool | None:
    if d.aangemeld_op is not None:
        return RelatieSchool.AANGEMELD
    return RelatieSchool.INGESCHREVEN if d.relatie_bekend else None


def _verlenging(d: Oefendossier) -> BlokVso:
    return BlokVso(
        eerdere_tlv=d.eerdere_tlv, eerdere_categorie=d.categorie, eerdere_tot=EINDE_EERDERE, wat_verandert=Wijziging.DUUR,
        categorie=d.categorie, ingangsdatum=d.ingang, einddatum=d.eind, waarom=d.waarom, waarom_regulier_niet=d.waarom_niet,
        hoofddoel="De examenvakken afronden en stage opbouwen.", uitstroom="diploma vmbo",
        terugkeer="Terugkeer naar een reguliere school is twee keer geprobeerd en na het examen opnieuw aan de orde.",
        waarom_duur_categorie="Het examen valt aan het einde van deze periode; de begeleiding blijft gelijk.",
        opp_vastgesteld_op=date(2026, 10, 5), opp_geevalueerd_op=oefenstukken.stukdatum(Stuksoort.OPP, d),
        instemming=d.instemming, beoogde_school=d.school.naam, geen_andere_route=True,
    )  # fmt: skip


def _blok_vso(d: Oefendossier) -> BlokVso:
    """Of a voorziening or an arrangement only when the MDO and the OPP were; praktijkonderwijs has a block of its own."""
    if d.tbv is not None or d.arr is not None:
        return BlokVso(mdo_op=oefenstukken.stukdatum(Stuksoort.MDO, d), mdo_aanwezig="school, ouders, consulent",
                       opp_geevalueerd_op=oefenstukken.stukdatum(Stuksoort.OPP, d))  # fmt: skip
    if d.eerdere_tlv:
        return _verlenging(d)
    return _vso(d) if d.pro is None else BlokVso()


def _vso(d: Oefendossier) -> BlokVso:
    opp: date = oefenstukken.stukdatum(Stuksoort.OPP, d)
    mdo = oefenstukken.stukdatum(Stuksoort.MDO, d)
    return BlokVso(
        route=d.route, categorie=d.categorie, ingangsdatum=d.ingang, einddatum=d.eind, waarom=d.waarom,
        waarom_regulier_niet=d.waarom_niet, hoofddoel="Onderwijs opbouwen tot een volledige week en examenvakken afronden.",
        terugkeer="Na een jaar wordt bezien of terugkeer in deeltijd kan.", uitstroom=d.soort,
        waarom_duur_categorie="Twee schooljaren geven tijd om op te bouwen; de begeleiding past bij deze categorie.",
        geprobeerd=d.beeld.geprobeerd, mdo_op=mdo, mdo_aanwezig="school, ouders, consulent",
        opp_vastgesteld_op=date(2026, 10, 5), opp_geevalueerd_op=opp, instemming=d.instemming,
        beoogde_school=d.beoogde_school, buiten_regio=d.buiten_regio, geen_andere_route=True,
    )  # fmt: skip
