"""The recovery code catches what people get wrong when they copy digits from paper."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvt_desktop.adapters.vault.herstelcode import foute_groepen, in_cijfers, nieuwe_code, uit_cijfers
from cvt_desktop.domain.errors import InvoerError

_VOORBEELD = in_cijfers(bytes(range(0, 256, 16)))


@given(st.binary(min_size=16, max_size=16))
def test_that_every_code_comes_back_as_it_was(geheim: bytes) -> None:
    tekst = in_cijfers(geheim)
    assert len(tekst) == 8 * 6 + 7
    assert uit_cijfers(tekst) == geheim


def test_that_a_new_code_has_128_bits_and_differs_each_time() -> None:
    codes = {bytes(nieuwe_code()) for _ in range(50)}
    assert len(codes) == 50
    assert {len(code) for code in codes} == {16}


@given(st.integers(0, 0xFFFF))
def test_that_every_single_wrong_digit_in_a_group_is_noticed(waarde: int) -> None:
    groep = f"{waarde * 11:06}"
    for plek in range(6):
        for cijfer in "0123456789":
            if cijfer != groep[plek]:
                assert foute_groepen(groep[:plek] + cijfer + groep[plek + 1 :]) == [1]


@given(st.integers(0, 0xFFFF))
def test_that_every_swap_of_neighbouring_digits_in_a_group_is_noticed(waarde: int) -> None:
    groep = f"{waarde * 11:06}"
    for plek in range(5):
        gewisseld = groep[:plek] + groep[plek + 1] + groep[plek] + groep[plek + 2 :]
        assert foute_groepen(gewisseld) == ([] if gewisseld == groep else [1])


@pytest.mark.parametrize("scheiding", [" ", "-", "\n", "  ", " - ", ""])
def test_that_groups_may_be_separated_as_people_do(scheiding: str) -> None:
    assert uit_cijfers(_VOORBEELD.replace("-", scheiding)) == uit_cijfers(_VOORBEELD)


def test_that_the_message_names_the_group_and_not_its_digits() -> None:
    groepen = _VOORBEELD.split("-")
    groepen[4] = "123456"
    with pytest.raises(InvoerError) as fout:
        uit_cijfers(" ".join(groepen))
    assert "Groep 5" in fout.value.melding
    assert "123456" not in fout.value.melding
    assert fout.value.veld == "herstelcode"


@pytest.mark.parametrize(
    "tekst", ["", "abc", _VOORBEELD[:-7], _VOORBEELD + "-000011", _VOORBEELD + "x", "720896" + _VOORBEELD[6:], "٠" * 48]
)
def test_that_anything_but_eight_sound_groups_is_refused(tekst: str) -> None:
    with pytest.raises(InvoerError):
        uit_cijfers(tekst)
