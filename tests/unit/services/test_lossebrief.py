"""A letter in words of its own: to whom it goes, that each stays a letter of its own, and that it is told in the history."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cvt_desktop.domain.brief import Briefsoort, Brieftoestand
from cvt_desktop.domain.errors import GeenRechtError, InvoerError
from cvt_desktop.ports.documentbrieven import LosseBrief
from cvt_desktop.services import brieven, geschiedenis, lossebrief
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.documenten.briefreeks import Aan
from cvt_desktop.services.lossebrief import Lossebriefinvoer
from tests.factories import MIKOLAJ, SECRETARIS, VOORZITTER, maak_aanvraag
from tests.fakes.klok import VasteKlok
from tests.fakes.poorten import NepBijlagen, NepOpmaker
from tests.fakes.register import maak_dienst, maak_testregister

ID = maak_aanvraag().id
INVOER = Lossebriefinvoer(aan=Aan.BEIDE, onderwerp=" Afspraak op 3 juni ", tekst="Wij komen kijken.\n\nTot dan.")


@pytest.fixture
def secretaris(tmp_path: Path) -> Dienst:
    dienst = maak_dienst(maak_testregister(tmp_path / "register"), SECRETARIS, klok=VasteKlok(),
                         opmaker=NepOpmaker(), bijlagen=NepBijlagen())  # fmt: skip
    with dienst.register.schrijven() as uow:
        uow.leerlingen.save(MIKOLAJ)
        uow.aanvragen.save(maak_aanvraag())
    return dienst


@pytest.mark.parametrize(
    ("aan", "soorten"),
    [
        (Aan.SCHOOL, [Briefsoort.LOSSE_BRIEF]),
        (Aan.OUDERS, [Briefsoort.LOSSE_BRIEF_OUDERS]),
        (Aan.BEIDE, [Briefsoort.LOSSE_BRIEF, Briefsoort.LOSSE_BRIEF_OUDERS]),
    ],
)
def test_that_it_goes_to_whom_was_chosen(secretaris: Dienst, aan: Aan, soorten: list[Briefsoort]) -> None:
    lossebrief.voorbeeld(secretaris, ID, replace(INVOER, aan=aan))
    assert brieven.lijst(secretaris, ID) == ()
    assert [b.soort for b in lossebrief.maken(secretaris, ID, replace(INVOER, aan=aan))] == soorten
    assert isinstance(secretaris.opmaker, NepOpmaker)
    document = secretaris.opmaker.laatste(LosseBrief)
    assert isinstance(document, LosseBrief)
    assert (document.onderwerp, document.eigen_alinea) == ("Afspraak op 3 juni", INVOER.tekst)


def test_that_a_second_one_leaves_the_first_and_the_history_tells_of_both(secretaris: Dienst) -> None:
    for _ in range(2):
        lossebrief.maken(secretaris, ID, replace(INVOER, aan=Aan.SCHOOL))
    assert [r.toestand for r in brieven.lijst(secretaris, ID)] == [Brieftoestand.DEFINITIEF] * 2
    assert sum("losse brief" in regel.tekst.lower() for regel in geschiedenis.tijdlijn(secretaris, ID)) == 2


@pytest.mark.parametrize(
    ("anders", "veld"),
    [({"onderwerp": " "}, "onderwerp"), ({"tekst": "\n"}, "tekst"), ({"onderwerp": "x" * 161}, "onderwerp")],
)
def test_that_an_empty_letter_is_refused_at_its_field(secretaris: Dienst, anders: dict[str, str], veld: str) -> None:
    with pytest.raises(InvoerError) as fout:
        lossebrief.maken(secretaris, ID, replace(INVOER, **anders))  # type: ignore[arg-type]
    assert fout.value.veld == veld
    assert brieven.lijst(secretaris, ID) == ()


def test_that_only_who_writes_letters_makes_it(secretaris: Dienst) -> None:
    with pytest.raises(GeenRechtError):
        lossebrief.maken(maak_dienst(secretaris.register, VOORZITTER, klok=VasteKlok()), ID, INVOER)  # type: ignore[arg-type]
