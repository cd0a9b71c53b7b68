"""*Rekenhulp*: choose what to reckon, fill in the days, and read the answer with its steps. Nothing of it is kept."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.presenters.rekenhulp import RekenhulpPresenter, Rekening, Rekenvak
from ui.presenters.vak import Vaksoort
from ui.theme import Ruimte
from ui.tonen import Keuze
from ui.views.rekenhulp_uitkomst import Rekenuitkomstvak
from ui.widgets.datumveld import Datumveld
from ui.widgets.formulier import Formulier
from ui.widgets.getalveld import Getalveld
from ui.widgets.keuzeveld import Keuzeveld
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.kop import Kop
from ui.widgets.rolvak import Rolvak
from ui.widgets.veld import Veld

_LINKS = 520
_LABELS = 190


class RekenhulpView(QWidget):
    """``terug`` is what the arrow does; without it there is no arrow."""

    def __init__(self, presenter: RekenhulpPresenter, *, terug: Callable[[], None] | None = None) -> None:
        super().__init__()
        self._p = presenter
        kop = Kop("Rekenhulp", "Rekenen zonder dossier. Wat u hier invult, wordt niet bewaard.", terug=terug is not None)
        if terug is not None:
            kop.terug_gevraagd.connect(terug)
        self._keuzevorm = Formulier(labelkolom=_LABELS)
        keuzes = [Keuze(waarde=r.sleutel, tekst=r.titel) for r in presenter.rekeningen.values()]
        self.keuze = self._keuzevorm.sectie().veld(Keuzeveld("rekening", "Wat wilt u weten", keuzes))
        self._keuzevorm.klaar()
        self._rol = Rolvak(QWidget())
        self.uitkomst = Rekenuitkomstvak()
        self.vorm = Formulier()
        links = QWidget()
        links.setFixedWidth(_LINKS)
        linkerkolom = QVBoxLayout(links)
        linkerkolom.setContentsMargins(0, 0, 0, 0)
        linkerkolom.setSpacing(Ruimte.M)
        linkerkolom.addWidget(self._keuzevorm)
        linkerkolom.addWidget(self._rol, 1)
        rij = QHBoxLayout()
        rij.setSpacing(Ruimte.XL)
        rij.addWidget(links)
        rij.addWidget(self.uitkomst, 1)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(Ruimte.L, Ruimte.M, Ruimte.L, Ruimte.M)
        kolom.setSpacing(Ruimte.M)
        kolom.addWidget(kop)
        kolom.addLayout(rij, 1)
        self._keuzevorm.gewijzigd.connect(lambda _naam: self._kies())
        self.keuze.zet_waarde(keuzes[0].waarde)
        self._kies()

    def vul(self, rekening: str, **waarden: object) -> None:
        """Choose a calculation and fill these fields."""
        self.keuze.zet_waarde(rekening)
        self._kies()
        self.vorm.zet_waarden(waarden)
        self._reken()

    def _kies(self) -> None:
        self.vorm = self._maak_vorm(self._rekening())
        self._rol.setWidget(Kolomvak(self.vorm, rek=True))
        self._reken()

    def _rekening(self) -> Rekening:
        return self._p.rekeningen[self.keuze.waarde() or next(iter(self._p.rekeningen))]

    def _maak_vorm(self, rekening: Rekening) -> Formulier:
        vorm = Formulier(labelkolom=_LABELS)
        vorm.hulpvorm = "rekenhulp"
        sectie = vorm.sectie()
        for vak in rekening.vakken:
            if vak.kop:
                sectie = vorm.sectie(vak.kop)
            sectie.veld(_veld(vak))
        vorm.klaar()
        vorm.gewijzigd.connect(lambda _naam: self._reken())
        return vorm

    def _reken(self) -> None:
        uitkomst = self._p.reken(self._rekening().sleutel, self.vorm.waarden())
        self.vorm.toon_fouten({uitkomst.veld: uitkomst.fout} if uitkomst.fout else {}, spring=False)
        self.uitkomst.toon(uitkomst)


def _veld(vak: Rekenvak) -> Veld:
    if vak.soort is Vaksoort.GETAL:
        return Getalveld(vak.naam, vak.label, uitleg=vak.uitleg, maximum=200)
    return Datumveld(vak.naam, vak.label, uitleg=vak.uitleg)


