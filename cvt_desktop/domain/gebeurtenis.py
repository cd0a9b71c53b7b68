"""One entry of the append-only log: who did what, when, to which object, and the digest of what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from cvt_desktop.domain.ids import PersoonId


class Resultaat(StrEnum):
    """Whether the act was done or refused."""

    GELUKT = "gelukt"
    GEWEIGERD = "geweigerd"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ondertekening:
    """A member's signature under an entry, and which of the member's keys made it."""

    sleutel_id: UUID
    handtekening: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Gebeurtenis:
    """No names and no dossier text: identities, codes and a digest only (security.md section 3).

    ``digest`` is the SHA-256 over the salted canonical form of the exact version that came of the act;
    empty when the act changed nothing. ``aanvraag_id`` groups the entries of one dossier, ``eenheid`` those that were
    written together. ``vorige`` and ``schakel`` are the chain (``domain.keten``); without a signature ``sleutel_id`` is
    None and ``handtekening`` empty.
    """

    volgnummer: int
    eenheid: UUID
    moment: datetime
    persoon_id: PersoonId | None
    rol: str
    actie: str
    object_soort: str
    object_id: UUID | None
    aanvraag_id: UUID | None
    resultaat: Resultaat
    digest: str
    vorige: str
    schakel: str
    aantal: int = 1
    sleutel_id: UUID | None = None
    handtekening: bytes = b""
