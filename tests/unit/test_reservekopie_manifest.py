"""The manifest of a backup: one form, and no changed bit is accepted."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvt_desktop.adapters.reservekopie import bijlagenlijst, manifest
from cvt_desktop.adapters.reservekopie.bijlagenlijst import Bestand
from cvt_desktop.domain.errors import BestandError
from cvt_desktop.domain.reservekopie import Aanleiding, Kopiegegevens, Logkop

SLEUTEL = bytes(range(32))
GEHEEL = manifest.Manifest(
    gegevens=Kopiegegevens(
        kluis=UUID(int=7), oefen=False, generatie=2, sleutelnummer=1, kopnummer=9, moment=datetime(2027, 5, 12, 8, tzinfo=UTC),
        aanleiding=Aanleiding.SESSIE, schema="0001", log=Logkop(volgnummer=40, digest="ab" * 32), rijen=92,
        databank_bytes=4096, bijlagen=3, bijlagen_bytes=700,
    ),
    zout="00" * 16, databank_sha256="11" * 32, kop_sha256="22" * 32, lijst_sha256="33" * 32,
)  # fmt: skip
INHOUD = manifest.schrijf(GEHEEL, SLEUTEL)


def test_that_a_manifest_comes_back_as_it_was_written() -> None:
    assert manifest.lees(INHOUD) == GEHEEL
    assert manifest.lees(INHOUD, SLEUTEL) == GEHEEL


@pytest.mark.parametrize("plek", range(0, len(INHOUD), 3))
def test_that_a_changed_byte_is_refused_without_any_key(plek: int) -> None:
    anders = bytearray(INHOUD)
    anders[plek] ^= 1
    with pytest.raises(BestandError):
        manifest.lees(bytes(anders))


def test_that_a_manifest_of_somebody_without_the_key_is_refused() -> None:
    with pytest.raises(BestandError):
        manifest.lees(manifest.schrijf(GEHEEL, bytes(32)), SLEUTEL)


@given(st.binary(max_size=200))
def test_that_other_bytes_are_refused_as_a_damaged_backup(inhoud: bytes) -> None:
    for lees in (manifest.lees, lambda b: bijlagenlijst.lees(b"x" + b)):
        with pytest.raises(BestandError):
            lees(inhoud)


def test_that_the_list_comes_back_and_has_one_form() -> None:
    lijst = {"00" * 16 + ".cvb": Bestand(300, "aa" * 32), "11" * 16 + ".cvb": None}
    inhoud = bijlagenlijst.schrijf(lijst)
    assert bijlagenlijst.lees(inhoud) == lijst
    for anders in (inhoud + b"\n", inhoud.replace(b" 300 ", b" 0300 "), inhoud[:-1], inhoud[::-1]):
        with pytest.raises(BestandError):
            bijlagenlijst.lees(anders)
