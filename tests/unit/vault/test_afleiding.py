"""What a derivation leaves in memory, looked at from another process."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.torture.geheugen import tel
from tests.unit.vault.afleiding_kind import SLUIER

WACHTZIN = b"veertien roestige fietsen in de sloot"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs /proc/PID/mem of Linux")
def test_that_a_derivation_leaves_no_passphrase_in_memory() -> None:
    versluierd = bytes(teken ^ SLUIER for teken in WACHTZIN)
    with subprocess.Popen([sys.executable, "-m", "tests.unit.vault.afleiding_kind"], stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE) as kind:  # fmt: skip
        assert kind.stdin is not None
        assert kind.stdout is not None
        kind.stdin.write(versluierd + b"\n")
        kind.stdin.flush()
        assert kind.stdout.readline() == b"klaar\n"
        naalden = {"wachtzin": (WACHTZIN,), "versluierd": (versluierd,)}
        gevonden = tel(kind.pid, naalden)
    assert gevonden["versluierd"], "this search finds what is there"
    assert not gevonden["wachtzin"]
