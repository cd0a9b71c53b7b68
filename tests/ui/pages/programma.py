"""The window as a test drives it: a practice register is made once, and copied for each test."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QMenu, QWidget

from cvt_desktop import bootstrap
from cvt_desktop.bootstrap.programma import Programma
from cvt_desktop.bootstrap.werkruimte import Werkruimte
from cvt_desktop.domain.oefenen import oefenwachtzin
from cvt_desktop.runtime.paths import Paths, find_paths
from tests.verloopregister import eens
from ui.feedback import Stilfeedback
from ui.views.login import LoginView

NUMMERS = (337, 362, 378, 391, 399, 415)
"""The dossiers of that register: they were just registered, and no more of them make a test clearer."""


class Losse(QObject):
    """Notes widgets that are shown as a window of their own: they flash, and take the focus away."""

    def __init__(self) -> None:
        super().__init__()
        self.gezien: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        venster = isinstance(watched, QWidget) and watched.isWindow() and watched.windowType() != Qt.WindowType.Popup
        if event.type() == QEvent.Type.Show and venster and not isinstance(watched, QMainWindow | QMenu | QDialog):
            self.gezien.append(type(watched).__name__)
        return False


def zet_oefenregister(paden: Paths, basis: Path) -> None:
    """Put a copy of a practice register where the program looks for it; ``basis`` keeps what is copied."""
    paden.ensure()
    register = eens(basis / "pas-geregistreerd", lambda map_: bootstrap.maak_oefenregister(map_, nummers=NUMMERS))
    shutil.copytree(register, paden.practice_register)


@contextmanager
def programma(app: QApplication, *, oefenregister: bool = True) -> Iterator[Programma]:
    """The window on the first page; closed afterwards."""
    een = Programma(app, find_paths(), feedback=Stilfeedback())
    een.begin(oefenregister=oefenregister)
    een.venster.activateWindow()
    QTest.qWaitForWindowActive(een.venster)
    try:
        yield een
    finally:
        een.venster.close()
        een.venster.deleteLater()
        een.thema.deleteLater()


def wacht(klaar: Callable[[], bool], seconden: float = 20.0) -> None:
    """Let the window live until ``klaar``."""
    einde = time.monotonic() + seconden
    while not klaar() and time.monotonic() < einde:
        QTest.qWait(5)
    assert klaar()


def meld_aan(een: Programma, naam: str = "Ruben Veldkamper", wachtzin: str = "") -> Werkruimte:
    """Through the login page into the register."""
    pagina = een.venster.pagina()
    assert isinstance(pagina, LoginView)
    id_ = next(n.id for n in pagina.namen if n.naam == naam)
    pagina.naam.zet_waarde(id_)
    pagina.wachtzin.zet_waarde(wachtzin or oefenwachtzin(naam))
    pagina.knop.click()
    wacht(lambda: een.werkruimte is not None)
    assert een.werkruimte is not None
    assert een.taken.wacht_tot_leeg()
    return een.werkruimte


def open_scherm(een: Programma, sleutel: str) -> QWidget:
    """The screen, filled. The page is asked for first: waiting before it was made waits for nothing."""
    assert een.werkruimte is not None
    schil = een.werkruimte.schil
    schil.naar(sleutel)
    pagina = schil.huidige()
    assert pagina is not None
    assert een.taken.wacht_tot_leeg()
    return pagina
