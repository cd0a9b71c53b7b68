"""A checklist as versioned data (screens.md part 6): an old aanvraag keeps the list of its own version.

The text of a list is TOML under ``resources/toetsen``; the file is read by ``services.toetslijsten``.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from cvt_desktop.domain.bronnen import bron
from cvt_desktop.domain.errors import CvtError, InvoerError, NietGevondenError
from cvt_desktop.domain.formulier import Soort

ANDERS_NAMELIJK = "anders, namelijk"


class Rubriek(StrEnum):
    """What an aanvraag is tested on (ondersteuningsplan), in this order; ``INHOUD`` is asked of an arrangement."""

    ONTVANKELIJKHEID = "ontvankelijkheid"
    VOLLEDIGHEID = "volledigheid"
    NAVOLGBAARHEID = "navolgbaarheid"
    TRANSPARANTIE = "transparantie"
    INHOUD = "inhoud"


class Grondslag(StrEnum):
    """Why a question is asked; the letter is what the list shows."""

    WET = "W"
    PLAN = "P"
    AFSPRAAK = "A"
    BEOORDELING = "nodig voor de beoordeling"


class Antwoord(StrEnum):
    """The answer to one question; ``GEWEIGERD`` is Awb 4:3, with the weighing as note."""

    JA = "ja"
    NEE = "nee"
    NVT = "n.v.t."
    GEWEIGERD = "geweigerd (Awb 4:3)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Toetspunt:
    """One question. ``automatisch`` names the rule of ``domain.toetsfeiten`` that answers it first, or is None.

    ``verplicht_gegeven``: a law demands the datum, so it cannot be refused (Awb 4:3, lid 2). ``nee_weegt_mee``: a *nee* is an
    answer that counts in the reasons and not something that lacks, so nobody is asked for it unless a person wants that.
    """

    code: str
    rubriek: Rubriek
    vraag: str
    grondslagen: tuple[Grondslag, ...]
    bronnen: tuple[str, ...]
    uitleg: str
    automatisch: str | None = None
    verplicht_gegeven: bool = False
    ontbreekt_keuzes: tuple[str, ...] = ()
    nee_weegt_mee: bool = False

    @property
    def nee_is_gebrek(self) -> bool:
        """Whether a *nee* can ground a verzoek om aanvulling and, after it, buiten behandeling (Awb 4:5)."""
        return self.grondslagen[0] in {Grondslag.WET, Grondslag.BEOORDELING}

    @property
    def bronteksten(self) -> tuple[str, ...]:
        """The sources as F1 shows them."""
        return tuple(bron(b).tekst for b in self.bronnen)


@dataclass(frozen=True, slots=True, kw_only=True)
class Toetslijst:
    """The list of one kind in one version; ``redenen`` are the usual grounds to go on although something lacks."""

    soort: Soort
    versie: int
    titel: str
    punten: tuple[Toetspunt, ...]
    redenen: tuple[str, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """All codes in the order of the list."""
        return tuple(p.code for p in self.punten)

    def punt(self, code: str) -> Toetspunt:
        """The question ``code``; raises ``NietGevondenError``."""
        for punt in self.punten:
            if punt.code == code:
                return punt
        raise NietGevondenError("Dit punt staat niet in deze toetslijst. Open het dossier opnieuw.", veld=code)

    def in_rubriek(self, rubriek: Rubriek) -> tuple[Toetspunt, ...]:
        """The questions of one rubriek."""
        return tuple(p for p in self.punten if p.rubriek is rubriek)

    def toets_reden(self, reden: str, *, veld: str) -> str:
        """``reden`` itself when it is one of the list or ``anders, namelijk …`` with words; else ``InvoerError``."""
        kaal = reden.strip()
        eigen = kaal.removeprefix(ANDERS_NAMELIJK).lstrip(" :")
        if kaal in self.redenen and kaal != ANDERS_NAMELIJK:
            return kaal
        if kaal.startswith(ANDERS_NAMELIJK) and eigen:
            return kaal
        raise InvoerError("Kies een reden uit de lijst, of schrijf er zelf een achter 'anders, namelijk'.", veld=veld)


def lees_toetslijst(tekst: str) -> Toetslijst:
    """The list that ``tekst`` (TOML) holds; raises ``InvoerError`` naming what is wrong with it."""
    try:
        data = tomllib.loads(tekst)
        lijst = Toetslijst(
            soort=Soort[data["soort"]],
            versie=int(data["versie"]),
            titel=data["titel"],
            punten=tuple(_punt(p) for p in data["punt"]),
            redenen=tuple(data["redenen"]),
        )
    except (tomllib.TOMLDecodeError, KeyError, ValueError, TypeError, IndexError) as fout:
        raise InvoerError("Deze toetslijst is niet te lezen. Installeer het programma opnieuw.", code="toetslijst") from fout
    except CvtError as fout:
        raise InvoerError(f"{fout.melding} ({fout.veld})", code="toetslijst", veld=fout.veld) from fout
    if len(set(lijst.codes)) != len(lijst.codes):
        raise InvoerError(
            "Deze toetslijst heeft twee punten met dezelfde code. "
            "Installeer het programma opnieuw.", code="toetslijst",
        )  # fmt: skip
    if not lijst.redenen or lijst.redenen[-1] != ANDERS_NAMELIJK:
        raise InvoerError(
            f"De laatste reden van deze toetslijst is niet '{ANDERS_NAMELIJK}'. "
            "Installeer het programma opnieuw.", code="toetslijst",
        )  # fmt: skip
    return lijst


def _punt(ruw: dict[str, Any]) -> Toetspunt:
    punt = Toetspunt(
        code=ruw["code"],
        rubriek=Rubriek(ruw["rubriek"]),
        vraag=ruw["vraag"],
        grondslagen=tuple(Grondslag(g) for g in ruw["grondslagen"]),
        bronnen=tuple(bron(b).id for b in ruw["bronnen"]),
        uitleg=ruw["uitleg"].strip(),
        automatisch=ruw.get("automatisch"),
        verplicht_gegeven=ruw.get("verplicht_gegeven", False),
        ontbreekt_keuzes=tuple(ruw.get("ontbreekt_keuzes", ())),
        nee_weegt_mee=ruw.get("nee_weegt_mee", False),
    )
    if not punt.grondslagen or not punt.bronnen:
        raise ValueError(f"{punt.code} heeft geen grondslag of geen bron")
    return punt
