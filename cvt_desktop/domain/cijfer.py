"""A figure is the rows behind it: what a person reads is counted from them, so that the two cannot differ."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cvt_desktop.basis.tekst import euro
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.tijdvak import Tijdvak

GEEN = "–"


class Overzichtsoort(StrEnum):
    """The fixed tables of the page *Overzichten*."""

    ONTVANGEN = "Ontvangen"
    BESLOTEN = "Besloten"
    TERMIJN = "Termijn en doorlooptijd"
    UITKOMST = "Uitkomsten"
    TLV = "Verklaringen (TLV)"
    ONDERSTEUNING = "Voorzieningen en arrangementen"
    AANBIEDER = "Aanbieders"
    BEZWAAR = "Bezwaren"
    INDICATOR = "Kritieke indicatoren"
    CONTROLE = "Controle vóór het tekenen"


class Telwijze(StrEnum):
    """What a figure says of the rows behind it; the text is the unit of its bars."""

    AANTAL = "aantal"
    DAGEN = "kalenderdagen, gemiddeld"
    EURO = "euro"
    UREN = "uren"


class Uitvoerdoel(StrEnum):
    """For whom figures leave the register."""

    BESTUUR = "directeur-bestuurder"
    TOEZICHT = "toezichthouder"
    OPR = "ondersteuningsplanraad"
    COMMISSIE = "eigen gebruik van de commissie"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cijferrij:
    """One dossier behind a figure, without a name. ``op`` puts it in its tijdvak; ``dagen`` are net of suspension.

    ``bedrag_cent``: what was asked or granted, as the line says; ``uren``: how many hours were asked.
    """

    aanvraag_id: AanvraagId
    kenmerk: str
    soort: str
    school: str
    op: date
    uiterlijk: date | None = None
    dagen: int | None = None
    bij: str = ""
    bedrag_cent: int | None = None
    uren: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cijfer:
    """A count of rows, the mean of their days, or the sum of their amounts or hours."""

    rijen: tuple[Cijferrij, ...]
    wijze: Telwijze = Telwijze.AANTAL

    @property
    def waarde(self) -> float | None:
        """None for a mean over nothing."""
        if self.wijze is Telwijze.EURO:
            return self._cent / 100
        if self.wijze is Telwijze.UREN:
            return sum(rij.uren or 0 for rij in self.rijen)
        if self.wijze is Telwijze.AANTAL:
            return len(self.rijen)
        dagen = [rij.dagen for rij in self.rijen if rij.dagen is not None]
        return sum(dagen) / len(dagen) if dagen else None

    @property
    def tekst(self) -> str:
        """``12``, ``38,5`` for a mean, ``9.800`` whole euros for a sum, and a dash for a mean over nothing."""
        if self.wijze is Telwijze.EURO:
            return euro((self._cent + 50) // 100 * 100).removeprefix("EUR ")
        waarde = self.waarde
        if waarde is None:
            return GEEN
        return f"{waarde:.1f}".replace(".", ",") if self.wijze is Telwijze.DAGEN else str(int(waarde))

    @property
    def _cent(self) -> int:
        return sum(rij.bedrag_cent or 0 for rij in self.rijen)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cijferregel:
    """One line: a figure for each tijdvak, none when the register cannot give it (``toelichting`` says why).

    Lines of one ``groep`` can be compared with each other; a ``totaal`` is that of its group.
    """

    naam: str
    groep: str = ""
    cijfers: tuple[Cijfer, ...] = ()
    totaal: bool = False
    signaal: bool = False
    toelichting: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cijfertabel:
    """One fixed table; ``uitleg`` says what is counted, and on which day it counts."""

    soort: Overzichtsoort
    uitleg: str
    kolommen: tuple[Tijdvak, ...]
    regels: tuple[Cijferregel, ...]

    @property
    def leeg(self) -> bool:
        """Whether no line has a row."""
        return not any(cijfer.rijen for regel in self.regels for cijfer in regel.cijfers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overzichtuitvoer:
    """What left the register: which figures, for whom, to where, and the digest of the file."""

    schooljaar: str
    doel: Uitvoerdoel
    met_rijen: bool
    bestand: str
    sha256: str


def procent(deel: int, geheel: int) -> str:
    """``deel`` of ``geheel`` (more than 0) in whole percents; 100% is said of all alone, and 0% of none."""
    heel = round(100 * deel / geheel)
    return f"{heel if deel in {0, geheel} else min(max(heel, 1), 99)}%"
