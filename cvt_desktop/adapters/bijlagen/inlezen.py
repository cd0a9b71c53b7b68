"""Reading a file that somebody brings in, without ever holding more of it than is allowed."""

from __future__ import annotations

import stat
from pathlib import Path

from cvt_desktop.domain.errors import BestandError
from cvt_desktop.ports.bijlagen import MAX_BIJLAGE


def _te_groot(cap: int) -> BestandError:
    grens = f"{cap // 2**20} MB" if cap >= 2**20 else f"{cap} bytes"
    return BestandError(
        f"Dit bestand is groter dan {grens}. Vraag om een kleinere versie, of splits het in delen.",
        code="bestand-te-groot",
    )


def lees_bestand_begrensd(pad: Path, cap: int = MAX_BIJLAGE) -> bytes:
    """The bytes of an ordinary file of at most ``cap`` bytes.

    The size is looked at before anything is read, and a file that grows meanwhile is still cut off.
    Raises ``BestandError``: too large, empty, not a file, unreadable.
    """
    try:
        toestand = pad.stat()
        if not stat.S_ISREG(toestand.st_mode):
            raise IsADirectoryError  # a folder, or a pipe that would be waited for
        if toestand.st_size > cap:
            raise _te_groot(cap)
        with pad.open("rb") as bestand:
            inhoud = bestand.read(cap + 1)
    except FileNotFoundError as fout:
        raise BestandError(
            "Dit bestand bestaat niet meer. Kijk waar het nu staat en kies het opnieuw.", code="bestand-weg"
        ) from fout
    except OSError as fout:
        raise BestandError(
            "Dit bestand kan niet worden gelezen. Sluit het in andere programma's of kopieer het naar deze laptop.",
            code="bestand-onleesbaar",
        ) from fout
    if len(inhoud) > cap:
        raise _te_groot(cap)
    if not inhoud:
        raise BestandError("Dit bestand is leeg. Vraag de afzender om het opnieuw te sturen.", code="bestand-leeg")
    return inhoud
