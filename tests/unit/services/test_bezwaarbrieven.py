"""The letters of a bezwaar: to whom each goes, what it needs, and that its sending is what moves the bezwaar (Awb 6 and 7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.adres import Adres
from cvt_desktop.domain.bezwaar import (
    Bezwaar,
    Bezwaaradvies,
    Bezwaarbeslissing,
    Bezwaartoestand,
    Gevolg,
    Hoorgrond,
    Indiener,
    Naderuitstel,
    Oordeel,
    Uitstelgrond,
)
from cvt_desktop.domain.brief import Brief, Briefsoort, Brieftoestand, Verzendwijze
from cvt_desktop.domain.errors import CvtError, GeenRechtError, InvoerError, ToestandError
from cvt_desktop.domain.ids import BezwaarId
from cvt_desktop.ports.documentbrieven import Bezwaarbrief, Bezwaarinhoud
from cvt_desktop.services import bezwaarbrieven, bezwaarstand, bezwaren
from cvt_desktop.services.bezwaarbrieven import Bezwaarbriefinvoer
from cvt_desktop.services.verzenden import Zending, verzenden
from tests.besluit_opzet import SCHOOLNAAM, Besluitopzet
from tests.bezwaar_opzet import VANDAAG, invoer, maak, zet_bekend
from tests.factories import BESTUURDER, VOORZITTER
from tests.fakes.poorten import NepOpmaker
from ui.presenters import bezwaarbriefacten

S = Briefsoort
LBT = Adres(straat="Postbus 1", postcode="1999 AB", plaats="Meerstede")
ADVIES = Bezwaaradvies(gedateerd=date(2027, 6, 28), ontvangen_op=date(2027, 6, 29), strekking=Oordeel.ONGEGROND)
BESLISSING = Bezwaarbeslissing(op=VANDAAG, oordeel=Oordeel.ONGEGROND, gevolg=Gevolg.BLIJFT, beslist_door=BESTUURDER.id)
HERSTEL = Bezwaarbriefinvoer(soort=S.BEZWAAR_HERSTEL, wat="De handtekening", dag=date(2027, 7, 14))
VERDAGING = Bezwaarbriefinvoer(soort=S.BEZWAAR_VERDAGING, wat="De LBT hoort pas na de zomer", weken=6)
UITSTEL = Bezwaarbriefinvoer(soort=S.BEZWAAR_UITSTEL, dag=date(2027, 12, 1), grond=Uitstelgrond.INDIENER)
HOREN = Bezwaarbriefinvoer(soort=S.BEZWAAR_HOORZITTING, dag=date(2027, 7, 15), plaats="Om 10.00 uur", inzage="Op kantoor")
AANBIEDING = Bezwaarbriefinvoer(soort=S.BEZWAAR_AANBIEDING, naar="LBT", adres=LBT)
DOORZENDING = Bezwaarbriefinvoer(soort=S.BEZWAAR_DOORZENDING, naar="De gemeente", adres=LBT, wat="Het gaat over vervoer")
BRIEF_BESLISSING = Bezwaarbriefinvoer(soort=S.BEZWAAR_BESLISSING, wat="De duur is goed gemotiveerd.")


@pytest.fixture
def opzet(tmp_path: Path) -> Besluitopzet:
    return zet_bekend(tmp_path)


def stuur(opzet: Besluitopzet, brieven: tuple[Brief, ...], op: date = VANDAAG) -> None:
    verzenden(opzet.dienst, opzet.aanvraag_id(), tuple(Zending(brief_id=b.id, op=op, wijze=Verzendwijze.POST) for b in brieven))


def verzend(opzet: Besluitopzet, id_: BezwaarId, wat: Bezwaarbriefinvoer) -> Bezwaar:
    stuur(opzet, bezwaarbrieven.maken(opzet.dienst, id_, wat))
    return lees(opzet, id_)


def lees(opzet: Besluitopzet, id_: BezwaarId) -> Bezwaar:
    with opzet.dienst.register.lezen() as uow:
        return uow.bezwaren.get(id_)


def beslissen_voor(opzet: Besluitopzet) -> date | None:
    termijn = bezwaarstand.bladen(opzet.dienst, opzet.aanvraag_id())[0].termijnen.beslissen
    return termijn.laatste_dag if termijn else None


def document(opzet: Besluitopzet) -> Bezwaarbrief:
    assert isinstance(opzet.dienst.opmaker, NepOpmaker)
    laatste = opzet.dienst.opmaker.laatste(Bezwaarbrief)
    assert isinstance(laatste, Bezwaarbrief)
    return laatste


def test_that_the_receipt_is_confirmed_to_who_objected_and_noted_when_it_was_sent(opzet: Besluitopzet) -> None:
    id_ = maak(opzet)
    wat = Bezwaarbriefinvoer(soort=S.BEZWAAR_ONTVANGST)
    bezwaarbrieven.voorbeeld(opzet.dienst, id_, wat)
    brieven = bezwaarbrieven.maken(opzet.dienst, id_, wat)
    assert SCHOOLNAAM not in [b.geadresseerde for b in brieven]
    assert (document(opzet).beslissen_voor, document(opzet).bekend_op) == (beslissen_voor(opzet), date(2027, 5, 12))
    assert lees(opzet, id_).bevestigd_op is None
    stuur(opzet, brieven)
    assert lees(opzet, id_).bevestigd_op == VANDAAG
    with opzet.dienst.register.lezen() as uow:
        assert S.BEZWAAR_ONTVANGST not in bezwaarbrieven.soorten(uow.bezwaren.get(id_))


def test_that_asking_to_repair_lets_the_term_stand_still_from_the_sending(opzet: Besluitopzet) -> None:
    id_ = maak(opzet)
    voor = beslissen_voor(opzet)
    na = verzend(opzet, id_, HERSTEL)
    assert (na.toestand, na.open_herstel and na.open_herstel.wat) == (Bezwaartoestand.HERSTEL_GEVRAAGD, "De handtekening")
    assert voor is not None
    assert (beslissen_voor(opzet) or voor) > voor


def test_that_a_verdaging_goes_to_all_who_are_concerned_and_counts_once(opzet: Besluitopzet) -> None:
    id_ = maak(opzet)
    voor = beslissen_voor(opzet)
    brieven = bezwaarbrieven.maken(opzet.dienst, id_, VERDAGING)
    assert SCHOOLNAAM in [b.geadresseerde for b in brieven]
    assert len(brieven) > 1
    stuur(opzet, brieven)
    assert voor is not None
    assert ((beslissen_voor(opzet) or voor) - voor).days == 42
    assert document(opzet).nieuwe_dag == beslissen_voor(opzet)
    with pytest.raises(ToestandError, match="één keer"):
        bezwaarbrieven.maken(opzet.dienst, id_, VERDAGING)


def test_that_further_delay_names_its_ground_and_moves_the_term_to_its_day(opzet: Besluitopzet) -> None:
    id_ = maak(opzet)
    na = verzend(opzet, id_, UITSTEL)
    assert na.nader_uitstel == (Naderuitstel(op=VANDAAG, tot=date(2027, 12, 1), grond=Uitstelgrond.INDIENER),)
    assert beslissen_voor(opzet) == date(2027, 12, 1)
    assert "stemt" in document(opzet).grond
    blad = bezwaarstand.bladen(opzet.dienst, opzet.aanvraag_id())[0]
    assert blad.termijnen.beslissen is not None
    assert blad.termijnen.beslissen.stappen[-1].bron.id == "awb-7:10-4"


def test_that_the_offering_to_the_lbt_forwards_it_and_the_hearing_follows_with_its_dates(opzet: Besluitopzet) -> None:
    id_ = maak(opzet)
    na = verzend(opzet, id_, AANBIEDING)
    assert (na.toestand, na.doorgezonden_op) == (Bezwaartoestand.DOORGEZONDEN, VANDAAG)
    assert document(opzet).adres[0] == "LBT"
    na = verzend(opzet, id_, HOREN)
    assert na.hoorzitting_op == date(2027, 7, 15)
    assert (document(opzet).stukken_tot, document(opzet).inzage_vanaf) == (date(2027, 7, 5), date(2027, 7, 8))


def test_that_what_another_body_goes_about_ends_here_and_who_objected_is_told(opzet: Besluitopzet) -> None:
    id_ = maak(opzet)
    brieven = bezwaarbrieven.maken(opzet.dienst, id_, DOORZENDING)
    assert brieven[0].geadresseerde == "De gemeente"
    assert document(opzet).inhoud is Bezwaarinhoud.DOORZENDING_INDIENER
    stuur(opzet, brieven)
    na = lees(opzet, id_)
    assert (na.toestand, na.overgedragen_op, na.overgedragen_aan) == (Bezwaartoestand.OVERGEDRAGEN, VANDAAG, "De gemeente")
    assert opzet.zitting.aanvraag().status is Status.AFGESLOTEN
    assert beslissen_voor(opzet) is not None


def test_that_the_decision_says_whether_was_heard_and_until_when_beroep_can_be_made(opzet: Besluitopzet) -> None:
    id_ = maak(opzet)
    verzend(opzet, id_, AANBIEDING)
    bezwaren.advies_ontvangen(opzet.dienst, id_, replace(ADVIES, gedateerd=VANDAAG, ontvangen_op=VANDAAG))
    with pytest.raises(ToestandError, match="hoort deze brief niet bij"):
        bezwaarbrieven.maken(opzet.dienst, id_, BRIEF_BESLISSING)
    bezwaren.niet_horen(opzet.dienst, id_, Hoorgrond.WIL_NIET)
    bezwaren.beslissen(opzet.dienst, id_, BESLISSING)
    na = verzend(opzet, id_, BRIEF_BESLISSING)
    brief = document(opzet)
    assert brief.beslissing is not None
    assert (brief.beslissing.oordeel, brief.beslissing.gehoord_op) == ("ongegrond", None)
    assert "niet gehoord willen worden" in brief.beslissing.niet_gehoord
    assert (brief.ondertekening.naam, brief.bijlagen) == (BESTUURDER.naam, ("Advies van de LBT",))
    assert na.beslissing_verzonden_op == VANDAAG
    assert bezwaarstand.bladen(opzet.dienst, opzet.aanvraag_id())[0].beroep_tot == date(2027, 8, 11)  # six weeks (Awb 6:7)


def test_that_a_decision_without_a_hearing_or_its_reason_gets_no_letter(opzet: Besluitopzet) -> None:
    id_ = maak(opzet)
    bezwaren.beslissen(opzet.dienst, id_, replace(BESLISSING, oordeel=Oordeel.NIET_ONTVANKELIJK))
    with pytest.raises(ToestandError, match="Awb 7:3"):
        bezwaarbrieven.maken(opzet.dienst, id_, BRIEF_BESLISSING)


def test_that_a_new_letter_replaces_the_one_of_this_bezwaar_that_was_not_sent(opzet: Besluitopzet) -> None:
    een, twee = maak(opzet), maak(opzet, date(2027, 5, 26))
    eerste, ander = bezwaarbrieven.maken(opzet.dienst, een, HERSTEL), bezwaarbrieven.maken(opzet.dienst, twee, HERSTEL)
    bezwaarbrieven.maken(opzet.dienst, een, HERSTEL)
    with opzet.dienst.register.lezen() as uow:
        assert uow.brieven.get(eerste[0].id).toestand is Brieftoestand.VERVALLEN
        assert uow.brieven.get(ander[0].id).toestand is Brieftoestand.DEFINITIEF


@pytest.mark.parametrize(
    ("wat", "veld"),
    [
        (replace(HERSTEL, wat=" "), "wat"),
        (replace(HERSTEL, dag=None), "dag"),
        (replace(HERSTEL, dag=VANDAAG), "dag"),
        (replace(HERSTEL, dag=date(2027, 7, 17)), "dag"),  # a Saturday
        (replace(VERDAGING, weken=7), "weken"),
        (replace(VERDAGING, weken=0), "weken"),
        (replace(VERDAGING, wat=""), "wat"),
        (replace(UITSTEL, grond=None), "grond"),
        (replace(UITSTEL, dag=date(2027, 7, 1)), "dag"),
        (replace(AANBIEDING, naar=""), "naar"),
        (replace(AANBIEDING, adres=Adres()), "straat"),
        (replace(AANBIEDING, adres=Adres(straat="Postbus 1")), "plaatsnaam"),
        (replace(DOORZENDING, wat=""), "wat"),
    ],
)
def test_that_a_letter_that_cannot_be_is_refused_at_its_field(opzet: Besluitopzet, wat: Bezwaarbriefinvoer, veld: str) -> None:
    id_ = maak(opzet)
    with pytest.raises(InvoerError) as fout:
        bezwaarbrieven.maken(opzet.dienst, id_, wat)
    assert fout.value.veld == veld


@pytest.mark.parametrize(
    ("anders", "veld"),
    [({"dag": date(2027, 7, 9)}, "dag"), ({"plaats": ""}, "plaats"), ({"inzage": " "}, "inzage")],
)
def test_that_a_hearing_leaves_time_for_documents_and_says_where_they_lie(
    opzet: Besluitopzet, anders: dict[str, str], veld: str
) -> None:
    id_ = maak(opzet)
    bezwaren.doorzenden(opzet.dienst, id_, VANDAAG)
    with pytest.raises(InvoerError) as fout:
        bezwaarbrieven.maken(opzet.dienst, id_, replace(HOREN, **anders))  # type: ignore[arg-type]
    assert fout.value.veld == veld


def test_that_a_gemachtigde_gets_letters_once_the_address_is_known(opzet: Besluitopzet) -> None:
    wie = replace(invoer(), indiener=Indiener.GEMACHTIGDE, naam="Mr. A. Advocaat")
    id_ = bezwaren.registreren(opzet.dienst, opzet.aanvraag_id(), wie)
    with pytest.raises(InvoerError, match="geen adres"):
        bezwaarbrieven.maken(opzet.dienst, id_, HERSTEL)
    with pytest.raises(InvoerError):
        bezwaren.adres_vastleggen(opzet.dienst, id_, Adres(straat="Kade 1"))
    bezwaren.adres_vastleggen(opzet.dienst, id_, LBT)
    assert [b.geadresseerde for b in bezwaarbrieven.maken(opzet.dienst, id_, HERSTEL)] == ["Mr. A. Advocaat"]


def test_that_further_delay_and_not_hearing_can_be_noted_as_done_on_paper(opzet: Besluitopzet) -> None:
    id_ = maak(opzet)
    uitstel = Naderuitstel(op=VANDAAG, tot=date(2027, 12, 1), grond=Uitstelgrond.ALLEN)
    assert bezwaren.uitstellen(opzet.dienst, id_, uitstel).nader_uitstel == (uitstel,)
    with pytest.raises(CvtError, match="vorige uitstel"):
        bezwaren.uitstellen(opzet.dienst, id_, uitstel)
    bezwaren.doorzenden(opzet.dienst, id_, VANDAAG)
    bezwaren.hoorzitting(opzet.dienst, id_, date(2027, 7, 20))
    zonder = bezwaren.niet_horen(opzet.dienst, id_, Hoorgrond.ONGEGROND)
    assert (zonder.niet_gehoord, zonder.hoorzitting_op) == (Hoorgrond.ONGEGROND, None)
    assert bezwaren.hoorzitting(opzet.dienst, id_, date(2027, 7, 20)).niet_gehoord is None


def test_that_only_who_writes_letters_makes_them(opzet: Besluitopzet) -> None:
    id_ = maak(opzet)
    voorzitter = opzet.als(VOORZITTER)
    assert bezwaarbriefacten.acten(opzet.dienst, lees(opzet, id_))
    assert bezwaarbriefacten.acten(voorzitter, lees(opzet, id_)) == ()
    with pytest.raises(GeenRechtError):
        bezwaarbrieven.maken(voorzitter, id_, HERSTEL)
