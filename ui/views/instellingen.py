"""*Instellingen*: the samenwerkingsverband, the commission, its rules; users, people, schools and certificates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from cvt_desktop.domain.school import School
from cvt_desktop.services.aanmelden import Geopend
from ui.changes import Wijzigingen
from ui.documentbron import Documentbronnen
from ui.feedback import Feedback
from ui.presenters.commissies import CommissiesPresenter
from ui.presenters.gebruikers import GebruikersPresenter
from ui.presenters.instellingen import (
    InstellingenPresenter,
    feestdagen_uit,
    feestdagen_waarden,
    hint_uit,
    hint_waarden,
    reglement_uit,
    reglement_waarden,
    swv_uit,
    swv_waarden,
)
from ui.presenters.instrumenten import InstrumentenPresenter
from ui.presenters.lijsten import PersonenPresenter, ScholenPresenter
from ui.presenters.mandaten import MandatenPresenter
from ui.presenters.navigatie import Navigatie
from ui.presenters.onaf import Onaf
from ui.presenters.paletonderdelen import ONDERDELEN
from ui.presenters.rollen import RollenPresenter
from ui.presenters.schooloverzicht import SchooloverzichtPresenter
from ui.presenters.teksten import TekstenPresenter
from ui.presenters.voorzieningen import VoorzieningenPresenter
from ui.tasks import Taken
from ui.theme import Ruimte
from ui.views.instellingen_certificaten import CertificatenTab
from ui.views.instellingen_commissies import CommissiesTab
from ui.views.instellingen_gebruikers import GebruikersTab
from ui.views.instellingen_instrumenten import InstrumentenTab
from ui.views.instellingen_lijst import LijstTab
from ui.views.instellingen_lijsten import personen_tab, scholen_tab
from ui.views.instellingen_mandaten import mandaten_tab
from ui.views.instellingen_modellen import ModellenTab
from ui.views.instellingen_rollen import RollenTab
from ui.views.instellingen_schooloverzicht import Overzichtknop
from ui.views.instellingen_teksten import TekstenTab
from ui.views.instellingen_versie import VersieTab
from ui.views.instellingen_voorzieningen import VoorzieningenTab
from ui.views.instellingen_vorm import (
    Leesbestand,
    logokiezer,
    reglement_vorm,
    swv_vorm,
)
from ui.vormgeheugen import MetOnaf
from ui.widgets.kop import Kop
from ui.widgets.tabrij import Tabrij


class InstellingenView(QWidget):
    """Tabs that are made at their first visit; the policy decides which are there and which can be changed."""

    def __init__(
        self, geopend: Geopend, taken: Taken, feedback: Feedback, wijzigingen: Wijzigingen, navigatie: Navigatie,
        importeer_scholen: Callable[[Callable[[], None]], None], lees_bestand: Leesbestand, voor_sleutels: Callable[[], None],
        bronnen: Documentbronnen,
    ) -> None:  # fmt: skip
        super().__init__()
        dienst = self._dienst = geopend.dienst
        self._taken, self._feedback, self._wijzigingen = taken, feedback, wijzigingen
        self._importeer, self._lees_bestand, self._bronnen = importeer_scholen, lees_bestand, bronnen
        self._instellingen = InstellingenPresenter(dienst)
        self._gebruikers = GebruikersPresenter(geopend, voor_sleutels)
        self._personen, self._scholen = PersonenPresenter(dienst), ScholenPresenter(dienst)
        self._maak: dict[str, Callable[[], QWidget]] = {}
        self._gemaakt: dict[str, QWidget] = {}
        self.tabs = Tabrij("Onderdelen van de instellingen")
        self._stapel = QStackedWidget()
        self._vul_tabs()
        kop = Kop("Instellingen", terug=True)
        kop.terug_gevraagd.connect(navigatie.terug)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(Ruimte.L, Ruimte.M, Ruimte.L, Ruimte.M)
        kolom.setSpacing(Ruimte.S)
        kolom.addWidget(kop)
        kolom.addWidget(self.tabs)
        kolom.addWidget(self._stapel, 1)
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self._on_tab_changed()

    def _vul_tabs(self) -> None:
        self._voeg("swv", self._swv)
        self._voeg("commissie", self._commissie)
        self._voeg("besluit", self._modellen)
        self._voeg("mandaten", self._mandaten)
        self._voeg("reglement", self._reglement)
        if self._gebruikers.mag_beheren:
            self._voeg("gebruikers", self._gebruikerstab)
        if self._personen.mag:
            self._voeg("personen", self._personentab)
        self._voeg("scholen", self._scholentab)
        self._voeg("instrumenten", self._instrumententab)
        self._voeg("voorzieningen", self._voorzieningentab)
        self._voeg("teksten", self._tekstentab)
        self._voeg("rollen", self._rollentab)
        self._voeg("certificaten", self._certificaten)

    def _voeg(self, sleutel: str, maak: Callable[[], QWidget]) -> None:
        self._maak[sleutel] = maak
        self.tabs.voeg(sleutel, ONDERDELEN[sleutel])

    def bij_tonen(self) -> None:
        """Back in front: others may have changed something."""
        self._instellingen.lees()
        self._ververs()

    def bij_verlaten(self) -> None:
        """Another page, or locking: what was typed and not kept is there again afterwards."""
        for tab in self._gemaakt.values():
            if isinstance(tab, MetOnaf):
                tab.bewaar_onaf()

    def naar(self, sleutel: str) -> None:
        """Open a tab."""
        self.tabs.kies(sleutel)

    def plek(self) -> str:
        """The tab, for who comes back after locking."""
        return self.tabs.sleutel()

    def naar_plek(self, tab: str) -> None:
        """Back in that tab."""
        self.naar(tab)

    def tab(self, sleutel: str) -> QWidget | None:
        """A tab that was visited."""
        return self._gemaakt.get(sleutel)

    def _on_tab_changed(self) -> None:
        sleutel = self.tabs.sleutel()
        if sleutel not in self._gemaakt:
            tab = self._gemaakt[sleutel] = self._maak[sleutel]()
            if isinstance(tab, MetOnaf):
                tab.koppel(Onaf(self._dienst, sleutel))
            self._stapel.addWidget(tab)
        else:
            self._ververs()
        self._stapel.setCurrentWidget(self._gemaakt[sleutel])

    def _ververs(self) -> None:
        ververs: Callable[[], None] | None = getattr(self._gemaakt.get(self.tabs.sleutel()), "ververs", None)
        if ververs is not None:
            ververs()

    # --- the tabs ------------------------------------------------------------------------------------------------------

    def _swv(self) -> QWidget:
        vorm = swv_vorm(logokiezer(self._feedback, self._lees_bestand))
        return self._versie(VersieTab(self._instellingen, vorm, lambda i: swv_waarden(i.swv) | {"logo": self._instellingen.logo},
                                      lambda w, i: replace(i, swv=swv_uit(w, i.swv))))  # fmt: skip

    def _commissie(self) -> QWidget:
        return self._versie(CommissiesTab(CommissiesPresenter(self._dienst, self._instellingen), self._instellingen))

    def _modellen(self) -> QWidget:
        return self._versie(ModellenTab(self._instellingen))

    def _mandaten(self) -> QWidget:
        tab = mandaten_tab(MandatenPresenter(self._dienst))
        tab.gewijzigd.connect(lambda: self._wijzigingen.meld("instelling"))
        return tab

    def _reglement(self) -> QWidget:
        return self._versie(VersieTab(
            self._instellingen, reglement_vorm(lopend=True),
            lambda i: reglement_waarden(i.reglement) | feestdagen_waarden(i) | hint_waarden(i),
            lambda w, i: replace(feestdagen_uit(w, i), reglement=hint_uit(w, reglement_uit(w, i.reglement))),
        ))  # fmt: skip

    def _versie(self, tab: VersieTab) -> VersieTab:
        tab.vastgesteld.connect(lambda: self._wijzigingen.meld("instelling"))
        return tab

    def _gebruikerstab(self) -> QWidget:
        tab = GebruikersTab(self._gebruikers, self._taken, self._feedback)
        tab.gewijzigd.connect(lambda: self._wijzigingen.meld("persoon"))
        return tab

    def _personentab(self) -> QWidget:
        tab = personen_tab(self._personen)
        tab.gewijzigd.connect(lambda: self._wijzigingen.meld("persoon"))
        return tab

    def _scholentab(self) -> QWidget:
        tab = scholen_tab(self._scholen, lambda: self._importeer(tab.ververs), self._overzichtknop)
        tab.gewijzigd.connect(lambda: self._wijzigingen.meld("school"))
        return tab

    def _overzichtknop(self, tab: LijstTab[School]) -> Overzichtknop | None:
        presenter = SchooloverzichtPresenter(self._dienst)
        return Overzichtknop(presenter, tab, self._taken, self._feedback, self._bronnen) if presenter.mag else None

    def _instrumententab(self) -> QWidget:
        tab = InstrumentenTab(InstrumentenPresenter(self._dienst))
        tab.gewijzigd.connect(lambda: self._wijzigingen.meld("instelling"))
        return tab

    def _voorzieningentab(self) -> QWidget:
        tab = VoorzieningenTab(VoorzieningenPresenter(self._dienst))
        tab.gewijzigd.connect(lambda: self._wijzigingen.meld("instelling"))
        return tab

    def _tekstentab(self) -> QWidget:
        tab = TekstenTab(TekstenPresenter(self._dienst), self._taken, self._feedback, self._bronnen)
        tab.gewijzigd.connect(lambda: self._wijzigingen.meld("instelling"))
        return tab

    def _rollentab(self) -> QWidget:
        tab = RollenTab(RollenPresenter(self._dienst), self._feedback)
        tab.gewijzigd.connect(lambda: self._wijzigingen.meld("persoon"))
        return tab

    def _certificaten(self) -> QWidget:
        tab = CertificatenTab(self._gebruikers, self._taken, self._feedback)
        tab.gewijzigd.connect(lambda: self._wijzigingen.meld("instelling"))
        return tab


def maak_scherm(
    geopend: Geopend, taken: Taken, feedback: Feedback, wijzigingen: Wijzigingen, navigatie: Navigatie,
    importeer_scholen: Callable[[Callable[[], None]], None], lees_bestand: Leesbestand, voor_sleutels: Callable[[], None],
    bronnen: Documentbronnen,
) -> InstellingenView:  # fmt: skip
    """The page under the key ``instellingen``; ``importeer_scholen(klaar)`` opens the dialog that imports a table;
    ``voor_sleutels`` makes a backup before the register gets other keys."""
    return InstellingenView(geopend, taken, feedback, wijzigingen, navigatie, importeer_scholen, lees_bestand, voor_sleutels,
                            bronnen)  # fmt: skip
