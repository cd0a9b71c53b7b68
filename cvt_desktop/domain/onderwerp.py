"""What an aanvraag is about: a pupil, or the group of a groepsarrangement (screens.md 5.9).

Both have a name to show and to sort by. Who needs more, such as a date of birth, has to ask which of the two it is.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from cvt_desktop.basis.tekst import vouw
from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.errors import ToestandError
from cvt_desktop.domain.ids import LeerlingId
from cvt_desktop.domain.leerling import Leerling


@dataclass(frozen=True, slots=True, kw_only=True)
class Groep:
    """A group without names of pupils: its title takes the place of a name everywhere."""

    titel: str = field(repr=False)

    @property
    def naam(self) -> str:
        """``Groep ‘Rustpunt’``."""
        return f"Groep ‘{self.titel}’"

    @property
    def korte_naam(self) -> str:
        """The same: the title tells nothing about a person."""
        return self.naam

    @property
    def initialen(self) -> str:
        """The same, for a besluitenlijst."""
        return self.naam

    @property
    def sorteernaam(self) -> str:
        """The folded title."""
        return vouw(self.titel)


Onderwerp = Leerling | Groep


def groep_van(aanvraag: Aanvraag) -> Groep:
    """The group of an aanvraag without a pupil."""
    return Groep(titel=aanvraag.formulier.groep.titel.strip())


def leerling_id_van(aanvraag: Aanvraag) -> LeerlingId:
    """The pupil, for what cannot be done without one; raises ``ToestandError`` for a groepsarrangement."""
    if aanvraag.leerling_id is None:
        raise ToestandError("Een groepsarrangement gaat niet over één leerling. Kies een dossier van een leerling.",
                            code="geen-leerling")  # fmt: skip
    return aanvraag.leerling_id
