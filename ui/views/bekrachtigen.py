"""*Mijn stemmen*: one member checks, marks what is wrong, and confirms with the own passphrase."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from cvt_desktop.domain.ids import AanvraagId, PersoonId
from ui.presenters.bekrachtigen import BekrachtigenPresenter, Stemrij
from ui.tasks import Taken, melding
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.widgets.bezigbalk import Bezigbalk
from ui.widgets.chipvlak import Chipvlak
from ui.widgets.formulier import Formulier
from ui.widgets.kop import Kop
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.rij import Rij
from ui.widgets.rolvak import Rolvak
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.vinkje import Vinkje
from ui.widgets.wachtzinveld import Wachtzinveld

_LABELKOLOM = 220


class _Stemmenvak(Rolvak):
    """As high as the votes; Qt would stop at some twenty lines, also where the page has room for all."""

    def __init__(self, stemmen: Formulier) -> None:
        super().__init__(stemmen)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        """The height of what is in it, at its width."""
        inhoud, breed = self.widget(), super().sizeHint().width()
        if inhoud is None:
            return super().sizeHint()
        hoog = inhoud.heightForWidth(self.viewport().width()) if inhoud.hasHeightForWidth() else inhoud.sizeHint().height()
        return QSize(breed, hoog)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width is another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


class BekrachtigenView(QWidget):
    """``klaar`` when all was confirmed, ``terug`` without it."""

    klaar = Signal()
    terug = Signal()

    def __init__(self, presenter: BekrachtigenPresenter, taken: Taken, persoon_id: PersoonId, naam: str) -> None:
        super().__init__()
        self._p, self._taken, self._wie = presenter, taken, persoon_id
        self._rijen = presenter.stemmen_van(persoon_id)
        self._vinkjes: dict[AanvraagId, Vinkje] = {}
        open_ = sum(1 for r in self._rijen if not r.klaar)
        titel = f"Mijn stemmen van {presenter.wanneer()} ({open_})"
        kop = Kop(titel, terug=True)
        kop.terug_gevraagd.connect(self.terug)
        self.hoofd = kop.hoofdknop("Bekrachtigen")
        self.hoofd.clicked.connect(self.bekrachtig)
        self._balk = Meldingsbalk(bewaar_ruimte=False)
        self._bezig = Bezigbalk()
        stemmen, self.vorm = Formulier(labelkolom=_LABELKOLOM), Formulier(labelkolom=_LABELKOLOM)
        self._bouw(stemmen)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(Ruimte.L, Ruimte.M, Ruimte.L, Ruimte.M)
        kolom.setSpacing(Ruimte.M)
        kolom.addWidget(kop)
        kop.zet(titel, f"{naam} · kijk na wat er is genoteerd")
        kolom.addWidget(self._bezig)
        kolom.addWidget(self._balk)
        kolom.addWidget(_Stemmenvak(stemmen))
        kolom.addWidget(self.vorm)  # right below the votes; where they are many these scroll, and the first stays in sight
        kolom.addStretch(1)

    def _bouw(self, vorm: Formulier) -> None:
        stemmen = vorm.sectie("Uw stemmen")
        for r in self._rijen:
            stemmen.regel(self._stemregel(r), f"{r.nummer}. {r.leerling}")
        if not self._rijen:
            stemmen.regel(Tekst("Van u zijn geen stemmen genoteerd.", Tekstsoort.BODY))
        vorm.klaar()
        wachtzin = self.vorm.sectie("Bekrachtigen")
        uitleg = "Eén keer voor al uw stemmen. De wachtzin wordt niet bewaard."
        self.wachtzin = wachtzin.veld(Wachtzinveld("wachtzin", "Uw eigen wachtzin", uitleg=uitleg))
        self.wachtzin.regel.returnPressed.connect(self.hoofd.click)
        self.vorm.klaar()

    def _stemregel(self, r: Stemrij) -> QWidget:
        tekst = Tekst(f"{r.uitkomst}  ·  uw stem: {r.stem}", Tekstsoort.NADRUK, afbreken=True)
        vinkje = Vinkje(f"fout {r.id}", "Dit is niet mijn stem")
        vinkje.editor.setAccessibleName(f"Punt {r.nummer}: dit is niet mijn stem")
        vinkje.zonder_foutregel()
        vinkje.zet_waarde(r.betwist)
        self._vinkjes[r.id] = vinkje
        vak = QWidget()
        kolom = QVBoxLayout(vak)
        kolom.setContentsMargins(0, 0, 0, Ruimte.S)
        kolom.setSpacing(0)
        regel = Rij(ruimte=Ruimte.L)
        regel.voeg(tekst, 1)
        regel.voeg(vinkje)
        kolom.addWidget(regel)
        if r.echtheid is not None:
            kolom.addWidget(Rij(Chipvlak(r.echtheid), Tekst(r.reden, Tekstsoort.ZWAK), rek=True))
        return vak

    def begin(self) -> None:
        """Focus on the passphrase: most people only look and type."""
        self.wachtzin.setFocus()

    def bekrachtig(self) -> None:
        """Confirm; the passphrase is checked outside the thread of the window."""
        zin = self.wachtzin.waarde()
        if not zin:
            self.vorm.toon_fouten({"wachtzin": "Typ uw eigen wachtzin."})
            return
        self.vorm.toon_fouten({})
        betwist = frozenset(id_ for id_, vinkje in self._vinkjes.items() if vinkje.waarde())
        self.hoofd.setEnabled(False)
        self._taken.start(lambda _v: self._p.bekrachtig(self._wie, zin, betwist), self._on_confirmed, self._on_failed,
                          bezig=self._bezig, titel="Stemmen bekrachtigen", handeling=True)  # fmt: skip

    def _on_confirmed(self, _niets: object) -> None:
        self.wachtzin.wis()
        self._p.ververs()
        self.klaar.emit()

    def _on_failed(self, fout: Exception) -> None:
        self.hoofd.setEnabled(True)
        self.wachtzin.wis()
        self.wachtzin.setFocus()
        self._balk.toon(melding(fout), Toon.FOUT)

