"""The policy file: six keys, nothing changes without it, and what cannot be followed is said."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from cvt_desktop.runtime.paths import find_paths
from cvt_desktop.runtime.policy import Policy, policy_file, read_policy
from tests.architecture.boom import ROOT

SLEUTELS = ("registermap", "reservekopiemap", "exportmap", "vergrendelen_uiterlijk_na", "sleutelbos_verplicht", "oefenregister")


def beleid(tmp_path: Path, inhoud: object) -> Policy:
    pad = tmp_path / "beleid.json"
    pad.write_text(inhoud if isinstance(inhoud, str) else json.dumps(inhoud), encoding="utf-8")
    return read_policy(pad)


def test_that_without_a_file_nothing_changes(tmp_path: Path) -> None:
    assert read_policy(None) == read_policy(tmp_path / "beleid.json") == Policy()
    assert Policy().idle_minutes(30) == 30
    assert Policy().oefenregister
    assert not Policy().sleutelbos_verplicht


def test_that_all_six_keys_are_read(tmp_path: Path) -> None:
    gelezen = beleid(tmp_path, {
        "registermap": str(tmp_path / "r"), "reservekopiemap": str(tmp_path / "k"), "exportmap": str(tmp_path / "e"),
        "vergrendelen_uiterlijk_na": 10, "sleutelbos_verplicht": True, "oefenregister": False,
    })  # fmt: skip
    assert gelezen == Policy(registermap=tmp_path / "r", reservekopiemap=tmp_path / "k", exportmap=tmp_path / "e",
                             vergrendelen_uiterlijk_na=10, sleutelbos_verplicht=True, oefenregister=False)  # fmt: skip


def test_that_there_are_six_keys_and_the_page_for_ict_names_each() -> None:
    assert set(SLEUTELS) == set(Policy.__slots__) - {"problems"}
    pagina = (ROOT / "docs" / "beheer.md").read_text(encoding="utf-8")
    assert not [sleutel for sleutel in SLEUTELS if f"`{sleutel}`" not in pagina]


@pytest.mark.parametrize(("wil", "hoogste", "wordt"), [(15, 10, 10), (5, 10, 5), (30, 30, 30)])
def test_that_the_policy_shortens_the_silence_and_never_lengthens_it(wil: int, hoogste: int, wordt: int) -> None:
    assert Policy(vergrendelen_uiterlijk_na=hoogste).idle_minutes(wil) == wordt


@pytest.mark.parametrize(
    ("sleutel", "waarde"),
    [
        ("registermap", "registers"), ("registermap", ""), ("registermap", 3), ("exportmap", None),
        ("vergrendelen_uiterlijk_na", 4), ("vergrendelen_uiterlijk_na", 31), ("vergrendelen_uiterlijk_na", True),
        ("vergrendelen_uiterlijk_na", "10"), ("sleutelbos_verplicht", "ja"), ("oefenregister", 0), ("sleutelbos", True),
    ],
)  # fmt: skip
def test_that_a_key_that_cannot_be_followed_is_named_and_the_others_hold(tmp_path: Path, sleutel: str, waarde: object) -> None:
    gelezen = beleid(tmp_path, {"exportmap": str(tmp_path)} | {sleutel: waarde})
    assert len(gelezen.problems) == 1
    assert f"“{sleutel}”" in gelezen.problems[0]
    assert sleutel == "exportmap" or gelezen.exportmap == tmp_path


@pytest.mark.parametrize("inhoud", ["", "[]", "{", '"a"', "[" * 60_000, "{" + " " * 70_000 + "}"])
def test_that_a_file_that_cannot_be_read_is_told_in_one_sentence(tmp_path: Path, inhoud: str) -> None:
    gelezen = beleid(tmp_path, inhoud)
    assert len(gelezen.problems) == 1
    assert "kan niet worden gelezen" in gelezen.problems[0]


def test_that_notepad_may_have_written_it(tmp_path: Path) -> None:
    assert beleid(tmp_path, '\ufeff{"oefenregister": false}') == Policy(oefenregister=False)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows fills in %NAAM%")
def test_that_a_folder_may_name_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert beleid(tmp_path, {"exportmap": "$HOME/uitvoer"}).exportmap == tmp_path / "uitvoer"


@pytest.mark.parametrize(
    ("systeem", "omgeving", "pad"),
    [
        ("win32", {"PROGRAMDATA": "D:/Gedeeld"}, "D:/Gedeeld/cvt-desktop/beleid.json"),
        ("win32", {}, "C:/ProgramData/cvt-desktop/beleid.json"),
        ("linux", {}, "/etc/cvt-desktop/beleid.json"),
        ("darwin", {}, "/Library/Application Support/cvt-desktop/beleid.json"),
    ],
)
def test_that_it_lies_where_only_an_administrator_writes(systeem: str, omgeving: dict[str, str], pad: str) -> None:
    assert policy_file(systeem, omgeving).as_posix() == pad


def test_that_moving_the_program_its_folders_does_not_move_the_policy(tmp_path: Path) -> None:
    assert find_paths({"CVT_DESKTOP_HOME": str(tmp_path)}).policy == find_paths({}).policy == policy_file()
