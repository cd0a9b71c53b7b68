"""*Stukken voor de LBT*: tick what goes in; what stays out asks its reason, which the inventory shows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from cvt_desktop.basis.tekst import datum_cijfers
from cvt_desktop.services.bundels import Bundelregel
from ui.dialogs.dialoog import Dialoog
from ui.theme import Ruimte
from ui.widgets.rolvak import Rolvak
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.tekstveld import Tekstveld
from ui.widgets.vinkje import Vinkje

_UITLEG = (
    "Eén PDF met een inventaris, doorlopende bladzijdenummers en bladwijzers. Wat u weglaat, staat met de reden in de "
    "inventaris; denk aan gegevens van anderen (Awb 7:4, lid 6). Een deel van een stuk onleesbaar maken kan bij Stukken."
)


class BundelDialoog(Dialoog):
    """``gekozen(dict)`` with the reason by the key of each piece that stays out."""

    gekozen = Signal(object)

    def __init__(self, regels: Sequence[Bundelregel], *, ouder: QWidget | None = None) -> None:
        super().__init__("Stukken voor de LBT", sub=_UITLEG, ouder=ouder, breedte=860)
        self._regels = tuple(regels)
        self.vinkjes: list[Vinkje] = []
        self.redenen: list[Tekstveld] = []
        self.voeg(Rolvak(self._bouw()), 1)
        self.resize(860, 560)
        _, self.doe = self.zet_acties("Bundel maken")
        if self.doe is not None:
            self.doe.clicked.connect(self._on_make)
        self.begin_bij(self.vinkjes[0])

    def _bouw(self) -> QWidget:
        vak = QWidget()
        rooster = QGridLayout(vak)
        rooster.setContentsMargins(0, 0, 0, 0)
        rooster.setHorizontalSpacing(Ruimte.M)
        rooster.setVerticalSpacing(Ruimte.XS)
        rooster.setColumnStretch(2, 1)
        for rij, regel in enumerate(self._regels):
            vinkje = Vinkje(f"stuk{rij}", f"{rij + 1}. {regel.titel}")
            reden = Tekstveld(
                f"reden{rij}", f"Waarom niet: {regel.titel}", hint="waarom dit stuk niet meegaat", maximum=200, breedte=0
            )
            vinkje.naast_tekst()
            reden.zonder_foutregel()
            vinkje.zet_waarde(not regel.weg)
            reden.zet_waarde(regel.weg)
            if regel.vast:
                vinkje.zet_bewerkbaar(False)
                reden.zet_bewerkbaar(False)
            vinkje.gewijzigd.connect(lambda rij=rij: self._on_ticked(rij))
            self.vinkjes.append(vinkje)
            self.redenen.append(reden)
            rooster.addWidget(vinkje, rij, 0)
            erbij = [datum_cijfers(regel.datum)] if regel.datum else []
            erbij += ["deels onleesbaar"] if regel.gelakt else []
            rooster.addWidget(Tekst(" · ".join(erbij), Tekstsoort.ZWAK), rij, 1)
            rooster.addWidget(reden, rij, 2)
            reden.setVisible(bool(regel.weg))
        rooster.setRowStretch(len(self._regels), 1)
        return vak

    def _on_ticked(self, rij: int) -> None:
        self.redenen[rij].setVisible(not self.vinkjes[rij].waarde())
        if not self.vinkjes[rij].waarde():
            self.redenen[rij].setFocus()

    def _on_make(self) -> None:
        weg = {r.sleutel: reden.waarde().strip()
               for r, vinkje, reden in zip(self._regels, self.vinkjes, self.redenen, strict=True)
               if not vinkje.waarde() and not r.vast}  # fmt: skip
        leeg = next((n for n, r in enumerate(self._regels) if weg.get(r.sleutel) == ""), None)
        if leeg is not None:
            self.redenen[leeg].toon_fout("Schrijf waarom dit stuk niet meegaat.")
            self.redenen[leeg].setFocus()
            return
        self.accept()
        self.gekozen.emit(weg)
