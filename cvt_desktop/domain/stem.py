"""Stemmen and what they decide: the rule of the reglement, in plain sight."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from cvt_desktop.basis.tekst import meervoud
from cvt_desktop.domain.ids import PersoonId


class Stemkeuze(StrEnum):
    """What a member says."""

    VOOR = "voor"
    TEGEN = "tegen"
    ONTHOUDING = "onthouding"


class Stemregel(StrEnum):
    """How a commission decides (reglement). Consensus that is not reached falls back to the majority."""

    CONSENSUS = "consensus"
    MEERDERHEID = "meerderheid"
    DOORSLAG = "meerderheid, bij staken beslist de voorzitter"


class Bekrachtiging(StrEnum):
    """By whose signature the genoteerde stemmen of a zitting come to count (screens.md 4.10, 3; ADR 0081)."""

    EIGEN_SLEUTEL = "ieder lid met de eigen sleutel, tot het quorum"
    LIJST = "via de vastgestelde besluitenlijst"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stem:
    """One member's stem: *genoteerd* in sight of all, later *bekrachtigd* by the member (screens.md 4.10).

    ``betwist_op``: the member says that it was noted wrongly; it waits for the voorzitter and is not bekrachtigd.
    """

    persoon_id: PersoonId
    naam: str = field(repr=False)
    keuze: Stemkeuze
    reden: str = field(default="", repr=False)
    genoteerd_door: PersoonId
    genoteerd_op: datetime
    bekrachtigd_op: datetime | None = None
    betwist_op: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Uitslag:
    """Whether the proposed outcome is carried, and the numbers that say so."""

    aangenomen: bool
    voor: int
    tegen: int
    onthoudingen: int
    zin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quorum:
    """Whether an item can be decided by those present, and why not."""

    voldoende: bool
    stemmers: int
    nodig: int
    reden: str = ""


def quorum(*, stemmers: int, nodig: int, met_gedragsdeskundige: bool, gedragsdeskundige_nodig: bool) -> Quorum:
    """The quorum of the reglement over those who may vote on this item."""
    if stemmers < nodig:
        reden = f"Er stemmen {stemmers} van de {nodig} leden die nodig zijn. Wacht op een lid, of houd het punt aan."
        return Quorum(voldoende=False, stemmers=stemmers, nodig=nodig, reden=reden)
    if gedragsdeskundige_nodig and not met_gedragsdeskundige:
        reden = (
            "Er is geen orthopedagoog of psycholoog die meestemt; het reglement vraagt er één. Laat er een meedoen, of houd "
            "het punt aan."
        )
        return Quorum(voldoende=False, stemmers=stemmers, nodig=nodig, reden=reden)
    return Quorum(voldoende=True, stemmers=stemmers, nodig=nodig)


def uitslag(
    stemmen: tuple[Stem, ...], *, regel: Stemregel, nodig: int, stemmers: int, voorzitter_id: PersoonId | None, uitkomst: str
) -> Uitslag:
    """What ``stemmen`` decide about ``uitkomst``, with the sentence that the screen and the besluitenlijst show."""
    voor = sum(1 for stem in stemmen if stem.keuze is Stemkeuze.VOOR)
    tegen = sum(1 for stem in stemmen if stem.keuze is Stemkeuze.TEGEN)
    onthoudingen = len(stemmen) - voor - tegen
    kop = f"{voor} voor, {tegen} tegen" + (f", {meervoud(onthoudingen, 'onthouding', 'onthoudingen')}" if onthoudingen else "")
    kop += f", quorum {nodig} van {stemmers}"

    def klaar(aangenomen: bool, slot: str) -> Uitslag:
        return Uitslag(aangenomen=aangenomen, voor=voor, tegen=tegen, onthoudingen=onthoudingen, zin=f"{kop}: {slot}.")

    if len(stemmen) < stemmers:
        return klaar(False, f"nog {stemmers - len(stemmen)} te noteren")
    if voor > tegen:
        return klaar(True, uitkomst)
    if voor == tegen and voor and regel is Stemregel.DOORSLAG:
        beslissend = next((s.keuze for s in stemmen if s.persoon_id == voorzitter_id), None)
        if beslissend is Stemkeuze.VOOR:
            return klaar(True, f"de stem van de voorzitter beslist, {uitkomst}")
    return klaar(False, "de stemmen staken, dus geen besluit" if voor and voor == tegen else "geen meerderheid, dus geen besluit")
