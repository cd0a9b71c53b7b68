"""A besluit that ends a verklaring: it works when its letters have left, and whom it concerns was heard (Awb 3:40, 4:8)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.basis.tekst import datum_kort
from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.agendapunt import Uitkomst
from cvt_desktop.domain.brief import Brief, Briefsoort, Brieftoestand, Verzendwijze
from cvt_desktop.domain.errors import GeenRechtError, InvoerError, ToestandError
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.ids import TlvId
from cvt_desktop.domain.onderwerp import leerling_id_van
from cvt_desktop.domain.tlv import Beeindiging, Tlvtoestand, Verklaring
from cvt_desktop.domain.zienswijze import Zienswijze, Zienswijzevan, Zienswijzevorm, Zienswijzevraag
from cvt_desktop.ports.documentbrieven import UitnodigingZienswijze
from cvt_desktop.ports.intrekkingsbrief import IntrekkingVerklaring
from cvt_desktop.services import besluiten, brieven, correctie, intrekking, verklaringen, zienswijze
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.documenten.briefreeks import Aan
from cvt_desktop.services.dossier import dossierkop
from cvt_desktop.services.herkenning import herken_leerling
from cvt_desktop.services.intrekkingscontrole import HOORREDENEN
from cvt_desktop.services.ondertekenen import tekenen
from cvt_desktop.services.verzenden import Zending, opnieuw, te_verzenden, verzenden
from cvt_desktop.services.zienswijze import Uitnodiging
from tests.besluit_opzet import DAG, Besluitopzet, zet_besluit_op
from tests.factories import SECRETARIS, VOORZITTER
from tests.unit.services.test_verklaringen import HOREN, regels, verzend

LATER, EINDE = date(2027, 9, 1), date(2029, 7, 31)
NIET_NODIG, ONJUIST = intrekking.INTREKREDENEN[1], intrekking.INTREKREDENEN[3]
GELDT = (Tlvtoestand.GELDIG, "", None)


@pytest.fixture
def verzonden(tmp_path: Path) -> Besluitopzet:
    opzet = zet_besluit_op(tmp_path)
    opzet.in_tekenmap()
    tekenen(opzet.als(VOORZITTER), opzet.besluit().id)
    verzend(opzet)
    return opzet


def stand(opzet: Besluitopzet, nummer: int = 0) -> tuple[Tlvtoestand, str, date | None]:
    v = regels(opzet)[nummer]
    return v.toestand, v.vervallen_omdat, v.beeindigd_op


def trek_in(opzet: Besluitopzet, reden: str = NIET_NODIG, per: date | None = None, horen: str = HOREN) -> Verklaring:
    return intrekking.intrekken(opzet.als(VOORZITTER), regels(opzet)[0].id, reden, per, horen)


def stukken(opzet: Besluitopzet) -> list[tuple[Briefsoort, Brieftoestand]]:
    """The letters of an intrekking in the tab Brieven."""
    soorten = {Briefsoort.INTREKKING, Briefsoort.INTREKKING_OUDERS}
    return [(r.soort, r.toestand) for r in brieven.lijst(opzet.dienst, opzet.aanvraag_id()) if r.soort in soorten]


def laatste(opzet: Besluitopzet) -> IntrekkingVerklaring:
    document = opzet.opmaker.laatste(IntrekkingVerklaring)
    assert isinstance(document, IntrekkingVerklaring)
    return document


def verstuur(opzet: Besluitopzet, aantal: int, op: date) -> None:
    """The first letters that wait."""
    opzet.zitting.klok.dag = op
    klaar = te_verzenden(opzet.dienst, opzet.aanvraag_id())[:aantal]
    verzenden(opzet.dienst, opzet.aanvraag_id(), tuple(Zending(brief_id=b.id, op=op, wijze=Verzendwijze.POST) for b in klaar))


# --- from when it works ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("doe", "reden", "toestand"),
    [(intrekking.intrekken, NIET_NODIG, Tlvtoestand.INGETROKKEN),
     (intrekking.vervallen, intrekking.VERVALREDENEN[0], Tlvtoestand.VERVALLEN)],
)  # fmt: skip
def test_that_the_verklaring_holds_until_the_last_letter_has_left_and_keeps_its_line(
    verzonden: Besluitopzet, doe: Callable[..., Verklaring], reden: str, toestand: Tlvtoestand
) -> None:
    tlv_id = regels(verzonden)[0].id
    with pytest.raises(InvoerError):
        doe(verzonden.als(VOORZITTER), tlv_id, "zomaar", horen=HOREN)
    with pytest.raises(GeenRechtError):
        doe(verzonden.als(SECRETARIS), tlv_id, reden, horen=HOREN)
    doe(verzonden.als(VOORZITTER), tlv_id, reden, horen=HOREN)
    assert stand(verzonden) == GELDT
    assert regels(verzonden)[0].einde == Beeindiging(toestand=toestand, reden=reden)
    [regel] = verklaringen.lijst(verzonden.dienst)
    assert (regel.toestand, regel.einde) == ("geldig", str(toestand))
    with pytest.raises(ToestandError) as fout:
        doe(verzonden.als(VOORZITTER), tlv_id, reden, horen=HOREN)
    assert fout.value.code == "einde-klaar"
    verstuur(verzonden, 1, date(2027, 5, 13))
    assert stand(verzonden) == GELDT, "the ouders have not got theirs"
    verstuur(verzonden, 1, date(2027, 5, 14))
    assert stand(verzonden) == (toestand, reden, date(2027, 5, 14))
    [regel] = verklaringen.lijst(verzonden.dienst)
    assert (regel.toestand, regel.einde, regel.beeindigd_op) == (str(toestand), "", date(2027, 5, 14))
    assert verklaringen.gaten([regel]) == f"Geen gaten in de nummering; 1 nummer is {toestand} en blijft staan."
    with pytest.raises(ToestandError):
        doe(verzonden.als(VOORZITTER), tlv_id, reden, horen=HOREN)


def test_that_a_later_day_that_it_names_goes_before_the_day_of_sending(verzonden: Besluitopzet) -> None:
    trek_in(verzonden, per=LATER)
    assert laatste(verzonden).per == LATER
    verzend(verzonden)
    [v] = regels(verzonden)
    assert (v.toestand, v.beeindigd_op) == (Tlvtoestand.INGETROKKEN, LATER)
    assert (v.geldt_op(date(2027, 8, 31)), v.geldt_op(LATER)) == (True, False)
    with verzonden.zitting.register.lezen() as uow:
        leerling = uow.leerlingen.get(leerling_id_van(verzonden.zitting.aanvraag()))
    wie = (leerling.roepnaam, leerling.voorvoegsel, leerling.achternaam, leerling.geboortedatum)
    assert herken_leerling(verzonden.dienst, *wie)[0].tlv_nummer == v.nummer
    verzonden.zitting.klok.dag = LATER
    assert herken_leerling(verzonden.dienst, *wie)[0].tlv_nummer == ""


def test_that_the_head_of_the_dossier_says_that_the_verklaring_ends_and_has_ended(verzonden: Besluitopzet) -> None:
    id_ = verzonden.zitting.aanvraag().id
    assert dossierkop(verzonden.dienst, id_).bij_status == "toegewezen"
    assert dossierkop(verzonden.dienst, id_).vlaggen == ()
    trek_in(verzonden, per=LATER)
    assert dossierkop(verzonden.dienst, id_).vlaggen == (), "its letters have not left"
    verzend(verzonden)
    assert dossierkop(verzonden.dienst, id_).vlaggen[0] == f"verklaring ingetrokken met ingang van {datum_kort(LATER)}"
    verzonden.zitting.klok.dag = LATER
    assert dossierkop(verzonden.dienst, id_).vlaggen[0] == f"verklaring ingetrokken sinds {datum_kort(LATER)}"


def test_that_letters_that_leave_after_the_day_that_it_names_end_it_when_they_leave(verzonden: Besluitopzet) -> None:
    trek_in(verzonden, per=DAG)
    verstuur(verzonden, 2, date(2027, 5, 20))
    assert stand(verzonden)[2] == date(2027, 5, 20)


@pytest.mark.parametrize(("per", "code"), [(date(2027, 5, 11), "einde-terug"), (date(2029, 8, 1), "einde-laat")])
def test_that_it_does_not_work_back_nor_after_the_period(verzonden: Besluitopzet, per: date, code: str) -> None:
    with pytest.raises(InvoerError) as fout:
        trek_in(verzonden, per=per)
    assert (fout.value.code, fout.value.veld) == (code, "per")
    assert stukken(verzonden) == []


def test_that_it_can_be_taken_back_until_a_letter_has_left(verzonden: Besluitopzet) -> None:
    tlv_id, dienst = regels(verzonden)[0].id, verzonden.als(VOORZITTER)
    assert not intrekking.terug_te_nemen(dienst, tlv_id)
    trek_in(verzonden)
    assert intrekking.terug_te_nemen(dienst, tlv_id)
    weer = intrekking.terugnemen(dienst, tlv_id)
    assert (weer.toestand, weer.einde) == (Tlvtoestand.GELDIG, None)
    assert {toestand for _, toestand in stukken(verzonden)} == {Brieftoestand.VERVALLEN}
    trek_in(verzonden)
    verstuur(verzonden, 1, DAG)
    assert not intrekking.terug_te_nemen(dienst, tlv_id)
    with pytest.raises(ToestandError):
        intrekking.terugnemen(dienst, tlv_id)
    verstuur(verzonden, 1, DAG)
    assert stand(verzonden)[0] is Tlvtoestand.INGETROKKEN


def test_that_a_letter_of_it_lapses_with_the_besluit_only(verzonden: Besluitopzet) -> None:
    trek_in(verzonden)
    with pytest.raises(ToestandError, match="bij Verklaringen"):
        brieven.vervallen(verzonden.dienst, te_verzenden(verzonden.dienst, verzonden.aanvraag_id())[0].id)


# --- what the letters say -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("fout", [True, False])
def test_that_it_is_a_besluit_with_letters_that_name_the_number_the_reason_and_the_bezwaartermijn(
    verzonden: Besluitopzet, fout: bool
) -> None:
    tlv_id = regels(verzonden)[0].id
    doe: Callable[..., Verklaring] = intrekking.vervallen if fout else intrekking.intrekken
    reden = intrekking.VERVALREDENEN[0] if fout else NIET_NODIG
    doe(verzonden.als(VOORZITTER), tlv_id, reden, horen=HOREN)
    klaar = Brieftoestand.DEFINITIEF
    assert stukken(verzonden) == [(Briefsoort.INTREKKING, klaar), (Briefsoort.INTREKKING_OUDERS, klaar)]
    document = laatste(verzonden)
    assert (document.tlv_nummer, document.fout, document.reden, document.per) == ("OEF-2627-0001", fout, reden, None)
    assert document.grondslag == "WVO 2.47, lid 7 en WEC 40, lid 12"
    assert document.bezwaar.laatste_dag == date(2027, 6, 23)
    verzend(verzonden)
    tot = {r.bezwaar_tot for r in brieven.lijst(verzonden.dienst, verzonden.aanvraag_id()) if "intrekking" in str(r.soort)}
    assert tot == {date(2027, 6, 23)}
    assert verzonden.zitting.aanvraag().status is Status.BEKENDGEMAAKT


@pytest.mark.parametrize(
    ("soort", "criteria"), [(Soort.TLV_PRO_REGULIER, "UB WVO 2.46"), (Soort.TLV_PRO_BIJZONDER, "UB WVO 2.47")]
)
def test_that_for_praktijkonderwijs_the_ground_is_that_of_its_own_articles(
    verzonden: Besluitopzet, soort: Soort, criteria: str
) -> None:
    with verzonden.zitting.register.schrijven() as uow:
        uow.verklaringen.save(replace(regels(verzonden)[0], soort=soort))
    trek_in(verzonden)
    assert laatste(verzonden).grondslag == f"WVO 2.47, lid 7, WVO 2.30, lid 5 en {criteria}"


def test_that_in_the_place_of_another_needs_one_that_was_sent_and_the_letters_name_it(verzonden: Besluitopzet) -> None:
    with pytest.raises(InvoerError) as fout:
        trek_in(verzonden, intrekking.VERVANGEN)
    assert (fout.value.code, fout.value.veld) == ("geen-andere", "reden")
    with verzonden.zitting.register.schrijven() as uow:
        een = regels(verzonden)[0]
        uow.verklaringen.save(replace(een, id=TlvId(verzonden.besluit().id), nummer="OEF-2627-0002", volgnummer=2, versie=0))
    trek_in(verzonden, intrekking.VERVANGEN)
    assert laatste(verzonden).vervangen_door == "OEF-2627-0002"
    assert regels(verzonden)[0].vervangen_door == ""
    verzend(verzonden)
    assert [v.vervangen_door for v in regels(verzonden)] == ["OEF-2627-0002", ""]


def test_that_a_second_intrekking_in_a_dossier_stands_by_itself(verzonden: Besluitopzet) -> None:
    """Its letters have their own days, and are taken back without those of the first."""
    voorzitter = verzonden.als(VOORZITTER)
    trek_in(verzonden)
    verzend(verzonden)
    eerste = [b for b in _brieven(verzonden) if b.tlv_id == regels(verzonden)[0].id]
    correctie.corrigeren(verzonden.dienst, verzonden.besluit().id, "verkeerde datum")
    verzonden.in_tekenmap()
    tekenen(voorzitter, verzonden.besluit().id)
    verzend(verzonden)
    tweede_id = regels(verzonden)[1].id
    intrekking.intrekken(voorzitter, tweede_id, ONJUIST, horen=HOREN)
    assert intrekking.terug_te_nemen(voorzitter, tweede_id), "though a letter of the first has left"
    intrekking.terugnemen(voorzitter, tweede_id)
    assert [b.toestand for b in _brieven(verzonden) if b in eerste] == [Brieftoestand.VERZONDEN] * len(eerste)
    intrekking.intrekken(voorzitter, tweede_id, ONJUIST, horen=HOREN)
    verstuur(verzonden, 9, date(2027, 6, 1))
    verzonden.zitting.klok.dag = date(2027, 6, 10)
    weer = Zending(brief_id=eerste[0].id, op=date(2027, 5, 20), wijze=Verzendwijze.POST)
    assert opnieuw(verzonden.dienst, verzonden.aanvraag_id(), weer).bezwaar_tot == date(2027, 7, 1)


def _brieven(opzet: Besluitopzet) -> list[Brief]:
    with opzet.zitting.register.lezen() as uow:
        return [b for b in uow.brieven.of_aanvraag(opzet.aanvraag_id()) if b.soort in
                {Briefsoort.INTREKKING, Briefsoort.INTREKKING_OUDERS}]  # fmt: skip


# --- who was heard --------------------------------------------------------------------------------------------------------


def vraag(van: Zienswijzevan, antwoord: Zienswijze | None = None, **velden: date) -> Zienswijzevraag:
    dagen = {"verzonden_op": DAG, "uiterlijk": date(2027, 5, 26), **velden}
    return Zienswijzevraag(van=van, wie="iemand", over="het einde van de verklaring", zienswijze=antwoord, **dagen)


def zet_vragen(opzet: Besluitopzet, *vragen: Zienswijzevraag) -> None:
    with opzet.zitting.register.schrijven() as uow:
        uow.aanvragen.save(replace(uow.aanvragen.get(opzet.aanvraag_id()), zienswijzen=vragen))


ANTWOORD = Zienswijze(op=DAG, vorm=Zienswijzevorm.MONDELING, inhoud="Wij zijn het er niet mee eens.")
SCHOOL, OUDERS = Zienswijzevan.SCHOOL, Zienswijzevan.OUDERS


def test_that_without_a_zienswijze_a_reason_of_the_list_is_needed_and_kept_in_the_report(verzonden: Besluitopzet) -> None:
    with pytest.raises(InvoerError, match="niet gehoord: de school") as fout:
        trek_in(verzonden, horen="")
    assert (fout.value.code, fout.value.veld) == ("niet-gehoord", "horen")
    with pytest.raises(InvoerError):
        trek_in(verzonden, horen="omdat het kan")
    assert stukken(verzonden) == []
    voor = len(verzonden.zitting.aanvraag().controles)
    trek_in(verzonden, horen=HOORREDENEN[2])
    verslag = verzonden.zitting.aanvraag().controles[voor]
    assert {(b.regel_id, b.reden) for b in verslag.bevindingen} == {("C56", HOORREDENEN[2])}
    assert verslag.bevindingen[0].tekst == "Hierover niet gehoord: de school en de ouders"


@pytest.mark.parametrize("reden", [intrekking.INTREKREDENEN[0], intrekking.INTREKREDENEN[4]])
def test_that_who_asked_for_it_or_was_heard_in_bezwaar_is_not_asked_again(verzonden: Besluitopzet, reden: str) -> None:
    trek_in(verzonden, reden, horen="")
    assert verzonden.zitting.aanvraag().controles[-1].bevindingen == ()


def test_that_who_answered_or_let_the_day_go_by_was_heard(verzonden: Besluitopzet) -> None:
    zet_vragen(verzonden, vraag(SCHOOL, ANTWOORD), vraag(OUDERS))
    with pytest.raises(InvoerError, match="niet gehoord: de ouders"):
        trek_in(verzonden, horen="")
    verzonden.zitting.klok.dag = date(2027, 5, 27)
    trek_in(verzonden, horen="")
    assert laatste(verzonden).gehoord == "Vooraf vroegen wij om een zienswijze: op 12 mei 2027 gaf de school een zienswijze"


def test_that_what_was_asked_before_the_verklaring_was_about_the_aanvraag(verzonden: Besluitopzet) -> None:
    vroeger = {"verzonden_op": date(2027, 4, 20), "uiterlijk": date(2027, 5, 3)}
    zet_vragen(verzonden, vraag(SCHOOL, ANTWOORD, **vroeger), vraag(OUDERS, ANTWOORD, **vroeger))
    with pytest.raises(InvoerError):
        trek_in(verzonden, horen="")


def test_that_the_invitation_names_the_verklaring_and_can_be_made_as_long_as_it_holds(verzonden: Besluitopzet) -> None:
    invoer = Uitnodiging(aan=Aan.BEIDE, voornemen="Wij denken erover de verklaring in te trekken.",
                         gegevens="De school schrijft dat de leerling elders is geplaatst.", uiterlijk=date(2027, 5, 26))
    assert zienswijze.mogelijk(verzonden.dienst, verzonden.aanvraag_id())
    zienswijze.uitnodigen(verzonden.dienst, verzonden.aanvraag_id(), invoer)
    brief = verzonden.opmaker.laatste(UitnodigingZienswijze)
    assert isinstance(brief, UitnodigingZienswijze)
    assert brief.tlv_nummer == "OEF-2627-0001"
    verzend(verzonden)
    verzonden.zitting.klok.dag = date(2027, 5, 27)
    trek_in(verzonden, horen="")
    verstuur(verzonden, 9, date(2027, 5, 27))
    assert not zienswijze.mogelijk(verzonden.dienst, verzonden.aanvraag_id())


def test_that_the_check_of_a_besluit_says_nothing_about_hearing_before_an_end(verzonden: Besluitopzet) -> None:
    concept = correctie.corrigeren(verzonden.dienst, verzonden.besluit().id, "verkeerde datum")
    assert "C56" not in {b.regel_id for b in besluiten.controleren(verzonden.dienst, concept.id)}


def test_that_who_may_not_decide_is_refused_before_anything_is_asked(verzonden: Besluitopzet) -> None:
    dienst: Dienst = verzonden.als(SECRETARIS)
    with pytest.raises(GeenRechtError):
        intrekking.keur(dienst, regels(verzonden)[0].id, Beeindiging(toestand=Tlvtoestand.INGETROKKEN, reden=NIET_NODIG))


def test_that_the_head_of_the_dossier_says_that_a_known_besluit_is_an_afwijzing(verzonden: Besluitopzet) -> None:
    id_ = verzonden.zitting.aanvraag().id
    with verzonden.zitting.register.schrijven() as uow:
        (besluit,) = uow.besluiten.of_aanvraag(id_)
        uow.besluiten.save(replace(besluit, uitkomst=Uitkomst.AFGEWEZEN, categorie=None, ingangsdatum=None, einddatum=None))
    assert dossierkop(verzonden.dienst, id_).bij_status == "afgewezen"
