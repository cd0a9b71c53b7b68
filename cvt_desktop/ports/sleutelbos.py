"""The keyring of the operating system: small secrets that stay on this laptop, for this user of it.

What lies there is never the only copy of anything: whoever loses the keyring goes on with the recovery code.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol

from cvt_desktop.domain.errors import CvtError


class Sleutelbosstand(StrEnum):
    """What can be expected of the keyring right now."""

    BESCHIKBAAR = "beschikbaar"
    VERGRENDELD = "vergrendeld"
    AFWEZIG = "afwezig"
    ONVEILIG = "onveilig"
    """There is one, but it keeps secrets in a plain file, or nobody knows how it keeps them."""
    ANTWOORDT_NIET = "antwoordt niet"


_MELDINGEN = {
    Sleutelbosstand.BESCHIKBAAR: "De sleutelbos van deze computer weigerde. Probeer het nog eens.",
    Sleutelbosstand.VERGRENDELD: "De sleutelbos van deze computer is vergrendeld. Ontgrendel hem, of meld u opnieuw bij de "
                                 "computer aan, en probeer het nog eens.",
    Sleutelbosstand.AFWEZIG: "Op deze computer is geen sleutelbos gevonden. Meld u aan op de gewone manier van deze computer, "
                             "of vraag de ICT-afdeling.",
    Sleutelbosstand.ONVEILIG: "De sleutelbos die op deze computer is ingesteld, bewaart geheimen niet versleuteld en wordt "
                              "niet gebruikt. Vraag de ICT-afdeling de sleutelbos van het systeem in te stellen.",
    Sleutelbosstand.ANTWOORDT_NIET: "De sleutelbos van deze computer antwoordt niet. Kijk of er een venster van de sleutelbos "
                                    "openstaat, of start de computer opnieuw, en probeer het nog eens.",
}  # fmt: skip


class SleutelbosError(CvtError):
    """The keyring could not be asked; ``stand`` says why."""

    code = "sleutelbos"

    def __init__(self, stand: Sleutelbosstand) -> None:
        super().__init__(_MELDINGEN[stand], code=f"sleutelbos-{stand.name.lower().replace('_', '-')}")
        self.stand = stand


class Sleutelbos(Protocol):
    """Implemented by ``adapters.vault.sleutelbos``. Every call may take seconds: not in the thread of the window."""

    def stand(self) -> Sleutelbosstand:
        """What can be expected; never asks the user anything."""
        ...

    def lees(self, naam: str) -> bytes | None:
        """The secret, or None when there is none. Raises ``SleutelbosError``."""
        ...

    def zet(self, naam: str, waarde: bytes) -> None:
        """Keep a secret; it was read back when this returns. Raises ``SleutelbosError``."""
        ...

    def wis(self, naam: str) -> None:
        """Forget a secret; no error when there is none. Raises ``SleutelbosError``."""
        ...
