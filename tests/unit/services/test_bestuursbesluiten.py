"""Model M2: the commission advises, the bestuur decides (screens.md 3.2; Awb 3:50)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.besluit import Besluit, Besluittoestand, Tekenwijze
from cvt_desktop.domain.brief import Briefsoort, Brieftoestand
from cvt_desktop.domain.errors import GeenRechtError, InvoerError, ToestandError
from cvt_desktop.domain.formulier import Categorie, Soort
from cvt_desktop.domain.instellingen import Besluitmodel
from cvt_desktop.domain.zitting import Uitkomst, Voorgenomen
from cvt_desktop.ports import documentdelen as deel
from cvt_desktop.ports.bestuursadvies import AdviesAanBestuur
from cvt_desktop.ports.documenten import BesluitbriefSchool
from cvt_desktop.services import besluiten, bestuursbesluiten, brieven, tekenstapel, verzenden, zitting_behandelen
from cvt_desktop.services.ondertekenen import tekenen
from cvt_desktop.services.scans import scan_registreren
from tests.besluit_opzet import Besluitopzet, zet_besluit_op
from tests.documents.pdf import maak_pdf
from tests.factories import BESTUURDER, SECRETARIS, VOORZITTER

REDEN = "de opbouw kan in één schooljaar; daarna wordt opnieuw gekeken"
M2 = ((Soort.TLV_VSO_NIEUW, Besluitmodel.M2),)


@pytest.fixture
def opzet(tmp_path: Path) -> Besluitopzet:
    return zet_besluit_op(tmp_path, modellen=M2)


def _status(opzet: Besluitopzet) -> Status:
    return opzet.zitting.aanvraag().status


def _advies(opzet: Besluitopzet) -> Voorgenomen:
    advies = opzet.beeld().gegevens.advies_commissie
    assert advies is not None
    return advies


def _korter(opzet: Besluitopzet) -> Voorgenomen:
    return replace(_advies(opzet), einddatum=date(2028, 7, 31))


def _adviesbrieven(opzet: Besluitopzet) -> list[Brieftoestand]:
    with opzet.zitting.register.lezen() as uow:
        return [b.toestand for b in uow.brieven.of_aanvraag(opzet.aanvraag_id()) if b.soort is Briefsoort.ADVIES_BESTUUR]


def _anders(opzet: Besluitopzet, besluit: Besluit) -> Besluit:
    return bestuursbesluiten.anders(opzet.als(BESTUURDER), besluit.id, _korter(opzet), REDEN)


def test_that_the_zitting_gives_an_advice_and_no_besluit(opzet: Besluitopzet) -> None:
    assert _status(opzet) is Status.ADVIES_BESTUUR
    assert opzet.besluit().bestuur is None


def test_that_the_advice_is_a_document_that_lies_before_the_bestuur_and_is_sent_to_nobody(opzet: Besluitopzet) -> None:
    opzet.in_tekenmap()
    document = opzet.opmaker.laatste(AdviesAanBestuur)
    assert isinstance(document, AdviesAanBestuur)
    assert document.advies.startswith("de aanvraag toe te wijzen")
    assert document.adres[0].startswith("het bestuur van")
    assert document.stemming == "allen voor (4)"
    assert _adviesbrieven(opzet) == [Brieftoestand.DEFINITIEF]
    assert verzenden.te_verzenden(opzet.dienst, opzet.aanvraag_id()) == ()
    assert _status(opzet) is Status.ADVIES_BESTUUR


def test_that_a_new_advice_takes_the_place_of_the_old_one(opzet: Besluitopzet) -> None:
    besluit = opzet.in_tekenmap()
    besluiten.terug(opzet.als(BESTUURDER), besluit.id, "Waarom twee jaar?")
    assert _adviesbrieven(opzet) == [Brieftoestand.VERVALLEN]
    besluiten.naar_tekenmap(opzet.dienst, besluit.id)
    assert sorted(_adviesbrieven(opzet)) == [Brieftoestand.DEFINITIEF, Brieftoestand.VERVALLEN]


def test_that_the_advice_lapses_with_the_besluit_only(opzet: Besluitopzet) -> None:
    opzet.in_tekenmap()
    with opzet.zitting.register.lezen() as uow:
        [advies] = [b for b in uow.brieven.of_aanvraag(opzet.aanvraag_id()) if b.soort is Briefsoort.ADVIES_BESTUUR]
    with pytest.raises(ToestandError):
        brieven.vervallen(opzet.dienst, advies.id)


def test_that_nothing_is_signed_before_the_bestuur_decided(opzet: Besluitopzet) -> None:
    besluit = opzet.in_tekenmap()
    with pytest.raises(ToestandError, match="nog niet over het advies besloten"):
        tekenen(opzet.als(BESTUURDER), besluit.id, Tekenwijze.PAPIER)
    assert _status(opzet) is Status.ADVIES_BESTUUR


@pytest.mark.parametrize("wie", [VOORZITTER, SECRETARIS])
def test_that_only_a_bestuurder_decides_on_the_advice(opzet: Besluitopzet, wie: object) -> None:
    besluit = opzet.in_tekenmap()
    with pytest.raises(GeenRechtError):
        bestuursbesluiten.conform(opzet.als(wie), besluit.id)  # type: ignore[arg-type]
    with pytest.raises(GeenRechtError):
        bestuursbesluiten.anders(opzet.als(wie), besluit.id, _korter(opzet), REDEN)  # type: ignore[arg-type]


def test_that_who_follows_the_advice_can_sign_at_once_and_the_day_is_that_of_the_bestuur(opzet: Besluitopzet) -> None:
    besluit = opzet.in_tekenmap()
    opzet.zitting.klok.dag = date(2027, 5, 14)
    besluit = bestuursbesluiten.conform(opzet.als(BESTUURDER), besluit.id)
    assert (besluit.toestand, besluit.besloten_op) == (Besluittoestand.TE_TEKENEN, date(2027, 5, 14))
    assert _status(opzet) is Status.BESLOTEN
    tekenen(opzet.als(BESTUURDER), besluit.id, Tekenwijze.PAPIER)
    brief = opzet.opmaker.laatste(BesluitbriefSchool)
    assert isinstance(brief, BesluitbriefSchool)
    assert isinstance(brief.nemer, deel.BesluitDoorBestuur)
    assert (brief.nemer.zittingsdatum, brief.nemer.afwijking_omdat) == (date(2027, 5, 12), "")


def test_that_a_concept_that_says_something_else_than_the_advice_cannot_be_followed(opzet: Besluitopzet) -> None:
    b = opzet.besluit()
    besluiten.wijzigen(opzet.dienst, b.id, categorie=Categorie.MIDDEN, ingangsdatum=b.ingangsdatum, einddatum=b.einddatum,
                       redenen=b.redenen)  # fmt: skip
    with pytest.raises(ToestandError, match="anders dan wat de commissie in de zitting adviseerde"):
        opzet.in_tekenmap()
    with opzet.zitting.register.schrijven() as uow:  # as it can lie there from before the advice was kept apart
        uow.besluiten.save(replace(uow.besluiten.get(b.id), toestand=Besluittoestand.TE_TEKENEN))
    with pytest.raises(ToestandError, match="wijkt af van wat de commissie adviseerde"):
        bestuursbesluiten.conform(opzet.als(BESTUURDER), b.id)


def test_that_a_deviation_needs_a_reason_and_goes_back_to_the_secretaris_with_it(opzet: Besluitopzet) -> None:
    besluit = opzet.in_tekenmap()
    with pytest.raises(ToestandError, match="3:50"):
        bestuursbesluiten.anders(opzet.als(BESTUURDER), besluit.id, _korter(opzet), "  ")
    besluit = _anders(opzet, besluit)
    assert besluit.bestuur is not None
    assert (besluit.toestand, besluit.bestuur.conform, besluit.bestuur.reden) == (Besluittoestand.CONCEPT, False, REDEN)
    assert (besluit.uitkomst, besluit.einddatum) == (Uitkomst.TOEGEWEZEN_ANDERS, date(2028, 7, 31))
    assert _status(opzet) is Status.BESLOTEN


def test_that_the_letters_name_the_deviation_with_its_reason(opzet: Besluitopzet) -> None:
    besluit = _anders(opzet, opzet.in_tekenmap())
    besluiten.naar_tekenmap(opzet.dienst, besluit.id)
    assert _adviesbrieven(opzet) == [Brieftoestand.DEFINITIEF]  # the advice stays what it was
    tekenen(opzet.als(BESTUURDER), besluit.id, Tekenwijze.PAPIER)
    brief = opzet.opmaker.laatste(BesluitbriefSchool)
    assert isinstance(brief, BesluitbriefSchool)
    assert isinstance(brief.nemer, deel.BesluitDoorBestuur)
    assert brief.nemer.afwijking_omdat == REDEN


def test_that_the_same_as_was_advised_is_no_deviation(opzet: Besluitopzet) -> None:
    besluit = opzet.in_tekenmap()
    with pytest.raises(InvoerError, match="Conform advies"):
        bestuursbesluiten.anders(opzet.als(BESTUURDER), besluit.id, _advies(opzet), REDEN)


def test_that_a_refusal_against_the_advice_has_no_period_left(opzet: Besluitopzet) -> None:
    besluit = opzet.in_tekenmap()
    besluit = bestuursbesluiten.anders(opzet.als(BESTUURDER), besluit.id, Voorgenomen(uitkomst=Uitkomst.AFGEWEZEN), REDEN)
    assert (besluit.uitkomst, besluit.categorie, besluit.einddatum) == (Uitkomst.AFGEWEZEN, None, None)


@pytest.mark.parametrize("conform", [True, False])
def test_that_the_bestuur_can_take_its_decision_back_until_it_is_signed(opzet: Besluitopzet, conform: bool) -> None:
    besluit = opzet.in_tekenmap()
    if conform:
        bestuursbesluiten.conform(opzet.als(BESTUURDER), besluit.id)
    else:
        _anders(opzet, besluit)
    terug = bestuursbesluiten.terugnemen(opzet.als(BESTUURDER), besluit.id)
    assert terug.bestuur is None
    assert terug.is_zoals(_advies(opzet))
    assert terug.besloten_op == date(2027, 5, 12)
    assert terug.toestand is (Besluittoestand.TE_TEKENEN if conform else Besluittoestand.CONCEPT)
    assert _status(opzet) is Status.ADVIES_BESTUUR
    with pytest.raises(ToestandError, match="nog niet besloten"):
        bestuursbesluiten.terugnemen(opzet.als(BESTUURDER), besluit.id)


def test_that_a_signed_besluit_is_not_taken_back_by_the_bestuur(opzet: Besluitopzet) -> None:
    besluit = opzet.in_tekenmap()
    bestuursbesluiten.conform(opzet.als(BESTUURDER), besluit.id)
    tekenen(opzet.als(BESTUURDER), besluit.id, Tekenwijze.PAPIER)
    with pytest.raises(ToestandError, match="getekend"):
        bestuursbesluiten.terugnemen(opzet.als(BESTUURDER), besluit.id)


def test_that_the_bestuur_decides_once(opzet: Besluitopzet) -> None:
    besluit = opzet.in_tekenmap()
    bestuursbesluiten.conform(opzet.als(BESTUURDER), besluit.id)
    with pytest.raises(ToestandError, match="geen advies waarover"):
        bestuursbesluiten.conform(opzet.als(BESTUURDER), besluit.id)


def test_that_under_m1_there_is_no_advice_to_decide_on(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    besluit = opzet.in_tekenmap()
    with pytest.raises(ToestandError, match="geen advies waarover"):
        bestuursbesluiten.conform(opzet.als(BESTUURDER), besluit.id)
    assert _adviesbrieven(opzet) == []


def test_that_the_zitting_can_take_its_advice_back(opzet: Besluitopzet) -> None:
    besluit = opzet.in_tekenmap()
    besluiten.terug(opzet.dienst, besluit.id)
    zitting_behandelen.terugnemen(opzet.dienst, opzet.zitting.zitting_id, opzet.aanvraag_id())
    assert _status(opzet) is Status.OP_AGENDA
    assert _adviesbrieven(opzet) == [Brieftoestand.VERVALLEN]


def test_that_ctrl_z_after_the_tekenmap_takes_the_advice_back_too(opzet: Besluitopzet) -> None:
    opzet.in_tekenmap()
    besluiten.terug(opzet.dienst, opzet.besluit().id)
    dienst = opzet.dienst
    besluiten.naar_tekenmap(dienst, opzet.besluit().id)
    dienst.teruglijst.neem_terug()
    assert _adviesbrieven(opzet) == [Brieftoestand.VERVALLEN] * 2


def test_that_a_signed_advice_lapses_with_its_reason_in_the_dossier(opzet: Besluitopzet) -> None:
    besluit = opzet.in_tekenmap()
    with opzet.zitting.register.lezen() as uow:
        [advies] = [b for b in uow.brieven.of_aanvraag(opzet.aanvraag_id()) if b.soort is Briefsoort.ADVIES_BESTUUR]
    scan_registreren(opzet.dienst, [advies.id], maak_pdf())
    besluiten.terug(opzet.als(BESTUURDER), besluit.id)
    assert _adviesbrieven(opzet) == [Brieftoestand.VERVALLEN]
    with opzet.zitting.register.lezen() as uow:
        assert [n.tekst for n in uow.notities.of_aanvraag(opzet.aanvraag_id())] == [
            "Het ondertekende advies aan het bestuur van 12 mei 2027 is vervallen: het besluit ging terug uit de Tekenmap."
        ]


def test_that_an_advice_on_which_the_bestuur_decided_stays(opzet: Besluitopzet) -> None:
    besluit = opzet.in_tekenmap()
    bestuursbesluiten.conform(opzet.als(BESTUURDER), besluit.id)
    besluiten.terug(opzet.als(BESTUURDER), besluit.id)
    assert _adviesbrieven(opzet) == [Brieftoestand.DEFINITIEF]


def test_that_what_was_changed_after_the_bestuur_decided_stops_the_signing(opzet: Besluitopzet) -> None:
    besluit = opzet.in_tekenmap()
    bestuursbesluiten.conform(opzet.als(BESTUURDER), besluit.id)
    besluiten.terug(opzet.als(BESTUURDER), besluit.id, "Een woord te veel")
    b = opzet.besluit()
    besluiten.wijzigen(opzet.dienst, b.id, categorie=Categorie.MIDDEN, ingangsdatum=b.ingangsdatum, einddatum=b.einddatum,
                       redenen=b.redenen)  # fmt: skip
    assert "C52" in {g.regel_id for g in opzet.beeld().bevindingen}
    with pytest.raises(ToestandError, match="het bestuur volgde het advies"):
        besluiten.naar_tekenmap(opzet.dienst, b.id)


def test_that_the_tekenmap_tells_what_waits_for_the_bestuur_and_what_deviates(opzet: Besluitopzet) -> None:
    besluit = opzet.in_tekenmap()
    [stuk] = tekenstapel.stapel(opzet.als(BESTUURDER))
    assert (stuk.wacht_op_bestuur, stuk.bestuur_besliste) == (True, False)
    _anders(opzet, besluit)
    besluiten.naar_tekenmap(opzet.dienst, besluit.id)
    [stuk] = tekenstapel.stapel(opzet.als(BESTUURDER))
    assert (stuk.wacht_op_bestuur, stuk.bestuur_besliste) == (False, True)
    assert stuk.aandacht == "wijkt af van het advies van de commissie"
    assert stuk.reden == REDEN


def test_that_a_besluit_of_before_the_bestuur_was_kept_apart_still_fits_its_signature(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    besluit = opzet.in_tekenmap()
    from db.codec import CODEC

    *_, oud = CODEC.oudere_vormen(besluit)
    assert b'"bestuur"' not in oud
    assert b'"versie":1' in oud
    assert CODEC.lees(Besluit, oud) == replace(besluit, versie=0)
