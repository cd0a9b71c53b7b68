"""Writing a file that leaves the register where somebody wants it: whole, or not at all."""

from __future__ import annotations

from pathlib import Path

from cvt_desktop.basis.bestanden import schrijf_atomair
from cvt_desktop.domain.errors import BestandError


def bewaar(pad: Path, inhoud: bytes) -> None:
    """Raises ``BestandError`` when it cannot be written there; nothing is left of it then."""
    try:
        schrijf_atomair(pad, inhoud)
    except OSError as fout:
        raise BestandError("Het bestand kan daar niet worden bewaard. Kies een andere map of maak ruimte vrij.",
                           code="schrijven") from fout  # fmt: skip
