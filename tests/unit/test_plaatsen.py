"""Places where a register must not live: each is known by what the system says of it, not by its name alone."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath

import pytest

from cvt_desktop.basis.plaatsen import Plaats, plaats
from cvt_desktop.domain.errors import RegisterError
from cvt_desktop.services import plaats as plaatskeuring
from cvt_desktop.services.plaats import keur_plaats

KOPPELINGEN = """\
/dev/sda2 / ext4 rw 0 0
/dev/sda3 /home ext4 rw 0 0
nas:/deel /mnt/nas nfs4 rw 0 0
//server/deel /mnt/het\\040netwerk cifs rw 0 0
anna@ver:/ /home/anna/ver fuse.sshfs rw 0 0
/dev/sdb1 /mnt/nas/stick ext4 rw 0 0
"""


def _plaats(pad: str) -> Plaats:
    return plaats(Path(pad), platform="linux", koppelingen=lambda: KOPPELINGEN, gekopieerd=list)


@pytest.mark.parametrize(
    ("pad", "waar"),
    [
        ("/home/anna/registers/r", Plaats.LAPTOP),
        ("/mnt/nas/commissie/r", Plaats.NETWERK),
        ("/mnt/nas", Plaats.NETWERK),
        ("/mnt/nasleep/r", Plaats.LAPTOP),
        ("/mnt/het netwerk/r", Plaats.NETWERK),
        ("/home/anna/ver/r", Plaats.NETWERK),
        ("/mnt/nas/stick/r", Plaats.LAPTOP),
        ("//server/deel/r", Plaats.NETWERK),
        ("/home/a/OneDrive - swv/r", Plaats.SYNCHRONISATIE),
        ("/home/a/Dropbox/r", Plaats.SYNCHRONISATIE),
        ("/Users/a/Library/Mobile Documents/com~apple~CloudDocs/r", Plaats.SYNCHRONISATIE),
        ("/Users/a/Library/CloudStorage/GoogleDrive-a/r", Plaats.SYNCHRONISATIE),
        ("/home/a/MEGA/r", Plaats.SYNCHRONISATIE),
        ("/home/megan/r", Plaats.LAPTOP),
        ("/home/a/dropboxen/../registers/r", Plaats.SYNCHRONISATIE),
    ],
)
def test_that_a_place_is_known_by_its_path_and_its_file_system(pad: str, waar: Plaats) -> None:
    assert _plaats(pad) is waar


@pytest.mark.parametrize("merk", [".stfolder", ".dropbox.cache", ".nextcloudsync.log"])
def test_that_a_folder_that_is_copied_is_known_by_what_lies_in_it(tmp_path: Path, merk: str) -> None:
    register = tmp_path / "gewone naam" / "diep" / "register"
    register.mkdir(parents=True)
    assert plaats(register) is Plaats.LAPTOP
    (tmp_path / "gewone naam" / merk).mkdir()
    assert plaats(register) is Plaats.SYNCHRONISATIE


def test_that_a_link_counts_where_it_leads_to(tmp_path: Path) -> None:
    echt = tmp_path / "Dropbox" / "register"
    echt.mkdir(parents=True)
    (tmp_path / "koppeling").symlink_to(echt)
    assert plaats(tmp_path / "koppeling") is Plaats.SYNCHRONISATIE


def test_that_onedrive_says_itself_where_it_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "Stichting Passend"))
    assert plaats(tmp_path / "Stichting Passend" / "register") is Plaats.SYNCHRONISATIE
    assert plaats(tmp_path / "register") is Plaats.LAPTOP


class _Windowspad(type(Path())):  # type: ignore[misc]  # a path of this system that says it lies on a drive letter
    """A path with a drive letter, on any system."""

    drive = "H:"


def test_that_a_drive_letter_of_the_network_is_refused_and_another_is_not() -> None:
    pad = _Windowspad("/registers/r")
    gevraagd: list[str] = []

    def soort(letter: str) -> int:
        gevraagd.append(letter)
        return 4

    assert plaats(pad, platform="win32", schijfsoort=soort, gekopieerd=list) is Plaats.NETWERK
    assert gevraagd == ["H:"]
    assert plaats(pad, platform="win32", schijfsoort=lambda _l: 3, gekopieerd=list) is Plaats.LAPTOP
    assert str(PureWindowsPath(r"\\server\deel\r")).startswith("\\\\")


@pytest.mark.parametrize(("waar", "code", "woord"), [
    (Plaats.NETWERK, "netwerkmap", "netwerkschijf"), (Plaats.SYNCHRONISATIE, "synchronisatiemap", "gesynchroniseerd"),
])  # fmt: skip
def test_that_the_refusal_says_which_and_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, waar: Plaats, code: str, woord: str
) -> None:
    monkeypatch.setattr(plaatskeuring, "plaats", lambda _map: waar)
    with pytest.raises(RegisterError) as fout:
        keur_plaats(tmp_path)
    assert fout.value.code == code
    assert woord in fout.value.melding
    assert "Zet de hele map" in fout.value.melding
