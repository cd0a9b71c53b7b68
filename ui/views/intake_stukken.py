"""The right column of the intake: where files are dropped, and what they are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cvt_desktop.basis.tekst import meervoud
from cvt_desktop.services.stukken import Stukvoorstel
from ui.feedback import Feedback
from ui.theme import Ruimte
from ui.views.intake_stukregel import Stukregel
from ui.widgets.bestandenvak import Bestandenvak
from ui.widgets.bezigbalk import Bezigbalk
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.rolvak import Rolvak
from ui.widgets.tekst import Tekst, Tekstsoort


class Stukkenkolom(QWidget):
    """``gebracht(paden)``, ``gewijzigd(bijlage_id, soort, datum)``, ``weg_gevraagd(bijlage_id)``, and for a file that holds
    several stukken ``delen_gevraagd(bijlage_id)`` and ``samen_gevraagd(bijlage_id)``. ``lezen_gevraagd(bijlage_id)`` opens it.
    """

    gebracht = Signal(object)
    gewijzigd = Signal(object, str, object)
    weg_gevraagd = Signal(object)
    delen_gevraagd = Signal(object)
    samen_gevraagd = Signal(object)
    lezen_gevraagd = Signal(object)

    def __init__(self, feedback: Feedback, breedte: int, *, deelbaar: bool = False) -> None:
        super().__init__()
        self._deelbaar = deelbaar
        self.setFixedWidth(breedte)
        self._regels: dict[object, Stukregel] = {}
        vak = Bestandenvak(feedback, "Sleep hier bestanden, een ZIP of een OSO-bestand")
        vak.gebracht.connect(self.gebracht)
        self.bezig = Bezigbalk()
        self.melding = Meldingsbalk(bewaar_ruimte=False)
        self._kop = Tekst("", Tekstsoort.ZWAK, afbreken=True)
        lijst = QWidget()
        self._lijst = QVBoxLayout(lijst)
        self._lijst.setContentsMargins(0, 0, Ruimte.XS, 0)
        self._lijst.setSpacing(Ruimte.S)
        self._lijst.addStretch(1)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(Ruimte.S)
        for widget in (vak, self.bezig, self.melding, self._kop):
            kolom.addWidget(widget)
        kolom.addWidget(Rolvak(lijst), 1)
        self.toon(())

    def toon(self, stukken: Sequence[Stukvoorstel]) -> None:
        """Show these files; rows that are there already stay as they are."""
        nu = {stuk.bijlage_id: stuk.sneden for stuk in stukken}
        for id_ in [id_ for id_, regel in self._regels.items() if nu.get(regel.stuk.bijlage_id) != regel.stuk.sneden]:
            regel = self._regels.pop(id_)
            self._lijst.removeWidget(regel)
            regel.hide()
            regel.deleteLater()
        for plaats, stuk in enumerate(stukken):
            if stuk.bijlage_id not in self._regels:
                self._voeg(stuk, plaats)
        aantal = sum(max(1, len(stuk.sneden)) for stuk in stukken)
        samen = f", {meervoud(aantal, 'stuk', 'stukken')}" if aantal > len(stukken) else ""
        self._kop.setText(
            f"{meervoud(len(stukken), 'bestand', 'bestanden')}{samen} · soort is voorgesteld, controleer:" if stukken
            else "Nog geen bestanden. De soort van elk bestand wordt uit de naam voorgesteld."
        )  # fmt: skip

    def regel(self, bijlage_id: object) -> Stukregel:
        """The row of a file."""
        return self._regels[bijlage_id]

    def _voeg(self, stuk: Stukvoorstel, plaats: int) -> None:
        leesbaar = self._deelbaar and (stuk.vorm.te_zien or stuk.vorm.als_tekst)
        regel = Stukregel(stuk, deelbaar=self._deelbaar, leesbaar=leesbaar)
        id_ = stuk.bijlage_id
        regel.gewijzigd.connect(lambda soort, datum: self.gewijzigd.emit(id_, soort, datum))
        regel.weg_gevraagd.connect(lambda: self.weg_gevraagd.emit(id_))
        self._regels[id_] = regel
        regel.delen_gevraagd.connect(lambda: self.delen_gevraagd.emit(id_))
        regel.lezen_gevraagd.connect(lambda: self.lezen_gevraagd.emit(id_))
        regel.samen_gevraagd.connect(lambda: self.samen_gevraagd.emit(id_))
        self._lijst.insertWidget(plaats, regel)
