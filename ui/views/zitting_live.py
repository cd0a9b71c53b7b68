"""The live screen of a zitting (screens.md 4.9): what a table reads, and keys for who leads it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cvt_desktop.domain.errors import CvtError
from cvt_desktop.domain.hoorrecht import Hoorrecht
from cvt_desktop.domain.ids import PersoonId
from cvt_desktop.domain.leeslijst import EersteOordeel
from cvt_desktop.domain.stem import Stemkeuze
from ui.presenters.uitkomstvorm import lees_voorgenomen
from ui.presenters.zitting_blad import Liveblad
from ui.presenters.zitting_live import ZittingLivePresenter
from ui.presenters.zitting_woorden import GASTEN_BINNEN
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.views.zitting_agendabalk import Agendabalk
from ui.views.zitting_beslisvak import Beslisvak
from ui.views.zitting_hoorvorm import Hoorvorm
from ui.views.zitting_oordeelrij import Oordeelrij
from ui.views.zitting_puntvak import Puntvak
from ui.views.zitting_tafelmenu import tafelmenu, toon_bij, voeg_uitwegen, voeg_verschoning, voeg_vervangers
from ui.views.zitting_uitkomstvorm import Uitkomstvorm
from ui.views.zitting_zijblad import zijblad
from ui.widgets.knop import Knop
from ui.widgets.kop import Kop
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.menu import Menu
from ui.widgets.rolvak import Rolvak
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.zijpaneel import Zijpaneel

_STEM = {"V": Stemkeuze.VOOR, "T": Stemkeuze.TEGEN, "O": Stemkeuze.ONTHOUDING}


class ZittingLiveView(QWidget):
    """``einde`` asks for the page with the outcomes, ``blok`` for the hamerstukken; ``gewijzigd``: something was kept."""

    einde = Signal()
    blok = Signal()
    gewijzigd = Signal()

    def __init__(self, presenter: ZittingLivePresenter, afdekken: Callable[[], None]) -> None:
        super().__init__()
        self._p = presenter
        self._lid = -1  # -1: keys are ordinary; 0: M was pressed; above: that member
        self._kop = Kop("Zitting")
        self._stand = Tekst("", Tekstsoort.ZWAK)
        self._positie = Tekst("", Tekstsoort.NADRUK)
        self.gastenknop = Knop("Gasten binnen")
        self.tafelknop = Knop("Aan tafel…")
        self.eindeknop = Knop("Voorlezen en sluiten")
        self._afdekknop = Knop("Afdekken (F9)", icoon="afdekken")
        self._agenda = Agendabalk()
        self._punt = Puntvak()
        self.oordeel = Oordeelrij()
        self.beslis = Beslisvak()
        self._balk = Meldingsbalk(bewaar_ruimte=False)
        self._zij = Zijpaneel(breedte=390)
        self._zij.hide()
        self._bouw()
        self._verbind(afdekken)
        self.toon()

    def _bouw(self) -> None:
        for chip in (self._stand, self._positie):
            self._kop.voeg_chip(chip)
        for knop in (self.tafelknop, self.gastenknop, self._afdekknop, self.eindeknop):
            self._kop.voeg_actie(knop)
        lijn = QFrame()
        lijn.setFrameShape(QFrame.Shape.HLine)
        lijn.setForegroundRole(self.palette().ColorRole.Mid)
        midden = QVBoxLayout()
        midden.setSpacing(Ruimte.S)
        midden.addWidget(Rolvak(self._punt, met_lijn=False), 1)
        midden.addWidget(self.oordeel)
        midden.addWidget(self._balk)
        midden.addWidget(lijn)
        midden.addWidget(self.beslis)
        rij = QHBoxLayout()
        rij.setSpacing(Ruimte.L)
        rij.addWidget(self._agenda)
        rij.addLayout(midden, 1)
        rij.addWidget(self._zij)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(Ruimte.L, Ruimte.S, Ruimte.L, Ruimte.S)
        kolom.setSpacing(Ruimte.S)
        kolom.addWidget(self._kop)
        kolom.addLayout(rij, 1)

    def _verbind(self, afdekken: Callable[[], None]) -> None:
        b = self.beslis
        b.vraag_gekozen.connect(lambda n: self._doe(lambda: self._p.vraag_omzetten(n)))
        b.alle_drie.connect(lambda: self._doe(self._p.alle_drie_ja))
        b.gehoord.connect(self._on_heard_pressed)
        b.uitkomst_gekozen.connect(self._on_outcome_chosen)
        b.hoofdact.connect(lambda: self._doe(self._p.hoofdact))
        b.volgende.connect(self._on_next)
        b.getypt.connect(self._p.getypt)
        b.stemrij.gestemd.connect(self._on_vote_chosen)
        b.stemrij.toegelicht.connect(self._on_reason_given)
        b.stemrij.verder.connect(self.begin)
        self.oordeel.tonen.connect(self._on_show_judgements)
        self.oordeel.genoteerd.connect(self._on_judgement_said)
        self._agenda.gekozen.connect(self._on_item_chosen)
        self._afdekknop.clicked.connect(lambda _aan=False: afdekken())
        self.gastenknop.clicked.connect(self._on_guests_clicked)
        self.tafelknop.clicked.connect(self._on_table_clicked)
        self.eindeknop.clicked.connect(self._on_end_clicked)
        b.terug.clicked.connect(lambda: self._doe(self._p.terugnemen))
        snel = QShortcut(QKeySequence("Ctrl+Left"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        snel.activated.connect(lambda: None if self.houdt_vast() else self._doe(self._p.vorige))

    # --- showing ------------------------------------------------------------------------------------------------------

    def toon(self, gedaan: str = "") -> None:
        """Show what the presenter tells, and what was ``gedaan``."""
        blad = self._p.blad()
        self._kop.zet(blad.titel, blad.commissie)
        self._stand.setText(blad.aanwezig)
        self._positie.setText("" if blad.gasten else blad.positie)
        self.gastenknop.zet_tekst("Gasten zijn weg" if blad.gasten else "Gasten binnen")
        for widget in (self.tafelknop, self.eindeknop, self._agenda):
            widget.setVisible(not blad.gasten)
        self._agenda.zet(blad.agenda)
        self._punt.setVisible(blad.punt is not None)
        if blad.punt is not None:
            self._punt.zet(blad.punt)
        self.oordeel.zet(self._p.oordelen.blad(self._p.beeld, self._p.kaart))
        self.beslis.setVisible(blad.beslis is not None)
        if blad.beslis is not None:
            self.beslis.zet(blad.beslis, lid=max(self._lid, 0), klaar=blad.klaar)
        self._toon_balk(blad, gedaan)

    def _toon_balk(self, blad: Liveblad, gedaan: str) -> None:
        if blad.punt is None:
            self._balk.toon("Er staat geen dossier op de agenda. Sluit deze zitting, of zet een dossier op de agenda.", Toon.INFO,
                            sluitbaar=False)  # fmt: skip
        elif self._lid >= 0:
            wie = "Druk V (voor), T (tegen) of O (onthouding)." if self._lid else "Druk het nummer van het lid."
            self._balk.toon(f"Stem noteren. {wie} Esc stopt.", Toon.INFO, sluitbaar=False)
        elif blad.beslis is not None and blad.beslis.niet_beslisbaar:
            waarom = blad.beslis.niet_beslisbaar
            waarom = f"{gedaan} Bij dit punt: {waarom[:1].lower()}{waarom[1:]}" if gedaan else waarom
            self._balk.toon(waarom, Toon.LET_OP, actie="Wat nu?", doe=self._on_not_decidable, sluitbaar=False)
        elif gedaan or blad.melding:
            self._balk.toon(f"{gedaan} {blad.melding}".strip(), Toon.GOED if gedaan else Toon.INFO)
        else:
            self._balk.verberg()

    def _doe(self, act: Callable[[], object]) -> None:
        """One act of a person: kept, shown; a refusal is said in its place and nothing else changes. Words that it gives too."""
        self.beslis.stuur_teksten()
        self._lid = -1
        try:
            gedaan = act()
        except CvtError as fout:
            self.toon()
            self._balk.toon(fout.melding, Toon.FOUT)
            return
        if self.beslis.vorm is not None:
            self.beslis.sluit_vorm()
        self.toon(gedaan if isinstance(gedaan, str) else "")
        self.gewijzigd.emit()
        self.begin()

    def begin(self) -> None:
        """Put the focus where the next act is, so that keys work and nothing is lost."""
        if self.beslis.isVisibleTo(self):
            self.beslis.begin()
        else:
            self.gastenknop.setFocus()

    def houdt_vast(self) -> bool:
        """Whether guests are at the table, and that is said: another item and the page under this one name others."""
        if gasten := self._p.beeld.zitting.gasten_aanwezig:
            self._balk.toon(GASTEN_BINNEN, Toon.INFO)
        return gasten

    def plek(self) -> str:
        """The item on the screen."""
        kaart = self._p.kaart
        return "" if kaart is None else str(kaart.aanvraag.id)

    def naar_plek(self, punt: str) -> None:
        """Back at that item; one that left the agenda meanwhile is passed over."""
        for id_ in [kaart.aanvraag.id for kaart in self._p.beeld.kaarten if str(kaart.aanvraag.id) == punt]:
            self._doe(partial(self._p.ga_naar, id_))

    def bij_tonen(self) -> None:
        """Each time the page comes to the front."""
        self._p.ververs()
        self.toon()
        self.begin()

    # --- outcome ------------------------------------------------------------------------------------------------------

    def _on_outcome_chosen(self, nummer: int) -> None:
        self.beslis.stuur_teksten()
        try:
            vraagt = self._p.kies(nummer)
        except CvtError as fout:
            self.toon()
            self._balk.toon(fout.melding, Toon.FOUT)
            return
        if vraagt is None:
            self._doe(lambda: None)
            return
        self.toon()
        uitleg = self._p.aanhoud_uitleg() if nummer == 4 else ""
        vorm = Uitkomstvorm(vraagt, uitleg, met_periode=self._p.met_periode, met_categorie=self._p.met_categorie)
        vorm.klaar.connect(self._on_form_ready)
        vorm.gesloten.connect(self._on_form_closed)
        self.beslis.toon_vorm(vorm)
        self.beslis.merk(nummer)

    def _on_form_ready(self, waarden: dict[str, object]) -> None:
        if not isinstance(vorm := self.beslis.vorm, Uitkomstvorm):
            return
        try:
            self._p.voornemen(lees_voorgenomen(vorm.voorgenomen, waarden))
        except CvtError as fout:
            vorm.toon_fout(fout.veld or "", fout.melding)
            return
        self._doe(lambda: None)

    def _on_heard_pressed(self) -> None:
        self.beslis.stuur_teksten()
        try:
            vraagt = self._p.gehoord()
        except CvtError as fout:
            self.toon()
            self._balk.toon(fout.melding, Toon.FOUT)
            return
        if vraagt is None:
            self._doe(lambda: None)
            return
        self._zij.hide()  # the form is as wide as the page
        self.toon()
        vorm = Hoorvorm(vraagt)
        vorm.klaar.connect(self._on_heard_ready)
        vorm.gesloten.connect(self._on_form_closed)
        self.beslis.toon_vorm(vorm)

    def _on_heard_ready(self, hoorrecht: Hoorrecht) -> None:
        try:
            self._p.horen(hoorrecht)
        except CvtError as fout:
            if self.beslis.vorm is not None:
                self.beslis.vorm.toon_fout(fout.veld or "", fout.melding)
            return
        self._doe(lambda: None)

    def _on_form_closed(self) -> None:
        self.beslis.sluit_vorm()
        self.begin()

    # --- stemmen --------------------------------------------------------------------------------------------------------

    def _on_vote_chosen(self, regel: int, keuze: Stemkeuze) -> None:
        beslis = self._p.blad().beslis
        if beslis is not None:
            wie = beslis.stemmers[regel].persoon_id
            self._noteer(lambda: self._p.stem(wie, keuze), keuze)

    def _noteer(self, act: Callable[[], object], keuze: Stemkeuze) -> None:
        """What is typed after a stem against is the reason: on a button the first space would decide the item."""
        self._doe(act)
        if keuze is not Stemkeuze.VOOR and self.beslis.stemrij.reden.isVisibleTo(self):
            self.beslis.stemrij.reden.setFocus()

    def _on_reason_given(self, regel: int, tekst: str) -> None:
        beslis = self._p.blad().beslis
        if beslis is None or regel >= len(beslis.stemmers) or beslis.stemmers[regel].reden == tekst:
            return
        wie = beslis.stemmers[regel].persoon_id
        try:
            self._p.toelichten(wie, tekst)
        except CvtError as fout:
            self._balk.toon(fout.melding, Toon.FOUT)

    def _on_show_judgements(self) -> None:
        if (kaart := self._p.kaart) is not None:
            self._doe(lambda: self._p.oordelen.toon(kaart.aanvraag.id))

    def _on_judgement_said(self, wie: PersoonId, oordeel: EersteOordeel) -> None:
        if (kaart := self._p.kaart) is not None:
            self._doe(lambda: self._p.oordelen.noteer(kaart.aanvraag.id, wie, oordeel))

    def _on_item_chosen(self, nummer: int) -> None:
        if nummer >= len(regels := self._p.blad().agenda):
            return
        naar = regels[nummer].aanvraag_id
        if naar is not None:
            self._doe(lambda: self._p.ga_naar(naar))
            return
        self.bij_verlaten()
        self.blok.emit()

    # --- the table --------------------------------------------------------------------------------------------------------

    def _on_guests_clicked(self) -> None:
        self._zij.hide()
        gasten = not self._p.beeld.zitting.gasten_aanwezig
        self._doe(lambda: self._p.gasten(gasten))

    def _on_table_clicked(self) -> None:
        menu = tafelmenu(self, self._p.beeld, lambda wie, aan: self._doe(lambda: self._p.aanwezigheid(wie, aan)),
                         self._on_replacement_chosen)  # fmt: skip
        voeg_verschoning(menu, self._p.beeld, self._p.kaart,
                         lambda wie: self._doe(lambda: self._p.verschonen(wie, "eigen belang (Awb 2:4)")))  # fmt: skip
        toon_bij(menu, self.tafelknop)

    def _on_replacement_chosen(self, wie: PersoonId) -> None:
        self._doe(lambda: self._p.plaatsvervanger(wie))

    def _on_not_decidable(self) -> None:
        menu = Menu(self)
        voeg_vervangers(menu, self._p.beeld, self._on_replacement_chosen)
        voeg_uitwegen(menu, self._p, self._doe)
        self.toon()
        self._balk.actieknop.setFocus()  # it was hidden by its click: Esc in the menu comes back to it
        toon_bij(menu, self._balk.actieknop)

    def _on_next(self) -> None:
        if self._p.blad().klaar:
            self._on_end_clicked()
        else:
            self._doe(self._p.verder)

    def _on_end_clicked(self) -> None:
        self.bij_verlaten()
        self.einde.emit()

    def bij_verlaten(self) -> None:
        """What was typed becomes part of the item."""
        self.beslis.stuur_teksten()
        try:
            self._p.bewaar_teksten()
        except CvtError as fout:
            self._balk.toon(fout.melding, Toon.FOUT)

    # --- keys -------------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier or self._p.beeld.zitting.gasten_aanwezig:
            super().keyPressEvent(event)
            return
        letter = event.text().upper()
        bezig = self._lid >= 0 or self._zij.isVisible() or self.beslis.vorm is not None or self.beslis.typt()
        if event.key() == Qt.Key.Key_Escape and bezig:
            self._op_esc()
        elif self._lid >= 0 and (letter.isdecimal() or letter in _STEM):
            self._op_stemtoets(letter)
        elif letter == "M" and self._p.kaart is not None:
            self._lid = 0
            self.toon()
        elif letter == "J":
            self._doe(self._p.alle_drie_ja)
        elif letter == "H":
            self._on_heard_pressed()
        elif letter and letter in "SO12":
            self._op_leestoets(letter)
        else:
            super().keyPressEvent(event)

    def _op_esc(self) -> None:
        if self._lid >= 0:
            self._lid = -1
        elif not self._zij.isHidden():
            self._zij.hide()
        else:
            self.beslis.sluit_vorm()
        self.toon()
        self.begin()

    def _op_stemtoets(self, letter: str) -> None:
        if letter.isdecimal():
            self._lid = int(letter)
            self.toon()
            return
        nummer, keuze = self._lid, _STEM[letter]
        self._noteer(lambda: self._p.stem_nummer(nummer, keuze), keuze)

    def _op_leestoets(self, letter: str) -> None:
        kaart = self._p.kaart
        if kaart is None:
            return
        self._zij.zet_inhoud(*zijblad(kaart, letter))
