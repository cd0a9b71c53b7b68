"""A register with its header, one dossier and real encrypted bijlagen, and what its backups are made and judged with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from cvt_desktop.adapters.bijlagen.opslag import keur_bestand
from cvt_desktop.bootstrap.kopiegereedschap import maak_kopiegereedschap
from cvt_desktop.domain.errors import CvtError
from cvt_desktop.domain.reservekopie import Aanleiding
from cvt_desktop.ports.reservekopie import Databankfeiten, Reservekopie, Sleutelbron
from cvt_desktop.ports.voortgang import Stil
from cvt_desktop.services import registers
from cvt_desktop.services.aanmelden import Geopend
from cvt_desktop.services.registers import NieuwePersoon
from cvt_desktop.services.reservekopie import Kopiebron, kopiesleutel, maak
from tests.dossiers import vul_dossier
from tests.factories import PERSONEN, SCHOLEN, VOORZITTER
from tests.fakes.toegang import BEHEERDER, maak_testtoegang, nieuw_register, nieuwe, open_als

GEREEDSCHAP = maak_kopiegereedschap()
NU = datetime(2027, 5, 12, 10, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proef:
    """An open register and the two places of its backups."""

    geopend: Geopend
    bron: Kopiebron

    def kopie(self, nu: datetime = NU, aanleiding: Aanleiding = Aanleiding.HANDMATIG) -> Reservekopie:
        """Make one."""
        return maak(GEREEDSCHAP, self.bron, aanleiding=aanleiding, nu=nu)


def maak_proef(map_: Path) -> Proef:
    """A new register below ``map_``, open for its beheerder; the second place is not there yet."""
    toegang = maak_testtoegang()
    anderen = (NieuwePersoon(persoon=p) for p in PERSONEN if p.id not in {BEHEERDER.id, VOORZITTER.id})
    nieuw = nieuw_register(map_ / "register", nieuwe(BEHEERDER), nieuwe(VOORZITTER), *anderen)
    registers.maak(toegang, replace(nieuw, scholen=SCHOLEN))
    geopend = open_als(toegang, map_ / "register")
    vul_dossier(geopend.dienst)
    bron = Kopiebron(map_=map_ / "register", kluis=geopend.kluis.vault_id, sleutels=geopend.kluis,
                     eerste=map_ / "kopieen", tweede=map_ / "stick")  # fmt: skip
    return Proef(geopend=geopend, bron=bron)


def is_bruikbaar(kopie: Reservekopie, sleutels: Sleutelbron) -> str:
    """'' when everything in it is as it must be, else what is not: nothing here trusts what making it said."""
    try:
        GEREEDSCHAP.plaatsen.keur(kopie, sleutels)
        feiten = keur_databank(kopie, sleutels)
        for bijlage in feiten.bijlagen:
            keur_bestand(kopie.plaats / "bijlagen" / bijlage.naam, bijlage)
    except CvtError as fout:
        return f"{kopie.map_.name}: {fout.code}"
    if (feiten.kluis, feiten.generatie, feiten.log) != (kopie.gegevens.kluis, kopie.gegevens.generatie, kopie.gegevens.log):
        return f"{kopie.map_.name}: another database"
    return ""


def keur_databank(kopie: Reservekopie, sleutels: Sleutelbron) -> Databankfeiten:
    """Bring the database of a backup back beside it, and read it from beginning to end."""
    with TemporaryDirectory() as map_:
        return GEREEDSCHAP.databank.zet_om(kopie.map_ / "register.db", kopiesleutel(sleutels, kopie.zout),
                                           Path(map_) / "terug.db", sleutels.db_sleutel, Stil())  # fmt: skip
