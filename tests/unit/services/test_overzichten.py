"""The figures of a register, and the file with which they leave it: without a name, and without a formula."""

from __future__ import annotations

import csv
import hashlib
import io
from dataclasses import replace
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvt_desktop.adapters.exchange.werkmap import XlsxSchrijver
from cvt_desktop.domain.aanvraag import Aanvulling, Status
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.brief import Briefsoort, Brieftoestand
from cvt_desktop.domain.cijfer import Cijfertabel, Overzichtsoort, Overzichtuitvoer, Uitvoerdoel
from cvt_desktop.domain.errors import BestandError, GeenRechtError
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.schooljaar import Schooljaar
from cvt_desktop.ports.voortgang import Stil
from cvt_desktop.services import csvblad, overzichten
from tests.arrangement_opzet import maak_arrangementformulier
from tests.besluit_opzet import DAG, Besluitopzet
from tests.bezwaar_opzet import maak, zet_bekend
from tests.factories import (
    BENSALEM,
    MIKOLAJ,
    SECRETARIS,
    SEM,
    VOORZITTER,
    maak_aanvraag,
    maak_brief,
    maak_formulier,
    maak_leerling,
)
from tests.fakes.register import maak_dienst, maak_testregister

JAAR = Schooljaar(2026)


@pytest.fixture
def opzet(tmp_path: Path) -> Besluitopzet:
    """One besluit sent, with a bezwaar against it."""
    een = zet_bekend(tmp_path / "register")
    maak(een)
    return een


def jaar(tabellen: tuple[Cijfertabel, ...], soort: Overzichtsoort) -> dict[str, str]:
    """The figures of the year of one table that are not nought, by the name of the line."""
    tabel = next(t for t in tabellen if t.soort is soort)
    return {r.naam: r.cijfers[-1].tekst for r in tabel.regels if r.cijfers and r.cijfers[-1].rijen}


def test_that_a_besluit_that_was_sent_is_counted_in_every_table(opzet: Besluitopzet) -> None:
    alle, o = overzichten.overzicht(opzet.dienst, JAAR, Stil()), Overzichtsoort
    with opzet.zitting.register.lezen() as uow:
        aanvraag = uow.aanvragen.get(opzet.aanvraag_id())
    dagen = (DAG - aanvraag.formulier.a.ontvangen_op).days
    assert jaar(alle, o.BESLOTEN) == {"TLV vso – nieuw": "1", "Totaal": "1"}
    assert jaar(alle, o.UITKOMST) == {"toegewezen zoals gevraagd": "1", "Totaal": "1"}
    assert jaar(alle, o.TERMIJN)["Totaal: binnen de termijn"] == "1"
    assert jaar(alle, o.TERMIJN)["Totaal: gemiddeld aantal dagen"] == f"{dagen},0"
    assert jaar(alle, o.TLV)["vso, categorie 1 (laag)"] == "1"
    assert jaar(alle, o.BEZWAAR) == {
        "Ontvangen": "1", "over: TLV vso – nieuw": "1", "waarvan nog geen beslissing verzonden": "1"}  # fmt: skip
    assert jaar(alle, o.INDICATOR)["Bezwaren"] == "1"
    assert not jaar(overzichten.overzicht(opzet.dienst, JAAR.volgende, Stil()), o.BESLOTEN)


def test_that_a_besluit_with_a_letter_that_did_not_leave_is_not_made_known(opzet: Besluitopzet) -> None:
    with opzet.zitting.register.schrijven() as uow:
        besluit = uow.besluiten.of_aanvraag(opzet.aanvraag_id())[0]
        uow.besluiten.save(replace(besluit, toestand=type(besluit.toestand).GETEKEND))
    assert opzet.dienst.overzichten.bekendmakingen() == []


def test_that_the_last_letter_of_a_besluit_is_the_day_that_counts(opzet: Besluitopzet) -> None:
    with opzet.zitting.register.schrijven() as uow:
        brief = next(b for b in uow.brieven.of_aanvraag(opzet.aanvraag_id()) if b.soort is Briefsoort.BESLUIT_OUDERS)
        uow.brieven.save(replace(brief, verzonden_op=date(2027, 6, 3)))
    assert [b.op for b in opzet.dienst.overzichten.bekendmakingen()] == [date(2027, 6, 3)]


def test_that_days_of_a_verzoek_om_aanvulling_are_not_counted_and_what_was_not_handled_is(tmp_path: Path) -> None:
    register = maak_testregister(tmp_path)
    formulier = maak_formulier()
    verzoek = Aanvulling(ontbreekt=("OPP",), verzonden_op=date(2027, 4, 10), uiterlijk=date(2027, 4, 20))
    with register.schrijven() as uow:
        uow.leerlingen.save(maak_leerling())
        uow.aanvragen.save(maak_aanvraag(status=Status.BUITEN_BEHANDELING, formulier=formulier, aanvullingen=(verzoek,)))
        for soort in (Briefsoort.BUITEN_BEHANDELING, Briefsoort.BUITEN_BEHANDELING_OUDERS):
            uow.brieven.save(maak_brief(soort, toestand=Brieftoestand.VERZONDEN, verzonden_op=date(2027, 5, 12)))
    alle = overzichten.overzicht(maak_dienst(register, VOORZITTER), JAAR, Stil())
    assert jaar(alle, Overzichtsoort.UITKOMST) == {"buiten behandeling gelaten": "1", "Totaal": "1"}
    bruto = (date(2027, 5, 12) - formulier.a.ontvangen_op).days
    (rij,) = next(t for t in alle if t.soort is Overzichtsoort.BESLOTEN).regels[-1].cijfers[-1].rijen
    assert rij.dagen == bruto - 9  # 11 to 19 April, the reading of domain.termijnen (Awb 4:15, lid 1)


def test_that_the_years_go_from_the_first_aanvraag_to_the_running_one(tmp_path: Path) -> None:
    register = maak_testregister(tmp_path)
    dienst = maak_dienst(register, SECRETARIS)
    assert overzichten.schooljaren(dienst) == (JAAR,)
    formulier = maak_formulier()
    oud = replace(formulier, a=replace(formulier.a, ontvangen_op=date(2025, 7, 31)))
    with register.schrijven() as uow:
        uow.leerlingen.save(SEM)
        uow.aanvragen.save(maak_aanvraag(leerling_id=SEM.id, formulier=oud))
    assert overzichten.schooljaren(dienst) == (JAAR, Schooljaar(2025), Schooljaar(2024))


def test_that_who_decides_nothing_sees_no_figures(opzet: Besluitopzet) -> None:
    with pytest.raises(GeenRechtError):
        overzichten.overzicht(opzet.als(BENSALEM), JAAR, Stil())
    with pytest.raises(GeenRechtError):
        overzichten.schooljaren(opzet.als(BENSALEM))


def lees(pad: Path) -> list[list[str]]:
    rauw = pad.read_bytes()
    assert rauw.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(rauw.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_that_the_file_has_no_dossier_in_it_unless_rows_are_asked_and_never_a_name(opzet: Besluitopzet, tmp_path: Path) -> None:
    kenmerk = opzet.dienst.overzichten.aanvragen()[0].kenmerk
    kaal, vol = tmp_path / "kaal.csv", tmp_path / "vol.csv"
    overzichten.uitvoeren(opzet.dienst, JAAR, kaal, Uitvoerdoel.BESTUUR)
    overzichten.uitvoeren(opzet.dienst, JAAR, vol, Uitvoerdoel.BESTUUR, met_rijen=True)
    assert kenmerk not in kaal.read_text("utf-8")
    assert kenmerk in vol.read_text("utf-8")
    for pad in (kaal, vol):
        assert MIKOLAJ.achternaam not in pad.read_text("utf-8")
        assert lees(pad)[0] == ["OEFENREGISTER, overzichten 2026-2027", "gemaakt op 30-06-2027", "voor: directeur-bestuurder"]
        assert ["Totaal", "0", "0", "1", "1", ""] in lees(pad)


def test_that_the_log_knows_who_took_what_for_whom_and_where_to(opzet: Besluitopzet, tmp_path: Path) -> None:
    pad = tmp_path / "uit.csv"
    overzichten.uitvoeren(opzet.dienst, JAAR, pad, Uitvoerdoel.OPR)
    uitvoer = Overzichtuitvoer(schooljaar="2026-2027", doel=Uitvoerdoel.OPR, met_rijen=False, bestand=str(pad),
                               sha256=hashlib.sha256(pad.read_bytes()).hexdigest())  # fmt: skip
    with opzet.zitting.register.lezen() as uow:
        laatste = uow.logboek.laatste(1)[0]
        assert (laatste.actie, laatste.object_soort, laatste.persoon_id) == (Actie.DOCUMENT_UITVOEREN, "overzicht", SECRETARIS.id)
        assert uow.logboek.klopt(laatste, uitvoer)
        assert not uow.logboek.klopt(laatste, replace(uitvoer, doel=Uitvoerdoel.BESTUUR))


def test_that_a_place_where_nothing_can_be_written_leaves_nothing(opzet: Besluitopzet, tmp_path: Path) -> None:
    with pytest.raises(BestandError):
        overzichten.uitvoeren(opzet.dienst, JAAR, tmp_path / "weg" / "uit.csv", Uitvoerdoel.OPR)
    assert not (tmp_path / "weg").exists()


@pytest.mark.parametrize("cel", ["=1+1", "+31", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "＝1"])
def test_that_a_text_never_becomes_a_formula(cel: str) -> None:
    assert csvblad.veilig(cel) == f"'{cel}"


@given(st.lists(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0")) | st.integers(), min_size=2),
                min_size=1))  # fmt: skip
def test_that_every_cell_comes_back_as_it_was_or_with_an_apostrophe(regels: list[list[str | int]]) -> None:
    tekst = csvblad.schrijf(regels).decode("utf-8-sig")
    terug = list(csv.reader(io.StringIO(tekst, newline=""), delimiter=";"))
    assert terug == [[str(csvblad.veilig(cel)) for cel in regel] for regel in regels]
    for regel in terug:
        for cel in regel:
            assert not cel.strip(" ").startswith(("=", "+", "@"))
            assert not cel.startswith("-") or cel[1:].isdecimal()


def test_that_an_aanbieder_that_could_be_a_formula_stays_text_in_both_files(tmp_path: Path) -> None:
    register = maak_testregister(tmp_path / "register")
    arr = replace(maak_arrangementformulier(), arr=replace(maak_arrangementformulier().arr, aanbieder="=SOM(A1)", uren=10))
    with register.schrijven() as uow:
        uow.leerlingen.save(MIKOLAJ)
        uow.aanvragen.save(replace(maak_aanvraag(soort=Soort.TVIA), formulier=arr))
    dienst = maak_dienst(register, SECRETARIS)
    gevraagd = next(r for r in next(t for t in overzichten.overzicht(dienst, JAAR, Stil()) if t.soort is Overzichtsoort.AANBIEDER)
                    .regels if r.naam.endswith("gevraagde uren"))  # fmt: skip
    assert (gevraagd.naam, gevraagd.cijfers[-1].tekst) == ("=SOM(A1): gevraagde uren", "10")
    overzichten.uitvoeren(dienst, JAAR, tmp_path / "uit.csv", Uitvoerdoel.OPR, met_rijen=True)
    eerste = next(r for r in lees(tmp_path / "uit.csv") if r and "SOM" in r[0])
    assert (eerste[0], eerste[-2]) == ("'=SOM(A1): gevraagd", "1")
    overzichten.uitvoeren(dienst, JAAR, tmp_path / "uit.xlsx", Uitvoerdoel.OPR, met_rijen=True, schrijver=XlsxSchrijver())
    with ZipFile(tmp_path / "uit.xlsx") as werkmap:
        assert not [naam for naam in werkmap.namelist() if b"<f>" in werkmap.read(naam)]
