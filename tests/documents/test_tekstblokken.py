"""The rewritten standard paragraphs on paper: in their own letter, below its heading, with every field of the closed list."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from cvt_desktop.adapters.pdf.opmaker import ReportlabOpmaker
from cvt_desktop.domain.tekstblok import BLOKKEN, VASTE_DELEN, Bloktekst, Tekstblok, VastDeel, fouten
from cvt_desktop.ports.documentdelen import Lezer, Onderwijs
from cvt_desktop.ports.documenten import Document
from tests.documents import voorbeelden
from tests.documents.conftest import maak

PRO = {"onderwijs": Onderwijs.PRO, "uitkomst": replace(voorbeelden.TOEGEWEZEN, einde=None, categorie=None)}
LETTERS: dict[str, Document] = {
    "ontvangst_school_nu": voorbeelden.ontvangstbevestiging(Lezer.SCHOOL),
    "ontvangst_ouders_nu": voorbeelden.ontvangstbevestiging(Lezer.OUDERS),
    "aanvulling_hoe": voorbeelden.verzoek_om_aanvulling(),
    "besluit_school_verder": voorbeelden.besluitbrief_school(),
    "besluit_school_pro_verder": replace(voorbeelden.besluitbrief_school(), **PRO),  # type: ignore[arg-type]
    "besluit_ouders_plek": voorbeelden.besluitbrief_ouders(),
    "besluit_ouders_pro_plek": replace(voorbeelden.besluitbrief_ouders(), **PRO),  # type: ignore[arg-type]
    "besluit_leerling_plek": voorbeelden.besluitbrief_leerling(),
    "besluit_leerling_vragen": voorbeelden.besluitbrief_leerling(),
}


@pytest.mark.parametrize("blok", BLOKKEN, ids=lambda b: b.sleutel)
def test_that_a_rewritten_paragraph_with_all_its_fields_stands_in_its_letter_for_the_shipped_one(blok: Tekstblok) -> None:
    letter, opmaker = LETTERS[blok.sleutel], ReportlabOpmaker()
    velden = " ".join(f"[en {{{v.naam}}}]" if v.kan_leeg else f"{{{v.naam}}}" for v in blok.velden)
    eigen = f"Deze tekst is **van ons**. {velden}\n\n- een punt"
    assert fouten(blok, eigen) == ()
    kop = replace(letter.kop, tekstblokken=(Bloktekst(blok=blok.sleutel, tekst=eigen),))
    gewoon, anders = maak(letter).tekst, maak(replace(letter, kop=kop)).tekst
    begin = opmaker.meegeleverde_tekst(blok.sleutel).removeprefix("- ").split("{")[0].split("[")[0][:24].strip()
    assert begin in gewoon
    assert begin not in anders
    assert "Deze tekst is van ons." in anders
    assert "een punt" in anders
    assert "{" not in anders


@pytest.mark.parametrize("blok", BLOKKEN, ids=lambda b: b.sleutel)
def test_that_the_shipped_text_can_be_kept_as_it_is(blok: Tekstblok) -> None:
    opmaker = ReportlabOpmaker()
    tekst = opmaker.meegeleverde_tekst(blok.sleutel)
    assert fouten(blok, tekst) == ()
    kop = replace(LETTERS[blok.sleutel].kop, tekstblokken=(Bloktekst(blok=blok.sleutel, tekst=tekst),))
    assert maak(replace(LETTERS[blok.sleutel], kop=kop)).tekst == maak(LETTERS[blok.sleutel]).tekst


@pytest.mark.parametrize("sleutel", ["besluit_school_verder", "besluit_school_pro_verder"])
def test_that_what_the_law_lets_a_school_do_stays_when_the_rest_is_rewritten(sleutel: str) -> None:
    letter = LETTERS[sleutel]
    anders = maak(replace(letter, kop=replace(letter.kop, tekstblokken=(Bloktekst(blok=sleutel, tekst="Bel ons."),)))).tekst
    assert "Bel ons." in anders
    assert "Uw zorgplicht blijft" in anders
    assert "Over de toelating beslist de school" in anders


def test_that_the_words_of_an_example_have_no_marks_left() -> None:
    tekst = "**Dag** {roepnaam}[ en {steunpunt}] & co.\n\n- een\n- [twee {school}]"
    assert ReportlabOpmaker().proeftekst(tekst, {"roepnaam": "Noor", "steunpunt": "", "school": "X"}) == (
        "Dag Noor & co.\n\n• een\n• twee X")  # fmt: skip


@pytest.mark.parametrize("deel", VASTE_DELEN, ids=lambda d: d.sleutel)
def test_that_the_words_of_a_fixed_part_are_read_with_the_names_of_its_fields(deel: VastDeel) -> None:
    tekst = ReportlabOpmaker().vaste_tekst(deel.sleutel)
    assert re.search("‹[a-z]", tekst), "the name of a field"
    assert not re.search(r"[{}\[\]]|\*\*", tekst)


def test_that_the_bezwaarclausule_is_read_as_it_stands_in_a_letter() -> None:
    tekst, letter = ReportlabOpmaker().vaste_tekst("vast_bezwaar"), maak(voorbeelden.besluitbrief_school()).tekst
    stukken = [" ".join(stuk.split()) for stuk in re.split("‹[^›]+›", tekst.split("\n\n", 1)[1])]
    lang = [stuk for stuk in stukken if len(stuk) > 40]  # the others are words around a field
    assert len(lang) >= 5
    assert all(stuk in " ".join(letter.split()) for stuk in lang)
