"""Delay to which the school agrees (Awb 4:15, lid 2): only its written consent moves the term, and the letters tell of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.brief import Briefsoort, Brieftoestand, Verzendwijze
from cvt_desktop.domain.errors import CvtError, GeenRechtError, InvoerError, ToestandError
from cvt_desktop.domain.termijnfeiten import Feitsoort, Termijnfeit
from cvt_desktop.ports.documentbrieven import Uitstelbrief
from cvt_desktop.services import brieven, geschiedenis, termijnen, uitstel
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.uitstel import Uitstel
from cvt_desktop.services.verzenden import Zending, te_verzenden, verzenden
from tests.factories import MIKOLAJ, SECRETARIS, VOORZITTER, maak_aanvraag, maak_formulier
from tests.fakes.klok import VasteKlok
from tests.fakes.poorten import NepBijlagen, NepOpmaker
from tests.fakes.register import maak_dienst, maak_testregister

ID = maak_aanvraag().id
VANDAAG, LAATSTE, NIEUW = date(2027, 5, 20), date(2027, 6, 14), date(2027, 7, 5)
VRAAG = Uitstel(van=date(2027, 6, 1), tot=date(2027, 6, 21), reden="het advies van de tweede deskundige komt pas in juni")
INSTEMMING = replace(VRAAG, ingestemd_op=date(2027, 5, 19))


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


def document(dienst: Dienst) -> Uitstelbrief:
    assert isinstance(dienst.opmaker, NepOpmaker)
    laatste = dienst.opmaker.laatste(Uitstelbrief)
    assert isinstance(laatste, Uitstelbrief)
    return laatste


def test_that_asking_names_both_days_and_moves_no_term_not_even_when_it_was_sent(secretaris: Dienst) -> None:
    uitstel.voorbeeld(secretaris, ID, VRAAG)
    brief = uitstel.vragen(secretaris, ID, VRAAG)
    verzenden(secretaris, ID, (Zending(brief_id=brief.id, op=VANDAAG, wijze=Verzendwijze.POST),))
    gevraagd = document(secretaris)
    assert (gevraagd.van, gevraagd.tot, gevraagd.laatste_dag, gevraagd.nieuwe_dag) == (VRAAG.van, VRAAG.tot, LAATSTE, NIEUW)
    assert gevraagd.ingestemd_op is None
    assert uiterste(secretaris) == LAATSTE


def test_that_written_consent_moves_the_term_both_days_included_and_is_confirmed_to_school_and_ouders(secretaris: Dienst) -> None:
    uitstel.vragen(secretaris, ID, VRAAG)
    gemaakt = uitstel.vastleggen(secretaris, ID, INSTEMMING)
    assert [b.soort for b in gemaakt] == [Briefsoort.UITSTEL, Briefsoort.UITSTEL_OUDERS]
    assert uiterste(secretaris) == NIEUW  # 21 days, and Monday stays Monday
    assert (document(secretaris).laatste_dag, document(secretaris).nieuwe_dag) == (LAATSTE, NIEUW)
    assert [b.soort for b in te_verzenden(secretaris, ID)] == [Briefsoort.UITSTEL, Briefsoort.UITSTEL_OUDERS]
    verteld = [regel.tekst for regel in geschiedenis.tijdlijn(secretaris, ID)]
    assert any("Instemming van de school met uitstel" in zin for zin in verteld)


def test_that_what_was_noted_with_the_terms_is_confirmed_and_not_counted_twice(secretaris: Dienst) -> None:
    termijnen.noteren(secretaris, ID, Termijnfeit(soort=Feitsoort.INSTEMMING_UITSTEL, datum=date(2027, 5, 19),
                                                  van=VRAAG.van, tot=VRAAG.tot))  # fmt: skip
    uitstel.vastleggen(secretaris, ID, INSTEMMING)
    assert (document(secretaris).laatste_dag, document(secretaris).nieuwe_dag) == (LAATSTE, NIEUW)
    assert len(termijnen.termijnblad(secretaris, ID).feiten) == 2  # the receipt and the consent


def test_that_a_second_question_replaces_the_one_that_was_not_sent(secretaris: Dienst) -> None:
    uitstel.vragen(secretaris, ID, VRAAG)
    uitstel.vragen(secretaris, ID, replace(VRAAG, tot=date(2027, 6, 22)))
    assert [r.toestand for r in brieven.lijst(secretaris, ID)] == [Brieftoestand.VERVALLEN, Brieftoestand.DEFINITIEF]


@pytest.mark.parametrize(
    ("anders", "veld", "melding"),
    [
        ({"ingestemd_op": None}, "ingestemd_op", "schriftelijk instemde"),
        ({"ingestemd_op": date(2027, 5, 21)}, "ingestemd_op", "toekomst"),
        ({"ingestemd_op": date(2027, 4, 18)}, "ingestemd_op", "ontvangst"),
        ({"tot": date(2027, 5, 31)}, "tot", "eindigt voordat"),
        ({"van": date(2027, 6, 15)}, "van", "na de laatste dag"),
        ({"van": date(1970, 6, 1)}, "van", "jaar"),
        ({"reden": " "}, "reden", "waarom"),
    ],
)
def test_that_what_cannot_be_agreed_to_is_refused_at_its_field_and_nothing_is_kept(
    secretaris: Dienst, anders: dict[str, date], veld: str, melding: str
) -> None:
    with pytest.raises(InvoerError, match=melding) as fout:
        uitstel.vastleggen(secretaris, ID, replace(INSTEMMING, **anders))  # type: ignore[arg-type]
    assert fout.value.veld == veld
    assert brieven.lijst(secretaris, ID) == ()
    assert uiterste(secretaris) == LAATSTE


def test_that_only_a_secretaris_asks_it_and_nobody_when_all_is_decided(secretaris: Dienst) -> None:
    voorzitter = maak_dienst(secretaris.register, VOORZITTER, klok=VasteKlok(VANDAAG))  # type: ignore[arg-type]
    assert uitstel.mogelijk(secretaris, ID)
    assert not uitstel.mogelijk(voorzitter, ID)
    for maak in (uitstel.vragen, uitstel.vastleggen):
        with pytest.raises(GeenRechtError):
            maak(voorzitter, ID, INSTEMMING)
    with secretaris.register.schrijven() as uow:
        uow.aanvragen.save(replace(uow.aanvragen.get(ID), status=Status.BEKENDGEMAAKT))
    assert not uitstel.mogelijk(secretaris, ID)
    with pytest.raises(ToestandError):
        uitstel.vragen(secretaris, ID, VRAAG)


def test_that_a_letter_with_a_form_of_its_own_has_no_paragraph_to_change(secretaris: Dienst) -> None:
    brief = uitstel.vragen(secretaris, ID, VRAAG)
    with pytest.raises(CvtError, match="eigen formulier"):
        brieven.opnieuw_met_alinea(secretaris, brief.id, "Iets anders")
