"""The own letter of the pupil, proposed where the letters are made."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cvt_desktop.domain.onderwerp import leerling_id_van
from tests.ui.test_besluit import Toestel, _typ, toestel

__all__ = ["toestel"]


def test_that_the_own_letter_is_proposed_and_made_by_one_act_that_keeps_what_was_typed(toestel: Toestel) -> None:
    opzet = toestel.opzet
    with opzet.zitting.register.schrijven() as uow:
        leerling = uow.leerlingen.get(leerling_id_van(uow.aanvragen.get(opzet.aanvraag_id())))
        uow.leerlingen.save(replace(leerling, geboortedatum=date(2011, 1, 1)))
    view = toestel.besluit()
    assert view.voorstel.isVisible()
    assert "16 jaar" in view.voorstel.tekst()
    _typ(view, "redenen.gewone_taal", "Op school is het te druk.")
    view.voorstel._actie.click()
    toestel.rust()
    assert not view.voorstel.isVisible()
    assert view.formulier is not None
    assert view.formulier._vorm.velden()["redenen.voor_leerling"].isVisibleTo(view)
    assert opzet.besluit().redenen.gewone_taal == "Op school is het te druk."


def test_that_a_younger_pupil_is_not_proposed_one(toestel: Toestel) -> None:
    assert not toestel.besluit().voorstel.isVisible()
