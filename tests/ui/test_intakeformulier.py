"""A school fills the form: dropped on the intake it stands beside the fields with a tick each, and nothing is retyped."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from cvt_desktop.adapters.exchange.inlezer import Bestandslezer
from cvt_desktop.adapters.pdf.opmaker import ReportlabOpmaker
from cvt_desktop.domain.bestandssoort import Stuksoort
from cvt_desktop.domain.formulier import OntvangenVia, Soort
from cvt_desktop.services.aanvraagvorm import veldnaam
from cvt_desktop.services.stukken import Stuklezer
from tests.factories import RAVENKOOG, SECRETARIS
from tests.fakes.register import maak_dienst, maak_testregister
from tests.formulieren import NepVeldenlezer, vul_in
from tests.zitting_opzet import NepNavigatie
from ui.feedback import Stilfeedback
from ui.tasks import Taken
from ui.views.intake import maak_scherm

INGEVULD = {
    "school.code": RAVENKOOG.code, "leerling.roepnaam": "Zoë", "leerling.achternaam": "Ünal",
    "leerling.geboortedatum": "3-5-2012", "arr.titel": "Plannen en overzien", "arr.uren": "30",
}  # fmt: skip


def test_that_a_form_of_a_school_is_made_filled_dropped_and_taken_over(qtbot: QtBot, tmp_path: Path, taken: Taken) -> None:
    pad = tmp_path / "leeg.pdf"
    feedback = Stilfeedback(paden=[pad])
    dienst = replace(maak_dienst(maak_testregister(tmp_path / "register"), SECRETARIS), opmaker=ReportlabOpmaker())
    view = maak_scherm(dienst, NepNavigatie(), taken, feedback, Stuklezer(inlezer=Bestandslezer(), velden=NepVeldenlezer))
    qtbot.addWidget(view)
    view.resize(1280, 640)
    view.show()
    view.formulier.zet_soort(Soort.TVIA)
    view.leeg.click()
    assert taken.wacht_tot_leeg()
    assert "aanvraagformulier-tvia.pdf" in feedback.gezegd[0]

    view.formulier.zet_soort(Soort.TLV_VSO_NIEUW)
    view.formulier.veld("leerling.roepnaam").zet_waarde("Zoé")
    ingevuld = tmp_path / "aanvraag Zoë.pdf"
    ingevuld.write_bytes(vul_in(pad.read_bytes(), {veldnaam(naam): waarde for naam, waarde in INGEVULD.items()}))
    view.bewaar()
    view.stukken.gebracht.emit([ingevuld])
    assert taken.wacht_tot_leeg()
    assert view.uit_formulier.isVisible()
    assert "leerling.roepnaam" not in view.uit_formulier.gekozen(), "somebody typed there"
    next(k for k in view.uit_formulier.findChildren(QAbstractButton) if k.accessibleName().startswith("Overnemen")).click()

    assert view.formulier.soort is Soort.TVIA
    invoer = view.formulier.waarde()
    assert (invoer.van_leerling.naam, invoer.school_id, invoer.arr.titel) == ("Zoé Ünal", RAVENKOOG.id, "Plannen en overzien")
    assert invoer.ontvangen_via is OntvangenVia.FORMULIER
    assert [s.soort for s in view._presenter.concept.stukken] == [Stuksoort.AANVRAAG]
    assert not view.uit_formulier.isVisible()
