"""Where an addressee's consent to electronic letters is kept: with the verzorger in the form, and with the school."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pytestqt.qtbot import QtBot

from cvt_desktop.domain.bereikbaarheid import Bereikbaarheid
from tests.factories import maak_verzorgers
from ui.views.intake_verzorger import Verzorgerkaart

JA = Bereikbaarheid(brieven_op=date(2027, 4, 2), bewijs="mail van 2-4-2027")


def test_that_a_verzorger_is_shown_and_given_back_with_the_consent(qtbot: QtBot) -> None:
    kaart = Verzorgerkaart()
    qtbot.addWidget(kaart)
    verzorger = replace(maak_verzorgers()[0], elektronisch=JA)
    kaart.zet_waarde(verzorger)
    assert kaart.waarde() == verzorger
    kaart.formulier.velden()["brieven_op"].zet_waarde(None)
    assert kaart.waarde().elektronisch == replace(JA, brieven_op=None)
