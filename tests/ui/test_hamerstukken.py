"""The block of hamerstukken in the window, by the keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.services.zitting_inzien import zitting_lezen
from tests.hamer_opzet import zet_blok_op
from tests.ui.pages.zitting import ALT, CTRL, GEEN, Toestel, toon_zitting
from ui.tasks import Taken
from ui.views.zitting_agenda import ZittingAgendaView
from ui.views.zitting_hamer import ZittingHamerView
from ui.views.zitting_live import ZittingLiveView
from ui.views.zitting_opening import ZittingOpeningView


@pytest.fixture
def taken(qtbot: QtBot) -> Iterator[Taken]:
    taken = Taken(lambda fout: pytest.fail(repr(fout)))
    yield taken
    taken.sluit()


def _standen(t: Toestel) -> list[tuple[str, bool]]:
    z = zitting_lezen(t.opzet.dienst, t.opzet.zitting_id)
    return [(str(p.behandeling), p.beslist) for p in z.punten]


def _akkoord(t: Toestel, toets: Qt.Key = Qt.Key.Key_Return) -> None:
    t.toetsen.druk(toets, CTRL)
    assert t.taken.wacht_tot_leeg()
    QApplication.processEvents()


def _hamer(t: Toestel) -> ZittingHamerView:
    assert isinstance(t.view.deel, ZittingHamerView)
    return t.view.deel


def test_that_a_block_of_five_is_decided_in_four_keys_at_most_after_one_was_lifted_out_and_put_back(
    qtbot: QtBot, tmp_path: Path, taken: Taken
) -> None:
    opzet = zet_blok_op(tmp_path, hamer=5, bespreek=1)
    t = toon_zitting(qtbot, opzet, taken)
    t.toetsen.druk(Qt.Key.Key_Return, CTRL)
    assert isinstance(t.view.deel, ZittingOpeningView)
    for _ in range(4):
        t.toetsen.druk(Qt.Key.Key_Space)
        t.toetsen.druk(Qt.Key.Key_Tab)
    t.toetsen.druk(Qt.Key.Key_Return, CTRL)
    hamer = _hamer(t)
    assert [r.nummer for r in hamer._p.blad().rijen] == [1, 2, 3, 4, 5]

    t.toetsen.druk(Qt.Key.Key_Down)
    assert "2 · Rens1 V." in hamer._stem.text()
    t.toetsen.druk(Qt.Key.Key_U)
    assert _standen(t)[1] == ("bespreekstuk", False)
    assert "Punt 2 is uitgelicht" in hamer._balk.tekst()
    hamer._balk._actie.click()
    assert _standen(t)[1] == ("hamerstuk", False)

    t.toetsen.aantal = 0
    _akkoord(t)
    assert _standen(t) == [("hamerstuk", True)] * 5 + [("bespreekstuk", False)]
    _akkoord(t, Qt.Key.Key_Z)
    assert not any(beslist for _, beslist in _standen(t))
    _akkoord(t)
    t.toetsen.druk(Qt.Key.Key_Return, CTRL)
    assert t.toetsen.aantal == 4, "decided, taken back, decided again and on to what is discussed"
    assert isinstance(t.view.deel, ZittingLiveView)
    assert [opzet.aanvraag(n).status for n in range(5)] == [Status.BESLOTEN] * 5
    kaart = t.live._p.kaart
    assert kaart is not None
    assert kaart.nummer == 6
    assert next(k.tekst() for k in t.live._agenda._knoppen if not k.isHidden()) == "Hamer 1–5 ✓"
    t.live._agenda._knoppen[0].click()
    assert _hamer(t)._p.blad().beslist
    t.toetsen.druk(Qt.Key.Key_Right, CTRL)
    assert isinstance(t.view.deel, ZittingLiveView), "the key that goes on, goes on from a block that is decided too"


def test_that_a_line_that_cannot_go_along_says_why_and_holds_up_the_block_until_it_is_lifted_out(
    qtbot: QtBot, tmp_path: Path, taken: Taken
) -> None:
    opzet = zet_blok_op(tmp_path, hamer=2, bespreek=0, geopend=True)
    t = toon_zitting(qtbot, opzet, taken)
    with opzet.register.schrijven() as uow:
        uow.aanvragen.save(replace(uow.aanvragen.get(opzet.dossiers[1].id), status=Status.INGETROKKEN))
    t.view.bij_tonen()
    hamer = _hamer(t)
    assert not hamer.hoofd.isEnabled()
    assert "Punt 2 kan niet mee" in hamer._balk.tekst()
    t.toetsen.druk(Qt.Key.Key_U)  # the focus is on the line that holds it up
    _akkoord(t)
    assert _standen(t) == [("hamerstuk", True), ("bespreekstuk", False)]


def test_that_renewals_of_one_school_are_one_line_that_opens_and_closes_by_the_keyboard(
    qtbot: QtBot, tmp_path: Path, taken: Taken
) -> None:
    t = toon_zitting(qtbot, zet_blok_op(tmp_path, hamer=3, bespreek=1), taken)
    agenda = cast(ZittingAgendaView, t.view.deel)

    def namen() -> list[str]:
        return [agenda.hamer.model.celtekst(n, 1).strip() for n in range(agenda.hamer.zichtbaar())]

    dicht, leden = "▸ vso De Meander · verlenging × 3", ["Rens0 V.", "Rens1 V.", "Rens2 V."]
    assert namen() == [dicht]
    assert [agenda.hamer.model.celtekst(0, kolom) for kolom in (0, 2, 3)] == ["1–3", "conform, adviezen gelijk", "▲ 0 van 4"]
    assert not agenda._eraf.isEnabled(), "which of the three is not said"
    t.toetsen.druk(Qt.Key.Key_Return)
    assert namen() == [dicht.replace("▸", "▾"), *leden]
    t.toetsen.druk(Qt.Key.Key_Return)
    assert namen() == [dicht]
    for toets in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down):
        t.toetsen.druk(toets)
    rij = agenda.hamer.gekozen()
    assert rij is not None
    assert (rij.nummer, agenda._eraf.isEnabled()) == (2, True)
    t.toetsen.druk(Qt.Key.Key_Left)
    assert namen() == [dicht]
    rij = agenda.hamer.gekozen()
    assert rij is not None
    assert len(rij.leden) == 3


def test_that_the_agenda_shows_both_groups_and_u_and_h_move_an_item_between_them(
    qtbot: QtBot, tmp_path: Path, taken: Taken
) -> None:
    t = toon_zitting(qtbot, zet_blok_op(tmp_path, hamer=2, bespreek=1), taken)
    agenda = cast(ZittingAgendaView, t.view.deel)
    assert (agenda._hamerkop.text(), agenda._bespreekkop.text()) == ("HAMERSTUKKEN (2)", "BESPREEKSTUKKEN (1)")
    assert "op agenda 3, waarvan 2 hamerstukken · verwacht 17 minuten" in agenda._telling.text()
    t.toetsen.druk(Qt.Key.Key_U)  # a line of two: it opens, so that one of them can be meant
    assert [s for s, _ in _standen(t)] == ["hamerstuk", "hamerstuk", "bespreekstuk"]
    assert "druk nog eens op U" in agenda._balk.tekst()
    t.toetsen.druk(Qt.Key.Key_U)
    assert [s for s, _ in _standen(t)] == ["hamerstuk", "bespreekstuk", "bespreekstuk"]
    for toets, erbij in ((Qt.Key.Key_Down, ALT), (Qt.Key.Key_Up, ALT), (Qt.Key.Key_H, GEEN)):
        t.toetsen.druk(toets, erbij)
    assert [s for s, _ in _standen(t)] == ["hamerstuk", "hamerstuk", "bespreekstuk"]
    agenda.agenda.weergave.setFocus()
    assert agenda._waarom.text().startswith("Bespreekstuk. Het is geen verlenging")
    t.toetsen.druk(Qt.Key.Key_H)  # its adviezen differ: hard, so nothing happens
    assert [s for s, _ in _standen(t)] == ["hamerstuk", "hamerstuk", "bespreekstuk"]
