"""Signed besluiten that wait to be sent: made once through the real services, and copied for each test."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from cvt_desktop.domain.adres import Adres
from cvt_desktop.domain.besluit import Tekenwijze
from cvt_desktop.services.ondertekenen import tekenen
from tests.besluit_opzet import Besluitopzet, wie_werkt, zet_besluit_op
from tests.factories import VOORZITTER, maak_verzorgers
from tests.fakes.eens import eens

MOLENWERF = Adres(straat="Molenwerf 3", postcode="1999 ZD", plaats="Zilverdam")
VADER = "Thomas Brandt"
"""In a register with two dossiers he lives apart, at a geheim address."""


@eens(wie_werkt)
def getekend(map_: Path, *, aantal: int = 2, wijze: Tekenwijze = Tekenwijze.DIGITAAL) -> Besluitopzet:
    """A register with so many signed besluiten (1 or 2); with two, the parents in the first live at two addresses."""
    opzet = zet_besluit_op(map_, aantal=aantal)
    if aantal > 1:
        moeder, vader = maak_verzorgers()
        opzet.wijzig_aanvraag(verzorgers=(moeder, replace(vader, adres=MOLENWERF, adres_geheim=True)))
    for nummer in range(aantal):
        opzet.in_tekenmap(nummer)
        tekenen(opzet.als(VOORZITTER), opzet.besluit(nummer).id, wijze)
    return opzet
