"""*Intrekken* and *Vervallen*: why a verklaring ends, from when, and why that is decided when somebody was not heard."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cvt_desktop.domain.tlv import Tlvtoestand
from ui.dialogs.dialoog import Dialoog
from ui.presenters.verklaringen import HOORKEUZES, Eindinvoer
from ui.tonen import Keuze
from ui.widgets.datumveld import Datumveld
from ui.widgets.formulier import Formulier
from ui.widgets.keuzeveld import Keuzeveld

_BREED = 460


class BeeindigDialoog(Dialoog):
    """``gekozen(invoer)`` when ``keur`` had nothing against it; what it has stands at its field."""

    hulpvorm = "verklaring_beeindigen"
    gekozen = Signal(object)

    def __init__(
        self, titel: str, uitleg: str, toestand: Tlvtoestand, redenen: Sequence[Keuze], keur: Callable[[Eindinvoer], None], *,
        ouder: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(titel, sub=uitleg, ouder=ouder, breedte=680)
        self._toestand, self._keur = toestand, keur
        self.formulier = Formulier(labelkolom=170)
        sectie = self.formulier.sectie()
        self.reden = sectie.veld(Keuzeveld("reden", "Reden", redenen, breedte=_BREED))
        self.per: Datumveld | None = None
        if toestand is Tlvtoestand.INGETROKKEN:
            self.per = sectie.veld(Datumveld("per", "Vanaf", optioneel=True,
                                             uitleg="Leeg: vanaf de dag waarop de brieven zijn verzonden."))  # fmt: skip
        self.horen = sectie.veld(Keuzeveld("horen", "Zonder zienswijze", HOORKEUZES, optioneel=True, breedte=_BREED,
                                           uitleg="Alleen als school of ouders niet zijn gehoord."))  # fmt: skip
        self.formulier.klaar()
        self.voeg(self.formulier, 1)
        _, self.doe = self.zet_acties("Intrekken" if self.per is not None else "Laten vervallen")
        if self.doe is not None:
            self.doe.clicked.connect(self._on_do)
        self.begin_bij(self.reden)

    def _on_do(self) -> None:
        if self.per is not None and not self.per.leesbaar():
            self.per.setFocus()
            return
        if not self.reden.waarde():
            self.reden.toon_fout("Kies een reden.")
            self.reden.setFocus()
            return
        invoer = Eindinvoer(toestand=self._toestand, reden=self.reden.waarde(), horen=self.horen.waarde(),
                            per=self.per.waarde() if self.per is not None else None)  # fmt: skip
        self.probeer(self.formulier, lambda: self._keur(invoer), lambda _niets: self.gekozen.emit(invoer))
