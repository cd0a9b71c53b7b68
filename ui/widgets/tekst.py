"""The only QLabel of the program: plain text, so that a name with tags in it stays a name."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy, QWidget

from ui.theme import Letter, letter


class Tekstsoort(Enum):
    """Letter and ink of a text. The ink is a role of the palette, so that light and dark need no code."""

    BODY = (Letter.GEWOON, QPalette.ColorRole.WindowText)
    NADRUK = (Letter.NADRUK, QPalette.ColorRole.WindowText)
    KOP = (Letter.KOP, QPalette.ColorRole.WindowText)
    TITEL = (Letter.TITEL, QPalette.ColorRole.WindowText)
    SUB = (Letter.KOLOM, QPalette.ColorRole.PlaceholderText)
    ZWAK = (Letter.GEWOON, QPalette.ColorRole.PlaceholderText)
    KLEIN = (Letter.KLEIN, QPalette.ColorRole.PlaceholderText)
    GROOT = (Letter.GROOT, QPalette.ColorRole.WindowText)
    GROOT_NADRUK = (Letter.GROOT_NADRUK, QPalette.ColorRole.WindowText)
    FOUT = (Letter.KLEIN, QPalette.ColorRole.BrightText)


class Tekst(QLabel):
    """A text on the screen. ``afbreken`` wraps it; ``kiesbaar`` lets the mouse select it for copying."""

    def __init__(
        self,
        tekst: str = "",
        soort: Tekstsoort = Tekstsoort.BODY,
        *,
        afbreken: bool = False,
        kiesbaar: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._soort, self._midden = soort, False
        letter_, rol = soort.value
        if rol is not QPalette.ColorRole.WindowText:  # what a label has by itself is not set: each costs an event
            self.setForegroundRole(rol)
        lettertype, boven = _opmaak(letter_, QApplication.font().key())
        if letter_ is not Letter.GEWOON:
            self.setFont(lettertype)
        if kiesbaar:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if boven:
            self._geef_ruimte(boven)
        if afbreken:
            self.laat_afbreken()
        self.setText(tekst)

    def laat_afbreken(self) -> None:
        """Wrap from now on."""
        self.setWordWrap(True)
        beleid = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        beleid.setHeightForWidth(True)
        self.setSizePolicy(beleid)

    def zeg(self, tekst: str) -> None:
        """Show ``tekst``; an empty one takes no room, nor the room between it and what is beside it."""
        self.setText(tekst)
        self.setVisible(bool(tekst))

    def zet_soort(self, soort: Tekstsoort) -> None:
        """Change letter and ink."""
        self._soort = soort
        self.setForegroundRole(soort.value[1])
        self.herletter()

    def herletter(self) -> None:
        """The application has another font; ``Thema`` calls it (a changeEvent would cost every label four calls more)."""
        lettertype, boven = _opmaak(self._soort.value[0], QApplication.font().key())
        self.setFont(lettertype)
        self._geef_ruimte(boven)

    def zet_midden(self) -> None:
        """Beside a button or a field: its letters stand in the middle of the row, as theirs do."""
        self._midden = True
        self._geef_ruimte(boven_de_letters(self._soort.value[0]))

    def _geef_ruimte(self, boven: int) -> None:
        """Qt counts the margins of a selectable text twice: half goes off below, or it stands higher than the label beside it."""
        kiesbaar = self.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
        if self._midden and not kiesbaar:
            self.setContentsMargins(0, boven, 0, boven)
            return
        if self._midden:
            boven = boven_de_letters(Letter.GEWOON)  # also for small letters
        self.setContentsMargins(0, boven, 0, -(boven // 2) if kiesbaar else 0)


def boven_de_letters(soort: Letter) -> int:
    """How much room a ``Tekst`` leaves above its letters, in points: what stands beside it on the same line does so too."""
    return _opmaak(soort, QApplication.font().key())[1]


def lager(soort: Letter, naast: Letter = Letter.GEWOON) -> int:
    """How many points a ``Tekst`` in ``soort`` begins lower to stand on the same line as one in ``naast``, both from above."""
    lijnen = [QFontMetrics(letter(een)).ascent() + boven_de_letters(een) for een in (naast, soort)]
    return max(0, lijnen[0] - lijnen[1])


@lru_cache(maxsize=64)
def _opmaak(soort: Letter, _basis: str) -> tuple[QFont, int]:
    """The font over the application's (``_basis``), and the room above: its ascent leaves out the dot of Ż and the ring of Å.

    Kept, because a form has two hundred texts.
    """
    lettertype = letter(soort)
    maat = QFontMetrics(lettertype)
    return lettertype, max(0, -maat.tightBoundingRect("ŻÅ").top() - maat.ascent())
