from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from cvt_desktop.runtime.paths import HOME_VARIABLE, find_paths


def test_that_the_home_variable_holds_every_folder(tmp_path: Path) -> None:
    paths = find_paths({HOME_VARIABLE: str(tmp_path)})
    everything = (paths.registers, paths.practice_register, paths.settings_file, paths.log_file)
    assert all(path.is_relative_to(tmp_path) for path in everything)


def test_that_asking_makes_nothing(tmp_path: Path) -> None:
    find_paths({HOME_VARIABLE: str(tmp_path / "x")})
    assert not (tmp_path / "x").exists()


def test_that_without_the_variable_the_folders_are_absolute_and_named() -> None:
    paths = find_paths({})
    for folder in (paths.data, paths.config, paths.log):
        assert folder.is_absolute()
        assert "cvt-desktop" in folder.as_posix()


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows has roaming profiles")
def test_that_data_never_roam() -> None:
    assert "Roaming" not in find_paths({}).data.as_posix()


def test_that_the_folders_are_of_this_user_alone(tmp_path: Path) -> None:
    paths = find_paths({HOME_VARIABLE: str(tmp_path / "x")})
    paths.ensure()
    paths.ensure()
    for folder in (paths.data, paths.config, paths.log):
        assert folder.is_dir()
        if sys.platform != "win32":
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700
