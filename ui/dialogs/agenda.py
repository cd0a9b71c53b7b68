"""*Naar uw agenda*: which terms and zittingen go into the calendar file, and what does not stand in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.dialogs.dialoog import Dialoog
from ui.tonen import Keuze
from ui.widgets.formulier import Formulier
from ui.widgets.keuzerij import Keuzerij
from ui.widgets.tekst import Tekst

_SUB = "Een bestand dat elke agenda kan lezen, met de termijnen en zittingen van open dossiers."
_UITLEG = (
    "Er staat geen naam in: alleen het kenmerk, de datum en wat er dan moet zijn gebeurd. Het bestand verandert niet mee. "
    "Sla het opnieuw op als er data zijn verschoven; uw agenda vervangt dan de oude afspraken."
)


class AgendaDialoog(Dialoog):
    """``gekozen(keuze)`` when it goes on to where the file is kept."""

    gekozen = Signal(str)

    def __init__(self, keuzes: Sequence[Keuze], *, ouder: QWidget | None = None) -> None:
        super().__init__("Naar uw agenda", sub=_SUB, ouder=ouder, breedte=620)
        vorm = Formulier(labelkolom=90)
        self.omvang = vorm.sectie().veld(Keuzerij("omvang", "Welke", keuzes, toon_toetsen=False))
        self.omvang.zet_waarde(keuzes[0].waarde)
        self.omvang.zonder_foutregel()
        vorm.klaar()
        self.voeg(Tekst(_UITLEG, afbreken=True))
        self.voeg(vorm)
        _, doe = self.zet_acties("Opslaan als…")
        if doe is not None:
            doe.clicked.connect(self._on_save)
        self.begin_bij(self.omvang)

    def _on_save(self) -> None:
        keuze = self.omvang.waarde()
        self.accept()
        self.gekozen.emit(keuze)
