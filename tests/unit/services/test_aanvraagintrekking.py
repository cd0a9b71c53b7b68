"""The school takes its aanvraag back: nothing is decided, the dossier leaves every list of work, and stays in the figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.afhandeling import Intrekkingswijze
from cvt_desktop.domain.brief import Briefsoort, Brieftoestand, Verzendwijze
from cvt_desktop.domain.errors import GeenRechtError, InvoerError, ToestandError
from cvt_desktop.domain.notitie import Notitiesoort
from cvt_desktop.ports.documentbrieven import Intrekkingsbevestiging
from cvt_desktop.services import aanvraagintrekking, brieven, notities
from cvt_desktop.services.aanvraagintrekking import Intrekkingsinvoer
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.verzenden import Zending, te_verzenden, verzenden
from cvt_desktop.services.werkvoorraad import werkvoorraad
from db.register import DbRegister
from tests.factories import (
    CRUTZER,
    MIKOLAJ,
    SECRETARIS,
    VANDAAG,
    VOORZITTER,
    maak_aanvraag,
    maak_aanvraag_bij_deskundigen,
    maak_zitting,
)
from tests.fakes.navigatie import NepNavigatie
from tests.fakes.poorten import NepBijlagen, NepOpmaker
from tests.fakes.register import maak_dienst, maak_testregister
from ui.presenters.brieven import BrievenPresenter

ID = maak_aanvraag().id
INVOER = Intrekkingsinvoer(op=date(2027, 5, 11), door=" R. Ottenhoff, teamleider ", wijze=Intrekkingswijze.TELEFOON,
                           reden="de leerling begint in de tussenklas")  # fmt: skip
OPMAKER, BIJLAGEN = NepOpmaker(), NepBijlagen()


@pytest.fixture
def register(tmp_path: Path) -> DbRegister:
    register = maak_testregister(tmp_path)
    with register.schrijven() as uow:
        uow.leerlingen.save(MIKOLAJ)
    return register


def bewaar(register: DbRegister, status: Status) -> None:
    with register.schrijven() as uow:
        uow.aanvragen.save(maak_aanvraag_bij_deskundigen(status=status))
        if status is Status.OP_AGENDA:
            uow.zittingen.save(maak_zitting("2026-0391"))


def als(register: DbRegister, wie: object = SECRETARIS) -> Dienst:
    return maak_dienst(register, wie, opmaker=OPMAKER, bijlagen=BIJLAGEN)  # type: ignore[arg-type]


def status(register: DbRegister) -> Status:
    with register.lezen() as uow:
        return uow.aanvragen.get(ID).status


def test_that_a_dossier_on_the_agenda_leaves_every_list_and_its_letters_are_ready(register: DbRegister) -> None:
    bewaar(register, Status.OP_AGENDA)
    dienst = als(register)
    bevestiging = brieven.ontvangstbevestiging_maken(dienst, ID)
    gemaakt = aanvraagintrekking.intrekken(dienst, ID, INVOER)
    assert [b.soort for b in gemaakt] == [Briefsoort.AANVRAAG_INGETROKKEN, Briefsoort.AANVRAAG_INGETROKKEN_OUDERS]
    niet = f"de plaats op de agenda en {len(bevestiging)} vervallen brieven"
    assert dienst.teruglijst.laatste == f"de intrekking van 2026-0391, maar niet {niet}", "what Ctrl+Z does not bring back"
    document = OPMAKER.laatste(Intrekkingsbevestiging)
    assert isinstance(document, Intrekkingsbevestiging)
    assert (document.op, document.door, document.wijze) == (INVOER.op, "R. Ottenhoff, teamleider", "telefoon")
    with register.lezen() as uow:
        aanvraag = uow.aanvragen.get(ID)
        assert uow.zittingen.all()[0].punten == ()
        assert {uow.brieven.get(b.id).toestand for b in bevestiging} == {Brieftoestand.VERVALLEN}, "it is about nothing any more"
    assert (aanvraag.status, aanvraag.kenmerk) == (Status.INGETROKKEN, "2026-0391")
    assert {b.soort for b in te_verzenden(dienst, ID)} == {b.soort for b in gemaakt}
    for wie in (SECRETARIS, VOORZITTER, CRUTZER):
        assert not [r for r in werkvoorraad(als(register, wie)) if r.dossier is not None]
    assert dienst.overzichten.aanvragen()[0].status is Status.INGETROKKEN, "it stays in the lists and the figures"
    notitie = notities.lijst(dienst, ID)[0]
    assert (notitie.soort, "tussenklas" in notitie.tekst) == (Notitiesoort.TELEFOON, True)


@pytest.mark.parametrize(("was", "weer"), [(Status.BIJ_DESKUNDIGEN, Status.BIJ_DESKUNDIGEN),
                                           (Status.OP_AGENDA, Status.GEREED_VOOR_ZITTING)])  # fmt: skip
def test_that_it_can_be_taken_back_until_a_letter_has_left(register: DbRegister, was: Status, weer: Status) -> None:
    bewaar(register, was)
    dienst = als(register)
    aanvraagintrekking.intrekken(dienst, ID, INVOER)
    assert aanvraagintrekking.terug_te_nemen(dienst, ID)
    assert aanvraagintrekking.terugnemen(dienst, ID).status is weer
    assert te_verzenden(dienst, ID) == ()
    brief = aanvraagintrekking.intrekken(dienst, ID, INVOER)[0]
    verzenden(dienst, ID, (Zending(brief_id=brief.id, op=VANDAAG, wijze=Verzendwijze.POST),))
    assert not aanvraagintrekking.terug_te_nemen(dienst, ID)
    with pytest.raises(ToestandError):
        aanvraagintrekking.terugnemen(dienst, ID)
    assert status(register) is Status.INGETROKKEN


@pytest.mark.parametrize(
    ("anders", "veld"),
    [({"door": " "}, "door"), ({"reden": ""}, "reden"), ({"op": date(2027, 5, 13)}, "op"), ({"op": date(2027, 4, 1)}, "op")],
    ids=["nobody", "no reason", "tomorrow", "before the receipt"],
)
def test_that_what_cannot_be_is_refused_at_its_field(register: DbRegister, anders: dict[str, object], veld: str) -> None:
    bewaar(register, Status.BIJ_DESKUNDIGEN)
    with pytest.raises(InvoerError) as fout:
        aanvraagintrekking.intrekken(als(register), ID, replace(INVOER, **anders))  # type: ignore[arg-type]
    assert fout.value.veld == veld
    assert status(register) is Status.BIJ_DESKUNDIGEN


@pytest.mark.parametrize("later", [Status.BESLOTEN, Status.GETEKEND, Status.BEKENDGEMAAKT, Status.AFGESLOTEN])
def test_that_what_was_decided_is_not_withdrawn(register: DbRegister, later: Status) -> None:
    bewaar(register, later)
    assert not aanvraagintrekking.mogelijk(als(register), ID)
    with pytest.raises(ToestandError):
        aanvraagintrekking.intrekken(als(register), ID, INVOER)


def test_that_only_the_secretaris_notes_it(register: DbRegister) -> None:
    bewaar(register, Status.BIJ_DESKUNDIGEN)
    with pytest.raises(GeenRechtError):
        aanvraagintrekking.intrekken(als(register, VOORZITTER), ID, INVOER)


def test_that_the_form_beside_the_letter_withdraws_and_the_menu_takes_it_back(register: DbRegister) -> None:
    bewaar(register, Status.BIJ_DESKUNDIGEN)
    presenter = BrievenPresenter(als(register), NepNavigatie(), ID)
    act = next(a for a in presenter.staat().acten if a.sleutel == "intrekken")
    waarden = {"op": INVOER.op, "door": "R. Ottenhoff", "wijze": "post", "reden": ""}
    assert presenter.briefacten.voorbeeld(act, waarden) is None
    assert presenter.briefacten.maak(act, waarden) == ("", {"reden": "Vul dit in."})
    waarden["reden"] = "niet meer nodig"
    assert presenter.briefacten.voorbeeld(act, waarden) is not None
    assert presenter.briefacten.maak(act, waarden) == ("De aanvraag is ingetrokken. 2 brieven zijn klaar.", {})
    staat = presenter.staat()
    assert (staat.intrekking_terug, "intrekken" in {a.sleutel for a in staat.acten}) == (True, False)
    assert "weer op 'Bij deskundigen'" in presenter.intrekking_terug()
    assert not presenter.staat().intrekking_terug
