"""The encrypted attachment files: what was written comes back, or nothing does."""

from __future__ import annotations

import errno
import hashlib
import os
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cvt_desktop.adapters.bijlagen import opslag
from cvt_desktop.adapters.bijlagen.inlezen import lees_bestand_begrensd
from cvt_desktop.adapters.bijlagen.opslag import Bijlagenmap
from cvt_desktop.domain.errors import BestandError
from cvt_desktop.ports.bijlagen import MAX_BIJLAGE, BijlageOpslag

_STUK = 256 * 1024
_DRIE = b"".join(bytes([n]) * _STUK for n in (1, 2, 3)) + b"staart"


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    return tmp_path / "bijlagen"


@pytest.fixture
def winkel(map_: Path) -> Bijlagenmap:
    return Bijlagenmap(map_)


@pytest.mark.parametrize("lengte", [0, 1, 15, 16, 17, _STUK - 1, _STUK, _STUK + 1, 2 * _STUK, 2 * _STUK + 7])
def test_that_a_file_of_any_length_comes_back(map_: Path, winkel: Bijlagenmap, lengte: int) -> None:
    data = os.urandom(lengte)
    poort: BijlageOpslag = winkel
    bewaard = poort.bewaar(data)
    assert poort.lees(bewaard.naam, bewaard.sleutel) == data
    assert (bewaard.lengte, bewaard.sha256) == (lengte, hashlib.sha256(data).hexdigest())
    stukken = max(1, -(-lengte // _STUK))
    assert (map_ / bewaard.naam).stat().st_size == 16 + lengte + 16 * stukken, "as ADR 0011 says"


def test_that_the_file_is_built_as_the_document_says(map_: Path, winkel: Bijlagenmap) -> None:
    bewaard = winkel.bewaar(_DRIE)
    inhoud = (map_ / bewaard.naam).read_bytes()
    kop, rest = inhoud[:16], inhoud[16:]
    assert kop[:9] == b"CVTB\x01\x12\x00\x00\x00"
    delen = [rest[n : n + _STUK + 16] for n in range(0, len(rest), _STUK + 16)]
    plat = b"".join(
        AESGCM(bewaard.sleutel).decrypt(kop[9:] + n.to_bytes(4, "big") + bytes([n == len(delen) - 1]), deel, kop)
        for n, deel in enumerate(delen)
    )
    assert plat == _DRIE


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.binary(min_size=1, max_size=300), plek=st.integers(0, 10**6), bit=st.integers(0, 7))
def test_that_every_changed_bit_is_noticed(map_: Path, winkel: Bijlagenmap, data: bytes, plek: int, bit: int) -> None:
    bewaard = winkel.bewaar(data)
    inhoud = bytearray((map_ / bewaard.naam).read_bytes())
    inhoud[plek % len(inhoud)] ^= 1 << bit
    (map_ / bewaard.naam).write_bytes(inhoud)
    with pytest.raises(BestandError):
        winkel.lees(bewaard.naam, bewaard.sleutel)


def _stukken(inhoud: bytes) -> list[bytes]:
    return [inhoud[:16], *(inhoud[n : n + _STUK + 16] for n in range(16, len(inhoud), _STUK + 16))]


@pytest.mark.parametrize(
    "volgorde",
    [
        [0, 2, 1, 3, 4],  # reordered
        [0, 1, 2, 3],  # cut off at a chunk
        [0, 1],
        [0],
        [0, 1, 1, 3, 4],  # repeated
        [0, 1, 2, 4],  # one dropped
        [0, 1, 2, 3, 4, 4],  # one added
        [0, 4],
        [1, 2, 3, 4],
        [],
    ],
)
def test_that_moved_dropped_and_added_chunks_are_noticed(map_: Path, winkel: Bijlagenmap, volgorde: list[int]) -> None:
    bewaard = winkel.bewaar(_DRIE)
    delen = _stukken((map_ / bewaard.naam).read_bytes())
    assert len(delen) == 5
    (map_ / bewaard.naam).write_bytes(b"".join(delen[n] for n in volgorde))
    with pytest.raises(BestandError) as fout:
        winkel.lees(bewaard.naam, bewaard.sleutel)
    assert fout.value.code == "bijlage-beschadigd"


@pytest.mark.parametrize("bytes_minder", [1, 6, 7, 22, 23, 16 + _STUK])
def test_that_a_truncated_file_is_noticed(map_: Path, winkel: Bijlagenmap, bytes_minder: int) -> None:
    bewaard = winkel.bewaar(_DRIE)
    inhoud = (map_ / bewaard.naam).read_bytes()
    (map_ / bewaard.naam).write_bytes(inhoud[:-bytes_minder])
    with pytest.raises(BestandError):
        winkel.lees(bewaard.naam, bewaard.sleutel)


def test_that_a_second_spelling_with_an_empty_last_chunk_is_refused(map_: Path, winkel: Bijlagenmap) -> None:
    bewaard = winkel.bewaar(b"x" * _STUK)
    kop = (map_ / bewaard.naam).read_bytes()[:16]
    aead = AESGCM(bewaard.sleutel)
    vol = aead.encrypt(kop[9:] + bytes(5), b"x" * _STUK, kop)
    leeg = aead.encrypt(kop[9:] + b"\0\0\0\1\1", b"", kop)
    (map_ / bewaard.naam).write_bytes(kop + vol + leeg)
    with pytest.raises(BestandError):
        winkel.lees(bewaard.naam, bewaard.sleutel)


def test_that_a_file_put_in_the_place_of_another_does_not_open(map_: Path, winkel: Bijlagenmap) -> None:
    een, twee = winkel.bewaar(b"een"), winkel.bewaar(b"twee")
    (map_ / een.naam).write_bytes((map_ / twee.naam).read_bytes())
    with pytest.raises(BestandError):
        winkel.lees(een.naam, een.sleutel)


def test_that_names_keys_and_prefixes_never_repeat(map_: Path, winkel: Bijlagenmap) -> None:
    bewaard = [winkel.bewaar(b"hetzelfde") for _ in range(100)]
    assert len({b.naam for b in bewaard}) == len({b.sleutel for b in bewaard}) == 100
    assert len({(map_ / b.naam).read_bytes() for b in bewaard}) == 100


def test_that_no_word_of_the_file_is_on_disk_nor_in_a_repr(map_: Path, winkel: Bijlagenmap) -> None:
    bewaard = winkel.bewaar(b"zeldzaamwoord" * 50)
    assert all(b"zeldzaamwoord" not in pad.read_bytes() for pad in map_.iterdir())
    assert bewaard.sleutel.hex() not in repr(bewaard)
    assert "sleutel" not in repr(bewaard)


@pytest.mark.parametrize(
    "naam", ["../kop.cvt", "/etc/passwd", "", "a.cvb", "A" * 32 + ".cvb", "0" * 32, "0" * 32 + ".cvb\n"]
)
def test_that_no_name_leads_out_of_the_folder(winkel: Bijlagenmap, naam: str) -> None:
    for poging in (lambda: winkel.lees(naam, bytes(32)), lambda: winkel.verwijder(naam)):
        with pytest.raises(BestandError):
            poging()


def test_that_a_missing_file_and_a_wrong_key_are_explained(winkel: Bijlagenmap) -> None:
    with pytest.raises(BestandError, match="ontbreekt") as fout:
        winkel.lees("0" * 32 + ".cvb", bytes(32))
    assert fout.value.code == "bijlage-ontbreekt"
    bewaard = winkel.bewaar(b"x")
    for sleutel in (bytes(32), b"", bytes(31)):
        with pytest.raises(BestandError, match="beschadigd"):
            winkel.lees(bewaard.naam, sleutel)


def test_that_a_deleted_file_is_gone_and_deleting_twice_is_fine(map_: Path, winkel: Bijlagenmap) -> None:
    bewaard = winkel.bewaar(b"x")
    winkel.verwijder(bewaard.naam)
    winkel.verwijder(bewaard.naam)
    assert list(map_.iterdir()) == []


def test_that_the_sweep_removes_orphans_and_leaves_the_rest(map_: Path) -> None:
    eerder = Bijlagenmap(map_)
    bekend, wees = eerder.bewaar(b"bekend"), eerder.bewaar(b"wees")
    half = map_ / f".{'0' * 32}.cvb.{os.getpid() + 1}.tmp"
    bezig = map_ / f".{'0' * 32}.cvb.{os.getpid()}.tmp"
    vreemd = map_ / "lees mij.txt"
    for pad in (half, bezig, vreemd):
        pad.write_bytes(b"")
    nu = Bijlagenmap(map_)
    net = nu.bewaar(b"net geschreven, rij nog niet vastgelegd")
    assert nu.veeg({bekend.naam}) == 2
    assert {pad.name for pad in map_.iterdir()} == {bekend.naam, net.naam, vreemd.name, bezig.name}
    assert not (map_ / wees.naam).exists()


def test_that_a_sweep_without_a_folder_does_nothing(tmp_path: Path) -> None:
    assert Bijlagenmap(tmp_path / "weg").veeg(set()) == 0


def test_that_a_full_disk_leaves_nothing_behind(
    map_: Path, winkel: Bijlagenmap, monkeypatch: pytest.MonkeyPatch
) -> None:
    def vol(_fd: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", vol)
    with pytest.raises(BestandError, match="schijf is vol") as fout:
        winkel.bewaar(b"x")
    assert fout.value.code == "bijlage-schijf-vol"
    assert list(map_.iterdir()) == []


def test_that_one_byte_over_the_cap_is_refused(
    map_: Path, winkel: Bijlagenmap, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert MAX_BIJLAGE == 50 * 1024 * 1024
    monkeypatch.setattr(opslag, "MAX_BIJLAGE", 1000)
    assert winkel.bewaar(bytes(1000)).lengte == 1000
    with pytest.raises(BestandError) as fout:
        winkel.bewaar(bytes(1001))
    assert fout.value.code == "bestand-te-groot"
    assert len(list(map_.iterdir())) == 1


def test_that_a_file_of_300_mb_is_refused_before_it_is_read(tmp_path: Path) -> None:
    pad = tmp_path / "groot.pdf"
    with pad.open("wb") as bestand:
        bestand.truncate(300 * 1024 * 1024)
    with pytest.raises(BestandError, match="50 MB") as fout:
        lees_bestand_begrensd(pad)
    assert fout.value.code == "bestand-te-groot"


def test_that_a_file_at_the_cap_is_read_and_what_is_no_file_is_refused(tmp_path: Path) -> None:
    pad = tmp_path / "a.bin"
    pad.write_bytes(b"x" * 10)
    assert lees_bestand_begrensd(pad, 10) == b"x" * 10
    leeg = tmp_path / "leeg"
    leeg.touch()
    for ander, code in (
        (tmp_path, "bestand-onleesbaar"),
        (tmp_path / "weg", "bestand-weg"),
        (leeg, "bestand-leeg"),
    ):
        with pytest.raises(BestandError) as fout:
            lees_bestand_begrensd(ander)
        assert fout.value.code == code
        assert str(tmp_path) not in fout.value.melding


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_that_a_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp")
    with pytest.raises(BestandError) as fout:
        lees_bestand_begrensd(tmp_path / "pijp")
    assert fout.value.code == "bestand-onleesbaar"
