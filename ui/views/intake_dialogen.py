"""What *Nieuwe aanvraag* opens beside itself: a file to read or to divide, and the empty form for a school."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cvt_desktop.domain.formulier import Soort
from cvt_desktop.services.aanvraagformulieren import bestandsnaam
from cvt_desktop.services.stukken import Stukvoorstel
from ui.dialogs.deel_in_stukken import DeelDialoog
from ui.dialogs.lees_bestand import LeesBestand
from ui.feedback import Feedback
from ui.presenters.intake import IntakePresenter
from ui.presenters.intakelezen import Intakedoelen
from ui.tasks import Taken, melding
from ui.tonen import Toon
from ui.widgets.bezigbalk import Bezigbalk
from ui.widgets.meldingsbalk import Meldingsbalk


class Intakedialogen(QObject):
    """``bewaren`` before a dialog reads the draft; ``gedeeld(bijlage_id, sneden, bsn_op)``; ``overgenomen`` after text went
    into the form.
    """

    bewaren = Signal()
    gedeeld = Signal(object, object, object)
    overgenomen = Signal()

    def __init__(
        self, presenter: IntakePresenter, taken: Taken, feedback: Feedback, bezig: Bezigbalk, balk: Meldingsbalk, ouder: QWidget
    ) -> None:
        super().__init__(ouder)
        self._presenter, self._taken, self._feedback, self._bezig, self._balk = presenter, taken, feedback, bezig, balk
        self._ouder = ouder
        self.deel_open: DeelDialoog | None = None
        self.lees_open: LeesBestand | None = None

    def deel(self, bijlage_id: object) -> None:
        """Divide a PDF of the draft in stukken."""
        stuk = self._stuk(bijlage_id)
        bron, indeling = self._presenter.indeling(stuk)
        dialoog = self.deel_open = DeelDialoog(stuk.naam, bron, indeling, self._taken, self._ouder.window())
        dialoog.gedeeld.connect(lambda sneden, bsn_op: self.gedeeld.emit(bijlage_id, sneden, bsn_op))
        dialoog.open()

    def lees(self, bijlage_id: object) -> None:
        """Read a file that was dropped; what is taken over stands in the form at once."""
        self.bewaren.emit()
        stuk = self._stuk(bijlage_id)
        dialoog = self.lees_open = LeesBestand(stuk, self._presenter.leesbron(stuk), Intakedoelen(self._presenter), self._taken,
                                               ouder=self._ouder.window())  # fmt: skip
        dialoog.overgenomen.connect(self.overgenomen)
        dialoog.open()

    def maak_leeg_formulier(self, soort: Soort) -> None:
        """Save the empty form of this kind, to send to a school."""
        pad = self._feedback.opslaan_als("Blanco aanvraagformulier", bestandsnaam(soort))
        if pad is not None:
            self._taken.start(
                lambda _voortgang: self._presenter.bewaar_leeg_formulier(soort, pad),
                lambda zin: self._balk.toon(zin, Toon.GOED), lambda fout: self._balk.toon(melding(fout), Toon.FOUT),
                bezig=self._bezig, titel="Formulier maken",
            )  # fmt: skip

    def _stuk(self, bijlage_id: object) -> Stukvoorstel:
        return next(s for s in self._presenter.concept.stukken if s.bijlage_id == bijlage_id)
