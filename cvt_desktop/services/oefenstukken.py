"""What stands in the invented stukken of the practice register, and of which day they are (screens.md 8.5)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from cvt_desktop.basis.tekst import datum_lang
from cvt_desktop.domain.bestandssoort import Stuksoort
from cvt_desktop.domain.blok_pro import BlokPro
from cvt_desktop.domain.deskundigenadvies import Adviesinhoud
from cvt_desktop.domain.feestdagen import STANDAARD_FEESTDAGEN
from cvt_desktop.domain.formulier import Houding
from cvt_desktop.domain.pro_criteria import Domein
from cvt_desktop.domain.soorten import beschrijving
from cvt_desktop.domain.termijn import plus_dagen, werkdag_vanaf
from cvt_desktop.services.oefengegevens import Oefendossier

Delen = tuple[tuple[str, str], ...]

_ONDERZOEKSDAG, _LWOO_BESLUIT = date(2026, 12, 7), date(2025, 9, 3)
_DAGEN_VOORAF = {
    Stuksoort.OPP: 24, Stuksoort.MDO: 17, Stuksoort.ZIENSWIJZE: 10, Stuksoort.MENING: 12, Stuksoort.VERZUIM: 4,
    Stuksoort.AANVRAAG: 3, Stuksoort.OKR: 21, Stuksoort.GESPREK: 14,
}  # fmt: skip
NIEUW_BLAD: Mapping[Stuksoort, frozenset[str]] = {
    Stuksoort.OPP: frozenset({"Onderwijsbehoeften", "Evaluatie", "Evaluatie van de doelen"}),
    Stuksoort.MDO: frozenset({"Bespreking"}), Stuksoort.ONDERZOEK: frozenset({"Uitkomsten"}),
    Stuksoort.OKR: frozenset({"Gegeven begeleiding, met welk effect"}), Stuksoort.INTELLIGENTIE: frozenset({"Observatie"}),
    Stuksoort.DIDACTISCH: frozenset({str(Domein.TL.value).capitalize()}),
}  # fmt: skip
"""Which headings begin a page, by kind: what was tried stands on page 2 of OPP and OKR, where the forms say that it stands."""
_ONDERZOEKER = "M. Zandstra, orthopedagoog"
_MENTOR = "de mentor"
_VERZUIMD = (
    (date(2026, 11, 1), "11 van 80 lesuren gemist"), (date(2026, 12, 1), "24 van 60"), (date(2027, 1, 1), "52 van 78"),
    (date(2027, 2, 1), "66 van 72"), (date(2027, 3, 1), "74 van 84"),
)  # fmt: skip
"""By month; a stuk tells of the months that were over when it was written."""


def stukdatum(soort: Stuksoort, d: Oefendossier) -> date:
    """A working day before the aanvraag came in, by kind; the day of the aanvraag itself for ``AANVRAAG``."""
    scores = _scoredagen(d) if d.pro is not None else {}
    vast = {Stuksoort.OPP: d.opp_op, Stuksoort.MDO: d.mdo_op, Stuksoort.ONDERZOEK: _ONDERZOEKSDAG,
            Stuksoort.BESCHIKKING: _LWOO_BESLUIT, **scores}.get(soort)
    return vast or werkdag_vanaf(plus_dagen(d.ontvangen, -_DAGEN_VOORAF[soort]), STANDAARD_FEESTDAGEN)


def _scoredagen(d: Oefendossier) -> dict[Stuksoort, date | None]:
    pro = d.pro or BlokPro()
    return {Stuksoort.INTELLIGENTIE: pro.iq.afgenomen, Stuksoort.DIDACTISCH: pro.domein(Domein.IR).afgenomen}


def auteur(soort: Stuksoort, d: Oefendossier) -> str:
    """Who wrote a stuk of this kind."""
    match soort:
        case Stuksoort.ZIENSWIJZE:
            return d.verzorgers[0].naam
        case Stuksoort.ONDERZOEK:
            return _ONDERZOEKER
        case Stuksoort.INTELLIGENTIE if d.pro is not None:
            return d.pro.iq.verantwoordelijk
        case Stuksoort.MENING:
            return _MENTOR
        case _:
            return d.school.contactpersonen[0].naam


def delen(soort: Stuksoort, d: Oefendossier) -> Delen:
    """Headings and texts of a stuk of this kind; the longer ones run over two or three pages."""
    maak = {
        Stuksoort.OPP: _opp, Stuksoort.MDO: _mdo, Stuksoort.ONDERZOEK: _onderzoek, Stuksoort.ZIENSWIJZE: _zienswijze,
        Stuksoort.MENING: _mening, Stuksoort.VERZUIM: _verzuim, Stuksoort.OKR: _okr, Stuksoort.INTELLIGENTIE: _intelligentie,
        Stuksoort.DIDACTISCH: _didactisch, Stuksoort.GESPREK: _gesprek, Stuksoort.BESCHIKKING: _beschikking,
    }[soort]  # fmt: skip
    return tuple((kop, tekst.replace("{naam}", d.roepnaam)) for kop, tekst in maak(d))


def _geprobeerd(d: Oefendossier) -> str:
    return "\n".join(f"{o.wat} ({o.periode}): {o.effect}." for o in d.beeld.geprobeerd)


def _opp_verlenging(d: Oefendossier) -> Delen:
    return (
        ("Leerling en school", (f"{d.naam}, {d.soort} leerjaar {d.leerjaar}, {d.school.naam}.\nVastgesteld op 5 oktober 2026, "
                                f"geëvalueerd op {datum_lang(stukdatum(Stuksoort.OPP, d))} met leerling en ouders.\nVerklaring "
                                f"{d.eerdere_tlv} loopt tot en met 31 juli 2027.")),
        ("Hoe het ging", f"{d.beeld.begin}\n{d.beeld.observatie}"),
        ("Wat helpt", d.beeld.helpt),
        ("Wat het moeilijk maakt", d.beeld.belemmert),
        ("Evaluatie van de doelen", f"{d.beeld.uitkomst}\n{d.waarom_niet}"),
        ("Doelen voor de komende periode", d.beeld.doelen),
        ("Instemming met het handelingsdeel", (f"{str(d.instemming).capitalize()}. De leerling en de ouders kregen een "
                                               "afschrift.")),
    )  # fmt: skip


def _opp(d: Oefendossier) -> Delen:
    if d.eerdere_tlv:
        return _opp_verlenging(d)
    return (
        ("Leerling en school", (f"{d.naam}, {d.soort} leerjaar {d.leerjaar}, {d.school.naam}.\nVastgesteld op 5 oktober 2026, "
                                f"geëvalueerd op {datum_lang(stukdatum(Stuksoort.OPP, d))} met leerling en ouders.")),
        ("Beginsituatie", d.beeld.begin),
        ("Wat helpt", d.beeld.helpt),
        ("Wat het moeilijk maakt", d.beeld.belemmert),
        ("Onderwijsbehoeften", f"{d.waarom}\n{d.beeld.behoeften}"),
        ("Uitstroom", f"Een diploma {d.soort}. De leerstof is niet de belemmering; het is de weg ernaartoe."),
        ("Handelingsdeel", ("De mentor spreekt de leerling iedere week. De ondersteuningscoördinator bewaakt de afspraken met de "
                            "vakdocenten en bespreekt ze iedere zes weken met de ouders.")),
        ("Wat is geprobeerd, met welk effect", _geprobeerd(d)),
        ("Evaluatie", (f"{d.waarom_niet}\nDe school heeft de afspraken volgehouden. Waar een vorm van ondersteuning hielp, hield "
                       "dat op toen de gewone omstandigheden terugkwamen. De doelen voor aanwezigheid zijn niet gehaald; de "
                       "doelen voor de leerstof wel, in de vakken die doorgingen.")),
        ("Doelen voor de komende periode", d.beeld.doelen),
        ("Instemming met het handelingsdeel", (f"{str(d.instemming).capitalize()}. De leerling en de ouders kregen een "
                                               "afschrift.")),
    )  # fmt: skip


def _mdo(d: Oefendossier) -> Delen:
    ouders = "\n".join(f"{o.naam}: {o.zienswijze}" for o in d.verzorgers)
    return (
        ("Aanwezig", (f"{d.school.contactpersonen[0].naam} (zorgcoördinator), de mentor, de ouders, de consulent van het "
                      "samenwerkingsverband, de schoolarts.")),
        ("Aanleiding", d.waarom),
        ("Inbreng van de school", f"{d.beeld.begin}\n{d.beeld.belemmert}"),
        ("Inbreng van de leerling", f"{d.roepnaam} was het eerste kwartier aanwezig. “{d.mening}”"),
        ("Inbreng van de ouders", ouders),
        ("Wat is gedaan", _geprobeerd(d)),
        *_mdo_slot(d),
    )  # fmt: skip


def _mdo_slot(d: Oefendossier) -> Delen:
    if d.arr is not None:
        return (
            ("Bespreking", f"De aanwezigen zien dat de eigen ondersteuning hielp zolang iemand meekeek.\n{d.waarom_niet}"),
            ("Conclusie", f"De aanwezigen achten een individueel arrangement nodig: {d.arr.titel.lower()}, {d.arr.uren} uur."),
            ("Afspraken", f"De school vraagt het arrangement aan bij het samenwerkingsverband. Aanbieder: {d.arr.aanbieder}."),
        )  # fmt: skip
    if d.tbv is not None:
        return (
            ("Bespreking", f"De aanwezigen zien dat de eigen ondersteuning hielp, en niet lang genoeg.\n{d.waarom_niet}"),
            ("Conclusie", "De aanwezigen achten een bovenschoolse voorziening nodig, met uitzicht op terugkeer."),
            ("Afspraken", ("De school vraagt de toewijzing aan en blijft verantwoordelijk. De zorgcoördinator houdt contact met "
                           "de voorziening en de ouders.")),
        )  # fmt: skip
    return (
        ("Bespreking", ("De aanwezigen gaan na of een andere vorm van ondersteuning binnen het regulier nog niet is geprobeerd. "
                        "Bovenschoolse voorzieningen in de regio zijn besproken; die passen niet bij wat nodig is of hebben dit "
                        f"schooljaar geen plaats.\n{d.waarom_niet}")),
        ("Conclusie", (f"De aanwezigen achten voortgezet speciaal onderwijs nodig, categorie {d.categorie}, tot en met "
                       f"{datum_lang(d.eind)}.")),
        ("Afspraken", ("De school vraagt de toelaatbaarheidsverklaring aan. Tot het besluit blijft de huidige ondersteuning. De "
                       "mentor houdt wekelijks contact met de ouders.")),
    )  # fmt: skip


def _onderzoek(d: Oefendossier) -> Delen:
    return (
        ("Vraag", "Wat heeft deze leerling nodig om te kunnen leren, en kan het onderwijs dat in het regulier geven?"),
        ("Wat is gedaan", ("Gesprek met de leerling (twee keer), met de ouders en met de mentor. Observatie in de klas en in een "
                           "vrij moment. Intelligentieonderzoek (WISC-V, september 2026), vragenlijsten voor school en ouders.")),
        ("Voorgeschiedenis", d.beeld.begin),
        ("Observatie", d.beeld.observatie),
        ("Uitkomsten", d.beeld.uitkomst),
        ("Wat helpt en wat belemmert", f"{d.beeld.helpt}\n{d.beeld.belemmert}"),
        ("Conclusie", ("De leerbaarheid is voldoende tot goed. De omstandigheden waaronder nu les wordt gegeven, passen niet bij "
                       "wat de leerling aankan. Dat is ook zo wanneer de ondersteuning zorgvuldig wordt gegeven.")),
        ("Advies", d.beeld.behoeften),
    )  # fmt: skip


def houdingzin(houding: Houding | None) -> str:
    """What an ouder writes of the aanvraag as a whole."""
    if houding in {Houding.EENS, Houding.NIET_EENS}:
        return f"Ik ben het {houding} met de aanvraag."
    return "Ik heb de aanvraag gezien."


def _zienswijze(d: Oefendossier) -> Delen:
    wat = "over deze aanvraag besluit" if d.tbv is not None or d.arr is not None else "twee deskundigen om advies vraagt"
    slot = ("Ondertekening", f"Ik weet dat de commissie {wat}. Ik ontvang het besluit op mijn eigen adres.")
    return (*((o.naam, f"{o.zienswijze}\n{houdingzin(o.houding)}") for o in d.verzorgers), slot)


def _mening(d: Oefendossier) -> Delen:
    return (
        ("Hoe is gevraagd", ("Gesprek met de mentor, een half uur, op een plek die de leerling koos. De leerling las de tekst na "
                             "en vond hem goed.")),
        ("Wat de leerling zegt", f"“{d.mening}”"),
        ("Wat daarmee is gedaan", "De wens is besproken in het multidisciplinair overleg en staat in de aanvraag."),
    )  # fmt: skip


def _verzuim(d: Oefendossier) -> Delen:
    dag = stukdatum(Stuksoort.VERZUIM, d)
    weken = (f"{datum_lang(eerste).partition(' ')[2]}: {gemist}" for eerste, gemist in _VERZUIMD
             if (eerste.year, eerste.month) < (dag.year, dag.month))  # fmt: skip
    thuis = f"Thuis sinds {datum_lang(d.thuis_sinds)}." if d.thuis_sinds else "Wisselend aanwezig, vooral in de ochtend."
    return (("Overzicht", "\n".join(weken)), ("Toelichting", f"{thuis} De leerplichtambtenaar is op de hoogte."))


def _okr(d: Oefendossier) -> Delen:
    return (
        ("Leerling en school", f"{d.naam}, {d.soort} {d.leerjaar}, {d.van_school or d.school.naam}."),
        ("Beginsituatie", d.beeld.begin), ("Wat helpt", d.beeld.helpt), ("Wat het moeilijk maakt", d.beeld.belemmert),
        ("Gegeven begeleiding, met welk effect", _geprobeerd(d)), ("Doelen", d.beeld.doelen),
        ("Onderwijsbehoeften", d.beeld.behoeften),
    )  # fmt: skip


def _intelligentie(d: Oefendossier) -> Delen:
    iq = (d.pro or BlokPro()).iq
    return (
        ("Instrument", f"{iq.instrument} {iq.versie}, onder verantwoordelijkheid van {iq.verantwoordelijk}."),
        ("Uitkomst", f"IQ totaal {iq.totaal}, verbaal {iq.verbaal}, non-verbaal {iq.nonverbaal}."),
        ("Observatie", d.beeld.observatie), ("Bruikbaarheid", d.beeld.uitkomst),
    )  # fmt: skip


def _didactisch(d: Oefendossier) -> Delen:
    return tuple(
        (str(t.domein.value).capitalize(), f"{t.instrument} {t.versie}, {t.wijze}. DLE {t.dle} bij een DL van {t.dl}.")
        for t in (d.pro or BlokPro()).leerachterstand
    )  # fmt: skip


def _gesprek(d: Oefendossier) -> Delen:
    return (
        ("Aanwezig", f"{d.verzorgers[0].naam}, de mentor en {d.school.contactpersonen[0].naam}."),
        ("Besproken", f"{d.waarom}\n{d.verzorgers[0].naam}: {d.verzorgers[0].zienswijze}"),
        ("Afgesproken", "De mentor belt elke week. De school vraagt aan en stuurt de ouders wat zij stuurt."),
    )  # fmt: skip


def _beschikking(d: Oefendossier) -> Delen:
    return (
        ("Besluit", (f"{d.roepnaam} krijgt met ingang van het schooljaar 2025-2026 leerwegondersteunend onderwijs op "
                     f"{d.school.naam}.")),
        ("Grond", "De school vroeg het aan met instemming van de ouders, op grond van de leerachterstand en het onderzoek."),
    )  # fmt: skip


def _waarover(d: Oefendossier) -> str:
    vraag = f"TLV vso, categorie {d.categorie}, tot en met {datum_lang(d.eind)}"
    if d.pro is not None:
        vraag = beschrijving(d.aanvraagsoort).naam
    return f"{d.naam}, kenmerk 2026-{d.nummer:04}. Aanvraag van {d.school.naam}: {vraag}."


def adviesdelen(d: Oefendossier, i: Adviesinhoud, functie: str) -> Delen:
    """The signed advice on paper, from the fields that are taken over from it."""
    duur = f"tot en met {datum_lang(i.tot_en_met)}. {i.waarom_duur}" if i.tot_en_met else "niet van toepassing"
    advies = f"{str(i.conclusie).capitalize()}."
    if i.categorie is not None:
        advies += f"\nCategorie {i.categorie}. {i.waarom_categorie}\nDuur: {duur}"
    return (
        ("Waarover", _waarover(d)),
        ("Onafhankelijkheid", (f"Ik ben {functie}. Ik werk niet voor de school, werkte niet mee aan de aanvraag, begeleidde de "
                               "leerling niet en beslis niet mee.")),
        ("Gezien", "\n".join(i.stukken_gezien) + f"\nGesproken met: {i.gesprekken}."),
        ("Ondersteuningsbehoefte", i.ondersteuningsbehoefte),
        ("Wat is geprobeerd", i.geprobeerd),
        ("Mening van leerling en ouders", i.mening),
        ("Criteria van het ondersteuningsplan", "\n".join(f"{c.tekst} {str(c.oordeel).capitalize()}." for c in i.criteria)),
        ("Arrangement in het regulier", i.waarom_arrangement_niet),
        ("Advies", advies),
        ("Kern voor het besluit", i.kern),
        ("Ondertekening", "Getekend. Dit advies is van mij alleen."),
    )  # fmt: skip
