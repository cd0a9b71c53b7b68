"""What the fillable form of an aanvraag asks, as data: the same fields as the intake, by the same names (screens.md part 5).

A kind is a list of blocks, so another kind is another list. What is never asked (5.0: BSN, nationaliteit, geslacht, diagnose …)
has no line here and so no field.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, StrEnum

from cvt_desktop.domain.blok_arrangement import Arrangementvorm
from cvt_desktop.domain.blok_pro import Afnamewijze, Progrond, Proroute
from cvt_desktop.domain.formulier import (
    Categorie,
    Gezag,
    Houding,
    Instemming,
    JaNee,
    Meningvorm,
    RelatieSchool,
    Route,
    Soort,
    Wijziging,
)
from cvt_desktop.domain.pro_criteria import Domein

VERSIE = 1
VERZORGERS, RIJEN, DOELEN = (1, 2), (1, 2, 3, 4), (1, 2, 3)
"""How many parents, rows of what was tried, and goals the form has room for."""


class Wijze(Enum):
    """How an answer is written, and read back."""

    REGEL = "a line"
    TEKST = "words"
    DATUM = "a day"
    GETAL = "a whole number"
    GELD = "an amount in euro"
    KEUZE = "one of the words"
    VINKJE = "a tick"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vraag:
    """One field. ``woorden``: the members of the Enum that can be chosen; ``keuzes``: other words, value and text alike."""

    naam: str
    label: str
    wijze: Wijze = Wijze.REGEL
    woorden: type[StrEnum] | None = None
    keuzes: tuple[str, ...] = ()
    regels: int = 4
    uitleg: str = ""
    nodig: bool = False

    @property
    def antwoorden(self) -> tuple[tuple[str, str], ...]:
        """``(code, words)``: a code is plain letters, because it is a name inside the file."""
        if self.woorden is not None:
            return tuple((woord.name, str(woord)) for woord in self.woorden)
        return tuple((f"k{n}", woord) for n, woord in enumerate(self.keuzes))


@dataclass(frozen=True, slots=True, kw_only=True)
class Vraagblok:
    """A heading with its fields."""

    kop: str
    vragen: tuple[Vraag, ...]
    uitleg: tuple[str, ...] = field(default=())


def _t(naam: str, label: str, *, regels: int = 4, nodig: bool = False, uitleg: str = "Ten hoogste 100 woorden.") -> Vraag:
    return Vraag(naam=naam, label=label, wijze=Wijze.TEKST, regels=regels, nodig=nodig, uitleg=uitleg)


def _r(naam: str, label: str, *, nodig: bool = False, uitleg: str = "") -> Vraag:
    return Vraag(naam=naam, label=label, nodig=nodig, uitleg=uitleg)


def _d(naam: str, label: str, *, nodig: bool = False) -> Vraag:
    return Vraag(naam=naam, label=f"{label} (dag-maand-jaar)", wijze=Wijze.DATUM, nodig=nodig)


def _k(naam: str, label: str, woorden: type[StrEnum], *, nodig: bool = False) -> Vraag:
    return Vraag(naam=naam, label=label, wijze=Wijze.KEUZE, woorden=woorden, nodig=nodig)


def _v(naam: str, label: str) -> Vraag:
    return Vraag(naam=naam, label=label, wijze=Wijze.VINKJE)


def _n(naam: str, label: str, wijze: Wijze = Wijze.GETAL, *, nodig: bool = False) -> Vraag:
    return Vraag(naam=naam, label=label, wijze=wijze, nodig=nodig)


_ONDERWIJS = ("vo", "vso", "pro", "bao", "sbo", "so", "isk", "geen (thuis)")
_SPOED = ("thuiszitter", "veiligheid", "plaatsing is al geregeld", "anders")

_SCHOOL = Vraagblok(kop="School", vragen=(
    _r("school.naam", "Naam van de school (vestiging)", nodig=True),
    _r("school.code", "BRIN en vestigingsnummer", nodig=True, uitleg="Bijvoorbeeld 99RA-00."),
    _k("a.relatie", "De leerling is bij deze school", RelatieSchool, nodig=True),
    _d("a.aangemeld_op", "Aangemeld bij de school op"),
    _r("a.contactpersoon", "Contactpersoon van de school", nodig=True),
    _r("a.consulent", "Consulent van het samenwerkingsverband"),
    Vraag(naam="a.spoed", label="Spoed, omdat", wijze=Wijze.KEUZE, keuzes=_SPOED),
    _r("a.gemachtigde", "Gemachtigde: naam en adres"),
))  # fmt: skip
_LEERLING = Vraagblok(kop="Leerling", vragen=(
    _r("leerling.roepnaam", "Roepnaam", nodig=True),
    _r("leerling.voornamen", "Voornamen, zoals in de basisregistratie"),
    _r("leerling.voorvoegsel", "Voorvoegsel"),
    _r("leerling.achternaam", "Achternaam", nodig=True),
    _v("leerling.heeft_een_naam", "De leerling heeft één naam"),
    _d("leerling.geboortedatum", "Geboortedatum", nodig=True),
    _r("leerling.woonplaats", "Woonplaats (gemeente)", nodig=True),
    _r("leerling.straat", "Straat en nummer"), _r("leerling.postcode", "Postcode"), _r("leerling.plaats", "Plaats"),
    _v("leerling.adres_geheim", "Dit adres is geheim"),
    _r("b.huidige_school", "Huidige school", nodig=True), _r("b.schoolsoort", "Schoolsoort", nodig=True),
    _r("b.leerjaar", "Leerjaar", nodig=True),
    Vraag(naam="b.onderwijs_voor", label="Onderwijssoort vóór deze aanvraag", wijze=Wijze.KEUZE, keuzes=_ONDERWIJS, nodig=True),
    _d("b.thuiszittend_sinds", "Thuiszittend sinds"),
))  # fmt: skip


def _ouder(n: int) -> Vraagblok:
    begin = f"verzorger.{n}"
    return Vraagblok(kop=f"Ouder of verzorger {n}", vragen=(
        _r(f"{begin}.naam", f"Naam (ouder {n})", nodig=n == 1),
        _k(f"{begin}.gezag", f"Gezag (ouder {n})", Gezag, nodig=n == 1),
        _r(f"{begin}.straat", f"Straat en nummer (ouder {n})"), _r(f"{begin}.postcode", f"Postcode (ouder {n})"),
        _r(f"{begin}.plaats", f"Plaats (ouder {n})"), _v(f"{begin}.adres_geheim", f"Dit adres is geheim (ouder {n})"),
        _r(f"{begin}.telefoon", f"Telefoon (ouder {n})"), _r(f"{begin}.email", f"E-mail (ouder {n})"),
        _r(f"{begin}.taal", f"Taal, als dat niet Nederlands is (ouder {n})"),
        _v(f"{begin}.tolk_nodig", f"Tolk nodig (ouder {n})"),
        _k(f"{begin}.houding", f"Wat vindt deze ouder van de aanvraag (ouder {n})", Houding, nodig=n == 1),
        _t(f"{begin}.zienswijze", f"Zienswijze in eigen woorden (ouder {n})", regels=3),
    ))  # fmt: skip


_MENING = Vraagblok(kop="Mening van de leerling", vragen=(
    _k("b.mening_vorm", "De leerling heeft de mening", Meningvorm, nodig=True),
    _t("b.mening", "In eigen woorden, of waarom niet", nodig=True),
    _r("b.mening_hoe", "Hoe gevraagd, door wie, wanneer"), _r("b.mening_gedaan", "Wat heeft de school ermee gedaan"),
))  # fmt: skip
_SLOT = Vraagblok(kop="Ondertekening", vragen=(
    _t("a.opmerking", "Opmerking voor de commissie", regels=2, uitleg="Ten hoogste 30 woorden."),
    _d("a.datum_aanvraag", "Datum van de aanvraag", nodig=True),
    _r("a.getekend_door", "Aanvraag gedaan door: naam en functie", nodig=True),
    _k("a.namens_bevoegd_gezag", "Namens het bevoegd gezag", JaNee, nodig=True),
))  # fmt: skip


def _rijen(begin: str, wat: str, *, aantal: tuple[int, ...] = RIJEN, nodig: bool = True) -> tuple[Vraag, ...]:
    delen = (("wat", "wat"), ("periode", "van–tot"), ("effect", "effect"), ("vindplaats", "waar te vinden"))
    return tuple(_r(f"{begin}.{n}.{naam}", f"{wat} {n}: {label}", nodig=nodig and n == 1 and naam == "wat")
                 for n in aantal for naam, label in delen)  # fmt: skip


def _doelen(begin: str) -> tuple[Vraag, ...]:
    delen = (("doel", "doel"), ("zichtbaar", "waaraan is het te zien"), ("wanneer", "wanneer"))
    return tuple(_r(f"{begin}.{n}.{naam}", f"Doel {n}: {label}", nodig=n == 1) for n in DOELEN for naam, label in delen)


_OVERLEG = Vraagblok(kop="Overleg en ontwikkelingsperspectief", vragen=(
    _d("vso.mdo_op", "MDO(-t) gehouden op"), _r("vso.mdo_aanwezig", "Aanwezig bij het MDO"),
    _d("vso.opp_vastgesteld_op", "OPP vastgesteld op"), _d("vso.opp_geevalueerd_op", "OPP geëvalueerd op"),
    _k("vso.instemming", "Instemming met het handelingsdeel", Instemming),
    _t("vso.eerder_arrangement", "Arrangement of extra middelen eerder gevraagd: welk, met welk effect, of waarom niet",
       regels=2),
    _r("vso.hulpverlening", "Betrokken hulpverlening"), _r("vso.beoogde_school", "Beoogde vso-school, plaats toegezegd per"),
    _r("vso.buiten_regio", "Buiten de regio, omdat"),
))  # fmt: skip
_UITSTROOM = Vraag(naam="vso.uitstroom", label="Uitstroomprofiel", wijze=Wijze.KEUZE,
                   keuzes=("vervolgonderwijs", "arbeid", "dagbesteding"))  # fmt: skip
_PERIODE_VSO = (
    _k("vso.categorie", "Gevraagde categorie", Categorie, nodig=True),
    _d("vso.ingangsdatum", "Gewenste ingangsdatum", nodig=True),
    _d("vso.einddatum", "Gewenste einddatum: 31 juli van een jaar", nodig=True),
    _v("vso.geen_andere_route", "De leerling valt niet onder cluster 1 of 2 en is niet residentieel geplaatst"),
)  # fmt: skip
_NIEUW = (
    Vraagblok(kop="Vraag: TLV voortgezet speciaal onderwijs", vragen=(
        _k("vso.route", "Route", Route, nodig=True), *_PERIODE_VSO,
        _t("vso.waarom", "Waarom is vso nodig", nodig=True),
        _t("vso.waarom_regulier_niet", "Waarom volstaat regulier met arrangement niet", nodig=True),
        _t("vso.hoofddoel", "Hoofddoel in het vso", nodig=True),
        _t("vso.terugkeer", "Terugkeerperspectief", nodig=True), _UITSTROOM,
        _t("vso.waarom_duur_categorie", "Waarom deze duur en categorie", regels=3, nodig=True, uitleg="Ten hoogste 50 woorden."),
    )),
    Vraagblok(kop="Wat is geprobeerd", vragen=_rijen("vso.geprobeerd", "Ondersteuning")), _OVERLEG,
)  # fmt: skip
_VERLENGING = (
    Vraagblok(kop="Vraag: verlenging van een TLV voortgezet speciaal onderwijs", vragen=(
        _r("vso.eerdere_tlv", "Nummer van de eerdere TLV", nodig=True),
        _k("vso.eerdere_categorie", "Categorie daarvan", Categorie),
        _d("vso.eerdere_tot", "Deze loopt tot en met", nodig=True),
        _k("vso.wat_verandert", "Wat verandert", Wijziging, nodig=True),
        *_PERIODE_VSO,
        _t("vso.waarom", "Reden van verlenging", nodig=True), _t("vso.hoofddoel", "Hoofddoel komende periode", nodig=True),
        _t("vso.terugkeer", "Terug- of overplaatsing: overwogen, met welke uitkomst", nodig=True), _UITSTROOM,
        _r("vso.leerjaren", "Leerjaren die nog volgen"),
    )),
    _OVERLEG,
)  # fmt: skip


def _domein(domein: Domein) -> Vraagblok:
    begin, naam = f"pro.{domein.name}", domein.value
    return Vraagblok(kop=f"Leerachterstand: {naam}", vragen=(
        _d(f"{begin}.afgenomen", f"{naam}: datum"), _n(f"{begin}.dle", f"{naam}: DLE"), _n(f"{begin}.dl", f"{naam}: DL"),
        _r(f"{begin}.instrument", f"{naam}: instrument"), _r(f"{begin}.versie", f"{naam}: versie"),
        _k(f"{begin}.wijze", f"{naam}: wijze", Afnamewijze), _r(f"{begin}.hulpmiddelen", f"{naam}: hulpmiddelen bij dyslexie"),
    ))  # fmt: skip


_TESTS = (
    Vraagblok(kop="Intelligentieonderzoek", vragen=(
        _n("pro.iq.totaal", "IQ totaal"), _n("pro.iq.verbaal", "IQ verbaal"), _n("pro.iq.nonverbaal", "IQ non-verbaal"),
        _r("pro.iq.delen_niet_omdat", "Verbaal of non-verbaal niet bepaald, omdat"), _r("pro.iq.instrument", "Instrument"),
        _r("pro.iq.versie", "Versie"), _d("pro.iq.afgenomen", "Afgenomen op"),
        _r("pro.iq.verantwoordelijk", "Afgenomen onder verantwoordelijkheid van: naam en beroep"),
    )),
    Vraagblok(kop="Leerachterstand", vragen=(_v("pro.groep8_instrument", "Instrument van groep 8 gebruikt in leerjaar 1"),)),
    *(_domein(domein) for domein in Domein),
    Vraagblok(kop="Persoonlijkheidsonderzoek, als het er is", vragen=(
        _r("pro.persoonlijkheid_instrument", "Instrument van het persoonlijkheidsonderzoek"),
        _d("pro.persoonlijkheid_op", "Datum van het persoonlijkheidsonderzoek"),
        _r("pro.persoonlijkheid_uitkomst", "Uitkomst, kort"),
    )),
)  # fmt: skip
_PRO = (
    Vraagblok(kop="Vraag: TLV praktijkonderwijs", vragen=(
        _k("pro.route", "Route", Proroute, nodig=True), _d("pro.plaatsing_per", "Plaatsing per", nodig=True),
        _t("pro.motivering", "Motivering van de school", nodig=True),
        _r("pro.okr", "Onderwijskundig rapport: datum, of waar te vinden", nodig=True),
        _r("pro.beoogde_school", "Beoogde PrO-school"),
    )),
    *_TESTS,
)  # fmt: skip
_NIET_GROEP_8 = ("Niet voor leerlingen die nog in groep 8 zitten.",)
_PRO_BIJZONDER = (
    Vraagblok(kop="Vraag: TLV praktijkonderwijs, bijzondere regeling", uitleg=_NIET_GROEP_8, vragen=(
        _k("pro.grond", "Grond", Progrond, nodig=True), _r("pro.bewijs", "Bewijs bij de grond: welk stuk", nodig=True),
        _d("pro.plaatsing_per", "Plaatsing per", nodig=True),
        _r("pro.instemming", "Instemming van de ouders: welk stuk", nodig=True),
        _t("pro.motivering", "Waarom praktijkonderwijs het best past", nodig=True),
        _t("pro.risicos", "Risico's bij voortzetting van de huidige schoolsoort", nodig=True),
        _r("pro.beoogde_school", "Beoogde PrO-school"),
    )),
    Vraagblok(kop="Gegeven begeleiding en resultaat", vragen=_rijen("pro.begeleiding", "Begeleiding")),
    Vraagblok(kop="Geraadpleegde externe deskundigen", vragen=tuple(
        vraag for n in DOELEN for vraag in (
            _r(f"pro.externen.{n}.naam", f"Deskundige {n}: naam", nodig=n == 1),
            _r(f"pro.externen.{n}.beroep", f"Deskundige {n}: beroep"),
            _d(f"pro.externen.{n}.datum", f"Deskundige {n}: geraadpleegd op"),
            _r(f"pro.externen.{n}.stuk", f"Deskundige {n}: in welk stuk"))
    )),
    *_TESTS,
)  # fmt: skip
_TBV = (
    Vraagblok(kop="Vraag: bovenschoolse voorziening", vragen=(
        _r("tbv.naam", "Voorziening", nodig=True), _d("tbv.ingangsdatum", "Gewenste periode: van", nodig=True),
        _d("tbv.einddatum", "Gewenste periode: tot en met"), _n("tbv.weken", "Of: aantal weken"),
        _t("tbv.waarom", "Waarom deze voorziening", nodig=True), *_doelen("tbv.doelen"),
        _t("tbv.vervolg", "Terugkeer naar of vervolg na de voorziening", nodig=True),
        _r("tbv.contactpersoon", "Contactpersoon van de school voor het traject", nodig=True),
        _d("tbv.evaluatie_op", "Eerste evaluatie op", nodig=True), _d("tbv.tweede_evaluatie_op", "Tweede evaluatie op"),
        Vraag(naam="tbv.instemming_leerling", label="Instemming van de leerling", wijze=Wijze.KEUZE, keuzes=("ja", "nee")),
        Vraag(naam="tbv.instemming_ouders", label="Instemming van de ouders", wijze=Wijze.KEUZE, keuzes=("ja", "nee")),
        _t("tbv.andere", "Andere bovenschoolse ondersteuning tegelijk, één per regel", regels=3, uitleg=""),
    )),
)  # fmt: skip
_TVIA = (
    Vraagblok(kop="Vraag: individueel arrangement", vragen=(
        _r("arr.titel", "Titel van het arrangement", nodig=True),
        _k("arr.vorm", "Nieuw of verlenging", Arrangementvorm, nodig=True),
        _r("arr.verlenging_van", "Verlenging van: kenmerk"),
        _t("arr.geevalueerd", "Wat van de eerdere doelen is bereikt", regels=3),
        _r("arr.aanbieder", "Aanbieder", nodig=True), _r("arr.specialisme", "Specialisme", nodig=True),
        _r("arr.offerte", "Offerte: datum, of waar te vinden", nodig=True), *_doelen("arr.doelen"),
    )),
    Vraagblok(kop="Inzet, periode en evaluatie", vragen=(
        _n("arr.uren", "Uren", nodig=True), _n("arr.tarief_cent", "Tarief per uur, in euro", Wijze.GELD, nodig=True),
        _n("arr.materieel_cent", "Materieel, in euro", Wijze.GELD),
        _n("arr.bijdrage_cent", "Bijdrage van de school, in euro", Wijze.GELD),
        _d("arr.ingangsdatum", "Periode: van", nodig=True), _d("arr.einddatum", "Periode: tot en met", nodig=True),
        _d("arr.evaluatie_op", "Evaluatie op", nodig=True),
    )),
    Vraagblok(kop="Wat de school zelf doet", vragen=(
        *_rijen("arr.gedaan", "Basis- en extra ondersteuning"),
        _t("arr.waarom_onderwijs", "Waarom is dit onderwijs en geen jeugdhulp", regels=3, nodig=True,
           uitleg="Ten hoogste 50 woorden."),
        _t("arr.sterker", "Hoe wordt de school zelf sterker", regels=2, uitleg=""),
    )),
)  # fmt: skip
_PER_SOORT: dict[Soort, tuple[Vraagblok, ...]] = {
    Soort.TLV_VSO_NIEUW: _NIEUW, Soort.TLV_VSO_VERLENGING: _VERLENGING, Soort.TLV_PRO_REGULIER: _PRO,
    Soort.TLV_PRO_BIJZONDER: _PRO_BIJZONDER, Soort.TBV: _TBV, Soort.TVIA: _TVIA,
}  # fmt: skip
SOORTEN = tuple(_PER_SOORT)
"""The kinds that have a form."""


def blokken(soort: Soort) -> tuple[Vraagblok, ...]:
    """All blocks of a kind, in the order of the form."""
    ouders = tuple(_ouder(n) for n in VERZORGERS)
    return (_SCHOOL, _LEERLING, *ouders, _MENING, *_PER_SOORT[soort], _SLOT)


def vragen(soort: Soort) -> Iterator[tuple[Vraagblok, Vraag]]:
    """Every field with its block."""
    for blok in blokken(soort):
        for vraag in blok.vragen:
            yield blok, vraag


def veldnaam(naam: str) -> str:
    """The name inside the file, where a dot means something else."""
    return naam.replace(".", "__")
