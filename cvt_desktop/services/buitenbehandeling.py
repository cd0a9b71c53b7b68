"""The besluit not to handle an aanvraag (Awb 4:5): what must be so first, the besluit itself, its letters, and taking it back.

It is a besluit of whoever has the mandate; the letters leave as any other, and with the last of them it is bekendgemaakt.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial

from cvt_desktop.basis.tekst import datum_kort
from cvt_desktop.domain.aanvraag import Aanvraag, Status
from cvt_desktop.domain.afhandeling import Buitenbehandeling
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.brief import Brief, Briefsoort, Brieftoestand
from cvt_desktop.domain.errors import ToestandError
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.soorten import beschrijving
from cvt_desktop.domain.termijn import buiten_behandeling
from cvt_desktop.ports import documentdelen as deel
from cvt_desktop.ports.documenten import BuitenBehandeling
from cvt_desktop.services.aanvulling import GEEN_GEBREK, ontbrekend
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.documenten import koppen
from cvt_desktop.services.documenten.correspondentie import Dossiergegevens, laad_dossier
from cvt_desktop.services.documenten.ontvangers import Ontvanger
from cvt_desktop.services.documenten.penbesluit import bezwaarclausule, eis_nemer, maak_brieven, ondertekening
from cvt_desktop.services.dossier import lees_dossier
from cvt_desktop.services.keuring import eis_tekst
from cvt_desktop.services.verzenden import BUITEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Buitenvoorstel:
    """What the form shows: what was asked and did not come, by when it must be bekendgemaakt, and what to watch."""

    zin: str
    ontbreekt: tuple[str, ...] = field(repr=False)
    waarschuwingen: tuple[str, ...]


def mogelijk(dienst: Dienst, aanvraag_id: AanvraagId) -> bool:
    """Whether this person can take this besluit now."""
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        aanvraag = lees_dossier(dienst, uow, aanvraag_id)
    loopt = aanvraag.lopende_aanvulling
    kan = loopt is not None and (dienst.klok.today() > loopt.uiterlijk or bool(loopt.binnen))
    return kan and aanvraag.buiten is None and dienst.mag(Actie.BUITEN_BEHANDELING_LATEN)


def terug_te_nemen(dienst: Dienst, aanvraag_id: AanvraagId) -> bool:
    """Whether this person can take such a besluit back: it was taken, and nothing of it has left."""
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        aanvraag = lees_dossier(dienst, uow, aanvraag_id)
    genomen = aanvraag.buiten is not None and aanvraag.status is Status.AANVULLING_GEVRAAGD
    return genomen and dienst.mag(Actie.BUITEN_BEHANDELING_LATEN)


def voorstel(dienst: Dienst, aanvraag_id: AanvraagId) -> Buitenvoorstel:
    """The form. Raises ``ToestandError`` when no verzoek runs."""
    with dienst.lezen(Actie.BUITEN_BEHANDELING_LATEN) as uow:
        aanvraag = lees_dossier(dienst, uow, aanvraag_id)
        d = laad_dossier(dienst, uow, aanvraag)
    loopt = aanvraag.eis_lopende_aanvulling()
    begin = min((dag for _, dag in loopt.binnen), default=loopt.uiterlijk)
    uiterste = buiten_behandeling(min(begin, loopt.uiterlijk), feestdagen=d.feestdagen).laatste_dag
    letop = []
    if dienst.klok.today() > uiterste:
        letop.append(f"De vier weken waren op {datum_kort(uiterste)} om (Awb 4:5, lid 4). Beslis liever over de inhoud.")
    if not any(o.gebrek for o in ontbrekend(aanvraag)):
        letop.append(GEEN_GEBREK)
    return Buitenvoorstel(
        zin=f"Gevraagd op {datum_kort(loopt.verzonden_op or loopt.uiterlijk)}, uiterlijk {datum_kort(loopt.uiterlijk)}. "
        f"Bekendmaken uiterlijk {datum_kort(uiterste)} (Awb 4:5, lid 4).",
        ontbreekt=loopt.niet_binnen, waarschuwingen=tuple(letop),
    )  # fmt: skip


def besluiten(dienst: Dienst, aanvraag_id: AanvraagId, reden: str) -> tuple[Brief, ...]:
    """Take the besluit and make its letters, one to the school and one per address of the ouders, to be signed with a pen.

    Raises ``ToestandError`` while the school can still complete, ``GeenRechtError`` without the mandate for this kind.
    """
    eis_tekst("reden", reden)
    with dienst.werk(Actie.BUITEN_BEHANDELING_LATEN) as werk:
        uow = werk.uow
        aanvraag = lees_dossier(dienst, uow, aanvraag_id)
        if aanvraag.status is not Status.AANVULLING_GEVRAAGD or aanvraag.buiten is not None:
            raise ToestandError("Dit kan alleen na een verzoek om aanvulling dat nog openstaat. Open het dossier opnieuw.",
                                code="buiten-toestand")  # fmt: skip
        besluit = Buitenbehandeling(besloten_op=dienst.klok.today(), door=dienst.sessie.persoon_id, reden=reden.strip())
        aanvraag = uow.aanvragen.save(aanvraag.buiten_behandeling_laten(besluit))
        d = laad_dossier(dienst, uow, aanvraag)
        nemer = eis_nemer(dienst, uow, d)
        brieven = maak_brieven(
            dienst, uow, d, Briefsoort.BUITEN_BEHANDELING, Briefsoort.BUITEN_BEHANDELING_OUDERS,
            lambda kop, lezer, ontvanger: _document(d, kop, nemer, lezer, ontvanger, besluit.reden),
        )  # fmt: skip
        werk.leg_vast("aanvraag", aanvraag_id, aanvraag, aanvraag_id=aanvraag_id)
        werk.kan_terug(f"het buiten behandeling laten van {aanvraag.kenmerk}", partial(terugnemen, dienst, aanvraag_id))
    return brieven


def terugnemen(dienst: Dienst, aanvraag_id: AanvraagId) -> Aanvraag:
    """Take it back with its letters, as long as none of them has left."""
    with dienst.werk(Actie.BUITEN_BEHANDELING_LATEN) as werk:
        aanvraag = lees_dossier(dienst, werk.uow, aanvraag_id)
        brieven = [b for b in werk.uow.brieven.of_aanvraag(aanvraag_id) if b.soort in BUITEN]
        if aanvraag.buiten is None or any(b.toestand is Brieftoestand.VERZONDEN for b in brieven):
            raise ToestandError("Er is geen besluit dat kan worden teruggenomen: het is er niet, of het is al verzonden. "
                                "Open het dossier opnieuw.", code="buiten-weg")  # fmt: skip
        for brief in brieven:
            if brief.toestand is not Brieftoestand.VERVALLEN:
                werk.uow.brieven.save(brief.vervallen())
        aanvraag = werk.uow.aanvragen.save(replace(aanvraag, buiten=None))
        werk.leg_vast("aanvraag", aanvraag_id, aanvraag, aanvraag_id=aanvraag_id)
    return aanvraag


def _document(
    d: Dossiergegevens, kop: deel.Kop, nemer: deel.Besluitnemer, lezer: deel.Lezer, ontvanger: Ontvanger, reden: str
) -> BuitenBehandeling:
    loopt = d.aanvraag.eis_lopende_aanvulling()
    return BuitenBehandeling(
        kop=kop, adres=ontvanger.regels, aanhef=ontvanger.aanhef, lezer=lezer, leerling=koppen.onderwerp(d.onderwerp),
        ondertekening=ondertekening(d, nemer), school=koppen.school(d.school), soort=koppen.soortnaam(d),
        ontvangen_op=d.aanvraag.formulier.a.ontvangen_op, gevraagd_op=loopt.verzonden_op or d.vandaag, uiterlijk=loopt.uiterlijk,
        ontbreekt=loopt.niet_binnen, reden=reden, nemer=nemer,
        bezwaar=bezwaarclausule(d), arrangement=beschrijving(d.aanvraag.soort).arrangement,
    )  # fmt: skip
