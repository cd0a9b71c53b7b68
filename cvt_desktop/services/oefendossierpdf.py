"""The one dossier-PDF of the practice register: 38 pages in which a vso school sends all that goes with a renewal."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from itertools import accumulate

from cvt_desktop.domain.bestandssoort import Stuksoort
from cvt_desktop.domain.stukdeel import Snede
from cvt_desktop.ports.voorbeeldstukken import Voorbeeldmaker, Voorbeeldstuk
from cvt_desktop.services.oefengegevens import Oefendossier
from cvt_desktop.services.oefenstukken import Delen, houdingzin

NUMMERS = frozenset({389})
"""Which practice dossiers came as one file."""
NAAM = "Dossier De Meander 2026-2027.pdf"
_VAKKEN = (
    ("Nederlands", "Leest teksten van twee bladzijden zelf en vat ze samen.", "Hardop plannen voor het schrijven."),
    ("Engels", "Voert een kort gesprek met een vaste partner.", "Luisteren zonder achtergrondgeluid."),
    ("Wiskunde", "Rekent met procenten en verhoudingen in opgaven uit de praktijk.", "Eén opgave op een blad."),
    ("Natuur en techniek", "Voert een proef uit met een stappenkaart.", "Vooraf weten wie de partner is."),
    ("Maatschappijleer", "Neemt een standpunt in en noemt een reden.", "Schriftelijk antwoorden mag."),
    ("Sport en bewegen", "Doet de hele les mee met een kleine groep.", "Een vaste plek om rust te nemen."),
    ("Praktijk en techniek", "Werkt een middag in de werkplaats aan één opdracht.", "Gereedschap ligt op een vaste plaats."),
)
_DOELEN = (
    ("Beginnen met werken", "Begint binnen vijf minuten na de uitleg, in vier van de vijf lessen."),
    ("Hulp vragen", "Vraagt zelf om uitleg en wacht tot de leraar komt."),
    ("Wisselingen", "Volgt een roosterwijziging die de dag ervoor is gezegd."),
    ("Pauzes", "Is een pauze per dag bij de groep, met een afgesproken plek."),
    ("Zelfstandig reizen", "Reist met de bus, en belt als er iets anders loopt."),
    ("Stage", "Een dag per week op de stageplek, met een vast eindpunt."),
    ("Examenvakken", "Rondt twee schoolexamens per periode af."),
    ("Samenwerken", "Verdeelt een taak met één klasgenoot en houdt zich daaraan."),
)
_GESPREKKEN = (
    (date(2026, 9, 18), "Startgesprek van het schooljaar"), (date(2026, 11, 27), "Bespreking van de eerste periode"),
    (date(2027, 1, 22), "Tussentijdse evaluatie van de stage"), (date(2027, 2, 19), "Proefweken in een grote groep"),
    (date(2027, 3, 19), "Voorbereiding van deze aanvraag"),
)  # fmt: skip


_SOORTEN = (
    (Stuksoort.OPP, date(2027, 3, 15)), (Stuksoort.HANDELINGSPLAN, date(2026, 10, 5)),
    (Stuksoort.ONDERZOEK, date(2027, 2, 26)), (Stuksoort.GESPREK, date(2027, 3, 19)),
    (Stuksoort.ZIENSWIJZE, date(2027, 3, 22)),
)  # fmt: skip
"""Kind and day of the five stukken, in the order of the file."""


def maak(d: Oefendossier, maker: Voorbeeldmaker) -> tuple[bytes, int, tuple[Snede, ...]]:
    """The PDF, its number of pages, and where its stukken begin: each part of a text takes one page."""
    titels = {
        Stuksoort.OPP: "Ontwikkelingsperspectief met evaluatie", Stuksoort.HANDELINGSPLAN: "Handelingsplan",
        Stuksoort.ONDERZOEK: "Verslag van onderzoek", Stuksoort.GESPREK: "Gespreksverslagen",
        Stuksoort.ZIENSWIJZE: "Zienswijze van de ouders",
    }  # fmt: skip
    delen = {
        Stuksoort.OPP: _opp(d), Stuksoort.HANDELINGSPLAN: _plan(d), Stuksoort.ONDERZOEK: _onderzoek(d),
        Stuksoort.GESPREK: _gesprekken(d), Stuksoort.ZIENSWIJZE: _zienswijze(d),
    }  # fmt: skip
    stukken = [
        Voorbeeldstuk(
            bestandsnaam=NAAM, titel=titels[soort], van=d.school.naam, auteur=d.school.contactpersonen[0].naam, leerling=d.naam,
            datum=dag, delen=tuple((kop, tekst.replace("{naam}", d.roepnaam)) for kop, tekst in delen[soort]),
            nieuw_blad=frozenset(kop for kop, _ in delen[soort]),
            gemaakt_op=datetime.combine(dag, time(9), tzinfo=UTC),
        )
        for soort, dag in _SOORTEN
    ]  # fmt: skip
    pdf, paginas = maker(replace(stukken[0], vervolg=tuple(stukken[1:])))
    beginnen = accumulate((len(stuk.delen) for stuk in stukken[:-1]), initial=1)
    return pdf, paginas, tuple(
        Snede(begint_op=begin, soort=soort, gedateerd=dag) for begin, (soort, dag) in zip(beginnen, _SOORTEN, strict=True)
    )  # fmt: skip


def _opp(d: Oefendossier) -> Delen:
    vakken = tuple(
        (f"Evaluatie: {vak}", (f"Doel: {doel}\nWat helpt: {helpt}\nGehaald in de afgelopen periode. Voor de volgende periode "
                              "wordt het doel uitgebreid, in hetzelfde tempo."))
        for vak, doel, helpt in _VAKKEN
    )  # fmt: skip
    return (
        ("Leerling en school", (f"{d.naam}, vso leerjaar {d.leerjaar}, {d.school.naam}.\nVerklaring {d.eerdere_tlv} loopt tot en "
                               "met 31 juli 2027.")),
        ("Hoe het ging", f"{d.beeld.begin}\n{d.beeld.observatie}"),
        ("Wat helpt en wat het moeilijk maakt", f"{d.beeld.helpt}\n{d.beeld.belemmert}"),
        *vakken,
        ("Evaluatie van de doelen", f"{d.beeld.uitkomst}\n{d.waarom_niet}"),
        ("Instemming met het handelingsdeel", "Ja. De leerling en de ouders kregen een afschrift."),
    )  # fmt: skip


def _plan(d: Oefendossier) -> Delen:
    doelen = tuple(
        (f"Doel {nummer}: {kop}", (f"{doel}\nWie: de mentor, met de vakleraar.\nWanneer bekeken: iedere zes weken."
                                  "\nStand: op weg. Dit doel loopt door in het volgende schooljaar."))
        for nummer, (kop, doel) in enumerate(_DOELEN, 1)
    )  # fmt: skip
    return (
        ("Voor wie", f"{d.naam}, groep van elf leerlingen. Geldt voor het schooljaar 2026-2027."),
        ("Onderwijsbehoeften", d.beeld.behoeften), *doelen,
    )  # fmt: skip


def _onderzoek(d: Oefendossier) -> Delen:
    return (
        ("Vraag", "Is voortzetting van het vso nodig, en wat vraagt {naam} in de komende twee jaar?"),
        ("Wat is gedaan", "Gesprek met de leerling, met de ouders en met de mentor. Observatie in twee lessen en in een pauze."),
        ("Voorgeschiedenis", d.beeld.begin), ("Observatie in de les", d.beeld.observatie),
        ("Observatie in de pauze", ("{naam} zit aan de rand van de kantine en praat met één klasgenoot. Na tien minuten "
                                   "gaat {naam} naar het lokaal.")),
        ("Uitkomsten", d.beeld.uitkomst), ("Wat helpt en wat belemmert", f"{d.beeld.helpt}\n{d.beeld.belemmert}"),
        ("Conclusie", f"{d.waarom}\n{d.waarom_niet}"),
    )  # fmt: skip


def _gesprekken(d: Oefendossier) -> Delen:
    return tuple(
        (f"{kop}, {dag.day}-{dag.month}-{dag.year}",
         (f"Aanwezig: {d.naam}, de ouders, de mentor.\nBesproken: hoe de week loopt, wat {d.roepnaam} zelf wil en wat er moet "
         f"veranderen.\n“{d.mening}”\nAfgesproken: de mentor houdt elke vrijdag contact met thuis."))
        for dag, kop in _GESPREKKEN
    )  # fmt: skip


def _zienswijze(d: Oefendossier) -> Delen:
    ouder = d.verzorgers[0]
    return (
        ("Wat de ouders vinden", f"{ouder.naam}: {ouder.zienswijze}\n{houdingzin(ouder.houding)}"),
        ("Wat de ouders thuis zien", ("De weken zijn rustiger dan twee jaar geleden. Na een drukke dag is er een avond nodig "
                                     "om bij te komen.")),
        ("Ondertekening", f"{ouder.naam}\nIk weet dat de commissie twee deskundigen om advies vraagt."),
    )  # fmt: skip
