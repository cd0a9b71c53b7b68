"""Model M2: the bestuur decides on the advice of the commission, as advised or otherwise with a reason (Awb 3:50).

The letters lie in the Tekenmap already: whoever follows the advice can sign at once, and after a deviation the secretaris
makes them say so first.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.besluit import Besluit, Bestuursbesluit
from cvt_desktop.domain.errors import InvoerError, ToestandError
from cvt_desktop.domain.gevraagd import gevraagd
from cvt_desktop.domain.ids import BesluitId
from cvt_desktop.domain.soorten import beschrijving
from cvt_desktop.domain.zitting import Uitkomst, Voorgenomen
from cvt_desktop.ports.register import Schrijfeenheid
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.documenten.gegevens import Besluitgegevens, laad
from cvt_desktop.services.keuring import eis_tekst
from cvt_desktop.services.zittingen import keur_voorgenomen


@dataclass(frozen=True, slots=True, kw_only=True)
class Adviesvraag:
    """What the bestuurder decides on: the advice, and whether a period belongs to this kind."""

    besluit_id: BesluitId
    kenmerk: str
    leerling: str = field(repr=False)
    advies: Voorgenomen = field(repr=False)
    met_periode: bool
    met_categorie: bool


def vraag(dienst: Dienst, besluit_id: BesluitId) -> Adviesvraag:
    """What *Anders besluiten* starts from. Raises ``ToestandError`` when there is no advice to decide on."""
    with dienst.lezen(Actie.BESTUURSBESLUIT_NEMEN) as uow:
        g = laad(dienst, uow, besluit_id)
        advies = _eis_advies(g)
    return Adviesvraag(besluit_id=besluit_id, kenmerk=g.aanvraag.kenmerk, leerling=g.onderwerp.naam, advies=advies,
                       met_periode=beschrijving(g.aanvraag.soort).met_periode,
                       met_categorie=beschrijving(g.aanvraag.soort).met_categorie)  # fmt: skip


def conform(dienst: Dienst, besluit_id: BesluitId) -> Besluit:
    """The bestuurder who is logged in follows the advice. Raises ``ToestandError`` when the concept says something else."""
    with dienst.werk(Actie.BESTUURSBESLUIT_NEMEN) as werk:
        g = laad(dienst, werk.uow, besluit_id)
        if not g.besluit.is_zoals(_eis_advies(g)):
            raise ToestandError(
                "Het concept wijkt af van wat de commissie adviseerde. Geef het terug met een vraag, of kies Anders besluiten.",
                code="advies-anders", veld="uitkomst",
            )  # fmt: skip
        besluit = werk.uow.besluiten.save(g.besluit.conform_advies(_door(dienst, reden="", conform=True)))
        _besloten(werk.uow, g)
        werk.leg_vast("besluit", besluit_id, besluit, aanvraag_id=g.aanvraag.id)
        werk.kan_terug(
            f"het besluit van het bestuur over {g.aanvraag.kenmerk}", partial(terugnemen, dienst, besluit_id)
        )
    return besluit


def anders(dienst: Dienst, besluit_id: BesluitId, voorgenomen: Voorgenomen, reden: str) -> Besluit:
    """The bestuurder decides otherwise; the besluit goes back to concept, so that its letters say so.

    Raises ``InvoerError`` or ``ToestandError`` that names the field: no reason, no difference, or an outcome that lacks
    something.
    """
    eis_tekst("reden", reden)
    keur_voorgenomen(voorgenomen)
    with dienst.werk(Actie.BESTUURSBESLUIT_NEMEN) as werk:
        g = laad(dienst, werk.uow, besluit_id)
        advies, nieuw = _eis_advies(g), _zoals_gevraagd_of_anders(g, voorgenomen, reden)
        soort = beschrijving(g.aanvraag.soort)
        nieuw.eis_volledig(met_periode=soort.met_periode, met_categorie=soort.met_categorie)
        if g.besluit.met_uitkomst(nieuw).is_zoals(advies):
            raise InvoerError("Dit is wat de commissie adviseert. Kies Conform advies, of wijzig uitkomst of periode.",
                              code="bestuur-gelijk", veld="uitkomst")  # fmt: skip
        besluit = g.besluit.anders_dan_advies(_door(dienst, reden=reden.strip(), conform=False), nieuw)
        if nieuw.uitkomst is Uitkomst.TOEGEWEZEN_ANDERS and not besluit.redenen.afwijking.strip():
            besluit = replace(besluit, redenen=replace(besluit.redenen, afwijking=reden.strip()))
        besluit = werk.uow.besluiten.save(besluit)
        _besloten(werk.uow, g)
        werk.leg_vast("besluit", besluit_id, besluit, aanvraag_id=g.aanvraag.id)
        eerder = replace(g.besluit, versie=besluit.versie)
        werk.kan_terug(f"het besluit van het bestuur over {g.aanvraag.kenmerk}",
                       partial(_neem_terug, dienst, besluit_id, eerder))  # fmt: skip
    return besluit


def terugnemen(dienst: Dienst, besluit_id: BesluitId) -> Besluit:
    """Take the decision on the advice back, as long as the besluit was not signed."""
    return _neem_terug(dienst, besluit_id, None)


def _neem_terug(dienst: Dienst, besluit_id: BesluitId, eerder: Besluit | None) -> Besluit:
    """With ``eerder``, and nobody wrote in it since: as it lay in the Tekenmap, amount, place and reasons too."""
    with dienst.werk(Actie.BESTUURSBESLUIT_TERUGNEMEN) as werk:
        g = laad(dienst, werk.uow, besluit_id)
        if g.advies_commissie is None:
            raise ToestandError("Over dit punt is geen advies vastgesteld. Behandel het eerst in een zitting.",
                                code="geen-uitkomst")  # fmt: skip
        besluit = g.besluit.bestuursbesluit_terugnemen(g.advies_commissie, g.behandeld_op)
        if eerder is not None and eerder.versie == g.besluit.versie:
            besluit = eerder
        besluit = werk.uow.besluiten.save(besluit)
        if g.aanvraag.status is Status.BESLOTEN:
            werk.uow.aanvragen.save(g.aanvraag.naar(Status.ADVIES_BESTUUR))
        werk.leg_vast("besluit", besluit_id, besluit, aanvraag_id=g.aanvraag.id)
    return besluit


def _eis_advies(g: Besluitgegevens) -> Voorgenomen:
    if not g.wacht_op_bestuur or g.advies_commissie is None:
        raise ToestandError("Hier ligt geen advies waarover het bestuur moet besluiten. Open het dossier en kijk hoe het ervoor "
                            "staat.", code="geen-advies")  # fmt: skip
    return g.advies_commissie


def _zoals_gevraagd_of_anders(g: Besluitgegevens, voorgenomen: Voorgenomen, reden: str) -> Voorgenomen:
    """A TLV is *anders dan gevraagd* when category or period differ from what the school asked."""
    if not voorgenomen.uitkomst.tlv:
        return voorgenomen
    asked = gevraagd(g.aanvraag)
    wijkt_af = asked.categorie not in {None, voorgenomen.categorie} or asked.einddatum not in {None, voorgenomen.einddatum}
    uitkomst = Uitkomst.TOEGEWEZEN_ANDERS if wijkt_af else Uitkomst.TOEGEWEZEN
    return replace(voorgenomen, uitkomst=uitkomst, waarom_anders=reden.strip())


def _door(dienst: Dienst, *, reden: str, conform: bool) -> Bestuursbesluit:
    return Bestuursbesluit(door=dienst.sessie.persoon_id, naam=dienst.sessie.naam, op=dienst.klok.today(), conform=conform,
                           reden=reden)  # fmt: skip


def _besloten(uow: Schrijfeenheid, g: Besluitgegevens) -> None:
    if g.aanvraag.status is Status.ADVIES_BESTUUR:
        uow.aanvragen.save(g.aanvraag.naar(Status.BESLOTEN))
