"""The printed record of a deskundigenadvies (screens.md 7.10)."""

from __future__ import annotations

from cvt_desktop.basis.tekst import datum_lang, opsomming
from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.bronnen import bron
from cvt_desktop.domain.deskundigenadvies import (
    Adviesinhoud,
    Advieswijze,
    Criteriumoordeel,
    Deskundigenadvies,
    Gesproken,
)
from cvt_desktop.ports import documentdelen as deel
from cvt_desktop.ports.documenten import DeskundigenadviesAfdruk
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.documenten import koppen
from cvt_desktop.services.documenten.besluitstukken import conclusie
from cvt_desktop.services.documenten.correspondentie import Dossiergegevens, laad_dossier

_OORDEEL = {Criteriumoordeel.JA: "voldaan", Criteriumoordeel.NEE: "niet voldaan", Criteriumoordeel.DEELS: "deels"}
_LEEG = "niet ingevuld"
_NIET_GEZEGD = "Of en met wie is gesproken, is niet ingevuld."
_HERKOMST = {
    Advieswijze.OVERGENOMEN: "overgenomen uit het ondertekende stuk in het dossier",
    Advieswijze.FORMULIER: "ingelezen uit het ingevulde formulier (invulbare PDF) in het dossier",
}


def afdruk_van(dienst: Dienst, uow: Leeseenheid, aanvraag: Aanvraag, advies: Deskundigenadvies) -> DeskundigenadviesAfdruk:
    """The record of an advice of this dossier, dated as the advice itself; one that is not vastgesteld says concept."""
    d = laad_dossier(dienst, uow, aanvraag)
    kop = koppen.kop(dienst, uow, d.instellingen, aanvraag.kenmerk, dagtekening=advies.gedateerd,
                     concept=not advies.vastgesteld)  # fmt: skip
    return adviesafdruk(d, kop, advies, uow.personen.get(advies.persoon_id).registratie)


def adviesafdruk(d: Dossiergegevens, kop: deel.Kop, advies: Deskundigenadvies, registratie: str) -> DeskundigenadviesAfdruk:
    """The advice as it was vastgesteld; what the form left empty says so."""
    i = advies.inhoud
    plan = d.instellingen.reglement.ondersteuningsplan
    overgenomen = _HERKOMST.get(advies.wijze, "")
    return DeskundigenadviesAfdruk(
        kop=kop, leerling=koppen.leerling(d.leerling), soort=str(d.aanvraag.soort), gevraagd=koppen.gevraagd(d.aanvraag),
        criteria_bron=plan or "ondersteuningsplan", volgorde=advies.volgorde, naam=advies.naam, beroep=str(advies.beroep),
        werkgever=advies.werkgever or _LEEG, registratie=registratie,
        onafhankelijkheid=_onafhankelijkheid(i), verklaring=_verklaring(advies),
        stukken=i.stukken_gezien, gesprekken=_gesprekken(i),
        ondersteuningsbehoefte=i.ondersteuningsbehoefte or _LEEG, bevorderend_belemmerend=i.bevorderend or _LEEG,
        geprobeerd_effect=i.geprobeerd or _LEEG, meningen=i.mening or _LEEG,
        criteria=_criteria(i, plan),
        waarom_niet_regulier=i.waarom_arrangement_niet or _LEEG, advies=conclusie(advies),
        categorie_waarom=i.waarom_categorie, duur_waarom=i.waarom_duur,
        persoonlijkheid=i.persoonlijkheid, grensvlak=i.grensvlak, kern=i.kern or _LEEG,
        vastgesteld_op=advies.gedateerd, overgenomen=overgenomen,
    )  # fmt: skip


def _gesprekken(i: Adviesinhoud) -> tuple[str, ...]:
    """With whom was spoken; none says on paper that it was the dossier alone, which who did not answer did not say."""
    if not i.gesprekken:
        return (_NIET_GEZEGD,)
    met = [str(wie) for wie in i.gesproken if wie is not Gesproken.NIEMAND]
    return tuple(d for d in (f"Gesproken met {opsomming(met)}" if met else "", i.gesproken_met.strip()) if d)


def _verklaring(advies: Deskundigenadvies) -> tuple[str, ...]:
    """Who states it and when, and the rulings for which it is asked; a concept states nothing yet."""
    gronden = " ".join(f"{b.tekst}: {b.omschrijving}." for b in (bron("lbt-107632"), bron("lbt-108669"), bron("lbt-108582")))
    if advies.gedateerd is None or not advies.vastgesteld:
        return (f"Waarom dit wordt gevraagd. {gronden}",)
    dag = datum_lang(advies.gedateerd)
    zin = f"Verklaring van onafhankelijkheid van {advies.naam}, {advies.beroep}, gegeven bij dit advies op {dag}."
    if advies.wijze.uit_stuk:
        zin = f"Verklaring van onafhankelijkheid van {advies.naam}, {advies.beroep}, in het ondertekende advies van {dag}."
    return (zin, f"Waarom dit wordt gevraagd. {gronden}")


def _criteria(inhoud: Adviesinhoud, plan: str) -> tuple[deel.CriteriumOordeel, ...]:
    """The finding per criterium; an advice on paper may not have them apart."""
    rijen = tuple(
        deel.CriteriumOordeel(criterium=c.tekst, oordeel=_OORDEEL[c.oordeel] if c.oordeel else _LEEG,
                              waarom=c.toelichting or "geen toelichting") for c in inhoud.criteria
    )  # fmt: skip
    apart = deel.CriteriumOordeel(criterium=f"Criteria van het {plan or 'ondersteuningsplan'}",
                                  oordeel="niet apart ingevuld", waarom="zie onder 7 en 9")  # fmt: skip
    return rijen or (apart,)


def _onafhankelijkheid(inhoud: Adviesinhoud) -> tuple[deel.Onafhankelijkheid, ...]:
    o = inhoud.onafhankelijkheid
    stellingen = (
        ("Ik ben niet in dienst van of ingehuurd door de aanvragende of beoogde school", o.niet_in_dienst),
        ("Ik heb niet meegewerkt aan de aanvraag", o.niet_meegewerkt),
        ("Ik heb de leerling niet begeleid of behandeld", o.niet_begeleid),
        ("Ik beslis niet mee", o.beslist_niet_mee),
    )
    return tuple(
        deel.Onafhankelijkheid(stelling=stelling, ja=bool(ja), toelichting="" if ja else o.toelichting or _LEEG)
        for stelling, ja in stellingen
    )  # fmt: skip
