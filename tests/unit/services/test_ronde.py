"""A schriftelijke ronde: a zitting without a room, with stemmen within a date (screens.md 4.8)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.agendapunt import Ronde
from cvt_desktop.domain.errors import InvoerError, ToestandError
from cvt_desktop.domain.stem import Stemkeuze
from cvt_desktop.domain.voorstel import zoals_gevraagd
from cvt_desktop.domain.zitting import Uitkomst, Voorgenomen, Zitting, Zittingtoestand
from cvt_desktop.services import besluiten, zitting_behandelen, zittingen
from cvt_desktop.services.besluitenlijst import besluitenlijst_document
from cvt_desktop.services.dossier import dossierkop
from cvt_desktop.services.werkvoorraad import alle_stappen
from cvt_desktop.services.zitting_inzien import zitting_lezen
from tests.factories import BAKKENES, BENSALEM, BESTUURDER, RIETDIJK, VOORZITTER
from tests.ronde_opzet import SPOED, UITERLIJK, open_ronde, stel_vast, stel_voor, stem_zelf, zet_ronde_op
from tests.zitting_opzet import LEDEN, NepNavigatie, Opzet, plan, zet_op
from ui.presenters.zitting_agenda import ZittingAgendaPresenter

NA = date(2027, 5, 21)


@pytest.fixture
def opzet(tmp_path: Path) -> Opzet:
    """Mikołaj's dossier in a ronde of four members until do 20 mei, opened today."""
    return zet_ronde_op(tmp_path)


def test_that_a_ronde_keeps_its_last_day_and_its_reason(opzet: Opzet) -> None:
    with opzet.register.lezen() as uow:
        assert uow.zittingen.get(opzet.zitting_id).ronde == Ronde(uiterlijk=UITERLIJK, aanleiding=SPOED)
    regel = next(s for s in opzet.dienst.overzichten.zittingen() if s.id == opzet.zitting_id)
    assert (regel.datum, regel.tijd) == (UITERLIJK, "ronde t/m do 20 mei")  # the term of the dossier is held against that day


def test_that_nobody_comes_in_at_a_ronde(opzet: Opzet) -> None:
    with pytest.raises(ToestandError, match="schriftelijke ronde"):
        zittingen.gasten_vragen(opzet.dienst, opzet.zitting_id, opzet.dossiers[0].id, "14.30", "ouder")
    assert not ZittingAgendaPresenter(opzet.dienst, NepNavigatie(), opzet.zitting_id).blad().mag_gasten


def test_that_a_ronde_has_a_reason_and_a_last_day_that_comes_after_its_first(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path, aantal=1, op_agenda=False)
    for velden, veld in (({"uiterlijk": UITERLIJK}, "aanleiding"), ({"aanleiding": SPOED}, "uiterlijk"),
                         ({"uiterlijk": date(2027, 5, 11), "aanleiding": SPOED}, "uiterlijk")):  # fmt: skip
        with pytest.raises(InvoerError) as fout:
            zittingen.plannen(opzet.dienst, plan(**velden))
        assert fout.value.veld == veld


def test_that_it_ends_when_all_have_voted_and_the_besluit_has_the_day_of_the_outcome(opzet: Opzet) -> None:
    stel_voor(opzet)
    stem_zelf(opzet, VOORZITTER, BENSALEM, BAKKENES)
    with pytest.raises(ToestandError, match="nog 1 te noteren"):
        stel_vast(opzet)
    opzet.klok.dag = date(2027, 5, 18)
    stem_zelf(opzet, RIETDIJK)
    stel_vast(opzet)
    beeld = besluiten.beeld(opzet.dienst, opzet.dossiers[0].id)
    assert beeld is not None
    assert beeld.besluit.besloten_op == date(2027, 5, 18)
    assert opzet.aanvraag().status is Status.BESLOTEN


def test_that_nobody_votes_for_another(opzet: Opzet) -> None:
    stel_voor(opzet)
    with pytest.raises(ToestandError, match="stemt ieder lid zelf"):
        zitting_behandelen.allen_voor(opzet.dienst, opzet.zitting_id, opzet.dossiers[0].id)


def test_that_after_the_last_day_no_stem_comes_in_and_who_kept_silent_counts_as_absent(opzet: Opzet) -> None:
    stel_voor(opzet)
    stem_zelf(opzet, VOORZITTER, BENSALEM, BAKKENES)
    opzet.klok.dag = UITERLIJK
    with pytest.raises(ToestandError, match="nog 1 te noteren"):
        stel_vast(opzet)  # the last day itself still runs
    opzet.klok.dag = NA
    with pytest.raises(ToestandError, match="geen stem meer bij"):
        stem_zelf(opzet, RIETDIJK)
    zitting = stel_vast(opzet)
    punt = zitting.punten[0]
    assert punt.uitslag is not None
    assert (punt.uitslag.voor, punt.uitslag.aangenomen) == (3, True)
    assert RIETDIJK.id not in punt.aanwezigen
    assert RIETDIJK.id in zitting.aanwezigen  # at other items this member may have voted


def test_that_without_quorum_the_dossier_goes_to_a_zitting(opzet: Opzet) -> None:
    stel_voor(opzet)
    stem_zelf(opzet, VOORZITTER, BENSALEM)
    opzet.klok.dag = NA
    with pytest.raises(ToestandError, match="zonder quorum: er zijn 2 stemmen en er zijn er 3 nodig"):
        stel_vast(opzet)
    zittingen.afvoeren(opzet.dienst, opzet.zitting_id, opzet.dossiers[0].id)
    assert opzet.aanvraag().status is Status.GEREED_VOOR_ZITTING


def test_that_the_majority_decides_after_the_last_day_as_in_a_zitting(opzet: Opzet) -> None:
    stel_voor(opzet)
    stem_zelf(opzet, VOORZITTER)
    stem_zelf(opzet, BENSALEM, BAKKENES, keuze=Stemkeuze.TEGEN)
    opzet.klok.dag = NA
    with pytest.raises(ToestandError, match="geen meerderheid"):
        stel_vast(opzet)


def test_that_what_needs_no_stemming_is_dealt_with_after_the_last_day_too(opzet: Opzet) -> None:
    stel_voor(opzet, Voorgenomen(uitkomst=Uitkomst.TERUG))
    opzet.klok.dag = NA
    stel_vast(opzet)
    assert opzet.aanvraag().status is Status.BIJ_DESKUNDIGEN


def test_that_a_ronde_that_is_over_is_not_opened(tmp_path: Path) -> None:
    laat = zet_ronde_op(tmp_path, geopend=False)
    laat.klok.dag = NA
    with pytest.raises(ToestandError, match="geen stem meer bij"):
        open_ronde(laat)


def test_that_the_besluitenlijst_says_that_it_was_a_ronde_and_why(opzet: Opzet) -> None:
    stel_voor(opzet)
    stem_zelf(opzet, *LEDEN)
    stel_vast(opzet)
    zitting_behandelen.sluiten(opzet.dienst, opzet.zitting_id)
    lijst = besluitenlijst_document(opzet.dienst, opzet.zitting_id)
    assert (lijst.plaats, lijst.tijd) == ("schriftelijke ronde", "stemmen tot en met 20 mei 2027")
    assert lijst.mededelingen == (f"Schriftelijk, omdat: {SPOED}",)


def test_that_the_letter_does_not_say_that_the_aanvraag_was_discussed(opzet: Opzet) -> None:
    stel_voor(opzet)
    stem_zelf(opzet, *LEDEN)
    stel_vast(opzet)
    beeld = besluiten.beeld(opzet.dienst, opzet.dossiers[0].id)
    assert beeld is not None
    assert beeld.gegevens.nemer(VOORZITTER).zittingsdatum is None


def test_that_the_advice_to_the_bestuur_has_the_day_on_which_the_ronde_came_to_it(opzet: Opzet) -> None:
    gevraagd = zoals_gevraagd(opzet.aanvraag())
    stel_voor(opzet, replace(gevraagd, uitkomst=Uitkomst.ADVIES_BESTUUR, advies=gevraagd.uitkomst))
    stem_zelf(opzet, *LEDEN)
    opzet.klok.dag = date(2027, 5, 18)
    assert stel_vast(opzet).punten[0].beslist_op == date(2027, 5, 18)
    beeld = besluiten.beeld(opzet.dienst, opzet.dossiers[0].id)
    assert beeld is not None
    assert beeld.gegevens.nemer(BESTUURDER).zittingsdatum == date(2027, 5, 18)
    zitting_behandelen.terugnemen(opzet.dienst, opzet.zitting_id, opzet.dossiers[0].id)
    assert zitting_lezen(opzet.dienst, opzet.zitting_id).punten[0].beslist_op is None


def test_that_a_dossier_says_that_it_lies_in_a_ronde(opzet: Opzet) -> None:
    dossier_id = opzet.dossiers[0].id
    kop = dossierkop(opzet.dienst, dossier_id)
    assert kop.bij_status == "schriftelijke ronde t/m do 20 mei, punt 1"
    zegt = "Stemmen in de schriftelijke ronde t/m do 20 mei"
    assert kop.stap is not None
    assert kop.stap.tekst == zegt, "it is no zitting of today"
    assert [r.stap.tekst for r in alle_stappen(opzet.dienst) if r.dossier and r.dossier.id == dossier_id] == [zegt]


def test_that_a_zitting_in_a_room_has_no_last_day(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path, aantal=1)
    with opzet.register.lezen() as uow:
        zitting = uow.zittingen.get(opzet.zitting_id)
    assert (zitting.ronde, zitting.toestand) == (None, Zittingtoestand.GEPLAND)


def test_that_a_zitting_of_before_there_were_rondes_still_reads(tmp_path: Path) -> None:
    from db.codec import CODEC

    opzet = zet_op(tmp_path, aantal=1)
    with opzet.register.lezen() as uow:
        zitting = uow.zittingen.get(opzet.zitting_id)
    *_, oud = CODEC.oudere_vormen(zitting)
    assert b'"ronde"' not in oud
    assert CODEC.lees(Zitting, oud).punten == zitting.punten
