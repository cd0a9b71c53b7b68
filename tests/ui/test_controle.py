"""*Controle* as somebody uses it: nothing yet, busy, an outcome, a wrong anchor, the log as a file, the monthly sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from cvt_desktop.cli import audit
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import RegisterError
from cvt_desktop.domain.persoon import Persoon
from db.engine import schrijfeenheid
from db.register import DbRegister
from tests.factories import BENSALEM, SECRETARIS, VOORZITTER
from tests.fakes.register import maak_dienst, maak_testregister
from tests.ui.test_instellingen import view_terug
from tests.ui.toegankelijk import controleer
from ui.feedback import Stilfeedback
from ui.presenters.controle import Controlebeeld, ControlePresenter, Meld
from ui.tasks import Taken
from ui.views.controle import ControleView
from ui.widgets.tekst import Tekst


@pytest.fixture
def register(tmp_path: Path) -> Iterator[DbRegister]:
    open_ = maak_testregister(tmp_path / "register")
    yield open_
    open_.sluit()


class KapottePresenter(ControlePresenter):
    """Over a register whose disk gives up."""

    def controleer(self, anker: str, meld: Meld) -> Controlebeeld:
        raise RegisterError("De schijf geeft een fout. Maak een reservekopie.", code="db-schijffout")


@pytest.fixture
def maak(qtbot: QtBot, taken: Taken, register: DbRegister, tmp_path: Path) -> Callable[..., ControleView]:
    def nieuw(wie: Persoon = SECRETARIS, soort: type[ControlePresenter] = ControlePresenter) -> ControleView:
        feedback = Stilfeedback(paden=[tmp_path / "logboek"])
        view = ControleView(soort(maak_dienst(register, wie)), taken, feedback, None, terug=view_terug)  # type: ignore[arg-type]
        qtbot.addWidget(view)
        view.resize(1280, 640)
        view.show()
        return view

    return nieuw


def zichtbaar(view: ControleView) -> list[str]:
    return [t.text() for t in view.findChildren(Tekst) if t.isVisible() and t.text()]


def test_that_it_says_what_it_will_do_then_that_it_is_busy_then_what_holds(
    maak: Callable[..., ControleView], taken: Taken
) -> None:
    view = maak()
    assert "Nog niet gecontroleerd." in zichtbaar(view)
    controleer(view)
    view.knop.click()
    assert "Bezig met controleren." in zichtbaar(view)
    assert not view.knop.isEnabled()
    assert view.bezig.bezig()
    assert taken.wacht_tot_leeg()
    assert view.knop.isEnabled()
    assert not view.bezig.bezig()
    teksten = zichtbaar(view)
    assert "Alles klopt, met een kanttekening" in teksten
    assert "Geen gaten in de nummering." not in teksten  # nothing was signed in this register
    assert "Nog geen nummers uitgegeven." in teksten
    controleer(view)
    view.hide()


def test_that_a_changed_log_is_shown_with_the_entry_and_that_a_wrong_anchor_stands_at_its_field(
    maak: Callable[..., ControleView], taken: Taken, register: DbRegister
) -> None:
    view = maak()
    view.controleer()
    assert taken.wacht_tot_leeg()
    with schrijfeenheid(register._engine) as sessie:
        sessie.execute(text("DROP TRIGGER gebeurtenis_geen_update"))
        sessie.execute(text("UPDATE gebeurtenis SET rol = 'lid' WHERE volgnummer = 1"))
    view.controleer()
    assert taken.wacht_tot_leeg()
    assert "Er klopt iets niet" in zichtbaar(view)
    assert any(t.startswith("Gebeurtenis 1 is gewijzigd") for t in zichtbaar(view))
    view.anker.zet_waarde("log 1")
    view.controleer()
    assert taken.wacht_tot_leeg()
    assert view.anker.fout().startswith("Dit is geen anker")
    view.anker.zet_waarde("log 1 · 3f9a 22c1 04be 55d0")
    QTest.keyClick(view.anker.editor, Qt.Key.Key_Return)
    assert taken.wacht_tot_leeg()
    assert any("Kijk eerst of het goed is overgetypt" in t for t in zichtbaar(view)), "Enter behind it is the act"
    assert "Er klopt iets niet" in zichtbaar(view)
    assert view.knop.isEnabled()
    view.hide()


def test_that_the_log_is_saved_can_be_verified_and_its_end_is_told(
    maak: Callable[..., ControleView], taken: Taken, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    view = maak()
    view.uitvoer.click()
    assert taken.wacht_tot_leeg()
    [melding] = [t for t in zichtbaar(view) if t.startswith("Opgeslagen als logboek.cvtlog: 1 gebeurtenis.")]
    einde = melding.partition("apart op: ")[2].rstrip(".")
    assert audit.run(["verify", str(tmp_path / "logboek.cvtlog"), "--anker", einde]) == 0
    assert f"Het anker {einde} past." in capsys.readouterr().out
    view.hide()


def test_that_an_error_is_told_and_it_can_be_tried_again(maak: Callable[..., ControleView], taken: Taken) -> None:
    view = maak(soort=KapottePresenter)
    view.knop.click()
    assert taken.wacht_tot_leeg()
    assert "De schijf geeft een fout. Maak een reservekopie." in zichtbaar(view)
    assert view.knop.isEnabled()
    assert "Nog niet gecontroleerd." in zichtbaar(view)
    view.hide()


def test_that_the_months_are_there_for_who_may_see_the_sheet_and_hidden_for_a_voorzitter(
    maak: Callable[..., ControleView], register: DbRegister
) -> None:
    view = maak()
    assert view.maand.waarde() == "2027-05-01"
    assert view.blad.isVisible()
    ander = maak(VOORZITTER)
    assert not ander.blad.isVisible()
    assert not maak_dienst(register, BENSALEM).mag(Actie.REGISTER_CONTROLEREN)
    for een in (view, ander):
        een.hide()


def test_that_the_sheet_is_made_with_a_name_and_its_leaving_is_logged(register: DbRegister) -> None:
    dienst = maak_dienst(register, SECRETARIS)
    presenter = ControlePresenter(dienst)
    pdf, naam = presenter.maandblad("2027-05-01")
    assert (pdf[:4], naam) == (b"%PDF", "Maandblad logboek 2027-05.pdf")
    presenter.maandblad_uitgevoerd()
    with register.lezen() as uow:
        assert uow.logboek.laatste(1)[0].actie == Actie.LOG_UITVOEREN
