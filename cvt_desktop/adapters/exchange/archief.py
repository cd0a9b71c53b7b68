"""Unpacking ``bestandsinhoud``: base64 of a ZIP with one file, or base64 of the file itself.

Streams are counted while they are read: what a header promises is not believed (security.md 5).
"""

from __future__ import annotations

import base64
import binascii
import io
import stat
import struct
import zipfile
import zlib
from dataclasses import dataclass, field

from cvt_desktop.domain.bestandssoort import MAX_BYTES, ziplijst
from cvt_desktop.domain.errors import BestandError

MAX_VERHOUDING = 100
_BLOK = 64 * 1024
_METHODEN = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_SCHADE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    ValueError,
    OSError,
    NotImplementedError,
    RuntimeError,
    struct.error,
)
_GEEN_KENMERKEN = 0  # written on Windows: no kind of file is given


@dataclass(frozen=True, slots=True, kw_only=True)
class Uitgepakt:
    """The one file; ``naam`` is what the ZIP called it, empty without a ZIP."""

    naam: str = field(default="", repr=False)
    inhoud: bytes = field(repr=False)


def pak_uit(bestandsinhoud: str, *, max_bytes: int = MAX_BYTES) -> Uitgepakt:
    """Decode and unpack one document.

    Raises ``BestandError`` whose ``melding`` is a Dutch reason without a capital ("afgebroken ZIP: …").
    """
    data, afgebroken = _van_base64(bestandsinhoud, max_bytes)
    if not data:
        raise BestandError("er is geen inhoud meegestuurd; vraag het document opnieuw", code="leeg")
    if not data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        if afgebroken:
            raise BestandError("de inhoud is afgebroken; vraag het document opnieuw", code="afgebroken")
        return Uitgepakt(inhoud=data)
    leden = ziplijst(data)
    if leden is None:
        raise BestandError("afgebroken ZIP: het einde ontbreekt; vraag het document opnieuw", code="afgebroken")
    if any(lid.filename.lower() == "[content_types].xml" for lid in leden):
        return Uitgepakt(inhoud=data)
    lid = _het_ene_lid(leden)
    return Uitgepakt(naam=lid.filename, inhoud=lees_lid(data, lid, max_bytes=max_bytes))


def lees_lid(data: bytes, lid: zipfile.ZipInfo, *, max_bytes: int, verhouding: int = MAX_VERHOUDING) -> bytes:
    """The bytes of one member, read in blocks and stopped at ``max_bytes`` or ``verhouding`` times its packed size."""
    plafond = min(max_bytes, verhouding * max(1, lid.compress_size))
    if lid.file_size > max_bytes:
        raise BestandError("te groot: uitgepakt is het meer dan is toegestaan; vraag een kleinere versie", code="te-groot")
    gelezen = bytearray()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archief, archief.open(lid) as stroom:
            while blok := stroom.read(_BLOK):
                gelezen += blok
                if len(gelezen) > plafond:
                    raise BestandError(
                        "de ZIP is verdacht sterk ingepakt en is niet uitgepakt; "
                        "vraag het document zelf", code="zipbom",
                    )  # fmt: skip
    except _SCHADE as fout:
        raise BestandError(
            "afgebroken ZIP: de inhoud is beschadigd; vraag het document opnieuw", code="afgebroken"
        ) from fout
    return bytes(gelezen)


def _van_base64(tekst: str, max_bytes: int) -> tuple[bytes, bool]:
    """The bytes, and whether the last characters are missing."""
    kaal = "".join(tekst.split())
    if len(kaal) > (max_bytes + 1024 * 1024) * 4 // 3:
        raise BestandError("te groot: meer dan 50 MB; vraag een kleinere versie", code="te-groot")
    rest = len(kaal) % 4
    heel = kaal[:-1] if rest == 1 else kaal + "=" * (-rest % 4)
    try:
        return base64.b64decode(heel, validate=True), rest != 0
    except (binascii.Error, ValueError) as fout:
        raise BestandError("de inhoud is geen geldige base64; vraag het document opnieuw", code="base64") from fout


def _het_ene_lid(leden: tuple[zipfile.ZipInfo, ...]) -> zipfile.ZipInfo:
    if len(leden) != 1:
        leeg = "de ZIP is leeg; vraag het document opnieuw"
        meer = "de ZIP bevat meer dan één bestand, en dat mag in OSO niet; vraag de documenten los"
        reden = meer if leden else leeg
        raise BestandError(reden, code="zip")
    lid = leden[0]
    delen = lid.filename.replace("\\", "/").split("/")
    bestandstype = stat.S_IFMT(lid.external_attr >> 16)
    if lid.is_dir() or ".." in delen or bestandstype not in {_GEEN_KENMERKEN, stat.S_IFREG}:
        raise BestandError("de ZIP bevat een map, een verwijzing of een pad naar buiten; vraag het document zelf", code="zip")
    if lid.flag_bits & 0x1:
        raise BestandError(
            "de ZIP is met een wachtwoord beveiligd; vraag een versie zonder wachtwoord", code="wachtwoord"
        )
    if lid.compress_type not in _METHODEN:
        raise BestandError("de ZIP is op een ongewone manier ingepakt; vraag het document opnieuw", code="zip")
    return lid
