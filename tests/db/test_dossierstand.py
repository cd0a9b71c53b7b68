"""The dates of an aanvraag, as the practice register shows them (screens.md 8.3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cvt_desktop.domain.aanvraag import Aanvraag, Aanvulling
from cvt_desktop.domain.dossierstand import Termijnstand, feestdagen_volgens, termijnstand
from cvt_desktop.domain.instellingen import Reglement
from tests import factories as f


def ontvangen(dag: date, *aanvullingen: Aanvulling) -> Aanvraag:
    a = replace(f.maak_formulier().a, ontvangen_op=dag)
    return f.maak_aanvraag(formulier=f.maak_formulier(a=a), aanvullingen=aanvullingen)


def stand(aanvraag: Aanvraag, **reglement: int) -> Termijnstand:
    instellingen = f.maak_instellingen(reglement=Reglement(**reglement))  # type: ignore[arg-type]
    return termijnstand(aanvraag, instellingen, feestdagen_volgens(instellingen))


@pytest.mark.parametrize(
    ("dag", "streef", "uiterlijk"),
    [
        (date(2027, 4, 2), date(2027, 5, 14), date(2027, 5, 28)),
        (date(2027, 3, 24), date(2027, 5, 5), date(2027, 5, 19)),
        (date(2027, 4, 5), date(2027, 5, 17), date(2027, 5, 31)),
        (date(2027, 3, 22), date(2027, 5, 3), date(2027, 5, 18)),  # Tweede Pinksterdag moves the legal day only
    ],
)
def test_that_an_undisturbed_aanvraag_has_its_two_days(dag: date, streef: date, uiterlijk: date) -> None:
    gevonden = stand(ontvangen(dag))
    assert (gevonden.streefdatum, gevonden.uiterste_datum, gevonden.opgeschort) == (streef, uiterlijk, False)
    assert gevonden.uiterste_datum == gevonden.termijn.laatste_dag


def test_that_a_sent_request_stands_still_and_a_concept_does_not() -> None:
    verzoek = Aanvulling(ontbreekt=("OKR",), uiterlijk=date(2027, 5, 18))
    amina = date(2027, 4, 19)
    assert stand(ontvangen(amina, verzoek)).uiterste_datum == date(2027, 6, 14)
    verzonden = replace(verzoek, verzonden_op=date(2027, 4, 29))
    loopt = stand(ontvangen(amina, verzonden))
    assert (loopt.opgeschort, loopt.uiterste_datum) == (True, date(2027, 7, 2))
    klaar = stand(ontvangen(amina, replace(verzonden, aangevuld_op=date(2027, 5, 12))))
    assert (klaar.opgeschort, klaar.uiterste_datum) == (False, date(2027, 6, 28))
    assert klaar.streefdatum == date(2027, 6, 12)  # 31 May and the same twelve days; no law moves it off a Saturday


def test_that_the_weeks_are_those_of_the_reglement() -> None:
    eigen = stand(ontvangen(date(2027, 4, 2)), beslistermijn_weken=4, streef_weken=2)
    assert (eigen.streefdatum, eigen.uiterste_datum) == (date(2027, 4, 16), date(2027, 4, 30))


def test_that_a_day_of_the_table_moves_the_end() -> None:
    instellingen = f.maak_instellingen(gelijkgestelde_dagen=(date(2027, 5, 28),))
    gevonden = termijnstand(ontvangen(date(2027, 4, 2)), instellingen, feestdagen_volgens(instellingen))
    assert gevonden.uiterste_datum == date(2027, 5, 31)
    assert not feestdagen_volgens(instellingen).bekend_voor(date(2029, 1, 1))
