"""*Adviespakket maken*: say until when, choose where; while it is made *Stoppen* leaves nothing behind."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.dialogs.dialoog import Dialoog
from ui.feedback import Feedback
from ui.presenters.adviespakket import PakketPresenter
from ui.tasks import Taak, Taken, melding
from ui.tonen import Toon
from ui.widgets.bezigbalk import Bezigbalk
from ui.widgets.datumveld import Datumveld
from ui.widgets.formulier import Formulier
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.voortgangsregel import Voortgangsregel, met_procent

_UITLEG = (
    "Twee bestanden: het adviesformulier, zo ver ingevuld als het dossier het weet, en de stukken in één beveiligd PDF-bestand. "
    "Het andere advies zit er niet in. U ziet de wachtzin daarna eenmaal."
)
_LET_OP = (
    "Het formulier zelf is niet beveiligd en noemt de leerling: verstuur het alleen met beveiligde mail. Maak de map daarna leeg."
)
_TITEL = "Adviespakket maken"


class PakketDialoog(Dialoog):
    """``gemaakt(Pakket)`` with what was written and the passphrase."""

    hulpvorm = "adviespakket"
    gemaakt = Signal(object)

    def __init__(self, presenter: PakketPresenter, taken: Taken, feedback: Feedback, *, ouder: QWidget | None = None) -> None:
        super().__init__(f"Adviespakket voor {presenter.deskundige}", sub=_UITLEG, ouder=ouder, breedte=700)
        self._p, self._taken, self._feedback = presenter, taken, feedback
        self._taak: Taak | None = None
        self.vorm = Formulier(labelkolom=130)
        self.dag = self.vorm.sectie().veld(Datumveld("vernietigen_na", "Vernietigen na"))
        self.dag.zet_waarde(presenter.laatste_dag())
        self.vorm.klaar()
        self.bezig = Bezigbalk()
        self.voortgang = Voortgangsregel(taken, self.bezig, vorm=met_procent)
        for deel in (self.vorm, Tekst(_LET_OP, Tekstsoort.ZWAK, afbreken=True), self.bezig, self.voortgang):
            self.voeg(deel)
        _, hoofd = self.zet_acties("Kies een map en maak…")
        assert hoofd is not None
        self.hoofd = hoofd
        self.hoofd.clicked.connect(self._on_make)
        self.begin_bij(self.dag)

    def zet_bezig(self, bezig: bool) -> None:
        """Called by ``Taken``: while it is busy nothing else can be begun."""
        self.bezig.zet_bezig(bezig)
        if not bezig:
            self._taak = None
            self.voortgang.klaar()
        for deel in (self.vorm, self.hoofd):
            deel.setEnabled(not bezig)

    def reject(self) -> None:
        """Closing while it is busy asks the work to stop first."""
        if self._taak is not None:
            self._taak.voortgang.stop()
            return
        super().reject()

    def _on_make(self) -> None:
        self.melding.verberg()
        self.vorm.toon_fouten({})
        dag = self.dag.waarde()
        if dag is None:
            self.vorm.toon_fouten({"vernietigen_na": "Vul in na welke dag het adviespakket weg moet zijn."})
            return
        map_ = self._feedback.kies_map("Waar komt het adviespakket?")
        if map_ is not None:
            self._taak = self._taken.start(lambda voortgang: self._p.maak(map_, dag, voortgang), self._on_made,
                                           self._on_failed, bezig=self, titel=_TITEL, stopbaar=True)  # fmt: skip
            self.voortgang.volg(self._taak, _TITEL)

    def _on_made(self, pakket: object) -> None:
        self.accept()
        self.gemaakt.emit(pakket)

    def _on_failed(self, fout: Exception) -> None:
        self.melding.toon(melding(fout), Toon.FOUT)
