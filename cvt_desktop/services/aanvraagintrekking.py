"""The school takes its aanvraag back: what it said, the dossier that ends, and the letters that confirm it.

It is the choice of who applied, not a besluit: nothing is decided, and there is no bezwaar.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import partial
from uuid import uuid4

from cvt_desktop.basis.tekst import meervoud, opsomming
from cvt_desktop.domain.aanvraag import OVERGANGEN, Aanvraag, Status
from cvt_desktop.domain.afhandeling import Intrekking, Intrekkingswijze
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.brief import Brief, Briefsoort, Brieftoestand
from cvt_desktop.domain.errors import InvoerError, ToestandError
from cvt_desktop.domain.ids import AanvraagId, NotitieId
from cvt_desktop.domain.notitie import Notitie, Notitiesoort
from cvt_desktop.ports import documentdelen as deel
from cvt_desktop.ports.documentbrieven import Intrekkingsbevestiging
from cvt_desktop.ports.register import Schrijfeenheid
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.documenten import koppen
from cvt_desktop.services.documenten.briefreeks import nieuw, school_en_ouders
from cvt_desktop.services.documenten.brievenarchief import bewaar_definitief
from cvt_desktop.services.documenten.correspondentie import Dossiergegevens, laad_dossier, ondertekening
from cvt_desktop.services.documenten.ontvangers import Ontvanger
from cvt_desktop.services.dossier import lees_dossier, zitting_van
from cvt_desktop.services.keuring import eis_tekst
from cvt_desktop.services.verzenden import INTERN

_BRIEVEN = frozenset({Briefsoort.AANVRAAG_INGETROKKEN, Briefsoort.AANVRAAG_INGETROKKEN_OUDERS})
_NOTITIES = {
    Intrekkingswijze.BEVEILIGDE_MAIL: Notitiesoort.MAIL, Intrekkingswijze.TELEFOON: Notitiesoort.TELEFOON,
    Intrekkingswijze.GESPREK: Notitiesoort.GESPREK,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Intrekkingsinvoer:
    """What is typed: on which day the message came, who of the school gave it, how, and why."""

    op: date
    door: str = field(repr=False)
    wijze: Intrekkingswijze
    reden: str = field(repr=False)


def mogelijk(dienst: Dienst, aanvraag_id: AanvraagId) -> bool:
    """Whether it can be noted now: nothing is decided."""
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        aanvraag = lees_dossier(dienst, uow, aanvraag_id)
    return dienst.mag(Actie.AANVRAAG_INTREKKEN) and aanvraag.buiten is None and Status.INGETROKKEN in OVERGANGEN[aanvraag.status]


def terug_te_nemen(dienst: Dienst, aanvraag_id: AanvraagId) -> bool:
    """Whether it can be taken back: no letter has told it to anybody."""
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        aanvraag = lees_dossier(dienst, uow, aanvraag_id)
        weg = _verteld(uow.brieven.of_aanvraag(aanvraag_id))
    return dienst.mag(Actie.AANVRAAG_INTREKKEN) and aanvraag.intrekking is not None and not weg


def voorbeeld(dienst: Dienst, aanvraag_id: AanvraagId, invoer: Intrekkingsinvoer) -> bytes:
    """The letter to the school as it would be made now. Raises ``CvtError`` as ``intrekken`` does."""
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        d = laad_dossier(dienst, uow, lees_dossier(dienst, uow, aanvraag_id))
        _keur(d, invoer)
        kop = koppen.kop(dienst, uow, d.instellingen, d.aanvraag.kenmerk, dagtekening=d.vandaag, concept=True)
    return dienst.opmaker.maak(_document(d, kop, invoer, deel.Lezer.SCHOOL, d.school_ontvanger))


def intrekken(dienst: Dienst, aanvraag_id: AanvraagId, invoer: Intrekkingsinvoer) -> tuple[Brief, ...]:
    """Note it, with what the school said as a note; off the agenda, and the letters to school and ouders are ready.

    What lay ready to be sent lapses: the aanvraag that it is about is no more. Raises ``ToestandError`` once the commission
    decided, ``InvoerError`` naming the field; then nothing happened.
    """
    with dienst.werk(Actie.AANVRAAG_INTREKKEN) as werk:
        uow = werk.uow
        d = laad_dossier(dienst, uow, lees_dossier(dienst, uow, aanvraag_id))
        _keur(d, invoer)
        van = _van_agenda(uow, d.aanvraag)
        besluit = Intrekking(op=invoer.op, door=invoer.door.strip(), wijze=invoer.wijze, reden=invoer.reden.strip(),
                             status=str(van.status))  # fmt: skip
        aanvraag = uow.aanvragen.save(van.intrekken(besluit))
        weg = [uow.brieven.save(brief.vervallen()) for brief in uow.brieven.of_aanvraag(aanvraag_id)
               if brief.te_verzenden and brief.soort not in INTERN]  # fmt: skip
        _noteer(dienst, uow, aanvraag_id, besluit)
        kop = koppen.kop(dienst, uow, d.instellingen, aanvraag.kenmerk, dagtekening=d.vandaag, concept=False)
        brieven = tuple(
            bewaar_definitief(dienst, uow, nieuw(soort, aanvraag_id, ontvanger, d.vandaag),
                              dienst.opmaker.maak(_document(d, kop, invoer, lezer, ontvanger)))
            for soort, lezer, ontvanger in school_en_ouders(d, Briefsoort.AANVRAAG_INGETROKKEN,
                                                            Briefsoort.AANVRAAG_INGETROKKEN_OUDERS)
        )  # fmt: skip
        werk.leg_vast("aanvraag", aanvraag_id, aanvraag, aanvraag_id=aanvraag_id)
        blijft = ["de plaats op de agenda"] if van is not d.aanvraag else []
        blijft += [meervoud(len(weg), "vervallen brief", "vervallen brieven")] if weg else []
        wat = f"de intrekking van {aanvraag.kenmerk}" + (f", maar niet {opsomming(blijft)}" if blijft else "")
        werk.kan_terug(wat, partial(terugnemen, dienst, aanvraag_id))
    return brieven


def terugnemen(dienst: Dienst, aanvraag_id: AanvraagId) -> Aanvraag:
    """It was noted by mistake: the dossier goes on where it stood, what was on an agenda waits for one again.

    Raises ``ToestandError`` when it was not withdrawn, or a letter told it already.
    """
    with dienst.werk(Actie.AANVRAAG_INTREKKEN) as werk:
        aanvraag = lees_dossier(dienst, werk.uow, aanvraag_id).intrekking_terugnemen()
        brieven = [b for b in werk.uow.brieven.of_aanvraag(aanvraag_id) if b.soort in _BRIEVEN]
        if _verteld(brieven):
            raise ToestandError("De bevestiging is al verzonden. Laat de school een nieuwe aanvraag doen.",
                                code="intrekking-verzonden")  # fmt: skip
        for brief in brieven:
            if brief.te_verzenden:
                werk.uow.brieven.save(brief.vervallen())
        aanvraag = werk.uow.aanvragen.save(aanvraag)
        werk.leg_vast("aanvraag", aanvraag_id, aanvraag, aanvraag_id=aanvraag_id)
    return aanvraag


def _verteld(brieven: list[Brief]) -> bool:
    return any(b.soort in _BRIEVEN and b.toestand is Brieftoestand.VERZONDEN for b in brieven)


def _van_agenda(uow: Schrijfeenheid, aanvraag: Aanvraag) -> Aanvraag:
    """Off the agenda of a zitting that has not dealt with it; it would wait for another one."""
    zitting = zitting_van(uow, aanvraag.id)
    if aanvraag.status is not Status.OP_AGENDA or zitting is None:
        return aanvraag
    uow.zittingen.save(zitting.afvoeren(aanvraag.id))
    return aanvraag.naar(Status.GEREED_VOOR_ZITTING)


def _noteer(dienst: Dienst, uow: Schrijfeenheid, aanvraag_id: AanvraagId, intrekking: Intrekking) -> None:
    """What the school said stands in the history of the dossier, also when no paper came."""
    uow.notities.save(Notitie(
        id=NotitieId(uuid4()), aanvraag_id=aanvraag_id, soort=_NOTITIES.get(intrekking.wijze, Notitiesoort.NOTITIE),
        tekst=f"De school trekt de aanvraag in ({intrekking.door}, {intrekking.wijze}): {intrekking.reden}",
        geschreven_door=dienst.sessie.persoon_id, geschreven_op=dienst.klok.now(),
    ))  # fmt: skip


def _keur(d: Dossiergegevens, invoer: Intrekkingsinvoer) -> None:
    for veld, tekst, wat in (("door", invoer.door, "wie van de school de aanvraag introk"),
                             ("reden", invoer.reden, "kort waarom de school de aanvraag intrekt")):  # fmt: skip
        eis_tekst(veld, tekst)
        if not tekst.strip():
            raise InvoerError(f"Schrijf {wat}.", code="intrekking-leeg", veld=veld)
    if invoer.op > d.vandaag:
        raise InvoerError("Deze dag ligt in de toekomst. Leg het vast als het bericht er is.", code="datum-toekomst", veld="op")
    if invoer.op < d.aanvraag.formulier.a.ontvangen_op:
        raise InvoerError("Deze dag ligt vóór de ontvangst van de aanvraag. Controleer de datum.", code="intrekking-datum",
                          veld="op")  # fmt: skip
    if d.aanvraag.buiten is not None:
        raise ToestandError("Er ligt een besluit om de aanvraag niet te behandelen. Neem dat eerst terug bij Brieven.",
                            code="buiten-ligt-klaar")  # fmt: skip
    if Status.INGETROKKEN not in OVERGANGEN[d.aanvraag.status]:
        raise ToestandError(f"Dit dossier is '{d.aanvraag.status}': er is al beslist, of de aanvraag is al afgehandeld. "
                            "Leg het bericht van de school vast in een notitie.", code="intrekken-laat")  # fmt: skip


def _document(
    d: Dossiergegevens, kop: deel.Kop, invoer: Intrekkingsinvoer, lezer: deel.Lezer, ontvanger: Ontvanger
) -> Intrekkingsbevestiging:  # fmt: skip
    return Intrekkingsbevestiging(
        kop=kop, adres=ontvanger.regels, aanhef=ontvanger.aanhef, ondertekening=ondertekening(d), lezer=lezer,
        leerling=koppen.leerling(d.leerling), school=koppen.school(d.school), soort=koppen.soortnaam(d),
        ontvangen_op=d.aanvraag.formulier.a.ontvangen_op, op=invoer.op, wijze=str(invoer.wijze), door=invoer.door.strip(),
        reden=invoer.reden.strip(),
    )  # fmt: skip
