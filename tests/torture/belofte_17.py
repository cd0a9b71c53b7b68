"""Promise 17: every action by every role in every state is decided as in the policy table.

Nothing is listed by hand: the use cases are found in the services, the roles and acts in the policy. A cell is one use case,
one role alone, and a dossier in one state; whatever the use case does or answers is held against the table. The screens ask
the same table: each screen that is shown to a role opens for that role, and the one that is hidden is refused.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from unittest.mock import patch

from cvt_desktop.domain.beleid import BELEID, Actie, mag
from cvt_desktop.domain.errors import CvtError, GeenRechtError
from cvt_desktop.domain.persoon import Rol
from cvt_desktop.services import overzichten, rolcertificaten, tekenstapel, verklaringen, zitting_inzien
from cvt_desktop.services.bekrachtigen import mijn_stemmen
from cvt_desktop.services.context import Dienst
from tests.e2e.alle_diensten import PER_ROL, Spoor, Wereld
from tests.e2e.rechten import FUNCTIES, cel, plekken
from tests.fakes.poorten import NepOpmaker
from tests.torture.opzet import tijdelijke_map
from tests.torture.uitkomst import Uitkomst

NUMMER = 17
BELOFTE = "every action by role and state is decided as in the policy table"
KORT = 3_600
LANG = 1_000_000
DIENSTEN = [(naam, functie, plek) for naam, functie in FUNCTIES for plek in plekken(naam, functie)]

SCHERMEN: tuple[tuple[str, Actie, Callable[[Wereld, Dienst], object]], ...] = (
    ("zitting", Actie.ZITTING_INZIEN, lambda w, d: zitting_inzien.zittingbeeld(d, w.zitting_id)),
    ("mijn stemmen", Actie.STEM_BEKRACHTIGEN, lambda w, d: mijn_stemmen(d, w.zitting_id)),
    ("verklaringen", Actie.VERKLARINGEN_INZIEN, lambda _w, d: verklaringen.lijst(d)),
    ("overzichten", Actie.OVERZICHTEN_INZIEN, lambda _w, d: overzichten.schooljaren(d)),
    ("tekenmap", Actie.ADVIEZEN_INZIEN, lambda _w, d: tekenstapel.stapel(d)),
    ("rollen en sleutels", Actie.REGISTER_OPENEN, lambda _w, d: rolcertificaten.overzicht(d)),
)  # fmt: skip
"""What a screen reads first, and the act by which it is shown."""


def _scherm(wereld: Wereld, rol: Rol, naam: str, actie: Actie, lees: Callable[[Wereld, Dienst], object]) -> list[str]:
    dienst = wereld.dienst(PER_ROL[rol], Spoor(), NepOpmaker())
    try:
        lees(wereld, dienst)
    except GeenRechtError:
        return [f"the screen {naam} is shown to {rol} and refused"] if dienst.mag(actie) else []
    except CvtError as fout:
        return [f"the screen {naam} does not open for {rol}: {fout.code}"]
    return [] if dienst.mag(actie) else [f"the screen {naam} is hidden from {rol} and opens all the same"]


def _tafel(rol: Rol, actie: Actie) -> list[str]:
    """Default deny: only the table gives, and a secretaris never gets a stem."""
    hoort = rol in BELEID.get(actie, frozenset())
    return [] if mag(frozenset({rol}), actie) is hoort else [f"{rol} and {actie} are not as in the table"]


def loop(aantal: int, zaad: int, tot: float) -> Uitkomst:
    """All cells, in an order of chance, once and over again."""
    with tijdelijke_map() as map_:
        return _loop(Wereld(map_), aantal, zaad, tot)


def _loop(wereld: Wereld, aantal: int, zaad: int, tot: float) -> Uitkomst:
    dobbel, fouten, runs = random.Random(zaad), list[str](), 0
    while runs < aantal and (runs == 0 or time.monotonic() < tot):
        cellen: list[Callable[[], list[str]]] = [
            *(lambda r=rol, d=dienst: cel(wereld, r, *d) for rol in Rol for dienst in DIENSTEN),
            *(lambda r=rol, s=scherm: _scherm(wereld, r, *s) for rol in Rol for scherm in SCHERMEN),
            *(lambda r=rol, a=actie: _tafel(r, a) for rol in Rol for actie in Actie),
        ]
        dobbel.shuffle(cellen)
        for doe in cellen[: aantal - runs]:
            fouten += doe()
            runs += 1
            if time.monotonic() > tot:
                break
    return Uitkomst(runs, tuple(fouten))


def controle(zaad: int) -> Uitkomst:
    """Services that ask nobody."""
    with tijdelijke_map() as map_, patch.object(Dienst, "eis", lambda _zelf, _actie: None):
        return _loop(Wereld(map_), 150, zaad, time.monotonic() + 30)
