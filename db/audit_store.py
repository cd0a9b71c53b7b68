"""The append-only log: one entry per act, with a salted digest of what came of it (security.md section 3).

``digest`` = SHA-256(salt || canonical bytes). The salt lies in its own table: without it nobody can test a guess
against the digest, so that destroying a dossier destroys its salts while the log stays whole. Triggers refuse to
change or delete an entry, and refuse a gap. The hash of the previous entry and the signature come as columns later.
"""

from __future__ import annotations

import hashlib
import secrets
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, Select, func, insert, select

from cvt_desktop.domain.gebeurtenis import Gebeurtenis, Resultaat
from cvt_desktop.ports.register import Vastlegging
from db.codec import CODEC
from db.tables.basis import tafel
from db.tables.register import GebeurtenisRow, ZoutRow

_LOG, _ZOUT = tafel(GebeurtenisRow), tafel(ZoutRow)
_ZOUT_OCTETS = 16
_VELDEN = (
    "volgnummer", "moment", "persoon_id", "rol", "actie", "object_soort", "object_id", "aanvraag_id", "resultaat", "digest",
    "aantal",
)  # fmt: skip


def zegel_inhoud(zout: bytes, canoniek: bytes) -> str:
    """The digest of one entry, 64 lower-case hex digits."""
    return hashlib.sha256(zout + canoniek).hexdigest()


class DbLogboek:
    """Implements ``ports.register.Logboek``."""

    def __init__(self, verbinding: Connection) -> None:
        self._db = verbinding

    def of_aanvraag(self, aanvraag_id: UUID) -> list[Gebeurtenis]:
        """Oldest first."""
        return self._lees(_keus().where(_LOG.c.aanvraag_id == aanvraag_id).order_by(_LOG.c.volgnummer))

    def laatste(self, aantal: int) -> list[Gebeurtenis]:
        """Newest first."""
        return self._lees(_keus().order_by(_LOG.c.volgnummer.desc()).limit(aantal))

    def laatste_wijziging(self) -> Gebeurtenis | None:
        """The newest entry with a digest: the anchor that goes on paper."""
        gevonden = self._lees(_keus().where(_LOG.c.digest != "").order_by(_LOG.c.volgnummer.desc()).limit(1))
        return gevonden[0] if gevonden else None

    def since(self, volgnummer: int) -> list[Gebeurtenis]:
        """Everything after ``volgnummer``, oldest first."""
        return self._lees(_keus().where(_LOG.c.volgnummer > volgnummer).order_by(_LOG.c.volgnummer))

    def heeft_eenheid(self, eenheid: UUID) -> bool:
        """Whether a unit with this operation id is there: asked after a commit that raised."""
        return self._db.scalar(select(_LOG.c.volgnummer).where(_LOG.c.eenheid == eenheid).limit(1)) is not None

    def _lees(self, keus: Select[Any]) -> list[Gebeurtenis]:
        return [_gebeurtenis(rij) for rij in self._db.execute(keus)]


class DbVastlegger:
    """Writes entries for one unit, whose operation id each of them carries."""

    def __init__(self, verbinding: Connection, eenheid: UUID) -> None:
        self._db = verbinding
        self._eenheid = eenheid

    def vastleggen(self, vastlegging: Vastlegging) -> None:
        """Append one entry."""
        v = vastlegging
        nummer = (self._db.scalar(select(func.max(_LOG.c.volgnummer))) or 0) + 1
        digest = "" if v.inhoud is None else self._verzegel(nummer, CODEC.schrijf(v.inhoud))
        self._db.execute(insert(_LOG).values(
            volgnummer=nummer, eenheid=self._eenheid, moment=v.moment, persoon_id=v.persoon_id, rol=v.rol, actie=str(v.actie),
            object_soort=v.object_soort, object_id=v.object_id, aanvraag_id=v.aanvraag_id, resultaat=str(v.resultaat),
            digest=digest, aantal=v.aantal,
        ))  # fmt: skip

    def _verzegel(self, nummer: int, canoniek: bytes) -> str:
        zout = secrets.token_bytes(_ZOUT_OCTETS)
        self._db.execute(insert(_ZOUT).values(volgnummer=nummer, zout=zout))
        return zegel_inhoud(zout, canoniek)


def _keus() -> Select[Any]:
    return select(*(_LOG.c[naam] for naam in _VELDEN))


def _gebeurtenis(rij: Row[Any]) -> Gebeurtenis:
    waarden = rij._asdict()
    return Gebeurtenis(**{**waarden, "resultaat": Resultaat(waarden["resultaat"])})
