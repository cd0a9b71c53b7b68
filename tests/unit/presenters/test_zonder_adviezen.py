"""A kind on which nobody advises: no screen on the way to the zitting speaks of adviezen, or of hearing where nobody is heard."""

from __future__ import annotations

from pathlib import Path

from cvt_desktop.services import zitting_behandelen, zittingen
from tests.factories import SECRETARIS, VOORZITTER
from tests.groep_opzet import Opzet as Groepsopzet
from tests.zitting_opzet import LEDEN, NepNavigatie, plan
from ui.presenters.toetsing import ToetsingPresenter
from ui.presenters.zitting_agenda import ZittingAgendaPresenter
from ui.presenters.zitting_live import ZittingLivePresenter


def test_that_a_group_comes_to_the_table_with_its_goals_where_the_adviezen_would_stand(tmp_path: Path) -> None:
    opzet = Groepsopzet(tmp_path)
    id_ = opzet.getoetst()
    toets = ToetsingPresenter(opzet.als(), NepNavigatie(), id_)
    assert toets.na_afronden() == "Toetsing afgerond. Het dossier is gereed voor de zitting."
    assert not toets.met_adviezen
    dienst = opzet.als()
    zitting = zittingen.plannen(dienst, plan())
    zittingen.agenderen(dienst, zitting, id_)
    (rij,) = ZittingAgendaPresenter(dienst, NepNavigatie(), zitting).blad().agenda
    assert "geen deskundigen" in rij.uitleg
    assert "gehoord" not in rij.uitleg, "at a group nobody is heard"
    aanwezig = frozenset(p.id for p in (*LEDEN, SECRETARIS))
    zitting_behandelen.openen(dienst, zitting, aanwezig=aanwezig, voorzitter_id=VOORZITTER.id, secretaris_id=SECRETARIS.id)
    punt = ZittingLivePresenter(dienst, NepNavigatie(), zitting).blad().punt
    assert punt is not None
    assert punt.adviezen == ()
    assert punt.waarvoor == (
        ("DOELEN", "Alle leerlingen beginnen de dag in de klas. Het verzuim is gehalveerd."),
        ("AANLEIDING", "Het verzuim van deze leerlingen liep in een half jaar op."),
    )
