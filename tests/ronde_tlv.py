"""A register with TLVs vso that end on 31 July 2027 at two schools, out of the system of before."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from cvt_desktop.adapters.exchange.inlezer import Bestandslezer
from cvt_desktop.ports.voortgang import Stil
from cvt_desktop.services import overname
from cvt_desktop.services.context import Dienst
from tests.factories import SECRETARIS
from tests.fakes.register import maak_dienst, maak_testregister

EINDE = date(2027, 7, 31)
MEANDER_NAAM, KOMPAS = "vso De Meander", "vso Het Kompashuis"
_KOP = "TLV-nummer;Leerling;Geboortedatum;Soort;Categorie;Geldig vanaf;Geldig t/m;School\n"


def regels(aantal: int = 6) -> str:
    """A list of the system of before: the first half at De Meander, and one that ends later."""
    rijen = [f"OEF-2526-{n:04};Leerling{n} Achternaam{n};0{1 + n % 9}-03-2012;vso;laag;01-08-2025;31-07-2027;"
             f"{MEANDER_NAAM if n <= aantal // 2 else KOMPAS}" for n in range(1, aantal + 1)]  # fmt: skip
    return _KOP + "\n".join([*rijen, f"OEF-2526-0900;Later Dan;01-03-2012;vso;laag;01-08-2025;31-07-2028;{MEANDER_NAAM}"]) + "\n"


def maak(map_: Path, aantal: int = 6) -> Dienst:
    """For the secretaris."""
    dienst = maak_dienst(maak_testregister(map_), SECRETARIS)
    tabel = Bestandslezer().tabel(regels(aantal).encode())
    voorbeeld = overname.beoordeel(dienst, tabel, overname.kolomvoorstel(dienst, tabel), Stil())
    overname.overnemen(dienst, voorbeeld, 0, Stil())
    return dienst
