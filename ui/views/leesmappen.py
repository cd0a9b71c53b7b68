"""*Leesmappen*: the register of what members took home, and the place where the secretaris notes that it is gone."""

from __future__ import annotations

from collections.abc import Callable

from cvt_desktop.services.context import Dienst
from ui.changes import Wijzigingen
from ui.models.tabel import Kolom
from ui.presenters.leesmappen import LeesmappenPresenter, Leesmaprij, teller, zoektekst
from ui.views.registerblad import Registerblad
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.tabel import Tabel

_MAAK = "Een leesmap maakt u bij de agenda van een zitting, een adviespakket in het dossier bij Adviezen."
_WACHT = "De secretaris maakt een leesmap bij de agenda van een zitting, een adviespakket bij Adviezen."


class LeesmappenView(Registerblad[Leesmaprij]):
    """Ctrl+Enter notes that the chosen one is destroyed; the same day that can be taken back."""

    def __init__(self, presenter: LeesmappenPresenter, wijzigingen: Wijzigingen, terug: Callable[[], None]) -> None:
        super().__init__("Leesmappen", "leesmap", wijzigingen, terug)
        self._p = presenter
        self.meld = self.kop.hoofdknop("Als vernietigd melden") if presenter.mag_melden else None
        self.terug = Knop("Melding terugnemen", Knopsoort.STIL, icoon="pijl-links")
        if presenter.mag_melden:
            self.kop.voeg_actie(self.terug)
        else:
            self.terug.hide()
        self.terug.clicked.connect(lambda: self._doe(lambda rij: self._p.neem_terug(rij.id)))
        if self.meld is not None:
            self.meld.clicked.connect(lambda: self._doe(lambda rij: self._p.meld(rij.id)))
        self.leg(Tabel(
            "Leesmappen", _kolommen(), sleutel=lambda r: r.id, leeg="Nog geen leesmappen.", leeg_icoon="document", hooi=zoektekst,
            leeg_uitleg=_MAAK if presenter.mag_melden else _WACHT,
        ))  # fmt: skip

    def ververs(self) -> None:
        """Read the register."""
        rijen = self._p.rijen()
        self.kop.zet("Leesmappen", teller(rijen))
        self.tabel.zet_rijen(rijen)
        self._on_row_chosen(self.tabel.gekozen())

    def _on_row_chosen(self, rij: Leesmaprij | None) -> None:
        self.nader.zeg(rij.nader if rij is not None else "")
        self.terug.setEnabled(rij is not None and rij.mag_terug)
        if self.meld is not None:
            self.meld.setEnabled(rij is not None and rij.open)


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
