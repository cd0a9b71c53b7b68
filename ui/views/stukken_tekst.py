"""The text of a page, to select from: what is selected goes into a field of the aanvraag with T."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from ui.theme import Ruimte
from ui.tonen import Keuze
from ui.widgets.keuzeveld import Keuzeveld
from ui.widgets.knop import Knop
from ui.widgets.rij import Rij
from ui.widgets.tekst import Tekst, Tekstsoort

_HOOGTE = 170
GEEN_TEKST = "Op deze bladzijde staat geen tekst; het is een scan of een afbeelding."


class Tekstpaneel(QWidget):
    """``gekozen(veld, tekst)`` when somebody takes the selected text over; ``veld`` is '' when none was chosen yet.

    ``volg(vlak)`` lets T work in another text view too (a DOCX in the viewer).
    """

    gekozen = Signal(str, str)

    def __init__(self, doelen: Sequence[Keuze]) -> None:
        super().__init__()
        self.vlak = QPlainTextEdit(readOnly=True)
        self._bron = self.vlak
        self.vlak.setAccessibleName("Tekst van deze bladzijde")
        self.vlak.setTabChangesFocus(True)
        self.vlak.setMaximumHeight(_HOOGTE)
        self.doel = Keuzeveld("doel", "Overnemen in", doelen, leeg="Kies een veld van de aanvraag…")
        self.doel.zonder_foutregel()
        self.doel.editor.setMinimumWidth(260)
        self.overnemen = Knop("Overnemen (T)")
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(Ruimte.XS)
        kolom.addWidget(Rij(Tekst("Kies tekst en neem haar over in", Tekstsoort.ZWAK), self.doel, self.overnemen, rek=True))
        kolom.addWidget(self.vlak)
        self.volg(self.vlak)
        self.overnemen.clicked.connect(lambda: self._neem_over(self._bron))

    def volg(self, vlak: QPlainTextEdit) -> None:
        """T in this view takes its selection over."""
        snel = QShortcut(QKeySequence("T"), vlak, context=Qt.ShortcutContext.WidgetShortcut)
        snel.activated.connect(lambda: self._neem_over(vlak))

    def toon(self, tekst: str) -> None:
        """The text of the page that is shown now."""
        self._bron = self.vlak
        self.vlak.setPlainText(tekst.strip() or GEEN_TEKST)
        self.vlak.show()

    def toon_bij(self, vlak: QPlainTextEdit) -> None:
        """The viewer itself shows text: take from there."""
        self._bron = vlak
        self.vlak.hide()

    def _neem_over(self, vlak: QPlainTextEdit) -> None:
        self.gekozen.emit(self.doel.waarde(), vlak.textCursor().selectedText().replace("\u2029", " "))
