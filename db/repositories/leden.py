"""The chain of role certificates."""

from __future__ import annotations

from collections.abc import Mapping

from cvt_desktop.domain.rolcertificaat import Rolcertificaat
from db.repositories.basis import Aggregaten
from db.tables.basis import tafel
from db.tables.partijen import RolcertificaatRow


class DbRolcertificaten(Aggregaten[Rolcertificaat]):
    """Implements ``ports.register.Rolcertificaten``."""

    soort = Rolcertificaat
    tabel = tafel(RolcertificaatRow)

    def _kolommen(self, object_: Rolcertificaat) -> Mapping[str, object]:
        return {"persoon_id": object_.verklaring.persoon_id, "nummer": object_.verklaring.nummer}

    def all(self) -> list[Rolcertificaat]:
        """In the order of the chain."""
        return self._lijst(volgorde=(self.tabel.c.nummer,))
