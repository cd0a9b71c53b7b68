"""The adviezen differ: the secretaris or voorzitter chooses how to go on, with a reason (screens.md 4.7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

from cvt_desktop.domain.aanvraag import Aanvraag, Status
from cvt_desktop.domain.adviesverschil import DERDE, Verschilkeuze, Verschilweg
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import InvoerError, ToestandError
from cvt_desktop.domain.ids import AanvraagId, NotitieId
from cvt_desktop.domain.notitie import Notitie, Notitiesoort
from cvt_desktop.ports.register import Schrijfeenheid
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.dossier import lees_dossier
from cvt_desktop.services.keuring import eis_tekst

TE_KIEZEN = frozenset({Status.BIJ_DESKUNDIGEN, Status.GEREED_VOOR_ZITTING, Status.AANGEHOUDEN})
"""Where a dossier can still take another way."""


def kiezen(
    dienst: Dienst, aanvraag_id: AanvraagId, weg: Verschilweg, reden: str, gepland_op: date | None = None
) -> Aanvraag:  # fmt: skip
    """Choose a way on. *Naar zitting* makes the dossier ready; an MDO comes back on its day; a third deskundige can be asked.

    Raises ``InvoerError`` that names the field, and ``ToestandError`` when the adviezen are not both there.
    """
    eis_tekst("reden", reden)
    if not reden.strip():
        raise InvoerError("Schrijf waarom u deze weg kiest; dat staat in het dossier.", code="reden-ontbreekt", veld="reden")
    if weg is Verschilweg.MDO and (gepland_op is None or gepland_op < dienst.klok.today()):
        raise InvoerError("Kies de dag waarop u het MDO opvolgt: vandaag of later.", code="mdo-dag", veld="gepland_op")
    with dienst.werk(Actie.VERSCHIL_KIEZEN) as werk:
        uow = werk.uow
        aanvraag = lees_dossier(dienst, uow, aanvraag_id)
        _eis_te_kiezen(uow, aanvraag, weg)
        keuze = Verschilkeuze(
            weg=weg, reden=reden.strip(), door=dienst.sessie.persoon_id, naam=dienst.sessie.naam, op=dienst.klok.today(),
            gepland_op=gepland_op if weg is Verschilweg.MDO else None,
        )  # fmt: skip
        aanvraag = replace(aanvraag, verschilkeuzes=(*aanvraag.verschilkeuzes, keuze))
        doel = Status.GEREED_VOOR_ZITTING if weg is Verschilweg.ZITTING else Status.BIJ_DESKUNDIGEN
        if aanvraag.status is not doel:
            aanvraag = aanvraag.naar(doel)
        aanvraag = uow.aanvragen.save(aanvraag)
        uow.notities.save(Notitie(
            id=NotitieId(uuid4()), aanvraag_id=aanvraag_id, soort=Notitiesoort.NOTITIE,
            tekst=f"De adviezen verschillen. Gekozen: {weg}. {keuze.reden}", geschreven_door=keuze.door,
            geschreven_op=dienst.klok.now(), opvolgen_op=keuze.gepland_op,
        ))  # fmt: skip
        werk.leg_vast("aanvraag", aanvraag_id, keuze, aanvraag_id=aanvraag_id)
    return aanvraag


def _eis_te_kiezen(uow: Schrijfeenheid, aanvraag: Aanvraag, weg: Verschilweg) -> None:
    vast = {a.volgorde for a in uow.adviezen.of_aanvraag(aanvraag.id) if a.vastgesteld}
    if aanvraag.status not in TE_KIEZEN or not aanvraag.toets.afgerond or not {1, 2} <= vast:
        raise ToestandError("Dit kan als de toetsing is afgerond, beide adviezen er zijn en het dossier nog niet op een agenda "
                            "staat. Haal het zo nodig eerst van de agenda.", code="verschil-status")  # fmt: skip
    if weg is not Verschilweg.DERDE and any(k.volgorde == DERDE for k in aanvraag.koppelingen) and DERDE not in vast:
        raise ToestandError("Er is een derde deskundige gevraagd. Wacht op dat advies, of maak de koppeling eerst ongedaan.",
                            code="derde-gevraagd")  # fmt: skip
    if weg is Verschilweg.DERDE and DERDE in vast:
        raise ToestandError("Er is al een derde advies. Kies een andere weg.", code="derde-er-al")
