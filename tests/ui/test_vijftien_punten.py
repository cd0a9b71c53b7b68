"""A full agenda: what a list, a panel, the bar and the page of votes do when there is much in them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast
from uuid import uuid4

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from cvt_desktop.domain.ids import AanvraagId, PersoonId
from cvt_desktop.services.zitting_inzien import zitting_lezen
from tests.factories import VOORZITTER
from tests.ui.pages.zitting import toon_zitting
from tests.zitting_opzet import zet_op
from ui.presenters.bekrachtigen import BekrachtigenPresenter, Stemrij
from ui.presenters.zitting_blad import Agendaregel
from ui.tasks import Taken
from ui.views.bekrachtigen import BekrachtigenView
from ui.views.zitting_agenda import ZittingAgendaView
from ui.views.zitting_agendabalk import Agendabalk
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.rolvak import Rolvak
from ui.widgets.tabel import Kolom, Tabel
from ui.widgets.tekstvlak import Tekstvlak


class Veel:
    """The votes of one member, as many as asked."""

    def __init__(self, aantal: int) -> None:
        self._aantal = aantal

    def wanneer(self) -> str:
        return "vandaag"

    def stemmen_van(self, _wie: PersoonId) -> tuple[Stemrij, ...]:
        return tuple(Stemrij(id=AanvraagId(uuid4()), nummer=n, leerling="Mikołaj Ż.", uitkomst="toegewezen zoals gevraagd",
                             stem="voor", klaar=False, betwist=False) for n in range(1, self._aantal + 1))  # fmt: skip


def _stemmen(qtbot: QtBot, taken: Taken, aantal: int) -> BekrachtigenView:
    view = BekrachtigenView(cast(BekrachtigenPresenter, Veel(aantal)), taken, VOORZITTER.id, VOORZITTER.naam)
    qtbot.addWidget(view)
    view.resize(1280, 660)
    view.show()
    QApplication.processEvents()
    return view


@pytest.fixture
def taken(qtbot: QtBot) -> Iterator[Taken]:
    taken = Taken(lambda fout: pytest.fail(repr(fout)))
    yield taken
    taken.sluit()


def test_that_the_row_after_the_one_that_goes_is_chosen_and_not_the_first(qtbot: QtBot) -> None:
    tabel: Tabel[str] = Tabel("Lijst", [Kolom(titel="NAAM", tekst=str)], sleutel=str)
    qtbot.addWidget(tabel)
    rijen = list("abcde")
    for _ in range(2):
        tabel.zet_rijen(rijen)
        assert tabel.gekozen() == "a", "nobody chose yet: the first stays"
    tabel.kies("c")
    for weg, daarna in (("c", "d"), ("d", "e"), ("e", "b")):
        rijen.remove(weg)
        tabel.zet_rijen(rijen)
        assert tabel.gekozen() == daarna
    tabel.zet_rijen(["x", "y"])
    assert tabel.gekozen() == "x", "another list begins at its first row"


def test_that_what_is_typed_in_a_conceptbesluit_is_on_the_agenda_after_esc_and_the_focus_is_where_it_was(
    qtbot: QtBot, tmp_path: Path, taken: Taken
) -> None:
    opzet = zet_op(tmp_path, aantal=2)
    t = toon_zitting(qtbot, opzet, taken)
    agenda = cast(ZittingAgendaView, t.view.deel)
    agenda._concept.setFocus()
    agenda._concept.click()
    QApplication.processEvents()
    redenen = next(v for v in agenda._zij.findChildren(Tekstvlak) if v.naam == "redenen")
    vlak = redenen.findChildren(QPlainTextEdit)[0]
    vlak.setFocus()
    vlak.insertPlainText("De commissie: ")
    t.toetsen.druk(Qt.Key.Key_Escape)
    assert not agenda._zij.isVisible()
    assert QApplication.focusWidget() is agenda._concept
    assert "De commissie: " in zitting_lezen(opzet.dienst, opzet.zitting_id).punten[0].concept_redenen


def test_that_the_title_of_a_group_gives_way_to_its_mark_and_the_bar_never_scrolls_sideways(qtbot: QtBot) -> None:
    balk = Agendabalk()
    qtbot.addWidget(balk)
    balk.resize(116, 400)
    balk.show()
    balk.zet(tuple(Agendaregel(aanvraag_id=None, nummer=15, initialen="Rustpunt", merk=merk, actief=False, beslist=bool(merk))
                   for merk in ("", "✓")))  # fmt: skip
    QApplication.processEvents()
    assert balk._knoppen[1].tekst().endswith("✓")
    assert balk.findChildren(Rolvak)[0].horizontalScrollBar().maximum() == 0


def test_that_the_votes_take_the_room_that_the_page_has(qtbot: QtBot, taken: Taken) -> None:
    veel, weinig = _stemmen(qtbot, taken, 15), _stemmen(qtbot, taken, 2)
    rol = veel.findChildren(Rolvak)[0]
    assert rol.verticalScrollBar().maximum() > 0
    assert veel.vorm.geometry().bottom() > veel.height() - 40, "nothing stays empty below the passphrase"
    assert weinig.vorm.geometry().bottom() < weinig.height() / 2, "right below two votes"


def test_that_a_text_field_that_gets_the_focus_is_wholly_in_sight(qtbot: QtBot) -> None:
    vlakken = [QPlainTextEdit() for _ in range(4)]
    inhoud = Kolomvak(*vlakken)
    for vlak in vlakken:
        vlak.setFixedHeight(120)
    rol = Rolvak(inhoud)
    qtbot.addWidget(rol)
    rol.resize(400, 200)
    rol.show()
    QApplication.processEvents()
    for vlak in vlakken:
        vlak.setFocus()
        boven = vlak.mapTo(rol.viewport(), QPoint(0, 0)).y()
        assert boven >= 0
        assert boven + vlak.height() <= rol.viewport().height()
