"""What the onafhankelijkheidswacht says about the items of an agenda, with the way out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.presenters.zitting_agenda import REDENEN_TOCH, Wachtregel
from ui.theme import Ruimte
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.maakleeg import maak_leeg
from ui.widgets.menu import Menu
from ui.widgets.rij import Rij
from ui.widgets.tekst import Tekst, Tekstsoort


class ZittingWachtlijst(QWidget):
    """``toch(Wachtregel, reason)``: let a deskundige vote after all."""

    toch = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self._kolom = QVBoxLayout(self)
        self._kolom.setContentsMargins(0, 0, 0, 0)
        self._kolom.setSpacing(Ruimte.XS)

    def zet(self, regels: tuple[Wachtregel, ...]) -> None:
        """Show these lines; nothing when the guard has nothing to say."""
        maak_leeg(self._kolom)
        if regels:
            self._kolom.addWidget(Tekst("ONAFHANKELIJKHEID", Tekstsoort.SUB))
        for regel in regels:
            self._kolom.addWidget(self._regel(regel))
        self.setVisible(bool(regels))

    def _regel(self, regel: Wachtregel) -> QWidget:
        tekst = Tekst(f"{regel.tekst} {regel.voorstel}", Tekstsoort.BODY, afbreken=True)
        rij = Rij()
        rij.voeg(tekst, 1)
        if regel.mag_toch:
            knop = Knop("Toch laten stemmen…", Knopsoort.STIL)
            knop.clicked.connect(lambda: self._kies_reden(regel, knop))
            rij.voeg(knop)
        return rij

    def _kies_reden(self, regel: Wachtregel, knop: Knop) -> None:
        menu = Menu(knop)
        for keuze in REDENEN_TOCH:
            menu.addAction(f"Reden: {keuze.tekst}").triggered.connect(
                lambda _aan=False, reden=keuze.waarde: self.toch.emit(regel, reden)
            )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(knop.mapToGlobal(knop.rect().bottomLeft()))
