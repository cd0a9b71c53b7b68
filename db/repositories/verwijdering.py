"""Removing a dossier that was registered by mistake, and what is left of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy import Connection, delete, exists, select

from cvt_desktop.domain.verwijdering import Verwijdering, Verwijderstand
from db.repositories.basis import Aggregaten
from db.tables.basis import tafel
from db.tables.besluitvorming import AdviesRow, OvergenomenRow, ZittingPuntRow
from db.tables.dossier import (
    AanvraagRow,
    BriefRow,
    KlaargezetRow,
    KoppelingRow,
    NotitieRow,
    OpslagRow,
    RegelRow,
    StukRow,
)
from db.tables.partijen import LeerlingRow
from db.tables.register import ConceptRow, GebeurtenisRow, VerwijderingRow, ZoutRow

_AANVRAAG, _LEERLING, _OVERGENOMEN = tafel(AanvraagRow), tafel(LeerlingRow), tafel(OvergenomenRow)
_BRIEF, _STUK, _OPSLAG, _KLAARGEZET = tafel(BriefRow), tafel(StukRow), tafel(OpslagRow), tafel(KlaargezetRow)
_CONCEPT, _LOG, _ZOUT = tafel(ConceptRow), tafel(GebeurtenisRow), tafel(ZoutRow)
_MET_DOSSIER = tuple(
    tafel(rij) for rij in (StukRow, BriefRow, NotitieRow, AdviesRow, KoppelingRow, ZittingPuntRow, RegelRow)
)
"""In this order: what refers to another one goes first."""
_BLIJFT = "verwijdering"
"""The kind of object whose log entries keep their salt: of what is left it can be shown that it was not changed."""


class DbVerwijderingen(Aggregaten[Verwijdering]):
    """Implements ``ports.verwijderregister.Verwijderingen``."""

    soort = Verwijdering
    tabel = tafel(VerwijderingRow)

    def _kolommen(self, object_: Verwijdering) -> Mapping[str, object]:
        return {"aanvraag_id": object_.aanvraag_id, "stand": str(object_.stand)}

    def all(self) -> list[Verwijdering]:
        """Newest first."""
        return self._lijst(volgorde=(self.tabel.c.nr.desc(),))

    def alle_wachtende(self) -> list[Verwijdering]:
        """Those that wait for a second person, oldest first."""
        return self._lijst(self.tabel.c.stand == str(Verwijderstand.GEVRAAGD))

    def wachtend(self, aanvraag_id: UUID) -> Verwijdering | None:
        """The one about this dossier that waits for a second person."""
        k = self.tabel.c
        return next(iter(self._lijst(k.aanvraag_id == aanvraag_id, k.stand == str(Verwijderstand.GEVRAAGD))), None)

    def te_melden(self) -> int:
        """Of how many the school had a confirmation and was not told."""
        return sum(v.school_wacht for v in self._lijst(self.tabel.c.stand == str(Verwijderstand.VERWIJDERD)))


class DbWissing:
    """Implements ``ports.verwijderregister.Wissing``. What is deleted is overwritten on the disk (``secure_delete``)."""

    def __init__(self, verbinding: Connection) -> None:
        self._db = verbinding

    def dossier(self, aanvraag_id: UUID, bestanden: Collection[UUID]) -> None:
        """See ``Wissing``."""
        leerling_id = self._db.scalar(select(_AANVRAAG.c.leerling_id).where(_AANVRAAG.c.id == aanvraag_id))
        brieven = select(_BRIEF.c.id).where(_BRIEF.c.aanvraag_id == aanvraag_id)
        self._db.execute(delete(_KLAARGEZET).where(_KLAARGEZET.c.brief_id.in_(brieven)))
        for tabel in _MET_DOSSIER:
            self._db.execute(delete(tabel).where(tabel.c.aanvraag_id == aanvraag_id))
        self._db.execute(delete(_AANVRAAG).where(_AANVRAAG.c.id == aanvraag_id))
        if leerling_id is not None:
            self._leerling(leerling_id)
        self._db.execute(delete(_CONCEPT).where(_CONCEPT.c.sleutel.contains(str(aanvraag_id), autoescape=True)))
        van_dossier = select(_LOG.c.volgnummer).where(_LOG.c.aanvraag_id == aanvraag_id, _LOG.c.object_soort != _BLIJFT)
        self._db.execute(delete(_ZOUT).where(_ZOUT.c.volgnummer.in_(van_dossier)))
        self._sleutels(bestanden)

    def _leerling(self, leerling_id: UUID) -> None:
        ergens = (exists().where(tabel.c.leerling_id == leerling_id) for tabel in (_AANVRAAG, _OVERGENOMEN))
        self._db.execute(delete(_LEERLING).where(_LEERLING.c.id == leerling_id, *(~nog for nog in ergens)))

    def _sleutels(self, bestanden: Collection[UUID]) -> None:
        nog = (exists().where(tabel.c.opslag_id == _OPSLAG.c.bijlage_id) for tabel in (_STUK, _BRIEF))
        self._db.execute(delete(_OPSLAG).where(_OPSLAG.c.bijlage_id.in_(list(bestanden)), *(~een for een in nog)))
