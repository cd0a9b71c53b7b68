"""The acts of one line of the TLV register, under its table."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cvt_desktop.domain.errors import CvtError
from cvt_desktop.services.uitvoerbestand import bewaar
from ui.dialogs.tlvacten import GatDialoog, SchoolDialoog
from ui.feedback import PDF, Feedback
from ui.presenters.tlvacten import TlvActenPresenter
from ui.presenters.verklaringen import VerklaringenPresenter, Verklaringrij
from ui.tasks import Bezig, Taken, Voortgang, melding
from ui.tonen import Toon
from ui.widgets.knop import Knop
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.rij import Rij


class TlvActen(Rij):
    """``gewijzigd`` when the register holds something else now."""

    gewijzigd = Signal()

    def __init__(
        self, presenter: TlvActenPresenter, lijst: VerklaringenPresenter, taken: Taken, feedback: Feedback, balk: Meldingsbalk,
        bezig: Bezig,
    ) -> None:  # fmt: skip
        super().__init__()
        self.presenter, self._lijst, self._taken, self._feedback = presenter, lijst, taken, feedback
        self._balk, self._bezig = balk, bezig
        self._rij: Verklaringrij | None = None
        self.opslaan = Knop("Ondertekende PDF…", icoon="map")
        self.afschrift = Knop("Afschrift…")
        self.verlengen = Knop("Verlenging starten")
        self.school = Knop("Gegevens nieuwe school…")
        self.geschiedenis = Knop("Geschiedenis")
        self.gat = Knop("Gat verklaren…")
        self.dialoog: SchoolDialoog | GatDialoog | None = None
        for knop in (self.opslaan, self.afschrift, self.verlengen, self.school, self.geschiedenis, self.gat):
            self.voeg(knop)
        self.voeg_rek()
        self._zichtbaar: tuple[tuple[QWidget, bool], ...] = (
            (self.opslaan, presenter.mag_opslaan), (self.afschrift, presenter.mag_opslaan),
            (self.verlengen, presenter.mag_verlengen), (self.school, presenter.mag_school),
            (self.geschiedenis, presenter.mag_dossier),
        )  # fmt: skip
        for widget, mag in self._zichtbaar:
            if not mag:
                widget.hide()
        self.gat.hide()
        self.opslaan.clicked.connect(lambda: self._bewaar("Ondertekende PDF opslaan", ".pdf", self._lijst.document))
        self.afschrift.clicked.connect(lambda: self._bewaar("Afschrift opslaan", " afschrift.pdf", self.presenter.afschrift))
        self.verlengen.clicked.connect(self._on_extend)
        self.school.clicked.connect(self._on_school)
        self.geschiedenis.clicked.connect(lambda: self._rij and self.presenter.geschiedenis(self._rij))
        self.gat.clicked.connect(self._on_gap)
        self.zet(None)

    def zet(self, rij: Verklaringrij | None) -> None:
        """The line that is chosen."""
        self._rij = rij
        met = self.presenter.met_document(rij)
        for knop in (self.opslaan, self.afschrift, self.geschiedenis):
            knop.setEnabled(met)
        self.verlengen.setEnabled(self.presenter.te_verlengen(rij))
        self.school.setEnabled(self.presenter.geldt(rij))

    def zet_gaten(self, *, goed: bool) -> None:
        """Whether every gap in the numbering is explained."""
        self.gat.setVisible(not goed and bool(self.presenter.gaten()))

    def _on_extend(self) -> None:
        if self._rij is None:
            return
        try:
            self.presenter.begin_verlenging(self._rij)
        except CvtError as fout:
            self._balk.toon(melding(fout), Toon.FOUT)

    def _on_school(self) -> None:
        if (rij := self._rij) is not None:
            self._open(SchoolDialoog(rij.nummer, self.presenter.scholen(),
                                     lambda school, sinds: self.presenter.noteer_school(rij, school, sinds),
                                     ouder=self.window()))  # fmt: skip

    def _on_gap(self) -> None:
        self._open(GatDialoog(self.presenter.gaten(), self.presenter.verklaar, ouder=self.window()))

    def _open(self, dialoog: SchoolDialoog | GatDialoog) -> None:
        self.dialoog = dialoog
        dialoog.gedaan.connect(self._on_done)
        dialoog.open()

    def _on_done(self, zin: str) -> None:
        self.gewijzigd.emit()
        self._balk.toon(zin, Toon.GOED)

    def _bewaar(self, titel: str, eind: str, maak: Callable[[Verklaringrij], tuple[str, bytes]]) -> None:
        rij = self._rij
        if rij is None:
            return
        pad = self._feedback.opslaan_als(titel, f"{rij.nummer}{eind}".replace("/", "-"), PDF)
        if pad is not None:
            self._schrijf(pad if pad.suffix else pad.with_suffix(".pdf"), lambda: maak(rij)[1])

    def _schrijf(self, pad: Path, maak: Callable[[], bytes]) -> None:
        def werk(_voortgang: Voortgang) -> None:
            bewaar(pad, maak())

        def klaar(_niets: None) -> None:
            self._balk.toon(f"Opgeslagen als {pad.name}.", Toon.GOED)

        self._taken.start(werk, klaar, self._feedback.fout, bezig=self._bezig)
