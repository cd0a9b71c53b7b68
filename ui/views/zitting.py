"""One zitting in the shell: agenda, opening, live screen, end and bekrachtigen in one page that follows its state."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from cvt_desktop.domain.ids import PersoonId, ZittingId
from cvt_desktop.domain.zitting import Zittingtoestand
from cvt_desktop.services.aanmelden import Lidkeuze
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.leesmappen import Uitgereikt
from cvt_desktop.services.lijstbekrachtiging import Lijsttekenaar
from cvt_desktop.services.stukken import Stuklezer
from cvt_desktop.services.zitting_inzien import zitting_lezen
from ui.beurten import InBeurten, in_eens
from ui.changes import Wijzigingen
from ui.dialogs.leesmap import LeesmapDialoog
from ui.dialogs.leesmap_wachtzinnen import Leesmapwachtzinnen
from ui.dialogs.voorbeeld import Voorbeeld
from ui.documentbron import Documentbronnen
from ui.feedback import Feedback
from ui.panelen import panelen
from ui.presenters.bekrachtigen import BekrachtigenPresenter
from ui.presenters.leesmap import LeesmapPresenter
from ui.presenters.lijst_ondertekenen import LijstOndertekenenPresenter
from ui.presenters.navigatie import Navigatie
from ui.presenters.ronde import RondePresenter
from ui.presenters.zitting_agenda import ZittingAgendaPresenter
from ui.presenters.zitting_hamer import ZittingHamerPresenter
from ui.presenters.zitting_live import ZittingLivePresenter
from ui.presenters.zitting_opening import ZittingOpeningPresenter
from ui.presenters.zittingen import ZittingenPresenter
from ui.tasks import Taken
from ui.views.bekrachtigen import BekrachtigenView
from ui.views.lijst_ondertekenen import LijstOndertekenenView
from ui.views.ronde import RondeView
from ui.views.zitting_agenda import ZittingAgendaView
from ui.views.zitting_einde import ZittingEindeView
from ui.views.zitting_hamer import ZittingHamerView
from ui.views.zitting_live import ZittingLiveView
from ui.views.zitting_opening import ZittingOpeningView
from ui.views.zittingen import ZittingenView
from ui.views.zittingen_plannen import ZittingPlannenView


@dataclass(frozen=True, slots=True, kw_only=True)
class Zittingomgeving:
    """What the pages of a zitting need. ``als_lid`` opens one person's keys; ``afdekken`` covers the window.

    ``lezer`` draws stukken, ``stel_voor`` gives a passphrase: both for leesmappen.
    """

    dienst: Dienst
    navigatie: Navigatie
    taken: Taken
    feedback: Feedback
    wijzigingen: Wijzigingen
    bronnen: Documentbronnen
    als_lid: Lidkeuze
    afdekken: Callable[[], None]
    lezer: Stuklezer
    stel_voor: Callable[[], str]


def maak_scherm(omgeving: Zittingomgeving) -> ZittingenView:
    """The screen *Zittingen* of the shell."""
    return ZittingenView(ZittingenPresenter(omgeving.dienst, omgeving.navigatie), omgeving.wijzigingen, omgeving.taken)


def maak_zitting(omgeving: Zittingomgeving, zitting_id: ZittingId, *, af: bool = True) -> ZittingView:
    """The page of one zitting, in the form that fits its state."""
    return ZittingView(omgeving, zitting_id, af=af)


class ZittingView(InBeurten, QWidget):
    """Shows one part at a time; every part is made anew, so that it never shows what was before."""

    def __init__(self, omgeving: Zittingomgeving, zitting_id: ZittingId, *, af: bool = True) -> None:
        super().__init__()
        self._o, self._id = omgeving, zitting_id
        self._stapel = QStackedLayout(self)
        self.deel: QWidget | None = None
        self.dialoog: Voorbeeld | None = None
        self.leesmap: LeesmapDialoog | Leesmapwachtzinnen | None = None
        self._delen = self._volg()
        if af:
            self.maak_af()

    def _volg(self) -> Iterator[None]:
        toestand = zitting_lezen(self._o.dienst, self._id).toestand
        if toestand is Zittingtoestand.GEPLAND:
            yield from self._agenda_in_delen()
        elif toestand is Zittingtoestand.GEOPEND:
            self._toon_open()
        elif (wie := self._eindbrein().eigen_open()) is not None:
            self._toon_bekrachtigen(wie)  # the step that the werkvoorraad names
        else:
            self._toon_einde()

    @property
    def panelen(self) -> tuple[QWidget, ...]:
        """Those of the part that is shown."""
        return panelen(self.deel)

    def bij_tonen(self) -> None:
        """Each time the page comes to the front."""
        getoond = getattr(self.deel, "bij_tonen", None)
        if getoond is not None:
            getoond()

    def bij_verlaten(self) -> None:
        """Keep what was typed."""
        verlaten = getattr(self.deel, "bij_verlaten", None)
        if verlaten is not None:
            verlaten()

    def plek(self) -> str:
        """The item on the screen of an open zitting, for who comes back after locking."""
        return self.deel.plek() if isinstance(self.deel, ZittingLiveView) else ""

    def naar_plek(self, punt: str) -> None:
        """Back at that item, when the zitting is still open."""
        if isinstance(self.deel, ZittingHamerView) and punt:
            self._toon_live()
        if isinstance(self.deel, ZittingLiveView):
            self.deel.naar_plek(punt)

    def begin(self) -> None:
        """Focus where the part begins."""
        begin = getattr(self.deel, "begin", None)
        if begin is not None:
            begin()

    def _zet(self, deel: QWidget) -> None:
        oud, self.deel = self.deel, deel
        self._stapel.addWidget(deel)
        self._stapel.setCurrentWidget(deel)
        if oud is not None:
            self._stapel.removeWidget(oud)
            oud.deleteLater()
        self.begin()

    def _meld(self) -> None:
        self._o.wijzigingen.meld("zitting", str(self._id))
        self._o.wijzigingen.meld("aanvraag")

    def _toon_agenda(self) -> None:
        in_eens(self._agenda_in_delen())

    def _agenda_in_delen(self) -> Iterator[None]:
        """What is on the agenda, and the page: each takes a moment of its own. What may come on it follows by itself."""
        presenter = ZittingAgendaPresenter(self._o.dienst, self._o.navigatie, self._id, leeg=True)
        yield from presenter.lees_in_delen()
        yield
        deel = ZittingAgendaView(presenter, self._o.taken, leeg=True)
        yield
        deel.toon()
        yield
        deel.afdrukken.connect(lambda: self._toon_papier(presenter))
        deel.leesmap.connect(self._toon_leesmap)
        deel.openen.connect(self._toon_opening)
        deel.plan.connect(self._toon_plan)
        deel.terug.connect(self._o.navigatie.terug)
        deel.gewijzigd.connect(self._meld)
        self._zet(deel)
        deel.lees_kandidaten()

    def _toon_papier(self, presenter: ZittingAgendaPresenter) -> None:
        def toon(pdf: bytes) -> None:
            self.dialoog = Voorbeeld("Uitnodiging en agenda", pdf, self._o.bronnen, self._o.feedback, self._o.taken,
                                     presenter.bestandsnaam(), ouder=self, bij_uitvoer=lambda _wat: presenter.uitgevoerd(),
                                     )  # fmt: skip
            self.dialoog.open()

        self._o.taken.start(lambda _v: presenter.agenda_pdf(), toon, self._o.feedback.fout, titel="Agenda maken")

    def _toon_leesmap(self) -> None:
        presenter = LeesmapPresenter(self._o.dienst, self._id, self._o.lezer, self._o.stel_voor)
        dialoog = LeesmapDialoog(presenter, self._o.taken, self._o.feedback, ouder=self)
        dialoog.gemaakt.connect(self._toon_wachtzinnen)
        self.leesmap = dialoog
        dialoog.open()

    def _toon_wachtzinnen(self, uitgereikt: tuple[Uitgereikt, ...]) -> None:
        self._o.wijzigingen.meld("leesmap")
        self.leesmap = Leesmapwachtzinnen(uitgereikt, ouder=self)
        self.leesmap.open()

    def _toon_plan(self) -> None:
        deel = ZittingPlannenView(ZittingenPresenter(self._o.dienst, self._o.navigatie), self._id)
        deel.klaar.connect(self._toon_agenda)
        deel.klaar.connect(self._meld)
        deel.gesloten.connect(self._toon_agenda)
        self._zet(deel)

    def _toon_opening(self) -> None:
        deel = ZittingOpeningView(ZittingOpeningPresenter(self._o.dienst, self._id))
        deel.geopend.connect(self._toon_open)
        deel.geopend.connect(self._meld)
        deel.terug.connect(self._toon_agenda)
        self._zet(deel)

    def _toon_open(self) -> None:
        """In a schriftelijke ronde a member comes to the own stem first; in a room the hamerstukken come first."""
        if RondePresenter.past(self._o.dienst, self._id):
            self._toon_stem()
        elif ZittingHamerPresenter.past(self._o.dienst, self._id):
            self._toon_blok()
        else:
            self._toon_live()

    def _toon_stem(self) -> None:
        deel = RondeView(RondePresenter(self._o.dienst, self._o.navigatie, self._id, self._o.als_lid), self._o.taken)
        deel.gestemd.connect(self._toon_stem)
        deel.gestemd.connect(self._meld)
        deel.hele_ronde.connect(self._toon_live)
        self._zet(deel)

    def _toon_blok(self) -> None:
        deel = ZittingHamerView(ZittingHamerPresenter(self._o.dienst, self._id), self._o.taken, self._o.afdekken)
        deel.bespreken.connect(self._toon_live)
        deel.gewijzigd.connect(self._meld)
        self._zet(deel)

    def _toon_live(self) -> None:
        deel = ZittingLiveView(ZittingLivePresenter(self._o.dienst, self._o.navigatie, self._id), self._o.afdekken)
        deel.einde.connect(self._toon_einde)
        deel.blok.connect(self._toon_blok)
        deel.gewijzigd.connect(self._meld)
        self._zet(deel)

    def _eindbrein(self) -> BekrachtigenPresenter:
        return BekrachtigenPresenter(self._o.dienst, self._o.navigatie, self._id, self._o.als_lid)

    def _toon_einde(self) -> None:
        presenter = self._eindbrein()
        deel = ZittingEindeView(presenter, self._o.taken, self._o.feedback, self._o.bronnen)
        deel.weg.connect(self._o.navigatie.terug)
        deel.terug.connect(self._toon_live)
        deel.bekrachtigen.connect(self._toon_bekrachtigen)
        deel.ondertekenen.connect(self._toon_ondertekenen)
        deel.gewijzigd.connect(self._meld)
        self._zet(deel)

    def _toon_bekrachtigen(self, persoon_id: PersoonId) -> None:
        presenter = self._eindbrein()
        naam = next(lid.naam for lid in presenter.blad().leden if lid.persoon_id == persoon_id)
        deel = BekrachtigenView(presenter, self._o.taken, persoon_id, naam)
        deel.klaar.connect(self._toon_einde)
        deel.klaar.connect(self._meld)
        deel.terug.connect(self._toon_einde)
        self._zet(deel)

    def _toon_ondertekenen(self, wie: Lijsttekenaar) -> None:
        deel = LijstOndertekenenView(LijstOndertekenenPresenter(self._o.dienst, self._id, self._o.als_lid, wie), self._o.taken)
        deel.klaar.connect(self._toon_einde)
        deel.klaar.connect(self._meld)
        deel.terug.connect(self._toon_einde)
        self._zet(deel)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc inside a part goes back to the part that fits the state; from there the shell takes it."""
        if event.key() == Qt.Key.Key_Escape and isinstance(self.deel, ZittingOpeningView | ZittingPlannenView):
            self._toon_agenda()
        elif event.key() == Qt.Key.Key_Escape and isinstance(self.deel, BekrachtigenView | LijstOndertekenenView):
            self._toon_einde()
        elif not (event.key() == Qt.Key.Key_Escape and self._vast()):
            super().keyPressEvent(event)

    def _vast(self) -> bool:
        return isinstance(self.deel, ZittingLiveView | ZittingHamerView) and self.deel.houdt_vast()
