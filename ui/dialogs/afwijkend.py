"""Another day or way for one letter of the pile, or for a few (screens.md 4.13)."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cvt_desktop.basis.tekst import meervoud
from cvt_desktop.domain.brief import Verzendwijze
from ui.dialogs.dialoog import Dialoog
from ui.presenters.brieven import WIJZEN
from ui.presenters.verzendrijen import Afwijking
from ui.widgets.datumveld import Datumveld
from ui.widgets.formulier import Formulier
from ui.widgets.keuzeveld import Keuzeveld
from ui.widgets.knop import Knop, Knopsoort

_ONTBREEKT = "Vul in sinds wanneer deze ontvanger dit soort bericht digitaal wil (Awb 2:8), of kies post."


class AfwijkendDialoog(Dialoog):
    """``gekozen(Afwijking)``; ``gewoon`` when the letter goes as the pile again."""

    hulpvorm = "verzenden"
    gekozen = Signal(object)
    gewoon = Signal()

    def __init__(
        self, aantal: int, op: date, wijze: Verzendwijze, instemming: date | None, vandaag: date, *,
        ouder: QWidget | None = None,
    ) -> None:  # fmt: skip
        sub = f"Voor {meervoud(aantal, 'brief', 'brieven')}. De rest van de stapel blijft zoals hij is."
        super().__init__("Andere dag of wijze", sub=sub, ouder=ouder)
        self._vandaag = vandaag
        vorm = Formulier()
        sectie = vorm.sectie()
        self.dag = sectie.veld(Datumveld("verzonden_op", "Dag van verzending"))
        self.wijze = sectie.veld(Keuzeveld("wijze", "Wijze", WIJZEN))
        self.instemming = sectie.veld(Datumveld("instemming_op", "Akkoord met digitaal sinds", optioneel=True))
        self.dag.zet_waarde(op)
        self.wijze.zet_waarde(str(wijze))
        self.instemming.zet_waarde(instemming)
        vorm.klaar()
        self.voeg(vorm)
        terug = Knop("Zoals de stapel", Knopsoort.STIL)
        self.voeg_actie(terug)
        terug.clicked.connect(self._on_as_the_pile)
        _, self.doe = self.zet_acties("Zo verzenden")
        if self.doe is not None:
            self.doe.clicked.connect(self._on_do)
        self.begin_bij(self.dag)

    def _on_as_the_pile(self) -> None:
        self.accept()
        self.gewoon.emit()

    def _on_do(self) -> None:
        op, wijze = self.dag.waarde(), self.wijze.waarde()
        te_laat = op is not None and op > self._vandaag
        self.dag.toon_fout("Kies vandaag of een eerdere dag." if te_laat else "Vul een dag in." if op is None else None)
        self.wijze.toon_fout(None if wijze else "Kies hoe de brief gaat.")
        if op is None or te_laat or not wijze:
            return
        weg = Verzendwijze(wijze)
        zonder = weg.elektronisch and self.instemming.waarde() is None
        self.instemming.toon_fout(_ONTBREEKT if zonder else None)
        if zonder:
            return
        self.accept()
        self.gekozen.emit(Afwijking(op=op, wijze=weg, instemming_op=self.instemming.waarde()))
