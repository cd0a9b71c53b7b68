"""The brains of the page with commissions, of planning and of an agenda where there are several."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.ids import CommissieId
from cvt_desktop.domain.soorten import SOORTEN
from cvt_desktop.domain.stem import Stemregel
from cvt_desktop.services import zittingen
from tests.commissies import PLAATSING, PLUS, PRO, PRO_SOORTEN, geef_drie_commissies
from tests.factories import BAKKENES, BENSALEM, PLV_SECRETARIS, RIETDIJK, VANDAAG, VOORZITTER
from tests.zitting_opzet import NepNavigatie, Opzet, open_zitting, plan, zet_op
from ui.presenters.commissies import CommissiesPresenter
from ui.presenters.instellingen import InstellingenPresenter
from ui.presenters.zitting_agenda import ZittingAgendaPresenter
from ui.presenters.zitting_live import ZittingLivePresenter
from ui.presenters.zitting_opening import ZittingOpeningPresenter
from ui.presenters.zittingen import ZittingenPresenter

NIEUW = CommissieId(UUID(int=77))


@pytest.fixture
def een(tmp_path: Path) -> Opzet:
    return zet_op(tmp_path, aantal=1, op_agenda=False)


@pytest.fixture
def drie(een: Opzet) -> Opzet:
    geef_drie_commissies(een.register)
    return een


def _presenters(opzet: Opzet) -> tuple[CommissiesPresenter, InstellingenPresenter]:
    dienst = opzet.als(PLV_SECRETARIS)
    instellingen = InstellingenPresenter(dienst)
    return CommissiesPresenter(dienst, instellingen), instellingen


def _stel_vast(opzet: Opzet, id_: CommissieId, **velden: object) -> dict[str, str]:
    presenter, instellingen = _presenters(opzet)
    waarden = presenter.waarden(instellingen.nu, id_) | velden
    return instellingen.stel_vast(lambda nu: presenter.maak(waarden, nu, id_), VANDAAG, waarden)


# --- the page ---------------------------------------------------------------------------------------------------------


def test_that_a_second_commission_takes_its_kinds_from_the_first(een: Opzet) -> None:
    presenter, instellingen = _presenters(een)
    assert not presenter.meer
    assert presenter.zonder == ""
    aan = {f"soort_{s.name}": True for s in PRO_SOORTEN}
    assert _stel_vast(een, NIEUW, commissie_naam="Deskundigencommissie PrO", quorum=2, **aan) == {}
    presenter, instellingen = _presenters(een)
    eerste, tweede = instellingen.nu.commissies
    assert (eerste.soorten, tweede.soorten) == (tuple(s for s in SOORTEN if s not in PRO_SOORTEN), PRO_SOORTEN)
    assert [(r.naam, r.behandelt, r.leden) for r in presenter.rijen()] == [
        ("Commissie van Toewijzing", "5 soorten", "iedereen"),
        ("Deskundigencommissie PrO", "PrO en PrO bijz.", "iedereen"),
    ]


def test_that_what_no_commission_handles_is_named(drie: Opzet) -> None:
    assert _presenters(drie)[0].zonder == ""
    _stel_vast(drie, PRO.id, soort_TLV_PRO_BIJZONDER=False)
    assert _presenters(drie)[0].zonder == ("Nog geen commissie behandelt TLV PrO – bijzondere regeling. Vink aan bij welke dat "
                                           "hoort.")  # fmt: skip


def test_that_kinds_and_voorzieningen_move_in_one_act(drie: Opzet) -> None:
    assert _stel_vast(drie, PRO.id, soort_TBV=True, **{f"voorziening_{PLUS.id}": True}) == {}
    nu = _presenters(drie)[1].nu
    assert nu.commissie_voor(Soort.TBV, PLUS.id, VANDAAG) == nu.commissie_met(PRO.id)
    assert Soort.TBV not in nu.commissie.soorten
    assert nu.commissie_met(PLAATSING.id).voorzieningen == ()


def test_that_members_are_kept_with_their_period_and_read_back(drie: Opzet) -> None:
    presenter, instellingen = _presenters(drie)
    waarden = presenter.waarden(instellingen.nu, PRO.id)
    assert (waarden[f"lid {RIETDIJK.id}"], waarden[f"tot {RIETDIJK.id}"]) == (True, date(2027, 5, 12))
    assert _stel_vast(drie, PRO.id, **{f"lid {RIETDIJK.id}": False, f"van {BENSALEM.id}": date(2027, 1, 1)}) == {}
    leden = {lid.persoon_id: lid for lid in _presenters(drie)[1].nu.commissie_met(PRO.id).leden}
    assert set(leden) == {VOORZITTER.id, BENSALEM.id, BAKKENES.id}
    assert leden[BENSALEM.id].van == date(2027, 1, 1)


def test_that_an_error_comes_back_with_its_field(drie: Opzet) -> None:
    assert "quorum" in _stel_vast(drie, PRO.id, quorum=9)
    assert "commissie_naam" in _stel_vast(drie, PRO.id, commissie_naam=PLAATSING.naam)


def test_that_an_ended_commission_says_until_when(drie: Opzet) -> None:
    _stel_vast(drie, PRO.id, commissie_tot=date(2027, 7, 31))
    presenter, _ = _presenters(drie)
    assert presenter.rijen()[1].behandelt == "tot en met 31-07-2027"
    assert PRO.naam not in presenter.nu_bij(PLAATSING.id)


def test_that_a_commission_that_is_taken_away_leaves_the_last_one_with_everything(drie: Opzet) -> None:
    presenter, instellingen = _presenters(drie)
    nu = presenter.zonder_commissie(instellingen.nu, PRO.id)
    assert [c.naam for c in nu.commissies] == ["Commissie van Toewijzing", PLAATSING.naam]
    alleen = presenter.zonder_commissie(nu, PLAATSING.id)
    assert alleen.commissie.soorten == ()
    assert not alleen.meer_commissies


def test_that_the_rules_of_one_commission_keep_what_the_form_does_not_show(een: Opzet) -> None:
    presenter, instellingen = _presenters(een)
    assert _stel_vast(een, presenter.eerste, regel=Stemregel.MEERDERHEID.name) == {}
    nu = _presenters(een)[1].nu
    assert (nu.commissie.regel, nu.commissie.soorten, nu.commissie.mandaat_van) == (
        Stemregel.MEERDERHEID, (), instellingen.nu.commissie.mandaat_van)  # fmt: skip


# --- planning and agenda ----------------------------------------------------------------------------------------------


def test_that_planning_asks_nothing_where_there_is_one(een: Opzet) -> None:
    presenter = ZittingenPresenter(een.dienst, NepNavigatie())
    assert presenter.velden().commissies == ()
    assert not presenter.met_commissie
    agenda = ZittingAgendaPresenter(een.dienst, NepNavigatie(), een.zitting_id)
    assert (agenda.blad().sub, agenda.kandidaten().elders) == ("13.30–15.30 uur · Sluiskade 8", ())


def test_that_planning_lists_the_members_of_the_chosen_commission_on_the_chosen_day(drie: Opzet) -> None:
    presenter = ZittingenPresenter(drie.dienst, NepNavigatie())
    velden = presenter.velden()
    assert [k.tekst for k in velden.commissies] == ["Commissie van Toewijzing", PRO.naam, PLAATSING.naam]
    leden = {dag: presenter.gezelschap(str(PRO.id), dag).leden for dag in (VANDAAG, date(2027, 5, 13))}
    assert [str(RIETDIJK.id) in wie for wie in leden.values()] == [True, False]
    assert [str(BAKKENES.id) in wie for wie in leden.values()] == [False, True]
    assert [k.waarde for k in presenter.gezelschap(str(PRO.id), VANDAAG).voorzitters] == [str(VOORZITTER.id)]
    fouten = presenter.bewaar({**velden.waarden, "commissie": "", "datum": date(2027, 5, 26)}, [str(VOORZITTER.id)], [])
    assert "commissie" in fouten


def test_that_the_agenda_proposes_its_own_kinds_and_offers_the_others_with_a_reason(drie: Opzet) -> None:
    pro = zittingen.plannen(drie.dienst, plan(commissie_id=PRO.id, stemgerechtigden=(VOORZITTER.id, BENSALEM.id)))
    presenter = ZittingAgendaPresenter(drie.dienst, NepNavigatie(), pro)
    blad = presenter.blad()
    assert (blad.titel, blad.sub) == ("Zitting · wo 12 mei 2027", "Deskundigencommissie PrO · 13.30–15.30 uur · Sluiskade 8")
    assert presenter.kandidaten().rijen == ()
    [keuze] = presenter.kandidaten().elders
    assert keuze.tekst == "Mikołaj Żurawski-Brandt, TLV vso – nieuw (Commissie van Toewijzing)"
    presenter.van_elders(keuze.waarde, "beide commissies hebben dit zo afgesproken")
    assert (len(presenter.blad().agenda), presenter.kandidaten().elders) == (1, ())
    assert drie.aanvraag().status is Status.OP_AGENDA
    cvt = ZittingAgendaPresenter(drie.dienst, NepNavigatie(), drie.zitting_id)
    assert cvt.blad().sub.startswith("Commissie van Toewijzing · ")
    assert cvt.kandidaten().rijen == ()


def test_that_a_schriftelijke_ronde_says_of_which_commission_it_is(drie: Opzet) -> None:
    ronde = zittingen.plannen(drie.dienst, plan(commissie_id=PRO.id, stemgerechtigden=(VOORZITTER.id, BENSALEM.id),
                                                uiterlijk=date(2027, 5, 20), aanleiding="spoed"))  # fmt: skip
    opening = ZittingOpeningPresenter(drie.dienst, ronde)
    assert (opening.blad().titel, opening.blad().punten) == (
        "Schriftelijke ronde · t/m do 20 mei 2027", "Deskundigencommissie PrO · 0 punten op de agenda")  # fmt: skip
    er = frozenset({str(VOORZITTER.id), str(BENSALEM.id)})
    assert opening.quorumregel(er) == ("Aanwezig 2 van 2, quorum 2: in orde.", True)


def test_that_the_open_zitting_says_of_which_commission_it_is_and_with_one_says_nothing(een: Opzet) -> None:
    zittingen.agenderen(een.dienst, een.zitting_id, een.dossiers[0].id)
    open_zitting(een)
    alleen = ZittingLivePresenter(een.dienst, NepNavigatie(), een.zitting_id).blad().commissie
    geef_drie_commissies(een.register)
    assert (alleen, ZittingLivePresenter(een.dienst, NepNavigatie(), een.zitting_id).blad().commissie) == (
        "", "Commissie van Toewijzing")  # fmt: skip


def test_that_who_decides_stands_beside_the_commission_where_there_are_several(een: Opzet) -> None:
    soorten = (Soort.TLV_VSO_NIEUW, Soort.TLV_PRO_REGULIER)
    labels = [_presenters(een)[1].soortlabel(soort) for soort in soorten]
    geef_drie_commissies(een.register)
    assert (labels, [_presenters(een)[1].soortlabel(soort) for soort in soorten]) == (
        ["TLV vso – nieuw", "TLV PrO – regulier"],
        ["TLV vso – nieuw (Commissie van Toewijzing)", "TLV PrO – regulier (Deskundigencommissie PrO)"])  # fmt: skip
