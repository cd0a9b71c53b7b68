"""A tab of *Instellingen* whose content is a version with a begin date."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cvt_desktop.basis.tekst import datum_lang
from cvt_desktop.domain.instellingen import Instellingen
from ui.presenters.instellingen import InstellingenPresenter
from ui.presenters.onaf import Onaf
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.vormgeheugen import Vormgeheugen
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
    """The form of ``vorm``, filled by ``vul``; ``maak`` turns it into settings. ``vastgesteld`` after a new version.

    What was typed and is no version yet stays, also over another tab and locking: ``koppel`` and ``bewaar_onaf``.
    """

    vastgesteld = Signal()

    def __init__(self, presenter: InstellingenPresenter, vorm: Formulier, vul: Vul, maak: Maak) -> None:
        super().__init__()
        self._p, self.vorm, self._vul, self._maak = presenter, vorm, vul, maak
        self._geheugen = Vormgeheugen()
        self._stand = Tekst("", Tekstsoort.ZWAK)
        self.laat_vallen = Knop("Laten vervallen", Knopsoort.STIL)
        self.laat_vallen.clicked.connect(self._on_let_go)
        self.melding = Meldingsbalk(bewaar_ruimte=False)
        self.vanaf = Datumveld("geldig_vanaf", "Geldt vanaf")
        self.vanaf.zonder_foutregel()
        self.vanaf.zet_waarde(presenter.vandaag)
        self.knop = Knop("Vaststellen", Knopsoort.HOOFD, toets="Ctrl+Return")
        self.knop.clicked.connect(self._on_submit)
        balk = Rij(self._stand, rek=True)
        if presenter.mag_wijzigen:
            for deel in (self.laat_vallen, Tekst("Geldt vanaf"), self.vanaf, self.knop):
                balk.voeg(deel)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(Ruimte.M)
        kolom.addWidget(balk)
        kolom.addWidget(self.melding)
        kolom.addWidget(self._romp(), 1)
        for veld in vorm.velden().values():
            veld.zet_bewerkbaar(presenter.mag_wijzigen)
        vorm.gewijzigd.connect(self._zeg_stand)
        self.ververs()

    def _romp(self) -> QWidget:
        """What stands below the bar: the form, and in some tabs something beside it."""
        return Rolvak(self.vorm)

    def ververs(self) -> None:
        """Show the newest version, and over it what was typed and is no version yet."""
        self._geheugen.onthoud()
        self._vul_vorm()

    def koppel(self, onaf: Onaf) -> None:
        """What this person left unfinished here, perhaps before locking."""
        self._geheugen = Vormgeheugen(onaf)
        self._vul_vorm()

    def bewaar_onaf(self) -> None:
        """Before leaving and before locking."""
        self._geheugen.onthoud()
        self._geheugen.onaf.bewaar()

    def _onafsleutel(self) -> str:
        """Which form it is, where this tab has several."""
        return ""

    def _vul_vorm(self) -> None:
        self._geheugen.toon(self.vorm, self._onafsleutel(), self._vul(self._p.nu))
        self._zeg_stand()

    def _zeg_stand(self) -> None:
        getypt = self._p.mag_wijzigen and bool(self._geheugen.getypt())
        self._stand.setText(f"Nog niet vastgesteld. Versie {self._p.nu.nummer} geldt nog." if getypt else self._p.stand)
        self.laat_vallen.setVisible(getypt)

    def _on_let_go(self) -> None:
        self._geheugen.vergeet()
        self.vorm.toon_fouten({}, spring=False)
        self.melding.verberg()
        self.ververs()
        next(iter(self.vorm.velden().values())).setFocus()

    def _on_submit(self) -> None:
        waarden, eerder = self.vorm.waarden(), self._p.nu.nummer
        fouten = self._p.stel_vast(lambda nu: self._maak(waarden, nu), self.vanaf.waarde(), waarden)
        onbekend = self.vorm.toon_fouten(fouten)
        if fouten:
            if onbekend:
                self.melding.toon(fouten[onbekend[0]], Toon.FOUT)
            return
        self._geheugen.vergeet()
        self.ververs()
        if self._p.nu.nummer == eerder:
            self.melding.toon(f"Er is niets gewijzigd. Versie {eerder} is de nieuwste.", Toon.INFO)
            return
        self.melding.toon(
            f"Versie {self._p.nu.nummer} geldt vanaf {datum_lang(self._p.nu.geldig_vanaf)}. Besluiten van eerder houden "
            "de regels van toen.", Toon.GOED,
        )  # fmt: skip
        self.vastgesteld.emit()
