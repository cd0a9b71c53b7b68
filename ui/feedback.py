"""The only message boxes and file dialogs. Texts are plain; a fake stands in for them in tests."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6 import QtWidgets  # its dialogs by name at their use: PySide makes their classes then, not before the login
from PySide6.QtCore import Qt

from cvt_desktop.domain.errors import CvtError
from ui.bestandswoorden import vernederlands
from ui.icons import pixmap
from ui.tasks import melding
from ui.theme import Letter, kleuren, letter
from ui.tonen import Toon
from ui.venstertoetsen import geef_venstertoetsen
from ui.widgets.knop import Knop, Knopsoort

PDF = "PDF-bestanden (*.pdf)"
CSV = "CSV-bestanden (*.csv)"
XLSX = "Excel-werkmappen (*.xlsx)"
TABEL = "Tabellen (*.xlsx *.csv *.txt)"
TEKST = "Tekstbestanden (*.txt)"
OSO = "OSO-bestanden (*.xml)"
AFBEELDING = "Afbeeldingen (*.png *.jpg *.jpeg)"
STOKJE = "Overdrachtsbestanden (*.cvtstokje)"
ALLES = "Alle bestanden (*)"
_TEKSTBREED = 360
_TEKENING = 32
_TEKENINGEN = {
    "Information": ("info", Toon.INFO), "Question": ("help", Toon.INFO), "Warning": ("let-op", Toon.LET_OP),
    "Critical": ("fout", Toon.FOUT),
}  # fmt: skip
"""The kind of a message by its name: Qt makes the class of its boxes when one is asked for."""
_MISLUKT = "Dat lukte niet"
_ANNULEREN_LINKS = "button-layout: 3"
"""As in our own dialogs, on every system: the act itself at the far right."""


class Feedback(Protocol):
    """What a screen may ask of a person outside itself."""

    def meld(self, titel: str, tekst: str) -> None:
        """Say something that needs no answer."""

    def fout(self, fout: Exception) -> None:
        """Say what went wrong and what cures it."""

    def fout_opnieuw(self, fout: Exception, wat: str) -> bool:
        """The same of what may go well a second time, under the words ``wat``: True when it must be tried again."""

    def vraag(self, titel: str, tekst: str, ja: str, nee: str = "Annuleren", *, gevaar: bool = False) -> bool:
        """Ask for a yes; the buttons carry the words ``ja`` and ``nee``. ``gevaar`` makes ``nee`` the default."""

    def kies_bestand(self, titel: str, soort: str = ALLES) -> Path | None:
        """Let choose one file that exists."""

    def kies_bestanden(self, titel: str, soort: str = ALLES) -> list[Path]:
        """Let choose files that exist."""

    def kies_map(self, titel: str) -> Path | None:
        """Let choose a folder."""

    def opslaan_als(self, titel: str, naam: str, soort: str = PDF) -> Path | None:
        """Let choose where ``naam`` is written."""


class Vensterfeedback:
    """The real one, above ``venster``; its dialogs begin in ``map_``, and then where the last one ended."""

    def __init__(self, venster: QtWidgets.QWidget, map_: Path | None = None) -> None:
        self._venster = venster
        self._map = str(map_ or Path.home())

    def meld(self, titel: str, tekst: str) -> None:
        vak = self._vak(QtWidgets.QMessageBox.Icon.Information, titel, tekst)
        vak.addButton(Knop("Sluiten", parent=vak), QtWidgets.QMessageBox.ButtonRole.AcceptRole)
        vak.exec()

    def fout(self, fout: Exception) -> None:
        soort = QtWidgets.QMessageBox.Icon.Warning if isinstance(fout, CvtError) else QtWidgets.QMessageBox.Icon.Critical
        vak = self._vak(soort, _MISLUKT, melding(fout))
        vak.addButton(Knop("Sluiten", parent=vak), QtWidgets.QMessageBox.ButtonRole.AcceptRole)
        vak.exec()

    def fout_opnieuw(self, fout: Exception, wat: str) -> bool:
        return self._stel(QtWidgets.QMessageBox.Icon.Warning, (wat, melding(fout)), "Opnieuw", "Sluiten", gevaar=False)

    def vraag(self, titel: str, tekst: str, ja: str, nee: str = "Annuleren", *, gevaar: bool = False) -> bool:
        soort = QtWidgets.QMessageBox.Icon.Warning if gevaar else QtWidgets.QMessageBox.Icon.Question
        return self._stel(soort, (titel, tekst), ja, nee, gevaar=gevaar)

    def _stel(self, soort: QtWidgets.QMessageBox.Icon, woorden: tuple[str, str], ja: str, nee: str, *, gevaar: bool) -> bool:
        vak = self._vak(soort, *woorden)
        ja_knop, nee_knop = Knop(ja, Knopsoort.HOOFD, parent=vak), Knop(nee, parent=vak)
        vak.addButton(ja_knop, QtWidgets.QMessageBox.ButtonRole.AcceptRole)
        vak.addButton(nee_knop, QtWidgets.QMessageBox.ButtonRole.RejectRole)
        vak.setDefaultButton(nee_knop if gevaar else ja_knop)
        vak.setEscapeButton(nee_knop)
        vak.exec()
        return vak.clickedButton() is ja_knop

    def kies_bestand(self, titel: str, soort: str = ALLES) -> Path | None:
        return self._een(self._kies(self._bestandsvak(titel, self._soorten(soort), "ExistingFile")))

    def kies_bestanden(self, titel: str, soort: str = ALLES) -> list[Path]:
        return self._kies(self._bestandsvak(titel, self._soorten(soort), "ExistingFiles"))

    def kies_map(self, titel: str) -> Path | None:
        vak = self._bestandsvak(titel, "", "Directory")
        vak.setOption(QtWidgets.QFileDialog.Option.ShowDirsOnly)
        return self._een(self._kies(vak))

    def opslaan_als(self, titel: str, naam: str, soort: str = PDF) -> Path | None:
        vak = self._bestandsvak(titel, soort, "AnyFile")
        vak.setAcceptMode(QtWidgets.QFileDialog.AcceptMode.AcceptSave)
        vak.selectFile(naam)
        return self._een(self._kies(vak))

    def _bestandsvak(self, titel: str, soorten: str, wat: str) -> QtWidgets.QFileDialog:
        """That of the system, or Qt's own where there is none; ``wat``: a FileMode by its name."""
        vak = QtWidgets.QFileDialog(self._venster, titel, self._map, soorten)
        vak.setFileMode(QtWidgets.QFileDialog.FileMode[wat])
        vernederlands(vak)
        return vak

    def _kies(self, vak: QtWidgets.QFileDialog) -> list[Path]:
        gekozen = [Path(naam) for naam in vak.selectedFiles()] if vak.exec() else []
        vak.deleteLater()
        if gekozen:
            self._map = str(gekozen[0].parent)
        return gekozen

    @staticmethod
    def _een(gekozen: list[Path]) -> Path | None:
        return gekozen[0] if gekozen else None

    @staticmethod
    def _soorten(soort: str) -> str:
        return soort if soort == ALLES else f"{soort};;{ALLES}"

    def _maak_vak(self) -> QtWidgets.QMessageBox:
        vak = QtWidgets.QMessageBox(self._venster)
        vak.setTextFormat(Qt.TextFormat.PlainText)
        return vak

    def _vak(self, icoon: QtWidgets.QMessageBox.Icon, titel: str, tekst: str) -> QtWidgets.QMessageBox:
        vak = self._maak_vak()
        geef_venstertoetsen(vak)
        vak.setIcon(icoon)  # for who listens; to be seen is the drawing of our own set
        naam, toon = _TEKENINGEN[icoon.name]
        vak.setIconPixmap(pixmap(naam, vak, _TEKENING, kleuren(vak).inkt(toon)))
        vak.setWindowTitle(titel)
        vak.setText(titel)
        vak.setInformativeText(tekst)
        for naam, soort in (("qt_msgbox_label", Letter.NADRUK), ("qt_msgbox_informativelabel", Letter.GEWOON)):
            regel = vak.findChild(QtWidgets.QLabel, naam)
            if regel is not None:
                regel.setFont(letter(soort))
                regel.setMinimumWidth(_TEKSTBREED)  # else Qt breaks the lines after three words
        for knoppen in vak.findChildren(QtWidgets.QDialogButtonBox):
            knoppen.setStyleSheet(_ANNULEREN_LINKS)
        return vak


class Stilfeedback:
    """For the headless journey: answers what it was told, keeps what was said, and opens nothing."""

    def __init__(self, antwoorden: Sequence[bool] = (), paden: Sequence[Path] = ()) -> None:
        self.gezegd: list[str] = []
        self._antwoorden = list(antwoorden)
        self._paden = list(paden)

    def meld(self, titel: str, tekst: str) -> None:
        self.gezegd.append(f"{titel}: {tekst}")

    def fout(self, fout: Exception) -> None:
        self.gezegd.append(melding(fout))

    def fout_opnieuw(self, fout: Exception, wat: str) -> bool:
        return self.vraag(wat, melding(fout), "Opnieuw", "Sluiten")

    def vraag(self, titel: str, tekst: str, ja: str, nee: str = "Annuleren", *, gevaar: bool = False) -> bool:
        self.gezegd.append(f"{titel}: {tekst} [{ja} | {nee}]{' !' if gevaar else ''}")
        return self._antwoorden.pop(0) if self._antwoorden else not gevaar

    def kies_bestand(self, titel: str, soort: str = ALLES) -> Path | None:
        return self._kies(titel, soort)

    def kies_bestanden(self, titel: str, soort: str = ALLES) -> list[Path]:
        alle, self._paden = self._paden, []
        self.gezegd.append(f"{titel} ({soort})")
        return alle

    def kies_map(self, titel: str) -> Path | None:
        return self._kies(titel, "map")

    def opslaan_als(self, titel: str, naam: str, soort: str = PDF) -> Path | None:
        return self._kies(f"{titel}: {naam}", soort)

    def _kies(self, titel: str, soort: str) -> Path | None:
        self.gezegd.append(f"{titel} ({soort})")
        return self._paden.pop(0) if self._paden else None
