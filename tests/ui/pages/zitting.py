"""A zitting page on a screen, with keys as a person presses them."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cvt_desktop.adapters.exchange.inlezer import Bestandslezer
from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.domain.ids import PersoonId
from cvt_desktop.ports.zegel import Zegel
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.stukken import Stuklezer
from tests.dossiers import NepKijker
from tests.fakes.poorten import NepZegel
from tests.zitting_opzet import LEDEN, NepNavigatie, Opzet
from ui.changes import Wijzigingen
from ui.documentbron import Documentbronnen
from ui.feedback import Stilfeedback
from ui.tasks import Taken
from ui.views.zitting import Zittingomgeving, ZittingView, maak_zitting
from ui.views.zitting_live import ZittingLiveView
from ui.widgets.knop import Knop

WACHTZIN = "vier woorden bij elkaar"
WOORDEN = "zes woorden voor wie thuis leest"
LEZER = Stuklezer(inlezer=Bestandslezer(), kijker=NepKijker)
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
GEEN = Qt.KeyboardModifier.NoModifier


@dataclass
class Toetsenbord:
    """Presses keys on what has the focus, and counts them."""

    qtbot: QtBot
    venster: QWidget
    aantal: int = 0

    def druk(self, toets: Qt.Key, erbij: Qt.KeyboardModifier = GEEN) -> None:
        self.aantal += 1
        doel = QApplication.focusWidget() or self.venster
        self.qtbot.keyClick(doel, toets, erbij)
        # a button whose shortcut is pressed stays down for a tenth of a second, and clicks when it comes up
        self.qtbot.waitUntil(lambda: not any(knop.isDown() for knop in self.venster.findChildren(Knop)))


@dataclass
class Toestel:
    """A zitting page on a screen."""

    opzet: Opzet
    view: ZittingView
    toetsen: Toetsenbord
    taken: Taken
    afgedekt: list[bool] = field(default_factory=list)

    @property
    def live(self) -> ZittingLiveView:
        return cast(ZittingLiveView, self.view.deel)


def als_lid(persoon_id: PersoonId, wachtzin: str) -> AbstractContextManager[Zegel]:
    if wachtzin != WACHTZIN:
        raise InvoerError("De wachtzin klopt niet. Let op hoofdletters en spaties.", veld="wachtzin")
    return nullcontext(NepZegel(next(p.naam for p in LEDEN if p.id == persoon_id)))


def toon_zitting(
    qtbot: QtBot, opzet: Opzet, taken: Taken, dienst: Dienst | None = None, *, feedback: Stilfeedback | None = None
) -> Toestel:
    """The zitting of ``opzet`` for the secretaris, or for who is logged in with ``dienst``."""
    afgedekt: list[bool] = []
    omgeving = Zittingomgeving(
        dienst=dienst or opzet.dienst, navigatie=NepNavigatie(), taken=taken, wijzigingen=Wijzigingen(),
        feedback=feedback or Stilfeedback(), bronnen=Documentbronnen(NepKijker()), als_lid=als_lid,
        afdekken=lambda: afgedekt.append(True),
        lezer=LEZER, stel_voor=lambda: WOORDEN,
    )  # fmt: skip
    view = maak_zitting(omgeving, opzet.zitting_id)
    qtbot.addWidget(view)
    view.resize(1280, 650)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    view.bij_tonen()
    return Toestel(opzet=opzet, view=view, toetsen=Toetsenbord(qtbot, view), taken=taken, afgedekt=afgedekt)
