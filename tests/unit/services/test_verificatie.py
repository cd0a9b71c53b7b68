"""What counts as signed: a stem changed by hand is not counted, whoever does it, and the program says which one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text

from cvt_desktop.domain import keten
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.besluit import Tekenwijze
from cvt_desktop.domain.echtheid import Echtheid, Oordeel
from cvt_desktop.domain.errors import ToestandError
from cvt_desktop.domain.ids import InstellingenId, PersoonId
from cvt_desktop.domain.ondertekend import stemverklaring
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.domain.stem import Stem, Stemkeuze
from cvt_desktop.services import besluiten, instellingen, ondertekenen, zitting_behandelen
from cvt_desktop.services.bekrachtigen import bekrachtigen
from cvt_desktop.services.verificatie import Verificatie
from db.engine import leeseenheid, schrijfeenheid
from tests.besluit_opzet import Besluitopzet, zet_besluit_op
from tests.factories import (
    BAKKENES,
    BENSALEM,
    CONSULENT,
    PLV_SECRETARIS,
    RIETDIJK,
    SECRETARIS,
    VOORZITTER,
    maak_instellingen,
)
from tests.zitting_opzet import beslis, eigen, open_zitting, zet_op


@pytest.fixture
def opzet(tmp_path: Path) -> Besluitopzet:
    """One dossier, decided by four, confirmed by four."""
    return zet_besluit_op(tmp_path)


def oordelen(opzet: Besluitopzet, als: Persoon = SECRETARIS) -> dict[PersoonId, Oordeel]:
    dienst = opzet.als(als)
    with dienst.register.lezen() as uow:
        zitting = uow.zittingen.get(opzet.zitting.zitting_id)
        return Verificatie(dienst, uow).punt(zitting, zitting.punten[0])


def hex_in_sql(opzet: Besluitopzet, wijzig: Callable[[dict[str, object]], None]) -> None:
    """Change the zitting by hand, with the open engine of whoever holds the key of the database."""
    with schrijfeenheid(opzet.zitting.register._engine) as sessie:
        inhoud = json.loads(sessie.execute(text("SELECT inhoud FROM zitting")).scalar_one())
        wijzig(inhoud["inhoud"])
        nieuw = json.dumps(inhoud, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        sessie.execute(text("UPDATE zitting SET inhoud = :i"), {"i": nieuw})


def zet_stem(wie: Persoon, keuze: str) -> Callable[[dict[str, object]], None]:
    def doe(zitting: dict[str, object]) -> None:
        punten: list[dict[str, list[dict[str, str]]]] = zitting["punten"]  # type: ignore[assignment]
        for stem in punten[0]["stemmen"]:
            if stem["persoon_id"] == str(wie.id):
                stem["keuze"] = keuze

    return doe


def test_that_every_confirmed_stem_is_signed_and_counts(opzet: Besluitopzet) -> None:
    gevonden = oordelen(opzet)
    assert {o.echtheid for o in gevonden.values()} == {Echtheid.ECHT}
    assert all(o.telt and o.door == wie for wie, o in gevonden.items())


def test_that_a_stem_changed_by_hand_is_not_counted_and_the_program_says_which_one(opzet: Besluitopzet) -> None:
    hex_in_sql(opzet, zet_stem(BAKKENES, "tegen"))
    gevonden = oordelen(opzet)
    assert not gevonden[BAKKENES.id].telt
    assert gevonden[BAKKENES.id].vals
    assert all(o.telt for wie, o in gevonden.items() if wie != BAKKENES.id)
    with pytest.raises(ToestandError) as fout:
        opzet.in_tekenmap()
    assert "de stem van Joost Bakkenes bij 2026-0391 klopt niet" in fout.value.melding


def test_that_a_besluit_in_the_tekenmap_is_not_signed_over_a_changed_stem(opzet: Besluitopzet) -> None:
    besluit = opzet.in_tekenmap()
    hex_in_sql(opzet, zet_stem(RIETDIJK, "onthouding"))
    with pytest.raises(ToestandError) as fout:
        ondertekenen.tekenen(opzet.als(VOORZITTER), besluit.id, Tekenwijze.PAPIER)
    assert "Anne-Fleur Rietdijk" in fout.value.melding
    assert "2026-0391" in fout.value.melding


@pytest.mark.parametrize("aanvaller", [BENSALEM, PLV_SECRETARIS, VOORZITTER, SECRETARIS], ids=lambda p: p.functie)
def test_that_who_signs_with_an_own_key_and_chains_the_log_again_changes_no_stem_of_another(
    opzet: Besluitopzet, aanvaller: Persoon
) -> None:
    hex_in_sql(opzet, zet_stem(RIETDIJK, "tegen"))
    _vervals_log(opzet, aanvaller, RIETDIJK)
    gevonden = oordelen(opzet)
    assert gevonden[RIETDIJK.id].vals
    assert not gevonden[RIETDIJK.id].telt
    with pytest.raises(ToestandError, match="Anne-Fleur Rietdijk"):
        opzet.in_tekenmap()


def _vervals_log(opzet: Besluitopzet, aanvaller: Persoon, slachtoffer: Persoon) -> None:
    """Put the changed stem into the log in the name of somebody else, sign it with the own key, and mend the chain."""
    dienst = opzet.als(aanvaller)
    with schrijfeenheid(opzet.zitting.register._engine) as sessie:
        sessie.execute(text("DROP TRIGGER gebeurtenis_geen_update"))
        sessie.execute(text("DROP TRIGGER zout_geen_update"))
    with dienst.register.schrijven() as uow:
        zitting = uow.zittingen.get(opzet.zitting.zitting_id)
        stem = zitting.punten[0].stem_van(slachtoffer.id)
        assert stem is not None
        bytes_ = dienst.codec.schrijf(stemverklaring(zitting, zitting.punten[0], stem))
        [oud] = [g for g in uow.logboek.getekend(zitting.punten[0].aanvraag_id, "stem")
                 if g.gebeurtenis.persoon_id == slachtoffer.id]  # fmt: skip
        assert oud.zout is not None
        vervalst = replace(oud.gebeurtenis, digest=hashlib.sha256(oud.zout + bytes_).hexdigest())
        bewaard = uow.geheimen.get(f"lidsleutel:{aanvaller.id}")
        assert bewaard is not None
        handtekening = dienst.zegel.onderteken(bewaard[16:], keten.verklaring(uow.logboek.kluis(), vervalst))
        rij = uow.logboek.since(0)
    vervalst = replace(vervalst, handtekening=handtekening)
    vorige = keten.begin(UUID(str(_kluis(opzet))))
    with schrijfeenheid(opzet.zitting.register._engine) as sessie:
        for g in rij:
            echt = vervalst if g.volgnummer == vervalst.volgnummer else g
            nieuw = replace(echt, vorige=vorige)
            vorige = keten.schakel(nieuw)
            sessie.execute(text("UPDATE gebeurtenis SET digest=:d, handtekening=:h, vorige=:v, schakel=:s WHERE volgnummer=:n"),
                           {"d": nieuw.digest, "h": nieuw.handtekening, "v": nieuw.vorige, "s": vorige, "n": nieuw.volgnummer})


def _kluis(opzet: Besluitopzet) -> str:
    with leeseenheid(opzet.zitting.register._engine) as sessie:
        return str(sessie.execute(text("SELECT vault_id FROM meta")).scalar_one())


def test_that_a_stem_that_was_added_or_taken_away_breaks_all_others_of_the_item(opzet: Besluitopzet) -> None:
    def weg(zitting: dict[str, object]) -> None:
        punten: list[dict[str, list[object]]] = zitting["punten"]  # type: ignore[assignment]
        punten[0]["stemmen"].pop()

    hex_in_sql(opzet, weg)
    assert not any(o.telt for o in oordelen(opzet).values())


def test_that_a_changed_proposal_is_not_what_they_voted_on(opzet: Besluitopzet) -> None:
    def doe(zitting: dict[str, object]) -> None:
        punten: list[dict[str, dict[str, str]]] = zitting["punten"]  # type: ignore[assignment]
        punten[0]["voorgenomen"]["categorie"] = "hoog"

    hex_in_sql(opzet, doe)
    assert all(o.vals for o in oordelen(opzet).values())


def test_that_an_older_signature_of_the_same_member_does_not_bring_the_older_stem_back(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    z, a = opzet.zitting.zitting_id, opzet.aanvraag_id()
    opzet.zitting.klok.verder(seconden=60)
    zitting_behandelen.stem_herstellen(opzet.dienst, z, a, BAKKENES.id, Stemkeuze.TEGEN, "te lang")
    bekrachtigen(opzet.als(BAKKENES), z, eigen(opzet.als(BAKKENES)))
    assert oordelen(opzet)[BAKKENES.id].telt
    hex_in_sql(opzet, zet_stem(BAKKENES, "voor"))
    assert oordelen(opzet)[BAKKENES.id].vals


def test_that_a_corrected_stem_counts_again_when_the_member_signs_it(opzet: Besluitopzet) -> None:
    hex_in_sql(opzet, zet_stem(BAKKENES, "tegen"))
    z = opzet.zitting.zitting_id
    zitting_behandelen.stem_herstellen(opzet.dienst, z, opzet.aanvraag_id(), BAKKENES.id, Stemkeuze.VOOR)
    assert oordelen(opzet)[BAKKENES.id].echtheid is Echtheid.ZONDER
    opzet.zitting.klok.verder(seconden=1)
    bekrachtigen(opzet.als(BAKKENES), z, eigen(opzet.als(BAKKENES)))
    assert oordelen(opzet)[BAKKENES.id].telt
    opzet.in_tekenmap()


def test_that_a_stem_that_lost_its_signature_can_be_signed_again(opzet: Besluitopzet) -> None:
    hex_in_sql(opzet, zet_stem(BAKKENES, "onthouding"))
    opzet.zitting.klok.verder(seconden=1)
    bekrachtigen(opzet.als(BAKKENES), opzet.zitting.zitting_id, eigen(opzet.als(BAKKENES)))  # this is my stem
    assert oordelen(opzet)[BAKKENES.id].telt


def test_that_at_the_laptop_of_the_secretaris_only_the_own_keys_sign(opzet: Besluitopzet) -> None:
    """A session in the name of a member with the keys of the secretaris leaves no signature of that member."""
    vreemd = replace(opzet.als(BAKKENES), zegel=opzet.als(SECRETARIS).zegel)
    with vreemd.werk(Actie.STEM_BEKRACHTIGEN) as werk:
        werk.leg_vast("stem", opzet.zitting.zitting_id, None, aanvraag_id=opzet.aanvraag_id())
    with vreemd.register.lezen() as uow:
        [laatste] = uow.logboek.laatste(1)
    assert (laatste.sleutel_id, laatste.handtekening) == (None, b"")


# --- without a key ------------------------------------------------------------------------------------------------------


def _gast(tmp_path: Path, *, aan: bool, getekend: bool = True) -> dict[PersoonId, Oordeel]:
    """The stem of a lid without a login, under the setting."""
    opzet = zet_op(tmp_path)
    if aan:
        oud = maak_instellingen()
        nieuw = replace(oud, reglement=replace(oud.reglement, stemmen_zonder_sleutel=True))
        if getekend:
            instellingen.nieuwe_versie(opzet.als(PLV_SECRETARIS), nieuw, geldig_vanaf=opzet.klok.today())
        else:
            with opzet.register.schrijven() as uow:
                uow.instellingen.save(replace(nieuw, id=InstellingenId(uuid4()), nummer=2, geldig_vanaf=date(2027, 5, 1)))
    open_zitting(opzet)
    beslis(opzet)
    with opzet.register.schrijven() as uow:
        zitting = uow.zittingen.get(opzet.zitting_id)
        gast = Stem(persoon_id=PersoonId(uuid4()), naam="Gast", keuze=Stemkeuze.VOOR, genoteerd_door=SECRETARIS.id,
                    genoteerd_op=opzet.klok.now())  # fmt: skip
        uow.zittingen.save(zitting.met_punt(zitting.punten[0].met_stem(gast)))
    with opzet.register.lezen() as uow:
        zitting = uow.zittingen.get(opzet.zitting_id)
        alle = Verificatie(opzet.dienst, uow).punt(zitting, zitting.punten[0])
        return {gast.persoon_id: alle[gast.persoon_id]}


def test_that_a_stem_without_a_key_counts_only_under_the_setting_and_never_as_signed(tmp_path: Path) -> None:
    [zonder] = _gast(tmp_path / "uit", aan=False).values()
    [met] = _gast(tmp_path / "aan", aan=True).values()
    assert (zonder.echtheid, zonder.telt) == (Echtheid.ZONDER, False)
    assert (met.echtheid, met.telt) == (Echtheid.ZONDER, True)
    assert "Stemmen zonder persoonlijke sleutel" in met.reden


def test_that_the_setting_counts_only_when_a_beheerder_signed_it(tmp_path: Path) -> None:
    [oordeel] = _gast(tmp_path, aan=True, getekend=False).values()
    assert not oordeel.telt


# --- the rest -----------------------------------------------------------------------------------------------------------


def test_that_a_signed_besluit_stays_what_it_was_after_it_was_sent_or_withdrawn(opzet: Besluitopzet) -> None:
    besluit = opzet.in_tekenmap()
    getekend = ondertekenen.tekenen(opzet.als(VOORZITTER), besluit.id, Tekenwijze.PAPIER).besluit
    with opzet.dienst.register.lezen() as uow:
        v = Verificatie(opzet.dienst, uow)
        assert v.besluit(getekend).echtheid is Echtheid.ECHT
        assert v.besluit(getekend.verzonden()).echtheid is Echtheid.ECHT
        assert v.besluit(getekend.intrekken(besluiten.INTREKREDENEN[0])).echtheid is Echtheid.ECHT
        assert v.besluit(replace(getekend, einddatum=date(2030, 7, 31))).vals


def test_that_who_was_verschoond_is_fixed_with_the_signature_of_who_led(opzet: Besluitopzet) -> None:
    with opzet.dienst.register.lezen() as uow:
        v = Verificatie(opzet.dienst, uow)
        zitting = uow.zittingen.get(opzet.zitting.zitting_id)
        punt = zitting.punten[0]
        assert v.beslist(zitting, punt).echtheid is Echtheid.ECHT
        assert v.beslist(zitting, replace(punt, aanwezigen=(CONSULENT.id,))).vals


def test_that_a_role_that_came_after_the_stem_does_not_make_it_count(opzet: Besluitopzet) -> None:
    with opzet.dienst.register.lezen() as uow:
        leden = Verificatie(opzet.dienst, uow).leden
        sleutel = leden.van(BAKKENES.id)[0].verklaring.sleutel_id
        assert leden.op(BAKKENES.id, sleutel, datetime(2026, 7, 31, tzinfo=UTC)) is None
        assert leden.op(BAKKENES.id, sleutel, datetime(2026, 8, 2, tzinfo=UTC)) is not None
