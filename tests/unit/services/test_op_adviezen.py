"""Model M3: one person decides on two adviezen that agree, without a zitting (screens.md 3.2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.besluit import Besluit, Besluittoestand, Tekenwijze
from cvt_desktop.domain.echtheid import Echtheid
from cvt_desktop.domain.errors import GeenRechtError, ToestandError
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.instellingen import Besluitmodel
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.domain.voorstel import zoals_gevraagd
from cvt_desktop.domain.zitting import Uitkomst, Vergewissing, Voorgenomen
from cvt_desktop.ports import documentdelen as deel
from cvt_desktop.ports.documenten import BesluitbriefSchool
from cvt_desktop.services import besluiten, op_adviezen, tekenstapel, zitting_behandelen, zittingen
from cvt_desktop.services.dossier import dossierkop
from cvt_desktop.services.ondertekenen import tekenen
from cvt_desktop.services.verificatie import Verificatie
from cvt_desktop.services.werkvoorraad import werkvoorraad
from tests.besluit_opzet import GEWONE_TAAL, Besluitopzet, geef_certificaten, kies_modellen
from tests.factories import BENSALEM, BESTUURDER, SECRETARIS, VOORZITTER
from tests.fakes.poorten import NepBijlagen, NepOpmaker
from tests.zitting_opzet import ALLE_DRIE, beslis, open_zitting, zet_op

M3 = ((Soort.TLV_VSO_NIEUW, Besluitmodel.M3),)


@pytest.fixture
def opzet(tmp_path: Path) -> Besluitopzet:
    """Sem's dossier is ready; its two adviezen agree."""
    zitting = zet_op(tmp_path, aantal=4, op_agenda=False)
    kies_modellen(zitting, M3)
    zitting.dossiers[:] = [zitting.dossiers[3], zitting.dossiers[0]]
    opzet = Besluitopzet(zitting=zitting, bijlagen=NepBijlagen(), opmaker=NepOpmaker())
    geef_certificaten(opzet)
    return opzet


def _beslis(opzet: Besluitopzet, wie: Persoon = VOORZITTER, nummer: int = 0, **velden: object) -> Besluit:
    v = {"voorgenomen": zoals_gevraagd(opzet.zitting.aanvraag(nummer)), "vergewissing": ALLE_DRIE, "redenen": "", **velden}
    return op_adviezen.beslissen(opzet.als(wie), opzet.aanvraag_id(nummer), **v)  # type: ignore[arg-type]


def _status(opzet: Besluitopzet) -> Status:
    return opzet.zitting.aanvraag().status


def test_that_one_person_decides_and_the_besluit_begins_as_after_a_zitting(opzet: Besluitopzet) -> None:
    besluit = _beslis(opzet)
    assert (besluit.toestand, besluit.besloten_op, besluit.uitkomst) == (
        Besluittoestand.CONCEPT, date(2027, 5, 12), Uitkomst.TOEGEWEZEN)  # fmt: skip
    assert _status(opzet) is Status.BESLOTEN
    assert besluit.redenen.beoordeling_adviezen.startswith("Wij gingen na of de adviezen zorgvuldig zijn gemaakt")


def test_that_the_check_asks_for_no_stemming_and_the_letter_names_no_zitting(opzet: Besluitopzet) -> None:
    _beslis(opzet)
    opzet.schrijf(gewone_taal=GEWONE_TAAL, duur_gewone_taal="Tijd om op te bouwen.")
    assert {b.regel_id for b in opzet.beeld().bevindingen}.isdisjoint({"C08", "C09", "C10", "C47", "C49"})
    besluit = besluiten.naar_tekenmap(opzet.dienst, opzet.besluit().id)
    [stuk] = tekenstapel.stapel(opzet.als(VOORZITTER))
    assert stuk.zonder_zitting
    tekenen(opzet.als(VOORZITTER), besluit.id, Tekenwijze.PAPIER)
    brief = opzet.opmaker.laatste(BesluitbriefSchool)
    assert isinstance(brief, BesluitbriefSchool)
    assert isinstance(brief.nemer, deel.BesluitInMandaat)
    assert (brief.nemer.naam, brief.nemer.zittingsdatum) == (VOORZITTER.naam, None)


def test_that_who_decided_signs(opzet: Besluitopzet) -> None:
    _beslis(opzet)
    opzet.schrijf(gewone_taal=GEWONE_TAAL, duur_gewone_taal="Tijd om op te bouwen.")
    besluit = besluiten.naar_tekenmap(opzet.dienst, opzet.besluit().id)
    with pytest.raises(GeenRechtError, match="wie het nam, tekent het"):
        tekenen(opzet.als(BESTUURDER), besluit.id, Tekenwijze.PAPIER)


def test_that_what_was_weighed_is_signed_by_who_decided(opzet: Besluitopzet) -> None:
    besluit = _beslis(opzet)
    with opzet.zitting.register.lezen() as uow:
        zitting = uow.zittingen.get(besluit.zitting_id)
        oordeel = Verificatie(opzet.dienst, uow).beslist(zitting, zitting.punten[0])
    assert oordeel.echtheid is Echtheid.ECHT
    assert oordeel.door == VOORZITTER.id


def test_that_it_is_no_zitting_in_the_lists_and_in_the_head_of_the_dossier(opzet: Besluitopzet) -> None:
    voor = len(opzet.dienst.overzichten.zittingen())
    _beslis(opzet)
    assert len(opzet.dienst.overzichten.zittingen()) == voor
    kop = dossierkop(opzet.dienst, opzet.aanvraag_id())
    assert (kop.zitting_id, kop.bij_status) == (None, "")
    assert next(r for r in opzet.dienst.overzichten.aanvragen() if r.id == opzet.aanvraag_id()).zitting_op is None


def test_that_differing_adviezen_go_to_a_zitting(opzet: Besluitopzet) -> None:
    with pytest.raises(ToestandError, match="verschillen, dus de commissie komt bijeen"):
        _beslis(opzet, nummer=1)
    aanbod = op_adviezen.aanbod(opzet.als(VOORZITTER), opzet.aanvraag_id(1))
    assert aanbod is not None
    assert "verschillen" in aanbod.waarom_niet


def test_that_somebody_can_still_ask_for_a_zitting(opzet: Besluitopzet) -> None:
    zittingen.agenderen(opzet.dienst, opzet.zitting.zitting_id, opzet.aanvraag_id())
    assert _status(opzet) is Status.OP_AGENDA
    with pytest.raises(ToestandError, match="Op agenda"):
        _beslis(opzet)
    assert op_adviezen.aanbod(opzet.als(VOORZITTER), opzet.aanvraag_id()) is None


@pytest.mark.parametrize("wie", [SECRETARIS, BENSALEM])
def test_that_only_a_voorzitter_or_bestuurder_decides(opzet: Besluitopzet, wie: Persoon) -> None:
    with pytest.raises(GeenRechtError):
        _beslis(opzet, wie)


def test_that_a_voorzitter_needs_a_mandate_and_a_bestuurder_does_not(opzet: Besluitopzet) -> None:
    with opzet.zitting.register.schrijven() as uow:
        oud = uow.instellingen.op(opzet.zitting.klok.dag)
        uow.instellingen.save(replace(oud, commissie=replace(oud.commissie, mandaat_van=None)))
    with pytest.raises(GeenRechtError, match="geen mandaat"):
        _beslis(opzet)
    assert _beslis(opzet, BESTUURDER).uitkomst is Uitkomst.TOEGEWEZEN


def test_that_who_works_for_the_school_does_not_decide(opzet: Besluitopzet) -> None:
    with opzet.zitting.register.schrijven() as uow:
        school = uow.scholen.get(opzet.zitting.aanvraag().school_id)
        uow.personen.save(replace(uow.personen.get(VOORZITTER.id), werkgever=school.naam))
    with pytest.raises(ToestandError, match="U kunt hierover niet beslissen"):
        _beslis(opzet)


def test_that_the_three_questions_are_asked_here_too(opzet: Besluitopzet) -> None:
    with pytest.raises(ToestandError, match="drie vragen"):
        _beslis(opzet, vergewissing=Vergewissing(zorgvuldig=True, feiten=True))
    assert _status(opzet) is Status.GEREED_VOOR_ZITTING


@pytest.mark.parametrize("uitkomst", [Uitkomst.AANGEHOUDEN, Uitkomst.TERUG, Uitkomst.ADVIES_BESTUUR])
def test_that_without_a_zitting_there_is_a_besluit_or_nothing(opzet: Besluitopzet, uitkomst: Uitkomst) -> None:
    with pytest.raises(ToestandError, match="alleen worden toegewezen of afgewezen"):
        _beslis(opzet, voorgenomen=Voorgenomen(uitkomst=uitkomst))


def test_that_under_m1_nobody_decides_without_a_zitting(tmp_path: Path) -> None:
    zitting = zet_op(tmp_path, aantal=4, op_agenda=False)
    opzet = Besluitopzet(zitting=zitting, bijlagen=NepBijlagen(), opmaker=NepOpmaker())
    with pytest.raises(ToestandError, match="in een zitting beslist"):
        _beslis(opzet, nummer=3)
    assert op_adviezen.aanbod(opzet.als(VOORZITTER), opzet.aanvraag_id(3)) is None


def test_that_it_can_be_taken_back_while_it_is_a_concept(opzet: Besluitopzet) -> None:
    besluit = _beslis(opzet)
    opzet.schrijf(gewone_taal=GEWONE_TAAL, duur_gewone_taal="Tijd om op te bouwen.")
    besluiten.naar_tekenmap(opzet.dienst, besluit.id)
    with pytest.raises(ToestandError, match="Tekenmap"):
        op_adviezen.terugnemen(opzet.als(VOORZITTER), opzet.aanvraag_id())
    besluiten.terug(opzet.dienst, besluit.id)
    op_adviezen.terugnemen(opzet.als(VOORZITTER), opzet.aanvraag_id())
    assert _status(opzet) is Status.GEREED_VOOR_ZITTING
    assert besluiten.beeld(opzet.dienst, opzet.aanvraag_id()) is None
    with pytest.raises(ToestandError):
        op_adviezen.terugnemen(opzet.als(VOORZITTER), opzet.aanvraag_id())
    assert _beslis(opzet).toestand is Besluittoestand.CONCEPT  # and decided anew


def test_that_the_werkvoorraad_of_who_decides_names_the_step(opzet: Besluitopzet) -> None:
    teksten = {r.stap.tekst for r in werkvoorraad(opzet.als(VOORZITTER)) if r.aanvraag_id == opzet.aanvraag_id()}
    assert "Besluiten op twee adviezen, of op een agenda zetten" in teksten


def test_that_a_zitting_under_m3_decides_itself(opzet: Besluitopzet) -> None:
    zittingen.agenderen(opzet.dienst, opzet.zitting.zitting_id, opzet.aanvraag_id())
    open_zitting(opzet.zitting)
    beslis(opzet.zitting, 0)
    assert _status(opzet) is Status.BESLOTEN
    with pytest.raises(ToestandError, match="in de zitting"):
        op_adviezen.terugnemen(opzet.als(VOORZITTER), opzet.aanvraag_id())
    zitting_behandelen.terugnemen(opzet.dienst, opzet.zitting.zitting_id, opzet.aanvraag_id())
    assert _status(opzet) is Status.OP_AGENDA
