"""The agenda of a planned zitting: what is on it at the left, what is ready or not at the right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cvt_desktop.domain.errors import CvtError
from ui.dialogs.gasten import GastenDialoog
from ui.dialogs.van_elders import VanElders
from ui.presenters.agendarijen import Agendarij
from ui.presenters.zitting_agenda import Agendablad, ZittingAgendaPresenter
from ui.presenters.zitting_kandidaten import Kandidaat
from ui.tasks import Taken
from ui.theme import Ruimte
from ui.tonen import Chip, Toon, platte_tip
from ui.views.zitting_concept import ZittingConceptVorm
from ui.views.zitting_kandidaten import Kandidatenlezer
from ui.views.zitting_wachtlijst import ZittingWachtlijst
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.kop import Kop
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.rij import Rij
from ui.widgets.tabel import Kolom, Tabel
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.vloeirij import Vloeirij
from ui.widgets.zijpaneel import Zijpaneel


def _dag(termijn: Chip) -> Chip:
    """Its last part: beside what is proposed, or what is waited for, there is no room to count the days as well."""
    return replace(termijn, tekst=termijn.tekst.rpartition(" · ")[2])


_AGENDA: list[Kolom[Agendarij]] = [
    Kolom(titel="NR", tekst=lambda r: str(r.nummer), rechts=True, breedte=40, sorteer=lambda r: r.nummer),
    Kolom(titel="LEERLING", tekst=lambda r: r.leerling, nadruk=True),
    Kolom(titel="VOORSTEL", tekst=lambda r: r.bij, rek=True),
    Kolom(titel="DOET NIET MEE", tekst=lambda r: r.wacht, breedte=110),
    Kolom(titel="UITERLIJK", tekst=lambda r: _dag(r.termijn)),
]
_HAMER: list[Kolom[Agendarij]] = [
    Kolom(titel="NR", tekst=lambda r: r.nr, rechts=True, breedte=40, sorteer=lambda r: r.nummer),
    Kolom(titel="LEERLING", tekst=lambda r: r.naam, nadruk=True, smalst=214, sorteer=lambda r: r.leerling),
    Kolom(titel="WAAROM HAMERSTUK", tekst=lambda r: r.waarbij, rek=True),
    Kolom(titel="GELEZEN", tekst=lambda r: r.gelezen, breedte=96, sorteer=lambda r: r.aantal_lezers),
    Kolom(titel="UITERLIJK", tekst=lambda r: _dag(r.termijn)),
]
_LEEG = ("Er staat nog niets op de agenda.", "Zet rechts een gereed dossier op de agenda (Enter).")
_LEEG_TE_LEZEN = (_LEEG[0], "De secretaris zet er de dossiers op die gereed zijn.")
_LEEG_NAAST_HAMER = ("Er zijn geen bespreekstukken.", "Licht een hamerstuk uit met U als een lid het wil bespreken.")
_MEEST = 6
"""How many lines of the block are seen at once; the rest scrolls."""
_LAAGST = 120
_KANDIDATEN: list[Kolom[Kandidaat]] = [
    Kolom(titel="LEERLING", tekst=lambda r: r.leerling, nadruk=True, breedte=180, smalst=120, heel=230),
    Kolom(titel="STAND", tekst=lambda r: r.wat, rek=True, breedte=160),
    Kolom(titel="UITERLIJK", tekst=lambda r: _dag(r.termijn)),
]


class ZittingAgendaView(QWidget):
    """``openen`` asks for the opening page, ``plan`` for the form, ``afdrukken`` for the paper, ``leesmap`` for what
    members take home, ``gewijzigd`` tells that something was kept, ``terug`` leaves.
    """

    openen = Signal()
    plan = Signal()
    afdrukken = Signal()
    leesmap = Signal()
    gewijzigd = Signal()
    terug = Signal()

    def __init__(self, presenter: ZittingAgendaPresenter, taken: Taken, *, leeg: bool = False) -> None:
        """``leeg``: who makes it calls ``toon`` and ``lees_kandidaten``, each in a moment of its own."""
        super().__init__()
        self._p = presenter
        self._kop = Kop("Zitting", terug=True)
        self._plan = Knop("Zitting wijzigen")
        self.papier = Knop("Agenda maken", icoon="document")
        self.leesmapknop = Knop("Leesmap maken per lid…")
        self.leesknop = Knop("Leeslijst")
        self._kop.voeg_actie(self.leesknop)
        self._kop.voeg_actie(self.papier)
        self._kop.voeg_actie(self.leesmapknop)
        self._kop.voeg_actie(self._plan)
        self.openknop = self._kop.hoofdknop("Naar de opening")
        self._telling = Tekst("", Tekstsoort.NADRUK, afbreken=True)
        self._balk = Meldingsbalk(bewaar_ruimte=False)
        self.agenda: Tabel[Agendarij] = Tabel("Agenda", _AGENDA, sleutel=lambda r: r.sleutel, leeg=_LEEG[0], leeg_uitleg=_LEEG[1])
        self.hamer: Tabel[Agendarij] = Tabel("Hamerstukken", _HAMER, sleutel=lambda r: r.sleutel)
        self._hamerkop, self._bespreekkop = Tekst("", Tekstsoort.SUB), Tekst("", Tekstsoort.SUB)
        self._kandidatenkop = Tekst("", Tekstsoort.SUB)
        self._actief = self.agenda
        self.kandidaten: Tabel[Kandidaat] = Tabel(
            "Niet op de agenda", _KANDIDATEN, sleutel=lambda r: r.id, leeg="Er is geen ander dossier in behandeling."
        )
        self._lezer = Kandidatenlezer(presenter, taken, self.kandidaten)
        self._omhoog = Knop("Omhoog", Knopsoort.STIL, toets="Alt+Up")
        self._omlaag = Knop("Omlaag", Knopsoort.STIL, toets="Alt+Down")
        self._eraf = Knop("Van de agenda", Knopsoort.STIL)
        for knop, toets in ((self._omhoog, "Alt+↑"), (self._omlaag, "Alt+↓")):
            knop.toon_toets(False)  # the row of acts fits in one line
            knop.setToolTip(platte_tip(f"{knop.tekst()} ({toets})"))
        self.wissel = Knop("Uitlichten (U)", Knopsoort.STIL)
        self._waarom = Tekst("", Tekstsoort.ZWAK, afbreken=True)
        self._concept = Knop("Conceptbesluit…")
        self.gastenknop = Knop("Gasten…", Knopsoort.STIL)
        self._erop = Knop("Op de agenda")
        self.van_elders = Knop("Van een andere commissie…", Knopsoort.STIL)
        self._stand = Tekst("", Tekstsoort.ZWAK, afbreken=True)
        self._wacht = ZittingWachtlijst()
        self._mag = self._mag_uitlichten = False
        self._op_agenda = ""
        self._zij = Zijpaneel(breedte=400)
        self._zij.hide()
        self._bouw()
        self._verbind()
        if not leeg:
            self.toon()
            self.lees_kandidaten()

    def begin(self) -> None:
        """Focus on the agenda, or on what can be put on it."""
        gevuld = (tabel for tabel in (self.hamer, self.agenda) if tabel.zichtbaar())
        next(gevuld, self.kandidaten).setFocus()

    def _bouw(self) -> None:
        links = Kolomvak(self._hamerkop)
        links.voeg(self.hamer, 1)
        links.voeg(self._bespreekkop)
        links.voeg(self.agenda, 1)
        links.voeg(Vloeirij(self._concept, self.gastenknop, self.wissel, self._omhoog, self._omlaag, self._eraf,
                            ruimte=Ruimte.XS))  # fmt: skip
        rechts = Kolomvak(self._kandidatenkop)
        rechts.voeg(self._lezer.melding)
        rechts.voeg(self.kandidaten, 1)
        onder = Rij(self._erop, ruimte=Ruimte.M)
        onder.voeg(self._stand, 1)
        rechts.voeg(onder)
        onder.voeg(self.van_elders)
        rechts.voeg(self._wacht)
        rij = QHBoxLayout()
        rij.setSpacing(Ruimte.L)
        rij.addWidget(links, 108)
        rij.addWidget(rechts, 93)
        rij.addWidget(self._zij)
        self._rechts, self.panelen = rechts, (links, rechts, self._zij)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(Ruimte.L, Ruimte.M, Ruimte.L, Ruimte.M)
        kolom.setSpacing(Ruimte.S)
        kolom.addWidget(self._kop)
        kolom.addWidget(self._telling)
        kolom.addWidget(self._balk)
        kolom.addLayout(rij, 1)
        kolom.addWidget(self._waarom)  # below both, so that both lists end at the same line

    def _verbind(self) -> None:
        self.openknop.clicked.connect(self.openen)
        self._kop.terug_gevraagd.connect(self.terug)
        self._plan.clicked.connect(self.plan)
        self.papier.clicked.connect(self.afdrukken)
        self.leesmapknop.clicked.connect(self.leesmap)
        self.leesknop.clicked.connect(self._on_list_clicked)
        self._omhoog.clicked.connect(lambda: self._verplaats(-1))
        self._omlaag.clicked.connect(lambda: self._verplaats(1))
        self._eraf.clicked.connect(self._on_remove_clicked)
        self._erop.clicked.connect(self._on_add_clicked)
        self.van_elders.clicked.connect(self._on_elders_clicked)
        self._concept.clicked.connect(self._on_concept_clicked)
        self.gastenknop.clicked.connect(self._on_guests_clicked)
        self.kandidaten.geactiveerd.connect(lambda _r: self._on_add_clicked())
        self.kandidaten.keuze_gewijzigd.connect(lambda _r: self._zet_knoppen())
        self.wissel.clicked.connect(self._on_switch_clicked)
        for tabel in (self.hamer, self.agenda):
            tabel.keuze_gewijzigd.connect(lambda _r: self._zet_knoppen())
            tabel.geactiveerd.connect(self._on_activated)
            tabel.toets.connect(self._on_key_pressed)
            tabel.weergave.installEventFilter(self)
            snel = QShortcut(QKeySequence("Delete"), tabel, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            snel.activated.connect(self._on_remove_clicked)
        for toets, open_ in ((Qt.Key.Key_Right, True), (Qt.Key.Key_Left, False)):
            pijl = QShortcut(QKeySequence(toets), self.hamer, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            pijl.activated.connect(lambda open_=open_: self._vouw(open_=open_))
        self._lezer.getoond.connect(self._toon_telling)
        self._wacht.toch.connect(lambda regel, reden: self._doe(lambda: self._p.toch_stemmen(regel, reden)))
        self._zij.gesloten.connect(self._rechts.show)

    def eventFilter(self, waar: QObject, event: QEvent) -> bool:
        """The buttons below the two groups follow the group with the focus."""
        if event.type() == QEvent.Type.FocusIn:
            self._actief = self.hamer if waar is self.hamer.weergave else self.agenda
            self._zet_knoppen()
        return False

    def bij_tonen(self) -> None:
        """Each time the page comes to the front."""
        self._p.ververs()
        self.toon()
        self.lees_kandidaten()

    def lees_kandidaten(self) -> None:
        """Ask what may come on the agenda; the page is there meanwhile."""
        self._lezer.lees()

    def toon(self) -> None:
        """Show what the presenter tells."""
        blad = self._p.blad()
        self._kop.zet(blad.titel, blad.sub)
        self._op_agenda = blad.telling
        self._toon_groepen(blad)
        self._lezer.volg({rij.id for rij in blad.agenda})
        self._toon_telling()
        self._wacht.zet(blad.wacht)
        self.openknop.setEnabled(blad.mag_openen and bool(blad.agenda))
        self.papier.setVisible(blad.mag_afdrukken)
        self.leesmapknop.setVisible(blad.mag_leesmap)
        self.leesknop.setVisible(blad.mag_lezen)
        self._mag = blad.mag_plannen
        for knop in (self.openknop, self._plan, self._omhoog, self._omlaag, self._eraf, self._erop, self._concept):
            knop.setVisible(self._mag)
        self.gastenknop.setVisible(blad.mag_gasten)
        self._mag_uitlichten = blad.mag_uitlichten
        self._zet_knoppen()

    def _toon_telling(self) -> None:
        """What is on the agenda, and in front of it how much is ready, once that is known."""
        self._kandidatenkop.setText(self._lezer.kop)
        self._telling.setText(" · ".join(filter(None, (self._lezer.telling, self._op_agenda, self._lezer.slot))))
        self.van_elders.setVisible(bool(self._lezer.elders))

    def _toon_groepen(self, blad: Agendablad) -> None:
        """The block is there only when something is in it, as high as its lines."""
        hamer, bespreek = blad.hamerstukken, blad.bespreekstukken
        self.hamer.zet_rijen(blad.blok)
        self.agenda.zet_rijen(bespreek)
        self.agenda.zet_leeg(*(_LEEG_NAAST_HAMER if hamer else _LEEG if blad.mag_plannen else _LEEG_TE_LEZEN))
        self._hamerkop.setText(f"HAMERSTUKKEN ({len(hamer)})")
        self._bespreekkop.setText(f"BESPREEKSTUKKEN ({len(bespreek)})")
        self._hamerkop.setVisible(bool(hamer))
        self.hamer.setVisible(bool(hamer))
        hoogte = self.hamer.hoogte_van(max(1, min(len(blad.blok), _MEEST))) + 2
        self.hamer.setMinimumHeight(min(hoogte, _LAAGST))
        self.hamer.setMaximumHeight(hoogte)
        if not hamer or (not bespreek and self._actief is self.agenda):
            self._actief = self.hamer if hamer else self.agenda

    def _zet_knoppen(self) -> None:
        for tabel in (self.hamer, self.agenda):
            tabel.zet_actief(tabel is self._actief)
        rij, kandidaat = self._actief.gekozen(), self.kandidaten.gekozen()
        punt = rij if rij is not None and not rij.leden else None
        hamer = rij is not None and rij.hamer
        self.wissel.zet_tekst("Uitlichten (U)" if hamer else "Hamerstuk (H)")
        self.wissel.setVisible(self._mag_uitlichten if hamer else self._mag)
        self.wissel.setEnabled(rij is not None and (hamer or rij.mag_hamer))
        for knop in (self._omhoog, self._omlaag, self._eraf, self._concept, self.gastenknop):
            knop.setEnabled(punt is not None)
        self._erop.setEnabled(kandidaat is not None and kandidaat.klaar)
        stand = f"{kandidaat.leerling}: {kandidaat.wat}" if kandidaat is not None else ""
        self._stand.zeg(stand if self._mag else "")  # beside the button: who has none has read it in the list
        self._waarom.zeg(rij.uitleg if rij is not None else "")

    def _doe(self, act: Callable[[], object]) -> None:
        try:
            act()
        except CvtError as fout:
            self._balk.toon(fout.melding, Toon.FOUT)
            return
        self._balk.verberg()
        self.toon()
        self.gewijzigd.emit()

    def _verplaats(self, richting: int) -> None:
        rij = self._actief.gekozen()
        if rij is not None and not rij.leden:
            self._doe(lambda: self._p.verplaats(rij.id, richting))
            self._actief.setFocus()

    def _on_key_pressed(self, letter: str) -> None:
        rij = self._actief.gekozen()
        if rij is not None and letter.upper() == ("U" if rij.hamer else "H") and not self.wissel.isHidden():
            self._on_switch_clicked()

    def _on_activated(self, rij: Agendarij) -> None:
        """Enter: a line of several opens or closes, one item is a dossier."""
        if rij.leden:
            self._vouw(open_=not rij.open)
        else:
            self._p.naar_dossier(rij.id)

    def _vouw(self, *, open_: bool) -> None:
        """Show the items of a line of several, or only that line; from an item of it the focus goes back to it."""
        rij = self.hamer.gekozen()
        if rij is None or not self._p.vouw(rij, open_=open_):
            return
        self._toon_groepen(self._p.blad())
        if not open_:
            self.hamer.kies(rij.blok)

    def _on_switch_clicked(self) -> None:
        """The item goes to the other group; the focus goes along with it. A line of several opens: which one is meant?"""
        rij = self._actief.gekozen()
        if rij is None:
            return
        if rij.leden:
            self._vouw(open_=True)
            self.hamer.kies(rij.leden[0].sleutel)
            self._balk.toon("Kies welk dossier u uitlicht en druk nog eens op U.", Toon.INFO)
            return
        if rij.hamer:
            self._doe(lambda: self._p.uitlichten(rij.id))
        elif rij.ondanks and rij.mag_hamer:
            self._balk.toon(f"Het programma stelt bespreken voor. {rij.waarom}", Toon.LET_OP, actie="Toch bij de hamerstukken",
                            doe=lambda: self._zet_bij_hamer(rij))  # fmt: skip
            return
        else:
            self._doe(lambda: self._p.aanmerken(rij))
        self._volg(rij)

    def _zet_bij_hamer(self, rij: Agendarij) -> None:
        self._doe(lambda: self._p.aanmerken(rij, toch=True))
        self._volg(rij)

    def _volg(self, rij: Agendarij) -> None:
        for tabel in (self.hamer, self.agenda):
            if tabel.kies(str(rij.id)):
                tabel.setFocus()

    def _on_list_clicked(self) -> None:
        rij = self._actief.gekozen()
        self._p.naar_leeslijst(rij.id if rij is not None else None)

    def _on_remove_clicked(self) -> None:
        rij = self._actief.gekozen()
        if rij is not None and self._mag and not rij.leden:
            self._doe(lambda: self._p.van_agenda(rij.id))

    def _on_add_clicked(self) -> None:
        rij = self.kandidaten.gekozen()
        if rij is None:
            return
        if not rij.klaar:
            self._balk.toon("Dit dossier is nog niet klaar voor de zitting. Rond eerst af wat er bij Stand staat.", Toon.INFO)
            return
        self._doe(lambda: self._p.op_agenda(rij.id))

    def _on_elders_clicked(self) -> None:
        dialoog = VanElders(self._lezer.elders, ouder=self)
        dialoog.gekozen.connect(lambda wie, reden: self._doe(lambda: self._p.van_elders(wie, reden)))
        dialoog.open()

    def _on_guests_clicked(self) -> None:
        rij = self._actief.gekozen()
        if rij is None:
            return

        def bewaar(om: str, wie: str) -> None:
            self._p.vraag_gasten(rij.id, om, wie)
            self.toon()
            self.gewijzigd.emit()

        self.gastendialoog = GastenDialoog(f"punt {rij.nummer}, {rij.leerling}", *self._p.gasten(rij.id), bewaar, ouder=self)
        self.gastendialoog.open()

    def _on_concept_clicked(self) -> None:
        rij = self._actief.gekozen()
        if rij is None:
            return
        waarden, naam = self._p.concept(rij.id)
        vorm = ZittingConceptVorm(waarden, self._p.uitkomsten(rij.id), velden=self._p.toewijzingvelden(rij.id))
        vorm.getypt.connect(lambda nieuw: self._p.onthoud_concept(rij.id, nieuw))
        vorm.klaar.connect(lambda nieuw: self._bewaar_concept(rij, vorm, nieuw))
        vorm.weg.connect(lambda nieuw: self._houd_concept(rij, nieuw))
        self._rechts.hide()
        self._zij.zet_inhoud(f"Conceptbesluit {naam}", vorm)
        vorm.begin()

    def _bewaar_concept(self, rij: Agendarij, vorm: ZittingConceptVorm, waarden: dict[str, object]) -> None:
        try:
            self._p.bewaar_concept(rij.id, waarden)
        except CvtError as fout:
            vorm.toon_fout(fout.veld or "", fout.melding)
            return
        self._zij.sluit()
        self.toon()
        self.gewijzigd.emit()

    def _houd_concept(self, rij: Agendarij, waarden: dict[str, object]) -> None:
        self._p.houd_concept(rij.id, waarden)
        if self.isVisible():
            self.toon()
            self.gewijzigd.emit()
