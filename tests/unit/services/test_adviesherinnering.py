"""Who is late is reminded: a text without names, and the line of the list goes to it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.errors import GeenRechtError, ToestandError
from cvt_desktop.domain.volgende_stap import HERINNEREN
from cvt_desktop.services import adviesherinnering, tekenherinnering
from cvt_desktop.services.werkregel import Groep
from cvt_desktop.services.werkvoorraad import werkvoorraad
from db.register import DbRegister
from tests.factories import (
    CRUTZER,
    MIKOLAJ,
    SECRETARIS,
    VOORZITTER,
    maak_aanvraag_bij_deskundigen,
    maak_besluit,
    maak_zitting,
)
from tests.fakes.klok import VasteKlok
from tests.fakes.navigatie import NepNavigatie
from tests.fakes.register import maak_dienst, maak_testregister
from ui.presenters.adviezen import AdviezenPresenter
from ui.presenters.dossier import DossierPresenter

AANVRAAG = maak_aanvraag_bij_deskundigen()


@pytest.fixture
def register(tmp_path: Path) -> DbRegister:
    register = maak_testregister(tmp_path)
    with register.schrijven() as uow:
        uow.leerlingen.save(MIKOLAJ)
        uow.aanvragen.save(AANVRAAG)
    return register


def test_that_the_reminder_tells_when_it_was_asked_and_due_and_names_nobody(register: DbRegister) -> None:
    dienst = maak_dienst(register, SECRETARIS)
    tekst = adviesherinnering.herinnering(dienst, AANVRAAG.id, 1)
    for deel in ("Kenmerk 2026-0391", "maandag 12 april 2027", "(advies 1)", "vrijdag 30 april 2027"):
        assert deel in tekst
    assert not any(naam in tekst for naam in (MIKOLAJ.roepnaam, MIKOLAJ.achternaam, CRUTZER.naam))
    (regel,) = werkvoorraad(dienst)
    assert (regel.stap.tab, regel.stap.veld) == ("adviezen", HERINNEREN)
    presenter = AdviezenPresenter(dienst, NepNavigatie(), AANVRAAG.id)
    assert [k.herinneren for k in presenter.beeld().kolommen] == [True, True]
    assert presenter.herinnering(1) == tekst
    with pytest.raises(ToestandError):
        adviesherinnering.herinnering(dienst, AANVRAAG.id, 3)
    with pytest.raises(GeenRechtError):
        adviesherinnering.herinnering(maak_dienst(register, VOORZITTER), AANVRAAG.id, 1)


def test_that_nobody_is_reminded_before_the_day(register: DbRegister) -> None:
    dienst = maak_dienst(register, SECRETARIS, klok=VasteKlok(date(2027, 5, 2)))
    presenter = AdviezenPresenter(dienst, NepNavigatie(), AANVRAAG.id)
    assert [k.herinneren for k in presenter.beeld().kolommen] == [True, False], "the second is due on 3 mei"


def test_that_a_besluit_with_the_signer_waits_until_the_term_is_near(register: DbRegister) -> None:
    with register.schrijven() as uow:
        uow.zittingen.save(maak_zitting("2026-0391"))
        uow.aanvragen.save(uow.aanvragen.get(AANVRAAG.id).naar(Status.GEREED_VOOR_ZITTING).naar(Status.BESLOTEN))
        concept = uow.besluiten.save(maak_besluit())
    dienst = maak_dienst(register, SECRETARIS)
    assert [r.stap.tekst for r in werkvoorraad(dienst) if r.dossier] == ["Besluit nakijken en laten tekenen"]
    with register.schrijven() as uow:
        uow.besluiten.save(concept.naar_tekenmap())
    (regel,) = [r for r in werkvoorraad(dienst) if r.dossier]
    assert (regel.stap.tekst, regel.groep) == ("In de Tekenmap sinds wo 12 mei: herinneren", Groep.WACHT)
    presenter = DossierPresenter(dienst, NepNavigatie(), AANVRAAG.id)
    assert presenter.neem(presenter.lees()).wacht == "In de Tekenmap sinds wo 12 mei"
    assert presenter.mag_herinneren
    assert presenter.herinnering() == (
        "Kenmerk 2026-0391: sinds woensdag 12 mei 2027 ligt er een besluit in de Tekenmap. Het besluit moet uiterlijk vrijdag "
        "28 mei 2027 bekend zijn. Wilt u het nakijken en ondertekenen? Hebt u een vraag, geef het dan in de Tekenmap terug met "
        "uw vraag. Met vriendelijke groet, Commissie van Toewijzing")
    tekent = DossierPresenter(maak_dienst(register, VOORZITTER), NepNavigatie(), AANVRAAG.id)
    tekent.neem(tekent.lees())
    assert not tekent.mag_herinneren
    with pytest.raises(GeenRechtError):
        tekent.herinnering()
    krap = maak_dienst(register, SECRETARIS, klok=VasteKlok(date(2027, 5, 21)))
    (regel,) = [r for r in werkvoorraad(krap) if r.dossier]
    assert regel.groep is Groep.VANDAAG, "the term ends on vr 28 mei"
    with register.schrijven() as uow:
        uow.besluiten.save(uow.besluiten.get(concept.id).terug_naar_concept())
    with pytest.raises(ToestandError, match="ligt niets in de Tekenmap"):
        tekenherinnering.herinnering(dienst, AANVRAAG.id)
