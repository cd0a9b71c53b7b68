"""A PDF as it will be on paper, with Opslaan als… and Afdrukken."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from cvt_desktop.basis.bestanden import schrijf_atomair, veilige_naam
from cvt_desktop.basis.tekst import meervoud
from cvt_desktop.domain.errors import BestandError
from ui.afdrukken import Afdruk, Printerkeuze, kies_printer
from ui.dialogs.dialoog import Dialoog
from ui.documentbron import Documentbronnen
from ui.feedback import PDF, Feedback
from ui.tasks import Taken, Voortgang
from ui.tonen import Toon
from ui.widgets.documentkijker import Documentkijker
from ui.widgets.knop import Knop
from ui.widgets.paginarol import Paginarol

OPGESLAGEN = "opgeslagen"
AFGEDRUKT = "afgedrukt"


class Voorbeeld(Dialoog):
    """Shows ``pdf`` in the viewer; ``open()`` it.

    ``kijker`` gives the sources of the program's viewers (``ui.documentbron``). ``bij_uitvoer`` is told ``OPGESLAGEN`` or
    ``AFGEDRUKT`` before the document leaves the program, so that a use case can log it; when it raises, nothing leaves.
    With ``uitvoeren`` False the document can only be looked at.
    """

    def __init__(
        self,
        titel: str,
        pdf: bytes,
        kijker: Documentbronnen,
        feedback: Feedback,
        taken: Taken,
        bestandsnaam: str,
        *,
        ouder: QWidget | None = None,
        uitvoeren: bool = True,
        bij_uitvoer: Callable[[str], None] | None = None,
        printerkeuze: Printerkeuze = kies_printer,
    ) -> None:
        super().__init__(titel, ouder=ouder)
        self._pdf, self._naam = pdf, veilige_naam(bestandsnaam, standaard="document.pdf")
        self._feedback, self._taken = feedback, taken
        self._bij_uitvoer = bij_uitvoer or (lambda _wat: None)
        self._printerkeuze = printerkeuze
        self._bron = kijker.van_bytes(self._naam, pdf)
        self._afdruk: Afdruk | None = None
        self._dicht = False
        self.kijker = Documentkijker(taken)
        self.voeg(self.kijker, 1)
        self.zet_acties(sluiten="Sluiten")
        self.opslaan = Knop("Opslaan als…", icoon="map")
        self.afdrukken = Knop("Afdrukken…", icoon="printer", toets="Ctrl+P")
        if uitvoeren:
            for knop in (self.opslaan, self.afdrukken):
                self.voeg_actie(knop)
        self.opslaan.clicked.connect(self._on_save_clicked)
        self.afdrukken.clicked.connect(self._on_print_clicked)
        self.begin_bij(self.kijker.findChild(Paginarol) or self.opslaan)
        self.resize(900, 660)
        self.kijker.open(self._bron)

    def done(self, uitkomst: int) -> None:
        """Closing forgets pixels and bytes; what is being printed goes on."""
        self._dicht = True
        self.kijker.sluit()
        super().done(uitkomst)

    def _on_save_clicked(self) -> None:
        pad = self._feedback.opslaan_als("Opslaan als", self._naam, PDF)
        if pad is not None and self._meld_uitvoer(OPGESLAGEN):
            self._schrijf(pad if pad.suffix else pad.with_suffix(".pdf"))

    def _schrijf(self, pad: Path) -> None:
        def werk(_voortgang: Voortgang) -> None:
            try:
                schrijf_atomair(pad, self._pdf)
            except OSError as fout:
                raise BestandError("Het bestand kan daar niet worden bewaard. Kies een andere map of maak ruimte vrij.",
                                   code="schrijven") from fout  # fmt: skip

        self._taken.start(werk, lambda _niets: self._zeg(f"Opgeslagen als {pad.name}."), self._feedback.fout)

    def _on_print_clicked(self) -> None:
        if self._afdruk is not None or not self._bron.paginas:
            return
        printer = self._printerkeuze(self, self._bron.paginas)
        if printer is not None and self._meld_uitvoer(AFGEDRUKT):
            self._druk_af(printer)

    def _druk_af(self, printer: QPrinter) -> None:
        self.afdrukken.setEnabled(False)
        self._afdruk = Afdruk(self._bron, printer, self._taken, self._on_printed, self._on_print_failed)
        self._afdruk.begin(self._bron.paginas)

    def _on_printed(self, paginas: int) -> None:
        self._einde_afdruk()
        self._zeg(f"{meervoud(paginas, 'bladzijde', 'bladzijden')} naar de printer gestuurd.")

    def _on_print_failed(self, fout: Exception) -> None:
        self._einde_afdruk()
        self._feedback.fout(fout)

    def _einde_afdruk(self) -> None:
        self._afdruk = None
        if not self._dicht:
            self.afdrukken.setEnabled(True)

    def _zeg(self, tekst: str) -> None:
        if not self._dicht:
            self.melding.toon(tekst, Toon.GOED)

    def _meld_uitvoer(self, wat: str) -> bool:
        try:
            self._bij_uitvoer(wat)
        except Exception as fout:  # noqa: BLE001 (becomes a sentence; nothing leaves the program without its event)
            self._feedback.fout(fout)
            return False
        return True
