"""A bezwaar goes from receipt to decision; what cannot be is refused with what to do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from cvt_desktop.domain.bezwaar import (
    Bezwaar,
    Bezwaaradvies,
    Bezwaarbeslissing,
    Bezwaartoestand,
    Gevolg,
    Herstelverzoek,
    Ontvangst,
    Oordeel,
    Verdaging,
)
from cvt_desktop.domain.errors import CvtError, InvoerError, ToestandError
from tests.factories import BESTUURDER, maak_bezwaar

VANDAAG, ONTVANGEN = date(2027, 6, 30), date(2027, 5, 24)
VERZOEK = Herstelverzoek(verzonden_op=date(2027, 5, 26), uiterlijk=date(2027, 6, 9), wat="de gronden")
ADVIES = Bezwaaradvies(gedateerd=date(2027, 6, 20), ontvangen_op=date(2027, 6, 22), strekking=Oordeel.ONGEGROND)
BESLISSING = Bezwaarbeslissing(op=date(2027, 6, 25), oordeel=Oordeel.ONGEGROND, gevolg=Gevolg.BLIJFT,
                               beslist_door=BESTUURDER.id)  # fmt: skip


def doorgezonden() -> Bezwaar:
    return maak_bezwaar().doorzenden(date(2027, 5, 28))


def geadviseerd() -> Bezwaar:
    return doorgezonden().advies_ontvangen(ADVIES)


def test_that_a_bezwaar_runs_from_receipt_to_decision() -> None:
    bezwaar = maak_bezwaar().herstel_vragen(VERZOEK)
    assert (bezwaar.toestand, bezwaar.open_herstel) == (Bezwaartoestand.HERSTEL_GEVRAAGD, VERZOEK)
    bezwaar = bezwaar.herstellen(date(2027, 6, 3))
    assert (bezwaar.toestand, bezwaar.open_herstel) == (Bezwaartoestand.ONTVANGEN, None)
    bezwaar = bezwaar.doorzenden(date(2027, 6, 4)).horen(date(2027, 6, 17)).verdagen(Verdaging(op=date(2027, 6, 18), weken=6))
    klaar = bezwaar.advies_ontvangen(ADVIES).beslissen(BESLISSING)
    assert (klaar.toestand, klaar.loopt) == (Bezwaartoestand.BESLIST, False)


def test_that_what_was_asked_may_come_in_after_the_bezwaar_was_forwarded() -> None:
    bezwaar = maak_bezwaar().herstel_vragen(VERZOEK).doorzenden(date(2027, 6, 1)).herstellen(date(2027, 6, 3))
    assert (bezwaar.toestand, bezwaar.open_herstel) == (Bezwaartoestand.DOORGEZONDEN, None)


def test_that_without_advice_only_inadmissible_can_be_decided() -> None:
    with pytest.raises(ToestandError, match="LBT heeft nog niet geadviseerd"):
        maak_bezwaar().beslissen(BESLISSING)
    niet = replace(BESLISSING, oordeel=Oordeel.NIET_ONTVANKELIJK)
    assert maak_bezwaar().beslissen(niet).toestand is Bezwaartoestand.BESLIST
    with pytest.raises(ToestandError):
        doorgezonden().beslissen(niet)


def test_that_deviating_from_the_advice_needs_the_reason() -> None:
    anders = replace(BESLISSING, oordeel=Oordeel.GEGROND, gevolg=Gevolg.VERVANGEN)
    with pytest.raises(InvoerError, match="Awb 7:13, lid 7"):
        geadviseerd().beslissen(anders)
    klaar = geadviseerd().beslissen(replace(anders, reden_afwijking="Nieuwe feiten na het advies."))
    assert klaar.beslissing is not None
    assert klaar.beslissing.gevolg is Gevolg.VERVANGEN


@pytest.mark.parametrize("gevolg", [Gevolg.HERROEPEN, Gevolg.VERVANGEN])
def test_that_a_bezwaar_that_is_not_upheld_leaves_the_besluit(gevolg: Gevolg) -> None:
    with pytest.raises(InvoerError, match="blijft"):
        geadviseerd().beslissen(replace(BESLISSING, gevolg=gevolg))


def test_that_verdagen_is_possible_once_and_for_six_weeks_at_most() -> None:
    een = doorgezonden().verdagen(Verdaging(op=date(2027, 6, 1), weken=6))
    with pytest.raises(ToestandError, match="één keer"):
        een.verdagen(Verdaging(op=date(2027, 6, 2), weken=1))
    for weken in (0, 7):
        with pytest.raises(InvoerError, match="1 tot en met 6"):
            doorgezonden().verdagen(Verdaging(op=date(2027, 6, 1), weken=weken))


VOOR = date(2027, 5, 23)


@pytest.mark.parametrize("doe", [
    lambda: maak_bezwaar().doorzenden(VOOR),
    lambda: maak_bezwaar().bevestigen(VOOR),
    lambda: maak_bezwaar().bevestigen(ONTVANGEN).bevestigen(ONTVANGEN),
    lambda: maak_bezwaar().intrekken(VOOR),
    lambda: maak_bezwaar().verdagen(Verdaging(op=VOOR, weken=2)),
    lambda: maak_bezwaar().herstel_vragen(replace(VERZOEK, verzonden_op=VOOR)),
    lambda: maak_bezwaar().herstel_vragen(replace(VERZOEK, uiterlijk=VERZOEK.verzonden_op)),
    lambda: maak_bezwaar().herstel_vragen(replace(VERZOEK, wat=" ")),
    lambda: maak_bezwaar().herstel_vragen(VERZOEK).herstellen(date(2027, 5, 25)),
    lambda: maak_bezwaar().herstellen(date(2027, 5, 25)),
    lambda: maak_bezwaar().horen(date(2027, 6, 17)),
    lambda: doorgezonden().horen(VOOR),
    lambda: doorgezonden().advies_ontvangen(replace(ADVIES, gedateerd=date(2027, 6, 23))),
    lambda: doorgezonden().advies_ontvangen(replace(ADVIES, gedateerd=date(2027, 5, 27))),
    lambda: geadviseerd().beslissen(replace(BESLISSING, op=date(2027, 6, 21))),
    lambda: geadviseerd().beslissen(BESLISSING).intrekken(date(2027, 6, 30)),
    lambda: geadviseerd().beslissen(BESLISSING).verdagen(Verdaging(op=date(2027, 6, 30), weken=1)),
])  # fmt: skip
def test_that_what_cannot_be_is_refused(doe: Callable[[], Bezwaar]) -> None:
    with pytest.raises(CvtError):
        doe()


@pytest.mark.parametrize(("ontvangst", "veld"), [
    (Ontvangst(ontvangen_op=date(2027, 7, 1)), "ontvangen_op"),
    (Ontvangst(ontvangen_op=date(1999, 12, 31)), "ontvangen_op"),
    (Ontvangst(ontvangen_op=ONTVANGEN, dagtekening=date(1927, 5, 20)), "dagtekening"),
    (Ontvangst(ontvangen_op=ONTVANGEN, gepost_op=date(2027, 5, 25)), "gepost_op"),
    (Ontvangst(ontvangen_op=ONTVANGEN, onbevoegd_op=date(2027, 5, 25)), "onbevoegd_op"),
])  # fmt: skip
def test_that_a_day_that_cannot_be_is_refused_with_its_field(ontvangst: Ontvangst, veld: str) -> None:
    with pytest.raises(InvoerError) as fout:
        ontvangst.keur(VANDAAG)
    assert fout.value.veld == veld


def test_that_a_letter_may_be_dated_after_it_came() -> None:
    """People mistake the date; the postmark and the receipt count."""
    vreemd = Ontvangst(ontvangen_op=ONTVANGEN, dagtekening=date(2027, 5, 25))
    assert vreemd.keur(VANDAAG) is vreemd
