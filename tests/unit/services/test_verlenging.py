"""The kind verlenging: prefilled from the earlier TLV, its own checklist, and a TLV that says so (screens.md 5.4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest

from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.errors import ToestandError
from cvt_desktop.domain.formulier import BlokVso, Categorie, OntvangenVia, Soort, Verzorger, Wijziging, wijziging
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.instellingen import Besluitmodel
from cvt_desktop.domain.schooljaar import vroegste_einddatum_vso
from cvt_desktop.domain.soorten import open_velden
from cvt_desktop.domain.tlv import Tlvtoestand
from cvt_desktop.domain.toets import Antwoord
from cvt_desktop.ports.documenten import BesluitbriefSchool, Tlv
from cvt_desktop.services import toetsing, zittingen
from cvt_desktop.services.bekrachtigen import bekrachtigen
from cvt_desktop.services.intake import NieuweAanvraag, registreren
from cvt_desktop.services.intakeconcept import lees
from cvt_desktop.services.invoer import Invoer
from cvt_desktop.services.ondertekenen import tekenen
from cvt_desktop.services.toetslijsten import nieuwste_toetslijst
from cvt_desktop.services.verlenging import begin, vooringevuld
from tests.besluit_opzet import Besluitopzet, geef_certificaten, zet_besluit_op
from tests.factories import MIKOLAJ, RAVENKOOG, VOORZITTER, maak_formulier, maak_verklaring
from tests.fakes.poorten import NepBijlagen, NepOpmaker
from tests.zitting_opzet import LEDEN, beslis, eigen, open_zitting, zet_op

LEEG = Invoer(school_id=RAVENKOOG.id, ontvangen_op=date(2027, 5, 11), ontvangen_via=OntvangenVia.POST)


@pytest.fixture
def eerder(tmp_path: Path) -> Besluitopzet:
    """Mikołaj has TLV OEF-2627-0001, from 1 augustus 2027 to 31 juli 2029."""
    opzet = zet_besluit_op(tmp_path)
    opzet.in_tekenmap()
    tekenen(opzet.als(VOORZITTER), opzet.besluit().id)
    return opzet


def registreer(opzet: Besluitopzet, invoer: Invoer) -> Aanvraag:
    id_ = registreren(opzet.dienst, NieuweAanvraag(soort=Soort.TLV_VSO_VERLENGING, invoer=invoer, leerling_id=MIKOLAJ.id))
    with opzet.zitting.register.lezen() as uow:
        return uow.aanvragen.get(id_)


def antwoorden(opzet: Besluitopzet, aanvraag: Aanvraag) -> dict[str, Antwoord]:
    """What the program answers by itself."""
    stand = toetsing.stand(opzet.dienst, aanvraag.id)
    return {code: antwoord.antwoord for code, antwoord in stand.programma.items()}


def test_that_it_begins_on_the_day_after_the_earlier_tlv_in_the_same_category(eerder: Besluitopzet) -> None:
    vso = vooringevuld(eerder.dienst, MIKOLAJ.id, LEEG).vso
    assert (vso.eerdere_tlv, vso.eerdere_categorie, vso.eerdere_tot) == ("OEF-2627-0001", Categorie.LAAG, date(2029, 7, 31))
    assert (vso.categorie, vso.ingangsdatum) == (Categorie.LAAG, date(2029, 8, 1))
    assert vso.einddatum == vroegste_einddatum_vso(date(2029, 8, 1)) == date(2030, 7, 31)
    assert (vso.waarom, vso.geprobeerd) == ("", ()), "the reasons are asked anew"


def test_that_the_verzorgers_come_along_without_what_they_thought_then(eerder: Besluitopzet) -> None:
    oud = maak_formulier().b.verzorgers
    nieuw = vooringevuld(eerder.dienst, MIKOLAJ.id, LEEG).b.verzorgers
    assert [v.naam for v in nieuw] == [v.naam for v in oud]
    assert {(v.houding, v.zienswijze) for v in nieuw} == {(None, "")}


def test_that_it_says_only_the_period_changes_as_long_as_the_category_is_that_of_the_earlier_tlv(eerder: Besluitopzet) -> None:
    assert vooringevuld(eerder.dienst, MIKOLAJ.id, LEEG).vso.wat_verandert is Wijziging.DUUR
    assert wijziging(Categorie.LAAG, Categorie.MIDDEN) is Wijziging.CATEGORIE
    assert wijziging(None, Categorie.MIDDEN) is None


def test_that_what_the_newest_aanvraag_says_of_pupil_and_verzorgers_goes_before_that_of_the_tlv(eerder: Besluitopzet) -> None:
    oud = eerder.zitting.aanvraag()
    verhuisd = replace(oud.formulier, a=replace(oud.formulier.a, ontvangen_op=date(2029, 3, 1)),
                       b=replace(oud.formulier.b, leerjaar="4", verzorgers=(Verzorger(naam="K. Verhuisd"),)))  # fmt: skip
    with eerder.zitting.register.schrijven() as uow:
        uow.aanvragen.save(replace(oud, id=AanvraagId(uuid4()), kenmerk="2028-0001", versie=0, formulier=verhuisd))
    nieuw = vooringevuld(eerder.dienst, MIKOLAJ.id, LEEG).b
    assert ([v.naam for v in nieuw.verzorgers], nieuw.leerjaar) == (["K. Verhuisd"], "4")


def test_that_a_draft_from_the_register_is_received_today_and_signed_as_the_contact_of_its_school(eerder: Besluitopzet) -> None:
    with eerder.zitting.register.lezen() as uow:
        tlv = uow.verklaringen.of_leerling(MIKOLAJ.id)[0]
    concept = lees(eerder.dienst, begin(eerder.dienst, tlv.id))
    assert concept is not None
    vandaag = eerder.dienst.klok.today()
    assert (concept.invoer.ontvangen_op, concept.invoer.datum_aanvraag) == (vandaag, vandaag)
    assert concept.invoer.ontvangen_via is OntvangenVia.TOP_DOSSIER
    contact = RAVENKOOG.contactpersonen[0]
    assert concept.invoer.getekend_door == f"{contact.naam}, {contact.functie}"
    assert concept.invoer.b.schoolsoort == RAVENKOOG.schoolsoort


def test_that_what_was_typed_already_stays(eerder: Besluitopzet) -> None:
    getypt = replace(LEEG, vso=BlokVso(waarom="Hij bouwt nog op."),
                     b=replace(LEEG.b, verzorgers=(Verzorger(naam="K. Nieuw"),)))  # fmt: skip
    uit = vooringevuld(eerder.dienst, MIKOLAJ.id, getypt)
    assert uit.vso.waarom == "Hij bouwt nog op."
    assert [v.naam for v in uit.b.verzorgers] == ["K. Nieuw"]


def test_that_the_last_of_the_valid_ones_is_extended(eerder: Besluitopzet) -> None:
    with eerder.zitting.register.schrijven() as uow:
        eerste = uow.verklaringen.of_leerling(MIKOLAJ.id)[0]
        for volgnummer, einde, toestand in ((2, 2031, Tlvtoestand.GELDIG), (3, 2032, Tlvtoestand.INGETROKKEN)):
            uow.verklaringen.save(maak_verklaring(
                volgnummer, aanvraag_id=eerste.aanvraag_id, besluit_id=eerste.besluit_id, toestand=toestand,
                einddatum=date(einde, 7, 31),
            ))  # fmt: skip
    assert vooringevuld(eerder.dienst, MIKOLAJ.id, LEEG).vso.eerdere_tlv == "OEF-2627-0002"


def test_that_without_a_valid_tlv_vso_it_says_which_kind_to_take(eerder: Besluitopzet) -> None:
    with eerder.zitting.register.schrijven() as uow:
        regel = uow.verklaringen.of_leerling(MIKOLAJ.id)[0]
        uow.verklaringen.save(regel.ingetrokken("op verzoek", date(2027, 6, 1)))
    with pytest.raises(ToestandError, match="TLV vso – nieuw"):
        vooringevuld(eerder.dienst, MIKOLAJ.id, LEEG)


def test_that_the_list_has_seventeen_questions_of_which_four_by_hand() -> None:
    """Screens.md part 6, column H; V9 is answered from the adviezen."""
    lijst = nieuwste_toetslijst(Soort.TLV_VSO_VERLENGING)
    codes = "O1 O2 O3 O4 O5 O6 V1 V3 V5 V6 V8 V9 N1 N4 T1 T2 T3"
    assert [p.code for p in lijst.punten] == codes.split()
    assert [p.code for p in lijst.punten if not p.automatisch] == ["N1", "N4", "T1", "T2"]


def test_that_the_program_knows_the_own_earlier_tlv(eerder: Besluitopzet) -> None:
    eigen_ = antwoorden(eerder, registreer(eerder, vooringevuld(eerder.dienst, MIKOLAJ.id, LEEG)))
    assert (eigen_["O2"], eigen_["O5"]) == (Antwoord.JA, Antwoord.JA)


def test_that_a_tlv_of_another_swv_is_typed_and_a_person_says_who_decides(eerder: Besluitopzet) -> None:
    invoer = vooringevuld(eerder.dienst, MIKOLAJ.id, LEEG)
    ander = replace(invoer, vso=replace(invoer.vso, eerdere_tlv="NHN-2425-0412", eerdere_tot=date(2029, 7, 31)))
    aanvraag = registreer(eerder, ander)
    assert aanvraag.formulier.vso.eerdere_tlv == "NHN-2425-0412"
    assert "O2" not in antwoorden(eerder, aanvraag)


def test_that_no_new_tlv_comes_inside_a_running_one(eerder: Besluitopzet) -> None:
    invoer = vooringevuld(eerder.dienst, MIKOLAJ.id, LEEG)
    te_vroeg = replace(invoer, vso=replace(invoer.vso, ingangsdatum=date(2029, 7, 31)))
    assert antwoorden(eerder, registreer(eerder, te_vroeg))["O5"] is Antwoord.NEE


def test_that_what_the_form_still_needs_is_that_of_a_verlenging(eerder: Besluitopzet) -> None:
    aanvraag = registreer(eerder, vooringevuld(eerder.dienst, MIKOLAJ.id, LEEG))
    open_ = [v for v, _ in open_velden(aanvraag.soort, aanvraag.formulier) if v.startswith("vso.")]
    assert open_ == ["vso.waarom", "vso.hoofddoel", "vso.terugkeer", "vso.opp_geevalueerd_op"]


def verlenging(map_: Path) -> Besluitopzet:
    """A verlenging that was put on the agenda, decided and confirmed."""
    zitting = zet_op(map_, op_agenda=False)
    oud = zitting.aanvraag()
    vso = replace(oud.formulier.vso, eerdere_tlv="OEF-2425-0087", eerdere_categorie=Categorie.LAAG,
                  eerdere_tot=date(2027, 7, 31), wat_verandert=Wijziging.DUUR, leerjaren="3 en 4")  # fmt: skip
    codes = {p.code for p in nieuwste_toetslijst(Soort.TLV_VSO_VERLENGING).punten}
    toets = replace(oud.toets, lijst_soort=Soort.TLV_VSO_VERLENGING,
                    beantwoordingen=tuple(b for b in oud.toets.beantwoordingen if b.code in codes))  # fmt: skip
    with zitting.register.schrijven() as uow:
        gewoon = uow.instellingen.all()[0]
        modellen = ((Soort.TLV_VSO_VERLENGING, Besluitmodel.M1),)
        uow.instellingen.save(replace(gewoon, reglement=replace(gewoon.reglement, modellen=modellen)))
        nieuw = uow.aanvragen.save(replace(
            oud, soort=Soort.TLV_VSO_VERLENGING, formulier=replace(oud.formulier, vso=vso), toets=toets,
        ))  # fmt: skip
    zitting.dossiers[0] = nieuw
    zittingen.agenderen(zitting.dienst, zitting.zitting_id, nieuw.id)
    open_zitting(zitting)
    beslis(zitting)
    opzet = Besluitopzet(zitting=zitting, bijlagen=NepBijlagen(), opmaker=NepOpmaker())
    for lid in LEDEN:
        bekrachtigen(opzet.als(lid), zitting.zitting_id, eigen(opzet.als(lid)))
    geef_certificaten(opzet)
    return opzet


def test_that_a_decided_verlenging_brings_a_tlv_that_says_what_it_extends(tmp_path: Path) -> None:
    opzet = verlenging(tmp_path)
    assert opzet.zitting.aanvraag().formulier.vso.wat_verandert is Wijziging.DUUR, "read back from the register"
    opzet.in_tekenmap()
    assert tekenen(opzet.als(VOORZITTER), opzet.besluit().id).nummer == "OEF-2627-0001"
    tlv, brief = opzet.opmaker.laatste(Tlv), opzet.opmaker.laatste(BesluitbriefSchool)
    assert isinstance(tlv, Tlv)
    assert isinstance(brief, BesluitbriefSchool)
    assert tlv.verlengt == "OEF-2425-0087, geldig tot en met 31 juli 2027"
    assert brief.verloop.soort == "toelaatbaarheidsverklaring voortgezet speciaal onderwijs (verlenging)"
    with opzet.zitting.register.lezen() as uow:
        regel = uow.verklaringen.of_leerling(MIKOLAJ.id)[0]
    assert (regel.soort, regel.einddatum) == (Soort.TLV_VSO_VERLENGING, date(2029, 7, 31))


def test_that_a_first_tlv_extends_nothing(eerder: Besluitopzet) -> None:
    tlv = eerder.opmaker.laatste(Tlv)
    assert isinstance(tlv, Tlv)
    assert tlv.verlengt == ""
