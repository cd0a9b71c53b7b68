"""The folder of one register's backups (ADR 0053).

``cvt-reservekopie-<8>/``: ``bijlagen/``, shared by all backups, and one folder for each backup with its database, the header of
that moment, the list of its bijlagen and, as the last file, the manifest. A backup is built under a name that begins with a
dot; the rename at the end makes it count.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import UUID

from cvt_desktop.adapters.reservekopie import bijlagenlijst, manifest, stand
from cvt_desktop.adapters.reservekopie.bijlagenlijst import Bestand
from cvt_desktop.adapters.reservekopie.bouw import Bouw
from cvt_desktop.adapters.reservekopie.kopieren import kopieer_bestand, schijffout, sha256_van
from cvt_desktop.adapters.reservekopie.manifest import NAAM, Manifest, beschadigd
from cvt_desktop.adapters.vault import kluis
from cvt_desktop.adapters.vault.kopbestand import NAAM as KOP
from cvt_desktop.basis.bestanden import sync_map
from cvt_desktop.basis.bestandsslot import los, probeer
from cvt_desktop.domain.errors import BestandError
from cvt_desktop.ports.reservekopie import Kopiestand, Reservekopie, Sleutelbron
from cvt_desktop.ports.voortgang import Voortgang

_SLOT = "reservekopie.slot"
_BOUW = ".bouw-"
_WEG = ".weg-"
_KOPIE = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{8}")
_MIN_RUIMTE = 32 * 1024 * 1024
_ZOEKDIEPTE = 2


def mapnaam(kluis_id: UUID) -> str:
    """The folder of one register within a place; says nothing about whose it is."""
    return f"cvt-reservekopie-{kluis_id.hex[:8]}"


class Plaatsen:
    """Implements ``ports.reservekopie.Kopieplaatsen``."""

    @contextmanager
    def open(self, map_: Path, kluis_id: UUID) -> Iterator[Plaats]:
        """See ``Kopieplaatsen``."""
        eigen = map_ / mapnaam(kluis_id)
        try:
            (eigen / kluis.BIJLAGEN).mkdir(mode=0o700, parents=True, exist_ok=True)
            fd = os.open(eigen / _SLOT, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        except OSError as fout:
            raise schijffout(fout) from fout
        try:
            if not probeer(fd):
                raise BestandError("Er wordt al een reservekopie gemaakt. Wacht tot die klaar is en probeer het dan opnieuw.",
                                   code="kopie-bezig")  # fmt: skip
            try:
                plaats = Plaats(eigen, kluis_id)
                plaats.ruim_op()
                yield plaats
            finally:
                los(fd)
        finally:
            os.close(fd)

    def keur(self, kopie: Reservekopie, bronnen: Sleutelbron) -> None:
        """See ``Kopieplaatsen``."""
        keur_manifest(kopie, bronnen)

    def lees_stand(self, map_: Path, kluis_id: UUID) -> Kopiestand:
        """See ``Kopieplaatsen``."""
        return stand.lees(map_ / mapnaam(kluis_id))

    def bewaar_stand(self, map_: Path, kluis_id: UUID, nieuw: Kopiestand) -> None:
        """See ``Kopieplaatsen``."""
        stand.bewaar(map_ / mapnaam(kluis_id), nieuw)

    def zoek(self, map_: Path) -> list[Reservekopie]:
        """See ``Kopieplaatsen``."""
        gevonden = [kopie for map_van in _mappen(map_, _ZOEKDIEPTE) if (kopie := lees_kopie(map_van)) is not None]
        return sorted(gevonden, key=lambda kopie: kopie.gegevens.moment, reverse=True)


def _mappen(map_: Path, diepte: int) -> Iterator[Path]:
    yield map_
    if diepte == 0:
        return
    with suppress(OSError):
        for pad in sorted(map_.iterdir()):
            if (pad.name.startswith("cvt-reservekopie-") or _KOPIE.fullmatch(pad.name)) and pad.is_dir():
                yield from _mappen(pad, diepte - 1)


def lees_manifest(map_: Path, mac_sleutel: bytes | None = None) -> Manifest:
    """The manifest in the folder of a backup. Raises ``BestandError``."""
    try:
        return manifest.lees((map_ / NAAM).read_bytes(), mac_sleutel)
    except OSError as fout:
        raise beschadigd() from fout


def lees_kopie(map_: Path) -> Reservekopie | None:
    """What lies in ``map_`` when it is a backup under its own name; its files are there with the right length."""
    if not _KOPIE.fullmatch(map_.name):
        return None
    try:
        gevonden = lees_manifest(map_)
        heel = (map_ / kluis.DATABASE).stat().st_size == gevonden.gegevens.databank_bytes and (map_ / KOP).is_file()
    except (BestandError, OSError):
        return None
    if not heel:
        return None
    return Reservekopie(map_=map_, gegevens=gevonden.gegevens, zout=gevonden.zout, databank_sha256=gevonden.databank_sha256)


class Plaats:
    """Implements ``ports.reservekopie.Kopieplaats``."""

    def __init__(self, map_: Path, kluis_id: UUID) -> None:
        self._map, self._kluis = map_, kluis_id

    def lijst(self) -> list[Reservekopie]:
        """See ``Kopieplaats``."""
        alle = (lees_kopie(pad) for pad in self._map.iterdir())
        eigen = [kopie for kopie in alle if kopie is not None and kopie.gegevens.kluis == self._kluis]
        return sorted(eigen, key=lambda kopie: kopie.gegevens.moment, reverse=True)

    def eis_ruimte(self, nodig: int) -> None:
        """See ``Kopieplaats``."""
        try:
            vrij = shutil.disk_usage(self._map).free
        except OSError as fout:
            raise schijffout(fout) from fout
        if vrij < nodig + _MIN_RUIMTE:
            raise BestandError(
                f"Voor deze reservekopie is {_mb(nodig + _MIN_RUIMTE)} nodig en er is {_mb(vrij)} vrij. "
                "Maak ruimte vrij op die schijf of kies een andere plaats.", code="kopie-ruimte",
            )  # fmt: skip

    @contextmanager
    def bouw(self, register: Path) -> Iterator[Bouw]:
        """See ``Kopieplaats``."""
        map_ = self._map / f"{_BOUW}{secrets.token_hex(8)}"
        try:
            map_.mkdir(mode=0o700)
            yield Bouw(map_, self._map, register, self._bekend(), self.eis_ruimte)
        except OSError as fout:
            raise schijffout(fout) from fout
        finally:
            shutil.rmtree(map_, ignore_errors=True)

    def neem_over(self, kopie: Reservekopie, voortgang: Voortgang) -> Reservekopie:
        """See ``Kopieplaats``."""
        lijst = bijlagenlijst.lees((kopie.map_ / bijlagenlijst.NAAM).read_bytes())
        bouw = self._map / f"{_BOUW}{secrets.token_hex(8)}"
        try:
            self.eis_ruimte(kopie.gegevens.databank_bytes)
            self._neem_bijlagen_over(kopie.plaats / kluis.BIJLAGEN, lijst, voortgang)
            bouw.mkdir(mode=0o700)
            for naam in (kluis.DATABASE, KOP, bijlagenlijst.NAAM, NAAM):
                som = kopieer_bestand(kopie.map_ / naam, bouw / naam, voortgang)
                if naam == kluis.DATABASE and som != kopie.databank_sha256:
                    raise beschadigd()
            sync_map(bouw)
            bouw.rename(self._map / kopie.map_.name)
            sync_map(self._map)
        except OSError as fout:
            raise schijffout(fout) from fout
        finally:
            shutil.rmtree(bouw, ignore_errors=True)
        gelezen = lees_kopie(self._map / kopie.map_.name)
        if gelezen is None:
            raise beschadigd()
        return gelezen

    def _neem_bijlagen_over(self, van: Path, lijst: bijlagenlijst.Lijst, voortgang: Voortgang) -> None:
        doel = self._map / kluis.BIJLAGEN
        nieuw = {n: b for n, b in lijst.items() if b is not None and not _ligt_er(doel / n, b)}
        self.eis_ruimte(sum(b.bytes for b in nieuw.values()))
        for nummer, (naam, bestand) in enumerate(sorted(nieuw.items())):
            voortgang.meld(nummer / len(nieuw), f"Bijlage {nummer + 1} van {len(nieuw)} wordt gekopieerd")
            if kopieer_bestand(van / naam, doel / naam, voortgang) != bestand.sha256:
                (doel / naam).unlink(missing_ok=True)
                raise beschadigd()
        sync_map(doel)

    def verwijder(self, kopieen: Collection[Reservekopie]) -> None:
        """See ``Kopieplaats``."""
        try:
            for kopie in kopieen:
                weg = self._map / f"{_WEG}{kopie.map_.name}"
                kopie.map_.rename(weg)  # first it no longer counts, then it goes
                sync_map(self._map)
                shutil.rmtree(weg)
            if kopieen:
                self._veeg_bijlagen()
        except OSError as fout:
            raise schijffout(fout) from fout

    def ruim_op(self) -> None:
        """What a crash left: half-built and half-removed backups, and bijlagen that nothing needs."""
        with suppress(OSError):
            resten = [p for p in self._map.iterdir() if p.name.startswith((_BOUW, _WEG))]
            for rest in resten:
                shutil.rmtree(rest, ignore_errors=True)
            if resten:
                self._veeg_bijlagen()

    def _veeg_bijlagen(self) -> None:
        nodig: set[str] = set()
        for pad in self._map.iterdir():
            if _KOPIE.fullmatch(pad.name):
                try:
                    nodig |= set(bijlagenlijst.lees((pad / bijlagenlijst.NAAM).read_bytes()))
                except (OSError, BestandError):
                    return  # what an unreadable list needs is not known: nothing is removed
        for pad in (self._map / kluis.BIJLAGEN).iterdir():
            if pad.name not in nodig:
                pad.unlink(missing_ok=True)
        sync_map(self._map / kluis.BIJLAGEN)

    def _bekend(self) -> dict[str, Bestand]:
        """What earlier backups say of the files that lie here, in so far as they lie here with that length."""
        bekend: dict[str, Bestand] = {}
        for kopie in self.lijst():
            with suppress(OSError, BestandError):
                for naam, bestand in bijlagenlijst.lees((kopie.map_ / bijlagenlijst.NAAM).read_bytes()).items():
                    if bestand is not None and _ligt_er(self._map / kluis.BIJLAGEN / naam, bestand):
                        bekend.setdefault(naam, bestand)
        return bekend


def keur_manifest(kopie: Reservekopie, bronnen: Sleutelbron) -> bijlagenlijst.Lijst:
    """Hold a backup against the key of the register and its own digests; gives its list. Raises ``BestandError``."""
    gelezen = lees_manifest(kopie.map_, bronnen.sleutel(manifest.DOEL_MAC))
    try:
        lijst = (kopie.map_ / bijlagenlijst.NAAM).read_bytes()
        sommen = (sha256_van(kopie.map_ / KOP), hashlib.sha256(lijst).hexdigest(), sha256_van(kopie.map_ / kluis.DATABASE))
    except OSError as fout:
        raise schijffout(fout) from fout
    if sommen != (gelezen.kop_sha256, gelezen.lijst_sha256, gelezen.databank_sha256) or gelezen.gegevens != kopie.gegevens:
        raise beschadigd()
    return bijlagenlijst.lees(lijst)


def _ligt_er(pad: Path, bestand: Bestand) -> bool:
    try:
        return pad.stat().st_size == bestand.bytes
    except OSError:
        return False


def _mb(aantal: int) -> str:
    return f"{max(1, round(aantal / 2**20))} MB" if aantal < 2**30 else f"{aantal / 2**30:.1f} GB".replace(".", ",")


__all__ = ["Plaats", "Plaatsen", "keur_manifest", "lees_kopie", "mapnaam"]
