"""Closing a toets although something is open or *nee*: a reason for each, from the short list."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cvt_desktop.domain.errors import CvtError
from cvt_desktop.domain.toets import ANDERS_NAMELIJK
from ui.dialogs.dialoog import Dialoog
from ui.presenters.toetsing import Uitzondering
from ui.theme import Ruimte
from ui.tonen import Keuze, Toon
from ui.widgets.keuzeveld import Keuzeveld
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.rij import Rij
from ui.widgets.rolvak import Rolvak
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.tekstveld import Tekstveld

_HOOGTE = 460
Afronder = Callable[[Mapping[str, tuple[str, str]]], dict[str, str]]


class ToetsingRedenen(Dialoog):
    """``afgerond`` after the toets was closed."""

    afgerond = Signal()

    def __init__(
        self, punten: Sequence[Uitzondering], redenen: Sequence[Keuze], afronden: Afronder, *, ouder: QWidget | None = None
    ) -> None:
        sub = "Kies bij elk punt waarom de aanvraag toch verder kan. De besluitenlijst laat de redenen zien."
        super().__init__("Toch in behandeling, met reden", sub=sub, ouder=ouder, breedte=760)
        self._afronden = afronden
        self.velden: dict[str, tuple[Keuzeveld, Tekstveld]] = {}
        vak = QWidget()
        kolom = QVBoxLayout(vak)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(Ruimte.XS)
        for punt in punten:
            self._voeg_punt(kolom, punt, redenen, zelfde=punt is punten[0] and len(punten) > 1)
        kolom.addStretch(1)
        rol = Rolvak(vak)
        rol.setMinimumHeight(min(_HOOGTE, 110 * len(punten)))
        self.voeg(rol, 1)
        _, self.doe = self.zet_acties("Afronden")
        if self.doe is not None:
            self.doe.clicked.connect(self._on_do)
        self.begin_bij(next(iter(self.velden.values()))[0])

    def _voeg_punt(self, kolom: QVBoxLayout, punt: Uitzondering, redenen: Sequence[Keuze], *, zelfde: bool) -> None:
        kolom.addWidget(Tekst(f"{punt.vraag} — {punt.waarom}", Tekstsoort.NADRUK, afbreken=True))
        if punt.advies:
            kolom.addWidget(Tekst(punt.advies, Tekstsoort.KLEIN, afbreken=True))
        keuze = Keuzeveld(punt.code, f"Reden bij {punt.code}", redenen, leeg="Kies een reden…", breedte=400)
        eigen = Tekstveld(f"{punt.code}-eigen", f"Eigen reden bij {punt.code}", hint="schrijf de reden", maximum=400, breedte=0)
        eigen.setVisible(False)
        keuze.gewijzigd.connect(lambda: eigen.setVisible(keuze.waarde() == ANDERS_NAMELIJK))
        rij = Rij(keuze)
        rij.voeg(eigen, 1)
        if zelfde:
            knop = Knop("Zelfde reden bij alle", Knopsoort.STIL)
            knop.clicked.connect(self._on_same_clicked)
            rij.voeg(knop)
        kolom.addWidget(rij)
        self.velden[punt.code] = (keuze, eigen)

    def _on_same_clicked(self) -> None:
        """One reason often covers several points (screens.md 2.1)."""
        (eerste, eerste_eigen), *anderen = self.velden.values()
        for keuze, eigen in anderen:
            keuze.zet_waarde(eerste.waarde())
            eigen.zet_waarde(eerste_eigen.waarde())
            eigen.setVisible(eerste.waarde() == ANDERS_NAMELIJK)

    def _on_do(self) -> None:
        redenen = {code: (keuze.waarde(), eigen.waarde()) for code, (keuze, eigen) in self.velden.items()}
        try:
            fouten = self._afronden(redenen)
        except CvtError as fout:
            self.melding.toon(fout.melding, Toon.FOUT)
            return
        for code, (keuze, _) in self.velden.items():
            keuze.toon_fout(fouten.get(code))
        if fouten:
            self.velden[next(iter(fouten))][0].setFocus()
            return
        self.accept()
        self.afgerond.emit()
