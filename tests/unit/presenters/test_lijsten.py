"""Werkvoorraad and Aanvragen without a window: chips, places, and what Ctrl+K finds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.domain.aanvraag import Aanvulling, Koppeling, Status
from cvt_desktop.domain.persoon import Rol
from cvt_desktop.services.intakeconcept import Intakeconcept, bewaar, nieuwe_sleutel
from cvt_desktop.services.invoer import Invoer, Leerlinginvoer
from db.register import DbRegister
from tests.factories import (
    CRUTZER,
    FG,
    SECRETARIS,
    SEM,
    maak_notitie,
    maak_persoon,
    maak_zitting,
)
from tests.fakes.navigatie import NepNavigatie
from tests.fakes.register import maak_dienst, maak_testregister
from tests.werkvoorraad_opzet import maak_werkregister, zet
from ui.presenters.aanvragen import AanvragenPresenter
from ui.presenters.werkvoorraad import ALLES, WerkvoorraadPresenter
from ui.tonen import Toon, Vorm


@pytest.fixture
def register(tmp_path: Path) -> DbRegister:
    return maak_werkregister(tmp_path)


@pytest.fixture
def navigatie() -> NepNavigatie:
    return NepNavigatie()


def laad(register: DbRegister, navigatie: NepNavigatie) -> WerkvoorraadPresenter:
    presenter = WerkvoorraadPresenter(maak_dienst(register, SECRETARIS), navigatie)
    presenter.neem(presenter.laad())
    return presenter


def test_that_the_chips_carry_the_numbers(register: DbRegister, navigatie: NepNavigatie) -> None:
    zet(register, "2026-0001", Status.BESLOTEN, date(2027, 4, 2))
    zet(register, "2026-0002", Status.AANVULLING_GEVRAAGD, date(2027, 4, 2), aanvullingen=(
        Aanvulling(ontbreekt=("OPP",), uiterlijk=date(2027, 5, 18), verzonden_op=date(2027, 5, 5)),))  # fmt: skip
    presenter = laad(register, navigatie)
    assert presenter.aantallen() == [("Vandaag", 1), ("Deze week", 0), ("Wacht op anderen", 1), (ALLES, 2)]
    presenter.kies("Wacht op anderen")
    (rij,) = presenter.rijen()
    assert (rij.termijn.tekst, rij.termijn.vorm) == ("school, uiterlijk di 18 mei", Vorm.PAUZE)


def test_that_enter_goes_to_the_place_of_the_step(register: DbRegister, navigatie: NepNavigatie) -> None:
    getekend = zet(register, "2026-0001", Status.GETEKEND, date(2027, 4, 2))
    gereed = zet(register, "2026-0002", Status.GEREED_VOOR_ZITTING, date(2027, 4, 2))
    with register.schrijven() as uow:
        zitting = uow.zittingen.save(maak_zitting())
    presenter = laad(register, navigatie)
    for sleutel in (f"{getekend}", f"{gereed}", f"zitting {zitting.id}"):
        presenter.open(sleutel)
    assert navigatie.gegaan == [
        ("dossier", getekend, "brieven", "verzenden"), ("scherm", "zittingen"), ("zitting", zitting.id),
    ]  # fmt: skip


def test_that_a_draft_is_gone_on_with(register: DbRegister, navigatie: NepNavigatie) -> None:
    dienst, geopend = maak_dienst(register, SECRETARIS), list[str]()
    sleutel = nieuwe_sleutel()
    bewaar(dienst, sleutel, Intakeconcept(invoer=Invoer(van_leerling=Leerlinginvoer(roepnaam="Sem"))))
    presenter = WerkvoorraadPresenter(dienst, navigatie, open_concept=geopend.append)
    presenter.neem(presenter.laad())
    presenter.open(sleutel)
    assert geopend == [sleutel]


@pytest.mark.parametrize(
    ("ontvangen", "bevestigd", "tekst", "toon"),
    [
        (date(2027, 5, 11), None, "nieuw · gisteren", Toon.INFO),
        (date(2027, 3, 24), date(2027, 3, 24), "nog 7 dagen · wo 19 mei", Toon.LET_OP),
        (date(2027, 3, 10), date(2027, 3, 10), "2 dagen te laat · ma 10 mei", Toon.FOUT),
        (date(2027, 4, 2), date(2027, 4, 2), "streef vr 14 mei", Toon.GEWOON),
        (date(2027, 4, 20), date(2027, 4, 20), "nog 34 dagen · di 15 juni", Toon.GEWOON),
    ],
)
def test_that_the_first_column_says_what_is_nearest(
    register: DbRegister, navigatie: NepNavigatie, ontvangen: date, bevestigd: date | None, tekst: str, toon: Toon
) -> None:
    zet(register, "2026-0001", Status.IN_TOETSING, ontvangen, bevestigd_op=bevestigd)
    presenter = laad(register, navigatie)
    presenter.kies(ALLES)
    (rij,) = presenter.rijen()
    assert (rij.termijn.tekst, rij.termijn.toon) == (tekst, toon)


@pytest.mark.parametrize(("status", "tekst"), [
    (Status.BESLOTEN, "nog 7 dagen · wo 19 mei"), (Status.GETEKEND, "nog 7 dagen · wo 19 mei"), (Status.BEKENDGEMAAKT, ""),
])  # fmt: skip
def test_that_the_term_stands_in_the_list_until_the_besluit_is_made_known(
    register: DbRegister, navigatie: NepNavigatie, status: Status, tekst: str
) -> None:
    """Awb 4:13: a besluit that lies signed in the house has not been taken in time yet."""
    zet(register, "2026-0001", status, date(2027, 3, 24), bevestigd_op=date(2027, 3, 24))
    presenter = AanvragenPresenter(maak_dienst(register, SECRETARIS), navigatie)
    (regel,) = presenter.lijst()
    assert presenter.termijn(regel).tekst == tekst


def test_that_the_peek_says_why_and_whom_to_call(register: DbRegister, navigatie: NepNavigatie) -> None:
    zet(register, "2026-0391", Status.IN_TOETSING, date(2027, 4, 2))
    with register.schrijven() as uow:
        uow.notities.save(maak_notitie("Gebeld: OPP komt vrijdag", opvolgen_op=date(2027, 5, 12)))
    presenter = laad(register, navigatie)
    presenter.kies(ALLES)
    kijkjes = [presenter.kijkje(rij.sleutel) for rij in presenter.rijen()]
    teksten = {kop: tekst for kijkje in kijkjes if kijkje for kop, tekst in kijkje.regels}
    assert teksten["Laatste notitie"] == teksten["Toelichting"] == "Gebeld: OPP komt vrijdag"
    assert "000-555 0101" in teksten["Contact"]


def test_that_the_peek_of_a_deskundige_holds_no_note(register: DbRegister, navigatie: NepNavigatie) -> None:
    """A note may say what the other deskundige thinks; in the dossier a deskundige sees none either."""
    gevraagd = Koppeling(volgorde=1, persoon_id=CRUTZER.id, gevraagd_op=date(2027, 5, 3))
    zet(register, "2026-0391", Status.BIJ_DESKUNDIGEN, date(2027, 4, 2), koppelingen=(gevraagd,))
    with register.schrijven() as uow:
        uow.notities.save(maak_notitie("Wiebrandsma belde: hij adviseert negatief"))
    presenter = WerkvoorraadPresenter(maak_dienst(register, CRUTZER), navigatie)
    presenter.neem(presenter.laad())
    presenter.kies(ALLES)
    kijkjes = [presenter.kijkje(rij.sleutel) for rij in presenter.rijen()]
    koppen = [kop for kijkje in kijkjes if kijkje for kop, _ in kijkje.regels]
    assert "Contact" in koppen
    assert "Laatste notitie" not in koppen


def test_that_nothing_to_do_names_what_comes_next(register: DbRegister, navigatie: NepNavigatie) -> None:
    zet(register, "2026-0001", Status.IN_TOETSING, date(2027, 5, 3))
    presenter = laad(register, navigatie)
    assert presenter.leeg() == ("Niets te doen vandaag.", "Eerstvolgende: ma 14 juni, streefdatum van 1 dossier.")
    fg = WerkvoorraadPresenter(maak_dienst(register, FG), navigatie)
    fg.neem(fg.laad())
    assert fg.leeg()[0] == "Er is niets dat nu op u wacht."
    assert not fg.mag_registreren


def test_that_enter_on_work_in_the_settings_goes_to_its_tab(tmp_path: Path, navigatie: NepNavigatie) -> None:
    beheerder = maak_persoon("Bea Beheerder", Rol.BEHEERDER)
    register = maak_testregister(tmp_path, personen=(beheerder,))
    with register.schrijven() as uow:
        uow.personen.save(maak_persoon("Nieuw Lid", Rol.LID))
    presenter = WerkvoorraadPresenter(maak_dienst(register, beheerder), navigatie)
    presenter.neem(presenter.laad())
    presenter.open("zonder sleutel")
    assert navigatie.gegaan == [("scherm", "instellingen/gebruikers")]


@pytest.mark.parametrize("vraag", ["zurawski", "2026-0391", "ravenkoog mik", "14-09-2011"])
def test_that_ctrl_k_finds_a_dossier(register: DbRegister, navigatie: NepNavigatie, vraag: str) -> None:
    aanvraag_id = zet(register, "2026-0391", Status.IN_TOETSING, date(2027, 4, 2))
    zet(register, "2026-0400", Status.IN_TOETSING, date(2027, 4, 2), leerling_id=SEM.id)
    presenter = AanvragenPresenter(maak_dienst(register, SECRETARIS), navigatie)
    (treffer,) = presenter.zoek_aanvragen(vraag)
    treffer.uitvoeren()
    assert navigatie.gegaan == [("dossier", aanvraag_id, "overzicht", None)]
    assert presenter.zoek_aanvragen("") == []


def test_that_a_change_is_found_after_forgetting(register: DbRegister, navigatie: NepNavigatie) -> None:
    presenter = AanvragenPresenter(maak_dienst(register, SECRETARIS), navigatie)
    assert presenter.zoek_aanvragen("2026-0391") == []
    zet(register, "2026-0391", Status.IN_TOETSING, date(2027, 4, 2))
    assert presenter.zoek_aanvragen("2026-0391") == []
    presenter.vergeet()
    assert len(presenter.zoek_aanvragen("2026-0391")) == 1
