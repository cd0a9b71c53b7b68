"""The besluit not to handle an aanvraag (Awb 4:5): only after a chance to complete, by who has the mandate, as a besluit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.brief import Briefsoort, Brieftoestand, Verzendwijze
from cvt_desktop.domain.errors import GeenRechtError, InvoerError, ToestandError
from cvt_desktop.domain.toets import Antwoord
from cvt_desktop.ports.documentdelen import BesluitDoorBestuur, BesluitInMandaat
from cvt_desktop.ports.documenten import BuitenBehandeling
from cvt_desktop.services import aanvulling, brieven, buitenbehandeling, toetsing
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.verzenden import Zending, te_verzenden, verzenden
from db.register import DbRegister
from tests.factories import BESTUURDER, MIKOLAJ, SECRETARIS, VOORZITTER, maak_aanvraag, maak_formulier, maak_mandaat
from tests.fakes.klok import VasteKlok
from tests.fakes.poorten import NepBijlagen, NepOpmaker
from tests.fakes.register import maak_dienst, maak_testregister

ID = maak_aanvraag().id
VERZONDEN, UITERLIJK, NA = date(2027, 4, 29), date(2027, 5, 18), date(2027, 5, 20)
ONDERZOEK = "Het onderzoek waarop de aanvraag rust"
REDEN = "zonder het onderzoek is niet te zien wat de leerling nodig heeft"


@pytest.fixture
def register(tmp_path: Path) -> DbRegister:
    register = maak_testregister(tmp_path / "register")
    dienst = maak_dienst(register, SECRETARIS, klok=VasteKlok(VERZONDEN))
    basis = maak_formulier()
    formulier = replace(basis, a=replace(basis.a, ontvangen_op=date(2027, 4, 19)))
    with register.schrijven() as uow:
        uow.leerlingen.save(MIKOLAJ)
        uow.aanvragen.save(maak_aanvraag(status=Status.IN_TOETSING, formulier=formulier))
    toetsing.automatisch(dienst, ID)
    toetsing.beantwoorden(dienst, ID, "V4", Antwoord.NEE, wat_ontbreekt=ONDERZOEK)
    aanvulling.maken(dienst, ID, (ONDERZOEK,), UITERLIJK)
    aanvulling.verzonden(dienst, ID, VERZONDEN, Verzendwijze.BEVEILIGDE_MAIL)
    return register


OPMAKER, BIJLAGEN = NepOpmaker(), NepBijlagen()


def als(register: DbRegister, wie: object = VOORZITTER, op: date = NA) -> Dienst:
    return maak_dienst(register, wie, klok=VasteKlok(op), opmaker=OPMAKER, bijlagen=BIJLAGEN)  # type: ignore[arg-type]


def status(register: DbRegister) -> Status:
    with register.lezen() as uow:
        return uow.aanvragen.get(ID).status


def test_that_the_form_says_what_did_not_come_and_by_when_it_must_be_sent(register: DbRegister) -> None:
    voorstel = buitenbehandeling.voorstel(als(register), ID)
    assert voorstel.ontbreekt == (ONDERZOEK,)
    assert "Bekendmaken uiterlijk di 15 juni (Awb 4:5, lid 4)" in voorstel.zin
    assert voorstel.waarschuwingen == ()


def test_that_after_four_weeks_it_warns_and_leaves_the_choice(register: DbRegister) -> None:
    laat = buitenbehandeling.voorstel(als(register, op=date(2027, 6, 16)), ID)
    assert any("vier weken" in zin for zin in laat.waarschuwingen)


def test_that_it_is_a_besluit_with_a_letter_to_the_school_and_each_parent(register: DbRegister) -> None:
    gemaakt = buitenbehandeling.besluiten(als(register), ID, REDEN)
    assert [b.soort for b in gemaakt] == [Briefsoort.BUITEN_BEHANDELING, Briefsoort.BUITEN_BEHANDELING_OUDERS]
    document = OPMAKER.laatste(BuitenBehandeling)
    assert isinstance(document, BuitenBehandeling)
    assert (document.ontbreekt, document.reden, document.gevraagd_op) == ((ONDERZOEK,), REDEN, VERZONDEN)
    assert document.bezwaar.laatste_dag == date(2027, 7, 1)
    assert status(register) is Status.AANVULLING_GEVRAAGD, "a besluit works from the day on which it is sent (Awb 3:40)"


def test_that_sending_makes_it_known_and_shows_the_last_day_for_bezwaar(register: DbRegister) -> None:
    buitenbehandeling.besluiten(als(register), ID, REDEN)
    secretaris = als(register, SECRETARIS)
    alle = tuple(Zending(brief_id=b.id, op=NA, wijze=Verzendwijze.POST) for b in te_verzenden(secretaris, ID))
    verzenden(secretaris, ID, alle)
    assert status(register) is Status.BUITEN_BEHANDELING
    dagen = {r.bezwaar_tot for r in brieven.lijst(secretaris, ID) if "buiten" in str(r.soort)}
    assert dagen == {date(2027, 7, 1)}


def test_that_as_long_as_the_school_can_complete_it_is_refused(register: DbRegister) -> None:
    vroeg = als(register, op=UITERLIJK)
    assert not buitenbehandeling.mogelijk(vroeg, ID)
    with pytest.raises(ToestandError, match="kan nog aanvullen"):
        buitenbehandeling.besluiten(vroeg, ID, REDEN)


def test_that_a_supplement_that_does_not_suffice_opens_the_way_too(register: DbRegister) -> None:
    with register.schrijven() as uow:
        uow.aanvragen.save(uow.aanvragen.get(ID).aanvulling_binnen(date(2027, 5, 10), (ONDERZOEK,)))
    assert buitenbehandeling.mogelijk(als(register, op=date(2027, 5, 11)), ID)


def test_that_it_can_be_taken_back_until_a_letter_has_left(register: DbRegister) -> None:
    buitenbehandeling.besluiten(als(register), ID, REDEN)
    assert buitenbehandeling.terug_te_nemen(als(register), ID)
    buitenbehandeling.terugnemen(als(register), ID)
    secretaris = als(register, SECRETARIS)
    assert {r.toestand for r in brieven.lijst(secretaris, ID) if "buiten" in str(r.soort)} == {Brieftoestand.VERVALLEN}
    buitenbehandeling.besluiten(als(register), ID, REDEN)
    verzenden(secretaris, ID, (Zending(brief_id=te_verzenden(secretaris, ID)[0].id, op=NA, wijze=Verzendwijze.POST),))
    with pytest.raises(ToestandError):
        buitenbehandeling.terugnemen(als(register), ID)


def test_that_the_secretaris_does_not_take_it_and_a_reason_is_needed(register: DbRegister) -> None:
    with pytest.raises(GeenRechtError):
        buitenbehandeling.besluiten(als(register, SECRETARIS), ID, REDEN)
    with pytest.raises((ToestandError, InvoerError)):
        buitenbehandeling.besluiten(als(register), ID, " ")
    assert status(register) is Status.AANVULLING_GEVRAAGD


def test_that_without_a_mandate_nobody_decides(register: DbRegister) -> None:
    with register.schrijven() as uow:
        nu = uow.instellingen.all()[0]
        uow.instellingen.save(replace(nu, commissie=replace(nu.commissie, mandaat_van=None)))
    with pytest.raises(GeenRechtError, match="geen mandaat"):
        buitenbehandeling.besluiten(als(register), ID, REDEN)


def test_that_once_the_mandate_register_is_kept_it_takes_a_row_of_who_decides(register: DbRegister) -> None:
    with register.schrijven() as uow:
        uow.mandaten.save(maak_mandaat(tot=date(2027, 5, 19)))  # it ended the day before
    with pytest.raises(GeenRechtError, match="geen mandaat"):
        buitenbehandeling.besluiten(als(register), ID, REDEN)
    assert status(register) is Status.AANVULLING_GEVRAAGD


def test_that_a_row_is_enough_and_the_letters_name_its_document(register: DbRegister) -> None:
    with register.schrijven() as uow:
        nu = uow.instellingen.all()[0]
        uow.instellingen.save(replace(nu, commissie=replace(nu.commissie, mandaat_van=None)))
        uow.mandaten.save(maak_mandaat(van=date(2027, 1, 4), document_van=date(2027, 1, 4)))
    assert _nemers(register) == {date(2027, 1, 4)}


def test_that_a_bestuurder_without_a_mandate_decides_as_the_bestuur(register: DbRegister) -> None:
    with register.schrijven() as uow:
        uow.mandaten.save(maak_mandaat())
    assert _nemers(register, BESTUURDER) == {None}


def _nemers(register: DbRegister, wie: object = VOORZITTER) -> set[date | None]:
    """On which document the letters of the besluit rest; None is the bestuur itself."""
    OPMAKER.gemaakt.clear()
    buitenbehandeling.besluiten(als(register, wie), ID, REDEN)
    nemers = [d.nemer for d in OPMAKER.gemaakt if isinstance(d, BuitenBehandeling)]
    assert all(isinstance(n, BesluitInMandaat | BesluitDoorBestuur) for n in nemers)
    return {n.mandaat_van if isinstance(n, BesluitInMandaat) else None for n in nemers}
