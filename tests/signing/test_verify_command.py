"""``python3 -m cvt_desktop verify``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cvt_desktop.cli.verify import run
from tests.signing.conftest import Commissie
from tests.signing.papier import maak_pdf


@pytest.fixture
def map_(tmp_path: Path, ec_commissie: Commissie, oefencommissie: Commissie, vreemde_commissie: Commissie) -> Path:
    for naam, inhoud in {
        "echt.pdf": ec_commissie.getekend,
        "ca.pem": ec_commissie.ca_pem,
        "vreemd.pem": vreemde_commissie.ca_pem,
        "oefen.pdf": oefencommissie.getekend,
        "los.pdf": maak_pdf(),
        "langer.pdf": ec_commissie.getekend + b" ",
        "tekst.pdf": b"geen pdf",
        "kapot.pdf": ec_commissie.getekend[:20],
        "leeg.pdf": b"",
    }.items():
        (tmp_path / naam).write_bytes(inhoud)
    return tmp_path


@pytest.mark.parametrize(
    ("namen", "code"),
    [
        (["echt.pdf"], 0),
        (["echt.pdf", "--ca", "ca.pem"], 0),
        (["oefen.pdf"], 0),
        (["echt.pdf", "--ca", "vreemd.pem"], 1),
        (["los.pdf"], 1),
        (["langer.pdf", "--ca", "ca.pem"], 1),
    ],
)
def test_that_a_readable_pdf_gives_five_lines_and_its_code(
    map_: Path, capsys: pytest.CaptureFixture[str], namen: list[str], code: int
) -> None:
    assert run([naam if naam.startswith("--") else str(map_ / naam) for naam in namen]) == code
    uit, fout = capsys.readouterr()
    assert len(uit.splitlines()) == (6 if namen[0] == "oefen.pdf" else 5)
    assert "niet nagegaan in een register" in uit.splitlines()[4]
    assert uit.startswith("ECHT" if code == 0 else "NIET ECHT")
    assert fout == ""


@pytest.mark.parametrize(
    "namen",
    [
        ["weg.pdf"],
        ["tekst.pdf"],
        ["kapot.pdf"],
        ["leeg.pdf"],
        [""],
        ["echt.pdf", "--ca", "weg.pem"],
        ["echt.pdf", "--ca", "tekst.pdf"],
        ["echt.pdf", "--onbekend"],
        ["echt.pdf", "los.pdf"],
        ["echt.pdf", "--ca"],
        ["weg.pdf", "--json"],
        [],
    ],
    ids=" ".join,
)
def test_that_what_cannot_be_read_gives_two_and_one_line(
    map_: Path, capsys: pytest.CaptureFixture[str], namen: list[str]
) -> None:
    assert run([naam if naam.startswith("--") else str(map_ / naam) for naam in namen]) == 2
    uit, fout = capsys.readouterr()
    assert uit == ""
    assert len(fout.splitlines()) == 1
    assert str(map_) not in fout


def test_that_json_holds_the_lines(map_: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([str(map_ / "echt.pdf"), "--json", "--ca", str(map_ / "ca.pem")]) == 0
    uit = json.loads(capsys.readouterr().out)
    assert uit["echt"] is True
    assert uit["uitgever_nagegaan"] is True
    assert len(uit["regels"]) == 5
    assert uit["oefendocument"] is False


def test_that_the_help_is_dutch(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    assert capsys.readouterr().out.startswith("gebruik: ")
