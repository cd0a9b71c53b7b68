"""From the page of a dossier to the dialogs in which its removal is asked, taken back, confirmed or refused."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from cvt_desktop.domain.errors import CvtError
from cvt_desktop.domain.verwijdering import Verwijdering
from ui.dialogs.dialoog import Dialoog
from ui.dialogs.verwijderen import VerwijderDialoog
from ui.dialogs.verwijderen_bevestigen import VerwijderBevestiging
from ui.presenters.verwijderen import ACT, Verwijderkans, VerwijderPresenter
from ui.tasks import Taken


class Verwijderaar:
    """``zeg`` tells what came of it; ``gebleven`` and ``weg`` are told whether the dossier still is."""

    def __init__(self, presenter: VerwijderPresenter, taken: Taken) -> None:
        self._p, self._taken = presenter, taken
        self.dialoog: Dialoog | None = None

    def titel(self, verzoek: Verwijdering | None) -> str:
        """What stands in the menu; '' for who has nothing to do here."""
        return ACT.get(self._p.kans(verzoek), "")

    def open(self, ouder: QWidget, zeg: Callable[[str], None], gebleven: Callable[[], None], weg: Callable[[], None]) -> None:
        """The dialog that fits who is logged in and what was asked before."""
        try:
            kans, vel = self._p.lees()
        except CvtError as fout:
            zeg(fout.melding)
            return
        if kans is Verwijderkans.NIETS:
            return
        if kans is Verwijderkans.BEOORDELEN:
            besluit = VerwijderBevestiging(self._p, vel, self._taken, ouder=ouder)
            for sein, daarna in ((besluit.gebleven, gebleven), (besluit.weg, weg)):
                _verbind(sein, daarna, zeg)
            self.dialoog = besluit
        else:
            vraag = VerwijderDialoog(self._p, kans, vel, ouder=ouder)
            _verbind(vraag.klaar, gebleven, zeg)
            self.dialoog = vraag
        self.dialoog.open()


def _verbind(sein: SignalInstance, daarna: Callable[[], None], zeg: Callable[[str], None]) -> None:
    """The page first, then the words: what stands at the bottom is about the page that is in front."""
    sein.connect(lambda _zin: daarna())
    sein.connect(zeg)
