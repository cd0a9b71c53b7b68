"""Folders that are whole or absent."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvt_desktop.basis.mappen import bouw_map


def test_that_a_folder_appears_at_the_end_and_at_once(tmp_path: Path) -> None:
    doel = tmp_path / "diep" / "register"
    with bouw_map(doel) as bouw:
        (bouw / "a").write_text("a")
        assert not doel.exists()
        assert bouw.parent == doel.parent
    assert [p.name for p in doel.iterdir()] == ["a"]
    assert [p.name for p in doel.parent.iterdir()] == ["register"]


def test_that_nothing_is_left_after_a_failure(tmp_path: Path) -> None:
    def bouw_half() -> None:
        with bouw_map(tmp_path / "register") as bouw:
            (bouw / "a").write_text("a")
            raise ValueError("halverwege")

    with pytest.raises(ValueError, match="halverwege"):
        bouw_half()
    assert list(tmp_path.iterdir()) == []


def test_that_names_with_stars_do_not_clear_others(tmp_path: Path) -> None:
    ander = tmp_path / ".x.bouw-1"
    ander.mkdir()
    with bouw_map(tmp_path / "*"):
        pass
    assert ander.exists()
