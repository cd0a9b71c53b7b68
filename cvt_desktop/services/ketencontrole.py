"""Walking along the chain of the log: does every entry hang on the one before, and do the anchors lie on it?

One walk for both: the register itself (Controle) and an exported log (``audit verify``). It never stops at the first thing
that is wrong: after a break it goes on from what is there, so that each broken place is named once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from cvt_desktop.domain import keten
from cvt_desktop.domain.gebeurtenis import Gebeurtenis
from cvt_desktop.domain.keten import Anker

HOOGSTENS = 20
"""So many broken places are named; after that they are counted."""


class Handtekeningstand(StrEnum):
    """What a signature under an entry is worth."""

    GOED = "goed"
    FOUT = "fout"
    ONBEKEND = "onbekend"


Handtekeningtoets = Callable[[UUID, Gebeurtenis], Handtekeningstand]
"""Judges the signature under an entry of the register with this identity; ``ONBEKEND`` when nobody vouches for the key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Breuk:
    """Something that is wrong, in Dutch. ``volgnummer`` 0: it is about the log as a whole."""

    volgnummer: int
    tekst: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ketenuitslag:
    """What the walk found. ``hoofd`` is where it ended; ``bevestigd`` are the anchors that lie on the chain."""

    kluis: UUID
    aantal: int
    hoofd: Anker | None
    breuken: tuple[Breuk, ...] = ()
    meer: int = 0
    bevestigd: tuple[Anker, ...] = ()
    ondertekend: int = 0
    onbekend: int = 0

    @property
    def heel(self) -> bool:
        """Whether nothing is wrong."""
        return not self.breuken


@dataclass(slots=True)
class _Breuken:
    lijst: list[Breuk] = field(default_factory=list)
    meer: int = 0

    def meld(self, volgnummer: int, tekst: str) -> None:
        if len(self.lijst) < HOOGSTENS:
            self.lijst.append(Breuk(volgnummer=volgnummer, tekst=tekst))
        else:
            self.meer += 1


class Ketenloper:
    """Takes the entries one by one, oldest first; ``klaar`` says what was found."""

    def __init__(self, kluis: UUID, ankers: Sequence[Anker] = (), toets: Handtekeningtoets | None = None) -> None:
        self._kluis, self._toets = kluis, toets
        self._ankers: dict[int, list[Anker]] = {}
        for anker in ankers:
            self._ankers.setdefault(anker.volgnummer, []).append(anker)
        self._bevestigd: list[Anker] = []
        self._breuken = _Breuken()
        self._nummer, self._schakel = 0, keten.begin(kluis)
        self._aantal = self._ondertekend = self._onbekend = 0

    def neem(self, g: Gebeurtenis, echt: str = "") -> None:
        """The next entry. ``echt``: its link as it was just computed from its bytes, by who has those at hand."""
        self._aantal += 1
        self._keur_plaats(g)
        echt = echt or keten.schakel(g)
        if echt != g.schakel:
            self.breuk(g.volgnummer, f"Gebeurtenis {g.volgnummer} is gewijzigd: de inhoud past niet bij de schakel.")
        self._keur_ankers(g.volgnummer, echt)
        if g.handtekening or g.sleutel_id is not None:
            self._keur_handtekening(g)
        self._nummer, self._schakel = g.volgnummer, g.schakel

    def breuk(self, volgnummer: int, tekst: str) -> None:
        """Something that whoever brings the entries found wrong."""
        self._breuken.meld(volgnummer, tekst)

    @property
    def gebroken(self) -> bool:
        """Whether something is wrong already."""
        return bool(self._breuken.lijst)

    @property
    def eerste_breuk(self) -> str:
        """The first thing that was found wrong, or ``""``."""
        return self._breuken.lijst[0].tekst if self._breuken.lijst else ""

    def klaar(self, verwacht: Anker | None = None) -> Ketenuitslag:
        """``verwacht``: where the log ends by its own words."""
        hoofd = Anker(volgnummer=self._nummer, schakel=self._schakel) if self._aantal else None
        if verwacht is not None and (hoofd is None or verwacht != hoofd):
            self._keur_einde(verwacht, hoofd)
        for nummer, ankers in sorted(self._ankers.items()):
            for anker in ankers:
                self._breuken.meld(nummer, f"Het anker {anker.kort} noemt gebeurtenis {nummer}, maar die staat niet in dit "
                                   f"log: het houdt op bij {self._nummer}. Er is een stuk af, of het is van elders.")  # fmt: skip
        return Ketenuitslag(
            kluis=self._kluis, aantal=self._aantal, hoofd=hoofd, breuken=tuple(self._breuken.lijst), meer=self._breuken.meer,
            bevestigd=tuple(self._bevestigd), ondertekend=self._ondertekend, onbekend=self._onbekend,
        )  # fmt: skip

    def _keur_plaats(self, g: Gebeurtenis) -> None:
        nummer, verwacht = g.volgnummer, self._nummer + 1
        if nummer == verwacht:
            if g.vorige != self._schakel:
                self._breuken.meld(nummer, self._los(nummer))
        elif nummer > verwacht:
            weg = f"Gebeurtenis {verwacht} ontbreekt" if nummer == verwacht + 1 else (
                f"De gebeurtenissen {verwacht} tot en met {nummer - 1} ontbreken")  # fmt: skip
            self._breuken.meld(verwacht, f"{weg}: na {self._nummer} volgt {nummer}." if self._nummer else f"{weg}.")
        else:
            self._breuken.meld(nummer, f"Gebeurtenis {nummer} staat niet op zijn plaats: na {self._nummer} hoort "
                               f"{verwacht} te komen. Er is iets verwisseld, herhaald of tussengevoegd.")  # fmt: skip

    def _los(self, nummer: int) -> str:
        if nummer == 1:
            return "Gebeurtenis 1 is niet het begin van het log van dit register: het is van een ander register, of gewijzigd."
        return (f"Gebeurtenis {nummer} sluit niet aan op gebeurtenis {nummer - 1}: daarvoor is iets gewijzigd, weggehaald of "
                "tussengevoegd.")  # fmt: skip

    def _keur_ankers(self, nummer: int, schakel: str) -> None:
        for anker in self._ankers.pop(nummer, ()):
            if anker.past_op(schakel):
                self._bevestigd.append(anker)
            else:
                self._breuken.meld(nummer, f"Het anker {anker.kort} past niet op gebeurtenis {nummer}. Kijk eerst of het goed is "
                                   "overgetypt. Zo ja, dan is dit logboek na het bewaren van het anker gewijzigd, daar of "
                                   "eerder, of het is een ander logboek.")  # fmt: skip

    def _keur_handtekening(self, g: Gebeurtenis) -> None:
        stand = Handtekeningstand.ONBEKEND if self._toets is None else self._toets(self._kluis, g)
        if stand is Handtekeningstand.GOED:
            self._ondertekend += 1
        elif stand is Handtekeningstand.ONBEKEND:
            self._onbekend += 1
        else:
            self._breuken.meld(g.volgnummer, f"De handtekening onder gebeurtenis {g.volgnummer} klopt niet.")

    def _keur_einde(self, verwacht: Anker, hoofd: Anker | None) -> None:
        if hoofd is None or hoofd.volgnummer < verwacht.volgnummer:
            tot = f"bij gebeurtenis {hoofd.volgnummer}" if hoofd else "meteen"
            tekst = f"Het log houdt {tot} op, maar hoort tot en met {verwacht.volgnummer} te lopen: het einde is eraf."
        else:
            tekst = f"Het log eindigt anders dan het zelf zegt ({verwacht.kort})."
        self._breuken.meld(verwacht.volgnummer, tekst)
