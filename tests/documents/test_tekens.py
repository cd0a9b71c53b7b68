"""Characters that paper cannot carry are refused with the name of their field."""

from __future__ import annotations

import dataclasses

import pytest

from cvt_desktop.adapters.pdf.opmaker import ReportlabOpmaker
from cvt_desktop.adapters.pdf.teksten import vul
from cvt_desktop.domain.errors import InvoerError
from tests.documents import voorbeelden
from tests.documents.conftest import maak

OPMAKER = ReportlabOpmaker()


@pytest.mark.parametrize(
    "tekst",
    ["Żurawski-Brandt", "Nguyễn Bảo Trân ảẵợ", "Çelikkaya ğışİ", "IJsbrand ĳ", "D'Angelo D’Angelo", "Țepeș Ơnë Øđþ ŠžČ",
     "Ïé e\u0301", "≠ ≤ € „quote” – — … ½"],
)  # fmt: skip
def test_that_the_names_of_europe_and_vietnam_can_be_set(tekst: str) -> None:
    kaart = dataclasses.replace(voorbeelden.dossierkaart(), waarom=tekst)
    assert OPMAKER.controleer_tekens(kaart) == []


@pytest.mark.parametrize("teken", ["😀", "م", "ש", "\u202e", "\u200f", "漢", "\x07"])
def test_that_what_cannot_be_set_is_refused_naming_the_field(teken: str) -> None:
    tlv = voorbeelden.tlv()
    fout_tlv = dataclasses.replace(tlv, leerling=dataclasses.replace(tlv.leerling, achternaam=f"Bra{teken}ndt"))
    (onzetbaar,) = OPMAKER.controleer_tekens(fout_tlv)
    assert (onzetbaar.veld, onzetbaar.tekens) == ("leerling: achternaam", teken)
    with pytest.raises(InvoerError) as fout:
        OPMAKER.maak(fout_tlv)
    assert "leerling: achternaam" in fout.value.melding
    assert "Bra" not in fout.value.melding


@pytest.mark.parametrize("teken", ["\u00ad", "\u200b", "\u200c", "\u200d", "\ufeff"])
def test_that_what_copied_text_brings_along_unseen_is_not_printed(teken: str) -> None:
    tlv = voorbeelden.tlv()
    gewoon = dataclasses.replace(tlv, leerling=dataclasses.replace(tlv.leerling, achternaam="Brandt"))
    geplakt = dataclasses.replace(tlv, leerling=dataclasses.replace(tlv.leerling, achternaam=f"Bra{teken}ndt"))
    assert OPMAKER.controleer_tekens(geplakt) == []
    assert OPMAKER.maak(geplakt) == OPMAKER.maak(gewoon)


def test_that_a_field_in_a_list_is_named_with_its_number() -> None:
    brief = dataclasses.replace(voorbeelden.ontvangstbevestiging(), adres=("School", "Straat 😀 1"))
    assert OPMAKER.controleer_tekens(brief)[0].veld == "adres 2"


def test_that_decomposed_letters_are_printed_composed() -> None:
    brief = dataclasses.replace(voorbeelden.ontvangstbevestiging(), eigen_alinea="Zoe\u0308 belt.")
    assert "Zoë belt." in maak(brief).tekst


def test_that_a_sentence_part_stays_only_with_its_fields() -> None:
    assert vul("Bel ons[ op {dag}].", {"dag": ""}) == "Bel ons."
    assert vul("Bel ons[ op {dag}].", {"dag": "ma"}) == "Bel ons op ma."


def test_that_a_field_ends_its_sentence_once() -> None:
    assert vul("Hij zei: {a:zin} Omdat {b:los}.", {"a": "nee", "b": "het kan."}) == "Hij zei: nee. Omdat het kan."
    assert vul("{a:zin}", {"a": "Goed zo!"}) == "Goed zo!"


def test_that_a_field_is_escaped_and_bold_belongs_to_the_template() -> None:
    assert vul("**{a}** & {a}", {"a": "<b>x</b> **y** [z] {a}"}) == (
        "<b>&lt;b&gt;x&lt;/b&gt; **y** [z] {a}</b> &amp; &lt;b&gt;x&lt;/b&gt; **y** [z] {a}"
    )
