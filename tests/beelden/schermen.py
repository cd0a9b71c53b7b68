"""``python -m tests.beelden.schermen [--out DIR] [--alleen NAME ...]``: every screen and every state as a picture.

For somebody who looks at all of them: a folder per way of showing (light, dark, 100 %, 150 %, larger letters) and one page,
``index.html``, on which the pictures of one screen stand side by side. Two ways are made at once, each in a process of its
own, because Qt reads its scale at the start.
"""

from __future__ import annotations

import argparse
import html
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from cvt_desktop.basis.bestanden import schrijf_atomair
from tests.beelden.uitvoering import UITVOERINGEN, Uitvoering

_STANDAARD = Path(__file__).resolve().parents[2] / "build" / "screens"
_TEGELIJK = 2
_STIJL = "body{font:14px sans-serif;margin:16px}h2{font-size:15px;margin:24px 0 4px}img{width:31%;margin-right:1%}"


def main(argumenten: list[str]) -> int:
    """0 when each way was made; the number of pictures per way on standard output."""
    keuze = argparse.ArgumentParser(prog="dev.py screens", description="every screen and every state as a picture")
    keuze.add_argument("--out", type=Path, default=_STANDAARD)
    keuze.add_argument("--alleen", nargs="*", choices=[u.naam for u in UITVOERINGEN], help="only these ways")
    keuze.add_argument("--hier", action="store_true", help="make the one way in this process")
    gekozen = keuze.parse_args(argumenten)
    map_: Path = gekozen.out.resolve()
    wijzen = [u for u in UITVOERINGEN if not gekozen.alleen or u.naam in gekozen.alleen]
    if gekozen.hier:
        for uitvoering in wijzen:
            _maak(map_ / uitvoering.naam, uitvoering)
        sys.stdout.flush()
        os._exit(0)  # three windows of Qt in one process: taking them down in the order of Python ends in a crash
    with ThreadPoolExecutor(_TEGELIJK) as draden:
        codes = list(draden.map(lambda uitvoering: _kind(map_, uitvoering), wijzen))
    schrijf_atomair(map_ / "index.html", _blad(map_).encode())
    for uitvoering in wijzen:
        sys.stdout.write(f"{uitvoering.naam}: {len(list((map_ / uitvoering.naam).glob('*.png')))} pictures\n")
    sys.stdout.write(f"{map_ / 'index.html'}\n")
    return max(codes)


def _kind(map_: Path, uitvoering: Uitvoering) -> int:
    opdracht = [sys.executable, "-m", __spec__.name, "--out", str(map_), "--hier", "--alleen", uitvoering.naam]
    omgeving = {**os.environ, **uitvoering.omgeving(), "CVT_DESKTOP_HOME": str(map_ / f"huis-{uitvoering.naam}")}
    return subprocess.run(opdracht, env=omgeving, check=False).returncode


def _maak(map_: Path, uitvoering: Uitvoering) -> None:
    from tests.beelden.alles import maak_alles  # Qt reads its scale when it is imported

    shutil.rmtree(map_, ignore_errors=True)
    map_.mkdir(parents=True)
    try:
        for naam, inhoud in maak_alles(uitvoering):
            schrijf_atomair(map_ / naam, inhoud)
    finally:
        shutil.rmtree(map_.with_name(f"huis-{map_.name}"), ignore_errors=True)


def _blad(map_: Path) -> str:
    """One page: per screen its name and its pictures, light and dark beside each other."""
    namen = sorted({pad.name for u in UITVOERINGEN for pad in (map_ / u.naam).glob("*.png")})
    return "\n".join([
        '<!doctype html><html lang="nl"><meta charset="utf-8"><title>CvT Desktop: alle schermen</title>',
        f"<style>{_STIJL}</style><h1>Alle schermen: {len(namen)}</h1>",
        *(deel for naam in namen for deel in _rij(map_, naam)), "</html>",
    ])  # fmt: skip


def _rij(map_: Path, naam: str) -> Iterator[str]:
    yield f"<h2>{html.escape(Path(naam).stem)}</h2>"
    for uitvoering in UITVOERINGEN:
        if (map_ / uitvoering.naam / naam).exists():
            bron = f"{uitvoering.naam}/{naam}"
            yield f'<a href="{bron}"><img src="{bron}" alt="{uitvoering.naam}" title="{uitvoering.naam}" loading="lazy"></a>'


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
