"""The mededelingen on the page of the besluitenlijst, once that list is fixed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from cvt_desktop.services import lijstbekrachtiging, zitting_behandelen
from cvt_desktop.services.zitting_inzien import zitting_lezen
from tests.factories import VOORZITTER
from tests.ui.pages.zitting import toon_zitting
from tests.zitting_opzet import beslis, open_zitting, zet_op
from ui.tasks import Taken
from ui.views.zitting_einde import ZittingEindeView


@pytest.fixture
def taken(qtbot: QtBot) -> Iterator[Taken]:
    taken = Taken(lambda fout: pytest.fail(repr(fout)))
    yield taken
    taken.sluit()


def test_that_leaving_a_fixed_list_without_mededelingen_writes_nothing_and_says_no_fault(
    qtbot: QtBot, tmp_path: Path, taken: Taken
) -> None:
    opzet = zet_op(tmp_path, aantal=1)
    open_zitting(opzet)
    beslis(opzet)
    zitting_behandelen.sluiten(opzet.dienst, opzet.zitting_id)
    lijstbekrachtiging.lijst_vaststellen(opzet.als(VOORZITTER), opzet.zitting_id)
    einde = toon_zitting(qtbot, opzet, taken).view.deel
    assert isinstance(einde, ZittingEindeView)
    editor = einde._mededelingen.editor
    assert isinstance(editor, QPlainTextEdit)
    assert (editor.placeholderText(), einde._mededelingen.waarde()) == ("Geen mededelingen.", "")
    einde._mededelingen.zet_waarde("van een ander scherm")  # also then: what is closed is not written
    einde.bij_verlaten()
    assert einde._balk.tekst() == ""
    assert zitting_lezen(opzet.dienst, opzet.zitting_id).mededelingen == ""
