"""Files: judged by their bytes, kept encrypted, added, named, opened."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.adapters.bijlagen.viewer import Kijker
from cvt_desktop.adapters.exchange.inlezer import Bestandslezer
from cvt_desktop.domain.aanvraag import Koppeling
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.bestandssoort import Bestandsvorm, Stuksoort
from cvt_desktop.domain.errors import BestandError, CvtError, GeenRechtError, GewijzigdError, InvoerError, ToestandError
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.lakvlak import Lakvlak
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.stukken import (
    BSN_IN_NAAM,
    Stuklezer,
    benoemen,
    gelezen,
    lakken,
    openen,
    toevoegen,
    vergeten,
    voorbereiden,
)
from tests.factories import BAKKENES, CRUTZER, FG, SECRETARIS, WIEBRANDSMA, maak_aanvraag, maak_leerling
from tests.fakes.poorten import NepBijlagen
from tests.fakes.register import maak_dienst, maak_testregister
from tests.unit.exchange.test_kijker import KIND, pdf

LEZER = Stuklezer(inlezer=Bestandslezer())
PDF = b"%PDF-1.7 voorbeeld"


@pytest.fixture
def dienst(tmp_path: Path) -> Dienst:
    register = maak_testregister(tmp_path)
    with register.schrijven() as uow:
        uow.leerlingen.save(maak_leerling())
        uow.aanvragen.save(maak_aanvraag())
    return maak_dienst(register, SECRETARIS)


@pytest.fixture
def dossier() -> AanvraagId:
    return maak_aanvraag().id


def als(dienst: Dienst, persoon: Persoon) -> Dienst:
    return replace(dienst, sessie=replace(dienst.sessie, persoon_id=persoon.id, rollen=persoon.rollen))


def bijlagen(dienst: Dienst) -> dict[str, bytes]:
    opslag = dienst.bijlagen
    assert isinstance(opslag, NepBijlagen)
    return opslag.bestanden


def test_that_a_file_is_judged_by_its_bytes_and_its_kind_guessed_by_its_name(dienst: Dienst) -> None:
    voorstel = voorbereiden(dienst, LEZER, "mdo 22 april.pdf", PDF)
    assert (voorstel.vorm, voorstel.soort, voorstel.bytes) == (Bestandsvorm.PDF, Stuksoort.MDO, len(PDF))
    assert voorstel.opmerking == ""
    assert voorbereiden(dienst, LEZER, "beschikking.pdf", b"gewone tekst").opmerking != ""


@pytest.mark.parametrize("data", [b"MZ\x90\x00 program", b"", b"GIF89a"])
def test_that_what_is_not_allowed_is_refused_and_leaves_nothing(dienst: Dienst, data: bytes) -> None:
    with pytest.raises(BestandError) as fout:
        voorbereiden(dienst, LEZER, "OPP.pdf", data)
    assert fout.value.melding.startswith("Niet aangenomen: ")
    assert bijlagen(dienst) == {}


def test_that_the_same_file_twice_is_noticed_with_its_kenmerk(dienst: Dienst, dossier: AanvraagId) -> None:
    toevoegen(dienst, dossier, [voorbereiden(dienst, LEZER, "OPP.pdf", PDF)])
    assert voorbereiden(dienst, LEZER, "ander.pdf", PDF).bestaat_in == ("2026-0391",)
    assert voorbereiden(dienst, LEZER, "ander.pdf", PDF + b" ").bestaat_in == ()


def test_that_a_possible_bsn_in_a_text_is_marked(dienst: Dienst) -> None:
    assert voorbereiden(dienst, LEZER, "brief.txt", b"nummer 111222333.").mogelijk_bsn
    assert not voorbereiden(dienst, LEZER, "brief.txt", b"nummer 111222334.").mogelijk_bsn


@pytest.mark.parametrize("naam", ["OPP 111222333.txt", "OPP 111 222 333.txt", "111222333/OPP.txt", "a" * 115 + "111222333.txt"])
def test_that_a_bsn_in_a_name_is_not_kept_and_is_told(dienst: Dienst, dossier: AanvraagId, naam: str) -> None:
    voorstel = voorbereiden(dienst, LEZER, naam, b"gewone tekst")
    assert "111" not in voorstel.naam
    assert voorstel.naam.endswith(".txt")
    assert BSN_IN_NAAM in voorstel.opmerking
    assert not voorstel.mogelijk_bsn
    toevoegen(dienst, dossier, [voorstel])
    with dienst.register.lezen() as uow:
        assert [stuk.bestandsnaam for stuk in uow.stukken.of_aanvraag(dossier)] == [voorstel.naam]


def test_that_every_page_is_looked_at_and_a_file_that_cannot_be_shown_is_told(dienst: Dienst) -> None:
    with_viewer = replace(LEZER, kijker=lambda: Kijker(KIND))
    bladzijden = [f"bladzijde {n}" for n in range(60)]
    laat = voorbereiden(dienst, with_viewer, "OPP.pdf", pdf(*bladzijden, "nummer 111 222 333"))
    assert (laat.paginas, laat.mogelijk_bsn, laat.opmerking) == (61, True, "")
    for kapot in (b"%PDF-1.7 kapot", b"\x89PNG\r\n\x1a\n kapot"):
        voorstel = voorbereiden(dienst, with_viewer, "OPP.pdf" if kapot[:1] == b"%" else "foto.png", kapot)
        assert "kan niet worden getoond" in voorstel.opmerking
        assert "nieuwe versie" in voorstel.opmerking


def test_that_adding_is_one_event_for_all_files(dienst: Dienst, dossier: AanvraagId) -> None:
    ids = toevoegen(dienst, dossier, [voorbereiden(dienst, LEZER, f"{n}.pdf", PDF + bytes([n])) for n in (65, 66)])
    with dienst.register.lezen() as uow:
        stukken = uow.stukken.of_aanvraag(dossier)
        log = uow.logboek.of_aanvraag(dossier)
    assert tuple(s.id for s in stukken) == ids
    assert [(g.actie, g.aantal) for g in log] == [(Actie.STUK_TOEVOEGEN, 2)]


def test_that_a_refused_addition_keeps_no_part(dienst: Dienst, dossier: AanvraagId) -> None:
    goed = voorbereiden(dienst, LEZER, "a.pdf", PDF)
    laat = replace(voorbereiden(dienst, LEZER, "b.pdf", PDF), gedateerd=date(2027, 5, 13))
    with pytest.raises(InvoerError) as fout:
        toevoegen(dienst, dossier, [goed, laat])
    assert fout.value.veld == "gedateerd"
    with dienst.register.lezen() as uow:
        assert uow.stukken.of_aanvraag(dossier) == []


def test_that_a_file_that_cannot_be_registered_does_not_stay_on_disk(dienst: Dienst, monkeypatch: pytest.MonkeyPatch) -> None:
    def vol() -> None:
        raise BestandError("De schijf is vol.")

    monkeypatch.setattr(type(dienst.register), "schrijven", lambda _self: vol())
    with pytest.raises(BestandError):
        voorbereiden(dienst, LEZER, "OPP.pdf", PDF)
    assert bijlagen(dienst) == {}


def test_that_a_dropped_file_can_be_taken_back(dienst: Dienst) -> None:
    voorstel = voorbereiden(dienst, LEZER, "OPP.pdf", PDF)
    assert len(bijlagen(dienst)) == 1
    vergeten(dienst, voorstel)
    assert bijlagen(dienst) == {}


def test_that_a_stuk_in_a_dossier_cannot_be_taken_back(dienst: Dienst, dossier: AanvraagId) -> None:
    voorstel = voorbereiden(dienst, LEZER, "OPP.pdf", PDF)
    toevoegen(dienst, dossier, [voorstel])
    with pytest.raises(CvtError):
        vergeten(dienst, voorstel)
    assert openen(dienst, voorstel.bijlage_id) == PDF


def test_that_opening_is_an_event_and_naming_keeps_the_version(dienst: Dienst, dossier: AanvraagId) -> None:
    (stuk_id,) = toevoegen(dienst, dossier, [voorbereiden(dienst, LEZER, "scan.pdf", PDF)])
    nieuw = benoemen(dienst, stuk_id, soort=Stuksoort.OKR, gedateerd=date(2027, 3, 1), auteur=" I. Duinkerk ", versie=1)
    assert (nieuw.soort, nieuw.auteur, nieuw.versie) == ("OKR", "I. Duinkerk", 2)
    with pytest.raises(GewijzigdError):
        benoemen(dienst, stuk_id, soort=Stuksoort.OPP, gedateerd=None, versie=1)
    assert openen(dienst, stuk_id) == PDF
    with dienst.register.lezen() as uow:
        assert [g.actie for g in uow.logboek.of_aanvraag(dossier)][-1] == Actie.STUK_INZIEN


def test_that_what_is_unreadable_in_a_bundle_is_kept_and_the_file_stays_as_it_was(dienst: Dienst, dossier: AanvraagId) -> None:
    (stuk_id,) = toevoegen(dienst, dossier, [voorbereiden(dienst, LEZER, "scan.pdf", PDF)])
    vlak = Lakvlak(bladzijde=1, links=0, boven=0, breed=500, hoog=500)
    assert lakken(dienst, stuk_id, [vlak], 1).gelakt == (vlak,)
    assert openen(dienst, stuk_id) == PDF
    with pytest.raises(GewijzigdError):
        lakken(dienst, stuk_id, [], 1)
    with pytest.raises(InvoerError):
        lakken(dienst, stuk_id, [replace(vlak, boven=-1)], 2)
    with pytest.raises(GeenRechtError):
        lakken(als(dienst, BAKKENES), stuk_id, [], 2)


def test_that_a_text_without_pages_cannot_be_made_unreadable(dienst: Dienst, dossier: AanvraagId) -> None:
    (stuk_id,) = toevoegen(dienst, dossier, [voorbereiden(dienst, LEZER, "b.txt", b"Wij zijn het er niet mee eens.")])
    with pytest.raises(ToestandError, match="Laat het weg"):
        lakken(dienst, stuk_id, [], 1)


def test_that_reading_is_ticked_once_per_person(dienst: Dienst, dossier: AanvraagId) -> None:
    (stuk_id,) = toevoegen(dienst, dossier, [voorbereiden(dienst, LEZER, "scan.pdf", PDF)])
    for _ in range(2):
        gelezen(als(dienst, BAKKENES), stuk_id)
    with dienst.register.lezen() as uow:
        assert uow.aanvragen.get(dossier).gelezen_door == ((BAKKENES.id, stuk_id),)


def test_that_a_deskundige_opens_only_what_belongs_to_a_dossier_in_which_advice_was_asked(
    dienst: Dienst, dossier: AanvraagId
) -> None:
    (stuk_id,) = toevoegen(dienst, dossier, [voorbereiden(dienst, LEZER, "scan.pdf", PDF)])
    with dienst.register.schrijven() as uow:
        aanvraag = uow.aanvragen.get(dossier)
        uow.aanvragen.save(aanvraag.koppelen(Koppeling(volgorde=1, persoon_id=CRUTZER.id, gevraagd_op=date(2027, 5, 1))))
    assert openen(als(dienst, CRUTZER), stuk_id) == PDF
    with pytest.raises(GeenRechtError):
        openen(als(dienst, WIEBRANDSMA), stuk_id)
    with pytest.raises(GeenRechtError):
        openen(als(dienst, FG), stuk_id)


def test_that_a_zip_gives_its_members_and_says_what_it_leaves_out() -> None:
    stroom = io.BytesIO()
    with zipfile.ZipFile(stroom, "w", zipfile.ZIP_DEFLATED) as archief:
        archief.writestr("map/OPP.pdf", PDF)
        archief.writestr("__MACOSX/._OPP.pdf", b"x")
        archief.writestr("bom.txt", b"0" * 5_000_000)
        archief.writestr("../../buiten.txt", b"tekst")
    leden = Bestandslezer().zip_leden(stroom.getvalue())
    assert [(lid.naam, lid.inhoud == b"") for lid in leden] == [("OPP.pdf", False), ("bom.txt", True), ("buiten.txt", False)]
    assert "sterk ingepakt" in leden[1].reden


def test_that_litter_of_a_system_in_a_zip_is_counted_and_names_come_as_they_were_written() -> None:
    stroom = io.BytesIO()
    with zipfile.ZipFile(stroom, "w") as archief:
        for naam in ("Stukken Bảo Trân/OPP Bảo Trân.pdf", "__MACOSX/._OPP.pdf", "map/.DS_Store", "Thumbs.db"):
            archief.writestr(naam, b"%PDF-1.7")
    zonder_vlag = _zonder_vlag(stroom.getvalue())
    for data in (stroom.getvalue(), zonder_vlag):
        assert [lid.naam for lid in Bestandslezer().zip_leden(data)] == ["OPP Bảo Trân.pdf"]
        assert Bestandslezer().zip_hulpbestanden(data) == 3
    assert zonder_vlag != stroom.getvalue()


def _zonder_vlag(data: bytes) -> bytes:
    """As programs write it that do not say that the names are UTF-8."""
    uit = bytearray(data)
    for kop, plek in ((b"PK\x03\x04", 7), (b"PK\x01\x02", 9)):
        begin = data.find(kop)
        while begin >= 0:
            uit[begin + plek] &= 0xF7
            begin = data.find(kop, begin + 1)
    return bytes(uit)


def test_that_an_office_document_is_no_zip_to_unpack() -> None:
    stroom = io.BytesIO()
    with zipfile.ZipFile(stroom, "w") as archief:
        archief.writestr("[Content_Types].xml", "x")
    assert not Bestandslezer().is_zip(stroom.getvalue())
    assert not Bestandslezer().is_zip(PDF)
