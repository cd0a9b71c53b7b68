"""Imports behind the login, and what is done once behind the first page: what is opened next is felt less."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cvt_desktop.services.context import Dienst

_WISSEL_S = 0.001


def importeer() -> None:
    """Everything that an open register needs; takes about a second, in a thread of its own.

    The collector would look through every new module and stop the window 75-170 ms for it, so it waits, and what was
    imported is frozen: no later collection looks at it again. Nothing is collected before the freeze: modules live as
    long as the process, and a collection from any thread stops the window too. The interpreter changes hands every
    millisecond (usually 5), so that a key is not kept waiting, and goes on to do so: while a task reads the register the window
    asks for its turn at every call into Qt.
    """
    drempels = gc.get_threshold()
    gc.set_threshold(0)
    sys.setswitchinterval(_WISSEL_S)
    try:
        import cvt_desktop.bootstrap.poorten
        import cvt_desktop.bootstrap.werkruimte  # noqa: F401 (imported for later)
        from cvt_desktop.adapters.pdf.schrift import dekking
        from cvt_desktop.domain.leeslijst import Leesaantekening
        from cvt_desktop.services.intakeconcept import Intakeconcept
        from cvt_desktop.services.invoer import Invoer
        from db import codec

        codec.verwarm((Intakeconcept, Invoer, Leesaantekening))  # the drafts that are kept while somebody types
        dekking()
    finally:
        gc.freeze()
        gc.set_threshold(*drempels)


def verwarm(dienst: Dienst) -> None:
    """Once per open register, in a thread: statements, connections, certificates and the handleiding."""
    from cvt_desktop.services import verificatie
    from ui.presenters.help import lees_alles

    dienst.register.verwarm()
    verificatie.verwarm(dienst)
    lees_alles()
