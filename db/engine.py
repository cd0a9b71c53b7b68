"""The encrypted database: one way to open it, and the units in which it is read and written (security.md section 2).

Never open or copy the live file with ordinary file calls from this process: closing any descriptor of it drops
the locks that SQLite holds (POSIX). Close the engine with ``engine.dispose()`` before the keys are wiped.
"""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol
from urllib.parse import quote
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import ExceptionContext
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2
from sqlmodel import Session

from cvt_desktop.basis.bestanden import wacht_op_schijf
from db.errors import DatabankError, van_schijf, vertaal

_HEX = b"0123456789abcdef"
_WACHTTIJD = 5.0  # seconds that a write unit waits for another one
_SCHRIJVEN = "cvt_schrijven"
_OPDRACHTEN = 1_000
"""More statements than the program has: the driver keeps those that it ran most, so that with a full store (100 by default)
each new one is prepared again every time, and with ``cipher_memory_security`` that locks each bit of memory of it."""
_BLADZIJDE = 4096
_RUIMTE = 128 * 1024  # bytes beside the file that opening takes

_PRAGMAS: tuple[str, ...] = (
    "cipher_log_level = NONE",  # SQLCipher would write to standard error
    "cipher_compatibility = 4",  # the format of the file, also when a later SQLCipher has other defaults
    "cipher_memory_security = ON",
    "foreign_keys = ON",
    "journal_mode = WAL",
    "synchronous = FULL",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "secure_delete = ON",
    "mmap_size = 0",
    "temp_store = MEMORY",
    "fullfsync = ON",
    "checkpoint_fullfsync = ON",
)


class _Verbinding(Protocol):
    """What is used of a driver connection (sqlcipher3 ships no types)."""

    def set_key(self, sleutel: bytearray) -> None: ...

    def execute(self, sql: str) -> _Verbinding: ...

    def fetchall(self) -> list[tuple[object, ...]]: ...

    def close(self) -> None: ...


def _wis(geheim: bytearray) -> None:
    for n in range(len(geheim)):
        geheim[n] = 0


def _ruwe_sleutel(sleutel: bytearray) -> bytearray:
    """``x'<64 hex digits>'``: 32 bare bytes would silently be taken as a passphrase. Written in place: no copies."""
    if len(sleutel) != 32:
        raise ValueError("a database key has 32 bytes")
    tekst = bytearray(67)
    tekst[0], tekst[1], tekst[66] = 0x78, 0x27, 0x27
    for n, waarde in enumerate(sleutel):
        tekst[2 + 2 * n], tekst[3 + 2 * n] = _HEX[waarde >> 4], _HEX[waarde & 15]
    return tekst


def _zet_sleutel(verbinding: _Verbinding, haal: Callable[[], bytearray]) -> None:
    sleutel = haal()
    try:
        tekst = _ruwe_sleutel(sleutel)
    finally:
        _wis(sleutel)
    try:
        verbinding.set_key(tekst)
    finally:
        _wis(tekst)


def _verbind(pad: Path, sleutel: Callable[[], bytearray]) -> _Verbinding:
    """A keyed connection with every pragma set; it never makes a file."""
    verbinding: _Verbinding = dbapi2.connect(
        f"file:{quote(str(pad.absolute()))}?mode=rw",
        uri=True,
        isolation_level=None,
        check_same_thread=False,  # the pool hands a connection to one thread at a time
        timeout=_WACHTTIJD,
        cached_statements=_OPDRACHTEN,
    )
    try:
        _zet_sleutel(verbinding, sleutel)
        for pragma in _PRAGMAS:
            verbinding.execute(f"PRAGMA {pragma}").fetchall()
        if not wacht_op_schijf():
            verbinding.execute("PRAGMA synchronous = OFF").fetchall()  # whoever builds it sees to the disk at the end
        verbinding.execute("SELECT count(*) FROM sqlite_master").fetchall()  # the first page opens with this key
    except BaseException:
        verbinding.close()
        raise
    return verbinding


@contextmanager
def verbinding_ernaast(pad: Path, sleutel: Callable[[], bytearray]) -> Iterator[_Verbinding]:
    """One connection of the driver to a register that may be in use: every pragma, no pool. Raises ``DatabankError``."""
    _keur_bestand(pad, nieuw=False)
    with in_het_nederlands():
        verbinding = _verbind(pad, sleutel)
        try:
            yield verbinding
        finally:
            verbinding.close()


@contextmanager
def in_het_nederlands() -> Iterator[None]:
    """For work on a bare connection: what the driver or the system refuses, as ``DatabankError``."""
    try:
        yield
    except (dbapi2.Error, MemoryError) as fout:
        raise vertaal(fout) or DatabankError("db-fout") from fout
    except OSError as fout:
        raise van_schijf(fout) from fout


def _keur_bestand(pad: Path, *, nieuw: bool) -> None:
    """An existing file must be there and hold a page; a new one is made here, for this user only."""
    try:
        if nieuw:
            os.close(os.open(pad, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        elif pad.stat().st_size < _BLADZIJDE:
            # SQLite would take a few bytes as a fresh database, and write over them
            raise DatabankError("db-leeg")
    except FileExistsError as fout:
        raise DatabankError("db-bestaat-al") from fout
    except (FileNotFoundError, NotADirectoryError) as fout:
        raise DatabankError("db-openen" if nieuw else "db-ontbreekt") from fout
    except OSError as fout:
        raise van_schijf(fout) from fout


def _begin(verbinding: Connection) -> None:
    """Writers take the lock at once; a reader that did so would block them (measured)."""
    schrijven = verbinding.get_execution_options().get(_SCHRIJVEN, False)
    verbinding.exec_driver_sql("BEGIN IMMEDIATE" if schrijven else "BEGIN")


def _in_het_nederlands(context: ExceptionContext) -> DatabankError | None:
    """Every error of the driver, wherever it comes up, as a ``DatabankError``."""
    # only COMMIT and ROLLBACK have no statement, and a failed ROLLBACK has changed nothing
    return vertaal(context.original_exception, bij_vastleggen=context.statement is None)


def open_engine(pad: Path, sleutel: Callable[[], bytearray], *, nieuw: bool = False) -> Engine:
    """The engine of a register; the first connection is made at once, so that a wrong key is noticed here.

    ``sleutel`` gives a fresh copy of the 32-byte key for each connection; it is wiped after use. ``nieuw`` makes
    the file and refuses an existing one. Raises ``DatabankError`` (a ``RegisterError``).
    """
    _keur_bestand(pad, nieuw=nieuw)

    def creator() -> _Verbinding:
        try:
            return _verbind(pad, sleutel)
        except (dbapi2.Error, MemoryError) as fout:
            vertaald = vertaal(fout)
            if vertaald is None:
                raise
            if vertaald.code == "db-schijffout" and shutil.disk_usage(pad.parent).free < _RUIMTE:
                vertaald = DatabankError("db-vol")  # no room for the shared memory beside it: SQLite says "disk I/O error"
            raise vertaald from fout

    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=creator,
        poolclass=QueuePool,
        pool_size=5,
        max_overflow=5,
        pool_use_lifo=True,
        hide_parameters=True,
    )
    _poorten[engine] = _Poort()
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", _in_het_nederlands)
    try:
        _eerste_verbinding(engine, pad.with_name(f"{pad.name}-wal"))
    except BaseException:
        engine.dispose()
        raise
    return engine


def _eerste_verbinding(engine: Engine, log: Path) -> None:
    """Notice a wrong key now.

    SQLCipher reads its salt from the first sector of the file, before it looks in the log of writes, where the first page
    stands once more. A power cut that spoils that sector makes the first connection fail; closing it moves the log of writes
    into the file, so that the second one finds everything (docs/adr/0055-foltering.md).
    """
    na_stroomuitval = log.exists()
    try:
        engine.connect().close()
    except DatabankError as fout:
        if fout.code != "db-sleutel" or not na_stroomuitval:
            raise
        engine.connect().close()


class _Poort:
    """Who is at work in a database, so that its file can be put in another's place when nobody is."""

    def __init__(self) -> None:
        self._voorwaarde = threading.Condition()
        self._binnen: dict[int, int] = {}
        self._dicht = False

    @contextmanager
    def binnen(self) -> Iterator[None]:
        """One unit of work. A unit inside a unit of the same thread never waits. Raises ``DatabankError``."""
        wie = threading.get_ident()
        with self._voorwaarde:
            vrij = self._voorwaarde.wait_for(lambda: not self._dicht or wie in self._binnen, _WACHTTIJD)
            if not vrij:
                raise DatabankError("db-bezet")
            self._binnen[wie] = self._binnen.get(wie, 0) + 1
        try:
            yield
        finally:
            with self._voorwaarde:
                self._binnen[wie] -= 1
                if not self._binnen[wie]:
                    del self._binnen[wie]
                self._voorwaarde.notify_all()

    @contextmanager
    def dicht(self) -> Iterator[None]:
        """Nobody inside, and who comes waits. Raises ``DatabankError`` when somebody stays inside."""
        with self._voorwaarde:
            self._dicht = True
            if not self._voorwaarde.wait_for(lambda: not self._binnen, _WACHTTIJD):
                self._dicht = False
                raise DatabankError("db-bezet")
        try:
            yield
        finally:
            with self._voorwaarde:
                self._dicht = False
                self._voorwaarde.notify_all()


_poorten: WeakKeyDictionary[Engine, _Poort] = WeakKeyDictionary()


def niemand_binnen(engine: Engine) -> AbstractContextManager[None]:
    """While this holds no unit is open and none begins; then ``engine.dispose()`` closes every connection."""
    return _poorten[engine].dicht()


@contextmanager
def schrijfeenheid(engine: Engine) -> Iterator[Session]:
    """A session in BEGIN IMMEDIATE: committed when the block ends, rolled back when it raises.

    Rows stay usable after the commit. Raises ``DatabankError``; ``onzeker`` when the commit itself failed.
    """
    schrijver = engine.execution_options(**{_SCHRIJVEN: True})
    with _poorten[engine].binnen(), Session(schrijver, expire_on_commit=False) as sessie, sessie.begin():
        sessie.connection()  # takes the write lock now, not at the first statement
        yield sessie


@contextmanager
def leeseenheid(engine: Engine) -> Iterator[Session]:
    """A session with one view of the database from its first statement on; nothing that it does is kept."""
    with _poorten[engine].binnen(), Session(engine, expire_on_commit=False, autoflush=False) as sessie:
        yield sessie
        sessie.rollback()


@contextmanager
def migratie_eenheid(engine: Engine) -> Iterator[Connection]:
    """One connection in BEGIN IMMEDIATE with foreign keys off, for alembic: batch migrations would cascade.

    Before the commit every foreign key is checked; a dangling one undoes the whole migration. Raises
    ``DatabankError``. The connection is closed afterwards and never goes back to the pool.
    """
    with engine.connect() as kaal:
        driver: _Verbinding = kaal.connection.driver_connection  # type: ignore[assignment]  # untyped driver
        kaal.detach()
        driver.execute("PRAGMA foreign_keys = OFF")  # has no effect inside a transaction
        verbinding = kaal.execution_options(**{_SCHRIJVEN: True})
        with verbinding.begin():
            yield verbinding
            if verbinding.exec_driver_sql("PRAGMA foreign_key_check").fetchall():
                raise DatabankError("db-verwijzing")
