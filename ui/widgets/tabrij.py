"""A row of tabs: the navigation of the window and the tabs of a dossier."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QApplication, QTabBar

from ui.icons import pixmap
from ui.theme import Letter, Maat, Ruimte, kleuren, letter
from ui.tonen import platte_tip


class Tabrij(QTabBar):
    """Tabs with a key (``voeg``); the present one has a line under it. Arrow keys move, Alt+1…9 with ``alt_toetsen``.

    A counter (``zet_aantal``) stands behind the text: "Tekenmap 1". A row that does not fit gives up the room between its tabs
    first; only then there are arrows.
    """

    def __init__(self, naam: str, *, alt_toetsen: bool = False, met_iconen: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(naam)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self._sleutels: list[str] = []
        self._iconen: list[str] = []
        self._maten: dict[tuple[str, bool, str, float], QSize] = {}
        self._zweef = -1
        self._alt = alt_toetsen
        self._met_iconen = met_iconen
        self._gemerkt = True

    def voeg(self, sleutel: str, tekst: str, icoon_naam: str = "") -> None:
        """Add a tab."""
        self._sleutels.append(sleutel)
        self._iconen.append(icoon_naam if self._met_iconen else "")
        nummer = self.addTab(tekst.replace("&", "&&"))
        if self._alt and nummer < 9:
            snel = QShortcut(QKeySequence(f"Alt+{nummer + 1}"), self, context=Qt.ShortcutContext.WindowShortcut)
            snel.activated.connect(lambda: self._kies(nummer))
            self.setTabToolTip(nummer, platte_tip(f"{tekst} (Alt+{nummer + 1})"))

    def sleutel(self) -> str:
        """The key of the present tab, or ''."""
        nummer = self.currentIndex()
        return self._sleutels[nummer] if 0 <= nummer < len(self._sleutels) else ""

    def sleutels(self) -> list[str]:
        return list(self._sleutels)

    def kies(self, sleutel: str) -> None:
        """Make this the present tab; unknown keys are ignored."""
        if sleutel in self._sleutels:
            self.setCurrentIndex(self._sleutels.index(sleutel))

    def merk(self, gemerkt: bool) -> None:
        """False: one is elsewhere, and no tab is marked as the present one; the present one stays the way back."""
        if gemerkt != self._gemerkt:
            self._gemerkt = gemerkt
            self.update()

    def zet_tekst(self, sleutel: str, tekst: str) -> None:
        """Another text, for example with a counter. Qt measures every tab anew for it, so the same text is left alone."""
        nummer, nieuw = self._sleutels.index(sleutel), tekst.replace("&", "&&")
        if self.tabText(nummer) != nieuw:
            self.setTabText(nummer, nieuw)

    def _kies(self, nummer: int) -> None:
        if self.isVisible() and self.isTabEnabled(nummer):
            self.setCurrentIndex(nummer)

    def tabSizeHint(self, index: int) -> QSize:
        maat = self._maat(index)
        return QSize(maat.width() + 2 * Ruimte.M, max(int(Maat.BALK), maat.height() + Ruimte.L))

    def minimumTabSizeHint(self, index: int) -> QSize:
        """The bold text of the present tab may then reach into the room beside it, the others never touch."""
        return QSize(self._maat(index, Letter.GEWOON).width() + 2 * Ruimte.XS, self.tabSizeHint(index).height())

    def _maat(self, index: int, soort: Letter = Letter.NADRUK) -> QSize:
        """Icon and text, without the room beside them; of the widest letter, so that nothing moves with the choice.

        Kept: Qt asks all of it anew when one text changes.
        """
        sleutel = self._tekst(index), bool(self._iconen[index]), soort.name, QApplication.font().pointSizeF()
        if sleutel not in self._maten:
            meter = QFontMetrics(letter(soort))
            breedte = meter.horizontalAdvance(sleutel[0]) + (Maat.ICOON + Ruimte.S if sleutel[1] else 0)
            self._maten[sleutel] = QSize(breedte, meter.height())
        return self._maten[sleutel]

    def _tekst(self, index: int) -> str:
        return self.tabText(index).replace("&&", "&")

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.HoverMove:
            nieuw = self.tabAt(self.mapFromGlobal(self.cursor().pos()))
            if nieuw != self._zweef:
                self._zweef = nieuw
                self.update()
        elif event.type() == QEvent.Type.HoverLeave:
            self._zweef = -1
            self.update()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        schilder = QPainter(self)
        schilder.setRenderHint(QPainter.RenderHint.Antialiasing)
        for nummer in range(self.count()):
            if self.isTabVisible(nummer):
                self._teken_tab(schilder, nummer, self.tabRect(nummer))

    def _teken_tab(self, schilder: QPainter, nummer: int, vlak: QRect) -> None:
        kleur = kleuren(self)
        nu = nummer == self.currentIndex() and (self._gemerkt or self.hasFocus())
        inkt = QColor(kleur.accent if nu else kleur.tekst if self.isTabEnabled(nummer) else kleur.uit)
        if nummer == self._zweef and not nu and self.isTabEnabled(nummer):
            schilder.setPen(Qt.PenStyle.NoPen)
            schilder.setBrush(QColor(kleur.zweef_vlak))
            schilder.drawRoundedRect(QRectF(vlak).adjusted(2, 4, -2, -5), Maat.STRAAL, Maat.STRAAL)
        rand = max(0, (vlak.width() - self._maat(nummer).width()) // 2)
        x = vlak.left() + rand
        if self._iconen[nummer]:
            beeld = pixmap(self._iconen[nummer], self, Maat.ICOON, inkt)
            schilder.drawPixmap(x, vlak.center().y() - Maat.ICOON // 2 + 1, beeld)
            x += Maat.ICOON + Ruimte.S
        schilder.setPen(inkt)
        schilder.setFont(letter(Letter.NADRUK if nu else Letter.GEWOON))
        maat = schilder.fontMetrics()  # on one line, also when a sign comes from another font
        grondlijn = vlak.top() + (vlak.height() + maat.ascent() - maat.descent()) // 2
        schilder.drawText(x, grondlijn, self._tekst(nummer))
        if nu:
            uit = max(0, rand - Ruimte.XS)
            onder = QRectF(vlak.left() + uit, vlak.bottom() - 2, vlak.width() - 2 * uit, 3)
            if not self.hasFocus():  # the ring says enough
                schilder.fillRect(onder, QColor(kleur.accent))
            else:
                schilder.setBrush(Qt.BrushStyle.NoBrush)
                schilder.setPen(QPen(QColor(kleur.accent), Maat.FOCUSRAND))
                schilder.drawRoundedRect(QRectF(vlak).adjusted(2, 2, -2, -4), Maat.STRAAL, Maat.STRAAL)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationFontChange:
            self.updateGeometry()
