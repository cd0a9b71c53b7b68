"""Which commission handles what, who sits in it on a day, and the one dossier that another commission handles (ADR 0079)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.agendapunt import Agendapunt
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.commissie import Commissie
from cvt_desktop.domain.errors import InvoerError, ToestandError
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.ids import AanvraagId, CommissieId, PersoonId, ZittingId
from cvt_desktop.domain.instellingen import Instellingen
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.domain.zitting import Hoedanigheid, Zitting
from cvt_desktop.ports.overzicht import AanvraagSummary, ZittingSummary
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.keuring import eis_tekst

_DOOR, _NIET_EIGEN = "behandeld door ", ", niet door de eigen commissie"
"""Around the name of the commission: under these words the exception stands in the dossier and on the besluitenlijst."""
REDENEN_ELDERS = (
    "de eigen commissie komt niet bijeen vóór de uiterste datum",
    "de eigen commissie haalt bij dit dossier het quorum niet",
    "het dossier hangt samen met een ander dossier op deze agenda",
    "beide commissies hebben dit zo afgesproken",
)
"""Frequent reasons why another commission handles a dossier once."""


def commissie_van(instellingen: Instellingen, aanvraag: Aanvraag, dag: date) -> Commissie | None:
    """Which commission handles this aanvraag on ``dag``; None when its kind has none."""
    gekozen = aanvraag.formulier.tbv.voorziening if aanvraag.soort is Soort.TBV else None
    return instellingen.commissie_voor(aanvraag.soort, gekozen.id if gekozen is not None else None, dag)


def behandelaar(instellingen: Instellingen, aanvraag: Aanvraag, dag: date) -> Commissie:
    """The commission that letters name when there is no zitting: the first for a kind that has none."""
    return commissie_van(instellingen, aanvraag, dag) or instellingen.commissie


def meer_commissies(dienst: Dienst) -> bool:
    """Whether screens say of which commission something is."""
    with dienst.lezen(Actie.REGISTER_OPENEN) as uow:
        return dienst.instellingen(uow).meer_commissies


def zittingregels(dienst: Dienst) -> list[ZittingSummary]:
    """The list of zittingen, newest first: those that are for this person; without a commission where there is one only."""
    regels = dienst.overzichten.zittingen()
    with dienst.lezen(Actie.REGISTER_OPENEN) as uow:
        grens = dienst.commissiegrens(uow)
        if grens.begrensd:
            eigen = {zitting.id for zitting in uow.zittingen.all() if grens.zit_in(zitting)}
            regels = [regel for regel in regels if regel.id in eigen]
    return regels if grens.instellingen.meer_commissies else [replace(regel, commissie="") for regel in regels]


def stemgerechtigden(dienst: Dienst) -> list[Persoon]:
    """Who can be a member: active people with a stem, by name."""
    with dienst.lezen(Actie.REGISTER_OPENEN) as uow:
        return [p for p in uow.personen.all() if p.actief and p.stemgerechtigd]


def commissies_op(dienst: Dienst, dag: date) -> tuple[Commissie, ...]:
    """The commissions that can hold a zitting on ``dag``."""
    with dienst.lezen(Actie.ZITTING_INZIEN) as uow:
        return dienst.instellingen(uow, dag).commissies_op(dag)


def elders(dienst: Dienst, zitting_id: ZittingId, dossiers: Sequence[AanvraagSummary]) -> dict[AanvraagId, str]:
    """Which of these dossiers another commission than that of the zitting handles, with its name; '' when none does."""
    with dienst.lezen(Actie.ZITTING_INZIEN) as uow:
        zitting = uow.zittingen.get(zitting_id)
        instellingen = dienst.instellingen(uow, zitting.datum)
        if not instellingen.meer_commissies:
            return {}
        per_voorziening = any(c.voorzieningen for c in instellingen.commissies_op(zitting.datum))
        gevonden = dict[AanvraagId, str]()
        for dossier in dossiers:
            soort = Soort(dossier.soort)
            if soort is Soort.TBV and per_voorziening:  # only then the row does not tell enough
                eigen = commissie_van(instellingen, uow.aanvragen.get(dossier.id), zitting.datum)
            else:
                eigen = instellingen.commissie_voor(soort, None, zitting.datum)
            if eigen is None or eigen.id != zitting.commissie_id:
                gevonden[dossier.id] = eigen.naam if eigen is not None else ""
    return gevonden


def gekozen_commissie(instellingen: Instellingen, id_: CommissieId | None, dag: date) -> Commissie:
    """The commission that meets on ``dag``: no choice when there is one. Raises ``InvoerError`` at the field ``commissie``."""
    werken = instellingen.commissies_op(dag)
    if id_ is None and len(werken) == 1:
        return werken[0]
    gekozen = next((c for c in werken if c.id == id_), None)
    if gekozen is None:
        raise InvoerError("Kies welke commissie bijeenkomt; zij moet op die dag nog bestaan.", code="commissie", veld="commissie")
    return gekozen


def eis_leden(zitting: Zitting, commissie: Commissie, *, er: frozenset[PersoonId] | None = None) -> None:
    """Who votes sits in the commission on the day of the zitting; ``er`` are those who are there, if that is known.

    Raises ``InvoerError`` as long as somebody does not.
    """
    for d in zitting.deelnemers:
        if er is not None and d.persoon_id not in er:
            continue
        if d.hoedanigheid is Hoedanigheid.STEMGERECHTIGD and not commissie.is_lid(d.persoon_id, zitting.datum):
            raise InvoerError(f"Een gekozen persoon is op die dag geen lid van {commissie.naam}. Kies een ander, of laat de "
                              "beheerder de leden nagaan bij Instellingen, Commissie.",
                              code="geen-lid", veld="stemgerechtigden")  # fmt: skip


def op_agenda_van(instellingen: Instellingen, zitting: Zitting, aanvraag: Aanvraag, reden: str) -> Aanvraag:
    """The aanvraag as this zitting may handle it: of another commission only with a reason, which the besluitenlijst shows.

    Raises ``ToestandError`` without that reason.
    """
    eigen = commissie_van(instellingen, aanvraag, zitting.datum)
    aanvraag = zonder_elders(aanvraag)
    if eigen is not None and eigen.id == zitting.commissie_id:
        return aanvraag
    if not reden.strip():
        bij = f"Over dit dossier gaat {eigen.naam}" if eigen is not None else "Over deze soort gaat nog geen commissie"
        raise ToestandError(f"{bij}. Kies een reden om het toch hier te behandelen, of zet het op de agenda van een andere "
                            "zitting.", code="andere-commissie", veld="reden")  # fmt: skip
    eis_tekst("reden", reden)
    return aanvraag.met_override(f"{_DOOR}{zitting.commissie}{_NIET_EIGEN}", reden.strip())


def reden_elders(aanvraag: Aanvraag) -> str:
    """Why another commission handles this dossier now; '' when none does."""
    return next((reden for wat, reden in aanvraag.overrides if _is_elders(wat)), "")


def uitzonderingen(zitting: Zitting, punt: Agendapunt, aanvraag: Aanvraag) -> tuple[tuple[str, str], ...]:
    """The overrides of a dossier as this zitting knew them: another agenda later does not take away what was so here.

    Items of before the reason was kept with them have it from the dossier, as long as it is about this commission.
    """
    hier = f"{_DOOR}{zitting.commissie}{_NIET_EIGEN}"
    nu = ((hier, punt.elders),) if punt.elders else tuple(o for o in aanvraag.overrides if o[0] == hier)
    return (*zonder_elders(aanvraag).overrides, *nu)


def zonder_elders(aanvraag: Aanvraag) -> Aanvraag:
    """Without that exception, also when the commission has another name since: it holds for one agenda."""
    return replace(aanvraag, overrides=tuple(o for o in aanvraag.overrides if not _is_elders(o[0])))


def _is_elders(wat: str) -> bool:
    return wat.startswith(_DOOR) and wat.endswith(_NIET_EIGEN)


def eis_zelfde_commissie(van: Zitting, naar: Zitting) -> None:
    """An item moves to a zitting of the same commission only. Raises ``ToestandError``."""
    if van.commissie_id != naar.commissie_id:
        raise ToestandError(f"De andere zitting is van {naar.commissie}. Haal het dossier van deze agenda en zet het daar op de "
                            "agenda, met een reden.", code="andere-commissie")  # fmt: skip
