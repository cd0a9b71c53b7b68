"""The left side of the tab Toetsing: rubrieken with how far they are, and their questions."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.beurten import InBeurten
from ui.presenters.toetsing import Rubriekbeeld, Toetsbeeld
from ui.theme import Ruimte
from ui.views.toetsing_punt import Puntvak
from ui.views.toetsing_rij import Toetsrij
from ui.widgets.legestaat import LegeStaat
from ui.widgets.rij import Rij
from ui.widgets.rolvak import Rolvak
from ui.widgets.tekst import Tekst, Tekstsoort

_BIJEEN = 4
"""How many rows are made in one go."""


class Toetslijstvak(InBeurten, QWidget):
    """``gekozen(code)`` when another question becomes the present one; ``vak_gemaakt(code, vak)`` the first time it opens.

    All rows are made once; those that the filter leaves out are hidden, so that nothing is built anew at a key. It is begun
    only: who makes it calls ``stap`` or ``maak_af``.
    """

    gekozen = Signal(str)
    vak_gemaakt = Signal(str, object)
    toets = Signal(str, str)

    def __init__(self, beeld: Toetsbeeld, *, bewerken: bool) -> None:
        super().__init__()
        self._bewerken = bewerken
        self._huidig = ""
        self._beeld = beeld
        self._rijen: dict[str, Toetsrij] = {}
        self._koppen: dict[str, tuple[Tekst, Tekst]] = {}
        self._leeg = LegeStaat("", icoon="goed")
        self._inhoud = QWidget()
        self._kolom = QVBoxLayout(self._inhoud)
        self._kolom.setContentsMargins(0, 0, 0, Ruimte.S)
        self._kolom.setSpacing(Ruimte.XS)
        self._delen = self._bouwdelen(beeld)

    def _bouwdelen(self, beeld: Toetsbeeld) -> Iterator[None]:
        for rubriek in beeld.rubrieken:
            yield from self._voeg_rubriek(rubriek)
        self._kolom.addWidget(self._leeg)
        self._kolom.addStretch(1)
        geheel = QVBoxLayout(self)
        geheel.setContentsMargins(0, 0, 0, 0)
        geheel.addWidget(Rolvak(self._inhoud))

    def _voeg_rubriek(self, rubriek: Rubriekbeeld) -> Iterator[None]:
        titel, stand = Tekst(rubriek.titel, Tekstsoort.SUB), Tekst("", Tekstsoort.SUB)
        kop = Rij(titel)
        kop.voeg_rek()
        kop.voeg(stand)
        kop.setContentsMargins(0, Ruimte.XS, Ruimte.S, 0)
        self._kolom.addWidget(kop)
        self._koppen[rubriek.titel] = (titel, stand)
        for punt in rubriek.punten:
            rij = Toetsrij(punt.code, bewerken=self._bewerken)
            rij.aangewezen.connect(self.kies)
            rij.toets.connect(self.toets)
            rij.stap.connect(self._on_step)
            self._rijen[punt.code] = rij
            self._kolom.addWidget(rij)
            if len(self._rijen) % _BIJEEN == 0:
                yield

    def zet(self, beeld: Toetsbeeld) -> None:
        """Show the toets as it is now; the present question stays the present one."""
        self._beeld = beeld
        zichtbaar = {p.code: p for r in beeld.rubrieken for p in r.punten}
        for code, rij in self._rijen.items():
            if code in zichtbaar:
                rij.zet(zichtbaar[code])
            rij.setVisible(code in zichtbaar)
        for rubriek in beeld.rubrieken:
            _, stand = self._koppen[rubriek.titel]
            stand.setText(rubriek.stand)
        self._leeg.setVisible(bool(beeld.leeg))
        if beeld.leeg:
            titel, _, rest = beeld.leeg.partition(". ")
            self._leeg.zet(f"{titel.rstrip('.')}.", rest)
        if self._huidig and self._rijen[self._huidig].isHidden():
            self._sluit()

    def kies(self, code: str, *, focus: bool = False) -> None:
        """Make this the present question, and give it the focus when asked."""
        if code not in self._rijen or self._rijen[code].isHidden():
            return
        if code != self._huidig:
            self._sluit()
            self._huidig = code
            self._open(code)
            self.gekozen.emit(code)
        if focus:
            self._rijen[code].setFocus()

    def huidig(self) -> str:
        """The present question, or ''."""
        return self._huidig

    def rij(self, code: str) -> Toetsrij:
        """The row of a question."""
        return self._rijen[code]

    def vak(self) -> Puntvak | None:
        """The fields of the present question."""
        return self._rijen[self._huidig].vak if self._huidig else None

    def eerste(self) -> str:
        """The first question that is shown, or ''."""
        return next((code for code, rij in self._rijen.items() if not rij.isHidden()), "")

    def _open(self, code: str) -> None:
        rij, vak = self._rijen[code], None
        if rij.vak is None and self._bewerken:
            punt = next(p for r in self._beeld.rubrieken for p in r.punten if p.code == code)
            vak = Puntvak(punt)
            self.vak_gemaakt.emit(code, vak)
        rij.zet_huidig(True, vak)

    def _sluit(self) -> None:
        if self._huidig:
            rij = self._rijen[self._huidig]
            if rij.vak is not None:
                rij.vak.stuur()
            rij.zet_huidig(False)
            self._huidig = ""

    def _on_step(self, richting: int) -> None:
        codes = [code for code, rij in self._rijen.items() if not rij.isHidden()]
        if self._huidig in codes:
            plaats = codes.index(self._huidig) + richting
            if 0 <= plaats < len(codes):
                self.kies(codes[plaats], focus=True)
