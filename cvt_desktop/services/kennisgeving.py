"""The kennisgeving of a new day for the besluit (Awb 4:14, lid 3): its letters. The term follows when the school's has left."""

from __future__ import annotations

from datetime import date

from cvt_desktop.domain.aanvraag import AFGEROND, Aanvraag
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.brief import Brief, Briefsoort
from cvt_desktop.domain.dossierstand import termijnstand
from cvt_desktop.domain.errors import InvoerError, ToestandError
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.termijn import werkdag_vanaf
from cvt_desktop.domain.termijnfeiten import Feitsoort, Termijnfeit
from cvt_desktop.ports import documentdelen as deel
from cvt_desktop.ports.documenten import Kennisgeving
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.documenten import koppen
from cvt_desktop.services.documenten.briefreeks import nieuw, school_en_ouders, vervang
from cvt_desktop.services.documenten.brievenarchief import bewaar_definitief
from cvt_desktop.services.documenten.correspondentie import Dossiergegevens, laad_dossier, ondertekening
from cvt_desktop.services.documenten.ontvangers import Ontvanger
from cvt_desktop.services.dossier import lees_dossier
from cvt_desktop.services.keuring import eis_tekst

SOORTEN = frozenset({Briefsoort.KENNISGEVING, Briefsoort.KENNISGEVING_OUDERS})


def mogelijk(dienst: Dienst, aanvraag_id: AanvraagId) -> bool:
    """Whether a kennisgeving can still be made: nothing is decided, and none was sent before."""
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        aanvraag = lees_dossier(dienst, uow, aanvraag_id)
    return dienst.mag(Actie.BRIEF_MAKEN) and aanvraag.status not in AFGEROND and not _verzonden(aanvraag)


def maken(dienst: Dienst, aanvraag_id: AanvraagId, nieuwe_datum: date, reden: str) -> tuple[Brief, ...]:
    """Its letters, one to the school and one per address of the ouders; earlier ones that were not sent lapse.

    Raises ``InvoerError`` for a day that does not lie after the term or is no working day: nothing moves a day of our own.
    """
    eis_tekst("reden", reden)
    if not reden.strip():
        raise InvoerError("Schrijf waarom het besluit later komt; dat staat in de brief.", code="reden-ontbreekt", veld="reden")
    with dienst.werk(Actie.BRIEF_MAKEN) as werk:
        uow = werk.uow
        aanvraag = lees_dossier(dienst, uow, aanvraag_id)
        if aanvraag.status in AFGEROND or _verzonden(aanvraag):
            raise ToestandError("Een nieuwe datum kan hier niet (meer) worden genoemd. Vraag de school om in te stemmen met "
                                "uitstel.", code="kennisgeving-geen")  # fmt: skip
        d = laad_dossier(dienst, uow, aanvraag)
        laatste = termijnstand(aanvraag, d.instellingen, d.feestdagen).uiterste_datum
        _keur_datum(d, laatste, nieuwe_datum)
        vervang(uow, aanvraag_id, SOORTEN)
        kop = koppen.kop(dienst, uow, d.instellingen, aanvraag.kenmerk, dagtekening=d.vandaag, concept=False)
        brieven = tuple(
            bewaar_definitief(dienst, uow, nieuw(soort, aanvraag_id, ontvanger, d.vandaag, nieuwe_datum=nieuwe_datum),
                              dienst.opmaker.maak(_document(d, kop, lezer, ontvanger, laatste, nieuwe_datum, reden.strip())))
            for soort, lezer, ontvanger in school_en_ouders(d, Briefsoort.KENNISGEVING, Briefsoort.KENNISGEVING_OUDERS)
        )  # fmt: skip
        werk.leg_vast("brief", brieven[0].id, brieven, aanvraag_id=aanvraag_id, aantal=len(brieven))
    return brieven


def _verzonden(aanvraag: Aanvraag) -> bool:
    return any(f.soort is Feitsoort.KENNISGEVING_4_14 for f in aanvraag.termijnfeiten)


def _keur_datum(d: Dossiergegevens, laatste: date, nieuw: date) -> None:
    Termijnfeit(soort=Feitsoort.KENNISGEVING_4_14, datum=d.vandaag, nieuwe_datum=nieuw).keur()
    if nieuw <= laatste:
        raise InvoerError("De nieuwe datum ligt niet na de termijn die nu loopt. Kies een latere dag.", veld="nieuwe_datum")
    if werkdag_vanaf(nieuw, d.feestdagen) != nieuw:
        raise InvoerError("Dit is geen werkdag, en een eigen datum schuift niet op. Kies een werkdag.", veld="nieuwe_datum")


def _document(
    d: Dossiergegevens, kop: deel.Kop, lezer: deel.Lezer, ontvanger: Ontvanger, laatste: date, nieuw: date, reden: str
) -> Kennisgeving:
    return Kennisgeving(
        kop=kop, adres=ontvanger.regels, aanhef=ontvanger.aanhef, ondertekening=ondertekening(d), lezer=lezer,
        leerling=koppen.onderwerp(d.onderwerp), school=koppen.school(d.school), soort=koppen.soortnaam(d),
        ontvangen_op=d.aanvraag.formulier.a.ontvangen_op, laatste_dag=laatste, nieuwe_datum=nieuw, reden=reden,
    )  # fmt: skip
