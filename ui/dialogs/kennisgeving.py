"""*Kennisgeving van een nieuwe datum*: the day and the reason of the letters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from ui.dialogs.dialoog import Dialoog
from ui.widgets.datumveld import Datumveld
from ui.widgets.formulier import Formulier
from ui.widgets.tekstvlak import Tekstvlak

_UITLEG = (
    "Dit kan één keer (Awb 4:14, lid 3). De termijn verandert als de brief aan de school is verzonden, en die moet binnen de "
    "acht weken weg zijn."
)


class KennisgevingDialoog(Dialoog):
    """``maak(datum, reden)`` makes the letters; an error of it stands at its field."""

    hulpvorm = "kennisgeving"

    def __init__(self, maak: Callable[[date, str], None], *, ouder: QWidget | None = None) -> None:
        super().__init__("Kennisgeving van een nieuwe datum", sub=_UITLEG, ouder=ouder)
        self._maak = maak
        self._vorm = Formulier(labelkolom=150)
        sectie = self._vorm.sectie()
        self.datum = sectie.veld(Datumveld("nieuwe_datum", "Besluit uiterlijk op"))
        self.reden = sectie.veld(Tekstvlak("reden", "Waarom later", regels=3))
        self._vorm.klaar()
        self.voeg(self._vorm, 1)
        _, self.doe = self.zet_acties("Brieven maken")
        if self.doe is not None:
            self.doe.clicked.connect(self._on_make)
        self.begin_bij(self.datum)

    def _on_make(self) -> None:
        dag = self.datum.waarde()
        if dag is None:
            if self.datum.leesbaar():
                self.datum.toon_fout("Vul de nieuwe dag in.")
            self.datum.setFocus()
            return
        self.probeer(self._vorm, lambda: self._maak(dag, self.reden.waarde()))
