"""A vault with two users, made with almost no key derivation."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest

from cvt_desktop.adapters.vault import kdf
from cvt_desktop.adapters.vault.kluis import OpenKluis, maak_kluis

ANNA = UUID("11111111-1111-4111-8111-111111111111")
BRAM = UUID("22222222-2222-4222-8222-222222222222")
WACHTZIN_ANNA = "zeven paarden draven over het wad"
WACHTZIN_BRAM = "mijn fiets ruikt naar verse verf"
NIEUW = "twee koeien zwemmen naar de maan"


@pytest.fixture(autouse=True)
def _lage_bodem() -> None:
    kdf.lower_floor_for_tests()


@dataclass(frozen=True)
class Opstelling:
    map_: Path
    kluis: OpenKluis
    codes: dict[UUID, str]

    @property
    def kop(self) -> Path:
        return self.map_ / "kop.cvt"

    @property
    def vorige(self) -> Path:
        return self.map_ / "kop.vorige.cvt"


@pytest.fixture
def opstelling(tmp_path: Path) -> Opstelling:
    map_ = tmp_path / "register"
    kluis, codes = maak_kluis(
        map_,
        oefen=False,
        gebruikers=[(ANNA, "Anna", WACHTZIN_ANNA, False), (BRAM, "Bram", WACHTZIN_BRAM, True)],
    )
    return Opstelling(map_, kluis, codes)
