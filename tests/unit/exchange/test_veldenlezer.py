"""Reading the fields of a form that a stranger sends: in a child process, and whatever it is, a clear sentence comes back."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
import pytest

from cvt_desktop.adapters.bijlagen.veldenlezer import Veldenlezer
from cvt_desktop.domain.errors import BestandError
from cvt_desktop.ports.invulformulier import MAX_VELDEN, MAX_WAARDE, OP_SLOT
from tests.documents.pdf import maak_pdf

KIND = (sys.executable, "-c", "from cvt_desktop.adapters.bijlagen.formulierkind import main; raise SystemExit(main())")


@pytest.fixture(scope="module")
def lezer() -> Iterator[Veldenlezer]:
    lezer = Veldenlezer(KIND)
    yield lezer
    lezer.sluit()


def vorm(bouw: Callable[[pikepdf.Pdf], Any], **bewaar: Any) -> bytes:
    """A PDF whose AcroForm holds the fields that ``bouw`` makes."""
    with pikepdf.open(io.BytesIO(maak_pdf(1))) as pdf:
        pdf.Root.AcroForm = pdf.make_indirect(pikepdf.Dictionary(Fields=pikepdf.Array(bouw(pdf))))
        uit = io.BytesIO()
        pdf.save(uit, **bewaar)
    return uit.getvalue()


def tekstveld(naam: str, waarde: Any) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(FT=pikepdf.Name.Tx, T=pikepdf.String(naam), V=waarde)


def gewoon(pdf: pikepdf.Pdf) -> list[Any]:
    lang = pdf.make_stream("een lange tekst".encode("utf-16"))
    kinderen = pikepdf.Array([tekstveld("een", pikepdf.String("1")), tekstveld("twee", pikepdf.String("2"))])
    groep = pikepdf.Dictionary(T=pikepdf.String("groep"), Kids=kinderen)
    knop = pikepdf.Dictionary(FT=pikepdf.Name.Btn, T=pikepdf.String("knop"), AS=pikepdf.Name.Yes)
    uit = pikepdf.Dictionary(FT=pikepdf.Name.Btn, T=pikepdf.String("uit"), V=pikepdf.Name.Off, AS=pikepdf.Name.Yes)
    return [tekstveld("naam", pikepdf.String("Żurawska\rtweede regel\x07")), tekstveld("lang", lang), groep, knop, uit,
            tekstveld("leeg", pikepdf.String(""))]  # fmt: skip


def test_that_values_come_back_as_each_kind_of_reader_writes_them(lezer: Veldenlezer) -> None:
    assert lezer.lees(vorm(gewoon)) == {
        "naam": "Żurawska\ntweede regel", "lang": "een lange tekst", "groep.een": "1", "groep.twee": "2", "knop": "Yes"
    }  # fmt: skip
    assert lezer.lees(maak_pdf(1)) == {}, "a PDF that is no form"


def kringloop(pdf: pikepdf.Pdf) -> list[Any]:
    groep = pdf.make_indirect(pikepdf.Dictionary(T=pikepdf.String("groep")))
    groep.Kids = pikepdf.Array([groep, tekstveld("binnen", pikepdf.String("1"))])
    return [groep]


def test_that_a_form_that_refers_to_itself_ends(lezer: Veldenlezer) -> None:
    assert lezer.lees(vorm(kringloop)) == {"groep.binnen": "1"}


def _met(aanpassing: Callable[[pikepdf.Pdf], None]) -> bytes:
    with pikepdf.open(io.BytesIO(vorm(gewoon))) as pdf:
        aanpassing(pdf)
        uit = io.BytesIO()
        pdf.save(uit)
    return uit.getvalue()


def _script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))


def _verstopt_script(pdf: pikepdf.Pdf) -> None:
    actie = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pdf.make_stream(b"x"))
    pdf.Root.AcroForm.Fields[0].AA = pikepdf.Dictionary(K=pdf.make_indirect(actie))


def _xfa(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm.XFA = pdf.make_stream(b"<xdp/>")


def _bom(pdf: pikepdf.Pdf) -> list[Any]:
    stroom = pdf.make_stream(b"\0" * (8 * 2**20))
    return [tekstveld("bom", stroom)]


SLOT = {"encryption": pikepdf.Encryption(user="geheim", owner="geheim", R=6)}
GEWEIGERD: dict[str, tuple[Callable[[], bytes], str]] = {
    "geknipt": (lambda: vorm(gewoon)[:400], "beschadigd"),
    "rommel": (lambda: b"%PDF-1.7\n" + os.urandom(2000), "beschadigd"),
    "versleuteld": (lambda: vorm(gewoon, **SLOT), "wachtwoord"),
    "xfa": (lambda: _met(_xfa), "XFA"),
    "script": (lambda: _met(_script), "JavaScript"),
    "verstopt script": (lambda: _met(_verstopt_script), "JavaScript"),
    "te veel": (lambda: vorm(lambda _: [tekstveld(f"v{n}", pikepdf.String("x")) for n in range(MAX_VELDEN + 1)]), "meer in dan"),
    "te lang": (lambda: vorm(lambda _: [tekstveld("v", pikepdf.String("x" * (MAX_WAARDE + 1)))]), "meer in dan"),
    "bom": (lambda: vorm(_bom, compress_streams=True), "meer in dan"),
    "te groot": (lambda: b"%PDF-1.7" + b"\0" * (51 * 2**20), "50 MB"),
}


@pytest.mark.parametrize("naam", GEWEIGERD)
def test_that_a_hostile_form_is_refused_with_a_sentence_that_says_what_to_do(lezer: Veldenlezer, naam: str) -> None:
    maak, zin = GEWEIGERD[naam]
    with pytest.raises(BestandError, match=zin) as fout:
        lezer.lees(maak())
    assert fout.value.melding.startswith("Dit formulier kan niet worden gelezen: ")
    assert "raag om" in fout.value.melding or "Laat het formulier" in fout.value.melding


def test_that_a_protected_form_is_opened_with_its_words_in_the_child_and_with_no_others(lezer: Veldenlezer) -> None:
    dicht = vorm(gewoon, encryption=pikepdf.Encryption(user="zes woorden één", owner="zes woorden één", R=6))
    with pytest.raises(BestandError) as fout:
        lezer.lees(dicht)
    assert fout.value.code == OP_SLOT
    for woorden in ("", "zes woorden een", "x" * 300):
        with pytest.raises(BestandError) as fout:
            lezer.ontsleutel(dicht, woorden)
        assert fout.value.code == OP_SLOT
    assert lezer.lees(lezer.ontsleutel(dicht, "zes woorden één")) == lezer.lees(vorm(gewoon))
    with pytest.raises(BestandError, match="beschadigd") as fout:
        lezer.ontsleutel(b"%PDF-1.7 geknipt", "zes woorden")
    assert fout.value.code != OP_SLOT


def test_that_a_child_that_dies_or_hangs_ends_that_reading_only(lezer: Veldenlezer) -> None:
    for code, zin in (("raise SystemExit(3)", "beschadigd of te zwaar"), ("import time; time.sleep(60)", "te lang")):
        kapot = Veldenlezer((sys.executable, "-c", code), tijdslimiet=0.5)
        with pytest.raises(BestandError, match=zin):
            kapot.lees(vorm(gewoon))
        kapot.sluit()
    leugen = "import sys; sys.stdin.buffer.read(1); sys.stdout.buffer.write(b'\\0\\0\\0\\0\\2[]')"
    vals = Veldenlezer((sys.executable, "-c", leugen))
    with pytest.raises(BestandError, match="beschadigd"):
        vals.lees(vorm(gewoon))
    vals.sluit()


def test_that_the_program_starts_this_child() -> None:
    lezer = Veldenlezer()
    try:
        assert lezer.lees(vorm(gewoon))["naam"].startswith("Żurawska")
    finally:
        lezer.sluit()


def test_that_mutated_forms_never_do_anything_but_answer_or_refuse(lezer: Veldenlezer) -> None:
    """Promise 21, for forms: two hundred bytes changed at random places, one file after the other."""
    heel = bytearray(vorm(gewoon))
    for plek in range(0, len(heel), max(1, len(heel) // 200)):
        gewijzigd = bytearray(heel)
        gewijzigd[plek] ^= 0x5A
        try:
            velden = lezer.lees(bytes(gewijzigd))
        except BestandError:
            continue
        assert all(isinstance(waarde, str) for waarde in velden.values())
