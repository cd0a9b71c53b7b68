"""The list *Bezwaren*: it is read outside the window, and says when that did not work."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from threading import Event
from typing import cast

from pytestqt.qtbot import QtBot

from cvt_desktop.domain.errors import RegisterError
from cvt_desktop.domain.ids import AanvraagId, BezwaarId
from tests.factories import uuid_van
from ui.presenters.bezwaren import Bezwaarrij, BezwarenlijstPresenter
from ui.tasks import Taken
from ui.tonen import Chip
from ui.views.bezwaren import BezwarenView


def _rij(naam: str) -> Bezwaarrij:
    return Bezwaarrij(
        id=BezwaarId(uuid_van(naam)), aanvraag_id=AanvraagId(uuid_van("dossier")), leerling=naam, kenmerk="2027-0001",
        school="De Meander", van="ouder", ontvangen="wo 12 mei", stap="doorzenden", voor="", stand=Chip(tekst="ontvangen"),
        ontvangen_op=date(2027, 5, 12), dag=None,
    )  # fmt: skip


def _open() -> Event:
    door = Event()
    door.set()
    return door


@dataclass
class NepLijst:
    """What the screen asks, with an answer that can be set."""

    mag_registreren: bool = True
    antwoord: tuple[Bezwaarrij, ...] | RegisterError = ()
    gevraagd: int = field(default=0)
    door: Event = field(default_factory=_open)
    """The first answer waits for it."""

    def rijen(self) -> tuple[Bezwaarrij, ...]:
        self.gevraagd += 1
        antwoord = self.antwoord
        if self.gevraagd == 1:
            self.door.wait(5)
        if isinstance(antwoord, RegisterError):
            raise antwoord
        return antwoord

    def open(self, rij: Bezwaarrij) -> None:
        raise NotImplementedError

    def zoeken_vastleggen(self, aantal: int) -> None:
        raise NotImplementedError


def _view(qtbot: QtBot, taken: Taken, lijst: NepLijst) -> BezwarenView:
    view = BezwarenView(cast(BezwarenlijstPresenter, lijst), taken, lambda: None)
    qtbot.addWidget(view)
    view.show()
    return view


def test_that_the_list_follows_its_screen_and_the_selection_stays(qtbot: QtBot, taken: Taken) -> None:
    lijst = NepLijst(antwoord=(_rij("Zoë"), _rij("Mikołaj")))
    view = _view(qtbot, taken, lijst)
    assert view.tabel.model.rijen() == [], "the screen is there before its lines"
    assert taken.wacht_tot_leeg()
    assert view.tabel.zichtbaar() == 2
    view.tabel.kies(_rij("Mikołaj").id)
    lijst.antwoord = (_rij("Ömer"), _rij("Zoë"), _rij("Mikołaj"))
    view.bij_tonen()
    assert view.tabel.zichtbaar() == 2, "what was shown stays until the answer is there"
    assert taken.wacht_tot_leeg()
    gekozen = view.tabel.gekozen()
    assert (view.tabel.zichtbaar(), gekozen and gekozen.leerling) == (3, "Mikołaj")


def test_that_a_list_that_cannot_be_read_says_so_and_is_read_again_on_request(qtbot: QtBot, taken: Taken) -> None:
    lijst = NepLijst(antwoord=RegisterError("De schijf is weg.", code="db-schijffout"))
    view = _view(qtbot, taken, lijst)
    assert taken.wacht_tot_leeg()
    assert view.melding.tekst() == "De schijf is weg."
    lijst.antwoord = (_rij("Zoë"),)
    view.melding._actie.click()
    assert taken.wacht_tot_leeg()
    assert (view.melding.tekst(), view.tabel.zichtbaar()) == ("", 1)


def test_that_an_answer_to_an_earlier_question_is_not_shown(qtbot: QtBot, taken: Taken) -> None:
    lijst = NepLijst(antwoord=())
    lijst.door.clear()
    view = _view(qtbot, taken, lijst)
    qtbot.waitUntil(lambda: lijst.gevraagd == 1)
    lijst.antwoord = (_rij("Zoë"),)
    view.ververs()
    qtbot.waitUntil(lambda: view.tabel.zichtbaar() == 1)
    lijst.door.set()
    assert taken.wacht_tot_leeg()
    assert view.tabel.zichtbaar() == 1, "the empty answer is that to the question before"
