"""The kinds of aanvraag that the program decides, each described in one place (screens.md part 5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from cvt_desktop.domain.blok_arrangement import Arrangementvorm
from cvt_desktop.domain.formulier import Formulier, Soort

Velden = tuple[tuple[str, str], ...]
_GEPROBEERD = frozenset({"vso.geprobeerd", "pro.begeleiding", "arr.gedaan"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Soortbeschrijving:
    """What a kind is called, what its TLV says (an arrangement has none) and what its form asks.

    ``kort`` stands in a list, ``naam`` on a screen, ``voluit`` in a letter; ``onderwijs`` is where the TLV leads to.
    ``pro``: the block of the form is that of praktijkonderwijs, and a TLV has no category and no end (WVO 2020 2.30);
    otherwise category and period are asked (WEC 40, lid 15). ``arrangement``: support that
    the ondersteuningsplan gives a school for a pupil: no TLV, no category, no deskundigenadviezen (WVO 2020 2.47, lid 14 is
    about the toelaatbaarheid), but a period and an amount; ``voorziening`` is such support in a place that the
    samenwerkingsverband has, ``groep`` such support for a group: no pupil and no ouders. ``leeftijdsgrens``: it ends with
    the school year in which a pupil reaches this age. ``criteria``: of the law; empty when they stand in the
    ondersteuningsplan. ``verplicht``: V fields that only a later step needs, by ``block.field`` and label: open in Toetsing,
    never a bar to registering (screens.md 5.10).
    """

    soort: Soort
    kort: str
    naam: str
    voluit: str
    onderwijs: str
    onderwijs_kort: str
    pro: bool = False
    arrangement: bool = False
    voorziening: bool = False
    groep: bool = False
    leeftijdsgrens: int | None = None
    leeftijd_bron: str = ""
    criteria: tuple[str, ...] = ()
    verplicht: Velden = ()

    @property
    def met_tlv(self) -> bool:
        """Whether what is given is a toelaatbaarheidsverklaring, with a number of its register (WVO 2020 2.47, lid 17)."""
        return not self.arrangement

    @property
    def met_adviezen(self) -> bool:
        """Whether two deskundigen advise (WVO 2020 2.47, lid 14; screens.md part 6, V9)."""
        return not self.arrangement

    @property
    def met_periode(self) -> bool:
        """Whether what is given has a last day."""
        return not self.pro

    @property
    def met_categorie(self) -> bool:
        """Whether what is given has a bekostigingscategorie (WEC 119)."""
        return not self.pro and not self.arrangement

    @property
    def met_doel(self) -> bool:
        """Whether the form asks a main goal and what would lead back to regular education (WEC 40, lid 15)."""
        return not self.pro and not self.arrangement

    @property
    def met_geprobeerd(self) -> bool:
        """Whether the form asks what was tried or given, with its effect."""
        return not _GEPROBEERD.isdisjoint(veld for veld, _ in self.verplicht)


_GEMEEN: Velden = (
    ("a.relatie", "Leerling is bij deze school"),
    ("a.contactpersoon", "Contactpersoon school"),
    ("a.getekend_door", "Aanvraag getekend door, functie"),
    ("a.datum_aanvraag", "Datum aanvraag"),
    ("b.schoolsoort", "Schoolsoort"),
    ("b.leerjaar", "Leerjaar"),
    ("b.onderwijs_voor", "Onderwijssoort vóór deze aanvraag"),
    ("b.verzorgers", "Ouder of verzorger"),
    ("b.mening_vorm", "Mening van de leerling"),
)
_VSO_NIEUW: Velden = (
    *_GEMEEN,
    ("vso.route", "Route"),
    ("vso.categorie", "Gevraagde categorie"),
    ("vso.ingangsdatum", "Gewenste ingangsdatum"),
    ("vso.einddatum", "Gewenste einddatum"),
    ("vso.waarom", "Waarom is vso nodig"),
    ("vso.waarom_regulier_niet", "Waarom volstaat regulier met arrangement niet"),
    ("vso.hoofddoel", "Hoofddoel in het vso"),
    ("vso.terugkeer", "Terugkeerperspectief"),
    ("vso.waarom_duur_categorie", "Waarom deze duur en categorie"),
    ("vso.geprobeerd", "Wat is geprobeerd"),
)
_VSO_VERLENGING: Velden = (
    *_GEMEEN,
    ("vso.eerdere_tlv", "Eerdere TLV"),
    ("vso.wat_verandert", "Wat verandert"),
    ("vso.categorie", "Gevraagde categorie"),
    ("vso.ingangsdatum", "Gewenste ingangsdatum"),
    ("vso.einddatum", "Gewenste einddatum"),
    ("vso.waarom", "Reden van verlenging"),
    ("vso.hoofddoel", "Hoofddoel komende periode"),
    ("vso.terugkeer", "Terug- of overplaatsing: wat is overwogen"),
    ("vso.opp_geevalueerd_op", "OPP geëvalueerd op"),
)
_PRO_REGULIER: Velden = (
    *_GEMEEN,
    ("pro.route", "Route"),
    ("a.aangemeld_op", "Aangemeld bij de school op"),
    ("pro.plaatsing_per", "Plaatsing per"),
    ("pro.iq.totaal", "IQ totaal"),
    ("pro.iq.afgenomen", "IQ: datum van afname"),
    ("pro.leerachterstand", "Leerachterstand"),
    ("pro.motivering", "Motivering van de school"),
)
_PRO_BIJZONDER: Velden = (
    *_GEMEEN,
    ("pro.plaatsing_per", "Plaatsing per"),
    ("pro.grond", "Grond"),
    ("pro.bewijs", "Bewijs bij de grond"),
    ("pro.instemming", "Instemming van de ouders"),
    ("pro.motivering", "Motivering waarom PrO het best past"),
    ("pro.begeleiding", "Gegeven begeleiding en resultaat"),
    ("pro.externen", "Geraadpleegde externe deskundigen"),
    ("pro.risicos", "Risico's bij voortzetting van de huidige schoolsoort"),
)
_TVIA: Velden = (
    *_GEMEEN,
    ("arr.titel", "Titel arrangement"),
    ("arr.vorm", "Nieuw of verlenging"),
    ("arr.aanbieder", "Aanbieder"),
    ("arr.specialisme", "Specialisme"),
    ("arr.offerte", "Offerte"),
    ("arr.doelen", "Doelen"),
    ("arr.bedrag_cent", "Inzet: uren, tarief of materieel"),
    ("arr.ingangsdatum", "Periode: van"),
    ("arr.einddatum", "Periode: tot en met"),
    ("arr.evaluatie_op", "Evaluatie op"),
    ("arr.gedaan", "Wat is gedaan in basis- en extra ondersteuning"),
    ("arr.waarom_onderwijs", "Waarom is dit onderwijs en geen jeugdhulp"),
)
_TBV: Velden = (
    *_GEMEEN,
    ("tbv.voorziening", "Voorziening"),
    ("tbv.ingangsdatum", "Gewenste periode: van"),
    ("tbv.tot", "Gewenste periode: tot en met, of weken"),
    ("tbv.waarom", "Waarom deze voorziening"),
    ("tbv.doelen", "Doelen"),
    ("tbv.vervolg", "Terugkeer naar, of vervolg na de voorziening"),
    ("tbv.contactpersoon", "Contactpersoon traject"),
    ("tbv.evaluatie_op", "Eerste evaluatie op"),
    ("tbv.tweede_evaluatie_op", "Tweede evaluatie op"),
    ("vso.mdo_op", "MDO gehouden op"),
    ("tbv.instemming_ouders", "Instemming ouders"),
    ("tbv.instemming_leerling", "Instemming leerling"),
)
_GROEP: Velden = (
    ("a.contactpersoon", "Contactpersoon school"),
    ("a.getekend_door", "Aanvraag getekend door, functie"),
    ("a.datum_aanvraag", "Datum aanvraag"),
    ("groep.titel", "Titel"),
    ("groep.aantal", "Aantal leerlingen"),
    ("groep.leerjaren", "Leerjaren"),
    ("groep.niveau", "Niveau"),
    ("groep.beschrijving", "Beschrijving van de groep"),
    ("groep.aanleiding", "Aanleiding"),
    ("groep.doelen", "Doelen, aanpak en uitvoerder"),
    ("groep.ingangsdatum", "Periode: van"),
    ("groep.einddatum", "Periode: tot en met"),
    ("groep.evaluatie_op", "Evaluatie op"),
    ("groep.erna", "Wat blijft erna"),
    ("groep.bedrag_cent", "Begroting"),
    ("groep.betrokken", "Hoe zijn leerlingen en ouders betrokken"),
)
_BIJ_VERLENGING: Velden = (
    ("arr.verlenging_van", "Verlenging van"),
    ("arr.geevalueerd", "Wat van de eerdere doelen is bereikt"),
)
_CRITERIA_REGULIER = (
    "Het IQ valt binnen 55 tot en met 80",
    "De leerachterstand is ten minste 0,5 op twee domeinen, waarvan één inzichtelijk rekenen of begrijpend lezen is",
)
_CRITERIA_BIJZONDER = (
    "De leerling valt onder de gekozen grond van de bijzondere regeling",
    "Praktijkonderwijs past het best bij deze leerling",
)
_VSO, _PRO, _ARR, _VZ = "voortgezet speciaal onderwijs", "praktijkonderwijs", "arrangement", "voorziening"
_BESCHREVEN = (
    Soortbeschrijving(
        soort=Soort.TLV_VSO_NIEUW, kort="vso", naam="TLV vso nieuw", onderwijs=_VSO, onderwijs_kort="vso",
        voluit=f"toelaatbaarheidsverklaring {_VSO} (nieuw)", leeftijdsgrens=20, leeftijd_bron="wec-39",
        verplicht=_VSO_NIEUW,
    ),
    Soortbeschrijving(
        soort=Soort.TLV_VSO_VERLENGING, kort="vso verl.", naam="TLV vso verlenging", onderwijs=_VSO, onderwijs_kort="vso",
        voluit=f"toelaatbaarheidsverklaring {_VSO} (verlenging)", leeftijdsgrens=20, leeftijd_bron="wec-39",
        verplicht=_VSO_VERLENGING,
    ),
    Soortbeschrijving(
        soort=Soort.TLV_PRO_REGULIER, kort="PrO", naam="TLV PrO", onderwijs=_PRO, onderwijs_kort=_PRO, pro=True,
        voluit=f"toelaatbaarheidsverklaring {_PRO}", leeftijdsgrens=18, leeftijd_bron="wvo-8.7",
        criteria=_CRITERIA_REGULIER, verplicht=_PRO_REGULIER,
    ),
    Soortbeschrijving(
        soort=Soort.TLV_PRO_BIJZONDER, kort="PrO bijz.", naam="TLV PrO bijzondere regeling", onderwijs=_PRO,
        onderwijs_kort=_PRO, pro=True, voluit=f"toelaatbaarheidsverklaring {_PRO} (bijzondere regeling)",
        leeftijdsgrens=18, leeftijd_bron="wvo-8.7", criteria=_CRITERIA_BIJZONDER, verplicht=_PRO_BIJZONDER,
    ),
    Soortbeschrijving(
        soort=Soort.TBV, kort="TBV", naam="TBV bovenschoolse voorziening", voluit="toewijzing bovenschoolse voorziening",
        onderwijs=_VZ, onderwijs_kort=_VZ, arrangement=True, voorziening=True, verplicht=_TBV,
    ),
    Soortbeschrijving(
        soort=Soort.TVIA, kort="TvIA", naam="TvIA individueel arrangement", voluit="toewijzing individueel arrangement",
        onderwijs=_ARR, onderwijs_kort=_ARR, arrangement=True, verplicht=_TVIA,
    ),
    Soortbeschrijving(
        soort=Soort.GROEPSARRANGEMENT, kort="groep", naam="Groepsarrangement", voluit="groepsarrangement",
        onderwijs=_ARR, onderwijs_kort=_ARR, arrangement=True, groep=True, verplicht=_GROEP,
    ),
)  # fmt: skip
_PER_SOORT = {b.soort: b for b in _BESCHREVEN}
SOORTEN: tuple[Soort, ...] = tuple(_PER_SOORT)
"""The kinds that can be registered, in the order of the list on *Nieuwe aanvraag*."""


def beschrijving(soort: Soort) -> Soortbeschrijving:
    """The description of a kind that can be registered; a ``KeyError`` for another one is a fault of the program."""
    return _PER_SOORT[soort]


def open_velden(soort: Soort, formulier: Formulier) -> Velden:
    """``(block.field, label)`` of each V field of this kind that is still empty, in the order of the form."""
    verplicht = beschrijving(soort).verplicht
    if soort is Soort.TVIA and formulier.arr.vorm is Arrangementvorm.VERLENGING:
        verplicht = (*verplicht, *_BIJ_VERLENGING)
    return tuple((plaats, label) for plaats, label in verplicht if _leeg(formulier, plaats))


def _leeg(formulier: Formulier, plaats: str) -> bool:
    waarde: Any = formulier
    for naam in plaats.split("."):
        waarde = getattr(waarde, naam)
    return waarde is None or waarde == () or (isinstance(waarde, str) and not waarde.strip())
