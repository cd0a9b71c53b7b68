"""What holds for every test: no screen, no trace left, silence is the norm (house.md section 5)."""

from __future__ import annotations

import os

# before the first Qt import, also the one by pytest-qt (house.md trap 4); never the keyring of who runs the tests
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
os.environ.pop("CI", None)

import gc
import importlib.util
import logging
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# The same examples in every run, and no folder left in the checkout; HYPOTHESIS_PROFILE=search looks for new ones.
settings.register_profile(
    "house",
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.register_profile("search", settings.get_profile("house"), derandomize=False, max_examples=2_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "house"))

THREAD_PATIENCE = 5.0
"""Seconds that a thread which is ending gets; no test waits this long when it tidies up."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The torture first: its forks are quicker from a process that has no windows yet, and what is short fills the end."""
    items.sort(key=lambda item: "torture" not in item.path.parts)


def pytest_collection_finish() -> None:
    """The tests themselves are some 350,000 objects: out of the way, or each window that is closed waits for a walk over them."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _cheap_passphrases() -> None:
    """The one seam that lowers the floor of the key derivation (house.md trap 17)."""
    if importlib.util.find_spec("cvt_desktop.adapters.vault.kdf") is not None:
        from cvt_desktop.adapters.vault import kdf

        kdf.lower_floor_for_tests()


@pytest.fixture(scope="session", autouse=True)
def _statements_built_once() -> Iterator[None]:
    """For the whole run of a worker; a program that a test starts builds its own."""
    from tests.opdrachten import bouw_eenmaal, laat_geheugen_los

    with pytest.MonkeyPatch.context() as plek:
        bouw_eenmaal(plek)
        laat_geheugen_los(plek)
        yield


@pytest.fixture(scope="session", autouse=True)
def _immortal_singletons() -> None:
    """PySide6 6.12 under Python 3.11 would end a long run with *deallocating None*."""
    from ui.levensduur import houd_in_leven

    houd_in_leven()


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program's own folders lie below a folder of this test."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("CVT_DESKTOP_HOME", str(home))
    return home


class _ErrorCollector(logging.Handler):
    """Keeps what is logged at ERROR or above, from any thread."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.seen: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.seen.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def _logged_errors_fail(request: pytest.FixtureRequest) -> Iterator[None]:
    """A logged error fails the test, unless it is marked ``logs_errors``; then it must log one."""
    collector = _ErrorCollector()
    root = logging.getLogger()
    root.addHandler(collector)
    try:
        yield
    finally:
        root.removeHandler(collector)
    expected = request.node.get_closest_marker("logs_errors") is not None
    if collector.seen and not expected:
        pytest.fail("logged errors:\n" + "\n".join(collector.seen), pytrace=False)
    if expected and not collector.seen:
        pytest.fail("marked logs_errors, but logged none", pytrace=False)


@pytest.fixture(autouse=True)
def _nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """No thread outlives its test, and no window (PySide6 keeps windows alive into the next test otherwise)."""
    before = set(threading.enumerate())
    yield
    windows = _close_windows(used_qt=bool({"qtbot", "qapp"} & set(request.fixturenames)))
    left = _threads_left(before)
    if left:
        pytest.fail(f"threads left behind: {', '.join(thread.name for thread in left)}", pytrace=False)
    if windows:
        pytest.fail(f"windows left behind: {', '.join(windows)}", pytrace=False)


def _threads_left(before: set[threading.Thread]) -> list[threading.Thread]:
    patience = time.monotonic() + THREAD_PATIENCE
    for thread in threading.enumerate():
        if thread not in before and not thread.daemon:
            thread.join(max(0.0, patience - time.monotonic()))
    return [t for t in threading.enumerate() if t not in before and not t.daemon and t.is_alive()]


def _close_windows(*, used_qt: bool) -> list[str]:
    """Close what is still open, deliver the deletions and collect; the names of windows that were still visible.

    Collecting costs some 0.1 s once everything is imported, so only a test that could leave a window pays for it.
    """
    if "PySide6.QtWidgets" not in sys.modules:
        return []
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    if QApplication.instance() is None or not (used_qt or QApplication.topLevelWidgets()):
        return []
    visible = [f"{type(w).__name__} {w.objectName()}".strip() for w in QApplication.topLevelWidgets() if w.isVisible()]
    for widget in QApplication.topLevelWidgets():
        widget.hide()
        widget.deleteLater()
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return visible
