"""The quiet panel of F1: it lies over the page at the field that is explained, and goes away with Esc."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.presenters.hulp import Hulp, Woord
from ui.theme import Maat, Ruimte, kleuren
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.rij import Rij
from ui.widgets.tekst import Tekst, Tekstsoort

_BREED = 420


class Hulppaneel(QWidget):
    """``toon_bij`` opens it in the window of ``veld``; what had the focus gets it back when it closes.

    It closes with Esc, F1, its cross, and when the focus goes elsewhere: it is never in the way of who works on.
    """

    def __init__(self, titel: str, hulp: Hulp, ouder: QWidget) -> None:
        super().__init__(ouder)
        self._terug: QWidget | None = None
        self.setFixedWidth(_BREED)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"Uitleg bij {titel}")
        self.setAccessibleDescription(" ".join((hulp.tekst, *hulp.bronnen)))
        self._kolom = QVBoxLayout(self)
        self._kolom.setContentsMargins(Ruimte.M, Ruimte.S, Ruimte.S, Ruimte.M)
        self._kolom.setSpacing(Ruimte.S)
        boven = QHBoxLayout()
        boven.addWidget(Tekst(titel, Tekstsoort.NADRUK, afbreken=True), 1)
        self.kruis = Knop("", Knopsoort.STIL, icoon="kruis", naam="Uitleg sluiten (Esc)")
        self.kruis.clicked.connect(self.sluit)
        boven.addWidget(self.kruis, 0, Qt.AlignmentFlag.AlignTop)
        self._kolom.addLayout(boven)
        self._kolom.addWidget(Tekst(hulp.tekst, afbreken=True))
        for zin in hulp.bronnen:
            self._kolom.addWidget(Tekst(zin, Tekstsoort.KLEIN, afbreken=True))
        self.betekenis = Tekst("", afbreken=True)
        self.betekenis.hide()
        self.woorden = [self._woordknop(woord) for woord in hulp.woorden]
        if self.woorden:
            self._kolom.addWidget(Tekst("IN DE WOORDENLIJST", Tekstsoort.SUB))
            for n in range(0, len(self.woorden), 2):
                self._kolom.addWidget(Rij(*self.woorden[n : n + 2], rek=True))
            self._kolom.addWidget(self.betekenis)

    def _woordknop(self, woord: Woord) -> Knop:
        knop = Knop(woord.term, Knopsoort.STIL)
        knop.clicked.connect(lambda: self._toon_woord(woord))
        return knop

    def _toon_woord(self, woord: Woord) -> None:
        self.betekenis.setText(woord.voluit)
        self.betekenis.show()
        self._pas_aan()

    def toon_bij(self, veld: QWidget) -> None:
        """Under the field, above it where there is no room, and never outside the window."""
        self._terug = QApplication.focusWidget() or veld
        self._bij = veld
        self._pas_aan()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def sluit(self) -> None:
        """Close, and give the focus back."""
        terug = self._terug
        self._ruim_op()
        if terug is not None and isValid(terug):
            terug.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ruim_op(self) -> None:
        app = QApplication.instance()
        if self._terug is not None and isinstance(app, QApplication):
            app.focusChanged.disconnect(self._on_focus_changed)
        self._terug = None
        self.hide()
        self.deleteLater()

    def _pas_aan(self) -> None:
        """As high as its texts are at its width, at the field, in the window."""
        ouder = self.parentWidget()
        indeling = self.layout()
        if ouder is None or indeling is None:
            return
        indeling.activate()
        hoog = min(indeling.totalHeightForWidth(_BREED), ouder.height() - 2 * Ruimte.S)
        self.setFixedHeight(hoog)
        onder = self._bij.mapTo(ouder, QPoint(0, self._bij.height()))
        boven = self._bij.mapTo(ouder, QPoint(0, 0)).y() - hoog
        y = onder.y() if onder.y() + hoog <= ouder.height() - Ruimte.S else max(Ruimte.S, boven)
        x = max(Ruimte.S, min(onder.x(), ouder.width() - _BREED - Ruimte.S))
        self.move(x, y)

    def _on_focus_changed(self, _oud: QWidget | None, nu: QWidget | None) -> None:
        if nu is not None and nu is not self and not self.isAncestorOf(nu):
            self._ruim_op()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc and F1 close it; no other key goes to the page behind it."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F1):
            self.sluit()
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        kleur = kleuren(self)
        schilder = QPainter(self)
        schilder.fillRect(self.rect(), QColor(kleur.venster_vlak))
        schilder.setRenderHint(QPainter.RenderHint.Antialiasing)
        schilder.setBrush(QColor(kleur.verhoogd_vlak))
        schilder.setPen(QPen(QColor(kleur.rand), Maat.RAND))
        kader = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        schilder.drawRoundedRect(kader, Maat.STRAAL_GROOT, Maat.STRAAL_GROOT)
