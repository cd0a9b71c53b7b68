"""A letter in words of its own to the school or the ouders, with the head, kenmerk and history of every other letter."""

from __future__ import annotations

from dataclasses import dataclass, field

from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.brief import Brief, Briefsoort
from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.ports import documentdelen as deel
from cvt_desktop.ports.documentbrieven import LosseBrief
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.documenten import koppen
from cvt_desktop.services.documenten.briefreeks import Aan, adressering, nieuw
from cvt_desktop.services.documenten.brievenarchief import bewaar_definitief
from cvt_desktop.services.documenten.correspondentie import Dossiergegevens, laad_dossier, ondertekening
from cvt_desktop.services.documenten.ontvangers import Ontvanger
from cvt_desktop.services.dossier import lees_dossier
from cvt_desktop.services.keuring import eis_tekst

MAX_ONDERWERP = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Lossebriefinvoer:
    """What is typed; an empty line in ``tekst`` begins a new paragraph."""

    aan: Aan
    onderwerp: str = field(repr=False)
    tekst: str = field(repr=False)


def voorbeeld(dienst: Dienst, aanvraag_id: AanvraagId, invoer: Lossebriefinvoer) -> bytes:
    """The first of its letters as it would be made now. Raises ``CvtError`` as making it does."""
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        d = laad_dossier(dienst, uow, lees_dossier(dienst, uow, aanvraag_id))
        _, _, ontvanger = adressering(d, _keur(invoer).aan, Briefsoort.LOSSE_BRIEF, Briefsoort.LOSSE_BRIEF_OUDERS)[0]
        kop = koppen.kop(dienst, uow, d.instellingen, d.aanvraag.kenmerk, dagtekening=d.vandaag, concept=True)
    return dienst.opmaker.maak(_document(d, kop, ontvanger, invoer))


def maken(dienst: Dienst, aanvraag_id: AanvraagId, invoer: Lossebriefinvoer) -> tuple[Brief, ...]:
    """Its letters, one per addressee. Earlier ones stay: each is a letter of its own."""
    _keur(invoer)
    with dienst.werk(Actie.BRIEF_MAKEN) as werk:
        uow = werk.uow
        d = laad_dossier(dienst, uow, lees_dossier(dienst, uow, aanvraag_id))
        kop = koppen.kop(dienst, uow, d.instellingen, d.aanvraag.kenmerk, dagtekening=d.vandaag, concept=False)
        brieven = [
            bewaar_definitief(dienst, uow, nieuw(soort, aanvraag_id, ontvanger, d.vandaag, eigen_alinea=invoer.tekst.strip()),
                              dienst.opmaker.maak(_document(d, kop, ontvanger, invoer)))
            for soort, _, ontvanger in adressering(d, invoer.aan, Briefsoort.LOSSE_BRIEF, Briefsoort.LOSSE_BRIEF_OUDERS)
        ]  # fmt: skip
        werk.leg_vast("brief", brieven[0].id, tuple(brieven), aanvraag_id=aanvraag_id, aantal=len(brieven))
    return tuple(brieven)


def _keur(invoer: Lossebriefinvoer) -> Lossebriefinvoer:
    for veld, tekst, wat in (("onderwerp", invoer.onderwerp, "het onderwerp"), ("tekst", invoer.tekst, "de tekst van de brief")):
        eis_tekst(veld, tekst)
        if not tekst.strip():
            raise InvoerError(f"Schrijf {wat}.", code="brief-leeg", veld=veld)
    if len(invoer.onderwerp) > MAX_ONDERWERP:
        raise InvoerError(f"Het onderwerp past niet. Kort het in tot {MAX_ONDERWERP} tekens.", code="onderwerp-lang",
                          veld="onderwerp")  # fmt: skip
    return invoer


def _document(d: Dossiergegevens, kop: deel.Kop, ontvanger: Ontvanger, invoer: Lossebriefinvoer) -> LosseBrief:
    return LosseBrief(
        kop=kop, adres=ontvanger.regels, aanhef=ontvanger.aanhef, ondertekening=ondertekening(d),
        onderwerp=invoer.onderwerp.strip(), eigen_alinea=invoer.tekst.strip(),
    )  # fmt: skip
