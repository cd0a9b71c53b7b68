from __future__ import annotations

import logging
import stat
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.runtime import logging_setup

SECRET = "Youssef van Dongen"
own = logging.getLogger("cvt_desktop.test")


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "log" / "cvt-desktop.log"
    level = logging.getLogger().level
    handler = logging_setup.start_logging(path)
    yield path
    logging_setup.stop_logging(handler)
    logging.getLogger().setLevel(level)


def _raise() -> None:
    try:
        raise KeyError(SECRET)
    except KeyError as cause:
        raise ValueError(f"no {SECRET}") from cause


def test_that_a_line_has_a_utc_moment_level_and_place(log: Path) -> None:
    own.info("opened in %d ms", 12)
    assert log.read_text(encoding="utf-8").endswith("Z INFO cvt_desktop.test: opened in 12 ms\n")


@pytest.mark.logs_errors
def test_that_an_exception_is_logged_without_its_text_or_that_of_its_cause(log: Path) -> None:
    try:
        _raise()
    except ValueError:
        own.exception("failed")
    text = log.read_text(encoding="utf-8")
    assert SECRET not in text
    assert "ValueError\n" in text
    assert "because of KeyError\n" in text
    assert "runtime/test_logging_setup.py:" in text
    assert " _raise" in text


@pytest.mark.parametrize("spell", ["argument", "message", "named"])
def test_that_an_exception_as_argument_is_its_type(log: Path, spell: str) -> None:
    problem = OSError(2, SECRET)
    {
        "argument": lambda: own.warning("failed: %s", problem),
        "message": lambda: own.warning(problem),
        "named": lambda: own.warning("failed: %(p)s", {"p": problem}),
    }[spell]()
    text = log.read_text(encoding="utf-8")
    assert SECRET not in text
    assert text.endswith(": FileNotFoundError\n")


def test_that_our_own_error_is_logged_with_its_code(log: Path) -> None:
    own.warning("refused: %s", InvoerError("Vul de naam in.", code="naam-leeg", veld="naam"))
    assert log.read_text(encoding="utf-8").endswith("cvt_desktop.domain.errors.InvoerError[naam-leeg]\n")


def test_that_a_library_is_quoted_by_place_only(log: Path) -> None:
    logging.getLogger("a_library.part").warning("subject %s", SECRET)
    text = log.read_text(encoding="utf-8")
    assert SECRET not in text
    assert "WARNING a_library.part: message of a library at test_logging_setup.py:" in text


@pytest.mark.logs_errors
def test_that_what_nobody_catches_is_logged_and_not_shown(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    try:
        _raise()
    except ValueError as problem:
        sys.excepthook(type(problem), problem, problem.__traceback__)
    text = log.read_text(encoding="utf-8")
    assert "CRITICAL" in text
    assert SECRET not in text
    assert capsys.readouterr().err == ""


@pytest.mark.logs_errors
def test_that_what_nobody_catches_in_a_thread_is_logged(log: Path) -> None:
    worker = threading.Thread(target=_raise)
    worker.start()
    worker.join()
    text = log.read_text(encoding="utf-8")
    assert "not caught in a thread" in text
    assert SECRET not in text


@pytest.mark.skipif(sys.platform == "win32", reason="no such permissions")
def test_that_only_this_user_reads_the_log_also_after_it_rotates(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    handler = next(h for h in logging.getLogger().handlers if isinstance(h, logging_setup.PrivateRotatingFile))
    monkeypatch.setattr(handler, "size", 100)
    for _ in range(5):
        own.info("a line that is long enough to make the file rotate soon")
    files = list(log.parent.iterdir())
    assert len(files) > 2
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


def test_that_a_log_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"a file")
    handler = logging_setup.start_logging(tmp_path / "x" / "log.txt")
    logging_setup.stop_logging(handler)
    assert isinstance(handler, logging.StreamHandler)


def test_that_stopping_puts_everything_back(tmp_path: Path) -> None:
    before = (list(logging.getLogger().handlers), sys.excepthook, threading.excepthook)
    handler = logging_setup.start_logging(tmp_path / "log.txt")
    logging_setup.stop_logging(handler)
    after = (list(logging.getLogger().handlers), sys.excepthook, threading.excepthook)
    assert after[0] == before[0]
    assert after[1:] == (sys.__excepthook__, threading.__excepthook__)
