from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvt_desktop.runtime.settings import Settings, SettingsFile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "instellingen.json"


def test_that_a_missing_file_gives_the_defaults_in_silence(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert SettingsFile(path).load() == Settings()
    assert not caplog.records


def test_that_what_is_saved_comes_back(path: Path) -> None:
    settings = (
        Settings()
        .with_register(Path("/tmp/Régister 1"))
        .with_zoom(125)
        .with_geometry("werkvoorraad", b"\x00\xffq")
        .with_geometry("zitting", b"")
    )
    SettingsFile(path).save(settings)
    assert SettingsFile(path).load() == settings


@given(st.dictionaries(st.text(), st.binary(max_size=50), max_size=4), st.integers())
def test_that_any_screen_and_zoom_come_back(tmp_path: Path, screens: dict[str, bytes], zoom: int) -> None:
    settings = Settings().with_zoom(zoom)
    for screen, geometry in screens.items():
        settings = settings.with_geometry(screen, geometry)
    SettingsFile(tmp_path / "s.json").save(settings)
    found = SettingsFile(tmp_path / "s.json").load()
    assert found == settings
    assert 80 <= found.zoom <= 200


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, b" " * 300_000, b'{"zoom": NaN'],
)
def test_that_a_damaged_file_gives_the_defaults_and_a_line_in_the_log(
    path: Path, content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    assert SettingsFile(path).load() == Settings()
    assert [record.levelno for record in caplog.records] == [logging.WARNING]


def test_that_each_damaged_part_falls_back_alone(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(
        json.dumps({"last_register": 7, "zoom": "groot", "geometry": {"a": "====", "b": "AQ==", "c": None}}),
        encoding="utf-8",
    )
    assert SettingsFile(path).load() == Settings().with_geometry("b", b"\x01")


def test_that_a_folder_that_cannot_be_made_stops_nothing(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "config").write_bytes(b"a file")
    SettingsFile(tmp_path / "config" / "s.json").save(Settings())
    assert [record.levelno for record in caplog.records] == [logging.WARNING]


def test_that_the_settings_of_another_version_survive(path: Path, tmp_path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"last_register": str(tmp_path), "zoom": 130, "van_later": {"a": [1]}}), encoding="utf-8")
    assert SettingsFile(path).load() == Settings(last_register=tmp_path, zoom=130)  # from a newer one
    path.write_text(json.dumps({"zoom": 130}), encoding="utf-8")
    assert SettingsFile(path).load() == Settings(zoom=130)  # from an older one
