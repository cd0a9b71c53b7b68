"""Key derivation: the known answer, the floor and the calibration."""

from __future__ import annotations

import pytest

from cvt_desktop.adapters.vault import kdf
from cvt_desktop.adapters.vault.header import ARGON2ID, Kdf


def test_that_hkdf_gives_the_answer_of_rfc_5869() -> None:
    uit = kdf.hkdf(bytes([0x0B] * 22), zout=bytes(range(13)), info=bytes(range(0xF0, 0xFA)), lengte=42)
    assert uit.hex() == "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"


def test_that_argon2id_depends_on_every_parameter() -> None:
    basis = Kdf(ARGON2ID, 64, 3, 4, bytes(16))
    andere = [
        Kdf(ARGON2ID, 72, 3, 4, bytes(16)),
        Kdf(ARGON2ID, 64, 4, 4, bytes(16)),
        Kdf(ARGON2ID, 64, 3, 2, bytes(16)),
        Kdf(ARGON2ID, 64, 3, 4, bytes(15) + b"\x01"),
    ]
    uitkomsten = {bytes(kdf.argon2id(bytearray(b"geheim"), k)) for k in (basis, *andere)}
    assert len(uitkomsten) == 5


def test_that_the_real_floor_is_64_mib_three_rounds_four_lanes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kdf, "_bodem", kdf._Bodem())
    zout = bytes(16)
    assert kdf.bodem_kib() == 64 * 1024
    assert not kdf.onder_bodem(Kdf(ARGON2ID, 64 * 1024, 3, 4, zout))
    assert kdf.onder_bodem(Kdf(ARGON2ID, 64 * 1024 - 1, 3, 4, zout))
    assert kdf.onder_bodem(Kdf(ARGON2ID, 64 * 1024, 2, 4, zout))
    assert kdf.onder_bodem(Kdf(ARGON2ID, 64 * 1024, 3, 3, zout))


@pytest.mark.parametrize(("duur", "verwacht_mib"), [(0.132, 408), (5.0, 64), (0.00001, 1024), (0.85, 64), (0.425, 128)])
def test_that_calibration_aims_at_most_of_a_second_within_its_bounds(
    monkeypatch: pytest.MonkeyPatch, duur: float, verwacht_mib: int
) -> None:
    monkeypatch.setattr(kdf, "_bodem", kdf._Bodem())
    monkeypatch.setattr(kdf, "_meet", lambda _kib: duur)
    assert kdf.geijkt_kib() == verwacht_mib * 1024


def test_that_a_wiped_secret_is_zeros() -> None:
    geheim = bytearray(b"geheim")
    kdf.wis(geheim)
    assert geheim == bytes(6)
