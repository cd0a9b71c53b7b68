"""The TLVs of before in the practice register: 60 lines of an invented list (2023-2026), and the first answers of the ronde.

Taken over and read in by the same use cases as a real list (screens.md 8.3): on one day, when the pupils whose verlenging was
asked stand in the register, so that they are recognised.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cvt_desktop.ports.tabel import Tabel, Tabelrij
from cvt_desktop.ports.voortgang import Stil
from cvt_desktop.services import overname, verlengingslijst
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.oefenverlengingen import VERLENGINGEN

EINDE = date(2027, 7, 31)
"""On this day 24 of them end; the verlenging of four was asked already."""
MEANDER, KOMPASHUIS, WERKSCHUIT = "vso De Meander", "vso Het Kompashuis", "Praktijkschool De Werkschuit"
_KOPPEN = ("TLV-nummer", "Roepnaam", "Tussenvoegsel", "Achternaam", "Geboortedatum", "Soort", "Categorie", "Geldig vanaf",
           "Geldig tot en met", "School bij aanvraag", "Datum besluit")  # fmt: skip
_ROEPNAMEN = ("Aafke", "Boaz", "Chaima", "Daan", "Eefje", "Farid", "Gijs", "Hanneke", "Ilias", "Jolijn", "Kasper", "Lieke",
              "Milan", "Naomi", "Olaf", "Pleun", "Quinten", "Roos", "Sjoerd", "Tessa")  # fmt: skip
_ACHTERNAMEN = (("van", "Waterlander"), ("", "Duinhof"), ("", "Zilverberg"), ("de", "Kaaper"), ("", "Meerstra"),
                ("van der", "Sluisdijk"), ("", "Havenaar"), ("", "Rietlander"), ("ten", "Polder"), ("", "Oeverman"),
                ("", "Kompaan"), ("", "Wilgenburg"), ("van", "Ravenhorst"))  # fmt: skip
_CATEGORIEEN = ("laag", "laag", "midden", "laag", "hoog")
_GROEPEN = (
    # how many, first school year, kind, last day, school
    (6, 2023, "vso", date(2026, 7, 31), MEANDER), (4, 2024, "vso", EINDE, MEANDER), (4, 2024, "PrO", None, WERKSCHUIT),
    (5, 2025, "vso", EINDE, MEANDER), (11, 2025, "vso", EINDE, KOMPASHUIS), (13, 2025, "PrO", None, WERKSCHUIT),
    (7, 2025, "vso", date(2028, 7, 31), MEANDER), (6, 2025, "vso", date(2028, 7, 31), KOMPASHUIS),
)  # fmt: skip
_ANTWOORDEN = ("verlengen", "verlengen", "verlengen", "terug naar regulier", "uitstroom", "uitstroom", "weet nog niet")
"""What De Meander filled in for its first TLVs: three go on, three do not, and one it does not know."""


def oude_lijst() -> Tabel:
    """The list of the system of before."""
    rijen = tuple(Tabelrij(regel=nummer, cellen=cellen) for nummer, cellen in enumerate(_regels(), 2))
    return Tabel(koppen=_KOPPEN, rijen=rijen, vorm="oefenlijst")


def _regels() -> Iterator[tuple[str, ...]]:
    for _, _, roepnaam, voor, achter, geboren, _, nummer in VERLENGINGEN:
        jaar = 2000 + int(nummer[4:6])
        yield (nummer, roepnaam, voor, achter, geboren.isoformat(), "vso", "laag", f"{jaar}-08-01", EINDE.isoformat(), MEANDER,
               date(jaar, 6, 4).isoformat())  # fmt: skip
    volgnummers: dict[int, int] = {}
    teller = 0
    for aantal, jaar, soort, tot, school in _GROEPEN:
        for _ in range(aantal):
            volgnummers[jaar] = volgnummers.get(jaar, 100) + 1
            voor, achter = _ACHTERNAMEN[teller % len(_ACHTERNAMEN)]
            geboren = date(2010 + teller % 4, 1 + teller % 12, 1 + teller * 7 % 28)
            yield (f"OEF-{jaar % 100}{jaar % 100 + 1}-{volgnummers[jaar]:04}", _ROEPNAMEN[teller % len(_ROEPNAMEN)], voor, achter,
                   geboren.isoformat(), soort, _CATEGORIEEN[teller % 5] if soort == "vso" else "", f"{jaar}-08-01",
                   tot.isoformat() if tot else "", school, date(jaar, 5, 12 + teller % 14).isoformat())  # fmt: skip
            teller += 1


def neem_over(dienst: Dienst) -> None:
    """Take the list over; the counter of this school year stays."""
    tabel = oude_lijst()
    voorbeeld = overname.beoordeel(dienst, tabel, overname.kolomvoorstel(dienst, tabel), Stil())
    overname.overnemen(dienst, voorbeeld, 0, Stil())


def lees_ronde_in(dienst: Dienst) -> None:
    """The list that De Meander filled in for the first of its TLVs: the drafts stand in the werkvoorraad of who reads it."""
    nummers = [tlv.nummer for tlv in dienst.overzichten.aflopend(EINDE) if tlv.school == MEANDER and tlv.aanvraag_id is None]
    rijen = tuple(Tabelrij(regel=nummer, cellen=cellen)
                  for nummer, cellen in enumerate(zip(sorted(nummers), _ANTWOORDEN, strict=False), 2))  # fmt: skip
    lijst = Tabel(koppen=("TLV-nummer", "Antwoord"), rijen=rijen, vorm="oefenlijst")
    voorbeeld = verlengingslijst.beoordeel(dienst, lijst, EINDE, MEANDER, Stil())
    verlengingslijst.verwerken(dienst, voorbeeld, Stil())
