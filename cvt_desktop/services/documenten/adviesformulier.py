"""The fillable form of a deskundigenadvies: the ten blocks of the paper form, filled as far as the dossier knows them.

Names of fields are those of ``Adviesinhoud``, so that ``services.formulieradvies`` reads what this lays out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from cvt_desktop.basis.tekst import datum_cijfers, datum_lang
from cvt_desktop.domain.aanvraag import Aanvraag, Koppeling
from cvt_desktop.domain.bestandssoort import Stuksoort
from cvt_desktop.domain.deskundigenadvies import Conclusie, Criterium, Criteriumoordeel, Gesproken
from cvt_desktop.domain.formulier import Categorie
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.domain.soorten import beschrijving
from cvt_desktop.domain.stuk import Stuk
from cvt_desktop.ports.invulformulier import (
    MERK_KENMERK,
    MERK_SOORT,
    MERK_VERSIE,
    Invulblok,
    Invulformulier,
    Invulveld,
    Veldsoort,
)
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.documenten import koppen
from cvt_desktop.services.documenten.correspondentie import laad_dossier
from cvt_desktop.services.prokort import KORT, mag_kort

SOORT, VERSIE = "deskundigenadvies", 2
MERK_VOLGORDE, MERK_DESKUNDIGE, MERK_CRITERIA = "cvt_volgorde", "cvt_deskundige", "cvt_criteria"
STELLINGEN = (
    ("niet_in_dienst", "Ik ben niet in dienst van of ingehuurd door de aanvragende of beoogde school"),
    ("niet_meegewerkt", "Ik heb niet meegewerkt aan de aanvraag"),
    ("niet_begeleid", "Ik heb de leerling niet begeleid of behandeld"),
    ("beslist_niet_mee", "Ik beslis niet mee"),
)
ALLEEN = "Ik ken dit advies toe aan mijzelf alleen."
VOET = "Dit advies gaat naar de ouders en de school bij het besluit."
_GESPROKEN = {wie: f"Gesproken met {'de ' if wie is not Gesproken.OUDERS else ''}{wie}" for wie in Gesproken} | {
    Gesproken.NIEMAND: "Alleen het dossier: met niemand gesproken"}  # fmt: skip
_RANG = {1: "eerste deskundige", 2: "tweede deskundige", 3: "derde deskundige"}
_JA_NEE = (("ja", "ja"), ("nee", "nee"))
_GEVULD = (
    "Vul dit formulier in op uw computer, sla het op en stuur het beveiligd terug naar de commissie.",
    "Wat de commissie al weet, staat erin. Velden waarbij staat dat leeg laten mag, zijn niet verplicht.",
)


def criteriamerk(criteria: Sequence[Criterium]) -> str:
    """By which a form that comes back tells to which criteria it answers."""
    return hashlib.sha256("\n".join(c.tekst for c in criteria).encode()).hexdigest()[:16]


def gesprokenveld(wie: Gesproken) -> str:
    """The name of the field with which a deskundige says to have spoken with ``wie``."""
    return f"gesproken_{wie.name.lower()}"


def stukveld(stuk: Stuk) -> str:
    """The name of the field with which a deskundige says to have seen this stuk."""
    return f"gezien_{stuk.id.hex}"


def stukwoorden(stuk: Stuk) -> str:
    """``OPP 19-04-2027``: as the advice names what was seen."""
    soort = Stuksoort[stuk.soort] if stuk.soort in Stuksoort.__members__ else Stuksoort.OVERIG
    naam = stuk.bestandsnaam if soort is Stuksoort.OVERIG else str(soort)
    return f"{naam} {datum_cijfers(stuk.gedateerd)}" if stuk.gedateerd else naam


def adviesformulier(
    dienst: Dienst, uow: Leeseenheid, aanvraag: Aanvraag, koppeling: Koppeling, criteria: Sequence[Criterium],
    stukken: Sequence[Stuk],
) -> Invulformulier:  # fmt: skip
    """The form for one deskundige of a dossier; ``stukken`` are what this deskundige may see."""
    d, persoon = laad_dossier(dienst, uow, aanvraag), uow.personen.get(koppeling.persoon_id)
    soort = beschrijving(aanvraag.soort)
    kop = koppen.kop(dienst, uow, d.instellingen, aanvraag.kenmerk, dagtekening=dienst.klok.today(), concept=False)
    leerling = koppen.leerling(d.leerling)
    plan = "de wet" if soort.criteria else d.instellingen.reglement.ondersteuningsplan or "ondersteuningsplan"
    waarover = (
        ("Kenmerk", aanvraag.kenmerk), ("Leerling", f"{leerling.volledige_naam}, geboren {datum_lang(leerling.geboren)}"),
        ("Soort aanvraag", str(aanvraag.soort)), ("Gevraagd", koppen.gevraagd(aanvraag)), ("Criteria uit", plan),
    )  # fmt: skip
    return Invulformulier(
        kop=kop, titel="Deskundigenadvies", bestandstitel=f"Adviesformulier {aanvraag.kenmerk}", inleiding=_GEVULD,
        blokken=(
            Invulblok(kop="1  Waarover", gegevens=waarover),
            Invulblok(kop="2  Deskundige", gegevens=_deskundige(persoon, koppeling)),
            _onafhankelijk(),
            _gezien(stukken),
            *_bevindingen(pro=soort.pro, kort=mag_kort(aanvraag)),
            _criteria(criteria),
            _waarom(met_periode=soort.met_periode),
            _advies(met_periode=soort.met_periode),
            _kern(),
            _ondertekening(),
        ),
        voet=VOET,
        merk=(
            (MERK_SOORT, SOORT), (MERK_VERSIE, str(VERSIE)), (MERK_KENMERK, aanvraag.kenmerk),
            (MERK_VOLGORDE, str(koppeling.volgorde)), (MERK_DESKUNDIGE, str(koppeling.persoon_id)),
            (MERK_CRITERIA, criteriamerk(criteria)),
        ),
    )  # fmt: skip


def _deskundige(p: Persoon, koppeling: Koppeling) -> tuple[tuple[str, str], ...]:
    paren = [("Naam", f"{p.naam}, {_RANG[koppeling.volgorde]}"), ("Beroep", str(p.beroep)),
             ("Werkgever of praktijk", p.werkgever), ("Registratie", p.registratie)]  # fmt: skip
    uiterlijk = [("Graag terug uiterlijk", datum_lang(koppeling.uiterlijk))] if koppeling.uiterlijk else []
    return tuple((label, waarde) for label, waarde in (*paren, *uiterlijk) if waarde)


def _tekst(naam: str, label: str, *, regels: int = 5, verplicht: bool = False, uitleg: str = "") -> Invulveld:
    return Invulveld(naam=naam, label=label, soort=Veldsoort.TEKST, regels=regels, verplicht=verplicht, uitleg=uitleg)


def _keuze(naam: str, label: str, keuzes: tuple[tuple[str, str], ...]) -> Invulveld:
    return Invulveld(naam=naam, label=label, soort=Veldsoort.KEUZE, keuzes=keuzes, verplicht=True)


def _onafhankelijk() -> Invulblok:
    velden = [_keuze(naam, tekst, _JA_NEE) for naam, tekst in STELLINGEN]
    return Invulblok(kop="3  Onafhankelijkheid", velden=(*velden, _tekst("onafhankelijkheid", "Toelichting bij nee", regels=2)))


def _gezien(stukken: Sequence[Stuk]) -> Invulblok:
    velden = [Invulveld(naam=stukveld(s), label=stukwoorden(s), soort=Veldsoort.VINKJE) for s in stukken]
    return Invulblok(
        kop="4  Wat heb ik gezien en gedaan", zinnen=("Vink aan welke stukken u hebt gelezen en met wie u hebt gesproken.",),
        velden=(*velden, _tekst("gezien_anders", "Andere stukken, met datum", regels=2),
                *(Invulveld(naam=gesprokenveld(wie), label=_GESPROKEN[wie], soort=Veldsoort.VINKJE) for wie in Gesproken),
                _tekst("gesproken_met", "Met wie nog meer gesproken, of geobserveerd; en wanneer", regels=2)),
    )  # fmt: skip


def _bevindingen(*, pro: bool, kort: bool) -> tuple[Invulblok, ...]:
    velden = [
        _tekst("ondersteuningsbehoefte", "Ondersteuningsbehoefte", regels=7, verplicht=not kort),
        _tekst("bevorderend", "Wat bevordert en wat belemmert"),
        _tekst("geprobeerd", "Wat is geprobeerd, met welk effect"),
        _tekst("mening", "Mening van leerling en ouders"),
    ]
    if not (pro and kort):
        return (Invulblok(kop="5  Bevindingen", velden=tuple(velden)),)
    vinkje = Invulveld(naam="kort", label=KORT, soort=Veldsoort.VINKJE)
    zin = "Is dat zo, dan volstaat dit vinkje voor 5, 6 en 7; schrijf daar alleen wat u nog wilt zeggen."
    return (Invulblok(kop="5 tot en met 7 kort", zinnen=("De scores voldoen aan de criteria van de wet.", zin), velden=(vinkje,)),
            Invulblok(kop="5  Bevindingen", velden=tuple(velden)))  # fmt: skip


def _criteria(criteria: Sequence[Criterium]) -> Invulblok:
    oordelen = tuple((o.name, {"ja": "voldaan", "nee": "niet voldaan", "deels": "deels"}[str(o)]) for o in Criteriumoordeel)
    velden: list[Invulveld] = []
    for n, criterium in enumerate(criteria):
        velden += [
            _keuze(f"criterium{n}", f"{n + 1}. {criterium.tekst}", oordelen),
            _tekst(f"criterium{n}_waarom", f"Waarom (criterium {n + 1})", regels=3),
        ]
    leeg = () if criteria else ("Er zijn geen aparte criteria; zie 7 en 9.",)
    return Invulblok(kop="6  Criteria", zinnen=leeg, velden=tuple(velden))


def _waarom(*, met_periode: bool) -> Invulblok:
    kop = "7  Waarom (g)een arrangement in het regulier" if met_periode else "7  Waarom praktijkonderwijs (niet) past"
    return Invulblok(kop=kop, velden=(_tekst("waarom_arrangement_niet", kop[3:], regels=6, verplicht=True),))


def _advies(*, met_periode: bool) -> Invulblok:
    conclusies = tuple((c.name, str(c)) for c in Conclusie)
    velden = [
        _keuze("conclusie", "Advies", conclusies),
        _tekst("anders", "Bij anders: namelijk", regels=2),
    ]
    if met_periode:
        categorieen = tuple((c.name, f"{c} ({c.nummer})") for c in Categorie)
        velden += [
            _keuze("categorie", "Categorie (niet bij een negatief advies)", categorieen),
            _tekst("waarom_categorie", "Waarom deze categorie", regels=3),
            Invulveld(naam="tot_en_met", label="Duur: tot en met (dag-maand-jaar; niet bij een negatief advies)", verplicht=True),
            _tekst("waarom_duur", "Waarom deze duur", regels=3),
        ]
    else:
        velden += [
            _tekst("persoonlijkheid", "Persoonlijkheid: oordeel", regels=3, uitleg="Als er een persoonlijkheidsonderzoek is."),
            _tekst("grensvlak", "Grensvlak: oordeel", regels=3, uitleg="Als de scores op de grens van praktijkonderwijs liggen."),
        ]
    return Invulblok(kop="8  Advies", velden=tuple(velden))


def _kern() -> Invulblok:
    return Invulblok(kop="9  Kern voor het besluit", velden=(
        _tekst("kern", "Kern voor het besluit", regels=9, verplicht=True,
               uitleg="Komt woordelijk in de brief aan school en ouders. Ten hoogste 100 woorden."),
    ))  # fmt: skip


def _ondertekening() -> Invulblok:
    return Invulblok(kop="10  Ondertekening", velden=(
        Invulveld(naam="datum", label="Datum (dag-maand-jaar)", verplicht=True),
        Invulveld(naam="naam", label="Naam", verplicht=True),
        Invulveld(naam="alleen", label=ALLEEN, soort=Veldsoort.VINKJE, verplicht=True),
    ))  # fmt: skip
