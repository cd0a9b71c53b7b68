"""The shell around the screens of an open register: bar, pages, palette, keys, bottom line. No business words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from cvt_desktop.basis.tekst import vouw
from cvt_desktop.domain.errors import CvtError
from ui.beurten import InBeurten
from ui.dossieract import Dossieract
from ui.f1 import leg_uit_bij_focus
from ui.gang import Gang
from ui.overal import toets_overal
from ui.panelen import erna
from ui.plek import Plek, lees_pagina
from ui.presenters.help import hoofdstuk_bij
from ui.scherm import Scherm, bij_tonen, bij_verlaten, bij_weg
from ui.sloper import Sloper
from ui.tasks import Taken, fout_nummer
from ui.theme import Ruimte, Thema
from ui.tonen import Treffer
from ui.views.help import HelpView
from ui.views.schil_balk import Schilbalk, Schilkop
from ui.views.schil_voet import Schilvoet
from ui.widgets.kop import Kop
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.opdrachtpalet import Opdrachtpalet
from ui.widgets.tabelweergave import Tabelweergave

_VOORAF_MS = 15
_KORTST_WOORD = 3
_K = Qt.Key
_GEEN_TOETS = frozenset({_K.Key_Shift, _K.Key_Control, _K.Key_Alt, _K.Key_AltGr, _K.Key_Meta, _K.Key_CapsLock})


class Schil(QWidget):
    """``naar`` opens a screen of the bar, ``open_pagina`` a page above it, ``terug`` goes one level back.

    Leaving a page, making the next one and showing it are events of their own: together they are a pause that a person
    feels. A key that comes in between is for the page that comes.

    ``opdracht`` sends what is not about pages: ``vergrendelen``, ``wachtzin``, ``herstelcode``, ``toetsen``, ``rondleiding``,
    ``afdekken``, ``terugnemen``. ``gewisseld``: another page is in front. ``mislukt``: the error with which a page could not be
    made or read again, what went wrong in words, and what tries it once more.
    """

    opdracht = Signal(str)
    mislukt = Signal(object, str, object)
    gewisseld = Signal()

    def __init__(self, kop: Schilkop, schermen: Sequence[Scherm], taken: Taken, thema: Thema, *, vergrendel: str) -> None:
        super().__init__()
        self._schermen = {s.sleutel: s for s in schermen if s.mag}
        self._gemaakt: dict[str, QWidget] = {}
        self._boven: list[tuple[str, QWidget]] = []
        self._nu = ""
        self._gang = Gang(self)
        self._voorgang, self._in_voorgang = Gang(self, tussen_ms=_VOORAF_MS), ""
        self._thema = thema
        self._sloper = Sloper(self)
        self.balk = Schilbalk(kop, list(self._schermen.values()))
        self.voet = Schilvoet(taken, vergrendel)
        self._stapel = QStackedWidget()
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(0)
        self.melding = Meldingsbalk(bewaar_ruimte=False, rand=Ruimte.L)
        kolom.addWidget(self.balk)
        kolom.addWidget(self.melding)
        kolom.addWidget(self._stapel, 1)
        kolom.addWidget(self.voet)
        self.palet = Opdrachtpalet(self)
        self.palet.voeg_leverancier(self._paginatreffers)
        self.palet.voeg_leverancier(self._schermtreffers)
        self.balk.gekozen.connect(self.naar)
        self.balk.zoeken.connect(self.palet.open)
        self.balk.opdracht.connect(self.opdracht)
        taken.gehandeld.connect(self._on_acted)
        self._maak_toetsen()

    def _maak_toetsen(self) -> None:
        def toets(reeks: str, doe: Callable[[], None]) -> None:
            QShortcut(QKeySequence(reeks), self, context=Qt.ShortcutContext.WindowShortcut).activated.connect(doe)

        toets_overal(self, "Ctrl+L", lambda: self.opdracht.emit("vergrendelen"))
        toets("Ctrl+S", lambda: self.voet.zeg("Alles is bewaard"))
        toets("F1", self._leg_uit)
        toets("F6", self._volgend_vak)
        for reeks in ("Ctrl++", "Ctrl+="):
            toets(reeks, self._thema.groter)
        toets("Ctrl+-", self._thema.kleiner)
        toets("Ctrl+0", lambda: self._thema.zet_zoom(1.0))
        for scherm in self._schermen.values():
            if scherm.toets:
                toets(scherm.toets, partial(self.naar, scherm.sleutel))

    # --- pages ---------------------------------------------------------------------------------------------------------

    def heeft(self, sleutel: str) -> bool:
        """Whether this role has the screen."""
        return sleutel in self._schermen

    def sleutels(self) -> list[str]:
        """The screens that this role has, in the order of bar and menu."""
        return list(self._schermen)

    def maak_vooraf(self, sleutel: str) -> None:
        """Make a screen that will be asked soon and takes long; it stays out of sight."""
        if self.heeft(sleutel) and sleutel not in self._gemaakt and not self._voorgang.loopt:
            self._in_voorgang = sleutel
            self._voorgang.begin(self._maak(sleutel))

    def naar(self, sleutel: str) -> None:
        """Open a screen; pages above the present one close, what was typed in them is kept."""
        if sleutel in self._schermen:
            self._begin(self._ga_naar(sleutel), self._schermen[sleutel].titel, partial(self.naar, sleutel))

    def open_pagina(
        self, sleutel: str, titel: str, maak: Callable[[], QWidget], *,
        klaar: Callable[[QWidget], None] = lambda _pagina: None,
    ) -> None:  # fmt: skip
        """Show the page ``sleutel`` above the list, then call ``klaar``; when it is open already it comes to the front."""
        opnieuw = partial(self.open_pagina, sleutel, titel, maak, klaar=klaar)
        self._begin(self._leg_boven(sleutel, titel, maak, klaar), titel, opnieuw)

    def terug(self) -> None:
        """One level back, with focus and scroll place as they were."""
        self._gang.rond_af()
        if not self._boven:
            return
        self._verlaat()
        self._verwijder(*self._boven.pop())
        self._toon(self._boven[-1][1] if self._boven else self._gemaakt[self._nu])

    def huidige(self) -> QWidget | None:
        """The page in front, made at once when its turn had not come; None before the first ``naar``."""
        self._gang.rond_af()
        return self._stapel.currentWidget()

    def _begin(self, gang: Iterator[None], titel: str, opnieuw: Callable[[], None]) -> None:
        voor = self._stapel.currentWidget()

        def mislukt(fout: Exception) -> None:
            nu = self._stapel.currentWidget()
            if nu is not None:
                self._zet_focus(nu)
            if not isinstance(fout, CvtError):
                raise fout
            wat = "ging niet open" if nu is voor else "is open, maar niet bijgewerkt"
            self.mislukt.emit(fout, f"Het scherm {titel} {wat}", opnieuw)

        self._gang.begin(gang, mislukt)
        if self._gang.loopt:
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # keys wait for the page: see keyPressEvent

    def _ga_naar(self, sleutel: str) -> Iterator[None]:
        scherm = self._schermen[sleutel]
        self._verlaat()
        self._ruim_op()
        yield
        nieuw = sleutel not in self._gemaakt
        if self._in_voorgang == sleutel:
            self._voorgang.rond_af()
        yield from self._maak(sleutel)
        if scherm.in_balk:
            self.balk.zet_scherm(sleutel)
        if scherm.in_balk or not self._nu:
            self._nu = sleutel
        else:
            self._boven.append((f"scherm/{sleutel}", self._gemaakt[sleutel]))
        self._toon(self._gemaakt[sleutel], nieuw=nieuw)

    def _leg_boven(
        self, sleutel: str, titel: str, maak: Callable[[], QWidget], klaar: Callable[[QWidget], None]
    ) -> Iterator[None]:
        self._verlaat()
        yield
        pagina = dict(self._boven).get(sleutel)
        nieuw = pagina is None
        if pagina is None:
            pagina = maak()
            pagina.setAccessibleName(titel)
            yield from self._bouw_af(pagina)
            self._stapel.addWidget(pagina)
        self._boven = [*(p for p in self._boven if p[0] != sleutel), (sleutel, pagina)]
        self._toon(pagina, nieuw=nieuw)
        klaar(pagina)

    def _maak(self, sleutel: str) -> Iterator[None]:
        if sleutel not in self._gemaakt:
            pagina = self._schermen[sleutel].maak()
            yield from self._bouw_af(pagina)
            if self._schermen[sleutel].in_balk:
                for kop in pagina.findChildren(Kop):
                    kop.zonder_terug()  # the bar leads here and away
            self._gemaakt[sleutel] = pagina
            self._stapel.addWidget(pagina)

    def _bouw_af(self, pagina: QWidget) -> Iterator[None]:
        """What is left of a page that is built in parts, and one turn before it is shown; in a hurry all of it at once."""
        yield
        while isinstance(pagina, InBeurten) and not self._haast():
            if not pagina.stap():
                return
            yield
        if isinstance(pagina, InBeurten):
            pagina.maak_af()

    def _haast(self) -> bool:
        return self._gang.haast or self._voorgang.haast

    def bij_verlaten(self) -> None:
        """Keep everything that was typed, in every page. What is being made now is not made any further.

        A page that cannot keep it stops no other, nor what comes after.
        """
        self._gang.stop()
        self._voorgang.stop()
        for pagina in (*self._gemaakt.values(), *(p for _, p in self._boven)):
            try:
                bij_verlaten(pagina)
            except Exception as fout:  # noqa: BLE001 (a full disk must not keep a register open)
                fout_nummer(fout)

    def plek(self) -> Plek | None:
        """Where one is; None before the first screen."""
        if self._nu not in self._gemaakt:
            return None
        return Plek(
            scherm=lees_pagina(self._nu, self._gemaakt[self._nu]),
            boven=tuple(lees_pagina(sleutel, pagina) for sleutel, pagina in self._boven),
        )

    def _toon(self, pagina: QWidget, *, nieuw: bool = False) -> None:
        zonder_focus = pagina.focusWidget() is None
        self._stapel.setCurrentWidget(pagina)
        self.gewisseld.emit()
        self.balk.tabs.merk(not self._onder_menu(pagina))
        eerste = pagina.focusWidget()
        if zonder_focus and eerste is not None:
            eerste.clearFocus()  # Qt took the first widget of the page: the arrow back
        if not nieuw:
            bij_tonen(pagina)
        self._zet_focus(pagina)

    def _onder_menu(self, pagina: QWidget) -> bool:
        """Whether this is a screen without a place in the bar, or lies above one: then none there is marked."""
        menu = {s.sleutel for s in self._schermen.values() if not s.in_balk}
        uit_menu = [gemaakt for sleutel, gemaakt in self._gemaakt.items() if sleutel in menu]
        return pagina in uit_menu or any(boven in uit_menu for _, boven in self._boven)

    @staticmethod
    def _zet_focus(pagina: QWidget) -> None:
        """To where the focus was in this page, or to its first field."""
        doel = pagina.focusWidget()
        if _in_beeld(doel, pagina):
            doel.setFocus(Qt.FocusReason.OtherFocusReason)
        elif hasattr(pagina, "begin"):
            pagina.begin()
        else:
            pagina.setFocus(Qt.FocusReason.OtherFocusReason)
            if QApplication.focusWidget() in (None, pagina):
                _begin_in(pagina)

    def _on_acted(self) -> None:
        """An act ended after its page was left: what is in front reads again; every other page does so when it comes."""
        pagina = self._stapel.currentWidget()
        if pagina is not None and not self._gang.loopt:
            bij_verlaten(pagina)
            bij_tonen(pagina)

    def _verlaat(self) -> None:
        pagina = self._stapel.currentWidget()
        if pagina is not None:
            bij_verlaten(pagina)

    def _ruim_op(self) -> None:
        while self._boven:
            self._verwijder(*self._boven.pop())

    def _verwijder(self, sleutel: str, pagina: QWidget) -> None:
        if sleutel.startswith("scherm/"):
            return  # it is a screen of the menu: it stays
        bij_weg(pagina)
        self._stapel.removeWidget(pagina)
        self._sloper.sloop(pagina)

    # --- palette, keys -----------------------------------------------------------------------------------------------

    def _schermtreffers(self, tekst: str) -> list[Treffer]:
        gezocht = vouw(tekst)
        return [
            Treffer(titel=s.titel, uitvoeren=partial(self.naar, s.sleutel), soort="scherm", toets=s.toets)
            for s in self._schermen.values()
            if gezocht in vouw(s.titel) or (len(gezocht) >= _KORTST_WOORD and f" {gezocht}" in f" {s.ook}")
        ]

    def _paginatreffers(self, tekst: str) -> list[Treffer]:
        """What can be done on the page in front."""
        gezocht, pagina = tekst.casefold(), self.huidige()
        acten: Sequence[Dossieract] = pagina.opdrachten() if pagina is not None and hasattr(pagina, "opdrachten") else ()
        return [Treffer(titel=act.titel, uitvoeren=act.doe, soort="opdracht", toets=act.toets) for act in acten
                if gezocht in act.titel.casefold()]  # fmt: skip

    def _leg_uit(self) -> None:
        """F1: the explanation of the field that has the focus, else Help at the chapter of the page."""
        if leg_uit_bij_focus():
            return
        waar = self.plek()
        self.naar("help")
        pagina = self.huidige()
        if waar is not None and isinstance(pagina, HelpView):
            nu = waar.boven[-1] if waar.boven else waar.scherm
            pagina.ga_naar(hoofdstuk_bij(nu.sleutel, nu.stand))

    def _volgend_vak(self) -> None:
        """F6: bar, the parts of the page one after the other, bar. A part in which nothing takes keys is passed over."""
        nu, pagina = QApplication.focusWidget(), self.huidige()
        uit_balk = nu is not None and self.balk.isAncestorOf(nu)
        if pagina is not None and any(_begint_in(deel) for deel in erna(pagina, nu)):
            return
        if pagina is not None and uit_balk:
            self._zet_focus(pagina)
        else:
            self.balk.tabs.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no field wanted: Esc goes back, ? shows the keys, Ctrl+Z takes back. While a page is being made, its keys."""
        if self._gang.loopt and event.key() in _GEEN_TOETS:
            super().keyPressEvent(event)  # by itself it asks nothing: it begins a combination, Ctrl+L perhaps
        elif self._gang.loopt:
            self._gang.rond_af()
            doel = QApplication.focusWidget()
            if doel is not None and doel is not self:
                QApplication.sendEvent(doel, event)
        elif event.key() == Qt.Key.Key_Escape:
            self.terug()
        elif event.text() == "?":
            self.opdracht.emit("toetsen")
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.opdracht.emit("terugnemen")
        else:
            super().keyPressEvent(event)


def _begint_in(deel: QWidget) -> bool:
    """Put the focus in this part, where it was or at its first field; False when nothing in it takes keys."""
    doel = deel.focusWidget()
    if _in_beeld(doel, deel) and doel is not None:
        doel.setFocus(Qt.FocusReason.TabFocusReason)
    else:
        _begin_in(deel)
    nu = QApplication.focusWidget()
    return nu is not None and deel.isAncestorOf(nu)


def _in_beeld(doel: QWidget | None, pagina: QWidget) -> bool:
    """Not what made way for something newer: that takes no keys."""
    return doel is not None and doel.isVisibleTo(pagina)


def _begin_in(pagina: QWidget) -> None:
    """At the first field; never at the arrow back, which is the way out: where one stands, the list is where one begins."""
    pijlen = [kop for kop in pagina.findChildren(Kop) if kop.heeft_terug()]
    lijsten = (lijst for lijst in pagina.findChildren(Tabelweergave) if lijst.isVisibleTo(pagina))
    if pijlen and (lijst := next(lijsten, None)) is not None:
        lijst.setFocus(Qt.FocusReason.OtherFocusReason)
        return
    for _ in range(1 + len(pijlen)):
        pagina.focusNextChild()
        nu = QApplication.focusWidget()
        if nu is not None and pagina.isAncestorOf(nu) and not any(kop.is_terug(nu) for kop in pijlen):
            return
    pagina.setFocus(Qt.FocusReason.OtherFocusReason)
