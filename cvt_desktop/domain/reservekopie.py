"""Backups: why one is made, what is known of it without a key, and how long it is kept (ADR 0053)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

DAGEN, WEKEN = 7, 4
OUDST = timedelta(days=35)
"""Nothing that was destroyed in the register lives on in a backup for longer than this."""
BIJZONDER = timedelta(days=7)


class Aanleiding(StrEnum):
    """Why a backup was made."""

    SESSIE = "na een sessie"
    HANDMATIG = "op verzoek"
    MIGRATIE = "voor het bijwerken"
    SLEUTELWISSEL = "voor een sleutelwissel"
    IMPORT = "voor een import"
    TERUGZETTEN = "voor het terugzetten"


GEWOON = frozenset({Aanleiding.SESSIE, Aanleiding.HANDMATIG})


@dataclass(frozen=True, slots=True, kw_only=True)
class Logkop:
    """The newest entry of the log in a backup: what came later would be lost by a restore."""

    volgnummer: int
    digest: str
    """Of the entry; its link in the chain when the log has one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kopiegegevens:
    """What a backup says about itself without a key; no personal data. ``gebreken``: bijlagen that the register itself
    no longer had whole."""

    kluis: UUID
    oefen: bool
    generatie: int
    sleutelnummer: int
    kopnummer: int
    moment: datetime
    aanleiding: Aanleiding
    schema: str
    log: Logkop
    rijen: int
    databank_bytes: int
    bijlagen: int
    bijlagen_bytes: int
    gebreken: int = 0

    @property
    def bytes(self) -> int:
        """How large the register in it is."""
        return self.databank_bytes + self.bijlagen_bytes


def te_bewaren(kopieen: Iterable[tuple[datetime, Aanleiding]], nu: datetime) -> frozenset[datetime]:
    """The moments of the backups that stay: the newest of each of the last seven days that have one, of each of the last
    four weeks, and a week long those before something large. Never one older than 35 days, but always the newest."""
    alle = sorted(kopieen, reverse=True)
    jong = [(moment, waarom) for moment, waarom in alle if nu - moment <= OUDST]
    blijft = {moment for moment, _ in alle[:1]}
    for aantal, vak in ((DAGEN, _dag), (WEKEN, _week)):
        per_vak: dict[object, datetime] = {}
        for moment, _ in jong:
            per_vak.setdefault(vak(moment), moment)
        blijft |= set(list(per_vak.values())[:aantal])
    return frozenset(blijft | {m for m, waarom in jong if waarom not in GEWOON and nu - m <= BIJZONDER})


def _dag(moment: datetime) -> date:
    return moment.date()


def _week(moment: datetime) -> tuple[int, int]:
    return moment.isocalendar()[:2]
