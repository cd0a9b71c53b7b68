"""What is kept by name and not as an aggregate: file keys, counters, drafts, sealed bytes."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, Text, cast, delete, exists, insert, literal, select
from sqlalchemy.dialects.sqlite import insert as insert_of_vervang

from cvt_desktop.domain.errors import NietGevondenError, ToestandError
from cvt_desktop.domain.ids import PersoonId
from cvt_desktop.ports.bijlagen import BewaardeBijlage
from cvt_desktop.ports.register import Conceptsleutel
from db.errors import eis_heel
from db.tables.basis import tafel
from db.tables.dossier import AanvraagRow, OpslagRow
from db.tables.register import ConceptRow, GeheimRow, TellerRow

_AANVRAAG = tafel(AanvraagRow)
_OPSLAG, _TELLER, _CONCEPT, _GEHEIM = tafel(OpslagRow), tafel(TellerRow), tafel(ConceptRow), tafel(GeheimRow)


class _Lade:
    def __init__(self, verbinding: Connection) -> None:
        self._db = verbinding


class DbOpslag(_Lade):
    """Implements ``ports.register.Opslag``."""

    def get(self, bijlage_id: UUID) -> BewaardeBijlage:
        """Raises ``NietGevondenError``."""
        keus = select(_OPSLAG.c.naam, _OPSLAG.c.sleutel, _OPSLAG.c.lengte, _OPSLAG.c.sha256)
        rij = self._db.execute(keus.where(_OPSLAG.c.bijlage_id == bijlage_id)).first()
        if rij is None:
            raise NietGevondenError("Dit bestand staat niet (meer) in het register. Ververs de lijst.")
        naam, sleutel, lengte, sha256 = rij
        return BewaardeBijlage(naam=naam, sleutel=sleutel, lengte=lengte, sha256=sha256)

    def add(self, bijlage_id: UUID, bewaard: BewaardeBijlage) -> None:
        """Keep it."""
        self._db.execute(insert(_OPSLAG).values(
            bijlage_id=bijlage_id, naam=bewaard.naam, sleutel=bewaard.sleutel, lengte=bewaard.lengte, sha256=bewaard.sha256
        ))  # fmt: skip

    def delete(self, bijlage_id: UUID) -> None:
        """Forget the key of a file that never became part of a dossier (the database refuses it while one does)."""
        self._db.execute(delete(_OPSLAG).where(_OPSLAG.c.bijlage_id == bijlage_id))

    def namen(self) -> frozenset[str]:
        """The file names that are in use, for the sweep."""
        return frozenset(self._db.scalars(select(_OPSLAG.c.naam)))


class DbTellers(_Lade):
    """Implements ``ports.register.Tellers``."""

    def volgende(self, naam: str) -> int:
        """1, 2, 3, ... for this name."""
        nummer = self.laatste(naam) + 1
        self._schrijf(naam, nummer)
        return nummer

    def zet(self, naam: str, laatste: int) -> None:
        """Start above ``laatste``; raises ``ToestandError`` when the counter is already further."""
        if laatste < self.laatste(naam):
            raise ToestandError("Dit nummer is al uitgegeven. Kies een hoger nummer.", code="teller-verder", veld="volgnummer")
        self._schrijf(naam, laatste)

    def laatste(self, naam: str) -> int:
        """The number that was given last, 0 before the first."""
        return self._db.scalar(select(_TELLER.c.laatste).where(_TELLER.c.naam == naam)) or 0

    def _schrijf(self, naam: str, laatste: int) -> None:
        nieuw = insert_of_vervang(_TELLER).values(naam=naam, laatste=laatste)
        self._db.execute(nieuw.on_conflict_do_update(index_elements=["naam"], set_={"laatste": nieuw.excluded.laatste}))


class DbConcepten(_Lade):
    """Implements ``ports.register.Concepten``."""

    def __init__(self, verbinding: Connection) -> None:
        super().__init__(verbinding)
        self._gelezen: dict[str, list[Conceptsleutel]] | None = None

    def onthoud(self) -> None:
        """See ``Aggregaten.onthoud``: each item of an agenda asks for the keys of its zitting."""
        self._gelezen = {}

    def get(self, persoon_id: UUID, sleutel: str) -> str | None:
        """The saved text, or None."""
        waar = (_CONCEPT.c.persoon_id == persoon_id, _CONCEPT.c.sleutel == sleutel)
        tekst: str | None = self._db.scalar(select(_CONCEPT.c.inhoud).where(*waar))
        eis_heel(tekst)
        return tekst

    def put(self, persoon_id: UUID, sleutel: str, inhoud: str, op: datetime) -> None:
        """Save or replace."""
        nieuw = insert_of_vervang(_CONCEPT).values(persoon_id=persoon_id, sleutel=sleutel, inhoud=inhoud, op=op)
        self._db.execute(nieuw.on_conflict_do_update(
            index_elements=["persoon_id", "sleutel"], set_={"inhoud": nieuw.excluded.inhoud, "op": nieuw.excluded.op}
        ))  # fmt: skip

    def delete(self, persoon_id: UUID, sleutel: str) -> None:
        """Forget it."""
        self._db.execute(delete(_CONCEPT).where(_CONCEPT.c.persoon_id == persoon_id, _CONCEPT.c.sleutel == sleutel))

    def keys(self, persoon_id: UUID, begin: str = "") -> list[str]:
        """The keys that begin so, newest first."""
        keus = select(_CONCEPT.c.sleutel).where(_CONCEPT.c.persoon_id == persoon_id)
        if begin:
            keus = keus.where(_CONCEPT.c.sleutel.startswith(begin, autoescape=True))
        return [s for s in self._db.scalars(keus.order_by(_CONCEPT.c.op.desc())) if s.startswith(begin)]

    def van_allen(self, begin: str) -> list[Conceptsleutel]:
        """The keys that begin so of everybody, oldest first; the texts are not read."""
        if self._gelezen is None:
            return self._van_allen(begin)
        if begin not in self._gelezen:
            self._gelezen[begin] = self._van_allen(begin)
        return list(self._gelezen[begin])

    def _van_allen(self, begin: str) -> list[Conceptsleutel]:
        keus = select(_CONCEPT.c.persoon_id, _CONCEPT.c.sleutel, _CONCEPT.c.op)
        keus = keus.where(_CONCEPT.c.sleutel.startswith(begin, autoescape=True)).order_by(_CONCEPT.c.op, _CONCEPT.c.persoon_id)
        return [Conceptsleutel(persoon_id=PersoonId(wie), sleutel=sleutel, op=op)
                for wie, sleutel, op in self._db.execute(keus) if sleutel.startswith(begin)]  # fmt: skip

    def zonder_dossier(self, begin: str) -> list[Conceptsleutel]:
        """The keys of everybody that are ``begin`` and the identity of a dossier that is gone."""
        bestaat = exists().where(literal(begin) + cast(_AANVRAAG.c.id, Text) == _CONCEPT.c.sleutel)
        keus = select(_CONCEPT.c.persoon_id, _CONCEPT.c.sleutel, _CONCEPT.c.op)
        keus = keus.where(_CONCEPT.c.sleutel.startswith(begin, autoescape=True), ~bestaat)
        return [Conceptsleutel(persoon_id=PersoonId(wie), sleutel=sleutel, op=op)
                for wie, sleutel, op in self._db.execute(keus)]  # fmt: skip


class DbGeheimen(_Lade):
    """Implements ``ports.register.Geheimen``."""

    def get(self, naam: str) -> bytes | None:
        """The sealed bytes, or None."""
        inhoud: bytes | None = self._db.scalar(select(_GEHEIM.c.inhoud).where(_GEHEIM.c.naam == naam))
        return inhoud

    def put(self, naam: str, inhoud: bytes) -> None:
        """Save or replace."""
        nieuw = insert_of_vervang(_GEHEIM).values(naam=naam, inhoud=inhoud)
        self._db.execute(nieuw.on_conflict_do_update(index_elements=["naam"], set_={"inhoud": nieuw.excluded.inhoud}))
