"""The terms of a bezwaar, with the worked examples 20, 21, 28 to 33 of the legal notes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cvt_desktop.domain.bezwaar import Bezwaar, Herstelverzoek, Ontvangst, Verdaging
from cvt_desktop.domain.bezwaartermijnen import (
    Bezwaartermijnen,
    bezwaartermijnen,
    doorzenden,
    inzage_vanaf,
    stukken_tot,
)
from cvt_desktop.domain.feestdagen import Feestdagentabel
from tests.factories import maak_bezwaar

TABEL = Feestdagentabel(gelijkgesteld=frozenset({date(2027, 5, 7)}), jaren=frozenset(range(2026, 2031)))
VERZONDEN = date(2026, 12, 14)


def termijnen(ontvangst: Ontvangst | None = None, verzonden: date = VERZONDEN, **velden: Any) -> Bezwaartermijnen:
    bezwaar: Bezwaar = maak_bezwaar(ontvangst=ontvangst or Ontvangst(ontvangen_op=date(2027, 1, 22)), **velden)
    return bezwaartermijnen(bezwaar, [verzonden], TABEL)


def test_that_documents_come_until_ten_days_and_the_file_lies_open_a_week_before_the_hearing() -> None:
    gevonden = termijnen(hoorzitting_op=date(2027, 3, 18))  # example 20
    assert gevonden.stukken is not None
    assert gevonden.inzage is not None
    assert (gevonden.stukken.laatste_dag, gevonden.inzage.laatste_dag) == (date(2027, 3, 8), date(2027, 3, 11))
    assert "Awb 7:4, lid 1" in gevonden.stukken.stappen[0].tekst
    assert termijnen().stukken is termijnen().inzage is None


def test_that_nothing_extends_what_is_counted_back_and_a_day_off_is_told() -> None:
    op_donderdag = stukken_tot(date(2027, 5, 27), TABEL)  # 17 mei 2027 is tweede pinksterdag
    assert op_donderdag.laatste_dag == date(2027, 5, 17)
    assert "uiterlijk vr 14 mei 2027" in op_donderdag.waarschuwingen[0]
    assert inzage_vanaf(date(2027, 5, 27), TABEL).waarschuwingen == ()


def test_that_the_clock_of_the_lbt_is_fourteen_days_without_the_atw() -> None:
    assert doorzenden(date(2027, 5, 10), TABEL).laatste_dag == date(2027, 5, 24)  # dossier 11 of the practice register
    pinksteren = doorzenden(date(2027, 5, 3), TABEL)
    assert pinksteren.laatste_dag == date(2027, 5, 17)
    assert "Zend door uiterlijk vr 14 mei 2027" in pinksteren.waarschuwingen[0]


@pytest.mark.parametrize(("ontvangen", "woord"), [
    (date(2026, 12, 10), "ligt vóór de bekendmaking"),
    (date(2026, 12, 14), "op de dag van de bekendmaking, vóór de termijn"),
    (date(2026, 12, 15), "is binnen de termijn ontvangen"),
    (date(2027, 1, 25), "is binnen de termijn ontvangen"),
    (date(2027, 2, 1), "kijk wanneer het is gepost"),
    (date(2027, 2, 2), "vraag naar de reden"),
])  # fmt: skip
def test_that_a_bezwaar_gets_an_indication_with_its_reason_and_never_a_verdict(ontvangen: date, woord: str) -> None:
    op_tijd = termijnen(Ontvangst(ontvangen_op=ontvangen)).op_tijd  # example 21
    assert op_tijd is not None
    assert op_tijd.laatste_dag == date(2027, 1, 25)
    assert woord in " ".join(op_tijd.waarschuwingen)


def test_that_the_postmark_is_told_beside_the_day_of_receipt() -> None:
    op_tijd = termijnen(Ontvangst(ontvangen_op=date(2027, 1, 29), gepost_op=date(2027, 1, 25))).op_tijd
    assert op_tijd is not None
    assert "Gepost op ma 25 januari 2027: vóór het einde van de termijn (Awb 6:9, lid 2)." in op_tijd.waarschuwingen


def test_that_what_was_posted_before_the_bekendmaking_is_early_and_not_in_the_term() -> None:
    op_tijd = termijnen(Ontvangst(ontvangen_op=date(2026, 12, 15), gepost_op=date(2026, 12, 11))).op_tijd  # sent 14 December
    assert op_tijd is not None
    zin = "Gepost op vr 11 december 2026: vóór de bekendmaking; voor de termijn telt de ontvangst (Awb 6:9, lid 1)."
    assert [r for r in op_tijd.waarschuwingen if r.startswith("Gepost")] == [zin]
    zelfde_dag = termijnen(Ontvangst(ontvangen_op=date(2026, 12, 15), gepost_op=date(2026, 12, 14))).op_tijd
    assert zelfde_dag is not None
    assert "Gepost op ma 14 december 2026: vóór het einde van de termijn (Awb 6:9, lid 2)." in zelfde_dag.waarschuwingen


def test_that_the_day_at_the_wrong_body_counts_and_both_days_are_told() -> None:
    gevonden = termijnen(Ontvangst(ontvangen_op=date(2027, 1, 27), onbevoegd_op=date(2027, 1, 22)))  # example 33
    assert gevonden.op_tijd is not None
    tekst = " ".join(gevonden.op_tijd.waarschuwingen)
    assert "is binnen de termijn ontvangen" in tekst
    assert "vr 22 januari 2027" in tekst
    assert "wo 27 januari 2027" in tekst
    assert gevonden.doorzenden.laatste_dag == date(2027, 2, 10)  # the clock of the LBT runs from the own receipt


def beslissen(**velden: Any) -> date | None:
    gevonden = termijnen(**velden).beslissen
    assert gevonden is not None
    return gevonden.laatste_dag


def test_that_the_decision_has_twelve_weeks_and_waits_for_repair_and_verdaging() -> None:
    assert beslissen() == date(2027, 4, 19)  # example 28
    verzoek = Herstelverzoek(verzonden_op=date(2027, 2, 1), uiterlijk=date(2027, 2, 15), wat="gronden",
                             hersteld_op=date(2027, 2, 10))  # fmt: skip
    assert beslissen(herstelverzoeken=(verzoek,)) == date(2027, 4, 28)  # example 29
    assert beslissen(verdaging=Verdaging(op=date(2027, 4, 1), weken=6)) == date(2027, 5, 31)  # example 31


def test_that_without_a_known_sending_only_the_own_clocks_run() -> None:
    gevonden = bezwaartermijnen(maak_bezwaar(), [], TABEL)
    assert gevonden.op_tijd is gevonden.beslissen is None
    assert gevonden.doorzenden.laatste_dag == date(2027, 6, 7)
