"""Folders that are whole or absent."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from cvt_desktop.basis.bestanden import later_op_schijf, schrijf_atomair, veilige_naam
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


@pytest.mark.parametrize(
    ("naam", "veilig"),
    [
        ("../../etc/passwd", "passwd"), ("C:\\Windows\\verslag.pdf", "verslag.pdf"), ("nul.tar.gz", "_nul.tar.gz"),
        ("CON", "_CON"),
        ("lpt¹.pdf", "_lpt¹.pdf"), ("ver\u202efdp.slag.pdf", "verfdp.slag.pdf"), ("a\x00b\n.pdf", "ab.pdf"), ("...", "bestand"),
        ("naam. ", "naam"), ("a" * 300 + ".pdf", "a" * 116 + ".pdf"),
        ("漢" * 150 + ".pdf", "漢" * 65 + ".pdf"), ("x." + "y" * 300, "x." + "y" * 117),
    ],
)  # fmt: skip
def test_that_a_name_is_safe_on_every_system(naam: str, veilig: str) -> None:
    assert veilige_naam(naam) == veilig


def test_that_a_folder_that_is_built_is_on_the_disk_at_the_end_and_not_at_each_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gewacht: list[Path] = []
    monkeypatch.setattr(os, "fsync", lambda fd: gewacht.append(Path(f"/proc/self/fd/{fd}").resolve()))
    (tmp_path / "diep").mkdir()
    bestanden = {tmp_path / "a", tmp_path / "diep" / "b"}
    with later_op_schijf(tmp_path):
        for pad in bestanden:
            schrijf_atomair(pad, b"x")
        assert gewacht == []
    assert bestanden | {tmp_path / "diep"} <= set(gewacht)


def test_that_another_thread_waits_for_the_disk_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gewacht: list[int] = []
    monkeypatch.setattr(os, "fsync", gewacht.append)
    with later_op_schijf(tmp_path):
        ander = threading.Thread(target=schrijf_atomair, args=(tmp_path / "a", b"x"))
        ander.start()
        ander.join()
        assert gewacht
