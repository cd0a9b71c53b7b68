"""The append-only log: one entry per act, with a salted digest of what came of it (security.md section 3).

``digest`` = SHA-256(salt || canonical bytes). The salt lies in its own table: without it nobody can test a guess
against the digest, so that destroying a dossier destroys its salts while the log stays whole. Triggers refuse to
change or delete an entry, and refuse a gap; the chain (``cvt_desktop.domain.keten``) shows what got past them.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import fields, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Row, Select, func, insert, select

from cvt_desktop.domain import keten
from cvt_desktop.domain.gebeurtenis import Gebeurtenis, Resultaat
from cvt_desktop.domain.keten import Anker
from cvt_desktop.ports.getekend import Getekend
from cvt_desktop.ports.register import Vastlegging
from db.codec import CODEC
from db.tables.basis import tafel
from db.tables.register import GebeurtenisRow, MetaRow, ZoutRow

_LOG, _ZOUT, _META = tafel(GebeurtenisRow), tafel(ZoutRow), tafel(MetaRow)
_ZOUT_OCTETS = 16
_VELDEN = tuple(veld.name for veld in fields(Gebeurtenis))
_NIEUW, _NIEUW_ZOUT = insert(_LOG), insert(_ZOUT)  # built once: building costs more than running
# by the highest number: a LIMIT with a parameter makes SQLite prepare the statement again every time
_LAATSTE = select(func.max(_LOG.c.volgnummer)).scalar_subquery()
_HOOFD = select(_LOG.c.volgnummer, _LOG.c.schakel).where(_LOG.c.volgnummer == _LAATSTE)
_KLUIS = select(_META.c.vault_id)
_BEGIN = _HOOFD.add_columns(_KLUIS.scalar_subquery())
"""What the next entry hangs on, in one statement: the last link, and the register that it is of."""


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

    def anker(self) -> Anker | None:
        """The head of the chain as it is now; None when the log is empty."""
        rij = self._db.execute(_HOOFD).one_or_none()
        return None if rij is None else Anker(volgnummer=rij.volgnummer, schakel=rij.schakel)

    def kluis(self) -> UUID:
        """The identity of the register, to which the chain is bound."""
        kluis: UUID = self._db.execute(select(_META.c.vault_id)).scalar_one()
        return kluis

    def deel(self, na: int, hoogstens: int) -> list[Gebeurtenis]:
        """At most so many entries after ``na``, oldest first."""
        return self._lees(_keus().where(_LOG.c.volgnummer > na).order_by(_LOG.c.volgnummer).limit(hoogstens))

    def klopt(self, gebeurtenis: Gebeurtenis, inhoud: object) -> bool | None:
        """Whether ``inhoud`` is the version that the digest of the entry was made of; None when its salt is destroyed."""
        zout: bytes | None = self._db.scalar(select(_ZOUT.c.zout).where(_ZOUT.c.volgnummer == gebeurtenis.volgnummer))
        if zout is None:
            return None
        vormen = (CODEC.schrijf(inhoud), *CODEC.oudere_vormen(inhoud))  # written by an earlier version of the program
        return any(zegel_inhoud(zout, vorm) == gebeurtenis.digest for vorm in vormen)

    def tussen(self, van: datetime, tot: datetime) -> list[Gebeurtenis]:
        """What was written from ``van`` until before ``tot``, oldest first."""
        return self._lees(_keus().where(_LOG.c.moment >= van, _LOG.c.moment < tot).order_by(_LOG.c.volgnummer))

    def since(self, volgnummer: int) -> list[Gebeurtenis]:
        """Everything after ``volgnummer``, oldest first."""
        return self._lees(_keus().where(_LOG.c.volgnummer > volgnummer).order_by(_LOG.c.volgnummer))

    def getekend(self, aanvraag_id: UUID, object_soort: str) -> list[Getekend]:
        """The signed entries of a dossier about one kind of object, oldest first, each with its salt."""
        return self._lees_getekend(_LOG.c.aanvraag_id == aanvraag_id, _LOG.c.object_soort == object_soort)

    def getekend_over(self, object_soort: str, object_id: UUID) -> list[Getekend]:
        """The same about one object that belongs to no dossier."""
        return self._lees_getekend(_LOG.c.object_soort == object_soort, _LOG.c.object_id == object_id)

    def _lees_getekend(self, *waar: ColumnElement[bool]) -> list[Getekend]:
        keus = _keus().add_columns(_ZOUT.c.zout).outerjoin_from(_LOG, _ZOUT, _ZOUT.c.volgnummer == _LOG.c.volgnummer)
        rijen = self._db.execute(keus.where(*waar, _LOG.c.sleutel_id.is_not(None)).order_by(_LOG.c.volgnummer))
        return [Getekend(gebeurtenis=_gebeurtenis(rij), zout=rij.zout) for rij in rijen]

    def heeft_eenheid(self, eenheid: UUID) -> bool:
        """Whether a unit with this operation id is there: asked after a commit that raised."""
        return self._db.scalar(select(_LOG.c.volgnummer).where(_LOG.c.eenheid == eenheid).limit(1)) is not None

    def _lees(self, keus: Select[Any]) -> list[Gebeurtenis]:
        return [_gebeurtenis(rij) for rij in self._db.execute(keus)]


class DbVastlegger:
    """Writes entries for one unit, whose operation id each of them carries.

    The unit holds the right to write, so the last link is asked once and then known.
    """

    def __init__(self, verbinding: Connection, eenheid: UUID) -> None:
        self._db = verbinding
        self._eenheid = eenheid
        self._hoofd: tuple[UUID, int, str] | None = None

    def vastleggen(self, vastlegging: Vastlegging) -> None:
        """Append one entry: salted digest, then the signature over it, then the link over both."""
        v = vastlegging
        kluis, laatste, vorige = self._hoofd or self._lees_hoofd()
        nummer = laatste + 1
        g = Gebeurtenis(
            volgnummer=nummer, eenheid=self._eenheid, moment=v.moment, persoon_id=v.persoon_id, rol=v.rol, actie=str(v.actie),
            object_soort=v.object_soort, object_id=v.object_id, aanvraag_id=v.aanvraag_id, resultaat=v.resultaat,
            digest="" if v.inhoud is None else self._verzegel(nummer, CODEC.schrijf(v.inhoud)), aantal=v.aantal,
            vorige=vorige, schakel="",
        )  # fmt: skip
        if v.onderteken is not None:
            zegel = v.onderteken(keten.verklaring(kluis, g))
            g = replace(g, sleutel_id=zegel.sleutel_id, handtekening=zegel.handtekening)
        schakel = keten.schakel(g)
        waarden = {naam: getattr(g, naam) for naam in _VELDEN}
        self._db.execute(_NIEUW, {**waarden, "resultaat": str(g.resultaat), "schakel": schakel})
        self._hoofd = (kluis, nummer, schakel)

    def _lees_hoofd(self) -> tuple[UUID, int, str]:
        if (rij := self._db.execute(_BEGIN).one_or_none()) is not None:
            return rij[2], rij.volgnummer, rij.schakel
        kluis = self._db.execute(_KLUIS).scalar_one()
        return kluis, 0, keten.begin(kluis)

    def _verzegel(self, nummer: int, canoniek: bytes) -> str:
        zout = secrets.token_bytes(_ZOUT_OCTETS)
        self._db.execute(_NIEUW_ZOUT, {"volgnummer": nummer, "zout": zout})
        return zegel_inhoud(zout, canoniek)


def _keus() -> Select[Any]:
    return select(*(_LOG.c[naam] for naam in _VELDEN))


def _gebeurtenis(rij: Row[Any]) -> Gebeurtenis:
    waarden = {naam: rij._mapping[naam] for naam in _VELDEN}
    return Gebeurtenis(**{**waarden, "resultaat": Resultaat(waarden["resultaat"])})
