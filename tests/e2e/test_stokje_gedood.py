"""A hand-over and a taking in that are killed at any moment: never two laptops that write, never a half register."""

from __future__ import annotations

import random
import shutil
import time
from pathlib import Path

import pytest

from cvt_desktop.adapters.stokje.bestanden import Stokjebestanden
from cvt_desktop.domain.errors import CvtError
from cvt_desktop.services import overdracht
from cvt_desktop.services.registers import maak
from tests.e2e.apart import MET_FORK, dood, fork, wacht
from tests.fakes.laptops import GEWOON, NAAR, Laptop, stil
from tests.fakes.toegang import BEHEERDER, nieuw_register, nieuwe

KEREN = 24
REDEN = "De overdracht is onderbroken; hier gaat het verder."
pytestmark = MET_FORK


@pytest.fixture(scope="module")
def bron(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A laptop with a register of a few megabytes, closed."""
    plek = tmp_path_factory.mktemp("bron")
    een = Laptop(plek / "oud", register=plek / "oud" / "register")
    assert een.register is not None
    een.plek.mkdir()
    maak(een.toegang, nieuw_register(een.register, nieuwe(BEHEERDER), nieuwe(GEWOON)))
    geopend = een.open_()
    bewaard = geopend.dienst.bijlagen.bewaar(b"een verslag van veertien bladen" * 100_000)
    with geopend.dienst.register.schrijven() as uow:
        uow.opslag.add(BEHEERDER.id, bewaard)  # type: ignore[arg-type]
    geopend.sluit()
    return plek


def _op(bron: Path, naar: Path) -> tuple[Laptop, Laptop]:
    shutil.copytree(bron, naar)
    (naar / "nieuw").mkdir()
    (naar / "stick").mkdir()
    return Laptop(naar / "oud", register=naar / "oud" / "register"), Laptop(naar / "nieuw")


def _draag_over(oud: Laptop, pad: Path, code: str) -> None:
    geopend = oud.open_()
    overdracht.draag_over(oud.toegang, geopend, Stokjebestanden(), pad=pad, laptop=NAAR, code=code, voortgang=stil)
    geopend.sluit()


def _neembaar(nieuw: Laptop, stick: Path, code: str) -> bool:
    """Whether anything on the stick, under any name, is taken in."""
    for rest in list(stick.iterdir()):
        pad = rest.rename(stick / f"gered-{rest.name.lstrip('.')}.cvtstokje")
        try:
            nieuw.neem_over(pad, code)
        except CvtError:
            continue
        return True
    return False


def _schrijft(laptop: Laptop) -> bool:
    geopend = laptop.open_()
    try:
        return not geopend.dienst.register.alleen_lezen
    finally:
        geopend.sluit()


def test_that_a_hand_over_that_is_killed_never_gives_two_laptops_that_write(bron: Path, tmp_path: Path) -> None:
    oud, _ = _op(bron, tmp_path / "proef")
    code, begin = oud.toegang.kluizen.nieuwe_code(), time.monotonic()
    wacht(*fork(lambda _zeg: _draag_over(oud, tmp_path / "proef" / "stick" / "x.cvtstokje", code)))
    duur, keus, uitkomsten = time.monotonic() - begin, random.Random(5), set[tuple[bool, bool]]()
    for keer in range(KEREN):
        map_ = tmp_path / f"keer-{keer}"
        oud, nieuw = _op(bron, map_)
        stick = map_ / "stick"

        def doe(_zeg: object, oud: Laptop = oud, stick: Path = stick) -> None:
            _draag_over(oud, stick / "x.cvtstokje", code)

        dood(*fork(doe), na=keus.uniform(0.2, 1.1) * duur)
        hier, daar = _schrijft(oud), _neembaar(nieuw, stick, code)
        uitkomsten.add((hier, daar))
        assert not (hier and daar), "two laptops write"
        if daar:
            assert _schrijft(nieuw)
        elif not hier:  # between the header and the last bytes: nobody writes, and the beheerder takes it back
            geopend = oud.open_()
            overdracht.haal_terug(oud.toegang, geopend, REDEN)
            geopend.sluit()
            assert _schrijft(oud)
        shutil.rmtree(map_)
    assert (True, False) in uitkomsten


def test_that_a_taking_in_that_is_killed_leaves_all_or_nothing(bron: Path, tmp_path: Path) -> None:
    oud, _ = _op(bron, tmp_path / "bron")
    stick = tmp_path / "bron" / "stick" / "x.cvtstokje"
    code = oud.draag_over(stick)
    begin = time.monotonic()
    (tmp_path / "proef").mkdir()
    proef = Laptop(tmp_path / "proef")

    def heel_doen(_zeg: object) -> None:
        proef.neem_over(stick, code)

    wacht(*fork(heel_doen))
    duur, keus, heel = time.monotonic() - begin, random.Random(7), 0
    for keer in range(KEREN // 2):
        (tmp_path / f"keer-{keer}").mkdir()
        nieuw = Laptop(tmp_path / f"keer-{keer}")

        def doe(_zeg: object, nieuw: Laptop = nieuw) -> None:
            nieuw.neem_over(stick, code)

        dood(*fork(doe), na=keus.uniform(0.1, 1.1) * duur)
        nieuw.register = nieuw.plek / "register"
        if nieuw.register.exists():
            heel += 1
        else:
            nieuw.neem_over(stick, code)
            assert not list(nieuw.plek.glob(".*bouw*"))  # what the crash left is gone
        geopend = nieuw.open_()
        with geopend.dienst.register.lezen() as uow:
            bewaard = uow.opslag.get(BEHEERDER.id)  # type: ignore[arg-type]
        assert geopend.dienst.bijlagen.lees(bewaard.naam, bewaard.sleutel)
        geopend.sluit()
        shutil.rmtree(nieuw.plek)
    assert heel < KEREN // 2
