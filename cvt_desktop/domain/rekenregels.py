"""The rules by which terms, periods and the criteria for praktijkonderwijs are reckoned, in words: for the page *Regels*.

The reckoning itself stands in ``termijnen``, ``bezwaartermijnen``, ``periode`` and the ``pro_…`` modules; a test holds that each
source that those name stands here too.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Rekenregel:
    """One rule. ``instelling`` names what the samenwerkingsverband fills in because the law leaves it open, or is ''."""

    id: str
    titel: str
    bronnen: tuple[str, ...]
    instelling: str = ""


def _regels(letter: str, *regels: tuple[str, str, str]) -> tuple[Rekenregel, ...]:
    return tuple(
        Rekenregel(id=f"{letter}{nummer:02}", titel=titel, bronnen=tuple(bronnen.split()), instelling=instelling)
        for nummer, (titel, bronnen, instelling) in enumerate(regels, 1)
    )


TERMIJNREGELS = _regels(
    "T",
    ("Op een aanvraag wordt beslist binnen een redelijke termijn, hoogstens acht weken na de dag van ontvangst",
     "awb-4:13-1 awb-4:13-2", "beslistermijn (alleen korter)"),
    ("Het eigen streven ligt vóór de wettelijke termijn en verandert haar niet", "afspraak", "eigen streeftermijn"),
    ("De school krijgt de kans om aan te vullen wat ontbreekt", "awb-4:5-1", "hersteltermijn"),
    ("Een verzonden verzoek met een uiterste dag laat de termijn stilstaan vanaf de dag erna; zonder dag gebeurt dat niet",
     "awb-4:15-1", ""),
    ("De termijn staat stil zolang de school schriftelijk instemt met uitstel", "awb-4:15-2", ""),
    ("Eén kennisgeving, verzonden binnen de acht weken, stelt een nieuwe datum; die schuift niet op", "awb-4:14-3", ""),
    ("Buiten behandeling laten wordt binnen vier weken bekendgemaakt", "awb-4:5-4", ""),
    ("Een termijn die eindigt in een weekeinde of op een feestdag loopt door tot de volgende werkdag", "atw-1-1", ""),
    ("Feestdagen volgen de wet, met 5 mei in elk jaar en Goede Vrijdag; gelijkgestelde dagen komen er per jaar bij",
     "atw-3-1 atw-3-2 atw-3-3", "gelijkgestelde dagen (Reglement)"),
    ("Na een ingebrekestelling begint de dwangsom op zijn vroegst twee weken later; hoogstens 42 dagen",
     "awb-4:17-1 awb-4:17-2 awb-4:17-3 awb-4:18", ""),
    ("Bezwaar kan tot zes weken na de dag waarop het besluit is verzonden", "awb-6:7 awb-6:8-1", ""),
    ("Een bericht dat niet aankwam en opnieuw is verzonden, telt vanaf de tweede keer", "awb-2:11-3", ""),
    ("Een bezwaar is op tijd als het in de termijn aankomt, of per post binnen een week daarna als het op tijd is gepost",
     "awb-6:9-1 awb-6:9-2", ""),
    ("Een te vroeg bezwaar kan meedoen; over een te laat bezwaar oordeelt een mens", "awb-6:10 awb-6:11", ""),
    ("Een bezwaar dat eerst bij een ander orgaan kwam, telt vanaf die dag", "awb-6:15-3", ""),
    ("Het bezwaar gaat met het dossier binnen veertien dagen naar de LBT", "lbt-reglement-2", ""),
    ("Met de LBT wordt op bezwaar beslist binnen twaalf weken na het einde van de bezwaartermijn", "awb-7:10-1", ""),
    ("Een verzoek om herstel van het bezwaar laat die termijn stilstaan", "awb-6:6 awb-7:10-2", ""),
    ("De beslissing op bezwaar kan één keer worden verdaagd, hoogstens zes weken", "awb-7:10-3", ""),
    ("Verder uitstel van die beslissing kan alleen met instemming of om een reden die de wet noemt", "awb-7:10-4", ""),
    ("Stukken komen tot tien dagen voor het horen en liggen een week ervoor ter inzage", "awb-7:4-1 awb-7:4-2", ""),
    ("De school beslist over toelating binnen zes weken, hoogstens vier weken langer; dat is een wenk", "wvo-8.8", ""),
    ("Een TLV vso geldt een of meer hele schooljaren, met de rest van het lopende jaar erbij, tot 31 juli", "wec-40-15", ""),
)  # fmt: skip
PROREGELS = _regels(
    "P",
    ("Alleen de gegevens die het besluit noemt tellen; ontbreekt er een die de uitkomst kan veranderen, dan volgt geen uitkomst",
     "ub-2.46-1", ""),
    ("De instrumenten zijn aangewezen voor het schooljaar van de test", "ub-2.46-2", "instrumenten"),
    ("De leerachterstand is 1 − DLE/DL, in breuken, zonder afronding", "ub-2.46-3", ""),
    ("IQ van 55 tot en met 80, en een achterstand van ten minste 0,5 op twee domeinen, waaronder IR of BL", "ub-2.46-4", ""),
    ("Past de leerling ook bij leerwegondersteunend onderwijs, dan geeft de motivering van de school de doorslag",
     "ub-2.46-5 ub-2.46-6", ""),
    ("Een leerachterstand geldt 26 weken, zonder juli en augustus, met een uitzondering na 1 februari",
     "instrumentenregeling-6", ""),
    ("Bij een IQ van 75 tot en met 80 kan een extra test nodig zijn: het programma waarschuwt", "instrumentenregeling-7", ""),
    ("Bij een instrument voor groep 8 in leerjaar 1 is DL 60", "instrumentenregeling-8", ""),
    ("Een IQ-score geldt 104 weken", "instrumentenregeling-9", ""),
    ("Een persoonlijkheidsonderzoek geldt 52 weken", "instrumentenregeling-12", ""),
    ("Bij elk resultaat staan versie, wijze van afname, DLE en hulpmiddelen bij dyslexie", "instrumentenregeling-5", ""),
    ("De bijzondere regeling kent eigen gronden, elk met een eigen bewijs", "ub-2.47", ""),
)  # fmt: skip
