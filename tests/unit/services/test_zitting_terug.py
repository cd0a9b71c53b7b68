"""Ctrl+Z for what was done at the table a moment ago: a stem, a hamerstuk lifted out or marked (screens.md 4.1, 4.9)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cvt_desktop.domain.agendapunt import Behandeling
from cvt_desktop.domain.errors import ToestandError
from cvt_desktop.domain.stem import Stemkeuze
from cvt_desktop.domain.voorstel import zoals_gevraagd
from cvt_desktop.domain.zitting import Zitting
from cvt_desktop.services import hamerstukken, lijstbekrachtiging, zitting_behandelen, zittingen
from cvt_desktop.services.bekrachtigen import bekrachtigen
from cvt_desktop.services.verificatie import Verificatie
from cvt_desktop.services.zitting_inzien import zitting_lezen
from tests.factories import BAKKENES, RIETDIJK, VOORZITTER
from tests.hamer_opzet import zet_blok_op
from tests.zitting_opzet import Opzet, beslis, eigen, open_zitting, zet_op


@pytest.fixture
def opzet(tmp_path: Path) -> Opzet:
    """Item 1 is put to the vote as asked."""
    opzet = zet_op(tmp_path, aantal=1)
    open_zitting(opzet)
    zitting_behandelen.voornemen(opzet.dienst, opzet.zitting_id, opzet.dossiers[0].id, zoals_gevraagd(opzet.dossiers[0]))
    return opzet


def _z(opzet: Opzet) -> Zitting:
    return zitting_lezen(opzet.dienst, opzet.zitting_id)


def _stem(opzet: Opzet, keuze: Stemkeuze, wie: object = BAKKENES) -> None:
    zitting_behandelen.stem_noteren(opzet.dienst, opzet.zitting_id, opzet.dossiers[0].id, wie.id, keuze)  # type: ignore[attr-defined]


def test_that_a_noted_stem_is_taken_back_and_the_one_before_it_stands_again(opzet: Opzet) -> None:
    _stem(opzet, Stemkeuze.VOOR)
    eerst = _z(opzet).punten[0].stemmen
    _stem(opzet, Stemkeuze.TEGEN)
    _stem(opzet, Stemkeuze.VOOR, RIETDIJK)
    assert opzet.dienst.teruglijst.neem_terug() == "de stem van Anne-Fleur Rietdijk"
    assert opzet.dienst.teruglijst.neem_terug() == "de stem van Joost Bakkenes"
    assert _z(opzet).punten[0].stemmen == eerst
    opzet.dienst.teruglijst.neem_terug()
    assert _z(opzet).punten[0].stemmen == ()


def test_that_allen_voor_is_taken_back_without_the_stemmen_of_before(opzet: Opzet) -> None:
    _stem(opzet, Stemkeuze.TEGEN)
    eerst = _z(opzet).punten[0].stemmen
    zitting_behandelen.allen_voor(opzet.dienst, opzet.zitting_id, opzet.dossiers[0].id)
    assert opzet.dienst.teruglijst.neem_terug() == "allen voor"
    assert _z(opzet).punten[0].stemmen == eerst


def test_that_a_stem_that_is_another_one_by_now_or_of_a_closed_list_stays(opzet: Opzet) -> None:
    _stem(opzet, Stemkeuze.VOOR)
    ander = replace(opzet.als(VOORZITTER))
    zitting_behandelen.stem_noteren(ander, opzet.zitting_id, opzet.dossiers[0].id, BAKKENES.id, Stemkeuze.TEGEN)
    with pytest.raises(ToestandError, match="daarna gewijzigd"):
        opzet.dienst.teruglijst.neem_terug()
    assert [s.keuze for s in _z(opzet).punten[0].stemmen] == [Stemkeuze.TEGEN]


def test_that_a_corrected_stem_that_is_taken_back_is_the_bekrachtigde_one_again(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path)
    open_zitting(opzet)
    beslis(opzet)
    bekrachtigen(opzet.als(BAKKENES), opzet.zitting_id, eigen(opzet.als(BAKKENES)))
    eerst, dossier = _z(opzet).punten[0], opzet.dossiers[0].id
    zitting_behandelen.stem_herstellen(opzet.dienst, opzet.zitting_id, dossier, BAKKENES.id, Stemkeuze.TEGEN, "kort")
    opzet.dienst.teruglijst.neem_terug()
    assert _z(opzet).punten[0] == eerst
    with opzet.register.lezen() as uow:
        z = uow.zittingen.get(opzet.zitting_id)
        assert Verificatie(opzet.dienst, uow).punt(z, z.punten[0])[BAKKENES.id].telt
    zitting_behandelen.stem_herstellen(opzet.dienst, opzet.zitting_id, dossier, BAKKENES.id, Stemkeuze.TEGEN, "kort")
    anders = opzet.als(VOORZITTER)
    zitting_behandelen.sluiten(anders, opzet.zitting_id)
    lijstbekrachtiging.lijst_vaststellen(anders, opzet.zitting_id)
    with pytest.raises(ToestandError, match="ligt vast"):
        opzet.dienst.teruglijst.neem_terug()


def test_that_a_hamerstuk_that_was_lifted_out_or_marked_stands_in_its_place_again(tmp_path: Path) -> None:
    opzet = zet_blok_op(tmp_path, hamer=2, bespreek=1)
    voor, eerste = _z(opzet).punten, opzet.dossiers[0].id
    lid = opzet.als(RIETDIJK)
    hamerstukken.uitlichten(lid, opzet.zitting_id, eerste)
    assert _z(opzet).punten != voor
    assert lid.teruglijst.neem_terug() == f"{opzet.dossiers[0].kenmerk} uitgelicht"
    assert _z(opzet).punten == voor
    hamerstukken.uitlichten(opzet.dienst, opzet.zitting_id, eerste)
    uitgelicht = _z(opzet).punten
    hamerstukken.aanmerken(opzet.dienst, opzet.zitting_id, eerste)
    opzet.dienst.teruglijst.neem_terug()
    assert _z(opzet).punten == uitgelicht
    opzet.dienst.teruglijst.neem_terug()
    assert _z(opzet).punten == voor


def test_that_an_item_that_was_prepared_since_is_not_put_back(tmp_path: Path) -> None:
    opzet = zet_blok_op(tmp_path, hamer=1, bespreek=0)
    hamerstukken.uitlichten(opzet.dienst, opzet.zitting_id, id_ := opzet.dossiers[0].id)
    zittingen.conceptbesluit(opzet.als(VOORZITTER), opzet.zitting_id, id_, None, "Anders.")
    with pytest.raises(ToestandError, match="daarna gewijzigd"):
        opzet.dienst.teruglijst.neem_terug()
    assert _z(opzet).punten[0].behandeling is Behandeling.BESPREEKSTUK
