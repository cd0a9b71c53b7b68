"""Delay to which the school agrees in writing (Awb 4:15, lid 2, onder a): asked by letter, kept when it agreed, confirmed.

What it agreed to moves the term, from the day on which it was kept; the letters only tell of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from cvt_desktop.domain.aanvraag import AFGEROND, Aanvraag
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.brief import Brief, Briefsoort
from cvt_desktop.domain.dossierstand import termijnstand
from cvt_desktop.domain.errors import InvoerError, ToestandError
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.termijnfeiten import Feitsoort, Termijnfeit
from cvt_desktop.ports import documentdelen as deel
from cvt_desktop.ports.documentbrieven import Uitstelbrief
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.documenten import koppen
from cvt_desktop.services.documenten.briefreeks import nieuw, school_en_ouders, vervang
from cvt_desktop.services.documenten.brievenarchief import bewaar_definitief
from cvt_desktop.services.documenten.correspondentie import Dossiergegevens, laad_dossier, ondertekening
from cvt_desktop.services.documenten.ontvangers import Ontvanger
from cvt_desktop.services.dossier import lees_dossier
from cvt_desktop.services.keuring import eis_tekst

_VRAAG = frozenset({Briefsoort.UITSTEL_VRAAG})
_BEVESTIGING = frozenset({Briefsoort.UITSTEL, Briefsoort.UITSTEL_OUDERS})
SOORTEN = _VRAAG | _BEVESTIGING


@dataclass(frozen=True, slots=True, kw_only=True)
class Uitstel:
    """From and to, both inclusive, and why. ``ingestemd_op`` is the day on which the school agreed; None while it is asked."""

    van: date
    tot: date
    reden: str = field(repr=False)
    ingestemd_op: date | None = None


def mogelijk(dienst: Dienst, aanvraag_id: AanvraagId) -> bool:
    """Whether delay can still be asked: nothing is decided."""
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        aanvraag = lees_dossier(dienst, uow, aanvraag_id)
    return dienst.mag(Actie.BRIEF_MAKEN) and dienst.mag(Actie.UITSTEL_VASTLEGGEN) and aanvraag.status not in AFGEROND


def voorbeeld(dienst: Dienst, aanvraag_id: AanvraagId, uitstel: Uitstel) -> bytes:
    """The letter to the school as it would be made now. Raises ``CvtError`` as making it does."""
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        d = laad_dossier(dienst, uow, lees_dossier(dienst, uow, aanvraag_id))
        _keur(d, uitstel)
        kop = koppen.kop(dienst, uow, d.instellingen, d.aanvraag.kenmerk, dagtekening=d.vandaag, concept=True)
    return dienst.opmaker.maak(_document(d, kop, uitstel, deel.Lezer.SCHOOL, d.school_ontvanger))


def vragen(dienst: Dienst, aanvraag_id: AanvraagId, uitstel: Uitstel) -> Brief:
    """The letter that asks the school to agree; an earlier one that was not sent lapses. The term does not change."""
    with dienst.werk(Actie.BRIEF_MAKEN) as werk:
        d = laad_dossier(dienst, werk.uow, lees_dossier(dienst, werk.uow, aanvraag_id))
        _keur(d, uitstel)
        vervang(werk.uow, aanvraag_id, _VRAAG)
        kop = koppen.kop(dienst, werk.uow, d.instellingen, d.aanvraag.kenmerk, dagtekening=d.vandaag, concept=False)
        document = _document(d, kop, uitstel, deel.Lezer.SCHOOL, d.school_ontvanger)
        brief = nieuw(Briefsoort.UITSTEL_VRAAG, aanvraag_id, d.school_ontvanger, d.vandaag)
        brief = bewaar_definitief(dienst, werk.uow, brief, dienst.opmaker.maak(document))
        werk.leg_vast("brief", brief.id, brief, aanvraag_id=aanvraag_id)
    return brief


def vastleggen(dienst: Dienst, aanvraag_id: AanvraagId, uitstel: Uitstel) -> tuple[Brief, ...]:
    """The school agreed in writing: keep it for the term, and make the letters that confirm it to school and ouders.

    What was noted on the page of the terms already is not noted twice. Raises ``InvoerError`` without the day of the consent.
    """
    if uitstel.ingestemd_op is None:
        raise InvoerError("Vul in op welke dag de school schriftelijk instemde.", code="uitstel-instemming",
                          veld="ingestemd_op")  # fmt: skip
    feit = Termijnfeit(soort=Feitsoort.INSTEMMING_UITSTEL, datum=uitstel.ingestemd_op, van=uitstel.van, tot=uitstel.tot)
    with dienst.werk(Actie.UITSTEL_VASTLEGGEN) as werk:
        uow = werk.uow
        d = laad_dossier(dienst, uow, lees_dossier(dienst, uow, aanvraag_id))
        _keur(d, uitstel)
        if feit not in d.aanvraag.termijnfeiten:
            uow.aanvragen.save(d.aanvraag.feit_noteren(feit))
        vervang(uow, aanvraag_id, SOORTEN)
        kop = koppen.kop(dienst, uow, d.instellingen, d.aanvraag.kenmerk, dagtekening=d.vandaag, concept=False)
        brieven = [
            bewaar_definitief(dienst, uow, nieuw(soort, aanvraag_id, ontvanger, d.vandaag),
                              dienst.opmaker.maak(_document(d, kop, uitstel, lezer, ontvanger)))
            for soort, lezer, ontvanger in school_en_ouders(d, Briefsoort.UITSTEL, Briefsoort.UITSTEL_OUDERS)
        ]  # fmt: skip
        werk.leg_vast("aanvraag", aanvraag_id, feit, aanvraag_id=aanvraag_id)
    return tuple(brieven)


def _keur(d: Dossiergegevens, uitstel: Uitstel) -> None:
    """Raises ``CvtError`` that names the field for what cannot be agreed to."""
    eis_tekst("reden", uitstel.reden)
    if d.aanvraag.status in AFGEROND:
        raise ToestandError("Over deze aanvraag is al beslist; de termijn loopt niet meer. Sluit dit venster.",
                            code="termijn-voorbij")  # fmt: skip
    if not uitstel.reden.strip():
        raise InvoerError("Schrijf waarom het besluit later komt; dat staat in de brief.", code="reden-ontbreekt", veld="reden")
    _feit(d, uitstel).keur()
    if uitstel.ingestemd_op is not None and uitstel.ingestemd_op > d.vandaag:
        raise InvoerError("Deze dag ligt in de toekomst. Leg het vast als de school heeft ingestemd.", code="datum-toekomst",
                          veld="ingestemd_op")  # fmt: skip
    if uitstel.ingestemd_op is not None and uitstel.ingestemd_op < d.aanvraag.formulier.a.ontvangen_op:
        raise InvoerError("Deze dag ligt vóór de ontvangst van de aanvraag. Controleer de datum.", code="termijnfeit-datum",
                          veld="ingestemd_op")  # fmt: skip
    if uitstel.van > _laatste(d, _zonder(d, uitstel)):
        raise InvoerError("Het uitstel begint pas na de laatste dag van de termijn. Kies een eerdere dag.", code="uitstel-laat",
                          veld="van")  # fmt: skip


def _feit(d: Dossiergegevens, uitstel: Uitstel) -> Termijnfeit:
    return Termijnfeit(soort=Feitsoort.INSTEMMING_UITSTEL, datum=uitstel.ingestemd_op or d.vandaag, van=uitstel.van,
                       tot=uitstel.tot)  # fmt: skip


def _zonder(d: Dossiergegevens, uitstel: Uitstel) -> Aanvraag:
    """The aanvraag as if this delay had not been noted yet."""
    feit = _feit(d, uitstel)
    return d.aanvraag.feit_schrappen(feit) if feit in d.aanvraag.termijnfeiten else d.aanvraag


def _laatste(d: Dossiergegevens, aanvraag: Aanvraag) -> date:
    return termijnstand(aanvraag, d.instellingen, d.feestdagen).uiterste_datum


def _document(
    d: Dossiergegevens, kop: deel.Kop, uitstel: Uitstel, lezer: deel.Lezer, ontvanger: Ontvanger
) -> Uitstelbrief:  # fmt: skip
    zonder = _zonder(d, uitstel)
    return Uitstelbrief(
        kop=kop, adres=ontvanger.regels, aanhef=ontvanger.aanhef, ondertekening=ondertekening(d), lezer=lezer,
        leerling=koppen.onderwerp(d.onderwerp), school=koppen.school(d.school), soort=koppen.soortnaam(d),
        ontvangen_op=d.aanvraag.formulier.a.ontvangen_op, laatste_dag=_laatste(d, zonder), van=uitstel.van, tot=uitstel.tot,
        nieuwe_dag=_laatste(d, zonder.feit_noteren(_feit(d, uitstel))), reden=uitstel.reden.strip(),
        ingestemd_op=uitstel.ingestemd_op,
    )  # fmt: skip
