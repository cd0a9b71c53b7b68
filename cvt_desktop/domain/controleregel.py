"""One rule of the check before signing: small, separate, with its level and its source (screens.md 4.11).

A rule is a pure function from the facts to what is wrong; nothing wrong, or not applicable, is an empty answer.
The texts hold no names of pupils or ouders. An id is never used again for another rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from cvt_desktop.domain.controlefeiten import Controlefeiten, Gebrek

Toets = Callable[[Controlefeiten], Iterable[Gebrek]]


REDENEN = (
    "in de zitting besproken en zo bedoeld",
    "blijkt uit de stukken en de adviezen",
    "uitgelegd in de eigen alinea van de brief",
    "niet van toepassing bij deze aanvraag",
    "kon niet worden verkregen; besluiten kan niet wachten",
)
"""Why a warning is passed (screens.md 4.11: a reason from a list); a rule may have reasons of its own before these."""


class Niveau(StrEnum):
    """How heavy a finding is; only ``BLOKKEERT`` stops signing, ``LET_OP`` asks a reason."""

    BLOKKEERT = "blokkeert"
    LET_OP = "let op"
    HINT = "hint"


@dataclass(frozen=True, slots=True, kw_only=True)
class Controleregel:
    """One rule; ``bron`` is an id of ``domain.bronnen``, ``instelling`` names what the swv fills in for it."""

    id: str
    titel: str
    niveau: Niveau
    bron: str
    toets: Toets
    instelling: str = ""
    eigen_redenen: tuple[str, ...] = ()

    @property
    def redenen(self) -> tuple[str, ...]:
        """The reasons with which it can be passed; a block has none, and a hint asks none."""
        return (*self.eigen_redenen, *REDENEN) if self.niveau is Niveau.LET_OP else ()


def regel(
    nummer: int, titel: str, niveau: Niveau, bron: str, toets: Toets, instelling: str = "", *redenen: str
) -> Controleregel:  # fmt: skip
    """Rule ``C07`` for 7; ``redenen`` are its own."""
    return Controleregel(id=f"C{nummer:02}", titel=titel, niveau=niveau, bron=bron, toets=toets, instelling=instelling,
                         eigen_redenen=redenen)  # fmt: skip
