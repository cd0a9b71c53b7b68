"""Out to a deskundige without a login, and back: the form is read in, judged per field, and frozen as it was written."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from cvt_desktop.adapters.exchange.inlezer import Bestandslezer
from cvt_desktop.adapters.pdf.opmaker import ReportlabOpmaker
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.bestandssoort import Stuksoort
from cvt_desktop.domain.deskundigenadvies import Advieswijze, Conclusie, Criteriumoordeel, Gesproken
from cvt_desktop.domain.errors import BestandError, InvoerError, ToestandError
from cvt_desktop.domain.formulier import Categorie, Soort
from cvt_desktop.domain.persoon import Werkverband
from cvt_desktop.ports.invulformulier import OP_SLOT
from cvt_desktop.ports.leesmap import Leesmapdocument
from cvt_desktop.ports.voortgang import Stil
from cvt_desktop.services import adviespakket, adviezen, formulieradvies, leesmapregister, stukken
from cvt_desktop.services.adviespakket import Pakket
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.prokort import KORT
from cvt_desktop.services.stukken import Stuklezer
from db.register import DbRegister
from tests.commissies import geef_drie_commissies
from tests.documents.pdf import maak_pdf
from tests.dossiers import voeg_stuk, vul_dossier
from tests.factories import CRUTZER, SECRETARIS, VANDAAG, WIEBRANDSMA, maak_aanvraag
from tests.fakes.poorten import NepOpmaker
from tests.fakes.register import maak_dienst, maak_testregister
from tests.formulieren import ADVIES, NepVeldenlezer, vul_in

ID = maak_aanvraag().id
LEZER = Stuklezer(inlezer=Bestandslezer(), velden=NepVeldenlezer)
WACHTZIN = "zes woorden die niemand raadt"


@pytest.fixture
def dienst(tmp_path: Path) -> Dienst:
    """Dossier 2026-0391: Wiebrandsma has vastgesteld, Crutzer gets the form."""
    basis = maak_dienst(maak_testregister(tmp_path / "register"), SECRETARIS)
    dienst = replace(basis, opmaker=ReportlabOpmaker())
    vul_dossier(dienst, vastgesteld=(2,), op_agenda=False)
    voeg_stuk(dienst, "advies twee.pdf", Stuksoort.ADVIES, maak_pdf(1, tekst="kernvandetweede"))
    return dienst


@pytest.fixture
def uit(tmp_path: Path) -> Path:
    (tmp_path / "uit").mkdir()
    return tmp_path / "uit"


def maak(dienst: Dienst, uit: Path) -> Pakket:
    return adviespakket.maak(dienst, ID, 1, uit, date(2027, 5, 30), LEZER, lambda: WACHTZIN, Stil())


def formulier(dienst: Dienst, uit: Path) -> bytes:
    """The form as a deskundige has it who took the protection off."""
    return LEZER.ontsleutel((uit / maak(dienst, uit).formulier).read_bytes(), WACHTZIN)


def fouten(dienst: Dienst, data: bytes, **anders: str) -> dict[str, str]:
    ingevuld = vul_in(data, {**ADVIES, **anders})
    return {v.naam: v.fout for v in formulieradvies.lezen(dienst, ID, ingevuld, LEZER).fouten}


# --- out


def test_that_the_pakket_opens_with_its_words_and_holds_no_other_advice(dienst: Dienst, uit: Path) -> None:
    pakket = maak(dienst, uit)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(uit / pakket.bestand)
    with pikepdf.open(uit / pakket.bestand, password=WACHTZIN) as pdf, pdf.open_outline() as inhoud:
        assert (pdf.encryption.R, pdf.encryption.bits) == (6, 256)
        _, dossier = inhoud.root
        titels = [str(deel.title) for deel in dossier.children]
    assert titels[0] == "Dossierkaart"
    assert not any("advies" in titel.lower() for titel in titels), "neither the record of the other nor its paper"
    assert sorted(pad.name for pad in uit.iterdir()) == sorted((pakket.bestand, pakket.formulier))
    assert CRUTZER.naam not in pakket.bestand


def test_that_the_cover_names_the_commission_where_there_are_several(dienst: Dienst, uit: Path) -> None:
    opmaker, register = NepOpmaker(), dienst.register
    assert isinstance(register, DbRegister)
    for nummer in range(2):
        (uit / str(nummer)).mkdir()
        maak(replace(dienst, opmaker=opmaker), uit / str(nummer))
        if not nummer:
            geef_drie_commissies(register)
    namen = [document.commissie for document in opmaker.gemaakt if isinstance(document, Leesmapdocument)]
    assert namen == ["", "Commissie van Toewijzing"]


def test_that_the_register_keeps_who_has_it_until_it_is_reported_destroyed(dienst: Dienst, uit: Path) -> None:
    pakket = maak(dienst, uit)
    (regel,) = leesmapregister.lijst(dienst)
    assert (regel.is_pakket, regel.naam, regel.kenmerken, regel.vernietigen_na) == (
        True, CRUTZER.naam, ("2026-0391",), date(2027, 5, 30))  # fmt: skip
    assert leesmapregister.geteld([regel]) == "1 adviespakket"
    with dienst.register.lezen() as uow:
        assert WACHTZIN.encode() not in dienst.codec.schrijf(regel)
        assert [g.aanvraag_id for g in uow.logboek.since(0) if g.actie == Actie.ADVIESPAKKET_MAKEN] == [ID]
    assert leesmapregister.melden(dienst, pakket.leesmap.id).gemeld_op == VANDAAG


def test_that_nothing_is_left_when_the_register_cannot_keep_it(
    dienst: Dienst, uit: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def weiger(_map: Path) -> None:
        raise OSError

    monkeypatch.setattr("cvt_desktop.services.uitreiken.sync_map", weiger)
    with pytest.raises(BestandError, match="Kies een andere map"):
        maak(dienst, uit)
    assert not list(uit.iterdir())
    assert leesmapregister.lijst(dienst) == []


def test_that_no_pakket_goes_to_whom_the_guard_refuses_or_for_an_advice_that_is_there(dienst: Dienst, uit: Path) -> None:
    with pytest.raises(ToestandError, match="al vastgesteld"):
        adviespakket.maak(dienst, ID, 2, uit, VANDAAG, LEZER, lambda: WACHTZIN, Stil())
    with dienst.register.schrijven() as uow:
        uow.personen.save(replace(uow.personen.get(CRUTZER.id), werkverbanden=(Werkverband(organisatie="Lyceum Ravenkoog"),)))
    with pytest.raises(ToestandError, match="Lyceum Ravenkoog"):
        maak(dienst, uit)


# --- back


def test_that_a_form_stays_fillable_under_its_words_and_comes_in_with_them(dienst: Dienst, uit: Path) -> None:
    data = (uit / maak(dienst, uit).formulier).read_bytes()
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(data))
    with pikepdf.open(io.BytesIO(data), password=WACHTZIN) as pdf:
        assert (pdf.encryption.R, pdf.encryption.bits) == (6, 256)
        assert pdf.allow.modify_form
        assert pdf.owner_password_matched
    assert b"Crutzer" not in data
    terug = vul_in(data, ADVIES, wachtzin=WACHTZIN)
    with pytest.raises(BestandError) as dicht:
        formulieradvies.lezen(dienst, ID, terug, LEZER)
    with pytest.raises(BestandError) as anders:
        LEZER.ontsleutel(terug, "andere zes woorden")
    assert dicht.value.code == anders.value.code == OP_SLOT
    advies = formulieradvies.inlezen(dienst, ID, "terug.pdf", LEZER.ontsleutel(terug, WACHTZIN), LEZER)
    assert advies.inhoud.kern == ADVIES["kern"]
    with dienst.register.lezen() as uow:
        stuk = next(s for s in uow.stukken.of_aanvraag(ID) if s.bestandsnaam == "terug.pdf")
        bewaard = uow.opslag.get(stuk.bestand_id)
    with pikepdf.open(io.BytesIO(dienst.bijlagen.lees(bewaard.naam, bewaard.sleutel))) as pdf:
        assert not pdf.is_encrypted, "what is kept, the register itself protects"


def test_that_a_filled_form_becomes_the_advice_word_for_word_with_the_file_as_its_stuk(dienst: Dienst, uit: Path) -> None:
    """Ticks as some readers leave them: only the look of the widget changed."""
    with dienst.register.lezen() as uow:
        opp = next(s for s in uow.stukken.of_aanvraag(ID) if s.soort == Stuksoort.OPP.name)
    ingevuld = vul_in(formulier(dienst, uit), {**ADVIES, f"gezien_{opp.id.hex}": "Yes"}, alleen_uiterlijk=True)
    advies = formulieradvies.inlezen(dienst, ID, "advies Crutzer.pdf", ingevuld, LEZER)
    assert (advies.vastgesteld, advies.wijze, advies.gedateerd) == (True, Advieswijze.FORMULIER, date(2027, 4, 29))
    i = advies.inhoud
    assert (i.kern, i.ondersteuningsbehoefte) == (ADVIES["kern"], ADVIES["ondersteuningsbehoefte"])
    assert (i.conclusie, i.categorie, i.tot_en_met) == (Conclusie.POSITIEF, Categorie.LAAG, date(2029, 7, 31))
    assert (i.gesproken, i.gesproken_met) == ((Gesproken.LEERLING, Gesproken.SCHOOL), "20 april")
    assert [c.oordeel for c in i.criteria] == [Criteriumoordeel.JA, Criteriumoordeel.DEELS]
    assert i.stukken_gezien == ("OPP 19-04-2027", "Rapport behandelaar 12-01-2027")
    assert advies.uit_bijlage is not None
    assert stukken.openen(dienst, advies.uit_bijlage) == ingevuld
    with dienst.register.lezen() as uow:
        stuk = uow.stukken.get(advies.uit_bijlage)
        acties = [g.actie for g in uow.logboek.of_aanvraag(ID)]
    assert (stuk.soort, stuk.herkomst, stuk.gedateerd) == ("ADVIES", "formulier (invulbare PDF)", date(2027, 4, 29))
    assert {Actie.ADVIES_INLEZEN, Actie.STUK_TOEVOEGEN} <= set(acties)


def test_that_the_dossier_stands_beside_each_field_and_nothing_is_kept_by_reading(dienst: Dienst, uit: Path) -> None:
    data = vul_in(formulier(dienst, uit), ADVIES)
    gelezen = formulieradvies.lezen(dienst, ID, data, LEZER)
    regels = {v.naam: (v.formulier, v.dossier) for v in gelezen.velden}
    assert regels["categorie"] == ("laag", "gevraagd: laag")
    assert regels["naam"] == ("Hélène Crutzer", "Hélène Crutzer, orthopedagoog")
    assert not gelezen.fouten
    assert not adviezen.stand(dienst, ID).kolommen[0].vastgesteld


FOUTEN: tuple[tuple[dict[str, str], str, str], ...] = (
    ({"kern": ""}, "kern", "ontbreekt: de kern"),
    ({"kern": "woord " * 101}, "kern", "heeft 101 woorden"),
    ({"conclusie": "Off"}, "conclusie", "ontbreekt: het advies"),
    ({"tot_en_met": "eind juli"}, "tot_en_met", "geen datum"),
    ({"datum": ""}, "datum", "ondertekening is leeg"),
    ({"datum": "13-05-2027"}, "datum", "toekomst"),
    ({"naam": ""}, "naam", "ondertekening is leeg"),
    ({"naam": "Wiebrandsma"}, "naam", "niet de naam"),
    ({"alleen": "Off"}, "alleen", "mijzelf alleen"),
    ({"niet_begeleid": "nee"}, "onafhankelijkheid", "toelichting"),
    ({"criterium0": "Off"}, "criteria", "elk criterium"),
)


def test_that_what_is_wrong_is_named_at_its_field_and_nowhere_else(dienst: Dienst, uit: Path) -> None:
    data = formulier(dienst, uit)
    for anders, veld, zin in FOUTEN:
        gevonden = fouten(dienst, data, **anders)
        assert gevonden.keys() == {veld}, anders
        assert zin in gevonden[veld]
    assert not fouten(dienst, data, geprobeerd="\u202egesmokkeld"), "what steers instead of shows is not read"


def test_that_a_form_with_a_fault_is_not_frozen_and_leaves_no_stuk(dienst: Dienst, uit: Path) -> None:
    fout = vul_in(formulier(dienst, uit), {**ADVIES, "kern": ""})
    with pytest.raises(InvoerError, match="Kern voor het besluit: ontbreekt"):
        formulieradvies.inlezen(dienst, ID, "f.pdf", fout, LEZER)
    with dienst.register.lezen() as uow:
        assert not any(s.herkomst for s in uow.stukken.of_aanvraag(ID))


def test_that_the_guard_judges_what_comes_back_too(dienst: Dienst, uit: Path) -> None:
    data = formulier(dienst, uit)
    with dienst.register.schrijven() as uow:
        uow.personen.save(replace(uow.personen.get(CRUTZER.id), werkverbanden=(Werkverband(organisatie="Lyceum Ravenkoog"),)))
    assert "Lyceum Ravenkoog" in fouten(dienst, data)["naam"]


def test_that_a_form_of_another_dossier_is_refused_and_only_a_known_kenmerk_is_named(dienst: Dienst, uit: Path) -> None:
    data = vul_in(formulier(dienst, uit), ADVIES)
    with dienst.register.schrijven() as uow:
        ander = replace(maak_aanvraag("2026-0378"), leerling_id=uow.aanvragen.get(ID).leerling_id)
        uow.aanvragen.save(ander)
    with pytest.raises(InvoerError, match="niet bij dossier 2026-0391, maar bij dossier 2026-0378"):
        formulieradvies.lezen(dienst, ID, vul_in(data, {"cvt_kenmerk": "2026-0378"}), LEZER)
    with pytest.raises(InvoerError, match="niet in dit register") as fout:
        formulieradvies.lezen(dienst, ID, vul_in(data, {"cvt_kenmerk": "Jan de Vries"}), LEZER)
    assert "Jan" not in str(fout.value)


def test_that_another_version_criteria_deskundige_or_file_is_refused(dienst: Dienst, uit: Path) -> None:
    data = vul_in(formulier(dienst, uit), ADVIES)
    for merk, waarde, zin in (("cvt_versie", "1", "andere versie"), ("cvt_versie", "x", "andere versie"),
                              ("cvt_criteria", "anders", "criteria zijn gewijzigd"),
                              ("cvt_deskundige", str(WIEBRANDSMA.id), "andere deskundige"),
                              ("cvt_volgorde", "9", "geen deskundige gekoppeld")):  # fmt: skip
        with pytest.raises((InvoerError, ToestandError), match=zin):
            formulieradvies.lezen(dienst, ID, vul_in(data, {merk: waarde}), LEZER)
    for geen in (maak_pdf(1), b"tekst"):
        with pytest.raises(BestandError, match=r"geen ingevuld adviesformulier|Niet aangenomen"):
            formulieradvies.lezen(dienst, ID, geen, LEZER)


def test_that_a_second_form_for_the_same_advice_is_refused(dienst: Dienst, uit: Path) -> None:
    data = vul_in(formulier(dienst, uit), ADVIES)
    formulieradvies.inlezen(dienst, ID, "f.pdf", data, LEZER)
    with pytest.raises(ToestandError, match="al vastgesteld"):
        formulieradvies.inlezen(dienst, ID, "f.pdf", data, LEZER)


def test_that_pro_asks_no_category_and_offers_the_short_way_only_when_the_scores_meet_the_criteria(
    dienst: Dienst, uit: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with dienst.register.schrijven() as uow:
        uow.aanvragen.save(replace(uow.aanvragen.get(ID), soort=Soort.TLV_PRO_REGULIER))
    namen = _namen(formulier(dienst, uit))
    assert {"persoonlijkheid", "grensvlak"} <= namen
    assert not {"categorie", "tot_en_met", "kort"} & namen
    for plek in ("services.documenten.adviesformulier", "services.formulieradvies"):
        monkeypatch.setattr(f"cvt_desktop.{plek}.mag_kort", lambda _aanvraag: True)
    data = formulier(dienst, uit)
    kort = {naam: w for naam, w in ADVIES.items() if naam in _namen(data)} | {"kort": "Yes", "grensvlak": "Geen grensvlak."}
    for naam in ("ondersteuningsbehoefte", "waarom_arrangement_niet", "criterium1_waarom"):
        kort.pop(naam)
    kort |= {"criterium0": "Off", "criterium1": "Off"}
    advies = formulieradvies.inlezen(dienst, ID, "f.pdf", vul_in(data, kort), LEZER)
    assert (advies.inhoud.ondersteuningsbehoefte, advies.inhoud.grensvlak) == (KORT, "Geen grensvlak.")
    assert {c.oordeel for c in advies.inhoud.criteria} == {Criteriumoordeel.JA}


def _namen(data: bytes) -> set[str]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return {str(veld.T) for veld in pdf.Root.AcroForm.Fields}
