"""Shows a document inside the program: pages as pixels, text documents as plain text."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeySequence, QShortcut, QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from cvt_desktop.basis.tekst import vouw
from cvt_desktop.ports.kijker import Woord
from ui.tasks import Taken, Voortgang, melding
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.widgets.bezigbalk import Bezigbalk
from ui.widgets.kijkerbalk import HEEL, Kijkerbalk
from ui.widgets.leesvlak import Leesvlak
from ui.widgets.legestaat import LegeStaat
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.paginarol import Paginarol
from ui.widgets.paginavlak import Paginavlak
from ui.widgets.tekstkeuze import Tekstkeuze

_BEWAARD = 8
_ZOOMS = (50, 75, 100, 120, 150, 200, 300)
_A4 = 210 / 297
_GEEN_WOORDEN = "Op deze bladzijde staat geen tekst om te kiezen: het is een scan of een afbeelding."


class Documentinfo(Protocol):
    """What a source tells about its document. ``paginas`` 0: a text without pages; ``eerste`` above 1: part of a larger file."""

    @property
    def naam(self) -> str: ...
    @property
    def paginas(self) -> int: ...
    @property
    def eerste(self) -> int: ...


class Paginabeeld(Protocol):
    """The pixels of one page: ``rgba`` holds 4 bytes a pixel, rows without padding."""

    @property
    def breedte(self) -> int: ...
    @property
    def hoogte(self) -> int: ...
    @property
    def rgba(self) -> bytes: ...


class Documentbron(Protocol):
    """Gives a document, called in a thread of ``Taken``; whatever it raises is shown as a sentence."""

    def documentinfo(self) -> Documentinfo: ...

    def pagina(self, n: int, breedte: int) -> Paginabeeld:
        """Page ``n`` (from 1) at ``breedte`` device pixels."""

    def tekst(self, n: int) -> str:
        """The text of page ``n``; of a document without pages everything, with ``n`` 1."""

    def woorden(self, n: int) -> tuple[Woord, ...]:
        """The words of page ``n`` and where they stand; none without pages."""


class Documentkijker(QWidget):
    """``open(bron)`` shows a document; the window never waits for it. ``pagina_gewijzigd(n)`` tells the page.

    100 % is the width of the viewer; + and - change it, 0 brings it back, 9 shows the whole page, and ``maat_gewijzigd(procent)``
    tells it. Ctrl+F (when the viewer has the focus) searches in the text, F3 and Shift+F3 go on. Text is selected with the mouse
    or with Shift and the arrows; ``laat_overnemen`` makes T tell ``overnemen_gevraagd(tekst)``. ``met_naam``: whether the bar
    says which document it is; not where that stands beside it already.
    """

    pagina_gewijzigd = Signal(int)
    overnemen_gevraagd = Signal(str)
    maat_gewijzigd = Signal(int)

    def __init__(
        self, taken: Taken, *, leeg: str = "Kies een stuk om het hier te lezen.", vlak: Paginavlak | None = None,
        met_naam: bool = True,
    ) -> None:  # fmt: skip
        super().__init__()
        self._taken = taken
        self._bron: Documentbron | None = None
        self._naam, self._pagina, self._aantal, self._zoom, self._eerste = "", 1, 0, 100, 1
        self._beelden: OrderedDict[tuple[int, int], QImage] = OrderedDict()
        self._onderweg: set[tuple[int, int]] = set()
        self._teksten: dict[int, str] = {}
        self._balk = Kijkerbalk((*_ZOOMS, HEEL), met_naam=met_naam)
        self._bezigbalk = Bezigbalk()
        self._melding = Meldingsbalk(bewaar_ruimte=False)
        self._woorden: dict[int, tuple[Woord, ...]] = {}
        self._gezocht = ""
        self._vlak = vlak or Leesvlak()
        self._rol = Paginarol(self._vlak)
        self._keuze = Tekstkeuze(self._vlak, self._rol, self._haal_woorden) if isinstance(self._vlak, Leesvlak) else None
        self._platte_tekst = QPlainTextEdit(readOnly=True)
        self._platte_tekst.setAccessibleName("Tekst van het document")
        self._platte_tekst.setTabChangesFocus(True)
        self._stapel = QStackedWidget()
        for deel in (LegeStaat(leeg, icoon="document"), self._rol, self._platte_tekst):
            self._stapel.addWidget(deel)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(Ruimte.XS)
        for widget in (self._balk, self._bezigbalk, self._melding):
            kolom.addWidget(widget)
        kolom.addWidget(self._stapel, 1)
        self._balk.setEnabled(False)
        self._uitgesteld = QTimer(self, singleShot=True, interval=120)
        self._uitgesteld.timeout.connect(self._toon_pagina)
        self._verbind()

    def _verbind(self) -> None:
        self._balk.stap.connect(self.stap)
        self._balk.zoom.connect(self._on_zoom)
        self._balk.maat.connect(self._on_size_chosen)
        self._balk.zoek.connect(self.zoek)
        self._rol.stap.connect(self.stap)
        self._rol.zoom.connect(self._on_zoom)
        self._rol.heel.connect(lambda heel: self._on_size_chosen(HEEL if heel else 100))
        self._rol.eind.connect(lambda laatste: self.ga_naar(self._aantal if laatste else 1))
        self._rol.verbreed.connect(self._uitgesteld.start)
        for ouder in (self._rol, self._platte_tekst):
            snel = QShortcut(QKeySequence("Ctrl+F"), ouder)
            snel.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            snel.activated.connect(self.begin_zoeken)
        self._balk.zoekveld.omlaag.connect(self.begin)
        for toets, richting in (("F3", 1), ("Shift+F3", -1)):
            snel = QShortcut(QKeySequence(toets), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            snel.activated.connect(partial(self._zoek_verder, richting))
        if self._keuze is not None:
            self._keuze.overnemen.connect(self._on_take_over)
            self._keuze.zonder_tekst.connect(lambda: self._melding.toon(_GEEN_WOORDEN, Toon.LET_OP))

    def laat_overnemen(self) -> None:
        """T, here or in a text, and the entry in the menu mean something."""
        if self._keuze is not None and not self._keuze.neem_over:
            self._keuze.neem_over = True
            snel = QShortcut(QKeySequence("T"), self._platte_tekst, context=Qt.ShortcutContext.WidgetShortcut)
            snel.activated.connect(self._on_take_over)

    def gekozen_tekst(self) -> str:
        """What is selected now, or ''."""
        if not self._aantal:
            return self._platte_tekst.textCursor().selection().toPlainText()
        return self._keuze.tekst() if self._keuze is not None else ""

    def _on_take_over(self) -> None:
        self.overnemen_gevraagd.emit(self.gekozen_tekst())

    def _haal_woorden(self, klaar: Callable[[tuple[Woord, ...]], None]) -> None:
        """The words of the page that is shown, in the background; none when they cannot be had."""
        bron, nummer = self._bron, self._pagina
        if bron is None or not self._aantal:
            return
        if nummer in self._woorden:
            klaar(self._woorden[nummer])
            return

        def gehaald(woorden: tuple[Woord, ...]) -> None:
            if self._bron is bron:
                self._woorden[nummer] = woorden
                if self._pagina == nummer:
                    klaar(woorden)

        self._taken.start(lambda _voortgang: bron.woorden(nummer), gehaald, lambda _fout: gehaald(()), bezig=self._bezigbalk)

    def begin(self) -> None:
        """Give what is shown the focus. Not a focus proxy: that takes the buttons of the bar out of the row for Tab."""
        (self._platte_tekst if self._stapel.currentIndex() == 2 else self._rol).setFocus()

    def begin_zoeken(self) -> bool:
        """Ctrl+F: the focus in the search box, over what was searched for before; False when nothing is open."""
        if self._balk.isEnabled():
            self._balk.zoekveld.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._balk.zoekveld.selectAll()
        return self._balk.isEnabled()

    def open(self, bron: Documentbron, pagina: int = 1) -> None:
        """Show the document of ``bron`` at ``pagina``."""
        self.sluit()
        self._bron = bron
        self._pagina = pagina
        self._vlak.zet_bericht("Wordt geopend…")
        self._stapel.setCurrentIndex(1)

        def werk(_voortgang: Voortgang) -> tuple[Documentinfo, str]:
            info = bron.documentinfo()
            return info, bron.tekst(1) if info.paginas == 0 else ""

        def klaar(uitkomst: tuple[Documentinfo, str]) -> None:
            if self._bron is bron:
                self._on_opened(*uitkomst)

        self._taken.start(werk, klaar, lambda fout: self._on_failed(bron, fout), bezig=self._bezigbalk, titel="Document openen")

    def sluit(self) -> None:
        """Show nothing, and forget all pixels and texts."""
        self._bron = None
        self._naam, self._aantal = "", 0
        self._beelden.clear()
        self._onderweg.clear()
        self._teksten.clear()
        self._woorden.clear()
        self._gezocht = ""
        if self._keuze is not None:
            self._keuze.nieuw()
        self._platte_tekst.clear()
        self._melding.verberg()
        self._vlak.zet_bericht("")
        self._balk.zet_open(False)
        self._stapel.setCurrentIndex(0)

    def pagina(self) -> int:
        """The page that is shown, from 1."""
        return self._pagina

    def ga_naar(self, pagina: int) -> None:
        """Show this page, from its top."""
        if not self._aantal:
            return
        nieuw = max(1, min(pagina, self._aantal))
        onderaan = nieuw == self._pagina - 1 and self._rol.hasFocus()
        anders = nieuw != self._pagina
        self._pagina = nieuw
        if anders and self._keuze is not None:
            self._keuze.nieuw()
        self._toon_pagina()
        if anders:
            balk = self._rol.verticalScrollBar()
            balk.setValue(balk.maximum() if onderaan else 0)
            self.pagina_gewijzigd.emit(nieuw)

    def stap(self, richting: int) -> None:
        """The next (1) or the previous (-1) page; at the ends nothing happens."""
        if 1 <= self._pagina + richting <= self._aantal:
            self.ga_naar(self._pagina + richting)

    def _on_opened(self, info: Documentinfo, tekst: str) -> None:
        self._naam, self._aantal, self._eerste = info.naam, info.paginas, info.eerste
        self._pagina = max(1, min(self._pagina, max(info.paginas, 1)))
        self._balk.zet_open(True)
        if info.paginas == 0:
            self._platte_tekst.setPlainText(tekst)
            self._stapel.setCurrentIndex(2)
            self._balk.zet(self._naam, 0, 0, self._zoom)
        else:
            self._toon_pagina()
        self.pagina_gewijzigd.emit(self._pagina)
        woord, self._gezocht = self._gezocht, ""
        if woord:
            self.toon_treffer(woord)

    def _on_failed(self, bron: Documentbron, fout: Exception) -> None:
        if self._bron is bron:
            self._vlak.zet_bericht(melding(fout))

    def zet_maat(self, procent: int) -> None:
        """Show pages at this size: one of ``_ZOOMS``, or ``HEEL``; another one is the width of the viewer."""
        self._zoom = procent if procent in (*_ZOOMS, HEEL) else 100
        self._toon_pagina()

    def _on_zoom(self, richting: int) -> None:
        plaats = _ZOOMS.index(self._zoom) + richting if self._zoom in _ZOOMS else _ZOOMS.index(75)
        self._on_size_chosen(_ZOOMS[max(0, min(plaats, len(_ZOOMS) - 1))])

    def _on_size_chosen(self, procent: int) -> None:
        if procent != self._zoom:
            self.zet_maat(procent)
            self.maat_gewijzigd.emit(procent)

    def _breedte(self) -> int:
        """How wide the sheet is now, in points of the screen."""
        kader = self._rol.viewport()
        if self._zoom != HEEL:
            return max(round((kader.width() - 2) * self._zoom / 100), 120)
        beeld = next((b for (n, _), b in self._beelden.items() if n == self._pagina), None)
        verhouding = beeld.width() / beeld.height() if beeld is not None and beeld.height() else _A4
        return max(min(int((kader.height() - 2) * verhouding), kader.width() - 2), 120)

    def _toon_pagina(self) -> None:
        if self._bron is None or not self._aantal:
            return
        breedte = self._breedte()
        self._vlak.zet_breedte(breedte)
        self._balk.zet(self._naam, self._pagina, self._aantal, self._zoom, self._eerste)
        scherp = round(breedte * self.devicePixelRatio())
        beeld = self._beelden.get((self._pagina, scherp))
        if beeld is not None:
            self._vlak.zet_beeld(beeld)
        else:
            grof = next((b for (n, _), b in reversed(self._beelden.items()) if n == self._pagina), None)
            if grof is not None:
                self._vlak.zet_beeld(grof)
            else:
                self._vlak.zet_bericht("")
            self._haal(self._pagina, scherp)
        if self._pagina < self._aantal:
            self._haal(self._pagina + 1, scherp)

    def _haal(self, nummer: int, scherp: int) -> None:
        """Fetch a page in the background; the next one is fetched before it is asked for."""
        bron, sleutel = self._bron, (nummer, scherp)
        if bron is None or sleutel in self._beelden or sleutel in self._onderweg:
            return
        self._onderweg.add(sleutel)

        def werk(_voortgang: Voortgang) -> QImage:
            pagina = bron.pagina(nummer, scherp)
            soort = QImage.Format.Format_RGBA8888
            return QImage(pagina.rgba, pagina.breedte, pagina.hoogte, pagina.breedte * 4, soort).copy()

        def klaar(beeld: QImage) -> None:
            if self._bron is bron:
                self._on_page_ready(sleutel, beeld)

        def fout(wat: Exception) -> None:
            self._onderweg.discard(sleutel)
            if self._bron is bron and nummer == self._pagina:
                self._vlak.zet_bericht(melding(wat))

        bezig = self._bezigbalk if nummer == self._pagina else None
        self._taken.start(werk, klaar, fout, bezig=bezig, titel="Bladzijde tekenen")

    def _on_page_ready(self, sleutel: tuple[int, int], beeld: QImage) -> None:
        self._onderweg.discard(sleutel)
        self._beelden[sleutel] = beeld
        while len(self._beelden) > _BEWAARD:
            self._beelden.popitem(last=False)
        if sleutel[0] == self._pagina:
            self._vlak.zet_beeld(beeld)
            self._vlak.zet_breedte(self._breedte())  # a page that is not A4

    def _zoek_verder(self, richting: int) -> None:
        if self._balk.zoekveld.text():
            self.zoek(self._balk.zoekveld.text(), richting)
        else:
            self.begin_zoeken()

    def zoek(self, gevraagd: str, richting: int = 1) -> None:
        """Go to the next page (-1: the one before) whose text has ``gevraagd`` in it (case and diacritics ignored)."""
        bron, woord = self._bron, vouw(gevraagd)
        if bron is None or not woord:
            return
        if not self._aantal:
            self._zoek_in_tekst(gevraagd, richting)
            return
        volgorde = [(self._pagina + richting * i - 1) % self._aantal + 1 for i in range(1, self._aantal + 1)]
        teksten = self._teksten

        def werk(_voortgang: Voortgang) -> int:
            for nummer in volgorde:
                if nummer not in teksten:
                    teksten[nummer] = vouw(bron.tekst(nummer))
                if woord in teksten[nummer]:
                    return nummer
            return 0

        def klaar(nummer: int) -> None:
            if self._bron is bron:
                self._on_found(nummer, gevraagd)

        self._taken.start(werk, klaar, lambda fout: self._on_failed(bron, fout), bezig=self._bezigbalk, titel="Zoeken")

    def toon_treffer(self, woord: str) -> None:
        """Search for ``woord`` from the page that is shown on, this page too; once the document is open."""
        self._balk.zoekveld.setText(woord)
        if not self._balk.isEnabled():
            self._gezocht = woord
        elif not self._aantal:
            self.zoek(woord)
        elif self._keuze is not None:
            self._keuze.vind(vouw(woord))

    def _zoek_in_tekst(self, gevraagd: str, richting: int) -> None:
        """In a text without pages: from the cursor on, then from the other end."""
        terug = QTextDocument.FindFlag.FindBackward if richting < 0 else QTextDocument.FindFlag(0)
        begin = QTextCursor.MoveOperation.End if richting < 0 else QTextCursor.MoveOperation.Start
        if not self._platte_tekst.find(gevraagd, terug):
            self._platte_tekst.moveCursor(begin)
            if not self._platte_tekst.find(gevraagd, terug):
                self._on_found(0, gevraagd)

    def _on_found(self, nummer: int, gevraagd: str) -> None:
        if nummer:
            self._melding.toon(f"‘{gevraagd}’ staat op p {nummer}. Enter of F3 zoekt verder, Shift+F3 terug.", Toon.INFO)
            self.ga_naar(nummer)
            if self._keuze is not None:
                self._keuze.vind(vouw(gevraagd))
        else:
            scan = self._aantal and not any(tekst.strip() for tekst in self._teksten.values())
            uitleg = " Een gescand stuk heeft vaak geen tekst om in te zoeken." if scan else ""
            self._melding.toon(f"‘{gevraagd}’ staat niet in dit document.{uitleg}", Toon.LET_OP)
