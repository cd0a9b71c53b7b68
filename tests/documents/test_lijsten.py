"""Besluitenlijst, deskundigenadvies, dossierkaart, herstelkit."""

from __future__ import annotations

import dataclasses

import pikepdf
import pytest

from cvt_desktop.domain.errors import InvoerError
from tests.documents import voorbeelden
from tests.documents.conftest import Papier, maak


def test_that_the_besluitenlijst_is_landscape_and_complete(papieren: dict[str, Papier]) -> None:
    papier = papieren["besluitenlijst"]
    with papier.pdf() as pdf:
        _, _, breed, hoog = (float(x) for x in pdf.pages[0].mediabox)
    assert breed > hoog
    for zin in ("woensdag 12 mei 2027, 13.30–15.25 uur", "Wieke Terhorst (stemt)", "consensus", "2026-0391", "M.Ż.",
                "Afgeweken van de toets, met reden", "A. Rietdijk: één schooljaar", "vóór 19 mei",
                "Deze lijst bevat geen gezondheidsgegevens."):  # fmt: skip
        assert zin in papier.tekst, zin


def test_that_a_long_besluitenlijst_repeats_its_head_on_each_page() -> None:
    papier = maak(voorbeelden.besluitenlijst(60))
    bladen = papier.bladzijden()
    assert len(bladen) > 3
    assert all("Kenmerk" in blad for blad in bladen[:-1])
    with papier.pdf() as pdf:
        delen = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/TH"]
        koppen = [o for o in delen if o.A.Scope == "/Column"]
        # on the next pages the head is an artifact: read once
        assert [len(kop.K[0].K) for kop in koppen] == [1] * 13


def test_that_the_agenda_says_who_when_where_and_what_and_who_may_not_vote(papieren: dict[str, Papier]) -> None:
    papier = papieren["agenda"]
    assert len(papier.bladzijden()) == 1
    for zin in ("Uitnodiging en agenda Commissie voor de Toelaatbaarheid", "woensdag 12 mei 2027, 13.30–15.30 uur", "2026-0391",
                "M.Ż.", "Saïda Bensalem", "Kunt u niet komen?", "geen gezondheidsgegevens"):  # fmt: skip
        assert zin in papier.tekst, zin
    assert papier.tekst.index("Hamerstukken (") < papier.tekst.index("2026-0389") < papier.tekst.index("Bespreekstukken (")
    assert papier.tekst.index("Bespreekstukken (") < papier.tekst.index("2026-0391")
    with pytest.raises(InvoerError):
        maak(dataclasses.replace(voorbeelden.agenda(), regels=()))


def test_that_a_zitting_without_punten_has_no_list() -> None:
    with pytest.raises(InvoerError):
        maak(dataclasses.replace(voorbeelden.besluitenlijst(), punten=()))


def test_that_the_advies_prints_all_ten_blocks(papieren: dict[str, Papier]) -> None:
    tekst = papieren["deskundigenadvies"].tekst
    for nummer, kop in enumerate(
        ("Waarover", "Deskundige", "Onafhankelijkheid", "Wat heb ik gezien en gedaan", "Bevindingen", "Criteria",
         "Waarom (g)een arrangement", "Advies", "Kern voor het besluit", "Ondertekening"), 1,
    ):  # fmt: skip
        assert f"{nummer} {kop}" in tekst
    assert "alleen het dossier" in tekst
    assert "Vastgesteld op 29 april 2027 door Hélène Crutzer, orthopedagoog." in tekst


def test_that_an_advies_without_kern_is_refused() -> None:
    with pytest.raises(InvoerError) as fout:
        maak(dataclasses.replace(voorbeelden.deskundigenadvies(), kern=""))
    assert fout.value.veld == "kern"


def test_that_texts_longer_than_a_page_go_on() -> None:
    lang = " ".join(f"woord{n}" for n in range(2500))
    advies = maak(dataclasses.replace(voorbeelden.deskundigenadvies(), geprobeerd_effect=lang, kern=lang))
    assert advies.paginas > 4
    assert advies.tekst.count("woord2499") == 2
    lijst = voorbeelden.besluitenlijst(2)
    punt = dataclasses.replace(lijst.punten[0], actie=" ".join(["woord"] * 900))
    assert maak(dataclasses.replace(lijst, punten=(punt,))).tekst.count("woord") == 900


def test_that_the_dossierkaart_is_one_page_and_marks_what_differs(papieren: dict[str, Papier]) -> None:
    papier = papieren["dossierkaart"]
    assert papier.paginas == 1
    assert "≠ t/m 2029" in papier.tekst
    assert "≠ t/m 2028" in papier.tekst
    assert "≠ positief" not in papier.tekst


def test_that_a_full_dossierkaart_takes_smaller_type_before_a_second_page() -> None:
    kaart = voorbeelden.dossierkaart()
    vol = dataclasses.replace(kaart, geprobeerd=kaart.geprobeerd * 3, waarom=f"{kaart.waarom} {kaart.waarom}")
    assert maak(vol).paginas == 1


def test_that_the_herstelkit_prints_eight_groups(papieren: dict[str, Papier]) -> None:
    papier = papieren["herstelkit"]
    assert papier.paginas == 1
    assert all(groep in papier.tekst for groep in voorbeelden.herstelkit().groepen)
    assert voorbeelden.herstelkit().kluis_id in papier.tekst
    assert voorbeelden.herstelkit().vingerafdruk in papier.tekst
