"""The brains of the dossier page and its tabs, without a window."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.adapters.exchange.inlezer import Bestandslezer
from cvt_desktop.domain.aanvraag import Aanvraag, Aanvulling, Status
from cvt_desktop.domain.bestandssoort import Stuksoort
from cvt_desktop.domain.errors import GeenRechtError, GewijzigdError, ToestandError
from cvt_desktop.domain.herkomst import Herkomst, Weggelaten
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.services import intake
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.stukken import Stuklezer
from db.register import DbRegister
from tests.documents.pdf import maak_pdf
from tests.dossiers import NepKijker, Wegwijzer, maak_toets, voeg_stuk, vul_dossier
from tests.factories import (
    BESTUURDER,
    CRUTZER,
    RIETDIJK,
    SECRETARIS,
    WIEBRANDSMA,
    maak_aanvraag,
    maak_aanvraag_bij_deskundigen,
)
from tests.fakes.klok import VasteKlok
from tests.fakes.register import maak_dienst, maak_testregister
from ui.documentbron import Documentbronnen, Kijkerbron, Tekstbron
from ui.presenters.dossier import DossierPresenter, Kopbeeld, Plaats, kort
from ui.presenters.dossier_aanvraag import DICHT, DossierAanvraagPresenter
from ui.presenters.dossierkaart import KaartPresenter, adviesbeelden
from ui.presenters.geschiedenis import ALLES, GeschiedenisPresenter
from ui.presenters.notities import NotitiePresenter
from ui.presenters.stukken import StukkenPresenter, Toonwijze
from ui.tonen import Toon, Vorm

ID = maak_aanvraag().id
BSN = "111222333"


@pytest.fixture
def register(tmp_path: Path) -> DbRegister:
    return maak_testregister(tmp_path / "register")


@pytest.fixture
def dienst(register: DbRegister) -> Dienst:
    return maak_dienst(register, SECRETARIS)


def als(dienst: Dienst, persoon: Persoon) -> Dienst:
    """Another person on the same register and files."""
    return replace(maak_dienst(dienst.register, persoon), bijlagen=dienst.bijlagen)  # type: ignore[arg-type]


def pagina(dienst: Dienst) -> tuple[DossierPresenter, Wegwijzer]:
    wegwijzer = Wegwijzer()
    return DossierPresenter(dienst, wegwijzer, ID), wegwijzer


def kop_van(dienst: Dienst) -> Kopbeeld:
    presenter = pagina(dienst)[0]
    return presenter.neem(presenter.lees())


# --- the head -------------------------------------------------------------------------------------------------------------


def test_that_the_main_act_leads_to_the_zitting(dienst: Dienst) -> None:
    vul_dossier(dienst, stukken=False)
    presenter, wegwijzer = pagina(dienst)
    kop = presenter.neem(presenter.lees())
    assert kop.stap == "Volgende stap: besluit in de zitting van vandaag"
    assert (kop.leeftijd, kop.kenmerk) == ("15 jaar (14-09-2011)", "TLV vso – nieuw · 2026-0391")
    assert kop.termijn is not None
    assert kop.termijn.als_tekst() == "nog 16 dagen · vr 28 mei"
    assert presenter.zet_stap() is None
    with dienst.register.lezen() as uow:
        assert wegwijzer.gegaan == [uow.zittingen.of_aanvraag(ID)[0].id]


def test_that_the_main_act_leads_to_the_place_in_the_dossier(dienst: Dienst) -> None:
    vul_dossier(dienst, aanvraag=maak_aanvraag(status=Status.IN_TOETSING), op_agenda=False, vastgesteld=(), stukken=False)
    presenter, wegwijzer = pagina(dienst)
    presenter.neem(presenter.lees())
    assert presenter.zet_stap() == Plaats(tab="toetsing")
    assert wegwijzer.gegaan == []


def test_that_a_dossier_that_is_ready_leads_to_the_list_of_zittingen(dienst: Dienst) -> None:
    aanvraag = maak_toets(maak_aanvraag_bij_deskundigen(status=Status.GEREED_VOOR_ZITTING))
    vul_dossier(dienst, aanvraag=aanvraag, op_agenda=False, stukken=False)
    presenter, wegwijzer = pagina(dienst)
    presenter.neem(presenter.lees())
    assert presenter.zet_stap() is None
    assert wegwijzer.gegaan == ["zittingen"]


def test_that_who_cannot_do_the_step_reads_whose_turn_it_is(dienst: Dienst) -> None:
    vul_dossier(dienst, aanvraag=maak_aanvraag(status=Status.IN_TOETSING), op_agenda=False, vastgesteld=(), stukken=False)
    kop = kop_van(als(dienst, RIETDIJK))
    assert kop.stap == ""
    assert kop.wacht == "Aan zet: secretaris, toetsen en ontvangst bevestigen"


def test_that_a_term_that_stands_still_says_since_when(dienst: Dienst) -> None:
    gevraagd = Aanvulling(ontbreekt=("MDO",), uiterlijk=date(2027, 5, 18), verzonden_op=date(2027, 4, 29))
    vul_dossier(dienst, aanvraag=maak_aanvraag(status=Status.AANVULLING_GEVRAAGD, aanvullingen=(gevraagd,)), op_agenda=False,
                vastgesteld=(), stukken=False)  # fmt: skip
    kop = kop_van(dienst)
    assert kop.termijn is not None
    assert kop.termijn.als_tekst() == "‖ opgeschort sinds 30 april"
    assert kop.wacht == "Wacht op aanvulling door de school"


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [("Besluit verzenden", "besluit verzenden"), ("MDO plannen", "MDO plannen"), ("x" * 80, "x" * 59 + "…")],
)
def test_that_a_step_fits_a_button(tekst: str, verwacht: str) -> None:
    assert kort(tekst) == verwacht


# --- the card -----------------------------------------------------------------------------------------------------------------


def test_that_only_what_differs_is_marked(dienst: Dienst) -> None:
    vul_dossier(dienst, stukken=False)
    beelden = adviesbeelden(KaartPresenter(dienst, ID).kaart().adviezen)
    assert [[anders for _, anders in beeld.regels] for beeld in beelden] == [[False, False, True]] * 2


def test_that_the_paper_has_a_file_name_without_the_pupil(dienst: Dienst) -> None:
    vul_dossier(dienst, stukken=False)
    presenter = KaartPresenter(dienst, ID)
    document = presenter.document()
    assert presenter.bestandsnaam(document) == "dossierkaart 2026-0391.pdf"
    assert presenter.maak(document).startswith(b"%PDF")


# --- notes and history ----------------------------------------------------------------------------------------------------------


def test_that_a_note_that_was_not_written_comes_back(dienst: Dienst) -> None:
    vul_dossier(dienst, stukken=False)
    NotitiePresenter(dienst, ID).bewaar_concept("MAIL", "Half afgema", date(2027, 5, 20))
    weer = NotitiePresenter(dienst, ID)
    assert (weer.concept().soort, weer.concept().tekst, weer.concept().opvolgen_op) == ("MAIL", "Half afgema", date(2027, 5, 20))
    assert weer.schrijf("MAIL", "Half afgemaakt.", None) == {}
    assert NotitiePresenter(dienst, ID).concept().tekst == ""


def test_that_a_number_is_questioned_once_and_then_kept(dienst: Dienst) -> None:
    vul_dossier(dienst, stukken=False)
    presenter = NotitiePresenter(dienst, ID)
    fouten = presenter.schrijf("NOTITIE", f"nummer {BSN}", None)
    assert "nog een keer" in fouten["tekst"]
    assert BSN not in fouten["tekst"]
    assert presenter.schrijf("NOTITIE", f"ander nummer {BSN}", None), "another text is questioned again"
    assert presenter.schrijf("NOTITIE", f"ander nummer {BSN}", None) == {}


def test_that_the_history_keeps_who_looked_under_its_own_filter(dienst: Dienst) -> None:
    vul_dossier(dienst, stukken=False)
    pagina(dienst)[0].open()
    presenter = GeschiedenisPresenter(dienst, ID)
    assert [r.tekst for r in presenter.rijen("INZAGE")] == ["Dossier bekeken"]
    assert all(r.soort != "Inzage" for r in presenter.rijen(ALLES))
    assert len(presenter.rijen("NOTITIE")) == 2
    assert presenter.rijen("NOTITIE")[0].wanneer == "wo 12-05-2027 11.30"


def test_that_a_note_with_a_day_is_ticked_and_opened_again(dienst: Dienst) -> None:
    vul_dossier(dienst, stukken=False)
    presenter = GeschiedenisPresenter(dienst, ID)
    rij = presenter.rijen("NOTITIE")[0]
    assert rij.opvolgen.toon is Toon.LET_OP
    assert presenter.open_notities() == 1
    assert presenter.doe_af(rij)
    klaar = presenter.rijen("NOTITIE")[0]
    assert (klaar.opvolgen.tekst, klaar.opvolgen.vorm, klaar.open) == ("gedaan wo 12 mei", Vorm.VINK, False)
    assert presenter.doe_af(klaar)
    assert presenter.rijen("NOTITIE")[0].open
    assert not presenter.doe_af(presenter.rijen("NOTITIE")[1]), "a note without a day has nothing to tick"


# --- stukken ------------------------------------------------------------------------------------------------------------------


def stukken_van(dienst: Dienst) -> StukkenPresenter:
    lezer = Stuklezer(inlezer=Bestandslezer(), kijker=NepKijker)
    return StukkenPresenter(dienst, ID, lezer, Documentbronnen(NepKijker()))


def test_that_a_stuk_is_read_as_what_it_is(dienst: Dienst) -> None:
    vul_dossier(dienst)
    voeg_stuk(dienst, "verslag.txt", Stuksoort.GESPREK, b"Gesprek met de mentor.", vorm="TXT", paginas=None)
    voeg_stuk(dienst, "verzuim.xlsx", Stuksoort.VERZUIM, b"PK", vorm="XLSX", paginas=None, mogelijk_bsn=True)
    presenter = stukken_van(dienst)
    rijen = {r.naam: r for r in presenter.rijen()}
    assert [rijen[n].toonwijze for n in ("WISC.pdf", "verslag.txt", "verzuim.xlsx")] == [
        Toonwijze.PAGINAS, Toonwijze.TEKST, Toonwijze.BEWAARD]  # fmt: skip
    assert isinstance(presenter.bron(rijen["WISC.pdf"]), Kijkerbron)
    tekst = presenter.bron(rijen["verslag.txt"])
    assert isinstance(tekst, Tekstbron)
    assert tekst.tekst(1) == "Gesprek met de mentor."
    assert presenter.bron(rijen["verzuim.xlsx"]) is None
    assert "BSN?" in rijen["verzuim.xlsx"].merk.tekst
    assert (rijen["WISC.pdf"].soort, rijen["WISC.pdf"].datum, rijen["WISC.pdf"].paginas) == (
        "Intelligentieonderzoek", "11-09-2026", "11 p")  # fmt: skip
    assert presenter.teller() == "6"


def test_that_reading_is_ticked_per_person_and_once(dienst: Dienst) -> None:
    vul_dossier(dienst)
    presenter = stukken_van(dienst)
    assert presenter.gelezen(presenter.rijen()[0])
    assert [r.gelezen for r in presenter.rijen()] == [True, False, False, False]
    assert not presenter.gelezen(presenter.rijen()[0])
    assert not any(r.gelezen for r in stukken_van(als(dienst, RIETDIJK)).rijen())


def test_that_a_reference_names_kind_and_page(dienst: Dienst) -> None:
    vul_dossier(dienst)
    presenter = stukken_van(dienst)
    assert presenter.verwijzing(presenter.rijen()[0], 6) == "OPP p. 6"
    voeg_stuk(dienst, "OPP oud.pdf", Stuksoort.OPP, maak_pdf(2), gedateerd=date(2026, 10, 5))
    assert presenter.verwijzing(presenter.rijen()[0], 6) == "OPP 19-04-2027 p. 6"
    voeg_stuk(dienst, "brief.docx", Stuksoort.MOTIVERING, b"PK", vorm="DOCX", paginas=None)
    assert presenter.verwijzing(presenter.rijen()[-1], 1) == "Motivering school"


def test_that_files_are_read_the_good_ones_added_and_the_others_told(dienst: Dienst, tmp_path: Path) -> None:
    vul_dossier(dienst)
    (tmp_path / "MDO verslag mei.pdf").write_bytes(maak_pdf(2, tekst="nieuw"))
    (tmp_path / "programma.pdf").write_bytes(b"MZ" + b"\0" * 100)
    (tmp_path / "OPP nog eens.pdf").write_bytes(maak_pdf(14, tekst="OPP"))
    presenter = stukken_van(dienst)
    uitkomst = presenter.lees([tmp_path / n for n in ("MDO verslag mei.pdf", "programma.pdf", "OPP nog eens.pdf", "weg.pdf")])
    ids, zin = presenter.voeg_toe(uitkomst)
    assert [r.naam for r in presenter.rijen() if r.id in ids] == ["MDO verslag mei.pdf"]
    assert zin.startswith("1 stuk toegevoegd")
    assert "programma.pdf: Niet aangenomen: het is een programma" in zin
    assert "OPP nog eens.pdf zit al in 2026-0391." in zin
    assert "weg.pdf: " in zin
    assert len(presenter.rijen()) == 5


def test_that_a_stuk_gets_another_kind_day_and_author(dienst: Dienst) -> None:
    vul_dossier(dienst)
    presenter = stukken_van(dienst)
    oud = presenter.rijen()[1]
    assert presenter.benoem(oud, soort="GESPREK", gedateerd=date(2027, 4, 21), auteur="I. Duinkerk") == {}
    nieuw = presenter.rijen()[1]
    assert (nieuw.soort, nieuw.gedateerd) == ("Gespreksverslag", date(2027, 4, 21))
    assert "gedateerd" in presenter.benoem(nieuw, soort="GESPREK", gedateerd=date(2028, 1, 1), auteur="")
    with pytest.raises(GewijzigdError):
        presenter.benoem(oud, soort="OPP", gedateerd=None, auteur="")


def test_that_a_copy_has_the_ending_of_what_it_is_and_leaves_an_event(dienst: Dienst) -> None:
    vul_dossier(dienst, stukken=False)
    voeg_stuk(dienst, "brief.pdf", Stuksoort.OVERIG, b"tekst", vorm="TXT", paginas=None)
    presenter = stukken_van(dienst)
    rij = presenter.rijen()[0]
    assert presenter.kopienaam(rij) == "brief.pdf.txt"
    assert presenter.kopie(rij) == b"tekst"
    with dienst.register.lezen() as uow:
        assert uow.logboek.of_aanvraag(ID)[-1].actie == "document.uitvoeren"
    lid = stukken_van(als(dienst, RIETDIJK))
    assert not lid.mag_opslaan
    with pytest.raises(GeenRechtError):
        lid.kopie(rij)


def test_that_the_paper_of_the_other_advice_is_unseen_too(dienst: Dienst) -> None:
    aanvraag = vul_dossier(dienst, vastgesteld=())
    eigen = voeg_stuk(dienst, "advies Crutzer.pdf", Stuksoort.ADVIES, maak_pdf(1))
    ander = voeg_stuk(dienst, "advies Wiebrandsma.pdf", Stuksoort.ONDERZOEK, maak_pdf(2))
    with dienst.register.schrijven() as uow:
        een, twee = uow.adviezen.of_aanvraag(aanvraag.id)
        uow.adviezen.save(replace(een, uit_bijlage=eigen.id))
        uow.adviezen.save(replace(twee, uit_bijlage=ander.id))
    crutzer = stukken_van(als(dienst, CRUTZER))
    namen = [r.naam for r in crutzer.rijen()]
    assert "advies Crutzer.pdf" in namen
    assert "advies Wiebrandsma.pdf" not in namen
    rij = next(r for r in stukken_van(dienst).rijen() if r.naam == "advies Wiebrandsma.pdf")
    bron = crutzer.bron(rij)
    assert isinstance(bron, Kijkerbron)
    with pytest.raises(GeenRechtError):
        bron.documentinfo()
    wiebrandsma = [r.naam for r in stukken_van(als(dienst, WIEBRANDSMA)).rijen()]
    assert "advies Crutzer.pdf" not in wiebrandsma


# --- the form -----------------------------------------------------------------------------------------------------------------


def test_that_what_is_typed_is_kept_at_once(dienst: Dienst) -> None:
    vul_dossier(dienst, stukken=False)
    presenter = DossierAanvraagPresenter(dienst, ID)
    invoer = presenter.laad().invoer
    leerling = replace(invoer.van_leerling, woonplaats="Duinhage")
    nieuw = replace(invoer, vso=replace(invoer.vso, hoofddoel=""), van_leerling=leerling)
    uitkomst = presenter.bewaar(nieuw, {})
    assert uitkomst.fouten == {}
    assert uitkomst.open_velden == (("vso.hoofddoel", "Hoofddoel in het vso"),)
    weer = DossierAanvraagPresenter(dienst, ID).laad()
    assert weer.invoer == nieuw
    assert not weer.hersteld
    assert presenter.bewaar(replace(nieuw, opmerking="nog iets"), {}).fouten == {}, "the next version follows"


def test_that_what_cannot_be_kept_survives_as_a_draft(dienst: Dienst) -> None:
    vul_dossier(dienst, stukken=False)
    presenter = DossierAanvraagPresenter(dienst, ID)
    invoer = presenter.laad().invoer
    fout = replace(invoer, van_leerling=replace(invoer.van_leerling, geboortedatum=date(1890, 1, 1)))
    assert list(presenter.bewaar(fout, {}).fouten) == ["leerling.geboortedatum"]
    assert list(presenter.bewaar(invoer, {"vso.mdo_op": "Deze datum is niet te lezen."}).fouten) == ["vso.mdo_op"]
    presenter.bewaar(fout, {})
    weer = DossierAanvraagPresenter(dienst, ID)
    beeld = weer.laad()
    assert beeld.hersteld
    assert beeld.invoer == fout
    weer.vergeet()
    assert weer.laad().invoer == invoer


def test_that_somebody_elses_change_is_not_overwritten(dienst: Dienst) -> None:
    vul_dossier(dienst, stukken=False)
    presenter = DossierAanvraagPresenter(dienst, ID)
    invoer = presenter.laad().invoer
    with dienst.register.schrijven() as uow:
        aanvraag = uow.aanvragen.get(ID)
        a = replace(aanvraag.formulier.a, opmerking="x")
        uow.aanvragen.save(replace(aanvraag, formulier=replace(aanvraag.formulier, a=a)))
    with pytest.raises(GewijzigdError):
        presenter.bewaar(replace(invoer, opmerking="van mij"), {})
    assert DossierAanvraagPresenter(dienst, ID).laad().invoer.opmerking == "van mij", "as a draft, to be looked at"
    with dienst.register.lezen() as uow:
        assert uow.aanvragen.get(ID).formulier.a.opmerking == "x"


@pytest.mark.parametrize("status", list(Status))
def test_that_the_form_is_closed_exactly_when_the_service_keeps_nothing_more(dienst: Dienst, status: Status) -> None:
    aanvraag: Aanvraag = maak_aanvraag(status=status)
    vul_dossier(dienst, aanvraag=aanvraag, op_agenda=False, stukken=False)
    beeld = DossierAanvraagPresenter(dienst, ID).laad()
    try:
        intake.formulier_wijzigen(dienst, ID, aanvraag.formulier, 1)
        open_ = True
    except ToestandError:
        open_ = False
    assert beeld.bewerkbaar is open_ is (status not in DICHT)


def test_that_a_reader_reads(dienst: Dienst) -> None:
    vul_dossier(dienst, stukken=False)
    beeld = DossierAanvraagPresenter(als(dienst, BESTUURDER), ID).laad()
    assert not beeld.bewerkbaar
    assert "secretaris" in beeld.waarom_dicht


def test_that_the_origin_shows_akkoord_nee_with_its_reason_and_what_was_left_out(dienst: Dienst) -> None:
    herkomst = Herkomst(bestand="dossier.xml", profiel="VOSWV", akkoord="Nee", reden_niet_akkoord="eerst een gesprek",
                        eerdere_tlvs=("laag, 2023-2024",), context=(("lwoo", "nee"),),
                        weggelaten=(Weggelaten(naam="iban", reden="niet nodig voor de beoordeling"),))  # fmt: skip
    vul_dossier(dienst, aanvraag=maak_aanvraag(herkomst=herkomst), op_agenda=False, stukken=False)
    beeld = DossierAanvraagPresenter(dienst, ID).laad().herkomst
    assert beeld is not None
    assert ("Akkoord", "Nee: eerst een gesprek") in beeld.regels
    assert beeld.weggelaten == (("iban", "niet nodig voor de beoordeling"),)


def test_that_time_moves_the_chip(register: DbRegister) -> None:
    laat = maak_dienst(register, SECRETARIS, klok=VasteKlok(date(2027, 5, 31)))
    vul_dossier(laat, stukken=False, op_agenda=False, aanvraag=maak_aanvraag(status=Status.IN_TOETSING))
    chip = kop_van(laat).termijn
    assert chip is not None
    assert (chip.als_tekst(), chip.toon) == ("■ 3 dagen te laat · vr 28 mei", Toon.FOUT)




def test_that_the_same_file_twice_in_one_drop_is_added_once_and_told(dienst: Dienst, tmp_path: Path) -> None:
    vul_dossier(dienst)
    presenter = stukken_van(dienst)
    for naam in ("a.txt", "b.txt"):
        (tmp_path / naam).write_bytes(b"gewone tekst")
    ids, gezegd = presenter.voeg_toe(presenter.lees([tmp_path / "a.txt", tmp_path / "b.txt"]))
    assert len(ids) == 1
    assert "b.txt stond er al bij: het is hetzelfde bestand als a.txt." in gezegd
