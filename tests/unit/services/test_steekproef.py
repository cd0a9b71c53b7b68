"""The sample for the Inspectie: drawn at random and told to the log, and all of its files or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from cvt_desktop.adapters.exchange.inlezer import Bestandslezer
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.bestandssoort import Stuksoort
from cvt_desktop.domain.errors import BestandError, GeenRechtError, InvoerError, NietGevondenError
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.steekproef import AANTAL, Getrokken, trek
from cvt_desktop.ports.bladen import Blad
from cvt_desktop.ports.bundel import Bundel, Weggelaten
from cvt_desktop.ports.voortgang import Stil
from cvt_desktop.services import bundels, steekproef
from cvt_desktop.services.stukken import Stuklezer
from tests.besluit_opzet import Besluitopzet
from tests.bezwaar_opzet import zet_bekend
from tests.dossiers import NepKijker, voeg_stuk
from tests.factories import RIETDIJK, uuid_van

LEZER = Stuklezer(inlezer=Bestandslezer(), kijker=NepKijker)
DAG = date(2027, 5, 13)
ALLE = [Getrokken(aanvraag_id=AanvraagId(uuid_van(str(n))), kenmerk=f"2026-{n:04}", soort="TLV", school="een school",
                  op=DAG - timedelta(days=n)) for n in range(30)]  # fmt: skip


@pytest.fixture
def opzet(tmp_path: Path) -> Besluitopzet:
    return zet_bekend(tmp_path / "register")


def laatste_tien(rij: Sequence[Getrokken], aantal: int) -> Sequence[Getrokken]:
    return rij[-aantal:]


def test_that_ten_are_drawn_from_the_period_alone_and_stand_by_kenmerk() -> None:
    proef = trek(ALLE, DAG - timedelta(days=19), DAG, laatste_tien)
    assert (proef.uit, len(proef.gekozen)) == (20, AANTAL)
    assert [een.kenmerk for een in proef.gekozen] == [f"2026-{n:04}" for n in range(10, 20)]


def test_that_all_are_taken_when_there_are_fewer_and_an_empty_period_is_refused() -> None:
    assert len(trek(ALLE, DAG - timedelta(days=3), DAG, laatste_tien).gekozen) == 4
    for van, tot, veld in ((DAG, DAG - timedelta(days=1), "tot"), (DAG + timedelta(days=1), DAG + timedelta(days=9), "van")):
        with pytest.raises(InvoerError) as fout:
            trek(ALLE, van, tot, laatste_tien)
        assert fout.value.veld == veld


def test_that_each_draw_is_in_the_log_and_the_files_are_a_bundle_each_and_a_sheet(opzet: Besluitopzet, tmp_path: Path) -> None:
    map_ = tmp_path / "uit"
    map_.mkdir()
    voeg_stuk(opzet.dienst, "r.xlsx", Stuksoort.VERZUIM, b"PK", kenmerk=opzet.zitting.dossiers[0].kenmerk, vorm="XLSX")
    proef = steekproef.trekken(opzet.dienst, date(2027, 1, 1), date(2027, 12, 31))
    assert [een.aanvraag_id for een in proef.gekozen] == [opzet.aanvraag_id()]
    with opzet.zitting.register.lezen() as uow:
        getrokken = uow.logboek.laatste(1)[0]
    assert (getrokken.actie, getrokken.object_soort) == (Actie.DOCUMENT_UITVOEREN, "steekproef")
    namen = steekproef.maken(opzet.dienst, proef, map_, LEZER, Stil())
    assert sorted(pad.name for pad in map_.iterdir()) == sorted(namen)
    assert len(namen) == 2
    bundel, blad = opzet.opmaker.laatste(Bundel), opzet.opmaker.laatste(Blad)
    assert isinstance(bundel, Bundel)
    assert isinstance(blad, Blad)
    assert bundel.kort == bundels.INSPECTIE.kort
    assert "Uittreksel KvK met de statutaire naam" not in {stuk.titel for stuk in bundel.stukken}
    assert [s.inhoud.reden for s in bundel.stukken if isinstance(s.inhoud, Weggelaten)] == [
        "een rekenblad is niet als bladzijden te tonen; vraag het apart op"]  # fmt: skip
    assert "Awb 4:5" in blad.inleiding
    assert blad.delen[0].tabel is not None
    assert [rij[0] for rij in blad.delen[0].tabel.rijen] == [een.kenmerk for een in proef.gekozen]
    with opzet.zitting.register.lezen() as uow:
        assert [g.aanvraag_id for g in uow.logboek.laatste(2)].count(opzet.aanvraag_id()) == 1
    with pytest.raises(BestandError, match="Kies een lege map"):
        steekproef.maken(opzet.dienst, proef, map_, LEZER, Stil())


def test_that_nothing_is_left_when_one_dossier_cannot_be_made(opzet: Besluitopzet, tmp_path: Path) -> None:
    map_ = tmp_path / "uit"
    map_.mkdir()
    proef = steekproef.trekken(opzet.dienst, date(2027, 1, 1), date(2027, 12, 31))
    mis = replace(proef.gekozen[0], kenmerk="2026-9999", aanvraag_id=AanvraagId(uuid_van("weg")))
    with opzet.zitting.register.lezen() as uow:
        voor = uow.logboek.laatste(1)[0]
    with pytest.raises(NietGevondenError):
        steekproef.maken(opzet.dienst, replace(proef, gekozen=(*proef.gekozen, mis)), map_, LEZER, Stil())
    assert list(map_.iterdir()) == []
    with opzet.zitting.register.lezen() as uow:
        assert uow.logboek.laatste(1)[0] == voor


def test_that_a_lid_draws_nothing(opzet: Besluitopzet) -> None:
    with pytest.raises(GeenRechtError):
        steekproef.trekken(opzet.als(RIETDIJK), date(2027, 1, 1), date(2027, 12, 31))
