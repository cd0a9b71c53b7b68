"""Who signs with which key and in which roles: a chain of certificates that members of the commission sign (ADR 0051).

A certificate is a statement with signatures under it. The statements hang together like the log: each names the digest
of the one before it, so that nothing can be put in between or taken out without everything after it falling away.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from cvt_desktop.domain.ids import PersoonId
from cvt_desktop.domain.persoon import Rol


class Rolgrond(StrEnum):
    """Why a certificate was made."""

    STICHTING = "gemaakt met het register"
    OVERGANG = "eerste sleutel van een ouder register"
    SLEUTEL = "nieuwe sleutel"
    ROLLEN = "andere rollen"
    INTREKKING = "ingetrokken"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rolverklaring:
    """What is signed: this person signs with this key (Ed25519, hex) and holds these roles from this moment on.

    No roles: withdrawn. ``reeks``: how many certificates were made with the register, said by the first of them, so that
    nobody adds one to those later.
    """

    kluis: UUID
    nummer: int
    vorige: str
    persoon_id: PersoonId
    sleutel_id: UUID
    publiek: str
    rollen: frozenset[Rol]
    van: datetime
    grond: Rolgrond
    reeks: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Roltekening:
    """One signature under a certificate, hex."""

    persoon_id: PersoonId
    sleutel_id: UUID
    handtekening: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rolcertificaat:
    """A statement and who signed it so far."""

    id: UUID
    verklaring: Rolverklaring
    tekeningen: tuple[Roltekening, ...] = ()
    versie: int = 0

    def getekend(self, tekening: Roltekening) -> Rolcertificaat:
        """With one more signature; a second one of the same person takes the place of the first."""
        ander = tuple(t for t in self.tekeningen if t.persoon_id != tekening.persoon_id)
        return replace(self, tekeningen=(*ander, tekening))


class Rolstand(StrEnum):
    """Whether a certificate counts."""

    GELDIG = "geldig"
    WACHT = "wacht op ondertekening"
    ONGELDIG = "ongeldig"
