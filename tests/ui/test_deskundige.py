"""Who only advises opens every tab of the dossier, and is told what is not shown instead of that it failed."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from pytestqt.qtbot import QtBot

from tests.besluit_opzet import zet_besluit_op
from tests.factories import CRUTZER
from tests.fakes.register import maak_dienst
from ui.changes import Wijzigingen
from ui.documentbron import Documentbronnen
from ui.feedback import Stilfeedback
from ui.presenters.geschiedenis import GeschiedenisPresenter
from ui.presenters.navigatie import Navigatie
from ui.tasks import Taken
from ui.views import dossier_besluit
from ui.widgets.legestaat import LegeStaat
from ui.widgets.tekst import Tekst


def test_that_a_deskundige_is_told_that_the_besluit_and_the_history_are_not_shown(qtbot: QtBot, tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    dienst = maak_dienst(opzet.zitting.register, CRUTZER)
    maak = dossier_besluit.lees_tab(
        dienst, cast(Navigatie, None), cast(Taken, None), Stilfeedback(), cast(Documentbronnen, None), Wijzigingen(),
        opzet.besluit().aanvraag_id,
    )  # fmt: skip
    blad = maak()
    qtbot.addWidget(blad)
    assert isinstance(blad, LegeStaat)
    assert "Het besluit ziet u hier niet." in [t.text() for t in blad.findChildren(Tekst)]
    assert GeschiedenisPresenter(dienst, opzet.besluit().aanvraag_id).leeg == "De geschiedenis ziet u hier niet."
    assert GeschiedenisPresenter(opzet.dienst, opzet.besluit().aanvraag_id).leeg == "Hier staat nog niets."
