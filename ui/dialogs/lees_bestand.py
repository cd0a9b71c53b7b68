"""A file that was dropped on the intake, to read it and to take text over before it is in a dossier."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cvt_desktop.services.stukken import Stukvoorstel
from ui.dialogs.dialoog import Dialoog
from ui.presenters.intakelezen import plaatsnaam
from ui.presenters.tekstovername import Doelbron, OvernemenPresenter
from ui.tasks import Taken
from ui.views.overnemer import Overnemer
from ui.widgets.documentkijker import Documentbron, Documentkijker
from ui.widgets.knop import Knop
from ui.widgets.paginarol import Paginarol

_BREED, _HOOG = 980, 640


class LeesBestand(Dialoog):
    """``overgenomen`` after each change of the form from here."""

    overgenomen = Signal()

    def __init__(
        self, stuk: Stukvoorstel, bron: Documentbron, doelen: Doelbron, taken: Taken, *, ouder: QWidget | None = None
    ) -> None:
        super().__init__(stuk.naam, sub="Kies tekst en druk op T om haar over te nemen in het formulier.", ouder=ouder)
        self.kijker = Documentkijker(taken)
        self.voeg(self.kijker, 1)
        self.zet_acties(sluiten="Sluiten")
        neem_over = Knop("Overnemen in… (T)")
        self.voeg_actie(neem_over)
        presenter = OvernemenPresenter(doelen)
        self.overnemer = Overnemer(self.kijker, presenter, lambda: plaatsnaam(stuk, self.kijker.pagina()), self.melding)
        self.overnemer.gedaan.connect(self.overgenomen)
        neem_over.clicked.connect(lambda: self.overnemer.begin(self.kijker.gekozen_tekst()))
        self.resize(_BREED, _HOOG)
        self.begin_bij(self.kijker.findChild(Paginarol) or neem_over)
        self.kijker.open(bron)

    def done(self, uitkomst: int) -> None:
        """Forget the pages; the file stays with the draft."""
        self.kijker.sluit()
        super().done(uitkomst)
