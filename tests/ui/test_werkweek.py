"""The walk-throughs of a working week (screens part 11), and what they may cost (screens part 2)."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from cvt_desktop.bootstrap.programma import Programma
from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.services.notities import lijst
from tests.ui.pages.programma import meld_aan
from tests.werkweek import wandelingen
from tests.werkweek.hand import Hand
from ui.dialogs.aanvulling import AanvullingDialoog
from ui.views.dossier import DossierView


@pytest.fixture
def hand(een: Programma) -> Hand:
    meld_aan(een)
    return Hand(een)


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)
def test_that_a_new_aanvraag_takes_no_more_than_fourteen_fields_and_no_dialog(hand: Hand, tmp_path: Path) -> None:
    gevonden = wandelingen.nieuwe_aanvraag(hand, tmp_path)
    assert hand.velden <= 14
    assert gevonden.herkend == 5
    assert wandelingen.status(hand, gevonden.aanvraag_id) is Status.IN_TOETSING


def test_that_a_caller_is_found_from_any_screen_and_the_call_is_noted(hand: Hand) -> None:
    hand.ruimte.schil.naar("verklaringen")
    hand.rust()
    gezien = wandelingen.telefoon(hand, "heemskade")
    assert hand.toetsen <= 4
    for woord in ("Sem van den Bergh van Heemskade", "In toetsing", "wo 2 juni", "I. Duinkerk, 000-555 0101"):
        assert woord in gezien
    assert "Heemskadehof" not in gezien
    dossier = hand.ruimte.schil.huidige()
    assert isinstance(dossier, DossierView)
    assert len(lijst(hand.ruimte.omgeving.dienst, dossier.presenter.aanvraag_id)) == 1


def test_that_a_toets_asks_twelve_answers_at_most_and_a_verzoek_five_keys(hand: Hand) -> None:
    een = wandelingen.registreer_compleet(hand, "Thijmen")
    vragen, programma = wandelingen.toets(hand, een)
    assert vragen == 20
    assert hand.antwoorden == vragen - programma <= 12
    assert wandelingen.status(hand, een) is Status.BIJ_DESKUNDIGEN
    twee = wandelingen.registreer_compleet(hand, "Floris")
    assert not wandelingen.aanvulling(hand, twee, uiterlijk="")
    dialoog = QApplication.activeModalWidget()
    assert isinstance(dialoog, AanvullingDialoog)
    assert "Zonder datum staat de termijn niet stil" in dialoog.uiterlijk.fout()
    dialoog.reject()
    drie = wandelingen.registreer_compleet(hand, "Sander")
    assert wandelingen.aanvulling(hand, drie)
    assert hand.toetsen <= 5
    assert wandelingen.status(hand, drie) is Status.AANVULLING_GEVRAAGD
