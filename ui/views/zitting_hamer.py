"""The page with the block of hamerstukken (screens.md 4.9): lift one out, or all akkoord in one act."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cvt_desktop.domain.errors import CvtError
from cvt_desktop.domain.ids import AanvraagId
from ui.presenters.zitting_hamer import Hamerrij, ZittingHamerPresenter
from ui.presenters.zitting_woorden import GASTEN_BINNEN
from ui.tasks import Taken, melding
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.views.zitting_hamerlijst import ZittingHamerlijst
from ui.views.zitting_tafelmenu import tafelmenu, toon_bij
from ui.widgets.bezigbalk import Bezigbalk
from ui.widgets.knop import Knop
from ui.widgets.kop import Kop
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.rolvak import Rolvak
from ui.widgets.tekst import Tekst, Tekstsoort


class ZittingHamerView(QWidget):
    """``bespreken`` asks for the live screen; ``gewijzigd`` tells that something was kept."""

    bespreken = Signal()
    gewijzigd = Signal()

    def __init__(self, presenter: ZittingHamerPresenter, taken: Taken, afdekken: Callable[[], None]) -> None:
        super().__init__()
        self._p, self._taken = presenter, taken
        self._loopt = False
        self._bezig = Bezigbalk()
        self._kop = Kop("Hamerstukken")
        self._stand = Tekst("", Tekstsoort.ZWAK)
        self._kop.voeg_chip(self._stand)
        self.tafelknop = Knop("Aan tafel…")
        self.gastenknop = Knop("Gasten binnen")
        self._afdekknop = Knop("Afdekken (F9)", icoon="afdekken")
        self.terug = Knop("Terugnemen", toets="Ctrl+Z")
        self.verder = Knop("Verder", toets="Ctrl+Right")
        self.verder.setAccessibleName("Naar de bespreekstukken")
        for knop in (self.tafelknop, self.gastenknop, self._afdekknop, self.terug, self.verder):
            self._kop.voeg_actie(knop)
        self.hoofd = self._kop.hoofdknop("Allen akkoord")
        self._verder_ook = QShortcut(QKeySequence("Ctrl+Right"), self, enabled=False)
        self._balk = Meldingsbalk(bewaar_ruimte=False)
        self._vraag = Tekst("", Tekstsoort.GROOT_NADRUK, afbreken=True)
        self._verschoond = Tekst("", Tekstsoort.BODY, afbreken=True)
        self.lijst = ZittingHamerlijst()
        self._stem = Tekst("", Tekstsoort.BODY, afbreken=True)
        self._uitleg = Tekst("", Tekstsoort.ZWAK, afbreken=True)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(Ruimte.L, Ruimte.S, Ruimte.L, Ruimte.S)
        kolom.setSpacing(Ruimte.M)
        kolom.addWidget(self._kop)
        kolom.addWidget(self._bezig)
        kolom.addWidget(self._balk)
        kolom.addWidget(self._vraag)
        kolom.addWidget(self._verschoond)
        kolom.addWidget(Rolvak(self.lijst), 1)
        kolom.addWidget(self._stem)
        kolom.addWidget(self._uitleg)
        self._verbind(afdekken)
        self.toon()

    def _verbind(self, afdekken: Callable[[], None]) -> None:
        self.hoofd.clicked.connect(self._on_main_clicked)
        self.verder.clicked.connect(self.bespreken)
        self._verder_ook.activated.connect(self.bespreken)
        self.terug.clicked.connect(lambda: self._begin_blok(self._p.terugnemen))
        self.gastenknop.clicked.connect(self._on_guests_clicked)
        self.tafelknop.clicked.connect(self._on_table_clicked)
        self._afdekken = afdekken
        self._afdekknop.clicked.connect(self._on_cover_clicked)
        self.lijst.uitlichten.connect(self._on_lift_out)
        self.lijst.gekozen.connect(self._on_line_chosen)

    def toon(self) -> None:
        """Show what the presenter tells."""
        blad = self._p.blad()
        self._kop.zet(blad.titel, blad.commissie)
        self._stand.setText(blad.aanwezig)
        self._vraag.setText(blad.vraag)
        self._stem.setText("")
        self.lijst.zet(blad.rijen)
        self._uitleg.setText(blad.uitleg)
        self._verschoond.zeg(blad.verschoond)
        self.gastenknop.zet_tekst("Gasten zijn weg" if blad.gasten else "Gasten binnen")
        self.tafelknop.setVisible(not blad.gasten)
        self.hoofd.zet_tekst(blad.hoofd)
        self.hoofd.setEnabled(blad.hoofd_kan)
        self.verder.setVisible(not blad.beslist)
        self._verder_ook.setEnabled(blad.beslist)  # the key of before goes on; of two of one key neither works
        self.terug.setVisible(blad.kan_terug)
        self.terug.setEnabled(True)
        if blad.melding:
            self._balk.toon(blad.melding, Toon.LET_OP, sluitbaar=False)
        else:
            self._balk.verberg()

    def begin(self) -> None:
        """Focus on a line, so that U works at once; Ctrl+Enter works from everywhere."""
        if not self.lijst.begin():
            (self.hoofd if self.hoofd.isEnabled() else self.gastenknop).setFocus()

    def houdt_vast(self) -> bool:
        """Whether guests are at the table, and that is said: the page under this one names others."""
        if gasten := self._p.beeld.zitting.gasten_aanwezig:
            self._balk.toon(GASTEN_BINNEN, Toon.INFO)
        return gasten

    def bij_tonen(self) -> None:
        """Each time the page comes to the front."""
        if self._loopt:
            return
        self._p.ververs()
        self.toon()
        self.begin()

    def _doe(self, act: Callable[[], object]) -> bool:
        """One act of a person: kept and shown, or refused in words with nothing changed."""
        if self._loopt:
            return False
        try:
            act()
        except CvtError as fout:
            self._on_failed(fout)
            return False
        self._on_done(None)
        return True

    def _begin_blok(self, act: Callable[[], object]) -> None:
        """An act on the whole block: as many besluiten as there are lines, so outside the thread of the window."""
        if self._loopt:
            return
        self._loopt = True
        for knop in (self.hoofd, self.terug):
            knop.setEnabled(False)
        self._taken.start(lambda _v: act(), self._on_done, self._on_failed, bezig=self._bezig, titel="Hamerstukken vaststellen")

    def _on_done(self, _niets: object) -> None:
        self._loopt = False
        self.toon()
        self.gewijzigd.emit()
        self.begin()

    def _on_failed(self, fout: Exception) -> None:
        self._loopt = False
        self.toon()
        self._balk.toon(melding(fout), Toon.FOUT)
        self.begin()

    def _on_main_clicked(self) -> None:
        if self._p.blad().beslist:
            self.bespreken.emit()
        else:
            self._begin_blok(self._p.akkoord)

    def _on_lift_out(self, aanvraag_id: AanvraagId) -> None:
        nummer = next(r.nummer for r in self._p.blad().rijen if r.aanvraag_id == aanvraag_id)
        if self._doe(lambda: self._p.uitlichten(aanvraag_id)):
            self._balk.toon(f"Punt {nummer} is uitgelicht en wordt besproken.", Toon.INFO, actie="Terugzetten",
                            doe=lambda: self._zet_terug(aanvraag_id))  # fmt: skip

    def _zet_terug(self, aanvraag_id: AanvraagId) -> None:
        self._doe(lambda: self._p.terugzetten(aanvraag_id))

    def _on_line_chosen(self, rij: Hamerrij) -> None:
        self._stem.setText(rij.stem)

    def _on_cover_clicked(self) -> None:
        self._afdekken()

    def _on_guests_clicked(self) -> None:
        gasten = not self._p.beeld.zitting.gasten_aanwezig
        self._doe(lambda: self._p.gasten(gasten))

    def _on_table_clicked(self) -> None:
        menu = tafelmenu(self, self._p.beeld, lambda wie, aan: self._doe(lambda: self._p.aanwezigheid(wie, aan)),
                         lambda wie: self._doe(lambda: self._p.plaatsvervanger(wie)))  # fmt: skip
        toon_bij(menu, self.tafelknop)
