"""The walk-throughs of a working week (screens part 11), and what they may cost (screens part 2)."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from cvt_desktop.bootstrap.programma import Programma
from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.services import intakeconcept, toetsing
from cvt_desktop.services.notities import lijst
from tests.beelden.wandelingen import kijk_mee
from tests.bench.cijfers import TABEL
from tests.ui.pages.programma import meld_aan
from tests.werkweek import wandelingen
from tests.werkweek.hand import TOETS, Hand, zichtbaar
from ui.dialogs.aanvulling import AanvullingDialoog
from ui.views.dossier import DossierView

GEVOLGEN = {
    "18-5-2027": "Nu: ma 14 juni. Bij aanvulling op di 18 mei: ma 21 juni.",
    "26-5-2027": "Nu: ma 14 juni. Bij aanvulling op wo 26 mei: ma 28 juni.",
    "2-6-2027": "Nu: ma 14 juni. Bij aanvulling op wo 2 juni: ma 5 juli.",
}
"""Reckoned by hand: received ma 19 april, eight weeks; then 5, 13 or 20 days from do 13 mei, and past the weekend."""


@pytest.fixture
def hand(een: Programma) -> Hand:
    meld_aan(een)
    return Hand(een, kijk=kijk_mee(een))


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)
def test_that_a_new_aanvraag_takes_no_more_than_fourteen_fields_and_no_dialog(hand: Hand, tmp_path: Path) -> None:
    gevonden = wandelingen.nieuwe_aanvraag(hand, tmp_path)
    assert TABEL["intake_velden"].ok(hand.velden)
    assert gevonden.herkend == 5
    assert wandelingen.status(hand, gevonden.aanvraag_id) is Status.IN_TOETSING
    dienst = hand.ruimte.omgeving.dienst
    assert intakeconcept.sleutels(dienst) == [], "what was registered is no draft any more"
    voor = toetsing.stand(dienst, gevonden.aanvraag_id)
    hand.druk(TOETS.Key_J)
    na = toetsing.stand(dienst, gevonden.aanvraag_id)
    open_ = [len(stand.toets.open_punten(stand.lijst)) for stand in (voor, na)]
    assert open_[1] == open_[0] - 1, "the toets is there, and its first question takes the key"


def test_that_a_caller_is_found_from_any_screen_and_the_call_is_noted(hand: Hand) -> None:
    hand.ruimte.schil.naar("verklaringen")
    hand.rust()
    gezien = wandelingen.telefoon(hand, "heemskade")
    assert TABEL["telefoon_toetsen"].ok(hand.toetsen)
    for woord in ("Sem van den Bergh van Heemskade", "In toetsing", "wo 2 juni", "I. Duinkerk, 000-555 0101"):
        assert woord in gezien
    assert "Heemskadehof" not in gezien
    dossier = hand.ruimte.schil.huidige()
    assert isinstance(dossier, DossierView)
    assert len(lijst(hand.ruimte.omgeving.dienst, dossier.presenter.aanvraag_id)) == 1


def test_that_the_toets_of_dossier_1_asks_seven_of_its_twenty_questions_and_is_in_order(hand: Hand) -> None:
    een = wandelingen.dossier(hand, "2026-0391")
    assert wandelingen.toets(hand, een) == (20, 13), "the questions, and those that the program answered"
    assert hand.antwoorden == hand.toetsen - 1 == 7
    assert TABEL["toets_antwoorden"].ok(hand.antwoorden)
    assert wandelingen.status(hand, een) is Status.BIJ_DESKUNDIGEN


def test_that_one_nee_becomes_a_letter_in_five_keys_and_not_without_a_last_day(hand: Hand) -> None:
    zes = wandelingen.dossier(hand, "2026-0415")
    assert not wandelingen.aanvulling(hand, zes, uiterlijk="")
    dialoog = QApplication.activeModalWidget()
    assert isinstance(dialoog, AanvullingDialoog)
    assert "Zonder datum staat de termijn niet stil" in dialoog.uiterlijk.fout()
    for dag, gevolg in GEVOLGEN.items():
        dialoog.uiterlijk.editor.setText(dag)  # type: ignore[attr-defined]  # a line edit
        hand.rust()
        assert gevolg in zichtbaar(dialoog)
        regel = next(w for w in dialoog.findChildren(QLabel) if gevolg in w.text())
        assert regel.visibleRegion().boundingRect().height() == regel.height(), "what it does to the term is never below the edge"
    dialoog.reject()
    hand.rust()
    assert wandelingen.aanvulling(hand, zes)
    assert TABEL["aanvulling_toetsen"].ok(hand.toetsen)
    assert wandelingen.status(hand, zes) is Status.AANVULLING_GEVRAAGD
