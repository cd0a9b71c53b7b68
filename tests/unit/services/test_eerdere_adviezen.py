"""The adviezen of earlier dossiers of the same pupil beside this one: under the reading rules of that dossier."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.domain.aanvraag import Koppeling, Status
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import GeenRechtError
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.persoon import Persoon, Rol
from cvt_desktop.services import adviezen
from cvt_desktop.services.eerdere_adviezen import eerder_gelezen, eerdere_adviezen
from db.register import DbRegister
from tests.factories import (
    BAKKENES,
    BENSALEM,
    CRUTZER,
    MIKOLAJ,
    SECRETARIS,
    SEM,
    WIEBRANDSMA,
    maak_aanvraag,
    maak_aanvraag_bij_deskundigen,
    maak_advies,
    maak_formulier,
    maak_persoon,
)
from tests.fakes.navigatie import NepNavigatie
from tests.fakes.register import maak_dienst, maak_testregister
from ui.presenters.adviezen import AdviezenPresenter, eerder_kolom
from ui.presenters.leeslijst import LeeslijstPresenter

NU, OUD, OUDER = "2026-0391", "2025-0102", "2024-0007"
ID = maak_aanvraag(NU).id


def formulier_van(dag: date) -> object:
    vorm = maak_formulier()
    return replace(vorm, a=replace(vorm.a, ontvangen_op=dag))


@pytest.fixture
def register(tmp_path: Path) -> DbRegister:
    """Mikołaj has two earlier dossiers: one with both adviezen, one in which BENSALEM still has to advise; Sem has his own."""
    register = maak_testregister(tmp_path / "register")
    bensalem = Koppeling(volgorde=1, persoon_id=BENSALEM.id, gevraagd_op=date(2024, 9, 1))
    with register.schrijven() as uow:
        for leerling in (MIKOLAJ, SEM):
            uow.leerlingen.save(leerling)
        uow.aanvragen.save(maak_aanvraag_bij_deskundigen(NU))
        uow.aanvragen.save(maak_aanvraag_bij_deskundigen(OUD, status=Status.AFGESLOTEN,
                                                         formulier=formulier_van(date(2025, 9, 1))))  # fmt: skip
        uow.aanvragen.save(maak_aanvraag(OUDER, status=Status.AFGESLOTEN, koppelingen=(bensalem,),
                                         formulier=formulier_van(date(2024, 9, 1))))  # fmt: skip
        uow.aanvragen.save(maak_aanvraag_bij_deskundigen("2025-0200", leerling_id=SEM.id, status=Status.AFGESLOTEN,
                                                         formulier=formulier_van(date(2025, 9, 2))))  # fmt: skip
        for kenmerk in (NU, OUD, "2025-0200"):
            uow.adviezen.save(maak_advies(2, kenmerk=kenmerk).vaststellen(date(2025, 9, 20)))
        uow.adviezen.save(maak_advies(1, kenmerk=OUD).vaststellen(date(2025, 9, 21)))
        uow.adviezen.save(maak_advies(2, kenmerk=OUDER).vaststellen(date(2024, 9, 20)))
    return register


def leest(register: DbRegister, wie: Persoon) -> list[tuple[str, int]]:
    return [(e.kenmerk, e.advies.volgorde) for e in eerdere_adviezen(maak_dienst(register, wie), ID)]


@pytest.mark.parametrize(("wie", "ziet"), [
    (SECRETARIS, [(OUD, 1), (OUD, 2), (OUDER, 2)]), (BAKKENES, [(OUD, 1), (OUD, 2), (OUDER, 2)]),
    (BENSALEM, [(OUD, 1), (OUD, 2)]),  # still has to advise in the oldest, so that other advice stays unseen
    (CRUTZER, [(OUD, 1)]), (WIEBRANDSMA, [(OUD, 2)]),
])  # fmt: skip
def test_that_each_earlier_dossier_keeps_its_own_reading_rules(
    register: DbRegister, wie: Persoon, ziet: list[tuple[str, int]]
) -> None:
    assert leest(register, wie) == ziet


def test_that_reading_earlier_adviezen_shows_nothing_of_the_other_advice_of_this_dossier(register: DbRegister) -> None:
    dienst = maak_dienst(register, CRUTZER)
    assert all(e.advies.aanvraag_id != ID for e in eerdere_adviezen(dienst, ID))
    assert adviezen.stand(dienst, ID).kolommen[1].advies is None


def test_that_a_later_dossier_a_concept_and_another_pupil_are_not_beside_it(register: DbRegister) -> None:
    oudste = maak_aanvraag(OUDER).id
    assert eerdere_adviezen(maak_dienst(register, SECRETARIS), oudste) == ()
    with register.schrijven() as uow:
        uow.adviezen.save(maak_advies(1, kenmerk=OUDER))
    assert (OUDER, 1) not in leest(register, SECRETARIS)
    assert not [kenmerk for kenmerk, _ in leest(register, SECRETARIS) if kenmerk == "2025-0200"]


def test_that_who_may_not_see_this_dossier_sees_nothing_beside_it(register: DbRegister) -> None:
    vreemd = maak_persoon("Ilse Iemand", Rol.DESKUNDIGE)
    for dienst in (maak_dienst(register, vreemd), maak_dienst(register, maak_persoon("Fee Gegevens", Rol.FG))):
        with pytest.raises(GeenRechtError):
            eerdere_adviezen(dienst, ID)
        with pytest.raises(GeenRechtError):
            eerder_gelezen(dienst, maak_aanvraag(OUD).id)


def test_that_the_tab_shows_them_to_read_only_and_tells_the_log_once_per_dossier(register: DbRegister) -> None:
    presenter = AdviezenPresenter(maak_dienst(register, SECRETARIS), NepNavigatie(), ID)
    assert presenter.eerder == 3
    eerste, *_ = presenter.eerdere()
    presenter.eerdere()
    assert (eerste.titel, eerste.koppelen, eerste.overnemen, eerste.afdruk) == (f"{OUD}, advies 1", "", False, False)
    assert eerste.kern == maak_advies(1).inhoud.kern
    assert "telt niet mee" in eerste.voet
    with register.lezen() as uow:
        gezien = [g.aanvraag_id for g in uow.logboek.laatste(9) if g.actie == Actie.DOSSIER_INZIEN]
    assert sorted(map(str, gezien)) == sorted(str(maak_aanvraag(k).id) for k in (OUD, OUDER))


def test_that_the_leeslijst_names_them_after_the_stukken(register: DbRegister) -> None:
    eerder = eerdere_adviezen(maak_dienst(register, BAKKENES), ID)
    keuzes = LeeslijstPresenter.documenten([], eerder)
    assert [k.tekst for k in keuzes] == ["Dossierkaart", f"Eerder: {OUD}, advies 1", f"Eerder: {OUD}, advies 2",
                                         f"Eerder: {OUDER}, advies 2"]  # fmt: skip
    assert f"{Soort.TLV_VSO_NIEUW}, ontvangen" in eerder_kolom(eerder[0]).wanneer
