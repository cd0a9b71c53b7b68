"""The reading list of a member for one zitting, and how far the members are (screens.md 4.15, 4.8)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.agendapunt import Agendapunt, Behandeling, Deelnemer, Hoedanigheid
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.ids import AanvraagId, BijlageId, PersoonId, ZittingId
from cvt_desktop.domain.leeslijst import EersteOordeel, leesminuten, wisdag
from cvt_desktop.domain.soorten import beschrijving
from cvt_desktop.domain.stuk import Stuk
from cvt_desktop.domain.zitting import Zitting, Zittingtoestand
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.aantekeningen import eigen, eigen_oordeel, laatste_dag, wensen
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.dossier import lees_dossier
from cvt_desktop.services.dossiertoegang import eis_zitting
from cvt_desktop.services.inzage import stukken_voor, zichtbare_stukken
from cvt_desktop.services.onderwerpen import onderwerp_van
from cvt_desktop.services.zittingwacht import leest_niet, met_wacht


@dataclass(frozen=True, slots=True, kw_only=True)
class Leespunt:
    """One dossier on the list. ``notitie``: there is an own note. ``wil``: the own wish; ``wensen``: the names of others.

    ``verschoond``: this person does not read it, and it does not count (``zittingwacht.leest_niet``).
    """

    nummer: int
    aanvraag_id: AanvraagId
    leerling: str = field(repr=False)
    soort: str
    school: str
    kenmerk: str
    stukken: int
    paginas: int
    gelezen: bool
    hamerstuk: bool
    wil: bool
    wensen: tuple[str, ...]
    notitie: bool
    oordeel: EersteOordeel | None = field(repr=False)
    lezers: int
    leden: int
    verschoond: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Leeslijst:
    """``wissen_op``: the day on which own notes go; None when none are kept.

    ``samen``: the first judgement is for the table. ``open``: marks and notes can still be made.
    """

    zitting: Zitting
    punten: tuple[Leespunt, ...]
    wissen_op: date | None
    dagen: int
    samen: bool
    open: bool

    @property
    def te_lezen(self) -> tuple[Leespunt, ...]:
        """Those that this person reads."""
        return tuple(p for p in self.punten if not p.verschoond)

    @property
    def minuten(self) -> int:
        """About how long what is left takes to read."""
        return leesminuten(p.paginas for p in self.te_lezen if not p.gelezen)


def volgende_zitting(dienst: Dienst) -> ZittingId | None:
    """The first zitting to come with something on its agenda; one with this person at the table goes before."""
    vandaag, ik = dienst.klok.today(), dienst.sessie.persoon_id
    with dienst.lezen(Actie.LEESLIJST_INZIEN) as uow:
        grens = dienst.commissiegrens(uow)
        komend = [z for z in uow.zittingen.all(Zittingtoestand.GEPLAND, Zittingtoestand.GEOPEND)
                  if z.punten and laatste_dag(z) >= vandaag and grens.leest_zitting(z)]
    komend.sort(key=lambda z: (all(d.persoon_id != ik for d in z.deelnemers), laatste_dag(z)))
    return komend[0].id if komend else None


def leeslijst(dienst: Dienst, zitting_id: ZittingId) -> Leeslijst:
    """The dossiers of one zitting as the person who is logged in reads them."""
    with dienst.lezen(Actie.LEESLIJST_INZIEN) as uow:
        zitting: Zitting = uow.zittingen.get(zitting_id)
        eis_zitting(dienst, uow, zitting)
        reglement = dienst.instellingen(uow).reglement
        namen = {p.id: p.naam for p in uow.personen.all()}
        punten = tuple(_punt(dienst, uow, zitting, punt, namen) for punt in zitting.punten)
    dagen, vandaag = reglement.aantekening_dagen, dienst.klok.today()
    wissen_op = wisdag((laatste_dag(zitting),), vandaag, dagen) if dagen else None
    return Leeslijst(
        zitting=zitting, punten=punten, wissen_op=wissen_op,
        dagen=dagen, samen=reglement.eerste_oordeel,
        open=dienst.mag(Actie.LEESLIJST_BIJHOUDEN) and (wissen_op is None or vandaag < wissen_op),
    )  # fmt: skip


def opnieuw(dienst: Dienst, lijst: Leeslijst, aanvraag_id: AanvraagId) -> Leeslijst:
    """The list with one dossier read again, after a mark; the others are as they were."""
    with dienst.lezen(Actie.LEESLIJST_INZIEN) as uow:
        zitting: Zitting = uow.zittingen.get(lijst.zitting.id)
        eis_zitting(dienst, uow, zitting)
        namen = {p.id: p.naam for p in uow.personen.all()}
        vers = _punt(dienst, uow, zitting, zitting.punt(aanvraag_id), namen)
    punten = tuple(vers if p.aanvraag_id == aanvraag_id else p for p in lijst.punten)
    return replace(lijst, zitting=zitting, punten=punten)


def dossier_gelezen(dienst: Dienst, aanvraag_id: AanvraagId, aan: bool) -> None:
    """Tick every stuk of a dossier that this person may see as read by this person, or take that back."""
    with dienst.werk(Actie.LEESLIJST_BIJHOUDEN) as werk:
        aanvraag: Aanvraag = lees_dossier(dienst, werk.uow, aanvraag_id)
        ik, alle = dienst.sessie.persoon_id, zichtbare_stukken(dienst, werk.uow, aanvraag)
        anderen = tuple(merk for merk in aanvraag.gelezen_door if merk[0] != ik)
        mijne: tuple[tuple[PersoonId, BijlageId], ...] = tuple((ik, stuk.id) for stuk in alle) if aan else ()
        werk.uow.aanvragen.save(replace(aanvraag, gelezen_door=(*anderen, *mijne)))
        werk.leg_vast("aanvraag", aanvraag_id, None, aanvraag_id=aanvraag_id, aantal=max(len(mijne), 1))


def _punt(dienst: Dienst, uow: Leeseenheid, zitting: Zitting, punt: Agendapunt, namen: dict[PersoonId, str]) -> Leespunt:
    aanvraag: Aanvraag = uow.aanvragen.get(punt.aanvraag_id)
    stukken = zichtbare_stukken(dienst, uow, aanvraag)
    ik, willen = dienst.sessie.persoon_id, wensen(uow, zitting.id, aanvraag.id)
    leden, lezers = leden_en_lezers(uow, zitting, aanvraag)
    return Leespunt(
        nummer=zitting.nummer(aanvraag.id), aanvraag_id=aanvraag.id, leerling=onderwerp_van(uow, aanvraag).korte_naam,
        soort=beschrijving(aanvraag.soort).kort, school=uow.scholen.get(aanvraag.school_id).naam, kenmerk=punt.kenmerk,
        stukken=len(stukken), paginas=sum(s.paginas or 1 for s in stukken),
        gelezen=_las(aanvraag, ik, stukken), hamerstuk=punt.behandeling is Behandeling.HAMERSTUK,
        wil=ik in willen, wensen=tuple(namen.get(wie, "een lid") for wie in willen if wie != ik),
        notitie=bool(eigen(uow, dienst, aanvraag.id).tekst), oordeel=eigen_oordeel(uow, dienst, zitting.id, aanvraag.id),
        lezers=len(lezers), leden=len(leden),
        verschoond=bool(leest_niet(uow, zitting, aanvraag, uow.personen.get(ik))),
    )  # fmt: skip


def leden_en_lezers(
    uow: Leeseenheid, zitting: Zitting, aanvraag: Aanvraag
) -> tuple[tuple[Deelnemer, ...], tuple[Deelnemer, ...]]:
    """The members with a stem who take part at this item, and those of them who read every stuk that they may see.

    Of whom is verschoond, or will be, no reading is expected.
    """
    adviezen, stukken = tuple(uow.adviezen.of_aanvraag(aanvraag.id)), tuple(uow.stukken.of_aanvraag(aanvraag.id))
    punt = met_wacht(uow, zitting, alleen=aanvraag.id).punt(aanvraag.id)
    leden = tuple(d for d in stemgerechtigd(zitting) if not punt.is_verschoond(d.persoon_id))
    return leden, tuple(d for d in leden if _las(
        aanvraag, d.persoon_id, stukken_voor(d.persoon_id, aanvraag, adviezen, stukken, gekoppeld=False)))  # fmt: skip


def stemgerechtigd(zitting: Zitting) -> tuple[Deelnemer, ...]:
    """The members with a stem, there or not."""
    return tuple(d for d in zitting.deelnemers if d.hoedanigheid is Hoedanigheid.STEMGERECHTIGD)


def gelezen_dossiers(dienst: Dienst, aanvragen: Iterable[AanvraagId]) -> frozenset[AanvraagId]:
    """Which of these the person who is logged in has read."""
    with dienst.lezen(Actie.LEESLIJST_INZIEN) as uow:
        alle = [uow.aanvragen.get(id_) for id_ in aanvragen]
        ik = dienst.sessie.persoon_id
        return frozenset(a.id for a in alle if _las(a, ik, zichtbare_stukken(dienst, uow, a)))


def verschoonde_dossiers(dienst: Dienst, zitting_id: ZittingId) -> frozenset[AanvraagId]:
    """Which of the dossiers on an agenda the person who is logged in does not read."""
    with dienst.lezen(Actie.LEESLIJST_INZIEN) as uow:
        zitting, ik = uow.zittingen.get(zitting_id), uow.personen.get(dienst.sessie.persoon_id)
        return frozenset(p.aanvraag_id for p in zitting.punten
                         if leest_niet(uow, zitting, uow.aanvragen.get(p.aanvraag_id), ik))  # fmt: skip


def _las(aanvraag: Aanvraag, lid: PersoonId, stukken: tuple[Stuk, ...]) -> bool:
    """A dossier without stukken cannot be ticked, so it is never read: somebody must look why it is empty."""
    merken = set(aanvraag.gelezen_door)
    return bool(stukken) and all((lid, stuk.id) in merken for stuk in stukken)
