"""The page on which the voorzitter signs the besluitenlijst, by the keyboard."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import cast

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cvt_desktop.domain.stem import Bekrachtiging
from cvt_desktop.domain.zitting import Zittingtoestand
from cvt_desktop.services.zitting_inzien import zitting_lezen
from tests.factories import PLV_SECRETARIS
from tests.lijst_opzet import zet_lijst_op
from tests.ui.pages.zitting import CTRL, WACHTZIN, toon_zitting
from ui.presenters.commissies import CommissiesPresenter
from ui.presenters.instellingen import InstellingenPresenter
from ui.tasks import Taken
from ui.views.lijst_ondertekenen import LijstOndertekenenView
from ui.views.zitting_einde import ZittingEindeView


def test_that_the_voorzitter_reads_the_stemmen_and_signs_the_list_at_the_laptop_of_the_secretaris(
    qtbot: QtBot, tmp_path: Path, taken: Taken
) -> None:
    opzet = zet_lijst_op(tmp_path).zitting
    t = toon_zitting(qtbot, opzet, taken)
    assert isinstance(t.view.deel, ZittingEindeView)
    t.toetsen.druk(Qt.Key.Key_Return, CTRL)
    blad = cast(LijstOndertekenenView, t.view.deel)
    [rij] = blad._p.rijen()
    assert rij.stemmen == "W. Terhorst voor · S. Bensalem voor · J. Bakkenes voor · A. Rietdijk voor"
    assert (rij.nummer, rij.niet_mee) == (1, "")
    for wachtzin, toestand in (("fout", Zittingtoestand.GESLOTEN), (WACHTZIN, Zittingtoestand.VASTGESTELD)):
        blad.wachtzin.zet_waarde(wachtzin)
        t.toetsen.druk(Qt.Key.Key_Return)
        assert t.taken.wacht_tot_leeg()
        QApplication.processEvents()
        assert zitting_lezen(opzet.dienst, opzet.zitting_id).toestand is toestand
    einde = t.view.deel
    assert isinstance(einde, ZittingEindeView)
    standen = {lid.naam: lid.stand.tekst for lid in einde._p.blad().leden}
    assert list(standen.values())[1:] == ["1 stem telt via de besluitenlijst"] * 3
    assert all(lid.open for lid in einde._p.blad().leden[1:]), "each of them can still sit down"


def test_that_a_list_that_is_signed_after_its_page_was_left_shows_as_signed(
    qtbot: QtBot, tmp_path: Path, taken: Taken, monkeypatch: pytest.MonkeyPatch
) -> None:
    opzet, door = zet_lijst_op(tmp_path).zitting, Event()
    t = toon_zitting(qtbot, opzet, taken)
    taken.gehandeld.connect(t.view.bij_tonen)  # as the shell does with the page in front
    t.toetsen.druk(Qt.Key.Key_Return, CTRL)
    blad = cast(LijstOndertekenenView, t.view.deel)
    teken = blad._p.onderteken

    def langzaam(wachtzin: str) -> None:
        door.wait(5)
        teken(wachtzin)

    monkeypatch.setattr(blad._p, "onderteken", langzaam)
    blad.wachtzin.zet_waarde(WACHTZIN)
    blad.onderteken()
    t.toetsen.druk(Qt.Key.Key_Escape)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    einde = t.view.deel
    assert isinstance(einde, ZittingEindeView)
    assert einde.hoofd.tekst() == "Besluitenlijst ondertekenen"
    door.set()
    assert taken.wacht_tot_leeg()
    assert zitting_lezen(opzet.dienst, opzet.zitting_id).toestand is Zittingtoestand.VASTGESTELD
    assert einde.hoofd.isHidden(), "it was signed meanwhile"


def test_that_the_way_of_a_commission_is_chosen_in_its_form(tmp_path: Path) -> None:
    dienst = zet_lijst_op(tmp_path).als(PLV_SECRETARIS)
    instellingen = InstellingenPresenter(dienst)
    commissies = CommissiesPresenter(dienst, instellingen)
    w = commissies.waarden(instellingen.nu, commissies.eerste)
    assert w["bekrachtiging"] == Bekrachtiging.LIJST.name
    w["bekrachtiging"] = Bekrachtiging.EIGEN_SLEUTEL.name
    assert commissies.maak(w, instellingen.nu, commissies.eerste).commissie.bekrachtiging is Bekrachtiging.EIGEN_SLEUTEL
