"""The number of this laptop."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvt_desktop.runtime.laptop import laptop_id


def test_that_a_laptop_keeps_its_number(tmp_path: Path) -> None:
    assert laptop_id(tmp_path / "toestand") == laptop_id(tmp_path / "toestand")


def test_that_two_laptops_differ(tmp_path: Path) -> None:
    assert laptop_id(tmp_path / "een") != laptop_id(tmp_path / "twee")


def test_that_a_damaged_number_becomes_a_new_one_that_is_kept(tmp_path: Path) -> None:
    eerste = laptop_id(tmp_path)
    (tmp_path / "laptop").write_bytes(b"\xff\x00")
    tweede = laptop_id(tmp_path)
    assert tweede != eerste
    assert laptop_id(tmp_path) == tweede


def test_that_a_number_that_cannot_be_kept_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_bytes(b"")
    with pytest.raises(OSError, match=r"."):
        laptop_id(tmp_path / "bestand")
