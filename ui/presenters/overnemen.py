"""Taking a register in from a transfer file, on a laptop where nobody logged in yet: the brain of *Register overnemen*."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from cvt_desktop.basis.tekst import datum_voluit
from cvt_desktop.basis.zone import AMSTERDAM
from cvt_desktop.ports.overdracht import Opgave, Overdrachtsbestanden, Voortgang
from cvt_desktop.ports.toegang import Toegang
from cvt_desktop.services import overdracht
from ui.tonen import Keuze


@dataclass(frozen=True, slots=True, kw_only=True)
class Gelezen:
    """What the file says of itself, and who can log in there."""

    tekst: str = field(repr=False)
    gebruikers: tuple[Keuze, ...] = field(repr=False)


class OvernemenPresenter:
    """``basis`` is the folder below which the register will lie."""

    def __init__(self, toegang: Toegang, bestanden: Overdrachtsbestanden, basis: Path) -> None:
        self._toegang, self._bestanden, self._basis = toegang, bestanden, basis
        self.pad: Path | None = None
        self._opgave: Opgave | None = None

    def lees(self, code: str) -> Gelezen:
        """Open the file with the code. Raises ``InvoerError`` (``overdrachtcode``) or ``BestandError``."""
        assert self.pad is not None
        self._opgave = opgave = self._bestanden.lees(self.pad, code)
        moment = opgave.op.astimezone(AMSTERDAM)
        tekst = (
            f"Register “{opgave.register}”, overgedragen op {datum_voluit(moment.date())}, {moment:%H.%M} uur, aan {opgave.naar}."
            f"{' Dit is een oefenregister.' if opgave.oefen else ''}"
        )
        return Gelezen(tekst=tekst, gebruikers=tuple(Keuze(waarde=str(id_), tekst=naam) for id_, naam in opgave.gebruikers))

    def neem_over(self, code: str, gebruiker: str, wachtzin: str, voortgang: Voortgang) -> Path:
        """Lay it down and give its folder; minutes, in a thread."""
        assert self.pad is not None
        assert self._opgave is not None
        wie = next(id_ for id_, _ in self._opgave.gebruikers if str(id_) == gebruiker)
        return overdracht.neem_over(
            self._toegang, self._bestanden, pad=self.pad, code=code, basis=self._basis, gebruiker=wie, wachtzin=wachtzin,
            voortgang=voortgang,
        )  # fmt: skip
