"""The tab Sleutels: what waits is signed after a question, and a lost key is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from cvt_desktop.domain.persoon import Rol
from cvt_desktop.services import gebruikers
from tests.besluit_opzet import Besluitopzet, zet_besluit_op
from tests.factories import BAKKENES, PLV_SECRETARIS, RIETDIJK, SECRETARIS, VOORZITTER
from tests.fakes.poorten import NepZegel
from tests.ui.toegankelijk import controleer
from ui.feedback import Stilfeedback
from ui.presenters.rollen import RollenPresenter
from ui.views.instellingen_rollen import RollenTab


class _AnderZegel(NepZegel):
    """The seal of somebody whose login was made anew: the same person, another root key."""

    def __init__(self, wie: str) -> None:
        super().__init__(wie)
        self._wie = f"{wie} opnieuw"


def _opzet(tmp_path: Path) -> Besluitopzet:
    opzet = zet_besluit_op(tmp_path)
    gebruikers.rollen_wijzigen(opzet.als(PLV_SECRETARIS), RIETDIJK.id, frozenset({Rol.LID, Rol.DESKUNDIGE}))
    return opzet


def test_that_the_voorzitter_signs_what_waits_after_a_question(qtbot: QtBot, tmp_path: Path) -> None:
    feedback = Stilfeedback([False, True])
    tab = RollenTab(RollenPresenter(_opzet(tmp_path).als(VOORZITTER)), feedback)
    qtbot.addWidget(tab)
    controleer(tab)
    assert tab.tabel.model.rijen()[0].stand.tekst == "wacht op ondertekening"
    tab.alles.click()
    assert tab.alles.isEnabled(), "the question was answered with no"
    tab.alles.click()
    assert tab.tabel.model.rijen()[0].stand.tekst == "geldig"
    van_haar = [rij.stand.tekst for rij in tab.tabel.model.rijen() if rij.naam == RIETDIJK.naam]
    assert len(van_haar) == 2
    assert van_haar[1].startswith("gold tot "), "the certificate of before does not stand beside it as valid"
    assert not tab.alles.isEnabled()
    assert "Anne-Fleur Rietdijk: deskundige en lid, sleutel" in feedback.gezegd[0]


def test_that_who_signs_nothing_sees_no_buttons_and_no_new_key(qtbot: QtBot, tmp_path: Path) -> None:
    tab = RollenTab(RollenPresenter(_opzet(tmp_path).als(SECRETARIS)), Stilfeedback())
    qtbot.addWidget(tab)
    assert (tab.alles.isHidden(), tab.een.isHidden(), tab.nieuw.isHidden()) == (True, True, True)


def test_that_a_key_that_does_not_open_is_told_and_can_be_asked_for_anew(qtbot: QtBot, tmp_path: Path) -> None:
    dienst = replace(_opzet(tmp_path).als(BAKKENES), zegel=_AnderZegel(BAKKENES.naam))
    tab = RollenTab(RollenPresenter(dienst), Stilfeedback([True]))
    qtbot.addWidget(tab)
    assert not tab.nieuw.isHidden()
    tab.nieuw.click()
    assert tab.nieuw.isHidden()
    assert tab.tabel.model.rijen()[0].stand.tekst == "wacht op ondertekening"
