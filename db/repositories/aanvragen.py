"""Aanvragen, with the dates and counts that the lists show."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from uuid import UUID

from sqlalchemy import Connection, delete, insert, select, update

from cvt_desktop.basis.tekst import vouw
from cvt_desktop.domain.aanvraag import AFGEROND, Aanvraag
from cvt_desktop.domain.dossierstand import feestdagen_volgens, termijnstand
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.onderwerp import groep_van
from cvt_desktop.domain.toetslijst import Toetslijst
from db.queries.regels import ververs, ververs_aanvragen
from db.repositories.basis import Aggregaten
from db.repositories.instellingen import DbInstellingen
from db.tables.basis import tafel
from db.tables.dossier import AanvraagRow, KoppelingRow, RegelRow

Toetslijsten = Callable[[Soort, int], Toetslijst]
"""Finds a checklist by kind and version; the lists are files, which ``db`` does not read."""

_KOPPELING = tafel(KoppelingRow)
_REGEL = tafel(RegelRow).c


class DbAanvragen(Aggregaten[Aanvraag]):
    """Implements ``ports.register.Aanvragen``."""

    soort = Aanvraag
    tabel = tafel(AanvraagRow)

    def __init__(self, verbinding: Connection, instellingen: DbInstellingen, toetslijst: Toetslijsten) -> None:
        super().__init__(verbinding)
        self._instellingen = instellingen
        self._toetslijst = toetslijst

    def of_leerling(self, leerling_id: UUID) -> list[Aanvraag]:
        """All aanvragen for one pupil, newest first."""
        kolommen = self.tabel.c
        return self._lijst(kolommen.leerling_id == leerling_id, volgorde=(kolommen.ontvangen_op.desc(), kolommen.nr.desc()))

    def of_soort(self, soort: Soort) -> list[Aanvraag]:
        """All aanvragen of one kind, by the day of receipt. Found in the lines, as every dossier would be read for it."""
        kolommen = self.tabel.c
        van_soort = select(_REGEL.aanvraag_id).where(_REGEL.soort == str(soort))
        return self._lijst(kolommen.id.in_(van_soort), volgorde=(kolommen.ontvangen_op, kolommen.nr))

    def herbereken(self) -> None:
        """Reckon the dates of every running aanvraag anew: the settings or the holiday table changed."""
        kolommen = self.tabel.c
        for aanvraag in self._lijst(kolommen.status.not_in([str(status) for status in AFGEROND])):
            self._db.execute(update(self.tabel).where(kolommen.id == aanvraag.id).values(self._datums(aanvraag)))
        ververs(self._db)

    def _kolommen(self, object_: Aanvraag) -> Mapping[str, object]:
        a, b = object_.formulier.a, object_.formulier.b
        groep = groep_van(object_) if object_.leerling_id is None else None
        return {
            "kenmerk": object_.kenmerk,
            "soort": str(object_.soort),
            "status": str(object_.status),
            "leerling_id": object_.leerling_id,
            "groep": groep.naam if groep else "",
            "groep_sorteer": groep.sorteernaam if groep else "",
            "school_id": object_.school_id,
            "contact": a.contactpersoon,
            "ontvangen_op": a.ontvangen_op,
            "bevestigd": object_.bevestigd_op is not None,
            "open_punten": self._open_punten(object_),
            "aanvulling_uiterlijk": next((x.uiterlijk for x in object_.aanvullingen if x.loopt), None),
            "zoek": vouw(" ".join((object_.kenmerk, a.contactpersoon, *(v.naam for v in b.verzorgers),
                                   groep.naam if groep else ""))),
            **self._datums(object_),
        }

    def _datums(self, aanvraag: Aanvraag) -> dict[str, object]:
        """Weeks of the settings in force at receipt; holidays of the newest ones, because Atw 3 lid 3 adds days."""
        toen, nu = self._instellingen.op(aanvraag.formulier.a.ontvangen_op), self._instellingen.all()[0]
        stand = termijnstand(aanvraag, toen, feestdagen_volgens(nu))
        return {
            "streefdatum": stand.streefdatum,
            "uiterste_datum": stand.uiterste_datum,
            "opgeschort": stand.opgeschort,
        }

    def _open_punten(self, aanvraag: Aanvraag) -> int:
        """Questions of the toets that keep it from being closed: unanswered, or *nee*."""
        toets = aanvraag.toets
        if toets.afgerond:
            return 0
        lijst = self._toetslijst(toets.lijst_soort, toets.lijst_versie)
        return len(toets.open_punten(lijst)) + len(toets.nee_punten(lijst))

    def _bewaar_delen(self, object_: Aanvraag) -> None:
        self._db.execute(delete(_KOPPELING).where(_KOPPELING.c.aanvraag_id == object_.id))
        if object_.koppelingen:
            self._db.execute(insert(_KOPPELING), [
                {"aanvraag_id": object_.id, "volgorde": k.volgorde, "persoon_id": k.persoon_id, "uiterlijk": k.uiterlijk}
                for k in object_.koppelingen
            ])  # fmt: skip
        ververs_aanvragen(self._db, object_.id)
