"""The uitnodiging with the agenda of a zitting, as it is laid out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cvt_desktop.ports.documentdelen import Kop


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Agendaregel:
    """One dossier on the agenda; ``leerling`` is initials or a name by setting, ``niet_mee`` who may not vote at it.

    ``hamerstuk``: it stands in the block that is decided in one act.
    """

    nummer: int
    kenmerk: str
    leerling: str
    school: str
    soort: str
    stukken: str
    niet_mee: str = ""
    hamerstuk: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Agenda:
    """The uitnodiging for a zitting with its agenda, without health content. ``afmelden``: with whom, by telephone.

    ``lezen``: where the stukken are.
    """

    kop: Kop
    commissie: str
    datum: date
    tijd: str
    plaats: str
    voorzitter: str
    secretaris: str
    leden: tuple[str, ...]
    adviserend: tuple[str, ...] = ()
    gasten: tuple[str, ...] = ()
    quorum: str
    regels: tuple[Agendaregel, ...]
    afmelden: str
    lezen: str = "De stukken leest u in het register."
