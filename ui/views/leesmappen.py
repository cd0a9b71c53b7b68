"""*Leesmappen*: the register of what members took home, and the place where the secretaris notes that it is gone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cvt_desktop.domain.errors import CvtError
from cvt_desktop.domain.ids import LeesmapId
from cvt_desktop.services.context import Dienst
from ui.changes import Wijzigingen
from ui.models.tabel import Kolom
from ui.presenters.leesmappen import LeesmappenPresenter, Leesmaprij, teller, zoektekst
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.kop import Kop
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.tabel import Tabel
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.zoekveld import Zoekveld


class LeesmappenView(QWidget):
    """Ctrl+Enter notes that the chosen one is destroyed; the same day that can be taken back."""

    def __init__(self, presenter: LeesmappenPresenter, wijzigingen: Wijzigingen, terug: Callable[[], None]) -> None:
        super().__init__()
        self._p, self._wijzigingen = presenter, wijzigingen
        self.kop = Kop("Leesmappen", terug=True)
        self.kop.terug_gevraagd.connect(terug)
        zoek = Zoekveld()
        self.kop.voeg_actie(zoek)
        self.meld = self.kop.hoofdknop("Vernietigd gemeld") if presenter.mag_melden else None
        self.terug = Knop("Melding terugnemen", Knopsoort.STIL, icoon="pijl-links")
        if presenter.mag_melden:
            self.kop.voeg_actie(self.terug)
        else:
            self.terug.hide()
        self.balk = Meldingsbalk(bewaar_ruimte=False)
        self.tabel: Tabel[Leesmaprij] = Tabel(
            "Leesmappen", _kolommen(), sleutel=lambda r: r.id, leeg="Nog geen leesmappen.", leeg_icoon="document", hooi=zoektekst,
            leeg_uitleg="Een leesmap maakt u bij de agenda van een zitting, een adviespakket op het tabblad Adviezen.",
        )  # fmt: skip
        self.tabel.koppel(zoek)
        self.nader = Tekst("", Tekstsoort.ZWAK, afbreken=True, kiesbaar=True)
        self.tabel.keuze_gewijzigd.connect(self._on_row_chosen)
        self.terug.clicked.connect(self._on_taken_back)
        if self.meld is not None:
            self.meld.clicked.connect(self._on_reported)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(Ruimte.L, Ruimte.M, Ruimte.L, Ruimte.M)
        kolom.setSpacing(Ruimte.S)
        for deel in (self.kop, self.balk):
            kolom.addWidget(deel)
        kolom.addWidget(self.tabel, 1)
        kolom.addWidget(self.nader)
        self.ververs()

    def bij_tonen(self) -> None:
        """In front again."""
        self.balk.verberg()
        self.ververs()
        self.tabel.setFocus()

    def ververs(self) -> None:
        """Read the register."""
        rijen = self._p.rijen()
        self.kop.zet("Leesmappen", teller(rijen))
        self.tabel.zet_rijen(rijen)
        self._on_row_chosen(self.tabel.gekozen())

    def _on_row_chosen(self, rij: Leesmaprij | None) -> None:
        self.nader.setText(rij.nader if rij is not None else "")
        self.terug.setEnabled(rij is not None and rij.mag_terug)
        if self.meld is not None:
            self.meld.setEnabled(rij is not None and rij.open)

    def _on_reported(self) -> None:
        self._doe(self._p.meld)

    def _on_taken_back(self) -> None:
        self._doe(self._p.neem_terug)

    def _doe(self, act: Callable[[LeesmapId], str]) -> None:
        rij = self.tabel.gekozen()
        if rij is None:
            return
        try:
            zin = act(rij.id)
        except CvtError as fout:
            self.balk.toon(fout.melding, Toon.FOUT)
            return
        self.balk.toon(zin, Toon.GOED)
        self.ververs()
        self._wijzigingen.meld("leesmap", str(rij.id))


def _kolommen() -> list[Kolom[Leesmaprij]]:
    return [
        Kolom(titel="STAND", tekst=lambda r: r.stand, breedte=236),
        Kolom(titel="VAN", tekst=lambda r: r.naam, nadruk=True, rek=True),
        Kolom(titel="LEESMAP", tekst=lambda r: r.code, zwak=True, breedte=96),
        Kolom(titel="ZITTING", tekst=lambda r: r.zitting, rechts=True, breedte=116, sorteer=lambda r: r.zitting_op),
        Kolom(titel="DOSSIERS", tekst=lambda r: r.dossiers, rechts=True, breedte=92, sorteer=lambda r: int(r.dossiers)),
        Kolom(titel="GEMAAKT", tekst=lambda r: r.gemaakt, rechts=True, zwak=True, breedte=140, sorteer=lambda r: r.gemaakt_op),
        Kolom(titel="VERNIETIGEN NA", tekst=lambda r: r.tot, rechts=True, breedte=140, sorteer=lambda r: r.tot_op),
    ]  # fmt: skip


def maak_scherm(dienst: Dienst, wijzigingen: Wijzigingen, terug: Callable[[], None]) -> LeesmappenView:
    """The screen ``leesmappen``."""
    return LeesmappenView(LeesmappenPresenter(dienst), wijzigingen, terug)
