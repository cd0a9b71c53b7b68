"""The passphrases of leesmappen, or of an adviespakket, that were made: shown once, because they are kept nowhere."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from cvt_desktop.basis.tekst import datum_voluit
from cvt_desktop.services.adviespakket import Pakket
from cvt_desktop.services.leesmappen import Uitgereikt
from ui.dialogs.dialoog import Dialoog
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.widgets.rolvak import Rolvak
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.vinkje import Vinkje

_UITLEG = (
    "Deze wachtzinnen ziet u één keer: het programma bewaart ze niet. Geef elk lid de eigen wachtzin, aan de telefoon of op "
    "papier, en nooit samen met het bestand. Is een wachtzin kwijt, maak dan een nieuwe leesmap."
)

PAKKET_TITEL = "Het adviespakket is gemaakt"
PAKKET_UITLEG = (
    "Deze wachtzin ziet u één keer: het programma bewaart haar niet. Geef haar aan de telefoon of op papier, en nooit samen met "
    "de bestanden; zij opent het formulier en de stukken. Het formulier komt meestal beveiligd terug: de deskundige heeft haar "
    "dan nog. Is de wachtzin kwijt, maak dan een nieuw adviespakket."
)

_MEER = "wachtzinnen"


def _bestanden(uit: Uitgereikt | Pakket) -> str:
    return f"{uit.bestand} en {uit.formulier}" if isinstance(uit, Pakket) else uit.bestand


class Leesmapwachtzinnen(Dialoog):
    """Closes when somebody said that they were noted."""

    def __init__(
        self, uitgereikt: Sequence[Uitgereikt | Pakket], *, titel: str = "De leesmappen zijn gemaakt", sub: str = _UITLEG,
        ouder: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(titel, sub=sub, ouder=ouder, breedte=860)
        self._wat = _MEER if len(uitgereikt) > 1 else "wachtzin"
        vak = QWidget()
        rooster = QGridLayout(vak)
        rooster.setContentsMargins(0, 0, 0, 0)
        rooster.setHorizontalSpacing(Ruimte.L)
        rooster.setVerticalSpacing(Ruimte.M)
        rooster.setColumnStretch(1, 1)
        for rij, uit in enumerate(uitgereikt):
            zin = Tekst(uit.wachtzin, Tekstsoort.NADRUK, afbreken=True, kiesbaar=True)
            zin.setAccessibleName(f"Wachtzin voor {uit.leesmap.naam}")
            rooster.addWidget(Tekst(uit.leesmap.naam), rij * 2, 0)
            rooster.addWidget(zin, rij * 2, 1)
            rooster.addWidget(Tekst(_bestanden(uit), Tekstsoort.ZWAK, kiesbaar=True), rij * 2 + 1, 1)
        rooster.setRowStretch(len(uitgereikt) * 2, 1)
        self.voeg(Rolvak(vak), 1)
        dag = uitgereikt[0].leesmap.vernietigen_na
        self.voeg(Tekst(f"Vernietigen na {datum_voluit(dag)}. Daarna staat op uw werkvoorraad wie het nog niet heeft gemeld.",
                        Tekstsoort.ZWAK, afbreken=True))  # fmt: skip
        self.genoteerd = Vinkje("genoteerd", f"Ik heb de {self._wat} genoteerd")
        self.genoteerd.zonder_foutregel()
        self.genoteerd.gewijzigd.connect(self.melding.verberg)
        self.voeg(self.genoteerd)
        self.resize(860, 520)
        self.dicht, _ = self.zet_acties(sluiten="Sluiten")
        self.begin_bij(self.genoteerd)

    def reject(self) -> None:
        """Not before they were noted: nobody can bring them back."""
        if self.genoteerd.waarde():
            super().reject()
        else:
            zijn = "zijn ze" if self._wat == _MEER else "is ze"
            self.melding.toon(f"Noteer eerst de {self._wat} en vink dat aan. Later {zijn} niet meer te zien.",
                              Toon.LET_OP)  # fmt: skip
