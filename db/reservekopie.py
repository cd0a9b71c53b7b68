"""The database of a register as one sealed file, and back; verified before it counts (ADR 0053).

The file of the register is read as it lies there, encrypted, while it stands still. Nothing is decrypted to be written: the
copy is the register itself under a second key, that of the backup.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

from cvt_desktop.domain.errors import RegisterError
from cvt_desktop.domain.reservekopie import Logkop
from cvt_desktop.ports.bijlagen import BewaardeBijlage
from cvt_desktop.ports.reservekopie import STUK, Databankfeiten, Sleutelgever, Zegel
from cvt_desktop.ports.voortgang import Deel, Voortgang
from db.engine import verbinding_ernaast
from db.errors import DatabankError
from db.kopie import verwijder_database
from db.migrate import HOOFD
from db.stilstand import stilstand
from db.walkeuring import eis_heel_log

_NALEZEN_VANAF = 0.4
_BIJ_HET_KOPIEREN = {"db-bezet": "db-kopie-bezet", "db-vol": "db-kopie-vol"}
"""Nobody changed anything that could be lost: the sentences of a write would frighten."""


class Databankkopieen:
    """Implements ``ports.reservekopie.Databankkopie``."""

    def __init__(self, zegel: Zegel) -> None:
        self._zegel = zegel

    def kopieer(
        self, bron: Path, sleutel: Sleutelgever, doel: Path, doelsleutel: Sleutelgever, voortgang: Voortgang
    ) -> Databankfeiten:
        """See ``Databankkopie``. The structure and every page are judged beside it: both wait for the cipher."""
        try:
            with stilstand(bron, sleutel) as stil, ThreadPoolExecutor(2, thread_name_prefix="keuren") as ander:
                bladen = ander.submit(_keur_bladen, bron, sleutel)
                bouw = ander.submit(_keur_bouw, stil.verbinding)
                schrijven, nalezen = Deel(voortgang, 0.0, _NALEZEN_VANAF), Deel(voortgang, _NALEZEN_VANAF, 0.9)
                stukken = _met_voortgang(stil.stukken(STUK), stil.lengte, schrijven, "De database wordt gekopieerd")
                self._zegel.verzegel(stukken, doel, doelsleutel)
                stukken = _met_voortgang(stil.stukken(STUK), stil.lengte, nalezen, "De kopie wordt nagelezen")
                som = self._zegel.vergelijk(doel, doelsleutel, stukken)
                bladen.result()
                feiten = replace(bouw.result(), bytes=doel.stat().st_size, sha256=som)
        except BaseException as fout:
            with suppress(OSError):  # a disk that lets nothing be removed either: the first refusal is the one to tell
                doel.unlink(missing_ok=True)
            if isinstance(fout, DatabankError) and fout.code in _BIJ_HET_KOPIEREN:
                raise DatabankError(_BIJ_HET_KOPIEREN[fout.code]) from fout
            raise
        voortgang.meld(1.0)
        return feiten

    def zet_om(
        self, kopie: Path, sleutel: Sleutelgever, doel: Path, doelsleutel: Sleutelgever, voortgang: Voortgang
    ) -> Databankfeiten:
        """See ``Databankkopie``."""
        lengte = kopie.stat().st_size

        def stap(gelezen: int) -> None:
            voortgang.controleer()
            voortgang.meld(gelezen / lengte * _NALEZEN_VANAF, "De database wordt teruggezet")

        try:
            som = self._zegel.ontzegel(kopie, sleutel, doel, stap)
            voortgang.meld(_NALEZEN_VANAF, "De database wordt nagelezen")
            with verbinding_ernaast(doel, doelsleutel) as verbinding:
                _eis(verbinding, "cipher_integrity_check", [])
                verbinding.execute("PRAGMA journal_mode = DELETE").fetchall()  # one file, without a log of writes beside it
                feiten = replace(_keur_bouw(verbinding), bytes=lengte, sha256=som)
        except BaseException:
            with suppress(OSError):
                verwijder_database(doel)
            raise
        voortgang.meld(1.0)
        return feiten

    def is_ouder(self, pad: Path, sleutel: Sleutelgever) -> bool:
        """See ``Databankkopie``. The first connection of an opening: closing it takes the log of writes away, damaged or not."""
        eis_heel_log(pad)
        with verbinding_ernaast(pad, sleutel) as verbinding:
            return bool(_een(verbinding, "SELECT version_num FROM alembic_version")[0] < HOOFD)


def _met_voortgang(stukken: Iterable[bytes], lengte: int, voortgang: Voortgang, tekst: str) -> Iterator[bytes]:
    gelezen = 0
    for stuk in stukken:
        voortgang.controleer()
        voortgang.meld(gelezen / lengte, tekst)
        gelezen += len(stuk)
        yield stuk


def _keur_bladen(pad: Path, sleutel: Sleutelgever) -> None:
    """Each page of the file by its HMAC."""
    with verbinding_ernaast(pad, sleutel) as verbinding:
        _eis(verbinding, "cipher_integrity_check", [])


def _keur_bouw(verbinding: Any) -> Databankfeiten:
    """Every index and every reference; and what the database says of itself."""
    _eis(verbinding, "integrity_check", [("ok",)])
    _eis(verbinding, "foreign_key_check", [])
    return _feiten(verbinding)


def _eis(verbinding: Any, pragma: str, goed: list[tuple[str, ...]]) -> None:
    if verbinding.execute(f"PRAGMA {pragma}").fetchall() != goed:
        raise DatabankError("db-beschadigd")


def _rijen(verbinding: Any, sql: str) -> Iterable[tuple[Any, ...]]:
    return verbinding.execute(sql).fetchall()  # type: ignore[no-any-return]


def _een(verbinding: Any, sql: str) -> tuple[Any, ...]:
    for rij in _rijen(verbinding, sql):
        return rij
    raise RegisterError("Dit bestand is geen register. Kies een andere reservekopie.", code="kopie-geen-register")


def _feiten(verbinding: Any) -> Databankfeiten:
    kluis, generatie, oefen = _een(verbinding, "SELECT vault_id, generatie, oefen FROM meta")
    (schema,) = _een(verbinding, "SELECT version_num FROM alembic_version")
    opslag = _rijen(verbinding, "SELECT naam, sleutel, lengte, sha256 FROM opslag ORDER BY naam")
    bijlagen = tuple(BewaardeBijlage(naam=n, sleutel=bytes(s), lengte=lang, sha256=som) for n, s, lang, som in opslag)
    tabellen = [naam for (naam,) in _rijen(verbinding, "SELECT name FROM sqlite_master WHERE type = 'table'")]
    rijen = sum(_een(verbinding, f'SELECT count(*) FROM "{tabel}"')[0] for tabel in tabellen)  # noqa: S608
    return Databankfeiten(kluis=UUID(kluis), oefen=bool(oefen), generatie=generatie, schema=schema, log=_logkop(verbinding),
                          rijen=rijen, bijlagen=bijlagen)  # fmt: skip


def _logkop(verbinding: Any) -> Logkop:
    """The link of the newest entry; its digest in a register from before the chain."""
    kolommen = {naam for (naam,) in _rijen(verbinding, "SELECT name FROM pragma_table_info('gebeurtenis')")}
    veld = "schakel" if "schakel" in kolommen else "digest"
    laatste = _rijen(verbinding, f"SELECT volgnummer, {veld} FROM gebeurtenis ORDER BY volgnummer DESC LIMIT 1")  # noqa: S608
    return next((Logkop(volgnummer=nummer, digest=waarde) for nummer, waarde in laatste), Logkop(volgnummer=0, digest=""))
