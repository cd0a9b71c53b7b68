"""The rows for figures of ``--veel``: a practice register with many dossiers more, in which everything still hangs together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from cvt_desktop import bootstrap
from cvt_desktop.cli import veel
from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.services import registercontrole, verklaringen
from cvt_desktop.services.aanmelden import Geopend
from cvt_desktop.services.oefenregister import BEHEERDER, SECRETARIS, open_als
from cvt_desktop.services.oefenveel import vul_aan
from tests.verloopregister import zet_verloopregister

AANTAL = 100


class Teller:
    """Counts what it is told, as somebody would see it."""

    def __init__(self) -> None:
        self.delen: list[float] = []

    def meld(self, deel: float, tekst: str = "") -> None:
        self.delen.append(deel)

    def controleer(self) -> None: ...


@pytest.fixture(scope="module", autouse=True)
def thuis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What is opened once for all these tests has a laptop of its own."""
    with pytest.MonkeyPatch.context() as omgeving:
        omgeving.setenv("CVT_DESKTOP_HOME", str(tmp_path_factory.mktemp("thuis")))
        yield


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return zet_verloopregister(tmp_path_factory, tmp_path_factory.mktemp("veel") / "register")


@pytest.fixture(scope="module")
def vol(register: Path) -> Iterator[Geopend]:
    geopend = open_als(bootstrap.maak_toegang(), register, SECRETARIS)
    voor = {r.kenmerk: r.id for r in geopend.dienst.overzichten.aanvragen()}
    teller = Teller()
    vul_aan(geopend.dienst.register, voor, AANTAL, teller)
    assert teller.delen[-1] == 1
    assert len(geopend.dienst.overzichten.aanvragen()) == len(voor) + AANTAL
    yield geopend
    geopend.sluit()


def test_that_one_in_five_runs_and_the_rest_is_of_long_ago(vol: Geopend) -> None:
    erbij = [r for r in vol.dienst.overzichten.aanvragen() if not r.kenmerk.startswith("2026-0")]
    standen = Counter(r.status is Status.AFGESLOTEN for r in erbij)
    assert standen == {True: 80, False: 20}
    assert all(r.ontvangen_op < date(2023, 8, 1) for r in erbij if r.status is Status.AFGESLOTEN)
    assert len({r.leerling for r in erbij}) > AANTAL * 0.8


def test_that_the_numbers_stay_without_an_unexplained_hole(vol: Geopend) -> None:
    o = vol.dienst.overzichten
    assert not verklaringen.gaten(o.verklaringen(), o.overgenomen()).startswith("Let op")
    assert all(v.einddatum is None or (v.einddatum.month, v.einddatum.day) == (7, 31) for v in o.verklaringen())


def test_that_the_check_of_the_register_finds_nothing_that_is_wrong(register: Path, vol: Geopend) -> None:
    vol.sluit()
    beheerder = open_als(bootstrap.maak_toegang(), register, BEHEERDER)
    try:
        uitslag = registercontrole.controleer(beheerder.dienst)
        assert [p.titel for p in uitslag.punten if p.stand is registercontrole.Puntstand.FOUT] == []
    finally:
        beheerder.sluit()


@pytest.mark.parametrize("woorden", [["--veel"], ["--veel", "veel"], ["--veel", "99"], ["--veel", "50001"], ["--meer", "5"]])
def test_that_a_wrong_number_of_rows_is_said_in_dutch(woorden: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as einde:
        veel.run(woorden)
    assert einde.value.code == 2
    assert "Het aantal is een getal van 100 tot en met 50000." in capsys.readouterr().err


def test_that_the_large_register_is_made_once_in_a_folder_of_its_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gemaakt: list[tuple[str, int]] = []
    geopend: list[Path | None] = []

    def maak(map_: Path, *, met_verloop: bool, veel: int, voortgang: Teller) -> None:
        assert met_verloop
        map_.mkdir()
        voortgang.meld(0.5, "Dossiers erbij")
        gemaakt.append((map_.name, veel))

    def start(*, oefenregister: bool = False, map_: Path | None = None) -> int:
        geopend.append(map_)
        return 0

    monkeypatch.setenv("CVT_DESKTOP_HOME", str(tmp_path))
    monkeypatch.setattr(bootstrap, "maak_oefenregister", maak)
    monkeypatch.setattr(bootstrap, "start_venster", start)
    assert [veel.run(["--veel", "10000"]), veel.run(["--veel", "10000"]), veel.run([])] == [0, 0, 0]
    assert gemaakt == [("oefenregister-10000", 10_000)]
    assert geopend == [tmp_path / "data" / "oefenregister-10000"] * 2 + [None]
    assert "Dossiers erbij: 50 %" in capsys.readouterr().err
