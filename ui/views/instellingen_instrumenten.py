"""The table of instruments for praktijkonderwijs in *Instellingen*."""

from __future__ import annotations

from collections.abc import Callable

from cvt_desktop.domain.errors import CvtError
from cvt_desktop.domain.instrument import Instrument
from ui.models.tabel import Kolom
from ui.presenters.instrumenten import SOORTEN, InstrumentenPresenter
from ui.tonen import Toon
from ui.views.instellingen_lijst import LijstTab, Lijstvorm
from ui.widgets.formulier import Formulier
from ui.widgets.keuzeveld import Keuzeveld
from ui.widgets.knop import Knop
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.tekstveld import Tekstveld

_UITLEG = (
    "De toegestane instrumenten staan in de bijlagen van de instrumentenregeling, die elk jaar vóór 1 oktober worden "
    "vernieuwd. Deze bijlagen zitten niet in het programma: neem ze hier over. Staat er niets, dan vergelijkt de toets niet."
)

_LEEG = (
    "Neem elk schooljaar vóór 1 oktober de toegestane instrumenten over uit de bijlagen van de instrumentenregeling. Zonder "
    "deze lijst vergelijkt de toets voor praktijkonderwijs de instrumenten niet."
)


class InstrumentenTab(LijstTab[Instrument]):
    """Lines per school year; a line can be taken away, and a year copied to the next."""

    def __init__(self, presenter: InstrumentenPresenter) -> None:
        self._presenter = presenter
        self.verwijder = Knop("Verwijderen")
        self.overnemen = Knop("Overnemen")
        super().__init__(_lijst(presenter))
        for knop in (self.verwijder, self.overnemen):
            self.acties.voeg(knop)
        self._toon_knoppen()
        self.verwijder.clicked.connect(self._on_remove)
        self.overnemen.clicked.connect(self._on_copy)
        self.sluit_acties()

    def ververs(self) -> None:
        """An empty list has nothing to take away or to copy."""
        super().ververs()
        if self.verwijder.parent() is not None:  # before that it would be a window for a moment
            self._toon_knoppen()

    def _toon_knoppen(self) -> None:
        mag, overname = self._presenter.mag, self._presenter.overname()
        self.verwijder.setVisible(mag and bool(self._presenter.rijen()))
        self.overnemen.setVisible(mag and overname is not None)
        if overname is not None:
            self.overnemen.zet_tekst(f"Overnemen van {overname[0]} naar {overname[1]}")

    def _on_remove(self) -> None:
        rij = self.tabel.gekozen()
        if rij is None:
            self.melding.toon("Kies eerst een regel in de lijst.", Toon.INFO)
            return
        self._doe(lambda: self._presenter.verwijder(rij), f"{rij.naam} staat niet meer in de lijst van {rij.schooljaar}.")

    def _on_copy(self) -> None:
        overname = self._presenter.overname()
        if overname is not None:
            self._doe(self._presenter.neem_over, f"Overgenomen naar {overname[1]}. Loop de regels na.")

    def _doe(self, handeling: Callable[[], object], gelukt: str) -> None:
        try:
            handeling()
        except CvtError as fout:
            self.melding.toon(fout.melding, Toon.FOUT)
            return
        self.melding.toon(gelukt, Toon.GOED)
        self.ververs()
        self.gewijzigd.emit()


def _lijst(presenter: InstrumentenPresenter) -> Lijstvorm[Instrument]:
    return Lijstvorm(
        naam="Instrumenten", een="Instrument", rijen=presenter.rijen, waarden=presenter.waarden, bewaar=presenter.bewaar,
        vorm=lambda: _vorm(presenter), mag=presenter.mag, leeg_icoon="document",
        leeg_uitleg=_LEEG, sleutel=lambda i: i,
        titel=lambda i: f"{i.naam} ({i.schooljaar})",
        kolommen=[
            Kolom(titel="SCHOOLJAAR", tekst=lambda i: i.schooljaar),
            Kolom(titel="MEET", tekst=lambda i: str(i.soort)),
            Kolom(titel="INSTRUMENT", tekst=lambda i: i.naam, nadruk=True, rek=True),
            Kolom(titel="VERSIE", tekst=lambda i: i.versie, zwak=True),
        ],
    )  # fmt: skip


def _vorm(presenter: InstrumentenPresenter) -> Formulier:
    vorm = Formulier(labelkolom=110)
    vorm.hulpvorm = "instrument"
    deel = vorm.sectie()
    deel.regel(Tekst(_UITLEG, Tekstsoort.KLEIN, afbreken=True))
    deel.veld(Keuzeveld("schooljaar", "Schooljaar", presenter.jaren(), uitleg="Het jaar waarin een resultaat telt."))
    deel.veld(Keuzeveld("soort", "Meet", SOORTEN, uitleg="UB WVO 2.46, lid 2: drie bijlagen."))
    deel.veld(Tekstveld("naam", "Instrument", maximum=200, hint="zoals het in de regeling staat"))
    deel.veld(Tekstveld("versie", "Versie", optioneel=True, maximum=200))
    vorm.klaar()
    return vorm
