"""One reader over the readers of this folder: implements ``ports.inlezen.Inlezer``."""

from __future__ import annotations

import codecs
import re
import stat
import zipfile
from collections.abc import Mapping
from pathlib import Path

from cvt_desktop.adapters.bijlagen.inlezen import lees_bestand_begrensd
from cvt_desktop.adapters.exchange.archief import lees_lid
from cvt_desktop.adapters.exchange.docx import lees_platte_tekst, zoektekst
from cvt_desktop.adapters.exchange.oso import lees_oso
from cvt_desktop.adapters.exchange.scholen_csv import ScholenCsv
from cvt_desktop.adapters.exchange.tabel import lees_tabel
from cvt_desktop.basis.bestanden import veilige_naam
from cvt_desktop.domain.bestandssoort import MAX_BYTES, Bestandsvorm, ziplijst
from cvt_desktop.domain.errors import BestandError
from cvt_desktop.ports.inlezen import MAX_OSO, Ziplid
from cvt_desktop.ports.oso import Osodossier
from cvt_desktop.ports.scholen import Scholenimport, Schoolveld, Tabelvoorstel
from cvt_desktop.ports.tabel import Tabel

_MAX_LEDEN = 60
_MAX_TOTAAL = 200 * 1024 * 1024
_UTF8 = 0x800
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OSO = re.compile(r"<(?:[\w.-]+:)?dossier[\s>/]|oso_gegevensset")
_RUIS = re.compile(r"(^|/)(__MACOSX/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)


class Bestandslezer:
    """Reads with the caps of security.md part 5."""

    def bestand(self, pad: Path) -> bytes:
        """See ``Inlezer.bestand``."""
        return lees_bestand_begrensd(pad, MAX_OSO if pad.suffix.casefold() == ".xml" else MAX_BYTES)

    def is_zip(self, data: bytes) -> bool:
        """See ``Inlezer.is_zip``."""
        if not data.startswith(_ZIP):
            return False
        return not any(lid.filename.lower() in {"[content_types].xml", "mimetype"} for lid in ziplijst(data) or ())

    def zip_leden(self, data: bytes) -> tuple[Ziplid, ...]:
        """See ``Inlezer.zip_leden``; folders and the litter of operating systems are passed over."""
        leden = ziplijst(data)
        if leden is None:
            raise BestandError("Deze ZIP is afgebroken of beschadigd. Vraag hem opnieuw.", code="afgebroken")
        leden = tuple(lid for lid in leden if not lid.is_dir() and not _is_ruis(lid))
        if not leden:
            raise BestandError("Deze ZIP is leeg. Vraag hem opnieuw.", code="leeg")
        if len(leden) > _MAX_LEDEN:
            raise BestandError(f"In deze ZIP zitten meer dan {_MAX_LEDEN} bestanden. Voeg alleen de stukken van dit dossier toe.",
                               code="te-veel")  # fmt: skip
        over, gelezen = _MAX_TOTAAL, []
        for lid in leden:
            een = _lees(data, lid, over)
            over -= len(een.inhoud)
            gelezen.append(een)
        return tuple(gelezen)

    def zip_hulpbestanden(self, data: bytes) -> int:
        """See ``Inlezer.zip_hulpbestanden``."""
        return sum(_is_ruis(lid) for lid in ziplijst(data) or () if not lid.is_dir())

    def is_oso(self, data: bytes, naam: str = "") -> bool:
        """See ``Inlezer.is_oso``."""
        if naam.casefold().endswith(".xml"):
            return True
        begin = _begin(data)
        return begin.startswith(("<?xml", "<!DOCTYPE")) or (begin.startswith("<") and bool(_OSO.search(begin)))

    def oso(self, data: bytes) -> Osodossier:
        """See ``Inlezer.oso``."""
        return lees_oso(data)

    def tekst_van(self, data: bytes, vorm: Bestandsvorm) -> str:
        """See ``Inlezer.tekst_van``."""
        return lees_platte_tekst(data, vorm)

    def zoektekst(self, data: bytes, vorm: Bestandsvorm) -> str:
        """See ``Inlezer.zoektekst``."""
        return zoektekst(data, vorm)

    def tabel(self, data: bytes) -> Tabel:
        """See ``Inlezer.tabel``."""
        return lees_tabel(data)

    def scholen_voorstel(self, data: bytes) -> Tabelvoorstel:
        """See ``Inlezer.scholen_voorstel``."""
        return ScholenCsv().stel_voor(data)

    def scholen_csv(self, data: bytes, toewijzing: Mapping[Schoolveld, int]) -> Scholenimport:
        """See ``Inlezer.scholen_csv``."""
        return ScholenCsv().lees(data, toewijzing)


def _begin(data: bytes) -> str:
    """The first characters, in the coding that the byte order mark or the zeros between them show."""
    kop = data[:4096]
    if kop.startswith((codecs.BOM_UTF16_LE, b"<\0")):
        codering = "utf-16-le"
    elif kop.startswith((codecs.BOM_UTF16_BE, b"\0<")):
        codering = "utf-16-be"
    else:
        codering = "utf-8"
    return kop.decode(codering, "replace").lstrip("\ufeff \t\r\n")


def _is_ruis(lid: zipfile.ZipInfo) -> bool:
    return bool(_RUIS.search(lid.filename.replace("\\", "/")))


def _naam(lid: zipfile.ZipInfo) -> str:
    """The name as it was written: many programs write UTF-8 and do not say so, and it is then read in the letters of 1981."""
    if lid.flag_bits & _UTF8:
        return lid.filename
    try:
        return lid.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return lid.filename


def _lees(data: bytes, lid: zipfile.ZipInfo, over: int) -> Ziplid:
    naam = veilige_naam(_naam(lid))
    if stat.S_IFMT(lid.external_attr >> 16) not in {0, stat.S_IFREG}:
        return Ziplid(naam=naam, reden="het is een verwijzing, geen bestand")
    if lid.flag_bits & 0x1:
        return Ziplid(naam=naam, reden="het is met een wachtwoord beveiligd; vraag een versie zonder wachtwoord")
    try:
        return Ziplid(naam=naam, inhoud=lees_lid(data, lid, max_bytes=min(MAX_BYTES, max(over, 0))))
    except BestandError as fout:
        return Ziplid(naam=naam, reden=fout.melding)
