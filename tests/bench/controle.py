"""``check_ms``: the whole check before signing on one dossier of the practice register, as the besluit page runs it.

The signatures, the three letters and their characters are part of it; that is the reason for the real adapters.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from time import perf_counter

from cvt_desktop.adapters.pdf.opmaker import ReportlabOpmaker
from cvt_desktop.domain.controle import controleer
from cvt_desktop.services import besluiten
from cvt_desktop.services.besluitcontrole import bevindingen, feiten
from cvt_desktop.services.documenten.gegevens import laad
from tests.bench.cijfers import Cijfer, mediaan

KEREN = 60
OPWARMEN = 5


def meet() -> dict[str, Cijfer]:
    """Median over the same dossier; reading and the rules alone stand beside it."""
