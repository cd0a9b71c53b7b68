"""A whole journey with words that occur nowhere else: register, window, documents, an exception and a lock. For ``reis``.

Arguments: the folder for exported documents. The rest of the world comes from the environment (home, temp, bus).
"""

from __future__ import annotations

import logging
import os
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cvt_desktop.adapters.pdf.voorbeeldstuk import maak_voorbeeldstuk
from cvt_desktop.adapters.vault import kdf
from cvt_desktop.bootstrap.programma import Programma
from cvt_desktop.bootstrap.venster import maak_app
from cvt_desktop.cli.reis import _MIKOLAJ, Reis
from cvt_desktop.domain.errors import BestandError
from cvt_desktop.domain.ids import SchoolId
from cvt_desktop.domain.notitie import Notitiesoort
from cvt_desktop.domain.oefenen import OEFENDATUM, oefenwachtzin
from cvt_desktop.domain.schooljaar import schooljaar
from cvt_desktop.runtime.clock import FixedDayClock
from cvt_desktop.runtime.logging_setup import start_logging
from cvt_desktop.runtime.paths import find_paths
from cvt_desktop.services import intake, notities, oefendossiers, scholen
from cvt_desktop.services.oefengegevens import ALLE
from cvt_desktop.services.oefenregister import RAVENKOOG, SECRETARIS
from tests.factories import uuid_van
from tests.torture.merken import NAAM, NOTITIE, SCHOOL, STRAAT, TEKST, VOORNAAM
from ui.feedback import Stilfeedback
from ui.levensduur import houd_in_leven
from ui.views.dossier import DossierView
from ui.views.login import LoginView

_TABS = ("overzicht", "aanvraag", "stukken", "toetsing", "adviezen", "besluit", "brieven", "geschiedenis")


class Merkreis(Reis):
    """The journey of a pupil, a school and texts that nobody else has."""

    def _registreer(self) -> None:
        with self._als(SECRETARIS) as geopend:
            dienst = geopend.dienst
            school = replace(RAVENKOOG, id=SchoolId(uuid_van(SCHOOL)), naam=f"Lyceum {SCHOOL}", brin="99ZQ", versie=0)
            scholen.bewaren(dienst, school)
            basis = next(d for d in ALLE if d.nummer == _MIKOLAJ)
            adres = replace(basis.adres, straat=f"{STRAAT} 9")
            dossier = replace(
                basis, school=school, roepnaam=VOORNAAM, achternaam=NAAM, adres=adres, waarom=f"Thuis en op school: {TEKST}.",
                verzorgers=tuple(replace(v, naam=f"M. {NAAM}", adres=adres) for v in basis.verzorgers),
            )  # fmt: skip
            oefendossiers.zet_teller(dienst, intake.kenmerkteller(schooljaar(OEFENDATUM)), _MIKOLAJ - 1)
            op_die_dag = replace(dienst, klok=FixedDayClock(dossier.ontvangen))
            self._aanvraag = oefendossiers.registreer(op_die_dag, dossier, self._lezer, maak_voorbeeldstuk)
            notities.schrijven(dienst, self._aanvraag, Notitiesoort.TELEFOON, f"Gebeld: {NOTITIE}.")


class Venster:
    """Somebody at the window."""

    def __init__(self, app: QApplication, uit: Path) -> None:
        self._uit = uit
        self._p = Programma(app, find_paths(), feedback=Stilfeedback(paden=[uit / "dossierkaart.pdf"]))
        self._p.vang_op()

    def ga(self) -> None:
        """Log in, look at everything, print, type, err, lock, and end."""
        self._p.begin(oefenregister=True)
        self._rust()
        pagina = self._p.venster.pagina()
        assert isinstance(pagina, LoginView)
        pagina.naam.zet_waarde(next(n.id for n in pagina.namen if n.naam == SECRETARIS.naam))
        pagina.wachtzin.zet_waarde(oefenwachtzin(SECRETARIS.naam))
        pagina.knop.click()
        self._wacht(lambda: self._p.werkruimte is not None)
        self._rust()
        self._dossier()
        self._typ()
        self._fouten()
        self._p.vergrendel()
        self._rust()
        self._p.venster.close()

    def _dossier(self) -> None:
        ruimte = self._p.werkruimte
        assert ruimte is not None
        for scherm in ("aanvragen", "zittingen", "verklaringen", "beveiliging"):
            ruimte.schil.naar(scherm)
            self._rust()
        ruimte.schil.palet.open(begin=NAAM)
        self._rust()
        ruimte.schil.palet.sluit()
        ruimte.omgeving.navigatie.naar_dossier(ruimte.omgeving.dienst.overzichten.aanvragen()[0].id)
        pagina = ruimte.schil.huidige()
        assert isinstance(pagina, DossierView)
        for tab in _TABS:
            pagina.naar(tab)
            pagina.tab(tab)
            self._rust()
        pagina.naar("overzicht")
        pagina._on_print()
        self._rust()
        voorbeeld = QApplication.activeModalWidget()
        assert voorbeeld is not None
        voorbeeld.opslaan.click()  # type: ignore[attr-defined]  # a Voorbeeld
        self._rust()
        voorbeeld.close()

    def _typ(self) -> None:
        """A draft with the words in it."""
        ruimte = self._p.werkruimte
        assert ruimte is not None
        ruimte.schil.naar("nieuwe-aanvraag")
        self._rust()
        formulier = ruimte.schil.huidige().formulier  # type: ignore[union-attr]  # the form of the intake
        self._p.venster.activateWindow()
        formulier.naar_veld("b.mening")
        self._rust()
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, f"{TEKST} {NAAM}")
        QTest.qWait(1_700)

    def _fouten(self) -> None:
        """What goes wrong with the words in its text: caught by nobody, in a thread, in a task, in a library."""

        def mis() -> None:
            raise ValueError(f"geen plaats voor {VOORNAAM} {NAAM}")

        try:
            mis()
        except ValueError:
            sys.excepthook(*sys.exc_info())  # as Python does at the top
        draad = threading.Thread(target=mis)
        draad.start()
        draad.join()
        self._p.taken.start(lambda _v: (_ for _ in ()).throw(BestandError(f"{NAAM} {TEKST}")), lambda _n: None)
        logging.getLogger("pyhanko").error("cannot sign for %s", NAAM)
        self._rust()

    def _rust(self) -> None:
        QTest.qWait(80)
        assert self._p.taken.wacht_tot_leeg()
        QTest.qWait(40)

    @staticmethod
    def _wacht(klaar: Callable[[], bool]) -> None:
        einde = time.monotonic() + 60
        while not klaar() and time.monotonic() < einde:
            QTest.qWait(10)
        assert klaar()


def main() -> None:
    """The journey of services first, then the window over what it made."""
    kdf.lower_floor_for_tests()
    houd_in_leven()
    uit, paden = Path(sys.argv[1]), find_paths()
    paden.ensure()
    start_logging(paden.log_file)
    reis = Merkreis(uit, paden.practice_register)
    for _naam, doe in reis.stappen():
        doe()
    Venster(maak_app(), uit).ga()
    sys.stdout.write("klaar\n")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
