"""The lists of *Instellingen*: people, and schools with their import."""

from __future__ import annotations

from collections.abc import Callable

from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.domain.school import School
from ui.models.tabel import Kolom
from ui.presenters.lijsten import BEROEPEN, PersonenPresenter, ScholenPresenter
from ui.theme import Maat
from ui.views.bereikbaarheid import elektronisch
from ui.views.instellingen_lijst import LijstTab, Lijstvorm
from ui.widgets.formulier import Formulier
from ui.widgets.keuzeveld import Keuzeveld
from ui.widgets.knop import Knop
from ui.widgets.tekstveld import Tekstveld
from ui.widgets.tekstvlak import Tekstvlak
from ui.widgets.vinkje import Vinkje

_SMAL = 120


def persoonvorm() -> Formulier:
    """One person with whom the commission works."""
    vorm = Formulier(labelkolom=_SMAL)
    vorm.hulpvorm = "persoon"
    wie = vorm.sectie()
    wie.veld(Tekstveld("naam", "Naam"))
    wie.veld(Tekstveld("functie", "Functie", optioneel=True))
    wie.veld(Vinkje("deskundige", "Geeft deskundigenadvies"))
    wie.veld(Keuzeveld("beroep", "Beroep", BEROEPEN, uitleg="De beroepen van UB WVO 2020 artikel 2.51."))
    wie.veld(Tekstveld("registratie", "Registratie", optioneel=True))
    wie.veld(Tekstveld("werkgever", "Werkgever", optioneel=True))
    wie.veld(Tekstvlak("werkverbanden", "Werkte ook voor", optioneel=True, regels=3, woorden=0, breedte=Maat.VELD_GEWOON,
                       hint="bv. Praktijkschool De Werkschuit tot 2026",
                       uitleg="Eén per regel. Hiermee waarschuwt het programma bij afhankelijkheid (LBT 108669)."))  # fmt: skip
    vorm.klaar()
    return vorm


def schoolvorm() -> Formulier:
    """One school that asks, or to which a letter goes."""
    vorm = Formulier(labelkolom=_SMAL)
    vorm.hulpvorm = "school"
    school = vorm.sectie()
    school.veld(Tekstveld("naam", "Naam"))
    school.naast("BRIN, vestiging", Tekstveld("brin", "BRIN", maximum=4, breedte=Maat.VELD_SMAL),
                 Tekstveld("vestiging", "Vestiging", maximum=2, breedte=Maat.VELD_SMAL))  # fmt: skip
    school.veld(Tekstveld("bevoegd_gezag", "Bevoegd gezag", optioneel=True))
    school.veld(Tekstveld("schoolsoort", "Schoolsoort", optioneel=True))
    school.veld(Tekstveld("straat", "Straat", optioneel=True))
    school.naast("Postcode, plaats", Tekstveld("postcode", "Postcode", maximum=10, breedte=Maat.VELD_SMAL),
                 Tekstveld("plaats", "Plaats", breedte=Maat.VELD_SMAL + 40))  # fmt: skip
    contact = vorm.sectie("Contactpersoon")
    contact.veld(Tekstveld("contact", "Naam", optioneel=True))
    contact.veld(Tekstveld("contact_functie", "Functie", optioneel=True))
    contact.veld(Tekstveld("contact_telefoon", "Telefoon", optioneel=True))
    contact.veld(Tekstveld("contact_email", "E-mail", optioneel=True))
    elektronisch(vorm.sectie("Digitaal bereikbaar"))
    rest = vorm.sectie()
    rest.veld(Vinkje("in_regio", "Hoort bij dit samenwerkingsverband"))
    rest.veld(Vinkje("actief", "Staat in de keuzelijsten"))
    vorm.klaar()
    return vorm


def personen_tab(presenter: PersonenPresenter) -> LijstTab[Persoon]:
    """Everybody whom the commission works with."""
    tab = LijstTab(Lijstvorm(
        naam="Personen", een="Persoon", rijen=presenter.rijen, waarden=presenter.waarden, bewaar=presenter.bewaar,
        vorm=persoonvorm, mag=presenter.mag, leeg_icoon="persoon", sleutel=lambda p: p.id, titel=lambda p: p.naam,
        kolommen=[
            Kolom(titel="NAAM", tekst=lambda p: p.naam, nadruk=True),
            Kolom(titel="FUNCTIE", tekst=lambda p: p.functie or str(p.beroep)),
            Kolom(titel="WERKGEVER", tekst=lambda p: p.werkgever, zwak=True, rek=True),
        ],
    ))  # fmt: skip
    tab.sluit_acties()
    return tab


def scholen_tab(
    presenter: ScholenPresenter, importeren: Callable[[], None], overzichtknop: Callable[[LijstTab[School]], Knop | None]
) -> LijstTab[School]:
    """The school list, with the buttons that import a table and that make the overview of one school."""
    tab = LijstTab(Lijstvorm(
        naam="Scholen", een="School", rijen=presenter.rijen, waarden=presenter.waarden, bewaar=presenter.bewaar,
        vorm=schoolvorm, mag=presenter.mag, leeg_icoon="school", sleutel=lambda s: s.id, titel=lambda s: s.naam,
        kolommen=[
            Kolom(titel="SCHOOL", tekst=lambda s: s.naam, nadruk=True, rek=True),
            Kolom(titel="CODE", tekst=lambda s: s.code),
            Kolom(titel="PLAATS", tekst=lambda s: s.plaats),
        ],
    ))  # fmt: skip
    if presenter.mag:
        knop = Knop("Lijst importeren…", icoon="neerzetten")
        knop.clicked.connect(importeren)
        tab.knoppen.voeg(knop)
    if (overzicht := overzichtknop(tab)) is not None:
        tab.knoppen.voeg(overzicht)
    tab.sluit_acties()
    return tab
