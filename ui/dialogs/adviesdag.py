"""*Andere dag*: who was asked for an advice gets another day, or none (screens.md 4.7)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.dialogs.dialoog import Dialoog
from ui.presenters.adviezen import AdviezenPresenter
from ui.widgets.datumveld import Datumveld
from ui.widgets.formulier import Formulier


class Adviesdag(Dialoog):
    """``gekozen(zin)`` after the day was kept."""

    hulpvorm = "koppelen"
    gekozen = Signal(str)

    def __init__(self, presenter: AdviezenPresenter, volgorde: int, *, ouder: QWidget | None = None) -> None:
        wie, dag = presenter.gevraagd(volgorde)
        super().__init__(presenter.dagtitel(volgorde), sub=wie, ouder=ouder)
        self._presenter, self._volgorde = presenter, volgorde
        self._vorm = Formulier()
        self.uiterlijk = self._vorm.sectie().veld(Datumveld("uiterlijk", "Advies uiterlijk", optioneel=True))
        self.uiterlijk.zet_waarde(dag)
        self._vorm.klaar()
        self.voeg(self._vorm)
        _, doe = self.zet_acties("Dag bewaren")
        if doe is not None:
            doe.clicked.connect(self._on_do)
        self.begin_bij(self.uiterlijk)

    def _on_do(self) -> None:
        if self.uiterlijk.leesbaar():
            dag = self.uiterlijk.waarde()
            self.probeer(self._vorm, lambda: self._presenter.andere_dag(self._volgorde, dag), self.gekozen.emit)
