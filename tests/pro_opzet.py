"""An aanvraag for praktijkonderwijs: Fenna in 't Veenland of the practice register (screens.md 8.3, dossier 3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from cvt_desktop.domain.blok_pro import Afnamewijze, BlokPro, Domeintoets, Externe, Iqtest, Progrond, Proroute
from cvt_desktop.domain.formulier import Formulier, RelatieSchool
from cvt_desktop.domain.ondersteuning import Ondersteuning
from cvt_desktop.domain.pro_criteria import Domein
from tests.factories import maak_formulier, maak_leerling

FENNA = maak_leerling("Fenna", "Veenland", voorvoegsel="in 't", geboortedatum=date(2014, 11, 5))
DLE_FENNA, DLE_DANGELO, DLE_HAWA = (24, 26, 33, 27), (27, 30, 38, 34), (34, 36, 41, 39)
"""With DL 55: voldoet at IQ 68, beleidsruimte at 78, voldoet niet at 88."""


def maak_pro(iq: int = 68, dle: tuple[int, ...] = DLE_FENNA, **velden: Any) -> BlokPro:
    """A complete block; the tests of January count in April."""
    basis = BlokPro(
        route=Proroute.BASISONDERWIJS, plaatsing_per=date(2027, 8, 1),
        iq=Iqtest(totaal=iq, verbaal=iq - 2, nonverbaal=iq + 3, instrument="WISC-V", versie="NL", afgenomen=date(2026, 11, 12),
                  verantwoordelijk="C. Monteverde, orthopedagoog"),
        leerachterstand=tuple(
            Domeintoets(domein=d, instrument="Leerling in beeld", versie="3.0", wijze=Afnamewijze.DIGITAAL,
                        afgenomen=date(2027, 1, 20), dle=waarde, dl=55)
            for d, waarde in zip(Domein, dle, strict=True)
        ),
        okr="OKR van 12 januari 2027",
        motivering="Op theorie in kleine stappen loopt Fenna vast, in praktijklessen leert zij zichtbaar snel.",
    )  # fmt: skip
    return replace(basis, **velden)


def maak_bijzonder(**velden: Any) -> BlokPro:
    """The block of Amina El Yousfani (dossier 6): lwoo with a stacking of problems, without scores."""
    basis = BlokPro(
        plaatsing_per=date(2027, 8, 1), grond=Progrond.A3, bewijs="Lwoo-besluit van 3 september 2025",
        instemming="Brief van beide ouders, 2 april 2027", motivering="Amina leert in de praktijk en verdwaalt in de theorie.",
        begeleiding=(Ondersteuning(wat="Kleine groep", periode="2025-2027", effect="hield stand, zonder vooruitgang"),),
        externen=(Externe(naam="N. Ramdharie", beroep="arts", datum=date(2027, 2, 1), stuk="verslag p. 2"),),
        risicos="Uitval voor het einde van leerjaar 3.",
    )  # fmt: skip
    return replace(basis, **velden)


def maak_proformulier(pro: BlokPro | None = None) -> Formulier:
    """The whole form, received maandag 12 april 2027; of a pupil who was registered after 1 February."""
    f = maak_formulier()
    a = replace(f.a, ontvangen_op=date(2027, 4, 12), relatie=RelatieSchool.AANGEMELD, aangemeld_op=date(2027, 2, 15),
                datum_aanvraag=date(2027, 4, 9))  # fmt: skip
    b = replace(f.b, huidige_school="bs Het Wilgeneiland", schoolsoort="bao", leerjaar="groep 8", onderwijs_voor="bao")
    return replace(f, a=a, b=b, vso=type(f.vso)(), pro=pro or maak_pro())
