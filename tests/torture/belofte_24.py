"""Promise 24: no path escapes, no bomb.

Names as an archive, a school or an attacker could write them (``..``, reserved names of Windows, control characters, a turn of
the writing direction, thousands of characters) become names that stay in their folder on every system, and can be written.
Archives that promise something else than they hold (bombs, nested ones, thousands of members, sizes that lie, links, two members
of one name) are refused or read within the caps of memory and size, with a sentence that says what to do.
"""

from __future__ import annotations

import io
import ntpath
import random
import stat
import struct
import sys
import tempfile
import time
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path, PureWindowsPath

from cvt_desktop.adapters.exchange.archief import pak_uit
from cvt_desktop.adapters.exchange.docx import lees_platte_tekst, zoektekst
from cvt_desktop.adapters.exchange.inlezer import Bestandslezer
from cvt_desktop.basis.bestanden import schrijf_atomair, veilige_naam
from cvt_desktop.domain.bestandssoort import Bestandsvorm
from cvt_desktop.domain.errors import BestandError
from tests.torture.uitkomst import Uitkomst
from tests.unit.exchange.bestanden import b64, docx, zip_met

if sys.platform != "win32":
    import resource

NUMMER = 24
BELOFTE = "no path escapes, no bomb"
KORT = 1_500
LANG = 200_000

_DELEN = (
    "..", ".", "/", "\\", "a", "verslag", "CON", "nul", "COM1", "lpt¹", "aux.txt", ".pdf", ".tar.gz", " ", "\x00", "\x1b", "\n",
    "\u202e", "\u200f", "\ud800", "é", "ﬁ", "𝔸", "C:", "\\\\server\\deel\\", "~", "$HOME", "%TEMP%", "|", "?", "*", ":",
    "::$DATA", "x" * 300, "漢" * 150, "-rf", "'", '"', "<img>",
)  # fmt: skip
_GERESERVEERD = {"con", "prn", "aux", "nul", *(f"{p}{n}" for p in ("com", "lpt") for n in "123456789")}
_MB = 1024 * 1024
_MEER_GEHEUGEN = 400 * _MB


def _mis_met_naam(naam: str, map_: Path, *, maak: Callable[[str], str] = veilige_naam) -> str:
    """What is wrong with the safe name, or nothing."""
    veilig = maak(naam)
    if Path(veilig).name != veilig or PureWindowsPath(veilig).name != veilig or ntpath.basename(veilig) != veilig:
        return "it leaves its folder"
    if veilig in {"", ".", ".."} or veilig != veilig.strip(" ."):
        return "Windows would change it"
    if veilig.split(".")[0].strip().lower() in _GERESERVEERD:
        return "it is a device of Windows"
    if any(unicodedata.category(teken)[0] == "C" for teken in veilig):
        return "it holds a character that cannot be seen"
    if len(veilig.encode("utf-8")) > 255:
        return "it is too long for a file system"
    try:
        schrijf_atomair(map_ / veilig, b"x")
    except OSError as fout:
        return f"it cannot be written: {type(fout).__name__}"
    (map_ / veilig).unlink()
    return ""


def _naam(lot: random.Random) -> str:
    return "".join(lot.choice(_DELEN) for _ in range(lot.randint(1, 6)))


# --- archives ---------------------------------------------------------------------------------------------------------


def _leugen(data: bytes, maat: int) -> bytes:
    """The same ZIP, whose headers promise another size of what is in it."""
    heel = bytearray(data)
    for merk, plek in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        begin = heel.find(merk)
        while begin >= 0:
            struct.pack_into("<I", heel, begin + plek, maat)
            begin = heel.find(merk, begin + 4)
    return bytes(heel)


def _verwijzing() -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as archief:
        lid = zipfile.ZipInfo("verslag.pdf")
        lid.external_attr = (stat.S_IFLNK | 0o777) << 16
        archief.writestr(lid, "/etc/passwd")
    return uit.getvalue()


def _bommen(lot: random.Random) -> dict[str, bytes]:
    nul = b"\x00" * (lot.randint(8, 24) * _MB)
    bom = zip_met({"verslag.pdf": nul})
    return {
        "a bomb": bom, "a bomb that promises ten bytes": _leugen(bom, 10),
        "a size of four gigabytes": _leugen(zip_met({"a": b"x"}), 2**32 - 2),
        "nested": zip_met({"a.zip": zip_met({"b.zip": bom})}),
        "thousands of members": zip_met({f"{n}.txt": b"" for n in range(3_000)}),
        "a way out": zip_met({"../" * lot.randint(1, 9) + "uit.pdf": b"%PDF-1.7"}), "a link": _verwijzing(),
        "an absolute path": zip_met({"/etc/cron.d/x": b"%PDF-1.7"}), "a drive": zip_met({"C:\\Windows\\x.pdf": b"%PDF-1.7"}),
        "a DOCX that is a bomb": docx("tekst", extra={"word/header1.xml": b"<a>" + b"x" * len(nul) + b"</a>"}),
        "a DOCX whose text is a bomb": docx(ruw="<w:p><w:r><w:t>" + "a" * len(nul) + "</w:t></w:r></w:p>"),
        "entities": docx("x", extra={"word/footer1.xml": b'<!DOCTYPE a [<!ENTITY b "x">]><a>&b;</a>'}),
        "cut off": bom[: lot.randint(10, len(bom) - 1)],
    }  # fmt: skip


def _open(data: bytes) -> str:
    """What came out of it that should not have, or nothing."""
    for doe in (
        lambda: len(pak_uit(b64(data)).inhoud), lambda: len(lees_platte_tekst(data, Bestandsvorm.DOCX)),
        lambda: len(zoektekst(data, Bestandsvorm.DOCX)),
        lambda: sum(len(lid.inhoud or b"") for lid in Bestandslezer().zip_leden(data)),
    ):  # fmt: skip
        try:
            lengte = doe()
        except BestandError as fout:
            if not fout.melding:
                return "a refusal without a sentence"
        else:
            if lengte > 200 * _MB:
                return f"{lengte} bytes came out"
    return ""


def loop(aantal: int, zaad: int, tot: float) -> Uitkomst:
    """Mostly names; every hundredth run opens one of each kind of archive."""
    lot, fouten, runs = random.Random(zaad), [], 0
    begin = _geheugen()
    with tempfile.TemporaryDirectory() as tijdelijk:
        map_ = Path(tijdelijk)
        while runs < aantal and (runs == 0 or time.monotonic() < tot):
            if runs % 500 == 0:
                fouten += [f"{soort}: {mis}" for soort, data in _bommen(lot).items() if (mis := _open(data))]
            naam = _naam(lot)
            if mis := _mis_met_naam(naam, map_):
                fouten.append(f"{naam[:60]!r}: {mis}")
            runs += 1
        if any(map_.iterdir()):
            fouten.append("a file was left behind")
    if _geheugen() - begin > _MEER_GEHEUGEN:
        fouten.append("an archive took more memory than it may")
    return Uitkomst(runs, tuple(fouten))


def controle(zaad: int) -> Uitkomst:
    """The name as it came, unchanged: it must be found wrong."""
    lot = random.Random(zaad)
    with tempfile.TemporaryDirectory() as tijdelijk:
        binnen = Path(tijdelijk) / "a" / "b" / "c"
        binnen.mkdir(parents=True)
        namen = [n for n in (_naam(lot) for _ in range(400)) if n.isprintable() and ("/" in n or "\\" in n)]
        fouten = [mis for naam in namen if (mis := _mis_met_naam(naam, binnen, maak=str))]
    return Uitkomst(len(namen), tuple(fouten))


def _geheugen() -> int:
    """The most bytes that this process had; 0 where the system does not say."""
    if sys.platform == "win32":
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
