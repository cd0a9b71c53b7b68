"""What is done with one line of the TLV register: a copy, another school, and why numbers before it were not given."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import InvoerError, ToestandError
from cvt_desktop.domain.ids import TlvId
from cvt_desktop.domain.overgenomen import OvergenomenVerklaring
from cvt_desktop.domain.tlv import Tlvtoestand
from cvt_desktop.domain.verlengingsronde import Schoolwissel
from cvt_desktop.ports.bladen import Afschrift
from cvt_desktop.ports.register import Schrijfeenheid
from cvt_desktop.services import verklaringen
from cvt_desktop.services.bekende_tlvs import BekendeTlv
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.documenten import koppen
from cvt_desktop.services.keuring import MAX_NAAM, eis_tekst
from cvt_desktop.services.verlenging import lees_tlv

GATREDENEN = (
    "uitgegeven in het vorige systeem",
    "het besluit is voor verzending teruggenomen",
    "bij een proef of storing overgeslagen",
)
"""Why numbers were not given here."""


def afschrift(dienst: Dienst, tlv_id: TlvId) -> tuple[str, bytes]:
    """A copy of the document of a TLV that says on every page that it is one, and its file name; told to the log.

    It is not signed: who must trust it looks at the signed one. Raises ``NietGevondenError`` when there is no document here.
    """
    with dienst.werk(Actie.DOCUMENT_UITVOEREN) as werk:
        verklaring = werk.uow.verklaringen.get(tlv_id)
        brief, inhoud = verklaringen.lees_document(dienst, werk.uow, verklaring)
        kop = koppen.kop(dienst, werk.uow, dienst.instellingen(werk.uow), verklaring.nummer,
                         dagtekening=dienst.klok.today(), concept=False)  # fmt: skip
        stand = "" if verklaring.toestand is Tlvtoestand.GELDIG else f"deze verklaring is {verklaring.toestand}"
        kopie = dienst.opmaker.maak(Afschrift(kop=kop, pdf=inhoud, stand=stand))
        werk.leg_vast("afschrift", brief.id, brief, aanvraag_id=verklaring.aanvraag_id)
    return f"{verklaring.nummer} afschrift.pdf".replace("/", "-"), kopie


def schoolwissel_noteren(dienst: Dienst, tlv_id: TlvId, school: str, sinds: date) -> None:
    """The pupil went to another school and took the TLV along: no new one is needed (WEC 40, lid 14).

    Raises ``InvoerError`` naming the field, and ``ToestandError`` for a TLV that does not hold.
    """
    naam = " ".join(school.split())
    if not naam:
        raise InvoerError("Vul de naam van de nieuwe school in.", code="ontbreekt", veld="school")
    if len(naam) > MAX_NAAM:
        raise InvoerError(f"De naam van de school is langer dan {MAX_NAAM} tekens. Kort haar in.", code="te-lang", veld="school")
    eis_tekst("school", naam)
    with dienst.werk(Actie.SCHOOLWISSEL_NOTEREN) as werk:
        tlv = lees_tlv(werk.uow, tlv_id)
        if tlv.toestand is not Tlvtoestand.GELDIG:
            raise ToestandError(f"Deze verklaring is {tlv.toestand}: zij gaat niet mee naar een andere school. Kies een andere "
                                "regel.",
                                code="tlv-toestand")  # fmt: skip
        if sinds < tlv.ingangsdatum:
            raise InvoerError("De leerling ging over voordat deze verklaring gold. Controleer de dag.", code="te-vroeg",
                              veld="sinds")  # fmt: skip
        wissel = Schoolwissel(school=naam, sinds=sinds)
        nieuw = replace(tlv, schoolwissel=wissel)
        _bewaar(werk.uow, nieuw)
        werk.leg_vast("schoolwissel", tlv_id, wissel, aanvraag_id=tlv.aanvraag_id)


def gat_verklaren(dienst: Dienst, tlv_id: TlvId, uitleg: str) -> None:
    """Why the numbers just before this line were not given. Raises ``InvoerError``, also when there is no gap."""
    if not uitleg.strip():
        raise InvoerError("Kies waarom deze nummers niet zijn uitgegeven.", code="reden-ontbreekt", veld="reden")
    eis_tekst("reden", uitleg)
    if all(gat.na != tlv_id for gat in gaten(dienst)):
        raise InvoerError("Voor dit nummer is geen gat (meer). Ververs de lijst.", code="geen-gat", veld="gat")
    with dienst.werk(Actie.NUMMERGAT_VERKLAREN) as werk:
        tlv = lees_tlv(werk.uow, tlv_id)
        _bewaar(werk.uow, replace(tlv, gat_uitleg=uitleg.strip()))
        werk.leg_vast("nummergat", tlv_id, None)


def gaten(dienst: Dienst) -> list[verklaringen.Nummergat]:
    """Every gap in the numbering, explained or not."""
    return verklaringen.open_nummers(verklaringen.lijst(dienst), verklaringen.overgenomen(dienst))


def _bewaar(uow: Schrijfeenheid, tlv: BekendeTlv) -> None:
    if isinstance(tlv, OvergenomenVerklaring):
        uow.overgenomen.save(tlv)
    else:
        uow.verklaringen.save(tlv)
