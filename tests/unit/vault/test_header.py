"""The header reader accepts one byte string for each header, and nothing else."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cvt_desktop.adapters.vault.errors import KopBeschadigdError, NieuwerRegisterError
from cvt_desktop.adapters.vault.header import canoniek, naar_bytes
from cvt_desktop.adapters.vault.koplezer import ontleed
from tests.unit.vault.conftest import Opstelling

_ZELFDE_MAP = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def _verpak(regel1: bytes, romp: bytes, mac: bytes) -> bytes:
    """A header with a sound checksum, so that only the reader's own rules can refuse it."""
    inhoud = regel1 + b"\n" + romp + b"\n" + mac + b"\n"
    return inhoud + hashlib.sha256(inhoud).hexdigest().encode() + b"\n"


def _bewerk(inhoud: bytes, wijzig: Callable[[dict[str, Any]], object]) -> bytes:
    regel1, romp, mac, _, _ = inhoud.split(b"\n")
    waarde = json.loads(romp)
    wijzig(waarde)
    return _verpak(regel1, canoniek(waarde), mac)


def test_that_a_header_survives_reading_and_writing(opstelling: Opstelling) -> None:
    inhoud = opstelling.kop.read_bytes()
    kop, mac = ontleed(inhoud)
    assert naar_bytes(kop, mac) == inhoud
    assert [g.loginnaam for g in kop.gebruikers] == ["Anna", "Bram"]


def test_that_every_changed_byte_is_noticed(opstelling: Opstelling) -> None:
    inhoud = opstelling.kop.read_bytes()
    for plek in range(len(inhoud)):
        anders = bytearray(inhoud)
        anders[plek] ^= 1 << plek % 8
        with pytest.raises((KopBeschadigdError, NieuwerRegisterError)):
            ontleed(bytes(anders))


def test_that_every_truncation_is_noticed(opstelling: Opstelling) -> None:
    inhoud = opstelling.kop.read_bytes()
    for lengte in range(len(inhoud)):
        with pytest.raises(KopBeschadigdError):
            ontleed(inhoud[:lengte])


@given(st.binary(max_size=400))
def test_that_noise_is_refused(inhoud: bytes) -> None:
    for poging in (inhoud, b"CVT-KOP 1\n" + inhoud, _verpak(b"CVT-KOP 1", inhoud.replace(b"\n", b""), b"00" * 32)):
        with pytest.raises(KopBeschadigdError):
            ontleed(poging)


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda kind: st.lists(kind, max_size=3) | st.dictionaries(st.text(max_size=5), kind, max_size=3),
    max_leaves=8,
)


def _plekken(waarde: object, pad: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    if isinstance(waarde, dict):
        return [p for naam, kind in waarde.items() for p in [(*pad, naam), *_plekken(kind, (*pad, naam))]]
    if isinstance(waarde, list):
        return [p for n, kind in enumerate(waarde) for p in [(*pad, n), *_plekken(kind, (*pad, n))]]
    return []


@_ZELFDE_MAP
@given(data=st.data())
def test_that_a_value_of_another_kind_is_refused_wherever_it_stands(
    opstelling: Opstelling, data: st.DataObject
) -> None:
    inhoud = opstelling.kop.read_bytes()
    regel1, romp, mac, _, _ = inhoud.split(b"\n")
    waarde = json.loads(romp)
    *pad, laatste = data.draw(st.sampled_from(_plekken(waarde)))
    doel: Any = waarde
    for stap in pad:
        doel = doel[stap]
    nieuw = data.draw(_json.filter(lambda w: type(w) is not type(doel[laatste])))
    doel[laatste] = nieuw
    with pytest.raises(KopBeschadigdError):
        ontleed(_verpak(regel1, json.dumps(waarde, sort_keys=True, separators=(",", ":")).encode(), mac))


@_ZELFDE_MAP
@given(data=st.data())
def test_that_a_missing_or_an_extra_field_is_refused_wherever_it_stands(
    opstelling: Opstelling, data: st.DataObject
) -> None:
    def wijzig(waarde: dict[str, Any]) -> None:
        objecten = [waarde, *waarde["gebruikers"], *waarde["slots"], *(s["kdf"] for s in waarde["slots"])]
        doel = data.draw(st.sampled_from(objecten))
        if data.draw(st.booleans()):
            del doel[data.draw(st.sampled_from(sorted(doel)))]
        else:
            doel[data.draw(st.text(min_size=1, max_size=5).filter(lambda t: t not in doel and t.isascii()))] = 1

    with pytest.raises(KopBeschadigdError):
        ontleed(_bewerk(opstelling.kop.read_bytes(), wijzig))


def _slot(naam: str, waarde: object) -> Callable[[dict[str, Any]], object]:
    return lambda kop: kop["slots"][0].__setitem__(naam, waarde)


def _kdf(naam: str, waarde: object) -> Callable[[dict[str, Any]], object]:
    return lambda kop: kop["slots"][0]["kdf"].__setitem__(naam, waarde)


@pytest.mark.parametrize(
    "wijzig",
    [
        _kdf("geheugen_kib", 2 * 1024 * 1024 + 1),
        _kdf("geheugen_kib", 10**18),
        _kdf("geheugen_kib", 0),
        _kdf("geheugen_kib", -64),
        _kdf("rondes", 13),
        _kdf("rondes", 0),
        _kdf("stromen", 9),
        _kdf("stromen", True),
        _kdf("naam", "scrypt"),
        _kdf("zout", "00" * 15),
        _kdf("zout", "AB" * 16),
        _slot("soort", "sleutelgat"),
        _slot("soort", "herstel"),
        _slot("beleid", "keyring"),
        _slot("apparaat", "33333333-3333-4333-8333-333333333333"),
        _slot("versie", 2),
        _slot("sleutelnummer", 2),
        _slot("gebruiker", "33333333-3333-4333-8333-333333333333"),
        _slot("moet_wijzigen", 0),
        _slot("id", "11111111-1111-4111-8111-11111111111A"),
        lambda kop: kop["slots"].append(kop["slots"][0]),
        lambda kop: kop["slots"].__setitem__(0, [kop["slots"][0]]),
        lambda kop: kop["slots"].extend([kop["slots"][0]] * 1000),
        lambda kop: kop["gebruikers"].append(kop["gebruikers"][0]),
        lambda kop: kop["gebruikers"][0].update(loginnaam="BRAM"),
        lambda kop: kop["gebruikers"][0].update(loginnaam=""),
        lambda kop: kop["gebruikers"][0].update(loginnaam=" Anna"),
        lambda kop: kop["gebruikers"][0].update(loginnaam="An\u202ena"),
        lambda kop: kop["gebruikers"][0].update(loginnaam="Anne\u0301"),
        lambda kop: kop["gebruikers"][0].update(loginnaam="A" * 81),
        lambda kop: kop.update(gebruikers=[], slots=[]),
        lambda kop: kop.update(generatie=0),
        lambda kop: kop.update(generatie=1.0),
        lambda kop: kop.update(volgnummer=2**60),
        lambda kop: kop.update(toestand="stuk"),
        lambda kop: kop.update(houder="laptop"),
        lambda kop: kop.update(oefen=1),
        lambda kop: kop.update(enveloppen=[{}]),
    ],
)
def test_that_a_value_outside_its_bounds_is_refused(
    opstelling: Opstelling, wijzig: Callable[[dict[str, Any]], object]
) -> None:
    with pytest.raises(KopBeschadigdError):
        ontleed(_bewerk(opstelling.kop.read_bytes(), wijzig))


@pytest.mark.parametrize(
    "anders",
    [
        lambda romp: b" " + romp,
        lambda romp: romp.replace(b'"oefen":false', b'"oefen":false,"oefen":false'),
        lambda romp: romp.replace(b'"volgnummer":1', b'"volgnummer":1.0'),
        lambda romp: romp.replace(b'"volgnummer":1', b'"volgnummer":01'),
        lambda romp: romp.replace(b"Anna", b"A\\u006ena"),
        lambda romp: romp.replace(b"Anna", b"An\xffna"),
        lambda romp: romp.replace(b"Anna", b"A\\ud800"),
        lambda romp: romp.replace(b'"volgnummer":1', b'"volgnummer":' + b"9" * 5000),
        lambda romp: romp.replace(b'"enveloppen":[]', b'"enveloppen":' + b"[" * 100_000),
        lambda romp: romp.replace(b'"generatie":1', b'"generatie":NaN'),
        lambda romp: b"[]",
        lambda romp: b"null",
    ],
)
def test_that_another_spelling_of_the_same_header_is_refused(
    opstelling: Opstelling, anders: Callable[[bytes], bytes]
) -> None:
    regel1, romp, mac, _, _ = opstelling.kop.read_bytes().split(b"\n")
    assert anders(romp) != romp
    with pytest.raises(KopBeschadigdError):
        ontleed(_verpak(regel1, anders(romp), mac))


@pytest.mark.parametrize(
    "regel1", [b"CVT-KOP 0", b"CVT-KOP 01", b"CVT-KOP ", b"CVT-KOP -1", b"CVT-KOP 1 ", b"cvt-kop 1"]
)
def test_that_another_first_line_is_damage(opstelling: Opstelling, regel1: bytes) -> None:
    _, romp, mac, _, _ = opstelling.kop.read_bytes().split(b"\n")
    with pytest.raises(KopBeschadigdError):
        ontleed(_verpak(regel1, romp, mac))


def test_that_a_newer_format_is_told_from_damage_whatever_follows() -> None:
    with pytest.raises(NieuwerRegisterError):
        ontleed(b"CVT-KOP 2\nwie weet\n")


def test_that_a_header_over_the_size_cap_is_refused_unread(opstelling: Opstelling) -> None:
    with pytest.raises(KopBeschadigdError):
        ontleed(opstelling.kop.read_bytes() + b" " * 512 * 1024)


def test_that_the_header_shows_nothing_but_login_names(opstelling: Opstelling) -> None:
    romp = json.loads(opstelling.kop.read_bytes().split(b"\n")[1])
    teksten = {w for g in romp["gebruikers"] for w in g.values() if any(c.isupper() for c in w)}
    assert teksten == {"Anna", "Bram"}
    assert set(romp["gebruikers"][0]) == {"id", "loginnaam", "publiek"}
