"""Without a register: which backup, from which folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cvt_desktop.ports.reservekopie import Reservekopie
from ui.feedback import Feedback
from ui.models.tabel import Kolom
from ui.presenters.terugzetten import Keuzerij, keuzerijen
from ui.tasks import Taken, melding
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.widgets.knop import Knop
from ui.widgets.kop import Kop
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.tabel import Tabel
from ui.widgets.tekst import Tekst, Tekstsoort

_UITLEG = "Kies een reservekopie van deze laptop, of de stick of netwerkmap waarop er een ligt."


class KopiekeuzeView(QWidget):
    """``gekozen(Reservekopie)``. ``zoek`` looks in a folder, in a thread: it may be a network."""

    gekozen = Signal(object)

    def __init__(
        self, zoek: Callable[[Path], Sequence[Reservekopie]], map_: Path, taken: Taken, feedback: Feedback,
        terug: Callable[[], None],
    ) -> None:  # fmt: skip
        super().__init__()
        self._zoek, self._taken, self._feedback = zoek, taken, feedback
        kop = Kop("Reservekopie terugzetten", _UITLEG, terug=True)
        kop.terug_gevraagd.connect(terug)
        self.andere = Knop("Andere map…", icoon="map")
        self.andere.clicked.connect(self._on_choose)
        kop.voeg_actie(self.andere)
        self.verder = kop.hoofdknop("Verder")
        self.verder.clicked.connect(self._on_go)
        self.melding = Meldingsbalk(bewaar_ruimte=False)
        self.waar = Tekst("", Tekstsoort.ZWAK, afbreken=True)
        self.tabel = Tabel("Reservekopieën", _kolommen(), sleutel=lambda r: r.kopie.map_, leeg="Hier liggen geen reservekopieën.",
                           leeg_icoon="map", leeg_uitleg="Kies de stick of de map waarop zij liggen.")  # fmt: skip
        self.tabel.geactiveerd.connect(lambda rij: self.gekozen.emit(rij.kopie))
        self.tabel.keuze_gewijzigd.connect(lambda rij: self.verder.setEnabled(rij is not None))
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(Ruimte.L, Ruimte.M, Ruimte.L, Ruimte.M)
        kolom.setSpacing(Ruimte.M)
        for deel in (kop, self.melding, self.waar):
            kolom.addWidget(deel)
        kolom.addWidget(self.tabel, 1)
        self.verder.setEnabled(False)
        self.kijk_in(map_)

    def kijk_in(self, map_: Path) -> None:
        """Show what lies in this folder."""
        self.waar.setText(f"Gezocht in {map_}")
        self._taken.start(lambda _v: self._zoek(map_), lambda gevonden: self.tabel.zet_rijen(keuzerijen(gevonden)),
                          lambda fout: self.melding.toon(melding(fout), Toon.FOUT), bezig=self.tabel, titel="Zoeken")  # fmt: skip

    def _on_choose(self) -> None:
        map_ = self._feedback.kies_map("Kies de map met reservekopieën")
        if map_ is not None:
            self.kijk_in(map_)

    def _on_go(self) -> None:
        rij = self.tabel.gekozen()
        if rij is not None:
            self.gekozen.emit(rij.kopie)


def _kolommen() -> list[Kolom[Keuzerij]]:
    return [
        Kolom(titel="GEMAAKT", tekst=lambda r: r.datum, sorteer=lambda r: r.moment, nadruk=True),
        Kolom(titel="WAAROM", tekst=lambda r: r.aanleiding, rek=True),
        Kolom(titel="REGISTER", tekst=lambda r: r.register, zwak=True),
        Kolom(titel="GROOTTE", tekst=lambda r: r.grootte, sorteer=lambda r: r.bytes, rechts=True),
    ]
