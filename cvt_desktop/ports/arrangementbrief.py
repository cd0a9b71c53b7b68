"""The besluit about an arrangement or a bovenschoolse voorziening in a letter: to the school, the parents, and the pupil."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cvt_desktop.ports.briefvorm import Brief
from cvt_desktop.ports.documentdelen import Aanvraagverloop, AanvragendeSchool, Besluitnemer, Bezwaar, Meningen
from cvt_desktop.ports.documentonderwerp import Onderwerp
from cvt_desktop.ports.vervanging import Vervanging


class Briefaan(StrEnum):
    """For whom it is written: formal words, plain ones, or "je"."""

    SCHOOL = "school"
    OUDERS = "ouders"
    LEERLING = "leerling"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Arrangementdoel:
    """A goal as the letter to the school lists it."""

    doel: str
    zichtbaar: str
    wanneer: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Toekenning:
    """What is granted: by whom, from when until when, for how much, and when it is evaluated.

    ``anders_omdat`` is filled when it differs from what was asked. For a voorziening ``inzet`` is the sum, ``contact`` who of
    the school keeps in touch, and ``plaats_per`` the day from which there is a place; None is the waiting list.
    """

    titel: str
    aanbieder: str
    inzet: str
    bedrag: str
    ingang: date
    einde: date
    evaluatie_op: date | None
    doelen: tuple[Arrangementdoel, ...]
    daarna: str = ""
    anders_omdat: str = ""
    tweede_evaluatie_op: date | None = None
    contact: str = ""
    plaats_per: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Arrangementafwijzing:
    """What a refusal must say beside its reasons (screens.md 7.8)."""

    titel: str
    in_het_voordeel: str
    horen: str
    wat_wel: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Arrangementbrief(Brief):
    """The besluit about an arrangement (screens.md 7.6, 7.11). ``uitleg`` is the plain reason of the letter at hand.

    ``behoefte``, ``gedaan`` and ``waarom`` are the reasons in full. ``u_vertelde`` is what this addressee told and
    ``wij_besluiten_toch`` is filled when this addressee, or for the school a parent, does not agree. ``vervangt``: the besluit in
    whose place it comes. ``voorziening``: what is asked is a place in a bovenschoolse voorziening.

    Of a group (screens.md 5.9) only the school gets a letter: ``leerling`` is the group, ``deelnemers`` are the schools that take
    part beside the penvoerder, ``meningen.ouders`` tells how pupils and ouders are involved, and ``bezwaar`` may be None. A goal
    then has its aanpak and who does it in ``zichtbaar`` and ``wanneer``.
    """

    aan: Briefaan
    leerling: Onderwerp
    school: AanvragendeSchool
    uitkomst: Toekenning | Arrangementafwijzing
    verloop: Aanvraagverloop
    criteria_bron: str
    toetsopmerkingen: tuple[str, ...] = ()
    behoefte: str = ""
    gedaan: str = ""
    waarom: str = ""
    uitleg: str = ""
    meningen: Meningen
    u_vertelde: str = ""
    wij_besluiten_toch: str = ""
    nemer: Besluitnemer
    bezwaar: Bezwaar | None
    afschrift: tuple[str, ...] = ()
    vervangt: Vervanging | None = None
    voorziening: bool = False
    deelnemers: tuple[str, ...] = ()
