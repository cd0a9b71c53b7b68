"""The kept versions of the standard paragraphs of letters."""

from __future__ import annotations

from typing import Protocol

from cvt_desktop.domain.ids import TekstversieId
from cvt_desktop.domain.tekstblok import Tekstversie
from cvt_desktop.ports.verzameling import Verzameling


class Tekstversies(Verzameling[Tekstversie, TekstversieId], Protocol):
    """The standard paragraphs of letters, as the beheerder wrote them."""

    def all(self) -> list[Tekstversie]:
        """In the order in which they were made."""
        ...
