"""The runner judges: a promise that broke, a control run that did not bite and nothing tried are all red."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.torture import __main__ as loper
from tests.torture.tabel import Rij, als_tekst
from tests.torture.uitkomst import Uitkomst
from tests.torture.vinden import Belofte, belofte, nummers


def _belofte(nummer: int, gewicht: int = 1) -> Belofte:
    return Belofte(nummer=nummer, tekst="x", kort=1, lang=1, loop=lambda *_: Uitkomst(1), controle=None, overslaan="",
                   gewicht=gewicht)  # fmt: skip


@pytest.mark.parametrize(("velden", "goed"), [
    ({"runs": 3}, True), ({"runs": 3, "mis": 1}, False), ({"runs": 0}, False), ({"runs": 3, "controle": (5, 0)}, False),
    ({"runs": 3, "controle": (5, 2)}, True), ({"overslaan": "no compiler"}, True),
])  # fmt: skip
def test_that_a_row_is_judged(velden: dict[str, object], goed: bool) -> None:
    assert Rij(nummer=1, belofte="x", **velden).goed is goed  # type: ignore[arg-type]


def test_that_a_control_run_that_does_not_bite_can_be_read() -> None:
    assert "DID NOT BITE (0 of 5)" in als_tekst([Rij(nummer=1, belofte="x", runs=1, controle=(5, 0))])


def test_that_heavy_promises_come_last_with_a_larger_share(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loper, "_WERKERS", 1)
    verdeling = loper._Verdeling([_belofte(1, 3), _belofte(2), _belofte(3)], 100)
    beurten = [verdeling.volgende() for _ in range(4)]
    assert [b and b[0].nummer for b in beurten] == [2, 3, 1, None]
    assert [round(b[1]) for b in beurten if b] == [20, 25, 100]


def test_that_the_last_one_gets_time_when_those_before_it_took_it_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loper, "_WERKERS", 1)
    verdeling = loper._Verdeling([_belofte(1), _belofte(2)], 100)
    verdeling._tot = 0
    beurt = verdeling.volgende()
    assert beurt is not None
    assert beurt[1] == 25


def test_that_a_child_that_breaks_off_is_a_failure() -> None:
    rij = loper._rij(_belofte(1), "", "Segmentation fault", 1.0)
    assert not rij.goed
    assert rij.fouten == ("Segmentation fault",)


def test_that_a_table_replaces_the_one_between_the_marks(tmp_path: Path) -> None:
    pad = tmp_path / "t.md"
    pad.write_text(f"boven\n{loper.BEGIN}\noud\n{loper.EIND}\nonder\n", encoding="utf-8")
    loper._schrijf(pad, "nieuw\n")
    assert pad.read_text(encoding="utf-8") == f"boven\n{loper.BEGIN}\nnieuw\n{loper.EIND}\nonder\n"


def test_that_every_module_is_found_and_says_its_own_number() -> None:
    assert nummers()
    assert all(belofte(n).nummer == n for n in nummers())
