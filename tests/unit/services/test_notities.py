"""Notes and days to come back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import GeenRechtError, InvoerError, ToestandError
from cvt_desktop.domain.notitie import Notitiesoort
from cvt_desktop.services import notities
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.dossierkaart import dossierkaart
from cvt_desktop.services.werkvoorraad import werkvoorraad
from db.register import DbRegister
from tests.dossiers import vul_dossier
from tests.factories import BESTUURDER, CONSULENT, CRUTZER, SECRETARIS, VANDAAG, maak_aanvraag
from tests.fakes.register import maak_dienst, maak_testregister
from ui.presenters.notities import NotitiePresenter

ID = maak_aanvraag().id
GEEN_BSN = "111222333"  # passes the elfproef; the practice text of screens.md part 8


@pytest.fixture
def register(tmp_path: Path) -> DbRegister:
    return maak_testregister(tmp_path / "register")


@pytest.fixture
def secretaris(register: DbRegister) -> Dienst:
    dienst = maak_dienst(register, SECRETARIS)
    vul_dossier(dienst, stukken=False)
    return dienst


def test_that_a_note_is_kept_with_who_and_when(secretaris: Dienst) -> None:
    nieuw = notities.schrijven(secretaris, ID, Notitiesoort.TELEFOON, "  School stuurt het verslag morgen.  ")
    eerste = notities.lijst(secretaris, ID)[0]
    assert (eerste.id, eerste.tekst, eerste.door) == (nieuw, "School stuurt het verslag morgen.", "Ruben Veldkamper")
    assert eerste.op == secretaris.klok.now()
    assert not eerste.open
    with secretaris.register.lezen() as uow:
        assert uow.logboek.of_aanvraag(ID)[-1].actie == Actie.NOTITIE_SCHRIJVEN


def test_that_a_day_to_come_back_stands_on_the_list_until_it_is_done(secretaris: Dienst) -> None:
    dag = date(2027, 5, 18)
    nieuw = notities.opvolgen(secretaris, ID, dag, "bel school")
    assert [o.tekst for o in secretaris.overzichten.opvolgingen(dag) if o.notitie_id == nieuw] == ["bel school"]
    notities.afdoen(secretaris, nieuw)
    assert not [o for o in secretaris.overzichten.opvolgingen(dag) if o.notitie_id == nieuw]
    assert notities.lijst(secretaris, ID)[0].gedaan_op == VANDAAG
    notities.heropenen(secretaris, nieuw)
    assert notities.lijst(secretaris, ID)[0].open


@pytest.mark.parametrize(
    ("tekst", "dag", "veld"),
    [("   ", None, "tekst"), ("x" * 4001, None, "tekst"), (f"nummer {GEEN_BSN}", None, "tekst"),
     ("bel", date(2027, 5, 11), "opvolgen_op"), ("bel", date(1890, 1, 1), "opvolgen_op")],
    ids=["empty", "too long", "may be a BSN", "yesterday", "1890"],
)  # fmt: skip
def test_that_what_cannot_be_kept_is_refused_at_its_field(secretaris: Dienst, tekst: str, dag: date | None, veld: str) -> None:
    voor = notities.lijst(secretaris, ID)
    with pytest.raises(InvoerError) as fout:
        notities.schrijven(secretaris, ID, Notitiesoort.MAIL, tekst, dag)
    assert fout.value.veld == veld
    assert GEEN_BSN not in fout.value.melding
    assert notities.lijst(secretaris, ID) == voor


def test_that_a_number_that_was_looked_at_may_stay(secretaris: Dienst) -> None:
    notities.schrijven(secretaris, ID, Notitiesoort.NOTITIE, f"ordernummer {GEEN_BSN}", toch=True)
    assert GEEN_BSN in notities.lijst(secretaris, ID)[0].tekst


def test_that_following_up_needs_a_day(secretaris: Dienst) -> None:
    with pytest.raises(InvoerError) as fout:
        notities.opvolgen(secretaris, ID, None, "bel")
    assert fout.value.veld == "opvolgen_op"


def test_that_nothing_is_done_twice(secretaris: Dienst) -> None:
    nieuw = notities.opvolgen(secretaris, ID, VANDAAG)
    with pytest.raises(ToestandError):
        notities.heropenen(secretaris, nieuw)
    notities.afdoen(secretaris, nieuw)
    with pytest.raises(ToestandError):
        notities.afdoen(secretaris, nieuw)


def test_that_a_deskundige_reads_no_notes_and_writes_none(register: DbRegister, secretaris: Dienst) -> None:
    deskundige = maak_dienst(register, CRUTZER)
    assert notities.lijst(deskundige, ID) == ()
    with pytest.raises(GeenRechtError):
        notities.schrijven(deskundige, ID, Notitiesoort.NOTITIE, "iets")


def test_that_a_bestuurder_reads_notes_but_writes_none(register: DbRegister, secretaris: Dienst) -> None:
    bestuurder = maak_dienst(register, BESTUURDER)
    assert len(notities.lijst(bestuurder, ID)) == 2
    with pytest.raises(GeenRechtError):
        notities.schrijven(bestuurder, ID, Notitiesoort.NOTITIE, "iets")


def test_that_a_leesbericht_is_of_the_consulent(register: DbRegister, secretaris: Dienst) -> None:
    with pytest.raises(InvoerError) as fout:
        notities.schrijven(secretaris, ID, Notitiesoort.LEESBERICHT, "Het MDO was compleet.")
    assert fout.value.veld == "soort"
    consulent = maak_dienst(register, CONSULENT)
    soorten = [k.waarde for k in NotitiePresenter(secretaris, ID).soorten()]
    assert soorten == ["TELEFOON", "MAIL", "GESPREK", "NOTITIE"]
    assert NotitiePresenter(consulent, ID).soorten()[-1].waarde == "LEESBERICHT"
    notities.schrijven(consulent, ID, Notitiesoort.LEESBERICHT, "Het MDO was compleet.")
    assert notities.lijst(secretaris, ID)[0].soort is Notitiesoort.LEESBERICHT


def test_that_a_leesbericht_stays_first_on_the_dossierkaart(register: DbRegister, secretaris: Dienst) -> None:
    notities.schrijven(maak_dienst(register, CONSULENT), ID, Notitiesoort.LEESBERICHT, "Het MDO was compleet.")
    for nummer in range(4):
        notities.schrijven(secretaris, ID, Notitiesoort.TELEFOON, f"Gesprek {nummer}")
    kaart = dossierkaart(secretaris, ID)
    assert "leesbericht" in kaart.notities[0]
    assert len(kaart.notities) == 4


def test_that_the_consulent_sees_what_was_not_read_before_the_commission_does(register: DbRegister, secretaris: Dienst) -> None:
    with register.schrijven() as uow:
        aanvraag = uow.aanvragen.get(ID)
        uow.aanvragen.save(replace(aanvraag, status=Status.IN_TOETSING))
    consulent = maak_dienst(register, CONSULENT)

    def te_lezen() -> list[str]:
        return [r.stap.tekst for r in werkvoorraad(consulent) if "leesbericht" in r.stap.tekst]

    assert te_lezen() == ["Lezen en leesbericht schrijven"]
    notities.schrijven(consulent, ID, Notitiesoort.LEESBERICHT, "Het MDO was compleet.")
    assert te_lezen() == []


def test_that_the_note_of_a_consulent_begins_as_the_leesbericht_that_this_dossier_waits_for(tmp_path: Path) -> None:
    register = maak_testregister(tmp_path)
    dossier = vul_dossier(maak_dienst(register, SECRETARIS), stukken=False).id
    lezer = maak_dienst(register, CONSULENT)
    assert NotitiePresenter(lezer, dossier).concept().soort == Notitiesoort.LEESBERICHT.name
    notities.schrijven(lezer, dossier, Notitiesoort.LEESBERICHT, "Zorgvuldig proces.", None)
    for dienst in (lezer, maak_dienst(register, SECRETARIS)):
        assert NotitiePresenter(dienst, dossier).concept().soort != Notitiesoort.LEESBERICHT.name
