"""Whether the disk is encrypted: what each system says, and that what cannot be seen is never called good."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from cvt_desktop.adapters.laptop.schijf import DezeLaptop, linux_schijf, mac_schijf, windows_schijf
from cvt_desktop.ports.laptop import Schijfstand

VERSLEUTELD, OPEN, NIET = Schijfstand.VERSLEUTELD, Schijfstand.OPEN, Schijfstand.NIET_TE_ZIEN


class _Sys:
    """A piece of ``/sys/dev/block``: devices with the ones below them."""

    def __init__(self, map_: Path) -> None:
        self.blok, self._echt = map_ / "block", map_ / "devices"
        self.blok.mkdir()
        self._echt.mkdir()

    def apparaat(self, naam: str, *, uuid: str = "", onder: Sequence[str] = ()) -> None:
        apparaat = self._echt / naam
        (apparaat / "dm").mkdir(parents=True)
        (apparaat / "slaves").mkdir()
        if uuid:
            (apparaat / "dm" / "uuid").write_text(f"{uuid}\n")
        for een in onder:
            (apparaat / "slaves" / een).symlink_to(self._echt / een)

    def stand(self, naam: str) -> Schijfstand:
        nummer = os.makedev(8, 1)
        koppeling = self.blok / "8:1"
        koppeling.unlink(missing_ok=True)
        koppeling.symlink_to(self._echt / naam)
        return linux_schijf(Path("/"), sys_block=self.blok, apparaat=nummer).stand


def test_that_luks_is_seen_below_every_layer_of_linux(tmp_path: Path) -> None:
    systeem = _Sys(tmp_path)
    systeem.apparaat("sda1")
    systeem.apparaat("sdb1")
    systeem.apparaat("luks", uuid="CRYPT-LUKS2-1234-root", onder=["sda1"])
    systeem.apparaat("lvm", uuid="LVM-abc", onder=["luks"])
    systeem.apparaat("half", uuid="LVM-def", onder=["luks", "sdb1"])
    systeem.apparaat("open", uuid="LVM-ghi", onder=["sdb1"])
    assert systeem.stand("sda1") is OPEN
    assert systeem.stand("luks") is VERSLEUTELD
    assert systeem.stand("lvm") is VERSLEUTELD
    assert systeem.stand("half") is OPEN, "a part of it lies open"
    assert systeem.stand("open") is OPEN


def test_that_a_file_system_without_a_disk_is_not_called_good(tmp_path: Path) -> None:
    gezien = linux_schijf(Path("/"), sys_block=tmp_path, apparaat=os.makedev(0, 42))
    assert gezien.stand is NIET
    assert gezien.hoe


@pytest.mark.parametrize(("antwoord", "stand"), [
    ("FileVault is On.\n", VERSLEUTELD), ("FileVault is Off.\n", OPEN), ("iets anders", NIET), (None, NIET),
])  # fmt: skip
def test_that_macos_is_asked_for_filevault(antwoord: str | None, stand: Schijfstand) -> None:
    assert mac_schijf(lambda _opdracht: antwoord).stand is stand


class _Windowspad(type(Path())):  # type: ignore[misc]  # a path of this system that says it lies on a drive letter
    drive = "C:"


@pytest.mark.parametrize(("antwoord", "stand"), [
    ("1\r\n", VERSLEUTELD), ("6", VERSLEUTELD), ("2", OPEN), ("3", OPEN), ("5", OPEN), ("", NIET), (None, NIET), ("0", NIET),
])  # fmt: skip
def test_that_windows_says_what_the_explorer_shows(antwoord: str | None, stand: Schijfstand) -> None:
    opdrachten: list[Sequence[str]] = []

    def draai(opdracht: Sequence[str]) -> str | None:
        opdrachten.append(opdracht)
        return antwoord

    assert windows_schijf(_Windowspad("/registers/r"), draai).stand is stand
    assert "NameSpace('C:')" in opdrachten[0][-1]
    assert not any("manage-bde" in deel for deel in opdrachten[0]), "that one asks for an administrator"


def test_that_a_path_without_a_letter_is_never_put_in_a_command() -> None:
    class Raar(type(Path())):  # type: ignore[misc]
        drive = "'); rm"

    def draai(opdracht: Sequence[str]) -> str:
        raise AssertionError(opdracht)

    assert windows_schijf(Raar("/x"), draai).stand is NIET


def test_that_this_computer_gives_an_answer(tmp_path: Path) -> None:
    gezien = DezeLaptop().schijf(tmp_path)
    assert gezien.stand in set(Schijfstand)
    assert DezeLaptop().systeem in {"Windows", "macOS", "Linux"}
