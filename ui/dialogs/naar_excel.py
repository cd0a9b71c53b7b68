"""*Naar Excel*: how many rows, and whether names go along."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cvt_desktop.basis.tekst import meervoud
from ui.dialogs.dialoog import Dialoog
from ui.feedback import XLSX, Feedback
from ui.presenters.naarexcel import NAMEN, ExcelPresenter
from ui.tasks import Bezig, Taken, melding
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.widgets.keuzerij import Keuzerij
from ui.widgets.knop import Knop
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.rij import Rij
from ui.widgets.tekst import Tekst, Tekstsoort

_BREED = 620
_LOGBOEK = "Het logboek legt vast dat u dit opslaat: waarheen, met of zonder namen, en welk bestand."


class ExcelDialoog(Dialoog):
    """``gekozen(namen)`` when it goes on to where the file is kept."""

    gekozen = Signal(str)

    def __init__(self, wat: str, aantal: int, vooraf: str, *, ouder: QWidget | None = None) -> None:
        sub = f"De lijst zoals u die ziet, met filter en volgorde: {meervoud(aantal, 'regel', 'regels')}."
        super().__init__(f"{wat} naar Excel", sub=sub, ouder=ouder, breedte=_BREED)
        self.namen = Keuzerij("namen", "Namen", NAMEN, toon_toetsen=False)
        self.namen.zet_waarde(vooraf)
        self.namen.zonder_foutregel()
        self.voeg(Rij(Tekst("Namen"), self.namen, rek=True, ruimte=Ruimte.L))
        self.erbij = Tekst("", Tekstsoort.ZWAK, afbreken=True)
        self.voeg(self.erbij)
        self.voeg(Tekst(_LOGBOEK, Tekstsoort.ZWAK, afbreken=True))
        self._erbij = {keuze.waarde: keuze.ondertekst for keuze in NAMEN}
        self.namen.gewijzigd.connect(self._on_names_changed)
        self._on_names_changed()
        _, doe = self.zet_acties("Opslaan als…")
        if doe is not None:
            doe.clicked.connect(self._on_save)
        self.begin_bij(self.namen)

    def _on_names_changed(self) -> None:
        self.erbij.setText(self._erbij.get(self.namen.waarde(), ""))

    def _on_save(self) -> None:
        namen = self.namen.waarde()
        self.accept()
        self.gekozen.emit(namen)


class Excelknop(Knop):
    """The button of a list: asks about names, then where, and writes outside the thread of the window.

    ``ids`` gives the rows that are shown, in their order.
    """

    def __init__(
        self, presenter: ExcelPresenter, wat: str, ids: Callable[[], Sequence[Any]], taken: Taken, feedback: Feedback,
        melding_: Meldingsbalk, bezig: Bezig,
    ) -> None:  # fmt: skip
        super().__init__("Naar Excel…", icoon="map")
        self._presenter, self._wat, self._ids = presenter, wat, ids
        self._taken, self._feedback, self._melding, self._bezig = taken, feedback, melding_, bezig
        self.dialoog: ExcelDialoog | None = None
        self.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        self.dialoog = ExcelDialoog(self._wat, len(self._ids()), self._presenter.vooraf, ouder=self.window())
        self.dialoog.gekozen.connect(self._on_chosen)
        self.dialoog.open()

    def _on_chosen(self, namen: str) -> None:
        pad = self._feedback.opslaan_als(f"{self._wat} opslaan", self._presenter.bestandsnaam(namen), XLSX)
        if pad is not None:
            self._schrijf(pad, namen)

    def _schrijf(self, pad: Path, namen: str) -> None:
        ids = self._ids()
        self._taken.start(lambda voortgang: self._presenter.schrijf(pad, ids, namen, voortgang),
                          lambda zin: self._melding.toon(zin, Toon.GOED),
                          lambda fout: self._melding.toon(melding(fout), Toon.FOUT),
                          bezig=self._bezig, titel=f"{self._wat} opslaan", stopbaar=True)  # fmt: skip
