"""Every screen of the round that the pictures make too, walked with the keyboard (issue 2, part 8)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTableWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cvt_desktop.bootstrap.programma import Programma
from cvt_desktop.cli.rondgang import Rondgang
from cvt_desktop.cli.schermen import bestandsnaam
from cvt_desktop.cli.schermstand import Opzet, Stand
from cvt_desktop.runtime.paths import find_paths
from tests.beelden.handleiding import lees_sommen, wordt
from tests.beelden.wandelingen import van_wandeling
from tests.ui.past import past_niet
from tests.ui.toegankelijk import gevangen, naamloos, onzichtbaar, opgemaakt, overgeslagen
from ui.feedback import Stilfeedback
from ui.widgets.knop import Knop
from ui.widgets.opdrachtpalet import Opdrachtpalet
from ui.widgets.tekst import Tekst


@pytest.fixture
def rondgang(qapp: QApplication, tmp_path: Path) -> Iterator[Rondgang]:
    paden = find_paths()
    paden.ensure()
    stand: Stand = Opzet(paden.practice_register, tmp_path).maak()
    een = Programma(qapp, paden, feedback=Stilfeedback())
    een.begin(oefenregister=True)
    een.venster.activateWindow()
    QTest.qWaitForWindowActive(een.venster)
    try:
        yield Rondgang(een, stand)
    finally:
        een.venster.close()
        een.venster.deleteLater()
        een.thema.deleteLater()


def test_that_every_screen_can_be_walked_with_the_keyboard(rondgang: Rondgang) -> None:
    al_gezien: set[object] = set()
    fouten: dict[str, dict[str, list[str]]] = {}
    gelopen, oud = 0, []
    sommen = {naam: som for naam, som in lees_sommen().items() if not van_wandeling(naam)}
    for beeld in rondgang.beelden():
        if (naam := f"{bestandsnaam(beeld)}.png") in sommen and not wordt(beeld, sommen.pop(naam)):
            oud.append(naam)
        deel = beeld.dialoog or _palet(beeld.scherm) or beeld.scherm
        gevonden = {
            "zonder naam": naamloos(deel), "buiten de reeks": overgeslagen(deel), "niet te bereiken met Tab": gevangen(deel),
            "focus niet te zien": onzichtbaar(deel, al_gezien), "opgemaakte tekst": opgemaakt(deel), "past niet": past_niet(deel),
        }  # fmt: skip
        gelopen += 1
        if any(gevonden.values()):
            fouten[beeld.naam] = {wat: lijst for wat, lijst in gevonden.items() if lijst}
    assert not fouten, "\n".join(f"{naam}: {wat}" for naam, wat in fouten.items())
    assert gelopen >= 60
    assert not oud, f"these pictures of the handleiding are old; python3 dev.py pictures makes them anew: {oud}"
    assert not sommen, f"no screen is called so any more: {sorted(sommen)}"


def _palet(scherm: QWidget) -> QWidget | None:
    """While the palette is open it keeps the keyboard: what lies behind it is covered."""
    return next((p for p in scherm.findChildren(Opdrachtpalet) if p.isVisible()), None)


def test_that_the_walker_sees_a_field_that_keeps_tab(qtbot: QtBot) -> None:
    vak = QWidget()
    kolom = QVBoxLayout(vak)
    delen = (QLineEdit(), QPlainTextEdit(), QLineEdit())
    for deel in delen:
        deel.setAccessibleName("veld")
        kolom.addWidget(deel)
    qtbot.addWidget(vak)
    with qtbot.waitActive(vak):
        vak.show()
        vak.activateWindow()
    assert gevangen(vak)
    delen[1].setTabChangesFocus(True)
    assert not gevangen(vak)


def test_that_the_walker_sees_words_that_do_not_fit(qtbot: QtBot) -> None:
    vak = QWidget()
    knop, keuze = Knop("Onleesbaar maken", parent=vak), Tekst("Wat er gebeurt", parent=vak)
    regel, lijst = QLineEdit(vak), QTableWidget(1, 2, vak)
    regel.setPlaceholderText("waarom de aanvraag verder gaat")
    lijst.setFixedHeight(120)
    lijst.setHorizontalHeaderLabels(["SCHOOL BIJ AANVRAAG", "VAN"])
    qtbot.addWidget(vak)
    for deel, breed in ((knop, 60), (keuze, 40), (regel, 60), (lijst, 400)):
        deel.setFixedWidth(breed)
    lijst.setColumnWidth(0, 40)
    with qtbot.waitExposed(vak):
        vak.show()
    assert len(past_niet(vak)) == 4
    for deel in (knop, keuze, regel):
        deel.setFixedWidth(400)
    lijst.setColumnWidth(0, 200)
    assert not past_niet(vak)
    lijst.setColumnWidth(0, 600)
    qtbot.waitUntil(lambda: lijst.horizontalScrollBar().isVisible())
    assert past_niet(vak) == ["QTableWidget '' schuift opzij"]


def test_that_the_walker_sees_a_focus_that_is_not_drawn(qtbot: QtBot) -> None:
    class Onzichtbaar(QWidget):
        """Takes the focus and shows nothing of it."""

    vak = QWidget()
    kolom = QVBoxLayout(vak)
    stil, regel = Onzichtbaar(), QLineEdit()
    for deel in (stil, regel):
        deel.setFocusPolicy(QLineEdit().focusPolicy())
        deel.setMinimumSize(40, 20)
        kolom.addWidget(deel)
    qtbot.addWidget(vak)
    with qtbot.waitActive(vak):
        vak.show()
        vak.activateWindow()
    assert [fout.split()[0] for fout in onzichtbaar(vak, set())] == ["Onzichtbaar"]
