"""Per member how far the bekrachtigen is, with the button to sit down."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from cvt_desktop.domain.ids import PersoonId
from ui.presenters.bekrachtigen import Lidstand
from ui.theme import Ruimte
from ui.widgets.chipvlak import Chipvlak
from ui.widgets.kaart import Kaart
from ui.widgets.knop import Knop
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.maakleeg import maak_leeg
from ui.widgets.tekst import Tekst, Tekstsoort


class ZittingLedenvak(Kaart):
    """``gekozen(persoon_id)``: this member sits down to confirm."""

    gekozen = Signal(object)

    def __init__(self) -> None:
        super().__init__("BEKRACHTIGEN")
        self._knoppen: dict[PersoonId, Knop] = {}
        vak = QWidget()
        self._rooster = QGridLayout(vak)
        self._rooster.setContentsMargins(0, 0, 0, 0)
        self._rooster.setHorizontalSpacing(Ruimte.M)
        self._rooster.setVerticalSpacing(Ruimte.S)
        self._rooster.setColumnStretch(1, 1)
        self.voeg(vak)
        self._hoe = Tekst("", Tekstsoort.ZWAK, afbreken=True)
        self.voeg(self._hoe)

    def zet(self, leden: tuple[Lidstand, ...], hoe: str) -> None:
        """Show these members; ``hoe``: how their stemmen come to count."""
        self._hoe.setText(hoe)
        maak_leeg(self._rooster)
        self._knoppen = {}
        if not leden:
            self._rooster.addWidget(Tekst("Er zijn geen stemmen genoteerd.", Tekstsoort.BODY), 0, 0)
        for nummer, lid in enumerate(leden):
            chip = Chipvlak()
            self._rooster.addWidget(Kolomvak(Tekst(lid.naam, Tekstsoort.NADRUK), chip, ruimte=0), nummer, 0)
            chip.zet(lid.stand)
            if lid.open:
                knop = Knop("Stemmen nakijken…")
                knop.setAccessibleName(f"Stemmen nakijken en bekrachtigen door {lid.naam}")
                knop.clicked.connect(lambda _aan=False, wie=lid.persoon_id: self.gekozen.emit(wie))
                self._knoppen[lid.persoon_id] = knop
                self._rooster.addWidget(knop, nummer, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                knop.show()  # at once: the focus may go there

    def knoppen(self) -> tuple[Knop, ...]:
        """Those of the members who still have something to do, from above."""
        return tuple(self._knoppen.values())

    def knop(self, persoon_id: PersoonId) -> Knop:
        """The button of one member, for tests."""
        return self._knoppen[persoon_id]
