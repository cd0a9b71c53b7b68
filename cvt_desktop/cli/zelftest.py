"""``--self-test``: is everything there, and does the whole journey work? One line per check with its time; exit 0 or 1.

It runs inside the installed program, without a display, in a folder of its own that is removed afterwards.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

from cvt_desktop.cli.in_en_uit import druk_af
from cvt_desktop.domain.errors import CvtError

Controle = tuple[str, Callable[[], str]]


def run(args: list[str]) -> int:
    """Run every check; a failed one does not stop those that can still be done."""
    if args:
        sys.stderr.write("Gebruik: python3 -m cvt_desktop --self-test\n")
        return 2
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from cvt_desktop.runtime.paths import find_paths

    paden = find_paths()
    map_ = paden.data / f"zelftest-{uuid4().hex[:8]}"
    mislukt = 0
    try:
        paden.ensure()
        map_.mkdir(mode=0o700)
        for naam, doe in _controles(map_):
            mislukt += not _controleer(naam, doe)
    finally:
        shutil.rmtree(map_, ignore_errors=True)
    druk_af(f"zelftest: {'in orde' if not mislukt else f'{mislukt} mislukt'}")
    return 1 if mislukt else 0


def _controleer(naam: str, doe: Callable[[], str]) -> bool:
    begin = time.perf_counter()
    try:
        detail, goed = doe(), True
    except CvtError as fout:
        detail, goed = fout.melding, False
    except Exception as fout:  # noqa: BLE001 - every failure is a line of the report, and its text may hold data
        detail, goed = type(fout).__name__, False
    duur = (time.perf_counter() - begin) * 1000
    druk_af(f"{'in orde' if goed else 'MISLUKT'} {duur:7.0f} ms  {naam}{': ' + detail if detail else ''}")
    return goed


def _controles(map_: Path) -> Iterator[Controle]:
    from cvt_desktop.cli import installatiecontrole as installatie

    yield "herkomst van de pakketten", installatie.herkomst
    yield "bronnen, lettertypen en iconen", installatie.bronnen
    yield "beleid van deze computer", installatie.beleid
    yield "wachtzinnen en sleutelbos", installatie.sleutels
    yield "handleiding", installatie.handleiding
    yield "tijdzone", installatie.tijdzone
    yield "Qt met zijn invoegtoepassingen", installatie.qt
    yield "lettertypen", installatie.lettertypen
    yield "revisies van de databank", lambda: installatie.revisies(map_)
    yield "kijker voor stukken in een eigen proces", installatie.kijker
    from cvt_desktop.cli.reis import Reis

    reis = Reis(map_, map_ / "register")
    for naam, doe in reis.stappen():
        yield naam, _zonder_detail(doe)
    yield "handtekening nagaan", lambda: _verifieer(map_ / "tlv.pdf", map_ / "ca.pem")


def _zonder_detail(doe: Callable[[], None]) -> Callable[[], str]:
    def controle() -> str:
        doe()
        return ""

    return controle


def _verifieer(pdf: Path, ca: Path) -> str:
    from cvt_desktop.adapters.signing.validator import PdfValidator

    verdict = PdfValidator().controleer(pdf.read_bytes(), ca_pem=ca.read_bytes())
    if not verdict.echt:
        raise CvtError(f"De eigen handtekening wordt niet herkend. Installeer het programma opnieuw: {verdict.reden}")
    return verdict.regels[0]
