"""Ctrl+T: come back to this dossier on a day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cvt_desktop.domain.errors import CvtError
from ui.dialogs.dialoog import Dialoog
from ui.presenters.notities import NotitiePresenter
from ui.tonen import Toon
from ui.widgets.datumveld import Datumveld
from ui.widgets.formulier import Formulier
from ui.widgets.knop import Knop
from ui.widgets.rij import Rij
from ui.widgets.tekstveld import Tekstveld


class OpvolgenDialoog(Dialoog):
    """One press for a usual day, or any day that is typed; ``geschreven`` after it was kept."""

    geschreven = Signal()

    def __init__(self, presenter: NotitiePresenter, *, bij: str, ouder: QWidget | None = None) -> None:
        super().__init__("Opvolgen", sub=bij, ouder=ouder)
        self._presenter = presenter
        self._formulier = Formulier(labelkolom=100)
        sectie = self._formulier.sectie()
        self.wat = sectie.veld(Tekstveld("tekst", "Wat", optioneel=True, maximum=200))
        self.op = sectie.veld(Datumveld("opvolgen_op", "Opvolgen op"))
        knoppen = [self._voorstel(woord, dag) for woord, dag in presenter.voorstellen()]
        sectie.regel(Rij(*knoppen, rek=True))
        self._formulier.klaar()
        self.voeg(self._formulier, 1)
        _, self.bewaren = self.zet_acties("Opvolgen", sluiten="Annuleren")
        if self.bewaren is not None:
            self.bewaren.clicked.connect(self._on_write_clicked)
        self.begin_bij(self.wat)

    def _voorstel(self, woord: str, dag: date) -> Knop:
        knop = Knop(woord)
        knop.clicked.connect(lambda: self._kies(dag))
        return knop

    def _kies(self, dag: date) -> None:
        self.op.zet_waarde(dag)
        self.op.toon_fout(None)

    def _on_write_clicked(self) -> None:
        if not self.op.leesbaar():
            self.op.setFocus()
            return
        try:
            fouten = self._presenter.volg_op(self.op.waarde(), self.wat.waarde())
        except CvtError as fout:
            self.melding.toon(fout.melding, Toon.FOUT)
            return
        self._formulier.toon_fouten(fouten)
        if not fouten:
            self.geschreven.emit()
            self.accept()
