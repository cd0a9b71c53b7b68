"""How pupil and ouders were heard, what they said besides, and what the commission does with it, at one item."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from cvt_desktop.domain.hoorrecht import Gehoorde, Hoorrecht, Hoorwijze
from ui.theme import Ruimte
from ui.tonen import Keuze
from ui.widgets.formulier import Formulier
from ui.widgets.keuzeveld import Keuzeveld
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.rij import Rij
from ui.widgets.sectie import Sectie
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.tekstveld import Tekstveld

_WIJZEN = tuple(Keuze(waarde=wijze.name, tekst=str(wijze)) for wijze in Hoorwijze)
_HINT = "wat anders was dan in de aanvraag; wil of kan iemand niet: waarom"
_WEGING = "wat doet de commissie ermee? wij hebben dat zo meegenomen: …"
_UITLEG = "Komt in de brieven (WVO 2020, artikel 2.44)."


class Hoorvorm(QWidget):
    """A small form in the place of the texts. ``klaar(Hoorrecht)`` and ``gesloten``."""

    hulpvorm = "hoorrecht"
    klaar = Signal(object)
    gesloten = Signal()

    def __init__(self, hoorrecht: Hoorrecht) -> None:
        super().__init__()
        self._vorm = Formulier(labelkolom=150)
        sectie = self._vorm.sectie()
        self._regel(sectie, "leerling", "Leerling", hoorrecht.leerling)
        self._regel(sectie, "ouders", "Ouders", hoorrecht.ouders)
        gedaan = Tekstveld("gedaan", "Weging", maximum=1000, breedte=0, hint=_WEGING)
        sectie.veld(gedaan).zet_waarde(hoorrecht.gedaan)
        self._vorm.klaar()
        vast = Knop("Zo vaststellen", Knopsoort.HOOFD, toets="Ctrl+Return")
        vast.clicked.connect(lambda: self.klaar.emit(self.hoorrecht()))
        terug = Knop("Annuleren", Knopsoort.STIL)
        terug.clicked.connect(self.gesloten)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(Ruimte.XS)
        kolom.addWidget(self._vorm)
        onder = Rij(vast, terug)
        onder.voeg(Tekst(_UITLEG, Tekstsoort.ZWAK), 1)
        kolom.addWidget(onder)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    @staticmethod
    def _regel(sectie: Sectie, naam: str, label: str, gehoorde: Gehoorde) -> None:
        wijze = Keuzeveld(f"{naam}_wijze", f"{label}: hoe gehoord", _WIJZEN, breedte=0, leeg="kies")
        woorden = Tekstveld(f"{naam}_woorden", f"{label}: wat is gezegd", maximum=1000, optioneel=True, breedte=0, hint=_HINT)
        wijze.setMinimumWidth(180)
        woorden.setMinimumWidth(520)
        sectie.naast(label, wijze, woorden)
        wijze.zet_waarde(gehoorde.wijze.name if gehoorde.wijze is not None else "")
        woorden.zet_waarde(gehoorde.woorden)

    def hoorrecht(self) -> Hoorrecht:
        """What stands in the fields."""
        w = self._vorm.waarden()
        return Hoorrecht(leerling=_gehoorde(w, "leerling"), ouders=_gehoorde(w, "ouders"), gedaan=str(w["gedaan"] or "").strip())

    def toon_fout(self, veld: str, melding: str) -> None:
        """The error at its field."""
        self._vorm.toon_fouten({veld: melding})

    def begin(self) -> None:
        """Focus on the first field that lacks something."""
        nu = self.hoorrecht()
        for naam, gehoorde in (("leerling", nu.leerling), ("ouders", nu.ouders)):
            if not gehoorde.vast:
                self._vorm.spring_naar(f"{naam}_wijze" if gehoorde.wijze is None else f"{naam}_woorden")
                return
        self._vorm.spring_naar("gedaan")


def _gehoorde(waarden: dict[str, object], naam: str) -> Gehoorde:
    wijze = waarden[f"{naam}_wijze"]
    return Gehoorde(wijze=Hoorwijze[str(wijze)] if wijze else None, woorden=str(waarden[f"{naam}_woorden"] or "").strip())
