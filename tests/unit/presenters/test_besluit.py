"""The brains of Besluit, Brieven, Tekenmap and Verklaringen, without a window."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cvt_desktop.domain.afhandeling import Buitenbehandeling, Intrekking, Intrekkingswijze
from cvt_desktop.domain.besluit import Besluittoestand, Tekenwijze
from cvt_desktop.domain.brief import Verzendwijze
from cvt_desktop.domain.controleregel import REDENEN
from cvt_desktop.domain.errors import InvoerError, ToestandError
from cvt_desktop.domain.ids import PersoonId
from cvt_desktop.ports.tabel import Tabel, Tabelrij
from cvt_desktop.ports.voortgang import Stil
from cvt_desktop.services import overname
from cvt_desktop.services.ondertekenen import tekenen
from cvt_desktop.services.verzenden import Zending, te_verzenden, verzenden
from tests.besluit_opzet import AFWIJKING, DAG, Besluitopzet, zet_besluit_op
from tests.commissies import geef_drie_commissies
from tests.factories import BAKKENES, BESTUURDER, VOORZITTER
from tests.zitting_opzet import NepNavigatie
from ui.presenters.besluit import CORRECTIEKEUZES, INTREKKEUZES, BesluitPresenter
from ui.presenters.brieven import BEVESTIGING, BrievenPresenter
from ui.presenters.tekenmap import TekenmapPresenter
from ui.presenters.verklaringen import VerklaringenPresenter


def _goed(_persoon: PersoonId, wachtzin: str) -> None:
    if wachtzin != "goed":
        raise InvoerError("Deze wachtzin klopt niet.", veld="wachtzin")


def _besluit(opzet: Besluitopzet) -> BesluitPresenter:
    return BesluitPresenter(opzet.dienst, NepNavigatie(), opzet.aanvraag_id())


def _tekenmap(opzet: Besluitopzet) -> TekenmapPresenter:
    return TekenmapPresenter(opzet.als(VOORZITTER), NepNavigatie(), _goed)


# --- Besluit ----------------------------------------------------------------------------------------------------------


def test_that_the_tab_says_what_was_decided_and_what_stops_it(tmp_path: Path) -> None:
    staat = _besluit(zet_besluit_op(tmp_path)).staat()
    assert staat.titel == "Mikołaj Ż. · toegewezen zoals gevraagd (zitting 12 mei, 4-0)"
    assert staat.periodehint == "Vroegst mogelijk einde 31-07-2028 (WEC 40, lid 15)."
    assert [k.label for k in staat.kernen] == ["4 Kern advies 1", "5 Kern advies 2"]
    assert (staat.hoofd, staat.hoofd_kan) == ("Naar Tekenmap", False)
    assert staat.hoofd_uitleg == "kan nog niet: 1 punt vraagt een reden"
    assert staat.controle[0].waar == "anders"
    assert staat.controle[0].waarom.startswith("Awb 3:50: ")
    assert [k.tekst for k in staat.voorbeelden] == ["TLV", "school", "ouders"]


def test_that_without_a_besluit_the_tab_says_so(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    with opzet.zitting.register.schrijven() as uow:
        uow.besluiten.save(replace(uow.besluiten.get(opzet.besluit().id), toestand=Besluittoestand.INGETROKKEN))
    assert _besluit(opzet).staat().leeg.startswith("Er is nog geen besluit.")


@pytest.mark.parametrize(("einde", "zin"), [
    ({"intrekking": Intrekking(op=DAG, door="de rector", wijze=Intrekkingswijze.POST, reden="verhuisd", status="In toetsing")},
     "Hier komt geen besluit. De school trok de aanvraag in op"),
    ({"buiten": Buitenbehandeling(besloten_op=DAG, door=VOORZITTER.id, reden="onvolledig")},
     ("Hier komt geen besluit over de inhoud. De aanvraag is op woensdag 12 mei 2027 buiten behandeling gelaten (Awb 4:5). "
      "Dat besluit staat bij 7 Brieven.")),
])  # fmt: skip
def test_that_the_tab_of_a_dossier_that_ended_otherwise_promises_no_besluit(
    tmp_path: Path, einde: dict[str, Any], zin: str
) -> None:
    opzet = zet_besluit_op(tmp_path)
    with opzet.zitting.register.schrijven() as uow:
        uow.besluiten.save(replace(uow.besluiten.get(opzet.besluit().id), toestand=Besluittoestand.INGETROKKEN))
        uow.aanvragen.save(replace(uow.aanvragen.get(opzet.aanvraag_id()), **einde))
    leeg = _besluit(opzet).staat().leeg
    assert leeg.startswith(zin)
    assert "nog" not in leeg


def test_that_the_check_follows_what_is_typed_and_nothing_is_kept_until_it_is_left(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    presenter = _besluit(opzet)
    staat = presenter.wijzig({"redenen.afwijking": AFWIJKING})
    assert [r.regel_id for r in staat.controle] == ["C26"]
    assert staat.hoofd_kan
    assert opzet.besluit().redenen.afwijking == ""
    presenter.vastleggen()
    assert opzet.besluit().redenen.afwijking == AFWIJKING


def test_that_a_draft_survives_a_crash_and_is_gone_when_it_was_kept(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    eerste = _besluit(opzet)
    eerste.wijzig({"redenen.nodig": "half getypt"})
    assert eerste.bewaar_getypt()
    tweede = _besluit(opzet)
    assert tweede.staat().velden["redenen.nodig"] == "half getypt"
    tweede.vastleggen()
    with opzet.zitting.register.lezen() as uow:
        assert uow.concepten.keys(opzet.dienst.sessie.persoon_id) == []


def test_that_a_warning_is_passed_with_a_reason_and_the_besluit_goes_to_the_tekenmap_and_back(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    presenter = _besluit(opzet)
    with pytest.raises(ToestandError):
        presenter.naar_tekenmap()
    staat = presenter.accepteren("C22", REDENEN[0])
    assert staat.controle[0].reden == REDENEN[0]
    staat = presenter.naar_tekenmap()
    assert (staat.toestand.tekst, staat.bewerkbaar, staat.mag_terug) == ("in de Tekenmap", False, True)
    assert presenter.terug().bewerkbaar


def test_that_a_signed_besluit_can_be_withdrawn_and_begins_again(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    opzet.in_tekenmap()
    tekenen(opzet.als(VOORZITTER), opzet.besluit().id)
    presenter = _besluit(opzet)
    assert presenter.staat().mag_intrekken
    assert "Getekend door Wieke Terhorst, voorzitter, op woensdag 12 mei 2027, digitaal (" in presenter.staat().slot
    assert presenter.intrekken(INTREKKEUZES[0].waarde).toestand.tekst == "concept"


def test_that_a_correction_is_begun_and_left_in_the_tab(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    opzet.in_tekenmap()
    tekenen(opzet.als(VOORZITTER), opzet.besluit().id)
    alle = te_verzenden(opzet.dienst, opzet.aanvraag_id())
    verzenden(opzet.dienst, opzet.aanvraag_id(), tuple(Zending(brief_id=b.id, op=DAG, wijze=Verzendwijze.POST) for b in alle))
    presenter = _besluit(opzet)
    assert (presenter.staat().mag_corrigeren, presenter.staat().mag_correctie_terug) == (True, False)
    staat = presenter.corrigeren(CORRECTIEKEUZES[0].waarde)
    assert (staat.toestand.tekst, staat.mag_corrigeren, staat.mag_correctie_terug) == ("concept van een correctie", False, True)
    staat = presenter.correctie_terugnemen()
    assert (staat.toestand.tekst, staat.mag_corrigeren, staat.mag_correctie_terug) == ("verzonden", True, False)


def test_that_a_finding_outside_the_tab_leads_to_its_place(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    navigatie = NepNavigatie()
    presenter = BesluitPresenter(opzet.dienst, navigatie, opzet.aanvraag_id())
    assert not presenter.ga_naar("redenen.nodig")
    for veld in ("stemmen", "adviezen", "geadresseerden", "beslisser"):
        assert presenter.ga_naar(veld)
    assert [p.rpartition("/")[0].partition("/")[0] or p for p in navigatie.plaatsen] == [
        "zitting", "dossier", "dossier", "instellingen"]  # fmt: skip


def test_that_a_lid_reads_and_does_not_write(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    staat = BesluitPresenter(opzet.als(BAKKENES), NepNavigatie(), opzet.aanvraag_id()).staat()
    assert (staat.bewerkbaar, staat.hoofd) == (False, "")


# --- Tekenmap ---------------------------------------------------------------------------------------------------------


def test_that_what_deviates_comes_first_and_must_be_opened_before_it_is_signed(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path, aantal=2)
    for nummer in range(2):
        opzet.in_tekenmap(nummer)
    presenter = _tekenmap(opzet)
    staat = presenter.laad()
    assert [(r.kenmerk, r.aandacht) for r in staat.rijen] == [("2026-0391", "wijkt af van een advies"), ("2026-0399", "")]
    assert (staat.aantal, staat.hint) == (1, "1 × niet bekeken: eerst openen met Enter.")
    presenter.open(staat.rijen[0].id)
    assert presenter.staat().hoofd == "2 besluiten digitaal tekenen"


def test_that_a_stack_needs_one_good_passphrase_and_gives_numbers_in_agenda_order(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path, aantal=2)
    for nummer in range(2):
        opzet.in_tekenmap(nummer)
    presenter = _tekenmap(opzet)
    presenter.open(presenter.laad().rijen[0].id)
    with pytest.raises(InvoerError):
        presenter.teken(Tekenwijze.DIGITAAL, "fout")
    uitslag = presenter.teken(Tekenwijze.DIGITAAL, "goed")
    assert uitslag.zin == ("2 besluiten getekend: OEF-2627-0001 tot en met OEF-2627-0002. De brieven staan klaar om te "
                           "verzenden.")  # fmt: skip
    assert presenter.laad().rijen == ()


def test_that_a_stack_that_stops_keeps_what_was_signed(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path, aantal=2)
    for nummer in range(2):
        opzet.in_tekenmap(nummer)
    presenter = _tekenmap(opzet)
    presenter.open(presenter.laad().rijen[0].id)
    opzet.wijzig_aanvraag(1, verzorgers=())
    uitslag = presenter.teken(Tekenwijze.DIGITAAL, "goed")
    assert len(uitslag.getekend) == 1
    assert isinstance(uitslag.fout, ToestandError)
    assert len(presenter.laad().rijen) == 1


def test_that_one_left_out_waits_and_the_secretaris_only_looks(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    opzet.in_tekenmap()
    presenter = _tekenmap(opzet)
    rij = presenter.laad().rijen[0]
    presenter.open(rij.id)
    assert not presenter.wissel(rij.id).mag_tekenen
    kijker = TekenmapPresenter(opzet.dienst, NepNavigatie(), _goed).laad()
    assert not kijker.mag_tekenen
    assert kijker.uitleg.startswith("De voorzitter of de bestuurder tekent.")


def test_that_who_signs_can_send_it_back_with_a_question(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    opzet.in_tekenmap()
    presenter = TekenmapPresenter(opzet.als(BESTUURDER), NepNavigatie(), _goed)
    assert presenter.terug(presenter.laad().rijen[0].id, "Waarom?").rijen == ()
    assert opzet.besluit().toestand is Besluittoestand.CONCEPT


# --- Brieven and Verklaringen -------------------------------------------------------------------------------------------


def test_that_the_letters_are_made_sent_and_say_until_when_one_can_object(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    opzet.in_tekenmap()
    presenter = BrievenPresenter(opzet.dienst, NepNavigatie(), opzet.aanvraag_id())
    assert presenter.aantal() == str(len(presenter.staat().rijen)) == "3", "also what the besluit will bring is a line"
    tekenen(opzet.als(VOORZITTER), opzet.besluit().id)
    assert presenter.aantal() == "3"
    assert presenter.maak(BEVESTIGING).startswith("2 ontvangstbevestigingen zijn klaar")
    rijen = presenter.te_verzenden()
    besluit = tuple(Zending(brief_id=r.id, op=DAG, wijze=Verzendwijze.POST) for r in rijen if "evestiging" not in r.soort)
    assert presenter.waarschuwingen(besluit) == ()
    assert presenter.verzend(besluit) == "Het besluit is bekendgemaakt. Bezwaar kan tot en met wo 23 juni (zes weken, Awb 6:7)."
    staat = presenter.staat()
    assert staat.te_verzenden == 2
    assert staat.rijen[0].detail == "Verzonden per post. Bezwaar kan tot en met wo 23-06-2027 (Awb 6:7 en 6:8)."


def test_that_the_warning_about_mail_stands_there_before_sending(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    presenter = BrievenPresenter(opzet.dienst, NepNavigatie(), opzet.aanvraag_id())
    presenter.maak(BEVESTIGING)
    zending = Zending(brief_id=presenter.te_verzenden()[0].id, op=DAG, wijze=Verzendwijze.BEVEILIGDE_MAIL)
    zin = "Elektronisch kan alleen als de ontvanger daar uitdrukkelijk mee instemde (Awb 2:8)."
    assert presenter.waarschuwingen((zending,)) == (zin,)


def test_that_numbers_of_before_and_of_this_register_stand_in_one_order(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    opzet.in_tekenmap(0)
    tekenen(opzet.als(VOORZITTER), opzet.besluit(0).id)
    tabel = Tabel(
        koppen=("TLV-nummer", "Leerling", "Geboortedatum", "Soort", "Categorie", "Geldig vanaf", "Geldig t/m"), vorm="lijst",
        rijen=tuple(Tabelrij(regel=regel, cellen=(nummer, f"K. {naam}", "03-12-2011", "vso", "laag", "01-08-2026", "31-07-2027"))
                    for regel, (nummer, naam) in enumerate((("OEF-2627-0003", "Drie"), ("OEF-2627-0000", "Nul"),
                                                            ("OEF-2526-0009", "Negen"), ("OEF-2627-0002", "Twee")), 2)),
    )  # fmt: skip
    voorbeeld = overname.beoordeel(opzet.dienst, tabel, overname.kolomvoorstel(opzet.dienst, tabel), Stil())
    overname.overnemen(opzet.dienst, voorbeeld, 0, Stil())
    nummers = [r.nummer for r in VerklaringenPresenter(opzet.dienst, NepNavigatie()).laad().rijen]
    assert "OEF-2627-0001" in nummers
    assert nummers == sorted(nummers, reverse=True)
    assert len(nummers) > 3


def test_that_the_register_shows_each_number_filters_and_gives_the_signed_document(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path, aantal=2)
    navigatie = NepNavigatie()
    presenter = VerklaringenPresenter(opzet.dienst, navigatie)
    assert presenter.laad().gaten == "Nog geen nummers uitgegeven."
    for nummer in range(2):
        opzet.in_tekenmap(nummer)
        tekenen(opzet.als(VOORZITTER), opzet.besluit(nummer).id)
    staat = presenter.laad()
    assert [r.nummer for r in staat.rijen] == ["OEF-2627-0002", "OEF-2627-0001"]
    assert (staat.teller, staat.gaten) == ("2 verklaringen", "Geen gaten in de nummering.")
    assert presenter.staat("vervallen").rijen == ()
    assert len(presenter.staat(eindjaar="2029").rijen) == 2
    presenter.open(staat.rijen[1])
    assert navigatie.plaatsen == [f"dossier/{opzet.aanvraag_id()}/besluit"]
    naam, inhoud = presenter.document(staat.rijen[1])
    assert naam == "OEF-2627-0001.pdf"
    assert inhoud.startswith(b"%PDF")


def test_that_a_missing_number_is_named(tmp_path: Path) -> None:
    from dataclasses import replace

    opzet = zet_besluit_op(tmp_path)
    opzet.in_tekenmap()
    tekenen(opzet.als(VOORZITTER), opzet.besluit().id)
    from cvt_desktop.services.verklaringen import gaten

    regel = opzet.dienst.overzichten.verklaringen()[0]
    assert gaten([regel, replace(regel, volgnummer=3)]) == "Let op: 1 nummer ontbreekt: 2 (2026-2027)."
    assert date(2027, 5, 12) == regel.getekend_op


def test_that_the_tekenmap_says_of_which_commission_a_besluit_is_where_there_are_several(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    opzet.in_tekenmap()
    tekenmap = _tekenmap(opzet)
    assert (tekenmap.meer_commissies, [rij.commissie for rij in tekenmap.laad().rijen]) == (False, [""])
    geef_drie_commissies(opzet.zitting.register)
    with opzet.zitting.register.lezen() as uow:
        van = uow.zittingen.all()[0].commissie
    assert (tekenmap.meer_commissies, [rij.commissie for rij in tekenmap.laad().rijen]) == (True, [van])
