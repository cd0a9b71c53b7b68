"""Several lines of text, with a counter of words that never refuses."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout

from cvt_desktop.basis.tekst import meervoud
from ui.theme import Letter, Maat, Ruimte, kleuren, letter
from ui.widgets.focusrand import rand_bij_focus
from ui.widgets.onderregel import Onderregel
from ui.widgets.schuifbalk import geef_schuifbalken
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.veld import Veld

_MARGE = 6
"""Points around the text: it begins where that of a field of one line begins, and on the line of its label."""


class _Vlak(QPlainTextEdit):
    """Tells when it has another width: only then is known how many lines its text has."""

    van_breedte = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Fusion draws no frame of focus around several lines."""
        rand_bij_focus(self)
        super().focusInEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.van_breedte.emit()


class Tekstvlak(Veld):
    """A plain text of several lines; ``woorden`` is the soft limit (0: no counter). Tab leaves the field.

    ``hints`` gives a quiet line about what is typed; the room for it is kept, so nothing jumps.
    """

    def __init__(
        self,
        naam: str,
        label: str,
        *,
        optioneel: bool = False,
        uitleg: str = "",
        hint: str = "",
        regels: int = 4,
        woorden: int = 100,
        breedte: int = Maat.VELD_BREED,
        hints: Callable[[str], str] | None = None,
    ) -> None:
        super().__init__(naam, label, optioneel=optioneel, uitleg=uitleg, breedte=breedte)
        self._grens, self._dicht = woorden, False
        self._vlak = _Vlak()
        geef_schuifbalken(self._vlak)
        self._vlak.setTabChangesFocus(True)
        self._vlak.setPlaceholderText(hint)
        self._vlak.document().setDocumentMargin(_MARGE)
        self._regels = regels
        self._vlak.setFixedHeight(self._hoogte(regels))
        self._vlak.document().documentLayout().documentSizeChanged.connect(lambda _maat: self._pas_hoogte())
        self._vlak.van_breedte.connect(self._pas_hoogte)
        self._teller = Tekst("", Tekstsoort.KLEIN)
        self._teller.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._plaats(self._vlak)
        self._vlak.textChanged.connect(self._on_text_changed)
        self._zet_onderregel()
        self._hints, self._hint = hints, Tekst("", Tekstsoort.KLEIN, afbreken=True)
        self._zet_hintregel()
        self._tel()

    def _zet_onderregel(self) -> None:
        """The counter shares the line of the error, so that it costs no height; below it is some air."""
        kolom = self.layout()
        if not isinstance(kolom, QVBoxLayout):
            return
        self._fout.setParent(None)
        rij = QHBoxLayout()  # asked how high it is, a box minds the maximum width of what is in it; a column does not
        self._onder = Onderregel(self._fout, self._teller, self._breedte)
        rij.addWidget(self._onder, 1000)
        rij.addStretch(1)
        kolom.addLayout(rij)

    def _zet_hintregel(self) -> None:
        kolom = self.layout()
        if kolom is not None and self._hints is not None:
            if self._breedte:
                self._hint.setMaximumWidth(self._breedte)
            self._hint.setMinimumHeight(2 * QFontMetrics(letter(Letter.KLEIN)).lineSpacing())
            self._hint.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            kolom.addWidget(self._hint)

    def zonder_foutregel(self) -> None:
        """See ``Veld``; what is left of the line is the counter."""
        super().zonder_foutregel()
        self._onder.setVisible(bool(self._grens))

    def hint(self) -> str:
        """The line under the text, '' when there is nothing to point at."""
        return self._hint.text()

    def waarde(self) -> str:
        """The text without blanks at its ends."""
        return self._vlak.toPlainText().strip()

    def zet_waarde(self, waarde: str) -> None:
        if waarde == self._vlak.toPlainText():
            return
        self._stil = True
        self._vlak.setPlainText(waarde)
        self._stil = False

    def zet_leeg(self, tekst: str) -> None:
        """What stands in the box while nothing is typed; it is no part of the value."""
        self._vlak.setPlaceholderText(tekst)

    def zet_bewerkbaar(self, bewerkbaar: bool) -> None:
        """Open or close it; closed it is as high as its text is long, and still takes the keys with which one reads on."""
        self._dicht = not bewerkbaar
        self._vlak.setReadOnly(self._dicht)
        self._kleur_dicht()
        self._pas_hoogte()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and getattr(self, "_dicht", False):
            self._kleur_dicht()

    def _kleur_dicht(self) -> None:
        """A closed text looks as every closed field."""
        if not self._dicht:
            self._kleur_rand(self._vlak, fout=bool(self._fout.text()))
            return
        kleur = kleuren(self)
        palet = QPalette(self._vlak.palette())
        palet.setColor(QPalette.ColorRole.Base, QColor(kleur.venster_vlak))
        palet.setColor(QPalette.ColorRole.Text, QColor(kleur.zwak))
        self._vlak.setPalette(palet)

    def voeg_in(self, tekst: str) -> None:
        """Put words at the cursor, as if they were typed."""
        self._vlak.insertPlainText(tekst)
        self._vlak.setFocus()

    def _pas_hoogte(self) -> None:
        lang = int(self._vlak.document().size().height()) if self._dicht else 0  # in lines, of a plain text
        self._vlak.setFixedHeight(self._hoogte(max(self._regels, lang)))

    @staticmethod
    def _hoogte(regels: int) -> int:
        return QFontMetrics(letter(Letter.GEWOON)).lineSpacing() * regels + Ruimte.L

    def _on_text_changed(self) -> None:
        self._tel()
        self._meld_gewijzigd()

    def _tel(self) -> None:
        if self._hints is not None:
            self._hint.setText(self._hints(self._vlak.toPlainText()))
            self._vlak.setAccessibleDescription(self._hint.text())
        aantal = len(self._vlak.toPlainText().split())
        if not self._grens or not aantal:
            self._teller.setText("")
        elif aantal > self._grens:
            self._teller.setText(
                f"{meervoud(aantal, 'woord', 'woorden')}, meer dan {self._grens} mag, korter leest beter"
            )
        else:
            self._teller.setText(f"{aantal} van {self._grens} woorden")
