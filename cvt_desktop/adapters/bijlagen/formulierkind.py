"""The child process that reads the fields of an untrusted form: bytes come in on stdin, names and values go out on stdout.

It keeps nothing: it may not write to any file, dump core or use much memory or time (security.md 5). Nothing in the file is
run or followed: a form with a script or an XFA form is refused. What goes wrong here ends this process and nothing else.
"""

from __future__ import annotations

import io
import json
import os
import struct
from collections.abc import Iterator
from typing import Any

import pikepdf

from cvt_desktop.basis.kindproces import beperk, eigen_uitvoer, geef_tijd
from cvt_desktop.domain.bestandssoort import MAX_BYTES
from cvt_desktop.ports.invulformulier import MAX_TEKENS, MAX_VELDEN, MAX_WAARDE
from cvt_desktop.ports.kijker import MAX_PAGINAS, SLOTKOP, Antwoord, Opdracht, lees_kader, schrijf_kader

_DIEPTE = 8
_UIT = "Off"
_OPNIEUW = "Vraag om een nieuwe versie van het formulier."
_WACHTWOORD = "het is met een wachtwoord beveiligd. Vraag om een versie zonder wachtwoord."
_ANDERE_WOORDEN = "deze wachtzin past er niet op. Lees haar nog eens na, of vraag om een versie zonder wachtwoord."
_XFA = "het is een ander soort formulier (XFA). Laat het formulier van de commissie zelf invullen en opslaan als PDF."
_SCRIPT = "er zit programmatuur in (JavaScript). Vraag om het formulier zoals de commissie het stuurde, ingevuld."
_GROOT = "er staat meer in dan in een formulier past. Vraag om een nieuwe, op de computer ingevulde versie."


class Weigering(Exception):  # noqa: N818  the Dutch word for what it is
    """A Dutch sentence that goes back to the client."""


class OpSlot(Weigering):
    """The file is protected, and these words do not open it."""


def lees_velden(data: bytes) -> dict[str, str]:
    """Name and value of each field that is filled in; empty for a PDF that is no form. Raises ``Weigering``."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            if len(pdf.pages) > MAX_PAGINAS:
                raise Weigering(_GROOT)
            vorm = pdf.Root.get("/AcroForm")
            if not isinstance(vorm, pikepdf.Dictionary):
                return {}
            if "/XFA" in vorm:
                raise Weigering(_XFA)
            _eis_geen_script(pdf)
            return _uit(vorm)
    except pikepdf.PasswordError:
        raise OpSlot(_WACHTWOORD) from None
    except (pikepdf.PdfError, pikepdf.DataDecodingError, RuntimeError, TypeError, ValueError, KeyError, AttributeError,
            RecursionError):  # fmt: skip
        raise Weigering(f"het is beschadigd. {_OPNIEUW}") from None


def ontsleutel(data: bytes, wachtzin: str) -> bytes:
    """The same file without its protection. Raises ``OpSlot`` for other words, ``Weigering`` for what is broken or too large."""
    uit = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(data), password=wachtzin) as pdf:
            pdf.save(uit)
    except pikepdf.PasswordError:
        raise OpSlot(_ANDERE_WOORDEN) from None
    except (pikepdf.PdfError, pikepdf.DataDecodingError, RuntimeError, TypeError, ValueError):
        raise Weigering(f"het is beschadigd. {_OPNIEUW}") from None
    if uit.tell() > MAX_BYTES:
        raise Weigering(_GROOT)
    return uit.getvalue()


def _eis_geen_script(pdf: pikepdf.Pdf) -> None:
    namen = pdf.Root.get("/Names")
    if "/AA" in pdf.Root or (isinstance(namen, pikepdf.Dictionary) and "/JavaScript" in namen):
        raise Weigering(_SCRIPT)
    for ding in pdf.objects:
        if _met_script(ding, 0):
            raise Weigering(_SCRIPT)


def _met_script(ding: Any, diep: int) -> bool:
    """Within one object; what it refers to is an object of its own, and comes by itself."""
    if diep > _DIEPTE or not isinstance(ding, pikepdf.Dictionary | pikepdf.Array | pikepdf.Stream):
        return False
    if isinstance(ding, pikepdf.Array):
        return any(_met_script(deel, diep + 1) for deel in ding if not _elders(deel))
    if "/JS" in ding or ding.get("/S") == "/JavaScript":
        return True
    delen = (ding[naam] for naam in ding.keys())  # noqa: SIM118  not a dict
    return any(_met_script(deel, diep + 1) for deel in delen if not _elders(deel))


def _elders(deel: Any) -> bool:
    return bool(getattr(deel, "is_indirect", True))  # a number comes as one of Python, and holds nothing


def _uit(vorm: pikepdf.Dictionary) -> dict[str, str]:
    velden: dict[str, str] = {}
    totaal = 0
    for nummer, (naam, waarde) in enumerate(_loop(vorm.get("/Fields"), "", None, set(), 0)):
        totaal += len(naam) + len(waarde)
        if nummer >= MAX_VELDEN or len(waarde) > MAX_WAARDE or totaal > MAX_TEKENS:
            raise Weigering(_GROOT)
        if naam and waarde:
            velden.setdefault(naam, waarde)
    return velden


def _loop(rij: Any, boven: str, soort: Any, gezien: set[tuple[int, int]], diep: int) -> Iterator[tuple[str, str]]:
    """Every field with its full name (ISO 32000-1, 12.7.3.2); what refers to itself is walked once."""
    if not isinstance(rij, pikepdf.Array) or diep > _DIEPTE:
        return
    for veld in rij:
        if not isinstance(veld, pikepdf.Dictionary) or (veld.is_indirect and veld.objgen in gezien):
            continue
        gezien.add(veld.objgen)
        if len(gezien) > MAX_VELDEN * 4:
            raise Weigering(_GROOT)
        deel = _tekst(veld.get("/T"))
        naam = ".".join(d for d in (boven, deel) if d)
        eigen = veld.get("/FT", soort)
        kinderen = veld.get("/Kids")
        if isinstance(kinderen, pikepdf.Array) and any(isinstance(k, pikepdf.Dictionary) and "/T" in k for k in kinderen):
            yield from _loop(kinderen, naam, eigen, gezien, diep + 1)
        else:
            yield naam, _knop(veld) if eigen == "/Btn" else _tekst(veld.get("/V"))


def _knop(veld: pikepdf.Dictionary) -> str:
    """What is ticked. Readers differ: one writes the value of the field, another only how its widget looks."""
    kinderen = veld.get("/Kids")
    widgets = [w for w in kinderen if isinstance(w, pikepdf.Dictionary)] if isinstance(kinderen, pikepdf.Array) else [veld]
    waarden = [_naam(veld.get("/V")), *(_naam(w.get("/AS")) for w in widgets)]
    if _naam(veld.get("/V")) == _UIT:
        return ""
    return next((waarde for waarde in waarden if waarde and waarde != _UIT), "")


def _naam(waarde: Any) -> str:
    return str(waarde).removeprefix("/") if isinstance(waarde, pikepdf.Name | pikepdf.String) else ""


def _tekst(waarde: Any) -> str:
    if isinstance(waarde, pikepdf.Stream):
        inhoud = waarde.read_bytes()
        if len(inhoud) > MAX_WAARDE * 4:
            raise Weigering(_GROOT)
        waarde = pikepdf.String(inhoud)
    if isinstance(waarde, pikepdf.Array):
        waarde = waarde[0] if len(waarde) else None
    if not isinstance(waarde, pikepdf.String | pikepdf.Name):
        return ""
    regels = str(waarde).replace("\r\n", "\n").replace("\r", "\n")
    return "".join(t for t in regels if t in "\n\t" or t.isprintable() or t == "\u00a0").strip()


def _beantwoord(code: int, inhoud: bytes) -> tuple[Antwoord, bytes]:
    try:
        match Opdracht(code):
            case Opdracht.VELDEN:
                return Antwoord.GOED, json.dumps(lees_velden(inhoud)).encode()
            case Opdracht.ONTSLEUTEL:
                (lengte,) = SLOTKOP.unpack_from(inhoud)
                woorden, data = inhoud[SLOTKOP.size :][:lengte], inhoud[SLOTKOP.size + lengte :]
                return Antwoord.GOED, ontsleutel(data, woorden.decode("utf-8"))
            case _:
                raise ValueError
    except OpSlot as weigering:
        return Antwoord.SLOT, str(weigering).encode()
    except Weigering as weigering:
        return Antwoord.FOUT, str(weigering).encode()
    except (MemoryError, ValueError, OverflowError, struct.error):
        return Antwoord.FOUT, f"het is te groot of beschadigd. {_OPNIEUW}".encode()


def main() -> int:
    """Answer requests until stdin ends."""
    invoer = os.fdopen(0, "rb", closefd=False)  # a windowed program has no sys.stdin
    uitvoer = eigen_uitvoer()
    beperk()
    while (kader := lees_kader(invoer.read)) is not None:
        geef_tijd()
        antwoord = _beantwoord(*kader)
        schrijf_kader(uitvoer.write, *antwoord)
        uitvoer.flush()
    return 0
