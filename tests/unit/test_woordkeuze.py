"""Selecting words on a page, without a window."""

from __future__ import annotations

from cvt_desktop.ports.kijker import Woord
from ui.woordkeuze import Woordkeuze


def bladzijde(*regels: str) -> Woordkeuze:
    """Words of a tenth of the page each, a line each fifth."""
    return Woordkeuze([
        Woord(tekst=woord, links=n / 10, boven=r / 5, rechts=n / 10 + 0.09, onder=r / 5 + 0.1, regel=r)
        for r, regel in enumerate(regels) for n, woord in enumerate(regel.split())
    ])  # fmt: skip


def test_that_dragging_selects_in_the_order_of_reading_in_either_direction() -> None:
    keuze = bladzijde("een twee drie", "vier vijf zes")
    keuze.begin(0.15, 0.05)
    keuze.tot(0.12, 0.25)
    assert keuze.tekst() == "twee drie\nvier vijf"
    keuze.tot(0.0, 0.0)
    assert keuze.tekst() == "een twee"
    assert keuze.vlakken() == [(0.0, 0.0, 0.19, 0.1)]


def test_that_a_place_beside_the_words_means_the_nearest_word_of_its_own_line() -> None:
    keuze = bladzijde("een twee drie", "vier")
    keuze.begin(0.9, 0.25)
    assert keuze.tekst() == "vier"


def test_that_the_keyboard_selects_by_word_and_by_line_and_stops_at_the_ends() -> None:
    keuze = bladzijde("een twee drie", "vier vijf zes")
    keuze.stap(1)
    assert keuze.tekst() == "een"
    keuze.stap(1)
    keuze.stap(1, regel=True)
    assert keuze.tekst() == "een twee drie\nvier vijf"
    keuze.stap(1, regel=True)
    keuze.stap(1)
    keuze.stap(1)
    assert keuze.tekst().endswith("zes")
    keuze.stap(-1, regel=True)
    assert keuze.tekst() == "een twee drie"


def test_that_a_line_all_and_none_can_be_selected() -> None:
    keuze = bladzijde("een twee", "drie vier")
    keuze.begin(0.0, 0.25)
    keuze.regel()
    assert keuze.tekst() == "drie vier"
    keuze.alles()
    assert keuze.tekst() == "een twee\ndrie vier"
    keuze.wis()
    assert (keuze.tekst(), keuze.eind()) == ("", None)


def test_that_what_was_searched_for_is_selected_also_in_part_of_a_word() -> None:
    keuze = bladzijde("De prikkelarme werkplek", "hielp drie weken")
    assert keuze.vind("arme werk")
    assert keuze.tekst() == "prikkelarme werkplek"
    assert not keuze.vind("fiets")


def test_that_a_page_without_words_selects_nothing() -> None:
    leeg = Woordkeuze()
    leeg.begin(0.5, 0.5)
    leeg.stap(1)
    leeg.alles()
    leeg.regel()
    assert (leeg.tekst(), len(leeg)) == ("", 0)
