"""Ctrl+Z: the last act is taken back by its own use case, as long as nothing of it left the house."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from threading import Thread

import pytest

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import ToestandError
from cvt_desktop.domain.notitie import Notitiesoort
from cvt_desktop.domain.toetslijst import Antwoord
from cvt_desktop.services import (
    aanvulling,
    agendaverplaatsing,
    brieven,
    notities,
    stapelwerk,
    toetsing,
    zittingen,
    zoeken,
)
from cvt_desktop.services.teruglijst import HOOGSTENS, Teruglijst, Terugname
from cvt_desktop.services.zitting_inzien import zitting_lezen
from tests.factories import RIETDIJK, VOORZITTER
from tests.zitting_opzet import Opzet, plan, zet_op


@pytest.fixture
def opzet(tmp_path: Path) -> Opzet:
    return zet_op(tmp_path, aantal=4, op_agenda=False)


def lees(opzet: Opzet, nummer: int = 3) -> list[object]:
    """What a taken back act leaves as it was."""
    id_ = opzet.dossiers[nummer].id
    with opzet.register.lezen() as uow:
        aanvraag = uow.aanvragen.get(id_)
        weg = [b for b in uow.brieven.of_aanvraag(id_) if b.toestand != "vervallen"]
        return [aanvraag.status, aanvraag.koppelingen, aanvraag.toets, uow.notities.of_aanvraag(id_), weg,
                [p.aanvraag_id for p in uow.zittingen.get(opzet.zitting_id).punten]]  # fmt: skip


ACTEN: dict[str, Callable[[Opzet], object]] = {
    "notitie": lambda o: notities.schrijven(o.dienst, o.dossiers[3].id, Notitiesoort.TELEFOON, "School gebeld"),
    "opvolgen": lambda o: notities.opvolgen(o.dienst, o.dossiers[3].id, date(2027, 5, 18)),
    "agenda": lambda o: zittingen.agenderen(o.dienst, o.zitting_id, o.dossiers[3].id),
    "bevestigen": lambda o: brieven.ontvangstbevestiging_maken(o.dienst, o.dossiers[3].id),
}


@pytest.mark.parametrize("act", ACTEN)
def test_that_an_act_is_taken_back_as_if_it_had_not_been_done(opzet: Opzet, act: str) -> None:
    opzet.dienst.teruglijst.na_act(Actie.BRIEF_VERZENDEN, None)
    voor = lees(opzet)
    ACTEN[act](opzet)
    assert lees(opzet) != voor
    wat = opzet.dienst.teruglijst.neem_terug()
    assert "2026-0399" in wat
    assert lees(opzet) == voor
    assert opzet.dienst.teruglijst.laatste == ""


def test_that_answers_go_back_one_by_one_and_what_the_program_answers_is_no_act(opzet: Opzet) -> None:
    id_ = opzet.dossiers[3].id
    toetsing.heropenen(opzet.dienst, id_)
    toetsing.beantwoorden(opzet.dienst, id_, "O2", Antwoord.NEE, wat_ontbreekt="handtekening")
    toetsing.beantwoorden(opzet.dienst, id_, "O3", Antwoord.NEE, wat_ontbreekt="datum")
    toetsing.automatisch(opzet.dienst, id_)
    terug = opzet.dienst.teruglijst
    assert terug.neem_terug() == "het antwoord op O3 bij 2026-0399"
    assert terug.neem_terug() == "het antwoord op O2 bij 2026-0399"
    antwoorden = {b.code: b.antwoord for b in opzet.aanvraag(3).toets.beantwoordingen}
    assert (antwoorden["O2"], antwoorden["O3"]) == (Antwoord.JA, Antwoord.JA)


def test_that_a_verzoek_om_aanvulling_goes_with_its_letter(opzet: Opzet) -> None:
    toetsing.heropenen(opzet.dienst, (id_ := opzet.dossiers[3].id))
    voor = lees(opzet)
    aanvulling.maken(opzet.dienst, id_, ("het OPP",), date(2027, 5, 26))
    brieven.verzoek_aanvulling_maken(opzet.dienst, id_)
    assert opzet.dienst.teruglijst.neem_terug() == "het verzoek om aanvulling bij 2026-0399"
    assert lees(opzet) == voor
    assert opzet.aanvraag(3).aanvullingen == ()


def test_that_looking_and_searching_leave_the_last_act_and_a_letter_that_left_ends_it(opzet: Opzet) -> None:
    notities.schrijven(opzet.dienst, opzet.dossiers[3].id, Notitiesoort.MAIL, "Gemaild")
    zoeken.leg_vast(opzet.dienst, "aanvragen", 3)
    assert opzet.dienst.teruglijst.laatste == "de notitie bij 2026-0399"
    with opzet.dienst.werk(Actie.BRIEF_VERZENDEN) as werk:
        werk.leg_vast("brief", None, None)
    with pytest.raises(ToestandError, match="Er is niets terug te nemen"):
        opzet.dienst.teruglijst.neem_terug()


def test_that_an_act_the_dossier_went_on_from_is_refused_by_its_own_rule(opzet: Opzet) -> None:
    zittingen.agenderen(opzet.dienst, opzet.zitting_id, (id_ := opzet.dossiers[3].id))
    zittingen.afvoeren(opzet.als(VOORZITTER), opzet.zitting_id, id_)  # somebody else, meanwhile
    with pytest.raises(ToestandError):
        opzet.dienst.teruglijst.neem_terug()
    assert opzet.aanvraag(3).status is Status.GEREED_VOOR_ZITTING
    assert opzet.dienst.teruglijst.laatste == ""


def test_that_an_item_comes_back_in_its_place_with_all_that_was_prepared(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path, aantal=3)
    dienst, zitting_id, id_ = opzet.dienst, opzet.zitting_id, opzet.dossiers[0].id
    zittingen.gasten_vragen(dienst, zitting_id, id_, "14.30", "ouder")
    zittingen.verschonen(dienst, zitting_id, id_, RIETDIJK.id, "kent de ouders")
    zittingen.conceptbesluit(dienst, zitting_id, id_, None, "Nog te bespreken.")
    later = zittingen.plannen(dienst, plan(datum=date(2027, 5, 26)))
    voor = zitting_lezen(dienst, zitting_id).punten
    zittingen.afvoeren(dienst, zitting_id, id_)
    assert dienst.teruglijst.neem_terug() == "2026-0391 van de agenda gehaald"
    assert (zitting_lezen(dienst, zitting_id).punten, opzet.aanvraag().status) == (voor, Status.OP_AGENDA)
    agendaverplaatsing.verplaatsen(dienst, zitting_id, later, id_)
    dienst.teruglijst.neem_terug()
    assert (zitting_lezen(dienst, zitting_id).punten, zitting_lezen(dienst, later).punten) == (voor, ())


def test_that_what_was_aangehouden_is_aangehouden_again(opzet: Opzet) -> None:
    with opzet.register.schrijven() as uow:
        uow.aanvragen.save(replace(opzet.aanvraag(3), status=Status.AANGEHOUDEN))
    zittingen.agenderen(opzet.dienst, opzet.zitting_id, opzet.dossiers[3].id)
    opzet.dienst.teruglijst.neem_terug()
    assert opzet.aanvraag(3).status is Status.AANGEHOUDEN


def test_that_a_backup_behind_the_screen_is_no_act_and_an_act_during_taking_back_is_one() -> None:
    lijst, gedaan = Teruglijst(), list[str]()

    def verzend_intussen() -> None:
        draad = Thread(target=lijst.na_act, args=(Actie.BRIEF_VERZENDEN, None))
        draad.start()
        draad.join()
        lijst.na_act(Actie.NOTITIE_SCHRIJVEN, Terugname(wat="zichzelf", doe=list))

    for wat, doe in (("een", partial(gedaan.append, "een")), ("twee", verzend_intussen)):
        lijst.na_act(Actie.NOTITIE_SCHRIJVEN, Terugname(wat=wat, doe=doe))
    lijst.na_act(Actie.RESERVEKOPIE_MAKEN, None)
    assert lijst.neem_terug() == "twee"
    assert (lijst.laatste, gedaan) == ("", [])


def test_that_nobody_takes_the_note_of_somebody_else_or_of_another_day_back(opzet: Opzet) -> None:
    van_voorzitter = notities.schrijven(opzet.als(VOORZITTER), (id_ := opzet.dossiers[3].id), Notitiesoort.NOTITIE, "Van mij")
    eigen = notities.schrijven(opzet.dienst, id_, Notitiesoort.NOTITIE, "Van de secretaris")
    with pytest.raises(ToestandError, match="blijft staan"):
        notities.terugnemen(opzet.dienst, van_voorzitter)
    opzet.klok.verder(1)
    with pytest.raises(ToestandError, match="blijft staan"):
        notities.terugnemen(opzet.dienst, eigen)


def test_that_no_more_is_remembered_than_somebody_oversees() -> None:
    lijst, gedaan = Teruglijst(), list[int]()
    for nummer in range(HOOGSTENS + 5):
        lijst.na_act(Actie.NOTITIE_SCHRIJVEN, Terugname(wat=str(nummer), doe=partial(gedaan.append, nummer)))
    while lijst.laatste:
        lijst.neem_terug()
    assert gedaan == list(range(HOOGSTENS + 4, 4, -1))


def test_that_who_takes_back_in_one_dossier_never_takes_back_what_was_done_in_another(opzet: Opzet) -> None:
    """The toetsing has an *Ongedaan* of its own; the act of the other dossier stays, and stays the last one."""
    een, ander = opzet.dossiers[3].id, opzet.dossiers[2].id
    notities.schrijven(opzet.dienst, een, Notitiesoort.TELEFOON, "School gebeld")
    notities.schrijven(opzet.dienst, ander, Notitiesoort.TELEFOON, "Ouders gebeld")
    lijst = opzet.dienst.teruglijst
    with pytest.raises(ToestandError) as fout:
        lijst.neem_terug(alleen=een)
    assert fout.value.code == "ander-dossier"
    assert "de notitie bij " in fout.value.melding
    assert len(notities.lijst(opzet.dienst, ander)) == 1
    assert lijst.neem_terug(alleen=ander)
    assert lijst.neem_terug(alleen=een)
    assert notities.lijst(opzet.dienst, een) == notities.lijst(opzet.dienst, ander) == ()


def test_that_an_act_on_several_dossiers_is_not_taken_back_from_one_of_them(opzet: Opzet) -> None:
    stapelwerk.op_agenda(opzet.dienst, opzet.zitting_id, [d.id for d in opzet.dossiers[2:4]])
    with pytest.raises(ToestandError) as fout:
        opzet.dienst.teruglijst.neem_terug(alleen=opzet.dossiers[3].id)
    assert fout.value.code == "ander-dossier"
