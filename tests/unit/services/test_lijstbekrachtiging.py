"""Bekrachtigen via the vastgestelde besluitenlijst: the voorzitter signs, the stemmen count, and nothing of it goes unsaid."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from cvt_desktop.domain.agendapunt import Ronde
from cvt_desktop.domain.bekrachtiging import via_lijst
from cvt_desktop.domain.commissie import Lidmaatschap
from cvt_desktop.domain.echtheid import Echtheid, Oordeel
from cvt_desktop.domain.errors import GeenRechtError, InvoerError, ToestandError
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.ids import PersoonId
from cvt_desktop.domain.instrument import Instrument, Instrumentsoort
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.domain.schooljaar import schooljaar
from cvt_desktop.domain.stem import Bekrachtiging, Stemkeuze
from cvt_desktop.domain.zitting import Zitting, Zittingtoestand
from cvt_desktop.ports.zegel import Zegel
from cvt_desktop.services import (
    begroting,
    besluiten,
    instellingen,
    instrumenten,
    lijstbekrachtiging,
    zitting_behandelen,
    zittingen,
)
from cvt_desktop.services.bekrachtigen import bekrachtigen
from cvt_desktop.services.besluitenlijst import besluitenlijst_document
from cvt_desktop.services.lijstbekrachtiging import ondertekend_vaststellen
from cvt_desktop.services.registercontrole import controleer
from cvt_desktop.services.stemmencontrole import controleer_stemmen
from cvt_desktop.services.verificatie import Verificatie
from cvt_desktop.services.werkvoorraad import werkvoorraad
from cvt_desktop.services.zitting_inzien import zitting_lezen
from db.engine import schrijfeenheid
from tests.besluit_opzet import AFWIJKING, GEWONE_TAAL, Besluitopzet
from tests.commissies import CVT_SOORTEN, PRO
from tests.factories import BAKKENES, BENSALEM, PLV_SECRETARIS, RIETDIJK, VANDAAG, VOORZITTER
from tests.fakes.poorten import NepBijlagen, NepOpmaker
from tests.lijst_opzet import zet_instelling, zet_lijst_op
from tests.zitting_opzet import beslis, eigen, open_zitting, plan, zet_op

ANDEREN = (BENSALEM, BAKKENES, RIETDIJK)


@pytest.fixture
def opzet(tmp_path: Path) -> Besluitopzet:
    return zet_lijst_op(tmp_path)


def zitting(opzet: Besluitopzet) -> Zitting:
    return zitting_lezen(opzet.dienst, opzet.zitting.zitting_id)


def onderteken(opzet: Besluitopzet, wie: Persoon = VOORZITTER) -> Zitting:
    return ondertekend_vaststellen(opzet.als(wie), opzet.zitting.zitting_id, eigen(opzet.als(wie)))


def bekrachtig(opzet: Besluitopzet, lid: Persoon, *, betwist: bool = False) -> None:
    welke = frozenset({opzet.aanvraag_id()}) if betwist else frozenset()
    bekrachtigen(opzet.als(lid), opzet.zitting.zitting_id, eigen(opzet.als(lid)), betwist=welke)


def oordelen(opzet: Besluitopzet) -> dict[PersoonId, Oordeel]:
    dienst = opzet.dienst
    with dienst.register.lezen() as uow:
        z = uow.zittingen.get(opzet.zitting.zitting_id)
        return Verificatie(dienst, uow).punt(z, z.punten[0])


def met_de_hand(opzet: Besluitopzet, wijzig: Callable[[dict[str, object]], None]) -> None:
    """Change the zitting as who holds the key of the database can."""
    with schrijfeenheid(opzet.zitting.register._engine) as sessie:
        inhoud = json.loads(sessie.execute(text("SELECT inhoud FROM zitting")).scalar_one())
        wijzig(inhoud["inhoud"])
        nieuw = json.dumps(inhoud, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        sessie.execute(text("UPDATE zitting SET inhoud = :i"), {"i": nieuw})


def zet_stem(wie: Persoon, **velden: object) -> Callable[[dict[str, object]], None]:
    def doe(z: dict[str, object]) -> None:
        punten: list[dict[str, list[dict[str, object]]]] = z["punten"]  # type: ignore[assignment]
        for stem in punten[0]["stemmen"]:
            if stem["persoon_id"] == str(wie.id):
                stem.update(velden)

    return doe


def regels(opzet: Besluitopzet, wie: Persoon) -> list[str]:
    return [r.stap.tekst for r in werkvoorraad(opzet.als(wie)) if r.zitting is not None]


# --- what counts --------------------------------------------------------------------------------------------------------


def test_that_a_budget_or_a_list_of_a_year_in_the_settings_leaves_what_their_beheerder_signed(opzet: Besluitopzet) -> None:
    onderteken(opzet)
    wisc = Instrument(schooljaar="2026-2027", soort=Instrumentsoort.IQ, naam="WISC-V", versie="NL")
    for wijzig in (
        lambda: begroting.vastleggen(opzet.dienst, schooljaar(VANDAAG), {Soort.TBV: 100_000_00}),
        lambda: instrumenten.bewaren(opzet.dienst, wisc),
    ):
        wijzig()
        assert {o.echtheid for p, o in oordelen(opzet).items() if p != VOORZITTER.id} == {Echtheid.LIJST}
    with opzet.zitting.register.lezen() as uow:
        nu = uow.instellingen.all()[0]
    kaal = replace(nu, oefendatum=VANDAAG).kern()
    assert kaal == replace(kaal, begrotingen=(), instrumenten=(), voorzieningen=(), oefendatum=None)
    with opzet.zitting.register.schrijven() as uow:
        nu = uow.instellingen.all()[0]
        uow.instellingen.save(replace(nu, commissie=replace(nu.commissie, quorum=1)))
    assert not any(o.telt for p, o in oordelen(opzet).items() if p != VOORZITTER.id), "what counts is still signed"


def test_that_the_signature_over_the_list_lets_all_stemmen_count_and_says_whose_it_is(opzet: Besluitopzet) -> None:
    assert not any(o.telt for o in oordelen(opzet).values())
    onderteken(opzet)
    gevonden = oordelen(opzet)
    assert gevonden[VOORZITTER.id].echtheid is Echtheid.ECHT  # the own stem is in the own signature
    assert {(gevonden[p.id].echtheid, gevonden[p.id].telt, gevonden[p.id].door) for p in ANDEREN} == {
        (Echtheid.LIJST, True, VOORZITTER.id)
    }
    bekrachtig(opzet, RIETDIJK)
    assert oordelen(opzet)[RIETDIJK.id].echtheid is Echtheid.ECHT


def test_that_a_besluit_goes_to_the_tekenmap_after_the_signature_and_says_how_the_stemmen_count(opzet: Besluitopzet) -> None:
    opzet.schrijf(afwijking=AFWIJKING, gewone_taal=GEWONE_TAAL, duur_gewone_taal="Mikołaj heeft tijd nodig.")
    with pytest.raises(ToestandError, match="besluitenlijst van de zitting is nog niet vastgesteld"):
        besluiten.naar_tekenmap(opzet.dienst, opzet.besluit().id)
    onderteken(opzet)
    besluiten.naar_tekenmap(opzet.dienst, opzet.besluit().id)
    assert [b.tekst for b in opzet.beeld().bevindingen if b.regel_id == "C58"] == [
        "3 stemmen tellen door de handtekening van de voorzitter onder de besluitenlijst; het lid bekrachtigde nog niet zelf"
    ]


def test_that_only_who_led_the_zitting_signs_and_nobody_fixes_the_list_without(opzet: Besluitopzet) -> None:
    with pytest.raises(ToestandError, match="wie de zitting leidde"):
        lijstbekrachtiging.lijst_vaststellen(opzet.als(VOORZITTER), opzet.zitting.zitting_id)
    with pytest.raises(GeenRechtError):
        onderteken(opzet, RIETDIJK)  # a lid has not the role
    with pytest.raises(GeenRechtError):
        ondertekend_vaststellen(opzet.dienst, opzet.zitting.zitting_id, eigen(opzet.dienst))
    assert zitting(opzet).toestand is Zittingtoestand.GESLOTEN


def test_that_a_wrong_passphrase_fixes_nothing(opzet: Besluitopzet) -> None:
    def fout() -> AbstractContextManager[Zegel]:
        raise InvoerError("De wachtzin klopt niet.", veld="wachtzin")

    with pytest.raises(InvoerError):
        ondertekend_vaststellen(opzet.als(VOORZITTER), opzet.zitting.zitting_id, fout)
    assert zitting(opzet).toestand is Zittingtoestand.GESLOTEN


def test_that_the_list_of_a_voorzitter_who_is_gone_is_fixed_by_another_and_lets_no_stem_count(opzet: Besluitopzet) -> None:
    with opzet.dienst.register.schrijven() as uow:
        uow.personen.save(replace(uow.personen.get(VOORZITTER.id), actief=False))
    lijstbekrachtiging.lijst_vaststellen(opzet.als(BENSALEM_VOORZITTER), opzet.zitting.zitting_id)
    assert not any(o.telt for o in oordelen(opzet).values())
    assert "zonder handtekening van wie de zitting leidde" in besluitenlijst_document(
        opzet.dienst, opzet.zitting.zitting_id
    ).bekrachtiging


BENSALEM_VOORZITTER = replace(BENSALEM, rollen=VOORZITTER.rollen)


# --- whoever signed the own stem is judged by that ----------------------------------------------------------------------


def test_that_a_stem_that_its_member_disputes_does_not_count_by_the_list(opzet: Besluitopzet) -> None:
    bekrachtig(opzet, BAKKENES, betwist=True)
    onderteken(opzet)
    assert not oordelen(opzet)[BAKKENES.id].telt
    bekrachtig(opzet, RIETDIJK, betwist=True)  # and also after the list
    assert not oordelen(opzet)[RIETDIJK.id].telt
    assert oordelen(opzet)[BENSALEM.id].telt


def test_that_wiping_the_dispute_by_hand_does_not_make_the_list_count(opzet: Besluitopzet) -> None:
    onderteken(opzet)
    bekrachtig(opzet, RIETDIJK, betwist=True)
    met_de_hand(opzet, zet_stem(RIETDIJK, betwist_op=None))
    assert not oordelen(opzet)[RIETDIJK.id].telt


def test_that_a_confirmed_stem_that_was_corrected_afterwards_waits_for_its_member(opzet: Besluitopzet) -> None:
    bekrachtig(opzet, RIETDIJK)
    zitting_behandelen.stem_herstellen(opzet.dienst, opzet.zitting.zitting_id, opzet.aanvraag_id(), RIETDIJK.id,
                                       Stemkeuze.TEGEN, "te kort")  # fmt: skip
    onderteken(opzet)
    assert not oordelen(opzet)[RIETDIJK.id].telt


# --- what is tampered with ----------------------------------------------------------------------------------------------


def test_that_a_stem_changed_after_the_list_was_signed_is_not_covered_and_is_named(opzet: Besluitopzet) -> None:
    onderteken(opzet)
    met_de_hand(opzet, zet_stem(BAKKENES, keuze="tegen"))
    gevonden = oordelen(opzet)
    assert gevonden[BAKKENES.id].vals
    assert all(gevonden[p.id].telt for p in (VOORZITTER, BENSALEM, RIETDIJK))
    with pytest.raises(ToestandError, match="stem van Joost Bakkenes bij 2026-0391 klopt niet: de stem is niet die van"):
        opzet.in_tekenmap()
    with opzet.dienst.register.lezen() as uow:
        assert any("Joost Bakkenes" in zin for zin in controleer_stemmen(opzet.dienst, uow).vals)


def test_that_an_outcome_changed_after_the_list_was_signed_is_named(opzet: Besluitopzet) -> None:
    onderteken(opzet)

    def anders(z: dict[str, object]) -> None:
        punten: list[dict[str, list[str]]] = z["punten"]  # type: ignore[assignment]
        punten[0]["aanwezigen"] = punten[0]["aanwezigen"][1:]

    met_de_hand(opzet, anders)
    with opzet.dienst.register.lezen() as uow:
        assert any("op de besluitenlijst van wo 12 mei klopt niet" in zin for zin in controleer_stemmen(opzet.dienst, uow).vals)


def test_that_a_zitting_in_the_own_way_does_not_become_one_by_the_list_by_hand(tmp_path: Path) -> None:
    zitting_ = zet_op(tmp_path)
    opzet = Besluitopzet(zitting=zitting_, bijlagen=NepBijlagen(), opmaker=NepOpmaker())
    open_zitting(zitting_)
    beslis(zitting_)
    zitting_behandelen.sluiten(zitting_.dienst, zitting_.zitting_id)
    met_de_hand(opzet, lambda z: z.update(bekrachtiging=str(Bekrachtiging.LIJST)))
    onderteken(opzet)  # the voorzitter signs, and no beheerder ever signed that it counts
    assert [p for p, o in oordelen(opzet).items() if o.telt] == [VOORZITTER.id]


def test_that_a_zitting_does_not_become_one_of_a_commission_with_the_list_by_hand(tmp_path: Path) -> None:
    zitting_ = zet_op(tmp_path)
    opzet = Besluitopzet(zitting=zitting_, bijlagen=NepBijlagen(), opmaker=NepOpmaker())
    beheerder = opzet.als(PLV_SECRETARIS)
    nu = instellingen.huidige(beheerder)
    met_lijst = replace(PRO, bekrachtiging=Bekrachtiging.LIJST, quorum=1, leden=(Lidmaatschap(persoon_id=VOORZITTER.id),))
    instellingen.nieuwe_versie(beheerder, replace(nu, commissie=replace(nu.commissie, soorten=CVT_SOORTEN),
                                                  andere_commissies=(met_lijst,)), geldig_vanaf=VANDAAG)  # fmt: skip
    open_zitting(zitting_)
    beslis(zitting_)
    zitting_behandelen.sluiten(zitting_.dienst, zitting_.zitting_id)
    met_de_hand(opzet, lambda z: z.update(bekrachtiging=str(Bekrachtiging.LIJST), commissie_id=str(PRO.id)))
    onderteken(opzet)
    assert [p for p, o in oordelen(opzet).items() if o.telt] == [VOORZITTER.id]


def test_that_a_setting_written_by_hand_lets_no_stem_count(opzet: Besluitopzet) -> None:
    onderteken(opzet)
    assert oordelen(opzet)[RIETDIJK.id].telt
    with opzet.dienst.register.schrijven() as uow:
        nu = uow.instellingen.op(VANDAAG)
        swv = replace(nu.swv, telefoon="0299 99 99 99")
        uow.instellingen.save(replace(nu, swv=swv))  # not what the beheerder signed any more
    assert not oordelen(opzet)[RIETDIJK.id].telt


# --- which way ----------------------------------------------------------------------------------------------------------


def test_that_a_zitting_keeps_the_way_of_the_day_it_was_opened(opzet: Besluitopzet) -> None:
    zet_instelling(opzet, Bekrachtiging.EIGEN_SLEUTEL)  # on the same day, after the opening
    assert zitting(opzet).bekrachtiging is Bekrachtiging.LIJST
    onderteken(opzet)
    assert oordelen(opzet)[RIETDIJK.id].telt


def test_that_a_schriftelijke_ronde_is_always_with_the_own_key(opzet: Besluitopzet) -> None:
    ronde = zittingen.plannen(opzet.dienst, plan(uiterlijk=date(2027, 5, 19), aanleiding="spoed"))
    kamer = zittingen.plannen(opzet.dienst, plan(datum=date(2027, 5, 26)))
    als_ronde = replace(onderteken(opzet), ronde=Ronde(uiterlijk=date(2027, 5, 19), aanleiding="spoed"))
    assert not via_lijst(als_ronde), "also not by hand"
    with opzet.dienst.register.lezen() as uow:
        assert uow.zittingen.get(ronde).bekrachtiging is Bekrachtiging.EIGEN_SLEUTEL
        assert uow.zittingen.get(kamer).bekrachtiging is Bekrachtiging.LIJST


# --- what is said -------------------------------------------------------------------------------------------------------


def test_that_controle_and_the_besluitenlijst_say_which_way_was_used(opzet: Besluitopzet) -> None:
    onderteken(opzet)
    punt = next(p for p in controleer(opzet.als(VOORZITTER)).punten if p.titel.startswith("Stemmen"))
    assert any(r.startswith("3 stemmen tellen door de handtekening van de voorzitter onder 1 bes") for r in punt.regels)
    lijst = besluitenlijst_document(opzet.dienst, opzet.zitting.zitting_id)
    assert lijst.bekrachtiging.startswith(f"Via de vastgestelde besluitenlijst: {VOORZITTER.naam} ondertekent")
    assert lijst.bekrachtiging.endswith(
        f"tot en met 26 mei 2027: nog niet door {BENSALEM.naam}, {BAKKENES.naam} en {RIETDIJK.naam}"
    )
    for lid in ANDEREN:
        bekrachtig(opzet, lid)
    assert besluitenlijst_document(opzet.dienst, opzet.zitting.zitting_id).bekrachtiging.endswith("alle leden deden dat")


def test_that_the_other_members_stand_in_both_werkvoorraden_for_fourteen_days_and_then_in_words(opzet: Besluitopzet) -> None:
    [voor] = regels(opzet, VOORZITTER)
    assert voor.startswith("Besluitenlijst vaststellen en ondertekenen")
    onderteken(opzet)
    for lid in (BENSALEM, BAKKENES):
        bekrachtig(opzet, lid)
    assert regels(opzet, RIETDIJK) == ["Uw stem bekrachtigen, zitting van wo 12 mei, uiterlijk wo 26 mei"]
    assert regels(opzet, VOORZITTER) == [
        "Nog te bekrachtigen door Anne-Fleur Rietdijk (1 stem), zitting van wo 12 mei, uiterlijk wo 26 mei"
    ]
    opzet.zitting.klok.dag = date(2027, 5, 27)
    [te_laat] = regels(opzet, RIETDIJK)
    assert te_laat == "Uw stem bekrachtigen, zitting van wo 12 mei; dat had gekund tot en met wo 26 mei, en kan nog"
    [na] = regels(opzet, VOORZITTER)
    assert na.startswith("Niet bekrachtigd binnen 14 dagen (tot en met wo 26 mei) door Anne-Fleur Rietdijk (1 stem)")
    bekrachtig(opzet, RIETDIJK)
    assert regels(opzet, RIETDIJK) == regels(opzet, VOORZITTER) == []


def test_that_the_voorzitter_is_told_of_a_stem_that_was_disputed_after_the_list(opzet: Besluitopzet) -> None:
    onderteken(opzet)
    bekrachtig(opzet, RIETDIJK, betwist=True)
    nagaan = "Ga na of het besluit zonder deze stem staat: verkeerd genoteerd volgens Anne-Fleur Rietdijk (1 stem)"
    assert any(r.startswith(nagaan) for r in regels(opzet, VOORZITTER)), "the step first: the end of a line may not be seen"
    assert any("Anne-Fleur Rietdijk zegt dat de eigen stem verkeerd" in o
               for o in besluitenlijst_document(opzet.dienst, opzet.zitting.zitting_id).punten[0].opmerkingen)  # fmt: skip
