"""*Waarom deze datum?*: every step that leads to a date, with its source."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.dialogs.dialoog import Dialoog
from ui.presenters.dossier import Uitlegbeeld
from ui.theme import Maat, Ruimte
from ui.tonen import Toon
from ui.widgets.kaart import Kaart
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.rolvak import Rolvak
from ui.widgets.tekst import Tekst, Tekstsoort


class WaaromDatum(Dialoog):
    """Reads only; Esc closes it."""

    def __init__(self, uitleg: Uitlegbeeld, *, ouder: QWidget | None = None) -> None:
        super().__init__("Waarom deze datum?", sub=f"Uiterlijk op {uitleg.dag} is het besluit verzonden.", ouder=ouder,
                         breedte=Maat.VELD_BREED + 2 * Ruimte.L)  # fmt: skip
        inhoud = Kolomvak(ruimte=Ruimte.M)
        for nummer, (zin, bron) in enumerate(uitleg.stappen, 1):
            inhoud.voeg(Kolomvak(
                Tekst(f"{nummer}.  {zin}", Tekstsoort.BODY, afbreken=True, kiesbaar=True),
                Tekst(bron, Tekstsoort.KLEIN, afbreken=True, kiesbaar=True), ruimte=Ruimte.XS,
            ))  # fmt: skip
        for waarschuwing in uitleg.waarschuwingen:
            kaart = Kaart(toon=Toon.LET_OP, marge=Ruimte.M)
            kaart.voeg(Tekst(waarschuwing, afbreken=True))
            inhoud.voeg(kaart)
        for zin in (uitleg.ruime_lezing, uitleg.streef):
            if zin:
                inhoud.voeg(Tekst(zin, Tekstsoort.ZWAK, afbreken=True))
        inhoud.voeg_rek()
        self.voeg(Rolvak(inhoud), 1)
        dicht, _ = self.zet_acties(sluiten="Sluiten")
        self.begin_bij(dicht)
        delen = len(uitleg.stappen) + len(uitleg.waarschuwingen) + bool(uitleg.ruime_lezing) + bool(uitleg.streef)
        self.resize(640, min(480, 150 + 52 * delen))  # as high as what it tells, within the window
