"""``demo --out DIR [--oso FILE] [--schermen]``: the journey of one TLV in a new practice register.

The last line on standard output is one JSON object with absolute paths. Exit 0; 2 with one Dutch line on standard
error when the folder or the file cannot be used.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import NoReturn

from cvt_desktop.domain.errors import CvtError


class _Opties(argparse.ArgumentParser):
    """Argparse that speaks Dutch when something is wrong."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, "Gebruik: python3 -m cvt_desktop demo --out MAP [--oso BESTAND] [--schermen]\n")


def run(args: list[str]) -> int:
    """Do the journey and say what was made."""
    opties = _Opties(prog="demo", add_help=False)
    opties.add_argument("--out", required=True, type=Path)
    opties.add_argument("--oso", type=Path)
    opties.add_argument("--schermen", action="store_true")
    keuze = opties.parse_args(args)
    try:
        return _demo(keuze.out.resolve(), keuze.oso, schermen=keuze.schermen)
    except CvtError as fout:
        sys.stderr.write(f"{fout.melding}\n")
    except OSError as fout:
        sys.stderr.write(f"De map kan niet worden gebruikt ({fout.strerror}). Kies een andere map bij --out.\n")
    return 2


def _demo(out: Path, oso: Path | None, *, schermen: bool) -> int:
    from cvt_desktop.adapters.exchange.inlezer import Bestandslezer
    from cvt_desktop.cli.reis import Reis

    register = out / "register"
    if register.exists():
        raise CvtError("In deze map staat al een register. Kies bij --out een lege map.", code="map-vol")
    dossier = None
    if oso is not None:
        lezer = Bestandslezer()
        dossier = lezer.oso(lezer.bestand(oso))
    out.mkdir(parents=True, exist_ok=True)
    reis = Reis(out, register, oso=dossier, oso_naam=oso.name if oso else "")
    for naam, doe in reis.stappen():
        print(f"{naam} …", flush=True)
        doe()
    uitkomst = reis.uitkomst()
    bestanden = {sleutel: str(pad) for sleutel, pad in uitkomst.bestanden.items()}
    if schermen:
        from cvt_desktop.cli.schermen import maak_schermen

        print("beelden van elk scherm …", flush=True)
        for pad in maak_schermen(out / "schermen"):
            print(pad)
    print(json.dumps({
        "register": str(uitkomst.register), "aanvraag": uitkomst.aanvraag, "besluit": uitkomst.besluit,
        "tlv_nummer": uitkomst.tlv_nummer, "stemming": uitkomst.stemming, "files": bestanden,
    }, ensure_ascii=False))  # fmt: skip
    return 0
