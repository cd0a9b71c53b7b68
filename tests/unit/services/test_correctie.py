"""A besluit that was sent is corrected: the old one holds until the new one is signed, and the correction can be left."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.besluit import Besluit, Besluittoestand
from cvt_desktop.domain.bezwaar import Indiener
from cvt_desktop.domain.errors import InvoerError, ToestandError
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.instellingen import Besluitmodel
from cvt_desktop.domain.tlv import Tlvtoestand, Verklaring
from cvt_desktop.domain.voorstel import zoals_gevraagd
from cvt_desktop.ports.documenten import BesluitbriefOuders, BesluitbriefSchool
from cvt_desktop.ports.vervanging import Vervanging
from cvt_desktop.services import (
    afsluiten,
    besluiten,
    bestuursbesluiten,
    bezwaren,
    correctie,
    intrekking,
    op_adviezen,
    verklaringen,
    zienswijze,
)
from cvt_desktop.services.bezwaren import Bezwaarinvoer
from cvt_desktop.services.dossier import bekend_besluit
from cvt_desktop.services.ondertekenen import tekenen
from tests.besluit_opzet import DAG, GEWONE_TAAL, Besluitopzet, geef_certificaten, kies_modellen, zet_besluit_op
from tests.factories import BESTUURDER, VOORZITTER, maak_bezwaar
from tests.fakes.poorten import NepBijlagen, NepOpmaker
from tests.unit.services.test_verklaringen import HOREN, regels, verzend
from tests.zitting_opzet import ALLE_DRIE, zet_op

REDEN = "verkeerde datum"
EEN, TWEE, DRIE = "OEF-2627-0001", "OEF-2627-0002", "OEF-2627-0003"


@pytest.fixture
def verzonden(tmp_path: Path) -> Besluitopzet:
    opzet = zet_besluit_op(tmp_path)
    opzet.in_tekenmap()
    tekenen(opzet.als(VOORZITTER), opzet.besluit().id)
    verzend(opzet)
    return opzet


def begin(opzet: Besluitopzet) -> Besluit:
    return correctie.corrigeren(opzet.dienst, opzet.besluit().id, REDEN)


def teken(opzet: Besluitopzet) -> str:
    opzet.in_tekenmap()
    return tekenen(opzet.als(VOORZITTER), opzet.besluit().id).nummer


def stand(verklaring: Verklaring) -> tuple[Tlvtoestand, str, str, date | None]:
    return verklaring.toestand, verklaring.vervallen_omdat, verklaring.vervangen_door, verklaring.beeindigd_op


GELDT = (Tlvtoestand.GELDIG, "", "", None)


def test_that_beginning_a_correction_makes_a_concept_and_leaves_the_verklaring_in_force(verzonden: Besluitopzet) -> None:
    oud = verzonden.besluit()
    nieuw = begin(verzonden)
    assert verzonden.besluit() == nieuw
    assert (nieuw.toestand, nieuw.tlv_id, nieuw.ondertekening) == (Besluittoestand.CONCEPT, None, None)
    assert nieuw.vervangt(oud.id)
    assert stand(regels(verzonden)[0]) == GELDT
    assert verzonden.zitting.aanvraag().status is Status.BESLOTEN
    with verzonden.zitting.register.lezen() as uow:
        lopend = correctie.lopende(uow, regels(verzonden)[0])
    assert lopend == nieuw


def test_that_the_old_verklaring_ends_with_the_signature_and_names_the_number_in_its_place(verzonden: Besluitopzet) -> None:
    oud = verzonden.besluit()
    nieuw = begin(verzonden)
    assert teken(verzonden) == TWEE
    een, twee = regels(verzonden)
    assert stand(een) == (Tlvtoestand.VERVALLEN, REDEN, TWEE, DAG)
    assert stand(twee) == GELDT
    assert verklaringen.gaten(verzonden.dienst.overzichten.verklaringen()).startswith("Geen gaten")
    with verzonden.zitting.register.lezen() as uow:
        assert uow.besluiten.get(oud.id).toestand is Besluittoestand.VERZONDEN
    verzend(verzonden)
    assert verzonden.zitting.aanvraag().status is Status.BEKENDGEMAAKT
    with verzonden.zitting.register.lezen() as uow:
        bekend = bekend_besluit(uow, verzonden.zitting.aanvraag())
    assert bekend is not None
    assert bekend.id == nieuw.id, "a bezwaar is from now on against the besluit that came in its place"


def test_that_a_correction_can_be_taken_back_until_it_lies_to_be_signed(verzonden: Besluitopzet) -> None:
    oud = verzonden.besluit()
    concept = begin(verzonden)
    verzonden.in_tekenmap()
    with pytest.raises(ToestandError):
        correctie.terugnemen(verzonden.dienst, concept.id)
    besluiten.terug(verzonden.dienst, concept.id)
    correctie.terugnemen(verzonden.dienst, concept.id)
    assert verzonden.besluit() == oud
    assert verzonden.zitting.aanvraag().status is Status.BEKENDGEMAAKT
    assert [stand(r) for r in regels(verzonden)] == [GELDT]
    with pytest.raises(ToestandError) as fout:
        correctie.terugnemen(verzonden.dienst, oud.id)
    assert fout.value.code == "geen-correctie"


def test_that_a_signed_correction_that_is_withdrawn_lets_the_old_verklaring_hold_again(verzonden: Besluitopzet) -> None:
    begin(verzonden)
    teken(verzonden)
    besluiten.intrekken(verzonden.dienst, verzonden.besluit().id, besluiten.INTREKREDENEN[0])
    een, twee = regels(verzonden)
    assert stand(een) == GELDT
    assert twee.toestand is Tlvtoestand.VERVALLEN
    assert verzonden.besluit().correctie is not None, "the concept that begins is still a correction"
    assert teken(verzonden) == DRIE
    een, twee, drie = regels(verzonden)
    assert (een.toestand, een.vervangen_door) == (Tlvtoestand.VERVALLEN, DRIE)
    assert (twee.toestand, twee.vervangen_door) == (Tlvtoestand.VERVALLEN, DRIE)
    assert stand(drie) == GELDT


def test_that_what_ended_before_the_correction_does_not_hold_again_when_that_is_withdrawn(verzonden: Besluitopzet) -> None:
    intrekking.vervallen(verzonden.als(VOORZITTER), regels(verzonden)[0].id, intrekking.VERVALREDENEN[0], HOREN)
    verzend(verzonden)
    begin(verzonden)
    teken(verzonden)
    school = verzonden.opmaker.laatste(BesluitbriefSchool)
    assert isinstance(school, BesluitbriefSchool)
    assert school.vervangt is not None
    assert (school.vervangt.vervalt, school.vervangt.gold_niet) == ("", f"{EEN} was al vervallen")
    besluiten.intrekken(verzonden.dienst, verzonden.besluit().id, besluiten.INTREKREDENEN[0])
    assert regels(verzonden)[0].toestand is Tlvtoestand.VERVALLEN


def test_that_a_correction_waits_for_a_besluit_that_ends_the_verklaring_and_that_for_a_correction(
    verzonden: Besluitopzet,
) -> None:
    voorzitter, tlv_id = verzonden.als(VOORZITTER), regels(verzonden)[0].id
    intrekking.vervallen(voorzitter, tlv_id, intrekking.VERVALREDENEN[0], HOREN)
    with pytest.raises(ToestandError) as fout:
        begin(verzonden)
    assert fout.value.code == "einde-klaar"
    intrekking.terugnemen(voorzitter, tlv_id)
    begin(verzonden)
    assert correctie.loopt(verzonden.dienst, tlv_id)
    with pytest.raises(ToestandError) as fout:
        intrekking.vervallen(voorzitter, tlv_id, intrekking.VERVALREDENEN[0], HOREN)
    assert fout.value.code == "correctie-loopt"


def test_that_both_letters_say_which_besluit_is_replaced_and_what_was_wrong(verzonden: Besluitopzet) -> None:
    begin(verzonden)
    teken(verzonden)
    for soort in (BesluitbriefSchool, BesluitbriefOuders):
        brief = verzonden.opmaker.laatste(soort)
        assert isinstance(brief, BesluitbriefSchool | BesluitbriefOuders)
        assert brief.eigen_alinea == "", "the paragraph of their own stays free"
        oud = brief.vervangt
        assert isinstance(oud, Vervanging)
        assert (oud.brief_van, oud.fout, oud.vervalt) == (DAG, "een datum klopte niet", EEN)


def test_that_the_check_knows_that_the_old_verklaring_is_replaced(verzonden: Besluitopzet) -> None:
    """C44 asks no reason for a period inside the one that ends, and C41 no haste for what was decided before."""
    concept = begin(verzonden)
    verzonden.zitting.klok.dag = date(2027, 8, 2)
    gevonden = {b.regel_id for b in besluiten.controleren(verzonden.dienst, concept.id)}
    assert not gevonden & {"C41", "C44"}


def test_that_a_closed_dossier_is_reopened_first_and_can_still_be_heard_about_its_verklaring(verzonden: Besluitopzet) -> None:
    id_ = verzonden.aanvraag_id()
    with verzonden.zitting.register.schrijven() as uow:
        uow.aanvragen.save(uow.aanvragen.get(id_).naar(Status.AFGESLOTEN))
    assert zienswijze.mogelijk(verzonden.dienst, id_), "a verklaring can be ended after the bezwaartermijn (Awb 4:8)"
    with pytest.raises(ToestandError, match="Heropen"):
        begin(verzonden)
    afsluiten.heropenen(verzonden.dienst, (id_,))
    assert begin(verzonden).correctie is not None


def test_that_a_reason_comes_from_the_list_and_only_what_was_sent_is_corrected(verzonden: Besluitopzet) -> None:
    with pytest.raises(InvoerError):
        correctie.corrigeren(verzonden.dienst, verzonden.besluit().id, "nieuwe feiten vóór verzending")
    begin(verzonden)
    with pytest.raises(ToestandError) as fout:
        begin(verzonden)
    assert fout.value.code == "besluit-niet-verzonden"


def test_that_a_bezwaar_waits_for_the_correction_to_be_left_or_sent(verzonden: Besluitopzet) -> None:
    concept = begin(verzonden)
    invoer = Bezwaarinvoer(indiener=Indiener.OUDER, naam="R. de Vries", ontvangst=maak_bezwaar().ontvangst)
    verzonden.zitting.klok.dag = invoer.ontvangst.ontvangen_op
    with pytest.raises(ToestandError) as fout:
        bezwaren.registreren(verzonden.dienst, verzonden.aanvraag_id(), invoer)
    assert fout.value.code == "bezwaar-bij-correctie"
    correctie.terugnemen(verzonden.dienst, concept.id)
    bezwaren.registreren(verzonden.dienst, verzonden.aanvraag_id(), invoer)
    assert verzonden.zitting.aanvraag().status is Status.IN_BEZWAAR


def test_that_the_correction_of_a_besluit_without_zitting_is_left_as_a_correction(tmp_path: Path) -> None:
    """Model M3: to take back what was decided on the adviezen would open a dossier that is bekendgemaakt."""
    zitting = zet_op(tmp_path, aantal=4, op_agenda=False)
    kies_modellen(zitting, ((Soort.TLV_VSO_NIEUW, Besluitmodel.M3),))
    zitting.dossiers[:] = [zitting.dossiers[3]]
    opzet = Besluitopzet(zitting=zitting, bijlagen=NepBijlagen(), opmaker=NepOpmaker())
    geef_certificaten(opzet)
    op_adviezen.beslissen(opzet.als(VOORZITTER), opzet.aanvraag_id(), voorgenomen=zoals_gevraagd(opzet.zitting.aanvraag()),
                          vergewissing=ALLE_DRIE, redenen="")  # fmt: skip
    opzet.schrijf(gewone_taal=GEWONE_TAAL, duur_gewone_taal="Tijd om op te bouwen.")
    tekenen(opzet.als(VOORZITTER), besluiten.naar_tekenmap(opzet.dienst, opzet.besluit().id).id)
    verzend(opzet)
    concept = begin(opzet)
    with pytest.raises(ToestandError) as fout:
        op_adviezen.terugnemen(opzet.als(VOORZITTER), opzet.aanvraag_id())
    assert fout.value.code == "correctie"
    correctie.terugnemen(opzet.dienst, concept.id)
    assert opzet.zitting.aanvraag().status is Status.BEKENDGEMAAKT


def test_that_the_correction_of_a_bestuursbesluit_can_be_left_when_the_advice_lies_open_again(tmp_path: Path) -> None:
    """Model M2: the bestuur takes back what it decided, because the correction differs from the advice."""
    opzet = zet_besluit_op(tmp_path, modellen=((Soort.TLV_VSO_NIEUW, Besluitmodel.M2),))
    bestuursbesluiten.conform(opzet.als(BESTUURDER), opzet.in_tekenmap().id)
    tekenen(opzet.als(BESTUURDER), opzet.besluit().id)
    verzend(opzet)
    concept = begin(opzet)
    bestuursbesluiten.terugnemen(opzet.als(BESTUURDER), concept.id)
    assert opzet.zitting.aanvraag().status is Status.ADVIES_BESTUUR
    correctie.terugnemen(opzet.dienst, concept.id)
    assert opzet.zitting.aanvraag().status is Status.BEKENDGEMAAKT
    assert opzet.besluit().toestand is Besluittoestand.VERZONDEN
