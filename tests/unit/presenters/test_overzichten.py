"""What stands on the page *Overzichten*: a number in the table is the number of rows below it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvt_desktop.adapters.exchange.werkmap import XlsxSchrijver
from cvt_desktop.domain.cijfer import Overzichtsoort
from cvt_desktop.ports.voortgang import Stil
from tests.bezwaar_opzet import maak, zet_bekend
from tests.fakes.navigatie import NepNavigatie
from ui.presenters.overzichten import OverzichtenPresenter
from ui.tonen import Chip


@pytest.fixture
def presenter(tmp_path: Path) -> OverzichtenPresenter:
    """A besluit that was sent, with a bezwaar."""
    opzet = zet_bekend(tmp_path)
    maak(opzet)
    een = OverzichtenPresenter(opzet.dienst, NepNavigatie(), XlsxSchrijver())
    een.toon(een.lees("", Stil()))
    return een


@pytest.mark.parametrize("soort", [s.name for s in Overzichtsoort])
def test_that_each_number_of_a_table_is_the_number_of_rows_that_it_shows(presenter: OverzichtenPresenter, soort: str) -> None:
    staat = presenter.blad(soort)
    assert staat is not None
    assert staat.kolommen == ("aug-nov", "dec-mrt", "apr-jul", "heel jaar")
    gezien = 0
    for nummer, regel in enumerate(staat.regels):
        for kolom, cel in enumerate(regel.cellen):
            tekst, rijen = cel.tekst if isinstance(cel, Chip) else cel, presenter.achter(soort, nummer, kolom).rijen
            if "gemiddeld" in regel.naam and rijen:
                assert float(tekst.replace(",", ".")) == sum(int(r.dagen) for r in rijen) / len(rijen)
            elif "bedrag" in regel.naam:
                assert tekst.replace(".", "").isdecimal()
            else:
                assert tekst in ({"–", "0"} if not rijen else {str(len(rijen))})
            gezien += len(rijen)
    niets = {Overzichtsoort.ONDERSTEUNING.name, Overzichtsoort.AANBIEDER.name, Overzichtsoort.CONTROLE.name}
    assert gezien or soort in niets  # nothing of those kinds in this register


def test_that_bars_have_one_unit_and_leave_out_the_total_and_nought(presenter: OverzichtenPresenter) -> None:
    soort = Overzichtsoort.TERMIJN.name
    staat = presenter.blad(soort)
    assert staat is not None
    namen = [regel.naam for regel in staat.regels]
    dagen = presenter.staven(soort, namen.index("TLV vso – nieuw: gemiddeld aantal dagen"), 3)
    assert [s.naam for s in dagen.staven] == ["TLV vso – nieuw: gemiddeld aantal dagen"]
    assert "kalenderdagen" in dagen.titel
    aantal = presenter.staven(soort, namen.index("TLV vso – nieuw: binnen de termijn"), 3)
    assert [(s.naam, s.tekst, s.gekozen) for s in aantal.staven] == [("TLV vso – nieuw: binnen de termijn", "1", True)]


def test_that_an_indicator_that_cannot_be_given_shows_why_and_no_rows(presenter: OverzichtenPresenter) -> None:
    soort = Overzichtsoort.INDICATOR.name
    staat = presenter.blad(soort)
    assert staat is not None
    nummer = next(n for n, r in enumerate(staat.regels) if r.naam.startswith("Geen passende plek"))
    achter = presenter.achter(soort, nummer, 3)
    assert (achter.rijen, presenter.staven(soort, nummer, 3).titel) == ((), "Kritieke indicatoren, 2026-2027 (aantal)")
    assert "kan het register niet geven" in achter.toelichting


def test_that_nothing_stands_there_before_it_was_read_and_an_empty_year_says_so(tmp_path: Path) -> None:
    opzet = zet_bekend(tmp_path)
    een = OverzichtenPresenter(opzet.dienst, NepNavigatie(), XlsxSchrijver())
    assert (een.blad("TLV"), een.onder_titel(), een.achter("TLV", 0, 0).rijen) == (None, "Tellen…", ())
    gelezen = een.lees("2026-2027", Stil())
    een.toon(gelezen)
    assert een.onder_titel() == "Schooljaar 2026-2027: 1 aanvraag ontvangen, 1 besluit verzonden"
    leeg = een.lees("2026-2027", Stil())
    een.toon(type(leeg)(jaren=leeg.jaren, jaar=leeg.jaar, tabellen=()))
    assert een.onder_titel() == "In schooljaar 2026-2027 is nog niets ontvangen of besloten."
