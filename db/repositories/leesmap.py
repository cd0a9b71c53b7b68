"""The leesmappen that went out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from cvt_desktop.domain.leesmap import Leesmap
from db.repositories.basis import Aggregaten
from db.tables.basis import tafel
from db.tables.besluitvorming import LeesmapRow


class DbLeesmappen(Aggregaten[Leesmap]):
    """Implements ``ports.leesmapregister.Leesmappen``."""

    soort = Leesmap
    tabel = tafel(LeesmapRow)

    def _kolommen(self, object_: Leesmap) -> Mapping[str, object]:
        return {"zitting_id": object_.zitting_id, "vernietigen_na": object_.vernietigen_na, "gemeld_op": object_.gemeld_op}

    def all(self) -> list[Leesmap]:
        """Newest first."""
        return self._lijst(volgorde=(self.tabel.c.nr.desc(),))

    def of_zitting(self, zitting_id: UUID) -> list[Leesmap]:
        """Of one zitting, newest first."""
        return self._lijst(self.tabel.c.zitting_id == zitting_id, volgorde=(self.tabel.c.nr.desc(),))

    def te_melden(self, vandaag: date) -> list[Leesmap]:
        """Those whose last day is over and that nobody reported destroyed, the oldest day first."""
        c = self.tabel.c
        return self._lijst(c.vernietigen_na < vandaag, c.gemeld_op.is_(None), volgorde=(c.vernietigen_na, c.nr))
