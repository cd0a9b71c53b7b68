"""The table of instruments on *Instellingen*: what can be copied to which school year."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cvt_desktop.domain.instrument import Instrument, Instrumentsoort
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.instrumenten import bewaren, instrumenten
from tests.factories import SECRETARIS
from tests.fakes.register import maak_dienst, maak_testregister
from ui.presenters.instrumenten import InstrumentenPresenter

VORIG = Instrument(schooljaar="2025-2026", soort=Instrumentsoort.IQ, naam="WISC-V")
NU = replace(VORIG, schooljaar="2026-2027")


@pytest.fixture
def dienst(tmp_path: Path) -> Dienst:
    return maak_dienst(maak_testregister(tmp_path), SECRETARIS)


def test_that_an_empty_table_has_nothing_to_copy(dienst: Dienst) -> None:
    assert InstrumentenPresenter(dienst).overname() is None


def test_that_a_year_without_lines_takes_those_of_the_year_before(dienst: Dienst) -> None:
    bewaren(dienst, VORIG)
    presenter = InstrumentenPresenter(dienst)
    assert presenter.overname() == ("2025-2026", "2026-2027")
    assert presenter.neem_over() == 1
    assert NU in instrumenten(dienst)


def test_that_a_filled_year_goes_to_the_next(dienst: Dienst) -> None:
    bewaren(dienst, VORIG)
    bewaren(dienst, NU)
    presenter = InstrumentenPresenter(dienst)
    assert presenter.overname() == ("2026-2027", "2027-2028")
    presenter.neem_over()
    assert {i.schooljaar for i in instrumenten(dienst)} == {"2025-2026", "2026-2027", "2027-2028"}
