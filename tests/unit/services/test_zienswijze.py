"""The invitation to give a zienswijze (Awb 4:7 to 4:9): asked by letter, answered once, and awaited by the check."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.brief import Brief, Briefsoort, Verzendwijze
from cvt_desktop.domain.errors import CvtError, GeenRechtError, InvoerError, ToestandError
from cvt_desktop.domain.zienswijze import Zienswijze, Zienswijzevan, Zienswijzevorm, Zienswijzevraag
from cvt_desktop.ports.documentbrieven import UitnodigingZienswijze
from cvt_desktop.services import besluitcontrole, brieven, geschiedenis, zienswijze
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.documenten.briefreeks import Aan
from cvt_desktop.services.documenten.gegevens import laad_bij
from cvt_desktop.services.verzenden import Zending, verzenden
from cvt_desktop.services.zienswijze import Uitnodiging
from tests.besluit_opzet import zet_besluit_op
from tests.factories import MIKOLAJ, SECRETARIS, VOORZITTER, maak_aanvraag
from tests.fakes.klok import VasteKlok
from tests.fakes.poorten import NepBijlagen, NepOpmaker
from tests.fakes.register import maak_dienst, maak_testregister

ID = maak_aanvraag().id
VANDAAG, UITERLIJK = date(2027, 5, 20), date(2027, 6, 3)
INVOER = Uitnodiging(aan=Aan.BEIDE, voornemen="Wij wijzen de aanvraag misschien af.",
                     gegevens="Wat de tweede deskundige schrijft.", uiterlijk=UITERLIJK,
                     gesprek="op dinsdag om 10.00 uur")  # fmt: skip
ANTWOORD = Zienswijze(op=VANDAAG, vorm=Zienswijzevorm.MONDELING, inhoud="Ik ben het er niet mee eens.")


def dienst_op(dag: date, register: object) -> Dienst:
    return maak_dienst(register, SECRETARIS, klok=VasteKlok(dag), opmaker=NepOpmaker(), bijlagen=NepBijlagen())  # type: ignore[arg-type]


@pytest.fixture
def secretaris(tmp_path: Path) -> Dienst:
    dienst = dienst_op(VANDAAG, maak_testregister(tmp_path / "register"))
    with dienst.register.schrijven() as uow:
        uow.leerlingen.save(MIKOLAJ)
        uow.aanvragen.save(maak_aanvraag(status=Status.IN_TOETSING))
    return dienst


def vragen(dienst: Dienst) -> tuple[Zienswijzevraag, ...]:
    with dienst.register.lezen() as uow:
        return uow.aanvragen.get(ID).zienswijzen


def verstuur(dienst: Dienst, *stukken: Brief) -> None:
    verzenden(dienst, ID, tuple(Zending(brief_id=b.id, op=dienst.klok.today(), wijze=Verzendwijze.POST) for b in stukken))


def test_that_the_letters_say_what_on_which_data_and_until_when_and_only_sending_asks(secretaris: Dienst) -> None:
    zienswijze.voorbeeld(secretaris, ID, INVOER)
    gemaakt = zienswijze.uitnodigen(secretaris, ID, INVOER)
    assert [b.soort for b in gemaakt] == [Briefsoort.ZIENSWIJZE, Briefsoort.ZIENSWIJZE_OUDERS]
    assert isinstance(secretaris.opmaker, NepOpmaker)
    document = secretaris.opmaker.laatste(UitnodigingZienswijze)
    assert isinstance(document, UitnodigingZienswijze)
    assert (document.voornemen, document.gegevens, document.uiterlijk, document.gesprek) == (
        INVOER.voornemen, INVOER.gegevens, UITERLIJK, INVOER.gesprek)  # fmt: skip
    assert vragen(secretaris) == ()
    verstuur(secretaris, *gemaakt)
    assert [(v.van, v.verzonden_op, v.uiterlijk, v.over) for v in vragen(secretaris)] == [
        (van, VANDAAG, UITERLIJK, INVOER.voornemen) for van in (Zienswijzevan.SCHOOL, Zienswijzevan.OUDERS)]  # fmt: skip


def test_that_an_answer_is_kept_once_and_told_at_the_letter_and_in_the_history(secretaris: Dienst) -> None:
    verstuur(secretaris, *zienswijze.uitnodigen(secretaris, ID, INVOER))
    assert [n for n, _ in zienswijze.open_vragen(secretaris, ID)] == [0, 1]
    zienswijze.vastleggen(secretaris, ID, 1, ANTWOORD)
    assert [n for n, _ in zienswijze.open_vragen(secretaris, ID)] == [0]
    assert [bool(ANTWOORD.inhoud in r.zienswijze) for r in brieven.lijst(secretaris, ID)] == [False, True]
    assert "Reageren kan tot en met" in brieven.lijst(secretaris, ID)[0].zienswijze
    assert any("Zienswijze vastgelegd" in regel.tekst for regel in geschiedenis.tijdlijn(secretaris, ID))
    with pytest.raises(ToestandError, match="al beantwoord"):
        zienswijze.vastleggen(secretaris, ID, 1, ANTWOORD)


@pytest.mark.parametrize(
    ("antwoord", "veld"),
    [
        (replace(ANTWOORD, op=date(2027, 5, 21)), "op"),
        (replace(ANTWOORD, op=date(2027, 5, 19)), "op"),
        (replace(ANTWOORD, inhoud=" "), "inhoud"),
        (replace(ANTWOORD, vorm=Zienswijzevorm.NIET_GEGEVEN, inhoud=""), "vorm"),
    ],
)
def test_that_an_answer_that_cannot_be_is_refused_at_its_field(secretaris: Dienst, antwoord: Zienswijze, veld: str) -> None:
    verstuur(secretaris, *zienswijze.uitnodigen(secretaris, ID, INVOER))
    with pytest.raises(CvtError) as fout:
        zienswijze.vastleggen(secretaris, ID, 0, antwoord)
    assert fout.value.veld == veld
    assert all(v.zienswijze is None for v in vragen(secretaris))


def test_that_nothing_said_can_be_kept_after_the_last_day(secretaris: Dienst) -> None:
    verstuur(secretaris, *zienswijze.uitnodigen(secretaris, ID, INVOER))
    later = dienst_op(date(2027, 6, 4), secretaris.register)
    zienswijze.vastleggen(later, ID, 0, Zienswijze(op=date(2027, 6, 4), vorm=Zienswijzevorm.NIET_GEGEVEN))
    assert vragen(later)[0].zienswijze is not None


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"voornemen": " "}, "voornemen"),
        ({"gegevens": ""}, "gegevens"),
        ({"uiterlijk": VANDAAG}, "uiterlijk"),
        ({"uiterlijk": date(2027, 6, 5)}, "uiterlijk"),  # a Saturday
        ({"uiterlijk": date(2190, 6, 5)}, "uiterlijk"),
    ],
)
def test_that_an_invitation_that_cannot_be_is_refused_at_its_field(secretaris: Dienst, anders: dict[str, str], veld: str) -> None:
    with pytest.raises(InvoerError) as fout:
        zienswijze.uitnodigen(secretaris, ID, replace(INVOER, **anders))  # type: ignore[arg-type]
    assert fout.value.veld == veld
    assert brieven.lijst(secretaris, ID) == ()


def test_that_a_letter_sent_on_its_last_day_is_refused_because_nobody_could_answer(secretaris: Dienst) -> None:
    gemaakt = zienswijze.uitnodigen(secretaris, ID, INVOER)
    with pytest.raises(ToestandError, match="niet na de verzending"):
        verstuur(dienst_op(UITERLIJK, secretaris.register), *gemaakt)
    assert vragen(secretaris) == ()


def test_that_only_a_secretaris_asks_and_nobody_after_the_besluit(secretaris: Dienst) -> None:
    voorzitter = maak_dienst(secretaris.register, VOORZITTER, klok=VasteKlok(VANDAAG))  # type: ignore[arg-type]
    with pytest.raises(GeenRechtError):
        zienswijze.uitnodigen(voorzitter, ID, INVOER)
    with pytest.raises(GeenRechtError):
        zienswijze.vastleggen(voorzitter, ID, 0, ANTWOORD)
    with secretaris.register.schrijven() as uow:
        uow.aanvragen.save(replace(uow.aanvragen.get(ID), status=Status.IN_BEZWAAR))
    assert not zienswijze.mogelijk(secretaris, ID)
    with pytest.raises(ToestandError):
        zienswijze.uitnodigen(secretaris, ID, INVOER)


def test_that_the_check_waits_for_who_was_asked_until_the_answer_or_the_last_day(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)

    def open_tot() -> date | None:
        with opzet.dienst.register.lezen() as uow:
            return besluitcontrole.feiten(laad_bij(opzet.dienst, uow, opzet.besluit()), None).zienswijze_open_tot

    vandaag = opzet.dienst.klok.today()
    vraag = Zienswijzevraag(van=Zienswijzevan.OUDERS, wie="Karin Brandt", over="?", verzonden_op=date(2027, 5, 1),
                            uiterlijk=vandaag)  # fmt: skip
    for vragen_, verwacht in (((), None), ((vraag,), vandaag), ((replace(vraag, uiterlijk=date(2027, 5, 3)),), None),
                              ((replace(vraag, zienswijze=ANTWOORD),), None)):  # fmt: skip
        with opzet.dienst.register.schrijven() as uow:
            uow.aanvragen.save(replace(uow.aanvragen.get(opzet.aanvraag_id()), zienswijzen=vragen_))
        assert open_tot() == verwacht
