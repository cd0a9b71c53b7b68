"""*Ingevulde lijst inlezen*: each row of the list that a school filled in is judged, and then all of it is done or nothing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cvt_desktop.ports.inlezen import Inlezer
from ui.dialogs.werkdialoog import Werkdialoog
from ui.feedback import TABEL, Feedback
from ui.models.tabel import Kolom
from ui.presenters.verlengingsronde import Lijstlezer, Lijstrij, Lijststaat
from ui.tasks import Taken
from ui.widgets.bestandenvak import Bestandenvak
from ui.widgets.tabel import Tabel
from ui.widgets.tekst import Tekst, Tekstsoort

_BREEDTE, _HOOGTE = 980, 600
_UITLEG = (
    "De lijst die de school heeft ingevuld, als .xlsx of .csv. De regels worden herkend aan het TLV-nummer. Er verandert niets "
    "voordat u op Verwerken drukt; afgekeurde regels blijven zoals zij zijn."
)


class VerlengingslijstDialoog(Werkdialoog):
    """``gedaan(zin)`` when the answers stand in the register. Closing while it is busy stops it: nothing has changed then."""

    gedaan = Signal(str)

    def __init__(
        self, lezer: Lijstlezer, inlezer: Inlezer, taken: Taken, feedback: Feedback, *, ouder: QWidget | None = None
    ) -> None:
        super().__init__(f"Ingevulde lijst inlezen: {lezer.school}", taken, sub=_UITLEG, ouder=ouder, breedte=_BREEDTE)
        self._lezer, self._inlezer = lezer, inlezer
        self._kan = False
        self.vak = Bestandenvak(feedback, "Sleep hier de ingevulde lijst (.xlsx of .csv)", soort=TABEL, knop="Bestand kiezen…")
        self.stand = Tekst("Nog geen bestand gekozen.", Tekstsoort.ZWAK, afbreken=True)
        self.tabel: Tabel[Lijstrij] = Tabel("Regels van de lijst", _KOLOMMEN, sleutel=lambda r: r.sleutel,
                                            leeg="Kies een bestand om te zien wat erin staat.",
                                            leeg_icoon="verklaringen")  # fmt: skip
        self.tabel.zet_rijen([])
        self.nadere = Tekst("", Tekstsoort.KLEIN, afbreken=True)
        for deel, rek in ((self.vak, 0), (self.stand, 0), (self.bezig, 0), (self.tabel, 1), (self.nadere, 0)):
            self.voeg(deel, rek)
        _, hoofd = self.zet_acties("Verwerken")
        assert hoofd is not None
        self.hoofd = hoofd
        self.hoofd.setEnabled(False)
        self.tabel.keuze_gewijzigd.connect(self._on_row_chosen)
        self.vak.gebracht.connect(self._on_file_brought)
        self.hoofd.clicked.connect(self._on_do)
        self.resize(_BREEDTE, _HOOGTE)

    def bij_bezig(self, bezig: bool) -> None:
        """See ``Werkdialoog``."""
        self.vak.setEnabled(not bezig)
        self.hoofd.setEnabled(not bezig and self._kan)

    def _on_file_brought(self, paden: list[Path]) -> None:
        pad = paden[0]
        self._kan = False
        self._start(lambda voortgang: self._lezer.open(self._inlezer.bestand(pad), voortgang), self._toon, "Lijst nakijken")

    def _on_row_chosen(self, rij: Lijstrij | None) -> None:
        """The whole remark: in the table a long one is cut."""
        self.nadere.setText(f"Regel {rij.regel}: {rij.opmerking.tekst}" if rij is not None else "")

    def _on_do(self) -> None:
        self._start(self._lezer.verwerk, self._on_done, "Antwoorden verwerken")

    def _toon(self, staat: Lijststaat) -> None:
        self._kan = staat.kan
        self.stand.setText(staat.zin)
        self.tabel.zet_rijen(staat.rijen)
        self.hoofd.setEnabled(staat.kan and self._taak is None)

    def _on_done(self, zin: str) -> None:
        self.accept()
        self.gedaan.emit(zin)


_KOLOMMEN: tuple[Kolom[Lijstrij], ...] = (
    Kolom(titel="REGEL", tekst=lambda r: r.regel, rechts=True, zwak=True, breedte=64, sorteer=lambda r: r.sleutel),
    Kolom(titel="NUMMER", tekst=lambda r: r.nummer, nadruk=True, breedte=120),
    Kolom(titel="LEERLING", tekst=lambda r: r.leerling, breedte=170),
    Kolom(titel="ANTWOORD", tekst=lambda r: r.antwoord, breedte=130),
    Kolom(titel="WAT ERMEE GEBEURT", tekst=lambda r: r.opmerking, rek=True),
)
