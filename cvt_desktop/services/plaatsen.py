"""The places of bovenschoolse voorzieningen: who has one, who waits, and the act that gives a place (screens.md 5.7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cvt_desktop.basis.tekst import datum_kort
from cvt_desktop.domain.aanvraag import Aanvraag, Status
from cvt_desktop.domain.afhandeling import Plaatsing
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.besluit import Besluit, Besluittoestand
from cvt_desktop.domain.brief import Brief, Briefsoort
from cvt_desktop.domain.errors import InvoerError, ToestandError
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.voorziening import Bezetting, vol_melding
from cvt_desktop.ports import documentdelen as deel
from cvt_desktop.ports.plaatsbrief import Plaatsbrief
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.besluiten import huidig
from cvt_desktop.services.bezetting import stand_op
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.documenten import koppen
from cvt_desktop.services.documenten.briefreeks import nieuw, school_en_ouders, vervang
from cvt_desktop.services.documenten.brievenarchief import bewaar_definitief
from cvt_desktop.services.documenten.correspondentie import Dossiergegevens, laad_dossier, ondertekening
from cvt_desktop.services.documenten.ontvangers import Ontvanger
from cvt_desktop.services.dossier import lees_dossier
from cvt_desktop.services.keuring import eis_tekst

_BRIEVEN = frozenset({Briefsoort.PLAATS, Briefsoort.PLAATS_OUDERS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Plaatsstand:
    """A dossier and the places of its voorziening today; ``plek`` is its number on the waiting list, ``meegeteld``
    whether one of the places that are taken is its own."""

    bezetting: Bezetting
    plek: int | None
    meegeteld: bool = False

    @property
    def tekst(self) -> str:
        """``Tussenklas Kaaphorn: 14 van 14 plaatsen bezet, geen plaats vrij · wachtlijst 2 · dit dossier is nummer 1``."""
        nummer = f" · dit dossier is nummer {self.plek}" if self.plek is not None else ""
        mee = "met deze leerling " if self.meegeteld else ""
        return f"{self.bezetting.voorziening.naam}: {mee}{self.bezetting.tekst}{nummer}"


def plaatsstand(dienst: Dienst, aanvraag_id: AanvraagId) -> Plaatsstand | None:
    """The places and the waiting list for one dossier, None for a dossier without a voorziening."""
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        aanvraag = lees_dossier(dienst, uow, aanvraag_id)
        stand = stand_op(uow, aanvraag, dienst.klok.today())
    return None if stand is None else Plaatsstand(
        bezetting=stand, plek=stand.plek_van(aanvraag_id),
        meegeteld=any(t.aanvraag_id == aanvraag_id for t in stand.toegewezen))  # fmt: skip


def eis_plaats(uow: Leeseenheid, aanvraag: Aanvraag, per: date) -> None:
    """Raise ``ToestandError`` when the voorziening has no place left on this day."""
    stand = stand_op(uow, aanvraag, per, zonder=aanvraag.id)
    if stand is not None and stand.vrij == 0:
        raise ToestandError(vol_melding(stand, per), code="voorziening-vol", veld="per")


# --- the act ------------------------------------------------------------------------------------------------------------


def toe_te_kennen(dienst: Dienst, aanvraag_id: AanvraagId) -> bool:
    """Whether a place can be given: it stands on the waiting list."""
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        aanvraag = lees_dossier(dienst, uow, aanvraag_id)
    return aanvraag.status is Status.WACHTLIJST and dienst.mag(Actie.PLAATS_TOEKENNEN)


def voorbeeld(dienst: Dienst, aanvraag_id: AanvraagId, per: date) -> bytes:
    """The letter to the school as it would be made now. Raises ``CvtError`` as giving the place does."""
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        d = laad_dossier(dienst, uow, lees_dossier(dienst, uow, aanvraag_id))
        besluit = _keur(uow, d, per)
        kop = koppen.kop(dienst, uow, d.instellingen, d.aanvraag.kenmerk, dagtekening=d.vandaag, concept=True)
    return dienst.opmaker.maak(_document(d, kop, besluit, per, deel.Lezer.SCHOOL, d.school_ontvanger))


def toekennen(dienst: Dienst, aanvraag_id: AanvraagId, per: date) -> tuple[Brief, ...]:
    """Give the place to who stands on the waiting list, and make the letters to school and ouders.

    Raises ``ToestandError`` when it does not stand there or no place is left on that day, ``InvoerError`` for a day
    before the besluit or after its end; then nothing happened.
    """
    with dienst.werk(Actie.PLAATS_TOEKENNEN) as werk:
        uow = werk.uow
        d = laad_dossier(dienst, uow, lees_dossier(dienst, uow, aanvraag_id))
        besluit = _keur(uow, d, per)
        plaatsing = Plaatsing(per=per, op=d.vandaag, door=dienst.sessie.persoon_id)
        uow.aanvragen.save(d.aanvraag.plaatsen(plaatsing))
        vervang(uow, aanvraag_id, _BRIEVEN)
        kop = koppen.kop(dienst, uow, d.instellingen, d.aanvraag.kenmerk, dagtekening=d.vandaag, concept=False)
        brieven = tuple(
            bewaar_definitief(dienst, uow, nieuw(soort, aanvraag_id, ontvanger, d.vandaag),
                              dienst.opmaker.maak(_document(d, kop, besluit, per, lezer, ontvanger)))
            for soort, lezer, ontvanger in school_en_ouders(d, Briefsoort.PLAATS, Briefsoort.PLAATS_OUDERS)
        )  # fmt: skip
        werk.leg_vast("aanvraag", aanvraag_id, plaatsing, aanvraag_id=aanvraag_id)
    return brieven


def van_wachtlijst(dienst: Dienst, aanvraag_id: AanvraagId, reden: str) -> Aanvraag:
    """Take a dossier off the waiting list without a place. Raises ``ToestandError`` without a reason, or when it is not on it."""
    eis_tekst("reden", reden)
    with dienst.werk(Actie.WACHTLIJST_VERLATEN) as werk:
        aanvraag = lees_dossier(dienst, werk.uow, aanvraag_id).van_wachtlijst(reden.strip())
        aanvraag = werk.uow.aanvragen.save(aanvraag)
        werk.leg_vast("aanvraag", aanvraag_id, aanvraag, aanvraag_id=aanvraag_id)
    return aanvraag


def _keur(uow: Leeseenheid, d: Dossiergegevens, per: date) -> Besluit:
    besluit = huidig(uow, d.aanvraag.id)
    if d.aanvraag.status is not Status.WACHTLIJST or besluit is None or besluit.toestand is not Besluittoestand.VERZONDEN:
        raise ToestandError("Dit dossier staat niet op de wachtlijst. Open het dossier opnieuw.", code="geen-wachtlijst")
    if per < besluit.besloten_op:
        raise InvoerError(f"Deze dag ligt vóór het besluit van {datum_kort(besluit.besloten_op)}. Controleer de datum.",
                          code="plaats-vroeg", veld="per")  # fmt: skip
    if besluit.einddatum is not None and per > besluit.einddatum:
        raise InvoerError("De toewijzing is dan al afgelopen. Kies een eerdere dag, of laat de school opnieuw aanvragen.",
                          code="plaats-laat", veld="per")  # fmt: skip
    eis_plaats(uow, d.aanvraag, per)
    return besluit


def _document(
    d: Dossiergegevens, kop: deel.Kop, besluit: Besluit, per: date, lezer: deel.Lezer, ontvanger: Ontvanger
) -> Plaatsbrief:  # fmt: skip
    tbv = d.aanvraag.formulier.tbv
    return Plaatsbrief(
        kop=kop, adres=ontvanger.regels, aanhef=ontvanger.aanhef, ondertekening=ondertekening(d), lezer=lezer,
        leerling=koppen.leerling(d.leerling), school=koppen.school(d.school),
        voorziening=tbv.voorziening.naam if tbv.voorziening is not None else "", per=per, einde=besluit.einddatum,
        besloten_op=besluit.besloten_op, contactpersoon=tbv.contactpersoon.strip(),
    )  # fmt: skip
