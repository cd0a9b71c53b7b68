"""The toets of one aanvraag: answers to a checklist, by the program or by a person, and closing it.

A person's answer always goes over the program's. Nothing closes with an open question or a *nee* unless a
reason is recorded with it (screens.md 4.5).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from cvt_desktop.domain.errors import InvoerError, ToestandError
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.ids import BijlageId, PersoonId
from cvt_desktop.domain.toetsfeiten import AutomatischAntwoord, Toetsfeiten, automatische_antwoorden
from cvt_desktop.domain.toetslijst import (
    ANDERS_NAMELIJK,
    Antwoord,
    Grondslag,
    Rubriek,
    Toetslijst,
    Toetspunt,
    lees_toetslijst,
)

__all__ = [
    "ANDERS_NAMELIJK", "Antwoord", "AutomatischAntwoord", "Beantwoording", "Grondslag", "Override", "Rubriek", "Toets",
    "Toetsfeiten", "Toetslijst", "Toetspunt", "Vindplaats", "Voortgang", "automatische_antwoorden", "lees_toetslijst",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Vindplaats:
    """Where the evidence stands; ``pagina`` counts from 1."""

    bijlage_id: BijlageId
    pagina: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Beantwoording:
    """The answer to one question. ``door`` None is the program; ``grond`` is then what it saw."""

    code: str
    antwoord: Antwoord
    door: PersoonId | None = None
    grond: str = field(default="", repr=False)
    toelichting: str = field(default="", repr=False)
    vindplaats: Vindplaats | None = None
    wat_ontbreekt: str = field(default="", repr=False)

    @property
    def door_programma(self) -> bool:
        """Whether the program answered, and nobody went over it."""
        return self.door is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """Why the toets was closed although this question is open or *nee*."""

    code: str
    reden: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voortgang:
    """How far one rubriek is, in questions."""

    rubriek: Rubriek
    beantwoord: int
    totaal: int
    nee: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Toets:
    """The answers to list ``lijst_soort`` version ``lijst_versie``; every act gives a new value.

    Each act takes the list itself and refuses (``ToestandError``) another one, or a closed toets.
    """

    lijst_soort: Soort
    lijst_versie: int
    beantwoordingen: tuple[Beantwoording, ...] = ()
    overrides: tuple[Override, ...] = ()
    afgerond_op: date | None = None
    afgerond_door: PersoonId | None = None

    @classmethod
    def nieuw(cls, lijst: Toetslijst) -> Toets:
        """An empty toets of this list."""
        return cls(lijst_soort=lijst.soort, lijst_versie=lijst.versie)

    @property
    def afgerond(self) -> bool:
        """Whether it is closed."""
        return self.afgerond_op is not None

    def beantwoording(self, code: str) -> Beantwoording | None:
        """The answer to ``code``, or None."""
        return next((b for b in self.beantwoordingen if b.code == code), None)

    def beantwoorden(self, lijst: Toetslijst, beantwoording: Beantwoording) -> Toets:
        """Take over a person's answer.

        Raises ``InvoerError`` when the datum may not be refused (Awb 4:3, lid 2) or the weighing lacks.
        """
        self._toets_open(lijst)
        if beantwoording.door is None:
            raise ValueError("an answer without a person is the program's: use door_programma")
        punt = lijst.punt(beantwoording.code)
        if beantwoording.antwoord is Antwoord.GEWEIGERD:
            if punt.verplicht_gegeven:
                raise InvoerError(
                    "De wet verplicht dit gegeven: weigeren kan niet (Awb 4:3, lid 2). "
                    "Kies ja of nee.", veld=punt.code,
                )  # fmt: skip
            if not beantwoording.toelichting.strip():
                raise InvoerError(
                    "Schrijf in één regel waarom weigeren hier opweegt tegen het belang voor het besluit.",
                    veld=punt.code,
                )
        return self._met(lijst, {beantwoording.code: beantwoording})

    def wissen(self, lijst: Toetslijst, code: str) -> Toets:
        """Make a question open again; the program may then answer it anew."""
        self._toets_open(lijst)
        lijst.punt(code)
        return replace(self, beantwoordingen=tuple(b for b in self.beantwoordingen if b.code != code))

    def door_programma(self, lijst: Toetslijst, feiten: Toetsfeiten) -> Toets:
        """Answer anew what the program can know; answers of persons stay, its own old ones go."""
        self._toets_open(lijst)
        van_personen = tuple(b for b in self.beantwoordingen if not b.door_programma)
        bezet = {b.code for b in van_personen}
        nieuw = {
            code: Beantwoording(code=code, antwoord=a.antwoord, grond=a.grond)
            for code, a in automatische_antwoorden(lijst, feiten).items()
            if code not in bezet
        }
        return replace(self, beantwoordingen=van_personen)._met(lijst, nieuw)

    def overige_open_ja(self, lijst: Toetslijst, door: PersoonId) -> Toets:
        """Answer every open question with *ja* in one act (Ctrl+J)."""
        self._toets_open(lijst)
        ja = {p.code: Beantwoording(code=p.code, antwoord=Antwoord.JA, door=door) for p in self.open_punten(lijst)}
        return self._met(lijst, ja)

    def afronden(
        self, lijst: Toetslijst, *, op: date, door: PersoonId, reden_overrides: Mapping[str, str] | None = None
    ) -> Toets:
        """Close it; what is open or *nee* needs a reason in ``reden_overrides`` (code to reason).

        Raises ``ToestandError`` with the code of the first question without one, ``InvoerError`` for a reason
        that is no reason.
        """
        self._toets_open(lijst)
        redenen = reden_overrides or {}
        for punt in self.open_punten(lijst):
            if punt.code not in redenen:
                raise ToestandError(f"Punt {punt.code} is nog open. Beantwoord het, of ga door met een reden.",
                                    code="toets-open", veld=punt.code)  # fmt: skip
        for punt in self.nee_punten(lijst):
            if punt.code not in redenen:
                raise ToestandError(f"Punt {punt.code} is nee. Vraag een aanvulling, of ga door met een reden.",
                                    code="toets-nee", veld=punt.code)  # fmt: skip
        nodig = [p.code for p in lijst.punten if p in (*self.open_punten(lijst), *self.nee_punten(lijst))]
        overrides = tuple(Override(code=c, reden=lijst.toets_reden(redenen[c], veld=c)) for c in nodig)
        return replace(self, overrides=overrides, afgerond_op=op, afgerond_door=door)

    def heropenen(self) -> Toets:
        """Open it again: the answers stay, the reasons are asked anew at the next closing."""
        if not self.afgerond:
            raise ToestandError("Deze toets is nog niet afgerond. Rond haar eerst af.", code="toets-open")
        return replace(self, overrides=(), afgerond_op=None, afgerond_door=None)

    def open_punten(self, lijst: Toetslijst) -> tuple[Toetspunt, ...]:
        """The questions without an answer, in the order of the list."""
        bekend = {b.code for b in self.beantwoordingen}
        return tuple(p for p in lijst.punten if p.code not in bekend)

    def nee_punten(self, lijst: Toetslijst) -> tuple[Toetspunt, ...]:
        """The questions that were answered *nee*, in the order of the list."""
        nee = {b.code for b in self.beantwoordingen if b.antwoord is Antwoord.NEE}
        return tuple(p for p in lijst.punten if p.code in nee)

    def aantal_door_programma(self) -> int:
        """How many answers are the program's."""
        return sum(b.door_programma for b in self.beantwoordingen)

    def voortgang(self, lijst: Toetslijst) -> tuple[Voortgang, ...]:
        """One count per rubriek that the list has."""
        antwoorden = {b.code: b.antwoord for b in self.beantwoordingen}
        rijen = []
        for rubriek in Rubriek:
            codes = [p.code for p in lijst.in_rubriek(rubriek)]
            if codes:
                gegeven = [antwoorden[c] for c in codes if c in antwoorden]
                rijen.append(Voortgang(rubriek=rubriek, beantwoord=len(gegeven), totaal=len(codes),
                                       nee=gegeven.count(Antwoord.NEE)))  # fmt: skip
        return tuple(rijen)

    def _toets_open(self, lijst: Toetslijst) -> None:
        if (lijst.soort, lijst.versie) != (self.lijst_soort, self.lijst_versie):
            raise ToestandError(
                "Deze toets hoort bij een andere versie van de toetslijst. "
                "Open het dossier opnieuw.", code="toets-lijst",
            )  # fmt: skip
        if self.afgerond:
            raise ToestandError("Deze toets is afgerond. Heropen haar eerst.", code="toets-afgerond")

    def _met(self, lijst: Toetslijst, nieuw: Mapping[str, Beantwoording]) -> Toets:
        alle = {b.code: b for b in self.beantwoordingen} | dict(nieuw)
        return replace(self, beantwoordingen=tuple(alle[c] for c in lijst.codes if c in alle))
