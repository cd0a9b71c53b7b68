"""Commands with bad files, bad folders and readers that go away: one Dutch line, nothing half, no traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.exchange.bestanden import b64, document, oso
from tests.unit.exchange.test_kijker import pdf

ROOT = Path(__file__).resolve().parents[2]
BSN = "123456782"
NAAM = "<roepnaam>Zoë</roepnaam><achternaam>Ünal-Hofstee</achternaam>"
GEBOREN = "<geboortedatum>2013-01-22</geboortedatum>"
GEEN_WINDOWS = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such devices")


def _start(*args: str, home: Path, stdout: int | None = subprocess.PIPE) -> subprocess.CompletedProcess[str]:
    omgeving = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "CVT_DESKTOP_HOME": str(home),
                "QT_QPA_PLATFORM": "offscreen"}  # fmt: skip
    return subprocess.run([sys.executable, "-m", "cvt_desktop", *args], stdout=stdout, stderr=subprocess.PIPE, text=True,
                          env=omgeving, cwd=home, check=False, timeout=120)  # fmt: skip


def _een_regel(klaar: subprocess.CompletedProcess[str]) -> str:
    assert klaar.returncode == 2, klaar.stderr
    (regel,) = klaar.stderr.strip().splitlines()
    assert regel.endswith(".")
    assert "rror" not in regel
    return regel


@GEEN_WINDOWS
@pytest.mark.parametrize("opdracht", ["verify", "oso"])
@pytest.mark.parametrize(
    ("wat", "woord"), [("/dev/zero", "apparaat"), ("pijp", "doorgeefluik"), (".", "map"), ("weg", "bestaat niet")]
)
def test_that_only_an_ordinary_file_is_read_and_it_says_what_else_it_is(
    tmp_path: Path, opdracht: str, wat: str, woord: str
) -> None:
    os.mkfifo(tmp_path / "pijp")
    assert woord in _een_regel(_start(opdracht, wat, home=tmp_path))


@GEEN_WINDOWS
@pytest.mark.parametrize("opdracht", ["verify", "oso"])
def test_that_a_full_disk_is_one_dutch_line_and_a_closed_pipe_is_quiet(tmp_path: Path, opdracht: str) -> None:
    (tmp_path / "a.xml").write_bytes(oso(NAAM + GEBOREN))
    (tmp_path / "a.pdf").write_bytes(pdf("bladzijde"))
    bestand = "a.xml" if opdracht == "oso" else "a.pdf"
    vol = os.open("/dev/full", os.O_WRONLY)
    lezer, schrijver = os.pipe()
    os.close(lezer)
    try:
        assert "uitvoer" in _een_regel(_start(opdracht, bestand, home=tmp_path, stdout=vol))
        klaar = _start(opdracht, bestand, home=tmp_path, stdout=schrijver)
    finally:
        os.close(vol)
        os.close(schrijver)
    assert klaar.stderr == ""
    assert klaar.returncode == (0 if opdracht == "oso" else 1)


@pytest.mark.parametrize(
    ("leerling", "begin"),
    [
        (NAAM + "<geboortedatum>1890-01-22</geboortedatum>", "Geboortedatum: "),
        (f"<roepnaam>Xan</roepnaam><achternaam>{'x' * 201}</achternaam>{GEBOREN}", "Achternaam: deze tekst is langer dan 200"),
    ],
)
def test_that_a_dossier_that_cannot_be_taken_leaves_nothing_and_names_the_field(
    tmp_path: Path, leerling: str, begin: str
) -> None:
    (tmp_path / "fout.xml").write_bytes(oso(leerling))
    for _ in range(2):
        regel = _een_regel(_start("demo", "--out", "uit", "--oso", "fout.xml", home=tmp_path))
        assert regel.startswith(begin)
        assert not (tmp_path / "uit").exists()


def test_that_a_folder_that_cannot_be_used_is_told_in_dutch(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_bytes(b"x")
    for map_ in ("bestand", "bestand/uit"):
        regel = _een_regel(_start("demo", "--out", map_, home=tmp_path))
        assert "Kies een andere map" in regel


def test_that_a_bsn_in_a_document_of_an_oso_file_is_told_and_never_repeated(tmp_path: Path) -> None:
    documenten = (document("brief.txt", b64(f"nummer {BSN}".encode())) + document("opp.pdf", b64(pdf("een", f"nr {BSN}")))
                  + document("verslag.pdf", b64(pdf("niets"))) + document(f"brief {BSN}.txt", b64(b"Gesprek"))
                  + document("kapot.pdf", b64(b"%PDF-1.7 kapot")))  # fmt: skip
    (tmp_path / "a.xml").write_bytes(oso(NAAM + GEBOREN + documenten))
    klaar = _start("oso", "a.xml", "--json", home=tmp_path)
    uit = json.loads(klaar.stdout)
    assert {"Document brief.txt", "Document opp.pdf"} < set(uit["mogelijk_bsn"])
    assert [b["mogelijk_bsn"] for b in uit["bijlagen"]] == [True, True, False, False, False]
    assert "Niet op een BSN nagekeken, want niet te lezen: kapot.pdf. Kijk zelf" in " ".join(uit["opmerkingen"])
    klaar_demo = _start("demo", "--out", "uit", "--oso", "a.xml", home=tmp_path)
    assert klaar_demo.returncode == 0, klaar_demo.stderr
    assert "Document opp.pdf: hier staat een getal dat een BSN kan zijn" in klaar_demo.stdout
    assert "Document brief.txt: hier" in klaar_demo.stdout
    assert json.loads(klaar_demo.stdout.splitlines()[-1])["tlv_nummer"]
    assert BSN not in klaar.stdout + klaar_demo.stdout + klaar_demo.stderr
