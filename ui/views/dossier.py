"""The dossier page: head, next step and tabs (screens.md 4.4). The tabs come from elsewhere and are made at first visit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from cvt_desktop.domain.errors import CvtError, NietGevondenError
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.volgende_stap import AFSLUITEN
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.stukken import Stuklezer
from cvt_desktop.services.werkregels_verwijderen import VERWIJDEREN
from ui.beurten import InBeurten
from ui.changes import Wijzigingen
from ui.clipboard import Klembord
from ui.dialogs.notitie import NotitieDialoog
from ui.dialogs.opvolgen import OpvolgenDialoog
from ui.dialogs.waarom_datum import WaaromDatum
from ui.documentbron import Documentbronnen
from ui.dossieract import Dossieract
from ui.feedback import Feedback
from ui.focusdoorgever import geef_focus_door
from ui.gang import TUSSEN_MS
from ui.plek import lees_tab, zet_tab
from ui.presenters.dossier import DossierPresenter, Kopbeeld
from ui.presenters.dossierkaart import KaartPresenter
from ui.presenters.geschiedenis import GeschiedenisPresenter
from ui.presenters.leesplekken import LeesplekkenPresenter
from ui.presenters.navigatie import Navigatie
from ui.presenters.notities import NotitiePresenter
from ui.presenters.stukken import StukkenPresenter
from ui.presenters.termijnen import TermijnenPresenter
from ui.presenters.verwijderen import VerwijderPresenter
from ui.tasks import Taken
from ui.theme import Ruimte
from ui.views.aanvraagformulier import Aanvraagformulier
from ui.views.dossier_aanvraag import Afdrukplaats, lees_aanvraagtab
from ui.views.dossier_geschiedenis import GeschiedenisTab
from ui.views.dossier_kop import Dossierkopvak
from ui.views.dossier_overzicht import OverzichtTab
from ui.views.dossier_stukken import StukkenTab
from ui.views.dossier_verwijderen import Verwijderaar
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.rij import Rij
from ui.widgets.tabrij import Tabrij
from ui.zoek_in_stuk import zoekt_in_stuk

VOLGORDE = ("overzicht", "aanvraag", "stukken", "toetsing", "adviezen", "besluit", "brieven", "geschiedenis", "bezwaar")
"""The tabs and their place: Alt+1 to Alt+9; Bezwaar only when the besluit was sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabblad:
    """One tab. ``lees`` reads the register; what it gives back builds the widget, in an event of the window of its own.

    The widget may offer ``ververs()`` (called when the tab is shown again), ``naar_veld(veld)``,
    ``bij_verlaten()`` (keep what was typed) and ``druk_af()`` (Ctrl+P). A tab with a HOOFD button of its own takes over
    Ctrl+Enter while it is shown.
    """

    sleutel: str
    titel: str
    lees: Callable[[AanvraagId], Callable[[], QWidget]]


class DossierView(InBeurten, QWidget):
    """A page in the shell. ``naar(tab, veld)`` goes to the place of a step.

    ``tellers`` gives what stands behind the title of a tab, by its key: "8", "2/2", "✓" or nothing.
    """

    titel_gewijzigd = Signal(str)

    def __init__(
        self, presenter: DossierPresenter, notities: NotitiePresenter, termijnen: TermijnenPresenter,
        tabbladen: Sequence[Tabblad], wijzigingen: Wijzigingen, *,
        tellers: Callable[[], Mapping[str, str]] = dict, verwijder: Verwijderaar | None = None, af: bool = True,
    ) -> None:  # fmt: skip
        super().__init__()
        self.presenter, self.verwijder, self._weg = presenter, verwijder, False
        self._notities, self._termijnen, self._wijzigingen, self._tellers = notities, termijnen, wijzigingen, tellers
        rang = {sleutel: nummer for nummer, sleutel in enumerate(VOLGORDE)}
        self._tabbladen = sorted(tabbladen, key=lambda t: rang.get(t.sleutel, len(rang)))
        self._gemaakt: dict[str, QWidget] = {}
        self._gelezen: dict[str, Callable[[], QWidget]] = {}
        self._gebouwd: dict[str, QWidget] = {}
        self._vorige, self._te_verversen = "", False
        self.dialoog: WaaromDatum | NotitieDialoog | OpvolgenDialoog | None = None
        presenter.geopend()
        self._delen = self._bouwdelen()
        if af:
            self.maak_af()

    def _bouwdelen(self) -> Iterator[None]:
        presenter = self.presenter
        self.kop = Dossierkopvak(notitie=presenter.mag_notitie, afdrukken=presenter.mag_afdrukken)
        self.tabs = Tabrij("Tabbladen van het dossier", alt_toetsen=True)
        self._stapel = QStackedWidget()
        self._stapel.addWidget(QWidget())  # in front until a tab is whole: Qt shows the first one that comes
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(Ruimte.L, Ruimte.M, Ruimte.L, Ruimte.M)
        kolom.setSpacing(Ruimte.S)
        rij = Rij()
        rij.voeg(self.tabs, 1)
        rij.voeg(self.kop.vlaggen)
        for deel in (self.kop, rij):
            kolom.addWidget(deel)
        kolom.addWidget(self._stapel, 1)
        for nummer, blad in enumerate(self._tabbladen, 1):
            self.tabs.voeg(blad.sleutel, f"{nummer} {blad.titel}")
        yield
        self._beurt = QTimer(self, singleShot=True, interval=TUSSEN_MS)
        self._beurt.timeout.connect(self._on_turn)
        self._uitgesteld = QTimer(self, singleShot=True, interval=0)
        self._uitgesteld.timeout.connect(self.ververs_kop)
        self._straks = QTimer(self, singleShot=True, interval=0)
        self._straks.timeout.connect(self._zet_tellers)
        self._verbind()
        self._toon_kop()
        yield
        self._straks.start()  # the numbers behind the titles come an event later
        self._on_tab_changed()
        geef_focus_door(self, self.tabs)

    def _verbind(self) -> None:
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self.kop.terug.connect(self.presenter.terug)
        self.kop.stap.connect(self._on_step)
        self.kop.waarom.connect(self._on_why)
        self.kop.notitie.connect(self._on_note)
        self.kop.opvolgen.connect(self._on_follow_up)
        self.kop.afdrukken.connect(self._on_print)
        self._wijzigingen.gewijzigd.connect(self._on_changed)

    # --- called by the shell ---------------------------------------------------------------------------------------

    def bij_tonen(self) -> None:
        """Back in front: others may have changed something."""
        self.ververs_kop()
        if self._weg:
            self._uitgesteld.start()  # it is not in front yet
        else:
            self._ververs_tab()

    def bij_verlaten(self) -> None:
        """Keep what was typed, unless the dossier is gone."""
        if not self._weg:
            self._verlaat(self.tabs.sleutel())

    def bij_weg(self) -> None:
        """It is taken down a tab at a time: what changes from now on is for other pages."""
        self._wijzigingen.gewijzigd.disconnect(self._on_changed)
        for klok in (self._beurt, self._uitgesteld, self._straks):
            klok.stop()

    def naar(self, tab: str, veld: str | None = None) -> None:
        """Open a tab, and a field in it."""
        self.tabs.kies(tab)
        widget = self.tab(tab) if veld else None
        if veld == VERWIJDEREN:
            self._on_removal()
        elif widget is not None and hasattr(widget, "naar_veld"):
            widget.naar_veld(veld)

    def plek(self) -> str:
        """The tab and the place in it, for who comes back after locking."""
        return lees_tab(self.tabs.sleutel(), self._gemaakt.get(self.tabs.sleutel()))

    def naar_plek(self, plek: str) -> None:
        """Back in that tab, which is made at once."""
        self.tabs.kies(plek.partition("/")[0])
        zet_tab(self.tab(self.tabs.sleutel()), plek)

    def opdrachten(self) -> tuple[Dossieract, ...]:
        """What can be done with this dossier beside its next step: under *Meer* and in the palette."""
        acten = []
        if self.presenter.mag_statusbericht:
            acten.append(Dossieract(titel="Statusbericht kopiëren", toets="Ctrl+Shift+S", doe=self._on_status_message))
        if self.presenter.mag_intrekken:
            acten.append(Dossieract(titel="De school trekt de aanvraag in…", doe=lambda: self.naar("brieven", "intrekken")))
        if self.presenter.mag_heropenen:
            acten.append(Dossieract(titel="Dossier heropenen", doe=lambda: self._doe(self.presenter.heropen)))
        if self.verwijder is not None and (titel := self.verwijder.titel(self.presenter.verzoek)):
            acten.append(Dossieract(titel=titel, doe=self._on_removal))
        return tuple(acten)

    def tab(self, sleutel: str) -> QWidget | None:
        """The widget of a tab that was visited; the present one is made at once when its turn had not come."""
        if sleutel == self.tabs.sleutel():
            self._beurt.stop()
            while sleutel not in self._gemaakt:
                self._maak(sleutel)
            if self._te_verversen:
                self._ververs_tab()
                self._zet_hoofdact()
        return self._gemaakt.get(sleutel)

    # --- head and counters ---------------------------------------------------------------------------------------------

    def ververs_kop(self) -> None:
        """Head and counters as they are now. A dossier that is gone (removed, or a concept again) leaves the screen."""
        try:
            self._toon_kop()
        except NietGevondenError:
            self._weg = True
            if self.isVisible():
                self.presenter.terug()
                self._wijzigingen.zeg("Dit dossier staat niet meer in het register. Wat daar nog werd getypt, is niet bewaard.")
            return
        self._zet_tellers()

    def _toon_kop(self) -> None:
        kop: Kopbeeld = self.presenter.kop()
        self.kop.toon(kop)
        self.kop.zet_acten(self.opdrachten())
        self._zet_hoofdact()
        self.titel_gewijzigd.emit(kop.paginatitel)

    def _zet_tellers(self) -> None:
        self._straks.stop()
        tellers = self._tellers()
        for nummer, blad in enumerate(self._tabbladen, 1):
            self.tabs.zet_tekst(blad.sleutel, f"{nummer} {blad.titel} {tellers.get(blad.sleutel, '')}".rstrip())

    def _zet_hoofdact(self) -> None:
        """One blue button: that of the tab when it has one, else the next step."""
        widget = self._gemaakt.get(self.tabs.sleutel())
        knoppen = widget.findChildren(Knop) if widget is not None else []
        self.kop.zet_hoofdact(not any(knop.soort is Knopsoort.HOOFD and not knop.isHidden() for knop in knoppen))

    # --- tabs ----------------------------------------------------------------------------------------------------------

    def _on_tab_changed(self) -> None:
        sleutel = self.tabs.sleutel()
        if self._vorige and self._vorige != sleutel:
            self._verlaat(self._vorige)
        self._vorige = sleutel
        self._te_verversen = sleutel in self._gemaakt
        if self._te_verversen:
            self._stapel.setCurrentWidget(self._gemaakt[sleutel])
        self._beurt.start()

    def _on_turn(self) -> None:
        """The present tab, in turns: reading, building and laying out together are a pause that a person feels."""
        sleutel = self.tabs.sleutel()
        if sleutel not in self._gemaakt:
            self._maak(sleutel)
            self._beurt.start()
        elif self._te_verversen:
            self._ververs_tab()
            self._zet_hoofdact()

    def _maak(self, sleutel: str) -> None:
        """One step: read, build (a part) from what was read, or show what was built. The tab before stays in sight."""
        if sleutel in self._gebouwd:
            deel = self._gebouwd[sleutel]
            if isinstance(deel, InBeurten) and deel.stap():
                return
            self._gemaakt[sleutel] = self._gebouwd.pop(sleutel)
            self._stapel.setCurrentWidget(self._gemaakt[sleutel])
            self._zet_hoofdact()
        elif sleutel in self._gelezen:
            self._gebouwd[sleutel] = self._gelezen.pop(sleutel)()
            self._stapel.addWidget(self._gebouwd[sleutel])
        else:
            blad = next(b for b in self._tabbladen if b.sleutel == sleutel)
            self._gelezen[sleutel] = blad.lees(self.presenter.aanvraag_id)

    def _ververs_tab(self) -> None:
        self._te_verversen = False
        widget = self._gemaakt.get(self.tabs.sleutel())
        if widget is not None and hasattr(widget, "ververs"):
            widget.ververs()

    def _verlaat(self, sleutel: str) -> None:
        widget = self._gemaakt.get(sleutel)
        if widget is not None and hasattr(widget, "bij_verlaten"):
            widget.bij_verlaten()

    # --- acts ----------------------------------------------------------------------------------------------------------

    def _on_changed(self, _soort: str, _id: str) -> None:
        if not self._weg:
            self._uitgesteld.start()

    def _on_step(self) -> None:
        plaats = self.presenter.zet_stap()
        if plaats is not None and plaats.veld == AFSLUITEN:
            self._doe(self.presenter.sluit_af)
        elif plaats is not None:
            self.naar(plaats.tab, plaats.veld)

    def _on_why(self) -> None:
        self.dialoog = WaaromDatum(self._termijnen, ouder=self.window())
        self.dialoog.gewijzigd.connect(lambda: self._wijzigingen.meld("aanvraag", str(self.presenter.aanvraag_id)))
        self.dialoog.open()

    def _on_note(self) -> None:
        self.dialoog = NotitieDialoog(self._notities, bij=self.presenter.bij(), ouder=self.window())
        self.dialoog.geschreven.connect(self._on_note_written)
        self.dialoog.open()

    def _on_follow_up(self) -> None:
        self.dialoog = OpvolgenDialoog(self._notities, bij=self.presenter.bij(), ouder=self.window())
        self.dialoog.geschreven.connect(self._on_note_written)
        self.dialoog.open()

    def _on_note_written(self) -> None:
        self._wijzigingen.meld("notitie", str(self.presenter.aanvraag_id))
        self._ververs_tab()

    def _on_status_message(self) -> None:
        try:
            Klembord.kopieer(self.presenter.statusbericht())
        except CvtError as fout:
            self._wijzigingen.zeg(fout.melding)
        else:
            self._wijzigingen.zeg("Het statusbericht staat op het klembord, zonder naam. Plak het in uw bericht.")
            self._ververs_tab()

    def _on_removal(self) -> None:
        if self.verwijder is not None:
            self.verwijder.open(self.window(), self._wijzigingen.zeg, self._on_kept, self._on_gone)

    def _on_kept(self) -> None:
        self._wijzigingen.meld("aanvraag", str(self.presenter.aanvraag_id))
        self._ververs_tab()

    def _on_gone(self) -> None:
        """One level back, and nothing that was typed here is kept: there is nothing any more that it belongs to."""
        self._weg = True
        self.presenter.terug()
        self._wijzigingen.meld("aanvraag")

    def _doe(self, act: Callable[[], str]) -> None:
        """An act that changes the state of the dossier alone."""
        try:
            zin = act()
        except CvtError as fout:
            zin = fout.melding
        self._wijzigingen.zeg(zin)
        self._wijzigingen.meld("aanvraag", str(self.presenter.aanvraag_id))
        self._ververs_tab()

    def _on_print(self) -> None:
        """Ctrl+P: what the present tab prints, else the dossierkaart."""
        widget = self.tab(self.tabs.sleutel())
        if not hasattr(widget, "druk_af") or not getattr(widget, "drukt_af", True):
            self.naar("overzicht")
            widget = self.tab("overzicht")
        getattr(widget, "druk_af", lambda: None)()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not zoekt_in_stuk(event, self._gemaakt.get(self.tabs.sleutel())):
            super().keyPressEvent(event)


def maak_scherm(
    dienst: Dienst,
    navigatie: Navigatie,
    aanvraag_id: AanvraagId,
    *,
    taken: Taken,
    feedback: Feedback,
    wijzigingen: Wijzigingen,
    bronnen: Documentbronnen,
    lezer: Stuklezer,
    tabbladen: Sequence[Tabblad] = (),
    tellers: Callable[[], Mapping[str, str]] = dict,
    formulier: Callable[[], Aanvraagformulier] = Aanvraagformulier,
    af: bool = True,
) -> DossierView:
    """The page of one dossier, with its own tabs and those of ``tabbladen`` (toetsing, adviezen, besluit, brieven).

    Logs that the dossier was opened; raises ``GeenRechtError`` for a dossier that is not for this person.
    """
    afdruk = Afdrukplaats(taken=taken, feedback=feedback, bronnen=bronnen)
    kaart, stukken = KaartPresenter(dienst, aanvraag_id), StukkenPresenter(dienst, aanvraag_id, lezer, bronnen)
    plekken = LeesplekkenPresenter(dienst, navigatie, aanvraag_id, stukken)
    geschiedenis = GeschiedenisPresenter(dienst, aanvraag_id)
    eigen = (
        Tabblad(sleutel="overzicht", titel="Overzicht",
                lees=lambda _id: partial(OverzichtTab, kaart, taken, feedback, bronnen, af=False)),
        Tabblad(sleutel="aanvraag", titel="Aanvraag",
                lees=lambda id_: lees_aanvraagtab(dienst, id_, wijzigingen, formulier, afdruk)),
        Tabblad(sleutel="stukken", titel="Stukken",
                lees=lambda _id: partial(StukkenTab, stukken, plekken, taken, feedback, wijzigingen)),
        Tabblad(sleutel="geschiedenis", titel="Geschiedenis",
                lees=lambda _id: partial(GeschiedenisTab, geschiedenis, wijzigingen)),
    )  # fmt: skip
    return DossierView(DossierPresenter(dienst, navigatie, aanvraag_id), NotitiePresenter(dienst, aanvraag_id),
                       TermijnenPresenter(dienst, aanvraag_id),
                       (*eigen, *tabbladen), wijzigingen, verwijder=Verwijderaar(VerwijderPresenter(dienst, aanvraag_id), taken),
                       tellers=lambda: {**tellers(), "stukken": stukken.teller()}, af=af)  # fmt: skip
