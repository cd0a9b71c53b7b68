"""The next step of a dossier, in words, with its place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from cvt_desktop.domain.aanvraag import AFGEROND, Status
from cvt_desktop.domain.volgende_stap import AanZet, volgende_stap

VANDAAG = date(2027, 5, 12)


@dataclass(frozen=True, kw_only=True)
class Gegevens:
    status: Status
    streefdatum: date | None = date(2027, 5, 26)
    uiterste_datum: date | None = date(2027, 6, 9)
    bevestigd: bool = True
    open_punten: int = 0
    adviezen_vast: int = 0
    adviezen_gevraagd: int = 0
    aanvulling_uiterlijk: date | None = None
    advies_uiterlijk: date | None = None
    zitting_op: date | None = None


@pytest.mark.parametrize(
    ("gegevens", "tekst", "aan_zet", "tab", "dag"),
    [
        (Gegevens(status=Status.IN_TOETSING, bevestigd=False), "Toetsen en ontvangst bevestigen", "secretaris", "toetsing",
         VANDAAG),
        (Gegevens(status=Status.IN_TOETSING, open_punten=4), "Toetsing afronden: 4 open", "secretaris", "toetsing",
         date(2027, 5, 26)),
        (Gegevens(status=Status.IN_TOETSING, uiterste_datum=date(2027, 5, 20)), "Toetsing afronden", "secretaris", "toetsing",
         date(2027, 5, 13)),
        (Gegevens(status=Status.AANVULLING_GEVRAAGD, aanvulling_uiterlijk=date(2027, 5, 18)), "Aanvulling door de school",
         "school", "toetsing", date(2027, 5, 18)),
        (Gegevens(status=Status.AANVULLING_GEVRAAGD, aanvulling_uiterlijk=date(2027, 5, 11)),
         "Aanvulling kwam niet t/m di 11 mei: doorgaan of buiten behandeling laten", "secretaris", "toetsing", VANDAAG),
        (Gegevens(status=Status.BIJ_DESKUNDIGEN), "Deskundigen koppelen", "secretaris", "adviezen", VANDAAG),
        (Gegevens(status=Status.BIJ_DESKUNDIGEN, adviezen_gevraagd=1), "Tweede deskundige koppelen", "secretaris", "adviezen",
         VANDAAG),
        (Gegevens(status=Status.BIJ_DESKUNDIGEN, adviezen_gevraagd=2, adviezen_vast=1, advies_uiterlijk=date(2027, 5, 14)),
         "Nog 1 deskundigenadvies", "deskundige", "adviezen", date(2027, 5, 14)),
        (Gegevens(status=Status.BIJ_DESKUNDIGEN, adviezen_gevraagd=2, advies_uiterlijk=date(2027, 5, 11)),
         "Herinneren: 2 deskundigenadviezen verwacht op di 11 mei", "secretaris", "adviezen", VANDAAG),
        (Gegevens(status=Status.GEREED_VOOR_ZITTING), "Op de agenda van een zitting zetten", "secretaris", "overzicht",
         date(2027, 5, 26)),
        (Gegevens(status=Status.OP_AGENDA, zitting_op=VANDAAG),
         "Besluit in de zitting van vandaag", "zitting", "besluit", VANDAAG),
        (Gegevens(status=Status.OP_AGENDA, zitting_op=date(2027, 6, 10)),
         "Uitstel regelen: de zitting van do 10 juni valt na de termijn", "secretaris", "overzicht", VANDAAG),
        (Gegevens(status=Status.OP_AGENDA, zitting_op=date(2027, 5, 11)), "Zitting van di 11 mei afronden", "zitting", "besluit",
         VANDAAG),
        (Gegevens(status=Status.BESLOTEN), "Besluit nakijken en laten tekenen", "ondertekenaar", "besluit", VANDAAG),
        (Gegevens(status=Status.GETEKEND), "Besluit verzenden", "secretaris", "brieven", VANDAAG),
    ],
)  # fmt: skip
def test_that_a_status_has_its_step(gegevens: Gegevens, tekst: str, aan_zet: str, tab: str, dag: date) -> None:
    stap = volgende_stap(gegevens, VANDAAG)
    assert stap is not None
    assert (stap.tekst, stap.aan_zet, stap.tab, stap.dag) == (tekst, AanZet(aan_zet), tab, dag)


def test_that_a_schriftelijke_ronde_is_not_called_the_zitting_of_today() -> None:
    gegevens = Gegevens(status=Status.OP_AGENDA, zitting_op=VANDAAG)
    stap = volgende_stap(gegevens, VANDAAG, ronde_tot=date(2027, 5, 19))
    assert stap is not None
    assert (stap.tekst, stap.dag) == ("Stemmen in de schriftelijke ronde t/m wo 19 mei", date(2027, 5, 19))
    na = volgende_stap(gegevens, date(2027, 5, 20), ronde_tot=date(2027, 5, 19))
    assert na is not None
    assert na.tekst == "Zitting van wo 12 mei afronden"


def test_that_what_is_done_has_no_step_and_everything_else_has_one() -> None:
    zonder = {status for status in Status if volgende_stap(Gegevens(status=status), VANDAAG) is None}
    assert zonder == AFGEROND - {Status.WACHTLIJST}  # decided, and waiting for a place
