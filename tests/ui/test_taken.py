from __future__ import annotations

from threading import Event

import pytest
import shiboken6
from PySide6.QtWidgets import QWidget

from cvt_desktop.domain.errors import BestandError
from ui.tasks import Taken, Voortgang
from ui.widgets.bezigbalk import Bezigbalk


@pytest.mark.parametrize("mis", [False, True])
def test_that_what_ends_after_its_page_is_gone_shows_nothing_and_hides_no_error(qtbot: object, mis: bool) -> None:
    verteld: list[Exception] = []
    getoond: list[object] = []
    taken, door = Taken(verteld.append), Event()
    pagina = QWidget()
    balk = Bezigbalk()
    balk.setParent(pagina)

    def werk(_voortgang: Voortgang) -> str:
        door.wait(5)
        if mis:
            raise BestandError("Dat bestand is er niet.", code="weg")
        return "klaar"

    taken.start(werk, getoond.append, getoond.append, bezig=balk)
    shiboken6.delete(pagina)
    door.set()
    assert taken.wacht_tot_leeg()
    assert getoond == []
    assert [str(fout) for fout in verteld] == (["Dat bestand is er niet."] if mis else [])
