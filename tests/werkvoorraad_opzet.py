"""A register with two pupils, and dossiers in any state: what stands on the Werkvoorraad follows from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.ids import AanvraagId
from db.register import DbRegister
from tests.factories import SEM, maak_aanvraag, maak_formulier, maak_leerling
from tests.fakes.register import maak_testregister


def maak_werkregister(map_: Path) -> DbRegister:
    """The practice people and schools, Mikołaj and Sem; no dossier."""
    register = maak_testregister(map_)
    with register.schrijven() as uow:
        uow.leerlingen.save(maak_leerling())
        uow.leerlingen.save(SEM)
    return register


def zet(
    register: DbRegister, kenmerk: str, status: Status, ontvangen: date = date(2027, 4, 2), **velden: object
) -> AanvraagId:
    """Save a dossier that was received, and confirmed unless told otherwise, on this day."""
    formulier = maak_formulier()
    formulier = replace(formulier, a=replace(formulier.a, ontvangen_op=ontvangen))
    basis = {"bevestigd_op": ontvangen, "formulier": formulier, "status": status}
    with register.schrijven() as uow:
        return uow.aanvragen.save(maak_aanvraag(kenmerk, **{**basis, **velden})).id
