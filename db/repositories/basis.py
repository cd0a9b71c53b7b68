"""Getting and saving one kind of aggregate: ``inhoud`` whole, with the columns that lists need beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, ClassVar, Generic, Protocol, TypeVar, cast
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Insert, Select, Table, Update, bindparam, insert, select, update
from sqlalchemy.sql.elements import UnaryExpression

from cvt_desktop.domain.errors import GewijzigdError, NietGevondenError
from db.codec import CODEC
from db.errors import eis_heel
from db.tables.basis import Uuid


class Aggregaat(Protocol):
    """What every aggregate has."""

    @property
    def id(self) -> UUID: ...
    @property
    def versie(self) -> int: ...


T = TypeVar("T", bound=Aggregaat)
_ONTHOUDEN = 500
"""Of each kind: a zitting needs fewer. All dossiers of a school year at once are 200,000 objects, which the collector visits."""


class Aggregaten(Generic[T]):
    """The base of the repositories: a subclass names the type and the table, and fills the columns."""

    soort: type[T]
    tabel: ClassVar[Table]
    _haal: ClassVar[Select[*tuple[Any, ...]]]
    _zoek: ClassVar[Select[*tuple[Any, ...]]]
    _nieuw: ClassVar[Insert]
    _vervang: ClassVar[Update]

    def __init__(self, verbinding: Connection) -> None:
        self._db = verbinding
        self._gelezen: dict[object, list[T]] | None = None

    def onthoud(self) -> None:
        """Read each thing once: in a read unit nothing changes, and a zitting asks for the same dossier in five places."""
        self._gelezen = {}

    def __init_subclass__(cls) -> None:
        """Build the statements of every save once for the class: building costs more than running."""
        kolommen = cls.tabel.c
        een = kolommen.id == bindparam("b_id", type_=Uuid)
        cls._haal = select(kolommen.inhoud, kolommen.versie).where(een)
        cls._zoek = select(kolommen.nr).where(een)
        cls._nieuw = insert(cls.tabel)
        cls._vervang = update(cls.tabel).where(een, kolommen.versie == bindparam("b_versie"))

    def get(self, id_: UUID) -> T:
        """The aggregate; raises ``NietGevondenError``."""
        return self._eens(id_, lambda: [self._een(id_)])[0]

    def _een(self, id_: UUID) -> T:
        rij = self._db.execute(self._haal, {"b_id": id_}).first()
        if rij is None:
            raise NietGevondenError("Dit staat niet (meer) in het register. Ververs de lijst.")
        return self._lees(*rij)

    def _eens(self, sleutel: object, lees: Callable[[], list[T]]) -> list[T]:
        """What ``lees`` gives; where ``onthoud`` was called once for each ``sleutel``, as long as it is among the last ones."""
        if self._gelezen is None:
            return lees()
        if sleutel not in self._gelezen:
            if len(self._gelezen) >= _ONTHOUDEN:
                del self._gelezen[next(iter(self._gelezen))]
            self._gelezen[sleutel] = lees()
        return list(self._gelezen[sleutel])

    def save(self, object_: T) -> T:
        """Insert (``versie`` 0) or update; the result carries the next ``versie``. Raises ``GewijzigdError``."""
        versie = object_.versie + 1
        waarden = {
            **self._kolommen(object_),
            "id": object_.id,
            "versie": versie,
            "inhoud": CODEC.schrijf(object_).decode("utf-8"),
        }
        if object_.versie == 0:
            if self._bestaat(object_.id):
                raise _gewijzigd()
            self._db.execute(self._nieuw, waarden)
        else:
            self._werk_bij(object_, waarden)
        self._bewaar_delen(object_)
        return cast("T", replace(cast("Any", object_), versie=versie))

    def _kolommen(self, object_: T) -> Mapping[str, object]:
        """The columns of this kind beside those of every aggregate."""
        raise NotImplementedError

    def _bewaar_delen(self, object_: T) -> None:
        """Write the rows that belong to this one."""

    def _lijst(self, *waar: ColumnElement[bool], volgorde: tuple[ColumnElement[Any] | UnaryExpression[Any], ...] = ()) -> list[T]:
        keus = select(self.tabel.c.inhoud, self.tabel.c.versie).where(*waar).order_by(*(volgorde or (self.tabel.c.nr,)))
        return [self._lees(inhoud, versie) for inhoud, versie in self._db.execute(keus)]

    def _lees(self, inhoud: str, versie: int) -> T:
        eis_heel(inhoud)
        object_ = CODEC.lees(self.soort, inhoud.encode("utf-8"))
        return cast("T", replace(cast("Any", object_), versie=versie))

    def _werk_bij(self, object_: T, waarden: dict[str, object]) -> None:
        klaar = self._db.execute(self._vervang, {**waarden, "b_id": object_.id, "b_versie": object_.versie})
        if klaar.rowcount == 0:
            if self._bestaat(object_.id):
                raise _gewijzigd()
            raise NietGevondenError("Dit staat niet (meer) in het register. Ververs de lijst.")

    def _bestaat(self, id_: UUID) -> bool:
        return self._db.execute(self._zoek, {"b_id": id_}).first() is not None


def _gewijzigd() -> GewijzigdError:
    return GewijzigdError("Dit is intussen door iemand anders gewijzigd. Open het opnieuw en voer uw wijziging nog eens in.")
