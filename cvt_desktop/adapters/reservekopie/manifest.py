"""The manifest of a backup: the file that makes it count (ADR 0053).

Four lines, as the vault header (ADR 0010): a mark with the version, canonical JSON, an HMAC under a sub-key of the data key,
and a SHA-256 over the three. The last one tells damage before anything is unlocked, the HMAC tells an edit.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from cvt_desktop.domain.errors import BestandError
from cvt_desktop.domain.reservekopie import Aanleiding, Kopiegegevens, Logkop

NAAM = "reservekopie.cvt"
DOEL_MAC = "reservekopie-manifest"
_MERK = b"CVT-RESERVEKOPIE 2"
_MAX = 64 * 1024
_VELDEN = frozenset({
    "aanleiding", "bijlagen", "bijlagen_bytes", "databank_bytes", "databank_sha256", "gebreken", "generatie", "kluis",
    "kop_sha256", "kopnummer", "lijst_sha256", "log_digest", "log_volgnummer", "moment", "oefen", "rijen", "schema",
    "sleutelnummer", "zout",
})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a backup is, and the digests of the files in it. ``zout`` gives the key of its database."""

    gegevens: Kopiegegevens
    zout: str
    databank_sha256: str
    kop_sha256: str
    lijst_sha256: str


def beschadigd() -> BestandError:
    """The refusal for a backup that is not as it was made."""
    return BestandError("Deze reservekopie is niet meer zoals zij is gemaakt en wordt niet gebruikt. Kies een andere.",
                        code="kopie-beschadigd")  # fmt: skip


def _romp(m: Manifest) -> bytes:
    g = m.gegevens
    velden = {
        "aanleiding": g.aanleiding.value, "bijlagen": g.bijlagen, "bijlagen_bytes": g.bijlagen_bytes,
        "databank_bytes": g.databank_bytes, "databank_sha256": m.databank_sha256, "gebreken": g.gebreken,
        "generatie": g.generatie, "kluis": str(g.kluis), "kop_sha256": m.kop_sha256, "kopnummer": g.kopnummer,
        "lijst_sha256": m.lijst_sha256, "log_digest": g.log.digest, "log_volgnummer": g.log.volgnummer,
        "moment": g.moment.isoformat(), "oefen": g.oefen, "rijen": g.rijen, "schema": g.schema,
        "sleutelnummer": g.sleutelnummer, "zout": m.zout,
    }  # fmt: skip
    tekst = json.dumps(velden, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return b"%s\n%s\n" % (_MERK, tekst.encode())


def schrijf(m: Manifest, mac_sleutel: bytes) -> bytes:
    """The bytes of a manifest."""
    romp = _romp(m)
    boven = b"%s%s\n" % (romp, hmac.digest(mac_sleutel, romp, "sha256").hex().encode())
    return b"%s%s\n" % (boven, hashlib.sha256(boven).hexdigest().encode())


def lees(inhoud: bytes, mac_sleutel: bytes | None = None) -> Manifest:
    """The manifest; its MAC is checked when there is a key. Raises ``BestandError``."""
    regels = inhoud.split(b"\n")
    if len(inhoud) > _MAX or len(regels) != 5 or regels[4] or regels[0] != _MERK:
        raise beschadigd()
    boven = b"\n".join(regels[:3]) + b"\n"
    if not hmac.compare_digest(hashlib.sha256(boven).hexdigest().encode(), regels[3]):
        raise beschadigd()
    try:
        gevonden = _uit(json.loads(regels[1]))
    except (ValueError, TypeError, KeyError, RecursionError) as fout:
        raise beschadigd() from fout
    if _romp(gevonden) != boven[: -len(regels[2]) - 1]:
        raise beschadigd()  # one form only
    if mac_sleutel is not None:
        mac = hmac.digest(mac_sleutel, _romp(gevonden), "sha256").hex().encode()
        if not hmac.compare_digest(mac, regels[2]):
            raise beschadigd()
    return gevonden


def _uit(v: dict[str, Any]) -> Manifest:
    if set(v) != _VELDEN:
        raise ValueError("other fields")
    getallen = {naam: v[naam] for naam in ("bijlagen", "bijlagen_bytes", "databank_bytes", "gebreken", "generatie", "kopnummer",
                                           "rijen", "sleutelnummer")}  # fmt: skip
    if any(type(getal) is not int or getal < 0 for getal in (*getallen.values(), v["log_volgnummer"])):
        raise ValueError("not a number")
    moment = datetime.fromisoformat(v["moment"])
    if moment.tzinfo is None or not isinstance(v["oefen"], bool):
        raise ValueError("no zone")
    gegevens = Kopiegegevens(
        kluis=UUID(v["kluis"]), oefen=v["oefen"], moment=moment, aanleiding=Aanleiding(v["aanleiding"]), schema=str(v["schema"]),
        log=Logkop(volgnummer=v["log_volgnummer"], digest=str(v["log_digest"])), **getallen,
    )  # fmt: skip
    return Manifest(gegevens=gegevens, zout=_hex(v["zout"], 16), databank_sha256=_hex(v["databank_sha256"], 32),
                    kop_sha256=_hex(v["kop_sha256"], 32), lijst_sha256=_hex(v["lijst_sha256"], 32))  # fmt: skip


def _hex(tekst: str, lengte: int) -> str:
    if bytes.fromhex(tekst).hex() != tekst or len(tekst) != 2 * lengte:
        raise ValueError("not hexadecimal")
    return tekst
