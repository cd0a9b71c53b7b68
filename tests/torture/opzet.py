"""What holds in each process of the torture: no screen, no keyring of who runs it, cheap passphrases, an own home."""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

GEHEUGENSCHIJF = Path("/dev/shm")
_RUIMTE = 1 << 30


def werkplek() -> Path | None:
    """Where registers are tortured: in memory when that can be, because what is measured is order and not the speed of a disk."""
    if GEHEUGENSCHIJF.is_dir() and os.access(GEHEUGENSCHIJF, os.W_OK) and shutil.disk_usage(GEHEUGENSCHIJF).free > _RUIMTE:
        return GEHEUGENSCHIJF
    return None


@contextmanager
def tijdelijke_map() -> Iterator[Path]:
    """A folder of its own, gone afterwards."""
    map_ = Path(tempfile.mkdtemp(prefix="cvt-torture-", dir=werkplek()))
    try:
        yield map_
    finally:
        shutil.rmtree(map_, ignore_errors=True)


def bereid_voor(thuis: Path) -> None:
    """For a process outside pytest, before anything of the program is imported."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    os.environ["CVT_DESKTOP_HOME"] = str(thuis)
    warnings.simplefilter("ignore", DeprecationWarning)  # Python 3.12 warns of forks beside threads; ours hold no lock
    logging.disable(logging.CRITICAL)  # what fails on purpose is counted, not told
    from cvt_desktop.adapters.vault import kdf

    kdf.lower_floor_for_tests()
