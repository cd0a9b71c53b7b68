"""The table of instruments for praktijkonderwijs in *Instellingen*."""

from __future__ import annotations

from cvt_desktop.domain.instrument import Instrument
from ui.models.tabel import Kolom
from ui.presenters.instrumenten import SOORTEN, InstrumentenPresenter
from ui.views.instellingen_jaarlijst import JaarlijstTab
from ui.views.instellingen_lijst import Lijstvorm
from ui.widgets.formulier import Formulier
from ui.widgets.keuzeveld import Keuzeveld
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


class InstrumentenTab(JaarlijstTab[Instrument]):
    """Lines per school year."""

    def __init__(self, presenter: InstrumentenPresenter) -> None:
        super().__init__(presenter, _lijst(presenter), lambda i: (i.naam, i.schooljaar), loop_na="de regels")


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
