"""A text of several lines that is closed: it cannot be changed, and can be read to its end."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from ui.theme import DONKER, LICHT, Kleuren, palet
from ui.widgets.tekstvlak import Tekstvlak


@pytest.fixture
def vlak(qtbot: QtBot) -> Tekstvlak:
    vlak = Tekstvlak("reden", "Reden", regels=3)
    vlak.zet_waarde("\n".join(f"regel {nummer}" for nummer in range(20)))
    qtbot.addWidget(vlak)
    vlak.show()
    qtbot.waitExposed(vlak)
    return vlak


def _editor(vlak: Tekstvlak) -> QPlainTextEdit:
    assert isinstance(vlak.editor, QPlainTextEdit)
    return vlak.editor


def test_that_a_closed_text_is_not_changed_and_is_seen_to_its_end(qtbot: QtBot, vlak: Tekstvlak) -> None:
    vlak.zet_bewerkbaar(False)
    editor, was = _editor(vlak), vlak.waarde()
    editor.setFocus()
    qtbot.keyClicks(editor, "erbij")
    assert vlak.waarde() == was
    assert editor.verticalScrollBar().maximum() == 0, "all of it is in sight"
    vlak.zet_bewerkbaar(True)
    assert editor.verticalScrollBar().maximum() > 0


def test_that_what_was_closed_before_it_was_shown_is_seen_to_its_end(qtbot: QtBot) -> None:
    vlak = Tekstvlak("reden", "Reden", regels=2)
    qtbot.addWidget(vlak)
    vlak.zet_waarde("Prikkelarme werkplek en een verkort rooster. " * 12)
    vlak.zet_bewerkbaar(False)
    vlak.show()
    qtbot.waitExposed(vlak)
    qtbot.waitUntil(lambda: _editor(vlak).verticalScrollBar().maximum() == 0)
    assert _editor(vlak).height() > vlak._hoogte(5)


@pytest.mark.parametrize("kleur", [LICHT, DONKER], ids=["licht", "donker"])
def test_that_it_looks_closed_in_the_colours_of_now_and_open_again(vlak: Tekstvlak, kleur: Kleuren) -> None:
    vlak.zet_bewerkbaar(False)
    vlak.setPalette(palet(kleur))
    rol = QPalette.ColorRole
    dicht = _editor(vlak).palette()
    assert [dicht.color(r).name() for r in (rol.Base, rol.Text)] == [kleur.venster_vlak, kleur.zwak]
    vlak.zet_bewerkbaar(True)
    assert _editor(vlak).palette().color(rol.Text).name() == kleur.tekst
    assert not _editor(vlak).isReadOnly()
