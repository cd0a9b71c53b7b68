"""*Verifiëren*: is this document genuine? A file in, a calm verdict out, and five lines that say why."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.feedback import PDF, Feedback
from ui.presenters.verifieren import Uitslag, VerifierenPresenter
from ui.tasks import Taken
from ui.theme import Ruimte, geschaald
from ui.tonen import Toon, Vorm
from ui.widgets.bestandenvak import Bestandenvak
from ui.widgets.bezigbalk import Bezigbalk
from ui.widgets.kaart import Kaart
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.kop import Kop
from ui.widgets.rij import Rij
from ui.widgets.rolvak import Rolvak
from ui.widgets.statuschip import Statuschip
from ui.widgets.tekst import Tekst, Tekstsoort

_CA = "Certificaten (*.pem *.crt *.cer)"
_BREED = 820
_TOON = {True: (Toon.GOED, Vorm.VINK), False: (Toon.FOUT, Vorm.VIERKANT), None: (Toon.LET_OP, Vorm.DRIEHOEK)}


class VerifierenView(QWidget):
    """``terug`` is what the arrow does; without it there is no arrow."""

    def __init__(
        self, presenter: VerifierenPresenter, taken: Taken, feedback: Feedback, *, terug: Callable[[], None] | None = None
    ) -> None:
        super().__init__()
        self._p, self._taken, self._feedback = presenter, taken, feedback
        kop = Kop("Verifiëren", "Nagaan of een verklaring of brief echt is. Het bestand blijft op deze laptop.",
                  terug=terug is not None)  # fmt: skip
        if terug is not None:
            kop.terug_gevraagd.connect(terug)
        self.vak = Bestandenvak(feedback, "Sleep hier het PDF-bestand", soort=PDF, knop="Bestand kiezen…")
        self.vak.gebracht.connect(lambda paden: self.ga_na(paden[0]))
        self._uitgever = Tekst(presenter.uitgever, Tekstsoort.ZWAK)
        self.ca = Knop("Ander certificaat…" if presenter.heeft_register else "Commissiecertificaat kiezen…", Knopsoort.STIL)
        self.ca.clicked.connect(self._on_choose_ca)
        self.bezig = Bezigbalk()
        self._uitslagen = Kolomvak()
        self._kaart: Kaart | None = None
        inhoud = Kolomvak(self.vak, Rij(self._uitgever, self.ca, rek=True), self.bezig, self._uitslagen, rek=True,
                          ruimte=Ruimte.M)  # fmt: skip
        inhoud.setMaximumWidth(geschaald(_BREED))
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(Ruimte.L, Ruimte.M, Ruimte.L, Ruimte.M)
        kolom.setSpacing(Ruimte.M)
        kolom.addWidget(kop)
        kolom.addWidget(Rolvak(inhoud), 1)

    def ga_na(self, pad: Path) -> None:
        """Judge a file."""
        self._taken.start(lambda _v: self._p.ga_na(pad), self.toon, bezig=self.bezig, titel="Document nagaan")

    def toon(self, uitslag: Uitslag) -> None:
        """The verdict, large, and the lines."""
        toon, vorm = _TOON[uitslag.echt]
        kaart = Kaart(toon=toon)
        kaart.voeg(Rij(Statuschip("", toon, vorm), Tekst(uitslag.titel, Tekstsoort.TITEL), rek=True))
        kaart.voeg(Tekst(uitslag.bestand, Tekstsoort.ZWAK, kiesbaar=True))
        for regel in uitslag.regels:
            kaart.voeg(Tekst(regel, afbreken=True, kiesbaar=True))
        kaart.setAccessibleName(f"{uitslag.titel}: {uitslag.bestand}")
        if self._kaart is not None:
            self._kaart.hide()
            self._kaart.deleteLater()
        self._kaart = kaart
        self._uitslagen.voeg(kaart)

    def _on_choose_ca(self) -> None:
        pad = self._feedback.kies_bestand("Kies het commissiecertificaat", _CA)
        if pad is not None:
            self._p.ca_pad = pad
            self._uitgever.setText(self._p.uitgever)
