"""Bekrachtigen: each member confirms all own stemmen of a zitting once, with the own passphrase (screens.md 4.10)."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from cvt_desktop.domain.bekrachtiging import open_stemmen
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.echtheid import Oordeel
from cvt_desktop.domain.errors import GeenRechtError, ToestandError
from cvt_desktop.domain.ids import AanvraagId, PersoonId, ZittingId
from cvt_desktop.domain.nummering import genummerd
from cvt_desktop.domain.ondertekend import stemverklaring
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.domain.stem import Stemkeuze
from cvt_desktop.domain.zitting import Zitting, Zittingtoestand
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.ports.zegel import Zegel
from cvt_desktop.services.context import Dienst, Sessie
from cvt_desktop.services.dossiertoegang import eis_zitting
from cvt_desktop.services.onderwerpen import onderwerp_van
from cvt_desktop.services.rolcertificaten import zorg_voor_sleutel
from cvt_desktop.services.verificatie import Verificatie


@dataclass(frozen=True, slots=True, kw_only=True)
class MijnStem:
    """One own stem: what was decided, and what was noted as mine."""

    aanvraag_id: AanvraagId
    nummer: int
    kenmerk: str
    leerling: str = field(repr=False)
    uitkomst: str
    keuze: Stemkeuze
    reden: str = field(repr=False)
    bekrachtigd_op: datetime | None
    betwist_op: datetime | None
    oordeel: Oordeel

    @property
    def open(self) -> bool:
        """Neither confirmed nor marked as wrong."""
        return self.bekrachtigd_op is None and self.betwist_op is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bekrachtigstand:
    """How far one member is."""

    persoon_id: PersoonId
    naam: str = field(repr=False)
    stemmen: int
    bekrachtigd: int
    betwist: int


def mijn_stemmen(dienst: Dienst, zitting_id: ZittingId) -> tuple[MijnStem, ...]:
    """The stemmen of the person who is logged in on decided items, in the order of the agenda."""
    with dienst.lezen(Actie.STEM_BEKRACHTIGEN) as uow:
        zitting, verificatie = uow.zittingen.get(zitting_id), Verificatie(dienst, uow)
        eis_zitting(dienst, uow, zitting)
        gevonden = []
        for nummer, punt in genummerd(zitting):
            stem = punt.stem_van(dienst.sessie.persoon_id)
            if stem is None or not punt.beslist or punt.voorgenomen is None:
                continue
            leerling = onderwerp_van(uow, uow.aanvragen.get(punt.aanvraag_id))
            gevonden.append(MijnStem(
                aanvraag_id=punt.aanvraag_id, nummer=nummer, kenmerk=punt.kenmerk, leerling=leerling.korte_naam,
                uitkomst=punt.voorgenomen.omschrijving, keuze=stem.keuze, reden=stem.reden,
                bekrachtigd_op=stem.bekrachtigd_op, betwist_op=stem.betwist_op, oordeel=verificatie.stem(zitting, punt, stem),
            ))  # fmt: skip
    return tuple(gevonden)


def te_bekrachtigen(dienst: Dienst) -> tuple[tuple[ZittingId, date, int], ...]:
    """``(zitting, day, number)`` of each zitting that waits for stemmen of the person who is logged in."""
    wachten = [z.id for z in dienst.overzichten.zittingen() if z.te_bekrachtigen]
    with dienst.lezen(Actie.STEM_BEKRACHTIGEN) as uow:
        zittingen = [uow.zittingen.get(id_) for id_ in wachten]
    geteld = ((z.id, z.datum, len(open_stemmen(z, dienst.sessie.persoon_id))) for z in zittingen)
    return tuple(rij for rij in geteld if rij[2])


def stand(zitting: Zitting) -> tuple[Bekrachtigstand, ...]:
    """Per member with a stem: how many there are, and how many are bekrachtigd or marked as wrong."""
    resultaat = []
    for d in zitting.deelnemers:
        stemmen = [s for p in zitting.punten if p.beslist and (s := p.stem_van(d.persoon_id)) is not None]
        if stemmen:
            resultaat.append(Bekrachtigstand(
                persoon_id=d.persoon_id, naam=d.naam, stemmen=len(stemmen),
                bekrachtigd=sum(1 for s in stemmen if s.bekrachtigd_op), betwist=sum(1 for s in stemmen if s.betwist_op),
            ))  # fmt: skip
    return tuple(resultaat)


def namens(dienst: Dienst, persoon: Persoon) -> Dienst:
    """The same register for the member who sits down at this laptop; nothing is done before the passphrase is checked.

    Raises ``GeenRechtError`` for somebody whose access was closed.
    """
    if not persoon.actief or not persoon.met_login:
        raise GeenRechtError("Dit lid heeft geen toegang (meer) tot dit register. Vraag de beheerder.", code="geen-toegang")
    return replace(dienst, sessie=Sessie(persoon_id=persoon.id, naam=persoon.naam, rollen=persoon.rollen))


def bekrachtigen(
    dienst: Dienst, zitting_id: ZittingId, ontgrendel: Callable[[], AbstractContextManager[Zegel]], *,
    betwist: frozenset[AanvraagId] = frozenset(),
) -> Zitting:  # fmt: skip
    """Confirm and sign all own stemmen but those in ``betwist``, which are marked as wrong and wait for the voorzitter.

    ``ontgrendel`` opens the own keys with the own passphrase, and wipes them when all is signed. It raises a ``CvtError``
    when the passphrase is wrong; then nothing is confirmed. It may take as long as the key derivation, and runs before the
    register is touched.
    """
    dienst.eis(Actie.STEM_BEKRACHTIGEN)
    with ontgrendel() as zegel:
        lid = replace(dienst, zegel=zegel)
        zorg_voor_sleutel(lid)
        return _bekrachtig(lid, zitting_id, betwist)


def _bekrachtig(dienst: Dienst, zitting_id: ZittingId, betwist: frozenset[AanvraagId]) -> Zitting:
    ik, nu = dienst.sessie.persoon_id, dienst.klok.now()
    with dienst.werk(Actie.STEM_BEKRACHTIGEN) as werk:
        zitting = werk.uow.zittingen.get(zitting_id)
        if zitting.toestand is Zittingtoestand.GEPLAND:
            raise ToestandError("Deze zitting is nog niet gehouden. Wacht tot zij is gesloten.", code="zitting-toestand")
        eigen = frozenset(p.aanvraag_id for p in zitting.punten if p.beslist and p.stem_van(ik) is not None)
        nieuw = te_ondertekenen(dienst, werk.uow, zitting) - betwist
        fout = eigen & betwist
        if not nieuw and not fout:
            raise ToestandError(
                "Al uw stemmen van deze zitting zijn al bekrachtigd. "
                "U hoeft niets meer te doen.", code="niets-te-bekrachtigen",
            )  # fmt: skip
        zitting = zitting.bekrachtigen(ik, nieuw, nu).betwisten(ik, fout, nu)
        zitting = werk.uow.zittingen.save(zitting)
        werk.leg_vast("zitting", zitting_id, zitting, aantal=len(nieuw | fout))
        for punt in zitting.punten:
            stem = punt.stem_van(ik)
            if stem is not None and punt.aanvraag_id in nieuw | fout:
                werk.leg_vast("stem", zitting_id, stemverklaring(zitting, punt, stem), aanvraag_id=punt.aanvraag_id,
                              actie=Actie.STEM_BETWISTEN if punt.aanvraag_id in fout else None)  # fmt: skip
    return zitting


def te_ondertekenen(dienst: Dienst, uow: Leeseenheid, zitting: Zitting) -> frozenset[AanvraagId]:
    """The items whose own stem is not confirmed, or is confirmed without a signature that counts."""
    ik, leden = dienst.sessie.persoon_id, Verificatie(dienst, uow)
    return frozenset(
        punt.aanvraag_id for punt in zitting.punten
        if punt.beslist and (stem := punt.stem_van(ik)) is not None
        and (stem.bekrachtigd_op is None or leden.stem(zitting, punt, stem).opnieuw)
    )  # fmt: skip
