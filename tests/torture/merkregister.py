"""A register whose words occur nowhere else: in no source file, no library and no other register."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from cvt_desktop.adapters.exchange.inlezer import Bestandslezer
from cvt_desktop.adapters.pdf.voorbeeldstuk import maak_voorbeeldstuk
from cvt_desktop.domain.notitie import Notitiesoort
from cvt_desktop.domain.persoon import Persoon, Rol
from cvt_desktop.runtime.paths import HOME_VARIABLE
from cvt_desktop.services import notities, oefendossiers
from cvt_desktop.services.oefengegevens import ALLE
from cvt_desktop.services.oefenregister import RAVENKOOG
from cvt_desktop.services.registers import NieuwePersoon, NieuwRegister, maak
from cvt_desktop.services.stukken import Stuklezer
from tests.factories import maak_instellingen, maak_persoon
from tests.fakes.toegang import maak_testtoegang, open_als

WACHTZIN = "kwarts" + "lepelend veulen boven zoute tafel"
WIE: Persoon = maak_persoon("Xanthe Qvortrup", Rol.SECRETARIS, Rol.BEHEERDER)
GEZIEN = ("Wrzaskuplein", "Qvelderlink", "zwemvliesgitaar")
"""Street, surname and a word of a text of the dossier that is opened."""
ONGEZIEN = ("Zwyndregtshof", "trommelkweepeer")
"""A street and a word of a dossier that nobody opens: no list shows them."""
_ANDER = "Jouxtabergen"


@contextmanager
def thuis_in(huis: Path) -> Iterator[None]:
    """The program's own folders lie in ``huis``: a laptop remembers there which registers it knows."""
    oud = os.environ.get(HOME_VARIABLE)
    os.environ[HOME_VARIABLE] = str(huis)
    try:
        yield
    finally:
        if oud is None:
            del os.environ[HOME_VARIABLE]
        else:
            os.environ[HOME_VARIABLE] = oud


def maak_merkregister(map_: Path, huis: Path) -> Path:
    """Two dossiers with stukken and notes, made on the laptop whose home is ``huis``. Takes seconds."""
    with thuis_in(huis):
        return _maak(map_)


def _maak(map_: Path) -> Path:
    toegang = maak_testtoegang()
    maak(toegang, NieuwRegister(
        map_=map_, instellingen=maak_instellingen(), scholen=(RAVENKOOG,),
        personen=(NieuwePersoon(persoon=WIE, loginnaam=WIE.naam, wachtzin=WACHTZIN, zelf_getypt=True),),
    ))  # fmt: skip
    geopend = open_als(toegang, map_, WIE, WACHTZIN)
    try:
        lezer = Stuklezer(inlezer=Bestandslezer())
        basis = ALLE[0]
        for nummer, (straat, naam, woord) in enumerate(((ONGEZIEN[0], _ANDER, ONGEZIEN[1]), GEZIEN), 1):
            adres = replace(basis.adres, straat=f"{straat} 3")
            dossier = replace(
                basis, nummer=nummer, ontvangen=date(2027, 5, 3 + nummer), school=RAVENKOOG, achternaam=naam, adres=adres,
                waarom=f"Hier staat {woord}.",
                verzorgers=tuple(replace(v, naam=f"M. {naam}", adres=adres) for v in basis.verzorgers),
            )  # fmt: skip
            id_ = oefendossiers.registreer(geopend.dienst, dossier, lezer, maak_voorbeeldstuk)
            notities.schrijven(geopend.dienst, id_, Notitiesoort.TELEFOON, f"Gebeld over {woord}.")
    finally:
        geopend.sluit()
    return map_
