"""Two records of one human are one human, as far as a name and a registration tell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cvt_desktop.domain.zelfde_mens import zelfde_mens
from tests.factories import maak_persoon


@pytest.mark.parametrize(("een", "ander"), [
    ("Ruben Veldkamper", "ruben  veldkamper"), ("Ruben Veldkamper", "Veldkamper, Ruben"), ("Ruben Veldkamper", "R. Veldkamper"),
    ("Zoë van der Bergh", "drs. Zoe v.d. Bergh"), ("Ruben Veldkamper", "Ruben Veldkamper (beheer)"),
    ("Mw. A. de Vries", "A. Vries"), ("Ruben Veldkamper", "Ruben Veldkamper 2"), ("De Vries", "A. de Vries"),
    ("A. Rietdijk", "Anne-Fleur Rietdijk"), ("Ruben Veldkamper", "Ruben Veldkamper-Ottenhoff"),
    ("Ruben Veldkamper", "Ruben Jan Veldkamper"),
])  # fmt: skip
def test_that_one_name_written_in_two_ways_is_one_human(een: str, ander: str) -> None:
    a, b = maak_persoon(een), replace(maak_persoon(ander), id=maak_persoon("een ander").id)
    assert zelfde_mens(a, b)
    assert zelfde_mens(b, a)


@pytest.mark.parametrize(("een", "ander"), [
    ("Ruben Veldkamper", "Thea Veldkamper"), ("R. Veldkamper", "T. Veldkamper"), ("R. Veldkamper", "Thea Veldkamper"),
    ("Ruben Veldkamper", "Ruben Ottenhoff"), ("Ruben Veldkamper", ""), ("de", "van der"),
])  # fmt: skip
def test_that_two_names_are_two_people(een: str, ander: str) -> None:
    a, b = maak_persoon(een), replace(maak_persoon(ander), id=maak_persoon("een ander").id)
    assert not zelfde_mens(a, b)
    assert not zelfde_mens(b, a)


def test_that_one_registration_is_one_human_and_none_is_nobody() -> None:
    een, ander = maak_persoon("Ruben Veldkamper"), maak_persoon("Roos Ottenhoff")
    assert zelfde_mens(replace(een, registratie="SKJ 100.1"), replace(ander, registratie="skj 100.1"))
    assert not zelfde_mens(een, ander)
    assert zelfde_mens(een, een)
