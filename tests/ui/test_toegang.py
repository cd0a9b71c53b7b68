"""Getting in when something is in the way, and new keys: what the screens say and do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cvt_desktop.adapters.vault.errors import AnderApparaatError, GeheimWegError
from cvt_desktop.services.aanmelden import Geopend
from cvt_desktop.services.registers import maak
from tests.factories import VOORZITTER
from tests.fakes.toegang import BEHEERDER, maak_testtoegang, nieuw_register, nieuwe, open_als
from tests.ui.toegankelijk import controleer
from ui.dialogs.sleutels_vervangen import SleutelsVervangen
from ui.feedback import Stilfeedback
from ui.presenters.gebruikers import GebruikersPresenter
from ui.tasks import Taken
from ui.views.instellingen_gebruikers import GebruikersTab
from ui.views.login import Loginnaam, LoginView
from ui.views.login_sleutelbos import SleutelbosView
from ui.views.login_wachtzin import EigenWachtzinView
from ui.widgets.tekst import Tekst

NAMEN = (Loginnaam(id="1", naam="Anna"), Loginnaam(id="2", naam="Bram"))


@pytest.fixture
def taken(qapp: QApplication) -> Iterator[Taken]:
    taken = Taken(lambda _fout: None)
    yield taken
    taken.sluit()


@pytest.fixture
def geopend(tmp_path: Path) -> Iterator[Geopend]:
    toegang = maak_testtoegang()
    maak(toegang, nieuw_register(tmp_path / "register", nieuwe(BEHEERDER), nieuwe(VOORZITTER)))
    geopend = open_als(toegang, tmp_path / "register")
    yield geopend
    geopend.sluit()


def test_that_the_button_counts_down_and_nothing_is_sent_meanwhile(qtbot: QtBot) -> None:
    pagina = LoginView(NAMEN, register="Proef", oefen=False)
    qtbot.addWidget(pagina)
    gestuurd: list[str] = []
    pagina.aangemeld.connect(lambda id_, _zin: gestuurd.append(id_))
    pagina.naam.zet_waarde("1")
    pagina.wachtzin.zet_waarde("iets")
    pagina.zet_wachten(125)
    assert pagina.knop.text() == "Wachten: nog 2:05 min"
    pagina.wachtzin.regel.returnPressed.emit()
    assert not gestuurd
    for _ in range(124):
        pagina._on_tick()
    assert pagina.knop.text() == "Wachten: nog 1 s"
    assert pagina.wachtzin.isEnabled()
    pagina._on_tick()
    assert pagina.knop.text() == "Aanmelden"
    pagina.wachtzin.regel.returnPressed.emit()
    assert gestuurd == ["1"]


def test_that_a_wait_outlasts_a_busy_state(qtbot: QtBot) -> None:
    pagina = LoginView(NAMEN, register="Proef", oefen=False)
    qtbot.addWidget(pagina)
    pagina.zet_wachten(5)
    pagina.zet_bezig(True)
    pagina.zet_bezig(False)
    assert not pagina.knop.isEnabled()


@pytest.mark.parametrize("nieuw", [False, True])
def test_that_without_the_second_key_the_page_says_why_and_leads_to_the_kit(qtbot: QtBot, nieuw: bool) -> None:
    fout = AnderApparaatError() if nieuw else GeheimWegError()
    pagina = SleutelbosView(fout.melding, nieuwe_laptop=nieuw)
    qtbot.addWidget(pagina)
    pagina.show()
    controleer(pagina)
    assert "niets kwijt" in pagina.melding.tekst()
    assert pagina.weer.isVisible() is not nieuw
    with qtbot.waitSignal(pagina.herstelcode):
        pagina.herstel.click()
    pagina.hide()


def test_that_six_words_are_offered_and_typed_back_once(qtbot: QtBot) -> None:
    voorstellen = iter(["een twee drie vier vijf zes", "zes vijf vier drie twee een"])
    pagina = EigenWachtzinView("Kies", "", lambda zin: None if zin else "leeg", lambda: next(voorstellen))
    qtbot.addWidget(pagina)
    pagina.show()
    gekozen: list[tuple[str, ...]] = []
    pagina.gekozen.connect(lambda *wat: gekozen.append(wat))
    assert not pagina.nieuw.isVisible()
    pagina.voorstel.ander.click()
    assert pagina.voorstel.zin() == "zes vijf vier drie twee een"
    pagina.knop.click()
    assert pagina.nog_eens.fout()
    assert not gekozen
    pagina.nog_eens.zet_waarde("zes vijf vier drie twee een")
    pagina.knop.click()
    assert gekozen == [("", "zes vijf vier drie twee een", "zes vijf vier drie twee een")]
    pagina.voorstel.wissel.click()
    assert pagina.nieuw.isVisible()
    assert not pagina.nieuw.waarde()
    controleer(pagina)
    pagina.hide()


def test_that_removing_says_what_cannot_be_taken_back_and_does_it(qtbot: QtBot, taken: Taken, geopend: Geopend) -> None:
    kopieen: list[str] = []
    presenter = GebruikersPresenter(geopend, lambda: kopieen.append("kopie"))
    tab = GebruikersTab(presenter, taken, Stilfeedback())
    qtbot.addWidget(tab)
    tab.show()
    assert tab.tabel.kies(BEHEERDER.id)
    assert not tab.weg.isEnabled(), "nobody removes the own login"
    assert tab.tabel.kies(VOORZITTER.id)
    tab.weg.click()
    vak = tab.dialoog
    assert isinstance(vak, SleutelsVervangen)
    controleer(vak)
    woorden = " ".join(t.text() for t in vak.findChildren(Tekst))
    assert ("dit oefenregister slaat dat over" in woorden) is presenter.oefen, "it promises no backup that is not made"
    oud = bytes(geopend.kluis.db_sleutel())
    vak.doe.click()
    vak.reject()
    assert vak.isVisible(), "no way back while the keys change"
    assert taken.wacht_tot_leeg()
    assert "verwijderd" in tab.melding.tekst()
    assert kopieen == ["kopie"], "before anything changes"
    assert bytes(geopend.kluis.db_sleutel()) != oud
    assert [r.id for r in tab._p.rijen()] == [BEHEERDER.id]
    tab.hide()


def test_that_a_closed_login_is_told_to_have_keys_still(geopend: Geopend) -> None:
    presenter = GebruikersPresenter(geopend, lambda: None)
    presenter.zet_toegang(VOORZITTER.id, actief=False)
    stand = {r.id: r.stand for r in presenter.rijen()}
    assert stand[VOORZITTER.id] == "gesloten; heeft nog sleutels"
    assert stand[BEHEERDER.id] == "ja"
