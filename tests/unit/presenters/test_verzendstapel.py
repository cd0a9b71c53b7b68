"""*Te verzenden* in words: what goes, what stays, what is printed, and what is said afterwards."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from cvt_desktop.domain.besluit import Tekenwijze
from cvt_desktop.domain.brief import Verzendwijze
from cvt_desktop.services.verzendstapel import GEHEIM
from tests.verzend_opzet import VADER, getekend
from tests.zitting_opzet import NepNavigatie
from ui.presenters.verzendrijen import Afwijking
from ui.presenters.verzendstapel import ALLES, MAIL, POST, TERUG, VERZONDEN, WACHT, VerzendstapelPresenter


def _presenter(map_: Path, **hoe: object) -> VerzendstapelPresenter:
    opzet = getekend(map_, **hoe)  # type: ignore[arg-type]
    presenter = VerzendstapelPresenter(opzet.dienst, NepNavigatie())
    presenter.neem(presenter.laad())
    return presenter


def test_that_a_letter_can_be_left_out_or_go_otherwise_and_the_button_says_how_many_go(tmp_path: Path) -> None:
    presenter = _presenter(tmp_path)
    rijen = presenter.staat().rijen
    assert presenter.staat().titel == "Te verzenden · 2 besluiten, 7 stukken"
    assert presenter.staat().hoofd == "Hele stapel verzonden"
    presenter.wissel([rijen[0].id])
    presenter.wijk_af([rijen[1].id], Afwijking(wijze=Verzendwijze.BEVEILIGDE_MAIL, instemming_op=date(2027, 4, 2)))
    staat = presenter.staat()
    assert (staat.hoofd, staat.te_drukken, staat.digitaal) == ("6 stukken verzonden", 5, 1)
    assert dict(staat.aantallen) == {ALLES: 7, POST: 6, MAIL: 1, "TOP dossier": 0, WACHT: 0, VERZONDEN: 0, TERUG: 0}
    stand = {rij.id: rij.stand.tekst for rij in staat.rijen}
    assert (stand[rijen[0].id], stand[rijen[1].id], stand[rijen[2].id]) == ("niet nu", "anders", "gaat mee")
    weer = VerzendstapelPresenter(presenter._dienst, NepNavigatie())
    weer.naar_plek(presenter.plek())  # after locking, before the list was read
    weer.neem(weer.laad())
    assert weer.staat() == staat
    assert weer.afwijking(rijen[1].id) == presenter.afwijking(rijen[1].id)
    presenter.wissel([rijen[0].id])
    presenter.gewoon([rijen[1].id])
    assert presenter.staat().hoofd == "Hele stapel verzonden"


def test_that_a_letter_that_stayed_is_named_and_the_rest_is_said(tmp_path: Path) -> None:
    presenter = _presenter(tmp_path)
    vader = next(r for r in presenter.staat().rijen if r.aan == VADER)
    assert vader.adres == GEHEIM
    presenter.wijk_af([vader.id], Afwijking(wijze=Verzendwijze.BEVEILIGDE_MAIL))  # he never agreed
    zin = presenter.zin(presenter.verzend())
    assert zin.startswith("6 verzendingen zijn vastgelegd; 1 besluit is bekendgemaakt. Niet: besluitbrief ouders 2026-0391. ")
    assert "Awb 2:8" in zin
    assert VADER not in zin
    presenter.neem(presenter.laad())
    presenter.kies(VERZONDEN)
    assert len(presenter.staat().rijen) == 6
    eerste = presenter.staat().rijen[0]
    assert presenter.teruggekomen(eerste.id) is not None
    assert presenter.teruggekomen(vader.id) is None


def test_that_what_is_to_be_told_back_in_top_has_a_chip_of_its_own_and_goes_from_it(tmp_path: Path) -> None:
    presenter = _presenter(tmp_path)
    presenter.verzend()
    presenter.neem(presenter.laad())
    assert dict(presenter.staat().aantallen) == {ALLES: 0, POST: 0, MAIL: 0, "TOP dossier": 0, WACHT: 0, VERZONDEN: 7, TERUG: 2}
    presenter.kies(TERUG)
    rijen = presenter.staat().rijen
    assert {(rij.document, rij.in_top) for rij in rijen} == {("Besluitbrief school", True)}
    presenter.meld_terug([rij.id for rij in rijen], aan=True)
    presenter.neem(presenter.laad())
    assert (presenter.staat().rijen, presenter.leeg()[0]) == ((), "Er is niets terug te melden.")


def test_that_one_reason_is_said_once_however_many_letters_it_is_of(tmp_path: Path) -> None:
    presenter = _presenter(tmp_path)
    presenter.zet_dag(presenter.vandaag.replace(year=2026))
    zin = presenter.zin(presenter.verzend())
    assert zin.startswith("Er is niets vastgelegd. Niet: ")
    assert zin.count("ligt vóór de datum op de brief") == 1
    assert "en 4 andere." in zin


def test_that_what_waits_for_the_pen_can_be_printed_again_and_is_not_in_the_post(tmp_path: Path) -> None:
    presenter = _presenter(tmp_path, aantal=1, wijze=Tekenwijze.PAPIER)
    assert not presenter.staat().mag_verzenden
    assert presenter.te_drukken() == ()
    presenter.kies(WACHT)
    staat = presenter.staat()
    assert (staat.druk, staat.te_drukken) == ("Voor de pen afdrukken…", 3)
    assert "scan" in presenter.detail(staat.rijen[0].id)
    pdf = presenter.drukwerk(dubbelzijdig=True, met_bijlagen=True)
    assert pdf.count(b"%PDF") == 3, "what is signed, and nothing else"
