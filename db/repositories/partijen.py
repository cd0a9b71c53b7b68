"""People, schools and pupils."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import func

from cvt_desktop.basis.tekst import datum_cijfers, vouw
from cvt_desktop.domain.leerling import Leerling
from cvt_desktop.domain.mandaat import Mandaat
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.domain.school import School
from db.queries.regels import ververs
from db.repositories.basis import Aggregaten
from db.tables.basis import tafel
from db.tables.dossier import AanvraagRow
from db.tables.partijen import LeerlingRow, MandaatRow, PersoonRow, SchoolRow


class DbPersonen(Aggregaten[Persoon]):
    """Implements ``ports.register.Personen``."""

    soort = Persoon
    tabel = tafel(PersoonRow)

    def _kolommen(self, object_: Persoon) -> Mapping[str, object]:
        return {"sorteernaam": vouw(object_.naam), "actief": object_.actief}

    def all(self) -> list[Persoon]:
        """Everybody, sorted by name."""
        return self._eens("allen", lambda: self._lijst(volgorde=(self.tabel.c.sorteernaam, self.tabel.c.nr)))


class DbMandaten(Aggregaten[Mandaat]):
    """Implements ``ports.register.Mandaten``."""

    soort = Mandaat
    tabel = tafel(MandaatRow)

    def _kolommen(self, object_: Mandaat) -> Mapping[str, object]:
        return {"persoon_id": object_.persoon_id, "bevoegdheid": str(object_.bevoegdheid), "van": object_.van,
                "tot": object_.tot}  # fmt: skip

    def all(self) -> list[Mandaat]:
        """In the order in which they were noted."""
        return self._lijst()


_KORT = 3


class DbScholen(Aggregaten[School]):
    """Implements ``ports.register.Scholen``."""

    soort = School
    tabel = tafel(SchoolRow)

    def _kolommen(self, object_: School) -> Mapping[str, object]:
        return {
            "naam": object_.naam,
            "sorteernaam": vouw(object_.naam),
            "brin": object_.brin.upper(),
            "vestiging": object_.vestiging,
            "actief": object_.actief,
            "zoek": vouw(f"{object_.naam} {object_.plaats} {object_.code}"),
        }

    def all(self) -> list[School]:
        """All schools, sorted by name."""
        return self._lijst(volgorde=(self.tabel.c.sorteernaam, self.tabel.c.vestiging, self.tabel.c.nr))

    def named_in(self, gevouwen: str) -> list[School]:
        """The database compares the names, so that a long list of schools is not read for one that is named."""
        naam = self.tabel.c.sorteernaam
        return self._lijst(func.length(naam) > _KORT, func.instr(gevouwen, naam) > 0)

    def _bewaar_delen(self, object_: School) -> None:
        ververs(self._db, tafel(AanvraagRow).c.school_id == object_.id)

    def by_code(self, brin: str, vestiging: str) -> School | None:
        """The school with this BRIN and vestiging; one that is in use goes first."""
        kolommen = self.tabel.c
        gevonden = self._lijst(
            kolommen.brin == brin.upper(), kolommen.vestiging == vestiging, volgorde=(kolommen.actief.desc(), kolommen.nr)
        )
        return gevonden[0] if brin and gevonden else None


class DbLeerlingen(Aggregaten[Leerling]):
    """Implements ``ports.register.Leerlingen``."""

    soort = Leerling
    tabel = tafel(LeerlingRow)

    def _kolommen(self, object_: Leerling) -> Mapping[str, object]:
        geboren = datum_cijfers(object_.geboortedatum)
        return {
            "naam": object_.naam,
            "sorteernaam": object_.sorteernaam,
            "geboortedatum": object_.geboortedatum,
            "zoeksleutel": object_.zoeksleutel,
            "zoek": vouw(f"{object_.naam} {object_.voornamen} {geboren}"),
        }

    def _bewaar_delen(self, object_: Leerling) -> None:
        ververs(self._db, tafel(AanvraagRow).c.leerling_id == object_.id)

    def by_zoeksleutel(self, zoeksleutel: str) -> list[Leerling]:
        """Pupils whose ``Leerling.zoeksleutel`` is this one."""
        return self._lijst(self.tabel.c.zoeksleutel == zoeksleutel)
