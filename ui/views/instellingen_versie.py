"""A tab of *Instellingen* whose content is a version with a begin date."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cvt_desktop.basis.tekst import datum_lang
from cvt_desktop.domain.instellingen import Instellingen
from ui.presenters.instellingen import InstellingenPresenter
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.widgets.datumveld import Datumveld
from ui.widgets.formulier import Formulier
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.rij import Rij
from ui.widgets.rolvak import Rolvak
from ui.widgets.tekst import Tekst, Tekstsoort

Vul = Callable[[Instellingen], dict[str, Any]]
Maak = Callable[[Mapping[str, Any], Instellingen], Instellingen]


class VersieTab(QWidget):
    """The form of ``vorm``, filled by ``vul``; ``maak`` turns it into settings. ``vastgesteld`` after a new version."""

    vastgesteld = Signal()

    def __init__(self, presenter: InstellingenPresenter, vorm: Formulier, vul: Vul, maak: Maak) -> None:
        super().__init__()
        self._p, self.vorm, self._vul, self._maak = presenter, vorm, vul, maak
        self._stand = Tekst("", Tekstsoort.ZWAK)
        self.melding = Meldingsbalk(bewaar_ruimte=False)
        self.vanaf = Datumveld("geldig_vanaf", "Geldt vanaf")
        self.vanaf.zonder_foutregel()
        self.vanaf.zet_waarde(presenter.vandaag)
        self.knop = Knop("Vaststellen", Knopsoort.HOOFD, toets="Ctrl+Return")
        self.knop.clicked.connect(self._on_submit)
        balk = Rij(self._stand, rek=True)
        if presenter.mag_wijzigen:
            for deel in (Tekst("Geldt vanaf"), self.vanaf, self.knop):
                balk.voeg(deel)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(Ruimte.M)
        kolom.addWidget(balk)
        kolom.addWidget(self.melding)
        kolom.addWidget(self._romp(), 1)
        for veld in vorm.velden().values():
            veld.zet_bewerkbaar(presenter.mag_wijzigen)
        self.ververs()

    def _romp(self) -> QWidget:
        """What stands below the bar: the form, and in some tabs something beside it."""
        return Rolvak(self.vorm)

    def ververs(self) -> None:
        """Show the newest version."""
        self.vorm.zet_waarden(self._vul(self._p.nu))
        self._stand.setText(self._p.stand)

    def _on_submit(self) -> None:
        waarden = self.vorm.waarden()
        fouten = self._p.stel_vast(lambda nu: self._maak(waarden, nu), self.vanaf.waarde(), waarden)
        onbekend = self.vorm.toon_fouten(fouten)
        if fouten:
            if onbekend:
                self.melding.toon(fouten[onbekend[0]], Toon.FOUT)
            return
        self.ververs()
        self.melding.toon(
            f"Versie {self._p.nu.nummer} geldt vanaf {datum_lang(self._p.nu.geldig_vanaf)}. Besluiten van eerder houden "
            "de regels van toen.", Toon.GOED,
        )  # fmt: skip
        self.vastgesteld.emit()
