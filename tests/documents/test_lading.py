"""A payload in every text of every document stands on paper as it was written, and opens nothing (promise 22)."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

import pytest

from cvt_desktop.domain.errors import InvoerError
from tests.documents import voorbeelden
from tests.documents.conftest import maak

LADING = '<img src="file:///lokaas.png"/><b>x</b>&amp;<a href="http://127.0.0.1:9">y</a>'
NAMEN = sorted(set(voorbeelden.alle()) - {"tlv"})  # a TLV fits on one page: it has a test of its own below


def _geladen(waarde: Any, lading: str) -> Any:
    if isinstance(waarde, str) and not isinstance(waarde, Enum):
        return f"{waarde} {lading}" if " " in waarde else waarde
    if is_dataclass(waarde) and not isinstance(waarde, type):
        return replace(waarde, **{f.name: _geladen(getattr(waarde, f.name), lading) for f in fields(waarde) if f.init})
    if isinstance(waarde, tuple):
        return tuple(_geladen(een, lading) for een in waarde)
    return waarde


@pytest.mark.parametrize("naam", NAMEN)
def test_that_a_payload_is_printed_as_it_was_written(naam: str) -> None:
    document = voorbeelden.alle()[naam]
    kop = document.kop
    try:
        papier = maak(replace(_geladen(document, LADING), kop=kop))
    except InvoerError as fout:
        assert "te lang" in fout.melding or "past" in fout.melding  # noqa: PT017 - then a shorter one must do
        papier = maak(replace(_geladen(document, "<b>x</b>&amp;"), kop=kop))
        assert "<b>x</b>&amp;" in papier.tekst.replace(" ", "")
        return
    kaal = "".join(papier.tekst.split())
    assert '<imgsrc="file:///lokaas.png"/><b>x</b>&amp;' in kaal.replace("\u2010", "-")
    with papier.pdf() as pdf:
        assert not [blad for blad in pdf.pages if "/Annots" in blad], "no link came of it"


def test_that_a_name_on_a_tlv_is_no_markup() -> None:
    tlv = voorbeelden.tlv()
    papier = maak(replace(tlv, leerling=replace(tlv.leerling, achternaam="<b>Żurawski</b>&amp;")))
    assert "<b>Żurawski</b>&amp;" in papier.tekst
