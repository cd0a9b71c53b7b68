"""Answering the checklist, by the program and by a person, and closing it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.domain.aanvraag import Aanvraag, Status
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.bestandssoort import Stuksoort
from cvt_desktop.domain.errors import GeenRechtError, InvoerError, ToestandError
from cvt_desktop.domain.formulier import Formulier, Houding, Meningvorm
from cvt_desktop.domain.toets import ANDERS_NAMELIJK, Antwoord, Vindplaats
from cvt_desktop.services import toetsing
from cvt_desktop.services.context import Dienst
from db.register import DbRegister
from tests.documents.pdf import maak_pdf
from tests.dossiers import voeg_stuk
from tests.factories import (
    BENSALEM,
    MIKOLAJ,
    SECRETARIS,
    maak_aanvraag,
    maak_advies,
    maak_besluit,
    maak_formulier,
    maak_verklaring,
    maak_zitting,
)
from tests.fakes.register import maak_dienst, maak_testregister

ID = maak_aanvraag().id
MET_DE_HAND = {"O2", "O5", "V4", "N1", "N2", "N3", "T1", "T2"}
REDEN = "blijkt voldoende uit de andere stukken"


@pytest.fixture
def register(tmp_path: Path) -> DbRegister:
    return maak_testregister(tmp_path / "register")


@pytest.fixture
def secretaris(register: DbRegister) -> Dienst:
    dienst = maak_dienst(register, SECRETARIS)
    bewaar(dienst, maak_aanvraag(status=Status.IN_TOETSING))
    voeg_stuk(dienst, "mdo.pdf", Stuksoort.MDO, maak_pdf(3))
    return dienst


def bewaar(dienst: Dienst, aanvraag: Aanvraag) -> Aanvraag:
    with dienst.register.schrijven() as uow:
        if not uow.aanvragen.of_leerling(MIKOLAJ.id):
            uow.leerlingen.save(MIKOLAJ)
        return uow.aanvragen.save(aanvraag)


def wijzig_formulier(dienst: Dienst, formulier: Formulier) -> None:
    with dienst.register.schrijven() as uow:
        uow.aanvragen.save(replace(uow.aanvragen.get(ID), formulier=formulier))


def antwoorden(aanvraag: Aanvraag) -> dict[str, Antwoord]:
    return {b.code: b.antwoord for b in aanvraag.toets.beantwoordingen}


def alles_beantwoord(dienst: Dienst) -> None:
    toetsing.automatisch(dienst, ID)
    toetsing.overige_ja(dienst, ID)


def test_that_the_program_answers_what_it_can_know_and_leaves_the_rest_to_a_person(secretaris: Dienst) -> None:
    na = toetsing.automatisch(secretaris, ID)
    assert {p.code for p in na.toets.open_punten(toetsing.lijst_van(na))} == MET_DE_HAND
    assert antwoorden(na)["V2"] is Antwoord.JA
    assert antwoorden(na)["V9"] is Antwoord.NVT
    opp = na.toets.beantwoording("V1")
    assert opp is not None
    assert opp.door_programma
    assert "11 maart 2027" in opp.grond


def test_that_answering_anew_writes_an_event_only_when_something_changed(secretaris: Dienst) -> None:
    for _ in range(3):
        toetsing.automatisch(secretaris, ID)
    with secretaris.register.lezen() as uow:
        assert [g.actie for g in uow.logboek.of_aanvraag(ID)] == [Actie.TOETS_BEANTWOORDEN]


def test_that_the_facts_follow_the_form(secretaris: Dienst) -> None:
    basis = maak_formulier()
    een, twee = basis.b.verzorgers
    wijzig_formulier(secretaris, replace(
        basis, b=replace(basis.b, mening="", mening_vorm=Meningvorm.WILDE_NIET,
                         verzorgers=(een, replace(twee, houding=Houding.NIET_BEREIKT))),
        vso=replace(basis.vso, einddatum=date(2027, 12, 31), opp_vastgesteld_op=None, opp_geevalueerd_op=None),
    ))  # fmt: skip
    gegeven = antwoorden(toetsing.automatisch(secretaris, ID))
    assert {c: gegeven[c] for c in ("V5", "O6", "V8", "V1")} == {
        "V5": Antwoord.NVT, "O6": Antwoord.NEE, "V8": Antwoord.NEE, "V1": Antwoord.NEE}  # fmt: skip


@pytest.mark.parametrize(("maanden", "antwoord"), [(3, Antwoord.NEE), (12, Antwoord.JA)])
def test_that_the_swv_says_how_old_an_opp_may_be(secretaris: Dienst, maanden: int, antwoord: Antwoord) -> None:
    vorm = maak_formulier()
    vso = replace(vorm.vso, opp_vastgesteld_op=None, opp_geevalueerd_op=date(2026, 12, 1))
    wijzig_formulier(secretaris, replace(vorm, vso=vso))
    with secretaris.register.schrijven() as uow:
        oud = uow.instellingen.all()[0]
        uow.instellingen.save(replace(oud, reglement=replace(oud.reglement, opp_maanden=maanden)))
    assert antwoorden(toetsing.automatisch(secretaris, ID))["V1"] is antwoord


def test_that_a_tlv_that_still_holds_is_seen(secretaris: Dienst) -> None:
    with secretaris.register.schrijven() as uow:
        ander = uow.aanvragen.save(maak_aanvraag("2025-0001"))
        uow.zittingen.save(maak_zitting("2025-0001"))
        uow.besluiten.save(maak_besluit("2025-0001"))
        uow.verklaringen.save(replace(maak_verklaring(7, kenmerk=ander.kenmerk), einddatum=date(2028, 7, 31)))
    with secretaris.register.lezen() as uow:
        assert toetsing.feiten(uow, uow.aanvragen.get(ID)).lopende_tlv == "OEF-2627-0007"


def test_that_the_answer_of_a_person_goes_over_that_of_the_program_and_stays(secretaris: Dienst) -> None:
    toetsing.automatisch(secretaris, ID)
    plaats = Vindplaats(bijlage_id=toetsing.stand(secretaris, ID).stukken[0].id, pagina=2)
    toetsing.beantwoorden(secretaris, ID, "V2", Antwoord.NEE, wat_ontbreekt="Het verslag, met wie erbij waren", vindplaats=plaats)
    na = toetsing.automatisch(secretaris, ID).toets.beantwoording("V2")
    assert na is not None
    assert (na.antwoord, na.door, na.vindplaats, na.wat_ontbreekt) == (
        Antwoord.NEE, SECRETARIS.id, plaats, "Het verslag, met wie erbij waren")  # fmt: skip


def test_that_taking_an_answer_away_brings_back_that_of_the_program(secretaris: Dienst) -> None:
    toetsing.beantwoorden(secretaris, ID, "V2", Antwoord.NEE)
    na = toetsing.wissen(secretaris, ID, "V2").toets.beantwoording("V2")
    assert na is not None
    assert (na.antwoord, na.door_programma) == (Antwoord.JA, True)


def test_that_undo_puts_back_what_was_answered_before(secretaris: Dienst) -> None:
    toetsing.automatisch(secretaris, ID)
    vorige = toetsing.stand(secretaris, ID).toets
    toetsing.overige_ja(secretaris, ID)
    assert toetsing.terugzetten(secretaris, ID, vorige).toets == vorige


def test_that_a_stuk_of_another_dossier_is_no_evidence(secretaris: Dienst) -> None:
    bewaar(secretaris, maak_aanvraag("2026-0400"))
    ander = voeg_stuk(secretaris, "x.pdf", Stuksoort.OPP, maak_pdf(1), kenmerk="2026-0400")
    with pytest.raises(InvoerError):
        toetsing.beantwoorden(secretaris, ID, "V2", Antwoord.JA, vindplaats=Vindplaats(bijlage_id=ander.id))


@pytest.mark.parametrize("tekst", ["nummer 111222333", "a\u202eb", "x" * 1001])
def test_that_a_note_that_may_not_be_kept_is_refused_at_its_field(secretaris: Dienst, tekst: str) -> None:
    with pytest.raises(InvoerError) as fout:
        toetsing.beantwoorden(secretaris, ID, "V2", Antwoord.JA, toelichting=tekst)
    assert fout.value.veld == "toelichting"


def test_that_a_toets_does_not_close_with_an_open_question(secretaris: Dienst) -> None:
    toetsing.automatisch(secretaris, ID)
    with pytest.raises(ToestandError) as fout:
        toetsing.afronden(secretaris, ID)
    assert fout.value.veld == "O2"


def test_that_a_closed_toets_brings_the_dossier_to_the_deskundigen(secretaris: Dienst) -> None:
    alles_beantwoord(secretaris)
    na = toetsing.afronden(secretaris, ID)
    assert (na.status, na.toets.afgerond_door) == (Status.BIJ_DESKUNDIGEN, SECRETARIS.id)


def test_that_with_two_vastgestelde_adviezen_closing_makes_it_ready_for_the_zitting(secretaris: Dienst) -> None:
    with secretaris.register.schrijven() as uow:
        for nummer in (1, 2):
            uow.adviezen.save(maak_advies(nummer).vaststellen(date(2027, 5, 3)))
    alles_beantwoord(secretaris)
    assert toetsing.stand(secretaris, ID).toets.beantwoording("V9").antwoord is Antwoord.JA  # type: ignore[union-attr]
    assert toetsing.afronden(secretaris, ID).status is Status.GEREED_VOOR_ZITTING
    assert toetsing.heropenen(secretaris, ID).status is Status.IN_TOETSING


def test_that_a_nee_passes_with_a_reason_of_the_list_only(secretaris: Dienst) -> None:
    alles_beantwoord(secretaris)
    toetsing.beantwoorden(secretaris, ID, "T2", Antwoord.NEE)
    with pytest.raises(InvoerError):
        toetsing.afronden(secretaris, ID, {"T2": "zomaar"})
    with pytest.raises(InvoerError):
        toetsing.afronden(secretaris, ID, {"T2": ANDERS_NAMELIJK})
    na = toetsing.afronden(secretaris, ID, {"T2": REDEN})
    assert [(o.code, o.reden) for o in na.toets.overrides] == [("T2", REDEN)]


def test_that_closing_is_undone_until_the_dossier_is_on_an_agenda(secretaris: Dienst) -> None:
    alles_beantwoord(secretaris)
    toetsing.afronden(secretaris, ID)
    na = toetsing.heropenen(secretaris, ID)
    assert (na.status, na.toets.afgerond) == (Status.IN_TOETSING, False)
    assert len(na.toets.beantwoordingen) == len(toetsing.lijst_van(na).punten)
    toetsing.afronden(secretaris, ID)
    with secretaris.register.schrijven() as uow:
        uow.aanvragen.save(replace(uow.aanvragen.get(ID), status=Status.OP_AGENDA))
    with pytest.raises(ToestandError):
        toetsing.heropenen(secretaris, ID)


def test_that_only_a_secretaris_answers_and_a_lid_reads(secretaris: Dienst, register: DbRegister) -> None:
    lid = maak_dienst(register, BENSALEM)
    assert not toetsing.stand(lid, ID).te_wijzigen
    assert toetsing.automatisch(lid, ID).toets.beantwoordingen == ()
    with pytest.raises(GeenRechtError):
        toetsing.beantwoorden(lid, ID, "V2", Antwoord.JA)
    with pytest.raises(GeenRechtError):
        toetsing.afronden(lid, ID)
