"""Locking: what closes, in which order, and the way back to the same place for the same person (security.md 1)."""

from __future__ import annotations

import gc
import logging
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from cvt_desktop.bootstrap.vrijgeheugen import overschrijf_vrij_van_python, overschrijf_vrij_van_qt
from cvt_desktop.domain.ids import PersoonId
from ui.clipboard import Klembord
from ui.overal import sluit_keuzelijsten, toets_overal
from ui.slotsein import Sein
from ui.tasks import Taken
from ui.views.login import LoginView

if TYPE_CHECKING:
    from cvt_desktop.bootstrap.programma import Programma
    from cvt_desktop.bootstrap.werkruimte import Werkruimte
    from cvt_desktop.services.aanmelden import Geopend
    from ui.plek import Plek
    from ui.slotwacht import Slotwacht

_log = logging.getLogger(__name__)
_WAAROM = {
    Sein.SLAAP: "de laptop ging slapen",
    Sein.SESSIESLOT: "het scherm van deze computer werd vergrendeld",
    Sein.ANDERE_GEBRUIKER: "iemand anders meldde zich aan op deze computer",
    Sein.KLOKSPRONG: "de laptop had geslapen, of de klok is verzet",
}
_NA_SLOT_MS = 100
_GEDULD_TAKEN_MS = 200
"""What a thread gets to end before the connections close under it; work that goes on then fails, and is forgotten."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Terug:
    """Where who was: kept while it is locked."""

    map_: Path
    persoon_id: PersoonId
    plek: Plek


class Vergrendeling:
    """One per program. It never asks anything, and nothing that goes wrong on the way keeps a register open."""

    def __init__(self, programma: Programma) -> None:
        self._p = programma
        self.wacht: Slotwacht | None = None
        self._terug: _Terug | None = None
        self._uitlopend: list[Taken] = []
        # also before there is a shell with its own key: the page with a recovery code must not stay when somebody walks away
        toets_overal(programma.venster, "Ctrl+L", lambda: self.vergrendel(""))

    def luister(self) -> None:
        """Hear from the system that nobody looks any more; from the first opening until the program ends."""
        if self.wacht is None:
            from ui.slotwacht import Slotwacht

            self.wacht = Slotwacht(self._p.app, self._p.venster.windowHandle(), self._p.toegang().klok.now)
            self.wacht.gehoord.connect(self._on_heard)

    def _on_heard(self, sein: Sein) -> None:
        _log.info("locked: %s", sein.name.lower())
        self.vergrendel(_WAAROM[sein])

    def vergrendel(self, waarom: str = "") -> None:
        """Drafts, then tasks, pages, connections, keys and the clipboard; then the login. Nothing without an open register.

        ``waarom`` is said there to who did not ask for it.
        """
        if self._p.geopend():
            self._onthoud()
            self.sluit()
            self._p.toon_login()
            pagina = self._p.venster.pagina()
            if waarom and isinstance(pagina, LoginView):
                pagina.meld(f"Vergrendeld: {waarom}. Meld u aan; u komt terug waar u was.")
            QTimer.singleShot(_NA_SLOT_MS, _ruim_geheugen)
        else:
            self._p.vergeet_aanmelden()
        if self.wacht is not None:
            self.wacht.vertrokken()

    def sluit(self) -> None:
        """Close what is open, without a place to come back to."""
        werkruimte = self._neem_weg()
        if werkruimte is not None:
            werkruimte.sluit()
        Klembord.wis_eigen()

    def begin_opnieuw(self, geopend: Geopend) -> None:
        """The window anew over a register that stays open, at the same place: ``geopend`` has another clock."""
        self._onthoud()
        werkruimte = self._neem_weg()
        if werkruimte is not None:
            werkruimte.laat_los()
        self._p.toon_werkruimte(geopend)
        QTimer.singleShot(_NA_SLOT_MS, _ruim_geheugen)

    def _neem_weg(self) -> Werkruimte | None:
        """Drafts, tasks and pages; what is given back has still to be closed."""
        _sluit_dialogen()
        werkruimte = self._p.neem_werkruimte()
        if werkruimte is not None:
            werkruimte.bewaar_alles()
            _stop_klokken()
        self._sluit_taken()
        self._p.venster.toon(QWidget())
        return werkruimte

    def _sluit_taken(self) -> None:
        """A thread that does not end in time lives on without a listener; its pool is kept until then: Qt would wait for it."""
        oud, self._p.taken = self._p.taken, Taken(self._p.feedback.fout)
        self._uitlopend = [taken for taken in (*self._uitlopend, oud) if not taken.sluit(_GEDULD_TAKEN_MS if taken is oud else 0)]

    def stop(self) -> None:
        """The program ends."""
        if self.wacht is not None:
            self.wacht.stop()
            self.wacht = None

    def _onthoud(self) -> None:
        ruimte = self._p.werkruimte
        plek = ruimte.schil.plek() if ruimte is not None else None
        if ruimte is not None and plek is not None:
            geopend = ruimte.omgeving.geopend
            self._terug = _Terug(map_=geopend.map_, persoon_id=geopend.dienst.sessie.persoon_id, plek=plek)

    def terug(self, ruimte: Werkruimte) -> Plek | None:
        """The place of this person in this register, once; somebody else gets the own first page, and ends the memory of it."""
        terug, self._terug = self._terug, None
        geopend = ruimte.omgeving.geopend
        eigen = terug is not None and (terug.map_, terug.persoon_id) == (geopend.map_, geopend.dienst.sessie.persoon_id)
        return terug.plek if terug is not None and eigen else None


def _sluit_dialogen() -> None:
    sluit_keuzelijsten()
    for venster in QApplication.topLevelWidgets():
        if isinstance(venster, QDialog):
            venster.close()
            if venster.isVisible():  # one that waits until its work has stopped shows names meanwhile
                venster.hide()
                venster.deleteLater()


def _stop_klokken() -> None:
    """Qt throws pages away in a later event; a timer of theirs would ask the register once more before that."""
    for venster in QApplication.topLevelWidgets():
        for klok in venster.findChildren(QTimer):
            klok.stop()


def _ruim_geheugen() -> None:
    """After locking, when nobody types: what is left of the register goes now, also what was frozen at its opening."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    for overschrijf in (overschrijf_vrij_van_python, overschrijf_vrij_van_qt):  # two events: together felt
        QTimer.singleShot(0, overschrijf)
