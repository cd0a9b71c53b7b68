"""The terms of a dossier: what is noted moves them, each date has its steps, and nothing is called lapsed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.brief import Verzendwijze
from cvt_desktop.domain.errors import CvtError, GeenRechtError, InvoerError, ToestandError
from cvt_desktop.domain.termijnfeiten import Feitsoort, Termijnfeit
from cvt_desktop.services import aanvulling, termijnen, toetsing
from cvt_desktop.services.context import Dienst
from db.codec import CODEC
from db.register import DbRegister
from tests.factories import MIKOLAJ, SECRETARIS, VOORZITTER, maak_aanvraag, maak_formulier
from tests.fakes.klok import VasteKlok
from tests.fakes.register import maak_dienst, maak_testregister

ID = maak_aanvraag().id
ONTVANGEN, VANDAAG = date(2027, 3, 15), date(2027, 4, 14)  # dossier 13 of the practice register (screens.md 8.3)
UITERLIJK = date(2027, 5, 10)


@pytest.fixture
def register(tmp_path: Path) -> DbRegister:
    return maak_testregister(tmp_path / "register")


@pytest.fixture
def secretaris(register: DbRegister) -> Dienst:
    dienst = maak_dienst(register, SECRETARIS, klok=VasteKlok(VANDAAG))
    basis = maak_formulier()
    formulier = replace(basis, a=replace(basis.a, ontvangen_op=ONTVANGEN, aangemeld_op=date(2027, 3, 1)))
    with dienst.register.schrijven() as uow:
        uow.leerlingen.save(MIKOLAJ)
        uow.aanvragen.save(maak_aanvraag(status=Status.IN_TOETSING, formulier=formulier))
    return dienst


def feit(soort: Feitsoort, datum: date = VANDAAG, **dagen: date) -> Termijnfeit:
    return Termijnfeit(soort=soort, datum=datum, **dagen)  # type: ignore[arg-type]


INSTEMMING = feit(Feitsoort.INSTEMMING_UITSTEL, van=date(2027, 4, 15), tot=date(2027, 5, 26))
KENNISGEVING = feit(Feitsoort.KENNISGEVING_4_14, nieuwe_datum=date(2027, 6, 4))


def uiterste(dienst: Dienst) -> date:
    return termijnen.termijnblad(dienst, ID).beslissen.datum


def opgeslagen(dienst: Dienst) -> date | None:
    return next(regel.uiterste_datum for regel in dienst.overzichten.aanvragen() if regel.id == ID)


def test_that_a_written_consent_lets_the_term_stand_still_and_the_list_follows(secretaris: Dienst) -> None:
    assert uiterste(secretaris) == UITERLIJK
    assert termijnen.gevolg(secretaris, ID, INSTEMMING) == "De uiterste dag gaat van ma 10 mei naar ma 21 juni."
    termijnen.noteren(secretaris, ID, INSTEMMING)
    assert uiterste(secretaris) == opgeslagen(secretaris) == date(2027, 6, 21)


def test_that_a_kennisgeving_names_the_day_and_counts_once(secretaris: Dienst) -> None:
    termijnen.noteren(secretaris, ID, KENNISGEVING)
    assert uiterste(secretaris) == opgeslagen(secretaris) == date(2027, 6, 4)
    with pytest.raises(ToestandError, match="één keer"):
        termijnen.noteren(secretaris, ID, replace(KENNISGEVING, nieuwe_datum=date(2027, 7, 1)))
    assert uiterste(secretaris) == date(2027, 6, 4)


def test_that_what_was_noted_by_mistake_can_be_struck_and_the_log_keeps_both(secretaris: Dienst) -> None:
    termijnen.noteren(secretaris, ID, INSTEMMING)
    termijnen.schrappen(secretaris, ID, INSTEMMING)
    assert uiterste(secretaris) == opgeslagen(secretaris) == UITERLIJK
    with secretaris.register.lezen() as uow:
        acties = [str(g.actie) for g in uow.logboek.of_aanvraag(ID)]
    assert {"termijn.noteren", "termijn.schrappen"} <= set(acties)
    with pytest.raises(ToestandError):
        termijnen.schrappen(secretaris, ID, INSTEMMING)


def test_that_every_fact_stands_in_words_and_only_a_loose_one_can_be_struck(secretaris: Dienst) -> None:
    toetsing.automatisch(secretaris, ID)
    aanvulling.maken(secretaris, ID, ("het verslag",), date(2027, 4, 30))
    aanvulling.verzonden(secretaris, ID, VANDAAG, Verzendwijze.BEVEILIGDE_MAIL)
    termijnen.noteren(secretaris, ID, INSTEMMING)
    regels = termijnen.termijnblad(secretaris, ID).feiten
    assert [r.tekst for r in regels] == [
        "ma 15 maart 2027: aanvraag ontvangen",
        "wo 14 april 2027: verzoek om aanvulling verzonden, uiterlijk vr 30 april 2027",
        "wo 14 april 2027: school stemt in met uitstel van do 15 april 2027 tot en met wo 26 mei 2027",
    ]
    assert [r.feit is not None for r in regels] == [False, False, True]


def test_that_the_other_terms_are_told_with_their_own_days(secretaris: Dienst) -> None:
    toetsing.automatisch(secretaris, ID)
    aanvulling.maken(secretaris, ID, ("het verslag",), date(2027, 4, 30))
    aanvulling.verzonden(secretaris, ID, VANDAAG, Verzendwijze.BEVEILIGDE_MAIL)
    andere = [a.tekst for a in termijnen.termijnblad(secretaris, ID).andere]
    assert any("tot en met ma 10 mei 2027 (Awb 4:14, lid 3)" in zin for zin in andere)
    assert any("Buiten behandeling" in zin and "28 mei 2027" in zin for zin in andere)
    assert any("over toelating uiterlijk ma 12 april 2027" in zin and "WVO 8.8" in zin for zin in andere)


def test_that_an_ingebrekestelling_shows_when_a_dwangsom_could_begin_and_judges_nothing(secretaris: Dienst) -> None:
    gesteld = feit(Feitsoort.INGEBREKESTELLING)
    assert "beslist een mens" in termijnen.gevolg(secretaris, ID, gesteld)
    termijnen.noteren(secretaris, ID, gesteld)
    (zin,) = [a for a in termijnen.termijnblad(secretaris, ID).andere if "ingebrekestelling" in a.tekst]
    assert "26 mei 2027" in zin.tekst  # premature: as if it came on 11 May
    assert any("te vroeg" in w for w in zin.waarschuwingen)


@pytest.mark.parametrize(
    ("wat", "melding"),
    [
        (feit(Feitsoort.INGEBREKESTELLING, date(2027, 4, 15)), "toekomst"),
        (feit(Feitsoort.INGEBREKESTELLING, date(2027, 3, 14)), "vóór de ontvangst"),
        (feit(Feitsoort.ONTVANGST, date(2027, 4, 1)), "Registreer het daar"),
    ],
)
def test_that_a_fact_that_cannot_be_is_refused_and_nothing_is_kept(
    secretaris: Dienst, wat: Termijnfeit, melding: str
) -> None:
    with pytest.raises(CvtError, match=melding):
        termijnen.noteren(secretaris, ID, wat)
    assert uiterste(secretaris) == UITERLIJK


def test_that_after_the_besluit_nothing_moves_the_term(secretaris: Dienst) -> None:
    with secretaris.register.schrijven() as uow:
        uow.aanvragen.save(replace(uow.aanvragen.get(ID), status=Status.BEKENDGEMAAKT))
    assert termijnen.termijnblad(secretaris, ID).noteren == ()
    with pytest.raises(ToestandError):
        termijnen.noteren(secretaris, ID, INSTEMMING)


def test_that_the_voorzitter_reads_the_terms_and_notes_nothing(register: DbRegister, secretaris: Dienst) -> None:
    voorzitter = maak_dienst(register, VOORZITTER, klok=VasteKlok(VANDAAG))
    assert termijnen.termijnblad(voorzitter, ID).noteren == ()
    with pytest.raises(GeenRechtError):
        termijnen.noteren(voorzitter, ID, INSTEMMING)


def test_that_an_old_aanvraag_without_loose_facts_is_read_as_before(secretaris: Dienst) -> None:
    with secretaris.register.lezen() as uow:
        aanvraag = uow.aanvragen.get(ID)
    bytes_ = CODEC.schrijf(aanvraag)
    oud = bytes_.replace(b'"termijnfeiten":[],', b"").replace(b'"versie":2}', b'"versie":1}')
    assert oud != bytes_
    assert CODEC.lees(type(aanvraag), oud).termijnfeiten == ()


def test_that_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(InvoerError):
        feit(Feitsoort.INSTEMMING_UITSTEL, van=date(2027, 4, 15), tot=date(2027, 4, 14)).keur()
