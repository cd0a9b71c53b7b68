"""What each role finds on the Werkvoorraad beside the steps of dossiers: knelpunten, the Tekenmap, reading, supervision."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.beveiligingspunt import Beveiligingspunt, Beveiligingsstand
from cvt_desktop.domain.persoon import Persoon, Rol
from cvt_desktop.domain.schooljaar import schooljaar
from cvt_desktop.domain.termijn import plus_dagen
from cvt_desktop.domain.zitting import Uitkomst, Voorgenomen
from cvt_desktop.ports.voortgang import Stil
from cvt_desktop.services import zitting_behandelen
from cvt_desktop.services.jaarcijfers import jaarcijfers
from cvt_desktop.services.overzichten import overzicht
from cvt_desktop.services.werkregel import Groep, Werkregel
from cvt_desktop.services.werkregels_toezicht import kopieregels
from cvt_desktop.services.werkvoorraad import alle_stappen, werkvoorraad
from db.register import DbRegister
from tests.besluit_opzet import zet_besluit_op
from tests.factories import (
    BAKKENES,
    BENSALEM,
    BESTUURDER,
    CONSULENT,
    FG,
    SECRETARIS,
    VANDAAG,
    VOORZITTER,
    maak_instellingen,
    maak_leesmap,
    maak_persoon,
    maak_zitting,
)
from tests.fakes.klok import VasteKlok
from tests.fakes.register import maak_dienst, maak_testregister
from tests.werkvoorraad_opzet import maak_werkregister, zet
from tests.zitting_opzet import open_zitting, zet_op

BEHEERDER = maak_persoon("Bea Beheerder", Rol.BEHEERDER)


@pytest.fixture
def register(tmp_path: Path) -> DbRegister:
    return maak_werkregister(tmp_path)


def regels(register: DbRegister, wie: Persoon, *, klok: VasteKlok | None = None) -> list[Werkregel]:
    return werkvoorraad(maak_dienst(register, wie, klok=klok))


def knelpunten(register: DbRegister, wie: Persoon) -> list[str]:
    return [r.stap.tekst for r in regels(register, wie) if r.sleutel.endswith(" knelpunt")]


# --- knelpunten ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("wie", [VOORZITTER, BESTUURDER], ids=["voorzitter", "bestuurder"])
def test_that_a_term_that_ends_before_the_next_zitting_pinches(register: DbRegister, wie: Persoon) -> None:
    zet(register, "2026-0391", Status.GEREED_VOOR_ZITTING, date(2027, 3, 24))
    assert knelpunten(register, wie) == ["Knelpunt: er is geen zitting gepland vóór de termijn eindigt"]
    with register.schrijven() as uow:
        uow.zittingen.save(maak_zitting(datum=date(2027, 5, 26)))
    assert knelpunten(register, wie) == ["Knelpunt: de termijn eindigt vóór de volgende zitting (wo 26 mei)"]
    with register.schrijven() as uow:
        uow.zittingen.save(maak_zitting(datum=date(2027, 5, 18)))
    assert knelpunten(register, wie) == []


def test_that_what_was_held_over_pinches_when_its_term_ends_before_the_next_zitting(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path, aantal=1)
    open_zitting(opzet)
    wie, zitting = opzet.dossiers[0].id, opzet.zitting_id
    zitting_behandelen.voornemen(opzet.dienst, zitting, wie, Voorgenomen(
        uitkomst=Uitkomst.AANGEHOUDEN, aanhouden_tot=date(2027, 5, 26), aanhouden_waarvoor="MDO"))  # fmt: skip
    zitting_behandelen.vaststellen_uitslag(opzet.dienst, zitting, wie)
    zitting_behandelen.sluiten(opzet.dienst, zitting)
    (dossier,) = opzet.dienst.overzichten.aanvragen(Status.AANGEHOUDEN)
    assert dossier.uiterste_datum is not None
    for dagen_over, knelt in ((3, True), (20, False)):
        klok = VasteKlok(plus_dagen(dossier.uiterste_datum, -dagen_over))
        gevonden = " ".join(r.stap.tekst for r in werkvoorraad(replace(opzet.als(VOORZITTER), klok=klok)))
        assert ("geen zitting gepland vóór de termijn eindigt" in gevonden) is knelt


def test_that_adviezen_that_differ_pinch_with_what_differs(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path, aantal=4)
    gevonden = {r.dossier.kenmerk: r.stap.tekst for r in werkvoorraad(opzet.als(VOORZITTER))
                if r.dossier and r.sleutel.endswith(" knelpunt")}  # fmt: skip
    assert "de adviezen verschillen in duur" in gevonden["2026-0391"]
    assert "de adviezen verschillen in conclusie" in gevonden["2026-0378"]
    assert "2026-0399" not in gevonden
    assert not [r for r in werkvoorraad(opzet.dienst) if r.sleutel.endswith(" knelpunt")]  # not on the list of the secretaris


def test_that_too_few_who_can_vote_pinch_and_the_peek_says_what_helps(register: DbRegister) -> None:
    zet(register, "2026-0391", Status.OP_AGENDA, date(2027, 4, 20))
    zitting = maak_zitting("2026-0391")
    with register.schrijven() as uow:
        uow.zittingen.save(replace(zitting, quorum=5))
    (regel,) = [r for r in regels(register, VOORZITTER) if r.sleutel.endswith(" knelpunt")]
    assert regel.stap.tekst == "Knelpunt: er kunnen 4 van de 5 nodige leden stemmen"
    assert "vraag een plaatsvervanger" in regel.toelichting
    with register.schrijven() as uow:
        nu = uow.zittingen.get(zitting.id)
        uow.zittingen.save(replace(nu, deelnemers=nu.deelnemers[:1]))
    (regel,) = [r for r in regels(register, VOORZITTER) if r.sleutel.endswith(" knelpunt")]
    assert regel.stap.tekst == "Knelpunt: er kan 1 van de 5 nodige leden stemmen"
    with register.schrijven() as uow:
        uow.zittingen.save(replace(uow.zittingen.get(zitting.id), deelnemers=()))
    assert knelpunten(register, VOORZITTER) == ["Knelpunt: niemand kan stemmen"]


def test_that_going_on_with_a_reason_is_told_with_the_reason(register: DbRegister) -> None:
    zet(register, "2026-0391", Status.OP_AGENDA, date(2027, 4, 20), overrides=(("MDO ontbreekt", "de school stuurt het na"),))
    with register.schrijven() as uow:
        uow.zittingen.save(maak_zitting("2026-0391"))
    (regel,) = [r for r in regels(register, VOORZITTER) if r.sleutel.endswith(" knelpunt")]
    assert regel.stap.tekst == "Knelpunt: 1 regel met een reden overgeslagen"
    assert regel.toelichting == "MDO ontbreekt: de school stuurt het na."


# --- zitting, Tekenmap, reading -------------------------------------------------------------------------------------------


def test_that_the_zitting_says_how_much_there_is_to_discuss_and_how_long_it_takes(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path, aantal=4)
    zin = next(r.stap.tekst for r in werkvoorraad(opzet.als(VOORZITTER)) if r.sleutel.startswith("zitting "))
    assert zin == "Zitting openen: 4 punten, ± 50 min"  # two of them with adviezen that differ


def test_that_the_tekenmap_is_one_line_for_who_signs_it_and_nobody_else(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    opzet.in_tekenmap()
    van = {wie.naam: [r for r in werkvoorraad(opzet.als(wie)) if r.scherm == "tekenmap"]
           for wie in (VOORZITTER, BENSALEM, CONSULENT)}  # fmt: skip
    (regel,) = van[VOORZITTER.naam]
    assert regel.stap.tekst == "Tekenmap: 1 besluit te tekenen, 1 met aandacht"
    assert "2026-0391: wijkt af van een advies" in regel.toelichting
    assert not van[BENSALEM.naam]
    assert not van[CONSULENT.naam]
    assert not any(r.stap.tekst.startswith("Besluit tekenen") for r in werkvoorraad(opzet.als(VOORZITTER)))


def test_that_a_lid_sees_how_far_the_reading_is_and_a_consulent_what_is_to_read(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path, aantal=2)
    teksten = [r.stap.tekst for r in werkvoorraad(opzet.als(BAKKENES))]
    assert any(tekst.startswith("Leeslijst: 0 van 2 gelezen, nog ± ") for tekst in teksten)
    assert teksten.count("Lezen voor de zitting van vandaag") == 2
    assert [r.stap.tekst for r in werkvoorraad(opzet.als(CONSULENT))] == ["Lezen voor de zitting van vandaag"] * 2


def test_that_anybody_who_reads_dossiers_can_see_where_all_of_them_stand(register: DbRegister) -> None:
    zet(register, "2026-0001", Status.IN_TOETSING, date(2027, 5, 3))
    zet(register, "2026-0002", Status.AFGESLOTEN, date(2027, 2, 3))
    (regel,) = alle_stappen(maak_dienst(register, BAKKENES))
    assert regel.dossier is not None
    assert (regel.dossier.kenmerk, regel.stap.tekst.partition(":")[0]) == ("2026-0001", "Toetsing afronden")
    assert alle_stappen(maak_dienst(register, FG)) == []


# --- supervision ----------------------------------------------------------------------------------------------------------


def met_oude_leesmap(map_: Path) -> DbRegister:
    opzet = zet_op(map_, op_agenda=False)
    with opzet.register.schrijven() as uow:
        uow.leesmappen.save(maak_leesmap(zitting_id=opzet.zitting_id, vernietigen_na=date(2027, 5, 1)))
    return opzet.register


def test_that_the_fg_sees_what_is_not_tidied_and_not_destroyed_and_no_dossier(tmp_path: Path) -> None:
    register = met_oude_leesmap(tmp_path)
    gevonden = regels(register, FG)
    assert [(r.scherm, r.stap.tekst) for r in gevonden] == [
        ("leesmappen", "Niet als vernietigd gemeld: 1 leesmap na de einddatum")]  # fmt: skip
    assert all(r.dossier is None and not r.leerling for r in gevonden)
    assert regels(register, BAKKENES) == []


def test_that_the_beheerder_sees_who_has_no_key_and_a_holiday_table_that_ends(tmp_path: Path) -> None:
    register = maak_testregister(tmp_path, instellingen=replace(maak_instellingen(), feestdagen_tot_en_met=2027),
                                 personen=(BEHEERDER,))  # fmt: skip
    with register.schrijven() as uow:
        uow.personen.save(maak_persoon("Nieuw Lid", Rol.LID))
    gevonden = {r.sleutel: r for r in regels(register, BEHEERDER)}
    assert gevonden["zonder sleutel"].stap.tekst == "Nog geen sleutel om mee te ondertekenen: 1 gebruiker"
    assert "Nieuw Lid" in gevonden["zonder sleutel"].toelichting
    assert "feestdagen" not in gevonden
    later = {r.sleutel: r for r in regels(register, BEHEERDER, klok=VasteKlok(date(2027, 10, 1)))}
    assert later["feestdagen"].stap.tekst == "De feestdagentabel loopt tot en met 2027: aanvullen"
    assert {(r.sleutel, r.scherm, r.stap.tab) for r in later.values()} == {
        ("zonder sleutel", "instellingen", "gebruikers"), ("feestdagen", "instellingen", "reglement")}  # fmt: skip


def test_that_certificates_that_end_are_named_in_time_with_their_day(tmp_path: Path) -> None:
    register = maak_testregister(tmp_path, personen=(BEHEERDER, VOORZITTER))
    with register.schrijven() as uow:
        uow.geheimen.put("certificaat:ca", b"certificaat CA tot 2027-06-01")
        uow.geheimen.put(f"certificaat:{VOORZITTER.id}", b"certificaat V tot 2027-05-10")
        uow.geheimen.put(f"sleutel:{VOORZITTER.id}", b"verzegeld")
    regel = next(r for r in regels(register, BEHEERDER) if r.sleutel == "certificaten")
    assert regel.stap.tekst == "2 certificaten zijn verlopen of lopen af, de eerste op ma 10 mei"
    assert "de commissie: di 1 juni" in regel.toelichting
    eerder = next(r for r in regels(register, BEHEERDER, klok=VasteKlok(date(2027, 5, 3))) if r.sleutel == "certificaten")
    assert eerder.stap.tekst == "2 certificaten lopen af, de eerste op ma 10 mei"
    vroeger = regels(register, BEHEERDER, klok=VasteKlok(date(2027, 1, 4)))
    assert "certificaten" not in [r.sleutel for r in vroeger]
    with register.schrijven() as uow:
        uow.geheimen.put("certificaat:ca", b"geen certificaat")
    stuk = next(r for r in regels(register, BEHEERDER) if r.sleutel == "certificaten")
    assert stuk.stap.tekst == "Niet te lezen: het certificaat van de commissie"


def test_that_a_backup_that_is_not_right_is_a_line_and_a_good_one_is_none() -> None:
    goed = Beveiligingspunt(titel="Laatste reservekopie", stand=Beveiligingsstand.GOED, tekst="Van vandaag.")
    oud = Beveiligingspunt(titel="Tweede plaats", stand=Beveiligingsstand.LET_OP, tekst="De nieuwste is van 12 dagen geleden.",
                           middel="Sluit de tweede plaats aan.")  # fmt: skip
    (regel,) = kopieregels((goed, oud), VANDAAG)
    assert (regel.scherm, regel.groep, regel.toelichting) == ("reservekopieen", Groep.VANDAAG, "Sluit de tweede plaats aan.")


# --- the four numbers ------------------------------------------------------------------------------------------------------


def test_that_the_four_numbers_are_lines_of_the_fixed_tables(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path, aantal=2)
    dienst = opzet.als(BESTUURDER)
    ontvangen, besloten, op_tijd, toegekend = jaarcijfers(dienst, Stil())
    totaal = next(r for r in overzicht(dienst, schooljaar(VANDAAG), Stil())[0].regels if r.naam == "Totaal")
    assert ontvangen.waarde == totaal.cijfers[-1].tekst == "2"
    assert (ontvangen.bij, besloten.waarde, op_tijd.waarde, op_tijd.signaal) == ("2 nog niet bekendgemaakt", "0", "–", False)
    assert (toegekend.waarde, toegekend.bij) == ("EUR 0", "geen begroting ingevuld")


def test_that_the_secretaris_gets_the_own_line_about_a_leesmap_and_not_that_of_the_fg(tmp_path: Path) -> None:
    teksten = [r.stap.tekst for r in regels(met_oude_leesmap(tmp_path), SECRETARIS) if r.scherm == "leesmappen"]
    assert teksten == ["Vragen of 1 leesmap is vernietigd"]
