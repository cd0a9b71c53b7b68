"""The page on which a laptop takes the stokje over, and the login that follows it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from cvt_desktop.adapters.stokje.bestanden import Stokjebestanden
from cvt_desktop.services.aanmelden import Aanmelding, aanmelden
from ui.presenters.overnemen import OvernemenPresenter
from ui.tasks import Voortgang
from ui.views.overnemen import OvernemenView

if TYPE_CHECKING:
    from cvt_desktop.bootstrap.programma import Programma


def toon_overnemen(programma: Programma) -> None:
    """Show it; at the end somebody is logged in, or the login of the register says why not."""
    basis = programma.beleid.registermap or programma.paden.registers
    pagina = OvernemenView(OvernemenPresenter(programma.toegang(), Stokjebestanden(), basis), programma.taken, programma.feedback)

    def klaar(map_: Path, wie: str, wachtzin: str) -> None:
        programma.open_map(map_)

        def werk(_v: Voortgang) -> Aanmelding:
            return aanmelden(programma.toegang(), map_, UUID(wie), wachtzin)

        programma.taken.start(werk, lambda a: programma.na_aanmelden(a, wachtzin, programma.feedback.fout), titel="Aanmelden")

    pagina.overgenomen.connect(klaar)
    pagina.terug.connect(programma.toon_start)
    programma.venster.toon(pagina, "Register overnemen")
