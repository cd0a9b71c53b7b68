"""The second person on *Verkeerd geregistreerd, verwijderen*: confirm it, or refuse it with a sentence."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cvt_desktop.domain.errors import CvtError
from cvt_desktop.domain.verwijdering import HOOGSTENS
from ui.dialogs.verwijderen import BREED, LABEL, gevolgen
from ui.dialogs.werkdialoog import Werkdialoog
from ui.presenters.verwijderen import VerwijderPresenter, Verwijdervel
from ui.tasks import Taken
from ui.tonen import Toon
from ui.widgets.formulier import Formulier
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.tekstveld import Tekstveld
from ui.widgets.vinkje import Vinkje


class VerwijderBevestiging(Werkdialoog):
    """``weg(zin)`` when the dossier is gone, ``gebleven(zin)`` when it was refused."""

    hulpvorm = "verwijderen_bevestigen"
    weg = Signal(str)
    gebleven = Signal(str)

    def __init__(
        self, presenter: VerwijderPresenter, vel: Verwijdervel, taken: Taken, *, ouder: QWidget | None = None
    ) -> None:
        super().__init__("Verwijdering bevestigen of weigeren", taken, sub=vel.bij, ouder=ouder, breedte=BREED)
        self._p = presenter
        self.voeg(Tekst(vel.over, Tekstsoort.NADRUK, afbreken=True))
        self.voeg(gevolgen(vel))
        self.vorm = Formulier(labelkolom=LABEL)
        sectie = self.vorm.sectie()
        self.gezien = sectie.veld(Vinkje("gezien", "Ik heb in het dossier gekeken: het is verkeerd geregistreerd"))
        self.waarom = sectie.veld(Tekstveld("waarom", "Waarom niet", optioneel=True, maximum=HOOGSTENS, breedte=460))
        sectie.hulp(self.waarom, "Alleen als u weigert. Zonder naam: deze zin blijft bewaard.")
        self.vorm.klaar()
        self.voeg(self.vorm)
        self.voeg(self.bezig)
        self.zet_acties(sluiten="Sluiten")
        self.nee, self.doe = Knop("Weigeren"), Knop("Verwijderen", Knopsoort.HOOFD, toets="Ctrl+Return")
        self.nee.clicked.connect(self._on_refuse)
        self.doe.clicked.connect(self._on_confirm)
        self.doe.setEnabled(not vel.bezwaren)
        for knop in (self.nee, self.doe):
            self.voeg_actie(knop)
        if vel.bezwaren:
            self.melding.toon(f"Verwijderen kan niet meer. {' '.join(vel.bezwaren[0])}", Toon.FOUT, sluitbaar=False)
        self.begin_bij(self.waarom if vel.bezwaren else self.gezien)

    def bij_bezig(self, bezig: bool) -> None:
        """One act at a time."""
        for knop in (self.nee, self.doe):
            knop.setEnabled(not bezig)

    def _on_refuse(self) -> None:
        self.probeer(self.vorm, lambda: self._p.weiger(self.waarom.waarde()), self.gebleven.emit)

    def _on_confirm(self) -> None:
        gezien = self.gezien.waarde()
        self.vorm.toon_fouten({})
        self._start(lambda _voortgang: self._p.bevestig(gezien), self._on_gone, "Dossier verwijderen")

    def _on_gone(self, zin: str) -> None:
        self.accept()
        self.weg.emit(zin)

    def _on_failed(self, fout: Exception) -> None:
        if not isinstance(fout, CvtError) or self.vorm.toon_fouten({fout.veld or "": fout.melding}):
            super()._on_failed(fout)
