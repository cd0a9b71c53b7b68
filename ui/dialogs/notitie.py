"""Ctrl+M: a note of a call, a mail or a conversation."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cvt_desktop.domain.errors import CvtError
from ui.bewaarklok import Bewaarklok
from ui.dialogs.dialoog import Dialoog
from ui.presenters.notities import NotitiePresenter
from ui.tonen import Toon
from ui.widgets.datumveld import Datumveld
from ui.widgets.formulier import Formulier
from ui.widgets.keuzerij import Keuzerij
from ui.widgets.tekstvlak import Tekstvlak

CONCEPT_MS = 800


class NotitieDialoog(Dialoog):
    """``geschreven`` after the note was written. What was typed stays until it is written, also when this is closed."""

    geschreven = Signal()

    def __init__(self, presenter: NotitiePresenter, *, bij: str, ouder: QWidget | None = None) -> None:
        super().__init__("Notitie", sub=bij, ouder=ouder)
        self._presenter = presenter
        self._formulier = Formulier(labelkolom=100)
        sectie = self._formulier.sectie()
        self.soort = sectie.veld(Keuzerij("soort", "Soort", presenter.soorten(), toon_toetsen=False))
        self.tekst = sectie.veld(Tekstvlak("tekst", "Notitie", regels=6, woorden=0, breedte=420))
        self.opvolgen_op = sectie.veld(Datumveld(
            "opvolgen_op", "Opvolgen op", optioneel=True,
            uitleg="Op deze dag staat het dossier met deze notitie op de Werkvoorraad, tot u haar afdoet."))  # fmt: skip
        self._formulier.klaar()
        self.voeg(self._formulier, 1)
        _, self.bewaren = self.zet_acties("Notitie bewaren", sluiten="Sluiten")
        if self.bewaren is not None:
            self.bewaren.clicked.connect(self._on_write_clicked)
        concept = presenter.concept()
        self._formulier.zet_waarden({"soort": concept.soort, "tekst": concept.tekst, "opvolgen_op": concept.opvolgen_op})
        self._timer = Bewaarklok(self, CONCEPT_MS)
        self._timer.timeout.connect(self._bewaar_concept)
        self._formulier.gewijzigd.connect(lambda _naam: self._timer.start())
        self.begin_bij(self.tekst)

    def done(self, uitkomst: int) -> None:
        """Closing keeps what was typed."""
        if self._timer.isActive():
            self._timer.stop()
            self._bewaar_concept()
        super().done(uitkomst)

    def _bewaar_concept(self) -> None:
        self._presenter.bewaar_concept(self.soort.waarde(), self.tekst.waarde(), self.opvolgen_op.waarde())

    def _on_write_clicked(self) -> None:
        if not self.opvolgen_op.leesbaar():
            self.opvolgen_op.setFocus()
            return
        try:
            fouten = self._presenter.schrijf(self.soort.waarde(), self.tekst.waarde(), self.opvolgen_op.waarde())
        except CvtError as fout:
            self.melding.toon(fout.melding, Toon.FOUT)
            return
        self._formulier.toon_fouten(fouten)
        if not fouten:
            self._timer.stop()
            self.geschreven.emit()
            self.accept()
