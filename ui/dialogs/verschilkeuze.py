"""*De adviezen verschillen*: why this way on was chosen, and for an MDO the day on which it comes back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from cvt_desktop.domain.adviesverschil import Verschilweg
from ui.dialogs.dialoog import Dialoog
from ui.widgets.datumveld import Datumveld
from ui.widgets.formulier import Formulier
from ui.widgets.tekstvlak import Tekstvlak

_UITLEG = {
    Verschilweg.MDO: "Het dossier blijft bij de deskundigen. Op de gekozen dag staat het op de Werkvoorraad; kies dan opnieuw.",
    Verschilweg.DERDE: "Er komt een derde kolom om een deskundige te koppelen. Is dat advies vastgesteld, dan is het dossier "
    "gereed voor de zitting.",
    Verschilweg.ZITTING: "Het dossier is daarna gereed voor de zitting. De commissie weegt het verschil en motiveert het in het "
    "besluit (Awb 3:50).",
}


class VerschilkeuzeDialoog(Dialoog):
    """``kies(reden, day)`` keeps it; an error of it stands at its field."""

    def __init__(
        self, weg: Verschilweg, morgen: date, kies: Callable[[str, date | None], None], *, ouder: QWidget | None = None
    ) -> None:
        super().__init__(f"De adviezen verschillen: {weg}", sub=_UITLEG[weg], ouder=ouder)
        self._kies = kies
        self.vorm = Formulier(labelkolom=150)
        sectie = self.vorm.sectie()
        self.dag = sectie.veld(Datumveld("gepland_op", "Opvolgen op")) if weg is Verschilweg.MDO else None
        if self.dag is not None:
            self.dag.zet_waarde(morgen)
        self.reden = sectie.veld(Tekstvlak("reden", "Waarom", regels=4))
        self.vorm.klaar()
        self.voeg(self.vorm, 1)
        _, self.doe = self.zet_acties("Vastleggen")
        if self.doe is not None:
            self.doe.clicked.connect(self._on_choose)
        self.begin_bij(self.reden)

    def _on_choose(self) -> None:
        dag = self.dag.waarde() if self.dag is not None else None
        self.probeer(self.vorm, lambda: self._kies(self.reden.waarde(), dag))
