"""A wrong *verzonden* is taken back the same day, with a reason, as long as nothing depends on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.domain.aanvraag import Aanvulling, Status
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.besluit import Besluittoestand
from cvt_desktop.domain.bezwaar import Ontvangst
from cvt_desktop.domain.brief import Brief, Briefsoort, Brieftoestand, Verzendwijze
from cvt_desktop.domain.errors import GeenRechtError, InvoerError, ToestandError
from cvt_desktop.domain.formulier import OntvangenVia
from cvt_desktop.domain.ids import BriefId
from cvt_desktop.domain.tlv import Tlvtoestand
from cvt_desktop.services import aanvulling, brieven, intrekking, verzendstapel
from cvt_desktop.services.intrekkingscontrole import HOORREDENEN
from cvt_desktop.services.verzenden import Zending, opnieuw, te_verzenden, verzenden
from cvt_desktop.services.verzending_terug import REDENEN, terugnemen
from tests.besluit_opzet import DAG, Besluitopzet, zet_besluit_op
from tests.factories import VANDAAG, VOORZITTER, maak_bezwaar
from tests.verzend_opzet import getekend

REDEN = REDENEN[0]


def _weg(opzet: Besluitopzet) -> tuple[BriefId, ...]:
    """The whole pile is registered as sent; the ids of the letters."""
    zendingen = tuple(Zending(brief_id=r.id, op=DAG, wijze=Verzendwijze.POST) for r in verzendstapel.stapel(opzet.dienst).regels)
    return verzendstapel.verzend(opzet.dienst, zendingen).verzonden


def _brief(opzet: Besluitopzet, brief_id: BriefId) -> Brief:
    with opzet.zitting.register.lezen() as uow:
        return uow.brieven.get(brief_id)


def test_that_a_stack_is_taken_back_in_one_act_and_lies_ready_as_before(tmp_path: Path) -> None:
    opzet = getekend(tmp_path)
    ids = _weg(opzet)
    assert opzet.zitting.aanvraag().status is Status.BEKENDGEMAAKT
    assert len(terugnemen(opzet.dienst, ids, REDEN)) == 7
    assert {r.id for r in verzendstapel.stapel(opzet.dienst).regels} == set(ids)
    assert [opzet.besluit(n).toestand for n in (0, 1)] == [Besluittoestand.GETEKEND] * 2
    assert [opzet.zitting.aanvraag(n).status for n in (0, 1)] == [Status.GETEKEND] * 2
    brief = _brief(opzet, ids[0])
    assert (brief.verzonden_op, brief.wijze, brief.geregistreerd_op) == (None, None, None)
    assert [(v.op, v.teruggenomen_op, v.reden) for v in brief.vergissingen] == [(DAG, VANDAAG, REDEN)]
    with opzet.zitting.register.lezen() as uow:
        assert sum(g.aantal for g in uow.logboek.since(0) if g.actie == Actie.VERZENDING_TERUGNEMEN) == 7
    assert len(_weg(opzet)) == 7, "and can be sent again"
    assert opzet.besluit().toestand is Besluittoestand.VERZONDEN


def test_that_one_letter_goes_back_and_the_besluit_waits_for_it_again(tmp_path: Path) -> None:
    opzet = getekend(tmp_path, aantal=1)
    ids = _weg(opzet)
    terugnemen(opzet.dienst, ids[:1], REDEN)
    assert [_brief(opzet, i).toestand for i in ids] == [Brieftoestand.DEFINITIEF] + [Brieftoestand.VERZONDEN] * (len(ids) - 1)
    assert opzet.besluit().toestand is Besluittoestand.GETEKEND


def test_that_on_a_later_day_nothing_is_taken_back_also_not_what_is_of_today(tmp_path: Path) -> None:
    opzet = getekend(tmp_path)
    ids = _weg(opzet)
    opzet.zitting.klok.verder(1)
    nieuw = brieven.ontvangstbevestiging_maken(opzet.dienst, opzet.aanvraag_id())[0]
    verzenden(opzet.dienst, opzet.aanvraag_id(), (Zending(brief_id=nieuw.id, op=date(2027, 5, 13), wijze=Verzendwijze.POST),))
    with pytest.raises(ToestandError, match="op de dag waarop"):
        terugnemen(opzet.dienst, (nieuw.id, *ids), REDEN)
    assert _brief(opzet, nieuw.id).toestand is Brieftoestand.VERZONDEN
    terugnemen(opzet.dienst, (nieuw.id,), REDEN)
    assert opzet.zitting.aanvraag().bevestigd_op is None


def test_that_a_bezwaar_or_an_act_on_the_verklaring_keeps_it_as_it_is(tmp_path: Path) -> None:
    opzet = getekend(tmp_path)
    ids = _weg(opzet)
    with opzet.zitting.register.schrijven() as uow:
        uow.bezwaren.save(maak_bezwaar(aanvraag_id=opzet.aanvraag_id(0), besluit_id=opzet.besluit(0).id,
                                       ontvangst=Ontvangst(ontvangen_op=VANDAAG)))  # fmt: skip
        tlv_id = opzet.besluit(1).tlv_id
        assert tlv_id is not None
        uow.verklaringen.save(uow.verklaringen.get(tlv_id).ingetrokken("op verzoek", VANDAAG))
    for nummer, waarom in ((0, "bezwaar gemaakt"), (1, "Met de verklaring")):
        eigen = [i for i in ids if _brief(opzet, i).aanvraag_id == opzet.aanvraag_id(nummer)]
        with pytest.raises(ToestandError, match=waarom):
            terugnemen(opzet.dienst, eigen, REDEN)
    assert {_brief(opzet, i).toestand for i in ids} == {Brieftoestand.VERZONDEN}


def test_that_a_reason_of_the_list_and_a_letter_are_asked_and_only_the_secretaris_may(tmp_path: Path) -> None:
    opzet = getekend(tmp_path, aantal=1)
    ids = _weg(opzet)
    for keuze, reden in ((ids, "zomaar"), ((), REDEN)):
        with pytest.raises(InvoerError):
            terugnemen(opzet.dienst, keuze, reden)
    with pytest.raises(GeenRechtError):
        terugnemen(opzet.als(VOORZITTER), ids, REDEN)


def test_that_a_second_sending_goes_back_to_the_first(tmp_path: Path) -> None:
    opzet = getekend(tmp_path, aantal=1)
    ids = _weg(opzet)
    opzet.zitting.klok.verder(5)
    opnieuw(opzet.dienst, opzet.aanvraag_id(), Zending(brief_id=ids[0], op=date(2027, 5, 17), wijze=Verzendwijze.UITGEREIKT))
    terugnemen(opzet.dienst, ids[:1], REDEN)
    brief = _brief(opzet, ids[0])
    assert (brief.toestand, brief.eerder) == (Brieftoestand.VERZONDEN, ())
    assert (brief.verzonden_op, brief.wijze) == (DAG, Verzendwijze.POST)
    assert opzet.besluit().toestand is Besluittoestand.VERZONDEN


def test_that_the_term_runs_again_when_the_verzoek_was_not_sent(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    aanvraag = opzet.zitting.aanvraag()
    with opzet.zitting.register.schrijven() as uow:
        uow.aanvragen.save(replace(aanvraag, status=Status.IN_TOETSING, aanvullingen=(
            Aanvulling(ontbreekt=("MDO-verslag",), uiterlijk=date(2027, 5, 26)),
        )))  # fmt: skip
    brief = brieven.verzoek_aanvulling_maken(opzet.dienst, opzet.aanvraag_id())
    aanvulling.verzonden(opzet.dienst, opzet.aanvraag_id(), DAG, Verzendwijze.POST)
    assert opzet.zitting.aanvraag().status is Status.AANVULLING_GEVRAAGD
    terugnemen(opzet.dienst, (brief.id,), REDEN)
    terug = opzet.zitting.aanvraag()
    assert (terug.status, terug.aanvullingen[-1].verzonden_op) == (Status.IN_TOETSING, None)
    aanvulling.verzonden(opzet.dienst, opzet.aanvraag_id(), DAG, Verzendwijze.POST)
    with opzet.zitting.register.schrijven() as uow:
        vers = uow.aanvragen.get(opzet.aanvraag_id())
        laatste = replace(vers.aanvullingen[-1], binnen=(("MDO-verslag", DAG),))
        uow.aanvragen.save(replace(vers, aanvullingen=(laatste,)))
    with pytest.raises(ToestandError, match="al een antwoord"):
        terugnemen(opzet.dienst, (brief.id,), REDEN)


def test_that_a_verklaring_holds_again_when_the_letters_that_ended_it_were_not_sent(tmp_path: Path) -> None:
    opzet = getekend(tmp_path, aantal=1)
    _weg(opzet)
    tlv_id = opzet.besluit().tlv_id
    assert tlv_id is not None
    intrekking.intrekken(opzet.als(VOORZITTER), tlv_id, intrekking.INTREKREDENEN[0], horen=HOORREDENEN[0])
    zendingen = tuple(Zending(brief_id=b.id, op=DAG, wijze=Verzendwijze.POST)
                      for b in te_verzenden(opzet.dienst, opzet.aanvraag_id()))  # fmt: skip
    verzenden(opzet.dienst, opzet.aanvraag_id(), zendingen)

    def tlv() -> tuple[Tlvtoestand, bool]:
        with opzet.zitting.register.lezen() as uow:
            nu = uow.verklaringen.get(tlv_id)
        return nu.toestand, nu.einde is not None

    assert tlv() == (Tlvtoestand.INGETROKKEN, False)
    terugnemen(opzet.dienst, tuple(z.brief_id for z in zendingen), REDEN)
    assert tlv() == (Tlvtoestand.GELDIG, True)
    verzenden(opzet.dienst, opzet.aanvraag_id(), zendingen)
    assert tlv() == (Tlvtoestand.INGETROKKEN, False)


def test_that_the_outcome_for_a_school_that_works_in_top_is_ticked_there_and_then_keeps_its_sending(tmp_path: Path) -> None:
    opzet = getekend(tmp_path, aantal=1)
    assert opzet.zitting.aanvraag().formulier.a.ontvangen_via is OntvangenVia.TOP_DOSSIER
    ids = _weg(opzet)

    def nog() -> list[BriefId]:
        return [r.id for r in verzendstapel.verzonden(opzet.dienst) if r.terug_te_melden]

    (brief_id,) = nog()
    assert _brief(opzet, brief_id).soort is Briefsoort.BESLUIT_SCHOOL
    verzendstapel.teruggemeld(opzet.dienst, (brief_id,), aan=True)
    assert (nog(), _brief(opzet, brief_id).teruggemeld_op) == ([], DAG)
    with pytest.raises(ToestandError, match="teruggemeld in TOP"):
        terugnemen(opzet.dienst, ids, REDEN)
    verzendstapel.teruggemeld(opzet.dienst, (brief_id,), aan=False)
    assert nog() == [brief_id]
    terugnemen(opzet.dienst, ids, REDEN)
    for keuze in ((brief_id,), (next(i for i in ids if i != brief_id),)):  # not sent any more; not about an outcome
        with pytest.raises(ToestandError):
            verzendstapel.teruggemeld(opzet.dienst, keuze, aan=True)
