"""One question of the checklist: a line, and under it the fields as long as it is the present one."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.presenters.toetsing_woorden import Puntbeeld
from ui.theme import Letter, Maat, Ruimte, kleuren, letter
from ui.tonen import Chip, Toon, Vorm
from ui.views.toetsing_punt import Puntvak
from ui.widgets.chipvlak import Chipvlak, chipbreedte
from ui.widgets.tekst import Tekst, Tekstsoort, lager

_CHIP = {"ja": "ja", "nee": "nee", "nvt": "n.v.t.", "geweigerd": "geweigerd", "": "open"}
_VORM = {"ja": Vorm.VINK, "nee": Vorm.DRIEHOEK, "geweigerd": Vorm.DRIEHOEK}
_BREEDST = Chip(tekst=_CHIP["nee"], vorm=_VORM["nee"])
"""The widest answer that is often there."""


def codebreedte() -> int:
    """Pixels for the longest code of a question, with the letters of now."""
    return QFontMetrics(letter(Letter.NADRUK)).horizontalAdvance("V10") + 1


class Toetsrij(QWidget):
    """``aangewezen(code)`` when it gets the focus; ``toets(code, letter)`` and ``stap(±1)`` from the keyboard."""

    aangewezen = Signal(str)
    toets = Signal(str, str)
    stap = Signal(int)

    def __init__(self, code: str, *, bewerken: bool) -> None:
        super().__init__()
        self.code = code
        self._bewerken = bewerken
        self._huidig = False
        self._dubbel = False  # the fields say the same as the line
        self.vak: Puntvak | None = None
        self._vraag = Tekst("", afbreken=True)
        self._grond = Tekst("", Tekstsoort.KLEIN)
        self._regel = Tekst("", Tekstsoort.KLEIN, afbreken=True)
        self._chip = Chipvlak()
        self._chip.setMinimumWidth(chipbreedte(_BREEDST))  # the letters before it stand in one column
        self._code = Tekst(code, Tekstsoort.NADRUK)
        inspringing = codebreedte()
        self._code.setFixedWidth(inspringing)
        boven = QHBoxLayout()
        boven.setSpacing(Ruimte.S)
        boven.addWidget(self._code, 0, Qt.AlignmentFlag.AlignTop)
        self._vraag.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        boven.addWidget(self._vraag, 1)
        grond = QVBoxLayout()
        grond.addSpacing(lager(Letter.KLEIN))
        grond.addWidget(self._grond, 0, Qt.AlignmentFlag.AlignTop)
        grond.addStretch(1)
        boven.addLayout(grond)
        boven.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignTop)
        self._kolom = QVBoxLayout(self)
        self._kolom.setContentsMargins(Ruimte.M, Ruimte.XS + 1, Ruimte.S, Ruimte.XS + 1)
        self._kolom.setSpacing(Ruimte.XS)
        self._kolom.addLayout(boven)
        self._regel.setContentsMargins(inspringing + Ruimte.S, 0, 0, 0)
        self._kolom.addWidget(self._regel)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def zet(self, beeld: Puntbeeld) -> None:
        """Show the question as it is now."""
        self._vraag.setText(beeld.vraag)
        self._grond.setText(beeld.grondslag)
        toon = Toon.STIL if not beeld.antwoord else beeld.toon
        self._chip.zet(Chip(tekst=_CHIP[beeld.antwoord], toon=toon, vorm=_VORM.get(beeld.antwoord, Vorm.GEEN)))
        plaats = f" [{beeld.plaats}]" if beeld.plaats else ""
        regel = f"{beeld.regel}{plaats}".strip()
        self._regel.setText("" if regel == _CHIP[beeld.antwoord] else regel)  # the chip says it already
        self._dubbel = not beeld.programma and "toch in behandeling" not in beeld.regel
        self._toon_regel()
        self.setAccessibleName(f"{beeld.code} {beeld.vraag}: {beeld.regel or 'open'}")
        self.setAccessibleDescription("J ja, N nee, X n.v.t., G naar de plaats, F1 uitleg" if self._bewerken else "F1 uitleg")
        if self.vak is not None:
            self.vak.zet(beeld)

    def zet_huidig(self, huidig: bool, vak: Puntvak | None = None) -> None:
        """Open or close the row; the fields are made the first time (``vak``)."""
        self._huidig = huidig
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if huidig else Qt.FocusPolicy.ClickFocus)
        if vak is not None and self.vak is None:
            self.vak = vak
            vak.setContentsMargins(codebreedte() + Ruimte.S, 0, 0, Ruimte.XS)
            self._kolom.addWidget(vak)
        if self.vak is not None:
            self.vak.setVisible(huidig)
        self._toon_regel()
        self.updateGeometry()
        self.update()

    def _toon_regel(self) -> None:
        open_ = self._huidig and self.vak is not None
        self._regel.setVisible(bool(self._regel.text()) and not (open_ and self._dubbel))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.aangewezen.emit(self.code)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        gewoon = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if gewoon and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.stap.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif gewoon and self.hasFocus() and event.text().isprintable() and event.text().strip() and event.text() != "?":
            self.toets.emit(self.code, event.text())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._huidig:
            return
        kleur = kleuren(self)
        schilder = QPainter(self)
        schilder.setRenderHint(QPainter.RenderHint.Antialiasing)
        schilder.setBrush(QColor(kleur.vlak))
        schilder.setPen(QPen(QColor(kleur.accent if self.hasFocus() else kleur.lijn), Maat.RAND))
        schilder.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), Maat.STRAAL, Maat.STRAAL)
        schilder.fillRect(QRectF(0, Maat.STRAAL, 3, self.height() - 2 * Maat.STRAAL), QColor(kleur.accent))
