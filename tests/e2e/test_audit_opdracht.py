"""``audit verify`` as somebody runs it who has a log and a sheet of paper, and no register."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cvt_desktop.cli import audit
from tests.architecture.boom import ROOT
from tests.logboek import ANDER, KLUIS, bestand, maak_log, papier

LOG = maak_log(25)


@pytest.fixture
def log(tmp_path: Path) -> Path:
    pad = tmp_path / "audit.cvtlog"
    pad.write_bytes(b"".join(bestand(LOG)))
    return pad


def test_that_a_whole_log_gives_0_and_says_what_an_anchor_is_for(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert audit.run(["verify", str(log)]) == 0
    regels = capsys.readouterr().out.splitlines()
    assert regels[0] == f"HEEL: audit.cvtlog, log van een oefenregister {KLUIS}, 25 gebeurtenissen."
    assert "Zonder anker" in regels[1]
    assert regels[-1] == f"Einde van het log: {papier(LOG).kort}"


@pytest.mark.parametrize("heel", [False, True])
def test_that_anchors_are_taken_as_printed_and_whole(log: Path, capsys: pytest.CaptureFixture[str], heel: bool) -> None:
    ankers = [f"{g.volgnummer}:{g.schakel}" if heel else papier(LOG[: g.volgnummer]).kort for g in (LOG[3], LOG[-1])]
    assert audit.run(["verify", str(log), "--anker", *ankers]) == 0
    assert audit.run(["verify", str(log), "--anker", ankers[0], "--anker", ankers[1]]) == 0
    uit = capsys.readouterr().out
    assert uit.count("past.") == 4
    assert "Zonder anker" not in uit


def test_that_a_broken_log_gives_1_and_names_the_entry(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    regels = bestand(LOG)
    log.write_bytes(b"".join([*regels[:8], regels[8].replace(b"secretaris", b"voorzitter"), *regels[9:]]))
    assert audit.run(["verify", str(log)]) == 1
    assert "- Gebeurtenis 8 is gewijzigd" in capsys.readouterr().out
    assert audit.run(["verify", str(log), "--json"]) == 1
    uit = json.loads(capsys.readouterr().out)
    assert (uit["heel"], uit["breuken"][0]["volgnummer"], uit["gebeurtenissen"]) == (False, 8, 25)


def test_that_a_cut_log_and_that_of_another_register_are_refused_with_what_is_on_paper(
    log: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    anker = papier(LOG).kort
    kort, ander = tmp_path / "kort.cvtlog", tmp_path / "ander.cvtlog"
    kort.write_bytes(b"".join(bestand(LOG[:20])))
    ander.write_bytes(b"".join(bestand(maak_log(25, kluis=ANDER), kluis=ANDER)))
    assert audit.run(["verify", str(kort), "--anker", anker]) == 1
    assert "houdt op bij 20" in capsys.readouterr().out
    assert audit.run(["verify", str(ander), "--anker", anker]) == 1
    assert audit.run(["verify", str(ander), "--kluis", str(KLUIS)]) == 1
    assert "log van een ander register" in capsys.readouterr().out
    assert audit.run(["verify", str(log), "--kluis", str(KLUIS)]) == 0


@pytest.mark.parametrize(
    ("args", "zegt"),
    [
        (["verify", "bestaat-niet.cvtlog"], "bestaat niet"),
        (["verify", "."], "is een map"),
        (["verify"], "Gebruik:"),
        (["wis", "audit.cvtlog"], "Gebruik:"),
        (["verify", "audit.cvtlog", "--anker", "12"], "geen anker"),
        (["verify", "audit.cvtlog", "--kluis", "x"], "Gebruik:"),
        (["verify", __file__], "geen log van CvT Desktop"),
    ],
)
def test_that_what_cannot_be_read_gives_2_with_one_dutch_line(
    args: list[str], zegt: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert audit.run(args) == 2
    fout = capsys.readouterr().err
    assert zegt in fout
    assert len(fout.splitlines()) == 1


def test_that_help_is_dutch(capsys: pytest.CaptureFixture[str]) -> None:
    assert audit.run(["--help"]) == 0
    assert "wat u meegeeft" in capsys.readouterr().out


def test_that_it_needs_nothing_but_the_standard_library(log: Path) -> None:
    """As a process of its own, in which none of the packages can be imported."""
    code = (
        "import sys\n"
        "class Dicht:\n"
        "    def find_spec(self, naam, *_):\n"
        "        if naam.split('.')[0] not in {*sys.stdlib_module_names, 'cvt_desktop'}: raise ImportError(naam)\n"
        "sys.meta_path.insert(0, Dicht())\n"
        "from cvt_desktop.__main__ import main\n"
        f"sys.exit(main(['audit', 'verify', {str(log)!r}]))\n"
    )
    klaar = subprocess.run([sys.executable, "-S", "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (klaar.returncode, klaar.stdout[:4]) == (0, "HEEL"), klaar.stderr
