"""Where the stukken of a file probably begin."""

from __future__ import annotations

from cvt_desktop.domain.bestandssoort import Stuksoort
from cvt_desktop.domain.indelingsvoorstel import stel_indeling_voor

LOPEND = "Fenna werkt goed in een kleine groep en vraagt zelf om uitleg als het moeilijk wordt."


def plaatsen(bladwijzers: list[tuple[int, str]], teksten: list[str]) -> list[tuple[int, Stuksoort]]:
    return [(v.begint_op, v.soort) for v in stel_indeling_voor(bladwijzers, teksten)]


def test_that_the_bookmarks_of_the_file_tell_where_a_stuk_begins() -> None:
    bladwijzers = [(1, "OPP 2026-2027"), (15, "MDO-verslag"), (18, "Bijlage"), (18, "nog een")]
    teksten = [LOPEND] * 17 + ["Verzuimoverzicht\n" + LOPEND]
    assert plaatsen(bladwijzers, teksten) == [(1, Stuksoort.OPP), (15, Stuksoort.MDO), (18, Stuksoort.VERZUIM)]
    assert stel_indeling_voor(bladwijzers, teksten)[1].grond == "bladwijzer ‘MDO-verslag’"


def test_that_bookmarks_that_name_no_kinds_are_the_chapters_of_one_stuk() -> None:
    assert plaatsen([(1, "Inleiding"), (2, "Doelen"), (4, "OPP")], [LOPEND] * 4) == [(1, Stuksoort.OVERIG)]


def test_that_headings_tell_it_when_there_are_no_bookmarks() -> None:
    teksten = ["OSG Kaaphorn\nOntwikkelingsperspectief\n" + LOPEND, "Ontwikkelingsperspectief\nDoelen", "Verslag MDO\n" + LOPEND,
               LOPEND, "Zienswijze ouders\n" + LOPEND]  # fmt: skip
    assert plaatsen([], teksten) == [(1, Stuksoort.OPP), (3, Stuksoort.MDO), (5, Stuksoort.ZIENSWIJZE)]


def test_that_a_sentence_with_the_word_for_a_kind_is_no_heading() -> None:
    zin = "In het OPP staat wat wij deden."
    lang = "Het verslag van het onderzoek dat in mei is gedaan volgt nog deze week"
    assert plaatsen([], ["Brief", f"{zin}\n{lang}\n{LOPEND}"]) == [(1, Stuksoort.OVERIG)]


def test_that_numbering_that_begins_anew_is_a_beginning() -> None:
    teksten = ["OKR\npagina 1 van 2", "pagina 2 van 2", "Beste mevrouw\nblz. 1 / 3", "blz. 2 / 3"]
    assert plaatsen([], teksten) == [(1, Stuksoort.OKR), (3, Stuksoort.OVERIG)]
    assert "nummering" in stel_indeling_voor([], teksten)[1].grond


def test_that_a_scan_without_text_is_one_stuk() -> None:
    assert plaatsen([], ["", "", ""]) == [(1, Stuksoort.OVERIG)]
    assert plaatsen([], []) == [(1, Stuksoort.OVERIG)]
