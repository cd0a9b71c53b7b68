"""The block of hamerstukken, on a real register: in which group, lifted out, decided in one act, taken back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.agendapunt import Behandeling
from cvt_desktop.domain.besluit import Besluittoestand
from cvt_desktop.domain.errors import CvtError, GeenRechtError, ToestandError
from cvt_desktop.domain.formulier import Houding
from cvt_desktop.domain.hamerstuk import openstaand
from cvt_desktop.domain.stem import Stemkeuze
from cvt_desktop.domain.zitting import Zitting
from cvt_desktop.services import agendaverplaatsing, bekrachtigen, hamerstukken, zitting_behandelen, zittingen
from cvt_desktop.services.besluitenlijst import besluitenlijst_document
from cvt_desktop.services.zitting_inzien import zitting_lezen, zittingbeeld
from db.codec import CODEC
from tests.factories import BAKKENES, BENSALEM, CONSULENT, RIETDIJK, SECRETARIS, VOORZITTER
from tests.hamer_opzet import bewaar_verlenging, zet_blok_op
from tests.zitting_opzet import LEDEN, Opzet, beslis, eigen, open_zitting


def _groepen(opzet: Opzet) -> list[str]:
    return [str(p.behandeling) for p in zitting_lezen(opzet.dienst, opzet.zitting_id).punten]


def _blok(opzet: Opzet) -> list[object]:
    return [p.aanvraag_id for p in openstaand(zitting_lezen(opzet.dienst, opzet.zitting_id))]


def _akkoord(opzet: Opzet) -> None:
    hamerstukken.vaststellen(opzet.dienst, opzet.zitting_id, _blok(opzet))  # type: ignore[arg-type]


def _niets_besloten(opzet: Opzet) -> bool:
    z = zitting_lezen(opzet.dienst, opzet.zitting_id)
    with opzet.register.lezen() as uow:
        besluiten = [b for p in z.punten for b in uow.besluiten.of_aanvraag(p.aanvraag_id)]
    return not besluiten and not any(p.beslist or p.stemmen or p.voorgenomen for p in z.punten)


def test_that_the_program_proposes_renewals_as_hamerstukken_before_what_is_discussed(tmp_path: Path) -> None:
    opzet = zet_blok_op(tmp_path, hamer=2, bespreek=1)
    assert _groepen(opzet) == ["hamerstuk", "hamerstuk", "bespreekstuk"]
    kaarten = zittingbeeld(opzet.dienst, opzet.zitting_id).kaarten
    assert [b.code for b in kaarten[0].bespreken] == []
    assert {b.code for b in kaarten[2].bespreken} == {"soort", "verschil"}


def test_that_all_akkoord_is_a_stem_of_each_present_member_on_each_item_with_its_own_besluit(tmp_path: Path) -> None:
    opzet = zet_blok_op(tmp_path)
    open_zitting(opzet, RIETDIJK)
    _akkoord(opzet)
    z = zitting_lezen(opzet.dienst, opzet.zitting_id)
    for nummer, punt in enumerate(z.punten[:3]):
        assert {s.persoon_id for s in punt.stemmen} == {VOORZITTER.id, BENSALEM.id, BAKKENES.id}
        assert {s.keuze for s in punt.stemmen} == {Stemkeuze.VOOR}
        assert punt.vergewissing.compleet
        assert punt.hoorrecht is not None
        with opzet.register.lezen() as uow:
            besluit, = uow.besluiten.of_aanvraag(punt.aanvraag_id)
        assert (besluit.punt, besluit.toestand) == (nummer + 1, Besluittoestand.CONCEPT)
        assert besluit.einddatum == opzet.aanvraag(nummer).formulier.vso.einddatum
        assert besluit.redenen.nodig
        assert "adviezen zorgvuldig" in besluit.redenen.beoordeling_adviezen
        assert opzet.aanvraag(nummer).status is Status.BESLOTEN
    assert not z.punten[3].beslist


def test_that_the_log_tells_one_act_over_the_block_and_each_decided_item(tmp_path: Path) -> None:
    opzet = zet_blok_op(tmp_path, geopend=True)
    _akkoord(opzet)
    with opzet.register.lezen() as uow:
        log = list(uow.logboek.laatste(4))
    acts = [(g.actie, g.aantal) for g in reversed(log)]
    assert acts == [("hamerstukken.vaststellen", 3)] + [("uitslag.vaststellen", 1)] * 3


def test_that_a_verschoond_member_casts_no_stem_and_the_others_decide(tmp_path: Path) -> None:
    opzet = zet_blok_op(tmp_path, geopend=True)
    zittingen.verschonen(opzet.dienst, opzet.zitting_id, opzet.dossiers[1].id, BAKKENES.id, "eigen belang (Awb 2:4)")
    _akkoord(opzet)
    stemmen = [len(p.stemmen) for p in zitting_lezen(opzet.dienst, opzet.zitting_id).punten[:3]]
    assert stemmen == [4, 3, 4]
    tweede = zitting_lezen(opzet.dienst, opzet.zitting_id).punten[1]
    assert tweede.stem_van(BAKKENES.id) is None


def test_that_the_secretaris_has_no_stem_in_the_block(tmp_path: Path) -> None:
    opzet = zet_blok_op(tmp_path, geopend=True)
    _akkoord(opzet)
    z = zitting_lezen(opzet.dienst, opzet.zitting_id)
    assert SECRETARIS.id in z.aanwezigen
    assert all(p.stem_van(SECRETARIS.id) is None for p in z.punten)


def test_that_an_item_without_quorum_is_named_and_nothing_at_all_is_decided(tmp_path: Path) -> None:
    opzet = zet_blok_op(tmp_path)
    open_zitting(opzet, RIETDIJK)
    zittingen.verschonen(opzet.dienst, opzet.zitting_id, opzet.dossiers[1].id, BAKKENES.id, "eigen belang (Awb 2:4)")
    with pytest.raises(ToestandError, match=r"Punt 2: .*Licht dit punt uit; er is nog over geen hamerstuk beslist") as fout:
        _akkoord(opzet)
    assert "Punt 1" not in fout.value.melding
    assert _niets_besloten(opzet)
    hamerstukken.uitlichten(opzet.dienst, opzet.zitting_id, opzet.dossiers[1].id)
    _akkoord(opzet)
    assert [p.beslist for p in zitting_lezen(opzet.dienst, opzet.zitting_id).punten] == [True, False, True, False]


def test_that_nobody_at_the_table_means_no_besluit(tmp_path: Path) -> None:
    opzet = zet_blok_op(tmp_path, geopend=True)
    for lid in LEDEN:
        zitting_behandelen.aanwezigheid(opzet.dienst, opzet.zitting_id, lid.id, False)
    with pytest.raises(ToestandError, match="quorum"):
        _akkoord(opzet)
    assert _niets_besloten(opzet)


def test_that_a_block_that_changed_after_it_was_read_is_refused(tmp_path: Path) -> None:
    opzet = zet_blok_op(tmp_path, geopend=True)
    gelezen = _blok(opzet)
    hamerstukken.uitlichten(opzet.als(VOORZITTER), opzet.zitting_id, opzet.dossiers[0].id)
    with pytest.raises(ToestandError, match="intussen gewijzigd"):
        hamerstukken.vaststellen(opzet.dienst, opzet.zitting_id, gelezen)  # type: ignore[arg-type]
    assert _niets_besloten(opzet)


def test_that_a_zitting_that_is_not_open_decides_no_block(tmp_path: Path) -> None:
    opzet = zet_blok_op(tmp_path)
    with pytest.raises(ToestandError, match="nog niet geopend"):
        _akkoord(opzet)
    assert _niets_besloten(opzet)


def test_that_a_dossier_that_was_withdrawn_meanwhile_holds_up_the_block_until_it_is_lifted_out(tmp_path: Path) -> None:
    opzet = zet_blok_op(tmp_path, geopend=True)
    with opzet.register.schrijven() as uow:
        uow.aanvragen.save(replace(uow.aanvragen.get(opzet.dossiers[0].id), status=Status.INGETROKKEN))
    with pytest.raises(ToestandError, match=r"Punt 1: .*'Ingetrokken'"):
        _akkoord(opzet)
    assert _niets_besloten(opzet)


@pytest.mark.parametrize("wie", [VOORZITTER, SECRETARIS, BAKKENES, RIETDIJK])
def test_that_any_member_lifts_one_out_without_a_reason(tmp_path: Path, wie: object) -> None:
    opzet = zet_blok_op(tmp_path, geopend=True)
    hamerstukken.uitlichten(opzet.als(wie), opzet.zitting_id, opzet.dossiers[2].id)  # type: ignore[arg-type]
    assert _groepen(opzet) == ["hamerstuk", "hamerstuk", "bespreekstuk", "bespreekstuk"]


def test_that_a_lid_puts_nothing_in_the_block_and_a_consulent_lifts_nothing_out(tmp_path: Path) -> None:
    opzet = zet_blok_op(tmp_path)
    with pytest.raises(GeenRechtError):
        hamerstukken.aanmerken(opzet.als(BAKKENES), opzet.zitting_id, opzet.dossiers[0].id)
    with pytest.raises(GeenRechtError):
        hamerstukken.uitlichten(opzet.als(CONSULENT), opzet.zitting_id, opzet.dossiers[0].id)
    with pytest.raises(GeenRechtError):
        hamerstukken.vaststellen(opzet.als(BAKKENES), opzet.zitting_id, [])


def test_that_soft_reasons_are_passed_over_only_by_naming_them_and_hard_ones_never(tmp_path: Path) -> None:
    opzet = zet_blok_op(tmp_path, hamer=0, bespreek=1)

    def gezien(aanvraag: object, houding: Houding = Houding.GEZIEN) -> object:
        f = aanvraag.formulier  # type: ignore[attr-defined]
        moeder, vader = f.b.verzorgers
        b = replace(f.b, verzorgers=(moeder, replace(vader, houding=houding)))
        return replace(aanvraag, formulier=replace(f, b=b))  # type: ignore[type-var]

    zacht = bewaar_verlenging(opzet, 1, gezien)  # type: ignore[arg-type]
    hard = bewaar_verlenging(opzet, 2, lambda a: gezien(a, Houding.NIET_EENS))  # type: ignore[arg-type,return-value]
    for aanvraag in (zacht, hard):
        zittingen.agenderen(opzet.dienst, opzet.zitting_id, aanvraag.id)
    assert _groepen(opzet) == ["bespreekstuk"] * 3
    with pytest.raises(ToestandError, match="Bevestig"):
        hamerstukken.aanmerken(opzet.dienst, opzet.zitting_id, zacht.id)
    with pytest.raises(ToestandError, match="Een ouder is het niet eens"):
        hamerstukken.aanmerken(opzet.dienst, opzet.zitting_id, hard.id, ["ouder"])
    hamerstukken.aanmerken(opzet.dienst, opzet.zitting_id, zacht.id, ["ouder-onbekend"])
    assert _groepen(opzet) == ["hamerstuk", "bespreekstuk", "bespreekstuk"]


def test_that_a_reglement_without_hamerstukken_has_none(tmp_path: Path) -> None:
    opzet = zet_blok_op(tmp_path, hamer=0, bespreek=0)
    with opzet.register.schrijven() as uow:
        oud = uow.instellingen.all()[0]
        uow.instellingen.save(replace(oud, reglement=replace(oud.reglement, hamerstukken=False)))
    aanvraag = bewaar_verlenging(opzet, 1)
    zittingen.agenderen(opzet.dienst, opzet.zitting_id, aanvraag.id)
    assert _groepen(opzet) == ["bespreekstuk"]
    with pytest.raises(ToestandError, match="kent geen hamerstukken"):
        hamerstukken.aanmerken(opzet.dienst, opzet.zitting_id, aanvraag.id)


def test_that_the_block_is_taken_back_whole_and_can_be_decided_again(tmp_path: Path) -> None:
    opzet = zet_blok_op(tmp_path, geopend=True)
    _akkoord(opzet)
    hamerstukken.terugnemen(opzet.dienst, opzet.zitting_id)
    z = zitting_lezen(opzet.dienst, opzet.zitting_id)
    assert not any(p.beslist for p in z.punten)
    assert [opzet.aanvraag(n).status for n in range(3)] == [Status.OP_AGENDA] * 3
    assert _groepen(opzet)[:3] == ["hamerstuk"] * 3
    with opzet.register.lezen() as uow:
        toestanden = [b.toestand for n in range(3) for b in uow.besluiten.of_aanvraag(opzet.dossiers[n].id)]
    assert toestanden == [Besluittoestand.INGETROKKEN] * 3
    with opzet.register.lezen() as uow:
        acts = [(g.actie, g.aantal) for g in reversed(list(uow.logboek.laatste(4)))]
    assert acts == [("hamerstukken.terugnemen", 3)] + [("uitslag.terugnemen", 1)] * 3
    _akkoord(opzet)
    assert opzet.aanvraag(0).status is Status.BESLOTEN


def test_that_ctrl_z_takes_back_what_was_decided_last_and_not_an_earlier_part_of_the_block(tmp_path: Path) -> None:
    opzet = zet_blok_op(tmp_path, geopend=True)
    hamerstukken.uitlichten(opzet.dienst, opzet.zitting_id, opzet.dossiers[2].id)
    _akkoord(opzet)
    hamerstukken.aanmerken(opzet.dienst, opzet.zitting_id, opzet.dossiers[2].id)
    _akkoord(opzet)
    opzet.dienst.teruglijst.neem_terug()
    beslist = {p.aanvraag_id for p in zitting_lezen(opzet.dienst, opzet.zitting_id).punten if p.beslist}
    assert beslist == {opzet.dossiers[0].id, opzet.dossiers[1].id}


def test_that_a_block_of_which_one_besluit_left_the_concept_is_not_taken_back_for_a_part(tmp_path: Path) -> None:
    opzet = zet_blok_op(tmp_path, geopend=True)
    _akkoord(opzet)
    with opzet.register.schrijven() as uow:
        besluit, = uow.besluiten.of_aanvraag(opzet.dossiers[2].id)
        uow.besluiten.save(replace(besluit, toestand=Besluittoestand.TE_TEKENEN))
    with pytest.raises(ToestandError, match="Tekenmap"):
        hamerstukken.terugnemen(opzet.dienst, opzet.zitting_id)
    assert all(p.beslist for p in zitting_lezen(opzet.dienst, opzet.zitting_id).punten[:3])


def test_that_one_item_is_taken_back_as_any_other_and_starts_anew_when_it_is_lifted_out(tmp_path: Path) -> None:
    opzet = zet_blok_op(tmp_path, geopend=True)
    _akkoord(opzet)
    zitting_behandelen.terugnemen(opzet.dienst, opzet.zitting_id, opzet.dossiers[1].id)
    hamerstukken.uitlichten(opzet.dienst, opzet.zitting_id, opzet.dossiers[1].id)
    punt = zitting_lezen(opzet.dienst, opzet.zitting_id).punten[1]
    assert (punt.beslist, punt.stemmen, punt.voorgenomen, punt.vergewissing.compleet) == (False, (), None, False)


def test_that_an_item_of_the_block_that_is_decided_by_itself_is_a_bespreekstuk_from_then_on(tmp_path: Path) -> None:
    opzet = zet_blok_op(tmp_path, geopend=True)
    beslis(opzet, 0)
    assert zitting_lezen(opzet.dienst, opzet.zitting_id).punten[0].behandeling is Behandeling.BESPREEKSTUK
    assert len(_blok(opzet)) == 2


def test_that_members_bekrachtigen_their_stemmen_of_the_block_and_the_list_says_hamerstuk(tmp_path: Path) -> None:
    opzet = zet_blok_op(tmp_path, hamer=2, bespreek=0, geopend=True)
    _akkoord(opzet)
    zitting_behandelen.sluiten(opzet.dienst, opzet.zitting_id)
    lid = opzet.als(BENSALEM)
    assert [s.nummer for s in bekrachtigen.mijn_stemmen(lid, opzet.zitting_id)] == [1, 2]
    bekrachtigen.bekrachtigen(lid, opzet.zitting_id, eigen(lid))
    assert all(s.bekrachtigd_op for s in bekrachtigen.mijn_stemmen(lid, opzet.zitting_id))
    lijst = besluitenlijst_document(opzet.dienst, opzet.zitting_id)
    assert [p.uitkomst for p in lijst.punten] == ["toegewezen zoals gevraagd (hamerstuk)"] * 2


def test_that_a_zitting_of_before_there_were_hamerstukken_still_reads_and_cannot_get_one_unnoticed(tmp_path: Path) -> None:
    opzet = zet_blok_op(tmp_path, hamer=1, bespreek=1)
    met = replace(zitting_lezen(opzet.dienst, opzet.zitting_id), nummering=())  # items kept no number then
    zonder = replace(met, punten=met.punten[1:])
    _, _, _, oud, *_ = CODEC.oudere_vormen(zonder)
    assert b'"behandeling"' not in oud
    assert CODEC.lees(Zitting, oud).punten == zonder.punten
    assert all(b'"behandeling":"hamerstuk"' in vorm for vorm in CODEC.oudere_vormen(met))
    with opzet.register.lezen() as uow:
        instellingen = uow.instellingen.all()[0]
    verboden = replace(instellingen, reglement=replace(instellingen.reglement, hamerstukken=False))
    assert any(b'"hamerstukken"' not in vorm for vorm in CODEC.oudere_vormen(instellingen))
    assert all(b'"hamerstukken":false' in vorm for vorm in CODEC.oudere_vormen(verboden))


def test_that_an_item_that_goes_to_another_zitting_is_held_against_the_rule_there(tmp_path: Path) -> None:
    opzet = zet_blok_op(tmp_path, hamer=1, bespreek=0)
    from tests.zitting_opzet import plan

    ander = zittingen.plannen(opzet.dienst, plan(stemgerechtigden=(VOORZITTER.id, BAKKENES.id)))
    agendaverplaatsing.verplaatsen(opzet.dienst, opzet.zitting_id, ander, opzet.dossiers[0].id)
    punt, = zitting_lezen(opzet.dienst, ander).punten
    assert punt.behandeling is Behandeling.BESPREEKSTUK
    with pytest.raises(CvtError, match="quorum"):
        hamerstukken.aanmerken(opzet.dienst, ander, opzet.dossiers[0].id)
