"""*Besluitenlijst ondertekenen*: the voorzitter reads each outcome with its stemmen and signs once, with the own passphrase."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cvt_desktop.domain.bekrachtiging import BEKRACHTIG_DAGEN
from ui.presenters.lijst_ondertekenen import LijstOndertekenenPresenter, Lijstrij
from ui.tasks import Taken, melding
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.widgets.bezigbalk import Bezigbalk
from ui.widgets.formulier import Formulier
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.kop import Kop
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.rolvak import Rolvak
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.wachtzinveld import Wachtzinveld

_UITLEG = ("U verklaart dat zo is gestemd en besloten. De stemmen gelden daarna door uw handtekening; de besluitenlijst en "
           f"Controle zeggen dat. De andere leden bekrachtigen binnen {BEKRACHTIG_DAGEN} dagen zelf, of zeggen dat hun stem "
           "verkeerd is genoteerd.")  # fmt: skip


class LijstOndertekenenView(QWidget):
    """``klaar`` when the list was fixed and signed, ``terug`` without it."""

    klaar = Signal()
    terug = Signal()

    def __init__(self, presenter: LijstOndertekenenPresenter, taken: Taken) -> None:
        super().__init__()
        self._p, self._taken = presenter, taken
        kop = Kop(presenter.titel, terug=True)
        kop.terug_gevraagd.connect(self.terug)
        self.hoofd = kop.hoofdknop("Vaststellen en ondertekenen")
        self.hoofd.clicked.connect(self.onderteken)
        self._balk = Meldingsbalk(bewaar_ruimte=False)
        self._bezig = Bezigbalk()
        self.vorm = Formulier(labelkolom=220)
        lijst = self.vorm.sectie("De lijst")
        for rij in presenter.rijen():
            lijst.regel(_punt(rij), f"{rij.nummer}. {rij.leerling}")
        slot = self.vorm.sectie("Ondertekenen")
        slot.regel(Tekst(_UITLEG, Tekstsoort.BODY, afbreken=True))
        self.wachtzin = slot.veld(Wachtzinveld("wachtzin", f"Wachtzin van {presenter.wie.naam}", uitleg="Wordt niet bewaard."))
        self.wachtzin.regel.returnPressed.connect(self.hoofd.click)
        self.vorm.klaar()
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(Ruimte.L, Ruimte.M, Ruimte.L, Ruimte.M)
        kolom.setSpacing(Ruimte.M)
        kolom.addWidget(kop)
        kop.zet(presenter.titel, f"{presenter.wie.naam} · kijk na wat er is genoteerd")
        kolom.addWidget(self._bezig)
        kolom.addWidget(self._balk)
        kolom.addWidget(Rolvak(self.vorm), 1)

    def begin(self) -> None:
        """Focus on the passphrase."""
        self.wachtzin.setFocus()

    def onderteken(self) -> None:
        """Sign; the passphrase is checked outside the thread of the window."""
        zin = self.wachtzin.waarde()
        if not zin:
            self.vorm.toon_fouten({"wachtzin": "Typ uw eigen wachtzin."})
            return
        self.vorm.toon_fouten({})
        self.hoofd.setEnabled(False)
        self._taken.start(lambda _v: self._p.onderteken(zin), self._on_signed, self._on_failed, bezig=self._bezig,
                          titel="Besluitenlijst ondertekenen", handeling=True)  # fmt: skip

    def _on_signed(self, _niets: object) -> None:
        self.wachtzin.wis()
        self.klaar.emit()

    def _on_failed(self, fout: Exception) -> None:
        self.hoofd.setEnabled(True)
        self.wachtzin.wis()
        self.wachtzin.setFocus()
        self._balk.toon(melding(fout), Toon.FOUT)


def _punt(rij: Lijstrij) -> QWidget:
    vak = Kolomvak(Tekst(rij.uitkomst, Tekstsoort.GROOT, afbreken=True), Tekst(rij.stemmen, Tekstsoort.BODY, afbreken=True),
                   ruimte=Ruimte.XS)  # fmt: skip
    if rij.niet_mee:
        vak.voeg(Tekst(f"Telt niet mee, want verkeerd genoteerd volgens {rij.niet_mee}.", Tekstsoort.FOUT, afbreken=True))
    return vak
