"""Somebody who goes along screens to picture them: asks for a screen, and says no to every question."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget

from cvt_desktop.bootstrap.programma import Programma
from cvt_desktop.bootstrap.werkruimte import Werkruimte
from cvt_desktop.cli.rondgang import Beeld
from cvt_desktop.cli.rust import rust
from tests.ui.pages.programma import meld_aan
from ui.feedback import Stilfeedback, Vensterfeedback


class _Vak(QMessageBox):
    """Opens and goes on, so that it can be pictured; nobody answers."""

    def exec(self) -> int:
        self.open()
        return 0


class _Vakken(Vensterfeedback):
    def _maak_vak(self) -> QMessageBox:
        vak = _Vak(self._venster)
        vak.setTextFormat(Qt.TextFormat.PlainText)
        return vak


class Toonfeedback(Stilfeedback):
    """Shows its messages and questions as the window does, without waiting; chooses no file and answers no."""

    def __init__(self, venster: QWidget) -> None:
        super().__init__()
        self._vakken = _Vakken(venster)

    def meld(self, titel: str, tekst: str) -> None:
        self._vakken.meld(titel, tekst)

    def fout(self, fout: Exception) -> None:
        self._vakken.fout(fout)

    def fout_opnieuw(self, fout: Exception, wat: str) -> bool:
        return self._vakken.fout_opnieuw(fout, wat)

    def vraag(self, titel: str, tekst: str, ja: str, nee: str = "Annuleren", *, gevaar: bool = False) -> bool:
        return self._vakken.vraag(titel, tekst, ja, nee, gevaar=gevaar)


class Beeldhand:
    """``programma`` stands at a login; what it says from now on is shown in boxes that do not wait."""

    def __init__(self, programma: Programma) -> None:
        self._p = programma
        programma.feedback = Toonfeedback(programma.venster)

    def meld_aan(self, naam: str) -> Werkruimte:
        """In the register as this person, from wherever the window is."""
        if self._p.geopend():
            self._p.vergrendel()
        ruimte = meld_aan(self._p, naam)
        self.rust()
        return ruimte

    def rust(self) -> None:
        """Until nothing is on its way."""
        rust(self._p.venster, self._p.taken)

    def beeld(self, naam: str, *, voor: QWidget | None = None, rustig: bool = True) -> Beeld:
        """What is in front now, or ``voor`` over it."""
        if rustig:
            self.rust()
        scherm, dialoog = self._p.venster.pagina(), QApplication.activeModalWidget()
        assert scherm is not None
        return Beeld(naam=naam, scherm=scherm, dialoog=voor or (dialoog if isinstance(dialoog, QDialog) else None))

    @staticmethod
    def sluit_alles() -> None:
        """Dialogs that stand over the window go."""
        while isinstance(dialoog := QApplication.activeModalWidget(), QDialog):
            dialoog.reject()
