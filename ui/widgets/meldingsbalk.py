"""A message at the top of a page; its place is always kept."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.icons import pixmap
from ui.theme import Maat, Ruimte, kleuren
from ui.tonen import Toon
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.tekst import Tekst

_ICOON = {Toon.FOUT: "fout", Toon.LET_OP: "let-op", Toon.INFO: "info", Toon.GOED: "goed"}
_WOORD = {Toon.FOUT: "Fout", Toon.LET_OP: "Let op", Toon.INFO: "Bericht", Toon.GOED: "Gelukt"}


class Meldingsbalk(QWidget):
    """``toon("…", Toon.FOUT, actie="Opnieuw", doe=...)``; ``verberg()`` leaves the room empty, so that nothing jumps.

    With ``bewaar_ruimte=False`` the bar takes no room when it is empty: for pages where it stands at the bottom.
    """

    def __init__(self, *, bewaar_ruimte: bool = True, rand: int = 0) -> None:
        """``rand``: how far it stays from the edges of what it is in, where that has no margin of its own."""
        super().__init__()
        self._rand, self._boven = rand, Ruimte.S if rand else 0
        self._toon = Toon.INFO
        self._zichtbaar = False
        self._bewaar = bewaar_ruimte
        self._doe: Callable[[], None] | None = None
        self._tekst = Tekst(afbreken=True, kiesbaar=True)
        self._actie = Knop("", Knopsoort.STIL)
        self._actie.clicked.connect(self._on_action_clicked)
        self._sluit = Knop("", Knopsoort.STIL, icoon="kruis", naam="Melding sluiten")
        self._sluit.clicked.connect(self.verberg)
        rij = QHBoxLayout(self)
        links, boven = rand + Ruimte.M + Maat.ICOON + Ruimte.S, self._boven + Ruimte.XS
        rij.setContentsMargins(links, boven, rand + Ruimte.XS, Ruimte.XS)
        rij.setSpacing(Ruimte.S)
        lucht = QVBoxLayout()  # several lines do not stand against the edge
        lucht.setContentsMargins(0, Ruimte.XS, 0, Ruimte.XS)
        lucht.addWidget(self._tekst)
        rij.addLayout(lucht, 1)
        rij.addWidget(self._actie)
        rij.addWidget(self._sluit)
        self.setMinimumHeight(Maat.BALK if bewaar_ruimte else 0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.verberg()

    def toon(
        self,
        tekst: str,
        toon: Toon = Toon.INFO,
        *,
        actie: str = "",
        doe: Callable[[], None] | None = None,
        sluitbaar: bool = True,
    ) -> None:
        """Show a message; ``actie`` is the text of a button that runs ``doe``."""
        self._toon, self._zichtbaar, self._doe = toon, True, doe
        self._tekst.setText(tekst)
        self.setAccessibleName(f"{_WOORD.get(toon, 'Bericht')}: {tekst}")
        self._actie.zet_tekst(actie)
        self._actie.setVisible(bool(actie))
        self._sluit.setVisible(sluitbaar)
        self.setVisible(True)
        self.update()

    def verberg(self) -> None:
        """Take the message away."""
        self._zichtbaar = False
        self._tekst.setText("")
        self.setAccessibleName("Geen melding")
        self._actie.hide()
        self._sluit.hide()
        if not self._bewaar:
            self.hide()
        self.update()

    @property
    def blijft(self) -> bool:
        """Whether a message stands there that nobody can close: it makes no room for another."""
        return self._zichtbaar and self._sluit.isHidden()

    @property
    def actieknop(self) -> Knop:
        """The button of the message, to open a menu at."""
        return self._actie

    def tekst(self) -> str:
        """The message that is shown, or ''."""
        return self._tekst.text()

    def _on_action_clicked(self) -> None:
        doe = self._doe
        self.verberg()
        if doe is not None:
            doe()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._zichtbaar:
            return
        kleur = kleuren(self)
        schilder = QPainter(self)
        schilder.setRenderHint(QPainter.RenderHint.Antialiasing)
        schilder.setBrush(kleur.ondergrond(self._toon))
        rand = QColor(kleur.inkt(self._toon))
        rand.setAlphaF(0.45)
        schilder.setPen(QPen(rand, Maat.RAND))
        kader = QRectF(self.rect()).adjusted(self._rand + 0.5, self._boven + 0.5, -self._rand - 0.5, -0.5)
        schilder.drawRoundedRect(kader, Maat.STRAAL, Maat.STRAAL)
        naam = _ICOON.get(self._toon, "info")
        beeld = pixmap(naam, self, Maat.ICOON, kleur.inkt(self._toon))
        hoog = self.height() - self._boven
        hoogte = min(hoog, Maat.BALK) if self._tekst.height() < Maat.BALK else hoog
        schilder.drawPixmap(self._rand + Ruimte.M, self._boven + (hoogte - Maat.ICOON) // 2, beeld)
