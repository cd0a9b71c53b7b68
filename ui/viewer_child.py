"""The child process that draws untrusted files: bytes come in on stdin, pixels go out on stdout.

It keeps nothing: it may not write to any file, dump core or use much memory or time (security.md 5).
What goes wrong here ends this process and nothing else.
"""

from __future__ import annotations

import os
import re
import struct
import sys
import time
from itertools import islice
from typing import BinaryIO

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QImageReader, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions

from cvt_desktop.ports.kijker import (
    BEELDKOP,
    MAAT,
    MAX_BREEDTE,
    MAX_PAGINAS,
    MAX_PIXELS,
    MAX_WOORDEN,
    PAGINAVRAAG,
    WOORDKOP,
    Antwoord,
    Opdracht,
    lees_kader,
    schrijf_kader,
)
from ui.levensduur import houd_in_leven

if sys.platform != "win32":
    import resource

_GEHEUGEN = 1 << 30
_SECONDEN = 15
_AFGEBROKEN = "\ufffe"  # what PDFium makes of a hyphen at the end of a line, instead of the end itself
_WOORD = re.compile(rf"[^\s{_AFGEBROKEN}]+{_AFGEBROKEN}?")
_MAX_BRONPIXELS = 100_000_000
_OPNIEUW = "Vraag de school om een nieuwe versie."
_WACHTWOORD = "het is met een wachtwoord beveiligd. Vraag de school om een versie zonder wachtwoord."


class Weigering(Exception):  # noqa: N818  the Dutch word for what it is
    """A Dutch sentence that goes back to the client."""


class Tekenaar:
    """Holds the one document that is open."""

    def __init__(self) -> None:
        self._pdf: QPdfDocument | None = None
        self._bron: QBuffer | None = None
        self._beeld: QImage | None = None

    def open_pdf(self, data: bytes) -> bytes:
        """Load a PDF and give the size of every page in points."""
        self.leeg()
        self._bron = QBuffer()
        self._bron.setData(QByteArray(data))
        self._bron.open(QIODevice.OpenModeFlag.ReadOnly)
        pdf = QPdfDocument()
        pdf.load(self._bron)
        if pdf.error() in {QPdfDocument.Error.IncorrectPassword, QPdfDocument.Error.UnsupportedSecurityScheme}:
            raise Weigering(_WACHTWOORD)
        aantal = pdf.pageCount()
        if pdf.status() is not QPdfDocument.Status.Ready or aantal < 1:
            raise Weigering(f"het is beschadigd. {_OPNIEUW}")
        if aantal > MAX_PAGINAS:
            raise Weigering(f"het heeft meer dan {MAX_PAGINAS} bladzijden. Vraag de school het te splitsen.")
        self._pdf = pdf
        maten = (pdf.pagePointSize(nummer) for nummer in range(aantal))
        return b"".join(MAAT.pack(maat.width(), maat.height()) for maat in maten)

    def open_beeld(self, data: bytes) -> bytes:
        """Load a PNG or JPEG, upright as its EXIF says, and give its size in pixels."""
        self.leeg()
        bron = QBuffer()
        bron.setData(QByteArray(data))
        bron.open(QIODevice.OpenModeFlag.ReadOnly)
        lezer = QImageReader(bron)
        lezer.setAutoTransform(True)
        maat = lezer.size()
        if not maat.isValid() or maat.width() * maat.height() > _MAX_BRONPIXELS:
            raise Weigering(f"het is beschadigd of heeft te veel beeldpunten. {_OPNIEUW}")
        beeld = lezer.read()
        if beeld.isNull():
            raise Weigering(f"het is beschadigd. {_OPNIEUW}")
        self._beeld = beeld
        return MAAT.pack(beeld.width(), beeld.height())

    def pagina(self, vraag: bytes) -> bytes:
        """One page on white, in RGBA."""
        nummer, breedte = PAGINAVRAAG.unpack(vraag)
        if self._beeld is not None and nummer == 0:
            maat = _maat(breedte, self._beeld.width(), self._beeld.height())
            modi = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            return _op_wit(self._beeld.scaled(maat, *modi))
        pdf = self._pagina_van_pdf(nummer)
        punten = pdf.pagePointSize(nummer)
        opties = QPdfDocumentRenderOptions()
        opties.setRenderFlags(QPdfDocumentRenderOptions.RenderFlag.Annotations)
        beeld = pdf.render(nummer, _maat(breedte, punten.width(), punten.height()), opties)
        if beeld.isNull():
            raise Weigering(f"deze bladzijde is beschadigd. {_OPNIEUW}")
        return _op_wit(beeld)

    def tekst(self, vraag: bytes) -> bytes:
        """The text of one page; empty for a picture."""
        nummer, _ = PAGINAVRAAG.unpack(vraag)
        if self._beeld is not None and nummer == 0:
            return b""
        return self._pagina_van_pdf(nummer).getAllText(nummer).text().encode("utf-8", "replace")

    def woorden(self, vraag: bytes) -> bytes:
        """The words of one page and where they stand, up to the cap; none for a picture."""
        nummer, _ = PAGINAVRAAG.unpack(vraag)
        if self._beeld is not None and nummer == 0:
            return b""
        pdf = self._pagina_van_pdf(nummer)
        maat = pdf.pagePointSize(nummer)
        if maat.width() <= 0 or maat.height() <= 0:
            return b""
        tekst = pdf.getAllText(nummer).text()
        uit: list[bytes] = []
        regel, vorige = 0, 0
        for gevonden in islice(_WOORD.finditer(tekst), MAX_WOORDEN):
            regel += "\n" in tekst[vorige : gevonden.start()] or tekst[max(vorige - 1, 0) : vorige] == _AFGEBROKEN
            vorige = gevonden.end()
            vak = pdf.getSelectionAtIndex(nummer, gevonden.start(), len(gevonden[0])).boundingRectangle()
            woord = gevonden[0].encode("utf-8", "replace")
            opzij, omhoog = maat.width(), maat.height()
            hoeken = vak.left() / opzij, vak.top() / omhoog, vak.right() / opzij, vak.bottom() / omhoog
            uit.append(WOORDKOP.pack(*(min(max(deel, 0.0), 1.0) for deel in hoeken), regel, len(woord)) + woord)
        return b"".join(uit)

    def _pagina_van_pdf(self, nummer: int) -> QPdfDocument:
        if self._pdf is None or nummer >= self._pdf.pageCount():
            raise Weigering("deze bladzijde bestaat niet.")
        return self._pdf

    def leeg(self) -> None:
        self._pdf, self._bron, self._beeld = None, None, None


def _maat(breedte: int, bron_breedte: float, bron_hoogte: float) -> QSize:
    """The size in pixels for this width, smaller when the picture would pass ``MAX_PIXELS``."""
    if bron_breedte <= 0 or bron_hoogte <= 0:
        raise Weigering(f"deze bladzijde is beschadigd. {_OPNIEUW}")
    verhouding = bron_hoogte / bron_breedte
    ruimte = min(MAX_PIXELS / verhouding, float(MAX_PIXELS) ** 2) ** 0.5
    gekozen = max(1, int(min(breedte, MAX_BREEDTE, ruimte)))
    return QSize(gekozen, max(1, min(round(gekozen * verhouding), MAX_PIXELS // gekozen)))


def _op_wit(beeld: QImage) -> bytes:
    blad = QImage(beeld.size(), QImage.Format.Format_RGBA8888)
    if blad.isNull():
        raise Weigering(f"deze bladzijde is te groot. {_OPNIEUW}")
    blad.fill(Qt.GlobalColor.white)
    schilder = QPainter(blad)
    schilder.drawImage(0, 0, beeld)
    schilder.end()
    return BEELDKOP.pack(blad.width(), blad.height()) + bytes(blad.constBits())


def _beperk() -> None:
    """No files, no core dump, at most 1 GB; RLIMIT_AS would kill PDFium. Windows has no such limits."""
    if sys.platform == "win32":
        return
    for grens, waarde in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_DATA, _GEHEUGEN),
    ):
        _, hard = resource.getrlimit(grens)
        hoogste = waarde if hard == resource.RLIM_INFINITY else min(waarde, hard)
        resource.setrlimit(grens, (hoogste, hoogste))


def _geef_tijd() -> None:
    """A fresh allowance of processor time for the next request."""
    if sys.platform == "win32":
        return
    gebruikt = int(time.process_time()) + 1
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (gebruikt + _SECONDEN, hard))


def _eigen_uitvoer() -> BinaryIO:
    """The pipe for answers; whatever a library prints goes to stderr and cannot break a frame."""
    uitvoer = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return uitvoer


def _beantwoord(tekenaar: Tekenaar, code: int, inhoud: bytes) -> tuple[Antwoord, bytes]:
    opdrachten = {
        Opdracht.OPEN_PDF: tekenaar.open_pdf,
        Opdracht.OPEN_BEELD: tekenaar.open_beeld,
        Opdracht.PAGINA: tekenaar.pagina,
        Opdracht.TEKST: tekenaar.tekst,
        Opdracht.WOORDEN: tekenaar.woorden,
    }
    try:
        return Antwoord.GOED, opdrachten[Opdracht(code)](inhoud)
    except Weigering as weigering:
        return Antwoord.FOUT, str(weigering).encode()
    except (MemoryError, ValueError, OverflowError, struct.error):
        return Antwoord.FOUT, f"het is te groot of beschadigd. {_OPNIEUW}".encode()


def main() -> int:
    """Answer requests until stdin ends."""
    houd_in_leven()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    invoer = os.fdopen(0, "rb", closefd=False)  # a windowed program has no sys.stdin
    uitvoer = _eigen_uitvoer()
    QImageReader.setAllocationLimit(512)
    app = QGuiApplication(["viewer-child"])
    _beperk()
    tekenaar = Tekenaar()
    while (kader := lees_kader(invoer.read)) is not None:
        _geef_tijd()
        antwoord = _beantwoord(tekenaar, *kader)
        schrijf_kader(uitvoer.write, *antwoord)
        uitvoer.flush()
    tekenaar.leeg()
    del app
    return 0
