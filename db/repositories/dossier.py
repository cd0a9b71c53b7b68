"""What lies in a dossier: stukken, adviezen, letters and notes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import delete

from cvt_desktop.domain.brief import Brief, Briefsoort, Brieftoestand
from cvt_desktop.domain.deskundigenadvies import Deskundigenadvies
from cvt_desktop.domain.klaargezet import Klaargezet
from cvt_desktop.domain.notitie import Notitie
from cvt_desktop.domain.stuk import Stuk, op_volgorde
from db.queries.regels import ververs_aanvragen
from db.repositories.basis import Aggregaten
from db.tables.basis import tafel
from db.tables.besluitvorming import AdviesRow
from db.tables.dossier import BriefRow, KlaargezetRow, NotitieRow, StukRow


class DbStukken(Aggregaten[Stuk]):
    """Implements ``ports.register.Stukken``."""

    soort = Stuk
    tabel = tafel(StukRow)

    def _kolommen(self, object_: Stuk) -> Mapping[str, object]:
        return {"aanvraag_id": object_.aanvraag_id, "opslag_id": object_.bestand_id, "soort": object_.soort,
                "sha256": object_.sha256}  # fmt: skip

    def of_aanvraag(self, aanvraag_id: UUID) -> list[Stuk]:
        """In the order in which their files came, the stukken of one file by their pages."""
        return self._eens(("van", aanvraag_id), lambda: op_volgorde(self._lijst(self.tabel.c.aanvraag_id == aanvraag_id)))

    def by_sha256(self, sha256: str) -> list[Stuk]:
        """Every stuk with the same bytes, in any dossier."""
        return self._lijst(self.tabel.c.sha256 == sha256)

    def delete(self, bijlage_id: UUID) -> None:
        """Forget a stuk; its file stays where it is."""
        self._db.execute(delete(self.tabel).where(self.tabel.c.id == bijlage_id))


class DbAdviezen(Aggregaten[Deskundigenadvies]):
    """Implements ``ports.register.Adviezen``."""

    soort = Deskundigenadvies
    tabel = tafel(AdviesRow)

    def _kolommen(self, object_: Deskundigenadvies) -> Mapping[str, object]:
        return {
            "aanvraag_id": object_.aanvraag_id,
            "volgorde": object_.volgorde,
            "persoon_id": object_.persoon_id,
            "vastgesteld": object_.vastgesteld,
        }

    def _bewaar_delen(self, object_: Deskundigenadvies) -> None:
        ververs_aanvragen(self._db, object_.aanvraag_id)

    def of_aanvraag(self, aanvraag_id: UUID) -> list[Deskundigenadvies]:
        """By ``volgorde``."""
        kolommen = self.tabel.c
        return self._eens(("van", aanvraag_id), lambda: self._lijst(
            kolommen.aanvraag_id == aanvraag_id, volgorde=(kolommen.volgorde, kolommen.nr)
        ))  # fmt: skip


class DbBrieven(Aggregaten[Brief]):
    """Implements ``ports.register.Brieven``."""

    soort = Brief
    tabel = tafel(BriefRow)

    def _kolommen(self, object_: Brief) -> Mapping[str, object]:
        return {
            "aanvraag_id": object_.aanvraag_id,
            "besluit_id": object_.besluit_id,
            "opslag_id": object_.bijlage_id,
            "soort": str(object_.soort),
            "toestand": str(object_.toestand),
            "verzonden_op": object_.verzonden_op,
            "sha256": object_.sha256,
        }

    def of_aanvraag(self, aanvraag_id: UUID) -> list[Brief]:
        """In the order in which they were made."""
        return self._eens(("van", aanvraag_id), lambda: self._lijst(self.tabel.c.aanvraag_id == aanvraag_id))

    def te_verzenden(self, soorten: Iterable[Briefsoort]) -> list[Brief]:
        """Those of these kinds that are final and did not leave, over all dossiers."""
        b = self.tabel.c  # the index of kind, besluit and day finds them: most letters have left
        return self._lijst(b.soort.in_([str(s) for s in soorten]), b.verzonden_op.is_(None),
                           b.toestand == str(Brieftoestand.DEFINITIEF), b.aanvraag_id.is_not(None))  # fmt: skip

    def verzonden_vanaf(self, soorten: Iterable[Briefsoort], dag: date) -> list[Brief]:
        """Those of these kinds that left on this day or later, over all dossiers."""
        b = self.tabel.c
        return self._lijst(b.soort.in_([str(s) for s in soorten]), b.verzonden_op >= dag, b.aanvraag_id.is_not(None))

    def by_sha256(self, sha256: str) -> Brief | None:
        """The document whose PDF has this digest."""
        gevonden = self._lijst(self.tabel.c.sha256 == sha256, self.tabel.c.sha256 != "")
        return gevonden[0] if gevonden else None


class DbKlaargezet(Aggregaten[Klaargezet]):
    """Implements ``ports.register.Klaarstaand``."""

    soort = Klaargezet
    tabel = tafel(KlaargezetRow)

    def _kolommen(self, object_: Klaargezet) -> Mapping[str, object]:
        return {"brief_id": object_.brief_id, "openstaand": object_.open}

    def openstaand(self) -> list[Klaargezet]:
        """In the order in which they were put there."""
        return self._lijst(self.tabel.c.openstaand == True)  # noqa: E712 (a column)


class DbNotities(Aggregaten[Notitie]):
    """Implements ``ports.register.Notities``."""

    soort = Notitie
    tabel = tafel(NotitieRow)

    def _kolommen(self, object_: Notitie) -> Mapping[str, object]:
        return {
            "aanvraag_id": object_.aanvraag_id,
            "persoon_id": object_.geschreven_door,
            "geschreven_op": object_.geschreven_op,
            "opvolgen_op": object_.opvolgen_op,
            "gedaan_op": object_.gedaan_op,
            "tekst": object_.tekst,
        }

    def delete(self, notitie_id: UUID) -> None:
        """Forget a note that was taken back."""
        self._db.execute(delete(self.tabel).where(self.tabel.c.id == notitie_id))

    def of_aanvraag(self, aanvraag_id: UUID) -> list[Notitie]:
        """Newest first."""
        kolommen = self.tabel.c
        return self._lijst(kolommen.aanvraag_id == aanvraag_id, volgorde=(kolommen.geschreven_op.desc(), kolommen.nr.desc()))
