"""A restore: somebody put a backup in the place of the register, and why (ADR 0053)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.domain.ids import PersoonId

REDEN_MINSTENS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Terugzetting:
    """Kept in the register that came of it, and in its log.

    ``kopie_op`` and ``kopie_log`` are moment and last log number of the backup; ``verloren_tot`` is the last log number of the
    register that it replaced, 0 when that could not be read. ``generatie`` begins with it: by that a restore is told from an
    old copy.
    """

    id: UUID
    op: datetime
    door: PersoonId
    kopie_op: datetime
    kopie_log: int
    verloren_tot: int
    generatie: int
    met_herstelcode: bool
    reden: str = field(repr=False)
    versie: int = 0


def keur_reden(reden: str) -> str:
    """Why the register is put back. Raises ``InvoerError`` (``reden``)."""
    kaal = reden.strip()
    if len(kaal) < REDEN_MINSTENS:
        raise InvoerError(f"Schrijf in een zin van ten minste {REDEN_MINSTENS} tekens waarom; de reden komt in het logboek.",
                          code="reden", veld="reden")  # fmt: skip
    return kaal
