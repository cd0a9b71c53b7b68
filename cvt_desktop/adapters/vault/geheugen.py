"""The high-water marks of this laptop: in the keyring of the system, and in a file of its own (ADR 0054).

The file is proven by an HMAC with a secret of the register, so that who may write in the folder of the program cannot
lower it. Both are kept when both can be: then taking one away tells nothing false and hides nothing.
"""

from __future__ import annotations

import hmac
import json
import re
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from cvt_desktop.adapters.vault.header import canoniek
from cvt_desktop.basis.bestanden import schrijf_atomair
from cvt_desktop.domain.errors import RegisterError
from cvt_desktop.domain.hoogwater import Herinnering, Hoogwater
from cvt_desktop.domain.keten import Anker
from cvt_desktop.ports.sleutelbos import Sleutelbos, SleutelbosError

_MAX = 4096
_SCHAKEL = re.compile(r"[0-9a-f]{64}")
_VELDEN = ("generatie", "log_volgnummer", "schakel", "volgnummer")


class Laptopgeheugen:
    """``Registergeheugen`` over a keyring and a folder."""

    def __init__(self, sleutelbos: Sleutelbos, map_: Path) -> None:
        self._bos, self._map = sleutelbos, map_

    def lees(self, kluis: UUID, sleutel: bytes, *, sleutelbos: bool) -> Herinnering:
        """See ``Registergeheugen``: the furthest of what is kept."""
        uit_bos = self._uit_bos(kluis) if sleutelbos else None
        uit_bestand, gewijzigd = self._uit_bestand(kluis, sleutel)
        gevonden = [m for m in (uit_bos, uit_bestand) if m is not None]
        if not gevonden:
            return Herinnering(gewijzigd=gewijzigd)
        verste = max(gevonden, key=lambda m: (m.generatie, m.volgnummer, m.log.volgnummer))
        return Herinnering(merk=verste, gewijzigd=gewijzigd)

    def onthoud(self, kluis: UUID, merk: Hoogwater, sleutel: bytes, *, sleutelbos: bool) -> None:
        """See ``Registergeheugen``."""
        inhoud, bewaard = schrijf_merk(merk), False
        if sleutelbos:
            with suppress(SleutelbosError):  # what stays there is lower, and the file has the new one
                self._bos.zet(_naam(kluis), inhoud)
                bewaard = True
        try:
            self._map.mkdir(mode=0o700, parents=True, exist_ok=True)
            schrijf_atomair(self._pad(kluis), b"%s\n%s\n" % (inhoud, _mac(kluis, inhoud, sleutel).encode("ascii")))
        except OSError as fout:
            if not bewaard:
                raise RegisterError("Wat deze laptop van het register onthoudt, kon niet worden bewaard. Maak ruimte vrij op de "
                                    "schijf en vergrendel het register daarna.", code="geheugen-schijf") from fout  # fmt: skip

    def _uit_bos(self, kluis: UUID) -> Hoogwater | None:
        try:
            inhoud = self._bos.lees(_naam(kluis))
        except SleutelbosError:
            return None
        return None if inhoud is None else lees_merk(inhoud)

    def _uit_bestand(self, kluis: UUID, sleutel: bytes) -> tuple[Hoogwater | None, bool]:
        """The mark, and whether there is a file that is not ours."""
        try:
            with self._pad(kluis).open("rb") as bestand:
                regels = bestand.read(_MAX).split(b"\n")
        except FileNotFoundError:
            return None, False
        except OSError:
            return None, True
        if len(regels) != 3 or not hmac.compare_digest(regels[1], _mac(kluis, regels[0], sleutel).encode("ascii")):
            return None, True
        merk = lees_merk(regels[0])
        return merk, merk is None

    def _pad(self, kluis: UUID) -> Path:
        return self._map / f"hoogwater-{kluis}"


def _naam(kluis: UUID) -> str:
    return f"hoogwater:{kluis}"


def _mac(kluis: UUID, inhoud: bytes, sleutel: bytes) -> str:
    return hmac.digest(sleutel, b"cvt-hoogwater:%s:%s" % (kluis.bytes, inhoud), "sha256").hex()


def schrijf_merk(merk: Hoogwater) -> bytes:
    """Canonical JSON."""
    return canoniek({"generatie": merk.generatie, "log_volgnummer": merk.log.volgnummer, "schakel": merk.log.schakel,
                     "volgnummer": merk.volgnummer})  # fmt: skip


def lees_merk(inhoud: bytes) -> Hoogwater | None:
    """The mark, or None for anything else."""
    try:
        gelezen = json.loads(inhoud)
    except (ValueError, RecursionError):
        return None
    if not isinstance(gelezen, dict) or tuple(sorted(gelezen)) != _VELDEN:
        return None
    getallen = [gelezen[n] for n in ("generatie", "volgnummer", "log_volgnummer")]
    schakel = gelezen["schakel"]
    if any(type(g) is not int or g < 1 for g in getallen) or type(schakel) is not str or not _SCHAKEL.fullmatch(schakel):
        return None
    return Hoogwater(generatie=getallen[0], volgnummer=getallen[1], log=Anker(volgnummer=getallen[2], schakel=schakel))
