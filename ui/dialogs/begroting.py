"""*Begroting*: what a school year may cost, per kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.dialogs.dialoog import Dialoog
from ui.presenters.overzichten import Begrotingveld
from ui.widgets.formulier import Formulier
from ui.widgets.getalveld import Getalveld

_SUB = "Wat er dit schooljaar te besteden is. Bij Voorzieningen en arrangementen staat ernaast wat is toegekend."
_HOOGSTE = 99_999_999


class BegrotingDialoog(Dialoog):
    """``gedaan(zin)`` when ``doe`` had nothing against the amounts, in euros by the name of their field."""

    hulpvorm = "begroting"
    gedaan = Signal(str)

    def __init__(
        self, jaar: str, velden: Sequence[Begrotingveld], doe: Callable[[Mapping[str, Decimal | None]], str], *,
        ouder: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(f"Begroting {jaar}", sub=_SUB, ouder=ouder, breedte=620)
        self._act = doe
        self.formulier = Formulier(labelkolom=260)
        deel = self.formulier.sectie()
        self.velden: dict[str, Getalveld] = {}
        for veld in velden:
            een = deel.veld(Getalveld(veld.naam, veld.label, optioneel=True, maximum=_HOOGSTE, bedrag=True))
            een.zet_waarde(veld.bedrag)
            self.velden[veld.naam] = een
        self.formulier.klaar()
        self.voeg(self.formulier)
        _, self.doe = self.zet_acties("Vastleggen")
        if self.doe is not None:
            self.doe.clicked.connect(self._on_do)
        self.begin_bij(next(iter(self.velden.values())))

    def _on_do(self) -> None:
        fout = next((veld for veld in self.velden.values() if not veld.leesbaar()), None)
        if fout is not None:
            fout.setFocus()
            return
        self.probeer(self.formulier, lambda: self._act({n: v.waarde() for n, v in self.velden.items()}), self.gedaan.emit)
