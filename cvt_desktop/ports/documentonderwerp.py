"""What a letter is about: a pupil, or the group of a groepsarrangement (screens.md 5.9)."""

from __future__ import annotations

from dataclasses import dataclass

from cvt_desktop.ports.documentdelen import Leerling


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Groep:
    """A group; no pupil is named."""

    titel: str

    @property
    def volledige_naam(self) -> str:
        """As it stands in a sentence: ``de groep ‘Rustpunt’``."""
        return f"de groep ‘{self.titel}’"


Onderwerp = Leerling | Groep
