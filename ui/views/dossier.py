"""The dossier page: head, next step and tabs (screens.md 4.4). The tabs come from elsewhere and are made at first visit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from cvt_desktop.domain.errors import CvtError, GeenRechtError, NietGevondenError
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
from ui.panelen import panelen
from ui.plek import lees_tab, zet_tab
from ui.presenters.dossier import DossierPresenter, Gelezen
from ui.presenters.dossierkaart import KaartPresenter
from ui.presenters.geschiedenis import GeschiedenisPresenter
from ui.presenters.leesplekken import LeesplekkenPresenter
from ui.presenters.navigatie import Navigatie
from ui.presenters.notities import NotitiePresenter
from ui.presenters.stukken import StukkenPresenter
from ui.presenters.termijnen import TermijnenPresenter
from ui.presenters.verwijderen import VerwijderPresenter
from ui.tasks import Eens, LaatsteVraag, Taken, melding
from ui.theme import Ruimte
from ui.views.aanvraagformulier import Aanvraagformulier
from ui.views.dossier_aanvraag import Afdrukplaats, lees_aanvraagtab
from ui.views.dossier_bladen import Bladen, Tabblad, op_volgorde
from ui.views.dossier_geschiedenis import GeschiedenisTab
from ui.views.dossier_kop import Dossierkopvak
from ui.views.dossier_overzicht import OverzichtTab
from ui.views.dossier_stukken import StukkenTab
from ui.views.dossier_verwijderen import Verwijderaar
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.rij import Rij
from ui.widgets.tabrij import Tabrij
from ui.zoek_in_stuk import zoekt_in_stuk

_HERINNERING = "Herinnering aan wie tekent kopiëren"


class DossierView(InBeurten, QWidget):
    """A page in the shell. ``naar(tab, veld)`` goes to the place of a step.

    ``tellers`` gives what stands behind the title of a tab, by its key: "8", "2/2", "✓" or nothing.
    """

    titel_gewijzigd = Signal(str)

    def __init__(
        self, presenter: DossierPresenter, notities: NotitiePresenter, termijnen: TermijnenPresenter,
        tabbladen: Sequence[Tabblad], wijzigingen: Wijzigingen, taken: Taken, *,
        tellers: Callable[[], Mapping[str, str]] = dict, verwijder: Verwijderaar | None = None, af: bool = True,
    ) -> None:  # fmt: skip
        super().__init__()
        self.presenter, self.verwijder, self._weg = presenter, verwijder, False
        self._notities, self._termijnen, self._wijzigingen, self._tellers = notities, termijnen, wijzigingen, tellers
        self._tabbladen = op_volgorde(tabbladen)
        self.bladen = Bladen(self._tabbladen, presenter.aanvraag_id, taken, presenter.stand)
        self.dialoog: WaaromDatum | NotitieDialoog | OpvolgenDialoog | None = None
        self._nu = self._komt_terug = self._verlaten = False
        self._stap = self._gevraagd = ""
        self._eerst, self._vraag = Eens(self._open), LaatsteVraag(taken)
        self._delen = self._bouwdelen()
        if af:
            self.maak_af()
        else:
            taken.start(lambda _voortgang: self._eerst(), lambda _gelezen: None, lambda _fout: None,
                        titel="Dossier lezen", kort=True)  # fmt: skip

    def maak_af(self) -> None:
        self._nu = True
        super().maak_af()

    def _bouwdelen(self) -> Iterator[None]:
        presenter = self.presenter
        self.kop = Dossierkopvak(notitie=presenter.mag_notitie, afdrukken=presenter.mag_afdrukken)
        self.tabs = Tabrij("Tabbladen van het dossier", alt_toetsen=True)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(Ruimte.L, Ruimte.M, Ruimte.L, Ruimte.M)
        kolom.setSpacing(Ruimte.S)
        rij = Rij()
        rij.voeg(self.tabs, 1)
        rij.voeg(self.kop.vlaggen)
        for deel in (self.kop, rij):
            kolom.addWidget(deel)
        kolom.addWidget(self.bladen, 1)
        for nummer, blad in enumerate(self._tabbladen, 1):
            self.tabs.voeg(blad.sleutel, f"{nummer} {blad.titel}")
        yield
        self._uitgesteld = QTimer(self, singleShot=True, interval=0)
        self._uitgesteld.timeout.connect(self.ververs_kop)
        self._verbind()
        while not (self._nu or self._eerst.gereed):
            yield
        gelezen, tellers = self._eerst()
        self._toon_kop(gelezen)
        yield
        self._zet_tellers(tellers)
        self.bladen.kies(self.tabs.sleutel())
        geef_focus_door(self, self.tabs)
        self._wijzigingen.gewijzigd.connect(self._on_changed)  # a page that could not be read never comes this far
        if self.presenter.is_oud():
            self._uitgesteld.start()

    def _verbind(self) -> None:
        self.tabs.currentChanged.connect(lambda _nummer: self.bladen.kies(self.tabs.sleutel()))
        self.bladen.bijgewerkt.connect(self._zet_hoofdact)
        self.kop.terug.connect(self.presenter.terug)
        self.kop.stap.connect(self._on_step)
        self.kop.waarom.connect(self._on_why)
        self.kop.notitie.connect(partial(self._on_note, NotitieDialoog))
        self.kop.opvolgen.connect(partial(self._on_note, OpvolgenDialoog))
        self.kop.afdrukken.connect(self._on_print)

    # --- called by the shell ---------------------------------------------------------------------------------------

    def bij_tonen(self) -> None:
        """Back in front: others may have changed something. The head comes first: the dossier may be gone."""
        self._verlaten = False
        if self._weg or self.presenter.is_oud():
            self._komt_terug = True
            self._uitgesteld.start()  # it is not in front yet
        else:
            self.bladen.kom_terug()

    def bij_verlaten(self) -> None:
        """Keep what was typed, unless the dossier is gone."""
        self._verlaten = True  # another page comes: this one is in front no longer than until that is made
        if not self._weg:
            self.bladen.verlaat()

    def bij_weg(self) -> None:
        """It is taken down a tab at a time: what changes from now on is for other pages."""
        self._wijzigingen.gewijzigd.disconnect(self._on_changed)
        self.bladen.stop()
        self._uitgesteld.stop()

    def naar(self, tab: str, veld: str | None = None) -> None:
        """Open a tab, and a field in it."""
        self.tabs.kies(tab)
        widget = self.tab(tab) if veld else None
        if veld == VERWIJDEREN:
            self._on_removal()
        elif widget is not None and hasattr(widget, "naar_veld"):
            widget.naar_veld(veld)

    @property
    def panelen(self) -> tuple[QWidget, ...]:
        """Those of the present tab."""
        return panelen(self.bladen.voor())

    def plek(self) -> str:
        """The tab and the place in it, for who comes back after locking."""
        return lees_tab(self.tabs.sleutel(), self.bladen.voor())

    def naar_plek(self, plek: str) -> None:
        """Back in that tab, which is made at once."""
        self.tabs.kies(plek.partition("/")[0])
        zet_tab(self.tab(self.tabs.sleutel()), plek)

    def opdrachten(self) -> tuple[Dossieract, ...]:
        """What can be done with this dossier beside its next step: under *Meer* and in the palette."""
        acten = []
        if self.presenter.mag_statusbericht:
            acten.append(Dossieract(titel="Statusbericht kopiëren", toets="Ctrl+Shift+S", doe=self._on_status_message))
        if self.presenter.mag_herinneren:
            acten.append(Dossieract(titel=_HERINNERING, doe=self._on_reminder))
        if self.presenter.mag_intrekken:
            acten.append(Dossieract(titel="De school trekt de aanvraag in…", doe=lambda: self.naar("brieven", "intrekken")))
        if self.presenter.mag_heropenen:
            acten.append(Dossieract(titel="Dossier heropenen", doe=lambda: self._doe(self.presenter.heropen)))
        if self.verwijder is not None and (titel := self.verwijder.titel(self.presenter.verzoek)):
            acten.append(Dossieract(titel=titel, doe=self._on_removal))
        return tuple(acten)

    def tab(self, sleutel: str) -> QWidget | None:
        """The widget of a tab that was visited; the present one is made at once when its turn had not come."""
        return self.bladen.blad(sleutel)

    # --- head and counters ---------------------------------------------------------------------------------------------

    def ververs_kop(self) -> None:
        """Head and counters as they are now. A dossier that is gone (removed, or a concept again) leaves the screen."""
        self._vraag.stel(lambda _voortgang: self._lees(), self._on_read, self._on_failed, bezig=self, titel="Dossier lezen",
                         kort=True)  # fmt: skip

    def zet_bezig(self, bezig: bool) -> None:
        """For ``Taken``: the head stays as it is while it is read."""

    def _open(self) -> tuple[Gelezen, Mapping[str, str]]:
        return self.presenter.open(), self._tellers()

    def _lees(self) -> tuple[Gelezen, Mapping[str, str]] | None:
        try:
            return self.presenter.lees(), self._tellers()
        except NietGevondenError:
            return None

    def _on_read(self, gelezen: tuple[Gelezen, Mapping[str, str]] | None) -> None:
        if gelezen is None:
            self._ga_weg("Dit dossier staat niet meer in het register. Wat daar nog werd getypt, is niet bewaard.")
            return
        self._toon_kop(gelezen[0])
        self._zet_tellers(gelezen[1])
        self._kom_terug()
        gevraagd, self._gevraagd = self._gevraagd, ""
        if gevraagd and gevraagd == self._stap:
            self._doe_stap()

    def _on_failed(self, fout: Exception) -> None:
        self._gevraagd = ""
        if isinstance(fout, GeenRechtError):
            self._ga_weg(fout.melding)
        else:
            self._wijzigingen.zeg(melding(fout))
            self._kom_terug()

    def _kom_terug(self) -> None:
        if self._komt_terug:
            self._komt_terug = False
            self.bladen.kom_terug()

    def _ga_weg(self, zin: str) -> None:
        """The dossier is not there any more for this person. Where another page is in front, it says so when it comes back."""
        self._weg = True
        if self.isVisible() and not self._verlaten:
            if self.dialoog is not None and isValid(self.dialoog):
                self.dialoog.close()
            self.presenter.terug()
            self._wijzigingen.zeg(zin)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._weg:
            self._uitgesteld.start()

    def _toon_kop(self, gelezen: Gelezen) -> None:
        kop = self.presenter.neem(gelezen)
        self._stap = kop.stap
        self.kop.toon(kop)
        self.kop.zet_acten(self.opdrachten())
        self._zet_hoofdact()
        self.titel_gewijzigd.emit(kop.paginatitel)

    def _zet_tellers(self, tellers: Mapping[str, str]) -> None:
        for nummer, blad in enumerate(self._tabbladen, 1):
            self.tabs.zet_tekst(blad.sleutel, f"{nummer} {blad.titel} {tellers.get(blad.sleutel, '')}".rstrip())

    def _zet_hoofdact(self) -> None:
        """One blue button: that of the tab when it has one, else the next step."""
        widget = self.bladen.voor()
        self.kop.zet_hoofdact(widget is None or not any(
            knop.soort is Knopsoort.HOOFD and knop.isVisibleTo(widget) for knop in widget.findChildren(Knop)))  # fmt: skip

    # --- acts ----------------------------------------------------------------------------------------------------------

    def _on_changed(self, _soort: str, _id: str) -> None:
        if not self._weg:
            self.bladen.gewijzigd()
            self._uitgesteld.start()

    def _on_step(self) -> None:
        """What the button said when it was pressed; it is read again first where something was written since."""
        if self.presenter.is_oud():
            self._gevraagd = self._stap
            self.ververs_kop()
        else:
            self._doe_stap()

    def _doe_stap(self) -> None:
        plaats = self.presenter.zet_stap()
        if plaats is not None and plaats.veld == AFSLUITEN:
            self._doe(self.presenter.sluit_af)
        elif plaats is not None and self.presenter.mag_herinneren:
            self._on_reminder()
        elif plaats is not None:
            self.naar(plaats.tab, plaats.veld)

    def _on_why(self) -> None:
        self.dialoog = WaaromDatum(self._termijnen, ouder=self.window())
        self.dialoog.gewijzigd.connect(lambda: self._wijzigingen.meld("aanvraag", str(self.presenter.aanvraag_id)))
        self.dialoog.open()

    def _on_note(self, soort: type[NotitieDialoog | OpvolgenDialoog]) -> None:
        self.dialoog = soort(self._notities, bij=self.presenter.bij(), ouder=self.window())
        self.dialoog.geschreven.connect(self._on_note_written)
        self.dialoog.open()

    def _on_note_written(self) -> None:
        self._wijzigingen.meld("notitie", str(self.presenter.aanvraag_id))
        self.bladen.ververs()

    def _on_status_message(self) -> None:
        self._kopieer(self.presenter.statusbericht,
                      "Het statusbericht staat op het klembord, zonder naam. Plak het in uw bericht.")  # fmt: skip

    def _on_reminder(self) -> None:
        self._kopieer(self.presenter.herinnering, "De herinnering staat op het klembord, zonder naam. Plak haar in uw bericht.")

    def _kopieer(self, maak: Callable[[], str], zin: str) -> None:
        try:
            Klembord.kopieer(maak())
        except CvtError as fout:
            self._wijzigingen.zeg(fout.melding)
        else:
            self._wijzigingen.zeg(zin)
            self.bladen.ververs()

    def _on_removal(self) -> None:
        if self.verwijder is not None:
            self.verwijder.open(self.window(), self._wijzigingen.zeg, self._on_kept, self._on_gone)

    def _on_kept(self) -> None:
        self._wijzigingen.meld("aanvraag", str(self.presenter.aanvraag_id))
        self.bladen.ververs()

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
        self.bladen.ververs()

    def _on_print(self) -> None:
        """Ctrl+P: what the present tab prints, else the dossierkaart."""
        widget = self.tab(self.tabs.sleutel())
        if not hasattr(widget, "druk_af") or not getattr(widget, "drukt_af", True):
            self.naar("overzicht")
            widget = self.tab("overzicht")
        getattr(widget, "druk_af", lambda: None)()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not zoekt_in_stuk(event, self.bladen.voor()):
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
                lees=lambda _id: partial(OverzichtTab, kaart, kaart.kaart(), taken, feedback, bronnen, af=False)),
        Tabblad(sleutel="aanvraag", titel="Aanvraag",
                lees=lambda id_: lees_aanvraagtab(dienst, id_, wijzigingen, formulier, afdruk)),
        Tabblad(sleutel="stukken", titel="Stukken",
                lees=lambda _id: partial(StukkenTab, stukken, plekken, taken, feedback, wijzigingen)),
        Tabblad(sleutel="geschiedenis", titel="Geschiedenis",
                lees=lambda _id: partial(GeschiedenisTab, geschiedenis, wijzigingen)),
    )  # fmt: skip
    return DossierView(DossierPresenter(dienst, navigatie, aanvraag_id), NotitiePresenter(dienst, aanvraag_id),
                       TermijnenPresenter(dienst, aanvraag_id),
                       (*eigen, *tabbladen), wijzigingen, taken,
                       verwijder=Verwijderaar(VerwijderPresenter(dienst, aanvraag_id), taken),
                       tellers=lambda: {**tellers(), "stukken": stukken.teller()}, af=af)  # fmt: skip
