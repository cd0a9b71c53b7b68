"""The one registry of sources: every rule, term and letter names its ground through it.

``stand`` is the date of the text that was read, for a ruling the date of the ruling. ``zekerheid`` says
how it was read, so that a screen can be honest about it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import lru_cache

from cvt_desktop.domain.errors import NietGevondenError


class Bronsoort(Enum):
    """What kind of ground it is; W, P and A are the letters that the checklist shows."""

    WET = "W"
    UITSPRAAK = "uitspraak"
    PLAN = "P"
    AFSPRAAK = "A"


class Zekerheid(Enum):
    """How the source was read."""

    GELEZEN = "gelezen in de tekst"
    SECUNDAIR = "gelezen in een samenvatting"
    BEKEND = "algemeen bekend, niet in de tekst nagelezen"
    LOKAAL = "staat in eigen documenten van het samenwerkingsverband"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bron:
    """One source. ``lid`` is empty when the whole article counts; ``stand`` is None for local documents."""

    id: str
    soort: Bronsoort
    wet: str
    artikel: str
    lid: str
    stand: date | None
    omschrijving: str
    zekerheid: Zekerheid

    @property
    def tekst(self) -> str:
        """As it is printed: ``Awb 4:13, lid 2``, ``WEC 40, lid 15``, ``LBT 107632``."""
        kop = f"{self.wet} {self.artikel}".strip()
        return f"{kop}, lid {self.lid}" if self.lid else kop

    def __str__(self) -> str:
        return self.tekst


_AWB, _ATW, _WEC = date(2026, 7, 1), date(2010, 10, 10), date(2026, 1, 1)
_WVO, _UB, _INSTRUMENTEN = date(2026, 8, 1), date(2025, 10, 1), date(2026, 10, 1)

# artikel, lid, omschrijving
_AWB_ARTIKELEN = (
    ("1:3", "3", "een aanvraag is een verzoek van een belanghebbende om een besluit te nemen"),
    ("2:4", "", "het bestuursorgaan handelt zonder vooringenomenheid; wie een persoonlijk belang heeft, doet niet mee"),
    ("2:8", "", "elektronisch verzenden kan alleen als de ontvanger dat voor dit soort bericht uitdrukkelijk wil"),
    ("2:17", "1", "de ontvangst van een bericht wordt bevestigd"),
    ("2:18", "", "een elektronische handtekening moet voldoende betrouwbaar zijn"),
    ("2:19", "", "tijdstip van elektronisch verzenden"),
    ("2:20", "", "tijdstip van elektronisch ontvangen"),
    ("3:2", "", "bij de voorbereiding wordt de nodige kennis verzameld over feiten en belangen"),
    ("3:8", "", "het besluit noemt wie het advies gaf"),
    ("3:9", "", "het bestuursorgaan gaat na of het onderzoek van de deskundige zorgvuldig was (vergewisplicht)"),
    ("3:40", "", "een besluit werkt niet voordat het is bekendgemaakt"),
    ("2:11", "3", "een bericht dat niet aankwam en opnieuw is verzonden, telt vanaf die tweede keer"),
    ("3:41", "1", "een besluit wordt bekendgemaakt door het toe te zenden of uit te reiken, ook aan de aanvrager"),
    ("3:45", "2", "de clausule noemt wie bezwaar kan maken, binnen welke termijn en bij wie"),
    ("3:46", "", "een besluit berust op een deugdelijke motivering"),
    ("3:47", "1", "de motivering staat bij de bekendmaking"),
    ("3:49", "", "verwijzen naar een advies kan als dat de redenen bevat en is of wordt gegeven"),
    ("3:50", "", "wie afwijkt van een advies zegt dat en geeft de redenen"),
    ("4:2", "1", "de aanvraag is ondertekend en noemt naam, adres, datum en wat wordt gevraagd"),
    ("4:2", "2", "de aanvrager geeft de gegevens die nodig zijn en die hij redelijkerwijs kan krijgen"),
    ("4:3", "1", "gegevens mogen worden geweigerd als de privacy zwaarder weegt dan het belang voor het besluit"),
    ("4:3", "2", "weigeren kan niet bij gegevens die een wettelijk voorschrift verplicht"),
    ("4:5", "1", "buiten behandeling laten kan pas nadat de aanvrager de aanvraag heeft kunnen aanvullen"),
    ("4:5", "4", "buiten behandeling laten wordt binnen vier weken bekendgemaakt"),
    ("4:6", "", "een herhaalde aanvraag noemt nieuwe feiten"),
    ("4:7", "1", "de aanvrager wordt gehoord voordat zijn aanvraag op afwijkende gegevens over hem wordt afgewezen"),
    ("4:8", "1", "wie naar verwachting bedenkingen heeft, kan eerst zijn zienswijze geven"),
    ("4:9", "", "een zienswijze kan naar keuze schriftelijk of mondeling worden gegeven"),
    ("4:11", "", "wanneer horen achterwege kan blijven"),
    ("4:13", "1", "zonder wettelijke termijn wordt binnen een redelijke termijn na ontvangst beslist"),
    ("4:13", "2", "de redelijke termijn is in ieder geval na acht weken verstreken"),
    ("4:14", "3", "kennisgeving van een nieuwe redelijke termijn, te doen binnen de acht weken"),
    ("4:15", "1", "opschorting na een verzoek om aanvulling, vanaf de dag na verzending"),
    ("4:15", "2", "opschorting zolang de aanvrager schriftelijk met uitstel heeft ingestemd"),
    ("4:17", "1", "wie te laat beslist, is een dwangsom verschuldigd voor elke dag, hoogstens 42 dagen"),
    ("4:17", "2", "de dwangsom is 23 euro per dag, na veertien dagen 35 euro en na achtentwintig dagen 45 euro"),
    ("4:17", "3", "de eerste dag ligt twee weken na het einde van de termijn en de ontvangst van een ingebrekestelling"),
    ("4:18", "", "het bestuursorgaan stelt de dwangsom vast binnen twee weken na de laatste dag"),
    ("6:5", "1", "wat in een bezwaarschrift staat"),
    ("6:6", "", "een bezwaar met een verzuim kan niet-ontvankelijk zijn nadat de indiener het heeft kunnen herstellen"),
    ("6:7", "", "de termijn voor bezwaar is zes weken"),
    ("6:8", "1", "de bezwaartermijn begint op de dag na de bekendmaking"),
    ("6:9", "1", "een bezwaar is op tijd als het voor het einde van de termijn is ontvangen"),
    ("6:9", "2", "een bezwaar per post is op tijd als het op tijd is gepost en binnen een week daarna aankomt"),
    ("6:10", "", "een bezwaar dat te vroeg is ingediend, kan toch meedoen"),
    ("6:11", "", "een te laat bezwaar is ontvankelijk als de indiener redelijkerwijs niet in verzuim was"),
    ("6:14", "1", "de ontvangst van een bezwaar wordt schriftelijk bevestigd"),
    ("6:15", "3", "een bezwaar bij het verkeerde orgaan telt vanaf de dag waarop het daar kwam"),
    ("6:16", "", "een bezwaar schorst het besluit niet"),
    ("7:3", "", "wanneer horen in bezwaar achterwege kan blijven"),
    ("7:4", "1", "tot tien dagen voor het horen kunnen nadere stukken worden ingediend"),
    ("7:4", "2", "de stukken liggen ten minste een week voor het horen ter inzage"),
    ("7:4", "6", "wat om gewichtige redenen geheim moet blijven, ligt niet ter inzage"),
    ("7:10", "1", "op bezwaar wordt binnen zes weken beslist, met een adviescommissie binnen twaalf weken"),
    ("7:10", "2", "opschorting na een verzoek om een verzuim in het bezwaar te herstellen"),
    ("7:10", "3", "de beslissing op bezwaar kan ten hoogste zes weken worden verdaagd"),
    ("7:10", "4", "verder uitstel van de beslissing op bezwaar kan alleen met instemming of voor wettelijke voorschriften"),
    ("7:11", "", "het besluit wordt in bezwaar heroverwogen, en zo nodig herroepen en vervangen"),
    ("7:13", "", "een onafhankelijke commissie adviseert over het bezwaar"),
    ("7:13", "2", "de indiener hoort zo snel mogelijk dat een commissie over het bezwaar adviseert"),
    ("7:13", "7", "wie van het advies afwijkt, geeft de reden en voegt het advies bij de beslissing"),
    ("10:1", "", "mandaat is de bevoegdheid om in naam van een bestuursorgaan besluiten te nemen"),
    ("10:3", "3", "wie het besluit in mandaat nam, beslist niet op het bezwaar"),
    ("10:4", "", "wie niet bij de mandaatgever werkt, moet met het mandaat instemmen, en de eigen werkgever ook"),
    ("10:5", "", "een algemeen mandaat is schriftelijk"),
    ("10:8", "", "een mandaat kan altijd worden ingetrokken"),
    ("10:9", "", "ondermandaat kan alleen als de mandaatgever het toestond"),
    ("10:10", "", "het besluit zegt namens welk bestuursorgaan het is genomen"),
)  # fmt: skip
_ATW_ARTIKELEN = (
    ("1", "1", "een termijn die eindigt op een zaterdag, zondag of feestdag loopt door tot de eerstvolgende werkdag"),
    ("3", "1", "de algemeen erkende feestdagen, waaronder 5 mei in elk jaar"),
    ("3", "2", "Goede Vrijdag is met een feestdag gelijkgesteld"),
    ("3", "3", "dagen die bij besluit met een feestdag zijn gelijkgesteld"),
    ("4", "", "geen verlenging bij termijnen van meer dan twaalf weken of in uren"),
)
_WVO_ARTIKELEN = (
    ("2.30", "", "wie een toelaatbaarheidsverklaring praktijkonderwijs aanvraagt, en waarmee"),
    ("2.30", "2", "voor wie praktijkonderwijs kan worden aangevraagd"),
    ("2.30", "4", "bij de aanvraag horen het onderwijskundig rapport en de geschreven zienswijze van de ouders"),
    ("2.30", "5", "het samenwerkingsverband beslist over de toelaatbaarheid tot het praktijkonderwijs"),
    ("2.44", "", "het OPP: instemming met het handelingsdeel, en hoorrecht van de leerling met de invloed daarvan"),
    ("2.47", "7", "het samenwerkingsverband beoordeelt de toelaatbaarheid op verzoek van de school van de leerling"),
    ("2.47", "9", "procedure en criteria voor het vso staan in het ondersteuningsplan"),
    ("2.47", "13", "criteria en procedure voor het praktijkonderwijs staan in een algemene maatregel van bestuur"),
    ("2.47", "14", "deskundigen adviseren over de toelaatbaarheid"),
    ("2.47", "15", "er is een adviescommissie voor bezwaren (de LBT)"),
    ("2.47", "16", "gezondheidsgegevens: wie ze mag zien en dat ze tot drie jaar na de beoordeling worden bewaard"),
    ("2.47", "17", "elke toelaatbaarheidsverklaring krijgt een volgnummer"),
    ("8.8", "", "de school beslist binnen zes weken over toelating en kan dat met ten hoogste vier weken verlengen"),
)
_UB_ARTIKELEN = (
    ("2.46", "", "criteria voor het praktijkonderwijs"),
    ("2.46", "1", "waarop de beslissing over praktijkonderwijs uitsluitend berust"),
    ("2.46", "2", "het samenwerkingsverband gaat na of de aangewezen instrumenten zijn gebruikt"),
    ("2.46", "3", "de leerachterstand is 1 − DLE/DL, in maanden onderwijs vanaf groep 3"),
    ("2.46", "4", "IQ van 55 tot en met 80, en een achterstand van ten minste 0,5 op twee van de vier domeinen"),
    ("2.46", "5", "criteria voor leerwegondersteunend onderwijs"),
    ("2.46", "6", "wie aan één eis voor praktijkonderwijs en aan die voor lwoo voldoet: de motivering beslist"),
    ("2.47", "", "bijzondere regeling voor het praktijkonderwijs"),
    ("2.51", "", "wie de eerste en wie de tweede deskundige kan zijn"),
    ("2.51", "2", "bij praktijkonderwijs kan de tweede ook deskundige in vbo, mavo, vmbo of praktijkonderwijs zijn"),
)
_INSTRUMENTEN_ARTIKELEN = (
    ("5", "", "wat bij elk resultaat staat: versie, digitaal of papier, DLE en hulpmiddelen bij dyslexie"),
    ("6", "", "leerachterstand geldt 26 weken zonder juli en augustus, met een uitzondering na 1 februari"),
    ("7", "", "wanneer een extra test nodig is"),
    ("8", "", "bij een instrument voor groep 8 in leerjaar 1 is DL 60"),
    ("9", "", "een IQ-score geldt 104 weken"),
    ("12", "", "een persoonlijkheidsonderzoek geldt 52 weken"),
)
_WEC_ARTIKELEN = (
    ("40", "12", "geen toelating tot het vso zonder toelaatbaarheidsverklaring"),
    ("40", "13", "welk samenwerkingsverband beslist"),
    ("40", "14", "geen nieuwe verklaring bij een andere vso-school zolang de lopende geldt"),
    ("40", "15", "de verklaring geldt een of meer schooljaren, met de rest van het lopende schooljaar erbij"),
    ("40", "16", "bij residentiële plaatsing is geen verklaring nodig"),
    ("119", "1", "de bekostiging volgt de ondersteuningsbehoefte die de verklaring noemt"),
)
_LBT_UITSPRAKEN: tuple[tuple[str, date | None, str], ...] = (
    ("106806", date(2015, 7, 23), "een commissie kan niet in eigen naam beslissen; delegeren is niet mogelijk"),
    ("107168", None, "een ondertekend OPP is geen wettelijke eis; de adviezen zijn zichtbaar in de redenen"),
    ("107186", None, "alleen de procedure toetsen is niet genoeg; de kern van de adviezen staat in het besluit"),
    ("107279", None, "een deugdelijke motivering, zeker als een ouder het niet eens is"),
    ("107632", date(2017, 6, 6), "wie hielp bij de aanvraag, werkt voor de school of meebeslist, kan niet adviseren"),
    ("108110", date(2018, 4, 4), "het advies toetst aan de criteria en zegt waarom een arrangement niet volstaat"),
    ("108184", date(2018, 6, 13), "wie de aanvraag indiende kan niet ook als deskundige adviseren"),
    ("108283", None, "een deskundige heeft de leerling niet begeleid"),
    ("108582", date(2019, 2, 18), "twee onafhankelijke, aparte, schriftelijke adviezen van twee personen"),
    ("108669", None, "een deskundige heeft de leerling niet begeleid; onderzoek is recent"),
    ("109250", date(2020, 6, 25), "de duur volgt uit de ondersteuningsbehoefte en is gemotiveerd"),
    ("109464", date(2020, 11, 2), "zonder bezwaarclausule is een te laat bezwaar verschoonbaar"),
)
_LOKAAL = (
    ("reglement", Bronsoort.AFSPRAAK, "reglement van de commissie", "wat het eigen reglement regelt"),
    ("plan", Bronsoort.PLAN, "ondersteuningsplan", "wat het ondersteuningsplan van de aanvraag vraagt"),
    ("afspraak", Bronsoort.AFSPRAAK, "werkafspraak", "wat het samenwerkingsverband met de scholen heeft afgesproken"),
)


def _wet(wet: str, stand: date, artikelen: tuple[tuple[str, str, str], ...]) -> list[Bron]:
    voor = wet.split(maxsplit=1)[0].casefold()  # "UB WVO" is known as ub-
    return [
        Bron(id=f"{voor}-{artikel}-{lid}" if lid else f"{voor}-{artikel}", soort=Bronsoort.WET, wet=wet,
             artikel=artikel, lid=lid, stand=stand, omschrijving=tekst, zekerheid=Zekerheid.GELEZEN)
        for artikel, lid, tekst in artikelen
    ]  # fmt: skip


@lru_cache(maxsize=1)
def _register() -> dict[str, Bron]:
    alle = [
        *_wet("Awb", _AWB, _AWB_ARTIKELEN), *_wet("Atw", _ATW, _ATW_ARTIKELEN), *_wet("WVO", _WVO, _WVO_ARTIKELEN),
        *_wet("UB WVO", _UB, _UB_ARTIKELEN), *_wet("Instrumentenregeling", _INSTRUMENTEN, _INSTRUMENTEN_ARTIKELEN),
        *_wet("WEC", _WEC, _WEC_ARTIKELEN),
    ]  # fmt: skip
    alle.append(
        Bron(id="wec-39", soort=Bronsoort.WET, wet="WEC", artikel="39", lid="", stand=_WEC, zekerheid=Zekerheid.BEKEND,
             omschrijving="het vso eindigt in het schooljaar waarin een leerling twintig wordt")
    )  # fmt: skip
    alle.append(
        Bron(id="lbt-reglement-2", soort=Bronsoort.AFSPRAAK, wet="Reglement LBT", artikel="2", lid="", stand=None,
             zekerheid=Zekerheid.SECUNDAIR, omschrijving="het bezwaar gaat met het dossier binnen veertien dagen naar de LBT")
    )  # fmt: skip
    alle.append(
        Bron(id="wvo-8.7", soort=Bronsoort.WET, wet="WVO", artikel="8.7", lid="", stand=_WEC, zekerheid=Zekerheid.GELEZEN,
             omschrijving="geen praktijkonderwijs na het schooljaar waarin een leerling achttien wordt, behalve met verlenging")
    )  # fmt: skip
    for nummer, datum, tekst in _LBT_UITSPRAKEN:
        alle.append(
            Bron(id=f"lbt-{nummer}", soort=Bronsoort.UITSPRAAK, wet="LBT", artikel=nummer, lid="", stand=datum,
                 omschrijving=tekst, zekerheid=Zekerheid.GELEZEN if datum else Zekerheid.SECUNDAIR)
        )  # fmt: skip
    for sleutel, soort, wet, tekst in _LOKAAL:
        alle.append(
            Bron(id=sleutel, soort=soort, wet=wet, artikel="", lid="", stand=None, omschrijving=tekst,
                 zekerheid=Zekerheid.LOKAAL)
        )  # fmt: skip
    return {b.id: b for b in alle}


def bron(bron_id: str) -> Bron:
    """The source ``bron_id`` (``awb-4:13-2``, ``wec-40-15``, ``lbt-107632``, ``plan``).

    Raises ``NietGevondenError`` for an id that is not in the registry: a rule may not name a ground of its own.
    """
    try:
        return _register()[bron_id]
    except KeyError:
        raise NietGevondenError(
            "Deze bron staat niet in de lijst van bronnen. "
            "Installeer de nieuwste versie van het programma.", veld=bron_id,
        ) from None  # fmt: skip


def alle_bronnen() -> tuple[Bron, ...]:
    """All sources, in the order of the registry; for the page that lists the rules."""
    return tuple(_register().values())
