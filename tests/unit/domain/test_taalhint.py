"""Hints for plain Dutch: what is pointed at, and above all what is left alone."""

from __future__ import annotations

import pytest

from cvt_desktop.domain.taalhint import LANG, Taalhintsoort, taalhints
from cvt_desktop.services.taalhulp import hintregel, woorden

PARENT = (
    "Op school zijn veel mensen, geluiden en wisselingen. Daar wordt Sem moe van. Dan lukt leren niet meer. In het vso is de "
    "groep klein en de dag voorspelbaar. Hij wordt in mei veertien jaar. De school gebruikte vier soorten hulp; die hielpen kort."
)


def soorten(tekst: str) -> list[tuple[Taalhintsoort, str]]:
    return [(hint.soort, hint.plek) for hint in taalhints(tekst, woorden())]


def test_that_plain_words_get_no_hint() -> None:
    assert soorten(PARENT) == []
    assert hintregel(PARENT) == ""
    assert hintregel("") == ""


def test_that_a_sentence_over_twenty_words_is_long_and_one_of_twenty_is_not() -> None:
    assert soorten("woord " * LANG + ".") == []
    assert soorten("woord " * (LANG + 1) + ".") == [(Taalhintsoort.LANGE_ZIN, "woord woord woord")]


@pytest.mark.parametrize(
    ("zin", "plek"),
    [
        ("De aanvraag wordt door de commissie onderzocht.", "wordt … onderzocht"),
        ("Sem werd vaak uit de les gestuurd.", "werd … gestuurd"),
        ("Het besluit kan worden herzien en wordt dan opnieuw verzonden.", "worden … herzien"),
        ("Er is besproken wat aangepast wordt.", "wordt … aangepast"),
    ],
)
def test_that_a_passive_is_found(zin: str, plek: str) -> None:
    assert (Taalhintsoort.LIJDEND, plek) in soorten(zin)


@pytest.mark.parametrize(
    "zin", ["Het wordt druk in de gezinnen.", "Sem wordt moe, en de mentor heeft hem gesproken.", "Dit wordt een ander gesprek."]
)
def test_that_worden_without_its_participle_is_none(zin: str) -> None:
    assert soorten(zin) == []


def test_that_a_word_of_the_list_has_a_plainer_one_and_part_of_another_word_is_none() -> None:
    assert hintregel("Conform het plan.") == "‘Conform’, liever: volgens"
    assert soorten("De ondersteuningsbehoeften nemen toe.") == [(Taalhintsoort.WOORD, "ondersteuningsbehoeften")]
    assert soorten("Sem begint aan de reedsoort.") == []
    assert soorten("De school wil een aanvraag indienen.") == []
    assert soorten("Een aanvraag indienen kan, indien u dat wilt.") == [(Taalhintsoort.WOORD, "indien")]
    assert {"conform", "aangewezen op", "handelingsverlegen", "ondersteuningsbehoefte", "derhalve"} <= set(woorden())


def test_that_many_hints_are_three_and_a_number_and_no_level_is_told() -> None:
    regel = hintregel("Derhalve indien tevens reeds thans.")
    assert regel.count("liever") == 3
    assert regel.endswith("en nog 2 plekken")
    assert not any(niveau in regel for niveau in ("B1", "niveau", "score"))
