"""What was freed is overwritten: looked at by its address, as who takes a copy of the memory would."""

from __future__ import annotations

import ctypes
import secrets

import pytest

from cvt_desktop.bootstrap.vrijgeheugen import overschrijf_vrij_van_python


@pytest.mark.parametrize("lengte", [15, 16, 39, 64, 120, 200])
def test_that_a_passphrase_that_was_let_go_is_no_longer_in_memory(lengte: int) -> None:
    zinnen = [secrets.token_hex(lengte)[:lengte] for _ in range(400)]  # half of them stay, so that their pages do too
    blijven, gaan = zinnen[::2], zinnen[1::2]
    half = lengte // 2  # the first bytes of a free block are the interpreter's own
    kop = gaan[0].__sizeof__() - lengte - 1
    einden = [(id(zin) + kop + half, zin[half:].encode("ascii")) for zin in gaan]
    del zinnen, gaan
    overschrijf_vrij_van_python()
    over = [plek for plek, eind in einden if ctypes.string_at(plek, len(eind)) == eind]
    assert not over, f"{len(over)} of {len(einden)} are still there"
    assert len(blijven) == len(einden)
