"""The TLVs of before in the practice register, and what the schools answered in the ronde (screens.md 8.3).

60 lines of an invented list (2023-2026), and of 2026-2027 what the system of before gave; the register gave the other numbers
itself. Taken over and read in by the same use cases as a real list: on one day, when the pupils whose verlenging was asked stand
in the register, so that they are recognised.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count

from cvt_desktop.ports.tabel import Tabel, Tabelrij
from cvt_desktop.ports.voortgang import Stil
from cvt_desktop.services import overname, verlengingslijst
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.oefenverlengingen import UIT_DE_RONDE, VERLENGINGEN

EINDE = date(2027, 7, 31)
"""On this day 24 of them end; the verlenging of eight was asked, three are in concept, three stop and ten are not known."""
MEANDER, KOMPASHUIS, WERKSCHUIT = "vso De Meander", "vso Het Kompashuis", "Praktijkschool De Werkschuit"
EIGEN_NUMMERS = frozenset({104, 105, 106})
"""What the register gave itself in March, between the numbers of the system of before (``oefencorrectie``)."""
OUDE_NUMMERS = range(1, 117)
"""The numbers of 2026-2027 before those of the story; 0117 is the first that April gave."""
_REGULIER = ("Lyceum Ravenkoog", "Zilverdam College", "OSG Kaaphorn")
_KOPPEN = ("TLV-nummer", "Roepnaam", "Tussenvoegsel", "Achternaam", "Geboortedatum", "Soort", "Categorie", "Geldig vanaf",
           "Geldig tot en met", "School bij aanvraag", "Datum besluit")  # fmt: skip
_ROEPNAMEN = ("Aafke", "Boaz", "Chaima", "Daan", "Eefje", "Farid", "Gijs", "Hanneke", "Ilias", "Jolijn", "Kasper", "Lieke",
              "Milan", "Naomi", "Olaf", "Pleun", "Quinten", "Roos", "Sjoerd", "Tessa")  # fmt: skip
_ACHTERNAMEN = (("van", "Waterlander"), ("", "Duinhof"), ("", "Zilverberg"), ("de", "Kaaper"), ("", "Meerstra"),
                ("van der", "Sluisdijk"), ("", "Havenaar"), ("", "Rietlander"), ("ten", "Polder"), ("", "Oeverman"),
                ("", "Kompaan"), ("", "Wilgenburg"), ("van", "Ravenhorst"))  # fmt: skip
_CATEGORIEEN = ("laag", "laag", "midden", "laag", "hoog")
_GROEPEN = (
    # how many, school year of the number, its first one, kind, last day, school
    (6, 2023, 41, "vso", date(2026, 7, 31), MEANDER), (6, 2024, 91, "vso", EINDE, MEANDER),
    (4, 2024, 101, "PrO", None, WERKSCHUIT), (7, 2025, 31, "vso", EINDE, KOMPASHUIS), (13, 2025, 61, "PrO", None, WERKSCHUIT),
    (7, 2025, 81, "vso", date(2028, 7, 31), MEANDER), (6, 2025, 95, "vso", date(2028, 7, 31), KOMPASHUIS),
)  # fmt: skip
_ANTWOORDEN = ("terug naar regulier", "uitstroom", "uitstroom", "weet nog niet", "weet nog niet", "weet nog niet")
"""What De Meander filled in for those of ``_GROEPEN``; Het Kompashuis has sent nothing back."""
_PRO_VAN_DIT_JAAR = frozenset({11, 18, 27, 34, 41, 48, 56, 63, 71, 78, 84, 90, 97, 102})
_VAN_DIT_JAAR = date(2026, 9, 2)
"""The zitting that gave the first number of the school year."""
_KERST, _NA_DE_VAKANTIE = date(2026, 12, 21), date(2027, 1, 6)
_ANDERS_GAAN_HETEN = {22: 0, 69: 3}
"""Numbers of this year whose pupil had a TLV of 2023-2024 under another surname."""
_NIEUWE_NAAM = (("", "Brouwer-Lansink"), ("van", "Elderen"))


def oude_lijst() -> Tabel:
    """The list of the system of before."""
    rijen = tuple(Tabelrij(regel=nummer, cellen=cellen) for nummer, cellen in enumerate((*_ouder(), *_van_dit_jaar()), 2))
    return Tabel(koppen=_KOPPEN, rijen=rijen, vorm="oefenlijst")


def _ouder() -> Iterator[tuple[str, ...]]:
    """The 60 of 2023 to 2026: a number of a school year is decided in its spring and holds from the next one on."""
    wie = [(roep, voor, achter, geboren, nummer) for _, _, roep, voor, achter, geboren, _, nummer in VERLENGINGEN]
    for roep, voor, achter, geboren, nummer in (*wie, *UIT_DE_RONDE):
        yield (nummer, roep, voor, achter, geboren.isoformat(), "vso", "laag", "2025-08-01", EINDE.isoformat(), MEANDER,
               "2025-06-04")  # fmt: skip
    teller = count()
    for aantal, jaar, eerste, soort, tot, school in _GROEPEN:
        for volgnummer in range(eerste, eerste + aantal):
            n = next(teller)
            categorie = "" if soort != "vso" else "midden" if volgnummer == eerste else _CATEGORIEEN[n % 5]
            yield (f"OEF-{jaar % 100}{jaar % 100 + 1}-{volgnummer:04}", *_wie(n), soort, categorie, f"{jaar + 1}-08-01",
                   tot.isoformat() if tot else "", school, date(jaar + 1, 5, 12 + n % 14).isoformat())  # fmt: skip


def _van_dit_jaar() -> Iterator[tuple[str, ...]]:
    """What the system of before gave since August: it begins two days later, or for the next school year."""
    for nummer in OUDE_NUMMERS:
        if nummer in EIGEN_NUMMERS:
            continue
        besloten = _besluitdag(nummer)
        pro = nummer in _PRO_VAN_DIT_JAAR
        van = besloten + timedelta(days=2) if pro or nummer < 60 else date(2027, 8, 1)
        soort, categorie = ("PrO", "") if pro else ("vso", _CATEGORIEEN[nummer % 5])
        tot = "" if pro else f"{2028 + nummer % 2}-07-31"
        wie = _wie(60 + nummer)
        if nummer in _ANDERS_GAAN_HETEN:
            roep, _, _, geboren = _wie(_ANDERS_GAAN_HETEN[nummer])
            wie = (roep, *_NIEUWE_NAAM[sorted(_ANDERS_GAAN_HETEN).index(nummer)], geboren)
        yield (f"OEF-2627-{nummer:04}", *wie, soort, categorie, van.isoformat(), tot,
               WERKSCHUIT if pro else _REGULIER[nummer % 3], besloten.isoformat())  # fmt: skip


def _besluitdag(nummer: int) -> date:
    """The Wednesday of a number: on the way from the first of the school year to 10 February 2027, and on until 31 March."""
    ver = (nummer - 1) * 161 // 89 if nummer <= 90 else 161 + (nummer - 90) * 49 // 26
    dag = _VAN_DIT_JAAR + timedelta(days=ver // 7 * 7)
    return _NA_DE_VAKANTIE if _KERST <= dag < _NA_DE_VAKANTIE else dag


def _wie(n: int) -> tuple[str, str, str, str]:
    voor, achter = _ACHTERNAMEN[n % len(_ACHTERNAMEN)]
    geboren = date(2010, 1, 4) + timedelta(days=n * 37 % 1400)  # another day for each
    return _ROEPNAMEN[n % len(_ROEPNAMEN)], voor, achter, geboren.isoformat()


def neem_over(dienst: Dienst) -> None:
    """Take the list over; the counter of this school year stays."""
    tabel = oude_lijst()
    voorbeeld = overname.beoordeel(dienst, tabel, overname.kolomvoorstel(dienst, tabel), Stil())
    overname.overnemen(dienst, voorbeeld, 0, Stil())


def lees_ronde_in(dienst: Dienst) -> None:
    """The list that De Meander filled in: the drafts stand in the werkvoorraad of who reads it."""
    verlengen = [(nummer, "verlengen") for *_, nummer in UIT_DE_RONDE]
    anders = zip((f"OEF-2425-{nummer:04}" for nummer in count(_GROEPEN[1][2])), _ANTWOORDEN, strict=False)
    rijen = tuple(Tabelrij(regel=nummer, cellen=cellen) for nummer, cellen in enumerate((*verlengen, *anders), 2))
    lijst = Tabel(koppen=("TLV-nummer", "Antwoord"), rijen=rijen, vorm="oefenlijst")
    voorbeeld = verlengingslijst.beoordeel(dienst, lijst, EINDE, MEANDER, Stil())
    verlengingslijst.verwerken(dienst, voorbeeld, Stil())
