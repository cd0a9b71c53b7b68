"""Laying a register beside the one it replaces, and putting it in its place (ADR 0053).

``.<name>.terug-<random>`` while it is built, ``.<name>.terug-klaar`` when it is whole. Putting it in place takes two renames:
the old register aside, the new one in. A crash between them is seen at the next opening, because the name is gone and the
ready one is there; the second rename is then done after all.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from cvt_desktop.adapters.bijlagen.opslag import keur_bestand
from cvt_desktop.adapters.reservekopie.kopieren import kopieer_bestand, terugfout
from cvt_desktop.adapters.vault import kluis
from cvt_desktop.adapters.vault.errors import KopGewijzigdError
from cvt_desktop.adapters.vault.header import ACTIEF, Kop
from cvt_desktop.adapters.vault.kdf import wis
from cvt_desktop.adapters.vault.kopbestand import GelezenKop, lees_kop, schrijf_kop
from cvt_desktop.adapters.vault.leden import mac_klopt, ondertekend
from cvt_desktop.basis.bestanden import sync_map
from cvt_desktop.domain.errors import BestandError, RegisterError
from cvt_desktop.ports.bijlagen import BewaardeBijlage
from cvt_desktop.ports.reservekopie import Reservekopie, Sleutelbron
from cvt_desktop.ports.voortgang import Voortgang

_KLAAR = "klaar"
_RUIMTE = 32 * 1024 * 1024


def _naast(doel: Path, wat: str) -> Path:
    return doel.with_name(f".{doel.name}.terug-{wat}")


class Terugbouwers:
    """Implements ``ports.reservekopie.Terugbouwer``."""

    @contextmanager
    def bouw(self, kopie: Reservekopie, doel: Path) -> Iterator[Terugbouwsel]:
        """See ``Terugbouwer``."""
        doel = doel.absolute()
        oud = _oude_kop(doel)
        if oud is None and doel.exists() and not _mag_weg(doel):
            raise RegisterError("In deze map staat al iets. Kies een lege map of een nieuwe naam.", code="map-bezet", veld="map")
        elif oud is not None and oud.kop.kluis != str(kopie.gegevens.kluis):
            raise RegisterError("In deze map staat een ander register. Kies een andere map.", code="ander-register", veld="map")
        elif oud is not None and oud.kop.toestand != ACTIEF:
            raise RegisterError("Het stokje van dit register ligt bij een andere laptop. Haal het stokje eerst terug, of zet de "
                                "reservekopie daar terug.", code="overgedragen")  # fmt: skip
        try:
            doel.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            for rest in [p for p in doel.parent.iterdir() if p.name.startswith(_naast(doel, "").name)]:
                shutil.rmtree(rest, ignore_errors=True)
            if shutil.disk_usage(doel.parent).free < kopie.gegevens.bytes + _RUIMTE:
                raise BestandError("Op deze schijf is te weinig ruimte om het register ernaast te leggen; er is niets gewijzigd. "
                                   "Maak ruimte vrij en probeer het opnieuw.", code="kopie-ruimte")  # fmt: skip
            map_ = _naast(doel, secrets.token_hex(4))
            (map_ / kluis.BIJLAGEN).mkdir(mode=0o700, parents=True)
        except OSError as fout:
            raise terugfout(fout) from fout
        try:
            yield Terugbouwsel(map_, kopie, doel, oud)
        except OSError as fout:
            raise terugfout(fout) from fout
        finally:
            shutil.rmtree(map_, ignore_errors=True)

    def wissel(self, doel: Path, *, dag: date) -> Path | None:
        """See ``Terugbouwer``."""
        doel, weg = doel.absolute(), None
        try:
            if doel.exists():
                weg = _vrije_naam(doel.with_name(f"{doel.name}-voor-terugzetten-{dag.isoformat()}"))
                doel.rename(weg)
                sync_map(doel.parent)
            _naast(doel, _KLAAR).rename(doel)
            sync_map(doel.parent)
        except OSError as fout:
            if weg is not None and not doel.exists():
                with suppress(OSError):
                    weg.rename(doel)
            raise RegisterError("Het register kon niet worden verwisseld; het oude staat er nog. Sluit andere programma's die de "
                                "map gebruiken en probeer het opnieuw.", code="wissel-mislukt") from fout  # fmt: skip
        return weg

    def maak_af(self, doel: Path) -> None:
        """See ``Terugbouwer``."""
        klaar = _naast(doel.absolute(), _KLAAR)
        with suppress(OSError):
            if klaar.is_dir() and not doel.exists():
                klaar.rename(doel)
                sync_map(doel.parent)
            elif klaar.is_dir():
                shutil.rmtree(klaar, ignore_errors=True)  # it was never put in place


def _mag_weg(doel: Path) -> bool:
    """An empty folder, or a register whose header cannot be read: that is what a backup is for."""
    return doel.is_dir() and (not any(doel.iterdir()) or (doel / kluis.DATABASE).exists())


def _oude_kop(doel: Path) -> GelezenKop | None:
    """The header of the register that is replaced; None when there is none, or it cannot be read."""
    try:
        return lees_kop(doel)
    except RegisterError:
        return None


def _vrije_naam(pad: Path) -> Path:
    nummer, vrij = 2, pad
    while vrij.exists():
        vrij, nummer = pad.with_name(f"{pad.name}-{nummer}"), nummer + 1
    return vrij


class Terugbouwsel:
    """Implements ``ports.reservekopie.Terugbouw``.

    The header is that of the register that is replaced when it belongs to the same data key: passphrases that were changed
    since, stay changed. Otherwise it is the one in the backup.
    """

    def __init__(self, map_: Path, kopie: Reservekopie, doel: Path, oud: GelezenKop | None) -> None:
        self.map_, self._kopie, self._doel, self._oud = map_, kopie, doel, oud
        uit_kopie = lees_kop(kopie.map_)
        past = oud is not None and oud.kop.sleutelnummer == uit_kopie.kop.sleutelnummer
        gekozen = oud if oud is not None and past else uit_kopie
        schrijf_kop(map_, gekozen.inhoud, vorige=gekozen.inhoud)
        self._bekend: list[Kop] = [kop.kop for kop in (oud, uit_kopie) if kop is not None]

    @property
    def hoogste_generatie(self) -> int:
        """See ``Terugbouw``."""
        return max(self._kopie.gegevens.generatie, *(kop.generatie for kop in self._bekend))

    def neem_bijlagen(self, bijlagen: Sequence[BewaardeBijlage], voortgang: Voortgang) -> int:
        """See ``Terugbouw``."""
        kwijt = 0
        for nummer, bijlage in enumerate(bijlagen):
            voortgang.controleer()
            voortgang.meld(nummer / len(bijlagen), f"Bijlage {nummer + 1} van {len(bijlagen)} wordt teruggezet")
            kwijt += not self._neem(bijlage, voortgang)
        sync_map(self.map_ / kluis.BIJLAGEN)
        return kwijt

    def _neem(self, bijlage: BewaardeBijlage, voortgang: Voortgang) -> bool:
        """From the register itself when it is still whole there (files never change, so that one file can have two names),
        else from the backup."""
        doel = self.map_ / kluis.BIJLAGEN / bijlage.naam
        for map_, koppel in ((self._doel / kluis.BIJLAGEN, True), (self._kopie.plaats / kluis.BIJLAGEN, False)):
            bron = map_ / bijlage.naam
            with suppress(OSError, BestandError):
                keur_bestand(bron, bijlage)
                if not (koppel and _koppel(bron, doel)):
                    kopieer_bestand(bron, doel, voortgang)
                    keur_bestand(doel, bijlage)
                return True
        doel.unlink(missing_ok=True)
        return False

    def zet_kop(self, sleutels: Sleutelbron, *, generatie: int) -> None:
        """See ``Terugbouw``."""
        dek = sleutels.db_sleutel()
        try:
            gelezen = lees_kop(self.map_)
            if not mac_klopt(gelezen, dek):
                raise KopGewijzigdError
            hoogste = max(gelezen.kop.volgnummer, *(kop.volgnummer for kop in self._bekend))
            nieuw = replace(gelezen.kop, generatie=generatie, volgnummer=hoogste + 1, houder="", toestand=ACTIEF)
            inhoud = ondertekend(nieuw, dek)
            schrijf_kop(self.map_, inhoud, vorige=inhoud)
        finally:
            wis(dek)

    def klaar(self) -> None:
        """See ``Terugbouw``."""
        sync_map(self.map_)
        klaar = _naast(self._doel, _KLAAR)
        shutil.rmtree(klaar, ignore_errors=True)
        self.map_.rename(klaar)
        sync_map(klaar.parent)


def _koppel(bron: Path, doel: Path) -> bool:
    try:
        os.link(bron, doel)
    except OSError:
        return False
    return True
