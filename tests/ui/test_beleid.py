"""What the policy file of the ICT department changes in the window, and the page of a laptop without a register."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication

from cvt_desktop.bootstrap.programma import Programma
from cvt_desktop.bootstrap.zonder_register import maak_wizard
from cvt_desktop.runtime.paths import find_paths
from tests.ui.pages.programma import meld_aan, wacht, zet_oefenregister
from ui.feedback import Stilfeedback
from ui.views.start import StartView
from ui.views.wizard import WizardView
from ui.widgets.knop import Knop
from ui.widgets.tekst import Tekst


@contextmanager
def _met_beleid(qapp: QApplication, tmp_path: Path, sleutels: dict[str, object], *, oefenen: bool = False) -> Iterator[Programma]:
    bestand = tmp_path / "beleid.json"
    bestand.write_text(json.dumps(sleutels), encoding="utf-8")
    een = Programma(qapp, replace(find_paths(), policy=bestand), feedback=Stilfeedback())
    een.begin(oefenregister=oefenen)
    try:
        yield een
    finally:
        een.venster.close()
        een.venster.deleteLater()
        een.thema.deleteLater()


def _start(een: Programma) -> StartView:
    pagina = een.venster.pagina()
    assert isinstance(pagina, StartView)
    return pagina


def _knoppen(pagina: StartView) -> list[str]:
    return [knop.text() for knop in pagina.findChildren(Knop) if knop.text()]


def test_that_a_laptop_without_a_register_can_open_make_practise_and_verify(qapp: QApplication, tmp_path: Path) -> None:
    with _met_beleid(qapp, tmp_path, {}) as een:
        pagina = _start(een)
        assert {"Register openen…", "Nieuw register maken…", "Oefenregister", "Verifiëren", "Help"} <= set(_knoppen(pagina))
        uitleg = next(tekst for tekst in pagina.findChildren(Tekst) if "nog geen register" in tekst.text())
        assert uitleg.height() >= uitleg.heightForWidth(uitleg.width()) > 0  # read in whole, not cut off
        assert not pagina.melding.tekst()


def test_that_a_policy_without_practice_takes_it_away_also_from_the_command_line(qapp: QApplication, tmp_path: Path) -> None:
    with _met_beleid(qapp, tmp_path, {"oefenregister": False}, oefenen=True) as een:
        pagina = _start(een)
        assert "Oefenregister" not in _knoppen(pagina)
        assert "uitgezet" in pagina.melding.tekst()
        assert not een.paden.practice_register.exists()


def test_that_a_policy_that_demands_the_keyring_makes_no_register_without_it(qapp: QApplication, tmp_path: Path) -> None:
    with _met_beleid(qapp, tmp_path, {"sleutelbos_verplicht": True}) as een:
        _start(een).gekozen.emit("nieuw")
        wacht(lambda: "sleutelbos" in _start(een).melding.tekst())


def test_that_a_new_register_is_proposed_in_the_folder_of_the_policy(qapp: QApplication, tmp_path: Path) -> None:
    with _met_beleid(qapp, tmp_path, {"registermap": str(tmp_path / "registers")}) as een:
        wizard = maak_wizard(een)
        assert isinstance(wizard, WizardView)
        assert wizard._p.doel.parent == tmp_path / "registers"
        wizard.deleteLater()


def test_that_a_policy_that_cannot_be_followed_is_told_on_the_first_page(qapp: QApplication, tmp_path: Path) -> None:
    with _met_beleid(qapp, tmp_path, {"vergrendelen_na": 10}) as een:
        assert "“vergrendelen_na”" in _start(een).melding.tekst()


def test_that_the_policy_shortens_the_silence_of_a_register(
    qapp: QApplication, tmp_path: Path, basis: Path
) -> None:
    zet_oefenregister(find_paths(), basis)
    with _met_beleid(qapp, tmp_path, {"vergrendelen_uiterlijk_na": 5}, oefenen=True) as een:
        ruimte = meld_aan(een)
        assert ruimte.wacht.minuten == 5
