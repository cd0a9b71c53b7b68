"""kill -9 while somebody types: no more than the last two seconds of it are lost, in a real process with a real register."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cvt_desktop.services.aanmelden import Geopend
from tests.fakes.toegang import maak_testtoegang, open_als
from tests.torture.los_programma import Programmakind
from tests.torture.merkregister import WACHTZIN, WIE, maak_merkregister, thuis_in

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="orders come in over a pipe that Qt watches on POSIX only")
HOOGSTENS_KWIJT_S = 2.0
_TOETS_S = 0.03
LETTERS = "abcdefghij"


@pytest.fixture(scope="module")
def sjabloon(tmp_path_factory: pytest.TempPathFactory) -> Path:
    map_ = tmp_path_factory.mktemp("typen")
    return maak_merkregister(map_ / "register", map_ / "thuis")


@pytest.fixture
def kind(sjabloon: Path) -> Iterator[Programmakind]:
    een = Programmakind(sjabloon.parent / "thuis", sjabloon)
    yield een
    een.sluit()


def _typ(kind: Programmakind, seconden: float) -> list[tuple[float, str]]:
    """Type on without a pause; each character with the moment at which it stood in the field."""
    getypt: list[tuple[float, str]] = []
    begin = time.monotonic()
    while time.monotonic() - begin < seconden:
        teken = LETTERS[len(getypt) % len(LETTERS)]
        kind.doe(f"t{teken}")
        getypt.append((time.monotonic(), teken))
        time.sleep(_TOETS_S)
    return getypt


def _bewaard(geopend: Geopend, vorm: str) -> str:
    """The drafts of this form as they stand in the register."""
    dienst, wie = geopend.dienst, geopend.dienst.sessie.persoon_id
    with dienst.register.lezen() as uow:
        return " ".join(uow.concepten.get(wie, sleutel) or "" for sleutel in uow.concepten.keys(wie, f"{vorm}/"))


@pytest.mark.parametrize("vorm", ["intake", "notitie", "aanvraag"])
def test_that_a_kill_while_typing_loses_no_more_than_two_seconds(kind: Programmakind, sjabloon: Path, vorm: str) -> None:
    kind.meld_aan(WIE, WACHTZIN)
    kind.doe(f"vorm {vorm}")
    getypt = _typ(kind, random.Random(vorm).uniform(2.6, 3.4))
    kind.sluit()  # SIGKILL
    dood = time.monotonic()
    with thuis_in(sjabloon.parent / "thuis"):
        geopend = open_als(maak_testtoegang(), sjabloon, WIE, WACHTZIN)
        try:
            bewaard = _bewaard(geopend, vorm)
        finally:
            geopend.sluit()
    moet = "".join(teken for moment, teken in getypt if moment < dood - HOOGSTENS_KWIJT_S)
    assert len(moet) > 5, "too little was typed to say anything"
    assert moet in bewaard
    assert "".join(teken for _, teken in getypt).startswith(moet)
