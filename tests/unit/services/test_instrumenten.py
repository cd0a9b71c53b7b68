"""The table of instruments for praktijkonderwijs, kept by the secretaris."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cvt_desktop.domain.errors import GeenRechtError, GewijzigdError, InvoerError
from cvt_desktop.domain.instrument import Instrument, Instrumentsoort, namen
from cvt_desktop.services import instellingen
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.instrumenten import bewaren, instrumenten, overnemen, verwijderen
from tests.factories import SECRETARIS, VOORZITTER
from tests.fakes.register import maak_dienst, maak_testregister

WISC = Instrument(schooljaar="2026-2027", soort=Instrumentsoort.IQ, naam="WISC-V", versie="NL")


@pytest.fixture
def dienst(tmp_path: Path) -> Dienst:
    return maak_dienst(maak_testregister(tmp_path), SECRETARIS)


def test_that_the_program_ships_none_and_the_secretaris_keeps_the_table(dienst: Dienst) -> None:
    assert instrumenten(dienst) == ()
    nummer = instellingen.huidige(dienst).nummer
    bewaren(dienst, replace(WISC, naam="  WISC-V "))
    assert instrumenten(dienst) == (WISC,)
    bewaren(dienst, replace(WISC, versie="NL 2"), in_plaats_van=WISC)
    assert [i.versie for i in instrumenten(dienst)] == ["NL 2"]
    assert instellingen.huidige(dienst).nummer == nummer


def test_that_a_year_is_copied_once_and_a_line_can_go(dienst: Dienst) -> None:
    bewaren(dienst, WISC)
    assert overnemen(dienst, "2026-2027", "2027-2028") == 1
    assert [i.schooljaar for i in instrumenten(dienst)] == ["2027-2028", "2026-2027"]
    with pytest.raises(InvoerError):
        overnemen(dienst, "2026-2027", "2027-2028")
    verwijderen(dienst, WISC)
    assert namen(instrumenten(dienst), "2026-2027", Instrumentsoort.IQ) == ()
    assert namen(instrumenten(dienst), "2027-2028", Instrumentsoort.IQ) == ("WISC-V",)


@pytest.mark.parametrize(
    ("anders", "veld"),
    [({"schooljaar": "2026"}, "schooljaar"), ({"schooljaar": "2026-2028"}, "schooljaar"), ({"naam": " "}, "naam"),
     ({"naam": "x" * 201}, "naam"), ({"versie": "111222333"}, "versie")],
)  # fmt: skip
def test_that_a_bad_line_names_its_field(dienst: Dienst, anders: dict[str, str], veld: str) -> None:
    with pytest.raises(InvoerError) as fout:
        bewaren(dienst, replace(WISC, **anders))  # type: ignore[arg-type]
    assert fout.value.veld == veld


def test_that_a_double_line_a_gone_line_and_somebody_else_are_refused(dienst: Dienst) -> None:
    bewaren(dienst, WISC)
    with pytest.raises(InvoerError):
        bewaren(dienst, WISC)
    with pytest.raises(GewijzigdError):
        verwijderen(dienst, replace(WISC, naam="anders"))
    with pytest.raises(GeenRechtError):
        bewaren(replace(dienst, sessie=replace(dienst.sessie, rollen=VOORZITTER.rollen)), WISC)
