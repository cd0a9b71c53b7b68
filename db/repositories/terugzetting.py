"""Every restore that this register went through."""

from __future__ import annotations

from collections.abc import Mapping

from cvt_desktop.domain.terugzetting import Terugzetting
from db.repositories.basis import Aggregaten
from db.tables.basis import tafel
from db.tables.register import TerugzettingRow


class DbTerugzettingen(Aggregaten[Terugzetting]):
    """Implements ``ports.register.Terugzettingen``."""

    soort = Terugzetting
    tabel = tafel(TerugzettingRow)

    def _kolommen(self, object_: Terugzetting) -> Mapping[str, object]:
        return {"generatie": object_.generatie}

    def all(self) -> list[Terugzetting]:
        """Newest first."""
        return self._lijst(volgorde=(self.tabel.c.nr.desc(),))
