"""The panel with the test of the criteria for praktijkonderwijs: outcome, sums, validity, reasons with their sources."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.presenters.protoets import Protoetsbeeld
from ui.theme import Ruimte
from ui.views.dossier_blokken import regelhoogte
from ui.widgets.kaart import Kaart
from ui.widgets.opsomming import Opsomming
from ui.widgets.rij import Rij
from ui.widgets.statuschip import Statuschip
from ui.widgets.tekst import Tekst, Tekstsoort

_RIJEN = 5
_KOPPEN = ("", "Gevonden", "Genoeg", "Geldigheid")


class Protoetsvak(QWidget):
    """``toon`` as often as something was typed: the widgets stay, so that nothing jumps."""

    def __init__(self) -> None:
        super().__init__()
        self._chip = Statuschip()
        self._zin = Tekst("", afbreken=True)
        kop = Rij(self._chip)
        kop.voeg(self._zin, 1)
        self._tabel = QWidget()
        rooster = QGridLayout(self._tabel)
        rooster.setContentsMargins(0, 0, 0, 0)
        rooster.setHorizontalSpacing(Ruimte.M)
        rooster.setVerticalSpacing(Ruimte.XS)
        for kolom, (naam, rek) in enumerate(zip(_KOPPEN, (20, 36, 18, 26), strict=True)):
            rooster.setColumnStretch(kolom, rek)
            rooster.addWidget(Tekst(naam, Tekstsoort.KLEIN), 0, kolom)
        self._cellen = [[Tekst("", afbreken=True) for _ in _KOPPEN] for _ in range(_RIJEN)]
        for nummer, rij in enumerate(self._cellen, 1):
            rooster.setRowMinimumHeight(nummer, regelhoogte())
            for kolom, cel in enumerate(rij):
                rooster.addWidget(cel, nummer, kolom, Qt.AlignmentFlag.AlignTop)
        self._let_op = Tekst("", Tekstsoort.NADRUK, afbreken=True)
        self._redenen = Opsomming(soort=Tekstsoort.KLEIN, kiesbaar=True)
        kaart = Kaart("TOETS AAN DE CRITERIA", marge=Ruimte.M)
        for deel in (kop, self._tabel, self._let_op, self._redenen):
            kaart.voeg(deel)
        kolom_ = QVBoxLayout(self)
        kolom_.setContentsMargins(0, 0, 0, 0)
        kolom_.addWidget(kaart)

    def toon(self, beeld: Protoetsbeeld) -> None:
        """Show what follows from the form now."""
        self._chip.zet(beeld.uitkomst)
        self._chip.setVisible(bool(beeld.uitkomst.tekst))
        self._zin.setText(beeld.fout or beeld.zin)
        self._tabel.setVisible(bool(beeld.rijen))
        for rij, cellen in zip(beeld.rijen, self._cellen, strict=False):
            for cel, tekst in zip(cellen, (rij.naam, rij.som, rij.genoeg, rij.geldig), strict=True):
                cel.setText(tekst)
        self._let_op.zeg("\n".join(beeld.waarschuwingen))
        self._redenen.zet(beeld.redenen)
