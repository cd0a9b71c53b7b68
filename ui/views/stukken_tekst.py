"""The text of a page, to select from: what is selected goes into a field of the aanvraag with T."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QVBoxLayout, QWidget

from ui.presenters.stukken import DOELEN
from ui.theme import Ruimte
from ui.widgets.knop import Knop
from ui.widgets.rij import Rij
from ui.widgets.tekst import Tekst, Tekstsoort

_HOOGTE = 190
GEEN_TEKST = "Op deze bladzijde staat geen tekst; het is een scan of een afbeelding."


class Tekstpaneel(QWidget):
    """``gekozen(veld, tekst)`` when somebody chose a field for the selected text.

    ``volg(vlak)`` lets T work in another text view too (a DOCX in the viewer).
    """

    gekozen = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.vlak = QPlainTextEdit(readOnly=True)
        self.vlak.setAccessibleName("Tekst van deze bladzijde")
        self.vlak.setTabChangesFocus(True)
        self.vlak.setMaximumHeight(_HOOGTE)
        self.overnemen = Knop("Overnemen in…")
        self._menu: QMenu | None = None
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(Ruimte.XS)
        uitleg = Tekst("Kies tekst en druk op T om haar over te nemen in de aanvraag.", Tekstsoort.KLEIN)
        balk = Rij(uitleg, rek=True)
        balk.voeg(self.overnemen)
        kolom.addWidget(balk)
        kolom.addWidget(self.vlak)
        self.volg(self.vlak)
        self.overnemen.clicked.connect(lambda: self._toon_menu(self.vlak))

    def volg(self, vlak: QPlainTextEdit) -> None:
        """T in this view takes its selection over."""
        snel = QShortcut(QKeySequence("T"), vlak, context=Qt.ShortcutContext.WidgetShortcut)
        snel.activated.connect(lambda: self._toon_menu(vlak))

    def toon(self, tekst: str) -> None:
        """The text of the page that is shown now."""
        self.vlak.setPlainText(tekst.strip() or GEEN_TEKST)

    def menu(self) -> QMenu | None:
        """The open menu with the fields, or None."""
        return self._menu

    def _toon_menu(self, vlak: QPlainTextEdit) -> None:
        tekst = vlak.textCursor().selectedText()
        if not tekst.strip():
            self.gekozen.emit("", "")
            return
        menu = QMenu(self)
        for doel in DOELEN:
            menu.addAction(doel.tekst).triggered.connect(partial(self._on_field_chosen, doel.waarde, tekst))
        menu.aboutToHide.connect(self._on_menu_hidden)
        self._menu = menu
        menu.popup(vlak.mapToGlobal(QPoint(Ruimte.L, Ruimte.L)))

    def _on_field_chosen(self, veld: str, tekst: str, _aan: bool = False) -> None:
        self.gekozen.emit(veld, tekst)

    def _on_menu_hidden(self) -> None:
        menu, self._menu = self._menu, None
        if menu is not None:
            menu.deleteLater()
