"""The child process that draws untrusted files: bytes come in on stdin, pixels go out on stdout.

It keeps nothing: it may not write to any file, dump core or use much memory or time (security.md 5).
What goes wrong here ends this process and nothing else.
"""

from __future__ import annotations

import os
import re
import struct
from itertools import islice

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QModelIndex, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QImageReader, QPainter
from PySide6.QtPdf import QPdfBookmarkModel, QPdfDocument, QPdfDocumentRenderOptions

from cvt_desktop.basis.kindproces import beperk, eigen_uitvoer, geef_tijd
from cvt_desktop.ports.kijker import (
    BEELDKOP,
    BLADWIJZER,
    MAAT,
    MAX_BLADWIJZERS,
    MAX_BLADWIJZERTITEL,
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

    def bladwijzers(self, _vraag: bytes) -> bytes:
        """The bookmarks in order, up to the cap; titles are cut."""
        if self._pdf is None:
            return b""
        model = QPdfBookmarkModel()
        model.setDocument(self._pdf)
        uit: list[bytes] = []
        te_gaan = [(QModelIndex(), rij, 0) for rij in reversed(range(model.rowCount(QModelIndex())))]
        while te_gaan and len(uit) < MAX_BLADWIJZERS:
            ouder, rij, diepte = te_gaan.pop()
            plek = model.index(rij, 0, ouder)
            woorden = str(model.data(plek, QPdfBookmarkModel.Role.Title.value) or "")[:MAX_BLADWIJZERTITEL]
            titel = woorden.encode("utf-8", "replace")
            pagina = int(model.data(plek, QPdfBookmarkModel.Role.Page.value) or 0)
            if 0 <= pagina < self._pdf.pageCount():
                uit.append(BLADWIJZER.pack(pagina, diepte, len(titel)) + titel)
            te_gaan += [(plek, onder, diepte + 1) for onder in reversed(range(model.rowCount(plek)))]
        return b"".join(uit)

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


def _beantwoord(tekenaar: Tekenaar, code: int, inhoud: bytes) -> tuple[Antwoord, bytes]:
    opdrachten = {
        Opdracht.OPEN_PDF: tekenaar.open_pdf,
        Opdracht.OPEN_BEELD: tekenaar.open_beeld,
        Opdracht.PAGINA: tekenaar.pagina,
        Opdracht.TEKST: tekenaar.tekst,
        Opdracht.BLADWIJZERS: tekenaar.bladwijzers,
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
    uitvoer = eigen_uitvoer()
    QImageReader.setAllocationLimit(512)
    app = QGuiApplication(["viewer-child"])
    beperk()
    tekenaar = Tekenaar()
    while (kader := lees_kader(invoer.read)) is not None:
        geef_tijd()
        antwoord = _beantwoord(tekenaar, *kader)
        schrijf_kader(uitvoer.write, *antwoord)
        uitvoer.flush()
    tekenaar.leeg()
    del app
    return 0
