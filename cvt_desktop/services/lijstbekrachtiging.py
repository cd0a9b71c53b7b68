"""The besluitenlijst that the voorzitter fixes and signs, so that its stemmen count (screens.md 4.10, 3; ADR 0081).

The other members sign their own stemmen within fourteen days; a stem that its member marked as wrong does not go along.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace

from cvt_desktop.domain.bekrachtiging import betwiste_stemmen
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import GeenRechtError, ToestandError
from cvt_desktop.domain.ids import AanvraagId, PersoonId, ZittingId
from cvt_desktop.domain.ondertekend import puntverklaring, stemverklaring
from cvt_desktop.domain.persoon import VOORZITTERS
from cvt_desktop.domain.stem import Bekrachtiging
from cvt_desktop.domain.zitting import Zitting
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.ports.zegel import Zegel
from cvt_desktop.services.bekrachtigen import te_ondertekenen
from cvt_desktop.services.context import Dienst, Werk
from cvt_desktop.services.lidsleutel import heeft_sleutel
from cvt_desktop.services.rolcertificaten import zorg_voor_sleutel
from cvt_desktop.services.verificatie import LIJSTPUNT, LIJSTSTEM


@dataclass(frozen=True, slots=True, kw_only=True)
class Lijsttekenaar:
    """Who signs the list: the voorzitter of the zitting."""

    persoon_id: PersoonId
    naam: str = field(repr=False)


def lijsttekenaar(uow: Leeseenheid, zitting: Zitting) -> Lijsttekenaar | None:
    """Who fixes the list of this zitting by signing it; None where whoever has the role fixes it without that.

    That is so when each member signs for itself, and when the voorzitter of the zitting can no longer log in as such.
    """
    if zitting.bekrachtiging is not Bekrachtiging.LIJST or zitting.voorzitter_id is None:
        return None
    persoon = uow.personen.get(zitting.voorzitter_id)
    kan = persoon.actief and persoon.met_login and bool(persoon.rollen & VOORZITTERS)
    return Lijsttekenaar(persoon_id=persoon.id, naam=persoon.naam) if kan else None


def eis_zonder_handtekening(uow: Leeseenheid, zitting: Zitting) -> None:
    """Raise ``ToestandError`` where the list counts by the signature of the voorzitter: it is not fixed without."""
    if (wie := lijsttekenaar(uow, zitting)) is not None:
        raise ToestandError("De stemmen van deze zitting gelden door de handtekening onder de lijst. Laat wie de zitting leidde "
                            f"de lijst vaststellen met de eigen wachtzin: {wie.naam}.", code="lijst-ondertekenen")  # fmt: skip


def lijst_vaststellen(dienst: Dienst, zitting_id: ZittingId) -> Zitting:
    """The voorzitter who is logged in fixes the besluitenlijst, where each member signs the own stemmen.

    Raises ``ToestandError`` where the list counts by the signature of the voorzitter (``ondertekend_vaststellen``).
    """
    with dienst.werk(Actie.BESLUITENLIJST_VASTSTELLEN) as werk:
        zitting = werk.uow.zittingen.get(zitting_id)
        eis_zonder_handtekening(werk.uow, zitting)
        zitting = werk.uow.zittingen.save(zitting.lijst_vaststellen(dienst.sessie.persoon_id, dienst.klok.today()))
        werk.leg_vast("zitting", zitting_id, zitting)
    return zitting


def ondertekend_vaststellen(
    dienst: Dienst, zitting_id: ZittingId, ontgrendel: Callable[[], AbstractContextManager[Zegel]]
) -> Zitting:  # fmt: skip
    """Fix the list and sign each item and each stem on it, but for stemmen that were marked as wrong.

    ``ontgrendel`` opens the own keys as in ``bekrachtigen``: it raises a ``CvtError`` for a wrong passphrase, and then nothing
    is fixed. Raises ``GeenRechtError`` for anybody but the voorzitter of the zitting.
    """
    dienst.eis(Actie.BESLUITENLIJST_VASTSTELLEN)
    with ontgrendel() as zegel:
        voorzitter = replace(dienst, zegel=zegel)
        zorg_voor_sleutel(voorzitter)
        return _onderteken(voorzitter, zitting_id)


def _onderteken(dienst: Dienst, zitting_id: ZittingId) -> Zitting:
    ik = dienst.sessie.persoon_id
    with dienst.werk(Actie.BESLUITENLIJST_VASTSTELLEN) as werk:
        zitting = werk.uow.zittingen.get(zitting_id)
        if zitting.bekrachtiging is not Bekrachtiging.LIJST:
            raise ToestandError("In deze zitting bekrachtigt ieder lid de eigen stemmen. Stel de lijst vast zonder handtekening.",
                                code="lijst-eigen")  # fmt: skip
        if zitting.voorzitter_id != ik:
            raise GeenRechtError("Deze lijst ondertekent wie de zitting leidde. Laat diegene de eigen wachtzin typen.",
                                 code="geen-recht:lijst")  # fmt: skip
        if not heeft_sleutel(werk.uow, ik):
            raise ToestandError("U hebt nog geen persoonlijke sleutel in dit register. Laat de beheerder zich één keer aanmelden "
                                "en onderteken daarna.", code="geen-sleutel")  # fmt: skip
        vast = zitting.lijst_vaststellen(ik, dienst.klok.today())
        eigen = te_ondertekenen(dienst, werk.uow, vast) - frozenset(betwiste_stemmen(vast, ik))
        vast = werk.uow.zittingen.save(vast.bekrachtigen(ik, eigen, dienst.klok.now()))
        werk.leg_vast("zitting", zitting_id, vast)
        _leg_lijst_vast(werk, vast, eigen)
    return vast


def _leg_lijst_vast(werk: Werk, zitting: Zitting, eigen: frozenset[AanvraagId]) -> None:
    """An entry per item and per stem: each dossier keeps its own proof, also when another one is destroyed."""
    for punt in (p for p in zitting.punten if p.beslist):
        werk.leg_vast(LIJSTPUNT, zitting.id, puntverklaring(zitting, punt), aanvraag_id=punt.aanvraag_id)
        for stem in punt.stemmen:
            gezegd = stemverklaring(zitting, punt, stem)
            if stem.betwist_op is None:
                werk.leg_vast(LIJSTSTEM, zitting.id, gezegd, aanvraag_id=punt.aanvraag_id)
            if stem.persoon_id == zitting.vastgesteld_door and punt.aanvraag_id in eigen:
                werk.leg_vast("stem", zitting.id, gezegd, aanvraag_id=punt.aanvraag_id, actie=Actie.STEM_BEKRACHTIGEN)
