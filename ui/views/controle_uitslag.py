"""The outcome of a check: one large line, and a card for each point."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedLayout, QWidget

from ui.presenters.controle import Controlebeeld, Puntbeeld
from ui.theme import Ruimte
from ui.tonen import Chip
from ui.widgets.kaart import Kaart
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.legestaat import LegeStaat
from ui.widgets.rij import Rij
from ui.widgets.rolvak import Rolvak
from ui.widgets.statuschip import Statuschip
from ui.widgets.tekst import Tekst, Tekstsoort

_NOG_NIET = (
    "Nog niet gecontroleerd.",
    "Nu controleren leest het hele logboek en vergelijkt het met het register. U kunt intussen doorwerken.",
)
_BEZIG = ("Bezig met controleren.", "Het hele logboek wordt gelezen. U kunt intussen doorwerken; onderaan staat hoe ver het is.")


class ControleUitslag(QWidget):
    """Empty at first; keeps the last outcome while a new one is being made."""

    def __init__(self) -> None:
        super().__init__()
        self.leeg = LegeStaat(*_NOG_NIET, icoon="ketting")
        self._rol = Rolvak(QWidget())
        self._stapel = QStackedLayout(self)
        self._stapel.setContentsMargins(0, 0, 0, 0)
        for deel in (self.leeg, self._rol):
            self._stapel.addWidget(deel)
        self.beeld: Controlebeeld | None = None

    def zeg_bezig(self) -> None:
        """Without an outcome to keep, say that it is being made."""
        self.leeg.zet(*_BEZIG)

    def zeg_klaar(self) -> None:
        """It did not come to an outcome."""
        self.leeg.zet(*_NOG_NIET)

    def toon(self, beeld: Controlebeeld) -> None:
        """The outcome in the place of the one before."""
        self.beeld = beeld
        kop = Rij(_chip(beeld.chip), Tekst(beeld.titel, Tekstsoort.KOP), rek=True)
        onder = Tekst(beeld.onder, Tekstsoort.ZWAK, afbreken=True, kiesbaar=True)
        self._rol.setWidget(Kolomvak(kop, onder, *map(_kaart, beeld.punten), rek=True, ruimte=Ruimte.M))
        self._stapel.setCurrentWidget(self._rol)
        self.setAccessibleName(f"{beeld.titel}. {beeld.onder}")


def _kaart(punt: Puntbeeld) -> Kaart:
    kaart = Kaart(toon=punt.toon)
    kaart.voeg(Rij(Tekst(punt.titel.upper(), Tekstsoort.SUB), _chip(punt.chip), rek=True))
    for regel in punt.regels:
        kaart.voeg(Tekst(regel, afbreken=True, kiesbaar=True))
    return kaart


def _chip(chip: Chip) -> Statuschip:
    return Statuschip(chip.tekst, chip.toon, chip.vorm)
