"""The page on which a member reads for a zitting (screens.md 4.15): list, dossier, own notes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from cvt_desktop.domain.errors import CvtError
from cvt_desktop.domain.ids import AanvraagId
from ui.gang import Gang
from ui.presenters.leeslijst import OORDELEN, Leesblad, LeeslijstPresenter, Leesrij
from ui.tasks import Taken, melding
from ui.theme import BASIS_PUNT, Ruimte
from ui.tonen import Toon
from ui.views.leeslijst_leesvak import Leesvak
from ui.views.leeslijst_notities import Leesnotities
from ui.widgets.knop import Knop
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.kop import Kop
from ui.widgets.legestaat import LegeStaat
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.tabel import Kolom, Tabel
from ui.widgets.vinkje import Vinkje
from ui.zoek_in_stuk import zoekt_in_stuk

_KOLOMMEN: list[Kolom[Leesrij]] = [
    Kolom(titel="", tekst=lambda r: r.teken, breedte=44),
    Kolom(titel="NR", tekst=lambda r: str(r.nummer), rechts=True, breedte=44, sorteer=lambda r: r.nummer),
    Kolom(titel="LEERLING", tekst=lambda r: r.leerling, nadruk=True, rek=True, breedte=104, heel=150),
    Kolom(titel="OMVANG", tekst=lambda r: r.omvang, zwak=True, breedte=92),
    Kolom(titel="MIJN MERK", tekst=lambda r: r.merk, breedte=122, smalst=92),
]
_LIJST, _NOTITIES, _SMALST_MIDDEN = 430, 256, 590
_GEWONE_TOETS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
_OORDEEL = {k.toets: k.waarde for k in OORDELEN}


@dataclass(frozen=True, slots=True, kw_only=True)
class Leesomgeving:
    """What the page needs of the window."""

    taken: Taken
    gewijzigd: Callable[[str], None]
    """Tells other screens that something of this kind changed."""


class LeeslijstView(QWidget):
    """Three columns; where they do not fit the note and the list take turns (N).

    Keys of the member: Ctrl+→ and Ctrl+←, ``+`` ``0`` ``-``, B, G, O, S, N; Page Down and Page Up in what is read, Enter goes
    there, Ctrl+F searches in a stuk.
    In the note they are letters.
    """

    def __init__(self, presenter: LeeslijstPresenter, omgeving: Leesomgeving) -> None:
        super().__init__()
        self._p, self._o = presenter, omgeving
        self._open: AanvraagId | None = None
        self._smal = False
        self._gang = Gang(self)
        self._kop = Kop("Leeslijst", terug=True)
        self.alleen = Vinkje("alleen", "Alleen bespreekstukken")
        self.alleen.zonder_foutregel()
        self.notitieknop = Knop("Aantekening (N)")
        self.notitieknop.setCheckable(True)
        self._kop.voeg_actie(self.notitieknop)
        self.notitieknop.hide()
        self.hoofd = self._kop.hoofdknop("Gelezen, volgende")
        self._balk = Meldingsbalk(bewaar_ruimte=False)
        self.tabel: Tabel[Leesrij] = Tabel("Leeslijst", _KOLOMMEN, sleutel=lambda r: r.id,
                                           leeg="Er zijn geen bespreekstukken.", leeg_uitleg="Vink het filter uit voor alles.")
        self.leesvak = Leesvak(omgeving.taken)
        self.notities = Leesnotities()
        self._leeg = LegeStaat("", icoon="document")
        self._bouw()
        self._verbind()
        self.toon()

    def _bouw(self) -> None:
        vol = QWidget()
        rij = QHBoxLayout(vol)
        rij.setContentsMargins(0, 0, 0, 0)
        rij.setSpacing(Ruimte.L)
        self._links = Kolomvak()
        self._links.voeg(self.tabel, 1)
        self._links.voeg(self.alleen)
        rij.addWidget(self._links)
        rij.addWidget(self.leesvak, 1)
        rij.addWidget(self.notities)
        self.panelen = (self._links, self.leesvak, self.notities)
        vak = QWidget()
        self._stapel = QStackedLayout(vak)
        self._stapel.addWidget(vol)
        self._stapel.addWidget(self._leeg)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(Ruimte.L, Ruimte.M, Ruimte.L, Ruimte.M)
        kolom.setSpacing(Ruimte.S)
        kolom.addWidget(Kolomvak(self._kop, self._balk))
        kolom.addWidget(vak, 1)

    def _verbind(self) -> None:
        self._kop.terug_gevraagd.connect(self._p.terug)
        self.hoofd.clicked.connect(self._on_main_clicked)
        self.alleen.gewijzigd.connect(self._on_filter_changed)
        self.notitieknop.clicked.connect(self._on_notes_clicked)
        self.tabel.keuze_gewijzigd.connect(self._on_row_chosen)
        self.tabel.toets.connect(self._op_letter)
        self.tabel.geactiveerd.connect(lambda _r: self._on_entered())
        self.leesvak.gelezen.connect(self._on_read)
        self.leesvak.bespreken.connect(self._on_discuss)
        self.leesvak.oordeel.connect(self._on_judged)
        self.leesvak.stuk_uit.connect(self._on_stuk_read)
        self.notities.getypt.connect(self._on_typed)
        for reeks, stap in (("Ctrl+Right", 1), ("Ctrl+Left", -1)):
            snel = QShortcut(QKeySequence(reeks), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            snel.activated.connect(lambda stap=stap: self._on_step(stap))
        for reeks, stap in (("PgDown", 1), ("PgUp", -1)):  # in the list they would end at another dossier
            blader = QShortcut(QKeySequence(reeks), self.tabel.weergave, context=Qt.ShortcutContext.WidgetShortcut)
            blader.activated.connect(lambda stap=stap: self.leesvak.blader(stap))

    # --- showing --------------------------------------------------------------------------------------------------------

    def toon(self) -> None:
        """Show what the presenter tells; another dossier is opened, the same one stays where it is read."""
        blad = self._p.blad()
        self._kop.zet(blad.titel)
        self._stapel.setCurrentIndex(1 if blad.leeg[0] else 0)
        self._leeg.zet(*blad.leeg)
        self.hoofd.setVisible(not blad.leeg[0])
        self._toon_lijst(blad)
        self._toon_dossier()
        self._schik()

    def _toon_lijst(self, blad: Leesblad) -> None:
        self.hoofd.setEnabled(not blad.alles_gelezen and bool(blad.rijen))
        self.alleen.zet_waarde(self._p.alleen_bespreken)
        self.tabel.blockSignals(True)
        self.tabel.zet_rijen(blad.rijen)
        if self._p.nu is not None:
            self.tabel.kies(self._p.nu)
        self.tabel.blockSignals(False)

    def _toon_dossier(self) -> None:
        dossier = self._p.dossier()
        self.leesvak.setVisible(dossier is not None)
        if dossier is None:
            self._open = None
            return
        self.leesvak.zet(dossier, oordeel_kan=self._p.kan_oordelen())
        self.notities.zet(dossier)
        if self._open != dossier.id:
            self._open = dossier.id
            self._gang.begin(self._open_dossier())

    def _open_dossier(self) -> Iterator[None]:
        """The card and the stukken of another dossier, in turns: reading and building together are felt as a pause."""
        self.leesvak.sluit()
        yield
        kaart, stukken, eerdere = self._p.kaart(), self._p.stukken(), self._p.eerdere()
        yield
        if kaart is not None and stukken is not None:
            self.notities.zet_vragen(kaart.toetsing, kaart.uitzonderingen)
            self.leesvak.open(kaart, stukken, eerdere, self._p.eerder)

    def naar(self, aanvraag_id: AanvraagId) -> None:
        """Open the list at this dossier."""
        self.notities.bewaar()
        if self._p.kies(aanvraag_id):
            self.toon()

    def begin(self) -> None:
        """The focus on the list, where the keys work."""
        if self.tabel.isVisibleTo(self):
            self.tabel.setFocus()
        elif self.leesvak.keuze.isVisibleTo(self):
            self.leesvak.keuze.setFocus()
        else:
            self.setFocus()

    def bij_tonen(self) -> None:
        """Each time the page comes to the front."""
        self._p.ververs()
        self._open = None if self._p.nu != self._open else self._open
        self.toon()
        self.leesvak.ververs_stukken()

    def bij_verlaten(self) -> None:
        """Keep what was typed."""
        self.notities.bewaar()

    def bij_weg(self) -> None:
        """Nothing is built any more."""
        self._gang.stop()

    def plek(self) -> str:
        """The dossier that is open, for who comes back after locking."""
        return "" if self._p.nu is None else str(self._p.nu)

    def naar_plek(self, plek: str) -> None:
        """Back at that dossier, when it is still on the list."""
        for rij in self._p.blad().rijen:
            if str(rij.id) == plek:
                self.naar(rij.id)

    # --- columns --------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._schik()

    def _schik(self) -> None:
        """Three columns, or two where the middle would be too narrow to read."""
        schaal = QApplication.font().pointSizeF() / BASIS_PUNT
        self._links.setFixedWidth(round(_LIJST * schaal))
        self.notities.setFixedWidth(round(_NOTITIES * schaal))
        smal = self.width() < round((_LIJST + _NOTITIES + _SMALST_MIDDEN) * schaal)
        leeg = self._stapel.currentIndex() == 1
        self.notitieknop.setVisible(smal and not leeg)
        if smal != self._smal:
            self._smal = smal
            self.notitieknop.setChecked(smal and self.notities.notitie.editor.hasFocus())
        self._toon_notities(self.notitieknop.isChecked(), focus=False)

    def _on_notes_clicked(self, aan: bool) -> None:
        self._toon_notities(aan)

    def _toon_notities(self, aan: bool, *, focus: bool = True) -> None:
        """In two columns the note takes the place of the list."""
        self.notities.setVisible(aan or not self._smal)
        self._links.setVisible(not (aan and self._smal))
        self.notitieknop.setChecked(aan and self._smal)
        if focus:
            (self.notities.notitie if aan else self.tabel).setFocus()

    # --- acts -----------------------------------------------------------------------------------------------------------

    def _doe(self, act: Callable[[], object]) -> object:
        """One act: kept and shown, or refused in words with nothing changed."""
        self.notities.bewaar()
        try:
            uit = act()
        except CvtError as fout:
            self.toon()
            self._balk.toon(melding(fout), Toon.FOUT)
            return None
        self._balk.verberg()
        self.toon()
        return uit

    def _on_main_clicked(self) -> None:
        if self._doe(self._p.lees_en_verder) is False:
            self._balk.toon("Alles op deze lijst is gelezen.", Toon.GOED)
        self.leesvak.ververs_stukken()

    def _on_step(self, richting: int) -> None:
        self._doe(lambda: self._p.stap(richting))

    def _on_filter_changed(self) -> None:
        self._doe(lambda: self._p.filter(bool(self.alleen.waarde())))

    def _on_row_chosen(self, rij: Leesrij | None) -> None:
        if rij is not None and rij.id != self._p.nu:
            self.naar(rij.id)

    def _on_entered(self) -> None:
        """Enter: into what is read. Not on the choice of stukken: there a letter is the first one of a name, no key."""
        self._gang.rond_af()
        self.leesvak.begin()

    def _on_read(self) -> None:
        self._doe(self._p.wissel_gelezen)
        self.leesvak.ververs_stukken()

    def _on_stuk_read(self) -> None:
        self._doe(self._p.ververs_dossier)
        self.leesvak.ververs_stukken()

    def _on_discuss(self) -> None:
        if zin := self._doe(self._p.wissel_bespreken):
            self._balk.toon(str(zin), Toon.INFO)
        self._o.gewijzigd("zitting")

    def _on_judged(self, naam: str) -> None:
        if naam:
            self._doe(lambda: self._p.oordeel(naam))

    def _on_typed(self, aanvraag_id: AanvraagId, tekst: str) -> None:
        self.notities.toon_fout(self._p.bewaar_notitie(aanvraag_id, tekst))
        self._toon_lijst(self._p.blad())

    # --- keys -----------------------------------------------------------------------------------------------------------

    def _op_letter(self, letter: str) -> bool:
        """A key of the member; only where nobody types."""
        doen: dict[str, Callable[[], None]] = {
            "G": self.leesvak.leesknop.click, "B": self.leesvak.bespreekknop.click, "O": self.leesvak.naar_kaart,
            "S": self.leesvak.volgend_stuk, "N": lambda: self._toon_notities(True),
        }  # fmt: skip
        if self._stapel.currentIndex() == 1:
            return False
        self._gang.rond_af()  # a key is for the dossier that is coming
        if letter in _OORDEEL and self._p.kan_oordelen():
            self._on_judged(_OORDEEL[letter])
        elif letter.upper() in doen:
            doen[letter.upper()]()
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no field wanted. Esc leaves the note first, then the page."""
        in_notitie = self.notities.notitie.editor.hasFocus()
        if event.key() == Qt.Key.Key_Escape and in_notitie:
            self.notities.bewaar()
            self._toon_notities(False)
            return
        if event.matches(QKeySequence.StandardKey.Find):
            self._gang.rond_af()
            if not zoekt_in_stuk(event, self.leesvak):
                self._balk.toon("Zoeken kan in een stuk. Druk S voor het eerste stuk.", Toon.INFO)
            return
        vrij = not in_notitie and not event.modifiers() & ~_GEWONE_TOETS
        if not (vrij and self._op_letter(event.text())):
            super().keyPressEvent(event)
