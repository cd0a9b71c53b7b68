"""What somebody may read inside a dossier: adviezen stay independent until the own one is vastgesteld.

Two adviezen are two independent ones (UB WVO 2020 art. 2.51, LBT 108582), so a deskundige never reads the other, and
a lid who was asked for an advice reads it only afterwards; the same holds for the paper on which it came in.
"""

from __future__ import annotations

from collections.abc import Iterable

from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.bestandssoort import Stuksoort
from cvt_desktop.domain.deskundigenadvies import Deskundigenadvies
from cvt_desktop.domain.errors import GeenRechtError
from cvt_desktop.domain.ids import AanvraagId, BijlageId, PersoonId
from cvt_desktop.domain.stuk import Stuk
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.dossiertoegang import alleen_gekoppeld, eis_dossier


def zichtbare_adviezen(
    dienst: Dienst, aanvraag: Aanvraag, adviezen: Iterable[Deskundigenadvies]
) -> tuple[Deskundigenadvies, ...]:
    """The adviezen whose content this person may read: vastgesteld ones, and the own one.

    Those of others stay unseen for a deskundige, and for everybody whose own advice in this dossier is not vastgesteld:
    two adviezen are two independent ones (UB WVO 2020 art. 2.51, LBT 108582).
    """
    ik, alle = dienst.sessie.persoon_id, tuple(adviezen)
    eigen = tuple(a for a in alle if a.persoon_id == ik)
    if alleen_gekoppeld(dienst) or not dienst.mag(Actie.ADVIEZEN_INZIEN) or moet_nog_adviseren(aanvraag, alle, ik):
        return eigen
    return tuple(a for a in alle if a.vastgesteld or a.persoon_id == ik)


def moet_nog_adviseren(aanvraag: Aanvraag, adviezen: Iterable[Deskundigenadvies], persoon_id: PersoonId) -> bool:
    """Whether this person was asked for an advice here and has not vastgesteld it."""
    vast = any(a.vastgesteld for a in adviezen if a.persoon_id == persoon_id)
    return not vast and any(k.persoon_id == persoon_id for k in aanvraag.koppelingen)


def zichtbare_stukken(dienst: Dienst, uow: Leeseenheid, aanvraag: Aanvraag) -> tuple[Stuk, ...]:
    """The stukken of a dossier in the order in which they came, without the adviezen on paper that are unseen."""
    adviezen, stukken = tuple(uow.adviezen.of_aanvraag(aanvraag.id)), tuple(uow.stukken.of_aanvraag(aanvraag.id))
    return stukken_voor(dienst.sessie.persoon_id, aanvraag, adviezen, stukken, gekoppeld=alleen_gekoppeld(dienst))


def stukken_voor(
    persoon_id: PersoonId, aanvraag: Aanvraag, adviezen: tuple[Deskundigenadvies, ...], stukken: tuple[Stuk, ...], *,
    gekoppeld: bool,
) -> tuple[Stuk, ...]:  # fmt: skip
    """What somebody may see of all stukken; ``gekoppeld``: who reads only the dossiers in which advice was asked."""
    if not (gekoppeld or moet_nog_adviseren(aanvraag, adviezen, persoon_id)):
        return stukken
    eigen = {a.uit_bijlage for a in adviezen if a.persoon_id == persoon_id}
    ander = {a.uit_bijlage for a in adviezen if a.persoon_id != persoon_id}
    return tuple(s for s in stukken if s.id in eigen or (s.soort != Stuksoort.ADVIES.name and s.id not in ander))


def stukken_van(dienst: Dienst, aanvraag_id: AanvraagId) -> tuple[Aanvraag, tuple[Stuk, ...]]:
    """The aanvraag and the stukken that this person may see."""
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        aanvraag = uow.aanvragen.get(aanvraag_id)
        eis_dossier(dienst, uow, aanvraag)
        return aanvraag, zichtbare_stukken(dienst, uow, aanvraag)


def eis_stuk(dienst: Dienst, uow: Leeseenheid, bijlage_id: BijlageId) -> Stuk:
    """The stuk, or ``GeenRechtError`` when it is an advice that stays unseen for this person."""
    stuk = uow.stukken.get(bijlage_id)
    aanvraag = uow.aanvragen.get(stuk.aanvraag_id)
    eis_dossier(dienst, uow, aanvraag)
    if stuk not in zichtbare_stukken(dienst, uow, aanvraag):
        raise GeenRechtError(
            "Dit advies is te zien nadat u uw eigen advies hebt vastgesteld. "
            "Stel dat eerst vast.", code="advies-ongezien", dossier=aanvraag.id,
        )  # fmt: skip
    return stuk


def uitvoeren(dienst: Dienst, bijlage_id: BijlageId) -> bytes:
    """The bytes of the file of a stuk for a copy outside the register; an event says that it left.

    A part of a file leaves as the whole of it, so all of it must be seen. Raises ``GeenRechtError``.
    """
    with dienst.werk(Actie.DOCUMENT_UITVOEREN) as werk:
        stuk = eis_stuk(dienst, werk.uow, bijlage_id)
        for deel in werk.uow.stukken.of_aanvraag(stuk.aanvraag_id):
            if deel.bestand_id == stuk.bestand_id:
                eis_stuk(dienst, werk.uow, deel.id)
        bewaard = werk.uow.opslag.get(stuk.bestand_id)
        werk.leg_vast("stuk", bijlage_id, None, aanvraag_id=stuk.aanvraag_id)
    return dienst.bijlagen.lees(bewaard.naam, bewaard.sleutel)
