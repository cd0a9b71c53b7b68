"""Fills a practice register with dossiers, through the same use cases as the window."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

from cvt_desktop.domain.bestandssoort import Stuksoort
from cvt_desktop.domain.formulier import (
    BlokLeerling,
    BlokVso,
    JaNee,
    Meningvorm,
    OntvangenVia,
    RelatieSchool,
    Soort,
)
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.schooljaar import schooljaar
from cvt_desktop.ports.toegang import Toegang
from cvt_desktop.ports.voorbeeldstukken import Voorbeeldmaker, Voorbeeldstuk
from cvt_desktop.services import intake, stukken
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.invoer import Invoer, Leerlinginvoer
from cvt_desktop.services.oefengegevens import ALLE, GEPROBEERD, Oefendossier
from cvt_desktop.services.oefenregister import CONSULENT, OEFENDATUM, SECRETARIS, open_als
from cvt_desktop.services.ondertekenen import teller_naam

_LAATSTE_TLV = 118
_STUKKEN: tuple[tuple[Stuksoort, str, str], ...] = (
    (Stuksoort.OPP, "OPP.pdf", "Ontwikkelingsperspectief"),
    (Stuksoort.MDO, "MDO-verslag.pdf", "Verslag van het multidisciplinair overleg"),
    (Stuksoort.ONDERZOEK, "Onderzoeksverslag.pdf", "Verslag van onderzoek"),
    (Stuksoort.ZIENSWIJZE, "Zienswijze ouders.pdf", "Zienswijze van de ouders"),
    (Stuksoort.MENING, "Mening leerling.pdf", "Gesprek met de leerling"),
)


def vul(toegang: Toegang, map_: Path, lezer: stukken.Stuklezer, maker: Voorbeeldmaker) -> dict[str, AanvraagId]:
    """Register every practice dossier on its own day; gives the ids by kenmerk. Takes some seconds."""
    geopend = open_als(toegang, map_, SECRETARIS)
    try:
        dienst = geopend.dienst
        zet_teller(dienst, teller_naam(schooljaar(OEFENDATUM).naam), _LAATSTE_TLV)
        gemaakt: dict[str, AanvraagId] = {}
        for dossier in ALLE:
            op_die_dag = replace(dienst, klok=toegang.oefenklok(dossier.ontvangen))
            zet_teller(dienst, intake.kenmerkteller(schooljaar(dossier.ontvangen)), dossier.nummer - 1)
            gemaakt[f"2026-{dossier.nummer:04}"] = registreer(op_die_dag, dossier, lezer, maker)
        return gemaakt
    finally:
        geopend.sluit()


def zet_teller(dienst: Dienst, naam: str, laatste: int) -> None:
    """Let a counter of a practice register go on above ``laatste``, as if earlier numbers had been given."""
    with dienst.register.schrijven() as uow:
        uow.tellers.zet(naam, laatste)


def registreer(
    dienst: Dienst, dossier: Oefendossier, lezer: stukken.Stuklezer, maker: Voorbeeldmaker
) -> AanvraagId:
    """Register one practice dossier with its invented stukken."""
    erbij = _STUKKEN if dossier.stukken else ()
    voorstellen = [voorbereid(dienst, dossier, soort, naam, titel, lezer, maker) for soort, naam, titel in erbij]
    return intake.registreren(dienst, intake.NieuweAanvraag(
        soort=Soort.TLV_VSO_NIEUW, invoer=invoer(dossier), stukken=tuple(voorstellen),
    ))  # fmt: skip


def voorbereid(
    dienst: Dienst, dossier: Oefendossier, soort: Stuksoort, naam: str, titel: str, lezer: stukken.Stuklezer,
    maker: Voorbeeldmaker,
) -> stukken.Stukvoorstel:  # fmt: skip
    """One invented stuk, ready to be added."""
    dag = _stukdatum(soort, dossier)
    pdf, paginas = maker(Voorbeeldstuk(
        bestandsnaam=naam, titel=titel, van=dossier.school.naam, auteur=_auteur(soort, dossier), leerling=dossier.naam,
        datum=dag, delen=_delen(soort, dossier), gemaakt_op=datetime.combine(dag, time(9), tzinfo=UTC),
    ))  # fmt: skip
    voorstel = stukken.voorbereiden(dienst, lezer, naam, pdf)
    return replace(voorstel, soort=soort, paginas=paginas, gedateerd=dag, auteur=_auteur(soort, dossier))


def invoer(d: Oefendossier) -> Invoer:
    """The form as the school filled it."""
    contact = d.school.contactpersonen[0]
    return Invoer(
        school_id=d.school.id, ontvangen_op=d.ontvangen, ontvangen_via=OntvangenVia.TOP_DOSSIER,
        relatie=RelatieSchool.INGESCHREVEN if d.relatie_bekend else None,
        contactpersoon=f"{contact.naam}, {contact.telefoon}", getekend_door="A. van Loenersloot, rector",
        namens_bevoegd_gezag=JaNee.JA, datum_aanvraag=d.ontvangen.replace(day=max(1, d.ontvangen.day - 1)),
        consulent=CONSULENT.naam,
        van_leerling=Leerlinginvoer(
            roepnaam=d.roepnaam, voorvoegsel=d.voorvoegsel, achternaam=d.achternaam, geboortedatum=d.geboren,
            woonplaats=d.woonplaats, adres=d.adres, adres_geheim=d.adres_geheim,
        ),
        b=BlokLeerling(
            huidige_school=d.school.naam, schoolsoort=d.soort, leerjaar=d.leerjaar,
            onderwijs_voor=f"{d.soort}, leerjaar {d.leerjaar}", thuiszittend_sinds=d.thuis_sinds, verzorgers=d.verzorgers,
            mening=d.mening, mening_vorm=Meningvorm.GEGEVEN, mening_hoe="gesprek met de mentor",
            mening_gedaan="Wat de leerling wil, is in de aanvraag overgenomen.",
        ),
        vso=_vso(d),
    )  # fmt: skip


def _vso(d: Oefendossier) -> BlokVso:
    return BlokVso(
        route=d.route, categorie=d.categorie, ingangsdatum=date(2027, 8, 1), einddatum=d.eind, waarom=d.waarom,
        waarom_regulier_niet=d.waarom_niet, hoofddoel="Onderwijs opbouwen tot een volledige week en examenvakken afronden.",
        terugkeer="Na een jaar wordt bezien of terugkeer in deeltijd kan.", uitstroom=d.soort,
        waarom_duur_categorie="Twee schooljaren geven tijd om op te bouwen; de begeleiding past bij deze categorie.",
        geprobeerd=GEPROBEERD, mdo_op=_stukdatum(Stuksoort.MDO, d), mdo_aanwezig="school, ouders, consulent",
        opp_vastgesteld_op=date(2026, 10, 5), opp_geevalueerd_op=_stukdatum(Stuksoort.MDO, d), instemming=d.instemming,
        beoogde_school="vso De Meander",
    )  # fmt: skip


def _stukdatum(soort: Stuksoort, d: Oefendossier) -> date:
    """A day before the aanvraag came in, by kind."""
    maanden = {Stuksoort.OPP: 10, Stuksoort.ONDERZOEK: 12}
    if soort in maanden:
        return date(2026, maanden[soort], 5)
    return date(2027, d.ontvangen.month - 1 if d.ontvangen.month > 1 else 1, 11)


def _auteur(soort: Stuksoort, d: Oefendossier) -> str:
    if soort is Stuksoort.ZIENSWIJZE:
        return d.verzorgers[0].naam
    if soort is Stuksoort.ONDERZOEK:
        return "M. Zandstra, orthopedagoog"
    return d.school.contactpersonen[0].naam


def _delen(soort: Stuksoort, d: Oefendossier) -> tuple[tuple[str, str], ...]:
    geprobeerd = "\n".join(f"{o.wat} ({o.periode}): {o.effect}." for o in GEPROBEERD)
    match soort:
        case Stuksoort.OPP:
            return (("Onderwijsbehoeften", d.waarom), ("Wat is geprobeerd", geprobeerd),
                    ("Evaluatie", d.waarom_niet),
                    ("Doelen", "Een volledige lesweek opbouwen en examenvakken afronden."))  # fmt: skip
        case Stuksoort.MDO:
            return (("Aanwezig", "school, ouders, consulent"), ("Besproken", f"{d.waarom}\n{geprobeerd}"),
                    ("Conclusie", "De aanwezigen achten het voortgezet speciaal onderwijs nodig."))  # fmt: skip
        case Stuksoort.ONDERZOEK:
            return (("Vraag", "Wat heeft deze leerling nodig om te kunnen leren?"),
                    ("Bevindingen", "Het leervermogen past bij de schoolsoort; de belastbaarheid is laag."),
                    ("Advies", "Een kleine groep, vaste leraren en een voorspelbare dag."))  # fmt: skip
        case Stuksoort.ZIENSWIJZE:
            return tuple((o.naam, o.zienswijze) for o in d.verzorgers)
        case _:
            return (("Wat de leerling zegt", d.mening), ("Hoe is gevraagd", "Gesprek met de mentor, een half uur."))
