"""Making the documents once, and reading them back as paper: text, words with their place, fonts, tags."""

from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import dataclass
from xml.etree import ElementTree as ET

import pikepdf
import pytest

from cvt_desktop.adapters.pdf.opmaker import ReportlabOpmaker
from cvt_desktop.ports.documenten import Document
from tests.documents import voorbeelden

MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Woord:
    """One word on paper; the edges in millimetres from the top left."""

    tekst: str
    pagina: int
    links: float
    boven: float
    rechts: float
    onder: float


class Papier:
    """A document that was made, read with other tools than made it."""

    def __init__(self, inhoud: bytes) -> None:
        self.inhoud = inhoud
        self._tekst: str | None = None

    @property
    def tekst(self) -> str:
        """All text in the order of drawing, with single spaces."""
        if self._tekst is None:
            self._tekst = " ".join(_pdftotext(self.inhoud, "-raw", "-nodiag").split())
        return self._tekst

    def bladzijden(self) -> list[str]:
        """The text of each page."""
        return _pdftotext(self.inhoud).split("\f")[:-1]

    def woorden(self) -> list[Woord]:
        """Every horizontal word with its place."""
        boom = ET.fromstring(_pdftotext(self.inhoud, "-bbox", "-nodiag"))
        uit = []
        for nummer, blad in enumerate(e for e in boom.iter() if e.tag.endswith("page")):
            for woord in blad:
                kanten = [float(woord.attrib[k]) / MM for k in ("xMin", "yMin", "xMax", "yMax")]
                uit.append(Woord(woord.text or "", nummer, *kanten))
        return uit

    def voorlezen(self) -> str:
        """The text as a reader of the tags gets it."""
        return " ".join(poppler("pdfinfo", self.inhoud, "-struct-text", "-").replace('"', "").split())

    @property
    def paginas(self) -> int:
        """How many."""
        with self.pdf() as pdf:
            return len(pdf.pages)

    def pdf(self) -> pikepdf.Pdf:
        """For fonts, metadata and tags."""
        return pikepdf.open(io.BytesIO(self.inhoud))


def _pdftotext(inhoud: bytes, *opties: str) -> str:
    return poppler("pdftotext", inhoud, *opties, "-", "-")


def poppler(naam: str, inhoud: bytes, *opties: str) -> str:
    """What one of poppler's programs writes about this PDF; raises ``CalledProcessError`` when it refuses it."""
    programma = shutil.which(naam)
    if programma is None:
        pytest.skip(f"poppler-utils ({naam}) is not installed")
    uit = subprocess.run([programma, *opties], input=inhoud, capture_output=True, check=True)
    return uit.stdout.decode("utf-8")


def maak(document: Document) -> Papier:
    """The document on paper."""
    return Papier(ReportlabOpmaker().maak(document))


@pytest.fixture(scope="session")
def papieren() -> dict[str, Papier]:
    """Every document and variant, made once."""
    return {naam: maak(document) for naam, document in voorbeelden.alle().items()}
