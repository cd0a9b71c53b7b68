"""What every command does alike: read an ordinary file within a cap, and print where somebody may have gone away."""

from __future__ import annotations

import io
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from cvt_desktop.domain.errors import BestandError


def lees_bestand(naam: str, cap: int, wat: str = "Dit bestand") -> bytes:
    """The bytes of an ordinary file: a device or a pipe would be read without end. Raises ``BestandError``."""
    from cvt_desktop.adapters.bijlagen.inlezen import lees_bestand_begrensd

    return lees_bestand_begrensd(_gewoon_bestand(naam, wat), cap)


def open_bestand(naam: str, wat: str) -> BinaryIO:
    """An ordinary file, opened for reading in pieces: for what may be larger than memory. Raises ``BestandError``."""
    try:
        return _gewoon_bestand(naam, wat).open("rb")
    except OSError as fout:
        raise _onleesbaar(wat) from fout


def _gewoon_bestand(naam: str, wat: str) -> Path:
    pad = Path(naam)
    try:
        soort = pad.stat().st_mode
    except (FileNotFoundError, NotADirectoryError) as fout:
        raise BestandError(f"{wat} bestaat niet. Controleer de naam en de map.", code="ontbreekt") from fout
    except (OSError, ValueError) as fout:
        raise _onleesbaar(wat) from fout
    if stat.S_ISDIR(soort):
        raise BestandError(f"{wat} is een map. Noem het bestand dat erin staat.", code="map")
    if not stat.S_ISREG(soort):
        raise BestandError(
            f"{wat} is een apparaat of een doorgeefluik, geen gewoon bestand. Noem een gewoon bestand.", code="geen-bestand"
        )
    return pad


def _onleesbaar(wat: str) -> BestandError:
    return BestandError(f"{wat} kan niet worden gelezen. Controleer de naam, en of u het mag openen.", code="bestand-onleesbaar")


def druk_af(tekst: str) -> bool:
    """Print a text. A reader that has gone is no error; False, with a Dutch line, when it cannot be written."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    try:
        print(tekst, flush=True)
    except BrokenPipeError:
        _naar_niets()
    except (OSError, ValueError):
        _naar_niets()
        meld("De uitvoer kan niet worden geschreven. Controleer of de schijf vol is en of u daar mag schrijven.")
        return False
    return True


def meld(regel: str) -> None:
    """One line on standard error, when somebody is there."""
    with suppress(OSError, ValueError):
        print(regel, file=sys.stderr, flush=True)


def _naar_niets() -> None:
    """What is still in the buffer goes nowhere: Python would complain of it at its end."""
    sys.stdout = io.StringIO()
