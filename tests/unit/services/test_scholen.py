"""The school list and its import."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cvt_desktop.adapters.exchange.inlezer import Bestandslezer
from cvt_desktop.domain.bereikbaarheid import Bereikbaarheid
from cvt_desktop.domain.errors import GeenRechtError, InvoerError
from cvt_desktop.ports.oso import Ososchool
from cvt_desktop.ports.scholen import Scholenimport
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.scholen import Importuitkomst, bewaren, importeren, scholen, van_oso
from tests.factories import BAKKENES, RAVENKOOG, SECRETARIS, maak_school
from tests.fakes.register import maak_dienst, maak_testregister

CSV = (
    "Naam;BRIN;Vestiging;Plaats;Bevoegd gezag;Contactpersoon;Telefoon\n"
    "Lyceum Ravenkoog;99RA;00;Meerstede;Stichting Ravenkoog Onderwijs;B. Nieuwe;000-555 0199\n"
    "vso Het Kompashuis;99KP;00;Duinhage;Stichting Speciaal Meerstede;F. Naaijkens;\n"
    ";99XX;00;;;;\n"
)


@pytest.fixture
def dienst(tmp_path: Path) -> Dienst:
    return maak_dienst(maak_testregister(tmp_path), SECRETARIS)


def lees(csv: str) -> Scholenimport:
    lezer, data = Bestandslezer(), csv.encode()
    return lezer.scholen_csv(data, lezer.scholen_voorstel(data).toewijzing)


def test_that_an_import_adds_and_brings_up_to_date_and_loses_nothing(dienst: Dienst) -> None:
    import_ = lees(CSV)
    assert [fout.regel for fout in import_.fouten] == [4]
    assert importeren(dienst, import_) == Importuitkomst(nieuw=1, bijgewerkt=1, gelijk=0)
    na = {school.code: school for school in scholen(dienst)}
    assert [c.naam for c in na["99RA-00"].contactpersonen] == ["I. Duinkerk", "B. Nieuwe"]
    assert na["99RA-00"].schoolsoort == RAVENKOOG.schoolsoort
    assert na["99KP-00"].naam == "vso Het Kompashuis"


def test_that_the_same_import_again_changes_nothing_and_is_one_event_each(dienst: Dienst) -> None:
    importeren(dienst, lees(CSV))
    assert importeren(dienst, lees(CSV)) == Importuitkomst(nieuw=0, bijgewerkt=0, gelijk=2)
    with dienst.register.lezen() as uow:
        assert len(uow.logboek.laatste(10)) == 2


def test_that_an_empty_import_is_refused(dienst: Dienst) -> None:
    with pytest.raises(InvoerError):
        importeren(dienst, Scholenimport(scholen=()))


def test_that_a_member_may_not_change_the_list(dienst: Dienst) -> None:
    lid = replace(dienst, sessie=replace(dienst.sessie, persoon_id=BAKKENES.id, rollen=BAKKENES.rollen))
    with pytest.raises(GeenRechtError):
        importeren(lid, lees(CSV))


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"naam": " "}, "naam"),
        ({"brin": "9RA"}, "brin"),
        ({"brin": "99RA"}, "brin"),
        ({"vestiging": "x"}, "vestiging"),
        ({"plaats": "a\u200f"}, "plaats"),
        ({"elektronisch": Bereikbaarheid(besluiten_op=date(2027, 4, 2))}, "bewijs"),
    ],
)
def test_that_a_wrong_school_is_refused_at_its_field(dienst: Dienst, velden: dict[str, Any], veld: str) -> None:
    school = replace(maak_school("Nieuwe school", brin="99QQ"), **velden)
    with pytest.raises(InvoerError) as fout:
        bewaren(dienst, school)
    assert fout.value.veld == veld


def test_that_the_school_of_an_oso_file_can_be_added(dienst: Dienst) -> None:
    school = bewaren(dienst, van_oso(Ososchool(naam="Testschool", brin="00yy", vestiging="00", contactpersoon="Mevr. Smits")))
    assert (school.code, school.contactpersonen[0].naam) == ("00YY-00", "Mevr. Smits")
