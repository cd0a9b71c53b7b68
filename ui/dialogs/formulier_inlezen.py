"""*Ingevuld formulier inlezen*: what the deskundige wrote, field by field beside what the dossier knows; then vaststellen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from cvt_desktop.services.formulieradvies import Formulierveld
from ui.dialogs.dialoog import Dialoog
from ui.presenters.adviespakket import Formulierbeeld, FormulierPresenter
from ui.tasks import Taken, melding
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.widgets.bezigbalk import Bezigbalk
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.rolvak import Rolvak
from ui.widgets.tekst import Tekst, Tekstsoort

_UITLEG = (
    "Wat de deskundige schreef, is het advies: u past er niets in aan. Bij vaststellen komt het formulier zelf bij de stukken en "
    "gaat de kern woordelijk mee in de brief."
)
_BREED, _HOOG, _LABEL = 980, 600, 190
_LEEG = "—"


class FormulierInlezen(Dialoog):
    """``vastgesteld(zin)`` when the advice is frozen."""

    vastgesteld = Signal(str)

    def __init__(
        self, presenter: FormulierPresenter, beeld: Formulierbeeld, taken: Taken, *, ouder: QWidget | None = None
    ) -> None:
        super().__init__(f"Ingevuld formulier van {beeld.deskundige} (advies {beeld.volgorde})", sub=_UITLEG, ouder=ouder,
                         breedte=_BREED)  # fmt: skip
        self._p, self._taken = presenter, taken
        self._lijst = Rolvak(_tabel(beeld.velden))
        self._lijst.setAccessibleName("Velden van het formulier")
        self.stand = Tekst(beeld.stand, Tekstsoort.NADRUK if beeld.goed else Tekstsoort.FOUT, afbreken=True)
        self.bezig = Bezigbalk()
        self.voeg(self.stand)
        self.voeg(self._lijst, 1)
        self.voeg(self.bezig)
        sluit, hoofd = self.zet_acties("Vaststellen") if beeld.goed else self.zet_acties(sluiten="Sluiten")
        self.hoofd = hoofd
        if hoofd is not None:
            hoofd.clicked.connect(self._on_freeze)
        self.resize(_BREED, _HOOG)
        self.begin_bij(sluit if hoofd is None else hoofd)

    def zet_bezig(self, bezig: bool) -> None:
        """Called by ``Taken``."""
        self.bezig.zet_bezig(bezig)
        self.houd_open(bezig)
        if self.hoofd is not None:
            self.hoofd.setEnabled(not bezig)

    def _on_freeze(self) -> None:
        self.melding.verberg()
        self._taken.start(lambda _voortgang: self._p.vaststellen(), self._on_frozen, self._on_failed, bezig=self,
                          titel="Formulier inlezen")  # fmt: skip

    def _on_frozen(self, zin: str) -> None:
        self.accept()
        self.vastgesteld.emit(zin)

    def _on_failed(self, fout: Exception) -> None:
        self.melding.toon(melding(fout), Toon.FOUT)


def _tabel(velden: tuple[Formulierveld, ...]) -> QWidget:
    vak = QWidget()
    rooster = QGridLayout(vak)
    rooster.setContentsMargins(0, 0, Ruimte.M, 0)
    rooster.setHorizontalSpacing(Ruimte.M)
    rooster.setVerticalSpacing(Ruimte.S)
    rooster.setColumnMinimumWidth(0, _LABEL)
    rooster.setColumnStretch(1, 3)
    rooster.setColumnStretch(2, 2)
    for kolom, kop in enumerate(("VELD", "UIT HET FORMULIER", "IN HET DOSSIER")):
        rooster.addWidget(Tekst(kop, Tekstsoort.SUB), 0, kolom)
    for rij, veld in enumerate(velden, 1):
        naam = Tekst(veld.label, Tekstsoort.NADRUK, afbreken=True)
        naam.setFixedWidth(_LABEL)
        gelezen = Kolomvak(Tekst(veld.formulier or _LEEG, afbreken=True, kiesbaar=True), ruimte=0)
        if veld.fout:
            gelezen.voeg(Tekst(veld.fout[:1].upper() + veld.fout[1:] + ("" if veld.fout.endswith(".") else "."), Tekstsoort.FOUT,
                               afbreken=True))  # fmt: skip
        weet = Tekst(veld.dossier, Tekstsoort.ZWAK, afbreken=True)
        for kolom, deel in enumerate((naam, gelezen, weet)):
            rooster.addWidget(deel, rij, kolom, Qt.AlignmentFlag.AlignTop)
    rooster.setRowStretch(len(velden) + 1, 1)
    return vak
