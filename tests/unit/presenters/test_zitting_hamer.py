"""The page of the block says who steps aside before it is decided, and nothing about anybody while guests are there."""

from __future__ import annotations

from pathlib import Path

from cvt_desktop.services import zittingen
from cvt_desktop.services.zitting_inzien import zitting_lezen
from tests.hamer_opzet import zet_blok_op
from tests.zitting_opzet import LEDEN
from ui.presenters.zitting_hamer import MET_GASTEN, ZittingHamerPresenter

WEG = LEDEN[-1]


def test_that_who_steps_aside_is_named_before_the_block_is_decided_and_has_no_stem_on_that_item(tmp_path: Path) -> None:
    opzet = zet_blok_op(tmp_path, hamer=2, bespreek=0, geopend=True)
    assert ZittingHamerPresenter(opzet.dienst, opzet.zitting_id).blad().verschoond == ""
    zittingen.verschonen(opzet.dienst, opzet.zitting_id, opzet.dossiers[0].id, WEG.id, "eigen belang (Awb 2:4)")
    hamer = ZittingHamerPresenter(opzet.dienst, opzet.zitting_id)
    achternaam = WEG.naam.split()[-1]
    assert hamer.blad().verschoond.startswith("Verschoond: bij punt 1 ")
    assert f"{achternaam}, eigen belang (Awb 2:4). Daar stemmen de anderen." in hamer.blad().verschoond
    assert hamer.blad().hoofd_kan
    hamer.akkoord()
    een, twee = zitting_lezen(opzet.dienst, opzet.zitting_id).punten
    assert een.stem_van(WEG.id) is None
    assert twee.stem_van(WEG.id) is not None
    assert hamer.blad().verschoond == "", "only what is still to be decided"


def test_that_with_guests_in_the_block_is_not_on_the_page_and_cannot_be_decided(tmp_path: Path) -> None:
    opzet = zet_blok_op(tmp_path, hamer=2, bespreek=0, geopend=True)
    hamer = ZittingHamerPresenter(opzet.dienst, opzet.zitting_id)
    hamer.gasten(True)
    blad = hamer.blad()
    assert (blad.rijen, blad.vraag, blad.aanwezig, blad.verschoond) == ((), MET_GASTEN, "", "")
    assert not blad.hoofd_kan
    assert not blad.kan_terug
    hamer.gasten(False)
    assert [r.nummer for r in hamer.blad().rijen] == [1, 2]
