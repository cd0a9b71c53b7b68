"""Letters of a dossier: made, replaced, sent, and what sending does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.domain.aanvraag import Aanvulling, Status
from cvt_desktop.domain.adres import Adres
from cvt_desktop.domain.bereikbaarheid import Bereikbaarheid
from cvt_desktop.domain.besluit import Besluittoestand
from cvt_desktop.domain.brief import Briefsoort, Brieftoestand, Verzendwijze
from cvt_desktop.domain.errors import GeenRechtError, InvoerError, NietGevondenError, ToestandError
from cvt_desktop.ports.documenten import DeskundigenadviesAfdruk, Ontvangstbevestiging, VerzoekOmAanvulling
from cvt_desktop.services import brieven
from cvt_desktop.services.ondertekenen import tekenen
from cvt_desktop.services.verzenden import Zending, instemmingen, opnieuw, te_verzenden, verzenden
from tests.besluit_opzet import DAG, Besluitopzet, zet_besluit_op
from tests.factories import BAKKENES, BESTUURDER, CRUTZER, VOORZITTER, maak_verzorgers


def _getekend(map_: Path) -> Besluitopzet:
    opzet = zet_besluit_op(map_)
    opzet.in_tekenmap()
    tekenen(opzet.als(VOORZITTER), opzet.besluit().id)
    return opzet


def _zendingen(opzet: Besluitopzet, op: date, *soorten: Briefsoort) -> tuple[Zending, ...]:
    return tuple(
        Zending(brief_id=b.id, op=op, wijze=Verzendwijze.POST)
        for b in te_verzenden(opzet.dienst, opzet.aanvraag_id()) if not soorten or b.soort in soorten
    )  # fmt: skip


def test_that_the_besluit_is_bekendgemaakt_when_its_last_letter_has_left(tmp_path: Path) -> None:
    opzet = _getekend(tmp_path)
    eerst = verzenden(opzet.dienst, opzet.aanvraag_id(), _zendingen(opzet, DAG, Briefsoort.TLV, Briefsoort.BESLUIT_SCHOOL))
    assert not eerst.bekendgemaakt
    assert opzet.besluit().toestand is Besluittoestand.GETEKEND
    opzet.zitting.klok.verder(1)
    laatst = verzenden(opzet.dienst, opzet.aanvraag_id(), _zendingen(opzet, date(2027, 5, 13)))
    assert laatst.bekendgemaakt
    assert laatst.bezwaar_tot == date(2027, 6, 24)
    assert laatst.waarschuwingen == (
        "Op de brief aan de ouder(s) staat 12 mei 2027; de bezwaartermijn loopt vanaf de echte dag van verzending, do 13 mei.",
    )
    assert opzet.besluit().toestand is Besluittoestand.VERZONDEN
    assert opzet.zitting.aanvraag().status is Status.BEKENDGEMAAKT


def test_that_a_letter_that_came_back_moves_the_term_of_its_addressee_only(tmp_path: Path) -> None:
    opzet = _getekend(tmp_path)
    verzenden(opzet.dienst, opzet.aanvraag_id(), _zendingen(opzet, DAG))
    opzet.zitting.klok.verder(5)
    brief = next(r for r in brieven.lijst(opzet.dienst, opzet.aanvraag_id()) if r.soort is Briefsoort.BESLUIT_OUDERS)
    assert brief.id is not None
    weer = Zending(brief_id=brief.id, op=date(2027, 5, 17), wijze=Verzendwijze.POST)
    assert opnieuw(opzet.dienst, opzet.aanvraag_id(), weer).bezwaar_tot == date(2027, 6, 28)
    tot = {r.soort: r.bezwaar_tot for r in brieven.lijst(opzet.dienst, opzet.aanvraag_id()) if r.id == brief.id or
           r.soort is Briefsoort.BESLUIT_SCHOOL}  # fmt: skip
    assert tot == {Briefsoort.BESLUIT_OUDERS: date(2027, 6, 28), Briefsoort.BESLUIT_SCHOOL: date(2027, 6, 23)}
    for fout in (replace(weer, op=DAG), replace(weer, op=date(2027, 5, 18))):  # before the second one; to come
        with pytest.raises((ToestandError, InvoerError)):
            opnieuw(opzet.dienst, opzet.aanvraag_id(), fout)


def test_that_a_letter_goes_electronically_only_to_who_agreed_before(tmp_path: Path) -> None:
    opzet = _getekend(tmp_path)
    post = _zendingen(opzet, DAG)
    for instemming in (None, date(2027, 5, 13)):
        mail = tuple(replace(z, wijze=Verzendwijze.BEVEILIGDE_MAIL, instemming_op=instemming) for z in post)
        with pytest.raises(InvoerError) as fout:
            verzenden(opzet.dienst, opzet.aanvraag_id(), mail)
        assert fout.value.veld == "instemming_op"
    assert opzet.besluit().toestand is Besluittoestand.GETEKEND
    mail = tuple(replace(z, wijze=Verzendwijze.TOP_DOSSIER, instemming_op=date(2027, 4, 2)) for z in post)
    uit = verzenden(opzet.dienst, opzet.aanvraag_id(), mail)
    assert uit.bekendgemaakt
    assert {b.instemming_op for b in uit.brieven} == {date(2027, 4, 2)}


def test_that_consent_counts_per_addressee_and_per_type_of_message(tmp_path: Path) -> None:
    opzet = _getekend(tmp_path)
    with opzet.zitting.register.schrijven() as uow:
        aanvraag = uow.aanvragen.get(opzet.aanvraag_id())
        school = uow.scholen.get(aanvraag.school_id)
        ja = Bereikbaarheid(besluiten_op=date(2027, 4, 2), bewijs="mail van 2-4-2027")
        uow.scholen.save(replace(school, elektronisch=ja))
        blok = aanvraag.formulier.b
        eerst = replace(ja, besluiten_op=None, brieven_op=date(2027, 4, 3))  # for letters, which a besluit is not
        ouders = tuple(replace(v, elektronisch=eerst) for v in blok.verzorgers)
        uow.aanvragen.save(replace(aanvraag, formulier=replace(aanvraag.formulier, b=replace(blok, verzorgers=ouders))))
    soort = {b.id: b.soort for b in te_verzenden(opzet.dienst, opzet.aanvraag_id())}
    sinds = {soort[id_]: dag for id_, dag in instemmingen(opzet.dienst, opzet.aanvraag_id()).items()}
    assert sinds == {Briefsoort.TLV: date(2027, 4, 2), Briefsoort.BESLUIT_SCHOOL: date(2027, 4, 2)}


def test_that_the_list_of_letters_shows_the_bezwaartermijn_of_each_addressee(tmp_path: Path) -> None:
    opzet = _getekend(tmp_path)
    verzenden(opzet.dienst, opzet.aanvraag_id(), _zendingen(opzet, DAG))
    regels = brieven.lijst(opzet.dienst, opzet.aanvraag_id())
    assert {r.bezwaar_tot for r in regels} == {date(2027, 6, 23)}
    assert {r.toestand for r in regels} == {Brieftoestand.VERZONDEN}


@pytest.mark.parametrize("op", [date(2027, 5, 13), date(2027, 5, 11)])
def test_that_a_day_in_the_future_or_before_the_printed_date_is_refused(tmp_path: Path, op: date) -> None:
    opzet = _getekend(tmp_path)
    with pytest.raises((InvoerError, ToestandError)):
        verzenden(opzet.dienst, opzet.aanvraag_id(), _zendingen(opzet, op))
    assert len(te_verzenden(opzet.dienst, opzet.aanvraag_id())) == 3


def test_that_only_the_secretaris_sends(tmp_path: Path) -> None:
    opzet = _getekend(tmp_path)
    with pytest.raises(GeenRechtError):
        verzenden(opzet.als(BESTUURDER), opzet.aanvraag_id(), _zendingen(opzet, DAG))


def test_that_the_documents_of_a_besluit_stand_in_the_list_before_they_are_signed(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    regels = brieven.lijst(opzet.dienst, opzet.aanvraag_id())
    assert [(r.soort, r.toestand, r.id) for r in regels] == [
        (Briefsoort.TLV, Brieftoestand.CONCEPT, None), (Briefsoort.BESLUIT_SCHOOL, Brieftoestand.CONCEPT, None),
        (Briefsoort.BESLUIT_OUDERS, Brieftoestand.CONCEPT, None),
    ]  # fmt: skip


def test_that_an_ontvangstbevestiging_goes_to_the_school_and_to_each_address(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    gemaakt = brieven.ontvangstbevestiging_maken(opzet.dienst, opzet.aanvraag_id())
    assert [b.soort for b in gemaakt] == [Briefsoort.ONTVANGSTBEVESTIGING, Briefsoort.ONTVANGSTBEVESTIGING_OUDERS]
    document = opzet.opmaker.laatste(Ontvangstbevestiging)
    assert isinstance(document, Ontvangstbevestiging)
    assert document.uiterlijk == date(2027, 5, 28)
    verzenden(opzet.dienst, opzet.aanvraag_id(), tuple(Zending(brief_id=b.id, op=DAG, wijze=Verzendwijze.POST) for b in gemaakt))
    assert opzet.zitting.aanvraag().bevestigd_op == DAG


@pytest.mark.parametrize(("dagen", "voorbij"), [(16, False), (17, True)])  # 28 and 29 May
def test_that_an_ontvangstbevestiging_after_the_term_says_so(tmp_path: Path, dagen: int, voorbij: bool) -> None:
    opzet = zet_besluit_op(tmp_path)
    opzet.zitting.klok.verder(dagen)
    brieven.ontvangstbevestiging_maken(opzet.dienst, opzet.aanvraag_id())
    document = opzet.opmaker.laatste(Ontvangstbevestiging)
    assert isinstance(document, Ontvangstbevestiging)
    assert (document.uiterlijk, document.voorbij) == (date(2027, 5, 28), voorbij)


def test_that_a_letter_made_again_replaces_the_unsent_one(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    oud = brieven.ontvangstbevestiging_maken(opzet.dienst, opzet.aanvraag_id())[0]
    brieven.opnieuw_met_alinea(opzet.dienst, oud.id, "Wij belden u gisteren.")
    regels = [r for r in brieven.lijst(opzet.dienst, opzet.aanvraag_id()) if r.soort is Briefsoort.ONTVANGSTBEVESTIGING]
    assert [r.toestand for r in regels] == [Brieftoestand.VERVALLEN, Brieftoestand.DEFINITIEF]
    assert regels[1].heeft_eigen_alinea


def test_that_a_parent_without_address_gets_no_ontvangstbevestiging_and_the_others_do(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    moeder, vader = maak_verzorgers()
    opzet.wijzig_aanvraag(verzorgers=(moeder, replace(vader, adres=Adres())))
    gemaakt = brieven.ontvangstbevestiging_maken(opzet.dienst, opzet.aanvraag_id())
    assert [b.geadresseerde for b in gemaakt] == ["Lyceum Ravenkoog", "Agnieszka Żurawska"]


def test_that_a_verzoek_om_aanvulling_names_why_each_piece_is_needed_and_suspends_when_sent(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    with opzet.zitting.register.schrijven() as uow:
        oud = uow.aanvragen.get(opzet.aanvraag_id())
        aanvulling = Aanvulling(ontbreekt=("Woonplaats van de leerling", "Verslag van het MDO"), uiterlijk=date(2027, 5, 26))
        uow.aanvragen.save(replace(oud, status=Status.IN_TOETSING, aanvullingen=(aanvulling,)))
    brief = brieven.verzoek_aanvulling_maken(opzet.dienst, opzet.aanvraag_id())
    document = opzet.opmaker.laatste(VerzoekOmAanvulling)
    assert isinstance(document, VerzoekOmAanvulling)
    assert document.termijn_stil_vanaf == date(2027, 5, 13)
    assert [(s.wat, s.waarom) for s in document.ontbrekend] == [
        ("Woonplaats van de leerling", "WEC 40, lid 13"),
        ("Verslag van het MDO", "nodig voor de beoordeling (artikel 4:2, lid 2, Awb)"),
    ]
    verzenden(opzet.dienst, opzet.aanvraag_id(), (Zending(brief_id=brief.id, op=DAG, wijze=Verzendwijze.POST),))
    aanvraag = opzet.zitting.aanvraag()
    assert (aanvraag.status, aanvraag.aanvullingen[0].verzonden_op) == (Status.AANVULLING_GEVRAAGD, DAG)


def test_that_without_a_verzoek_there_is_no_letter(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    with pytest.raises(ToestandError):
        brieven.verzoek_aanvulling_maken(opzet.dienst, opzet.aanvraag_id())


def test_that_a_preview_shows_the_text_that_is_being_written_and_keeps_nothing(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    b = opzet.besluit()
    getypt = replace(b, redenen=replace(b.redenen, nodig="pas getypt"))
    assert brieven.voorbeeld_besluit(opzet.dienst, getypt, Briefsoort.BESLUIT_SCHOOL).startswith(b"%PDF")
    assert opzet.opmaker.gemaakt[-1].redenen.behoefte == "pas getypt"  # type: ignore[union-attr]
    assert opzet.besluit().redenen.nodig != "pas getypt"
    with pytest.raises(NietGevondenError):
        brieven.voorbeeld_besluit(opzet.dienst, b, Briefsoort.BESLUIT_OUDERS, 7)


def test_that_printing_or_saving_is_told_to_the_log_and_looking_is_not_uitvoeren(tmp_path: Path) -> None:
    opzet = _getekend(tmp_path)
    brief = te_verzenden(opzet.dienst, opzet.aanvraag_id())[0]
    brieven.pdf(opzet.dienst, brief.id)
    brieven.uitvoeren(opzet.dienst, brief.id)
    with opzet.zitting.register.lezen() as uow:
        assert [g.actie for g in uow.logboek.laatste(1)] == ["document.uitvoeren"]
    with pytest.raises(GeenRechtError):
        brieven.uitvoeren(opzet.als(BAKKENES), brief.id)


def test_that_printing_an_advice_is_told_to_the_log_and_is_for_who_may_take_documents_out(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    advies = opzet.beeld().gegevens.adviezen[0]
    brieven.advies_uitvoeren(opzet.dienst, advies.id)
    with opzet.zitting.register.lezen() as uow:
        assert [g.actie for g in uow.logboek.laatste(1)] == ["document.uitvoeren"]
    with pytest.raises(GeenRechtError):
        brieven.advies_uitvoeren(opzet.als(BAKKENES), advies.id)


def test_that_a_file_name_never_holds_the_name_of_a_pupil() -> None:
    assert brieven.bestandsnaam("2026-0391", Briefsoort.BESLUIT_SCHOOL) == "2026-0391_besluitbrief_school.pdf"


def test_that_an_advice_is_printed_with_its_four_statements(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    brieven.advies_pdf(opzet.dienst, opzet.beeld().gegevens.adviezen[0].id)
    document = opzet.opmaker.laatste(DeskundigenadviesAfdruk)
    assert isinstance(document, DeskundigenadviesAfdruk)
    assert [o.ja for o in document.onafhankelijkheid] == [True] * 4
    zin, waarom = document.verklaring
    assert zin == f"Verklaring van onafhankelijkheid van {CRUTZER.naam}, orthopedagoog, gegeven bij dit advies op 29 april 2027."
    assert "LBT 107632: wie hielp bij de aanvraag" in waarom
    assert document.advies == "positief, categorie laag, tot en met 31 juli 2029"
