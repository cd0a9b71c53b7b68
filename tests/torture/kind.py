"""``python -m tests.torture.kind NUMBER SEED SECONDS``: one promise in a process of its own; says what came of it as JSON."""

from __future__ import annotations

import json
import sys
import time
import traceback

from tests.torture.opzet import bereid_voor, tijdelijke_map
from tests.torture.uitkomst import Uitkomst
from tests.torture.vinden import Belofte, belofte

_MEEST = 40  # lines of failures that are passed on


def _verslag(een: Belofte, zaad: int, tot: float) -> dict[str, object]:
    if een.overslaan:
        return {"overslaan": een.overslaan}
    controle = een.controle(zaad) if een.controle is not None else None
    try:
        uitkomst = een.loop(een.lang, zaad, tot)
    except Exception:  # noqa: BLE001 - a harness that stumbles is a failure of its promise
        uitkomst = Uitkomst(0, (traceback.format_exc(),))
    return {"runs": uitkomst.runs, "mis": len(uitkomst.fouten), "fouten": uitkomst.fouten[:_MEEST],
            "controle": None if controle is None else [controle.runs, len(controle.fouten)]}  # fmt: skip


def main(nummer: int, zaad: int, seconden: float) -> None:
    """Try it, and print one line."""
    tot = time.monotonic() + seconden
    with tijdelijke_map() as thuis:
        bereid_voor(thuis)
        verslag = _verslag(belofte(nummer), zaad, tot)
    print(json.dumps(verslag))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]))
