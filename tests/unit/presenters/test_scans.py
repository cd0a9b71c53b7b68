"""What is asked when the pages of a scan do not fit what was signed."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvt_desktop.domain.besluit import Tekenwijze
from cvt_desktop.domain.bestandssoort import Bestandsvorm
from cvt_desktop.domain.ids import BriefId
from cvt_desktop.services import verzendstapel
from tests.besluit_opzet import Besluitopzet
from tests.documents.pdf import maak_pdf
from tests.verzend_opzet import getekend
from ui.presenters.scans import ScanPresenter

SCAN = maak_pdf(1)


@pytest.fixture
def opzet(tmp_path: Path) -> Besluitopzet:
    return getekend(tmp_path, aantal=1, wijze=Tekenwijze.PAPIER)


def _presenter(opzet: Besluitopzet, bladen: int) -> ScanPresenter:
    """Each of the three letters has two pages."""

    def tel(data: bytes, vorm: Bestandsvorm) -> int:
        return bladen if data == SCAN else 2

    return ScanPresenter(opzet.dienst, tel)


def _ids(opzet: Besluitopzet) -> list[BriefId]:
    return [r.id for r in verzendstapel.stapel(opzet.dienst).regels]


@pytest.mark.parametrize("bladen", [6, 8], ids=["as many", "blank backs too"])
def test_that_a_scan_of_all_pages_of_the_dossier_is_kept_without_a_question(opzet: Besluitopzet, bladen: int) -> None:
    een, *rest = _ids(opzet)
    presenter = _presenter(opzet, bladen)
    voorstel = presenter.bekijk(een, SCAN, dossier=True)
    assert (voorstel.vraag, set(voorstel.ja)) == (None, {een, *rest})
    assert presenter.bewaar(voorstel, voorstel.ja) == "De scan is het origineel van 3 documenten van dit dossier."
    weer = presenter.bekijk(een, SCAN, dossier=True)
    assert presenter.bewaar(weer, weer.ja).endswith("De vorige scan blijft in het dossier bewaard.")


def test_that_a_scan_with_too_few_pages_is_asked_about_and_no_is_proposed(opzet: Besluitopzet) -> None:
    een = _ids(opzet)[0]
    samen = _presenter(opzet, 1).bekijk(een, SCAN, dossier=True)
    assert samen.vraag is not None
    assert "telt 1 bladzijde; de 3 ondertekende stukken van dit dossier tellen er samen 6." in samen.vraag.tekst
    assert (samen.vraag.gevaar, samen.nee, len(samen.ja)) == (True, (), 3), "on purpose it can be kept"
    los = _presenter(opzet, 1).bekijk(een, SCAN, dossier=False)
    assert los.vraag is not None
    assert "telt 1 bladzijde; het ondertekende stuk telt er 2." in los.vraag.tekst
    assert (los.ja, los.nee) == ((een,), ())


def test_that_in_a_dossier_a_scan_is_of_its_letter_unless_it_is_long_enough_for_all(opzet: Besluitopzet) -> None:
    een, *rest = _ids(opzet)
    los = _presenter(opzet, 2).bekijk(een, SCAN, dossier=False)
    assert (los.vraag, los.ja) == (None, (een,))
    lang = _presenter(opzet, 6).bekijk(een, SCAN, dossier=False)
    assert lang.vraag is not None
    assert (lang.vraag.ja, lang.vraag.nee) == ("Voor alle 3 stukken", "Alleen voor dit stuk")
    assert (set(lang.ja), lang.nee) == ({een, *rest}, (een,))
