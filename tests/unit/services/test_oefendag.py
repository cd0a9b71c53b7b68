"""A practice register has its own day; a real one follows the clock."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.domain.oefenen import OEFENDATUM
from cvt_desktop.services import oefendag
from tests.factories import SECRETARIS, maak_instellingen
from tests.fakes.register import maak_dienst, maak_testregister


def test_that_a_day_passes_for_everybody_and_can_be_taken_back(tmp_path: Path) -> None:
    register = maak_testregister(tmp_path)
    dienst = maak_dienst(register, SECRETARIS)
    for dag in (date(2027, 5, 13), date(2027, 5, 20), OEFENDATUM):
        oefendag.verzet(dienst, dag)
        with register.lezen() as uow:
            assert uow.instellingen.all()[0].oefendatum == dag


@pytest.mark.parametrize("dag", [date(2027, 5, 11), date(2029, 1, 1)])
def test_that_no_day_lies_before_the_beginning_or_after_the_holidays_that_are_known(tmp_path: Path, dag: date) -> None:
    dienst = maak_dienst(maak_testregister(tmp_path), SECRETARIS)
    with pytest.raises(InvoerError):
        oefendag.verzet(dienst, dag)


def test_that_a_real_register_has_no_day_of_its_own(tmp_path: Path) -> None:
    register = maak_testregister(tmp_path, oefen=False, instellingen=maak_instellingen())
    with pytest.raises(InvoerError, match="klok van deze computer"):
        oefendag.verzet(maak_dienst(register, SECRETARIS), date(2027, 5, 13))
    with register.lezen() as uow:
        assert uow.instellingen.all()[0].oefendatum is None
