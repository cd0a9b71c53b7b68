"""*Beveiliging*: the points in two groups, and one sentence that says how it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cvt_desktop.basis.tekst import meervoud
from cvt_desktop.domain.beveiligingspunt import Beveiligingspunt, Beveiligingsstand

LeesPunten = Callable[[], Sequence[Beveiligingspunt]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beveiligingsbeeld:
    """What asks attention first, then what is in order."""

    zin: str
    stand: Beveiligingsstand
    aandacht: tuple[Beveiligingspunt, ...]
    in_orde: tuple[Beveiligingspunt, ...]


class BeveiligingPresenter:
    """``lees`` asks everything anew and may take seconds."""

    def __init__(self, lees: LeesPunten) -> None:
        self._lees = lees

    def beeld(self) -> Beveiligingsbeeld:
        """In a thread of its own."""
        punten = tuple(self._lees())
        fout = sum(punt.stand is Beveiligingsstand.FOUT for punt in punten)
        let_op = sum(punt.stand is Beveiligingsstand.LET_OP for punt in punten)
        if fout:
            ook = f"; {meervoud(let_op, 'ander punt vraagt', 'andere punten vragen')} uw aandacht" if let_op else ""
            zin, stand = f"{meervoud(fout, 'punt is', 'punten zijn')} niet in orde{ook}.", Beveiligingsstand.FOUT
        elif let_op:
            zin, stand = f"{meervoud(let_op, 'punt vraagt', 'punten vragen')} uw aandacht.", Beveiligingsstand.LET_OP
        else:
            zin, stand = "Alles wat het programma kan zien, is in orde.", Beveiligingsstand.GOED
        return Beveiligingsbeeld(
            zin=zin, stand=stand,
            aandacht=tuple(punt for punt in punten if punt.stand is not Beveiligingsstand.GOED),
            in_orde=tuple(punt for punt in punten if punt.stand is Beveiligingsstand.GOED),
        )  # fmt: skip
