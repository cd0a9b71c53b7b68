"""The high-water mark: how far this laptop saw a register come, and what it means when the register is less far.

The mark is a lower bound: it is written after what it tells of, so that a crash in between gives no false alarm.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from cvt_desktop.domain.keten import Anker


@dataclass(frozen=True, slots=True, kw_only=True)
class Hoogwater:
    """Generation and number of the header, and the head of the log, as they were seen last."""

    generatie: int
    volgnummer: int
    log: Anker


@dataclass(frozen=True, slots=True, kw_only=True)
class Herinnering:
    """What a laptop remembers of a register. ``gewijzigd``: something is kept, but not as this program wrote it."""

    merk: Hoogwater | None = None
    gewijzigd: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Registerstand:
    """How far the register in front of us is. ``bij_merk`` is the link of its log at the number of the mark, or ``""``.

    ``bewust``: its newest generation began on this laptop, by an act of the beheerder with a reason. ``teruggezet`` is the
    generation that began with its newest restore of a backup, 0 when there was none.
    """

    generatie: int
    volgnummer: int
    houder: UUID | None
    log: Anker | None
    bij_merk: str = ""
    teruggezet: int = 0
    bewust: bool = False


class Terugval(StrEnum):
    """Why a register is not opened just like that."""

    GEHEEL = "geheel"
    KOP = "kop"
    LOG_KORTER = "log korter"
    LOG_VERVANGEN = "log vervangen"
    ANDERE_LAPTOP = "andere laptop"
    GEHEUGEN_WEG = "geheugen weg"
    GEHEUGEN_GEWIJZIGD = "geheugen gewijzigd"


def beoordeel(stand: Registerstand, herinnering: Herinnering, laptop: UUID) -> Terugval | None:
    """What is wrong, or None when the register is at least as far as this laptop saw it."""
    if stand.houder not in (None, laptop):
        return Terugval.ANDERE_LAPTOP
    merk = herinnering.merk
    if merk is None:
        if herinnering.gewijzigd:
            return Terugval.GEHEUGEN_GEWIJZIGD
        return Terugval.GEHEUGEN_WEG if stand.houder == laptop else None
    kop_ouder = stand.generatie < merk.generatie or stand.volgnummer < merk.volgnummer
    teruggezet = stand.generatie == stand.teruggezet and not kop_ouder
    if stand.generatie > merk.generatie and (stand.bewust or teruggezet):
        # accepted here, and the crash came before the mark; or a backup was put back (ADR 0053): an older log, under a
        # generation that only the data key can write
        return None
    log_korter = stand.log is None or stand.log.volgnummer < merk.log.volgnummer
    if kop_ouder and log_korter:
        return Terugval.GEHEEL
    if kop_ouder:
        return Terugval.KOP
    if log_korter:
        return Terugval.LOG_KORTER
    return None if stand.bij_merk == merk.log.schakel else Terugval.LOG_VERVANGEN


UITLEG: dict[Terugval, str] = {
    Terugval.GEHEEL: "Dit register is ouder dan wat deze laptop het laatst zag: kopbestand en logboek zijn allebei van een "
    "eerder moment. Dat gebeurt als iemand een oude kopie of reservekopie in de map terugzet.",
    Terugval.KOP: "Het kopbestand van dit register is ouder dan wat deze laptop het laatst zag. Wachtzinnen en gebruikers die "
    "daarna zijn gewijzigd of verwijderd, kunnen weer gelden.",
    Terugval.LOG_KORTER: "Dit register is ouder dan wat deze laptop het laatst zag: aan het eind van het logboek ontbreken "
    "handelingen. Wat toen is geschreven, staat er niet meer in.",
    Terugval.LOG_VERVANGEN: "Het logboek van dit register is anders dan wat deze laptop het laatst zag: op dezelfde plaats staat "
    "iets anders. Er is vanaf een ouder moment verder gewerkt, of het logboek is vervangen.",
    Terugval.ANDERE_LAPTOP: "Het stokje van dit register ligt bij een andere laptop. Wie hier verder werkt terwijl daar ook "
    "wordt gewerkt, krijgt twee registers die niet meer bij elkaar te brengen zijn.",
    Terugval.GEHEUGEN_WEG: "Deze laptop werkte met dit register, maar wat hij ervan onthield is weg. Het programma kan niet "
    "nagaan of dit de nieuwste versie is.",
    Terugval.GEHEUGEN_GEWIJZIGD: "Wat deze laptop van dit register onthield, is buiten dit programma om gewijzigd. Het programma "
    "kan niet nagaan of dit de nieuwste versie is.",
}
"""For the page that stands before the register."""
