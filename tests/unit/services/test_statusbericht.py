"""The statusbericht of a dossier in the register: its days, no name, and a line in the log."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.domain.aanvraag import Aanvulling, Status
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import GeenRechtError
from cvt_desktop.services import statusbericht
from db.register import DbRegister
from tests.factories import MIKOLAJ, RAVENKOOG, RIETDIJK, SECRETARIS, maak_aanvraag, maak_zitting
from tests.fakes.register import maak_dienst, maak_testregister

ID = maak_aanvraag().id


@pytest.fixture
def register(tmp_path: Path) -> DbRegister:
    register = maak_testregister(tmp_path)
    with register.schrijven() as uow:
        uow.leerlingen.save(MIKOLAJ)
        uow.aanvragen.save(maak_aanvraag(status=Status.OP_AGENDA))
        uow.zittingen.save(maak_zitting("2026-0391", datum=date(2027, 5, 26)))
    return register


def test_that_it_tells_the_zitting_and_the_term_without_any_name_and_is_logged(register: DbRegister) -> None:
    dienst = maak_dienst(register, SECRETARIS)
    tekst = statusbericht.maken(dienst, ID)
    assert tekst == ("Kenmerk 2026-0391: de aanvraag is volledig en staat op de agenda van woensdag 26 mei 2027. "
                     "U krijgt uiterlijk vrijdag 28 mei 2027 een besluit.")  # fmt: skip
    assert not any(naam in tekst for naam in (MIKOLAJ.roepnaam, MIKOLAJ.achternaam, RAVENKOOG.naam))
    with register.lezen() as uow:
        assert uow.logboek.of_aanvraag(ID)[-1].actie == Actie.STATUSBERICHT_KOPIEREN
    with pytest.raises(GeenRechtError):
        statusbericht.maken(maak_dienst(register, RIETDIJK), ID)


def test_that_the_term_stands_still_while_the_school_can_complete(register: DbRegister) -> None:
    verzoek = Aanvulling(ontbreekt=("OPP",), uiterlijk=date(2027, 5, 18), verzonden_op=date(2027, 5, 5))
    with register.schrijven() as uow:
        uow.aanvragen.save(maak_aanvraag("2026-0500", status=Status.AANVULLING_GEVRAAGD, aanvullingen=(verzoek,)))
    tekst = statusbericht.maken(maak_dienst(register, SECRETARIS), maak_aanvraag("2026-0500").id)
    assert "uiterlijk dinsdag 18 mei 2027" in tekst
    assert "staat stil" in tekst
