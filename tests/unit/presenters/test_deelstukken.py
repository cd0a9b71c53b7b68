"""The brain of *Deel in stukken*: marks, kinds, and what the program proposes."""

from __future__ import annotations

from datetime import date

from cvt_desktop.domain.bestandssoort import Stuksoort
from cvt_desktop.domain.indelingsvoorstel import Sneevoorstel
from cvt_desktop.domain.stukdeel import Snede
from tests.dossiers import NepKijker
from ui.documentbron import Documentbronnen
from ui.presenters.deelstukken import DeelPresenter, Gelezen, lees, regel

OPP, MDO, OKR, OVERIG = Stuksoort.OPP, Stuksoort.MDO, Stuksoort.OKR, Stuksoort.OVERIG
VOORSTEL = tuple(Sneevoorstel(begint_op=n, soort=s, grond=f"kop {s}") for n, s in ((1, OPP), (5, MDO)))
GELEZEN = Gelezen(paginas=9, voorstel=VOORSTEL, bsn_op=(6,))


def nieuw(gelezen: Gelezen = GELEZEN) -> DeelPresenter:
    presenter = DeelPresenter((), OVERIG)
    presenter.zet_gelezen(gelezen)
    return presenter


def delen(presenter: DeelPresenter) -> list[tuple[int, int, Stuksoort]]:
    return [(deel.van, deel.tot, deel.soort) for deel in presenter.delen()]


def test_that_a_file_is_divided_as_proposed_and_every_ground_is_told() -> None:
    presenter = nieuw()
    assert delen(presenter) == [(1, 4, OPP), (5, 9, MDO)]
    assert [deel.grond for deel in presenter.delen()] == ["kop OPP", "kop MDO-verslag"]
    assert presenter.gewijzigd
    assert (presenter.handeling, presenter.bsn_op) == ("Delen in 2 stukken", (6,))
    assert "2 stukken" in presenter.uitleg()


def test_that_a_mark_comes_and_goes_and_the_first_one_stays() -> None:
    presenter = nieuw()
    assert presenter.wissel(8) == ""
    assert delen(presenter) == [(1, 4, OPP), (5, 7, MDO), (8, 9, OVERIG)]
    presenter.wissel(5)
    assert delen(presenter) == [(1, 7, OPP), (8, 9, OVERIG)]
    assert presenter.wissel(1) != ""
    presenter.wissel(5)
    assert presenter.deel_van(6).soort is MDO  # what was proposed there comes back


def test_that_kind_and_day_are_of_the_stuk_to_which_the_page_belongs() -> None:
    presenter = nieuw()
    presenter.zet_soort(7, OKR)
    presenter.zet_datum(9, date(2027, 4, 2))
    assert presenter.sneden() == (Snede(begint_op=1, soort=OPP), Snede(begint_op=5, soort=OKR, gedateerd=date(2027, 4, 2)))
    presenter.neem_voorstel()
    assert presenter.sneden()[1] == Snede(begint_op=5, soort=MDO, gedateerd=date(2027, 4, 2))


def test_that_a_division_of_before_stays_until_somebody_changes_it() -> None:
    presenter = DeelPresenter((Snede(begint_op=1, soort=OKR), Snede(begint_op=3, soort=MDO)), OKR)
    assert not presenter.gewijzigd
    presenter.zet_gelezen(GELEZEN)
    assert delen(presenter) == [(1, 2, OKR), (3, 9, MDO)]
    assert not presenter.gewijzigd
    presenter.wissel(3)
    assert presenter.handeling == "Samenvoegen tot één stuk"
    assert presenter.gewijzigd


def test_that_what_is_known_of_the_file_is_kept_where_nothing_was_found() -> None:
    presenter = DeelPresenter((), OPP, date(2027, 4, 2))
    presenter.zet_gelezen(Gelezen(paginas=3, voorstel=(Sneevoorstel(begint_op=1, soort=OVERIG, grond="begin van het bestand"),)))
    assert presenter.sneden() == (Snede(begint_op=1, soort=OPP, gedateerd=date(2027, 4, 2)),)
    assert not presenter.gewijzigd
    assert "zet dan zelf een merkteken" in presenter.uitleg()


def test_that_a_file_is_read_page_by_page_and_tells_how_far_it_is() -> None:
    gemeld: list[float] = []
    bron = Documentbronnen(NepKijker()).van_bytes("x", b"/Type /Page /Type /Page ")
    gelezen = lees(bron, lambda deel, _tekst: gemeld.append(deel))
    assert (gelezen.paginas, gelezen.bsn_op, gemeld) == (2, (), [0.5, 1.0])


def test_that_a_line_of_a_stuk_says_kind_pages_and_day() -> None:
    assert regel(OPP, 1, 14, date(2027, 4, 19)) == "OPP · blz. 1–14 · 19-04-2027"
    assert regel(OVERIG, 3, 3, None) == "Overig · blz. 3"
