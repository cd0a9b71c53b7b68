"""A schriftelijke ronde of four members, and how a member votes in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.domain.stem import Stemkeuze
from cvt_desktop.domain.voorstel import zoals_gevraagd
from cvt_desktop.domain.zitting import Voorgenomen, Zitting
from cvt_desktop.services import rondestemmen, zitting_behandelen, zittingen
from cvt_desktop.services.rondestemmen import Stemuiting
from tests.factories import SECRETARIS, VOORZITTER
from tests.zitting_opzet import ALLE_DRIE, LEDEN, Opzet, eigen, plan, zet_op

UITERLIJK = date(2027, 5, 20)
SPOED = "spoed: de leerling zit thuis en de volgende zitting is over drie weken"


def zet_ronde_op(map_: Path, *, aantal: int = 1, geopend: bool = True) -> Opzet:
    """The first ``aantal`` dossiers of ``zet_op`` in a ronde of four members from wo 12 until do 20 mei."""
    opzet = zet_op(map_, aantal=aantal, op_agenda=False)
    ronde = zittingen.plannen(opzet.dienst, plan(uiterlijk=UITERLIJK, aanleiding=SPOED))
    opzet = replace(opzet, zitting_id=ronde)
    for aanvraag in opzet.dossiers:
        zittingen.agenderen(opzet.dienst, ronde, aanvraag.id)
    if geopend:
        open_ronde(opzet)
    return opzet


def open_ronde(opzet: Opzet, *ook: Persoon) -> None:
    """With everybody who was asked, and ``ook``."""
    zitting_behandelen.openen(opzet.dienst, opzet.zitting_id, aanwezig=frozenset(p.id for p in (*LEDEN, SECRETARIS, *ook)),
                              voorzitter_id=VOORZITTER.id, secretaris_id=SECRETARIS.id)  # fmt: skip


def stel_voor(opzet: Opzet, voorgenomen: Voorgenomen | None = None, *, nummer: int = 0) -> None:
    """The secretaris puts an outcome to the vote."""
    id_ = opzet.dossiers[nummer].id
    zitting_behandelen.vergewissen(opzet.dienst, opzet.zitting_id, id_, ALLE_DRIE)
    voorstel = voorgenomen or zoals_gevraagd(opzet.aanvraag(nummer))
    zitting_behandelen.voornemen(opzet.dienst, opzet.zitting_id, id_, voorstel)


def stem_zelf(
    opzet: Opzet, *leden: Persoon, keuze: Stemkeuze = Stemkeuze.VOOR, reden: str = "", nummer: int = 0
) -> None:
    """Each of these members logs in, votes and signs."""
    for lid in leden:
        dienst = opzet.als(lid)
        rondestemmen.uitbrengen(dienst, opzet.zitting_id, {opzet.dossiers[nummer].id: Stemuiting(keuze=keuze, reden=reden)},
                                eigen(dienst))  # fmt: skip


def stel_vast(opzet: Opzet, *, nummer: int = 0) -> Zitting:
    """The secretaris fixes the outcome."""
    return zitting_behandelen.vaststellen_uitslag(opzet.dienst, opzet.zitting_id, opzet.dossiers[nummer].id)
