"""The help at a field with a legal meaning: two or three sentences, its sources, and the words of the list. No Qt.

The texts are data (``resources/hulp.toml``): a table per form, a key per field. ``*`` in a key stands for what differs between
fields that ask the same (``criterium*``).
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import lru_cache

import resources
from cvt_desktop.basis.tekst import datum_cijfers, vouw
from cvt_desktop.domain.bronnen import Bron, bron

WOORDEN_HOOGSTENS = 60
_WOORDEN_ERBIJ = 4


EIGEN_NAMEN = "## Namen in het programma"
"""The heading in the woordenlijst under which nothing is of the field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Woord:
    """One line of the woordenlijst."""

    term: str
    betekenis: str
    bron: str

    @property
    def voluit(self) -> str:
        """The word, what it means, and its source."""
        return f"{self.term}: {self.betekenis}" + (f" ({self.bron})" if self.bron else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hulp:
    """What F1 shows. ``bronnen`` say in a sentence what each source says; ``woorden`` are those of the list that occur in it."""

    tekst: str
    bronnen: tuple[str, ...] = ()
    woorden: tuple[Woord, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hulptekst:
    """One entry of the file, as it stands there."""

    vorm: str
    veld: str
    tekst: str
    bronnen: tuple[str, ...]


@lru_cache(maxsize=1)
def lees_hulpteksten() -> tuple[Hulptekst, ...]:
    """Every entry of the file, in its order."""
    vormen = tomllib.loads(resources.path("hulp.toml").read_text(encoding="utf-8"))
    return tuple(
        Hulptekst(vorm=vorm, veld=veld, tekst=" ".join(een["tekst"].split()), bronnen=tuple(een["bronnen"]))
        for vorm, velden in vormen.items()
        for veld, een in velden.items()
    )


@lru_cache(maxsize=1)
def lees_woordenlijst() -> tuple[Woord, ...]:
    """The words of the field, in the order of the list; without the module of each and without the names of the program's own
    parts, which are for who reads the code.
    """
    woorden = []
    vak, _, _eigen = resources.path("woordenlijst.md").read_text(encoding="utf-8").partition(EIGEN_NAMEN)
    for regel in vak.splitlines():
        cellen = [cel.strip() for cel in regel.strip().strip("|").split("|")]
        if regel.startswith("|") and len(cellen) == 4 and cellen[0] != "term" and set(cellen[0]) != {"-"}:
            woorden.append(Woord(term=_los(cellen[0]), betekenis=cellen[1], bron="" if cellen[2] == "-" else cellen[2]))
    return tuple(woorden)


def _los(term: str) -> str:
    """``Volgende stap`` for the ``VolgendeStap`` of the code, which writes two words as one."""
    return re.sub(r"(?<=[a-zé])([A-Z])", lambda m: f" {m[1].lower()}", term)


@lru_cache(maxsize=512)
def hulp_bij(vorm: str, veld: str) -> Hulp | None:
    """The help at this field of this form; None without. A key without ``*`` goes before one with it."""
    gevonden = [h for h in lees_hulpteksten() if h.vorm == vorm and (h.veld == veld or fnmatchcase(veld, h.veld))]
    if not gevonden:
        return None
    een = min(gevonden, key=lambda h: h.veld != veld)
    return Hulp(tekst=een.tekst, bronnen=tuple(_bronzin(bron(b)) for b in een.bronnen), woorden=woorden_in(een.tekst))


def woorden_in(tekst: str) -> tuple[Woord, ...]:
    """The first words of the list that occur in ``tekst``, also in the plural, in the order of the text."""
    in_tekst = re.findall(r"\w+", vouw(tekst))
    bekend = {vouw(woord.term): woord for woord in lees_woordenlijst()}
    gevonden = [bekend.get(w) or bekend.get(w.removesuffix("en")) or bekend.get(w.removesuffix("s")) for w in in_tekst]
    return tuple(dict.fromkeys(w for w in gevonden if w is not None))[:_WOORDEN_ERBIJ]


def _bronzin(b: Bron) -> str:
    van = f" (tekst van {datum_cijfers(b.stand)})" if b.stand else ""
    return f"{b.tekst}: {b.omschrijving}{van}"
