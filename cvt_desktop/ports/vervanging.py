"""That a besluit comes in the place of an earlier one, as the letters say it (screens.md 7.11)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Vervanging:
    """Which letter is replaced and what was wrong in it, as a clause: "een datum klopte niet".

    ``vervalt`` is the number of the verklaring that ends with this besluit; ``gold_niet`` names one that had ended before,
    with how: "OEF-2627-0104 was al ingetrokken".
    """

    brief_van: date
    fout: str
    vervalt: str = ""
    gold_niet: str = ""
