"""Something is taken back, with a reason from a list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cvt_desktop.services.verzending_terug import REDENEN
from ui.dialogs.dialoog import Dialoog
from ui.tonen import Keuze
from ui.widgets.formulier import Formulier
from ui.widgets.keuzeveld import Keuzeveld


class Redenkeuze(Dialoog):
    """``gekozen(reden)`` when a reason was chosen; ``uitleg`` says what it brings about."""

    gekozen = Signal(str)

    def __init__(self, titel: str, uitleg: str, keuzes: Sequence[Keuze], doe: str, *, ouder: QWidget | None = None) -> None:
        super().__init__(titel, sub=uitleg, ouder=ouder)
        vorm = Formulier(labelkolom=90)
        self.reden = vorm.sectie().veld(Keuzeveld("reden", "Reden", keuzes))
        vorm.klaar()
        self.voeg(vorm)
        _, self.doe = self.zet_acties(doe)
        if self.doe is not None:
            self.doe.clicked.connect(self._on_do)
        self.begin_bij(self.reden)

    def _on_do(self) -> None:
        if not self.reden.waarde():
            self.reden.toon_fout("Kies een reden.")
            self.reden.setFocus()
            return
        reden = self.reden.waarde()
        self.accept()
        self.gekozen.emit(reden)


def verzending_terugkeuze(aantal: int, *, ouder: QWidget | None = None) -> Redenkeuze:
    """A wrong *verzonden* of today is taken back."""
    wat = "Deze brief is" if aantal == 1 else f"Deze {aantal} brieven zijn"
    uitleg = (f"{wat} vandaag als verzonden vastgelegd. Neemt u dat terug, dan tellen de dag en de termijn niet. Dat kan zolang "
              "er niets op volgde; het blijft bij de brief staan.")  # fmt: skip
    keuzes = tuple(Keuze(waarde=reden, tekst=reden) for reden in REDENEN)
    return Redenkeuze("Verzending terugnemen", uitleg, keuzes, "Verzending terugnemen", ouder=ouder)
