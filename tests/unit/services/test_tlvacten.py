"""One line of the TLV register: a copy that says so, another school, a gap that is explained, a draft of its verlenging."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.domain.errors import GeenRechtError, InvoerError, NietGevondenError, ToestandError
from cvt_desktop.domain.ids import TlvId
from cvt_desktop.domain.verlengingsronde import Schoolwissel
from cvt_desktop.ports.bladen import Afschrift
from cvt_desktop.ports.overzicht import VerklaringSummary
from cvt_desktop.services import intakeconcept, tlvacten, verklaringen, verlenging, verlengingsronde
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.ondertekenen import tekenen
from tests.besluit_opzet import Besluitopzet, zet_besluit_op
from tests.factories import BENSALEM, MIKOLAJ, VOORZITTER, maak_verklaring
from tests.ronde_tlv import EINDE, KOMPAS, MEANDER_NAAM, maak


@pytest.fixture(scope="module")
def opzet(tmp_path_factory: pytest.TempPathFactory) -> Besluitopzet:
    een = zet_besluit_op(tmp_path_factory.mktemp("register"))
    een.in_tekenmap()
    tekenen(een.als(VOORZITTER), een.besluit().id)
    return een


@pytest.fixture
def dienst(tmp_path: Path) -> Dienst:
    return maak(tmp_path)


def eigen(opzet: Besluitopzet) -> VerklaringSummary:
    return verklaringen.lijst(opzet.dienst)[0]


def oud(dienst: Dienst, nummer: str = "OEF-2526-0001") -> TlvId:
    return next(v.id for v in verklaringen.overgenomen(dienst) if v.nummer == nummer)


def test_that_a_copy_says_that_it_is_one_and_the_log_knows_it(opzet: Besluitopzet) -> None:
    naam, _ = tlvacten.afschrift(opzet.dienst, eigen(opzet).id)
    assert naam == f"{eigen(opzet).nummer} afschrift.pdf"
    document = opzet.opmaker.laatste(Afschrift)
    assert isinstance(document, Afschrift)
    assert (document.kop.kenmerk, document.stand) == (eigen(opzet).nummer, "")
    with opzet.zitting.register.lezen() as uow:
        assert uow.logboek.laatste(1)[0].object_soort == "afschrift"
    with pytest.raises(GeenRechtError):
        tlvacten.afschrift(opzet.als(BENSALEM), eigen(opzet).id)


def test_that_there_is_no_copy_of_what_stands_in_another_system(dienst: Dienst) -> None:
    with pytest.raises(NietGevondenError):
        tlvacten.afschrift(dienst, oud(dienst))


def test_that_a_pupil_who_changes_school_takes_the_tlv_along_and_moves_in_the_ronde(dienst: Dienst) -> None:
    tlvacten.schoolwissel_noteren(dienst, oud(dienst), f" {KOMPAS} ", date(2027, 2, 1))
    with dienst.register.lezen() as uow:
        tlv = uow.overgenomen.get(oud(dienst))
        assert (tlv.schoolwissel, tlv.school) == (Schoolwissel(school=KOMPAS, sinds=date(2027, 2, 1)), MEANDER_NAAM)
        assert uow.logboek.laatste(1)[0].actie == "verklaring.schoolwissel"
    ronde = verlengingsronde.ronde(dienst, EINDE)
    assert [(s.school, len(s.tlvs)) for s in ronde.scholen] == [(MEANDER_NAAM, 2), (KOMPAS, 4)]


@pytest.mark.parametrize(("school", "sinds", "veld"), [
    ("", date(2027, 2, 1), "school"), ("S" * 300, date(2027, 2, 1), "school"), ("De Werkschuit", date(2025, 7, 1), "sinds"),
])  # fmt: skip
def test_that_a_new_school_has_a_name_and_a_day_within_the_tlv(dienst: Dienst, school: str, sinds: date, veld: str) -> None:
    with pytest.raises(InvoerError) as fout:
        tlvacten.schoolwissel_noteren(dienst, oud(dienst), school, sinds)
    assert fout.value.veld == veld


def test_that_a_gap_is_named_until_somebody_explains_it_and_is_told_with_the_reason_then(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    opzet.in_tekenmap()
    tekenen(opzet.als(VOORZITTER), opzet.besluit().id)
    dienst = opzet.dienst
    with opzet.zitting.register.schrijven() as uow:
        eerste = uow.verklaringen.of_leerling(MIKOLAJ.id)[0]
        verder = uow.verklaringen.save(maak_verklaring(5, aanvraag_id=eerste.aanvraag_id, besluit_id=eerste.besluit_id))
    regels = verklaringen.lijst(dienst)
    assert verklaringen.gaten(regels) == "Let op: 3 nummers ontbreken: 2 t/m 4 (2026-2027)."
    with pytest.raises(InvoerError):
        tlvacten.gat_verklaren(dienst, verder.id, " ")
    with pytest.raises(InvoerError):
        tlvacten.gat_verklaren(dienst, eerste.id, tlvacten.GATREDENEN[0])
    tlvacten.gat_verklaren(dienst, verder.id, tlvacten.GATREDENEN[0])
    assert verklaringen.gaten(verklaringen.lijst(dienst)) == (
        "Elk gat in de nummering is verklaard (2 t/m 4 (2026-2027): uitgegeven in het vorige systeem).")
    with pytest.raises(GeenRechtError):
        tlvacten.gat_verklaren(opzet.als(VOORZITTER), verder.id, tlvacten.GATREDENEN[0])
    with opzet.zitting.register.schrijven() as uow:
        uow.verklaringen.save(replace(uow.verklaringen.get(eerste.id)).ingetrokken("op verzoek", date(2027, 6, 1)))
    with pytest.raises(ToestandError):
        tlvacten.schoolwissel_noteren(dienst, eerste.id, KOMPAS, date(2028, 1, 1))
    with pytest.raises(ToestandError):
        verlenging.begin(dienst, eerste.id)


def test_that_a_verlenging_begins_from_the_line_with_its_school(dienst: Dienst) -> None:
    concept = intakeconcept.lees(dienst, verlenging.begin(dienst, oud(dienst)))
    assert concept is not None
    assert concept.invoer.vso.eerdere_tlv == "OEF-2526-0001"
    assert concept.invoer.contactpersoon
