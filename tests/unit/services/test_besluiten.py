"""From a decided item to the Tekenmap, on a real register."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.domain.adres import Adres
from cvt_desktop.domain.besluit import Besluittoestand
from cvt_desktop.domain.controleregel import REDENEN
from cvt_desktop.domain.errors import GeenRechtError, GewijzigdError, InvoerError, ToestandError
from cvt_desktop.domain.formulier import Categorie, Gezag
from cvt_desktop.domain.instellingen import Besluitmodel
from cvt_desktop.domain.zitting import Uitkomst
from cvt_desktop.ports.opmaker import OnzetbareTekens
from cvt_desktop.services import besluiten
from cvt_desktop.services.besluiten import VERGEWIST
from cvt_desktop.services.documenten import besluitstukken, koppen
from cvt_desktop.services.documenten.gegevens import laad
from tests.besluit_opzet import AFWIJKING, SCHOOLNAAM, Besluitopzet, zet_besluit_op
from tests.factories import BAKKENES, BESTUURDER, VOORZITTER, maak_school, maak_verklaring, maak_verzorgers


def _regels(opzet: Besluitopzet) -> set[str]:
    return {b.regel_id for b in opzet.beeld().bevindingen}


def test_that_a_decided_item_becomes_a_concept_filled_from_the_fields(tmp_path: Path) -> None:
    besluit = zet_besluit_op(tmp_path).besluit()
    r = besluit.redenen
    assert (besluit.toestand, besluit.uitkomst, besluit.punt) == (Besluittoestand.CONCEPT, Uitkomst.TOEGEWEZEN, 1)
    assert (besluit.categorie, besluit.ingangsdatum, besluit.einddatum) == (Categorie.LAAG, date(2027, 8, 1), date(2029, 7, 31))
    assert "volle klas" in r.nodig
    assert "kleine groep" in r.nodig
    assert r.gedaan.startswith("Prikkelarme werkplek (november 2026 - maart 2027): hielp drie weken.")
    assert r.waarom_regulier_niet == "Een arrangement verandert de groepsgrootte en het aantal wisselingen niet."
    assert r.duur_categorie.startswith("Twee schooljaren geven tijd")
    assert r.beoordeling_adviezen == VERGEWIST
    assert r.mening == ("Wij nemen over wat de school ermee deed. De kleine klas en het eigen tempo zijn in de aanvraag "
                        "overgenomen.")  # fmt: skip


def test_that_the_letter_to_the_school_names_the_day_before_which_to_extend_when_the_swv_has_one(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    dienst, besluit = opzet.dienst, opzet.besluit()
    for maanden, dag in ((0, None), (4, date(2029, 4, 1))):
        with dienst.register.schrijven() as uow:
            oud = uow.instellingen.get(besluit.instellingen_id)
            uow.instellingen.save(replace(oud, reglement=replace(oud.reglement, verlenging_maanden=maanden)))
        with dienst.register.lezen() as uow:
            g = laad(dienst, uow, besluit.id)
            kop = koppen.kop(dienst, uow, g.instellingen, g.aanvraag.kenmerk, dagtekening=date(2027, 5, 13), concept=False)
        assert besluitstukken.brief_school(g, besluitstukken.Tekening(kop=kop, tekenaar=VOORZITTER)).verlenging_voor == dag


def test_that_what_the_table_added_to_the_reasons_comes_along_and_the_prepared_text_does_not_double(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    with opzet.zitting.register.lezen() as uow:
        zitting = uow.zittingen.get(opzet.zitting.zitting_id)
        aanvraag = uow.aanvragen.get(opzet.aanvraag_id())
        adviezen = tuple(uow.adviezen.of_aanvraag(aanvraag.id))
    punt = replace(zitting.punten[0], concept_redenen=f"{zitting.punten[0].concept_redenen}\n\nOpbouw vraagt twee jaar.")
    assert besluiten.redenen_uit(aanvraag, punt, adviezen).beoordeling_adviezen == f"{VERGEWIST} Opbouw vraagt twee jaar."


def test_that_a_longer_period_than_one_advice_asks_a_reason_before_the_tekenmap(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    assert _regels(opzet) == {"C22", "C26"}
    with pytest.raises(ToestandError) as fout:
        besluiten.naar_tekenmap(opzet.dienst, opzet.besluit().id)
    assert fout.value.veld == "redenen.afwijking"
    opzet.schrijf(afwijking=AFWIJKING)
    assert besluiten.naar_tekenmap(opzet.dienst, opzet.besluit().id).toestand is Besluittoestand.TE_TEKENEN


def test_that_a_warning_passes_with_a_reason_from_the_list_only(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    with pytest.raises(InvoerError):
        besluiten.accepteren(opzet.dienst, opzet.besluit().id, "C22", "omdat het kan")
    besluiten.accepteren(opzet.dienst, opzet.besluit().id, "C22", REDENEN[0])
    assert besluiten.naar_tekenmap(opzet.dienst, opzet.besluit().id).overrides == (("C22", REDENEN[0]),)


def test_that_stemmen_that_are_not_bekrachtigd_block(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path, bekrachtigd=False)
    opzet.schrijf(afwijking=AFWIJKING)
    with pytest.raises(ToestandError, match="bekrachtigd: 0 van 3"):
        besluiten.naar_tekenmap(opzet.dienst, opzet.besluit().id)


def test_that_a_parent_without_address_blocks_and_the_finding_has_no_name(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    moeder, vader = maak_verzorgers()
    opzet.wijzig_aanvraag(verzorgers=(moeder, replace(vader, adres=Adres())))
    bevinding = next(b for b in opzet.beeld().bevindingen if b.regel_id == "C02")
    assert bevinding.tekst == "Brief aan ouder 2 heeft geen adres"


def test_that_a_dossier_without_a_living_parent_with_gezag_has_no_letter_to_parents(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    opzet.wijzig_aanvraag(verzorgers=tuple(replace(v, gezag=Gezag.OVERLEDEN) for v in maak_verzorgers()))
    assert "C01" in _regels(opzet)


def test_that_a_character_that_cannot_be_printed_blocks_and_names_its_field(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    opzet.opmaker.onzetbaar = [OnzetbareTekens("redenen: behoefte", "😀")]
    bevinding = next(b for b in opzet.beeld().bevindingen if b.regel_id == "C27")
    assert (bevinding.veld, bevinding.niveau.name) == ("redenen.nodig", "BLOKKEERT")


def test_that_without_mandaatbesluit_nobody_may_decide_for_the_bestuur(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    with opzet.zitting.register.schrijven() as uow:
        oud = uow.instellingen.op(date(2027, 5, 12))
        uow.instellingen.save(replace(oud, commissie=replace(oud.commissie, mandaat_van=None)))
    assert "C05" in _regels(opzet)


def test_that_somebody_who_is_tied_to_the_school_cannot_sign_and_one_who_only_led_is_told(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    with opzet.zitting.register.schrijven() as uow:
        uow.personen.save(replace(uow.personen.get(VOORZITTER.id), werkgever=SCHOOLNAAM))
    teksten = {b.regel_id: b.tekst for b in opzet.beeld().bevindingen}
    assert teksten["C49"] == f"Wie tekent werkt voor {SCHOOLNAAM}; laat een ander dit besluit nemen en tekenen"
    assert teksten["C50"] == f"Wie het besluit voorbereidde of de zitting leidde werkt voor {SCHOOLNAAM}"
    assert "C47" in teksten  # the voorzitter voted too


def test_that_a_school_for_vso_in_the_reasons_and_a_running_verklaring_are_told(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path, aantal=2)
    with opzet.zitting.register.schrijven() as uow:
        uow.scholen.save(maak_school("De Wending", brin="99WE", schoolsoort="vso"))
    opzet.schrijf(nodig="Hij kan in augustus naar De Wending.")
    assert [b.veld for b in opzet.beeld().bevindingen if b.regel_id == "C40"] == ["redenen.nodig"]
    opzet.schrijf(nodig="Hij heeft een kleine groep nodig; de wendingen van de dag vragen te veel.")
    assert _regels(opzet).isdisjoint({"C40", "C44"})
    with opzet.zitting.register.schrijven() as uow:
        uow.verklaringen.save(maak_verklaring(besluit_id=opzet.besluit(1).id, ingangsdatum=date(2026, 8, 1),
                                              einddatum=date(2028, 7, 31), aanvraag_id=opzet.aanvraag_id()))  # fmt: skip
    assert "C44" in _regels(opzet)


def test_that_under_m2_the_bestuurder_decides_and_no_mandate_is_needed(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    with opzet.zitting.register.schrijven() as uow:
        oud = uow.instellingen.op(date(2027, 5, 12))
        modellen = tuple((soort, Besluitmodel.M2) for soort, _ in oud.reglement.modellen)
        uow.instellingen.save(replace(oud, commissie=replace(oud.commissie, mandaat_van=None),
                                      reglement=replace(oud.reglement, modellen=modellen)))  # fmt: skip
    tekenaar = opzet.beeld().gegevens.voorziene_tekenaar
    assert tekenaar is not None
    assert tekenaar.id == BESTUURDER.id
    assert "C05" not in _regels(opzet)


def test_that_a_refusal_must_say_what_is_possible_and_how_the_school_was_heard(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    with opzet.zitting.register.schrijven() as uow:
        oud = uow.besluiten.get(opzet.besluit().id)
        uow.besluiten.save(replace(oud, uitkomst=Uitkomst.AFGEWEZEN, categorie=None, ingangsdatum=None, einddatum=None))
    velden = [b.veld for b in opzet.beeld().bevindingen if b.regel_id in {"C33", "C34"}]
    assert velden == ["redenen.wat_wel", "redenen.in_het_voordeel", "redenen.horen"]
    opzet.schrijf(wat_wel="De Plusroute kan worden gevraagd.", in_het_voordeel="Er is zorgvuldig gewerkt.", horen="Op 3 mei.")
    assert _regels(opzet).isdisjoint({"C33", "C34"})


def test_that_a_changed_category_makes_it_other_than_asked(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    b = opzet.besluit()
    nieuw = besluiten.wijzigen(opzet.dienst, b.id, categorie=Categorie.MIDDEN, ingangsdatum=b.ingangsdatum,
                               einddatum=b.einddatum, redenen=b.redenen)  # fmt: skip
    assert nieuw.uitkomst is Uitkomst.TOEGEWEZEN_ANDERS
    assert "C23" in _regels(opzet)


def test_that_the_fields_are_closed_in_the_tekenmap_and_a_question_opens_them_with_a_note(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    besluit = opzet.in_tekenmap()
    with pytest.raises(ToestandError):
        opzet.schrijf(nodig="anders")
    besluiten.terug(opzet.als(VOORZITTER), besluit.id, "Waarom twee jaar?")
    assert opzet.besluit().toestand is Besluittoestand.CONCEPT
    with opzet.zitting.register.lezen() as uow:
        assert uow.notities.of_aanvraag(besluit.aanvraag_id)[0].tekst == "Terug uit de Tekenmap: Waarom twee jaar?"


def test_that_an_older_screen_cannot_overwrite_a_newer_text(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    oud = opzet.besluit()
    opzet.schrijf(nodig="nieuwer")
    with pytest.raises(GewijzigdError):
        besluiten.wijzigen(opzet.dienst, oud.id, categorie=oud.categorie, ingangsdatum=oud.ingangsdatum,
                           einddatum=oud.einddatum, redenen=replace(oud.redenen, nodig="ouder"), versie=oud.versie)  # fmt: skip


def test_that_a_lid_cannot_write_a_besluit(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    with pytest.raises(GeenRechtError):
        besluiten.naar_tekenmap(opzet.als(BAKKENES), opzet.besluit().id)


def test_that_keeping_what_did_not_change_tells_the_log_nothing(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    with opzet.zitting.register.lezen() as uow:
        voor = uow.logboek.laatste(1)[0].volgnummer
    opzet.schrijf()
    with opzet.zitting.register.lezen() as uow:
        assert uow.logboek.laatste(1)[0].volgnummer == voor
