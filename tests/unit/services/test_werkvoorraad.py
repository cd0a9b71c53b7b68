"""What has to be done, for each role, in the order that pinches."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.domain.aanvraag import Aanvulling, Koppeling, Status
from cvt_desktop.domain.errors import GeenRechtError
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.instellingen import Besluitmodel, Reglement
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.domain.zitting import Zittingtoestand
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.intakeconcept import Intakeconcept, bewaar, lees, neem_over, nieuwe_sleutel
from cvt_desktop.services.invoer import Invoer, Leerlinginvoer
from cvt_desktop.services.werkregel import Groep
from cvt_desktop.services.werkvoorraad import eerstvolgende, werkvoorraad, zichtbare_aanvragen
from db.register import DbRegister
from tests.factories import (
    BAKKENES,
    BESTUURDER,
    CRUTZER,
    FG,
    PLV_SECRETARIS,
    SECRETARIS,
    VOORZITTER,
    maak_instellingen,
    maak_leerling,
    maak_notitie,
    maak_zitting,
)
from tests.fakes.register import maak_dienst, maak_testregister
from tests.werkvoorraad_opzet import maak_werkregister, zet
from ui.presenters.werkvoorraad import termijn_van


@pytest.fixture
def register(tmp_path: Path) -> DbRegister:
    return maak_werkregister(tmp_path)


def als(register: DbRegister, persoon: Persoon) -> Dienst:
    return maak_dienst(register, persoon)


def stappen(dienst: Dienst) -> list[tuple[str, str]]:
    return [(regel.groep, regel.stap.tekst) for regel in werkvoorraad(dienst)]


def test_that_the_secretaris_sees_one_line_per_dossier_by_what_pinches(register: DbRegister) -> None:
    zet(register, "2026-0001", Status.IN_TOETSING, date(2027, 5, 3))
    zet(register, "2026-0002", Status.BESLOTEN)
    zet(register, "2026-0003", Status.IN_TOETSING, date(2027, 5, 11), bevestigd_op=None)
    zet(register, "2026-0004", Status.AANVULLING_GEVRAAGD, date(2027, 5, 3), aanvullingen=(
        Aanvulling(ontbreekt=("OPP",), uiterlijk=date(2027, 5, 18), verzonden_op=date(2027, 5, 5)),))  # fmt: skip
    zet(register, "2026-0005", Status.BEKENDGEMAAKT)
    zet(register, "2026-0006", Status.GEREED_VOOR_ZITTING, date(2027, 4, 7))
    dienst = als(register, SECRETARIS)
    assert [(r.dossier.kenmerk, r.groep) for r in werkvoorraad(dienst) if r.dossier is not None] == [
        ("2026-0002", Groep.VANDAAG),
        ("2026-0003", Groep.VANDAAG),
        ("2026-0004", Groep.WACHT),
        ("2026-0006", Groep.WEEK),
        ("2026-0001", Groep.LATER),
    ]


def test_that_a_note_comes_back_on_its_day(register: DbRegister) -> None:
    zet(register, "2026-0391", Status.IN_TOETSING, date(2027, 5, 3))
    with register.schrijven() as uow:
        uow.notities.save(maak_notitie("Bel school over het OPP", opvolgen_op=date(2027, 5, 12)))
        uow.notities.save(maak_notitie("Later", opvolgen_op=date(2027, 9, 1)))
    assert (Groep.VANDAAG, "Opvolgen: Bel school over het OPP") in stappen(als(register, SECRETARIS))
    assert not [tekst for _, tekst in stappen(als(register, SECRETARIS)) if "Later" in tekst]
    regel = next(r for r in werkvoorraad(als(register, SECRETARIS)) if r.notitie_id is not None)
    dagen = (date(2027, 5, 11), date(2027, 5, 12), date(2027, 5, 13))
    assert [termijn_van(regel, dag).tekst for dag in dagen] == ["wo 12 mei", "vandaag", "sinds wo 12 mei"], "not the term"


def test_that_a_term_that_is_over_stands_above_a_call_that_was_to_be_made_before_it(register: DbRegister) -> None:
    zet(register, "2026-0391", Status.IN_TOETSING, date(2027, 5, 3))
    zet(register, "2026-0007", Status.IN_TOETSING, date(2027, 3, 15))
    with register.schrijven() as uow:
        uow.notities.save(maak_notitie("Bel school over het OPP", opvolgen_op=date(2027, 5, 3)))
    eerste = werkvoorraad(als(register, SECRETARIS))[0]
    assert eerste.dossier is not None
    assert (eerste.dossier.kenmerk, eerste.notitie_id) == ("2026-0007", None)


def test_that_a_draft_waits_to_be_finished(register: DbRegister) -> None:
    dienst = als(register, SECRETARIS)
    bewaar(dienst, nieuwe_sleutel(), Intakeconcept(invoer=Invoer(van_leerling=Leerlinginvoer(roepnaam="Sem"))))
    (regel,) = werkvoorraad(dienst)
    assert (regel.leerling, regel.groep, bool(regel.concept)) == ("Sem", Groep.VANDAAG, True)


def test_that_the_plaatsvervanger_sees_what_the_secretaris_began_and_can_take_it_over(register: DbRegister) -> None:
    ziek, plv = als(register, SECRETARIS), maak_dienst(register, PLV_SECRETARIS)
    sleutel, concept = nieuwe_sleutel(), Intakeconcept(invoer=Invoer(van_leerling=Leerlinginvoer(roepnaam="Sem")))
    bewaar(ziek, sleutel, concept)
    (regel,) = [r for r in werkvoorraad(plv) if r.concept]
    assert (regel.leerling, regel.groep, regel.concept) == ("Sem", Groep.LATER, sleutel)
    assert regel.stap.tekst == "Aanvraag in concept bij Ruben Veldkamper: overnemen als dat nodig is"
    assert lees(plv, sleutel) is None, "looking takes nothing over"
    assert neem_over(plv, sleutel) == "Ruben Veldkamper"
    assert (lees(plv, sleutel), lees(ziek, sleutel)) == (concept, None)
    assert [r.groep for r in werkvoorraad(plv) if r.concept] == [Groep.VANDAAG]
    assert [r.groep for r in werkvoorraad(ziek) if r.concept] == [Groep.LATER], "and it can be taken back"
    assert neem_over(plv, sleutel) == ""
    with pytest.raises(GeenRechtError):
        neem_over(als(register, VOORZITTER), sleutel)



def test_that_a_zitting_of_today_is_one_line_for_all_its_dossiers(register: DbRegister) -> None:
    zet(register, "2026-0391", Status.OP_AGENDA)
    with register.schrijven() as uow:
        uow.zittingen.save(maak_zitting("2026-0391"))
    assert stappen(als(register, SECRETARIS)) == [(Groep.VANDAAG, "Zitting openen: 1 punt, ± 10 min")]
    assert sorted(stappen(als(register, BAKKENES))) == [
        (Groep.VANDAAG, "Leeslijst: 0 van 1 gelezen, nog ± 1 min"), (Groep.VANDAAG, "Lezen voor de zitting van vandaag")]


def test_that_the_besluitenlijst_is_work_of_the_voorzitter_and_the_secretaris_waits_for_it(register: DbRegister) -> None:
    with register.schrijven() as uow:
        uow.zittingen.save(maak_zitting(toestand=Zittingtoestand.GESLOTEN))
    assert (Groep.VANDAAG, "Besluitenlijst vaststellen") in stappen(als(register, VOORZITTER))
    assert stappen(als(register, SECRETARIS)) == [(Groep.WACHT, "De voorzitter stelt de besluitenlijst vast")]


def test_that_the_voorzitter_sees_a_term_that_ends_before_the_zitting(register: DbRegister) -> None:
    zet(register, "2026-0391", Status.OP_AGENDA, date(2027, 4, 2))
    with register.schrijven() as uow:
        uow.zittingen.save(maak_zitting("2026-0391", datum=date(2027, 6, 2)))
    teksten = [tekst for _, tekst in stappen(als(register, VOORZITTER))]
    assert "Knelpunt: de zitting van wo 2 juni valt na de termijn" in teksten


def test_that_a_verzoek_that_went_by_unused_hides_no_term_that_is_over(register: DbRegister) -> None:
    zet(register, "2026-0318", Status.AANVULLING_GEVRAAGD, date(2027, 2, 15), aanvullingen=(
        Aanvulling(ontbreekt=("OPP",), uiterlijk=date(2027, 3, 8), verzonden_op=date(2027, 2, 22)),))  # fmt: skip
    teksten = [tekst for _, tekst in stappen(als(register, VOORZITTER))]
    assert "Knelpunt: de beslistermijn is voorbij" in teksten


@pytest.mark.parametrize(("model", "wie"), [(Besluitmodel.M1, VOORZITTER), (Besluitmodel.M2, BESTUURDER)])
def test_that_who_signs_waits_for_what_is_not_in_the_tekenmap_yet(tmp_path: Path, model: Besluitmodel, wie: Persoon) -> None:
    eigen = maak_instellingen(reglement=Reglement(modellen=((Soort.TLV_VSO_NIEUW, model),)))
    register = maak_testregister(tmp_path, instellingen=eigen)
    with register.schrijven() as uow:
        uow.leerlingen.save(maak_leerling())
    zet(register, "2026-0391", Status.BESLOTEN)
    for persoon in (VOORZITTER, BESTUURDER):
        verwacht = [(Groep.WACHT, "Besluit tekenen zodra het in de Tekenmap ligt")] if persoon is wie else []
        assert stappen(als(register, persoon)) == verwacht
    zet(register, "2026-0392", Status.BESLOTEN, date(2027, 3, 17))
    assert (Groep.VANDAAG, "Besluit tekenen zodra het in de Tekenmap ligt") in stappen(als(register, wie)), "the term is near"


def test_that_a_deskundige_sees_own_dossiers_and_the_asked_advice_only(register: DbRegister) -> None:
    koppeling = Koppeling(volgorde=1, persoon_id=CRUTZER.id, gevraagd_op=date(2027, 5, 1), uiterlijk=date(2027, 5, 14))
    zet(register, "2026-0001", Status.BIJ_DESKUNDIGEN, koppelingen=(koppeling,))
    zet(register, "2026-0002", Status.BIJ_DESKUNDIGEN)
    dienst = als(register, CRUTZER)
    assert [regel.kenmerk for regel in zichtbare_aanvragen(dienst)] == ["2026-0001"]
    assert stappen(dienst) == [(Groep.WEEK, "Advies 1 schrijven, uiterlijk vr 14 mei")]


def test_that_a_role_without_dossiers_sees_none(register: DbRegister) -> None:
    zet(register, "2026-0001", Status.IN_TOETSING)
    assert zichtbare_aanvragen(als(register, FG)) == []
    assert werkvoorraad(als(register, FG)) == []


def test_that_an_empty_day_names_the_next_one(register: DbRegister) -> None:
    zet(register, "2026-0001", Status.IN_TOETSING, date(2027, 5, 3))
    assert eerstvolgende(werkvoorraad(als(register, SECRETARIS))) == "Eerstvolgende: ma 14 juni, streefdatum van 1 dossier."
    assert eerstvolgende([]) == ""
