"""What an outcome needs before it can be put to the vote: *anders*, *aanhouden* and *advies bestuur*."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from cvt_desktop.domain.zitting import Uitkomst, Voorgenomen
from ui.presenters.uitkomstvorm import ADVIEZEN, CATEGORIEEN, TERMIJNWEGEN
from ui.theme import Ruimte
from ui.tonen import Keuze
from ui.widgets.datumveld import Datumveld
from ui.widgets.formulier import Formulier
from ui.widgets.keuzerij import Keuzerij
from ui.widgets.keuzeveld import Keuzeveld
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.rij import Rij
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.tekstveld import Tekstveld

_ADVIEZEN = tuple(Keuze(waarde=str(u), tekst=str(u)) for u in ADVIEZEN)
_WEGEN = tuple(Keuze(waarde=weg, tekst=weg) for weg in TERMIJNWEGEN)


class Uitkomstvorm(QWidget):
    """A small form in the place of the texts. ``klaar(values)`` and ``gesloten``."""

    hulpvorm = "uitkomst"
    klaar = Signal(dict)
    gesloten = Signal()

    def __init__(
        self, voorgenomen: Voorgenomen, uitleg: str, *, met_periode: bool = True, met_categorie: bool = True
    ) -> None:  # fmt: skip
        super().__init__()
        self.voorgenomen = voorgenomen
        self._vorm = Formulier(labelkolom=150)
        if voorgenomen.uitkomst is Uitkomst.AANGEHOUDEN:
            self._bouw_aanhouden(voorgenomen)
        else:
            self._bouw_anders(voorgenomen, met_periode=met_periode, met_categorie=met_categorie)
        kies = Knop("Zo voorstellen", Knopsoort.HOOFD, toets="Ctrl+Return")
        kies.clicked.connect(lambda: self.klaar.emit(self._vorm.waarden()))
        terug = Knop("Annuleren", Knopsoort.STIL)
        terug.clicked.connect(self.gesloten)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(Ruimte.XS)
        kolom.addWidget(self._vorm)
        onder = Rij(kies, terug)
        onder.voeg(Tekst(uitleg, Tekstsoort.BODY, afbreken=True), 1)
        kolom.addWidget(onder)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def _bouw_anders(self, v: Voorgenomen, *, met_periode: bool, met_categorie: bool) -> None:
        sectie = self._vorm.sectie()
        if v.aan_bestuur:
            self._advies = sectie.veld(Keuzerij("advies", "Advies", _ADVIEZEN, toon_toetsen=False))
            self._advies.zet_waarde(str(v.advies or ""))
            self._advies.gewijzigd.connect(self._on_advice_changed)
        van = Datumveld("ingangsdatum", "Van")
        if met_periode and not met_categorie:
            tot = Datumveld("einddatum", "Tot en met")
            sectie.naast("Van, tot en met", van, tot)
            tot.zet_waarde(v.einddatum)
        elif met_periode:
            categorie = Keuzerij("categorie", "Categorie", CATEGORIEEN, toon_toetsen=False)
            tot = Datumveld("einddatum", "Tot en met")
            sectie.naast("Categorie, van, tot en met", categorie, van, tot)
            categorie.zet_waarde(str(v.categorie or ""))
            tot.zet_waarde(v.einddatum)
        else:
            sectie.veld(van)
        van.zet_waarde(v.ingangsdatum)
        sectie.veld(Tekstveld("waarom_anders", "Waarom anders", maximum=1000, breedte=0,
                              hint="waarom anders dan gevraagd, of dan een advies")).zet_waarde(v.waarom_anders)  # fmt: skip
        self._vorm.klaar()
        if v.aan_bestuur:
            self._on_advice_changed()

    def _on_advice_changed(self) -> None:
        """Category, dates and reason belong to an advice that is other than asked; the form keeps its height."""
        anders = self._advies.waarde() == str(Uitkomst.TOEGEWEZEN_ANDERS)
        for naam, veld in self._vorm.velden().items():
            veld.setEnabled(anders or naam == "advies")

    def _bouw_aanhouden(self, v: Voorgenomen) -> None:
        sectie = self._vorm.sectie()
        tot = Datumveld("aanhouden_tot", "Tot en met")
        tot.zet_waarde(v.aanhouden_tot)
        weg = Keuzeveld("aanhouden_termijn", "Termijn", _WEGEN, optioneel=True, breedte=0, leeg="termijn blijft staan")
        weg.zet_waarde(v.aanhouden_termijn)
        weg.setMinimumWidth(420)
        sectie.naast("Tot en met, termijn", tot, weg)
        wat = Tekstveld("aanhouden_waarvoor", "Wachten op", maximum=300, breedte=0, hint="bijvoorbeeld: verslag observatie")
        wie = Tekstveld("aanhouden_wie", "Wie zorgt daarvoor", maximum=120, optioneel=True, breedte=0, hint="wie zorgt daarvoor?")
        wat.zet_waarde(v.aanhouden_waarvoor)
        wie.zet_waarde(v.aanhouden_wie)
        wat.setMinimumWidth(520)
        wie.setMinimumWidth(240)
        sectie.naast("Wachten op, door wie", wat, wie)
        self._vorm.klaar()

    def toon_fout(self, veld: str, melding: str) -> None:
        """The error at its field."""
        self._vorm.toon_fouten({veld: melding})

    def begin(self) -> None:
        """Focus on the first field that must be filled and is open."""
        velden, waarden = self._vorm.velden(), self._vorm.waarden()
        open_ = [naam for naam, veld in velden.items() if not waarden[naam] and not veld.optioneel]
        self._vorm.spring_naar(open_[0] if open_ else next(iter(velden)))
