"""The invitation to give a zienswijze before a besluit (Awb 4:7 to 4:9): its letters, and the answer that is kept.

With the sending of a letter it is known that its addressee was asked; the check of a besluit looks at that.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from cvt_desktop.domain.aanvraag import AFGEROND, Aanvraag, Status
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.brief import Brief, Briefsoort
from cvt_desktop.domain.errors import InvoerError, ToestandError
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.termijn import toets_datum, werkdag_vanaf
from cvt_desktop.domain.tlv import Tlvtoestand, Verklaring
from cvt_desktop.domain.zienswijze import Zienswijze, Zienswijzevraag
from cvt_desktop.ports import documentdelen as deel
from cvt_desktop.ports.documentbrieven import UitnodigingZienswijze
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.documenten import koppen
from cvt_desktop.services.documenten.briefreeks import Aan, adressering, nieuw, vervang
from cvt_desktop.services.documenten.brievenarchief import bewaar_definitief
from cvt_desktop.services.documenten.correspondentie import Dossiergegevens, laad_dossier, ondertekening
from cvt_desktop.services.documenten.ontvangers import Ontvanger
from cvt_desktop.services.dossier import lees_dossier
from cvt_desktop.services.keuring import eis_tekst

_PER_AAN = {
    Aan.SCHOOL: frozenset({Briefsoort.ZIENSWIJZE}),
    Aan.OUDERS: frozenset({Briefsoort.ZIENSWIJZE_OUDERS}),
    Aan.BEIDE: frozenset({Briefsoort.ZIENSWIJZE, Briefsoort.ZIENSWIJZE_OUDERS}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Uitnodiging:
    """What may be decided, on which data of others it rests, until when, and where one can come to tell it."""

    aan: Aan
    voornemen: str = field(repr=False)
    gegevens: str = field(repr=False)
    uiterlijk: date
    gesprek: str = field(default="", repr=False)


def mogelijk(dienst: Dienst, aanvraag_id: AanvraagId) -> bool:
    """Whether somebody can be asked: nothing is decided, or what was decided can still be withdrawn (Awb 4:8)."""
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        return dienst.mag(Actie.BRIEF_MAKEN) and _open(uow, lees_dossier(dienst, uow, aanvraag_id))


def _open(uow: Leeseenheid, aanvraag: Aanvraag) -> bool:
    """Nothing was decided on the aanvraag, or the verklaring that was sent holds and could be ended."""
    return aanvraag.status not in AFGEROND or _te_beeindigen(uow, aanvraag) is not None


def _te_beeindigen(uow: Leeseenheid, aanvraag: Aanvraag) -> Verklaring | None:
    if aanvraag.status not in {Status.BEKENDGEMAAKT, Status.AFGESLOTEN} or aanvraag.leerling_id is None:
        return None
    return next((v for v in uow.verklaringen.of_leerling(aanvraag.leerling_id)
                 if v.aanvraag_id == aanvraag.id and v.toestand is Tlvtoestand.GELDIG), None)  # fmt: skip


def open_vragen(dienst: Dienst, aanvraag_id: AanvraagId) -> tuple[tuple[int, Zienswijzevraag], ...]:
    """The invitations of which no answer was kept, each with its place; none for who may not keep one."""
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        aanvraag = lees_dossier(dienst, uow, aanvraag_id)
    if not dienst.mag(Actie.ZIENSWIJZE_VASTLEGGEN):
        return ()
    return tuple((nummer, v) for nummer, v in enumerate(aanvraag.zienswijzen) if v.zienswijze is None)


def voorbeeld(dienst: Dienst, aanvraag_id: AanvraagId, invoer: Uitnodiging) -> bytes:
    """The first of its letters as it would be made now. Raises ``CvtError`` as making it does."""
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        d = laad_dossier(dienst, uow, lees_dossier(dienst, uow, aanvraag_id))
        _keur(uow, d, invoer)
        _, lezer, ontvanger = adressering(d, invoer.aan, Briefsoort.ZIENSWIJZE, Briefsoort.ZIENSWIJZE_OUDERS)[0]
        kop = koppen.kop(dienst, uow, d.instellingen, d.aanvraag.kenmerk, dagtekening=d.vandaag, concept=True)
        tlv = _te_beeindigen(uow, d.aanvraag)
    return dienst.opmaker.maak(_document(d, kop, lezer, ontvanger, invoer, tlv))


def uitnodigen(dienst: Dienst, aanvraag_id: AanvraagId, invoer: Uitnodiging) -> tuple[Brief, ...]:
    """Its letters, one per addressee; earlier ones to the same that were not sent lapse.

    Raises ``InvoerError`` that names the field, ``ToestandError`` when the besluit has been taken.
    """
    with dienst.werk(Actie.BRIEF_MAKEN) as werk:
        uow = werk.uow
        d = laad_dossier(dienst, uow, lees_dossier(dienst, uow, aanvraag_id))
        _keur(uow, d, invoer)
        vervang(uow, aanvraag_id, _PER_AAN[invoer.aan])
        kop = koppen.kop(dienst, uow, d.instellingen, d.aanvraag.kenmerk, dagtekening=d.vandaag, concept=False)
        tlv = _te_beeindigen(uow, d.aanvraag)
        brieven = []
        for soort, lezer, ontvanger in adressering(d, invoer.aan, Briefsoort.ZIENSWIJZE, Briefsoort.ZIENSWIJZE_OUDERS):
            brief = nieuw(soort, aanvraag_id, ontvanger, d.vandaag, nieuwe_datum=invoer.uiterlijk, wat=invoer.voornemen.strip())
            document = _document(d, kop, lezer, ontvanger, invoer, tlv)
            brieven.append(bewaar_definitief(dienst, uow, brief, dienst.opmaker.maak(document)))
        werk.leg_vast("brief", brieven[0].id, tuple(brieven), aanvraag_id=aanvraag_id, aantal=len(brieven))
    return tuple(brieven)


def vastleggen(dienst: Dienst, aanvraag_id: AanvraagId, nummer: int, zienswijze: Zienswijze) -> Aanvraag:
    """Keep what came of an invitation. Raises ``InvoerError`` for a day that cannot be, or an answer without words."""
    eis_tekst("inhoud", zienswijze.inhoud)
    if toets_datum(zienswijze.op, veld="op") > dienst.klok.today():
        raise InvoerError("Deze dag ligt in de toekomst. Leg het vast als het is gebeurd.", code="datum-toekomst", veld="op")
    with dienst.werk(Actie.ZIENSWIJZE_VASTLEGGEN) as werk:
        aanvraag = lees_dossier(dienst, werk.uow, aanvraag_id)
        aanvraag = werk.uow.aanvragen.save(aanvraag.zienswijze_vastleggen(nummer, zienswijze))
        werk.leg_vast("aanvraag", aanvraag_id, zienswijze, aanvraag_id=aanvraag_id)
    return aanvraag


def _keur(uow: Leeseenheid, d: Dossiergegevens, invoer: Uitnodiging) -> None:
    if not _open(uow, d.aanvraag):
        raise ToestandError("Over deze aanvraag is al beslist; een zienswijze vraagt u daarvoor. Sluit dit venster.",
                            code="zienswijze-laat")  # fmt: skip
    for veld, tekst, melding in (
        ("voornemen", invoer.voornemen, "Schrijf wat u misschien besluit; dat staat in de brief."),
        ("gegevens", invoer.gegevens, "Schrijf op welke gegevens dat berust; daarop kan iemand reageren."),
    ):
        eis_tekst(veld, tekst)
        if not tekst.strip():
            raise InvoerError(melding, code="zienswijze-leeg", veld=veld)
    eis_tekst("gesprek", invoer.gesprek)
    if toets_datum(invoer.uiterlijk, veld="uiterlijk") <= d.vandaag:
        raise InvoerError("De uiterste dag ligt niet na vandaag. Kies een latere dag.", code="zienswijze-dag", veld="uiterlijk")
    if werkdag_vanaf(invoer.uiterlijk, d.feestdagen) != invoer.uiterlijk:
        raise InvoerError("Dit is geen werkdag, en een eigen datum schuift niet op. Kies een werkdag.", code="zienswijze-werkdag",
                          veld="uiterlijk")  # fmt: skip


def _document(
    d: Dossiergegevens, kop: deel.Kop, lezer: deel.Lezer, ontvanger: Ontvanger, invoer: Uitnodiging, tlv: Verklaring | None
) -> UitnodigingZienswijze:
    return UitnodigingZienswijze(
        kop=kop, adres=ontvanger.regels, aanhef=ontvanger.aanhef, ondertekening=ondertekening(d), lezer=lezer,
        leerling=koppen.onderwerp(d.onderwerp), school=koppen.school(d.school), soort=koppen.soortnaam(d),
        ontvangen_op=d.aanvraag.formulier.a.ontvangen_op, voornemen=invoer.voornemen.strip(), gegevens=invoer.gegevens.strip(),
        uiterlijk=invoer.uiterlijk, gesprek=invoer.gesprek.strip(), tlv_nummer=tlv.nummer if tlv is not None else "",
    )  # fmt: skip
