"""Bars that lie under each other, each with its name and its number: no colour is needed to read them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Kleuren, Letter, Maat, Ruimte, kleuren, letter

_NAAMDEEL = 0.46
_STRAAL = 2


class Staafbeeld(QWidget):
    """``zet`` gives the title and ``(name, value, text, chosen)`` of each bar; what does not fit is counted at the bottom."""

    def __init__(self, leeg: str) -> None:
        super().__init__()
        self._leeg = leeg
        self._titel = ""
        self._staven: tuple[tuple[str, float, str, bool], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(Maat.LABELKOLOM, 4 * Maat.RIJ)

    def zet(self, titel: str, staven: Sequence[tuple[str, float, str, bool]]) -> None:
        """Show these; a screen reader gets the same in words."""
        self._titel, self._staven = titel, tuple(staven)
        woorden = "; ".join(f"{naam}: {tekst}" for naam, _, tekst, _ in self._staven) or self._leeg
        self.setAccessibleName(f"Staafdiagram. {titel}")
        self.setAccessibleDescription(woorden)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(Maat.VELD_GEWOON, 8 * Maat.RIJ)

    def paintEvent(self, _event: QPaintEvent) -> None:
        kleur = kleuren(self)
        schilder = QPainter(self)
        schilder.setRenderHint(QPainter.RenderHint.Antialiasing)
        kop, maat = QFontMetrics(letter(Letter.KOLOM)), QFontMetrics(letter(Letter.KLEIN))
        schilder.setFont(letter(Letter.KOLOM))
        schilder.setPen(QColor(kleur.zwak))
        titel = kop.elidedText(self._titel, Qt.TextElideMode.ElideRight, self.width())
        schilder.drawText(QRectF(0, 0, self.width(), kop.height()), Qt.AlignmentFlag.AlignLeft, titel)
        boven = kop.height() + Ruimte.S
        schilder.setFont(letter(Letter.KLEIN))
        if not self._titel:  # not counted yet
            return
        if not self._staven:
            vlak = QRectF(0, boven, self.width(), self.height() - boven)
            schilder.drawText(vlak, int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap), self._leeg)
            return
        hoogte = min(int(Maat.RIJ), max(maat.height() + 2, (self.height() - boven) // len(self._staven)))
        passen = max(1, (self.height() - boven) // hoogte)
        toont = self._staven if len(self._staven) <= passen else self._staven[: passen - 1]
        for nummer, staaf in enumerate(toont):
            self._teken(schilder, kleur, maat, QRectF(0, boven + nummer * hoogte, self.width(), hoogte), staaf)
        over = len(self._staven) - len(toont)
        if over:
            schilder.setPen(QColor(kleur.zwak))
            vlak = QRectF(0, boven + len(toont) * hoogte, self.width(), hoogte)
            schilder.drawText(vlak, Qt.AlignmentFlag.AlignVCenter, f"en nog {over}: zie de tabel")

    def _teken(
        self, schilder: QPainter, kleur: Kleuren, maat: QFontMetrics, vlak: QRectF, staaf: tuple[str, float, str, bool]
    ) -> None:
        naam, waarde, tekst, gekozen = staaf
        naambreed = round(min(self.width() * _NAAMDEEL, max(maat.horizontalAdvance(s[0]) for s in self._staven)))
        getalbreed = max(maat.horizontalAdvance(s[2]) for s in self._staven) + Ruimte.S
        links = naambreed + Ruimte.S
        ruimte = max(1.0, vlak.width() - links - getalbreed)
        lang = max(2.0, ruimte * waarde / max(s[1] for s in self._staven))
        midden = Qt.AlignmentFlag.AlignVCenter
        schilder.setPen(QColor(kleur.tekst))
        kort = maat.elidedText(naam, Qt.TextElideMode.ElideMiddle, naambreed)
        schilder.drawText(QRectF(0, vlak.top(), naambreed, vlak.height()), midden | Qt.AlignmentFlag.AlignRight, kort)
        schilder.setPen(QColor(kleur.accent))
        schilder.setBrush(QColor(kleur.accent if gekozen else kleur.accent_zacht_vlak))
        schilder.drawRoundedRect(QRectF(links, vlak.top() + 3, lang, vlak.height() - 6), _STRAAL, _STRAAL)
        schilder.setPen(QColor(kleur.tekst))
        schilder.drawText(QRectF(links + lang + Ruimte.XS, vlak.top(), getalbreed, vlak.height()), midden, tekst)
