"""Fills the table of what may come on an agenda: read behind the one door for slow work, shown as soon as it is known."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QObject, Signal

from cvt_desktop.domain.ids import AanvraagId
from ui.presenters.zitting_agenda import ZittingAgendaPresenter
from ui.presenters.zitting_kandidaten import KOP, Kandidaat, Kandidaten
from ui.tasks import LaatsteVraag, Taken, melding
from ui.tonen import Keuze, Toon
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.tabel import Tabel


class Kandidatenlezer(QObject):
    """``getoond`` when other lines stand in the table. ``melding`` says that they could not be read, and has *Opnieuw*."""

    getoond = Signal()

    def __init__(self, presenter: ZittingAgendaPresenter, taken: Taken, tabel: Tabel[Kandidaat]) -> None:
        super().__init__(tabel)
        self._p, self._vraag, self._tabel = presenter, LaatsteVraag(taken), tabel
        self.melding = Meldingsbalk(bewaar_ruimte=False)
        self._op_agenda: frozenset[AanvraagId] = frozenset()
        self._alle: Kandidaten | None = None
        self._nu: Kandidaten | None = None

    @property
    def telling(self) -> str:
        """``gereed 3``, or '' as long as that is not known."""
        return self._nu.telling if self._nu is not None else ""

    @property
    def kop(self) -> str:
        """What stands over the table."""
        return self._nu.kop if self._nu is not None else KOP.upper()

    @property
    def slot(self) -> str:
        """What holds for all that is not ready; '' as long as that is not known."""
        return self._nu.slot if self._nu is not None else ""

    @property
    def elders(self) -> tuple[Keuze, ...]:
        """What is ready for another commission."""
        return self._nu.elders if self._nu is not None else ()

    def lees(self) -> None:
        """Read them again; the lines stay meanwhile, and what was asked last is shown."""
        self._vraag.stel(lambda _voortgang: self._p.kandidaten(), self._on_loaded, self._on_failed, bezig=self._tabel,
                         titel="Dossiers laden")  # fmt: skip

    def volg(self, op_agenda: Collection[AanvraagId]) -> None:
        """What has come on the agenda goes out of the table at once; what has left it is read."""
        was, self._op_agenda = self._op_agenda, frozenset(op_agenda)
        if was != self._op_agenda:
            self._toon()
        if was - self._op_agenda:
            self.lees()

    def _on_loaded(self, gelezen: Kandidaten) -> None:
        self.melding.verberg()
        self._alle = gelezen
        self._toon()

    def _on_failed(self, fout: Exception) -> None:
        self.melding.toon(melding(fout), Toon.FOUT, actie="Opnieuw", doe=self.lees)

    def _toon(self) -> None:
        if self._alle is None:
            return
        self._nu = self._alle.zonder(self._op_agenda)
        self._tabel.zet_rijen(self._nu.rijen)
        self.getoond.emit()
