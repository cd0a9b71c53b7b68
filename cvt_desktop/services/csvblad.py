"""A table as a CSV file for a Dutch spreadsheet, in which no text ever becomes a formula (security.md section 5)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

_FORMULE = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""With the wide forms that some spreadsheets read as the plain ones."""


def schrijf(regels: Iterable[Sequence[str | int]], *, alles_aangehaald: bool = False) -> bytes:
    """UTF-8 with BOM, ``;`` between the cells, CR LF after each line; ``alles_aangehaald``: quotes around every cell."""
    uit = io.StringIO(newline="")
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n",
                           quoting=csv.QUOTE_ALL if alles_aangehaald else csv.QUOTE_MINIMAL)  # fmt: skip
    schrijver.writerows([veilig(cel) for cel in regel] for regel in regels)
    return uit.getvalue().encode("utf-8-sig")


def veilig(cel: str | int) -> str | int:
    """A number as it is; a text that could begin a formula gets an apostrophe before it, also after spaces."""
    if isinstance(cel, str) and (cel.startswith(_FORMULE) or cel.lstrip().startswith(_FORMULE)):
        return f"'{cel}"
    return cel
