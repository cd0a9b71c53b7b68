"""Model M3: the voorzitter or bestuurder decides on two adviezen that agree, without a zitting (screens.md 3.2).

When they differ, or when somebody asks for it, the dossier goes to a zitting as under M1.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from uuid import uuid4

from cvt_desktop.domain.aanvraag import Aanvraag, Status
from cvt_desktop.domain.agendapunt import Agendapunt, Deelnemer, Hoedanigheid, Vergewissing, Voorgenomen
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.besluit import Besluit, Besluittoestand
from cvt_desktop.domain.deskundigenadvies import Deskundigenadvies
from cvt_desktop.domain.errors import GeenRechtError, ToestandError
from cvt_desktop.domain.ids import AanvraagId, ZittingId
from cvt_desktop.domain.instellingen import Besluitmodel
from cvt_desktop.domain.mandaat import beslisgrond
from cvt_desktop.domain.ondertekend import puntverklaring
from cvt_desktop.domain.op_adviezen import besluit_op_adviezen
from cvt_desktop.domain.persoon import TEKENAARS, Persoon
from cvt_desktop.domain.soorten import beschrijving
from cvt_desktop.domain.voorstel import redenen_voor, voorstel_voor
from cvt_desktop.domain.wacht import Dossierrollen, banden, wacht
from cvt_desktop.domain.wachtmatrix import Wachtniveau, Wachtrol
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.adviezen import verschillen
from cvt_desktop.services.besluiten import concept_maken, huidig
from cvt_desktop.services.commissies import behandelaar
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.dossier import lees_dossier
from cvt_desktop.services.keuring import eis_tekst
from cvt_desktop.services.zittingen import keur_voorgenomen
from cvt_desktop.services.zittingwacht import schrijvers


@dataclass(frozen=True, slots=True, kw_only=True)
class Adviesbesluit:
    """What the tab Besluit offers before there is a besluit. ``waarom_niet``: why it cannot be decided here, or ''."""

    aanvraag: Aanvraag = field(repr=False)
    waarom_niet: str
    voorstel: Voorgenomen | None = field(repr=False)
    redenen: str = field(repr=False)
    met_periode: bool


def aanbod(dienst: Dienst, aanvraag_id: AanvraagId) -> Adviesbesluit | None:
    """Whether this dossier can be decided without a zitting by who is logged in; None where the model is not M3."""
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        aanvraag = lees_dossier(dienst, uow, aanvraag_id)
        if not _onder_m3(dienst, uow, aanvraag) or aanvraag.status is not Status.GEREED_VOOR_ZITTING:
            return None
        adviezen = tuple(uow.adviezen.of_aanvraag(aanvraag_id))
        waarom = ""
        try:
            _eis_gelijk(adviezen)
            _eis_beslisser(dienst, uow, aanvraag, adviezen)
        except (ToestandError, GeenRechtError) as fout:
            waarom = fout.melding
        return Adviesbesluit(
            aanvraag=aanvraag, waarom_niet=waarom, voorstel=voorstel_voor(aanvraag, adviezen),
            redenen=redenen_voor(aanvraag, adviezen), met_periode=beschrijving(aanvraag.soort).met_periode,
        )  # fmt: skip


def beslissen(
    dienst: Dienst, aanvraag_id: AanvraagId, voorgenomen: Voorgenomen, vergewissing: Vergewissing, redenen: str
) -> Besluit:
    """The person who is logged in decides; a concept of the besluit begins, as after a zitting.

    Raises ``ToestandError`` when the adviezen differ or something lacks, and ``GeenRechtError`` without a mandate or for
    somebody with a tie to the dossier.
    """
    eis_tekst("redenen", redenen)
    keur_voorgenomen(voorgenomen)
    with dienst.werk(Actie.OP_ADVIEZEN_BESLISSEN) as werk:
        uow = werk.uow
        aanvraag = lees_dossier(dienst, uow, aanvraag_id)
        if not _onder_m3(dienst, uow, aanvraag):
            raise ToestandError("Over deze soort aanvraag wordt in een zitting beslist. Zet het dossier op een agenda.",
                                code="geen-m3")  # fmt: skip
        if aanvraag.status is not Status.GEREED_VOOR_ZITTING:
            raise ToestandError(f"Dit dossier is '{aanvraag.status}'. Wacht tot beide adviezen er zijn, of neem wat besloten is "
                                "eerst terug.", code="overgang")  # fmt: skip
        adviezen = tuple(uow.adviezen.of_aanvraag(aanvraag_id))
        _eis_gelijk(adviezen)
        persoon = _eis_beslisser(dienst, uow, aanvraag, adviezen)
        punt = Agendapunt(aanvraag_id=aanvraag_id, kenmerk=aanvraag.kenmerk, vergewissing=vergewissing,
                          voorstel=voorstel_voor(aanvraag, adviezen), concept_redenen=redenen.strip())  # fmt: skip
        beslisser = Deelnemer(persoon_id=persoon.id, naam=persoon.naam, hoedanigheid=Hoedanigheid.STEMGERECHTIGD,
                              gedragsdeskundige=persoon.orthopedagoog_of_psycholoog)  # fmt: skip
        zitting = uow.zittingen.save(besluit_op_adviezen(
            ZittingId(uuid4()), dag=dienst.klok.today(), op=dienst.klok.now(), beslisser=beslisser, punt=punt,
            voorgenomen=voorgenomen, met_periode=beschrijving(aanvraag.soort).met_periode,
            commissie=behandelaar(dienst.instellingen(uow), aanvraag, dienst.klok.today()),
        ))  # fmt: skip
        aanvraag = uow.aanvragen.save(aanvraag.naar(Status.BESLOTEN))
        besluit = concept_maken(uow, dienst=dienst, zitting=zitting, punt=zitting.punt(aanvraag_id), nummer=1, aanvraag=aanvraag,
                                adviezen=adviezen)  # fmt: skip
        werk.leg_vast("zitting", zitting.id, zitting, aanvraag_id=aanvraag_id)
        werk.leg_vast("punt", zitting.id, puntverklaring(zitting, zitting.punt(aanvraag_id)), aanvraag_id=aanvraag_id)
        werk.kan_terug(
            f"het besluit op twee adviezen over {aanvraag.kenmerk}", partial(terugnemen, dienst, aanvraag_id)
        )
    return besluit


def terugnemen(dienst: Dienst, aanvraag_id: AanvraagId) -> Besluit:
    """Take it back as long as it is a concept; the dossier is ready again, for a zitting or for another besluit."""
    with dienst.werk(Actie.OP_ADVIEZEN_TERUGNEMEN) as werk:
        uow = werk.uow
        aanvraag, besluit = lees_dossier(dienst, uow, aanvraag_id), huidig(uow, aanvraag_id)
        if besluit is None or not uow.zittingen.get(besluit.zitting_id).zonder_zitting:
            raise ToestandError("Over dit dossier is niet zonder zitting besloten. Neem het besluit terug in de zitting.",
                                code="geen-m3")  # fmt: skip
        if besluit.correctie is not None:
            raise ToestandError("Dit is een correctie van een verzonden besluit. Kies Correctie terugnemen.", code="correctie")
        if besluit.toestand is not Besluittoestand.CONCEPT:
            raise ToestandError("Dit besluit ligt al in de Tekenmap of is getekend. Zet het daar eerst terug naar concept.",
                                code="besluit-toestand")  # fmt: skip
        besluit = uow.besluiten.save(replace(besluit, toestand=Besluittoestand.INGETROKKEN,
                                             ingetrokken_omdat="teruggenomen door wie besliste"))  # fmt: skip
        uow.aanvragen.save(aanvraag.naar(Status.GEREED_VOOR_ZITTING))
        werk.leg_vast("besluit", besluit.id, besluit, aanvraag_id=aanvraag_id)
    return besluit


def _onder_m3(dienst: Dienst, uow: Leeseenheid, aanvraag: Aanvraag) -> bool:
    return dienst.instellingen(uow).reglement.model(aanvraag.soort) is Besluitmodel.M3


def _eis_gelijk(adviezen: tuple[Deskundigenadvies, ...]) -> None:
    if verschillen(adviezen):
        raise ToestandError("De adviezen verschillen, dus de commissie komt bijeen. Zet het dossier op een agenda.",
                            code="adviezen-verschillen")  # fmt: skip


def _eis_beslisser(
    dienst: Dienst, uow: Leeseenheid, aanvraag: Aanvraag, adviezen: tuple[Deskundigenadvies, ...]
) -> Persoon:
    """Who decides may do so today (Awb 10:1-10:5) and has no tie that the guard blocks (Awb 2:4)."""
    persoon, dag = uow.personen.get(dienst.sessie.persoon_id), dienst.klok.today()
    instellingen = dienst.instellingen(uow)
    commissie = behandelaar(instellingen, aanvraag, dag)
    grond = beslisgrond(instellingen.reglement.model(aanvraag.soort), uow.mandaten.all(), commissie.mandaat_van, persoon,
                        aanvraag.soort, (dag,))  # fmt: skip
    if grond is None or not persoon.rollen & TEKENAARS:
        raise GeenRechtError(
            "U hebt vandaag geen mandaat voor deze soort aanvraag. Laat de voorzitter of de bestuurder besluiten, of leg het "
            "mandaat vast bij Instellingen.", code="geen-mandaat", dossier=aanvraag.id,
        )  # fmt: skip
    rollen = Dossierrollen(school=uow.scholen.get(aanvraag.school_id), jaar=dag.year, adviezen=adviezen,
                           schreven_mee=schrijvers(aanvraag, (persoon,)))  # fmt: skip
    for melding in wacht(persoon, Wachtrol.BESLISSEN, banden(persoon, rollen)):
        if melding.niveau is Wachtniveau.BLOKKEERT:
            raise ToestandError(f"U kunt hierover niet beslissen: u {melding.grond}. {melding.voorstel}", code="wacht")
    return persoon
