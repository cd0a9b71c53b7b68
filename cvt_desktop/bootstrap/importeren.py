"""Imports behind the login: what an open register needs is read while somebody types."""

from __future__ import annotations

import gc
import sys

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
        from db.codec import verwarm

        verwarm((Intakeconcept, Invoer, Leesaantekening))  # the drafts that are kept while somebody types
        dekking()
    finally:
        gc.freeze()
        gc.set_threshold(*drempels)
