"""After the bezwaartermijn: the last day stands on the list, and what has ended is closed in one act."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.brief import Brief, Briefsoort, Brieftoestand, Verzendwijze
from cvt_desktop.domain.errors import GeenRechtError, InvoerError, ToestandError
from cvt_desktop.domain.ids import AanvraagId, BriefId
from cvt_desktop.domain.volgende_stap import AFSLUITEN, bezwaareinde_stap
from cvt_desktop.services import afsluiten
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.dossier import dossierkop
from cvt_desktop.services.werkvoorraad import werkvoorraad
from db.register import DbRegister
from tests.factories import MIKOLAJ, SECRETARIS, VOORZITTER, maak_aanvraag, maak_bezwaar, uuid_van
from tests.fakes.klok import VasteKlok
from tests.fakes.navigatie import NepNavigatie
from tests.fakes.register import maak_dienst, maak_testregister
from ui.presenters.afsluiten import AfsluitenPresenter
from ui.presenters.werkvoorraad import termijn_van

VERZONDEN, TOT, PER_POST = date(2027, 3, 31), date(2027, 5, 12), date(2027, 5, 19)
NA = date(2027, 5, 20)


@pytest.fixture
def register(tmp_path: Path) -> DbRegister:
    register = maak_testregister(tmp_path)
    with register.schrijven() as uow:
        uow.leerlingen.save(MIKOLAJ)
    return register


def bewaar(register: DbRegister, kenmerk: str, status: Status = Status.BEKENDGEMAAKT, *dagen: date | None) -> AanvraagId:
    """A dossier with a letter per addressee, sent on these days; None is one that still has to leave."""
    aanvraag = maak_aanvraag(kenmerk, status=status)
    soorten = (Briefsoort.BESLUIT_SCHOOL, Briefsoort.BESLUIT_OUDERS)
    if status is Status.BUITEN_BEHANDELING:
        soorten = (Briefsoort.BUITEN_BEHANDELING, Briefsoort.BUITEN_BEHANDELING_OUDERS)
    with register.schrijven() as uow:
        uow.aanvragen.save(aanvraag)
        for nummer, op in enumerate(dagen or (VERZONDEN,)):
            uow.brieven.save(Brief(
                id=BriefId(uuid_van(f"{kenmerk} {nummer}")), aanvraag_id=aanvraag.id, soort=soorten[min(nummer, 1)],
                toestand=Brieftoestand.VERZONDEN if op else Brieftoestand.DEFINITIEF, verzonden_op=op,
                wijze=Verzendwijze.POST if op else None,
            ))  # fmt: skip
    return aanvraag.id


def op(register: DbRegister, dag: date, wie: object = SECRETARIS) -> Dienst:
    return maak_dienst(register, wie, klok=VasteKlok(dag))  # type: ignore[arg-type]


def stap_van(dienst: Dienst, id_: AanvraagId) -> str:
    stap = dossierkop(dienst, id_).stap
    return "" if stap is None else stap.tekst


@pytest.mark.parametrize("status", [Status.BEKENDGEMAAKT, Status.BUITEN_BEHANDELING])
def test_that_the_last_day_is_one_line_and_closing_comes_after_the_week_for_post(register: DbRegister, status: Status) -> None:
    id_ = bewaar(register, "2026-0318", status)
    for dag in (date(2027, 5, 11), date(2027, 5, 13), PER_POST):
        assert werkvoorraad(op(register, dag)) == []
        assert stap_van(op(register, dag), id_) == ""
    (regel,) = werkvoorraad(op(register, TOT))
    assert (regel.stap.tekst, regel.groep) == ("Bezwaartermijn tot en met vandaag", "Vandaag")
    assert termijn_van(regel, TOT).tekst == "eindigt vandaag"
    assert stap_van(op(register, TOT), id_) == "", "there is nothing to do but wait"
    (regel,) = werkvoorraad(op(register, NA))
    assert (regel.stap.tekst, regel.scherm) == ("Afsluiten: de bezwaartermijn van 1 dossier is voorbij", "afsluiten")
    assert stap_van(op(register, NA), id_) == "Afsluiten: de bezwaartermijn liep tot en met wo 12 mei"
    with pytest.raises(ToestandError, match="per post tot en met wo 19 mei"):
        afsluiten.afsluiten(op(register, PER_POST), (id_,))


def test_that_the_addressee_who_got_it_last_counts_and_one_who_has_not_got_it_holds_it(register: DbRegister) -> None:
    later = bewaar(register, "2026-0001", Status.BEKENDGEMAAKT, VERZONDEN, date(2027, 4, 2))
    open_ = bewaar(register, "2026-0002", Status.BUITEN_BEHANDELING, VERZONDEN, None)
    assert afsluiten.te_sluiten(op(register, NA)) == ()
    assert [r.dossier.id for r in afsluiten.te_sluiten(op(register, date(2027, 5, 22)))] == [later]
    for id_, dag in ((later, NA), (open_, date(2028, 1, 1))):
        with pytest.raises(ToestandError):
            afsluiten.afsluiten(op(register, dag), (id_,))


def test_that_many_are_closed_at_once_or_none_and_that_it_can_be_taken_back(register: DbRegister) -> None:
    ids = [bewaar(register, f"2026-000{n}") for n in (1, 2, 3)]
    dienst = op(register, NA)
    presenter = AfsluitenPresenter(dienst, NepNavigatie())
    presenter.neem(presenter.laad())
    presenter.wissel(ids[2])
    assert [rij.mee for rij in presenter.rijen()] == [True, True, False]
    assert (presenter.hoofd(), presenter.gekozen()) == ("2 dossiers afsluiten", ids[:2])
    with register.schrijven() as uow:
        uow.bezwaren.save(maak_bezwaar(aanvraag_id=ids[1], besluit_id=None))
    with pytest.raises(ToestandError, match="2026-0002"):
        presenter.sluit(ids)
    assert [r.dossier.id for r in afsluiten.te_sluiten(dienst)] == ids, "none is closed when one cannot be"
    assert presenter.sluit([ids[0], ids[2]]) == "2 dossiers zijn afgesloten."
    with register.lezen() as uow:
        assert uow.aanvragen.get(ids[0]).status is Status.AFGESLOTEN
        assert uow.logboek.of_aanvraag(ids[2])[-1].actie == Actie.DOSSIER_AFSLUITEN
    assert afsluiten.te_heropenen(dienst, ids[0])
    presenter.heropen([ids[0]])
    assert stap_van(dienst, ids[0]).startswith("Afsluiten")


def test_that_what_a_bezwaar_closed_is_not_opened_again_and_that_only_the_secretaris_closes(register: DbRegister) -> None:
    id_ = bewaar(register, "2026-0001", Status.AFGESLOTEN)
    with register.schrijven() as uow:
        uow.bezwaren.save(maak_bezwaar(aanvraag_id=id_, besluit_id=None))
    assert not afsluiten.te_heropenen(op(register, NA), id_)
    with pytest.raises(ToestandError):
        afsluiten.heropenen(op(register, NA), (id_,))
    with pytest.raises(InvoerError):
        afsluiten.afsluiten(op(register, NA), ())
    with pytest.raises(GeenRechtError):
        afsluiten.afsluiten(op(register, NA, VOORZITTER), (id_,))


def test_that_the_step_is_the_act_itself() -> None:
    stap = bezwaareinde_stap(TOT, PER_POST, NA)
    assert stap is not None
    assert stap.veld == AFSLUITEN
