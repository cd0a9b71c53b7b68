"""A file that leaves the register where somebody wants it: the log is told first, then it is written whole, or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from cvt_desktop.basis.bestanden import schrijf_atomair
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import BestandError
from cvt_desktop.services.context import Dienst


def voer_uit(
    dienst: Dienst, object_soort: str, pad: Path, inhoud: bytes, feit: Callable[[str, str], object], *, aantal: int
) -> None:  # fmt: skip
    """``feit`` makes what the log seals, of the place and the digest of the file.

    Raises ``GeenRechtError``, and ``BestandError`` when it cannot be written there; nothing is left of it then.
    """
    with dienst.werk(Actie.DOCUMENT_UITVOEREN) as werk:
        werk.leg_vast(object_soort, None, feit(str(pad), hashlib.sha256(inhoud).hexdigest()), aantal=aantal)
    bewaar(pad, inhoud)


def bewaar(pad: Path, inhoud: bytes) -> None:
    """What the log knows of already. Raises ``BestandError`` when it cannot be written there; nothing is left of it then."""
    try:
        schrijf_atomair(pad, inhoud)
    except OSError as fout:
        raise BestandError("Het bestand kan daar niet worden bewaard. Kies een andere map of maak ruimte vrij.",
                           code="schrijven") from fout  # fmt: skip
