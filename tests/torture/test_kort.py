"""The short figures of every promise, and that each control run finds what it is there to find."""

from __future__ import annotations

import time

import pytest

from tests.torture.vinden import Belofte, belofte, nummers

ZAAD = 20270512
GEDULD = 2.0
"""Seconds after which a promise stops with what it has: a slow machine tries less (once at least), it does not fail."""
BELOFTEN = [belofte(nummer) for nummer in nummers()]


@pytest.mark.parametrize("een", [pytest.param(een, id=f"{een.nummer:02}") for een in BELOFTEN])
def test_that_the_promise_holds(een: Belofte) -> None:
    if een.overslaan:
        pytest.skip(een.overslaan)
    uitkomst = een.loop(een.kort, ZAAD, time.monotonic() + GEDULD)
    assert uitkomst.runs > 0
    assert not uitkomst.fouten, "\n".join(uitkomst.fouten[:20])


@pytest.mark.parametrize("een", [pytest.param(een, id=f"{een.nummer:02}") for een in BELOFTEN if een.controle])
def test_that_the_control_run_fails_as_it_must(een: Belofte) -> None:
    if een.overslaan:
        pytest.skip(een.overslaan)
    assert een.controle is not None
    assert een.controle(ZAAD).fouten
