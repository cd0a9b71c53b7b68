"""One writer per register, also across processes, also after a crash."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cvt_desktop.domain.errors import RegisterError
from db import lock
from db.lock import RegisterBezetError, neem_schrijfrecht

SINDS = datetime(2027, 5, 12, 9, 30, tzinfo=UTC)

_KIND = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
from db.lock import RegisterBezetError, neem_schrijfrecht
try:
    recht = neem_schrijfrecht(Path(sys.argv[1]), sinds=datetime(2027, 5, 12, 9, 30, tzinfo=UTC))
except RegisterBezetError as fout:
    print(fout.melding, flush=True)
    sys.exit(3)
print("binnen", flush=True)
sys.stdin.read()
"""


def _kind(map_: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", _KIND, str(map_)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        cwd=Path(lock.__file__).parents[1],
        env={**os.environ, "PYTHONUTF8": "1"},
    )


def test_that_a_second_window_is_refused_with_place_and_moment(tmp_path: Path) -> None:
    with (
        neem_schrijfrecht(tmp_path, sinds=SINDS),
        pytest.raises(RegisterBezetError) as fout,
        neem_schrijfrecht(tmp_path, sinds=SINDS),
    ):
        pytest.fail("two writers")
    assert fout.value.code == "register-bezet"
    assert "op deze laptop, sinds wo 12-05-2027" in fout.value.melding
    assert "sluit dat venster" in fout.value.melding


def test_that_a_second_program_is_refused_and_gets_in_afterwards(tmp_path: Path) -> None:
    with neem_schrijfrecht(tmp_path, sinds=SINDS):
        uit, _ = _kind(tmp_path).communicate("")
        assert "al open in een ander venster" in uit
    uit, _ = _kind(tmp_path).communicate("")
    assert uit.strip() == "binnen"


def test_that_a_killed_program_leaves_no_lock_behind(tmp_path: Path) -> None:
    kind = _kind(tmp_path)
    try:
        assert kind.stdout is not None
        assert kind.stdout.readline().strip() == "binnen"
        with pytest.raises(RegisterBezetError):
            neem_schrijfrecht(tmp_path, sinds=SINDS)
    finally:
        kind.kill()
        kind.communicate()
    neem_schrijfrecht(tmp_path, sinds=SINDS).geef_vrij()


@pytest.mark.skipif(os.name == "nt", reason="Windows removes no open file")
def test_that_a_removed_lock_file_lets_nobody_in(tmp_path: Path) -> None:
    with neem_schrijfrecht(tmp_path, sinds=SINDS):
        (tmp_path / lock.NAAM).unlink()
        with pytest.raises(RegisterBezetError, match="sluit dat venster"):
            neem_schrijfrecht(tmp_path, sinds=SINDS)
        uit, _ = _kind(tmp_path).communicate("")
        assert "al open in een ander venster" in uit
    neem_schrijfrecht(tmp_path, sinds=SINDS).geef_vrij()


@pytest.mark.skipif(os.name == "nt", reason="Windows locks no folders")
def test_that_without_locks_on_folders_the_file_still_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "_open_map", lambda _map: None)
    with neem_schrijfrecht(tmp_path, sinds=SINDS), pytest.raises(RegisterBezetError, match="op deze laptop"):
        neem_schrijfrecht(tmp_path, sinds=SINDS)
    neem_schrijfrecht(tmp_path, sinds=SINDS).geef_vrij()


def test_that_giving_back_twice_is_harmless_and_others_keep_theirs(tmp_path: Path) -> None:
    eerste = neem_schrijfrecht(tmp_path, sinds=SINDS)
    eerste.geef_vrij()
    with neem_schrijfrecht(tmp_path, sinds=SINDS):
        eerste.geef_vrij()
        with pytest.raises(RegisterBezetError):
            neem_schrijfrecht(tmp_path, sinds=SINDS)


@pytest.mark.parametrize(
    "inhoud", [b"", b"{", b"[]", b'{"host": 1}', b'{"host": "x", "sinds": "gisteren"}', b"\xff" * 600]
)
def test_that_an_unreadable_lock_file_still_gives_a_clear_message(tmp_path: Path, inhoud: bytes) -> None:
    with neem_schrijfrecht(tmp_path, sinds=SINDS):
        (tmp_path / lock.NAAM).write_bytes(inhoud)
        with pytest.raises(RegisterBezetError, match="sluit dat venster"):
            neem_schrijfrecht(tmp_path, sinds=SINDS)


def test_that_a_missing_folder_is_explained(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="Kijk of de map er nog staat"):
        neem_schrijfrecht(tmp_path / "weg", sinds=SINDS)


def test_that_a_lock_does_not_pass_to_a_child_process(tmp_path: Path) -> None:
    recht = neem_schrijfrecht(tmp_path, sinds=SINDS)
    with subprocess.Popen([sys.executable, "-c", "import sys; sys.stdin.read()"], stdin=subprocess.PIPE) as kind:
        recht.geef_vrij()
        neem_schrijfrecht(tmp_path, sinds=SINDS).geef_vrij()
        kind.communicate(b"")
