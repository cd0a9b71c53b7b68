"""Selecting text on a page of the document viewer: with the mouse, or with Shift and the arrows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from cvt_desktop.domain.citaat import herstel
from cvt_desktop.ports.kijker import Woord
from ui.clipboard import Klembord
from ui.widgets.leesvlak import Leesvlak
from ui.widgets.menu import Menu
from ui.widgets.paginarol import Paginarol
from ui.woordkeuze import Woordkeuze

_RAND = 40
_PIJLEN = (("Shift+Right", 1, False), ("Shift+Left", -1, False), ("Shift+Down", 1, True), ("Shift+Up", -1, True))


class Tekstkeuze(QObject):
    """The words of a page are asked with ``haal`` when somebody begins to select; what was done meanwhile follows then.

    ``overnemen`` is T, or the entry in the menu: ``neem_over`` says whether it means something here. ``zonder_tekst`` tells that
    the page has no words to select.
    """

    overnemen = Signal()
    zonder_tekst = Signal()

    def __init__(
        self, vlak: Leesvlak, rol: Paginarol, haal: Callable[[Callable[[tuple[Woord, ...]], None]], None]
    ) -> None:  # fmt: skip
        super().__init__(rol)
        self._vlak, self._rol, self._haal = vlak, rol, haal
        self._keuze: Woordkeuze | None = None
        self._wacht: list[Callable[[Woordkeuze], object]] = []
        self._begin = QPointF()
        self.neem_over = False
        vlak.begonnen.connect(self._on_begun)
        vlak.gesleept.connect(self._on_dragged)
        vlak.regel_gevraagd.connect(lambda: self._doe(lambda keuze: keuze.regel()))
        vlak.menu_gevraagd.connect(self._on_menu)
        for toets, richting, regel in _PIJLEN:
            self._snel(toets, partial(self._stap, richting, regel=regel))
        self._snel("Ctrl+A", lambda: self._doe(lambda keuze: keuze.alles()))
        self._snel("Ctrl+C", self.kopieer)
        self._snel("T", self._on_take_over)

    def nieuw(self) -> None:
        """Another page: nothing is selected."""
        self._keuze = None
        self._wacht.clear()
        self._vlak.zet_merken(())

    def tekst(self) -> str:
        """What is selected, with the lines as on the page."""
        return self._keuze.tekst() if self._keuze is not None else ""

    def vind(self, gevraagd: str) -> None:
        """Select the words that were searched for (folded)."""
        self._doe(lambda keuze: keuze.vind(gevraagd), stil=True)

    def kopieer(self) -> None:
        """The selected words to the clipboard, as running text."""
        if self.tekst():
            Klembord.kopieer(herstel(self.tekst()))

    def _snel(self, toets: str, doe: Callable[[], object]) -> None:
        snel = QShortcut(QKeySequence(toets), self._rol, context=Qt.ShortcutContext.WidgetShortcut)
        snel.activated.connect(doe)

    def _stap(self, richting: int, *, regel: bool) -> None:
        self._doe(lambda keuze: keuze.stap(richting, regel=regel))

    def _on_begun(self, plek: QPointF, woord: bool) -> None:
        self._rol.setFocus(Qt.FocusReason.MouseFocusReason)
        if woord:
            self._doe(lambda keuze: keuze.begin(plek.x(), plek.y()))
            return
        self._doe(lambda keuze: keuze.wis())
        self._begin = plek

    def _on_dragged(self, plek: QPointF) -> None:
        begin = self._begin

        def sleep(keuze: Woordkeuze) -> None:
            keuze.begin(begin.x(), begin.y())
            keuze.tot(plek.x(), plek.y())

        self._doe(sleep)

    def _on_take_over(self) -> None:
        if self.neem_over:
            self.overnemen.emit()

    def _on_menu(self, punt: QPoint) -> None:
        menu = Menu(self._rol)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        acties = [("Kopiëren\tCtrl+C", self.kopieer)]
        if self.neem_over:
            acties.insert(0, ("Overnemen in…\tT", self._on_take_over))
        for naam, doe in acties:
            actie = menu.addAction(naam)
            actie.setEnabled(bool(self.tekst()))
            actie.triggered.connect(doe)
        menu.addAction("Hele bladzijde kiezen\tCtrl+A").triggered.connect(lambda: self._doe(lambda keuze: keuze.alles()))
        menu.popup(punt)

    def _doe(self, wat: Callable[[Woordkeuze], object], *, stil: bool = False) -> None:
        if self._keuze is not None:
            wat(self._keuze)
            self._toon(self._keuze)
            return
        self._wacht.append(wat)
        if len(self._wacht) == 1:
            self._haal(lambda woorden: self._on_words(woorden, stil=stil))

    def _on_words(self, woorden: tuple[Woord, ...], *, stil: bool) -> None:
        keuze = self._keuze = Woordkeuze(woorden)
        wacht, self._wacht = self._wacht, []
        for wat in wacht:
            wat(keuze)
        self._toon(keuze)
        if not woorden and not stil:
            self.zonder_tekst.emit()

    def _toon(self, keuze: Woordkeuze) -> None:
        self._vlak.zet_merken(keuze.vlakken())
        self._rol.setAccessibleDescription(f"Gekozen: {herstel(keuze.tekst())}" if keuze.tekst() else "")
        eind = keuze.eind()
        if eind is not None:
            x, y = round(eind[0] * self._vlak.width()), round(eind[1] * self._vlak.height())
            self._rol.ensureVisible(x, y, _RAND, _RAND)
