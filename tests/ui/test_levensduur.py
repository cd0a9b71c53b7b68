"""The guard for PySide6 6.12 under Python 3.11."""

from __future__ import annotations

import subprocess
import sys

import pytest

from ui.levensduur import GENOEG, houd_in_leven

_WERK = """
import os
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtCore import QObject, Signal
class Bron(QObject):
    gebeurd = Signal()
bron = Bron()
for _ in range(200_000):
    bron.gebeurd.emit()
    bron.setObjectName("a")
"""


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="Python keeps these objects itself")
def test_that_the_singletons_have_references_to_spare_and_no_more_at_a_second_call() -> None:
    houd_in_leven()
    eerst = sys.getrefcount(None)
    houd_in_leven()
    assert min(sys.getrefcount(enig) for enig in (True, False, None)) > GENOEG // 2
    assert abs(sys.getrefcount(None) - eerst) < GENOEG // 2


def test_that_a_process_with_the_guard_survives_what_ends_one_without_it() -> None:
    code = f"from ui.levensduur import houd_in_leven\nhoud_in_leven()\n{_WERK}"
    assert subprocess.run([sys.executable, "-c", code], check=False, capture_output=True).returncode == 0
