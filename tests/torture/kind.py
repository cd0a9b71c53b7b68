"""``python -m tests.torture.kind NUMBER SEED SECONDS``: one promise in a process of its own; says what came of it as JSON."""

from __future__ import annotations

import json
import sys
import time
import traceback

from tests.torture.opzet import bereid_voor, tijdelijke_map
from tests.torture.uitkomst import Uitkomst
from tests.torture.vinden import Belofte, belofte

_MINST = 0.5  # of its share is for the runs themselves, however long the control run took
_MEEST = 40  # lines of failures that are passed on


def _verslag(een: Belofte, zaad: int, seconden: float) -> dict[str, object]:
    if een.overslaan:
        return {"overslaan": een.overslaan}
    tot = time.monotonic() + seconden
    controle = een.controle(zaad) if een.controle is not None else None
    try:
        uitkomst = een.loop(een.lang, zaad, max(tot, time.monotonic() + _MINST * seconden))
    except Exception:  # noqa: BLE001 - a harness that stumbles is a failure of its promise
        uitkomst = Uitkomst(0, (traceback.format_exc(),))
    return {"runs": uitkomst.runs, "mis": len(uitkomst.fouten), "fouten": uitkomst.fouten[:_MEEST],
            "controle": None if controle is None else [controle.runs, len(controle.fouten)]}  # fmt: skip


def main(nummer: int, zaad: int, seconden: float) -> None:
    """Try it, and print one line."""
    with tijdelijke_map() as thuis:
        bereid_voor(thuis)
        verslag = _verslag(belofte(nummer), zaad, seconden)
    print(json.dumps(verslag))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]))
