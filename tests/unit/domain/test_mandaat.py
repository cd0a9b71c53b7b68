"""The mandate register: what covers which decision on which day, and what cannot be."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest

from cvt_desktop.domain.errors import InvoerError, ToestandError
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.ids import MandaatId
from cvt_desktop.domain.instellingen import Besluitmodel
from cvt_desktop.domain.mandaat import Beslisgrond, Bevoegdheid, Mandaat, beslisgrond, bijgehouden, mandaat_van
from cvt_desktop.domain.persoon import Persoon
from tests.factories import BESTUURDER, PLV_SECRETARIS, VOORZITTER, maak_mandaat

DAG = date(2027, 5, 12)
VSO = Soort.TLV_VSO_NIEUW


def test_that_a_mandate_holds_from_its_first_day_through_its_last() -> None:
    mandaat = maak_mandaat(van=DAG, tot=DAG + timedelta(days=9))
    geldt = [mandaat.geldt(Bevoegdheid.BESLUIT, VSO, DAG + timedelta(days=n)) for n in (-1, 0, 9, 10)]
    assert geldt == [False, True, True, False]


def test_that_a_mandate_for_one_kind_or_one_power_covers_no_other() -> None:
    mandaat = maak_mandaat(soort=VSO)
    assert not mandaat.geldt(Bevoegdheid.BESLUIT, Soort.TLV_PRO_REGULIER, DAG)
    assert not mandaat.geldt(Bevoegdheid.BEZWAAR, VSO, DAG)
    assert maak_mandaat().geldt(Bevoegdheid.BESLUIT, Soort.TLV_PRO_REGULIER, DAG)


def test_that_the_newest_document_of_that_person_counts() -> None:
    oud, nieuw = maak_mandaat(), maak_mandaat(id=MandaatId(uuid4()), document_van=date(2027, 1, 4), van=date(2027, 1, 4))
    assert mandaat_van((nieuw, oud), VOORZITTER.id, Bevoegdheid.BESLUIT, VSO, DAG) == nieuw
    assert mandaat_van((nieuw, oud), VOORZITTER.id, Bevoegdheid.BESLUIT, VSO, date(2026, 12, 1)) == oud
    assert mandaat_van((nieuw, oud), BESTUURDER.id, Bevoegdheid.BESLUIT, VSO, DAG) is None
    assert bijgehouden((oud,), Bevoegdheid.BESLUIT)
    assert not bijgehouden((oud,), Bevoegdheid.BEZWAAR)


def test_that_a_sub_mandate_falls_with_the_mandate_that_it_rests_on() -> None:
    boven = maak_mandaat(mag_doorgeven=True, tot=DAG)
    onder = maak_mandaat(id=MandaatId(uuid4()), persoon_id=PLV_SECRETARIS.id, verleend_door=VOORZITTER.id)

    def van(*mandaten: object, dag: date = DAG) -> object:
        return mandaat_van(mandaten, PLV_SECRETARIS.id, Bevoegdheid.BESLUIT, VSO, dag)  # type: ignore[arg-type]

    assert van(boven, onder) == onder
    assert van(boven, onder, dag=DAG + timedelta(days=1)) is None
    assert van(maak_mandaat(), onder) is None


RIJ, NIEUW = maak_mandaat(), maak_mandaat(document_van=date(2027, 1, 4), van=date(2027, 1, 4))
M1, M2, M3 = Besluitmodel.M1, Besluitmodel.M2, Besluitmodel.M3
ALGEMEEN = date(2026, 6, 24)


@pytest.mark.parametrize(
    ("model", "rijen", "algemeen", "wie", "rust_op"),
    [
        (None, (RIJ,), ALGEMEEN, VOORZITTER, "niets"),
        (M2, (RIJ,), ALGEMEEN, VOORZITTER, "niets"),
        (M2, (), None, BESTUURDER, None),
        (M1, (), None, VOORZITTER, "niets"),
        (M1, (), ALGEMEEN, VOORZITTER, ALGEMEEN),
        (M3, (), DAG, VOORZITTER, "niets"),  # it began after the first of the two days
        (M1, (maak_mandaat(tot=DAG - timedelta(days=1)),), ALGEMEEN, VOORZITTER, "niets"),
        (M1, (maak_mandaat(persoon_id=PLV_SECRETARIS.id),), ALGEMEEN, VOORZITTER, "niets"),
        (M1, (maak_mandaat(bevoegdheid=Bevoegdheid.BEZWAAR),), ALGEMEEN, VOORZITTER, ALGEMEEN),
        (M3, (NIEUW,), None, VOORZITTER, date(2027, 1, 4)),
        (M1, (RIJ,), ALGEMEEN, BESTUURDER, None),
        (M1, (), None, BESTUURDER, None),
    ],
)
def test_that_a_besluit_rests_on_the_bestuur_a_row_or_the_mandaatbesluit_before_there_are_rows(
    model: Besluitmodel | None, rijen: tuple[Mandaat, ...], algemeen: date | None, wie: Persoon, rust_op: object
) -> None:
    grond = beslisgrond(model, rijen, algemeen, wie, VSO, (DAG, DAG - timedelta(days=2)))
    assert (grond.mandaat_van if isinstance(grond, Beslisgrond) else "niets") == rust_op


@pytest.mark.parametrize(
    ("veld", "velden"),
    [
        ("document", {"document": "  "}),
        ("van", {"document_van": date(2026, 7, 1)}),
        ("tot", {"tot": date(2026, 6, 23)}),
        ("verleend_door", {"verleend_door": VOORZITTER.id}),
        ("van", {"van": date(1926, 6, 24)}),
    ],
)
def test_that_what_cannot_be_is_refused_at_its_field(veld: str, velden: dict[str, object]) -> None:
    with pytest.raises(InvoerError) as fout:
        maak_mandaat(**velden).keur()
    assert fout.value.veld == veld


def test_that_a_mandate_ends_once() -> None:
    beeindigd = maak_mandaat().beeindigen(DAG)
    assert beeindigd.tot == DAG
    with pytest.raises(ToestandError):
        beeindigd.beeindigen(DAG)
    with pytest.raises(InvoerError):
        maak_mandaat().beeindigen(date(2026, 6, 1))
