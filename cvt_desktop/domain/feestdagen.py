"""The days of the Algemene termijnenwet on which a term does not end (awb.md 2.7).

The list of article 3 is computed; the days that the Crown equates (article 3, lid 3) are a table that the
beheerder keeps. School holidays, Easter Sunday and 24 or 31 December have no effect.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

GELIJKGESTELD_NAAM = "gelijkgestelde dag"


def paasdag(jaar: int) -> date:
    """Easter Sunday of the Gregorian year ``jaar`` (Meeus/Jones/Butcher)."""
    a, b, c = jaar % 19, jaar // 100, jaar % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    maand, dag = divmod(h + k - 7 * m + 114, 31)
    return date(jaar, maand, dag + 1)


@lru_cache(maxsize=256)
def wettelijke_feestdagen(jaar: int) -> dict[date, str]:
    """Atw 3, lid 1 and 2: 5 May every year, Goede Vrijdag equated, Koningsdag on the 26th if the 27th is a Sunday."""
    pasen = paasdag(jaar)
    koningsdag = date(jaar, 4, 27)
    if koningsdag.weekday() == 6:
        koningsdag = date(jaar, 4, 26)
    paren = (
        (date(jaar, 1, 1), "Nieuwjaarsdag"),
        (pasen - timedelta(days=2), "Goede Vrijdag"),
        (pasen + timedelta(days=1), "Tweede Paasdag"),
        (koningsdag, "Koningsdag"),
        (date(jaar, 5, 5), "Bevrijdingsdag"),
        (pasen + timedelta(days=39), "Hemelvaartsdag"),
        (pasen + timedelta(days=50), "Tweede Pinksterdag"),
        (date(jaar, 12, 25), "Eerste Kerstdag"),
        (date(jaar, 12, 26), "Tweede Kerstdag"),
    )
    dagen: dict[date, str] = {}
    for dag, naam in paren:  # two of them can fall on one day (5 mei 2016 was also Hemelvaartsdag)
        dagen[dag] = f"{dagen[dag]} en {naam}" if dag in dagen else naam
    return dagen


@dataclass(frozen=True, slots=True, kw_only=True)
class Feestdagentabel:
    """The equated days, and the calendar years for which that list is known (``jaren``)."""

    gelijkgesteld: frozenset[date]
    jaren: frozenset[int]

    def naam(self, dag: date) -> str | None:
        """The name of the holiday, or None on an ordinary day (weekends are no holidays here)."""
        wettelijk = wettelijke_feestdagen(dag.year).get(dag)
        if wettelijk is not None:
            return wettelijk
        return GELIJKGESTELD_NAAM if dag in self.gelijkgesteld else None

    def is_feestdag(self, dag: date) -> bool:
        """True on a day of Atw 3."""
        return self.naam(dag) is not None

    def is_werkdag(self, dag: date) -> bool:
        """True when a term of the Atw may end on this day."""
        return dag.weekday() < 5 and not self.is_feestdag(dag)

    def bekend_voor(self, dag: date) -> bool:
        """False beyond the years of the table: the answer may still change, so the screen warns."""
        return dag.year in self.jaren


STANDAARD_FEESTDAGEN = Feestdagentabel(
    gelijkgesteld=frozenset(
        {date(2026, 1, 2), date(2026, 5, 15), date(2027, 5, 7), date(2028, 4, 28), date(2028, 5, 26)}
    ),
    jaren=frozenset({2026, 2027, 2028}),
)
