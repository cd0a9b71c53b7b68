"""That a TLV that was sent does not hold any more: intrekking and vervallen, with the letters (screens.md 4.14, 7.11).

The number and the line stay. The verklaring holds until the letters have left (Awb 3:40); until the first one has, the
besluit can be taken back. Before it, school and ouders give their view (Awb 4:8).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

from cvt_desktop.basis.tekst import datum_lang, opsomming
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.besluit import Besluittoestand
from cvt_desktop.domain.brief import Brief, Briefsoort, Brieftoestand
from cvt_desktop.domain.bronnen import bron
from cvt_desktop.domain.errors import InvoerError, ToestandError
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.ids import TlvId
from cvt_desktop.domain.onderwerp import leerling_id_van
from cvt_desktop.domain.soorten import beschrijving
from cvt_desktop.domain.tlv import NA_BEZWAAR, Beeindiging, Tlvtoestand, Verklaring
from cvt_desktop.ports import documentdelen as deel
from cvt_desktop.ports.intrekkingsbrief import IntrekkingVerklaring
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services import intrekkingscontrole
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.correctie import lopende
from cvt_desktop.services.documenten import koppen
from cvt_desktop.services.documenten.correspondentie import Dossiergegevens, laad_dossier
from cvt_desktop.services.documenten.ontvangers import Ontvanger
from cvt_desktop.services.documenten.penbesluit import bezwaarclausule, eis_nemer, maak_brieven, ondertekening
from cvt_desktop.services.dossier import lees_dossier
from cvt_desktop.services.intrekkingscontrole import OP_VERZOEK
from cvt_desktop.services.intrekkingverzending import brieven_van

VERVANGEN = "een andere verklaring kwam ervoor in de plaats"
"""Only when there is one: the letters name its number."""
INTREKREDENEN = (
    OP_VERZOEK,
    "de leerling heeft het onderwijs niet meer nodig",
    VERVANGEN,
    "gegeven op onjuiste gegevens van de aanvrager",
    NA_BEZWAAR,
)
"""Why a verklaring that was right is withdrawn."""
VERVALREDENEN = ("verkeerde leerling", "verkeerde soort", "verkeerde categorie", "verkeerde datum", "dubbel afgegeven")
"""Why a verklaring was wrong from the beginning."""


def intrekken(dienst: Dienst, tlv_id: TlvId, reden: str, per: date | None = None, horen: str = "") -> Verklaring:
    """Decide that a verklaring that was sent ends, and make the letters; it holds until these have left, or until ``per``.

    ``horen``: why it is decided although somebody gave no view (Awb 4:11). Raises ``ToestandError`` unless it was sent and
    holds, ``InvoerError`` that names the field, and ``GeenRechtError`` without the mandate for this kind (Awb 10:3).
    """
    return _beeindig(dienst, tlv_id, Beeindiging(toestand=Tlvtoestand.INGETROKKEN, reden=reden, per=per), horen)


def vervallen(dienst: Dienst, tlv_id: TlvId, reden: str, horen: str = "") -> Verklaring:
    """Decide that a verklaring that was sent was wrong, and make the letters. Raises as ``intrekken``."""
    return _beeindig(dienst, tlv_id, Beeindiging(toestand=Tlvtoestand.VERVALLEN, reden=reden), horen)


def keur(dienst: Dienst, tlv_id: TlvId, einde: Beeindiging, horen: str = "") -> None:
    """Raise what ``intrekken`` or ``vervallen`` would, before any letter is made."""
    dienst.eis(Actie.VERKLARING_BEEINDIGEN)
    with dienst.lezen(Actie.VERKLARINGEN_INZIEN) as uow:
        _keur(dienst, uow, tlv_id, einde, horen)


def terugnemen(dienst: Dienst, tlv_id: TlvId) -> Verklaring:
    """Leave that besluit, as long as none of the letters has left; they lapse. Raises ``ToestandError`` otherwise."""
    with dienst.werk(Actie.VERKLARING_BEEINDIGEN) as werk:
        verklaring = werk.uow.verklaringen.get(tlv_id)
        brieven = _open_brieven(werk.uow, verklaring)
        if not brieven:
            raise ToestandError("Er is niets terug te nemen: een brief is al verzonden. Maak een nieuwe aanvraag.",
                                code="intrekking-weg")  # fmt: skip
        for brief in brieven:
            werk.uow.brieven.save(brief.vervallen())
        verklaring = werk.uow.verklaringen.save(verklaring.einde_teruggenomen())
        werk.leg_vast("verklaring", tlv_id, verklaring, aanvraag_id=verklaring.aanvraag_id)
    return verklaring


def terug_te_nemen(dienst: Dienst, tlv_id: TlvId) -> bool:
    """Whether the intrekking or vervallen of this verklaring can still be taken back."""
    with dienst.lezen(Actie.VERKLARINGEN_INZIEN) as uow:
        return bool(_open_brieven(uow, uow.verklaringen.get(tlv_id)))


def _open_brieven(uow: Leeseenheid, verklaring: Verklaring) -> list[Brief]:
    """The letters of its intrekking; none when one of them has left."""
    if verklaring.einde is None:
        return []
    brieven = brieven_van(uow, verklaring.id)
    return [] if any(b.toestand is Brieftoestand.VERZONDEN for b in brieven) else brieven


def _beeindig(dienst: Dienst, tlv_id: TlvId, einde: Beeindiging, horen: str) -> Verklaring:
    with dienst.werk(Actie.VERKLARING_BEEINDIGEN) as werk:
        nieuw, einde = _keur(dienst, werk.uow, tlv_id, einde, horen)
        aanvraag = werk.uow.aanvragen.get(nieuw.aanvraag_id)
        gevonden = intrekkingscontrole.bevindingen(dienst, aanvraag, nieuw, einde.reden)
        nieuw = werk.uow.verklaringen.save(nieuw)
        verslag = intrekkingscontrole.verslag(dienst, nieuw, gevonden, horen)
        werk.uow.aanvragen.save(aanvraag.met_controle(verslag))
        d = laad_dossier(dienst, werk.uow, lees_dossier(dienst, werk.uow, nieuw.aanvraag_id))
        nemer = eis_nemer(dienst, werk.uow, d)
        maak_brieven(dienst, werk.uow, d, Briefsoort.INTREKKING, Briefsoort.INTREKKING_OUDERS,
                     lambda kop, lezer, ontvanger: _document(d, kop, nemer, nieuw, einde, lezer, ontvanger),
                     tlv_id=tlv_id)  # fmt: skip
        werk.leg_vast("verklaring", tlv_id, nieuw, aanvraag_id=nieuw.aanvraag_id)
        werk.kan_terug(f"het beëindigen van {nieuw.nummer}", partial(terugnemen, dienst, tlv_id))
    return nieuw


def _keur(
    dienst: Dienst, uow: Leeseenheid, tlv_id: TlvId, einde: Beeindiging, horen: str
) -> tuple[Verklaring, Beeindiging]:
    """The verklaring as it will be, with what ends it."""
    if einde.reden not in (INTREKREDENEN if einde.toestand is Tlvtoestand.INGETROKKEN else VERVALREDENEN):
        raise InvoerError("Kies een reden uit de lijst.", veld="reden")
    oud = uow.verklaringen.get(tlv_id)
    if uow.besluiten.get(oud.besluit_id).toestand is not Besluittoestand.VERZONDEN:
        raise ToestandError("Deze verklaring is nog niet verzonden. Trek het besluit in vanuit het dossier: dan vervalt zij "
                            "en begint een nieuw concept.", code="tlv-niet-verzonden")  # fmt: skip
    if lopende(uow, oud) is not None:
        raise ToestandError("In het dossier is een correctie begonnen die deze verklaring vervangt. Neem die eerst terug.",
                            code="correctie-loopt")  # fmt: skip
    _keur_dag(dienst, oud, einde.per)
    if einde.reden == VERVANGEN:
        einde = replace(einde, vervangen_door=_andere(uow, oud).nummer)
    nieuw = oud.beeindigen(einde)
    gevonden = intrekkingscontrole.bevindingen(dienst, uow.aanvragen.get(oud.aanvraag_id), oud, einde.reden)
    intrekkingscontrole.eis_reden(gevonden, horen)
    return nieuw, einde


def _keur_dag(dienst: Dienst, verklaring: Verklaring, per: date | None) -> None:
    """A besluit does not work back, and what has run out cannot end (Awb 3:40)."""
    if per is None:
        return
    if per < dienst.klok.today():
        raise InvoerError("Deze dag is voorbij, en een besluit werkt niet vóór de bekendmaking (Awb 3:40). Kies een latere dag, "
                          "of laat de dag leeg.", code="einde-terug", veld="per")  # fmt: skip
    if verklaring.einddatum is not None and per > verklaring.einddatum:
        raise InvoerError(f"De verklaring loopt al af op {datum_lang(verklaring.einddatum)}. Kies een eerdere dag.",
                          code="einde-laat", veld="per")  # fmt: skip


def _andere(uow: Leeseenheid, oud: Verklaring) -> Verklaring:
    """The newest other verklaring of this leerling that was sent and holds."""
    leerling_id = leerling_id_van(uow.aanvragen.get(oud.aanvraag_id))
    for ander in uow.verklaringen.of_leerling(leerling_id):
        geldt = ander.id != oud.id and ander.toestand is Tlvtoestand.GELDIG and ander.einde is None
        if geldt and uow.besluiten.get(ander.besluit_id).toestand is Besluittoestand.VERZONDEN:
            return ander
    raise InvoerError("Er is voor deze leerling geen andere verklaring die geldt en is verzonden. Verzend die eerst, of kies "
                      "Corrigeren in het dossier.", code="geen-andere", veld="reden")  # fmt: skip


def _grondslag(soort: Soort) -> str:
    """That of the verklaring itself: UB WVO 2020 has the criteria for praktijkonderwijs, and its bijzondere regeling."""
    criteria = "ub-2.47" if soort is Soort.TLV_PRO_BIJZONDER else "ub-2.46"
    eigen = ["wvo-2.30-5", criteria] if beschrijving(soort).pro else ["wec-40-12"]
    return opsomming([bron(i).tekst for i in ("wvo-2.47-7", *eigen)])


def _document(
    d: Dossiergegevens, kop: deel.Kop, nemer: deel.Besluitnemer, v: Verklaring, einde: Beeindiging, lezer: deel.Lezer,
    ontvanger: Ontvanger,
) -> IntrekkingVerklaring:  # fmt: skip
    return IntrekkingVerklaring(
        kop=kop, adres=ontvanger.regels, aanhef=ontvanger.aanhef, lezer=lezer, leerling=koppen.leerling(d.leerling),
        ondertekening=ondertekening(d, nemer), school=koppen.school(d.school), tlv_nummer=v.nummer,
        tlv_soort=beschrijving(v.soort).voluit, tlv_van=v.getekend_op, per=einde.per,
        fout=einde.toestand is Tlvtoestand.VERVALLEN, reden=einde.reden, vervangen_door=einde.vervangen_door,
        gehoord=intrekkingscontrole.gehoord(d.aanvraag, v), grondslag=_grondslag(v.soort), nemer=nemer,
        bezwaar=bezwaarclausule(d),
    )  # fmt: skip
