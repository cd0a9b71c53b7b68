"""In a schriftelijke ronde each member votes with the own key; the secretaris never does (screens.md 4.8, 4.10)."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.domain.agendapunt import Deelnemer, Hoedanigheid
from cvt_desktop.domain.echtheid import Echtheid, Oordeel
from cvt_desktop.domain.errors import GeenRechtError, InvoerError, ToestandError
from cvt_desktop.domain.ids import PersoonId
from cvt_desktop.domain.persoon import Rol
from cvt_desktop.domain.stem import Stem, Stemkeuze
from cvt_desktop.domain.voorstel import zoals_gevraagd
from cvt_desktop.domain.zitting import Uitkomst, Voorgenomen
from cvt_desktop.ports.zegel import Zegel
from cvt_desktop.services import instellingen, rondestemmen, zitting_behandelen, zittingen
from cvt_desktop.services.bekrachtigen import bekrachtigen, te_bekrachtigen
from cvt_desktop.services.rondestemmen import Stemuiting, mijn_ronde, open_rondes
from cvt_desktop.services.verificatie import Verificatie
from cvt_desktop.services.werkregel import Groep
from cvt_desktop.services.werkvoorraad import werkvoorraad
from cvt_desktop.services.zitting_inzien import zitting_lezen
from tests.factories import (
    BAKKENES,
    BENSALEM,
    CONSULENT,
    PLV_SECRETARIS,
    RIETDIJK,
    SECRETARIS,
    VOORZITTER,
    maak_instellingen,
    maak_persoon,
)
from tests.ronde_opzet import UITERLIJK, open_ronde, stel_vast, stel_voor, stem_zelf, zet_ronde_op
from tests.zitting_opzet import LEDEN, Opzet, eigen, open_zitting, zet_op

ZONDER_SLEUTEL = maak_persoon("Gijs Zonder", Rol.LID, met_login=False)


@pytest.fixture
def opzet(tmp_path: Path) -> Opzet:
    """Mikołaj's dossier put to the vote in a ronde of four members until do 20 mei."""
    opzet = zet_ronde_op(tmp_path)
    stel_voor(opzet)
    return opzet


def oordelen(opzet: Opzet) -> dict[PersoonId, Oordeel]:
    with opzet.register.lezen() as uow:
        zitting = uow.zittingen.get(opzet.zitting_id)
        return Verificatie(opzet.dienst, uow).punt(zitting, zitting.punten[0])


def noteer(opzet: Opzet, lid: PersoonId) -> None:
    zitting_behandelen.stem_noteren(opzet.dienst, opzet.zitting_id, opzet.dossiers[0].id, lid, Stemkeuze.VOOR)


# --- the own stem -------------------------------------------------------------------------------------------------------


def test_that_what_a_member_casts_is_signed_and_counts_without_being_confirmed_later(opzet: Opzet) -> None:
    stem_zelf(opzet, *LEDEN)
    stel_vast(opzet)
    assert {o.echtheid for o in oordelen(opzet).values()} == {Echtheid.ECHT}
    assert len(oordelen(opzet)) == 4
    assert all(te_bekrachtigen(opzet.als(lid)) == () for lid in LEDEN)
    with opzet.register.lezen() as uow:
        eigen_ = [g for g in uow.logboek.laatste(40) if g.actie == "stem.uitbrengen" and g.object_soort == "stem"]
    assert {g.persoon_id for g in eigen_ if g.sleutel_id is not None} == {lid.id for lid in LEDEN}


def test_that_the_stemmen_that_were_cast_carry_the_besluit(opzet: Opzet) -> None:
    stem_zelf(opzet, VOORZITTER, BENSALEM, RIETDIJK)
    opzet.klok.dag = date(2027, 5, 21)
    zitting = stel_vast(opzet)
    tellen = {wie for wie, o in oordelen(opzet).items() if o.telt}
    assert zitting.gedragen(opzet.dossiers[0].id, tellen)
    assert not zitting.gedragen(opzet.dossiers[0].id, tellen - {RIETDIJK.id})


def test_that_a_member_may_vote_anew_until_the_outcome_is_fixed_and_the_newest_counts(opzet: Opzet) -> None:
    stem_zelf(opzet, *LEDEN)
    opzet.klok.dag = date(2027, 5, 13)
    stem_zelf(opzet, RIETDIJK, keuze=Stemkeuze.TEGEN, reden="één jaar volstaat")
    zitting = stel_vast(opzet)
    assert zitting.punten[0].uitslag is not None
    assert (zitting.punten[0].uitslag.voor, zitting.punten[0].uitslag.tegen) == (3, 1)
    assert oordelen(opzet)[RIETDIJK.id].telt
    with pytest.raises(ToestandError, match="al beslist"):
        stem_zelf(opzet, RIETDIJK)


def test_that_an_earlier_stem_that_is_put_back_by_hand_does_not_count(opzet: Opzet) -> None:
    stem_zelf(opzet, *LEDEN)
    eerder = zitting_lezen(opzet.dienst, opzet.zitting_id).punten[0].stem_van(RIETDIJK.id)
    assert eerder is not None
    opzet.klok.dag = date(2027, 5, 13)
    stem_zelf(opzet, RIETDIJK, keuze=Stemkeuze.TEGEN)
    zet_met_de_hand(opzet, eerder)
    assert oordelen(opzet)[RIETDIJK.id].echtheid is Echtheid.VALS


def test_that_a_stem_that_somebody_writes_in_the_name_of_a_member_does_not_count(opzet: Opzet) -> None:
    nu = opzet.klok.now()
    zet_met_de_hand(opzet, Stem(persoon_id=RIETDIJK.id, naam=RIETDIJK.naam, keuze=Stemkeuze.VOOR, genoteerd_door=RIETDIJK.id,
                                genoteerd_op=nu, bekrachtigd_op=nu))  # fmt: skip
    assert oordelen(opzet)[RIETDIJK.id].echtheid is Echtheid.VALS


def zet_met_de_hand(opzet: Opzet, stem: Stem) -> None:
    with opzet.register.schrijven() as uow:
        zitting = uow.zittingen.get(opzet.zitting_id)
        uow.zittingen.save(zitting.met_punt(zitting.punten[0].met_stem(stem)))


def test_that_a_signature_of_one_ronde_is_of_no_use_for_another_proposal(opzet: Opzet) -> None:
    stem_zelf(opzet, RIETDIJK)
    eerder = zitting_lezen(opzet.dienst, opzet.zitting_id).punten[0].stem_van(RIETDIJK.id)
    assert eerder is not None
    stel_voor(opzet, replace(zoals_gevraagd(opzet.aanvraag()), uitkomst=Uitkomst.AFGEWEZEN))
    assert zitting_lezen(opzet.dienst, opzet.zitting_id).punten[0].stemmen == ()  # everybody is asked anew
    assert [r.open for r in mijn_ronde(opzet.als(RIETDIJK), opzet.zitting_id)] == [True]
    zet_met_de_hand(opzet, eerder)
    assert oordelen(opzet)[RIETDIJK.id].echtheid is Echtheid.VALS


def test_that_a_wrong_passphrase_casts_nothing(opzet: Opzet) -> None:
    def fout() -> AbstractContextManager[Zegel]:
        raise InvoerError("De wachtzin klopt niet.", veld="wachtzin")

    with pytest.raises(InvoerError):
        rondestemmen.uitbrengen(opzet.als(RIETDIJK), opzet.zitting_id,
                                {opzet.dossiers[0].id: Stemuiting(keuze=Stemkeuze.VOOR)}, fout)  # fmt: skip
    assert zitting_lezen(opzet.dienst, opzet.zitting_id).punten[0].stemmen == ()


def test_that_without_a_choice_nothing_is_signed(opzet: Opzet) -> None:
    with pytest.raises(InvoerError, match="Kies bij ten minste één punt"):
        rondestemmen.uitbrengen(opzet.als(RIETDIJK), opzet.zitting_id, {}, eigen(opzet.als(RIETDIJK)))


def test_that_of_two_items_neither_is_cast_when_one_cannot_be(tmp_path: Path) -> None:
    opzet = zet_ronde_op(tmp_path, aantal=2)
    stel_voor(opzet)  # Zoë's dossier has no proposal yet
    dienst = opzet.als(RIETDIJK)
    with pytest.raises(ToestandError, match="Kies eerst een uitkomst"):
        rondestemmen.uitbrengen(dienst, opzet.zitting_id,
                                {a.id: Stemuiting(keuze=Stemkeuze.VOOR) for a in opzet.dossiers}, eigen(dienst))  # fmt: skip
    assert zitting_lezen(opzet.dienst, opzet.zitting_id).punten[0].stemmen == ()


def test_that_in_a_zitting_nobody_votes_alone(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path)
    open_zitting(opzet)
    stel_voor(opzet)
    with pytest.raises(ToestandError, match="aan tafel genoteerd"):
        stem_zelf(opzet, RIETDIJK)


def test_that_who_steps_aside_has_no_stem_in_a_ronde_either(tmp_path: Path) -> None:
    opzet = zet_ronde_op(tmp_path, aantal=2)
    stel_voor(opzet, nummer=1)  # Bensalem is deskundige in Zoë's dossier
    assert [r.waarom_niet for r in mijn_ronde(opzet.als(BENSALEM), opzet.zitting_id)] == [
        "Er is nog geen voorstel om over te stemmen.", "U doet bij dit punt niet mee: deskundige in dit dossier.",
    ]  # fmt: skip
    with pytest.raises(ToestandError, match="verschoond"):
        stem_zelf(opzet, BENSALEM, nummer=1)


def test_that_who_voted_is_not_made_absent(opzet: Opzet) -> None:
    stem_zelf(opzet, BAKKENES)
    with pytest.raises(ToestandError, match="telt mee"):
        zitting_behandelen.aanwezigheid(opzet.dienst, opzet.zitting_id, BAKKENES.id, False)
    zitting_behandelen.aanwezigheid(opzet.dienst, opzet.zitting_id, RIETDIJK.id, False)
    assert [s.persoon_id for s in zitting_lezen(opzet.dienst, opzet.zitting_id).punten[0].stemmen] == [BAKKENES.id]


# --- the secretaris -----------------------------------------------------------------------------------------------------


def test_that_the_secretaris_casts_no_stem_and_is_not_even_asked_for_a_passphrase(opzet: Opzet) -> None:
    def nooit() -> AbstractContextManager[Zegel]:
        raise AssertionError("asked for a passphrase")

    with pytest.raises(GeenRechtError):
        rondestemmen.uitbrengen(opzet.dienst, opzet.zitting_id, {opzet.dossiers[0].id: Stemuiting(keuze=Stemkeuze.VOOR)}, nooit)


def test_that_the_stem_of_who_has_a_key_is_not_noted_by_another_nor_corrected(opzet: Opzet) -> None:
    with pytest.raises(ToestandError, match="stemt in een schriftelijke ronde zelf"):
        noteer(opzet, RIETDIJK.id)
    stem_zelf(opzet, *LEDEN)
    stel_vast(opzet)
    with pytest.raises(ToestandError, match="stemt in een schriftelijke ronde zelf"):
        zitting_behandelen.stem_herstellen(opzet.dienst, opzet.zitting_id, opzet.dossiers[0].id, RIETDIJK.id, Stemkeuze.TEGEN)


def _met_iemand_zonder_sleutel(map_: Path, *, instelling: bool) -> Opzet:
    opzet = zet_ronde_op(map_, geopend=False)
    if instelling:
        oud = maak_instellingen()
        nieuw = replace(oud, reglement=replace(oud.reglement, stemmen_zonder_sleutel=True))
        instellingen.nieuwe_versie(opzet.als(PLV_SECRETARIS), nieuw, geldig_vanaf=opzet.klok.today())
    with opzet.register.schrijven() as uow:
        uow.personen.save(ZONDER_SLEUTEL)
        erbij = Deelnemer(persoon_id=ZONDER_SLEUTEL.id, naam=ZONDER_SLEUTEL.naam, hoedanigheid=Hoedanigheid.STEMGERECHTIGD)
        uow.zittingen.save(uow.zittingen.get(opzet.zitting_id).deelnemer_erbij(erbij))
    open_ronde(opzet, ZONDER_SLEUTEL)
    stel_voor(opzet)
    return opzet


def test_that_the_stem_of_who_has_no_key_is_noted_where_the_setting_allows_it(tmp_path: Path) -> None:
    opzet = _met_iemand_zonder_sleutel(tmp_path, instelling=True)
    stem_zelf(opzet, *LEDEN)
    noteer(opzet, ZONDER_SLEUTEL.id)
    stel_vast(opzet)
    assert oordelen(opzet)[ZONDER_SLEUTEL.id].telt
    assert oordelen(opzet)[VOORZITTER.id].echtheid is Echtheid.ECHT  # a stem that is noted later breaks no signature


def test_that_without_the_setting_it_is_not_noted(tmp_path: Path) -> None:
    opzet = _met_iemand_zonder_sleutel(tmp_path, instelling=False)
    with pytest.raises(ToestandError, match="nog geen persoonlijke sleutel"):
        noteer(opzet, ZONDER_SLEUTEL.id)


def test_that_in_a_room_the_secretaris_notes_as_before(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path)
    open_zitting(opzet)
    stel_voor(opzet)
    noteer(opzet, RIETDIJK.id)
    assert zitting_lezen(opzet.dienst, opzet.zitting_id).punten[0].stem_van(RIETDIJK.id) is not None


def test_that_a_stem_that_a_member_calls_wrong_afterwards_does_not_count(opzet: Opzet) -> None:
    stem_zelf(opzet, *LEDEN)
    stel_vast(opzet)
    lid = opzet.als(RIETDIJK)
    bekrachtigen(lid, opzet.zitting_id, eigen(lid), betwist=frozenset({opzet.dossiers[0].id}))
    assert not oordelen(opzet)[RIETDIJK.id].telt


# --- where a member finds it --------------------------------------------------------------------------------------------


def _regels(opzet: Opzet, lid: object) -> list[tuple[str, str]]:
    return [(r.groep, r.stap.tekst) for r in werkvoorraad(opzet.als(lid)) if "ronde" in r.sleutel]  # type: ignore[arg-type]


def test_that_an_open_ronde_stands_in_the_werkvoorraad_of_each_member_until_the_own_stem_is_cast(opzet: Opzet) -> None:
    wacht = [(Groep.VANDAAG, "Schriftelijke ronde: 1 punt wacht op uw stem, tot en met do 20 mei")]
    assert _regels(opzet, RIETDIJK) == _regels(opzet, VOORZITTER) == wacht
    assert _regels(opzet, SECRETARIS) == _regels(opzet, CONSULENT) == []
    [regel] = [r for r in werkvoorraad(opzet.als(RIETDIJK)) if "ronde" in r.sleutel]
    assert (regel.zitting_id, regel.stap.naar_zitting) == (opzet.zitting_id, True)
    stem_zelf(opzet, RIETDIJK)
    assert _regels(opzet, RIETDIJK) == []
    assert _regels(opzet, VOORZITTER) == wacht


def test_that_the_secretaris_sees_when_an_outcome_can_be_fixed(opzet: Opzet) -> None:
    def stap() -> str:
        [regel] = [r for r in werkvoorraad(opzet.dienst) if r.zitting is not None and r.zitting.id == opzet.zitting_id]
        return regel.stap.tekst

    stem_zelf(opzet, *LEDEN[:3])
    assert stap() == "Schriftelijke ronde loopt: 0 van 1 punt behandeld"
    stem_zelf(opzet, LEDEN[3])
    assert stap() == "Schriftelijke ronde: uitkomst vaststellen van 1 punt"
    stel_voor(opzet, Voorgenomen(uitkomst=Uitkomst.AFGEWEZEN))  # another proposal: everybody votes anew
    assert stap() == "Schriftelijke ronde loopt: 0 van 1 punt behandeld"
    opzet.klok.dag = date(2027, 5, 21)  # the last day has gone by
    assert stap() == "Schriftelijke ronde: uitkomst vaststellen van 1 punt"


def test_that_the_reading_list_says_that_it_is_for_a_ronde(opzet: Opzet) -> None:
    for lid in (RIETDIJK, CONSULENT):
        assert "Lezen voor de schriftelijke ronde" in [r.stap.tekst for r in werkvoorraad(opzet.als(lid))]


def test_that_only_what_can_be_voted_on_is_asked(tmp_path: Path) -> None:
    opzet = zet_ronde_op(tmp_path, aantal=4)
    assert open_rondes(opzet.als(BAKKENES)) == ()
    for nummer in (0, 2):  # Bakkenes works for the school of the third
        stel_voor(opzet, nummer=nummer)
    assert open_rondes(opzet.als(BAKKENES)) == ((opzet.zitting_id, 1),)
    assert open_rondes(opzet.als(RIETDIJK)) == ((opzet.zitting_id, 2),)
    stel_voor(opzet, Voorgenomen(uitkomst=Uitkomst.TERUG), nummer=0)  # needs no stemming
    assert open_rondes(opzet.als(BAKKENES)) == ()
    opzet.klok.dag = date(2027, 5, 21)
    assert open_rondes(opzet.als(RIETDIJK)) == ()
    assert opzet.klok.dag > UITERLIJK


def test_that_a_dossier_that_left_the_ronde_is_asked_no_more(opzet: Opzet) -> None:
    zittingen.afvoeren(opzet.dienst, opzet.zitting_id, opzet.dossiers[0].id)
    assert mijn_ronde(opzet.als(RIETDIJK), opzet.zitting_id) == ()
