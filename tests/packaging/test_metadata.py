"""What systems read about the package agrees with the program, and with what the ICT department is told."""

from __future__ import annotations

import configparser
import re
import struct
import xml.etree.ElementTree as ET
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest

import icons
import windows_version
from cvt_desktop.basis.versie import VERSIE
from tests.architecture.boom import ROOT

LINUX = ROOT / "packaging" / "linux"
NSI = (ROOT / "packaging" / "windows" / "cvt-desktop.nsi").read_text(encoding="utf-8")
BEHEER = (ROOT / "docs" / "beheer.md").read_text(encoding="utf-8")


def test_that_the_desktop_entry_starts_the_program_and_its_practice_register() -> None:
    lezer = configparser.ConfigParser(interpolation=None)
    lezer.optionxform = str  # type: ignore[assignment,method-assign]  # keys are written as they are
    lezer.read(LINUX / "cvt-desktop.desktop", encoding="utf-8")
    hoofd = lezer["Desktop Entry"]
    wil = {"Type": "Application", "Exec": "cvt-desktop", "Icon": "cvt-desktop", "Terminal": "false"}
    assert {sleutel: hoofd[sleutel] for sleutel in wil} == wil
    for actie in hoofd["Actions"].strip(";").split(";"):
        assert lezer[f"Desktop Action {actie}"]["Exec"] == "cvt-desktop --oefenregister"


def test_that_the_metadata_name_this_version_and_the_desktop_entry() -> None:
    boom = ET.parse(LINUX / "nl.cvt_desktop.CvTDesktop.metainfo.xml").getroot()
    assert boom.findtext("launchable") == "cvt-desktop.desktop"
    assert boom.findtext("project_license") == "EUPL-1.2"
    uitgave = boom.find("releases/release")
    assert uitgave is not None
    assert uitgave.get("version") == VERSIE
    assert uitgave.get("date") == _wijzigingen()[1]


def _wijzigingen() -> tuple[str, str]:
    tekst = (LINUX / "changelog").read_text(encoding="utf-8")
    versie = re.match(r"cvt-desktop \(([^)]+)\) ", tekst)
    moment = re.search(r"^ -- [^<]+<[^>]+>  (.+)$", tekst, re.MULTILINE)
    assert versie
    assert moment
    return versie[1], parsedate_to_datetime(moment[1]).date().isoformat()


def test_that_the_newest_entry_of_the_changelog_is_this_version() -> None:
    assert _wijzigingen()[0] == VERSIE


def test_that_the_two_overrides_have_a_reason_and_there_are_no_others() -> None:
    regels = (LINUX / "lintian-overrides").read_text(encoding="utf-8").splitlines()
    plaatsen = [nummer for nummer, regel in enumerate(regels) if not regel.startswith("#")]
    namen = [regels[nummer].removeprefix("cvt-desktop: ") for nummer in plaatsen]
    assert namen == ["embedded-library", "unstripped-binary-or-object"]
    assert all(regels[nummer - 1].startswith("# ") for nummer in plaatsen)


def test_that_the_man_page_names_every_command_of_the_help() -> None:
    from cvt_desktop import __main__

    pagina = (LINUX / "cvt-desktop.1").read_text(encoding="utf-8").replace("\\-", "-")
    opdrachten = re.findall(r"^  (--?[a-z-]+|[a-z]+)\b", __main__._GEBRUIK, re.MULTILINE)
    assert len(opdrachten) >= 5
    assert not [opdracht for opdracht in opdrachten if opdracht not in pagina]


def test_that_every_exit_code_of_the_installer_is_in_the_table_for_ict() -> None:
    codes = {int(code) for code in re.findall(r"insertmacro Stop (\d)", NSI)} | {0, 1, 2}
    tabel = BEHEER.partition("### Afsluitcodes van de installer")[2].partition("###")[0]
    assert codes == {int(code) for code in re.findall(r"^\| (\d) \|", tabel, re.MULTILINE)} == set(range(7))


def test_that_the_uninstaller_names_what_it_removes_and_never_a_folder_with_registers() -> None:
    weg = NSI.partition('Section "Uninstall"')[2].partition("SectionEnd")[0]
    gewist = re.findall(r"^\s*(?:RMDir(?: /r)?|Delete) (.+)$", weg, re.MULTILINE)
    assert gewist
    assert all(pad.startswith(('"$INSTDIR', '"$SMPROGRAMS')) for pad in gewist)
    assert 'RMDir /r "$INSTDIR"' not in NSI
    assert "Uw registers zijn gebleven" in weg
    assert "Uw registers" in NSI.partition("MUI_UNCONFIRMPAGE_TEXT_TOP")[2].splitlines()[0]


@pytest.mark.parametrize(
    "deel",
    ["MULTIUSER_INSTALLMODE_COMMANDLINE", "CreateShortCut", "VIProductVersion", "VIAddVersionKey", "!finalize", "!uninstfinalize",
     "QuietUninstallString", "/SD IDOK", 'Rename "$INSTDIR\\_internal"'],
)  # fmt: skip
def test_that_the_installer_can(deel: str) -> None:
    assert deel in NSI


def test_that_detection_and_folders_are_told_as_the_installer_makes_them() -> None:
    sleutel = re.search(r'!define SLEUTEL "([^"]+)"', NSI)
    assert sleutel
    assert sleutel[1] in BEHEER
    mappen = ("%LOCALAPPDATA%\\cvt-desktop", "C:\\Program Files\\CvT Desktop")
    for woord in (*mappen, "/S /AllUsers", "/S /CurrentUser", "SHA256SUMS"):
        assert woord in BEHEER


@pytest.mark.parametrize(("versie", "vier"), [("0.1.0", (0, 1, 0, 0)), ("1.2", (1, 2, 0, 0)), ("1.2.3rc4", (1, 2, 3, 4))])
def test_that_windows_gets_four_numbers(versie: str, vier: tuple[int, ...]) -> None:
    assert windows_version.four(versie) == vier
    assert f"StringStruct('ProductVersion', '{versie}')" in windows_version.resource(versie)


def test_that_the_icon_containers_hold_their_pictures() -> None:
    png = b"\x89PNG\r\n\x1a\n" + b"x" * 20
    ico = icons.ico({16: png, 256: png + b"y"})
    assert struct.unpack_from("<HHH", ico) == (0, 1, 2)
    _, _, _, _, _, _, lengte, plaats = struct.unpack_from("<BBBBHHII", ico, 6 + 16)
    assert ico[plaats : plaats + lengte] == png + b"y"
    icns = icons.icns({16: png})
    assert icns[:4] == b"icns"
    assert struct.unpack_from(">I", icns, 4)[0] == len(icns) == 8 + 8 + len(png)


def test_that_no_file_of_packaging_names_an_index_or_a_folder_of_the_machine_it_was_made_on() -> None:
    # texts of licences are quoted as they are
    bestanden = [pad for pad in (ROOT / "packaging").rglob("*") if pad.is_file() and "licences" not in pad.parts]
    vreemd = re.compile(r"pypi\.org|pythonhosted|npmjs|deb\.debian|(?<![\w.])/(root|work|home)/(?!\{)")
    tekst = [pad for pad in bestanden if pad.suffix not in {".pyc"}]
    assert not [str(pad) for pad in tekst if vreemd.search(pad.read_text(encoding="utf-8"))]


def test_that_the_workflows_build_test_and_keep_what_they_made() -> None:
    for naam in ("windows", "macos"):
        tekst = (ROOT / "packaging" / "workflows" / f"{naam}.yml").read_text(encoding="utf-8")
        stappen = ["dev.py test", "dev.py package", "--self-test", "upload-artifact"]
        plaatsen = [tekst.index(stap) for stap in stappen]
        assert plaatsen == sorted(plaatsen)


def test_that_the_hand_test_has_twenty_steps_and_the_check_list_names_it() -> None:
    release = ROOT / "packaging" / "release"
    stappen = re.findall(r"^\| (\d+) \|", (release / "handtest-windows.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert stappen == [str(nummer) for nummer in range(1, 21)]
    assert "handtest-windows.md" in (release / "README.md").read_text(encoding="utf-8")


def test_that_every_licence_text_is_there() -> None:
    import components

    map_ = Path(components.HERE, "licences")
    assert {naam for teksten in components.OWN_TEXTS.values() for naam in teksten} <= {pad.name for pad in map_.iterdir()}
    assert all(pad.stat().st_size > 200 for pad in map_.iterdir())
