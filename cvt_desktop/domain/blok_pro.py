"""The fields of a TLV praktijkonderwijs, regulier and bijzondere regeling (screens.md 5.5 and 5.6)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum

from cvt_desktop.domain.ondersteuning import Ondersteuning
from cvt_desktop.domain.pro_criteria import Domein


class Proroute(StrEnum):
    """Where the pupil comes from; others can only come by the bijzondere regeling (WVO 2020 art. 2.30)."""

    BASISONDERWIJS = "rechtstreeks uit bao/sbo/so"
    LEERJAAR_1 = "uit leerjaar 1 vo"
    NIEUWKOMER = "nieuwkomer"


class Afnamewijze(StrEnum):
    """How a test was taken (Instrumentenregeling art. 5)."""

    DIGITAAL = "digitaal"
    PAPIER = "papier"


class Progrond(StrEnum):
    """The ground of the bijzondere regeling (UB WVO 2020 art. 2.47)."""

    A1 = "a1 lwoo, score in grensgebied"
    A2 = "a2 lwoo, toegenomen problematiek"
    A3 = "a3 lwoo, stapeling van problematiek"
    B1 = "b1 TLV (v)so of OPP, voldoet aan IQ of leerachterstand"
    B2 = "b2 TLV (v)so of OPP, problematiek maakt PrO nodig"

    @property
    def vraagt_testgegevens(self) -> bool:
        """Whether the ground itself rests on a score."""
        return self in {Progrond.A1, Progrond.B1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Iqtest:
    """The intelligence test: total, and the parts that UB WVO 2.46 names, or why they were not determined."""

    totaal: int | None = field(default=None, repr=False)
    verbaal: int | None = field(default=None, repr=False)
    nonverbaal: int | None = field(default=None, repr=False)
    delen_niet_omdat: str = field(default="", repr=False)
    instrument: str = ""
    versie: str = ""
    afgenomen: date | None = None
    verantwoordelijk: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Domeintoets:
    """The test of one domain of the leerachterstand; DLE and DL in whole months of education."""

    domein: Domein
    instrument: str = ""
    versie: str = ""
    wijze: Afnamewijze | None = None
    afgenomen: date | None = None
    dle: int | None = field(default=None, repr=False)
    dl: int | None = field(default=None, repr=False)
    hulpmiddelen: str = field(default="", repr=False)

    @property
    def leeg(self) -> bool:
        """Nothing was filled in."""
        return self == Domeintoets(domein=self.domein)

    @property
    def volledig(self) -> bool:
        """Whether it can be tested: both numbers and the day."""
        return self.dle is not None and self.dl is not None and self.afgenomen is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Externe:
    """An external deskundige who was consulted (UB WVO 2.47)."""

    naam: str = field(default="", repr=False)
    beroep: str = ""
    datum: date | None = None
    stuk: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlokPro:
    """The whole block. ``okr``, ``motivering``, ``bewijs`` and ``instemming`` hold words or a place in a stuk."""

    route: Proroute | None = None
    plaatsing_per: date | None = None
    iq: Iqtest = Iqtest()
    leerachterstand: tuple[Domeintoets, ...] = ()
    groep8_instrument: bool = False
    persoonlijkheid_instrument: str = ""
    persoonlijkheid_op: date | None = None
    persoonlijkheid_uitkomst: str = field(default="", repr=False)
    okr: str = field(default="", repr=False)
    motivering: str = field(default="", repr=False)
    beoogde_school: str = field(default="", repr=False)
    grond: Progrond | None = None
    bewijs: str = field(default="", repr=False)
    instemming: str = field(default="", repr=False)
    begeleiding: tuple[Ondersteuning, ...] = ()
    externen: tuple[Externe, ...] = ()
    risicos: str = field(default="", repr=False)

    @property
    def getest(self) -> bool:
        """Whether any score was filled in."""
        return self.iq.totaal is not None or any(t.dle is not None for t in self.leerachterstand)

    def domein(self, domein: Domein) -> Domeintoets:
        """The row of one domain, an empty one when nothing was filled in."""
        return next((t for t in self.leerachterstand if t.domein is domein), Domeintoets(domein=domein))

    def teksten(self) -> Iterator[tuple[str, str]]:
        """``(field, text)`` of each filled text, by the names of the form."""
        delen: list[tuple[str, object]] = [("pro", self), ("pro.iq", self.iq)]
        delen += [(f"pro.{t.domein.name}", t) for t in self.leerachterstand]
        delen += [(f"pro.begeleiding.{n}", rij) for n, rij in enumerate(self.begeleiding, 1)]
        delen += [(f"pro.externen.{n}", rij) for n, rij in enumerate(self.externen, 1)]
        for naam, deel in delen:
            for veld in fields(deel):  # type: ignore[arg-type]  # every part is a dataclass
                waarde = getattr(deel, veld.name)
                if isinstance(waarde, str) and not isinstance(waarde, StrEnum) and waarde:
                    yield f"{naam}.{veld.name}", waarde
