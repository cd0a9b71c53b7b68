"""What the program answers by itself in a toets, and the plain facts that it answers from (screens.md part 6).

A rule answers only what the facts show; what nobody filled in stays open for a person.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from cvt_desktop.basis.tekst import datum_lang, euro, meervoud
from cvt_desktop.domain import profeiten, voorzieningfeiten
from cvt_desktop.domain.formulier import Categorie, Instemming, JaNee, RelatieSchool
from cvt_desktop.domain.schooljaar import vroegste_einddatum_vso
from cvt_desktop.domain.termijn import hele_maanden
from cvt_desktop.domain.toetslijst import Antwoord, Toetslijst


class AutomatischAntwoord(NamedTuple):
    """An answer with its ground, a Dutch half sentence without names."""

    antwoord: Antwoord
    grond: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Toetsfeiten:
    """Plain facts from the form and the register; ``None`` and empty mean that nobody filled them in.

    ``peildatum`` is the day of receipt; ``opp_maanden`` the age in months up to which an OPP is current, a
    setting. ``geen_andere_route`` is the tick "geen cluster 1 of 2, geen residentiële plaatsing". ``pro`` is only there for
    praktijkonderwijs; ``offerte``, ``bedrag_cent``, ``doelen`` (that say how one sees them) and ``evaluatie_op`` for an
    arrangement; ``tbv`` for a bovenschoolse voorziening. Of a groepsarrangement ``doelen`` have an aanpak and
    somebody who does it, and ``vervolg`` says whether it tells what stays.
    """

    peildatum: date
    school_code: str = ""
    school_in_register: bool = False
    relatie: RelatieSchool | None = None
    soort_bekend: bool = False
    datum_aanvraag: date | None = None
    getekend: bool = False
    namens_bevoegd_gezag: JaNee = JaNee.NIET_VERMELD
    lopende_tlv: str = ""
    lopende_tlv_tot: date | None = None
    geen_andere_route: bool = False
    gezaghebbenden: int = 0
    houdingen_bekend: int = 0
    opp_datum: date | None = None
    opp_maanden: int = 12
    mdo_op: date | None = None
    mdo_bijlage: bool = False
    zienswijzen: int = 0
    ouder_niet_eens: bool = False
    mening_leerling: bool = False
    mening_waarom_niet: bool = False
    instemming_handelingsdeel: Instemming | None = None
    categorie: Categorie | None = None
    ingangsdatum: date | None = None
    einddatum: date | None = None
    reden_duur_categorie: bool = False
    adviezen_vastgesteld: int = 0
    beroepen_kloppen: bool = False
    school_regelt_deskundigen: bool = False
    criteria_versie: str = ""
    eerdere_tlv: str = ""
    eerdere_tlv_eigen: bool = False
    pro: profeiten.Profeiten | None = None
    offerte: bool = False
    bedrag_cent: int | None = None
    doelen: int = 0
    evaluatie_op: date | None = None
    vervolg: bool = False
    tbv: voorzieningfeiten.Voorzieningfeiten | None = None


def _antwoord(ja: bool, grond_ja: str, grond_nee: str) -> AutomatischAntwoord:
    return AutomatischAntwoord(Antwoord.JA, grond_ja) if ja else AutomatischAntwoord(Antwoord.NEE, grond_nee)


def _school_en_leerling(f: Toetsfeiten) -> AutomatischAntwoord | None:
    if f.relatie is None:
        return None
    school = f"school {f.school_code}".strip()
    return _antwoord(
        f.school_in_register,
        f"{school} staat in het register; de leerling is er {f.relatie}",
        f"{school} staat niet in het register",
    )


def _wat_wie_wanneer(f: Toetsfeiten) -> AutomatischAntwoord | None:
    mist = [
        naam
        for naam, er in (
            ("wat wordt gevraagd", f.soort_bekend),
            ("de datum van de aanvraag", f.datum_aanvraag is not None),
            ("wie tekende", f.getekend),
        )
        if not er
    ]
    if mist or f.datum_aanvraag is None:
        return AutomatischAntwoord(Antwoord.NEE, f"niet ingevuld: {', '.join(mist)}")
    return AutomatischAntwoord(Antwoord.JA, f"getekend, gedateerd {datum_lang(f.datum_aanvraag)}, soort is gekozen")


def _namens_bevoegd_gezag(f: Toetsfeiten) -> AutomatischAntwoord | None:
    if f.namens_bevoegd_gezag is JaNee.NIET_VERMELD:
        return None
    return _antwoord(
        f.namens_bevoegd_gezag is JaNee.JA,
        "op het formulier staat: namens het bevoegd gezag",
        "op het formulier staat: niet namens het bevoegd gezag",
    )


def _geen_lopende_tlv(f: Toetsfeiten) -> AutomatischAntwoord | None:
    if f.lopende_tlv:
        tot = f", geldig tot en met {datum_lang(f.lopende_tlv_tot)}" if f.lopende_tlv_tot else ""
        return AutomatischAntwoord(Antwoord.NEE, f"er loopt een TLV: {f.lopende_tlv}{tot}")
    if f.eerdere_tlv_eigen:
        return AutomatischAntwoord(
            Antwoord.JA, f"{f.eerdere_tlv} loopt af voordat de gevraagde begint; de leerling zit in het vso"
        )
    if not f.geen_andere_route:
        return None
    return AutomatischAntwoord(
        Antwoord.JA, "geen lopende TLV gevonden; bij de aanvraag staat: geen cluster 1 of 2, geen residentiële plaatsing"
    )


def _eigen_tlv(f: Toetsfeiten) -> AutomatischAntwoord | None:
    """Only a yes: that another swv gave the earlier one does not settle who decides (WEC 40, lid 13)."""
    if not f.eerdere_tlv_eigen:
        return None
    return AutomatischAntwoord(Antwoord.JA, f"{f.eerdere_tlv} is door dit samenwerkingsverband gegeven")


def _houding_ouders(f: Toetsfeiten) -> AutomatischAntwoord | None:
    if f.gezaghebbenden == 0:
        return None
    return _antwoord(
        f.houdingen_bekend >= f.gezaghebbenden,
        f"houding ingevuld van {meervoud(f.gezaghebbenden, 'gezaghebbende', 'gezaghebbenden')}",
        f"houding bekend van {f.houdingen_bekend} van {f.gezaghebbenden} gezaghebbenden",
    )


def _opp_actueel(f: Toetsfeiten) -> AutomatischAntwoord | None:
    if f.opp_datum is None:
        return AutomatischAntwoord(Antwoord.NEE, "geen datum van een OPP ingevuld")
    oud = hele_maanden(f.opp_datum, f.peildatum)
    dag = datum_lang(f.opp_datum)
    grens = meervoud(f.opp_maanden, "maand", "maanden")
    return _antwoord(
        oud < f.opp_maanden,
        f"OPP van {dag}, jonger dan {grens}",
        f"OPP van {dag} is {meervoud(oud, 'maand', 'maanden')} oud; de grens is {grens}",
    )


def _mdo_verslag(f: Toetsfeiten) -> AutomatischAntwoord | None:
    van = f" van {datum_lang(f.mdo_op)}" if f.mdo_op else ""
    return _antwoord(f.mdo_bijlage, f"verslag{van} zit bij de stukken", "geen MDO-verslag bij de stukken")


def _zienswijze_ouders(f: Toetsfeiten) -> AutomatischAntwoord | None:
    if f.zienswijzen:
        return AutomatischAntwoord(Antwoord.JA, f"{meervoud(f.zienswijzen, 'zienswijze', 'zienswijzen')} ingevuld")
    if f.gezaghebbenden and f.houdingen_bekend >= f.gezaghebbenden and not f.ouder_niet_eens:
        return AutomatischAntwoord(Antwoord.JA, "de houding van de ouders is bekend; niemand is het niet eens")
    waarom = "een ouder is het niet eens en er is geen zienswijze" if f.ouder_niet_eens else "geen zienswijze ingevuld"
    return AutomatischAntwoord(Antwoord.NEE, waarom)


def _mening_leerling(f: Toetsfeiten) -> AutomatischAntwoord | None:
    if not f.mening_leerling and f.mening_waarom_niet:
        return AutomatischAntwoord(Antwoord.NVT, "er staat waarom de mening van de leerling ontbreekt")
    return _antwoord(f.mening_leerling, "de mening van de leerling is ingevuld", "geen mening van de leerling ingevuld")


def _instemming_handelingsdeel(f: Toetsfeiten) -> AutomatischAntwoord | None:
    if f.instemming_handelingsdeel is None:
        return None
    return _antwoord(
        f.instemming_handelingsdeel is Instemming.JA,
        "instemming is ingevuld: ja",
        f"instemming: {f.instemming_handelingsdeel}; geen wettelijke eis voor de aanvraag, weegt mee in de redenen",
    )


def _categorie_en_periode(f: Toetsfeiten) -> AutomatischAntwoord | None:
    if f.categorie is None or f.ingangsdatum is None or f.einddatum is None or not f.reden_duur_categorie:
        return AutomatischAntwoord(Antwoord.NEE, "categorie, periode of de reden daarvan is niet ingevuld")
    vroegst = vroegste_einddatum_vso(f.ingangsdatum)
    return _antwoord(
        f.einddatum >= vroegst,
        f"categorie {f.categorie}, {datum_lang(f.ingangsdatum)} tot en met {datum_lang(f.einddatum)}, met reden",
        f"gevraagd tot en met {datum_lang(f.einddatum)}; vroegst mogelijk is {datum_lang(vroegst)}",
    )


def _twee_adviezen(f: Toetsfeiten) -> AutomatischAntwoord | None:
    if f.adviezen_vastgesteld >= 2:
        return _antwoord(
            f.beroepen_kloppen,
            "twee vastgestelde adviezen, de beroepen kloppen",
            "twee adviezen, maar de beroepen kloppen niet",
        )
    if not f.school_regelt_deskundigen:
        return AutomatischAntwoord(Antwoord.NVT, "het samenwerkingsverband vraagt de adviezen zelf, na de toets")
    return AutomatischAntwoord(Antwoord.NEE, f"{f.adviezen_vastgesteld} van 2 adviezen bij de aanvraag")


def _offerte_en_bedrag(f: Toetsfeiten) -> AutomatischAntwoord | None:
    mist = [naam for naam, er in (("de offerte", f.offerte), ("de inzet met het bedrag", f.bedrag_cent is not None),
                                  ("de periode", f.ingangsdatum is not None and f.einddatum is not None)) if not er]  # fmt: skip
    if mist or f.bedrag_cent is None or f.ingangsdatum is None or f.einddatum is None:
        return AutomatischAntwoord(Antwoord.NEE, f"niet ingevuld: {', '.join(mist)}")
    wanneer = f"{datum_lang(f.ingangsdatum)} tot en met {datum_lang(f.einddatum)}"
    return AutomatischAntwoord(Antwoord.JA, f"offerte, {euro(f.bedrag_cent)}, {wanneer}")


def _doelen_en_evaluatie(f: Toetsfeiten) -> AutomatischAntwoord | None:
    if not f.doelen:
        return AutomatischAntwoord(Antwoord.NEE, "geen doel ingevuld dat zegt hoe het zichtbaar is")
    if f.evaluatie_op is None:
        return AutomatischAntwoord(Antwoord.NEE, "geen dag van de evaluatie ingevuld")
    return AutomatischAntwoord(Antwoord.JA, f"{meervoud(f.doelen, 'doel', 'doelen')}; evaluatie op {datum_lang(f.evaluatie_op)}")


def _groep_school(f: Toetsfeiten) -> AutomatischAntwoord | None:
    school = f"school {f.school_code}".strip()
    return _antwoord(f.school_in_register, f"{school} staat in het register", f"{school} staat niet in het register")


def _groep_begroting(f: Toetsfeiten) -> AutomatischAntwoord | None:
    mist = [naam for naam, er in (("de begroting", f.bedrag_cent is not None),
                                  ("de periode", f.ingangsdatum is not None and f.einddatum is not None)) if not er]  # fmt: skip
    if mist or f.bedrag_cent is None or f.ingangsdatum is None or f.einddatum is None:
        return AutomatischAntwoord(Antwoord.NEE, f"niet ingevuld: {', '.join(mist)}")
    wanneer = f"{datum_lang(f.ingangsdatum)} tot en met {datum_lang(f.einddatum)}"
    return AutomatischAntwoord(Antwoord.JA, f"begroting, {euro(f.bedrag_cent)} gevraagd, {wanneer}")


def _groep_doelen(f: Toetsfeiten) -> AutomatischAntwoord | None:
    if not f.doelen:
        return AutomatischAntwoord(Antwoord.NEE, "geen doel ingevuld met een aanpak en wie het uitvoert")
    if f.evaluatie_op is None:
        return AutomatischAntwoord(Antwoord.NEE, "geen dag van de evaluatie ingevuld")
    doelen = meervoud(f.doelen, "doel", "doelen")
    return _antwoord(f.vervolg, f"{doelen}; evaluatie op {datum_lang(f.evaluatie_op)}; wat erna blijft is ingevuld",
                     "niet ingevuld: wat erna blijft")  # fmt: skip


def _criteria_versie(f: Toetsfeiten) -> AutomatischAntwoord | None:
    if not f.criteria_versie:
        return None
    return AutomatischAntwoord(Antwoord.JA, f"versie {f.criteria_versie} geldt op {datum_lang(f.peildatum)}")


def _pro(regel: Callable[[profeiten.Profeiten], profeiten.Proantwoord]) -> Callable[[Toetsfeiten], AutomatischAntwoord | None]:
    """A rule that only praktijkonderwijs has."""

    def antwoord(f: Toetsfeiten) -> AutomatischAntwoord | None:
        if f.pro is None:
            return None
        ja, grond = regel(f.pro)
        return _antwoord(ja, grond, grond)

    return antwoord


def _tbv(
    regel: Callable[[voorzieningfeiten.Voorzieningfeiten], voorzieningfeiten.Antwoordgrond],
) -> Callable[[Toetsfeiten], AutomatischAntwoord | None]:
    """A rule that only a bovenschoolse voorziening has."""

    def antwoord(f: Toetsfeiten) -> AutomatischAntwoord | None:
        if f.tbv is None:
            return None
        ja, grond = regel(f.tbv)
        return _antwoord(ja, grond, grond)

    return antwoord


def _school_mag(f: Toetsfeiten) -> AutomatischAntwoord | None:
    """The school of the pupil, and one that may ask for this voorziening."""
    if f.tbv is not None and not f.tbv.school_mag:
        return AutomatischAntwoord(Antwoord.NEE, f"deze school kan {f.tbv.naam} niet aanvragen")
    return _school_en_leerling(f)


REGELS: dict[str, Callable[[Toetsfeiten], AutomatischAntwoord | None]] = {
    "school_en_leerling": _school_en_leerling,
    "wat_wie_wanneer": _wat_wie_wanneer,
    "namens_bevoegd_gezag": _namens_bevoegd_gezag,
    "geen_lopende_tlv": _geen_lopende_tlv,
    "houding_ouders": _houding_ouders,
    "opp_actueel": _opp_actueel,
    "mdo_verslag": _mdo_verslag,
    "zienswijze_ouders": _zienswijze_ouders,
    "mening_leerling": _mening_leerling,
    "instemming_handelingsdeel": _instemming_handelingsdeel,
    "categorie_en_periode": _categorie_en_periode,
    "twee_adviezen": _twee_adviezen,
    "criteria_versie": _criteria_versie,
    "offerte_en_bedrag": _offerte_en_bedrag,
    "doelen_en_evaluatie": _doelen_en_evaluatie,
    "groep_school": _groep_school,
    "groep_begroting": _groep_begroting,
    "groep_doelen": _groep_doelen,
    "eigen_tlv": _eigen_tlv,
    "tbv_school": _school_mag,
    "tbv_tarief": _tbv(voorzieningfeiten.tarief_en_periode),
    "tbv_doelen": _tbv(voorzieningfeiten.doelen_en_vervolg),
    "pro_zienswijze": _pro(profeiten.zienswijze),
    "pro_gegevens": _pro(profeiten.gegevens),
    "pro_instemming": _pro(profeiten.instemming),
    "pro_bewijs": _pro(profeiten.bewijs_bij_grond),
    "pro_criteria": _pro(profeiten.criteria),
}
"""The rules by the name that a list uses in ``automatisch``."""


def automatische_antwoorden(lijst: Toetslijst, feiten: Toetsfeiten) -> dict[str, AutomatischAntwoord]:
    """Code to answer, only for the questions that these facts answer."""
    antwoorden: dict[str, AutomatischAntwoord] = {}
    for punt in lijst.punten:
        if punt.automatisch is not None and (antwoord := REGELS[punt.automatisch](feiten)) is not None:
            antwoorden[punt.code] = antwoord
    return antwoorden
