"""The backups of whatever register is open on this computer: where they lie, and what is done at its opening and locking."""

from __future__ import annotations

import logging
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cvt_desktop.adapters.reservekopie.naloop import Naloop, start
from cvt_desktop.adapters.vault.kopbestand import lees_kop
from cvt_desktop.bootstrap.kopiegereedschap import maak_kopiegereedschap
from cvt_desktop.domain.beveiligingspunt import Beveiligingspunt
from cvt_desktop.domain.errors import CvtError
from cvt_desktop.domain.reservekopie import Aanleiding
from cvt_desktop.ports.reservekopie import Kopiegereedschap
from cvt_desktop.ports.voortgang import Voortgang
from cvt_desktop.services import aanmelden, reservekopie
from cvt_desktop.services.aanmelden import Aanmelding, Geopend
from cvt_desktop.services.reservekopie import Kopiebron, Kopiekort, Overzicht

if TYPE_CHECKING:
    from cvt_desktop.bootstrap.programma import Programma

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reservekopieen:
    """One per program. ``nu`` is the real time, also in a practice register, whose day stands still.

    A practice register gets a backup only when somebody asks for one: there is nothing in it to lose.
    """

    eerste: Path
    tweede: Callable[[], Path | None]
    tweede_vast: bool
    """The policy of this computer names the second place; nobody chooses another."""
    zet_tweede: Callable[[Path | None], None]
    nu: Callable[[], datetime]
    gereedschap: Kopiegereedschap

    def bron(self, geopend: Geopend) -> Kopiebron:
        """What is copied, with the keys that are open now."""
        return Kopiebron(map_=geopend.map_, kluis=geopend.kluis.vault_id, sleutels=geopend.kluis, eerste=self.eerste,
                         tweede=self.tweede())  # fmt: skip

    def overzicht(self, geopend: Geopend) -> Overzicht:
        """The backups of the open register."""
        return reservekopie.overzicht(self.gereedschap, self.bron(geopend))

    def _hier(self, geopend: Geopend) -> Overzicht:
        """Without a look at the second place: locking and opening wait for no network."""
        return reservekopie.overzicht(self.gereedschap, self.bron(geopend), ook_tweede=False)

    def kort(self, geopend: Geopend) -> Kopiekort | None:
        """How they stand in a few words; None in a practice register without any: there is nothing in it to lose."""
        gezien, oefen = self._hier(geopend), geopend.databank.oefen
        return None if oefen and gezien.laatste is None else reservekopie.in_het_kort(gezien, nu=self.nu(), oefen=oefen)

    def maak(self, geopend: Geopend, aanleiding: Aanleiding, voortgang: Voortgang) -> None:
        """A backup now. Raises ``CvtError``."""
        reservekopie.maak(self.gereedschap, self.bron(geopend), aanleiding=aanleiding, nu=self.nu(), voortgang=voortgang)

    def nodig(self, geopend: Geopend) -> bool:
        """Whether something changed since the newest backup. Raises ``CvtError``.

        Never after the stokje went: the backups of this register are made on the laptop that holds it.
        """
        if geopend.databank.alleen_lezen:
            return False
        laatste = self._hier(geopend).laatste
        with geopend.databank.lezen() as uow:
            sinds = uow.logboek.since(laatste.gegevens.log.volgnummer) if laatste is not None else []
        gewijzigd = any(gebeurtenis.digest for gebeurtenis in sinds)  # who only looked changed nothing
        return reservekopie.is_nodig(laatste, gewijzigd=gewijzigd, kopnummer=lees_kop(geopend.map_).kop.volgnummer)

    def na_openen(self, geopend: Geopend, voortgang: Voortgang) -> None:
        """In the background of a session: what an earlier one had no time for, and what is kept no longer."""
        if geopend.databank.oefen:
            return
        try:
            if self.nodig(geopend):
                self.maak(geopend, Aanleiding.SESSIE, voortgang)
                return
            bron, nu = self.bron(geopend), self.nu()
            reservekopie.snoei(self.gereedschap, bron, nu=nu)
            reservekopie.werk_tweede_bij(self.gereedschap, bron, nu=nu, voortgang=voortgang)
        except CvtError as fout:
            _log.warning("no backup was made (%s)", fout.code)

    def voor_openen(self, aanmelding: Aanmelding) -> None:
        """A register of an older schema is about to be brought up: what it was stays for a week.

        The migration keeps a copy of its own until it went well, so that a full disk here stops nobody.
        """
        kluis = aanmelding.kluis
        if kluis.oefen or kluis.moet_wijzigen:
            return
        bron = Kopiebron(map_=aanmelding.map_, kluis=kluis.vault_id, sleutels=kluis, eerste=self.eerste, tweede=self.tweede())
        try:
            if self.gereedschap.databank.is_ouder(bron.map_ / reservekopie.DATABANK, kluis.db_sleutel):
                reservekopie.maak(self.gereedschap, bron, aanleiding=Aanleiding.MIGRATIE, nu=self.nu())
        except CvtError as fout:
            _log.warning("no backup before the migration (%s)", fout.code)

    def vooraf(self, geopend: Geopend, aanleiding: Aanleiding, voortgang: Voortgang) -> None:
        """Before something large that somebody asked for. Raises ``CvtError``: then it is not begun."""
        if not geopend.databank.oefen:
            self.maak(geopend, aanleiding, voortgang)

    def na_sessie(self, geopend: Geopend) -> subprocess.Popen[bytes] | None:
        """Just before the keys are wiped: leave the backup to a process of its own. Never stands in the way of locking."""
        if geopend.databank.oefen:
            return None
        try:
            if not self.nodig(geopend):
                return None
            bron = self.bron(geopend)
            naloop = Naloop(register=bron.map_, kluis=bron.kluis, eerste=bron.eerste, tweede=bron.tweede)
            return start(naloop, geopend.kluis.db_sleutel())
        except (CvtError, OSError) as fout:
            _log.warning("the backup after the session did not start (%s)", type(fout).__name__)
            return None

    def beveiligingspunten(self, geopend: Geopend) -> Sequence[Beveiligingspunt]:
        """For the page *Beveiliging*."""
        return reservekopie.punten(self._hier(geopend), nu=self.nu(), oefen=geopend.databank.oefen)

    def waarschuwing(self, geopend: Geopend) -> str:
        """What the one who looks after the backups should know at opening, or ''."""
        if geopend.databank.oefen or geopend.databank.alleen_lezen:
            return ""
        gevonden = [punt for punt in reservekopie.oordeel(self._hier(geopend), nu=self.nu()) if punt.dringend]
        return " ".join(f"{punt.tekst} {punt.middel}" for punt in gevonden[:1])


def openen(programma: Programma, aanmelding: Aanmelding, *, eerste_keer: bool) -> Geopend:
    """Open a register; what a migration is about to change is backed up first."""
    maak_reservekopieen(programma).voor_openen(aanmelding)
    return aanmelden.openen(programma.toegang(), aanmelding, eerste_keer=eerste_keer)


def maak_reservekopieen(programma: Programma) -> Reservekopieen:
    """Those of this computer: the policy names the second place, or somebody chose it."""
    vast = programma.beleid.reservekopiemap

    def zet_tweede(map_: Path | None) -> None:
        programma.bewaar(programma.instellingen.with_second_place(map_))

    return Reservekopieen(
        eerste=programma.paden.backups, tweede=lambda: vast or programma.instellingen.second_place, tweede_vast=vast is not None,
        zet_tweede=zet_tweede, nu=programma.toegang().klok.now, gereedschap=maak_kopiegereedschap(),
    )  # fmt: skip
