"""Transfer files: written beside their name, read back whole, and only then sealed (docs/adr/0054-stokje.md)."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from cvt_desktop.adapters.stokje.formaat import STUK, Lezer, Schrijver, kapot, schijffout, tijdelijk
from cvt_desktop.adapters.vault.header import canoniek
from cvt_desktop.basis.bestanden import sync_map
from cvt_desktop.domain.errors import BestandError
from cvt_desktop.ports.overdracht import Bestand, Deel, Opgave, Voortgang

_MAX_OPGAVE = 64 * 2**20
_NAAM = re.compile(r"(?:kop\.cvt|register\.db|kop\.overdracht\.cvt|bijlagen/[0-9a-f]{32}\.cvb)")
_SCHRIJVEN, _NALEZEN, _UITPAKKEN = "Overdrachtsbestand schrijven", "Overdrachtsbestand nalezen", "Overdrachtsbestand overnemen"


@dataclass(frozen=True, slots=True)
class _Regel:
    naam: str
    lengte: int


class Stokjebestanden:
    """``Overdrachtsbestanden``."""

    def maak(self, pad: Path, code: str, opgave: Opgave, delen: Sequence[Deel], voortgang: Voortgang) -> Bestand:
        """See ``Overdrachtsbestanden``."""
        wording = tijdelijk(pad)
        regels = [_Regel(deel.naam, _lengte(deel.bron)) for deel in delen]
        try:
            _eis_ruimte(pad.parent, sum(r.lengte for r in regels))
            bestand = _open_nieuw(wording)
        except OSError as fout:
            raise schijffout(fout) from fout
        try:
            schrijver = Schrijver(bestand, code)
            _schrijf(schrijver, opgave, delen, regels, voortgang)
            _lees_na(wording, code, opgave, voortgang)
        except BaseException as fout:
            bestand.close()
            _weg(wording)
            if isinstance(fout, OSError):
                raise schijffout(fout) from fout
            raise
        return _Wordend(pad, wording, bestand, schrijver)

    def lees(self, pad: Path, code: str) -> Opgave:
        """See ``Overdrachtsbestanden``."""
        with _open(pad) as bestand:
            return _lees_opgave(Lezer(bestand, code, af=True))[0]

    def pak_uit(self, pad: Path, code: str, map_: Path, voortgang: Voortgang) -> Opgave:
        """See ``Overdrachtsbestanden``."""
        with _open(pad) as bestand:
            lezer = Lezer(bestand, code, af=True)
            opgave, regels = _lees_opgave(lezer)
            try:
                _eis_ruimte(map_, sum(r.lengte for r in regels))
                (map_ / "bijlagen").mkdir(mode=0o700, exist_ok=True)
                _lees_delen(lezer, regels, voortgang, _UITPAKKEN, (0.0, 1.0), map_)
                sync_map(map_ / "bijlagen")
            except OSError as fout:
                raise schijffout(fout) from fout
        return opgave

    def pak_kop_uit(self, pad: Path, code: str, map_: Path) -> None:
        """See ``Overdrachtsbestanden``."""
        with _open(pad) as bestand:
            lezer = Lezer(bestand, code, af=True)
            for regel in _lees_opgave(lezer)[1]:
                if not regel.naam.startswith("kop."):
                    return  # they stand in front
                try:
                    _lees_deel(lezer, regel, map_, lambda _n: None)
                except OSError as fout:
                    raise schijffout(fout) from fout


class _Wordend:
    """``Bestand``."""

    def __init__(self, pad: Path, wording: Path, bestand: BinaryIO, schrijver: Schrijver) -> None:
        self._pad, self._wording, self._bestand, self._schrijver = pad, wording, bestand, schrijver

    def verzegel(self) -> None:
        """See ``Bestand``."""
        try:
            with self._bestand:
                self._schrijver.slot()
            self._wording.replace(self._pad)
        except OSError as fout:
            raise schijffout(fout) from fout
        sync_map(self._pad.parent)

    def gooi_weg(self) -> None:
        """See ``Bestand``."""
        with suppress(OSError):
            self._bestand.close()
        _weg(self._wording)


def _weg(pad: Path) -> None:
    with suppress(OSError):
        pad.unlink(missing_ok=True)


def _lengte(bron: Path | bytes) -> int:
    return len(bron) if isinstance(bron, bytes) else bron.stat().st_size


def _eis_ruimte(map_: Path, nodig: int) -> None:
    if shutil.disk_usage(map_).free < nodig + 2 * STUK:
        gigabyte = f"{nodig / 1e9:.1f}".replace(".", ",")
        raise BestandError(f"Er is {gigabyte} GB nodig en zo veel is hier niet vrij. Maak ruimte, of kies een andere plek.",
                           code="overdracht-vol", veld="bestand")  # fmt: skip


def _open_nieuw(pad: Path) -> BinaryIO:
    fd = os.open(pad, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    return os.fdopen(fd, "wb")


@contextmanager
def _open(pad: Path) -> Iterator[BinaryIO]:
    try:
        bestand = pad.open("rb")
    except FileNotFoundError as fout:
        raise BestandError("Dit bestand is er niet meer. Sluit de stick weer aan, of kies het bestand opnieuw.",
                           code="overdracht-weg", veld="bestand") from fout  # fmt: skip
    except OSError as fout:
        raise schijffout(fout) from fout
    with bestand:
        yield bestand


def _opgave_bytes(opgave: Opgave, regels: Sequence[_Regel]) -> bytes:
    return canoniek({
        "bestanden": [[r.naam, r.lengte] for r in regels], "generatie": opgave.generatie, "kluis": str(opgave.kluis),
        "naar": opgave.naar, "oefen": opgave.oefen, "op": opgave.op.astimezone(UTC).isoformat(),
        "overdracht": str(opgave.overdracht), "register": opgave.register,
        "gebruikers": [[str(id_), naam] for id_, naam in opgave.gebruikers],
    })  # fmt: skip


def _lees_opgave(lezer: Lezer) -> tuple[Opgave, list[_Regel]]:
    lengte = int.from_bytes(lezer.lees(8), "big")
    if lengte > _MAX_OPGAVE:
        raise kapot()
    try:
        v = json.loads(lezer.lees(lengte))
        regels = [_Regel(str(naam), int(omvang)) for naam, omvang in v["bestanden"]]
        opgave = Opgave(
            overdracht=UUID(v["overdracht"]), kluis=UUID(v["kluis"]), generatie=int(v["generatie"]), oefen=v["oefen"] is True,
            register=str(v["register"]), naar=str(v["naar"]), op=datetime.fromisoformat(v["op"]),
            gebruikers=tuple((UUID(id_), str(naam)) for id_, naam in v["gebruikers"]),
        )  # fmt: skip
    except (ValueError, KeyError, TypeError, RecursionError) as fout:
        raise kapot() from fout
    namen = [r.naam for r in regels]
    if len(set(namen)) != len(namen) or any(not _NAAM.fullmatch(n) for n in namen) or any(r.lengte < 0 for r in regels):
        raise kapot()  # a name that would lead out of the folder
    return opgave, regels


def _schrijf(
    schrijver: Schrijver, opgave: Opgave, delen: Sequence[Deel], regels: Sequence[_Regel], voortgang: Voortgang
) -> None:
    kop = _opgave_bytes(opgave, regels)
    schrijver.schrijf(len(kop).to_bytes(8, "big") + kop)
    alles, gedaan = max(1, sum(r.lengte for r in regels)), 0
    for deel, regel in zip(delen, regels, strict=True):
        som, geschreven = hashlib.sha256(), 0
        for stuk in _stukken(deel.bron):
            som.update(stuk)
            schrijver.schrijf(stuk)
            geschreven += len(stuk)
            gedaan += len(stuk)
            voortgang(gedaan / alles / 2, _SCHRIJVEN)
        if geschreven != regel.lengte:
            raise kapot()
        schrijver.schrijf(som.digest())
    schrijver.klaar()


def _stukken(bron: Path | bytes) -> Iterator[bytes]:
    if isinstance(bron, bytes):
        yield bron
        return
    with bron.open("rb") as bestand:
        while stuk := bestand.read(STUK):
            yield stuk


def _lees_na(pad: Path, code: str, opgave: Opgave, voortgang: Voortgang) -> None:
    """Every byte once more from the disk, against the digests: what cannot be read back does not count."""
    with pad.open("rb") as bestand:
        lezer = Lezer(bestand, code, af=False)
        gelezen, regels = _lees_opgave(lezer)
        if gelezen != opgave:
            raise kapot()
        _lees_delen(lezer, regels, voortgang, _NALEZEN, (0.5, 1.0), None)


def _lees_delen(
    lezer: Lezer, regels: Sequence[_Regel], voortgang: Voortgang, wat: str, van_tot: tuple[float, float], map_: Path | None
) -> None:
    van, tot = van_tot
    alles, gedaan = max(1, sum(r.lengte for r in regels)), 0

    def tel(aantal: int) -> None:
        nonlocal gedaan
        gedaan += aantal
        voortgang(van + (tot - van) * gedaan / alles, wat)

    for regel in regels:
        _lees_deel(lezer, regel, map_, tel)
    lezer.einde()


def _lees_deel(lezer: Lezer, regel: _Regel, map_: Path | None, tel: Callable[[int], None]) -> None:
    """One file with its digest; written below ``map_`` when there is one."""
    som, rest = hashlib.sha256(), regel.lengte
    with nullcontext() if map_ is None else _open_nieuw(map_ / regel.naam) as doel:
        while rest:
            stuk = lezer.lees(min(rest, STUK))
            som.update(stuk)
            if doel is not None:
                doel.write(stuk)
            rest -= len(stuk)
            tel(len(stuk))
        if doel is not None:
            doel.flush()
            os.fsync(doel.fileno())
    if lezer.lees(32) != som.digest():
        raise kapot()
