"""Promise 26: it works with the network cut, and connects to nothing.

The same journey as promise 25, in a name space without any network (``unshare -n``), traced: no socket of a network is made or
used, and the only connections are those to the local message bus (AF_UNIX), which tells of sleep and of the lock of the session.
"""

from __future__ import annotations

import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.torture.reis import Gereisd, een_reis, kan_volgen, zonder_net
from tests.torture.sporen import OPDRACHT, Sporen, lees
from tests.torture.uitkomst import Uitkomst

NUMMER = 26
BELOFTE = "it works with the network cut and connects to nothing"
KORT = 1
LANG = 20


def verbindingen(sporen: Sporen, bus: str) -> Iterator[str]:
    """Every use of a network, and every connection that is not the one to the message bus."""
    yield from (f"network: {regel}" for regel in sporen.netwerk)
    for regel in sporen.verbonden:
        if "AF_UNIX" not in regel or not bus or f'"{bus}"' not in regel:
            yield f"connect: {regel}"


def _programmas(gereisd: Gereisd) -> Iterator[str]:
    """Nothing is started but the viewer: this Python itself."""
    eigen = Path(sys.executable).resolve()
    yield from (f"started: {pad}" for pad in sorted(gereisd.sporen.gestart) if Path(pad).resolve() != eigen)


def loop(aantal: int, _zaad: int, tot: float) -> Uitkomst:
    """Each run is a whole journey."""
    uitkomst = Uitkomst(0)
    while uitkomst.runs < aantal and (uitkomst.runs == 0 or time.monotonic() < tot):
        with een_reis(uitkomst.runs) as gereisd:
            uitkomst += Uitkomst(1, (*verbindingen(gereisd.sporen, gereisd.bus), *_programmas(gereisd)))
    return uitkomst


def controle(_zaad: int) -> Uitkomst:
    """A program that does connect, to a socket of this computer: the trace must show it."""
    with tempfile.TemporaryDirectory() as naam, socket.create_server(("127.0.0.1", 0)) as ontvanger:
        spoor = Path(naam) / "spoor.txt"
        poort = ontvanger.getsockname()[1]
        code = f"import socket; socket.create_connection(('127.0.0.1', {poort})).close()"
        subprocess.run([*OPDRACHT, "-o", str(spoor), sys.executable, "-c", code], check=True, capture_output=True)
        sporen = lees(spoor.read_text(encoding="utf-8", errors="replace").splitlines(), Path(naam))
    return Uitkomst(1, tuple(verbindingen(sporen, "")))


def overslaan() -> str:
    """Why it cannot be tried here."""
    return kan_volgen() or ("" if zonder_net() else "this user may not make a name space without a network (unshare -n)")
