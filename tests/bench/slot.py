"""``lock_ms``: from the signal that the laptop sleeps to the painted login, with keys and connections gone by then.

A dossier is in front with a document drawn beside it, a draft was typed a moment ago, and a list lies below it.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from time import perf_counter

from tests.bench.cijfers import Cijfer, mediaan

_KEER = 7


def meet() -> dict[str, Cijfer]:
    """In a home of its own."""
    with tempfile.TemporaryDirectory() as naam:
        os.environ["CVT_DESKTOP_HOME"] = naam
        heel, eigen = _meet(Path(naam))
    return {"lock_ms": mediaan(heel, until_keys_are_gone=eigen)}


def _meet(huis: Path) -> tuple[list[float], list[float]]:
    from PySide6.QtTest import QTest

    from cvt_desktop.adapters.vault import kdf
    from cvt_desktop.bootstrap.venster import maak_app
    from cvt_desktop.runtime.paths import find_paths
    from tests.bench.venster import Schildertelling, wacht_tot
    from tests.ui.pages.programma import meld_aan, programma, zet_oefenregister
    from ui.levensduur import houd_in_leven
    from ui.slotsein import Sein
    from ui.views.login import LoginView

    houd_in_leven()
    kdf.lower_floor_for_tests()
    paden = find_paths()
    (huis / "sjabloon").mkdir()
    zet_oefenregister(paden, huis / "sjabloon")
    heel, eigen = [], []
    with programma(maak_app()) as een:
        for _ in range(_KEER):
            ruimte = meld_aan(een)
            ruimte.schil.naar("aanvragen")
            id_ = ruimte.omgeving.dienst.overzichten.aanvragen()[0].id
            ruimte.omgeving.navigatie.naar_dossier(id_, tab="stukken")
            ruimte.schil.huidige()
            QTest.qWait(1_200)
            assert een.taken.wacht_tot_leeg()
            assert een.slot.wacht is not None
            kluis = ruimte.omgeving.geopend.kluis
            del ruimte
            begin = perf_counter()
            een.slot.wacht.gehoord.emit(Sein.SLAAP)
            eigen.append((perf_counter() - begin) * 1000)
            pagina = een.venster.pagina()
            assert isinstance(pagina, LoginView)
            telling = Schildertelling(pagina)
            wacht_tot(lambda telling=telling: telling.aantal > 0)  # type: ignore[misc]  # a bool
            heel.append((perf_counter() - begin) * 1000)
            assert kluis._sleutels is None  # type: ignore[attr-defined]  # an OpenKluis
            QTest.qWait(300)
    return heel, eigen
