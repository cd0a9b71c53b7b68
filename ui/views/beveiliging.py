"""*Beveiliging*: what protects this register now, and what to do where it could be better."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.presenters.beveiliging import BeveiligingPresenter, Beveiligingsbeeld
from ui.tasks import Taken, melding
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.views.beveiligingspunten import Beveiligingspunten
from ui.widgets.bezigbalk import Bezigbalk
from ui.widgets.knop import Knop
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.kop import Kop
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.rij import Rij
from ui.widgets.rolvak import Rolvak
from ui.widgets.tekst import Tekst, Tekstsoort

_BREED = 900
_AANDACHT, _IN_ORDE = "VRAAGT UW AANDACHT", "IN ORDE"


class BeveiligingView(QWidget):
    """``acties`` are the buttons above the points: what stands on them and what they open."""

    def __init__(
        self, presenter: BeveiligingPresenter, taken: Taken, acties: Mapping[str, Callable[[], None]], *,
        terug: Callable[[], None],
    ) -> None:  # fmt: skip
        super().__init__()
        self._p, self._taken = presenter, taken
        kop = Kop("Beveiliging", "Wat dit register nu beschermt.", terug=True)
        kop.terug_gevraagd.connect(terug)
        self._zin = Tekst("", Tekstsoort.KOP)
        self.bezig = Bezigbalk()
        self.melding = Meldingsbalk(bewaar_ruimte=False)
        self._inhoud = Kolomvak(self._zin, ruimte=Ruimte.M)
        self._groepen: QWidget | None = None
        knoppen = Rij(ruimte=Ruimte.S)
        for tekst, doe in acties.items():
            knop = Knop(tekst)
            knop.clicked.connect(doe)
            knoppen.voeg(knop)
        knoppen.voeg_rek()
        vlak = Kolomvak(knoppen, self.melding, self.bezig, self._inhoud, rek=True, ruimte=Ruimte.M)
        vlak.setMaximumWidth(_BREED)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(Ruimte.L, Ruimte.M, Ruimte.L, Ruimte.M)
        kolom.setSpacing(Ruimte.M)
        kolom.addWidget(kop)
        kolom.addWidget(Rolvak(vlak), 1)
        self.ververs()

    def bij_tonen(self) -> None:
        """Back in front: something may have been cured."""
        self.ververs()

    def ververs(self) -> None:
        """Ask everything anew; what was shown stays until the answer is there."""
        self._taken.start(lambda _v: self._p.beeld(), self.toon, self._on_failed, bezig=self.bezig, titel="Beveiliging nagaan")

    def _on_failed(self, fout: Exception) -> None:
        self.melding.toon(melding(fout), Toon.FOUT, actie="Opnieuw", doe=self.ververs)

    def toon(self, beeld: Beveiligingsbeeld) -> None:
        """The points."""
        self.melding.verberg()
        self._zin.setText(beeld.zin)
        groepen = Kolomvak(ruimte=Ruimte.M)
        for titel, punten in ((_AANDACHT, beeld.aandacht), (_IN_ORDE, beeld.in_orde)):
            if punten:
                groepen.voeg(Beveiligingspunten(titel, punten))
        oud, self._groepen = self._groepen, groepen
        if oud is not None:
            oud.hide()
            oud.deleteLater()
        self._inhoud.voeg(groepen)
