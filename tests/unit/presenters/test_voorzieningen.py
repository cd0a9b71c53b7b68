"""A bovenschoolse voorziening on the screens: the form and its sentences, the table, the besluit, the waiting list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.services import voorzieningen
from cvt_desktop.services.invoer import Invoer
from tests.factories import RAVENKOOG, SCHOLEN, VOORZITTER, ZILVERDAM, maak_formulier
from tests.voorziening_opzet import GUUSJE, TUSSENKLAS, Opzet, maak_tbvformulier, maak_voorziening
from tests.zitting_opzet import NepNavigatie
from ui.presenters import aanvraagvelden_voorziening as velden
from ui.presenters.aanvraagvelden_voorziening import Voorzieningtabel, voorzieningtabel
from ui.presenters.besluit import BesluitPresenter
from ui.presenters.briefacten import BriefactenPresenter
from ui.presenters.overneemvelden import doelen
from ui.presenters.voorzieningen import VoorzieningenPresenter

PER = date(2027, 5, 24)
PER_ID = {str(school.id): school for school in SCHOLEN}


@pytest.fixture
def opzet(tmp_path: Path) -> Opzet:
    return Opzet(tmp_path)


def invoer(**anders: object) -> Invoer:
    return Invoer.van(maak_tbvformulier(maak_voorziening(**anders)), GUUSJE, RAVENKOOG.id)


def test_that_the_form_goes_to_named_values_and_back() -> None:
    tbv = maak_voorziening(instemming_leerling=False, andere="Een lesplek")
    waarden = velden.naar_velden(tbv)
    assert (waarden["tbv.instemming_ouders"], waarden["tbv.instemming_leerling"]) == ("ja", "nee")
    assert velden.van_velden(waarden | {"tbv.weken": Decimal(10)}, tbv) == tbv
    assert velden.gekozen_regel(waarden["tbv.voorziening"], Voorzieningtabel(), tbv.voorziening) == TUSSENKLAS


def test_that_the_amount_and_the_places_are_said_with_how_they_were_reckoned(opzet: Opzet) -> None:
    stand = velden.vraagstand(invoer(), voorzieningtabel(opzet.als()), PER_ID)
    assert stand.bedrag == "Bedrag: EUR 2.450 (EUR 9.800 per schooljaar × 3 van 12 maanden)."
    assert stand.plaatsen == "Voor: vmbo. Nu 13 van 14 plaatsen bezet, 1 vrij."
    assert stand.bezwaren == ()
    assert "tarief" in velden.vraagstand(invoer(voorziening=replace(TUSSENKLAS, tarief_cent=None)), Voorzieningtabel(), {}).bedrag
    assert "periode" in velden.vraagstand(invoer(weken=None), Voorzieningtabel(), {}).bedrag
    assert "lijst is nog leeg" in velden.vraagstand(invoer(voorziening=None), Voorzieningtabel(), {}).plaatsen


@pytest.mark.parametrize(("anders", "zin"), [
    ({"voorziening": replace(TUSSENKLAS, scholen=(ZILVERDAM.id,))}, "alleen Zilverdam College."),
    ({"weken": 25}, "hoogstens 24 weken."),
    ({"andere": "a\nb\n\nc\nd"}, "hoogstens 3 andere ondersteuningen tegelijk; hier staan er 4."),
])  # fmt: skip
def test_that_what_cannot_be_is_said_at_once(anders: dict[str, object], zin: str) -> None:
    (gezegd,) = velden.vraagstand(invoer(**anders), Voorzieningtabel(), PER_ID).bezwaren
    assert gezegd.endswith(zin)


def test_that_a_full_voorziening_says_whether_one_can_wait(tmp_path: Path) -> None:
    for wacht, zin in ((True, "er is een wachtlijst"), (False, "Er is geen wachtlijst")):
        regel = replace(TUSSENKLAS, bezet_vooraf=14, wachtlijst=wacht, commissie="eigen commissie")
        opzet = Opzet(tmp_path / str(wacht), regel)
        plaatsen = velden.vraagstand(invoer(voorziening=regel), voorzieningtabel(opzet.als()), PER_ID).plaatsen
        assert zin in plaatsen
        assert plaatsen.endswith("Over de plaats beslist: eigen commissie.")


def test_that_the_lines_of_the_year_and_what_was_chosen_before_can_be_chosen(opzet: Opzet) -> None:
    tabel = voorzieningtabel(opzet.als())
    assert [k.tekst for k in velden.keuzes(tabel, PER, None)] == ["Tussenklas Kaaphorn (2026-2027)"]
    assert velden.keuzes(tabel, date(2027, 8, 1), None) == []
    assert len(velden.keuzes(tabel, date(2027, 8, 1), TUSSENKLAS)) == 1
    voorzieningen.bewaren(opzet.als(), replace(TUSSENKLAS, tarief_cent=1), in_plaats_van=TUSSENKLAS)
    nieuw, sleutel = voorzieningtabel(opzet.als()), velden.sleutel(TUSSENKLAS)
    was, anders = (velden.gekozen_regel(sleutel, nieuw, basis) for basis in (TUSSENKLAS, None))
    assert was == TUSSENKLAS
    assert anders is not None
    assert anders.tarief_cent == 1


def test_that_the_table_is_kept_by_names_of_schools_and_shows_its_places(opzet: Opzet) -> None:
    p = VoorzieningenPresenter(opzet.als())
    (rij,) = p.rijen()
    assert (rij.plaatsen, rij.wachtlijst, rij.tarief) == ("13 van 14", "0", "EUR 9.800 per schooljaar")
    waarden = p.waarden(rij)
    assert p.bewaar(rij, waarden | {"scholen": "Geen school"}) == {
        "scholen": "‘Geen school’ staat niet bij Scholen. Schrijf de naam zoals die daar staat."}  # fmt: skip
    assert p.bewaar(rij, waarden | {"scholen": f"{RAVENKOOG.naam}\n", "tarief_cent": Decimal("9900.50")}) == {}
    (na,) = p.rijen()
    assert (na.regel.scholen, na.regel.tarief_cent) == ((RAVENKOOG.id,), 990_050)
    assert p.waarden(na)["scholen"] == RAVENKOOG.naam
    assert p.bewaar(None, p.waarden(None)) == {"naam": "Vul de naam van de voorziening in."}
    assert p.overname() == ("2026-2027", "2027-2028")
    assert p.neem_over() == 1
    assert p.bewaar(None, p.waarden(None) | {"naam": "Atelier", "wachtlijst": False}) == {}
    p.verwijder(next(r for r in p.rijen() if r.regel.naam == "Atelier"))
    assert len(p.rijen()) == 2
    assert not VoorzieningenPresenter(opzet.als(VOORZITTER)).mag


def test_that_the_same_name_in_another_year_counts_the_same_places(opzet: Opzet) -> None:
    p = VoorzieningenPresenter(opzet.als())
    assert p.bewaar(None, p.waarden(None) | {"naam": "tussenklas kaaphorn", "schooljaar": "2027-2028"}) == {}
    assert {r.regel.id for r in p.rijen()} == {TUSSENKLAS.id}


def test_that_the_besluit_asks_whether_there_is_a_place_and_keeps_the_answer(opzet: Opzet) -> None:
    beeld = opzet.besluit(opzet.getoetst())
    p = BesluitPresenter(opzet.als(), NepNavigatie(), beeld.besluit.aanvraag_id)
    staat = p.staat()
    assert staat.met_plaats
    assert staat.plaatsen == "Tussenklas Kaaphorn: 13 van 14 plaatsen bezet, 1 vrij."
    p.wijzig(staat.velden | {"plaats": "PLAATSBAAR", "plaats_per": PER})
    p.vastleggen()
    assert (p.staat().velden["plaats"], p.staat().velden["plaats_per"]) == ("PLAATSBAAR", PER)
    p.wijzig(p.staat().velden | {"plaats": "WACHTLIJST"})
    p.vastleggen()
    assert (p.staat().velden["plaats"], p.staat().velden["plaats_per"]) == ("WACHTLIJST", None)
    assert "wachtlijst 1 · dit dossier is nummer 1" in p.staat().plaatsen
    assert [k.tekst for k in p.staat().voorbeelden] == ["school", "ouders"]


def test_that_a_place_is_given_from_the_letters_of_who_waits_only(tmp_path: Path) -> None:
    opzet = Opzet(tmp_path, replace(TUSSENKLAS, plaatsen=15, bezet_vooraf=14))
    id_ = opzet.op_wachtlijst()
    p = BriefactenPresenter(opzet.als(), id_)
    acten = {act.sleutel: act for act in p.acten()}
    act = acten["plaats_toekennen"]
    assert act.uitleg.startswith("Tussenklas Kaaphorn: 14 van 15 plaatsen bezet, 1 vrij · wachtlijst 1 · dit dossier is nummer 1")
    assert p.voorbeeld(act, {"per": None}) is None
    maak = p.voorbeeld(act, {"per": PER})
    assert maak is not None
    assert maak().startswith(b"%PDF")
    zin, fouten = p.maak(act, {"per": date(2027, 5, 1)})
    assert (zin, set(fouten)) == ("", {"per"})
    zin, fouten = p.maak(act, {"per": PER})
    assert zin == "De plaats is toegekend. 2 brieven zijn klaar."
    assert opzet.aanvraag(id_).status is Status.BEKENDGEMAAKT
    assert "plaats_toekennen" not in {a.sleutel for a in p.acten()}


def test_that_who_leaves_the_waiting_list_does_so_from_the_letters_too(tmp_path: Path) -> None:
    opzet = Opzet(tmp_path, replace(TUSSENKLAS, bezet_vooraf=14))
    id_ = opzet.op_wachtlijst()
    p = BriefactenPresenter(opzet.als(), id_)
    act = next(a for a in p.acten() if a.sleutel == "van_wachtlijst")
    zin, fouten = p.maak(act, {"waarom_weg": "Het gaat weer goed"})
    assert (zin, fouten) == ("Het dossier staat niet meer op de wachtlijst en is afgesloten.", {})


def test_that_a_text_of_a_stuk_can_go_into_the_fields_of_a_voorziening() -> None:
    velden = [doel.sleutel for doel in doelen(Soort.TBV, maak_formulier())]
    assert "tbv.waarom" in velden
    assert not any(veld.startswith(("vso.", "arr.")) for veld in velden)
