"""The schooloverzicht: what a school may know of its own pupils, on paper with names and as a text without."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import GeenRechtError
from cvt_desktop.domain.ids import SchoolId
from cvt_desktop.ports.bladen import Blad
from cvt_desktop.services import schooloverzicht
from cvt_desktop.services.context import Dienst
from tests.factories import MEANDER, MIKOLAJ, RAVENKOOG, RIETDIJK, maak_aanvraag, maak_zitting, uuid_van
from tests.fakes.klok import VasteKlok
from tests.fakes.poorten import NepOpmaker
from tests.fakes.register import maak_dienst
from tests.ronde_tlv import maak

ANDER = "2026-0777"


@pytest.fixture
def dienst(tmp_path: Path) -> Dienst:
    """Three TLVs at De Meander; two aanvragen of Ravenkoog of which one is done, and one of a vestiging with the same name."""
    dienst = maak(tmp_path / "register")
    with dienst.register.schrijven() as uow:
        uow.leerlingen.save(MIKOLAJ)
        uow.scholen.save(replace(RAVENKOOG, id=SchoolId(uuid_van("andere vestiging")), vestiging="01", versie=0))
        uow.aanvragen.save(maak_aanvraag(status=Status.OP_AGENDA))
        uow.zittingen.save(maak_zitting("2026-0391", datum=date(2027, 5, 26)))
        uow.aanvragen.save(maak_aanvraag("2026-0500", status=Status.BEKENDGEMAAKT))
        uow.aanvragen.save(replace(maak_aanvraag(ANDER, status=Status.IN_TOETSING),
                                   school_id=SchoolId(uuid_van("andere vestiging"))))  # fmt: skip
    return dienst


def test_that_it_holds_what_runs_at_this_vestiging_and_nothing_that_was_decided(dienst: Dienst) -> None:
    o = schooloverzicht.overzicht(dienst, RAVENKOOG.id)
    assert [een.aanvraag.kenmerk for een in o.lopend] == ["2026-0391"]
    assert o.lopend[0].stand.startswith("De aanvraag is volledig en staat op de agenda van woensdag 26 mei 2027.")
    assert o.tlvs == ()


def test_that_the_paper_names_the_verklaringen_that_end_this_school_year(dienst: Dienst) -> None:
    schooloverzicht.papier(dienst, MEANDER.id)
    assert isinstance(dienst.opmaker, NepOpmaker)
    blad = dienst.opmaker.laatste(Blad)
    assert isinstance(blad, Blad)
    lopend, tlvs = (deel.tabel for deel in blad.delen)
    assert lopend is not None
    assert tlvs is not None
    assert (lopend.rijen, len(tlvs.rijen)) == ((), 3)
    assert (tlvs.rijen[0][0], tlvs.rijen[0][-1]) == ("OEF-2526-0001", "wij hoorden nog niets")


def test_that_a_verklaring_of_a_school_with_the_same_name_is_on_no_sheet(dienst: Dienst) -> None:
    with dienst.register.schrijven() as uow:
        uow.scholen.save(replace(MEANDER, id=SchoolId(uuid_van("meander 01")), naam="VSO de Meander", vestiging="01", versie=0))
    assert schooloverzicht.overzicht(dienst, MEANDER.id).tlvs == ()
    schooloverzicht.papier(dienst, MEANDER.id)
    assert isinstance(dienst.opmaker, NepOpmaker)
    blad = dienst.opmaker.laatste(Blad)
    assert isinstance(blad, Blad)
    tabel = blad.delen[1].tabel
    assert tabel is not None
    assert "nog een school met deze naam" in tabel.leeg
    assert "nog een school met deze naam" in schooloverzicht.bericht(dienst, MEANDER.id)


def test_that_next_school_year_is_another_overview(dienst: Dienst) -> None:
    straks = replace(dienst, klok=VasteKlok(date(2027, 8, 20)))
    assert [t.nummer for t in schooloverzicht.overzicht(straks, MEANDER.id).tlvs] == ["OEF-2526-0900"]


def test_that_the_text_for_the_clipboard_names_nobody_and_is_logged(dienst: Dienst) -> None:
    tekst = schooloverzicht.bericht(dienst, RAVENKOOG.id)
    assert tekst.startswith("Kenmerk 2026-0391: De aanvraag is volledig")
    met_tlv = schooloverzicht.bericht(dienst, MEANDER.id)
    assert "TLV OEF-2526-0001 loopt af op 31 juli 2027: wij hoorden nog niets." in met_tlv
    assert not any(naam in tekst + met_tlv for naam in (MIKOLAJ.roepnaam, MIKOLAJ.achternaam, "Leerling1"))
    with dienst.register.lezen() as uow:
        assert [g.actie for g in uow.logboek.laatste(2)] == [Actie.STATUSBERICHT_KOPIEREN] * 2


def test_that_the_log_knows_the_sheet_before_it_leaves(dienst: Dienst) -> None:
    schooloverzicht.leg_uitvoer_vast(dienst, RAVENKOOG.id, b"%PDF", "opgeslagen")
    with dienst.register.lezen() as uow:
        laatste = uow.logboek.laatste(1)[0]
    assert (laatste.actie, laatste.object_soort, laatste.object_id) == (
        Actie.DOCUMENT_UITVOEREN, "schooloverzicht", RAVENKOOG.id)  # fmt: skip


def test_that_a_lid_makes_none(dienst: Dienst) -> None:
    lid = maak_dienst(dienst.register, RIETDIJK)  # type: ignore[arg-type]
    for doe in (schooloverzicht.overzicht, schooloverzicht.papier, schooloverzicht.bericht):
        with pytest.raises(GeenRechtError):
            doe(lid, RAVENKOOG.id)
