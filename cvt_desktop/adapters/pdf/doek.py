"""The canvas of all documents: tagged content, artifacts, page totals, fixed metadata."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from cvt_desktop.adapters.pdf import schrift
from cvt_desktop.adapters.pdf.structuur import Structuur, Tag


class _Tekstvlak(PDFTextObject):
    """Keeps a space at the end of each line: without it readers of the tags glue words together."""

    def _textOut(self, text: str, TStar: int = 0) -> None:  # noqa: N803 - reportlab's own name
        super()._textOut(f"{text} " if TStar else text, TStar)  # type: ignore[misc]


class Doek(Canvas):
    """A canvas that writes a structure tree and knows the number of pages when it draws the footers.

    ``voet`` draws the foot of a page; it gets the canvas, the page number and the total. On a canvas that is ``droog`` no
    paragraph is drawn.
    """

    droog = False
    voet: Callable[[Doek, int, int], None] | None = None
    _code: list[str]
    _doc: Any
    _filename: Any
    _pageNumber: int  # noqa: N815 - reportlab's own name
    _pagesize: tuple[float, float]
    _startPage: Callable[[], None]  # noqa: N815 - reportlab's own name

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs |= {"initialFontName": schrift.GEWOON, "lang": "nl-NL", "invariant": 1, "pdfVersion": (1, 7)}
        super().__init__(*args, **kwargs)
        self._structuur = Structuur()
        self._paginas: list[dict[str, Any]] = []

    def stempel(self, op: datetime) -> None:
        """Fixes the moment of making: the same input gives the same bytes."""
        moment = op.astimezone(UTC).strftime("D:%Y%m%d%H%M%S+00'00'")
        self.setDateFormatter(lambda *_: moment)
        self._doc.updateSignature(moment)
        self.setViewerPreference("DisplayDocTitle", "true")

    def beginText(self, x: float = 0, y: float = 0, direction: Any = None) -> PDFTextObject:
        """As reportlab's, with the space at line ends."""
        return _Tekstvlak(self, x, y, direction=direction)

    @contextmanager
    def inhoud(self, tag: Tag) -> Iterator[None]:
        """What is drawn within belongs to this structure element."""
        nummer = self._structuur.begin(tag, self._pageNumber)
        self._code.append(f"/{tag.soort} <</MCID {nummer}>> BDC")
        yield
        self._code.append("EMC")

    @contextmanager
    def versiering(self) -> Iterator[None]:
        """What is drawn within is an artifact: lines, footers, the mark of the practice register."""
        self._code.append("/Artifact BMC")
        yield
        self._code.append("EMC")

    def invulveld(self, tag: Tag, widget: Any) -> None:
        """A field that was just drawn (its reference) belongs to this structure element."""
        nummer = self._structuur.invulveld(tag, self._pageNumber, widget.name)
        self._doc.idToObject[widget.name].dict["StructParent"] = nummer

    def showPage(self) -> None:
        """Keeps the page until the total is known."""
        self._paginas.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """All pages are there; ``schrijf`` writes them when the document is wanted."""

    def schrijf(self) -> None:
        """Draws the footers, closes the pages and writes tree and file."""
        for nummer, pagina in enumerate(paginas := self._paginas, 1):
            self.__dict__.update(pagina)
            if self.voet:
                with self.versiering():
                    self.voet(self, nummer, len(paginas))
            super().showPage()
            gezet = self._doc.idToObject[f"Page{nummer}"]
            gezet.__NoDefault__ = [*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs"]
            gezet.StructParents = nummer - 1
            gezet.Tabs = pdfdoc.PDFName("S")
        self._structuur.schrijf(self._doc)
        self._doc.SaveToFile(self._filename, self)
