"""After a zitting the besluiten are gone through in a row."""

from __future__ import annotations

from pathlib import Path

from cvt_desktop.services.besluitenrij import volgend_concept
from tests.besluit_opzet import zet_besluit_op
from tests.factories import BENSALEM
from tests.fakes.navigatie import NepNavigatie
from ui.presenters.besluitenrij import Besluitenrij


def test_that_the_row_goes_on_to_what_is_a_concept_and_ends_where_none_is(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path, aantal=2)
    een, twee = opzet.aanvraag_id(0), opzet.aanvraag_id(1)
    assert volgend_concept(opzet.dienst, een) == twee
    assert volgend_concept(opzet.dienst, twee) == een, "after the last comes the first"
    assert not Besluitenrij(opzet.als(BENSALEM), NepNavigatie(), een).loopt_door(), "it is no work of a lid"
    opzet.in_tekenmap(0)
    navigatie = NepNavigatie()
    Besluitenrij(opzet.dienst, navigatie, een).verder()
    assert navigatie.gegaan[-1] == ("dossier", twee, "besluit", None)
    opzet.in_tekenmap(1)
    assert not Besluitenrij(opzet.dienst, navigatie, twee).loopt_door()
