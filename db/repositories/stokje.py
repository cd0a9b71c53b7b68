"""Every change of the laptop that writes in this register."""

from __future__ import annotations

from collections.abc import Mapping

from cvt_desktop.domain.stokje import Stokjewissel
from db.repositories.basis import Aggregaten
from db.tables.basis import tafel
from db.tables.register import StokjeRow


class DbStokjes(Aggregaten[Stokjewissel]):
    """Implements ``ports.register.Stokjes``."""

    soort = Stokjewissel
    tabel = tafel(StokjeRow)

    def _kolommen(self, object_: Stokjewissel) -> Mapping[str, object]:
        return {"generatie": object_.generatie}

    def all(self) -> list[Stokjewissel]:
        """Newest first."""
        return self._lijst(volgorde=(self.tabel.c.nr.desc(),))
