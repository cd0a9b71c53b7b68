"""A leesmap: what one member took home for one zitting, or a deskundige for one dossier, as one protected file
(screens.md part 9).

The register keeps who got what until when, and when it was reported destroyed; never the passphrase, and not the file.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from cvt_desktop.domain.errors import ToestandError
from cvt_desktop.domain.ids import AanvraagId, LeesmapId, PersoonId, ZittingId

_CODE = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Leesmap:
    """One file that left the register. ``kenmerken`` name the ``dossiers`` in it; ``sha256`` is that of the file as written.

    Without a zitting it is an adviespakket: the stukken of one dossier, for the deskundige who was asked for an advice.

    ``vernietigen_na`` is the last day on which the member may have it; ``gemeld_op`` when it was reported destroyed.
    """

    id: LeesmapId
    zitting_id: ZittingId | None = None
    zitting_op: date | None = None
    persoon_id: PersoonId
    naam: str = field(repr=False)
    dossiers: tuple[AanvraagId, ...]
    kenmerken: tuple[str, ...]
    gemaakt_op: datetime
    gemaakt_door: PersoonId
    vernietigen_na: date
    bytes: int
    sha256: str
    gemeld_op: date | None = None
    gemeld_door: PersoonId | None = None
    versie: int = 0

    @property
    def is_pakket(self) -> bool:
        """Whether it is an adviespakket."""
        return self.zitting_id is None

    @property
    def code(self) -> str:
        """By which the file and its line in the register find each other, without a name: ``3F9A2C``."""
        return leesmapcode(self.id)

    def loopt_nog(self, vandaag: date) -> bool:
        """Whether the member may still have it."""
        return self.gemeld_op is None and vandaag <= self.vernietigen_na

    def te_melden(self, vandaag: date) -> bool:
        """Whether it should be gone by now and nobody said that it is."""
        return self.gemeld_op is None and vandaag > self.vernietigen_na

    def melden(self, op: date, door: PersoonId) -> Leesmap:
        """The member said that it is destroyed. Raises ``ToestandError`` when that was noted before."""
        if self.gemeld_op is not None:
            raise ToestandError("Hiervan is al genoteerd dat het is vernietigd. Kies een ander bestand.", code="al-gemeld")
        return replace(self, gemeld_op=op, gemeld_door=door)

    def melding_terug_te_nemen(self, vandaag: date) -> bool:
        """Whether it was reported on this day: only then can that have been a mistake of the hand."""
        return self.gemeld_op == vandaag

    def melding_teruggenomen(self, vandaag: date) -> Leesmap:
        """The wrong line was ticked: the member may still have it. Raises ``ToestandError`` on a later day."""
        if not self.melding_terug_te_nemen(vandaag):
            raise ToestandError("Een melding is alleen terug te nemen op de dag waarop zij is genoteerd. Vraag het lid of het "
                                "bestand weg is.", code="melding-later")  # fmt: skip
        return replace(self, gemeld_op=None, gemeld_door=None)


def leesmapcode(leesmap_id: LeesmapId) -> str:
    """See ``Leesmap.code``."""
    return leesmap_id.hex[:_CODE].upper()
