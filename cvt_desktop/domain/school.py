"""Schools with their vestiging and contacts: a table that is kept by hand or imported."""

from __future__ import annotations

from dataclasses import dataclass, field

from cvt_desktop.domain.adres import Adres
from cvt_desktop.domain.bereikbaarheid import Bereikbaarheid
from cvt_desktop.domain.ids import SchoolId


@dataclass(frozen=True, slots=True, kw_only=True)
class Contactpersoon:
    """Somebody at a school to whom letters and questions go."""

    naam: str = field(repr=False)
    functie: str = ""
    telefoon: str = field(default="", repr=False)
    email: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class School:
    """One vestiging, with the bevoegd gezag that applies for a TLV (WVO 2020 art. 2.47 lid 7 onder c)."""

    id: SchoolId
    naam: str
    brin: str = ""
    vestiging: str = "00"
    plaats: str = ""
    bevoegd_gezag: str = ""
    schoolsoort: str = ""
    adres: Adres = field(default=Adres(), repr=False)
    contactpersonen: tuple[Contactpersoon, ...] = ()
    elektronisch: Bereikbaarheid = field(default=Bereikbaarheid(), repr=False)
    in_regio: bool = True
    actief: bool = True
    versie: int = 0

    @property
    def code(self) -> str:
        """``99RA-00``."""
        return f"{self.brin}-{self.vestiging}" if self.brin else ""

    @property
    def organisaties(self) -> frozenset[str]:
        """The folded names for which somebody would not be independent of this school."""
        return frozenset(naam.casefold() for naam in (self.naam, self.bevoegd_gezag) if naam)
