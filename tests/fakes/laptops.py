"""Two laptops, each with a memory, a keyring and registers of its own: for what goes from one to the other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from cvt_desktop.adapters.stokje.bestanden import Stokjebestanden
from cvt_desktop.adapters.vault.geheugen import Laptopgeheugen
from cvt_desktop.domain.persoon import Persoon, Rol
from cvt_desktop.ports.sleutelbos import Sleutelbosstand
from cvt_desktop.ports.toegang import Toegang
from cvt_desktop.runtime.laptop import laptop_id
from cvt_desktop.services import overdracht
from cvt_desktop.services.aanmelden import Geopend, aanmelden, openen
from tests.factories import maak_persoon
from tests.fakes.sleutelbos import NepSleutelbos
from tests.fakes.toegang import BEHEERDER, WACHTZIN, maak_testtoegang

GEWOON = maak_persoon("Teun de Secretaris", Rol.SECRETARIS)
NAAR = "Laptop secretariaat 2"


@dataclass
class Laptop:
    """A laptop with a memory and a keyring of its own."""

    plek: Path
    stand: Sleutelbosstand = Sleutelbosstand.AFWEZIG
    register: Path | None = None

    def __post_init__(self) -> None:
        self.bos = NepSleutelbos(self.stand)
        toestand = self.plek / "toestand"
        self.toegang: Toegang = replace(
            maak_testtoegang(sleutelbos=self.bos), geheugen=Laptopgeheugen(self.bos, toestand), laptop=lambda: laptop_id(toestand)
        )
        self.toegang.kluizen._laptop = self.toegang.laptop  # type: ignore[attr-defined]

    def open_(self, wie: Persoon = BEHEERDER, *, code: str = "", reden: str = "", wachtzin: str = WACHTZIN) -> Geopend:
        assert self.register is not None
        aanmelding = aanmelden(self.toegang, self.register, wie.id, wachtzin, overdrachtcode=code)
        return openen(self.toegang, aanmelding, reden=reden)

    def draag_over(self, pad: Path, wie: Persoon = BEHEERDER) -> str:
        """Hand over to ``pad``; gives the code."""
        geopend, code = self.open_(wie), self.toegang.kluizen.nieuwe_code()
        try:
            overdracht.draag_over(self.toegang, geopend, Stokjebestanden(), pad=pad, laptop=NAAR, code=code, voortgang=stil)
        finally:
            geopend.sluit()
        return code

    def neem_over(self, pad: Path, code: str, wie: Persoon = BEHEERDER, wachtzin: str = WACHTZIN) -> Path:
        self.register = overdracht.neem_over(
            self.toegang, Stokjebestanden(), pad=pad, code=code, basis=self.plek, gebruiker=wie.id, wachtzin=wachtzin,
            voortgang=stil,
        )  # fmt: skip
        return self.register

    def mappen(self) -> set[str]:
        return {p.name for p in self.plek.iterdir()}


def stil(_deel: float, _wat: str) -> None:
    """Nobody looks."""
