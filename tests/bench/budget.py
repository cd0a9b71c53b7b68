"""The lightness budget: what a working week costs in fields, answers and keys, walked through the real window.

It runs on the practice register as ``dev.py run`` opens it. A count is not a time: it is the same on each machine.
"""

from __future__ import annotations

import os
import tempfile
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from tests.bench.cijfers import TABEL, Cijfer

if TYPE_CHECKING:
    from cvt_desktop.bootstrap.programma import Programma


def meet() -> dict[str, Cijfer]:
    """Each walk once."""
    with tempfile.TemporaryDirectory() as naam:
        os.environ["CVT_DESKTOP_HOME"] = naam
        return {sleutel: Cijfer(value=waarde, samples=[waarde]) for sleutel, waarde in _lopen(Path(naam)).items()}


def _lopen(map_: Path) -> dict[str, float]:
    from cvt_desktop.adapters.vault import kdf
    from cvt_desktop.bootstrap import maak_oefenregister
    from cvt_desktop.bootstrap.venster import maak_app
    from cvt_desktop.runtime.paths import find_paths
    from tests.ui.pages.programma import meld_aan, programma
    from tests.werkweek import wandelingen
    from tests.werkweek.hand import Hand
    from ui.main_window import GEWOON

    kdf.lower_floor_for_tests()
    find_paths().ensure()
    maak_oefenregister(find_paths().practice_register, met_verloop=True)
    gemeten: dict[str, float] = {}
    with programma(maak_app()) as een:
        een.venster.resize(*GEWOON)
        meld_aan(een)
        hand = Hand(een)
        wandelingen.nieuwe_aanvraag(hand, map_)
        gemeten["intake_velden"] = hand.velden
        hand = Hand(een)
        wandelingen.verlenging(hand, "OEF-2425-0087")
        gemeten["verlenging_velden"] = hand.velden
        hand = Hand(een)
        wandelingen.toets(hand, wandelingen.registreer_compleet(hand, "Thijmen"))
        gemeten["toets_antwoorden"] = hand.antwoorden
        hand = Hand(een)
        wandelingen.aanvulling(hand, wandelingen.registreer_compleet(hand, "Floris"))
        gemeten["aanvulling_toetsen"] = hand.toetsen
        hand, begin = Hand(een), perf_counter()
        wandelingen.telefoon(hand, "heemskade")
        gemeten["telefoon_toetsen"], gemeten["telefoon_s"] = hand.toetsen, perf_counter() - begin
        with hand.ruimte.omgeving.dienst.register.lezen() as uow:
            vandaag = next(z for z in uow.zittingen.all() if z.datum == date(2027, 5, 12))
        gemeten["hamerblok_toetsen"], gemeten["bespreekstuk_toetsen"] = wandelingen.zitting(Hand(een), vandaag.id)
        _toon(een, gemeten)
    return gemeten


def _toon(een: Programma, gemeten: dict[str, float]) -> None:
    """The table as a picture, with those of the other walks: the last of screens.md part 11."""
    from PySide6.QtWidgets import QTableWidget, QTableWidgetItem

    from tests.beelden.wandelingen import bewaar
    from tests.werkweek.hand import Hand

    blad = QTableWidget(len(gemeten), 4)
    blad.setHorizontalHeaderLabels(["key", "value", "must reach", "what"])
    for rij, (sleutel, waarde) in enumerate(gemeten.items()):
        norm = TABEL[sleutel]
        for kolom, tekst in enumerate((sleutel, f"{waarde:g} {norm.unit}", f"{norm.side} {norm.reach:g}", norm.what)):
            blad.setItem(rij, kolom, QTableWidgetItem(tekst))
    blad.resizeColumnsToContents()
    een.venster.setCentralWidget(blad)
    hand = Hand(een, kijk=lambda beeld: bewaar(beeld, een))
    hand.rust()
    hand.toon("budget")
