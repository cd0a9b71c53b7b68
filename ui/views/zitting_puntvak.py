"""The upper half of the live screen: one dossier, readable by a table."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.presenters.zitting_blad import Adviesblok, Puntblad
from ui.theme import Ruimte
from ui.tonen import Chip
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.rij import Rij
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.termijnchip import Termijnchip

_LABEL = 84


class Puntvak(QWidget):
    """Shows a ``Puntblad``: name and term, what is asked and proposed, pupil, parents, both adviezen, what is not in order."""

    def __init__(self) -> None:
        super().__init__()
        self._naam = Tekst("", Tekstsoort.GROOT_NADRUK)
        self._soort = Tekst("", Tekstsoort.ZWAK)
        self._termijn = Termijnchip(Chip(tekst=""))
        self._teksten = {k: Tekst("", Tekstsoort.GROOT, afbreken=True) for k in ("gevraagd", "voorstel", "leerling", "ouders")}
        self._geprobeerd = Tekst("", Tekstsoort.GROOT, afbreken=True)
        self._let_op = Tekst("", Tekstsoort.GROOT, afbreken=True)
        self._adviezen = [_advieskolom() for _ in range(2)]
        alle = (self._naam, *self._teksten.values(), self._geprobeerd, self._let_op, *(t for a in self._adviezen for t in a))
        for tekst in alle:
            tekst.setContentsMargins(0, Ruimte.XS, 0, 0)  # capitals with an accent are higher than the line
            tekst.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)  # on one line with what stands beside it
        for kop_, *_ in self._adviezen:
            kop_.setContentsMargins(0, Ruimte.S, 0, 0)
        self._labels: dict[str, Tekst] = {}
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(0)
        kop = Rij(self._naam, self._soort)
        kop.voeg_rek()
        kop.voeg(self._termijn)
        kolom.addWidget(kop)
        kolom.addLayout(self._bouw_rooster())
        kolom.addStretch(1)

    def _bouw_rooster(self) -> QGridLayout:
        rooster = QGridLayout()
        rooster.setHorizontalSpacing(Ruimte.M)
        rooster.setVerticalSpacing(0)
        rooster.setColumnMinimumWidth(0, _LABEL)
        rooster.setColumnStretch(1, 3)
        rooster.setColumnStretch(3, 2)
        self._zet(rooster, 0, 0, "GEVRAAGD", self._teksten["gevraagd"])
        self._zet(rooster, 0, 2, "VOORSTEL", self._teksten["voorstel"])
        self._zet(rooster, 1, 0, "LEERLING", self._teksten["leerling"], breed=3)
        self._zet(rooster, 2, 0, "OUDERS", self._teksten["ouders"], breed=3)
        naast = QGridLayout()
        naast.setHorizontalSpacing(Ruimte.XL)
        naast.setVerticalSpacing(0)
        for nummer, blok in enumerate(self._adviezen):
            naast.setColumnStretch(nummer, 1)
            for regel, tekst in enumerate(blok):
                naast.addWidget(tekst, regel, nummer, Qt.AlignmentFlag.AlignTop)
        self._zet(rooster, 3, 0, "LET OP", self._let_op, breed=3)
        rooster.addLayout(naast, 4, 0, 1, 4)
        self._zet(rooster, 5, 0, "GEPROBEERD", self._geprobeerd, breed=3, boven=Ruimte.XS)
        self._geprobeerd.setContentsMargins(0, Ruimte.S, 0, 0)  # apart from the adviezen above it
        return rooster

    def _zet(
        self, rooster: QGridLayout, rij: int, kolom: int, label: str, tekst: Tekst, *, breed: int = 1, boven: int = 0
    ) -> None:  # fmt: skip
        kop = Kolomvak(Tekst(label, Tekstsoort.SUB), rek=True, marge=0)
        kop.setContentsMargins(0, Ruimte.S + boven, 0, 0)
        self._labels[label] = kop.findChild(Tekst) or Tekst()
        rooster.addWidget(kop, rij, kolom)
        rooster.addWidget(tekst, rij, kolom + 1, 1, breed, Qt.AlignmentFlag.AlignTop)

    def zet(self, blad: Puntblad) -> None:
        """Show another item, or the same one as it is now."""
        self._naam.setText(blad.naam)
        self._soort.setText(blad.soort)
        self._termijn.zet(blad.termijn)
        for sleutel, tekst in self._teksten.items():
            tekst.setText(_heel(getattr(blad, sleutel)))
        voorstel = self._teksten["voorstel"]
        voorstel.setText(f"\u2060{voorstel.text()}")  # as the t/m beside it: a sign of another font, and a higher line
        self._labels["VOORSTEL"].setVisible(bool(blad.voorstel))
        for deel in (self._labels["LEERLING"], self._teksten["leerling"]):
            deel.setVisible(blad.met_leerling)
        self._labels["OUDERS"].setText("OUDERS" if blad.met_leerling else "BETROKKEN")
        self._geprobeerd.setText(blad.geprobeerd)
        for deel in (self._labels["GEPROBEERD"], self._geprobeerd):
            deel.setVisible(bool(blad.geprobeerd))
        self._let_op.setText(f"▲ {blad.let_op}" if blad.let_op else "geen bijzonderheden")
        for blok, (kop, woorden) in zip(self._adviezen, blad.waarvoor, strict=False):
            self._zet_blok(blok, kop, "", woorden)
        for nummer, blok in enumerate(self._adviezen if not blad.waarvoor else ()):
            self._zet_advies(blok, blad.adviezen[nummer] if nummer < len(blad.adviezen) else None, blad.verschil)

    def _zet_advies(self, blok: tuple[Tekst, Tekst, Tekst], advies: Adviesblok | None, verschil: str) -> None:
        if advies is None:
            self._zet_blok(blok, "ADVIES", "nog geen advies", "")
            return
        merk = f" · verschilt in {verschil} ≠" if verschil and advies.volgorde == 2 else ""
        self._zet_blok(blok, f"ADVIES {advies.volgorde}{merk}", _heel(advies.regel), advies.kern)

    @staticmethod
    def _zet_blok(blok: tuple[Tekst, Tekst, Tekst], *teksten: str) -> None:
        for vak, tekst in zip(blok, teksten, strict=True):
            vak.setText(tekst)
        blok[1].setVisible(bool(teksten[1]))  # an arrangement has no line between head and words


def _heel(tekst: str) -> str:
    """Never broken between the t and the m of t/m."""
    return tekst.replace("t/m ", "t/\u2060m\u00a0")


def _advieskolom() -> tuple[Tekst, Tekst, Tekst]:
    """Head, conclusion and kern of one advice."""
    groot = Tekstsoort.GROOT
    return Tekst("", Tekstsoort.SUB), Tekst("", groot, afbreken=True), Tekst("", groot, afbreken=True)
