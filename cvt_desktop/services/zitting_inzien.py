"""What the screens of a zitting read: the items with their dossiers, as frozen domain objects."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass, field, replace

from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.deskundigenadvies import Deskundigenadvies
from cvt_desktop.domain.dossierstand import Termijnstand, feestdagen_volgens, termijnstand
from cvt_desktop.domain.echtheid import Oordeel
from cvt_desktop.domain.hamerstuk import Hamerbezwaar
from cvt_desktop.domain.ids import AanvraagId, PersoonId, ZittingId
from cvt_desktop.domain.instellingen import Besluitmodel, Reglement
from cvt_desktop.domain.nummering import genummerd
from cvt_desktop.domain.onderwerp import Onderwerp
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.domain.school import School
from cvt_desktop.domain.stuk import Stuk
from cvt_desktop.domain.wacht import Wachtmelding
from cvt_desktop.domain.zitting import Agendapunt, Zitting, Zittingtoestand
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.dossier import lees_dossier
from cvt_desktop.services.dossiertoegang import eis_zitting
from cvt_desktop.services.hamervoorstel import bezwaren
from cvt_desktop.services.inzage import zichtbare_adviezen, zichtbare_stukken
from cvt_desktop.services.onderwerpen import onderwerp_van
from cvt_desktop.services.verificatie import Verificatie
from cvt_desktop.services.zittingwacht import wachtmeldingen


@dataclass(frozen=True, slots=True, kw_only=True)
class Puntkaart:
    """One item with the dossier behind it; ``oordelen`` by member, once it is decided. ``naam`` is what a room may read of it.

    ``bespreken`` says of an undecided item why the program does not propose a hamerstuk.
    """

    nummer: int
    punt: Agendapunt
    aanvraag: Aanvraag = field(repr=False)
    onderwerp: Onderwerp = field(repr=False)
    naam: str = field(repr=False)
    school: School
    adviezen: tuple[Deskundigenadvies, ...] = field(repr=False)
    stukken: tuple[Stuk, ...] = field(repr=False)
    termijn: Termijnstand
    wacht: tuple[Wachtmelding, ...]
    model: Besluitmodel | None
    bespreken: tuple[Hamerbezwaar, ...] = ()
    oordelen: Mapping[PersoonId, Oordeel] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Zittingbeeld:
    """A zitting, its items, the next zitting of the same commission, and who could step in (``plaatsvervangers``).

    ``commissie``: its name, '' in a register with one commission.
    """

    zitting: Zitting
    kaarten: tuple[Puntkaart, ...]
    volgende: Zitting | None
    plaatsvervangers: tuple[Persoon, ...] = field(repr=False)
    commissie: str = ""

    def kaart(self, aanvraag_id: AanvraagId) -> Puntkaart:
        """The card of one item."""
        return next(k for k in self.kaarten if k.aanvraag.id == aanvraag_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Openingsbeeld:
    """A zitting that is to be opened. ``namen``: of the dossiers at which somebody steps aside. ``commissie`` as above."""

    zitting: Zitting
    commissie: str
    namen: Mapping[AanvraagId, str] = field(repr=False)


def zitting_lezen(dienst: Dienst, zitting_id: ZittingId) -> Zitting:
    """The zitting as it is kept."""
    with dienst.lezen(Actie.ZITTING_INZIEN) as uow:
        zitting = uow.zittingen.get(zitting_id)
        eis_zitting(dienst, uow, zitting)
        return zitting


def zittingbeeld(dienst: Dienst, zitting_id: ZittingId) -> Zittingbeeld:
    """Everything that the agenda and the live screen show."""
    with dienst.lezen(Actie.ZITTING_INZIEN) as uow:
        zitting = uow.zittingen.get(zitting_id)
        eis_zitting(dienst, uow, zitting)
        verificatie = Verificatie(dienst, uow) if any(p.beslist for p in zitting.punten) else None
        return replace(_kop(dienst, uow, zitting), kaarten=tuple(
            replace(_kaart(dienst, uow, zitting, punt, nummer),
                    oordelen=verificatie.punt(zitting, punt) if verificatie is not None and punt.beslist else {})
            for nummer, punt in genummerd(zitting)
        ))  # fmt: skip


def beeld_in_delen(dienst: Dienst, zitting_id: ZittingId) -> Generator[None, None, Zittingbeeld]:
    """The same of a zitting in which nothing is decided yet, an item at a time: a window that reads it hears keys in between."""
    with dienst.lezen(Actie.ZITTING_INZIEN) as uow:
        zitting = uow.zittingen.get(zitting_id)
        eis_zitting(dienst, uow, zitting)
        return _kaart_voor_kaart(dienst, _kop(dienst, uow, zitting))


def _kaart_voor_kaart(dienst: Dienst, kop: Zittingbeeld) -> Generator[None, None, Zittingbeeld]:
    kaarten = []
    for nummer, punt in genummerd(kop.zitting):
        yield
        with dienst.lezen(Actie.ZITTING_INZIEN) as uow:
            kaarten.append(_kaart(dienst, uow, kop.zitting, punt, nummer))
    return replace(kop, kaarten=tuple(kaarten))


def openingsbeeld(dienst: Dienst, zitting_id: ZittingId) -> Openingsbeeld:
    """What has to be known to open it."""
    with dienst.lezen(Actie.ZITTING_INZIEN) as uow:
        zitting = uow.zittingen.get(zitting_id)
        eis_zitting(dienst, uow, zitting)
        nu = dienst.instellingen(uow).reglement
        niet_mee = (uow.aanvragen.get(punt.aanvraag_id) for punt in zitting.punten if punt.verschoningen)
        return Openingsbeeld(
            zitting=zitting, commissie=_commissie(dienst, uow, zitting),
            namen={a.id: _naam(nu, onderwerp_van(uow, a)) for a in niet_mee},
        )  # fmt: skip


def _naam(nu: Reglement, wie: Onderwerp) -> str:
    """What a room may read of it."""
    return wie.initialen if nu.initialen_in_zitting else wie.korte_naam


def _commissie(dienst: Dienst, uow: Leeseenheid, zitting: Zitting) -> str:
    return zitting.commissie if dienst.instellingen(uow, zitting.datum).meer_commissies else ""


def _kop(dienst: Dienst, uow: Leeseenheid, zitting: Zitting) -> Zittingbeeld:
    """All but the items."""
    aan_tafel = {d.persoon_id for d in zitting.deelnemers}
    commissie = dienst.instellingen(uow, zitting.datum).commissie_met(zitting.commissie_id)
    return Zittingbeeld(
        zitting=zitting, kaarten=(), volgende=_volgende(uow, zitting),
        plaatsvervangers=tuple(p for p in uow.personen.all() if p.actief and p.stemgerechtigd and p.id not in aan_tafel
                               and commissie.is_lid(p.id, zitting.datum)),
        commissie=_commissie(dienst, uow, zitting),
    )  # fmt: skip


def _kaart(dienst: Dienst, uow: Leeseenheid, zitting: Zitting, punt: Agendapunt, nummer: int) -> Puntkaart:
    aanvraag = uow.aanvragen.get(punt.aanvraag_id)
    instellingen, nu = dienst.instellingen(uow, aanvraag.formulier.a.ontvangen_op), dienst.instellingen(uow).reglement
    wie = onderwerp_van(uow, aanvraag)
    return Puntkaart(
        nummer=nummer, punt=punt, aanvraag=aanvraag, onderwerp=wie, naam=_naam(nu, wie),
        school=uow.scholen.get(aanvraag.school_id), stukken=zichtbare_stukken(dienst, uow, aanvraag),
        adviezen=zichtbare_adviezen(dienst, aanvraag, uow.adviezen.of_aanvraag(aanvraag.id)),
        termijn=termijnstand(aanvraag, instellingen, feestdagen_volgens(instellingen)),
        wacht=wachtmeldingen(uow, zitting, aanvraag.id),
        model=nu.model(aanvraag.soort),
        bespreken=() if punt.beslist else bezwaren(uow, dienst, zitting, aanvraag.id),
    )  # fmt: skip


def _volgende(uow: Leeseenheid, zitting: Zitting) -> Zitting | None:
    later = [z for z in uow.zittingen.all(Zittingtoestand.GEPLAND)
             if z.datum > zitting.datum and z.commissie_id == zitting.commissie_id]  # fmt: skip
    return min(later, key=lambda z: z.datum, default=None)


def inzien(dienst: Dienst, aanvraag_id: AanvraagId) -> None:
    """Tell the log that a dossier stood on the screen of the zitting."""
    with dienst.werk(Actie.DOSSIER_INZIEN) as werk:
        lees_dossier(dienst, werk.uow, aanvraag_id)
        werk.leg_vast("aanvraag", aanvraag_id, None, aanvraag_id=aanvraag_id)
