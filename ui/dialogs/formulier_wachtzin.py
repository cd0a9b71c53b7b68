"""The words that open a form that came back protected: those of the adviespakket, which the deskundige has."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.dialogs.dialoog import Dialoog
from ui.tonen import Toon
from ui.widgets.formulier import Formulier
from ui.widgets.wachtzinveld import Wachtzinveld

_UITLEG = (
    "Het formulier kwam beveiligd terug. Vraag de deskundige om de zes woorden van het adviespakket; het register bewaart ze "
    "niet. Weet niemand ze meer, vraag dan om het formulier zonder wachtwoord, met beveiligde mail."
)


class FormulierWachtzin(Dialoog):
    """``gegeven(wachtzin)``; ``fout`` is what was wrong with the words before."""

    gegeven = Signal(str)

    def __init__(self, fout: str = "", *, ouder: QWidget | None = None) -> None:
        super().__init__("Wachtzin van het formulier", sub=_UITLEG, ouder=ouder)
        self.vorm = Formulier(labelkolom=110)
        self.wachtzin = self.vorm.sectie().veld(Wachtzinveld("wachtzin", "Wachtzin"))
        self.vorm.klaar()
        self.voeg(self.vorm)
        _, self.doe = self.zet_acties("Formulier lezen")
        if self.doe is not None:
            self.doe.clicked.connect(self._on_given)
        self.wachtzin.regel.returnPressed.connect(self._on_given)
        if fout:
            self.melding.toon(fout, Toon.FOUT)
        self.begin_bij(self.wachtzin)

    def _on_given(self) -> None:
        woorden = " ".join(self.wachtzin.waarde().split())
        if not woorden:
            self.vorm.toon_fouten({"wachtzin": "Typ de zes woorden van het adviespakket."})
            return
        self.wachtzin.wis()
        self.accept()
        self.gegeven.emit(woorden)
