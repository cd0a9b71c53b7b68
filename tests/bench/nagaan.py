"""``audit_verify_per_s``: how many entries of an exported log ``audit verify`` judges in a second.

From the file on the disk to the verdict, with an anchor, in the process that was started; no signatures.
"""

from __future__ import annotations

import shutil
from time import perf_counter

from cvt_desktop.services.cvtlog import controleer
from tests.bench.cijfers import Cijfer, mediaan
from tests.bench.plaats import werkmap
from tests.logboek import bestand, maak_log, papier

REGELS = 20_000
KEREN = 7


def meet() -> dict[str, Cijfer]:
    """A log as large as that of a commission in half a year, several times over."""
    map_ = werkmap("nagaan")
    shutil.rmtree(map_, ignore_errors=True)
    map_.mkdir(parents=True)
    log = maak_log(REGELS)
    pad = map_ / "audit.cvtlog"
    pad.write_bytes(b"".join(bestand(log)))
    per_s = []
    for _ in range(KEREN):
        begin = perf_counter()
        with pad.open("rb") as regels:
            _, uitslag = controleer(regels, [papier(log)])
        per_s.append(REGELS / (perf_counter() - begin))
        if not uitslag.heel or not uitslag.bevestigd:
            raise RuntimeError("the log was not accepted: what was measured is something else")
    shutil.rmtree(map_, ignore_errors=True)
    return {"audit_verify_per_s": mediaan(per_s)}
