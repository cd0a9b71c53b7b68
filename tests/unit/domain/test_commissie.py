"""Which commission handles what, and who sits in it on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from cvt_desktop.domain.commissie import EERSTE_COMMISSIE, Commissie, Lidmaatschap
from cvt_desktop.domain.errors import ToestandError
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.ids import CommissieId
from cvt_desktop.domain.zitting import Zitting, Zittingtoestand
from tests.commissies import KANSKLAS, PLAATSING, PLUS, PRO, maak_drie_commissies
from tests.factories import BAKKENES, CRUTZER, RIETDIJK, VANDAAG, maak_instellingen, maak_zitting

DRIE = maak_drie_commissies()


@pytest.mark.parametrize("soort", list(Soort))
def test_that_one_commission_alone_handles_every_kind(soort: Soort) -> None:
    een = maak_instellingen()
    assert een.commissie_voor(soort, PLUS.id, VANDAAG) is een.commissie
    assert not een.meer_commissies


def test_that_each_kind_goes_to_its_own_commission_and_a_voorziening_before_its_kind() -> None:
    assert DRIE.commissie_voor(Soort.TLV_PRO_BIJZONDER, None, VANDAAG) is PRO
    assert DRIE.commissie_voor(Soort.TBV, PLUS.id, VANDAAG) is PLAATSING
    assert DRIE.commissie_voor(Soort.TBV, KANSKLAS.id, VANDAAG) is DRIE.commissie
    assert DRIE.commissie_voor(Soort.TLV_VSO_NIEUW, None, VANDAAG) is DRIE.commissie


def test_that_a_kind_of_which_the_commission_has_ended_has_none() -> None:
    tot = replace(DRIE, andere_commissies=(replace(PRO, tot=VANDAAG), PLAATSING))
    assert tot.commissie_voor(Soort.TLV_PRO_REGULIER, None, VANDAAG) is not None
    assert tot.commissie_voor(Soort.TLV_PRO_REGULIER, None, date(2027, 5, 13)) is None


def test_that_who_is_left_alone_handles_everything_again() -> None:
    een = replace(DRIE, andere_commissies=(replace(PRO, tot=VANDAAG), replace(PLAATSING, tot=VANDAAG)))
    assert een.commissie_voor(Soort.TLV_PRO_REGULIER, None, date(2027, 5, 13)) is een.commissie


def test_that_an_unknown_commission_is_the_first() -> None:
    assert DRIE.commissie_met(PRO.id) is PRO
    assert DRIE.commissie_met(CommissieId(UUID(int=99))).id == EERSTE_COMMISSIE


def test_that_a_membership_counts_on_its_first_and_its_last_day() -> None:
    lid = Lidmaatschap(persoon_id=RIETDIJK.id, van=date(2027, 1, 1), tot=date(2027, 5, 12))
    dagen = (date(2026, 12, 31), date(2027, 1, 1), date(2027, 5, 12), date(2027, 5, 13))
    assert [lid.loopt_op(dag) for dag in dagen] == [False, True, True, False]
    assert PRO.is_lid(RIETDIJK.id, VANDAAG)
    assert not PRO.is_lid(BAKKENES.id, VANDAAG)


def test_that_a_commission_without_members_has_everybody() -> None:
    assert Commissie().is_lid(CRUTZER.id, VANDAAG)


def test_that_a_zitting_takes_the_rules_of_its_commission_until_it_is_open() -> None:
    zitting = maak_zitting(toestand=Zittingtoestand.GEPLAND).van(PRO)
    assert _regels(zitting) == ("Deskundigencommissie PrO", PRO.id, 2, True, PRO.regel)
    open_ = replace(zitting, toestand=Zittingtoestand.GEOPEND, geopend_op=datetime(2027, 5, 12, 11, 30, tzinfo=UTC))
    with pytest.raises(ToestandError):
        open_.van(PLAATSING)


def _regels(z: Zitting) -> tuple[object, ...]:
    return z.commissie, z.commissie_id, z.quorum, z.gedragsdeskundige_nodig, z.regel
