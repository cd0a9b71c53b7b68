"""What is costly to set up is made once per process; each test gets a copy of its own, on disk and in memory."""

from __future__ import annotations

import copy
import shutil
import tempfile
from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from cvt_desktop.services.context import Dienst
from cvt_desktop.services.logwacht import Logwacht
from cvt_desktop.services.teruglijst import Teruglijst
from db.register import BESTAND, DbRegister
from tests.fakes.register import open_testregister

_VAST = (bool, int, str, date, tuple, type(None))
"""What can name a copy. A stand-in that a test brings along is used as it is, so nothing is kept of that call."""


P = ParamSpec("P")
T = TypeVar("T")
Maker = Callable[Concatenate[Path, P], T]


def eens(dienst_van: Callable[[T], Dienst]) -> Callable[[Maker[P, T]], Maker[P, T]]:
    """Keep what a function made in its folder; ``dienst_van`` finds in its answer who works in the register.

    In each copy the register is open, and its log was not looked at yet.
    """

    def om(maak: Maker[P, T]) -> Maker[P, T]:
        bewaard: dict[tuple[object, ...], tuple[Path, T]] = {}

        @wraps(maak)
        def kopie(map_: Path, /, *args: P.args, **kwargs: P.kwargs) -> T:
            if not all(isinstance(waarde, _VAST) for waarde in (*args, *kwargs.values())):
                return maak(map_, *args, **kwargs)
            sleutel = (args, tuple(sorted(kwargs.items())))
            if sleutel not in bewaard:
                sjabloon = Path(tempfile.mkdtemp(prefix="cvt-opzet-"))
                bewaard[sleutel] = sjabloon, maak(sjabloon, *args, **kwargs)
                _register(dienst_van(bewaard[sleutel][1])).sluit()
            sjabloon, opzet = bewaard[sleutel]
            map_.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(sjabloon / BESTAND, map_ / BESTAND)
            return _neem_over(opzet, dienst_van(opzet), open_testregister(map_))

        return kopie

    return om


def _register(dienst: Dienst) -> DbRegister:
    register = dienst.register
    assert isinstance(register, DbRegister)
    return register


def _neem_over(opzet: T, dienst: Dienst, register: DbRegister) -> T:
    anders: dict[int, Any] = {
        id(dienst.register): register, id(dienst.overzichten): register.overzichten, id(dienst.codec): register.codec,
        id(dienst.logwacht): Logwacht(), id(dienst.teruglijst): Teruglijst(),
    }  # fmt: skip
    return copy.deepcopy(opzet, anders)
