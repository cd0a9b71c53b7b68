"""The tab Bezwaar and the list without a window: words, dates, acts, errors at the field, and where the next step stands."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.bezwaar import Bezwaartoestand
from cvt_desktop.domain.ids import BezwaarId
from cvt_desktop.services import bezwaarstand, bezwaren
from cvt_desktop.services.dossier import dossierkop
from cvt_desktop.services.werkregel import Groep
from cvt_desktop.services.werkvoorraad import werkvoorraad
from tests.besluit_opzet import Besluitopzet
from tests.bezwaar_opzet import ONTVANGEN, VANDAAG, maak, zet_bekend
from tests.dossiers import Wegwijzer
from tests.factories import BESTUURDER, CRUTZER, VOORZITTER
from ui.presenters import bezwaaracten
from ui.presenters.bezwaaracten import ACTEN, REGISTREREN
from ui.presenters.bezwaren import BezwarenlijstPresenter, BezwarenPresenter, teller
from ui.presenters.vak import Vaksoort
from ui.presenters.werkvoorraad import termijn_van


@pytest.fixture
def opzet(tmp_path: Path) -> Besluitopzet:
    return zet_bekend(tmp_path)


@pytest.fixture
def presenter(opzet: Besluitopzet) -> BezwarenPresenter:
    return BezwarenPresenter(opzet.dienst, opzet.aanvraag_id())


def registreer(presenter: BezwarenPresenter, **anders: Any) -> BezwaarId:
    waarden = {"indiener": "school", "naam": "Lyceum Ravenkoog", "ontvangen_op": ONTVANGEN, "dagtekening": None,
               "gepost_op": date(2027, 5, 22), "onbevoegd_op": None, "gronden": "Te kort.", **anders}  # fmt: skip
    assert presenter.doe(None, REGISTREREN, waarden) == {}
    return presenter.kaarten()[-1].id


def doe(presenter: BezwarenPresenter, id_: BezwaarId, sleutel: str, **waarden: Any) -> dict[str, str]:
    return presenter.doe(id_, presenter.act(id_, sleutel), waarden)


def test_that_a_card_tells_what_came_in_when_and_until_when(presenter: BezwarenPresenter) -> None:
    registreer(presenter)
    (kaart,) = presenter.kaarten()
    assert kaart.titel == "Bezwaar van Lyceum Ravenkoog (school)"
    assert kaart.ontvangst == "Ontvangen maandag 24 mei 2027, gepost zaterdag 22 mei 2027"
    assert kaart.op_tijd == ("Het bezwaar van ma 24 mei 2027 is binnen de termijn ontvangen.",)
    assert kaart.datums == (
        ("Bezwaartermijn tot en met", "woensdag 23 juni 2027"), ("Doorzenden aan de LBT uiterlijk", "maandag 7 juni 2027"),
        ("Beslissen op het bezwaar uiterlijk", "woensdag 15 september 2027"),
    )  # fmt: skip
    assert [a.sleutel for a in kaart.acten] == ["doorzenden", "bevestigen", "herstel_vragen", "niet_horen", "verdagen",
                                               "beslissen", "intrekken"]  # fmt: skip
    assert "Awb 7:10, lid 1" in kaart.uitleg[-1].stappen[-1][0]


def test_that_a_card_tells_that_the_bezwaar_was_posted_before_the_bekendmaking(presenter: BezwarenPresenter) -> None:
    registreer(presenter, gepost_op=date(2027, 5, 10))
    (kaart,) = presenter.kaarten()
    assert kaart.op_tijd == (
        "Het bezwaar van ma 24 mei 2027 is binnen de termijn ontvangen.",
        "Gepost op ma 10 mei 2027: vóór de bekendmaking; voor de termijn telt de ontvangst (Awb 6:9, lid 1).",
    )


def test_that_every_act_leads_through_the_whole_bezwaar(presenter: BezwarenPresenter) -> None:
    id_ = registreer(presenter)
    assert doe(presenter, id_, "bevestigen", op=date(2027, 5, 25)) == {}
    gevraagd = {"wat": "handtekening", "verzonden_op": date(2027, 5, 25), "uiterlijk": date(2027, 6, 8)}
    assert doe(presenter, id_, "herstel_vragen", **gevraagd) == {}
    assert doe(presenter, id_, "herstellen", op=date(2027, 5, 31)) == {}
    assert doe(presenter, id_, "doorzenden", op=date(2027, 6, 1)) == {}
    assert doe(presenter, id_, "hoorzitting", op=date(2027, 7, 8)) == {}
    assert doe(presenter, id_, "verdagen", op=date(2027, 6, 2), weken=6) == {}
    assert doe(presenter, id_, "advies", gedateerd=date(2027, 6, 28), ontvangen_op=VANDAAG, strekking="gegrond") == {}
    act = presenter.act(id_, "beslissen")
    (wie,) = (v for v in act.vakken if v.naam == "beslist_door")
    assert str(VOORZITTER.id) not in [k.waarde for k in wie.keuzes]
    besluit = {"op": VANDAAG, "oordeel": "ongegrond", "gevolg": "blijft", "beslist_door": str(BESTUURDER.id),
               "reden_afwijking": ""}  # fmt: skip
    assert "Awb 7:13, lid 7" in presenter.doe(id_, act, besluit)["reden_afwijking"]
    assert presenter.doe(id_, act, {**besluit, "reden_afwijking": "Nieuwe feiten."}) == {}
    (kaart,) = presenter.kaarten()
    assert (kaart.stand.tekst, kaart.acten) == (str(Bezwaartoestand.BESLIST), ())
    assert kaart.stappen == (
        "Ontvangst bevestigd di 25 mei.", "Herstel gevraagd di 25 mei, uiterlijk di 8 juni: handtekening; hersteld ma 31 mei.",
        "Doorgezonden aan de LBT di 1 juni.", "Hoorzitting do 8 juli.", "Verdaagd met 6 weken, meegedeeld wo 2 juni.",
        "Advies van de LBT van ma 28 juni: gegrond.",
        f"Beslist wo 30 juni door {BESTUURDER.naam}: ongegrond; besluit blijft.", "Afwijking van het advies: Nieuwe feiten.",
    )  # fmt: skip


def test_that_what_lacks_is_told_at_its_field(presenter: BezwarenPresenter) -> None:
    leeg = dict.fromkeys((v.naam for v in REGISTREREN.vakken), None)
    assert presenter.doe(None, REGISTREREN, leeg) == {
        "indiener": "Vul dit in.", "naam": "Vul dit in.", "ontvangen_op": "Vul deze dag in.",
    }  # fmt: skip
    id_ = registreer(presenter)
    assert list(doe(presenter, id_, "doorzenden", op=date(2027, 5, 23))) == ["op"]
    assert list(doe(presenter, id_, "verdagen", op=VANDAAG, weken=7)) == ["weken"]


def test_that_every_form_asks_what_its_act_needs_and_every_act_is_offered_somewhere() -> None:
    assert set(ACTEN) == {s for acten in bezwaaracten._PER_TOESTAND.values() for s in acten} == set(bezwaaracten._DOEN)
    assert all(v.keuzes or v.naam == "beslist_door" for a in (*ACTEN.values(), REGISTREREN) for v in a.vakken
               if v.soort is Vaksoort.KEUZE)  # fmt: skip


def test_that_the_next_step_stands_in_the_werkvoorraad_the_head_and_the_list(
    opzet: Besluitopzet, presenter: BezwarenPresenter
) -> None:
    id_ = registreer(presenter)
    regels = [r for r in werkvoorraad(opzet.dienst) if r.stap.tab == "bezwaar"]
    assert [(r.groep, r.stap.tekst, r.stap.dag) for r in regels] == [
        (Groep.VANDAAG, "Ontvangst bevestigen en bezwaar doorzenden aan de LBT", date(2027, 6, 7)),
    ]  # fmt: skip
    assert termijn_van(regels[0], VANDAAG).tekst == "23 dagen te laat · ma 7 juni"
    kop = dossierkop(opzet.dienst, opzet.aanvraag_id())
    assert (kop.status, kop.stap, kop.termijn) == (Status.IN_BEZWAAR, regels[0].stap, None)
    assert doe(presenter, id_, "doorzenden", op=date(2027, 6, 7)) == {}
    (regel,) = [r for r in werkvoorraad(opzet.dienst) if r.stap.tab == "bezwaar"]
    assert (regel.groep, regel.stap.tekst) == (Groep.WACHT, "Advies van de LBT over het bezwaar")
    assert termijn_van(regel, VANDAAG).tekst == "LBT, uiterlijk wo 15 september"
    wegwijzer = Wegwijzer()
    lijst = BezwarenlijstPresenter(opzet.dienst, wegwijzer)
    (rij,) = lijst.rijen()
    assert (rij.stap, rij.voor, rij.stand.tekst) == (regel.stap.tekst, "wo 15-09-2027", "Doorgezonden")
    lijst.open(rij)
    assert wegwijzer.gegaan == [(opzet.aanvraag_id(), "bezwaar", None)]
    assert teller((rij,)) == "1 lopend bezwaar"


def test_that_when_the_advice_is_not_there_in_time_somebody_must_act(opzet: Besluitopzet, presenter: BezwarenPresenter) -> None:
    id_ = registreer(presenter)
    doe(presenter, id_, "doorzenden", op=date(2027, 6, 1))
    opzet.zitting.klok.verder((date(2027, 9, 1) - VANDAAG).days)
    (regel,) = [r for r in werkvoorraad(opzet.dienst) if r.stap.tab == "bezwaar"]
    assert regel.stap.tekst == "Nog geen advies van de LBT: verdaag de beslissing vóór wo 15 september"
    assert regel.groep is Groep.VANDAAG


def test_that_two_bezwaren_in_a_dossier_have_each_their_own_clock(opzet: Besluitopzet) -> None:
    maak(opzet)
    maak(opzet, ONTVANGEN + timedelta(days=1))
    dagen = [r.stap.dag for r in werkvoorraad(opzet.dienst) if r.stap.tab == "bezwaar"]
    assert dagen == [date(2027, 6, 7), date(2027, 6, 8)]
    assert len(bezwaarstand.lijst(opzet.dienst)) == 2


def test_that_a_voorzitter_sees_no_false_alarm_and_a_deskundige_no_bezwaar(opzet: Besluitopzet) -> None:
    id_ = opzet.aanvraag_id()
    maak(opzet)
    assert [r for r in werkvoorraad(opzet.als(VOORZITTER)) if "beslistermijn" in r.stap.tekst] == []
    assert bezwaarstand.bezwaar_mogelijk(opzet.als(VOORZITTER), id_)
    assert not bezwaarstand.bezwaar_mogelijk(opzet.als(CRUTZER), id_)
    kaarten = BezwarenPresenter(opzet.als(VOORZITTER), id_).kaarten()
    assert kaarten[0].acten == ()
    assert bezwaren.beslissers(opzet.dienst, kaarten[0].id)
