"""What lies in the Tekenmap, with what deserves attention before it is signed (screens.md 4.12)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.besluit import Besluit, Besluittoestand
from cvt_desktop.domain.brief import Briefsoort, Brieftoestand
from cvt_desktop.domain.controleregels import regel_van
from cvt_desktop.domain.ids import AanvraagId, BesluitId, BriefId
from cvt_desktop.domain.ronde import aanduiding
from cvt_desktop.domain.zitting import Uitkomst
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.besluitcontrole import feiten
from cvt_desktop.services.besluiten import huidig
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.documenten.gegevens import Besluitgegevens, laad_bij
from cvt_desktop.services.dossiertoegang import binnen_commissie

AFWIJKING_ADVIES = "C22"
"""The rule that the besluit differs from one of the adviezen (Awb 3:50)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stapelstuk:
    """One besluit that waits. ``aandacht`` is empty when both adviezen agree and it is as was asked.

    ``wacht_op_bestuur``: an advice of the commission on which the bestuur has not decided (model M2);
    ``advies_id`` is the document of it. ``commissie``: which one decided or advised, '' in a register with one.
    """

    id: BesluitId
    aanvraag_id: AanvraagId
    besluit: Besluit = field(repr=False)
    leerling: str = field(repr=False)
    kenmerk: str
    soort: str
    uitkomst: str
    tlv: bool
    ouders: tuple[str, ...]
    zelf: bool
    """Whether the pupil gets a letter of the own."""
    zitting_op: date
    zitting: str
    """``zitting wo 12 mei`` or ``de schriftelijke ronde t/m do 20 mei``: as it stands in a sentence."""
    punt: int
    aandacht: str
    reden: str = field(repr=False)
    mag_ik: bool
    wacht_op_bestuur: bool = False
    bestuur_besliste: bool = False
    zonder_zitting: bool = False
    advies_id: BriefId | None = None
    commissie: str = ""


def stapel(dienst: Dienst) -> tuple[Stapelstuk, ...]:
    """All besluiten that wait for a signature, in the order of their zitting."""
    dienst.eis(Actie.ADVIEZEN_INZIEN)
    wacht = dienst.overzichten.aanvragen(Status.BESLOTEN, Status.ADVIES_BESTUUR)
    gevonden = []
    with dienst.lezen(Actie.ADVIEZEN_INZIEN) as uow:
        for regel in binnen_commissie(dienst, uow, wacht):
            besluit = huidig(uow, regel.id)
            if besluit is not None and besluit.toestand is Besluittoestand.TE_TEKENEN:
                gevonden.append(_stuk(dienst, uow, besluit))
    return tuple(sorted(gevonden, key=lambda s: (s.zitting_op, s.punt)))


def _stuk(dienst: Dienst, uow: Leeseenheid, besluit: Besluit) -> Stapelstuk:
    g = laad_bij(dienst, uow, besluit)
    ik = g.persoon(dienst.sessie.persoon_id)
    return Stapelstuk(
        id=besluit.id, aanvraag_id=g.aanvraag.id, besluit=besluit, leerling=g.onderwerp.naam, kenmerk=g.aanvraag.kenmerk,
        soort=str(g.aanvraag.soort), uitkomst=str(besluit.uitkomst), tlv=g.geeft_tlv,
        ouders=tuple(o.aanduiding.removeprefix("de ") for o in g.ouder_ontvangers), zelf=g.leerling_ontvanger is not None,
        zitting_op=g.behandeld_op, zitting=f"{'' if g.zitting.ronde is None else 'de '}{aanduiding(g.zitting)}",
        punt=besluit.punt, aandacht=_aandacht(g), reden=_reden(besluit), mag_ik=ik is not None and g.mag_tekenen(ik),
        wacht_op_bestuur=g.wacht_op_bestuur, bestuur_besliste=besluit.bestuur is not None,
        zonder_zitting=g.zitting.zonder_zitting, advies_id=_advies(uow, g.aanvraag.id),
        commissie=g.commissie.naam if dienst.instellingen(uow).meer_commissies else "",
    )  # fmt: skip


def _advies(uow: Leeseenheid, aanvraag_id: AanvraagId) -> BriefId | None:
    """The advice to the bestuur that counts now."""
    return next((b.id for b in uow.brieven.of_aanvraag(aanvraag_id)
                 if b.soort is Briefsoort.ADVIES_BESTUUR and b.toestand is Brieftoestand.DEFINITIEF), None)  # fmt: skip


def _aandacht(g: Besluitgegevens) -> str:
    """Why somebody should open it before signing, in a few words."""
    if g.besluit.bestuur is not None and not g.besluit.bestuur.conform:
        return "wijkt af van het advies van de commissie"
    if g.besluit.uitkomst is Uitkomst.AFGEWEZEN:
        return "afgewezen"
    if g.besluit.uitkomst is Uitkomst.TOEGEWEZEN_ANDERS:
        return "anders dan gevraagd"
    if _wijkt_af(g):
        return "wijkt af van een advies"
    if g.besluit.overrides:
        return "punten met reden aanvaard"
    return "punten in de toets met reden" if g.aanvraag.toets.overrides else ""


def _wijkt_af(g: Besluitgegevens) -> bool:
    """Whether it differs from an advice, also when that is explained."""
    f = feiten(g, g.voorziene_tekenaar)
    zonder_uitleg = replace(f, redenen=replace(f.redenen, afwijking=""))
    return any(True for _ in regel_van(AFWIJKING_ADVIES).toets(zonder_uitleg))


def _reden(besluit: Besluit) -> str:
    """Why it deserves attention, in the words of who decided so."""
    bestuur = besluit.bestuur.reden if besluit.bestuur is not None else ""
    return bestuur or besluit.redenen.afwijking or _override(besluit)


def _override(besluit: Besluit) -> str:
    return "; ".join(dict.fromkeys(reden for _, reden in besluit.overrides))
