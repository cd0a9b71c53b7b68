"""Notes in a dossier: calls, mails, and days to come back to it (screens.md 1.1, need 4)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import partial
from uuid import uuid4

from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.bsn import MELDING, bevat_bsn
from cvt_desktop.domain.errors import InvoerError, ToestandError
from cvt_desktop.domain.ids import AanvraagId, NotitieId
from cvt_desktop.domain.notitie import Notitie, Notitiesoort
from cvt_desktop.domain.persoon import Rol
from cvt_desktop.domain.termijn import toets_datum
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.dossier import lees_dossier
from cvt_desktop.services.dossiertoegang import alleen_gekoppeld

MAX_TEKENS = 4000
OPVOLGEN = "Opvolgen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notitieconcept:
    """A note that is being typed."""

    soort: str = Notitiesoort.TELEFOON.name
    tekst: str = field(default="", repr=False)
    opvolgen_op: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Notitieregel:
    """A note with the name of who wrote it."""

    id: NotitieId
    soort: Notitiesoort
    tekst: str = field(repr=False)
    door: str = field(repr=False)
    op: datetime
    opvolgen_op: date | None
    gedaan_op: date | None

    @property
    def open(self) -> bool:
        """Whether there is something to come back to."""
        return self.opvolgen_op is not None and self.gedaan_op is None


def schrijven(
    dienst: Dienst, aanvraag_id: AanvraagId, soort: Notitiesoort, tekst: str, opvolgen_op: date | None = None,
    *, toch: bool = False,
) -> NotitieId:  # fmt: skip
    """Write a note. ``toch``: the person looked at the number that may be a BSN, and it is none.

    Raises ``InvoerError`` with the field ``tekst``, ``opvolgen_op``, or ``soort`` for a leesbericht of somebody else than the
    consulent.
    """
    kaal = tekst.strip()
    if not kaal:
        raise InvoerError("Schrijf op wat er is besproken of afgesproken.", code="notitie-leeg", veld="tekst")
    if len(kaal) > MAX_TEKENS:
        raise InvoerError(f"Een notitie heeft hoogstens {MAX_TEKENS} tekens. Maak er twee van, of voeg een stuk toe.",
                          code="notitie-lang", veld="tekst")  # fmt: skip
    if bevat_bsn(kaal) and not toch:
        raise InvoerError(f"{MELDING} Haal het weg.", code="mogelijk-bsn", veld="tekst")
    if soort is Notitiesoort.LEESBERICHT and Rol.CONSULENT not in dienst.sessie.rollen:
        raise InvoerError("Een leesbericht is van de consulent. Kies een andere soort.", code="leesbericht-van", veld="soort")
    _keur_opvolgen(dienst, opvolgen_op)
    with dienst.werk(Actie.NOTITIE_SCHRIJVEN) as werk:
        aanvraag = lees_dossier(dienst, werk.uow, aanvraag_id)
        notitie = werk.uow.notities.save(Notitie(
            id=NotitieId(uuid4()), aanvraag_id=aanvraag.id, soort=soort, tekst=kaal, opvolgen_op=opvolgen_op,
            geschreven_door=dienst.sessie.persoon_id, geschreven_op=dienst.klok.now(),
        ))  # fmt: skip
        werk.leg_vast("notitie", notitie.id, notitie, aanvraag_id=aanvraag_id)
        werk.kan_terug(f"de notitie bij {aanvraag.kenmerk}", partial(terugnemen, dienst, notitie.id))
    return notitie.id


def terugnemen(dienst: Dienst, notitie_id: NotitieId) -> None:
    """Take an own note of today back: it goes, and the log keeps that it was there. Raises ``ToestandError`` for another."""
    with dienst.werk(Actie.NOTITIE_SCHRIJVEN) as werk:
        notitie = werk.uow.notities.get(notitie_id)
        lees_dossier(dienst, werk.uow, notitie.aanvraag_id)
        eigen = notitie.geschreven_door == dienst.sessie.persoon_id
        if not eigen or notitie.geschreven_op.date() != dienst.klok.now().date() or notitie.gedaan_op is not None:
            raise ToestandError("Deze notitie hoort bij het dossier en blijft staan. Schrijf een nieuwe notitie als het anders "
                                "is.", code="notitie-blijft")  # fmt: skip
        werk.uow.notities.delete(notitie_id)
        werk.leg_vast("notitie", notitie_id, notitie, aanvraag_id=notitie.aanvraag_id)


def opvolgen(dienst: Dienst, aanvraag_id: AanvraagId, op: date | None, wat: str = "") -> NotitieId:
    """Come back to a dossier on a day (Ctrl+T); without words the note says only that."""
    if op is None:
        raise InvoerError("Kies de dag waarop u hierop terugkomt.", code="opvolgen-datum", veld="opvolgen_op")
    return schrijven(dienst, aanvraag_id, Notitiesoort.NOTITIE, wat.strip() or OPVOLGEN, op)


def afdoen(dienst: Dienst, notitie_id: NotitieId) -> None:
    """What was to be followed up is done. Raises ``ToestandError`` when nothing is open."""
    with dienst.werk(Actie.NOTITIE_AFDOEN) as werk:
        notitie = werk.uow.notities.get(notitie_id)
        lees_dossier(dienst, werk.uow, notitie.aanvraag_id)
        if not notitie.open:
            raise ToestandError(
                "Deze notitie is al afgedaan. "
                "Open haar weer als er nog iets moet gebeuren.", code="notitie-gedaan",
            )  # fmt: skip
        klaar = werk.uow.notities.save(replace(notitie, gedaan_op=dienst.klok.today()))
        werk.leg_vast("notitie", notitie_id, klaar, aanvraag_id=notitie.aanvraag_id)
        werk.kan_terug("het afdoen van een notitie", partial(heropenen, dienst, notitie_id))


def heropenen(dienst: Dienst, notitie_id: NotitieId) -> None:
    """Take *gedaan* back: nothing of it left the house."""
    with dienst.werk(Actie.NOTITIE_AFDOEN) as werk:
        notitie = werk.uow.notities.get(notitie_id)
        lees_dossier(dienst, werk.uow, notitie.aanvraag_id)
        if notitie.gedaan_op is None:
            raise ToestandError("Deze notitie staat nog open. Doe haar eerst af.", code="notitie-open")
        weer = werk.uow.notities.save(replace(notitie, gedaan_op=None))
        werk.leg_vast("notitie", notitie_id, weer, aanvraag_id=notitie.aanvraag_id)
        werk.kan_terug("het heropenen van een notitie", partial(afdoen, dienst, notitie_id))


def lijst(dienst: Dienst, aanvraag_id: AanvraagId) -> tuple[Notitieregel, ...]:
    """The notes of a dossier, newest first; a deskundige sees none."""
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        aanvraag: Aanvraag = lees_dossier(dienst, uow, aanvraag_id)
        if alleen_gekoppeld(dienst):
            return ()
        namen = {p.id: p.naam for p in uow.personen.all()}
        return tuple(
            Notitieregel(id=n.id, soort=n.soort, tekst=n.tekst, door=namen.get(n.geschreven_door, ""), op=n.geschreven_op,
                         opvolgen_op=n.opvolgen_op, gedaan_op=n.gedaan_op)
            for n in uow.notities.of_aanvraag(aanvraag.id)
        )  # fmt: skip


def _keur_opvolgen(dienst: Dienst, op: date | None) -> None:
    if op is None:
        return
    toets_datum(op, veld="opvolgen_op")
    if op < dienst.klok.today():
        raise InvoerError("Deze dag is voorbij. Kies vandaag of een latere dag.", code="opvolgen-verleden", veld="opvolgen_op")
