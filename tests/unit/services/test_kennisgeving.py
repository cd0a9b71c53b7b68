"""The kennisgeving of a new day (Awb 4:14, lid 3): the term follows the letter that left, once, and a person names the day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.brief import Briefsoort, Brieftoestand, Verzendwijze
from cvt_desktop.domain.errors import GeenRechtError, InvoerError, ToestandError
from cvt_desktop.ports.documenten import Kennisgeving
from cvt_desktop.services import brieven, kennisgeving, termijnen
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.verzenden import Zending, te_verzenden, verzenden
from tests.factories import MIKOLAJ, SECRETARIS, VOORZITTER, maak_aanvraag, maak_formulier
from tests.fakes.klok import VasteKlok
from tests.fakes.poorten import NepBijlagen, NepOpmaker
from tests.fakes.register import maak_dienst, maak_testregister

ID = maak_aanvraag().id
VANDAAG, LAATSTE, NIEUW = date(2027, 5, 20), date(2027, 6, 14), date(2027, 7, 5)
REDEN = "het advies van de tweede deskundige komt pas in juni"


@pytest.fixture
def secretaris(tmp_path: Path) -> Dienst:
    dienst = maak_dienst(maak_testregister(tmp_path / "register"), SECRETARIS, klok=VasteKlok(VANDAAG),
                         opmaker=NepOpmaker(), bijlagen=NepBijlagen())  # fmt: skip
    basis = maak_formulier()
    formulier = replace(basis, a=replace(basis.a, ontvangen_op=date(2027, 4, 19)))
    with dienst.register.schrijven() as uow:
        uow.leerlingen.save(MIKOLAJ)
        uow.aanvragen.save(maak_aanvraag(status=Status.IN_TOETSING, formulier=formulier))
    return dienst


def uiterste(dienst: Dienst) -> date:
    return termijnen.termijnblad(dienst, ID).beslissen.datum


def verstuur(dienst: Dienst, *soorten: Briefsoort) -> None:
    gekozen = [b for b in te_verzenden(dienst, ID) if not soorten or b.soort in soorten]
    verzenden(dienst, ID, tuple(Zending(brief_id=b.id, op=VANDAAG, wijze=Verzendwijze.POST) for b in gekozen))


def test_that_the_letters_name_both_days_and_change_nothing_before_they_leave(secretaris: Dienst) -> None:
    gemaakt = kennisgeving.maken(secretaris, ID, NIEUW, REDEN)
    assert [b.soort for b in gemaakt] == [Briefsoort.KENNISGEVING, Briefsoort.KENNISGEVING_OUDERS]
    assert isinstance(secretaris.opmaker, NepOpmaker)
    document = secretaris.opmaker.laatste(Kennisgeving)
    assert isinstance(document, Kennisgeving)
    assert (document.laatste_dag, document.nieuwe_datum, document.reden) == (LAATSTE, NIEUW, REDEN)
    assert uiterste(secretaris) == LAATSTE


def test_that_the_term_follows_the_letter_to_the_school(secretaris: Dienst) -> None:
    kennisgeving.maken(secretaris, ID, NIEUW, REDEN)
    verstuur(secretaris, Briefsoort.KENNISGEVING_OUDERS)
    assert uiterste(secretaris) == LAATSTE
    verstuur(secretaris, Briefsoort.KENNISGEVING)
    assert uiterste(secretaris) == NIEUW


def test_that_a_new_one_replaces_what_was_not_sent_and_none_comes_after_it_was(secretaris: Dienst) -> None:
    kennisgeving.maken(secretaris, ID, date(2027, 7, 1), REDEN)
    kennisgeving.maken(secretaris, ID, NIEUW, REDEN)
    standen = [r.toestand for r in brieven.lijst(secretaris, ID)]
    assert standen.count(Brieftoestand.VERVALLEN) == standen.count(Brieftoestand.DEFINITIEF) == 2
    verstuur(secretaris)
    assert uiterste(secretaris) == NIEUW
    assert not kennisgeving.mogelijk(secretaris, ID)
    with pytest.raises(ToestandError):
        kennisgeving.maken(secretaris, ID, date(2027, 8, 2), REDEN)


@pytest.mark.parametrize(
    ("dag", "melding"),
    [
        (date(2027, 6, 14), "niet na de termijn"),
        (date(2027, 7, 4), "geen werkdag"),
        (date(2027, 5, 19), "voor de kennisgeving"),
        (date(2190, 1, 1), "jaar"),
    ],
)
def test_that_a_day_that_cannot_be_promised_is_refused_at_its_field(secretaris: Dienst, dag: date, melding: str) -> None:
    with pytest.raises(InvoerError, match=melding) as fout:
        kennisgeving.maken(secretaris, ID, dag, REDEN)
    assert fout.value.veld == "nieuwe_datum"
    assert brieven.lijst(secretaris, ID) == ()


def test_that_a_reason_is_needed_and_only_who_writes_letters_makes_it(secretaris: Dienst) -> None:
    with pytest.raises(InvoerError):
        kennisgeving.maken(secretaris, ID, NIEUW, "  ")
    voorzitter = maak_dienst(secretaris.register, VOORZITTER, klok=VasteKlok(VANDAAG))  # type: ignore[arg-type]
    assert not kennisgeving.mogelijk(voorzitter, ID)
    with pytest.raises(GeenRechtError):
        kennisgeving.maken(voorzitter, ID, NIEUW, REDEN)
