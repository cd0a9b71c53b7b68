"""The program itself, without a screen, driven by single characters on standard input: nothing that is typed lies here whole.

``k<character>`` types into the passphrase, ``t<character>`` where the focus is; any other line is an order: ``wie ID`` chooses
the name, ``in`` logs in, ``rond`` goes around in a dossier, ``vorm NAME`` opens a form, ``slot NAME`` locks in that way,
``uit`` ends. Each is answered with one line.
"""

from __future__ import annotations

import os
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSocketNotifier, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from cvt_desktop.adapters.vault import kdf
from cvt_desktop.bootstrap.programma import Programma
from cvt_desktop.bootstrap.venster import maak_app
from cvt_desktop.bootstrap.werkruimte import Werkruimte
from cvt_desktop.runtime.paths import find_paths
from ui.feedback import Stilfeedback
from ui.levensduur import houd_in_leven
from ui.slotsein import Sein
from ui.views.dossier import DossierView
from ui.views.intake import IntakeView
from ui.views.login import LoginView

TABS = ("overzicht", "aanvraag", "stukken", "toetsing", "geschiedenis")


class Kind:
    """One program; ``orders`` maps the first word of a line to what is done."""

    def __init__(self, app: QApplication, register: Path) -> None:
        self._p = Programma(app, find_paths(), feedback=Stilfeedback())
        self._p.begin(oefenregister=False)
        self._p.open_map(register)
        self._rust()

    def doe(self, order: str) -> None:
        """One order."""
        if len(order) == 2 and order[0] in "kt":
            doel = self._login().wachtzin.regel if order[0] == "k" else QApplication.focusWidget()
            assert doel is not None
            QApplication.sendEvent(doel, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, order[1]))
            return
        woord, _, wat = order.partition(" ")
        doen: dict[str, Callable[[str], None]] = {
            "wie": self._wie, "in": self._in, "rond": self._rond, "slot": self._slot,
            "vorm": self._vorm, "rust": lambda _wat: self._rust(),
        }  # fmt: skip
        doen[woord](wat)

    def _login(self) -> LoginView:
        pagina = self._p.venster.pagina()
        assert isinstance(pagina, LoginView), type(pagina).__name__
        return pagina

    def _wie(self, id_: str) -> None:
        self._login().naam.zet_waarde(id_)

    def _in(self, _wat: str) -> None:
        self._login().knop.click()
        einde = time.monotonic() + 60
        while self._p.werkruimte is None and time.monotonic() < einde:
            QTest.qWait(10)
        assert self._p.werkruimte is not None, self._login().melding.tekst()
        self._rust()

    def _ruimte(self) -> Werkruimte:
        assert self._p.werkruimte is not None
        return self._p.werkruimte

    def _vorm(self, welke: str) -> None:
        """A form with the focus in one of its texts."""
        ruimte = self._ruimte()
        self._p.venster.activateWindow()
        if welke == "intake":
            ruimte.schil.naar("nieuwe-aanvraag")
            self._rust()
            intake = ruimte.schil.huidige()
            assert isinstance(intake, IntakeView)
            intake.formulier.naar_veld("b.mening")
        else:
            ruimte.omgeving.navigatie.naar_dossier(ruimte.omgeving.dienst.overzichten.aanvragen()[0].id)
            self._rust()
            pagina = ruimte.schil.huidige()
            assert isinstance(pagina, DossierView)
            if welke == "notitie":
                pagina.kop.notitie.emit()
            else:
                pagina.naar("aanvraag", "b.mening")
        self._rust()
        doel = QApplication.focusWidget()
        assert isinstance(doel, QLineEdit | QPlainTextEdit), f"{type(doel).__name__} has the focus"

    def _rond(self, _wat: str) -> None:
        """Every tab of the dossier, and its row in the list."""
        ruimte = self._ruimte()
        ruimte.schil.naar("aanvragen")
        self._rust()
        ruimte.omgeving.navigatie.naar_dossier(ruimte.omgeving.dienst.overzichten.aanvragen()[0].id)
        for tab in TABS:
            pagina = ruimte.schil.huidige()
            assert isinstance(pagina, DossierView)
            pagina.naar(tab)
            pagina.tab(tab)
            self._rust()

    def _slot(self, hoe: str) -> None:
        ruimte, wacht = self._p.werkruimte, self._p.slot.wacht
        assert ruimte is not None
        assert wacht is not None
        if hoe == "toets":
            QTest.keyClick(self._p.venster, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        elif hoe == "stilte":
            ruimte.wacht.stil.emit()
        elif hoe == "menu":
            ruimte.schil.opdracht.emit("vergrendelen")
        else:
            wacht.gehoord.emit(Sein[hoe])
        del ruimte, wacht
        einde = time.monotonic() + 10
        while self._p.werkruimte is not None and time.monotonic() < einde:
            QTest.qWait(5)
        self._login()
        self._rust()

    def _rust(self) -> None:
        QTest.qWait(150)
        assert self._p.taken.wacht_tot_leeg()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QTest.qWait(50)


class Opdrachten(QObject):
    """Reads standard input a byte at a time while the window lives: no buffer keeps what went by."""

    def __init__(self, kind: Kind) -> None:
        super().__init__()
        self._kind, self._regel = kind, b""
        self._invoer = QSocketNotifier(0, QSocketNotifier.Type.Read, self)
        self._invoer.activated.connect(self._on_byte)

    def _on_byte(self) -> None:
        teken = os.read(0, 1)
        if teken not in {b"", b"\n"}:
            self._regel += teken
            return
        order, self._regel = self._regel.decode(), b""
        if order in {"", "uit"}:
            os._exit(0)
        self._invoer.setEnabled(False)
        try:
            self._kind.doe(order)
        except BaseException:  # noqa: BLE001 - Qt would go on; who waits for an answer should not
            traceback.print_exc()
            os._exit(3)
        _zeg("klaar")
        self._invoer.setEnabled(True)


def _zeg(tekst: str) -> None:
    sys.stdout.write(f"{tekst}\n")
    sys.stdout.flush()


def main() -> None:
    """Until ``uit``."""
    kdf.lower_floor_for_tests()
    houd_in_leven()
    app = maak_app()
    opdrachten = Opdrachten(Kind(app, Path(sys.argv[1])))
    _zeg("klaar")
    app.exec()
    del opdrachten


if __name__ == "__main__":
    main()
