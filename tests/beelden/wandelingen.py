"""The pictures of the fifteen walks through a working week (screens.md part 11), at 1280 by 720.

A walk says where it is worth a picture (``Hand.toon``); who walks says what becomes of it. The tests keep every one in
``build/wandelingen`` and compare the words with those of the picture in the handleiding, when it shows that one;
``dev.py pictures`` makes those of the handleiding. The last, the budget itself, is made where it is measured: ``dev.py bench``.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication

from cvt_desktop.adapters.vault import kdf
from cvt_desktop.basis.bestanden import schrijf_atomair
from cvt_desktop.bootstrap import maak_oefenregister
from cvt_desktop.bootstrap.programma import Programma
from cvt_desktop.bootstrap.venster import maak_app
from cvt_desktop.cli.rondgang import Beeld
from cvt_desktop.cli.schermen import afbeelding, bestandsnaam, png
from cvt_desktop.runtime.paths import find_paths
from tests.beelden.handleiding import lees_sommen, lees_woorden, wordt
from tests.ui.pages.programma import meld_aan, programma
from tests.werkweek import wandelingen
from tests.werkweek.hand import WANDELINGEN, Hand
from ui.main_window import GEWOON

DAG = date(2027, 5, 12)
MAP = Path(__file__).resolve().parents[2] / "build" / "wandelingen"


def van_wandeling(bestand: str) -> bool:
    """Whether a picture is of a walk, and not of the round along the screens."""
    return bestand.startswith("wandeling-")


def kijk_mee(programma: Programma) -> Callable[[Beeld], None]:
    """What a test does with a picture: keep it, and compare its words with those of the handleiding when that shows it."""

    def kijk(beeld: Beeld) -> None:
        bewaar(beeld, programma)
        som = lees_sommen().get(naam := f"{bestandsnaam(beeld)}.png")
        oud = f"the picture {naam} is old; python3 dev.py pictures makes it anew"
        assert som is None or wordt(beeld, som), f"{oud}. It says now:\n{lees_woorden(beeld)}"

    return kijk


def bewaar(beeld: Beeld, programma: Programma) -> None:
    """In ``build/wandelingen``, below the number of the walk."""
    plaat = afbeelding(beeld, programma)
    assert (plaat.width(), plaat.height()) == GEWOON, "the window has the size of the screens that it is made for"
    naam = bestandsnaam(beeld).removeprefix("wandeling-")
    MAP.mkdir(parents=True, exist_ok=True)
    schrijf_atomair(MAP / f"{WANDELINGEN[naam]:02}-{naam}.png", png(plaat))


def maak_wandelingen(neem: Callable[[Beeld, Programma], None]) -> None:
    """Walk over a practice register of its own, and give what is worth a picture to ``neem``."""
    with tempfile.TemporaryDirectory() as naam:
        eerder, os.environ["CVT_DESKTOP_HOME"] = os.environ.get("CVT_DESKTOP_HOME"), naam
        try:
            _loop(neem)
        finally:
            del os.environ["CVT_DESKTOP_HOME"]
            if eerder is not None:
                os.environ["CVT_DESKTOP_HOME"] = eerder


def _loop(neem: Callable[[Beeld, Programma], None]) -> None:
    kdf.lower_floor_for_tests()
    find_paths().ensure()
    maak_oefenregister(find_paths().practice_register, met_verloop=True)
    bestaande = QApplication.instance()
    with programma(bestaande if isinstance(bestaande, QApplication) else maak_app()) as een:
        een.venster.resize(*GEWOON)
        meld_aan(een)
        hand = Hand(een, kijk=lambda beeld: neem(beeld, een))
        wandelingen.verlenging(hand, "OEF-2425-0087")
        with hand.ruimte.omgeving.dienst.register.lezen() as uow:
            vandaag = next(z.id for z in uow.zittingen.all() if z.datum == DAG)
        wandelingen.zitting(hand, vandaag)
        wandelingen.gasten(hand)
