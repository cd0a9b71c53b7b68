"""*Werkvoorraad*: one list, the next step in words (screens.md 4.2)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.reservekopie import Kopiekort
from ui.changes import Wijzigingen
from ui.dialogs.agenda import AgendaDialoog
from ui.feedback import Feedback
from ui.focusdoorgever import geef_focus_door
from ui.presenters.navigatie import Navigatie
from ui.presenters.werkvoorraad import Geladen, Werkrij, WerkvoorraadPresenter
from ui.tasks import Taken, melding
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.views.werkvoorraad_beheer import Beheerregelvak
from ui.views.werkvoorraad_cijfers import Jaarcijfervak
from ui.views.werkvoorraad_keuzes import Keuzeregel
from ui.views.werkvoorraad_stapel import Stapelaar
from ui.views.werkvoorraad_stapelbalk import Stapelbalk
from ui.widgets.knop import Knop
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.kop import Kop
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.rolvak import Rolvak
from ui.widgets.tabel import Kolom, Tabel
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.zijpaneel import Zijpaneel
from ui.widgets.zoekveld import Zoekveld

_ZOEK = 240
_AGENDA = "Agendabestanden (*.ics)"
_KOLOMMEN: tuple[Kolom[Werkrij], ...] = (
    Kolom(titel="TERMIJN", tekst=lambda r: r.termijn, breedte=210, sorteer=lambda r: r.rang),
    Kolom(titel="VOLGENDE STAP", tekst=lambda r: r.stap, rek=True),
    Kolom(titel="LEERLING", tekst=lambda r: r.leerling, nadruk=True, breedte=240, smalst=196),
    Kolom(titel="SOORT", tekst=lambda r: r.soort, breedte=80),
    Kolom(titel="SCHOOL", tekst=lambda r: r.school, zwak=True, breedte=200, smalst=132),
)


class WerkvoorraadView(QWidget):
    """Enter goes to the place of the step, Space peeks, Ctrl+M writes a note, Ctrl+T follows up."""

    def __init__(
        self, presenter: WerkvoorraadPresenter, taken: Taken, *, wijzigingen: Wijzigingen | None = None,
        feedback: Feedback | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self._presenter, self._taken, self._feedback = presenter, taken, feedback
        self._mislukt = False
        self._kop = Kop("Werkvoorraad")
        self._zoek = Zoekveld()
        self._zoek.setMinimumWidth(_ZOEK)
        self._kop.voeg_actie(self._zoek)
        if presenter.mag_agenda and feedback is not None:
            agenda = Knop("Naar uw agenda…", icoon="kalender")
            agenda.clicked.connect(self._on_calendar)
            self._kop.voeg_actie(agenda)
        if presenter.mag_registreren:
            self._kop.hoofdknop("Nieuwe aanvraag").clicked.connect(presenter.nieuwe_aanvraag)
        self._melding = Meldingsbalk(bewaar_ruimte=False)
        self.keuzes = Keuzeregel(presenter.toonkeuzes)
        self.chips = self.keuzes.chips
        self.tabel: Tabel[Werkrij] = Tabel("Werkvoorraad", _KOLOMMEN, sleutel=lambda r: r.sleutel, hooi=lambda r: r.hooi,
                                           leeg="Niets te doen vandaag.", leeg_icoon="werkvoorraad", meer=True,
                                           kop=lambda r: r.kop)  # fmt: skip
        self.tabel.koppel(self._zoek)
        self.kijkje = Zijpaneel("Kijkje", breedte=300)
        self.cijfers = Jaarcijfervak(presenter.cijfertitel()) if presenter.ziet_cijfers else None
        self.stapelbalk = Stapelbalk() if presenter.stapel.mag else None
        self.stapelaar = Stapelaar(presenter.stapel, taken, self._melding, self.tabel, wijzigingen, self.ververs)
        self.beheer = Beheerregelvak()
        self._bouw()
        self._verbind()
        if wijzigingen is not None:
            wijzigingen.gewijzigd.connect(self._on_register_changed)
        geef_focus_door(self, self.tabel)
        self.ververs()
        self._tel()

    def _bouw(self) -> None:
        midden = QHBoxLayout()
        midden.setSpacing(Ruimte.M)
        midden.addWidget(self.tabel, 1)
        midden.addWidget(self.kijkje)
        self.kijkje.hide()
        self.panelen = (self.tabel, self.kijkje)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(Ruimte.L, Ruimte.M, Ruimte.L, Ruimte.M)
        kolom.setSpacing(Ruimte.S)
        for widget in (self._kop, self._melding, self.cijfers, self.keuzes):
            if widget is not None:
                kolom.addWidget(widget)
        kolom.addLayout(midden, 1)
        for onder in (self.stapelbalk, self.beheer):
            if onder is not None:
                kolom.addWidget(onder)
        self.beheer.hide()

    def _verbind(self) -> None:
        self.keuzes.gekozen.connect(self._on_chip_chosen)
        self.keuzes.getoond.connect(self._on_whose_chosen)
        self.keuzes.gegroepeerd.connect(self._on_grouping_chosen)
        self.beheer.naar.connect(self._presenter.naar_scherm)
        if self.stapelbalk is not None:
            self.stapelbalk.gevraagd.connect(lambda act: self.stapelaar.doe(act, self.window()))
        if self.cijfers is not None:
            self.cijfers.naar_overzichten.connect(lambda: self._presenter.naar_scherm("overzichten"))
        self.tabel.geactiveerd.connect(lambda rij: self._presenter.open(rij.sleutel))
        self.tabel.keuze_gewijzigd.connect(self._on_row_selected)
        self.kijkje.gesloten.connect(self.tabel.setFocus)
        for toets, doe in (("Space", self._on_peek), ("Ctrl+M", self._on_note), ("Ctrl+T", self._on_follow_up)):
            snel = QShortcut(QKeySequence(toets), self.tabel, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            snel.activated.connect(doe)

    # the shell
    def bij_tonen(self) -> None:
        """Look again: time passes and others work. What was said of an act is over by then."""
        self._melding.verberg()
        self._presenter.vergeet_kopieen()
        self.ververs()
        self._tel()
        self.tabel.setFocus()

    def ververs(self) -> None:
        """Ask the register; the list stays while it is asked."""
        self._taken.start(lambda _voortgang: self._presenter.laad(), self._on_loaded, self._on_failed, bezig=self.tabel,
                          titel="Werkvoorraad bijwerken")  # fmt: skip

    def _tel(self) -> None:
        """The numbers of the year, when one comes here: they ask more of the register than a list, and change slowly."""
        if self.cijfers is not None:
            self._taken.start(self._presenter.cijfers, self.cijfers.zet, self._on_failed, bezig=self.cijfers.bezig,
                              titel="Cijfers tellen")  # fmt: skip

    def _on_register_changed(self, _soort: str, _id: str) -> None:
        if self.isVisible():
            self.ververs()

    def _on_loaded(self, geladen: Geladen) -> None:
        if self._mislukt:
            self._melding.verberg()
        self._mislukt = False
        self._presenter.neem(geladen)
        self.beheer.zet(self._presenter.beheer)
        self._toon()

    def _on_failed(self, fout: Exception) -> None:
        self._mislukt = True
        self._melding.toon(melding(fout), Toon.FOUT, actie="Opnieuw", doe=self.ververs)

    def _toon(self) -> None:
        self.chips.toon(self._presenter.aantallen(), self._presenter.chip)
        self.tabel.zet_leeg(*self._presenter.leeg())
        self.tabel.zet_rijen(self._presenter.rijen())

    def _on_chip_chosen(self, chip: str) -> None:
        self._presenter.kies(chip)
        self._toon()
        self.tabel.setFocus()

    def _on_whose_chosen(self, waarde: str) -> None:
        if self._presenter.kies_toon(waarde):
            self.ververs()
        else:
            self._toon()

    def _on_grouping_chosen(self, waarde: str) -> None:
        self._presenter.kies_groepering(waarde)
        self.tabel.zonder_sortering()
        self._toon()

    def _gekozen(self) -> str:
        rij = self.tabel.gekozen()
        return "" if rij is None else rij.sleutel

    def _on_peek(self) -> None:
        if self.kijkje.isVisible():
            self.kijkje.sluit()
        else:
            self._toon_kijkje()

    def _on_row_selected(self, _rij: object) -> None:
        if self.stapelbalk is not None:
            self._presenter.kies_rijen([rij.sleutel for rij in self.tabel.gekozen_rijen()])
            self.stapelbalk.toon(self._presenter.stapel.zin if self.tabel.zichtbaar() else "", self._presenter.stapel.knoppen())
        if self.kijkje.isVisible():
            self._toon_kijkje()

    def _toon_kijkje(self) -> None:
        kijkje = self._presenter.kijkje(self._gekozen())
        if kijkje is None:
            self.kijkje.hide()
            return
        inhoud = Kolomvak(ruimte=Ruimte.M)
        for kop, tekst in kijkje.regels:
            inhoud.voeg(Kolomvak(Tekst(kop.upper(), Tekstsoort.SUB), Tekst(tekst, afbreken=True, kiesbaar=True), ruimte=0))
        inhoud.voeg_rek()
        self.kijkje.zet_inhoud(kijkje.titel, Rolvak(inhoud))

    def _on_calendar(self) -> None:
        dialoog = AgendaDialoog(self._presenter.agendakeuzes(), ouder=self)
        dialoog.gekozen.connect(self._bewaar_agenda)
        dialoog.open()

    def _bewaar_agenda(self, keuze: str) -> None:
        pad = self._feedback.opslaan_als("Opslaan als", self._presenter.agendanaam(), _AGENDA) if self._feedback else None
        if pad is None:
            return

        def klaar(tekst: str) -> None:
            self._melding.toon(tekst, Toon.GOED)

        self._taken.start(lambda _voortgang: self._presenter.bewaar_agenda(pad, keuze), klaar,
                          lambda fout: self._melding.toon(melding(fout), Toon.FOUT), bezig=self.tabel,
                          titel="Agenda opslaan")  # fmt: skip

    def _on_note(self) -> None:
        self._presenter.notitie(self._gekozen())

    def _on_follow_up(self) -> None:
        self._presenter.opvolgen(self._gekozen())


def maak_scherm(
    dienst: Dienst, navigatie: Navigatie, taken: Taken, *, wijzigingen: Wijzigingen | None = None,
    open_concept: Callable[[str], None] | None = None, notitie: Callable[[AanvraagId], None] | None = None,
    opvolgen: Callable[[AanvraagId], None] | None = None, feedback: Feedback | None = None,
    kopieen: Callable[[], Kopiekort | None] = lambda: None,
) -> WerkvoorraadView:  # fmt: skip
    """The page under the key ``werkvoorraad``. ``open_concept``: goes to the intake page and ``open_concept(sleutel)`` there."""
    presenter = WerkvoorraadPresenter(dienst, navigatie, open_concept=open_concept, notitie=notitie, opvolgen=opvolgen,
                                      kopieen=kopieen)  # fmt: skip
    return WerkvoorraadView(presenter, taken, wijzigingen=wijzigingen, feedback=feedback)
