"""*Adviespakket maken*: say until when, choose where; while it is made *Stoppen* leaves nothing behind."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.dialogs.werkdialoog import Werkdialoog
from ui.feedback import Feedback
from ui.presenters.adviespakket import PakketPresenter
from ui.tasks import Taken
from ui.widgets.datumveld import Datumveld
from ui.widgets.formulier import Formulier
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.voortgangsregel import Voortgangsregel, met_procent

_UITLEG = (
    "Twee beveiligde PDF-bestanden: het adviesformulier, zo ver ingevuld als het dossier het weet, en de stukken. Het andere "
    "advies zit er niet in. U ziet de wachtzin daarna eenmaal; zij opent beide bestanden."
)
_LET_OP = (
    "Verstuur beide met beveiligde mail en maak de map daarna leeg. Komt het formulier beveiligd terug, dan vraagt het programma "
    "om de wachtzin; de deskundige heeft haar."
)
_TITEL = "Adviespakket maken"


class PakketDialoog(Werkdialoog):
    """``gemaakt(Pakket)`` with what was written and the passphrase."""

    hulpvorm = "adviespakket"
    gemaakt = Signal(object)

    def __init__(self, presenter: PakketPresenter, taken: Taken, feedback: Feedback, *, ouder: QWidget | None = None) -> None:
        super().__init__(f"Adviespakket voor {presenter.deskundige}", taken, sub=_UITLEG, ouder=ouder, breedte=700)
        self._p, self._feedback = presenter, feedback
        self.vorm = Formulier(labelkolom=130)
        self.dag = self.vorm.sectie().veld(Datumveld("vernietigen_na", "Vernietigen na"))
        self.dag.zet_waarde(presenter.laatste_dag())
        self.vorm.klaar()
        self.voortgang = Voortgangsregel(taken, self.bezig, vorm=met_procent)
        for deel in (self.vorm, Tekst(_LET_OP, Tekstsoort.ZWAK, afbreken=True), self.bezig, self.voortgang):
            self.voeg(deel)
        _, hoofd = self.zet_acties("Kies een map en maak…")
        assert hoofd is not None
        self.hoofd = hoofd
        self.hoofd.clicked.connect(self._on_make)
        self.begin_bij(self.dag)

    def bij_bezig(self, bezig: bool) -> None:
        """See ``Werkdialoog``."""
        if not bezig:
            self.voortgang.klaar()
        for deel in (self.vorm, self.hoofd):
            deel.setEnabled(not bezig)

    def _on_make(self) -> None:
        self.melding.verberg()
        self.vorm.toon_fouten({})
        dag = self.dag.waarde()
        if dag is None:
            self.vorm.toon_fouten({"vernietigen_na": "Vul in na welke dag het adviespakket weg moet zijn."})
            return
        map_ = self._feedback.kies_map("Waar komt het adviespakket?")
        if map_ is not None:
            taak = self._start(lambda voortgang: self._p.maak(map_, dag, voortgang), self._on_made, _TITEL)
            self.voortgang.volg(taak, _TITEL)

    def _on_made(self, pakket: object) -> None:
        self.accept()
        self.gemaakt.emit(pakket)
