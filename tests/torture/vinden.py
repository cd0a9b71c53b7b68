"""The modules ``belofte_NN.py`` of this package, one per promise.

Each offers ``NUMMER``, ``BELOFTE`` (one English line), ``KORT`` and ``LANG`` (runs in the test, and in the long run) and
``loop(aantal, zaad, tot)``, which stops after ``aantal`` runs or when ``time.monotonic()`` is past ``tot``. Optional:
``controle(zaad)``, which must find failures, because it looks at something that is known to be broken; ``overslaan()``, the
reason why this machine cannot try it, or ``""``; ``GEWICHT``, its share of the time against 1 of the others.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable
from dataclasses import dataclass

from tests import torture
from tests.torture.uitkomst import Uitkomst

_NAAM = re.compile(r"belofte_(\d\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Belofte:
    """One promise and the ways to try it."""

    nummer: int
    tekst: str
    kort: int
    lang: int
    loop: Callable[[int, int, float], Uitkomst]
    controle: Callable[[int], Uitkomst] | None
    overslaan: str
    gewicht: int


def nummers() -> tuple[int, ...]:
    """The promises that have a module, in order; imports none of them."""
    namen = (_NAAM.fullmatch(deel.name) for deel in pkgutil.iter_modules(torture.__path__))
    return tuple(sorted(int(gevonden[1]) for gevonden in namen if gevonden))


def belofte(nummer: int) -> Belofte:
    """The module of this promise."""
    module = importlib.import_module(f"{torture.__name__}.belofte_{nummer:02}")
    if nummer != module.NUMMER:
        raise ValueError(f"{module.__name__} says that it is promise {module.NUMMER}")
    reden: Callable[[], str] = getattr(module, "overslaan", str)
    return Belofte(nummer=nummer, tekst=module.BELOFTE, kort=module.KORT, lang=module.LANG, loop=module.loop,
                   controle=getattr(module, "controle", None), overslaan=reden(),
                   gewicht=getattr(module, "GEWICHT", 1))  # fmt: skip
