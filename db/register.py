"""A register on disk, opened: ``register.db`` in its folder, beside the header and ``bijlagen/``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from uuid import UUID, uuid4

from sqlalchemy import Connection, Engine, insert, select

from cvt_desktop.domain.errors import NietGevondenError, RegisterError
from db import hersleutel, migrate
from db.codec import CODEC, JsonCodec
from db.engine import leeseenheid, niemand_binnen, open_engine, schrijfeenheid
from db.kopie import Voortgang, verwijder_database
from db.lock import Schrijfrecht, neem_schrijfrecht
from db.momentopname import maak_momentopname
from db.queries.overzichten import DbOverzichten
from db.repositories.aanvragen import Toetslijsten
from db.repositories.stokje import DbStokjes
from db.tables import maak_schema
from db.tables.basis import tafel
from db.tables.register import MetaRow
from db.unit_of_work import DbLeeseenheid, DbSchrijfeenheid, lezen, schrijven

BESTAND = "register.db"
Sleutel = Callable[[], bytearray]
"""Gives a fresh copy of the 32-byte database key; whoever takes it wipes it."""

_META = tafel(MetaRow)


class DbRegister:
    """Implements ``ports.register.Register``; ``overzichten`` and ``codec`` are the other two ports of ``db``."""

    def __init__(
        self, engine: Engine, *, oefen: bool, toetslijst: Toetslijsten, schrijfrecht: Schrijfrecht | None,
        bestand: hersleutel.Bestand | None = None, generatie: int = 1,
    ) -> None:  # fmt: skip
        self._engine = engine
        self._bestand = bestand
        self._oefen = oefen
        self._dicht = ""
        self.generatie = generatie
        self._toetslijst = toetslijst
        self._schrijfrecht = schrijfrecht
        self.na_bewaren: Callable[[], None] = lambda: None
        self._geschreven = 0
        self.overzichten = DbOverzichten(engine)
        self.codec: JsonCodec = CODEC

    @property
    def oefen(self) -> bool:
        """Whether this is a practice register."""
        return self._oefen

    @property
    def alleen_lezen(self) -> str:
        """Why nothing may be written now; ``""`` when writing is possible."""
        return self._dicht

    @property
    def geschreven(self) -> int:
        """How many write units ended here: the same number means that what was read still stands."""
        return self._geschreven

    def zet_alleen_lezen(self, melding: str) -> None:
        """Refuse every write unit with this sentence from now on; ``""`` lets them in again."""
        self._dicht = melding

    def momentopname(self, doel: Path, sleutel: Sleutel, generatie: int, voortgang: Voortgang) -> None:
        """A whole copy of the database as it is now, of this generation (``db.momentopname``)."""
        maak_momentopname(self._engine, doel, sleutel, generatie, voortgang)

    def lezen(self) -> AbstractContextManager[DbLeeseenheid]:
        """A read unit."""
        return lezen(self._engine, self._toetslijst)

    @contextmanager
    def schrijven(self) -> Iterator[DbSchrijfeenheid]:
        """A write unit; driver errors surface as ``RegisterError`` with a Dutch message."""
        if self._dicht:
            raise RegisterError(self._dicht, code="alleen-lezen")
        try:
            with schrijven(self._engine, self._toetslijst) as eenheid:
                yield eenheid
        finally:
            self._geschreven += 1  # also of one that failed: a commit that raised may be durable
        self.na_bewaren()

    def verwarm(self) -> None:
        """Compose the statements that a dossier page needs, on an id that nobody has: 10 to 15 ms that the first one saves.

        And open the connections that an act uses at once, a read unit in a write unit beside the reading of a task: 12 ms each.
        """
        niemand = uuid4()
        with self.lezen() as uow, self.lezen(), self.lezen():
            uow.personen.all()
            uow.scholen.all()
            for van in (uow.stukken, uow.adviezen, uow.zittingen, uow.besluiten, uow.brieven, uow.notities):
                van.of_aanvraag(niemand)
            for van_leerling in (uow.aanvragen, uow.verklaringen, uow.overgenomen):
                van_leerling.of_leerling(niemand)
            for een in (uow.aanvragen, uow.leerlingen, uow.scholen, uow.besluiten):
                with suppress(NietGevondenError):
                    een.get(niemand)

    def hersleutel(self, nieuw: Sleutel, *, generatie: int, na_wissel: Callable[[], None]) -> None:
        """Another key and generation, all or nothing; ``na_wissel`` follows while nobody is inside. Seconds for a large one.

        Raises ``RegisterError``: before the swap nothing has changed; what ``na_wissel`` raises comes after it.
        """
        assert self._bestand is not None
        with niemand_binnen(self._engine):
            self._engine.dispose()
            hersleutel.vervang(self._bestand, nieuw, generatie=generatie)
            na_wissel()

    def sluit(self) -> None:
        """Close every connection, then let another program in. May be called twice."""
        self._engine.dispose()
        if self._schrijfrecht is not None:
            self._schrijfrecht.geef_vrij()


def maak_register(
    map_: Path, sleutel: Sleutel, *, vault_id: UUID, generatie: int, oefen: bool, nu: datetime, toetslijst: Toetslijsten,
    schrijfrecht: Schrijfrecht | None = None,
) -> DbRegister:  # fmt: skip
    """A new, empty register in an existing folder. Raises ``RegisterError``; then no file is left behind.

    ``schrijfrecht`` is what was taken before unlocking; without it, it is taken here. ``sluit`` gives it back.
    """
    recht = schrijfrecht or neem_schrijfrecht(map_, sinds=nu)
    try:
        engine = open_engine(map_ / BESTAND, sleutel, nieuw=True)
        try:
            with schrijfeenheid(engine) as sessie:
                _vul(sessie.connection(), vault_id=vault_id, generatie=generatie, oefen=oefen, nu=nu)
        except BaseException:
            engine.dispose()
            verwijder_database(map_ / BESTAND)
            raise
    except BaseException:
        recht.geef_vrij()
        raise
    return DbRegister(engine, oefen=oefen, toetslijst=toetslijst, schrijfrecht=recht,
                      generatie=generatie, bestand=hersleutel.Bestand(map_ / BESTAND, sleutel))  # fmt: skip


def open_register(
    map_: Path, sleutel: Sleutel, *, vault_id: UUID, generatie: int, nu: datetime, toetslijst: Toetslijsten,
    schrijfrecht: Schrijfrecht | None = None, volgnummer: int = 1, overgedragen: bool = False,
) -> DbRegister:  # fmt: skip
    """The register in this folder, brought to the schema of this program first (with a backup, see ``db.migrate``).

    Raises ``RegisterError``: in use elsewhere, wrong key, damaged, made by a newer program, or not the database that
    belongs to the header with this ``vault_id`` and ``generatie``. ``generatie`` of the result is that of the database: it
    is ahead of the header when a change of the stokje was cut off between the two, and the caller finishes it; it is one
    behind in a register that was handed over (``overgedragen``), which nobody writes in any more.
    """
    recht = schrijfrecht or neem_schrijfrecht(map_, sinds=nu)
    try:
        engine = migrate.open_bijgewerkt(map_ / BESTAND, sleutel)
        try:
            oefen, eigen = _keur(engine, vault_id=vault_id, kop=(generatie, volgnummer), overgedragen=overgedragen)
        except BaseException:
            engine.dispose()
            raise
    except BaseException:
        recht.geef_vrij()
        raise
    return DbRegister(engine, oefen=oefen, toetslijst=toetslijst, schrijfrecht=recht,
                      generatie=eigen, bestand=hersleutel.Bestand(map_ / BESTAND, sleutel))  # fmt: skip


def _vul(verbinding: Connection, *, vault_id: UUID, generatie: int, oefen: bool, nu: datetime) -> None:
    maak_schema(verbinding)
    migrate.stempel(verbinding)
    verbinding.execute(insert(_META).values(nr=1, vault_id=vault_id, generatie=generatie, gemaakt_op=nu, oefen=oefen))


def _keur(engine: Engine, *, vault_id: UUID, kop: tuple[int, int], overgedragen: bool) -> tuple[bool, int]:
    """Whether it is a practice register, and its generation; raises when database and header are not of one register."""
    with leeseenheid(engine) as sessie:
        meta = sessie.connection().execute(select(_META.c.vault_id, _META.c.generatie, _META.c.oefen)).one()
        wissels = DbStokjes(sessie.connection()).all()
    if meta.vault_id != vault_id:
        raise RegisterError("Het bestand register.db hoort bij een ander register. Zet het juiste bestand terug in deze map.",
                            code="ander-register")  # fmt: skip
    generatie, volgnummer = kop
    onaf = [w for w in wissels[:1] if w.generatie == meta.generatie and w.kop_generatie == generatie < meta.generatie
            and w.kop_volgnummer <= volgnummer]  # fmt: skip
    if meta.generatie != generatie - overgedragen and not onaf:
        raise RegisterError("Het bestand register.db en het kopbestand zijn niet van hetzelfde moment. "
                            "Zet beide terug uit dezelfde reservekopie.", code="andere-generatie")  # fmt: skip
    return bool(meta.oefen), int(meta.generatie)
