"""The bovenschoolse voorzieningen of a samenwerkingsverband, per school year, and the places in them (screens.md 5.7, 8.2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cvt_desktop.basis.tekst import datum_kort, euro, meervoud
from cvt_desktop.domain.ids import AanvraagId, SchoolId, VoorzieningId
from cvt_desktop.domain.termijn import hele_maanden

_MAANDEN, _WEEK = 12, 7


class Tariefper(StrEnum):
    """What a tariff is asked for."""

    SCHOOLJAAR = "schooljaar"
    WEEK = "week"


class Duureenheid(StrEnum):
    """In what the longest stay is counted."""

    WEKEN = "weken"
    MAANDEN = "maanden"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voorziening:
    """One line of the table. The same voorziening keeps its ``id`` in each school year; a toewijzing keeps the line as it was.

    ``plaatsen`` None: not counted. ``bezet_vooraf``: places that are taken by pupils who are not in this register.
    ``scholen``: who may ask, empty for every school. ``commissie``: who decides on the place, when that is not the CvT.
    """

    id: VoorzieningId
    schooljaar: str
    naam: str
    doelgroep: str = ""
    plaatsen: int | None = None
    bezet_vooraf: int = 0
    scholen: tuple[SchoolId, ...] = ()
    tarief_cent: int | None = None
    tarief_per: Tariefper = Tariefper.SCHOOLJAAR
    hoogstens: int | None = None
    hoogstens_eenheid: Duureenheid = Duureenheid.WEKEN
    commissie: str = ""
    wachtlijst: bool = False

    def mag_vragen(self, school_id: SchoolId | None) -> bool:
        """Whether this school may ask for a place; True as long as no school was chosen."""
        return not self.scholen or school_id is None or school_id in self.scholen

    def te_lang(self, van: date, tot: date) -> bool:
        """Whether this period is longer than a pupil may stay."""
        if self.hoogstens is None:
            return False
        duur = weken(van, tot) if self.hoogstens_eenheid is Duureenheid.WEKEN else maanden(van, tot)
        return duur > self.hoogstens

    def bedrag(self, van: date, tot: date) -> Bedrag | None:
        """What this period costs, and how that was reckoned; None without a tariff.

        By the week for each week that is begun; by the school year for each month that is begun, a twelfth each, rounded to
        whole cents at the end.
        """
        if self.tarief_cent is None:
            return None
        if self.tarief_per is Tariefper.WEEK:
            aantal = weken(van, tot)
            return Bedrag(cent=self.tarief_cent * aantal,
                          hoe=f"{euro(self.tarief_cent)} per week × {meervoud(aantal, 'week', 'weken')}")  # fmt: skip
        aantal = maanden(van, tot)
        jaren, rest = divmod(aantal, _MAANDEN)
        duur = " en ".join(filter(None, (meervoud(jaren, "schooljaar", "schooljaren") if jaren else "",
                                         f"{rest} van {_MAANDEN} maanden" if rest else "")))  # fmt: skip
        return Bedrag(cent=(2 * self.tarief_cent * aantal + _MAANDEN) // (2 * _MAANDEN),
                      hoe=f"{euro(self.tarief_cent)} per schooljaar × {duur}")  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Bedrag:
    """An amount in whole cents with the sum that led to it."""

    cent: int
    hoe: str


class Plaatsantwoord(StrEnum):
    """Whether there is a place: another answer than that the pupil needs it (screens.md 5.7)."""

    PLAATSBAAR = "plaatsbaar"
    WACHTLIJST = "wachtlijst"


@dataclass(frozen=True, slots=True, kw_only=True)
class Toewijzing:
    """A besluit that gives a place, or waits for one. ``per`` is None on the waiting list; ``tot``: the last day."""

    aanvraag_id: AanvraagId
    kenmerk: str
    voorziening_id: VoorzieningId
    school: str
    besloten_op: date
    per: date | None
    tot: date | None

    def bezet_op(self, dag: date) -> bool:
        """Whether it takes a place on ``dag``: from the day on which it was given, so that no place is promised twice."""
        return self.per is not None and (self.tot is None or self.tot >= dag)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bezetting:
    """The places of one voorziening on a day, and who waits: by the day of the besluit, then by kenmerk."""

    voorziening: Voorziening
    toegewezen: tuple[Toewijzing, ...]
    wachtlijst: tuple[Toewijzing, ...]

    @property
    def bezet(self) -> int:
        """The places that are taken, with those from outside this register."""
        return self.voorziening.bezet_vooraf + len(self.toegewezen)

    @property
    def vrij(self) -> int | None:
        """The places that are left, never below zero; None when they are not counted."""
        return None if self.voorziening.plaatsen is None else max(0, self.voorziening.plaatsen - self.bezet)

    @property
    def tekst(self) -> str:
        """``13 van 14 plaatsen bezet, 1 vrij · wachtlijst 2``."""
        plaatsen, wacht = self.voorziening.plaatsen, len(self.wachtlijst)
        delen = [f"{self.bezet} bezet, plaatsen niet geteld" if plaatsen is None else
                 f"{self.bezet} van {meervoud(plaatsen, 'plaats', 'plaatsen')} bezet, "
                 f"{self.vrij or 'geen plaats'} vrij"]  # fmt: skip
        return " · ".join([*delen, *([f"wachtlijst {wacht}"] if wacht else [])])

    def plek_van(self, aanvraag_id: AanvraagId) -> int | None:
        """The number on the waiting list, from 1; None for who does not wait."""
        return next((n for n, t in enumerate(self.wachtlijst, 1) if t.aanvraag_id == aanvraag_id), None)


def bezetting(voorziening: Voorziening, alle: Sequence[Toewijzing], dag: date) -> Bezetting:
    """Who has a place on ``dag`` and who waits, of every toewijzing of this voorziening."""
    eigen = sorted((t for t in alle if t.voorziening_id == voorziening.id), key=lambda t: (t.besloten_op, t.kenmerk))
    return Bezetting(voorziening=voorziening, toegewezen=tuple(t for t in eigen if t.bezet_op(dag)),
                     wachtlijst=tuple(t for t in eigen if t.per is None))  # fmt: skip


def vol_melding(stand: Bezetting, dag: date) -> str:
    """Why no place can be given on ``dag``."""
    return (f"{stand.voorziening.naam} heeft op {datum_kort(dag)} geen plaats vrij: {stand.tekst}. Kies wachtlijst, een latere "
            "dag, of laat eerst het aantal plaatsen wijzigen bij Instellingen.")  # fmt: skip


def weken(van: date, tot: date) -> int:
    """Weeks that are begun in this period, both days included."""
    return -(-((tot - van).days + 1) // _WEEK)


def maanden(van: date, tot: date) -> int:
    """Months that are begun in this period, both days included."""
    return hele_maanden(van, tot) + 1
