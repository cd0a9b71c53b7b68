"""A text that goes to somebody outside: read first, then saved or copied."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cvt_desktop.basis.bestanden import schrijf_atomair
from cvt_desktop.domain.errors import BestandError
from ui.clipboard import Klembord
from ui.dialogs.dialoog import Dialoog
from ui.feedback import TEKST, Feedback
from ui.tasks import Taken, Voortgang
from ui.theme import Letter, Ruimte
from ui.tonen import Toon
from ui.widgets.kaart import Kaart
from ui.widgets.knop import Knop
from ui.widgets.leestekst import Leestekst


class Tekstblad(Dialoog):
    """Shows ``tekst`` line by line as it will be sent; ``naam`` is the proposed file."""

    def __init__(
        self, titel: str, uitleg: str, tekst: str, naam: str, feedback: Feedback, taken: Taken, *, ouder: QWidget | None = None
    ) -> None:
        super().__init__(titel, sub=uitleg, ouder=ouder, breedte=720)
        self._tekst, self._naam, self._feedback, self._taken = tekst, naam, feedback, taken
        self.lezer = Leestekst(titel)
        self.lezer.zet([(tekst, Letter.GEWOON)])
        self.lezer.setMinimumHeight(360)
        kaart = Kaart(marge=Ruimte.XS)
        kaart.voeg(self.lezer, 1)
        self.voeg(kaart, 1)
        self.zet_acties(sluiten="Sluiten")
        kopieer = Knop("Kopiëren")
        kopieer.clicked.connect(self._on_copy_clicked)
        self.opslaan = Knop("Opslaan als…", icoon="map")
        self.opslaan.clicked.connect(self._on_save_clicked)
        for knop in (kopieer, self.opslaan):
            self.voeg_actie(knop)
        self.begin_bij(self.lezer)

    def _on_copy_clicked(self) -> None:
        Klembord.kopieer(self._tekst)
        self.melding.toon("De tekst staat op het klembord.", Toon.GOED)

    def _on_save_clicked(self) -> None:
        pad = self._feedback.opslaan_als("Opslaan als", self._naam, TEKST)
        if pad is None:
            return
        doel = pad if pad.suffix else pad.with_suffix(".txt")

        def werk(_voortgang: Voortgang) -> None:
            try:
                schrijf_atomair(doel, self._tekst.encode("utf-8"))
            except OSError as fout:
                raise BestandError("Het bestand kan daar niet worden bewaard. Kies een andere map of maak ruimte vrij.",
                                   code="schrijven") from fout  # fmt: skip

        self._taken.start(werk, lambda _n: self.melding.toon(f"Opgeslagen als {doel.name}.", Toon.GOED), self._feedback.fout)
