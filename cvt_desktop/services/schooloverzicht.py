"""*Schooloverzicht*: for one school its running aanvragen and its ending verklaringen, on paper and as a text without names.

The zorgcoördinator has no login here and asks for it (screens.md 1.8, 4.14). It tells how far each aanvraag is in the words of
the statusbericht, never what was decided.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from cvt_desktop.basis.tekst import datum_cijfers, datum_lang, hoofdletter, meervoud, vouw
from cvt_desktop.domain.aanvraag import AFGEROND, Status
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.bsn import zonder_bsn
from cvt_desktop.domain.ids import SchoolId
from cvt_desktop.domain.lijstuitvoer import Lijstsoort, Lijstuitvoer
from cvt_desktop.domain.school import School
from cvt_desktop.domain.schooljaar import schooljaar
from cvt_desktop.domain.statusbericht import standzin
from cvt_desktop.domain.verlengingsronde import Rondestand
from cvt_desktop.ports.bladen import Blad, Bladdeel, Maandtabel
from cvt_desktop.ports.overzicht import AanvraagSummary, AflopendeTlv
from cvt_desktop.services import statusbericht
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.documenten import koppen
from cvt_desktop.services.verklaringen import aflopend
from cvt_desktop.services.werkvoorraad import zichtbare_aanvragen

_LEEG = "Er loopt nu geen aanvraag van deze school, en er loopt dit schooljaar geen verklaring af."
_NAAMGENOOT = (
    "Er is nog een school met deze naam. Het staat niet vast van welke van beide een verklaring is; vraag ons daar apart naar."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lopend:
    """One aanvraag that runs, and how far it is in a sentence without a name."""

    aanvraag: AanvraagSummary = field(repr=False)
    stand: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Schooloverzicht:
    """What a school may know of its own pupils here; ``tlvs`` end between today and the end of this school year.

    ``naamgenoot``: another school has the same name. A verklaring knows its school by name, so then there are no ``tlvs``.
    """

    school: School
    naamgenoot: bool
    lopend: tuple[Lopend, ...] = field(repr=False)
    tlvs: tuple[AflopendeTlv, ...] = field(repr=False)


def overzicht(dienst: Dienst, school_id: SchoolId) -> Schooloverzicht:
    """Read it. An aanvraag on the waiting list runs too. Raises ``GeenRechtError`` and ``NietGevondenError``."""
    dienst.eis(Actie.DOCUMENT_UITVOEREN)
    alle, vandaag = zichtbare_aanvragen(dienst), dienst.klok.today()
    with dienst.lezen(Actie.OVERZICHTEN_INZIEN) as uow:
        school = uow.scholen.get(school_id)
        naamgenoot = any(s.id != school_id and vouw(s.naam) == vouw(school.naam) for s in uow.scholen.all())
        lopend = []
        for regel in alle:
            if vouw(regel.school) != vouw(school.naam) or (regel.status in AFGEROND and regel.status is not Status.WACHTLIJST):
                continue
            aanvraag = uow.aanvragen.get(regel.id)
            if aanvraag.school_id == school_id:  # two vestigingen can have one name
                stand = standzin(statusbericht.gegevens(uow, dienst, aanvraag), vandaag)
                lopend.append(Lopend(aanvraag=regel, stand=hoofdletter(stand)))
    jaar = schooljaar(vandaag)
    dagen = [dag for dag in dienst.overzichten.einddagen(vandaag) if dag <= jaar.laatste_dag and not naamgenoot]
    tlvs = [tlv for dag in dagen for tlv in aflopend(dienst, dag) if vouw(tlv.school) == vouw(school.naam)]
    return Schooloverzicht(school=school, naamgenoot=naamgenoot, tlvs=tuple(tlvs),
                           lopend=tuple(sorted(lopend, key=lambda een: een.aanvraag.kenmerk)))  # fmt: skip


def papier(dienst: Dienst, school_id: SchoolId) -> bytes:
    """The sheet for the school, with the names of its own pupils. Nothing leaves yet: ``leg_uitvoer_vast`` tells the log."""
    o = overzicht(dienst, school_id)
    with dienst.lezen(Actie.OVERZICHTEN_INZIEN) as uow:
        kop = koppen.kop(dienst, uow, dienst.instellingen(uow), "", dagtekening=dienst.klok.today(), concept=False)
    return dienst.opmaker.maak(Blad(
        kop=kop, titel=f"Schooloverzicht {o.school.naam}",
        inleiding="Uw lopende aanvragen en de verklaringen die dit schooljaar aflopen. Dit overzicht noemt leerlingen: bewaar en "
        "verstuur het alleen langs een beveiligde weg.",
        delen=(
            Bladdeel(kop="Lopende aanvragen", tabel=Maandtabel(
                titel=meervoud(len(o.lopend), "aanvraag", "aanvragen"), kolommen=("Kenmerk", "Leerling", "Soort", "Stand"),
                delen=(13, 22, 19, 46), leeg="Er loopt nu geen aanvraag.",
                rijen=tuple((een.aanvraag.kenmerk, een.aanvraag.leerling, een.aanvraag.soort, een.stand) for een in o.lopend))),
            Bladdeel(kop="Aflopende verklaringen", tabel=Maandtabel(
                titel=meervoud(len(o.tlvs), "verklaring", "verklaringen"),
                kolommen=("TLV-nummer", "Leerling", "Geboren", "Loopt tot en met", "Verlenging"), delen=(19, 25, 14, 17, 25),
                leeg=_NAAMGENOOT if o.naamgenoot else "Er loopt dit schooljaar geen verklaring af.",
                rijen=tuple((t.nummer, t.leerling, datum_cijfers(t.geboortedatum), datum_cijfers(t.einddatum), _verlenging(t))
                            for t in o.tlvs))),
        ),
    ))  # fmt: skip


def leg_uitvoer_vast(dienst: Dienst, school_id: SchoolId, pdf: bytes, wat: str) -> None:
    """The sheet leaves the program, on paper or as a file (``wat``): an event with its digest, before it happens."""
    feit = Lijstuitvoer(lijst=Lijstsoort.SCHOOLOVERZICHT, zonder_namen=False, bestand=zonder_bsn(wat),
                        sha256=hashlib.sha256(pdf).hexdigest())  # fmt: skip
    with dienst.werk(Actie.DOCUMENT_UITVOEREN) as werk:
        werk.leg_vast("schooloverzicht", school_id, feit)


def bericht(dienst: Dienst, school_id: SchoolId) -> str:
    """The same as a text for the clipboard without the name of a pupil; that it was made is kept in the log."""
    o = overzicht(dienst, school_id)
    regels = [f"Kenmerk {een.aanvraag.kenmerk}: {een.stand}" for een in o.lopend]
    regels += [f"TLV {t.nummer} loopt af op {datum_lang(t.einddatum)}: {_verlenging(t)}." for t in o.tlvs]
    regels += [_NAAMGENOOT] if o.naamgenoot else []
    with dienst.werk(Actie.STATUSBERICHT_KOPIEREN) as werk:
        werk.leg_vast("schooloverzicht", school_id, None, aantal=max(1, len(regels)))
    return "\n".join(regels) or _LEEG


def bestandsnaam(school: School, dag: str) -> str:
    """``schooloverzicht 2027-05-12 vso De Meander.pdf``: no pupil in it."""
    return f"schooloverzicht {dag} {school.naam}.pdf"


def _verlenging(tlv: AflopendeTlv) -> str:
    if tlv.stand is Rondestand.AANGEVRAAGD:
        return f"verlenging aangevraagd ({tlv.kenmerk})"
    return {Rondestand.CONCEPT: "u wilt verlengen", Rondestand.NIETS: "wij hoorden nog niets",
            Rondestand.ONBEKEND: "u wist het nog niet"}.get(tlv.stand, str(tlv.antwoord))  # fmt: skip
