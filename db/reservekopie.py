"""The database as a file under another key: SQLite's online backup, verified before it counts (ADR 0053).

Both sides are encrypted: pages are decrypted and encrypted again one by one, so that the copy shares no byte with the
register. The register may be in use: the copy is that of the moment at which it was begun.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any
from uuid import UUID

from cvt_desktop.basis.bestanden import sync_map
from cvt_desktop.domain.errors import RegisterError
from cvt_desktop.domain.reservekopie import Logkop
from cvt_desktop.ports.bijlagen import BewaardeBijlage
from cvt_desktop.ports.reservekopie import Databankfeiten, Sleutelgever
from cvt_desktop.ports.voortgang import Deel, Voortgang
from db.engine import in_het_nederlands, losse_verbinding, momentopname
from db.errors import DatabankError
from db.kopie import verwijder_database
from db.migrate import HOOFD

_BLADZIJDEN = 2_000
"""8 MB a step: often enough to show progress and to stop."""
_KEUREN_VANAF = 0.6
_STAART = 100
_STUK = 1 << 20
Telling = dict[str, tuple[int, str]]
"""Per table the number of rows and a digest of the newest ones."""


class Databankkopieen:
    """Implements ``ports.reservekopie.Databankkopie``."""

    def kopieer(
        self, bron: Path, sleutel: Sleutelgever, doel: Path, doelsleutel: Sleutelgever, voortgang: Voortgang
    ) -> Databankfeiten:
        """See ``Databankkopie``."""
        return _kopieer(momentopname(bron, sleutel), doel, doelsleutel, voortgang)

    def zet_om(
        self, kopie: Path, sleutel: Sleutelgever, doel: Path, doelsleutel: Sleutelgever, voortgang: Voortgang
    ) -> Databankfeiten:
        """See ``Databankkopie``."""
        return _kopieer(losse_verbinding(kopie, sleutel, alleen_lezen=True), doel, doelsleutel, voortgang)

    def is_ouder(self, pad: Path, sleutel: Sleutelgever) -> bool:
        """See ``Databankkopie``."""
        with momentopname(pad, sleutel) as verbinding:
            return bool(_een(verbinding, "SELECT version_num FROM alembic_version")[0] < HOOFD)

    def keur(self, pad: Path, sleutel: Sleutelgever) -> Databankfeiten:
        """See ``Databankkopie``."""
        return _lees_heel(pad, sleutel, None)[1]


def _kopieer(
    bron: AbstractContextManager[Any], doel: Path, doelsleutel: Sleutelgever, voortgang: Voortgang
) -> Databankfeiten:
    try:
        with bron as van:
            with losse_verbinding(doel, doelsleutel, nieuw=True) as naar:
                van.backup(naar, pages=_BLADZIJDEN, progress=_meld_aan(Deel(voortgang, 0.0, _KEUREN_VANAF)))
                naar.execute("PRAGMA journal_mode = DELETE").fetchall()  # the copy of a WAL database is one too
            with ThreadPoolExecutor(1, thread_name_prefix="schijf") as schijf:
                op_schijf = schijf.submit(_sync, doel)  # the disk writes while the processor reads back
                telling, feiten = _lees_heel(doel, doelsleutel, voortgang)
                op_schijf.result()
            if _tel(van) != telling:
                raise DatabankError("db-fout")
    except BaseException:
        verwijder_database(doel)
        raise
    voortgang.meld(1.0)
    return feiten


def _meld_aan(voortgang: Voortgang) -> Callable[[int, int, int], None]:
    def stap(_status: int, over: int, totaal: int) -> None:
        voortgang.controleer()
        voortgang.meld(1.0 - over / max(totaal, 1), "De database wordt gekopieerd")

    return stap


def _sync(pad: Path) -> None:
    with in_het_nederlands():
        fd = os.open(pad, os.O_RDWR)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)
        sync_map(pad.parent)


def _lees_heel(pad: Path, sleutel: Sleutelgever, voortgang: Voortgang | None) -> tuple[Telling, Databankfeiten]:
    """Every page by its HMAC, the structure, the references, the digest of the file; side by side, for each waits for
    the cipher or the hash.
    """
    if voortgang is not None:
        voortgang.controleer()
        voortgang.meld(_KEUREN_VANAF, "De kopie wordt nagelezen")
    with ThreadPoolExecutor(2, thread_name_prefix="keuren") as ander:
        zegels, som = ander.submit(_keur_zegels, pad, sleutel), ander.submit(_som, pad)
        with losse_verbinding(pad, sleutel, alleen_lezen=True) as verbinding:
            _eis(verbinding, "integrity_check", [("ok",)])
            _eis(verbinding, "foreign_key_check", [])
            telling = _tel(verbinding)
            feiten = _feiten(verbinding, telling, pad.stat().st_size)
        zegels.result()
    return telling, feiten(som.result())


def _keur_zegels(pad: Path, sleutel: Sleutelgever) -> None:
    with losse_verbinding(pad, sleutel, alleen_lezen=True) as verbinding:
        _eis(verbinding, "cipher_integrity_check", [])


def _som(pad: Path) -> str:
    som = hashlib.sha256()
    with in_het_nederlands(), pad.open("rb") as bestand:
        while stuk := bestand.read(_STUK):
            som.update(stuk)
    return som.hexdigest()


def _eis(verbinding: Any, pragma: str, goed: list[tuple[str, ...]]) -> None:
    if verbinding.execute(f"PRAGMA {pragma}").fetchall() != goed:
        raise DatabankError("db-beschadigd")


def _tel(verbinding: Any) -> Telling:
    tabellen = [naam for (naam,) in _rijen(verbinding, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    return {tabel: (_een(verbinding, f'SELECT count(*) FROM "{tabel}"')[0], _staart(verbinding, tabel)) for tabel in tabellen}  # noqa: S608


def _staart(verbinding: Any, tabel: str) -> str:
    som = hashlib.sha256()
    for rij in _rijen(verbinding, f'SELECT * FROM "{tabel}" ORDER BY rowid DESC LIMIT {_STAART}'):  # noqa: S608
        for waarde in rij:
            som.update(waarde if isinstance(waarde, bytes) else repr(waarde).encode())
            som.update(b"\0")
    return som.hexdigest()


def _rijen(verbinding: Any, sql: str) -> Iterable[tuple[Any, ...]]:
    return verbinding.execute(sql).fetchall()  # type: ignore[no-any-return]


def _een(verbinding: Any, sql: str) -> tuple[Any, ...]:
    for rij in _rijen(verbinding, sql):
        return rij
    raise RegisterError("Dit bestand is geen register. Kies een andere reservekopie.", code="kopie-geen-register")


def _feiten(verbinding: Any, telling: Telling, grootte: int) -> Callable[[str], Databankfeiten]:
    kluis, generatie, oefen = _een(verbinding, "SELECT vault_id, generatie, oefen FROM meta")
    (schema,) = _een(verbinding, "SELECT version_num FROM alembic_version")
    opslag = _rijen(verbinding, "SELECT naam, sleutel, lengte, sha256 FROM opslag ORDER BY naam")
    bijlagen = tuple(BewaardeBijlage(naam=n, sleutel=bytes(s), lengte=lang, sha256=som) for n, s, lang, som in opslag)
    log, rijen = _logkop(verbinding), sum(aantal for aantal, _ in telling.values())
    return lambda sha256: Databankfeiten(
        kluis=UUID(kluis), oefen=bool(oefen), generatie=generatie, schema=schema, log=log, rijen=rijen, bytes=grootte,
        sha256=sha256, bijlagen=bijlagen,
    )  # fmt: skip


def _logkop(verbinding: Any) -> Logkop:
    """The link of the newest entry; its digest in a register from before the chain."""
    kolommen = {naam for (naam,) in _rijen(verbinding, "SELECT name FROM pragma_table_info('gebeurtenis')")}
    veld = "schakel" if "schakel" in kolommen else "digest"
    laatste = _rijen(verbinding, f"SELECT volgnummer, {veld} FROM gebeurtenis ORDER BY volgnummer DESC LIMIT 1")  # noqa: S608
    return next((Logkop(volgnummer=nummer, digest=waarde) for nummer, waarde in laatste), Logkop(volgnummer=0, digest=""))
