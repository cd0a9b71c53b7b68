"""Signed besluiten that wait to be sent: made once through the real services, and copied for each test."""

from __future__ import annotations

import copy
import shutil
import tempfile
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from cvt_desktop.domain.adres import Adres
from cvt_desktop.domain.besluit import Tekenwijze
from cvt_desktop.services.ondertekenen import tekenen
from db.register import BESTAND
from tests.besluit_opzet import Besluitopzet, zet_besluit_op
from tests.factories import SECRETARIS, VOORZITTER, maak_verzorgers
from tests.fakes.klok import VasteKlok
from tests.fakes.poorten import NepOpmaker
from tests.fakes.register import maak_dienst, open_testregister

MOLENWERF = Adres(straat="Molenwerf 3", postcode="1999 ZD", plaats="Zilverdam")
VADER = "Thomas Brandt"
"""In a register with two dossiers he lives apart, at a geheim address."""


@dataclass(frozen=True, slots=True)
class _Sjabloon:
    map_: Path
    opzet: Besluitopzet


def getekend(map_: Path, *, aantal: int = 2, wijze: Tekenwijze = Tekenwijze.DIGITAAL) -> Besluitopzet:
    """A register with so many signed besluiten (1 or 2); with two, the parents in the first live at two addresses."""
    sjabloon = _sjabloon(aantal, wijze)
    map_.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(sjabloon.map_ / BESTAND, map_ / BESTAND)
    register, klok = open_testregister(map_), VasteKlok()
    zitting = replace(sjabloon.opzet.zitting, register=register, klok=klok, dienst=maak_dienst(register, SECRETARIS, klok=klok),
                      dossiers=list(sjabloon.opzet.zitting.dossiers))  # fmt: skip
    return replace(sjabloon.opzet, zitting=zitting, bijlagen=copy.deepcopy(sjabloon.opzet.bijlagen), opmaker=NepOpmaker())


@cache
def _sjabloon(aantal: int, wijze: Tekenwijze) -> _Sjabloon:
    map_ = Path(tempfile.mkdtemp(prefix="cvt-getekend-"))
    opzet = zet_besluit_op(map_, aantal=aantal)
    if aantal > 1:
        moeder, vader = maak_verzorgers()
        opzet.wijzig_aanvraag(verzorgers=(moeder, replace(vader, adres=MOLENWERF, adres_geheim=True)))
    for nummer in range(aantal):
        opzet.in_tekenmap(nummer)
        tekenen(opzet.als(VOORZITTER), opzet.besluit(nummer).id, wijze)
    opzet.zitting.register.sluit()
    return _Sjabloon(map_, opzet)
