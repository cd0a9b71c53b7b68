"""Until when a dossier is kept (WVO 2020 2.47 lid 16)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cvt_desktop.domain.aanvraag import AFGEROND, Status
from cvt_desktop.domain.afhandeling import Buitenbehandeling, Intrekking, Intrekkingswijze
from cvt_desktop.domain.besluit import Besluittoestand
from cvt_desktop.domain.bewaring import bewaren_tot_en_met
from cvt_desktop.domain.deskundigenadvies import Adviestoestand
from tests.factories import SECRETARIS, maak_aanvraag, maak_advies, maak_besluit


def test_that_three_years_run_from_the_latest_of_advice_and_besluit() -> None:
    klaar = maak_aanvraag(status=Status.BEKENDGEMAAKT)
    advies = maak_advies(toestand=Adviestoestand.VASTGESTELD, gedateerd=date(2027, 4, 29))
    besluit = maak_besluit(besloten_op=date(2027, 5, 12))
    assert bewaren_tot_en_met(klaar, [advies], [besluit]) == date(2030, 5, 12)
    assert bewaren_tot_en_met(klaar, [advies], [replace(besluit, toestand=Besluittoestand.INGETROKKEN)]) == date(2030, 4, 29)
    assert bewaren_tot_en_met(klaar, [], [maak_besluit(besloten_op=date(2028, 2, 29))]) == date(2031, 2, 28)


@pytest.mark.parametrize("status", sorted(set(Status) - AFGEROND | {Status.IN_BEZWAAR, Status.WACHTLIJST}))
def test_that_no_day_is_named_while_a_dossier_runs(status: Status) -> None:
    assert bewaren_tot_en_met(maak_aanvraag(status=status), [], [maak_besluit()]) is None


def test_that_an_aanvraag_without_besluit_counts_from_the_day_on_which_it_ended() -> None:
    intrekking = Intrekking(op=date(2027, 4, 22), door="I. Duinkerk", wijze=Intrekkingswijze.POST, reden="", status="")
    buiten = Buitenbehandeling(besloten_op=date(2027, 6, 15), door=SECRETARIS.id, reden="")
    assert bewaren_tot_en_met(maak_aanvraag(status=Status.INGETROKKEN, intrekking=intrekking), [], []) == date(2030, 4, 22)
    assert bewaren_tot_en_met(maak_aanvraag(status=Status.BUITEN_BEHANDELING, buiten=buiten), [], []) == date(2030, 6, 15)
    assert bewaren_tot_en_met(maak_aanvraag(status=Status.AFGESLOTEN), [], []) is None
