"""Waiting after wrong passphrases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from cvt_desktop.ports.pogingen import WachtenError
from cvt_desktop.runtime.attempts import STEPS, AttemptsFolder

KLUIS, ANNA, BRAM = uuid4(), uuid4(), uuid4()
NU = datetime(2027, 5, 12, 9, 0, tzinfo=UTC)


def _fout(map_: Path, aantal: int, nu: datetime = NU) -> datetime:
    """So many wrong ones, each as soon as it may; the moment of the last."""
    for _ in range(aantal):
        pogingen = AttemptsFolder(map_)  # each in a program that was started anew
        nu += timedelta(seconds=pogingen.wachttijd(KLUIS, ANNA, nu))
        pogingen.begin(KLUIS, ANNA, nu)
    return nu


@pytest.mark.parametrize(("fout", "wacht"), list(enumerate((*STEPS, STEPS[-1], STEPS[-1]))))
def test_that_the_wait_grows_to_five_minutes_and_survives_a_restart(tmp_path: Path, fout: int, wacht: int) -> None:
    nu = _fout(tmp_path, fout)
    assert AttemptsFolder(tmp_path).wachttijd(KLUIS, ANNA, nu) == wacht


def test_that_a_second_window_waits_as_well(tmp_path: Path) -> None:
    een, twee = AttemptsFolder(tmp_path), AttemptsFolder(tmp_path)
    nu = _fout(tmp_path, 4)
    for venster in (een, twee):
        with pytest.raises(WachtenError, match="5 seconden"):
            venster.begin(KLUIS, ANNA, nu)
    twee.begin(KLUIS, ANNA, nu + timedelta(seconds=5))
    assert een.wachttijd(KLUIS, ANNA, nu + timedelta(seconds=5)) == 15


def test_that_another_user_and_another_register_do_not_wait(tmp_path: Path) -> None:
    nu = _fout(tmp_path, 6)
    pogingen = AttemptsFolder(tmp_path)
    assert pogingen.wachttijd(KLUIS, BRAM, nu) == 0
    assert pogingen.wachttijd(uuid4(), ANNA, nu) == 0


def test_that_the_right_one_forgets_the_wrong_ones_and_nobody_elses(tmp_path: Path) -> None:
    nu = _fout(tmp_path, 6)
    pogingen = AttemptsFolder(tmp_path)
    pogingen.begin(KLUIS, BRAM, nu)
    pogingen.gelukt(KLUIS, BRAM)
    assert pogingen.wachttijd(KLUIS, ANNA, nu) == 30
    pogingen.gelukt(KLUIS, ANNA)
    assert pogingen.wachttijd(KLUIS, ANNA, nu) == 0


def test_that_the_right_one_tells_how_many_wrong_ones_there_were(tmp_path: Path) -> None:
    nu = _fout(tmp_path, 2)
    pogingen = AttemptsFolder(tmp_path)
    pogingen.begin(KLUIS, ANNA, nu)
    assert pogingen.gelukt(KLUIS, ANNA) == 2
    pogingen.begin(KLUIS, ANNA, nu)
    assert pogingen.gelukt(KLUIS, ANNA) == 0


def test_that_an_attempt_that_failed_for_another_reason_is_taken_off(tmp_path: Path) -> None:
    nu = _fout(tmp_path, 3)
    AttemptsFolder(tmp_path).telt_niet(KLUIS, ANNA)
    assert AttemptsFolder(tmp_path).wachttijd(KLUIS, ANNA, nu) == 0


@pytest.mark.parametrize("terug", [1, 10, 3_600, 10**7])
def test_that_a_clock_put_back_neither_ends_the_wait_nor_makes_it_longer_than_its_step(tmp_path: Path, terug: int) -> None:
    nu = _fout(tmp_path, 7)
    vroeger = nu - timedelta(seconds=terug)
    pogingen = AttemptsFolder(tmp_path)
    assert pogingen.wachttijd(KLUIS, ANNA, vroeger) == 60
    assert pogingen.wachttijd(KLUIS, ANNA, vroeger + timedelta(seconds=59)) == 1
    assert pogingen.wachttijd(KLUIS, ANNA, vroeger + timedelta(seconds=60)) == 0


def test_that_a_clock_that_is_put_forward_gains_one_attempt_and_no_more(tmp_path: Path) -> None:
    nu = _fout(tmp_path, 8) + timedelta(days=1)
    pogingen = AttemptsFolder(tmp_path)
    pogingen.begin(KLUIS, ANNA, nu)
    assert pogingen.wachttijd(KLUIS, ANNA, nu) == 240
    assert pogingen.wachttijd(KLUIS, ANNA, nu - timedelta(days=1)) == 240


@pytest.mark.parametrize("inhoud", ["", "[]", "{", '{"x": 1}', '{"%s": {"fout": -1, "laatst": "2027-05-12T09:00:00+00:00"}}',
                                    '{"%s": {"fout": 9, "laatst": "2027-05-12T09:00:00"}}', "[" * 5_000])  # fmt: skip
def test_that_a_damaged_count_locks_nobody_out(tmp_path: Path, inhoud: str) -> None:
    _fout(tmp_path, 1)
    (pad,) = (tmp_path / "pogingen").iterdir()
    pad.write_text(inhoud.replace("%s", str(ANNA)), encoding="utf-8")
    pogingen = AttemptsFolder(tmp_path)
    assert pogingen.wachttijd(KLUIS, ANNA, NU) == 0
    pogingen.begin(KLUIS, ANNA, NU)


def test_that_a_folder_that_cannot_be_written_locks_nobody_out(tmp_path: Path) -> None:
    (tmp_path / "pogingen").write_bytes(b"")
    AttemptsFolder(tmp_path).begin(KLUIS, ANNA, NU)


def test_that_no_name_and_no_passphrase_is_kept(tmp_path: Path) -> None:
    _fout(tmp_path, 2)
    (pad,) = (tmp_path / "pogingen").iterdir()
    assert set(pad.read_text(encoding="utf-8")) <= set('{}": ,-+.TZ0123456789abcdefoutlaats')
