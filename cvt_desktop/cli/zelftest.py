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
    yield "herkomst van de pakketten", _herkomst
    yield "bronnen, lettertypen en iconen", _bronnen
    yield "Qt met zijn invoegtoepassingen", _qt
    yield "revisies van de databank", _revisies
    yield "kijker voor stukken in een eigen proces", _kijker
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


def _herkomst() -> str:
    import cvt_desktop
    import db
    import resources
    import ui

    mappen = {Path(str(p.__file__)).resolve().parent.parent for p in (cvt_desktop, db, resources, ui)}
    if len(mappen) != 1:
        raise CvtError("De vier onderdelen van het programma komen niet uit één map. Installeer het opnieuw.")
    return str(mappen.pop())


def _bronnen() -> str:
    import resources

    nodig = {"fonts": "*.ttf", "icons": "*", "toetsen": "*.toml", "teksten": "**/*.toml"}
    aantallen = {naam: len(list(resources.path(naam).glob(patroon))) for naam, patroon in nodig.items()}
    leeg = [naam for naam, aantal in aantallen.items() if not aantal]
    if leeg:
        raise CvtError(f"Bestanden van het programma ontbreken: {', '.join(leeg)}. Installeer het opnieuw.")
    return ", ".join(f"{naam} {aantal}" for naam, aantal in aantallen.items())


def _qt() -> str:
    from PySide6.QtCore import qVersion
    from PySide6.QtGui import QImageReader
    from PySide6.QtWidgets import QApplication

    from ui.levensduur import houd_in_leven

    houd_in_leven()

    app = QApplication.instance() or QApplication([])
    formaten = {bytes(f.data()).decode() for f in QImageReader.supportedImageFormats()}
    if not {"png", "jpeg", "svg"} <= formaten | {"svg"}:
        raise CvtError("Qt kan geen PNG of JPEG lezen. Installeer het programma opnieuw.")
    return f"Qt {qVersion()}, {type(app).__name__}"


def _revisies() -> str:
    from db import migrate

    map_ = Path(migrate.__file__).parent / "migrations" / "versions"
    aantal = len(list(map_.glob("rev_*.py")))
    if not aantal:
        raise CvtError("De beschrijving van de databank ontbreekt. Installeer het programma opnieuw.")
    return f"{aantal}, nieuwste {migrate.HOOFD}"


def _kijker() -> str:
    from datetime import UTC, date, datetime

    from cvt_desktop.adapters.bijlagen.viewer import Kijker
    from cvt_desktop.adapters.pdf.voorbeeldstuk import maak_voorbeeldstuk
    from cvt_desktop.domain.bestandssoort import Bestandsvorm
    from cvt_desktop.ports.voorbeeldstukken import Voorbeeldstuk

    pdf, _ = maak_voorbeeldstuk(Voorbeeldstuk(
        bestandsnaam="zelftest.pdf", titel="Zelftest", van="", auteur="", leerling="", datum=date(2027, 5, 12),
        delen=(("Zelftest", "Dit stuk wordt getoond."),), gemaakt_op=datetime(2027, 5, 12, tzinfo=UTC),
    ))  # fmt: skip
    kijker = Kijker()
    try:
        paginas = kijker.open(pdf, Bestandsvorm.PDF).paginas
        beeld = kijker.pagina(0, 200)
    finally:
        kijker.sluit()
    return f"{paginas} pagina, {beeld.breedte} x {beeld.hoogte}"


def _verifieer(pdf: Path, ca: Path) -> str:
    from cvt_desktop.adapters.signing.validator import PdfValidator

    verdict = PdfValidator().controleer(pdf.read_bytes(), ca_pem=ca.read_bytes())
    if not verdict.echt:
        raise CvtError(f"De eigen handtekening wordt niet herkend. Installeer het programma opnieuw: {verdict.reden}")
    return verdict.regels[0]
