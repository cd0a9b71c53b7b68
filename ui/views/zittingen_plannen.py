"""The form for a zitting: when, where, who."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cvt_desktop.domain.ids import ZittingId
from ui.presenters.zittingen import ZittingenPresenter
from ui.theme import Maat, Ruimte
from ui.tonen import Keuze, Toon
from ui.widgets.datumveld import Datumveld
from ui.widgets.formulier import Formulier
from ui.widgets.keuzeveld import Keuzeveld
from ui.widgets.kop import Kop
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.rolvak import Rolvak
from ui.widgets.sectie import Sectie
from ui.widgets.tekstveld import Tekstveld
from ui.widgets.vinkje import Vinkje

_RONDE = (
    "Ingevuld: geen zaal, elk lid laat de stem weten tot en met deze dag. Quorum, verschoning en bekrachtigen zijn als in een "
    "zitting."
)
_LID, _ADVISEUR = "lid ", "adviseur "


class ZittingPlannenView(QWidget):
    """``klaar`` when it was kept, ``gesloten`` for Esc and the arrow."""

    hulpvorm = "zitting"
    klaar = Signal()
    gesloten = Signal()

    def __init__(self, presenter: ZittingenPresenter, zitting_id: ZittingId | None = None) -> None:
        super().__init__()
        self._p, self._id = presenter, zitting_id
        self._velden = presenter.velden(zitting_id)
        self.vorm = Formulier()
        self._balk = Meldingsbalk(bewaar_ruimte=False)
        kop = Kop("Zitting wijzigen" if zitting_id else "Nieuwe zitting", terug=True)
        kop.terug_gevraagd.connect(self.gesloten)
        kop.hoofdknop("Wijzigen" if zitting_id else "Plannen").clicked.connect(self.bewaar)
        self._bouw()
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(Ruimte.L, Ruimte.M, Ruimte.L, Ruimte.M)
        kolom.setSpacing(Ruimte.M)
        kolom.addWidget(kop)
        kolom.addWidget(self._balk)
        kolom.addWidget(Rolvak(self.vorm), 1)

    def _bouw(self) -> None:
        v = self._velden
        wanneer = self.vorm.sectie("Wanneer en waar")
        if v.commissies:
            wanneer.veld(Keuzeveld("commissie", "Commissie", v.commissies, breedte=Maat.VELD_BREED))
        wanneer.veld(Datumveld("datum", "Datum"))
        wanneer.naast("Van, tot", Tekstveld("begintijd", "Begintijd", maximum=5, breedte=Maat.VELD_SMAL),
                      Tekstveld("eindtijd", "Eindtijd", maximum=5, breedte=Maat.VELD_SMAL))  # fmt: skip
        wanneer.veld(Tekstveld("plaats", "Plaats", optioneel=True, maximum=120))
        ronde = self.vorm.sectie("Schriftelijke ronde", vouwbaar=True, open_=bool(v.waarden.get("uiterlijk")))
        ronde.veld(Datumveld("uiterlijk", "Stemmen t/m", optioneel=True, uitleg=_RONDE))
        ronde.veld(Tekstveld("aanleiding", "Waarom schriftelijk", optioneel=True, maximum=300))
        leiding = self.vorm.sectie("Leiding")
        self._voorzitter = leiding.veld(Keuzeveld("voorzitter", "Voorzitter", v.voorzitters, breedte=Maat.VELD_BREED))
        uitleg = "De secretaris van een zitting heeft daarin geen stem."
        self._secretaris = leiding.veld(Keuzeveld("secretaris", "Secretaris", v.secretarissen, uitleg=uitleg,
                                                  breedte=Maat.VELD_BREED))  # fmt: skip
        self._leden = self._voeg_vinkjes("Stemgerechtigde leden", _LID, v.leden, v.gekozen_leden)
        if v.adviseurs:
            erbij = v.gekozen_adviseurs
            self._voeg_vinkjes("Zit erbij zonder stem", _ADVISEUR, v.adviseurs, erbij, open_=bool(erbij))
        self.vorm.zet_waarden(v.waarden)
        self.vorm.klaar()
        self._wie = frozenset(k.waarde for k in v.leden)
        self._toon_gezelschap()
        for naam in {"commissie", "datum"} & self.vorm.velden().keys():
            self.vorm.velden()[naam].gewijzigd.connect(self._toon_gezelschap)

    def _toon_gezelschap(self) -> None:
        """Only members of the chosen commission on the chosen day; who appears is ticked, who goes is not."""
        waarden = self.vorm.waarden()
        wie = self._p.gezelschap(waarden.get("commissie", self._velden.waarden["commissie"]), waarden["datum"])
        if wie.leden == self._wie:
            return
        for keuze in self._velden.leden:
            naam = f"{_LID}{keuze.waarde}"
            if (keuze.waarde in wie.leden) is not (keuze.waarde in self._wie):
                self._leden.toon_veld(naam, keuze.waarde in wie.leden)
                self.vorm.velden()[naam].zet_waarde(keuze.waarde in wie.leden)
        for veld, keuzes in ((self._voorzitter, wie.voorzitters), (self._secretaris, wie.secretarissen)):
            veld.zet_keuzes(keuzes)
            if not veld.waarde() and keuzes:
                veld.zet_waarde(keuzes[0].waarde)
        self._wie = wie.leden

    def _voeg_vinkjes(
        self, titel: str, voor: str, keuzes: tuple[Keuze, ...], gekozen: frozenset[str], *, open_: bool = True
    ) -> Sectie:
        sectie = self.vorm.sectie(titel, vouwbaar=voor == _ADVISEUR, open_=open_)
        for keuze in keuzes:
            vinkje = sectie.veld(Vinkje(f"{voor}{keuze.waarde}", keuze.tekst))
            vinkje.zonder_foutregel()
            vinkje.zet_waarde(keuze.waarde in gekozen)
        return sectie

    def begin(self) -> None:
        """Focus on the date."""
        self.vorm.spring_naar("datum")

    def bewaar(self) -> None:
        """Keep it, or show what is wrong at its field."""
        waarden = self.vorm.waarden()
        leden = [n.removeprefix(_LID) for n, aan in waarden.items() if n.startswith(_LID) and aan]
        erbij = [n.removeprefix(_ADVISEUR) for n, aan in waarden.items() if n.startswith(_ADVISEUR) and aan]
        fouten = self._p.bewaar(waarden, leden, erbij, self._id)
        onbekend = self.vorm.toon_fouten(fouten)
        self._balk.verberg()
        if onbekend:
            self._balk.toon(fouten[onbekend[0]], Toon.FOUT)
        if not fouten:
            self.klaar.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.gesloten.emit()
            return
        super().keyPressEvent(event)
