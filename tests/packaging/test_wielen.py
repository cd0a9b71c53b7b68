"""Every locked package can be installed where we ship to: a wheel with a hash that the lock names."""

from __future__ import annotations

from dataclasses import replace

import pytest
from packaging.tags import mac_platforms

import wheels
from tests.architecture.boom import ROOT

Bekend = tuple[list[wheels.Locked], dict[str, dict[str, str]]]


@pytest.fixture(scope="module", params=wheels.LOCKS)
def bekend(request: pytest.FixtureRequest) -> Bekend:
    regels = wheels.read(ROOT / request.param)
    assert len(regels) > 50
    try:
        return regels, wheels.wheels(regels)
    except wheels.NoIndexError as reden:
        pytest.skip(f"no package index answers: {reden}")


@pytest.mark.parametrize("doel", wheels.TARGETS, ids=lambda doel: doel.name)
def test_that_every_locked_package_has_a_wheel(bekend: Bekend, doel: wheels.Target) -> None:
    assert wheels.missing(*bekend, doel) == []


@pytest.mark.parametrize("doel", wheels.TARGETS, ids=lambda doel: doel.name)
def test_that_a_wheel_with_a_hash_that_is_not_locked_does_not_count(bekend: Bekend, doel: wheels.Target) -> None:
    regels, bestanden = bekend
    vals = [replace(regel, hashes=frozenset({"0" * 64})) for regel in regels]
    assert len(wheels.missing(vals, bestanden, doel)) == len([regel for regel in regels if doel.wants(regel.marker)])


def test_that_a_mac_on_intel_is_refused_for_a_reason_that_still_holds(bekend: Bekend) -> None:
    intel = replace(wheels.TARGETS[1], platforms=tuple(mac_platforms((15, 0), "x86_64")), machine="x86_64")
    zonder = wheels.missing(*bekend, intel)
    assert "cryptography" in {naam.partition("==")[0] for naam in zonder}


def test_that_a_line_is_for_the_systems_of_its_marker(bekend: Bekend) -> None:
    markers = {regel.name: regel.marker for regel in bekend[0]}
    windows, macos, debian = wheels.TARGETS
    assert windows.wants(markers["pywin32-ctypes"])
    assert not macos.wants(markers["pywin32-ctypes"])
    assert debian.wants(markers["secretstorage"])
    assert not windows.wants(markers["secretstorage"])
    assert windows.wants(markers["tzdata"])
