"""Zittingen, besluiten, bezwaren and the TLV register."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import delete, insert, select

from cvt_desktop.basis.tekst import datum_kort
from cvt_desktop.domain.besluit import Besluit
from cvt_desktop.domain.bezwaar import Bezwaar
from cvt_desktop.domain.overgenomen import OvergenomenVerklaring
from cvt_desktop.domain.tlv import Verklaring
from cvt_desktop.domain.zitting import Agendapunt, Zitting, Zittingtoestand
from cvt_desktop.ports.overzicht import RONDETIJD
from db.queries.regels import ververs_aanvragen
from db.repositories.basis import Aggregaten
from db.tables.basis import tafel
from db.tables.besluitvorming import BesluitRow, BezwaarRow, OvergenomenRow, VerklaringRow, ZittingPuntRow, ZittingRow
from db.tables.dossier import AanvraagRow

_PUNT = tafel(ZittingPuntRow)
_AANVRAAG = tafel(AanvraagRow)


class DbZittingen(Aggregaten[Zitting]):
    """Implements ``ports.register.Zittingen``."""

    soort = Zitting
    tabel = tafel(ZittingRow)

    def _kolommen(self, object_: Zitting) -> Mapping[str, object]:
        ronde = object_.ronde
        if ronde is None:
            return {"datum": object_.datum, "tijd": object_.begintijd, "toestand": str(object_.toestand)}
        # a ronde decides on its last day at the latest: lists and terms reckon with that one
        return {"datum": ronde.uiterlijk, "tijd": f"{RONDETIJD}{datum_kort(ronde.uiterlijk)}", "toestand": str(object_.toestand)}

    def _bewaar_delen(self, object_: Zitting) -> None:
        op_agenda = set(self._db.scalars(select(_PUNT.c.aanvraag_id).where(_PUNT.c.zitting_id == object_.id)))
        self._db.execute(delete(_PUNT).where(_PUNT.c.zitting_id == object_.id))
        if object_.punten:
            self._db.execute(insert(_PUNT), [
                {"zitting_id": object_.id, "volgorde": nummer, "aanvraag_id": punt.aanvraag_id, "beslist": punt.beslist,
                 "te_bekrachtigen": _te_bekrachtigen(punt)}
                for nummer, punt in enumerate(object_.punten, 1)
            ])  # fmt: skip
        op_agenda.update(punt.aanvraag_id for punt in object_.punten)
        ververs_aanvragen(self._db, *op_agenda)

    def all(self, *toestanden: Zittingtoestand) -> list[Zitting]:
        """Newest first; with ``toestanden`` those in one of these."""
        waar = (self.tabel.c.toestand.in_([str(t) for t in toestanden]),) if toestanden else ()
        return self._lijst(*waar, volgorde=(self.tabel.c.datum.desc(), self.tabel.c.nr.desc()))

    def of_aanvraag(self, aanvraag_id: UUID) -> list[Zitting]:
        """The zittingen with this dossier on the agenda, newest first."""
        met = select(_PUNT.c.zitting_id).where(_PUNT.c.aanvraag_id == aanvraag_id)
        return self._eens(("van", aanvraag_id), lambda: self._lijst(
            self.tabel.c.id.in_(met), volgorde=(self.tabel.c.datum.desc(), self.tabel.c.nr.desc())
        ))  # fmt: skip


class DbBesluiten(Aggregaten[Besluit]):
    """Implements ``ports.register.Besluiten``."""

    soort = Besluit
    tabel = tafel(BesluitRow)

    def _kolommen(self, object_: Besluit) -> Mapping[str, object]:
        return {
            "aanvraag_id": object_.aanvraag_id,
            "zitting_id": object_.zitting_id,
            "instellingen_id": object_.instellingen_id,
            "besloten_op": object_.besloten_op,
            "uitkomst": str(object_.uitkomst),
            "toestand": str(object_.toestand),
        }

    def of_aanvraag(self, aanvraag_id: UUID) -> list[Besluit]:
        """Newest first."""
        kolommen = self.tabel.c
        return self._eens(("van", aanvraag_id), lambda: self._lijst(
            kolommen.aanvraag_id == aanvraag_id, volgorde=(kolommen.besloten_op.desc(), kolommen.nr.desc())
        ))  # fmt: skip


class DbBezwaren(Aggregaten[Bezwaar]):
    """Implements ``ports.register.Bezwaren``."""

    soort = Bezwaar
    tabel = tafel(BezwaarRow)

    def _kolommen(self, object_: Bezwaar) -> Mapping[str, object]:
        return {
            "aanvraag_id": object_.aanvraag_id,
            "besluit_id": object_.besluit_id,
            "toestand": str(object_.toestand),
            "ontvangen_op": object_.ontvangst.ontvangen_op,
        }

    def of_aanvraag(self, aanvraag_id: UUID) -> list[Bezwaar]:
        """In the order in which they were registered."""
        return self._lijst(self.tabel.c.aanvraag_id == aanvraag_id)

    def all(self) -> list[Bezwaar]:
        """By the day of receipt, newest first."""
        return self._lijst(volgorde=(self.tabel.c.ontvangen_op.desc(), self.tabel.c.nr.desc()))


class DbVerklaringen(Aggregaten[Verklaring]):
    """Implements ``ports.register.Verklaringen``."""

    soort = Verklaring
    tabel = tafel(VerklaringRow)

    def _kolommen(self, object_: Verklaring) -> Mapping[str, object]:
        gelijk = (
            "nummer", "schooljaar", "volgnummer", "aanvraag_id", "besluit_id", "leerling", "geboortedatum", "school",
            "ingangsdatum", "einddatum", "besloten_op", "getekend_op", "ondertekenaar", "sha256",
        )  # fmt: skip
        return {
            **{naam: getattr(object_, naam) for naam in gelijk},
            "soort": str(object_.soort),
            "categorie": str(object_.categorie or ""),
            "toestand": str(object_.toestand),
        }

    def _bewaar_delen(self, object_: Verklaring) -> None:
        ververs_aanvragen(self._db, object_.aanvraag_id)

    def of_leerling(self, leerling_id: UUID) -> list[Verklaring]:
        """Newest first."""
        van = select(_AANVRAAG.c.id).where(_AANVRAAG.c.leerling_id == leerling_id)
        kolommen = self.tabel.c
        return self._lijst(kolommen.aanvraag_id.in_(van), volgorde=(kolommen.getekend_op.desc(), kolommen.nr.desc()))

    def by_sha256(self, sha256: str) -> Verklaring | None:
        """The TLV whose signed PDF has this digest."""
        gevonden = self._lijst(self.tabel.c.sha256 == sha256, self.tabel.c.sha256 != "")
        return gevonden[0] if gevonden else None

    def nummers(self) -> frozenset[str]:
        """Every number that was given here."""
        return frozenset(self._db.scalars(select(self.tabel.c.nummer)))


class DbOvergenomen(Aggregaten[OvergenomenVerklaring]):
    """Implements ``ports.register.Overgenomen``."""

    soort = OvergenomenVerklaring
    tabel = tafel(OvergenomenRow)

    def _kolommen(self, object_: OvergenomenVerklaring) -> Mapping[str, object]:
        gelijk = (
            "nummer", "schooljaar", "volgnummer", "leerling_id", "leerling", "geboortedatum", "school", "ingangsdatum",
            "einddatum", "besloten_op",
        )  # fmt: skip
        return {
            **{naam: getattr(object_, naam) for naam in gelijk},
            "soort": str(object_.soort),
            "categorie": str(object_.categorie or ""),
        }

    def of_leerling(self, leerling_id: UUID) -> list[OvergenomenVerklaring]:
        """The one that began last comes first."""
        kolommen = self.tabel.c
        return self._lijst(kolommen.leerling_id == leerling_id, volgorde=(kolommen.ingangsdatum.desc(), kolommen.nr.desc()))

    def nummers(self) -> frozenset[str]:
        """Every number that was taken over."""
        return frozenset(self._db.scalars(select(self.tabel.c.nummer)))


def _te_bekrachtigen(punt: Agendapunt) -> int:
    return sum(1 for stem in punt.stemmen if stem.bekrachtigd_op is None) if punt.beslist else 0
