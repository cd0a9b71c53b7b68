"""The register of bezwaren: what came in against a besluit, and each step until it has ended (Awb 6 and 7).

What is noted here is what happened on paper. A bezwaar is never refused for being late or incomplete: the terms are shown
with their reasons, and a person judges (Awb 6:6, 6:11).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import uuid4

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.adres import Adres
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.bezwaar import (
    Bezwaar,
    Bezwaaradvies,
    Bezwaarbeslissing,
    Gevolg,
    Herstelverzoek,
    Hoorgrond,
    Indiener,
    Naderuitstel,
    Ontvangst,
    Verdaging,
    niet_later,
)
from cvt_desktop.domain.bronnen import bron
from cvt_desktop.domain.bsn import MELDING, bevat_bsn
from cvt_desktop.domain.errors import InvoerError, ToestandError
from cvt_desktop.domain.ids import AanvraagId, BezwaarId, PersoonId
from cvt_desktop.domain.mandaat import bezwaargrond
from cvt_desktop.domain.persoon import BESTUURDERS, TEKENAARS, Persoon
from cvt_desktop.domain.soorten import beschrijving
from cvt_desktop.domain.termijn import toets_datum
from cvt_desktop.domain.tlv import NA_BEZWAAR, Tlvtoestand
from cvt_desktop.domain.wachtmatrix import Wachtniveau
from cvt_desktop.ports.register import Leeseenheid, Schrijfeenheid
from cvt_desktop.services.bezwaarstand import TEGEN_TE_KOMEN
from cvt_desktop.services.bezwaarwacht import bezwaarwacht, blokkades
from cvt_desktop.services.context import Dienst, Werk
from cvt_desktop.services.dossier import bekend_besluit, lees_dossier

MAX_TEKENS = 4000


@dataclass(frozen=True, slots=True, kw_only=True)
class Bezwaarinvoer:
    """What came in, as it is typed."""

    indiener: Indiener
    naam: str = field(repr=False)
    ontvangst: Ontvangst
    gronden: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beslisser:
    """Somebody who may decide; ``let_op`` says what others could hold against it, '' when nothing."""

    id: PersoonId
    naam: str = field(repr=False)
    let_op: str = ""


def registreren(dienst: Dienst, aanvraag_id: AanvraagId, invoer: Bezwaarinvoer) -> BezwaarId:
    """A bezwaar came in; the dossier is *In bezwaar* from now on. Raises ``InvoerError`` naming the field."""
    invoer.ontvangst.keur(dienst.klok.today())
    if not invoer.naam.strip():
        raise InvoerError("Vul in wie het bezwaar maakt (Awb 6:5).", code="bezwaar-naam", veld="naam")
    _keur_tekst(invoer.gronden, "gronden")
    with dienst.werk(Actie.BEZWAAR_REGISTREREN) as werk:
        aanvraag = lees_dossier(dienst, werk.uow, aanvraag_id)
        if not beschrijving(aanvraag.soort).met_tlv:
            raise ToestandError(
                "Over een arrangement adviseert de LBT niet (WVO 2.47, lid 15), en het programma volgt alleen bezwaren die naar "
                "de LBT gaan. Voeg het bezwaar toe bij Stukken, leg in een notitie vast wie het behandelt en wanneer is beslist.",
                code="bezwaar-zonder-lbt",
            )  # fmt: skip
        if aanvraag.status not in TEGEN_TE_KOMEN:
            if bekend_besluit(werk.uow, aanvraag) is not None:
                raise ToestandError(
                    "In dit dossier is een correctie begonnen. Neem die terug bij Besluit, of teken en verzend haar; registreer "
                    "daarna het bezwaar.", code="bezwaar-bij-correctie",
                )  # fmt: skip
            raise ToestandError(
                "In dit dossier is nog geen besluit bekendgemaakt. Voeg het bezwaar toe bij Stukken en registreer het na de "
                "bekendmaking; te vroeg ingediend kan het dan toch meedoen (Awb 6:10).", code="bezwaar-voor-besluit",
            )  # fmt: skip
        besluit = bekend_besluit(werk.uow, aanvraag)
        bezwaar = werk.uow.bezwaren.save(Bezwaar(
            id=BezwaarId(uuid4()), aanvraag_id=aanvraag_id, besluit_id=besluit.id if besluit else None,
            indiener=invoer.indiener, naam=invoer.naam.strip(), ontvangst=invoer.ontvangst, gronden=invoer.gronden.strip(),
        ))  # fmt: skip
        if aanvraag.status is not Status.IN_BEZWAAR:
            werk.uow.aanvragen.save(aanvraag.naar(Status.IN_BEZWAAR))
        werk.leg_vast("bezwaar", bezwaar.id, bezwaar, aanvraag_id=aanvraag_id)
    return bezwaar.id


def bevestigen(dienst: Dienst, bezwaar_id: BezwaarId, op: date) -> Bezwaar:
    """The letter that confirms the receipt has gone out (Awb 6:14)."""
    niet_later(op, dienst.klok.today(), "op")
    return _stap(dienst, Actie.BEZWAAR_BEVESTIGEN, bezwaar_id, lambda b: b.bevestigen(op))


def herstel_vragen(dienst: Dienst, bezwaar_id: BezwaarId, verzoek: Herstelverzoek) -> Bezwaar:
    """The letter that asks to repair a verzuim has gone out (Awb 6:6)."""
    niet_later(verzoek.verzonden_op, dienst.klok.today(), "verzonden_op")
    _keur_tekst(verzoek.wat, "wat")
    return _stap(dienst, Actie.BEZWAAR_HERSTEL_VRAGEN, bezwaar_id, lambda b: b.herstel_vragen(verzoek))


def herstellen(dienst: Dienst, bezwaar_id: BezwaarId, op: date) -> Bezwaar:
    """What lacked came in."""
    niet_later(op, dienst.klok.today(), "op")
    return _stap(dienst, Actie.BEZWAAR_HERSTELLEN, bezwaar_id, lambda b: b.herstellen(op))


def doorzenden(dienst: Dienst, bezwaar_id: BezwaarId, op: date) -> Bezwaar:
    """The bezwaar went to the LBT with its dossier."""
    niet_later(op, dienst.klok.today(), "op")
    return _stap(dienst, Actie.BEZWAAR_DOORZENDEN, bezwaar_id, lambda b: b.doorzenden(op))


def hoorzitting(dienst: Dienst, bezwaar_id: BezwaarId, op: date) -> Bezwaar:
    """The LBT has set the day of the hearing, mostly one to come."""
    toets_datum(op, veld="op")
    return _stap(dienst, Actie.BEZWAAR_HOREN, bezwaar_id, lambda b: b.horen(op))


def niet_horen(dienst: Dienst, bezwaar_id: BezwaarId, grond: Hoorgrond) -> Bezwaar:
    """Nobody will be heard, for a reason that the decision names (Awb 7:3, 7:12)."""
    return _stap(dienst, Actie.BEZWAAR_NIET_HOREN, bezwaar_id, lambda b: b.niet_horen(grond))


def uitstellen(dienst: Dienst, bezwaar_id: BezwaarId, uitstel: Naderuitstel) -> Bezwaar:
    """The notice of further delay has gone to all who are concerned (Awb 7:10, lid 4 and 5)."""
    niet_later(uitstel.op, dienst.klok.today(), "op")
    return _stap(dienst, Actie.BEZWAAR_UITSTELLEN, bezwaar_id, lambda b: b.uitstellen(uitstel))


def adres_vastleggen(dienst: Dienst, bezwaar_id: BezwaarId, adres: Adres) -> Bezwaar:
    """Where letters to who objected go, when the dossier does not know it. Raises ``InvoerError`` for half an address."""
    if not adres.volledig:
        raise InvoerError("Vul straat en plaats in.", code="brief-zonder-adres",
                          veld="plaats" if adres.straat.strip() else "straat")  # fmt: skip
    return _stap(dienst, Actie.BEZWAAR_ADRES, bezwaar_id, lambda b: replace(b, adres=adres))


def verdagen(dienst: Dienst, bezwaar_id: BezwaarId, verdaging: Verdaging) -> Bezwaar:
    """The notice that the decision comes later has gone to all who are concerned (Awb 7:10, lid 3 and 5)."""
    niet_later(verdaging.op, dienst.klok.today(), "op")
    return _stap(dienst, Actie.BEZWAAR_VERDAGEN, bezwaar_id, lambda b: b.verdagen(verdaging))


def advies_ontvangen(dienst: Dienst, bezwaar_id: BezwaarId, advies: Bezwaaradvies) -> Bezwaar:
    """The advice of the LBT came in."""
    for veld in ("gedateerd", "ontvangen_op"):
        niet_later(getattr(advies, veld), dienst.klok.today(), veld)
    return _stap(dienst, Actie.BEZWAAR_ADVIES, bezwaar_id, lambda b: b.advies_ontvangen(advies))


def beslissen(dienst: Dienst, bezwaar_id: BezwaarId, beslissing: Bezwaarbeslissing) -> Bezwaar:
    """The decision on the bezwaar; never by who took the besluit under mandate (Awb 10:3, lid 3) or is tied to it (2:4)."""
    niet_later(beslissing.op, dienst.klok.today(), "op")
    _keur_tekst(beslissing.reden_afwijking, "reden_afwijking")

    def beslis(bezwaar: Bezwaar, uow: Leeseenheid) -> Bezwaar:
        persoon = uow.personen.get(beslissing.beslist_door)
        for melding in blokkades(uow, bezwaar.aanvraag_id, persoon):
            raise ToestandError(
                f"Deze persoon {melding.grond} en mag niet op het bezwaar beslissen ({bron(melding.bron).tekst}). "
                "Kies iemand anders.", code="bezwaar-zelfde-beslisser", veld="beslist_door",
            )  # fmt: skip
        if not persoon.rollen & TEKENAARS:
            raise InvoerError("Op een bezwaar beslist een bestuurder, of een voorzitter namens het bestuur. Kies iemand anders.",
                              code="bezwaar-beslisser", veld="beslist_door")  # fmt: skip
        soort = uow.aanvragen.get(bezwaar.aanvraag_id).soort
        if bezwaargrond(uow.mandaten.all(), persoon, soort, beslissing.op) is None:
            raise ToestandError(
                "Deze persoon heeft op die dag geen mandaat om op een bezwaar te beslissen (Awb 10:5). Leg het mandaat vast bij "
                "Instellingen, Mandaten, of kies een bestuurder.", code="bezwaar-mandaat", veld="beslist_door",
            )  # fmt: skip
        return bezwaar.beslissen(beslissing)

    with dienst.werk(Actie.BEZWAAR_BESLISSEN) as werk:
        bezwaar = _bewaar(dienst, werk, bezwaar_id, lambda b: beslis(b, werk.uow))
        if beslissing.gevolg is not Gevolg.BLIJFT:
            _trek_verklaring_in(werk.uow, bezwaar, beslissing.op)
    return bezwaar


def intrekken(dienst: Dienst, bezwaar_id: BezwaarId, op: date) -> Bezwaar:
    """Who made the bezwaar takes it back (Awb 6:21)."""
    niet_later(op, dienst.klok.today(), "op")
    return _stap(dienst, Actie.BEZWAAR_INTREKKEN, bezwaar_id, lambda b: b.intrekken(op))


def beslissers(dienst: Dienst, bezwaar_id: BezwaarId) -> tuple[Beslisser, ...]:
    """Who may decide: bestuurders, and voorzitters with a mandate for it, against whom nothing stands that blocks."""
    with dienst.lezen(Actie.BEZWAREN_INZIEN) as uow:
        bezwaar = uow.bezwaren.get(bezwaar_id)
        soort = lees_dossier(dienst, uow, bezwaar.aanvraag_id).soort
        mandaten, vandaag = uow.mandaten.all(), dienst.klok.today()
        gevonden = []
        for persoon in sorted(uow.personen.all(), key=_bestuurders_eerst):
            if not persoon.actief or not persoon.rollen & TEKENAARS:
                continue
            tegen = bezwaarwacht(uow, bezwaar.aanvraag_id, persoon)
            if bezwaargrond(mandaten, persoon, soort, vandaag) and not any(m.niveau is Wachtniveau.BLOKKEERT for m in tegen):
                gevonden.append(Beslisser(id=persoon.id, naam=persoon.naam, let_op=", ".join(m.grond for m in tegen)))
        return tuple(gevonden)


def _trek_verklaring_in(uow: Schrijfeenheid, bezwaar: Bezwaar, op: date) -> None:
    """With the besluit that is herroepen its TLV stops to hold; the number and the line stay (Awb 7:11, lid 2)."""
    besluit = uow.besluiten.get(bezwaar.besluit_id) if bezwaar.besluit_id is not None else None
    if besluit is None or besluit.tlv_id is None:
        return
    verklaring = uow.verklaringen.get(besluit.tlv_id)
    if verklaring.toestand is Tlvtoestand.GELDIG:
        uow.verklaringen.save(verklaring.ingetrokken(NA_BEZWAAR, op))


def _stap(dienst: Dienst, actie: Actie, bezwaar_id: BezwaarId, doe: Callable[[Bezwaar], Bezwaar]) -> Bezwaar:
    with dienst.werk(actie) as werk:
        return _bewaar(dienst, werk, bezwaar_id, doe)


def _bewaar(dienst: Dienst, werk: Werk, bezwaar_id: BezwaarId, doe: Callable[[Bezwaar], Bezwaar]) -> Bezwaar:
    """Save what ``doe`` makes of it; when the last bezwaar of a dossier has ended the dossier is closed."""
    bezwaar = werk.uow.bezwaren.get(bezwaar_id)
    aanvraag = lees_dossier(dienst, werk.uow, bezwaar.aanvraag_id)
    nieuw = werk.uow.bezwaren.save(doe(bezwaar))
    if not nieuw.loopt and not any(b.loopt for b in werk.uow.bezwaren.of_aanvraag(aanvraag.id)):
        werk.uow.aanvragen.save(aanvraag.naar(Status.AFGESLOTEN))
    werk.leg_vast("bezwaar", bezwaar_id, nieuw, aanvraag_id=aanvraag.id)
    return nieuw


def _bestuurders_eerst(persoon: Persoon) -> tuple[bool, str]:
    return not persoon.rollen & BESTUURDERS, persoon.naam


def _keur_tekst(tekst: str, veld: str) -> None:
    if len(tekst) > MAX_TEKENS:
        raise InvoerError(f"Hier passen hoogstens {MAX_TEKENS} tekens. Kort de tekst in; het bezwaarschrift zelf staat bij "
                          "Stukken.", code="bezwaar-lang", veld=veld)  # fmt: skip
    if bevat_bsn(tekst):
        raise InvoerError(f"{MELDING} Haal het weg.", code="mogelijk-bsn", veld=veld)
