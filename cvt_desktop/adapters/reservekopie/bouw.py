"""A backup that is being made: its files in a folder of its own, its bijlagen in the shared one."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from cvt_desktop.adapters.bijlagen.opslag import keur_bestand
from cvt_desktop.adapters.reservekopie import bijlagenlijst, manifest
from cvt_desktop.adapters.reservekopie.bijlagenlijst import Bestand
from cvt_desktop.adapters.reservekopie.kopieren import kopieer_bestand, sha256_van
from cvt_desktop.adapters.vault import kluis
from cvt_desktop.adapters.vault.kopbestand import NAAM as KOP
from cvt_desktop.adapters.vault.kopbestand import lees_kop
from cvt_desktop.basis.bestanden import schrijf_atomair, sync_map
from cvt_desktop.domain.errors import BestandError
from cvt_desktop.domain.reservekopie import Aanleiding, Kopiegegevens
from cvt_desktop.ports.bijlagen import BewaardeBijlage
from cvt_desktop.ports.reservekopie import Databankfeiten, Reservekopie, Sleutelbron
from cvt_desktop.ports.voortgang import Voortgang

_STEEKPROEF = 8
"""Files of earlier backups that are read again with each new one, beside those that are new."""


class Bouw:
    """Implements ``ports.reservekopie.Kopiebouw``."""

    def __init__(
        self, map_: Path, plaats: Path, register: Path, bekend: Mapping[str, Bestand], eis_ruimte: Callable[[int], None]
    ) -> None:
        self._map, self._plaats, self._register, self._bekend = map_, plaats, register, bekend
        self._eis_ruimte = eis_ruimte
        gelezen = lees_kop(register)
        self._kop = gelezen.kop
        schrijf_atomair(map_ / KOP, gelezen.inhoud)
        self._lijst: dict[str, Bestand | None] = {}

    @property
    def databank(self) -> Path:
        """See ``Kopiebouw``."""
        return self._map / kluis.DATABASE

    @property
    def sleutelnummer(self) -> int:
        """See ``Kopiebouw``."""
        return self._kop.sleutelnummer

    @property
    def generatie(self) -> int:
        """See ``Kopiebouw``."""
        return self._kop.generatie

    def neem_bijlagen(self, bijlagen: Sequence[BewaardeBijlage], voortgang: Voortgang) -> None:
        """See ``Kopiebouw``."""
        bekend = [b for b in bijlagen if b.naam in self._bekend]
        proef = {b.naam for b in secrets.SystemRandom().sample(bekend, min(_STEEKPROEF, len(bekend)))}
        self._eis_ruimte(sum(b.lengte for b in bijlagen if b.naam not in self._bekend))
        for nummer, bijlage in enumerate(bijlagen):
            voortgang.controleer()
            if bijlage.naam in self._bekend and (bijlage.naam not in proef or self._is_heel(bijlage)):
                self._lijst[bijlage.naam] = self._bekend[bijlage.naam]
            else:
                voortgang.meld(nummer / len(bijlagen), f"Bijlage {nummer + 1} van {len(bijlagen)} wordt gekopieerd")
                self._lijst[bijlage.naam] = self._neem(bijlage, voortgang)
        sync_map(self._plaats / kluis.BIJLAGEN)

    def _is_heel(self, bijlage: BewaardeBijlage) -> bool:
        with suppress(BestandError):
            return keur_bestand(self._plaats / kluis.BIJLAGEN / bijlage.naam, bijlage) == self._bekend[bijlage.naam].sha256
        return False

    def _neem(self, bijlage: BewaardeBijlage, voortgang: Voortgang) -> Bestand | None:
        """Copy, and hold the copy against its row. None when the register no longer has it whole: that must not keep
        everything else from being saved."""
        doel = self._plaats / kluis.BIJLAGEN / bijlage.naam
        bron = self._register / kluis.BIJLAGEN / bijlage.naam
        with suppress(BestandError):  # an earlier backup that was broken off may have left it here
            if doel.is_file():
                return Bestand(doel.stat().st_size, keur_bestand(doel, bijlage))
        if not bron.is_file():
            return None
        kopieer_bestand(bron, doel, voortgang)
        try:
            return Bestand(doel.stat().st_size, keur_bestand(doel, bijlage))
        except BestandError:
            doel.unlink(missing_ok=True)
            return None

    def voltooi(
        self, feiten: Databankfeiten, *, aanleiding: Aanleiding, moment: datetime, zout: str, bronnen: Sleutelbron
    ) -> Reservekopie:
        """See ``Kopiebouw``."""
        heel = [bestand for bestand in self._lijst.values() if bestand is not None]
        gegevens = Kopiegegevens(
            kluis=feiten.kluis, oefen=feiten.oefen, generatie=feiten.generatie, sleutelnummer=self._kop.sleutelnummer,
            kopnummer=self._kop.volgnummer, moment=moment.astimezone(UTC), aanleiding=aanleiding, schema=feiten.schema,
            log=feiten.log, rijen=feiten.rijen, databank_bytes=feiten.bytes, bijlagen=len(self._lijst),
            bijlagen_bytes=sum(bestand.bytes for bestand in heel), gebreken=len(self._lijst) - len(heel),
        )  # fmt: skip
        lijst = bijlagenlijst.schrijf(self._lijst)
        schrijf_atomair(self._map / bijlagenlijst.NAAM, lijst)
        geheel = manifest.Manifest(
            gegevens=gegevens, zout=zout, databank_sha256=feiten.sha256, kop_sha256=sha256_van(self._map / KOP),
            lijst_sha256=hashlib.sha256(lijst).hexdigest(),
        )  # fmt: skip
        schrijf_atomair(self._map / manifest.NAAM, manifest.schrijf(geheel, bronnen.sleutel(manifest.DOEL_MAC)))
        doel = self._plaats / f"{gegevens.moment:%Y%m%dT%H%M%SZ}-{secrets.token_hex(4)}"
        self._map.rename(doel)
        sync_map(self._plaats)
        return Reservekopie(map_=doel, gegevens=gegevens, zout=zout, databank_sha256=feiten.sha256)
