"""The tab *Mandaten* of *Instellingen*: who may decide what in the name of the bestuur, and since which document."""

from __future__ import annotations

from cvt_desktop.services.mandaten import Mandaatregel
from ui.models.tabel import Kolom
from ui.presenters.mandaten import WAARVOOR, MandatenPresenter
from ui.views.instellingen_lijst import LijstTab, Lijstvorm
from ui.widgets.datumveld import Datumveld
from ui.widgets.formulier import Formulier
from ui.widgets.keuzeveld import Keuzeveld
from ui.widgets.tekstveld import Tekstveld
from ui.widgets.vinkje import Vinkje

_SMAL = 120
_LEEG = "Zolang hier niets staat, telt het mandaatbesluit bij Commissie. "
_VOEG_TOE = _LEEG + "Kies Mandaat toevoegen."
_WIE = "De beheerder of de bestuurder voegt mandaten toe."
_WACHT = _LEEG + _WIE


def _vorm(presenter: MandatenPresenter) -> Formulier:
    vorm = Formulier(labelkolom=_SMAL)
    vorm.hulpvorm = "mandaat"
    wat = vorm.sectie()
    wat.veld(Keuzeveld("persoon_id", "Wie", presenter.personen()))
    wat.veld(Keuzeveld("waarvoor", "Waarvoor", WAARVOOR, uitleg="Wie het besluit nam, beslist niet op bezwaar (Awb 10:3)."))
    wat.veld(Datumveld("van", "Vanaf"))
    wat.veld(Datumveld("tot", "Tot en met", optioneel=True, uitleg="Een mandaat kan altijd worden ingetrokken (Awb 10:8)."))
    waarop = vorm.sectie("Mandaatbesluit")
    waarop.veld(Tekstveld("document", "Besluit", hint="bv. Mandaatbesluit 2026, artikel 2",
                          uitleg="Een algemeen mandaat is schriftelijk (Awb 10:5)."))  # fmt: skip
    waarop.veld(Datumveld("document_van", "Van", uitleg="Staat in het besluit: 'op grond van het mandaatbesluit van …'."))
    waarop.veld(Keuzeveld("verleend_door", "Gegeven door", presenter.gevers(),
                          uitleg="Een ander dan het bestuur geeft alleen ondermandaat als dat mag (Awb 10:9)."))  # fmt: skip
    waarop.veld(Vinkje("mag_doorgeven", "Ondermandaat mag"))
    elders = vorm.sectie("Werkt niet bij het samenwerkingsverband")
    uitleg = "Wie elders werkt, stemt zelf in met het mandaat, en de eigen werkgever ook (Awb 10:4)."
    elders.veld(Datumveld("instemming_op", "Stemde in op", optioneel=True, uitleg=uitleg))
    elders.veld(Datumveld("instemming_werkgever_op", "Werkgever op", optioneel=True, uitleg=uitleg))
    vorm.klaar()
    return vorm


def mandaten_tab(presenter: MandatenPresenter) -> LijstTab[Mandaatregel]:
    """The register with the form of one mandate."""
    tab = LijstTab(Lijstvorm(
        naam="Mandaten", een="Mandaat", rijen=presenter.rijen, waarden=presenter.waarden, bewaar=presenter.bewaar,
        vorm=lambda: _vorm(presenter), mag=presenter.mag, leeg_icoon="persoon", sleutel=lambda r: r.id, titel=lambda r: r.wie,
        leeg_uitleg=_VOEG_TOE if presenter.mag else _WACHT, wie=_WIE,
        kolommen=[
            Kolom(titel="WIE", tekst=lambda r: r.wie, nadruk=True),
            Kolom(titel="WAARVOOR", tekst=presenter.waarvoor, rek=True),
            Kolom(titel="GELDT", tekst=presenter.duur),
            Kolom(titel="NU", tekst=lambda r: "ja" if r.loopt else "nee", zwak=True),
        ],
    ))  # fmt: skip
    tab.sluit_acties()
    return tab
