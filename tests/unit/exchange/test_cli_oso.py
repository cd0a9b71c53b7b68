"""``oso FILE [--json]``: exit codes, and one Dutch line when a file is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cvt_desktop.cli.oso import run
from tests.unit.exchange.bestanden import b64, document, oso


@pytest.fixture
def bestand(tmp_path: Path) -> Path:
    pad = tmp_path / "dossier.xml"
    documenten = document("opp.txt", b64(b"OPP van de leerling")) + document("stuk.pdf", "UEsDBA==")
    kern = "<roepnaam>Zoë</roepnaam><achternaam>Ünal-Hofstee</achternaam><geboortedatum>2013-01-22</geboortedatum>"
    pad.write_bytes(oso(kern + documenten))
    return pad


def test_that_json_holds_what_was_asked(bestand: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--json", str(bestand)]) == 0
    uit = json.loads(capsys.readouterr().out)
    assert uit["leerling"]["achternaam"] == "Ünal-Hofstee"
    assert uit["bijlagen"] == [{"naam": "opp.txt", "soort": "OPP", "vorm": "TXT", "bytes": 19, "mogelijk_bsn": False}]
    assert [w["naam"] for w in uit["weggelaten"]] == ["stuk.pdf"]


def test_that_a_person_gets_a_dutch_summary(bestand: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([str(bestand)]) == 0
    uit = capsys.readouterr().out
    assert "Zoë Ünal-Hofstee, geboren 22-01-2013" in uit
    assert "Overgenomen 1 document\n" in uit
    assert "stuk.pdf: afgebroken ZIP" in uit


@pytest.mark.parametrize("args", [[], ["a", "b"], ["--xml"], ["bestaat-niet.xml"], ["."], ["a\0b"]])
def test_that_a_wrong_call_gives_two_and_one_dutch_line(args: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(args) == 2
    uitvoer = capsys.readouterr()
    assert uitvoer.out == ""
    assert uitvoer.err.count("\n") == 1


@pytest.mark.parametrize(
    "inhoud",
    [b"%PDF-1.4", b"<a/>", oso("<achternaam>Quist</achternaam>"), b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
)
def test_that_a_refused_file_gives_two_and_one_dutch_line(
    tmp_path: Path, inhoud: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    pad = tmp_path / "fout.xml"
    pad.write_bytes(inhoud)
    assert run([str(pad), "--json"]) == 2
    uitvoer = capsys.readouterr()
    assert uitvoer.out == ""
    assert uitvoer.err.count("\n") == 1
    assert "Vraag" in uitvoer.err
    assert "Quist" not in uitvoer.err
