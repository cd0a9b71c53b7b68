"""Whether something in the register is what somebody signed, in words that a screen and a list can show."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cvt_desktop.domain.ids import PersoonId

NIET_BEKRACHTIGD = "nog niet bekrachtigd"
"""Why a stem is not signed that its member will still sign: the word of the screens for that state."""


class Echtheid(StrEnum):
    """What checking a signature gave."""

    ECHT = "gecontroleerd"
    LIJST = "telt via de besluitenlijst"
    WACHT = "wacht op rolcertificaat"
    ZONDER = "niet ondertekend"
    VALS = "klopt niet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Oordeel:
    """The verdict on one stem, advice, item or besluit. ``reden`` in Dutch, without names; ``door``: who signed it.

    ``telt``: a stem counts; that is not only when it is ECHT, see the settings *Bekrachtigen* (LIJST: the voorzitter signed
    the list that holds it, the member did not) and *Stemmen zonder persoonlijke sleutel*.
    """

    echtheid: Echtheid
    reden: str
    door: PersoonId | None = None
    telt: bool = False

    @property
    def vals(self) -> bool:
        """Whether something is wrong: no besluit is taken on it."""
        return self.echtheid is Echtheid.VALS

    @property
    def opnieuw(self) -> bool:
        """Whether signing once more mends it."""
        return self.echtheid in {Echtheid.ZONDER, Echtheid.VALS} and not self.telt


