"""The dossiers for praktijkonderwijs of the practice register: what the forms and stukken say (screens.md 8.3, 8.4)."""

from __future__ import annotations

from datetime import date

from cvt_desktop.domain.blok_pro import Afnamewijze, BlokPro, Domeintoets, Iqtest, Progrond, Proroute
from cvt_desktop.domain.ondersteuning import Ondersteuning
from cvt_desktop.domain.pro_criteria import Domein
from cvt_desktop.services.oefenbeelden import Adviestekst, Beeld

_PLAATSING = date(2027, 8, 1)
_DL = 55
"""Months of education up to January of groep 8."""

PRAKTIJK = Beeld(
    waarom="{naam} leert door te doen en loopt vast op theorie.",
    waarom_niet="Extra uitleg en kleine stappen zijn planmatig gegeven; de achterstand bleef.",
    mening="Ik wil iets leren wat ik met mijn handen kan doen.",
    begin="{naam} heeft vanaf groep 3 meer tijd nodig dan de klas. In groep 6 en 7 volgde {naam} een eigen leerlijn voor rekenen "
          "en lezen.\nDe sfeer in de groep is goed; {naam} heeft vrienden en komt graag.",
    helpt="Voordoen, samen doen, zelf doen. Korte opdrachten met een begin en een eind dat te zien is.\nEen vaste plek en een "
          "leraar die vooraf zegt wat er komt.",
    belemmert="Lange teksten, rekenen in woorden, en opdrachten met meer dan twee stappen tegelijk.\nWat vandaag lukt, is na een "
              "week zonder oefenen weer weg.",
    behoeften="Leren in echte situaties, in kleine groepen.\nVeel herhaling, en uitleg in gewone woorden.\nEen mentor die de "
              "hele week in de buurt is.",
    doelen="Zelfstandig een werkopdracht van drie stappen uitvoeren.\nRekenen met geld, tijd en maten in de praktijk.",
    observatie="In de rekenles wacht {naam} op hulp zodra er tekst bij de som staat. Bij handvaardigheid werkt {naam} een half "
               "uur door zonder aansporing en helpt een ander.",
    uitkomst="De uitkomsten passen bij het beeld van ouders en leraar. {naam} werkte goed mee; de uitkomst is bruikbaar.",
    geprobeerd=(
        Ondersteuning(wat="Eigen leerlijn rekenen en lezen", periode="2024-2026", effect="hield stand, zonder inloop",
                      vindplaats="OKR p. 2"),
        Ondersteuning(wat="Twee keer per week instructie in een kleine groep", periode="2025-2026",
                      effect="hielp bij nieuwe stof, niet bij toepassen", vindplaats="OKR p. 2"),
    ),
    adviezen=(
        Adviestekst(
            behoefte="Praktisch onderwijs in een kleine groep, met veel herhaling.",
            arrangement="Met extra uren blijft het onderwijs even talig en theoretisch; daar loopt {naam} op vast.",
            kern="{naam} leert zichtbaar in de praktijk en niet van theorie. De begeleiding was planmatig en gaf geen inloop. "
                 "Praktijkonderwijs past bij wat {naam} nodig heeft.",
            duur="",
        ),
        Adviestekst(
            behoefte="Een school waar leren en doen samengaan en waar succes te zien is.",
            arrangement="Een arrangement in het vmbo voegt hulp toe en laat het programma zoals het is.",
            kern="Ouders, school en {naam} zien hetzelfde. Een plek in het praktijkonderwijs geeft rust en zelfvertrouwen.",
            duur="",
        ),
    ),
    gewone_taal="{naam} leert het best door te doen. De school gaf extra hulp bij lezen en rekenen. Die hulp was goed, maar "
                "theorie blijft moeilijk. In het praktijkonderwijs leert {naam} in kleine stappen en met de handen.",
    duur_gewone_taal="",
)  # fmt: skip

_MONTEVERDE = "C. Monteverde, orthopedagoog"


def regulier(iq: int, dle: tuple[int, int, int, int], motivering: str, afgenomen: date, okr: str) -> BlokPro:
    """The block of TLV PrO with its tests; ``dle`` for IR, BL, TL and SP at a DL of 55."""
    return BlokPro(
        route=Proroute.BASISONDERWIJS, plaatsing_per=_PLAATSING, okr=okr, motivering=motivering,
        beoogde_school="Praktijkschool De Werkschuit",
        iq=Iqtest(totaal=iq, verbaal=iq - 2, nonverbaal=iq + 3, instrument="WISC-V", versie="NL", afgenomen=afgenomen,
                  verantwoordelijk=_MONTEVERDE),
        leerachterstand=tuple(
            Domeintoets(domein=domein, instrument="Leerling in beeld", versie="3.0", wijze=Afnamewijze.DIGITAAL,
                        afgenomen=date(2027, 1, 20), dle=waarde, dl=_DL)
            for domein, waarde in zip(Domein, dle, strict=True)
        ),
    )  # fmt: skip


FENNA = regulier(68, (24, 26, 33, 27), "Fenna leert door voordoen en nadoen; theorie houdt zij niet vast.", date(2026, 11, 12),
                 "OKR van 22 maart 2027")  # fmt: skip
DANGELO = regulier(
    78, (27, 30, 38, 34),
    "Op theorie in kleine stappen loopt hij vast, in praktijklessen leert hij zichtbaar snel. Wij verwachten in het vmbo, ook "
    "met lwoo, geen diploma.", date(2026, 11, 19), "OKR van 18 maart 2027",
)  # fmt: skip
HAWA = regulier(88, (34, 36, 41, 39), "Wij denken dat Hawa zich in het praktijkonderwijs veiliger voelt.", date(2026, 12, 3),
                "OKR van 9 februari 2027")  # fmt: skip
AMINA = BlokPro(
    plaatsing_per=_PLAATSING, grond=Progrond.A3, bewijs="Lwoo-besluit van 3 september 2025",
    motivering="Amina leert in de praktijk en verdwaalt in de theorie, ook met lwoo.",
    begeleiding=(
        Ondersteuning(wat="Lwoo: kleine groep", periode="2025-2027", effect="hield stand, zonder vooruitgang"),
        Ondersteuning(wat="Wekelijks gesprek met de mentor", periode="2026-2027", effect="minder verzuim, even lage cijfers"),
    ),
    risicos="Uitval voor het einde van leerjaar 3.",
)  # fmt: skip
"""Two of its stukken lack: the written instemming of the ouders, and which externen were consulted."""
