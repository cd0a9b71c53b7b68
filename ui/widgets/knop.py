"""The button: primary (the one main act of a screen), plain, or quiet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QPushButton, QSizePolicy, QWidget

from ui.icons import pixmap
from ui.theme import Kleuren, Letter, Maat, Ruimte, kleuren, letter
from ui.tonen import platte_tip


class Knopsoort(Enum):
    """HOOFD is the blue button: one per screen. STIL has no frame until the mouse is over it."""

    HOOFD = "hoofd"
    GEWOON = "gewoon"
    STIL = "stil"


class Knop(QPushButton):
    """A button that paints itself from the tokens.

    ``toets`` is a key sequence ("Ctrl+Return"): it works in the window of the button, and is shown behind the text.
    ``icoon`` is a name in ``resources/icons``. Without ``tekst`` give ``naam``: it becomes accessible name and tool tip.
    ``links`` puts the text that far from the left edge, for buttons under each other. With 0 it stands in the column of the
    lines of text around it: a link, without a frame, underlined under the mouse and in the focus.
    """

    def __init__(
        self,
        tekst: str = "",
        soort: Knopsoort = Knopsoort.GEWOON,
        *,
        toets: str = "",
        icoon: str = "",
        naam: str = "",
        links: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tekst.replace("&", "&&"), parent)
        self.soort = soort
        self._icoon = icoon
        self._links = links
        self._toets = ""
        self._toont_toets = True
        self._ingedrukt = ("", 0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(naam or tekst)
        if naam:
            self.setToolTip(platte_tip(naam))
        self.setAutoDefault(False)
        if toets:
            self.setShortcut(QKeySequence(toets))
            self._toets = toetsnaam(toets)
            self.setAccessibleDescription(f"Sneltoets {self._toets}")
            if not tekst:
                self.setToolTip(platte_tip(f"{naam} ({self._toets})"))

    def tekst(self) -> str:
        """The text as a person reads it."""
        return self.text().replace("&&", "&")

    def zet_tekst(self, tekst: str) -> None:
        """Change the text and with it the accessible name; a shortcut stays."""
        snel = self.shortcut()
        self.setText(tekst.replace("&", "&&"))
        self.setShortcut(snel)
        self.setAccessibleName(tekst)
        self.updateGeometry()

    def _toetsbreedte(self) -> int:
        maat = QFontMetrics(letter(Letter.KLEIN))
        return maat.horizontalAdvance(self._toets) + Ruimte.M if self._toets and self.text() else 0

    def zonder_toets(self) -> int:
        """How many pixels wider it would be with its key; 0 when the key is there, or the button is not."""
        return 0 if self._toont_toets or self.isHidden() else self._toetsbreedte()

    def toon_toets(self, toont: bool) -> None:
        """Whether the key stands behind the text; it works either way."""
        if toont != self._toont_toets:
            self._toont_toets = toont
            self.updateGeometry()
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, as the space bar does; one that is held down presses once.

        Qt leaves Enter to the default button of a dialog, of which there is none here: Ctrl+Enter is the main act.
        """
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._ingedrukt = (self.text(), event.timestamp())
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second press of a double click is for what the first one was for.

        When that made this button say something else, or put it here, the second press does nothing: nobody read it.
        """
        tekst, toen = self._ingedrukt
        if tekst == self.text() and event.timestamp() - toen <= QApplication.doubleClickInterval():
            super().mouseDoubleClickEvent(event)

    def zet_icoon(self, naam: str) -> None:
        """Another drawing from ``resources/icons``."""
        self._icoon = naam
        self.update()

    def sizeHint(self) -> QSize:
        maat = QFontMetrics(letter(Letter.GEWOON))
        breedte = maat.horizontalAdvance(self.tekst()) if self.text() else 0
        if self._toont_toets:
            breedte += self._toetsbreedte()
        if self._icoon:
            breedte += Maat.ICOON + (Ruimte.S if self.text() else 0)
        marge = Ruimte.L if self.text() else Ruimte.S
        hoogte = max(Maat.KNOP - (4 if self.soort is Knopsoort.STIL else 0), maat.height() + Ruimte.M)
        rand = 2 * marge if self._links is None else self._links + max(self._links, int(Ruimte.S))
        return QSize(max(breedte + rand, hoogte), hoogte)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def herletter(self) -> None:
        """The application has another font; ``Thema`` calls it."""
        self.updateGeometry()

    def _inkt(self, kleur: Kleuren) -> QColor:
        if not self.isEnabled():
            return QColor(kleur.zwak if self.isChecked() else kleur.uit)
        if self.soort is Knopsoort.HOOFD:
            return QColor(kleur.op_accent)
        return QColor(kleur.accent if self.soort is Knopsoort.STIL or self.isChecked() else kleur.tekst)

    def _vlak(self, kleur: Kleuren) -> tuple[QColor, QColor]:
        """Surface and border for the present state."""
        doorzichtig = QColor(0, 0, 0, 0)
        zweeft = self.underMouse() or self.isDown()
        if not self.isEnabled() and self.isChecked():  # what was chosen stays to be seen
            return QColor(kleur.accent_zacht_vlak), QColor(kleur.uit)
        if not self.isEnabled():
            return (doorzichtig if self.soort is Knopsoort.STIL else QColor(kleur.zweef_vlak)), doorzichtig
        if self.soort is Knopsoort.HOOFD:
            return QColor(kleur.accent_vlak_zweef if zweeft else kleur.accent_vlak), doorzichtig
        if self.isChecked():
            return QColor(kleur.accent_zacht_vlak), QColor(kleur.accent)
        if self.soort is Knopsoort.STIL:
            return (QColor(kleur.zweef_vlak) if zweeft else doorzichtig), doorzichtig
        return QColor(kleur.zweef_vlak if zweeft else kleur.vlak), QColor(kleur.rand)

    def paintEvent(self, _event: QPaintEvent) -> None:
        kleur = kleuren(self)
        schilder = QPainter(self)
        schilder.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._links == 0:
            self._teken_inhoud(schilder, kleur)
            return
        vlak, rand = self._vlak(kleur)
        kader = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        schilder.setBrush(vlak)
        schilder.setPen(QPen(rand, Maat.RAND) if rand.alpha() else Qt.PenStyle.NoPen)
        schilder.drawRoundedRect(kader, Maat.STRAAL, Maat.STRAAL)
        if self.hasFocus():
            self._teken_focus(schilder, kader, kleur)
        self._teken_inhoud(schilder, kleur)

    def _teken_focus(self, schilder: QPainter, kader: QRectF, kleur: Kleuren) -> None:
        schilder.setBrush(Qt.BrushStyle.NoBrush)
        schilder.setPen(QPen(QColor(kleur.accent), Maat.FOCUSRAND))
        schilder.drawRoundedRect(kader.adjusted(-0.5, -0.5, 0.5, 0.5), Maat.STRAAL + 1, Maat.STRAAL + 1)
        if self.soort is Knopsoort.HOOFD:
            schilder.setPen(QPen(QColor(kleur.op_accent), 1))
            schilder.drawRoundedRect(kader.adjusted(2, 2, -2, -2), Maat.STRAAL - 1, Maat.STRAAL - 1)

    def _teken_inhoud(self, schilder: QPainter, kleur: Kleuren) -> None:
        inkt = self._inkt(kleur)
        inhoud = self.sizeHint().width() - 2 * (Ruimte.L if self.text() else Ruimte.S)
        x = self._links if self._links is not None else max((self.width() - inhoud) // 2, Ruimte.XS)
        if not self.text():
            x = (self.width() - Maat.ICOON) // 2
        if self._icoon:
            beeldje = pixmap(self._icoon, self, Maat.ICOON, inkt)
            schilder.drawPixmap(x, (self.height() - Maat.ICOON) // 2, beeldje)
            x += Maat.ICOON + Ruimte.S
        if not self.text():
            return
        schilder.setPen(inkt)
        schilder.setFont(letter(Letter.GEWOON))
        vlak = self.rect().adjusted(x, 0, 0, 0)
        schilder.drawText(vlak, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.tekst())
        if self._links == 0 and self.isEnabled() and (self.hasFocus() or self.underMouse()):
            self._onderstreep(schilder, x, inkt)
        if self._toets and self._toont_toets:
            x += schilder.fontMetrics().horizontalAdvance(self.tekst()) + Ruimte.M
            if self.soort is not Knopsoort.HOOFD and self.isEnabled():
                schilder.setPen(QColor(kleur.zwak))
            schilder.setFont(letter(Letter.KLEIN))
            vlak = self.rect().adjusted(x, 0, 0, 0)
            schilder.drawText(vlak, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._toets)

    def _onderstreep(self, schilder: QPainter, x: int, inkt: QColor) -> None:
        """Under the words from ``x``: thick in the focus, thin under the mouse."""
        maat = schilder.fontMetrics()
        y = (self.height() + maat.height()) / 2
        breed = maat.horizontalAdvance(self.tekst())
        schilder.fillRect(QRectF(x, y, breed, Maat.FOCUSRAND if self.hasFocus() else Maat.RAND), inkt)


def maak_passend(knoppen: Sequence[Knop], nodig: Callable[[], int], breedte: int) -> bool:
    """With less room than ``nodig()`` pixels the keys go from the buttons, and the words stay whole; whether they could stay.

    Nothing is moved to find that out, so it can be asked each time that something beside it changes.
    """
    ruim = nodig() + sum(knop.zonder_toets() for knop in knoppen) <= breedte
    for knop in knoppen:
        knop.toon_toets(ruim)
    return ruim


def toetsnaam(toets: str) -> str:
    """``Ctrl+Return`` as it stands on a Dutch keyboard card: ``Ctrl+Enter``."""
    vervang = {"Return": "Enter", "Right": "→", "Left": "←", "Up": "↑", "Down": "↓", "Plus": "+", "Escape": "Esc"}
    delen = [deel for deel in toets.replace("++", "+Plus").split("+") if deel]
    return "+".join(vervang.get(deel, deel) for deel in delen)
