"""How pupil and ouders were heard: what the aanvraag gives, what a person must add, and what the rest may rely on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cvt_desktop.domain.errors import ToestandError
from cvt_desktop.domain.formulier import BlokLeerling, Houding, Meningvorm
from cvt_desktop.domain.hoorrecht import Gehoorde, Hoorrecht, Hoorwijze, zoals_aanvraag
from tests.factories import maak_formulier
from tests.unit.domain.test_zitting import EEN, beslist, geopend

VAST = Hoorrecht(leerling=Gehoorde(wijze=Hoorwijze.GESPREK), ouders=Gehoorde(wijze=Hoorwijze.FORMULIER), gedaan="de duur")


def _blok(**velden: object) -> BlokLeerling:
    return replace(maak_formulier().b, **velden)  # type: ignore[arg-type]


@pytest.mark.parametrize(("hoe", "wijze"), [
    ("gesprek met de mentor", Hoorwijze.GESPREK), ("zij schreef een brief", Hoorwijze.SCHRIFTELIJK), ("", Hoorwijze.FORMULIER),
])  # fmt: skip
def test_that_the_way_follows_from_how_the_school_asked(hoe: str, wijze: Hoorwijze) -> None:
    assert zoals_aanvraag(_blok(mening_hoe=hoe)).leerling == Gehoorde(wijze=wijze)


def test_that_an_aanvraag_that_says_enough_needs_nothing_more() -> None:
    assert zoals_aanvraag(_blok()).volledig


@pytest.mark.parametrize("velden", [
    {"mening_vorm": Meningvorm.NIET_GEVRAAGD}, {"mening": "", "mening_vorm": None}, {"mening_gedaan": ""},
    {"mening_vorm": Meningvorm.WILDE_NIET, "mening": "", "mening_hoe": ""},
    {"verzorgers": tuple(replace(v, houding=Houding.NIET_BEREIKT, zienswijze="") for v in maak_formulier().b.verzorgers)},
])  # fmt: skip
def test_that_an_aanvraag_that_does_not_say_enough_asks_a_person(velden: dict[str, object]) -> None:
    assert not zoals_aanvraag(_blok(**velden)).volledig


def test_that_what_the_school_did_is_not_told_as_done_by_the_commission() -> None:
    assert zoals_aanvraag(_blok(mening_gedaan="De klas is kleiner.")).gedaan == (
        "Wij nemen over wat de school ermee deed. De klas is kleiner."
    )


def test_that_who_wilde_niet_keeps_the_reason_of_the_aanvraag() -> None:
    b = _blok(mening_vorm=Meningvorm.WILDE_NIET, mening="vindt het te spannend")
    assert zoals_aanvraag(b).leerling == Gehoorde(wijze=Hoorwijze.WIL_NIET, woorden="vindt het te spannend")


def test_that_without_an_ouder_with_gezag_nobody_is_asked() -> None:
    assert zoals_aanvraag(_blok(verzorgers=())).ouders.vast


@pytest.mark.parametrize(("hoorrecht", "veld"), [
    (Hoorrecht(), "leerling_wijze"),
    (replace(VAST, leerling=Gehoorde(wijze=Hoorwijze.KAN_NIET, woorden=" ")), "leerling_woorden"),
    (replace(VAST, ouders=Gehoorde()), "ouders_wijze"),
    (replace(VAST, ouders=Gehoorde(wijze=Hoorwijze.WIL_NIET)), "ouders_woorden"),
    (replace(VAST, gedaan=" "), "gedaan"),
])  # fmt: skip
def test_that_what_lacks_is_named_at_its_field(hoorrecht: Hoorrecht, veld: str) -> None:
    with pytest.raises(ToestandError) as fout:
        geopend().horen(EEN, hoorrecht)
    assert fout.value.veld == veld


def test_that_nothing_is_weighed_where_nobody_was_heard() -> None:
    niet = Gehoorde(wijze=Hoorwijze.WIL_NIET, woorden="wil rust")
    assert geopend().horen(EEN, Hoorrecht(leerling=niet, ouders=niet)).punt(EEN).hoorrecht is not None


def test_that_it_is_established_before_the_decision_and_stays_when_that_is_taken_back() -> None:
    with pytest.raises(ToestandError, match="al beslist"):
        beslist().horen(EEN, VAST)
    vast = replace(beslist(), punten=(replace(beslist().punt(EEN), hoorrecht=VAST),))
    assert vast.terugnemen(EEN).punt(EEN).hoorrecht == VAST


def test_that_no_word_of_a_person_is_in_a_repr() -> None:
    assert "te ziek" not in repr(Hoorrecht(leerling=Gehoorde(wijze=Hoorwijze.KAN_NIET, woorden="te ziek"), gedaan="te ziek"))
