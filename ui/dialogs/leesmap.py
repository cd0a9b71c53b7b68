"""*Leesmap maken per lid*: tick for whom, say until when, choose where; while they are made *Stoppen* leaves nothing behind."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.dialogs.werkdialoog import Werkdialoog
from ui.feedback import Feedback
from ui.presenters.leesmap import LeesmapPresenter, Lidregel
from ui.tasks import Taken
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.widgets.datumveld import Datumveld
from ui.widgets.formulier import Formulier
from ui.widgets.rolvak import Rolvak
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.vinkje import Vinkje
from ui.widgets.voortgangsregel import Voortgangsregel, met_procent

_BREEDTE = 860
_HOOGSTE, _ROND_LEDEN, _PER_LID = 480, 270, 32
_UITLEG = (
    "Eén beveiligd PDF-bestand per lid, met de agenda, de dossierkaarten en de stukken, om thuis te lezen. Alleen de dossiers "
    "van deze agenda waarbij het lid meedoet. Elk bestand krijgt een eigen wachtzin, die u daarna eenmaal ziet."
)
_TITEL = "Leesmappen maken"


class LeesmapDialoog(Werkdialoog):
    """``gemaakt(tuple)`` with what was written and the passphrases."""

    hulpvorm = "leesmap"
    gemaakt = Signal(object)

    def __init__(self, presenter: LeesmapPresenter, taken: Taken, feedback: Feedback, *, ouder: QWidget | None = None) -> None:
        super().__init__("Leesmap maken per lid", taken, sub=_UITLEG, ouder=ouder, breedte=_BREEDTE)
        self._p, self._feedback = presenter, feedback
        self._regels = presenter.regels()
        self.vinkjes: list[Vinkje] = []
        self._keus = Rolvak(self._leden(self._regels))
        self.vorm = Formulier(labelkolom=130)
        self.dag = self.vorm.sectie().veld(Datumveld("vernietigen_na", "Vernietigen na"))
        self.dag.zet_waarde(presenter.laatste_dag())
        self.vorm.klaar()
        self.voortgang = Voortgangsregel(taken, self.bezig, vorm=met_procent)
        for deel, rek in ((self._keus, 1), (self.vorm, 0), (self.bezig, 0), (self.voortgang, 0)):
            self.voeg(deel, rek)
        self.resize(_BREEDTE, min(_HOOGSTE, _ROND_LEDEN + _PER_LID * len(self._regels)))
        _, hoofd = self.zet_acties("Kies een map en maak…")
        assert hoofd is not None
        self.hoofd = hoofd
        self.hoofd.clicked.connect(self._on_make)
        if self.vinkjes:
            self.begin_bij(self.vinkjes[0])

    def _leden(self, regels: Sequence[Lidregel]) -> QWidget:
        vak = QWidget()
        rooster = QGridLayout(vak)
        rooster.setContentsMargins(0, 0, 0, 0)
        rooster.setHorizontalSpacing(Ruimte.M)
        rooster.setVerticalSpacing(Ruimte.XS)
        rooster.setColumnStretch(2, 1)
        for rij, regel in enumerate(regels):
            vinkje = Vinkje(f"lid{rij}", regel.naam)
            vinkje.naast_tekst()
            vinkje.zet_waarde(regel.aan)
            vinkje.zet_bewerkbaar(regel.kan)
            self.vinkjes.append(vinkje)
            rooster.addWidget(vinkje, rij, 0)
            rooster.addWidget(Tekst(regel.stand), rij, 1)
            rooster.addWidget(Tekst(regel.uitleg, Tekstsoort.ZWAK, afbreken=True), rij, 2)
        if not regels:
            rooster.addWidget(Tekst("Aan deze zitting nemen nog geen leden deel. Voeg hen toe bij Zitting wijzigen."), 0, 0)
        rooster.setRowStretch(max(1, len(regels)), 1)
        return vak

    # --- slow work ---------------------------------------------------------------------------------------------------

    def bij_bezig(self, bezig: bool) -> None:
        """See ``Werkdialoog``."""
        if not bezig:
            self.voortgang.klaar()
        for deel in (self._keus, self.vorm, self.hoofd):
            deel.setEnabled(not bezig)

    def _on_make(self) -> None:
        self.melding.verberg()
        self.vorm.toon_fouten({})
        wie = [r.persoon_id for r, vinkje in zip(self._regels, self.vinkjes, strict=True) if vinkje.waarde()]
        dag = self.dag.waarde()
        if not wie:
            self.melding.toon("Vink eerst aan voor wie u een leesmap maakt.", Toon.LET_OP)
            return
        if dag is None:
            self.vorm.toon_fouten({"vernietigen_na": "Vul in na welke dag de leesmap weg moet zijn."})
            return
        map_ = self._feedback.kies_map("Waar komen de leesmappen?")
        if map_ is not None:
            taak = self._start(lambda voortgang: self._p.maak(wie, map_, dag, voortgang), self._on_made, _TITEL)
            self.voortgang.volg(taak, _TITEL)

    def _on_made(self, uitgereikt: object) -> None:
        self.accept()
        self.gemaakt.emit(uitgereikt)
