"""The table of bovenschoolse voorzieningen in *Instellingen*."""

from __future__ import annotations

from ui.models.tabel import Kolom
from ui.presenters.voorzieningen import DUUR_IN, TARIEF_PER, VoorzieningenPresenter, Voorzieningrij
from ui.theme import Maat
from ui.views.instellingen_jaarlijst import JaarlijstTab
from ui.views.instellingen_lijst import Lijstvorm
from ui.widgets.formulier import Formulier
from ui.widgets.getalveld import Getalveld
from ui.widgets.keuzeveld import Keuzeveld
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.tekstveld import Tekstveld
from ui.widgets.tekstvlak import Tekstvlak
from ui.widgets.vinkje import Vinkje

_UITLEG = (
    "Een aanvraag behoudt de regel zoals hij was toen de voorziening werd gekozen. Bezet telt de toewijzingen die lopen, met wat "
    "u als beginstand invult."
)
_LEEG = (
    "Neem elk schooljaar de bovenschoolse voorzieningen over uit het ondersteuningsplan, met plaatsen en tarief. Zonder deze "
    "lijst kan niemand een voorziening kiezen."
)


class VoorzieningenTab(JaarlijstTab[Voorzieningrij]):
    """Lines per school year with their places today."""

    def __init__(self, presenter: VoorzieningenPresenter) -> None:
        super().__init__(presenter, _lijst(presenter), lambda r: (r.regel.naam, r.regel.schooljaar),
                         loop_na="plaatsen en tarieven")  # fmt: skip


def _lijst(presenter: VoorzieningenPresenter) -> Lijstvorm[Voorzieningrij]:
    return Lijstvorm(
        naam="Voorzieningen", een="Voorziening", rijen=presenter.rijen, waarden=presenter.waarden, bewaar=presenter.bewaar,
        vorm=lambda: _vorm(presenter), mag=presenter.mag, leeg_icoon="document", leeg_uitleg=_LEEG,
        sleutel=lambda r: (r.regel.id, r.regel.schooljaar), titel=lambda r: f"{r.regel.naam} ({r.regel.schooljaar})",
        kolommen=[
            Kolom(titel="SCHOOLJAAR", tekst=lambda r: r.regel.schooljaar),
            Kolom(titel="VOORZIENING", tekst=lambda r: r.regel.naam, nadruk=True),
            Kolom(titel="BEZET", tekst=lambda r: r.plaatsen),
            Kolom(titel="WACHTLIJST", tekst=lambda r: r.wachtlijst),
            Kolom(titel="TARIEF", tekst=lambda r: r.tarief, zwak=True, rek=True),
        ],
    )  # fmt: skip


def _vorm(presenter: VoorzieningenPresenter) -> Formulier:
    vorm = Formulier(labelkolom=110)
    vorm.hulpvorm = "voorziening"
    deel = vorm.sectie()
    deel.regel(Tekst(_UITLEG, Tekstsoort.KLEIN, afbreken=True))
    deel.veld(Keuzeveld("schooljaar", "Schooljaar", presenter.jaren()))
    deel.veld(Tekstveld("naam", "Voorziening", maximum=200))
    deel.veld(Tekstveld("doelgroep", "Doelgroep", optioneel=True, maximum=400, hint="bv. vmbo, leerjaar 1 tot en met 3"))
    deel.veld(Getalveld("plaatsen", "Plaatsen", minimum=1, optioneel=True, uitleg="Leeg: de plaatsen worden niet geteld."))
    deel.veld(Getalveld("bezet_vooraf", "Beginstand bezet", optioneel=True,
                        uitleg="Plaatsen van leerlingen die niet in dit register staan."))  # fmt: skip
    deel.veld(Vinkje("wachtlijst", "Er is een wachtlijst"))
    deel.naast("Tarief", Getalveld("tarief_cent", "Tarief", maximum=9_999_999, bedrag=True, optioneel=True),
               Keuzeveld("tarief_per", "Tarief per", TARIEF_PER, breedte=110))  # fmt: skip
    deel.naast("Hoogstens", Getalveld("hoogstens", "Hoogstens", minimum=1, optioneel=True),
               Keuzeveld("hoogstens_eenheid", "Hoogstens in", DUUR_IN, breedte=110))  # fmt: skip
    deel.veld(Tekstvlak("scholen", "Welke scholen", regels=2, woorden=0, optioneel=True, breedte=Maat.VELD_GEWOON,
                        uitleg="Eén school per regel, zoals bij Scholen. Leeg: elke school."))  # fmt: skip
    deel.veld(Tekstveld("commissie", "Eigen commissie", optioneel=True, maximum=200,
                        uitleg="Wie buiten dit register over de plaats beslist. Wie hier vergadert, staat bij "
                               "Commissie."))  # fmt: skip
    vorm.klaar()
    return vorm
