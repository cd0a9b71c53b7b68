"""The opening page: tick who is there with the space bar, and open the zitting."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cvt_desktop.domain.errors import CvtError
from ui.presenters.zitting_opening import ZittingOpeningPresenter
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.widgets.formulier import Formulier
from ui.widgets.kaart import Kaart
from ui.widgets.keuzeveld import Keuzeveld
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.kop import Kop
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.rolvak import Rolvak
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.vinkje import Vinkje


class ZittingOpeningView(QWidget):
    """``geopend`` when the zitting was opened, ``terug`` to the agenda."""

    hulpvorm = "zitting"
    geopend = Signal()
    terug = Signal()

    def __init__(self, presenter: ZittingOpeningPresenter) -> None:
        super().__init__()
        self._p = presenter
        self._blad = presenter.blad()
        self._kop = Kop(f"{self._blad.titel} · openen", terug=True)
        self._kop.terug_gevraagd.connect(self.terug)
        self.open_knop = self._kop.hoofdknop("Open de zitting")
        self.open_knop.clicked.connect(self.open_zitting)
        self._balk = Meldingsbalk(bewaar_ruimte=False)
        self.vorm = Formulier(labelkolom=150)
        self._bouw_vorm()
        self._quorum = Tekst("", Tekstsoort.GROOT, afbreken=True)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(Ruimte.L, Ruimte.M, Ruimte.L, Ruimte.M)
        kolom.setSpacing(Ruimte.M)
        kolom.addWidget(self._kop)
        kolom.addWidget(self._balk)
        kolom.addWidget(self._quorum)
        kolom.addLayout(self._bouw_onder(), 1)
        self._kop.zet(f"{self._blad.titel} · openen", self._blad.punten)
        self._on_changed()

    def _bouw_vorm(self) -> None:
        sectie = self.vorm.sectie(self._blad.vraag)
        for d in self._blad.deelnemers:
            if str(d.persoon_id) == self._blad.secretaris:
                continue
            vinkje = sectie.veld(Vinkje(str(d.persoon_id), f"{d.naam}, {d.hoedanigheid}"))
            vinkje.zonder_foutregel()
            vinkje.zet_waarde(self._blad.aangevinkt)  # in a schriftelijke ronde everybody who was asked takes part
        leiding = self.vorm.sectie("Leiding")
        leiding.veld(Keuzeveld("voorzitter", "Voorzitter", self._blad.voorzitters)).zet_waarde(self._blad.voorzitter)
        leiding.veld(Keuzeveld("secretaris", "Secretaris", self._blad.secretarissen)).zet_waarde(self._blad.secretaris)
        self.vorm.klaar()
        self.vorm.gewijzigd.connect(self._on_changed)

    def _bouw_onder(self) -> QHBoxLayout:
        kaart = Kaart("WIE DOET BIJ EEN PUNT NIET MEE")
        for regel in self._blad.verschoningen or ("Niemand: van geen lid is een belang bekend.",):
            kaart.voeg(Tekst(regel, Tekstsoort.BODY, afbreken=True))
        if self._blad.verschoningen:
            kaart.voeg(Tekst("Met Open de zitting bevestigt u deze lijst. Een uitzondering maakt u op de agenda, met reden.",
                             Tekstsoort.ZWAK, afbreken=True))  # fmt: skip
        kaart.setMinimumWidth(420)
        onder = QHBoxLayout()
        onder.setSpacing(Ruimte.XL)
        onder.addWidget(Rolvak(self.vorm), 1)
        onder.addWidget(Kolomvak(kaart, rek=True), 1)
        return onder

    def begin(self) -> None:
        """Focus on the first person."""
        velden = self.vorm.velden()
        self.vorm.spring_naar(next(iter(velden)))

    def _aanwezig(self) -> frozenset[str]:
        return frozenset(naam for naam, aan in self.vorm.waarden().items() if aan is True)

    def _on_changed(self, _naam: str = "") -> None:
        zin, _ = self._p.quorumregel(self._aanwezig())
        self._quorum.setText(zin)

    def open_zitting(self) -> None:
        """Open it, or say what lacks."""
        waarden = self.vorm.waarden()
        try:
            self._p.open(self._aanwezig(), str(waarden["voorzitter"]), str(waarden["secretaris"]))
        except CvtError as fout:
            self._balk.toon(fout.melding, Toon.FOUT)
            if fout.veld:
                self.vorm.toon_fouten({fout.veld: fout.melding})
            return
        self.geopend.emit()
