"""What happens to a verklaring after it was sent: correction, withdrawal and vervallen stay in the number register."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.brief import Briefsoort, Brieftoestand, Verzendwijze
from cvt_desktop.domain.errors import GeenRechtError, InvoerError, ToestandError
from cvt_desktop.domain.ids import TlvId
from cvt_desktop.domain.tlv import Tlvtoestand, Verklaring
from cvt_desktop.ports.intrekkingsbrief import IntrekkingVerklaring
from cvt_desktop.services import brieven, correctie, intrekking, verklaringen
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.ondertekenen import tekenen
from cvt_desktop.services.verzenden import Zending, te_verzenden, verzenden
from tests.besluit_opzet import DAG, Besluitopzet, zet_besluit_op
from tests.factories import SECRETARIS, VOORZITTER


def verzend(opzet: Besluitopzet) -> None:
    alle = te_verzenden(opzet.dienst, opzet.aanvraag_id())
    verzenden(opzet.dienst, opzet.aanvraag_id(), tuple(Zending(brief_id=b.id, op=DAG, wijze=Verzendwijze.POST) for b in alle))


def regels(opzet: Besluitopzet) -> list[Verklaring]:
    """Oldest first."""
    with opzet.zitting.register.lezen() as uow:
        return sorted(uow.verklaringen.of_leerling(opzet.zitting.aanvraag().leerling_id), key=lambda v: v.volgnummer)


@pytest.fixture
def getekend(tmp_path: Path) -> Besluitopzet:
    opzet = zet_besluit_op(tmp_path)
    opzet.in_tekenmap()
    tekenen(opzet.als(VOORZITTER), opzet.besluit().id)
    return opzet


@pytest.fixture
def verzonden(getekend: Besluitopzet) -> Besluitopzet:
    verzend(getekend)
    return getekend


@pytest.mark.parametrize(
    ("doe", "reden", "toestand"),
    [(intrekking.intrekken, intrekking.INTREKREDENEN[0], Tlvtoestand.INGETROKKEN),
     (intrekking.vervallen, intrekking.VERVALREDENEN[0], Tlvtoestand.VERVALLEN)],
)  # fmt: skip
def test_that_a_verklaring_that_ends_keeps_its_line(
    verzonden: Besluitopzet, doe: Callable[[Dienst, TlvId, str], Verklaring], reden: str, toestand: Tlvtoestand
) -> None:
    tlv_id = regels(verzonden)[0].id
    with pytest.raises(InvoerError):
        doe(verzonden.als(VOORZITTER), tlv_id, "zomaar")
    with pytest.raises(GeenRechtError):
        doe(verzonden.als(SECRETARIS), tlv_id, reden)
    doe(verzonden.als(VOORZITTER), tlv_id, reden)
    regel = verklaringen.lees(verzonden.dienst, tlv_id)
    assert (regel.toestand, regel.vervallen_omdat, regel.beeindigd_op) == (toestand, reden, date(2027, 5, 12))
    gaten = verklaringen.gaten(verzonden.dienst.overzichten.verklaringen())
    assert gaten == f"Geen gaten in de nummering; 1 nummer is {toestand} en blijft staan."
    with pytest.raises(ToestandError):
        doe(verzonden.als(VOORZITTER), tlv_id, reden)


def test_that_what_was_not_sent_is_withdrawn_in_the_dossier(getekend: Besluitopzet) -> None:
    with pytest.raises(ToestandError) as fout:
        intrekking.vervallen(getekend.als(VOORZITTER), regels(getekend)[0].id, intrekking.VERVALREDENEN[0])
    assert fout.value.code == "tlv-niet-verzonden"
    with pytest.raises(ToestandError):
        correctie.corrigeren(getekend.dienst, getekend.besluit().id, correctie.CORRECTIEREDENEN[0])
    assert regels(getekend)[0].toestand is Tlvtoestand.GELDIG


def stukken(opzet: Besluitopzet) -> list[tuple[Briefsoort, Brieftoestand]]:
    """The letters of an intrekking in the tab Brieven."""
    soorten = {Briefsoort.INTREKKING, Briefsoort.INTREKKING_OUDERS}
    return [(r.soort, r.toestand) for r in brieven.lijst(opzet.dienst, opzet.aanvraag_id()) if r.soort in soorten]


@pytest.mark.parametrize("fout", [True, False])
def test_that_it_is_a_besluit_with_letters_that_name_the_number_the_reason_and_the_bezwaartermijn(
    verzonden: Besluitopzet, fout: bool
) -> None:
    tlv_id = regels(verzonden)[0].id
    doe, redenen = (
        (intrekking.vervallen, intrekking.VERVALREDENEN) if fout else (intrekking.intrekken, intrekking.INTREKREDENEN)
    )
    doe(verzonden.als(VOORZITTER), tlv_id, redenen[0])
    klaar = Brieftoestand.DEFINITIEF
    assert stukken(verzonden) == [(Briefsoort.INTREKKING, klaar), (Briefsoort.INTREKKING_OUDERS, klaar)]
    document = verzonden.opmaker.laatste(IntrekkingVerklaring)
    assert isinstance(document, IntrekkingVerklaring)
    assert (document.tlv_nummer, document.fout, document.reden) == ("OEF-2627-0001", fout, redenen[0])
    assert document.grondslag == "WVO 2.47, lid 7 en WEC 40, lid 12"
    assert document.bezwaar.laatste_dag == date(2027, 6, 23)
    verzend(verzonden)
    tot = {r.bezwaar_tot for r in brieven.lijst(verzonden.dienst, verzonden.aanvraag_id()) if "intrekking" in str(r.soort)}
    assert tot == {date(2027, 6, 23)}
    assert verzonden.zitting.aanvraag().status is Status.BEKENDGEMAAKT


def test_that_it_can_be_taken_back_until_a_letter_has_left(verzonden: Besluitopzet) -> None:
    tlv_id, dienst = regels(verzonden)[0].id, verzonden.als(VOORZITTER)
    assert not intrekking.terug_te_nemen(dienst, tlv_id)
    intrekking.intrekken(dienst, tlv_id, intrekking.INTREKREDENEN[0])
    assert intrekking.terug_te_nemen(dienst, tlv_id)
    weer = intrekking.terugnemen(dienst, tlv_id)
    assert (weer.toestand, weer.vervallen_omdat, weer.beeindigd_op) == (Tlvtoestand.GELDIG, "", None)
    assert {toestand for _, toestand in stukken(verzonden)} == {Brieftoestand.VERVALLEN}
    intrekking.intrekken(dienst, tlv_id, intrekking.INTREKREDENEN[0])
    verzend(verzonden)
    assert not intrekking.terug_te_nemen(dienst, tlv_id)
    with pytest.raises(ToestandError):
        intrekking.terugnemen(dienst, tlv_id)
    assert regels(verzonden)[0].toestand is Tlvtoestand.INGETROKKEN
