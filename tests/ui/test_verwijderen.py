"""*Verkeerd geregistreerd, verwijderen* in a window, by keyboard: asked by one, confirmed or refused by another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cvt_desktop.domain.brief import Verzendwijze
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.domain.verwijdering import Verwijderreden
from cvt_desktop.services import verwijderen
from cvt_desktop.services.brieven import ontvangstbevestiging_maken
from cvt_desktop.services.verzenden import Zending, verzenden
from cvt_desktop.services.werkregels_verwijderen import VERWIJDEREN
from tests.dossiers import Wegwijzer
from tests.factories import FG, SECRETARIS, VANDAAG, VOORZITTER
from tests.ui.pages.venster import zet_vooraan
from tests.ui.toegankelijk import controleer
from tests.verwijder_opzet import Opzet, zet_op
from ui.changes import Wijzigingen
from ui.dialogs.verwijderen import VerwijderDialoog
from ui.dialogs.verwijderen_bevestigen import VerwijderBevestiging
from ui.presenters.dossier import DossierPresenter
from ui.presenters.notities import NotitiePresenter
from ui.presenters.termijnen import TermijnenPresenter
from ui.presenters.verwijderen import ACT, Verwijderkans, VerwijderPresenter
from ui.tasks import Taken
from ui.views.dossier import DossierView
from ui.views.dossier_bladen import Tabblad
from ui.views.dossier_verwijderen import Verwijderaar
from ui.views.verwijderingen import VerwijderingenView, maak_scherm
from ui.widgets.tekst import Tekst

CTRL, ENTER = Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Return


class _Tab(QWidget):
    """Counts how often it is asked to keep what was typed."""

    bewaard = 0

    def bij_verlaten(self) -> None:
        self.bewaard += 1


@pytest.fixture
def opzet(tmp_path: Path) -> Opzet:
    return zet_op(tmp_path, stukken=False)


@pytest.fixture
def wegwijzer() -> Wegwijzer:
    return Wegwijzer()


@pytest.fixture
def gezegd() -> list[str]:
    return []


@pytest.fixture
def pagina(
    qtbot: QtBot, opzet: Opzet, taken: Taken, wegwijzer: Wegwijzer, gezegd: list[str]
) -> Iterator[Callable[[Persoon], DossierView]]:
    """The page of the dossier for somebody; hidden afterwards."""
    vensters: list[DossierView] = []

    def maak(wie: Persoon) -> DossierView:
        dienst, wijzigingen = opzet.als(wie), Wijzigingen()
        wijzigingen.gezegd.connect(gezegd.append)
        tab = Tabblad(sleutel="overzicht", titel="Overzicht", lees=lambda _id: _Tab)
        view = DossierView(DossierPresenter(dienst, wegwijzer, opzet.id), NotitiePresenter(dienst, opzet.id),
                           TermijnenPresenter(dienst, opzet.id), (tab,), wijzigingen, taken,
                           verwijder=Verwijderaar(VerwijderPresenter(dienst, opzet.id), taken))  # fmt: skip
        vensters.append(view)
        zet_vooraan(qtbot, view)
        view.tab("overzicht")
        return view

    yield maak
    taken.wacht_tot_leeg()
    for view in vensters:
        view.hide()


def acten(view: DossierView) -> list[str]:
    return [act.titel for act in view.opdrachten()]


def dialoog(view: DossierView, qtbot: QtBot) -> VerwijderDialoog | VerwijderBevestiging:
    assert view.verwijder is not None
    gevonden = view.verwijder.dialoog
    assert isinstance(gevonden, VerwijderDialoog | VerwijderBevestiging)
    qtbot.waitExposed(gevonden)
    gevonden.activateWindow()
    qtbot.waitUntil(gevonden.isActiveWindow)
    return gevonden


def teksten(widget: QWidget) -> str:
    return "\n".join(tekst.text() for tekst in widget.findChildren(Tekst))


def test_that_a_secretaris_asks_it_and_takes_it_back_by_keyboard(
    qtbot: QtBot, opzet: Opzet, pagina: Callable[[Persoon], DossierView], gezegd: list[str]
) -> None:
    view = pagina(SECRETARIS)
    assert ACT[Verwijderkans.VRAGEN] in acten(view)
    next(act for act in view.opdrachten() if act.titel == ACT[Verwijderkans.VRAGEN]).doe()
    vraag = dialoog(view, qtbot)
    assert isinstance(vraag, VerwijderDialoog)
    controleer(vraag)
    assert VOORZITTER.naam in teksten(vraag)
    assert "35 dagen" in teksten(vraag)
    qtbot.keyClick(vraag, ENTER, CTRL)
    qtbot.waitUntil(lambda: bool(vraag.reden.fout()))
    vraag.reden.editor.setFocus()
    for toets, doorzenden in ((Qt.Key.Key_N, True), (Qt.Key.Key_End, False)):
        qtbot.keyClick(vraag.reden.editor, toets)
        assert ("Awb 2:3" in teksten(vraag.melding)) is doorzenden
    assert vraag.reden.waarde() == Verwijderreden.ANDERS
    qtbot.keyClick(vraag, ENTER, CTRL)
    qtbot.waitUntil(lambda: bool(vraag.toelichting.fout()))
    qtbot.keyClicks(vraag.toelichting.editor, "een test van de scanner")
    qtbot.keyClick(vraag, ENTER, CTRL)
    qtbot.waitUntil(lambda: len(gezegd) == 1)
    assert "werkvoorraad" in gezegd[0]
    qtbot.waitUntil(lambda: ACT[Verwijderkans.TERUGNEMEN] in acten(view))
    assert any("verwijdering gevraagd" in vlag.tekst for vlag in view.presenter.neem(view.presenter.lees()).vlaggen)
    view.naar("overzicht", VERWIJDEREN)
    qtbot.keyClick(dialoog(view, qtbot), ENTER, CTRL)
    qtbot.waitUntil(lambda: len(gezegd) == 2)
    assert opzet.staat_er()
    qtbot.waitUntil(lambda: ACT[Verwijderkans.VRAGEN] in acten(view))


def test_that_what_stands_in_the_way_is_told_with_what_to_do_and_nothing_can_be_asked(
    qtbot: QtBot, tmp_path: Path, opzet: Opzet, pagina: Callable[[Persoon], DossierView]
) -> None:
    with opzet.register.schrijven() as uow:
        for advies in uow.adviezen.of_aanvraag(opzet.id):
            uow.adviezen.save(advies.vaststellen(VANDAAG))
    view = pagina(SECRETARIS)
    view.naar("overzicht", VERWIJDEREN)
    vraag = dialoog(view, qtbot)
    assert "Laat de school de aanvraag intrekken" in teksten(vraag)
    controleer(vraag)
    qtbot.keyClick(vraag, ENTER, CTRL)
    qtbot.keyClick(vraag, Qt.Key.Key_Escape)
    assert verwijderen.lijst(opzet.als(SECRETARIS)) == ()


def test_that_the_second_person_looks_first_then_it_is_gone_and_nothing_typed_is_kept(
    qtbot: QtBot, opzet: Opzet, taken: Taken, pagina: Callable[[Persoon], DossierView], wegwijzer: Wegwijzer, gezegd: list[str]
) -> None:
    opzet.vraag()
    view = pagina(VOORZITTER)
    tab = view.tab("overzicht")
    assert isinstance(tab, _Tab)
    view.naar("overzicht", VERWIJDEREN)
    besluit = dialoog(view, qtbot)
    assert isinstance(besluit, VerwijderBevestiging)
    controleer(besluit)
    assert SECRETARIS.naam in teksten(besluit)
    qtbot.keyClick(besluit, ENTER, CTRL)
    qtbot.waitUntil(lambda: bool(besluit.gezien.fout()))
    assert opzet.staat_er()
    assert taken.wacht_tot_leeg()
    qtbot.keyClick(besluit.gezien.editor, Qt.Key.Key_Space)
    qtbot.keyClick(besluit, ENTER, CTRL)
    qtbot.waitUntil(lambda: wegwijzer.gegaan == ["terug"])
    assert not opzet.staat_er()
    assert gezegd[-1].endswith("is verwijderd.")
    view.bij_verlaten()
    assert tab.bewaard == 0


def test_that_the_second_person_refuses_with_a_sentence(
    qtbot: QtBot, opzet: Opzet, pagina: Callable[[Persoon], DossierView], gezegd: list[str]
) -> None:
    opzet.vraag()
    view = pagina(VOORZITTER)
    view.naar("overzicht", VERWIJDEREN)
    besluit = dialoog(view, qtbot)
    assert isinstance(besluit, VerwijderBevestiging)
    besluit.nee.click()
    assert besluit.waarom.fout()
    besluit.waarom.zet_waarde("dit is de goede van de twee")
    besluit.nee.click()
    qtbot.waitUntil(lambda: bool(gezegd))
    assert opzet.staat_er()
    assert str(verwijderen.lijst(opzet.als(FG))[0].verwijdering.stand) == "geweigerd"


def test_that_the_list_shows_both_people_and_gives_the_text_for_the_school(
    qtbot: QtBot, opzet: Opzet, wegwijzer: Wegwijzer
) -> None:
    dienst = opzet.als(SECRETARIS)
    leeg = _toon(qtbot, opzet, SECRETARIS, wegwijzer)
    assert not leeg.tabel.getoond()
    brief, *_ = ontvangstbevestiging_maken(dienst, opzet.id)
    verzenden(dienst, opzet.id, (Zending(brief_id=brief.id, op=VANDAAG, wijze=Verzendwijze.POST),))
    verzoek = opzet.vraag()
    leeg.bij_tonen()
    qtbot.keyClick(leeg.tabel.weergave, ENTER)
    assert wegwijzer.gegaan == [(opzet.id, "overzicht", VERWIJDEREN)]
    verwijderen.bevestigen(opzet.als(VOORZITTER), verzoek.id)
    leeg.bij_tonen()
    controleer(leeg)
    rij, = leeg.tabel.getoond()
    assert (rij.gevraagd.split(",")[0], rij.afgedaan.split(",")[0]) == (SECRETARIS.naam, VOORZITTER.naam)
    qtbot.keyClick(leeg, ENTER, CTRL)
    qtbot.waitUntil(lambda: verzoek.kenmerk in QGuiApplication.clipboard().text())
    leeg.weet.click()
    assert "weet het sinds" in leeg.nader.text()
    leeg.weet.click()
    assert "weet het nog niet" in leeg.nader.text()
    fg = _toon(qtbot, opzet, FG, wegwijzer)
    assert fg.tekst is None
    assert fg.weet.isHidden()
    assert fg.open.isHidden()
    assert len(fg.tabel.getoond()) == 1
    for view in (leeg, fg):
        view.hide()


def _toon(qtbot: QtBot, opzet: Opzet, wie: Persoon, wegwijzer: Wegwijzer) -> VerwijderingenView:
    view = maak_scherm(opzet.als(wie), wegwijzer, Wijzigingen())
    zet_vooraan(qtbot, view)
    return view


def test_that_a_page_behind_the_removal_leaves_the_screen_and_keeps_nothing(
    qtbot: QtBot, opzet: Opzet, pagina: Callable[[Persoon], DossierView], wegwijzer: Wegwijzer, gezegd: list[str]
) -> None:
    """Somebody else's page, or one that was in front when Ctrl+Z took the registration back."""
    view = pagina(SECRETARIS)
    tab = view.tab("overzicht")
    assert isinstance(tab, _Tab)
    gevraagd = verwijderen.vragen(opzet.als(SECRETARIS), opzet.id, Verwijderreden.DUBBEL, "")
    verwijderen.bevestigen(opzet.als(VOORZITTER), gevraagd.id)
    view._wijzigingen.meld("aanvraag")
    qtbot.waitUntil(lambda: bool(gezegd))
    assert wegwijzer.gegaan[-1] == "terug"
    assert gezegd == ["Dit dossier staat niet meer in het register. Wat daar nog werd getypt, is niet bewaard."]
    view.bij_verlaten()
    assert tab.bewaard == 0
