"""Printing a PDF: the pages are drawn by the viewer's child process and painted on the printer one by one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMarginsF, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from cvt_desktop.domain.errors import BestandError
from ui.documentbron import Kijkerbron
from ui.tasks import Taken, Voortgang

_PUNTEN = 300
_A4_DUIM = 8.27

Printerkeuze = Callable[[QWidget, int], QPrinter | None]
"""Lets a person choose a printer for a document of so many pages; None: not now."""


def kies_printer(ouder: QWidget, paginas: int) -> QPrinter | None:
    """The system's own dialog, for A4 without extra margins."""
    printer = maak_printer()
    dialoog = QPrintDialog(printer, ouder)
    dialoog.setMinMax(1, paginas)
    dialoog.setWindowTitle("Afdrukken")
    gekozen = dialoog.exec() == QPrintDialog.DialogCode.Accepted
    dialoog.deleteLater()
    return printer if gekozen else None


def maak_printer() -> QPrinter:
    """An A4 printer that uses the whole sheet: our pages bring their own margins."""
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setResolution(_PUNTEN)
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    return printer


class Afdruk:
    """Prints ``bron`` on ``printer``, a page at a time, so that one page of pixels is in memory and the window lives.

    ``klaar`` is called in the thread of the window with the number of pages, or ``fout`` with what went wrong.
    """

    def __init__(
        self, bron: Kijkerbron, printer: QPrinter, taken: Taken, klaar: Callable[[int], None], fout: Callable[[Exception], None]
    ) -> None:
        self._bron, self._printer, self._taken = bron, printer, taken
        self._klaar, self._fout = klaar, fout
        self._schilder = QPainter()
        self._af = 0

    def begin(self, paginas: int) -> None:
        """Start; ``paginas`` is the length of the document."""
        eerste, laatste = self._printer.fromPage() or 1, self._printer.toPage() or paginas
        self._nummers = list(range(max(eerste, 1), min(laatste, paginas) + 1))
        if not self._nummers or not self._schilder.begin(self._printer):
            self._fout(BestandError("De printer neemt de opdracht niet aan. Kies een andere printer, of sla het op als PDF."))
            return
        self._volgende()

    def _volgende(self) -> None:
        nummer, bron = self._nummers[self._af], self._bron
        breedte = round(_A4_DUIM * _PUNTEN)

        def werk(_voortgang: Voortgang) -> QImage:
            beeld = bron.pagina(nummer, breedte)
            soort = QImage.Format.Format_RGBA8888
            return QImage(beeld.rgba, beeld.breedte, beeld.hoogte, beeld.breedte * 4, soort).convertToFormat(
                QImage.Format.Format_RGB32
            )

        self._taken.start(werk, self._on_page_drawn, self._on_failed, titel="Afdrukken")

    def _on_page_drawn(self, beeld: QImage) -> None:
        if self._af:
            self._printer.newPage()
        vlak = self._schilder.viewport()
        maat = beeld.size().scaled(QSize(vlak.width(), vlak.height()), Qt.AspectRatioMode.KeepAspectRatio)
        self._schilder.drawImage(QRect(0, 0, maat.width(), maat.height()), beeld)
        self._af += 1
        if self._af < len(self._nummers):
            self._volgende()
            return
        self._schilder.end()
        self._klaar(self._af)

    def _on_failed(self, fout: Exception) -> None:
        self._schilder.end()
        self._printer.abort()
        self._fout(fout)
