"""What keeps an aanvraag from being registered, and a text from being kept (screens.md 5.10, domain/bsn.py)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date

from cvt_desktop.domain.blok_arrangement import BlokArrangement
from cvt_desktop.domain.blok_groep import BlokGroep
from cvt_desktop.domain.blok_pro import BlokPro
from cvt_desktop.domain.blok_voorziening import BlokVoorziening
from cvt_desktop.domain.bsn import MELDING, bevat_bsn
from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.domain.pro_criteria import IQ_HOOGST
from cvt_desktop.domain.termijn import dagen_tot, leeftijd_op
from cvt_desktop.services.invoer import Invoer

MAX_NAAM = 200
MAX_TEKST = 10_000
_VROEGSTE_GEBOORTE = 1900
_VROEGSTE_AANVRAAG = 2000
_HOOGSTE_WEKEN = 260
_LANG_GELEDEN = 183
_GEWONE_LEEFTIJD = range(10, 21)
_LAATSTE_JAAR = 2099
_ONZICHTBAAR = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_GEWOON = frozenset("\n\t\u00ad\u200b\u200c\u200d\ufeff")  # as adapters.pdf.teksten.schoon drops them
"""Line ends, and what a PDF leaves in copied text: the documents drop these by themselves."""
_NAMEN = frozenset({"roepnaam", "voornamen", "voorvoegsel", "achternaam", "naam"})


def keur(invoer: Invoer, vandaag: date, *, met_leerling: bool = True) -> dict[str, str]:
    """Per field the Dutch sentence that says what keeps the aanvraag from being registered; empty when nothing does.

    ``met_leerling`` False: of a groepsarrangement, which has a title instead of a name and a date of birth.
    """
    fouten = dict(_ontbrekend(invoer))
    fouten |= dict(_leerling(invoer) if met_leerling else _titel(invoer))
    for veld, melding in _datums(invoer, vandaag):
        fouten.setdefault(veld, melding)
    for veld, tekst in invoer.teksten():
        melding = keur_tekst(veld, tekst)
        if melding:
            fouten.setdefault(veld, melding)
    return fouten | bsn_velden(invoer)


def twijfel(invoer: Invoer, vandaag: date, *, met_leerling: bool = True) -> dict[str, str]:
    """Per field what is possible and nearly always a slip in the year. Kenmerk and term follow from it."""
    vragen = {}
    ontvangen, geboren = invoer.ontvangen_op, invoer.van_leerling.geboortedatum
    if ontvangen is not None and -dagen_tot(ontvangen, vandaag) > _LANG_GELEDEN:
        vragen["a.ontvangen_op"] = "De dag van ontvangst is meer dan een half jaar geleden. Klopt het jaar?"
    if met_leerling and geboren is not None and (jaar := leeftijd_op(geboren, vandaag)) not in _GEWONE_LEEFTIJD:
        vragen["leerling.geboortedatum"] = f"Met deze geboortedatum is de leerling {jaar} jaar. Klopt het jaar?"
    return vragen


def keur_tekst(veld: str, tekst: str) -> str:
    """Why this text cannot be kept, or ''."""
    if vreemde_tekens(tekst):
        return "Hier staat een onzichtbaar teken (leesrichting of besturing). Typ deze tekst opnieuw, zonder plakken."
    hoogstens = MAX_NAAM if veld.rpartition(".")[2] in _NAMEN else MAX_TEKST
    if len(tekst) > hoogstens:
        return f"Deze tekst is langer dan {hoogstens} tekens. Kort hem in."
    return ""


def eis_tekst(veld: str, tekst: str) -> None:
    """Raise ``InvoerError`` for a text that cannot be kept, or that may hold a BSN; it never repeats the text."""
    if bevat_bsn(tekst):
        raise InvoerError(f"{MELDING} Haal het weg.", code="mogelijk-bsn", veld=veld)
    if melding := keur_tekst(veld, tekst):
        raise InvoerError(melding, code="tekens", veld=veld)


def vreemde_tekens(tekst: str) -> bool:
    """Whether a text holds control characters, marks of reading direction, or half characters."""
    return any(teken not in _GEWOON and unicodedata.category(teken) in _ONZICHTBAAR for teken in tekst)


def bsn_velden(invoer: Invoer) -> dict[str, str]:
    """The fields with a number that may be a BSN (UAVG art. 46); the number is not repeated."""
    return {veld: f"{MELDING} Haal het weg: de commissie mag het niet bewaren." for veld, tekst in invoer.teksten()
            if bevat_bsn(tekst)}  # fmt: skip


def _ontbrekend(invoer: Invoer) -> Iterator[tuple[str, str]]:
    if invoer.ontvangen_op is None:
        yield "a.ontvangen_op", "Vul in op welke dag de aanvraag is ontvangen."
    if invoer.ontvangen_via is None:
        yield "a.ontvangen_via", "Kies hoe de aanvraag is binnengekomen."
    if invoer.school_id is None:
        yield "a.school", "Kies de school die de aanvraag doet."


def _titel(invoer: Invoer) -> Iterator[tuple[str, str]]:
    if not invoer.groep.titel.strip():
        yield "groep.titel", "Vul een titel in. Die staat op de plaats van een naam."


def _leerling(invoer: Invoer) -> Iterator[tuple[str, str]]:
    leerling = invoer.van_leerling
    if not leerling.heeft_naam:
        if leerling.heeft_een_naam or not leerling.roepnaam:
            yield "leerling.roepnaam", "Vul de naam van de leerling in."
        else:
            yield "leerling.achternaam", "Vul de achternaam in. Heeft de leerling één naam, vink dat dan aan."
    if leerling.geboortedatum is None:
        yield "leerling.geboortedatum", "Vul de geboortedatum in. Zonder kan de leerling niet worden herkend."


def _datums(invoer: Invoer, vandaag: date) -> Iterator[tuple[str, str]]:
    geboren = invoer.van_leerling.geboortedatum
    if geboren is not None and geboren > vandaag:
        yield "leerling.geboortedatum", "De geboortedatum ligt in de toekomst. Controleer het jaar."
    elif geboren is not None and geboren.year < _VROEGSTE_GEBOORTE:
        yield "leerling.geboortedatum", f"De geboortedatum ligt vóór {_VROEGSTE_GEBOORTE}. Controleer het jaar."
    voorbij = (
        ("a.ontvangen_op", invoer.ontvangen_op, "De dag van ontvangst"),
        ("a.datum_aanvraag", invoer.datum_aanvraag, "De datum van de aanvraag"),
        ("a.aangemeld_op", invoer.aangemeld_op, "De dag van aanmelding"),
        ("b.thuiszittend_sinds", invoer.b.thuiszittend_sinds, "Deze dag"),
        ("vso.mdo_op", invoer.vso.mdo_op, "De dag van het MDO"),
        ("vso.opp_vastgesteld_op", invoer.vso.opp_vastgesteld_op, "Deze dag"),
        ("vso.opp_geevalueerd_op", invoer.vso.opp_geevalueerd_op, "Deze dag"),
    )
    for veld, dag, wat in voorbij:
        if dag is not None and dag > vandaag:
            yield veld, f"{wat} ligt in de toekomst. Controleer de datum."
        elif dag is not None and dag.year < _VROEGSTE_AANVRAAG:
            yield veld, f"{wat} ligt vóór {_VROEGSTE_AANVRAAG}. Controleer het jaar."
    for nummer, verzorger in enumerate(invoer.b.verzorgers, 1):
        for veld, melding in verzorger.elektronisch.gebreken(vandaag):
            yield f"b.verzorgers.{nummer}.{veld}", melding
    yield from _periode(invoer)
    yield from _pro(invoer.pro, vandaag)
    yield from _arrangement(invoer.arr)
    yield from _voorziening(invoer.tbv)
    yield from _groep(invoer.groep)


def _pro(pro: BlokPro, vandaag: date) -> Iterator[tuple[str, str]]:
    """The days and numbers of the tests (Instrumentenregeling)."""
    dagen = [("pro.iq.afgenomen", pro.iq.afgenomen), ("pro.persoonlijkheid_op", pro.persoonlijkheid_op)]
    dagen += [(f"pro.{t.domein.name}.afgenomen", t.afgenomen) for t in pro.leerachterstand]
    for veld, dag in dagen:
        if dag is not None and dag > vandaag:
            yield veld, "Deze toets ligt in de toekomst. Controleer de datum."
        elif dag is not None and dag.year < _VROEGSTE_AANVRAAG:
            yield veld, f"Deze toets ligt vóór {_VROEGSTE_AANVRAAG}. Controleer het jaar."
    if pro.plaatsing_per is not None and not _VROEGSTE_AANVRAAG <= pro.plaatsing_per.year <= _LAATSTE_JAAR:
        yield "pro.plaatsing_per", f"Controleer het jaar: het ligt niet tussen {_VROEGSTE_AANVRAAG} en {_LAATSTE_JAAR}."
    scores = [("pro.iq.totaal", pro.iq.totaal), ("pro.iq.verbaal", pro.iq.verbaal), ("pro.iq.nonverbaal", pro.iq.nonverbaal)]
    for veld, score in scores:
        if score is not None and not 0 <= score <= IQ_HOOGST:
            yield veld, f"Een IQ ligt van 0 tot en met {IQ_HOOGST}. Controleer de score."
    for t in pro.leerachterstand:
        if t.dl is not None and t.dl <= 0:
            yield f"pro.{t.domein.name}.dl", "DL is het aantal maanden onderwijs en is groter dan nul. Controleer DL."
        if t.dle is not None and t.dle < 0:
            yield f"pro.{t.domein.name}.dle", "DLE is nul of meer. Controleer DLE."


def _arrangement(arr: BlokArrangement) -> Iterator[tuple[str, str]]:
    """The days and amounts of an arrangement."""
    dagen = {"ingangsdatum": arr.ingangsdatum, "einddatum": arr.einddatum, "evaluatie_op": arr.evaluatie_op}
    for veld, dag in dagen.items():
        if dag is not None and not _VROEGSTE_AANVRAAG <= dag.year <= _LAATSTE_JAAR:
            yield f"arr.{veld}", f"Controleer het jaar: het ligt niet tussen {_VROEGSTE_AANVRAAG} en {_LAATSTE_JAAR}."
    if arr.ingangsdatum is not None and arr.einddatum is not None and arr.einddatum < arr.ingangsdatum:
        yield "arr.einddatum", "De einddatum ligt vóór de ingangsdatum. Controleer beide datums."
    if arr.ingangsdatum is not None and arr.evaluatie_op is not None and arr.evaluatie_op < arr.ingangsdatum:
        yield "arr.evaluatie_op", "De evaluatie ligt vóór het begin van het arrangement. Controleer beide datums."
    bedragen = {"uren": arr.uren, "tarief_cent": arr.tarief_cent, "materieel_cent": arr.materieel_cent,
                "bijdrage_cent": arr.bijdrage_cent}  # fmt: skip
    for veld, bedrag in bedragen.items():
        if bedrag is not None and bedrag < 0:
            yield f"arr.{veld}", "Dit getal is nul of meer. Controleer het."
    if arr.bedrag_cent is not None and arr.bedrag_cent < 0:
        yield "arr.bijdrage_cent", "De bijdrage van de school is hoger dan de kosten. Controleer de bedragen."


def _groep(groep: BlokGroep) -> Iterator[tuple[str, str]]:
    """The days, numbers and amounts of a groepsarrangement."""
    dagen = {"ingangsdatum": groep.ingangsdatum, "einddatum": groep.einddatum, "evaluatie_op": groep.evaluatie_op}
    for veld, dag in dagen.items():
        if dag is not None and not _VROEGSTE_AANVRAAG <= dag.year <= _LAATSTE_JAAR:
            yield f"groep.{veld}", f"Controleer het jaar: het ligt niet tussen {_VROEGSTE_AANVRAAG} en {_LAATSTE_JAAR}."
    if groep.ingangsdatum is not None and groep.einddatum is not None and groep.einddatum < groep.ingangsdatum:
        yield "groep.einddatum", "De einddatum ligt vóór de ingangsdatum. Controleer beide datums."
    if groep.ingangsdatum is not None and groep.evaluatie_op is not None and groep.evaluatie_op < groep.ingangsdatum:
        yield "groep.evaluatie_op", "De evaluatie ligt vóór het begin van het arrangement. Controleer beide datums."
    if groep.aantal is not None and groep.aantal < 1:
        yield "groep.aantal", "Een groep telt ten minste één leerling. Controleer het aantal."
    for nummer, regel in enumerate(groep.begroting, 1):
        if regel.cent is not None and regel.cent < 0:
            yield f"groep.begroting.{nummer}.cent", "Een bedrag is nul of meer. Controleer het."
    if groep.bijdrage_cent is not None and groep.bijdrage_cent < 0:
        yield "groep.bijdrage_cent", "De bijdrage is nul of meer. Controleer haar."
    if groep.bedrag_cent is not None and groep.bedrag_cent < 0:
        yield "groep.bijdrage_cent", "De bijdrage van de scholen is hoger dan de begroting. Controleer de bedragen."


def _voorziening(tbv: BlokVoorziening) -> Iterator[tuple[str, str]]:
    """The days of a bovenschoolse voorziening; that a school may not ask is said in the toets, where a person weighs it."""
    dagen = {"ingangsdatum": tbv.ingangsdatum, "einddatum": tbv.einddatum, "evaluatie_op": tbv.evaluatie_op,
             "tweede_evaluatie_op": tbv.tweede_evaluatie_op}  # fmt: skip
    for veld, dag in dagen.items():
        if dag is not None and not _VROEGSTE_AANVRAAG <= dag.year <= _LAATSTE_JAAR:
            yield f"tbv.{veld}", f"Controleer het jaar: het ligt niet tussen {_VROEGSTE_AANVRAAG} en {_LAATSTE_JAAR}."
    if tbv.weken is not None and not 1 <= tbv.weken <= _HOOGSTE_WEKEN:
        yield "tbv.weken", f"Vul een aantal weken in van 1 tot en met {_HOOGSTE_WEKEN}."
    begin = tbv.ingangsdatum
    if begin is None:
        return
    if tbv.einddatum is not None and tbv.einddatum < begin:
        yield "tbv.einddatum", "De einddatum ligt vóór de ingangsdatum. Controleer beide datums."
    for veld in ("evaluatie_op", "tweede_evaluatie_op"):
        if dagen[veld] is not None and dagen[veld] < begin:  # type: ignore[operator]  # None was left out
            yield f"tbv.{veld}", "De evaluatie ligt vóór het begin. Controleer beide datums."
    if tbv.evaluatie_op is not None and tbv.tweede_evaluatie_op is not None and tbv.tweede_evaluatie_op < tbv.evaluatie_op:
        yield "tbv.tweede_evaluatie_op", "De tweede evaluatie ligt vóór de eerste. Controleer beide datums."


def _periode(invoer: Invoer) -> Iterator[tuple[str, str]]:
    van, tot = invoer.vso.ingangsdatum, invoer.vso.einddatum
    for veld, dag in (("vso.ingangsdatum", van), ("vso.einddatum", tot)):
        if dag is not None and not _VROEGSTE_AANVRAAG <= dag.year <= _LAATSTE_JAAR:
            yield veld, f"Controleer het jaar: het ligt niet tussen {_VROEGSTE_AANVRAAG} en {_LAATSTE_JAAR}."
    if van is not None and tot is not None and tot < van:
        yield "vso.einddatum", "De einddatum ligt vóór de ingangsdatum. Controleer beide datums."
