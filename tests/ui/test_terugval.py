"""An old copy that was put back, as somebody at the login meets it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from cvt_desktop.bootstrap.programma import Programma
from cvt_desktop.domain.oefenen import oefenwachtzin
from cvt_desktop.runtime.paths import find_paths
from tests.ui.pages.programma import meld_aan, programma, wacht, zet_oefenregister
from tests.ui.toegankelijk import controleer
from ui.views.login import LoginView
from ui.views.terugval import TerugvalView
from ui.widgets.tekst import Tekst

BEHEERDER = "Mirthe Kranenbosch"


@pytest.fixture
def een(qapp: QApplication, basis: Path) -> Iterator[Programma]:
    """The window at the login of a register of which an older copy was put back."""
    zet_oefenregister(find_paths(), basis)
    map_ = find_paths().practice_register
    with programma(qapp) as een:
        shutil.copytree(map_, map_.with_name("oud"))
        meld_aan(een)
        een.vergrendel()
        shutil.rmtree(map_)
        shutil.copytree(map_.with_name("oud"), map_)
        yield een


def _probeer(een: Programma, naam: str) -> TerugvalView:
    pagina = een.venster.pagina()
    assert isinstance(pagina, LoginView)
    pagina.naam.zet_waarde(next(n.id for n in pagina.namen if n.naam == naam))
    pagina.wachtzin.zet_waarde(oefenwachtzin(naam))
    pagina.knop.click()
    wacht(lambda: isinstance(een.venster.pagina(), TerugvalView))
    pagina = een.venster.pagina()
    assert isinstance(pagina, TerugvalView)
    return pagina


def test_that_nothing_of_an_older_register_is_shown_to_a_member(een: Programma) -> None:
    pagina = _probeer(een, "Ruben Veldkamper")
    teksten = " ".join(t.text() for t in pagina.findChildren(Tekst))
    assert "ouder dan wat deze laptop het laatst zag" in teksten
    assert "Alleen de beheerder" in teksten
    assert een.werkruimte is None
    assert not hasattr(pagina, "openen")
    controleer(pagina)
    pagina.knop.click()
    assert isinstance(een.venster.pagina(), LoginView)


def test_that_the_beheerder_opens_it_with_a_reason(een: Programma) -> None:
    pagina = _probeer(een, BEHEERDER)
    controleer(pagina)
    pagina.openen.click()
    assert "waarom" in pagina.reden.fout()
    pagina.reden.zet_waarde("De schijf was stuk; dit is de kopie van vrijdag.")
    pagina.openen.click()
    assert pagina.wachtzin.fout()
    pagina.wachtzin.zet_waarde("niet de goede")
    pagina.openen.click()
    wacht(lambda: "past niet" in pagina.wachtzin.fout())
    assert pagina.reden.waarde()
    pagina.wachtzin.zet_waarde(oefenwachtzin(BEHEERDER))
    pagina.openen.click()
    wacht(lambda: een.werkruimte is not None)
    assert een.taken.wacht_tot_leeg()
    een.vergrendel()
    meld_aan(een)
