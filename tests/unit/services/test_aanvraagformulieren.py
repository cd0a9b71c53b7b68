"""The form that a school fills: the fields of the intake and no other, and what of it goes where."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pikepdf
import pytest

from cvt_desktop.adapters.bijlagen.formulierkind import lees_velden
from cvt_desktop.adapters.pdf.opmaker import ReportlabOpmaker
from cvt_desktop.domain.blok_pro import Progrond
from cvt_desktop.domain.errors import InvoerError, ToestandError
from cvt_desktop.domain.formulier import Categorie, Gezag, Houding, Meningvorm, OntvangenVia, Soort
from cvt_desktop.domain.pro_criteria import Domein
from cvt_desktop.services import aanvraagformulieren
from cvt_desktop.services.aanvraagformulieren import Formulierovername
from cvt_desktop.services.aanvraagvorm import SOORTEN, Wijze, veldnaam, vragen
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.invoer import Invoer, Leerlinginvoer
from tests.factories import RAVENKOOG, SECRETARIS
from tests.fakes.register import maak_dienst, maak_testregister
from tests.formulieren import vul_in
from ui.presenters.aanvraagvelden import naar_velden
from ui.presenters.intake_formulier import neem_formulier_over

INGEVULD = {
    "school.naam": "Lyceum Ravenkoog", "school.code": RAVENKOOG.code, "leerling.roepnaam": "Zoë", "leerling.achternaam": "Ünal",
    "leerling.geboortedatum": "3 mei 2012", "a.datum_aanvraag": "bijna klaar", "b.mening_vorm": "GEGEVEN",
    "b.mening": "Ik wil rust.\nEn een kleine klas.", "verzorger.1.naam": "A. Ünal", "verzorger.1.gezag": "OUDER",
    "verzorger.1.houding": "NIET_EENS", "verzorger.1.tolk_nodig": "Yes", "vso.categorie": "MIDDEN",
    "vso.einddatum": "31-07-2029", "vso.geprobeerd.1.wat": "Prikkelarme werkplek", "vso.geprobeerd.2.wat": "Verkort rooster",
}  # fmt: skip
NOOIT = ("bsn", "pgn", "eck", "nationaliteit", "geboorteland", "geboorteplaats", "geslacht", "godsdienst", "diagnose", "medicijn",
         "huisarts", "verzekering", "iban", "bankrekening")  # fmt: skip


@pytest.fixture(scope="module")
def dienst(tmp_path_factory: pytest.TempPathFactory) -> Dienst:
    basis = maak_dienst(maak_testregister(tmp_path_factory.mktemp("formulieren") / "register"), SECRETARIS)
    return replace(basis, opmaker=ReportlabOpmaker())


def gelezen(dienst: Dienst, soort: Soort, invoer: Invoer, waarden: dict[str, str], **merk: str) -> Formulierovername:
    """Laid out, filled in as a reader does, and read back."""
    ingevuld = {veldnaam(naam): waarde for naam, waarde in waarden.items()} | merk
    velden = lees_velden(vul_in(aanvraagformulieren.leeg(dienst, soort), ingevuld, alleen_uiterlijk=True))
    assert aanvraagformulieren.is_aanvraagformulier(velden)
    return aanvraagformulieren.lezen(dienst, velden, "aanvraag 123456782.pdf", invoer)


def test_that_every_single_field_is_one_of_the_intake_and_what_is_never_asked_is_not_there() -> None:
    bekend = set(naar_velden(Invoer()))
    rijen = ("school.", "verzorger.", "vso.geprobeerd.", "pro.begeleiding.", "pro.externen.", "arr.gedaan.", "arr.doelen.",
             "tbv.doelen.", "tbv.naam")  # fmt: skip
    for soort in SOORTEN:
        namen = [vraag.naam for _, vraag in vragen(soort)]
        assert len(namen) == len(set(namen))
        assert not {n for n in namen if not n.startswith(rijen)} - bekend
        labels = " ".join(vraag.label.casefold() for _, vraag in vragen(soort))
        assert not [woord for woord in NOOIT if woord in labels or any(woord in naam for naam in namen)]


def test_that_what_the_school_wrote_stands_in_the_intake_without_retyping(dienst: Dienst) -> None:
    overname = gelezen(dienst, Soort.TLV_VSO_NIEUW, Invoer(), INGEVULD)
    invoer = neem_formulier_over(Invoer(), overname, {r.sleutel for r in overname.regels})
    assert (invoer.ontvangen_via, invoer.school_id) == (OntvangenVia.FORMULIER, RAVENKOOG.id)
    assert (invoer.van_leerling.naam, invoer.van_leerling.geboortedatum) == ("Zoë Ünal", date(2012, 5, 3))
    assert (invoer.b.mening_vorm, invoer.b.mening) == (Meningvorm.GEGEVEN, "Ik wil rust.\nEn een kleine klas.")
    (ouder,) = invoer.b.verzorgers
    assert (ouder.naam, ouder.gezag, ouder.houding, ouder.tolk_nodig) == ("A. Ünal", Gezag.OUDER, Houding.NIET_EENS, True)
    assert (invoer.vso.categorie, invoer.vso.einddatum) == (Categorie.MIDDEN, date(2029, 7, 31))
    assert [rij.wat for rij in invoer.vso.geprobeerd] == ["Prikkelarme werkplek", "Verkort rooster"]
    assert "123456782" not in overname.bestand


def test_that_what_cannot_be_read_is_named_and_stays_out(dienst: Dienst) -> None:
    overname = gelezen(dienst, Soort.TLV_VSO_NIEUW, Invoer(), {**INGEVULD, "school.code": "00XX", "school.naam": "Elders"})
    fouten = {r.sleutel: r.fout for r in overname.regels if r.fout}
    assert fouten.keys() == {"a.datum_aanvraag", "school.code"}
    assert not any(r.aan for r in overname.regels if r.fout)
    assert neem_formulier_over(Invoer(), overname, {"a.datum_aanvraag"}).datum_aanvraag is None


def test_that_a_field_in_which_somebody_typed_is_unticked_and_says_what_stands_there(dienst: Dienst) -> None:
    getypt = Invoer(van_leerling=Leerlinginvoer(roepnaam="Zoé", achternaam="Ünal"))
    overname = gelezen(dienst, Soort.TLV_VSO_NIEUW, getypt, INGEVULD)
    regels = {r.sleutel: r for r in overname.regels}
    assert (regels["leerling.roepnaam"].aan, regels["leerling.roepnaam"].stond) == (False, "Zoé")
    assert regels["leerling.achternaam"].aan
    aan = {r.sleutel for r in overname.regels if r.aan}
    assert neem_formulier_over(getypt, overname, aan).van_leerling.naam == "Zoé Ünal"


def test_that_numbers_and_grounds_of_other_kinds_come_over(dienst: Dienst) -> None:
    pro = {"pro.grond": "B2", "pro.iq.totaal": "71", "pro.IR.dle": "28", "pro.IR.dl": "x", "pro.externen.1.naam": "J. de Wit",
           "pro.externen.1.datum": "1-2-2027", "pro.begeleiding.1.wat": "RT"}  # fmt: skip
    overname = gelezen(dienst, Soort.TLV_PRO_BIJZONDER, Invoer(), pro)
    blok = neem_formulier_over(Invoer(), overname, set(overname.waarden)).pro
    assert (blok.grond, blok.iq.totaal, blok.domein(Domein.IR).dle) == (Progrond.B2, 71, 28)
    assert (blok.externen[0].datum, blok.begeleiding[0].wat) == (date(2027, 2, 1), "RT")
    assert {r.sleutel for r in overname.regels if r.fout} == {"pro.IR.dl"}
    arr = {"arr.tarief_cent": "1.250,50", "arr.uren": "30", "arr.bijdrage_cent": "62.5", "arr.doelen.1.doel": "Plannen",
           "arr.materieel_cent": "€ 1.000"}  # fmt: skip
    overname = gelezen(dienst, Soort.TVIA, Invoer(), arr)
    tvia = neem_formulier_over(Invoer(), overname, set(overname.waarden)).arr
    assert (tvia.tarief_cent, tvia.uren, tvia.bijdrage_cent, tvia.materieel_cent) == (125050, 30, 6250, 100000)
    assert overname.waarden["arr.uren"] == Decimal(30)
    tbv = gelezen(dienst, Soort.TBV, Invoer(), {"tbv.naam": "Bestaat niet", "tbv.weken": "12", "tbv.instemming_ouders": "k0"})
    blok_tbv = neem_formulier_over(Invoer(), tbv, set(tbv.waarden)).tbv
    assert (blok_tbv.weken, blok_tbv.instemming_ouders, blok_tbv.voorziening) == (12, True, None)
    assert [r.fout for r in tbv.regels if r.sleutel == "tbv.naam"] == ["staat niet in de lijst; kies zelf"]


def test_that_a_form_of_another_version_or_kind_is_refused(dienst: Dienst) -> None:
    for merk in ({"cvt_versie": "2", "cvt_aanvraag": "TBV"}, {"cvt_versie": "1", "cvt_aanvraag": "IETS"}):
        with pytest.raises(InvoerError, match="andere versie"):
            aanvraagformulieren.lezen(dienst, merk, "f.pdf", Invoer())
    zonder = next(soort for soort in Soort if soort not in SOORTEN)
    with pytest.raises(ToestandError, match="geen invulbaar formulier"):
        aanvraagformulieren.leeg(dienst, zonder)


def test_that_each_kind_makes_a_form_whose_fields_are_all_named_for_who_listens(dienst: Dienst) -> None:
    for soort in SOORTEN:
        verwacht = {veldnaam(vraag.naam): vraag.wijze in {Wijze.KEUZE, Wijze.VINKJE} for _, vraag in vragen(soort)}
        with pikepdf.open(io.BytesIO(aanvraagformulieren.leeg(dienst, soort))) as pdf:
            velden = {str(v.T): (str(v.get("/TU", "")), v.FT == "/Btn") for v in pdf.Root.AcroForm.Fields}
        assert all(label for label, _ in velden.values())
        assert {naam: knop for naam, (_, knop) in velden.items() if not naam.startswith("cvt_")} == verwacht
