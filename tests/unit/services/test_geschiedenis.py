"""The line of time of a dossier."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import GeenRechtError
from cvt_desktop.domain.notitie import Notitiesoort
from cvt_desktop.domain.persoon import Rol
from cvt_desktop.services import agendaverplaatsing, notities, zittingen
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.dossier import openen
from cvt_desktop.services.geschiedenis import ZINNEN, Regelsoort, tijdlijn, zin
from cvt_desktop.services.inzage import uitvoeren
from cvt_desktop.services.stukken import openen as stuk_openen
from db.register import DbRegister
from tests.dossiers import vul_dossier
from tests.factories import CRUTZER, SECRETARIS, VOORZITTER, maak_aanvraag, maak_persoon
from tests.fakes.klok import VasteKlok
from tests.fakes.register import maak_dienst, maak_testregister
from tests.zitting_opzet import plan, zet_op
from ui.presenters.geschiedenis import GeschiedenisPresenter

ID = maak_aanvraag().id


@pytest.fixture
def register(tmp_path: Path) -> DbRegister:
    return maak_testregister(tmp_path / "register")


@pytest.fixture
def klok() -> VasteKlok:
    return VasteKlok()


@pytest.fixture
def secretaris(register: DbRegister, klok: VasteKlok) -> Dienst:
    dienst = maak_dienst(register, SECRETARIS, klok=klok)
    vul_dossier(dienst)
    return dienst


def test_that_every_act_has_dutch_words() -> None:
    assert set(ZINNEN) == set(Actie)
    assert all(tekst[0].isupper() and "." not in tekst for tekst in ZINNEN.values())


def test_that_an_act_of_another_version_stays_readable() -> None:
    assert zin("beroep.instellen") == "beroep: instellen"


def test_that_the_newest_stands_first_with_who_did_it(register: DbRegister, secretaris: Dienst, klok: VasteKlok) -> None:
    klok.verder(seconden=60)
    openen(secretaris, ID)
    klok.verder(seconden=60)
    openen(maak_dienst(register, VOORZITTER, klok=klok), ID)
    regels = tijdlijn(secretaris, ID)
    assert [r.wie for r in regels[:2]] == ["Wieke Terhorst", "Ruben Veldkamper"]
    assert {r.tekst for r in regels[:2]} == {"Dossier bekeken"}
    assert regels[0].soort is Regelsoort.INZAGE
    assert regels[0].moment.strftime("%H:%M") == "12:02", "Dutch summer time"


def test_that_equal_acts_in_a_row_are_one_line(secretaris: Dienst, klok: VasteKlok) -> None:
    for _ in range(3):
        klok.verder(seconden=5)
        openen(secretaris, ID)
    eerste = tijdlijn(secretaris, ID)[0]
    assert (eerste.tekst, eerste.aantal) == ("Dossier bekeken", 3)
    klok.verder(1)
    openen(secretaris, ID)
    assert tijdlijn(secretaris, ID)[0].aantal == 1, "another day is another line"


def test_that_a_stuk_is_named_and_a_note_stands_there_once(secretaris: Dienst, klok: VasteKlok) -> None:
    with secretaris.register.lezen() as uow:
        stuk = uow.stukken.of_aanvraag(ID)[0]
    stuk_openen(secretaris, stuk.id)
    klok.verder(seconden=60)
    nieuw = notities.schrijven(secretaris, ID, Notitiesoort.TELEFOON, "School belt terug.")
    regels = tijdlijn(secretaris, ID)
    assert regels[0].tekst == "Telefoon: School belt terug."
    assert regels[0].notitie_id == nieuw
    assert sum(r.notitie_id == nieuw for r in regels) == 1
    assert not any(r.tekst.startswith("Notitie geschreven") for r in regels)
    assert any(r.tekst == "Stuk bekeken: OPP (OPP 2026-2027.pdf)" for r in regels)


def test_that_a_deskundige_sees_only_the_own_acts(register: DbRegister, secretaris: Dienst, klok: VasteKlok) -> None:
    openen(secretaris, ID)
    deskundige = maak_dienst(register, CRUTZER, klok=klok)
    openen(deskundige, ID)
    assert {r.wie for r in tijdlijn(deskundige, ID)} == {"Hélène Crutzer"}


def test_that_a_refusal_and_a_copy_that_left_stand_in_the_line_of_time(
    register: DbRegister, secretaris: Dienst, klok: VasteKlok
) -> None:
    vreemde = maak_persoon("Noortje Buitenstaander", Rol.DESKUNDIGE)
    with register.schrijven() as uow:
        uow.personen.save(vreemde)
        stuk = uow.stukken.of_aanvraag(ID)[0]
    klok.verder(seconden=60)
    with pytest.raises(GeenRechtError):
        openen(maak_dienst(register, vreemde, klok=klok), ID)
    klok.verder(seconden=60)
    uitvoeren(secretaris, stuk.id)
    uit, geweigerd = tijdlijn(secretaris, ID)[:2]
    assert uit.tekst.startswith("Document opgeslagen buiten het register: OPP")
    assert (geweigerd.wie, geweigerd.geweigerd, geweigerd.tekst) == ("Noortje Buitenstaander", True, "Dossier bekeken")
    rijen = GeschiedenisPresenter(secretaris, ID).rijen()
    assert [rij.tekst for rij in rijen[:2]] == [uit.tekst, "Geweigerd: dossier bekeken"]


def test_that_leaving_an_agenda_and_coming_on_another_are_told_apart_with_the_day(tmp_path: Path) -> None:
    """The clock stands still here: what came later stands above what came before also within one moment."""
    opzet = zet_op(tmp_path / "agenda", aantal=1)
    later, dossier = zittingen.plannen(opzet.dienst, plan(datum=date(2027, 5, 26))), opzet.dossiers[0].id
    zittingen.afvoeren(opzet.dienst, opzet.zitting_id, dossier)
    zittingen.agenderen(opzet.dienst, opzet.zitting_id, dossier)
    zittingen.gasten_vragen(opzet.dienst, opzet.zitting_id, dossier, "14.00", "moeder en de tolk")
    agendaverplaatsing.verplaatsen(opzet.dienst, opzet.zitting_id, later, dossier)
    gebeurd = [regel.tekst for regel in tijdlijn(opzet.dienst, dossier) if "agenda" in regel.tekst or "Gasten" in regel.tekst]
    assert gebeurd[:5] == [
        "Op de agenda gezet: zitting wo 26 mei", "Van de agenda gehaald: zitting wo 12 mei",
        "Gasten bij de behandeling gevraagd of gewijzigd: zitting wo 12 mei", "Op de agenda gezet: zitting wo 12 mei",
        "Van de agenda gehaald: zitting wo 12 mei",
    ]  # fmt: skip
