"""What holds for every document that leaves the program."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime
from typing import Any

import pikepdf
import pytest

from cvt_desktop.adapters.pdf.opmaker import ReportlabOpmaker
from cvt_desktop.domain.errors import InvoerError
from tests.documents import voorbeelden
from tests.documents.conftest import Papier, maak

NAMEN = sorted(voorbeelden.alle())


def _fonts(pdf: pikepdf.Pdf) -> list[Any]:
    return [obj for obj in pdf.objects if isinstance(obj, pikepdf.Dictionary) and obj.get("/Type") == "/Font"]


@pytest.mark.parametrize("naam", NAMEN)
def test_that_every_font_is_embedded(papieren: dict[str, Papier], naam: str) -> None:
    with papieren[naam].pdf() as pdf:
        fonts = _fonts(pdf)
        assert fonts
        for font in fonts:
            assert "/FontFile2" in font["/FontDescriptor"], str(font["/BaseFont"])


@pytest.mark.parametrize("naam", NAMEN)
def test_that_each_page_of_the_practice_register_is_marked(papieren: dict[str, Papier], naam: str) -> None:
    bladen = papieren[naam].bladzijden()
    assert bladen
    assert all("OEFENREGISTER" in blad for blad in bladen)


def test_that_a_real_register_has_no_mark() -> None:
    tlv = voorbeelden.tlv()
    echt = maak(dataclasses.replace(tlv, kop=dataclasses.replace(tlv.kop, oefenregister=False)))
    assert "OEFEN" not in "".join(echt.bladzijden()).replace("OEF-2627-0119", "")


@pytest.mark.parametrize("naam", NAMEN)
def test_that_the_file_names_its_title_sender_and_language(papieren: dict[str, Papier], naam: str) -> None:
    with papieren[naam].pdf() as pdf:
        assert str(pdf.docinfo["/Author"]) == voorbeelden.AFZENDER.naam
        assert str(pdf.docinfo["/Title"]) not in {"", "(anonymous)"}
        assert str(pdf.docinfo["/CreationDate"]) == "D:20270513090500+00'00'"
        assert str(pdf.Root.Lang) == "nl-NL"


def test_that_the_title_of_a_file_does_not_name_the_pupil(papieren: dict[str, Papier]) -> None:
    for papier in papieren.values():
        with papier.pdf() as pdf:
            assert "Mikołaj" not in str(pdf.docinfo["/Title"])


@pytest.mark.parametrize("naam", NAMEN)
def test_that_the_same_input_gives_the_same_bytes(papieren: dict[str, Papier], naam: str) -> None:
    assert maak(voorbeelden.alle()[naam]).inhoud == papieren[naam].inhoud


def test_that_another_moment_gives_another_file() -> None:
    tlv = voorbeelden.tlv()
    later = dataclasses.replace(tlv.kop, opgemaakt_op=datetime(2027, 5, 13, 9, 6, tzinfo=UTC))
    assert maak(tlv).inhoud != maak(dataclasses.replace(tlv, kop=later)).inhoud


@pytest.mark.parametrize("naam", NAMEN)
def test_that_nothing_runs_off_the_page(papieren: dict[str, Papier], naam: str) -> None:
    papier = papieren[naam]
    breed = 297 if naam == "besluitenlijst" else 210
    for woord in papier.woorden():
        assert woord.links >= 15, woord
        assert woord.rechts <= breed - 13, woord


@pytest.mark.parametrize("naam", NAMEN)
def test_that_the_footer_counts_the_pages(papieren: dict[str, Papier], naam: str) -> None:
    bladen = papieren[naam].bladzijden()
    for nummer, blad in enumerate(bladen, 1):
        assert f"pagina {nummer} van {len(bladen)}" in blad


@pytest.mark.parametrize("naam", NAMEN)
def test_that_each_page_of_what_carries_the_log_out_has_its_head(papieren: dict[str, Papier], naam: str) -> None:
    getekend = naam.startswith(("tlv", "besluit", "arrangement", "voorziening", "buiten_behandeling", "intrekking", "maandblad",
                                "advies_bestuur"))  # fmt: skip
    for blad in papieren[naam].bladzijden():
        assert ("log 1042 · 7f3a 91c2 04be 55d0" in blad) is getekend
    for woord in papieren[naam].woorden():
        assert woord.onder <= (210 if naam == "besluitenlijst" else 297) - 7, woord


def _elementen(element: Any) -> list[tuple[str, Any]]:
    uit = []
    delen = element.get("/K", [])
    for deel in delen if isinstance(delen, pikepdf.Array) else [delen]:
        if isinstance(deel, pikepdf.Dictionary) and "/S" in deel:
            uit += [(str(deel["/S"]), deel), *_elementen(deel)]
    return uit


@pytest.mark.parametrize("naam", NAMEN)
def test_that_the_document_is_tagged_with_one_main_heading(papieren: dict[str, Papier], naam: str) -> None:
    with papieren[naam].pdf() as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        soorten = [soort for soort, _ in _elementen(pdf.Root.StructTreeRoot)]
        assert soorten[0] == "/Document"
        assert soorten.count("/H1") == 1


@pytest.mark.parametrize("naam", NAMEN)
def test_that_all_that_is_drawn_is_content_or_artifact(papieren: dict[str, Papier], naam: str) -> None:
    with papieren[naam].pdf() as pdf:
        for blad in pdf.pages:
            diepte, open_tags = 0, 0
            for stap in pikepdf.parse_content_stream(blad):
                operator = str(stap.operator)
                if operator in {"BDC", "BMC"}:
                    open_tags += 1
                    diepte += 1
                elif operator == "EMC":
                    diepte -= 1
                elif operator in {"Tj", "TJ", "S", "f", "f*", "Do"}:
                    assert diepte == 1, operator
            assert open_tags
            assert diepte == 0


@pytest.mark.parametrize("naam", NAMEN)
def test_that_the_parent_tree_leads_each_mark_back_to_its_element(papieren: dict[str, Papier], naam: str) -> None:
    with papieren[naam].pdf() as pdf:
        nummers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        ouders = {int(nummers[i]): nummers[i + 1] for i in range(0, len(nummers), 2)}
        for blad in pdf.pages:
            rij = ouders[int(blad.obj.StructParents)]
            for nummer, element in enumerate(rij):
                verwijzingen = [k for k in element.K if "/MCID" in k and k.Pg.objgen == blad.obj.objgen]
                assert nummer in [int(v.MCID) for v in verwijzingen]


def test_that_readers_of_the_tags_get_whole_words_in_the_order_of_reading(papieren: dict[str, Papier]) -> None:
    brief = voorbeelden.besluitbrief_ouders()
    tekst = papieren["besluit_ouders"].voorlezen()
    assert brief.uitleg in tekst
    assert tekst.index("Mevrouw A. Żurawska") < tekst.index("H1") < tekst.index("Beste mevrouw") < tekst.index(brief.uitleg)
    assert "OEFENREGISTER" not in tekst


def test_that_text_of_people_is_never_markup() -> None:
    brief = dataclasses.replace(
        voorbeelden.besluitbrief_ouders(),
        eigen_alinea="Bel <b>morgen</b> & vraag naar <img src='x.png'/> **ons** [niet] {kenmerk}",
    )
    assert "Bel <b>morgen</b> & vraag naar <img src='x.png'/> **ons** [niet] {kenmerk}" in maak(brief).tekst


def test_that_an_unknown_text_version_is_refused() -> None:
    tlv = voorbeelden.tlv()
    for versie in ("99", "../v1", ""):
        with pytest.raises(InvoerError) as fout:
            maak(dataclasses.replace(tlv, kop=dataclasses.replace(tlv.kop, sjabloon_versie=versie)))
        assert fout.value.veld == "sjabloonversie"


def test_that_new_documents_get_a_version_that_exists() -> None:
    assert ReportlabOpmaker().sjabloon_versie == voorbeelden.KOP.sjabloon_versie


def test_that_no_input_shows_its_contents_in_an_error() -> None:
    for document in voorbeelden.alle().values():
        assert "Mikołaj" not in repr(document)
        assert "Veldkamper" not in repr(document)
