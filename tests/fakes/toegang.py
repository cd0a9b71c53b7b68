"""Making and opening real registers in tests: the real vault and database, keys and paper without mathematics."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from cvt_desktop.bootstrap.poorten import maak_toegang
from cvt_desktop.domain.persoon import Persoon, Rol
from cvt_desktop.ports.sleutelbos import Sleutelbos, Sleutelbosstand
from cvt_desktop.ports.toegang import Toegang
from cvt_desktop.services.aanmelden import Geopend, aanmelden, openen
from cvt_desktop.services.registers import NieuwePersoon, NieuwRegister
from tests.factories import PLV_SECRETARIS, SCHOLEN, VOORZITTER, maak_instellingen, maak_persoon
from tests.fakes.klok import VasteKlok
from tests.fakes.poorten import NepCertificaten, NepOpmaker
from tests.fakes.sleutelbos import NepSleutelbos

WACHTZIN = "zes koeien dansen op het hooi"
EIGEN = "blauwe fietsen rijden door groen gras"
BEHEERDER = PLV_SECRETARIS


def maak_testtoegang(*, echt: bool = False, sleutelbos: Sleutelbos | None = None, verplicht: bool = False) -> Toegang:
    """The real ports, without a keyring unless one is given; unless ``echt`` certificates and paper are stand-ins."""
    klok = VasteKlok()
    bos = sleutelbos or NepSleutelbos(Sleutelbosstand.AFWEZIG)
    toegang = replace(maak_toegang(sleutelbos=bos, verplicht=verplicht), klok=klok, oefenklok=_oefenklok)
    return toegang if echt else replace(toegang, certificaten=NepCertificaten(), opmaker=NepOpmaker())


def _oefenklok(dag: date) -> VasteKlok:
    return VasteKlok(dag)


def nieuwe(persoon: Persoon, *, zelf: bool = True) -> NieuwePersoon:
    """A person with a login."""
    return NieuwePersoon(persoon=persoon, loginnaam=persoon.naam, wachtzin=WACHTZIN, zelf_getypt=zelf)


def nieuw_register(map_: Path, *personen: NieuwePersoon, oefen: bool = False) -> NieuwRegister:
    """A register of the beheerder, a voorzitter whose passphrase the beheerder typed, and a deskundige without login."""
    standaard = (
        nieuwe(BEHEERDER), nieuwe(VOORZITTER, zelf=False),
        NieuwePersoon(persoon=maak_persoon("Hélène Crutzer", Rol.DESKUNDIGE, met_login=False)),
    )  # fmt: skip
    return NieuwRegister(map_=map_, instellingen=maak_instellingen(), personen=personen or standaard, scholen=SCHOLEN[:2],
                         oefen=oefen)  # fmt: skip


def open_als(toegang: Toegang, map_: Path, wie: Persoon = BEHEERDER, wachtzin: str = WACHTZIN) -> Geopend:
    """Log in and open; the caller closes it."""
    return openen(toegang, aanmelden(toegang, map_, wie.id, wachtzin))
