"""The commands as a person types them: demo, oso, verify and the self-test, each in a process of its own."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pikepdf
import pytest
from defusedxml.ElementTree import fromstring

ROOT = Path(__file__).resolve().parents[2]
OSO = ROOT.parent / "shared" / "data" / "oso" / "Voorbeelddossier_PaO_VOSWV_full.xml"
EIGEN_WOORDEN = ("Mikołaj", "Żurawski", "Rietgors", "Duinkerk", "Crutzer", "vermoeid", "Apeldoorn", "Hofstraat")


def _start(*args: str, home: Path) -> subprocess.CompletedProcess[str]:
    omgeving = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "CVT_DESKTOP_HOME": str(home),
                "QT_QPA_PLATFORM": "offscreen"}  # fmt: skip
    return subprocess.run([sys.executable, "-m", "cvt_desktop", *args], capture_output=True, text=True, env=omgeving,
                          cwd=home, check=False, timeout=300)  # fmt: skip


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """One journey without an import, that goes on to a bezwaar; that one stops before it is seen with the OSO dossier."""
    home = tmp_path_factory.mktemp("demo")
    klaar = _start("demo", "--out", "uit", "--bezwaar", home=home)
    assert klaar.returncode == 0, klaar.stderr
    uitkomst: dict[str, object] = json.loads(klaar.stdout.splitlines()[-1])
    return uitkomst


def _bestanden(demo: dict[str, object]) -> dict[str, str]:
    bestanden = demo["files"]
    assert isinstance(bestanden, dict)
    return bestanden


def test_that_the_demo_ends_with_one_json_line_of_absolute_paths(demo: dict[str, object]) -> None:
    assert {"register", "aanvraag", "besluit", "tlv_nummer", "stemming", "files"} <= set(demo)
    controle = demo["controle"]
    assert isinstance(controle, dict)
    assert controle["blokkeert"] == 0
    assert controle["regels"] >= 31
    bestanden = _bestanden(demo)
    assert Path(bestanden["controleverslag"]).read_bytes().startswith(b"%PDF")
    assert {"tlv", "besluitbrief_school", "besluitbrief_ouders", "besluitenlijst", "ca", "auditlog"} <= set(bestanden)
    for pad in (str(demo["register"]), *bestanden.values()):
        assert Path(pad).is_absolute()
        assert Path(pad).exists()
    assert demo["tlv_nummer"] == "OEF-2627-0119"


def test_that_the_register_holds_nothing_but_its_own_files_and_none_of_the_words(demo: dict[str, object]) -> None:
    register = Path(str(demo["register"]))
    eigen = {"kop.cvt", "register.db", "register.slot", "bijlagen"}
    assert eigen <= {p.name for p in register.iterdir()} <= eigen | {"kop.vorige.cvt"}
    _geen_woord(register, EIGEN_WOORDEN)


@pytest.mark.parametrize("welk", ["tlv", "besluitbrief_school", "besluitbrief_ouders"])
def test_that_every_signed_document_is_genuine_and_says_that_it_is_practice(
    demo: dict[str, object], welk: str, tmp_path: Path
) -> None:
    bestanden = _bestanden(demo)
    klaar = _start("verify", bestanden[welk], "--ca", bestanden["ca"], home=tmp_path)
    assert klaar.returncode == 0, klaar.stdout
    assert "OEFENDOCUMENT" in klaar.stdout
    assert "niet nagegaan in een register" in klaar.stdout.splitlines()[4]


def test_that_a_changed_byte_is_never_genuine(demo: dict[str, object], tmp_path: Path) -> None:
    goed = Path(_bestanden(demo)["tlv"]).read_bytes()
    fout = tmp_path / "fout.pdf"
    for plek in (100, len(goed) // 2, len(goed) - 20):
        fout.write_bytes(goed[:plek] + bytes([goed[plek] ^ 1]) + goed[plek + 1 :])
        assert _start("verify", str(fout), home=tmp_path).returncode in {1, 2}


@pytest.mark.skipif(shutil.which("pdfsig") is None, reason="poppler's pdfsig is not installed")
def test_that_pdfsig_finds_the_tlv_valid_and_signed_in_whole(demo: dict[str, object]) -> None:
    tlv = _bestanden(demo)["tlv"]
    pdfsig = subprocess.run(["pdfsig", tlv], capture_output=True, text=True, check=False).stdout
    assert "Signature is Valid" in pdfsig
    assert "Total document signed" in pdfsig


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler's pdftotext is not installed")
def test_that_the_log_is_whole_and_fits_the_anchors_on_paper_and_a_changed_one_does_not(
    demo: dict[str, object], tmp_path: Path
) -> None:
    bestanden = _bestanden(demo)
    ankers = []
    for welk in ("tlv", "besluitbrief_school", "besluitbrief_ouders", "besluitenlijst"):
        tekst = subprocess.run(["pdftotext", bestanden[welk], "-"], capture_output=True, text=True, check=True).stdout
        ankers += [*dict.fromkeys(re.findall(r"log \d+ · (?:[0-9a-f]{4} ?){4}", tekst))]
    assert len(ankers) == 4
    klaar = _start("audit", "verify", bestanden["auditlog"], "--anker", *ankers, home=tmp_path)
    assert (klaar.returncode, klaar.stdout.count(" past.")) == (0, 4), klaar.stdout
    log = Path(bestanden["auditlog"]).read_bytes()
    _geen_woord_in(log, "audit.cvtlog", EIGEN_WOORDEN)
    regels = log.splitlines(keepends=True)
    na = next(n for n, regel in enumerate(regels) if regel.startswith(b'{"gebeurtenis"'))
    certificaat = regels[1:2]
    assert certificaat[0].startswith(b'{"certificaat"')
    for naam, anders in {
        "edited": [*regels[: na + 5], regels[na + 5].replace(b'"gelukt"', b'"geweigerd"'), *regels[na + 6 :]],
        "removed": [*regels[: na + 5], *regels[na + 6 :]],
        "inserted": [*regels[: na + 5], regels[na + 3], *regels[na + 5 :]],
        "swapped": [*regels[: na + 5], regels[na + 6], regels[na + 5], *regels[na + 7 :]],
        "certificate edited": [regels[0], certificaat[0].replace(b'"beheerder"', b'"lid"'), *regels[2:]],
        "certificate removed": [regels[0], *regels[2:]],
        "certificate inserted": [regels[0], *certificaat, *regels[1:]],
        "cut off": regels[: na + 9],
    }.items():
        (tmp_path / "anders.cvtlog").write_bytes(b"".join(anders))
        klaar = _start("audit", "verify", "anders.cvtlog", "--anker", ankers[-1], home=tmp_path)
        assert klaar.returncode == 1, naam
        assert "gebeurtenis" in klaar.stdout.casefold()


@pytest.mark.skipif(shutil.which("pdffonts") is None, reason="poppler's pdffonts is not installed")
def test_that_every_font_is_embedded(demo: dict[str, object]) -> None:
    for sleutel, pad in _bestanden(demo).items():
        if not pad.endswith(".pdf"):
            continue
        regels = subprocess.run(["pdffonts", pad], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
        assert regels
        assert all(regel.split()[-5] == "yes" for regel in regels), (sleutel, regels)


def test_that_a_folder_with_a_register_is_refused_in_one_dutch_line(demo: dict[str, object], tmp_path: Path) -> None:
    klaar = _start("demo", "--out", str(Path(str(demo["register"])).parent), home=tmp_path)
    assert klaar.returncode == 2
    assert len(klaar.stderr.strip().splitlines()) == 1
    assert "lege map" in klaar.stderr


@pytest.mark.skipif(not OSO.is_file(), reason="the published OSO example is not at hand (../shared/data/oso)")
def test_that_the_published_oso_dossier_goes_all_the_way(tmp_path: Path) -> None:
    klaar = _start("demo", "--out", "uit", "--oso", str(OSO), home=tmp_path)
    assert klaar.returncode == 0, klaar.stderr
    bestanden = json.loads(klaar.stdout.splitlines()[-1])["files"]
    assert "lbt_bundel" not in bestanden
    tekst = subprocess.run(["pdftotext", "-layout", bestanden["besluitenlijst"], "-"], capture_output=True, text=True,
                           check=True).stdout  # fmt: skip
    assert "De leerling is 24 jaar" in tekst
    assert "geen akkoord" in tekst
    ouders, school = (
        " ".join(subprocess.run(["pdftotext", bestanden[welk], "-"], capture_output=True, text=True, check=True).stdout.split())
        for welk in ("besluitbrief_ouders", "besluitbrief_school")
    )
    assert "Hofstraat 117 d" in ouders
    assert "Hofstraat 52-54" not in ouders
    assert "u bent het niet eens met de aanvraag" in ouders
    assert "volgens het OSO-bestand: Teveel zorggegevens in het dossier" in ouders
    assert not any(zin in tekst for tekst in (ouders, school) for zin in ("het eens met", "zijn het eens"))
    assert "“VOORBEELD: ik wil leren" in ouders
    _geen_woord(Path(json.loads(klaar.stdout.splitlines()[-1])["register"]), _woorden_van(OSO))


def _woorden_van(oso: Path) -> set[str]:
    """Every word of six letters or more; shorter ones stand by chance in megabytes of what is encrypted."""
    elementen = (e for e in fromstring(oso.read_bytes()).iter() if not str(e.tag).endswith("bestandsinhoud"))
    woorden = {woord for e in elementen for woord in re.findall(r"[^\W\d_]{6,}", e.text or "")}
    assert {"Pieter", "Hofstraat"} < woorden
    return woorden - {"versie"}  # a word of the header itself


def _geen_woord(register: Path, woorden: Iterable[str]) -> None:
    for pad in (p for p in register.rglob("*") if p.is_file()):
        inhoud = pad.read_bytes()
        assert b"SQLite format 3" not in inhoud
        _geen_woord_in(inhoud, pad.name, woorden)


def _geen_woord_in(inhoud: bytes, naam: str, woorden: Iterable[str]) -> None:
    for woord in woorden:
        assert woord.encode("utf-8") not in inhoud, (naam, woord)
        assert woord.encode("utf-16-le") not in inhoud, (naam, woord)


def test_that_the_self_test_is_in_order_and_leaves_nothing(tmp_path: Path) -> None:
    klaar = _start("--self-test", home=tmp_path)
    assert klaar.returncode == 0, klaar.stdout
    assert klaar.stdout.splitlines()[-1] == "zelftest: in orde"
    assert not list(tmp_path.rglob("zelftest-*"))


def test_that_an_unknown_command_says_what_there_is(tmp_path: Path) -> None:
    klaar = _start("foetsie", home=tmp_path)
    assert klaar.returncode == 2
    assert "Onbekende opdracht" in klaar.stderr


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler's pdftotext is not installed")
def test_that_the_demo_goes_on_to_a_bezwaar_whose_bookmarks_and_inventory_agree(demo: dict[str, object]) -> None:
    assert demo["bezwaar"] == "Doorgezonden"
    with pikepdf.open(_bestanden(demo)["lbt_bundel"]) as pdf, pdf.open_outline() as inhoud:
        bladwijzers = {
            punt.title: 1 + pdf.pages.index(pikepdf.Page(punt.destination[0]))
            for punt in inhoud.root if isinstance(punt.destination, pikepdf.Array)
        }  # fmt: skip
    tekst = subprocess.run(["pdftotext", "-layout", "-l", "1", _bestanden(demo)["lbt_bundel"], "-"], capture_output=True,
                           text=True, check=True).stdout  # fmt: skip
    regels = re.findall(r"^ ?(\d+) {2,}(\S.*?) {2,}(?:\d\d-\d\d-\d{4}|–) +(\d+)", tekst, re.MULTILINE)
    genoemd = {f"{nummer}. {titel.partition(' (')[0]}": int(bladzijde) for nummer, titel, bladzijde in regels}
    assert len(genoemd) > 10
    assert bladwijzers == {"Inventaris": 1, **genoemd}
    assert next(iter(genoemd)) == "1. Bezwaarschrift"


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler's pdftotext is not installed")
def test_that_the_log_of_the_demo_knows_the_bezwaar_and_the_anchor_of_the_bundle(
    demo: dict[str, object], tmp_path: Path
) -> None:
    bestanden = _bestanden(demo)
    tekst = subprocess.run(["pdftotext", "-l", "1", bestanden["lbt_bundel"], "-"], capture_output=True, text=True,
                           check=True).stdout  # fmt: skip
    anker = re.search(r"log \d+ · (?:[0-9a-f]{4} ?){4}", tekst)
    assert anker is not None
    klaar = _start("audit", "verify", bestanden["auditlog"], "--anker", anker[0].strip(), home=tmp_path)
    assert klaar.returncode == 0, klaar.stdout + klaar.stderr
    acties = set(re.findall(r"bezwaar\.\w+", Path(bestanden["auditlog"]).read_text(encoding="utf-8")))
    assert {"bezwaar.registreren", "bezwaar.doorzenden"} <= acties
