"""The log: what happened and where in the code, never about whom.

Exception texts are the usual way in which personal data reach a log (a row, a file name, a field's content), so
they are left out: an exception is written as its type, its ``code`` where it is ours, and the places it came
through. Messages of libraries are written as the place they came from, without their text.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
import time
import traceback
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType

from cvt_desktop.domain.errors import CvtError

OWN = frozenset({"cvt_desktop", "db", "resources", "tests", "ui"})
SIZE, KEPT = 1_000_000, 5
_CHAIN = 5
"""Causes of causes are followed this far."""

_log = logging.getLogger(__name__)


def describe(problem: BaseException) -> str:
    """An exception without its text: ``CvtError`` with its code, any other with its type alone."""
    name = f"{type(problem).__module__}.{type(problem).__qualname__}".removeprefix("builtins.")
    return f"{name}[{problem.code}]" if isinstance(problem, CvtError) else name


def describe_trace(problem: BaseException) -> str:
    """The places an exception came through, and those of its causes: file name, line and function; no source."""
    lines: list[str] = []
    current: BaseException | None = problem
    for _ in range(_CHAIN):
        if current is None:
            break
        lines.append(f"{'because of ' if lines else ''}{describe(current)}")
        frames = traceback.extract_tb(current.__traceback__, limit=-12)
        lines.extend(f"  {Path(f.filename).parent.name}/{Path(f.filename).name}:{f.lineno} {f.name}" for f in frames)
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    return "\n".join(lines)


class PrivacyFormatter(logging.Formatter):
    """Formats a record without the text of any exception and without the text of any library."""

    def __init__(self) -> None:
        super().__init__("{asctime}Z {levelname} {name}: {message}", "%Y-%m-%dT%H:%M:%S", style="{")
        self.converter = time.gmtime

    def format(self, record: logging.LogRecord) -> str:
        """One line, and below it the places of an exception."""
        safe = logging.makeLogRecord(record.__dict__)
        safe.exc_text = safe.stack_info = None
        if record.name.partition(".")[0] in OWN:
            safe.msg, safe.args = _safe(record.msg), _safe_arguments(record.args)
        else:
            safe.msg, safe.args = f"message of a library at {record.filename}:{record.lineno}", None
        return super().format(safe)

    def formatException(
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        """The places, without the text."""
        return "" if ei[1] is None else describe_trace(ei[1])


def _safe(value: object) -> object:
    return describe(value) if isinstance(value, BaseException) else value


def _safe_arguments(arguments: object) -> tuple[object, ...] | dict[str, object] | None:
    if isinstance(arguments, dict):
        return {key: _safe(value) for key, value in arguments.items()}
    return tuple(_safe(value) for value in arguments) if isinstance(arguments, tuple) else None


class PrivateRotatingFile(logging.FileHandler):
    """A file that only this user can read; when it holds ``size`` bytes it makes room, and ``kept`` old ones stay.

    ``logging.handlers`` has the like, but imports sockets and pickle: 7 ms before the window appears.
    """

    def __init__(self, path: Path, *, size: int = SIZE, kept: int = KEPT) -> None:
        self.size, self.kept = size, kept
        super().__init__(path, encoding="utf-8")

    def emit(self, record: logging.LogRecord) -> None:
        """Write, and begin a new file when this one is full."""
        super().emit(record)
        try:
            if self.stream is not None and self.stream.tell() >= self.size:
                self._turn()
        except OSError:
            self.handleError(record)

    def _turn(self) -> None:
        self.close()  # leaves no stream: when a file cannot be moved the next line opens the old one again
        path = Path(self.baseFilename)
        names = [path, *(path.with_name(f"{path.name}.{number}") for number in range(1, self.kept + 1))]
        for newer, older in zip(reversed(names[:-1]), reversed(names[1:]), strict=True):
            if newer.exists():
                newer.replace(older)
        self.stream = self._open()

    def _open(self) -> TextIOWrapper:
        fd: int = os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        return open(fd, "a", encoding=self.encoding, errors=self.errors)


def start_logging(path: Path, level: int = logging.INFO) -> logging.Handler:
    """Log to ``path``; what nobody catches is logged too, and never shown as a traceback.

    Returns the handler, for ``stop_logging``. Where the file cannot be made the program goes on without a log:
    the handler then writes to standard error, with the same rules.
    """
    handler: logging.Handler
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = PrivateRotatingFile(path)
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(PrivacyFormatter())
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(level)
    logging.raiseExceptions = False
    sys.excepthook = _log_uncaught
    threading.excepthook = _log_thread
    return handler


def stop_logging(handler: logging.Handler) -> None:
    """Undo ``start_logging``: close the file, put Python's own hooks back."""
    logging.getLogger().removeHandler(handler)
    handler.close()
    logging.raiseExceptions = True
    sys.excepthook = sys.__excepthook__
    threading.excepthook = threading.__excepthook__


def _log_uncaught(kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    _log.critical("not caught", exc_info=(kind, problem, trace))


def _log_thread(arguments: threading.ExceptHookArgs) -> None:
    if arguments.exc_value is not None:
        _log.critical("not caught in a thread", exc_info=arguments.exc_value)
