"""The logo of the samenwerkingsverband: a small picture among the bijlagen, named by the settings that use it."""

from __future__ import annotations

from uuid import uuid4

from cvt_desktop.domain.bestandssoort import Bestandsvorm, herken
from cvt_desktop.domain.errors import BestandError, InvoerError
from cvt_desktop.domain.ids import BijlageId
from cvt_desktop.domain.instellingen import Swv
from cvt_desktop.ports.opmaker import Opmaker
from cvt_desktop.ports.register import Leeseenheid, Schrijfeenheid
from cvt_desktop.services.context import Dienst

MAX_BYTES = 1024 * 1024


def keur_logo(opmaker: Opmaker, data: bytes | None) -> None:
    """Raises ``InvoerError`` for what cannot stand at the head of a letter."""
    if data is None:
        return
    if len(data) > MAX_BYTES:
        raise InvoerError("Dit logo is groter dan 1 MB. Maak er een kleinere versie van.", code="logo-groot", veld="logo")
    try:
        vorm = herken(data)
    except BestandError:
        vorm = None
    if vorm not in {Bestandsvorm.PNG, Bestandsvorm.JPEG}:
        raise InvoerError("Een logo is een PNG- of JPEG-bestand. Kies een ander bestand.", code="logo-vorm", veld="logo")
    opmaker.keur_logo(data)


def logo_van(dienst: Dienst, uow: Leeseenheid, swv: Swv) -> bytes | None:
    """The picture that these settings name."""
    if swv.logo is None:
        return None
    bewaard = uow.opslag.get(swv.logo)
    return dienst.bijlagen.lees(bewaard.naam, bewaard.sleutel)


def leg_logo_neer(dienst: Dienst, uow: Schrijfeenheid, data: bytes) -> BijlageId:
    """Keep a picture that was judged; older versions of the settings keep theirs. The file is swept when the unit fails."""
    id_ = BijlageId(uuid4())
    uow.opslag.add(id_, dienst.bijlagen.bewaar(data))
    return id_
