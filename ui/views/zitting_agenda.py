"""The agenda of a planned zitting: what is on it at the left, what is ready or not at the right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cvt_desktop.domain.errors import CvtError
from ui.presenters.zitting_agenda import Agendarij, Kandidaat, ZittingAgendaPresenter
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.views.zitting_concept import ZittingConceptVorm
from ui.views.zitting_wachtlijst import ZittingWachtlijst
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.kop import Kop
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.rij import Rij
from ui.widgets.tabel import Kolom, Tabel
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.zijpaneel import Zijpaneel

_AGENDA: list[Kolom[Agendarij]] = [
    Kolom(titel="NR", tekst=lambda r: str(r.nummer), rechts=True, breedte=44, sorteer=lambda r: r.nummer),
    Kolom(titel="LEERLING", tekst=lambda r: r.leerling, nadruk=True),
    Kolom(titel="VOORSTEL", tekst=lambda r: f"{r.voorstel} · {r.merk}" if r.merk else r.voorstel, rek=True),
    Kolom(titel="DOET NIET MEE", tekst=lambda r: r.wacht, breedte=116),
    Kolom(titel="TERMIJN", tekst=lambda r: r.termijn, breedte=190),
]
_KANDIDATEN: list[Kolom[Kandidaat]] = [
    Kolom(titel="LEERLING", tekst=lambda r: r.leerling, nadruk=True, breedte=176, smalst=120),
    Kolom(titel="STAND", tekst=lambda r: r.wat, rek=True, breedte=160),
    Kolom(titel="TERMIJN", tekst=lambda r: r.termijn, breedte=172),
]


class ZittingAgendaView(QWidget):
    """``openen`` asks for the opening page, ``plan`` for the form, ``afdrukken`` for the paper, ``gewijzigd`` tells that
    something was kept, ``terug`` leaves.
    """

    openen = Signal()
    plan = Signal()
    afdrukken = Signal()
    gewijzigd = Signal()
    terug = Signal()

    def __init__(self, presenter: ZittingAgendaPresenter) -> None:
        super().__init__()
        self._p = presenter
        self._kop = Kop("Zitting", terug=True)
        self._plan = Knop("Zitting wijzigen")
        self.papier = Knop("Agenda maken", icoon="document")
        self._kop.voeg_actie(self.papier)
        self._kop.voeg_actie(self._plan)
        self.openknop = self._kop.hoofdknop("Naar de opening")
        self._telling = Tekst("", Tekstsoort.NADRUK)
        self._balk = Meldingsbalk(bewaar_ruimte=False)
        self.agenda: Tabel[Agendarij] = Tabel("Agenda", _AGENDA, sleutel=lambda r: r.id, leeg="Er staat nog niets op de agenda.",
                                              leeg_uitleg="Zet rechts een gereed dossier op de agenda (Enter).")  # fmt: skip
        self.kandidaten: Tabel[Kandidaat] = Tabel(
            "Niet op de agenda", _KANDIDATEN, sleutel=lambda r: r.id, leeg="Er is geen ander dossier in behandeling."
        )
        self._omhoog = Knop("Omhoog", Knopsoort.STIL, toets="Alt+Up")
        self._omlaag = Knop("Omlaag", Knopsoort.STIL, toets="Alt+Down")
        self._eraf = Knop("Van de agenda", Knopsoort.STIL)
        self._concept = Knop("Conceptbesluit…")
        self._erop = Knop("Op de agenda")
        self._stand = Tekst("", Tekstsoort.ZWAK, afbreken=True)
        self._wacht = ZittingWachtlijst()
        self._zij = Zijpaneel(breedte=400)
        self._zij.hide()
        self._bouw()
        self._verbind()
        self.toon()

    def begin(self) -> None:
        """Focus on the agenda, or on what can be put on it."""
        (self.agenda if self.agenda.zichtbaar() else self.kandidaten).setFocus()

    def _bouw(self) -> None:
        links = Kolomvak(Tekst("AGENDA", Tekstsoort.SUB))
        links.voeg(self.agenda, 1)
        links.voeg(Rij(self._concept, self._omhoog, self._omlaag, self._eraf, rek=True))
        links.voeg(self._wacht)
        rechts = Kolomvak(Tekst("GEREED EN NOG NIET KLAAR", Tekstsoort.SUB))
        rechts.voeg(self.kandidaten, 1)
        onder = Rij(self._erop, ruimte=Ruimte.M)
        onder.voeg(self._stand, 1)
        rechts.voeg(onder)
        rij = QHBoxLayout()
        rij.setSpacing(Ruimte.L)
        rij.addWidget(links, 23)
        rij.addWidget(rechts, 18)
        rij.addWidget(self._zij)
        self._rechts = rechts
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(Ruimte.L, Ruimte.M, Ruimte.L, Ruimte.M)
        kolom.setSpacing(Ruimte.S)
        kolom.addWidget(self._kop)
        kolom.addWidget(self._telling)
        kolom.addWidget(self._balk)
        kolom.addLayout(rij, 1)

    def _verbind(self) -> None:
        self.openknop.clicked.connect(self.openen)
        self._kop.terug_gevraagd.connect(self.terug)
        self._plan.clicked.connect(self.plan)
        self.papier.clicked.connect(self.afdrukken)
        self._omhoog.clicked.connect(lambda: self._verplaats(-1))
        self._omlaag.clicked.connect(lambda: self._verplaats(1))
        self._eraf.clicked.connect(self._on_remove_clicked)
        self._erop.clicked.connect(self._on_add_clicked)
        self._concept.clicked.connect(self._on_concept_clicked)
        self.kandidaten.geactiveerd.connect(lambda _r: self._on_add_clicked())
        self.kandidaten.keuze_gewijzigd.connect(lambda _r: self._zet_knoppen())
        self.agenda.keuze_gewijzigd.connect(lambda _r: self._zet_knoppen())
        self.agenda.geactiveerd.connect(lambda r: self._p.naar_dossier(r.id))
        self._wacht.toch.connect(lambda regel, reden: self._doe(lambda: self._p.toch_stemmen(regel, reden)))
        self._zij.gesloten.connect(self._rechts.show)
        snel = QShortcut(QKeySequence("Delete"), self.agenda, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        snel.activated.connect(self._on_remove_clicked)

    def bij_tonen(self) -> None:
        """Each time the page comes to the front."""
        self._p.ververs()
        self.toon()

    def toon(self) -> None:
        """Show what the presenter tells."""
        blad = self._p.blad()
        self._kop.zet(blad.titel, blad.sub)
        self._telling.setText(blad.telling)
        self.agenda.zet_rijen(blad.agenda)
        self.kandidaten.zet_rijen(blad.kandidaten)
        self._wacht.zet(blad.wacht)
        self.openknop.setEnabled(blad.mag_openen and bool(blad.agenda))
        self.papier.setVisible(blad.mag_afdrukken)
        self._mag = blad.mag_plannen
        for knop in (self._plan, self._omhoog, self._omlaag, self._eraf, self._erop, self._concept):
            knop.setVisible(self._mag)
        self._zet_knoppen()

    def _zet_knoppen(self) -> None:
        punt, kandidaat = self.agenda.gekozen(), self.kandidaten.gekozen()
        for knop in (self._omhoog, self._omlaag, self._eraf, self._concept):
            knop.setEnabled(punt is not None)
        self._erop.setEnabled(kandidaat is not None and kandidaat.klaar)
        self._stand.setText(f"{kandidaat.leerling}: {kandidaat.wat}" if kandidaat is not None else "")

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
        rij = self.agenda.gekozen()
        if rij is not None:
            self._doe(lambda: self._p.verplaats(rij.id, richting))
            self.agenda.setFocus()

    def _on_remove_clicked(self) -> None:
        rij = self.agenda.gekozen()
        if rij is not None and self._mag:
            self._doe(lambda: self._p.van_agenda(rij.id))

    def _on_add_clicked(self) -> None:
        rij = self.kandidaten.gekozen()
        if rij is None:
            return
        if not rij.klaar:
            self._balk.toon("Dit dossier is nog niet klaar voor de zitting. Rond eerst af wat er bij Stand staat.", Toon.INFO)
            return
        self._doe(lambda: self._p.op_agenda(rij.id))

    def _on_concept_clicked(self) -> None:
        rij = self.agenda.gekozen()
        if rij is None:
            return
        waarden, naam = self._p.concept(rij.id)
        vorm = ZittingConceptVorm(waarden, self._p.uitkomsten(rij.id), velden=self._p.toewijzingvelden(rij.id))
        vorm.getypt.connect(lambda nieuw: self._p.onthoud_concept(rij.id, nieuw))
        vorm.klaar.connect(lambda nieuw: self._bewaar_concept(rij, vorm, nieuw))
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
