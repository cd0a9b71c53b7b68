"""An open register of this test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.register import DbRegister
from tests.fakes.register import maak_testregister


@pytest.fixture
def register(tmp_path: Path) -> Iterator[DbRegister]:
    """With settings, people and schools; empty otherwise."""
    open_ = maak_testregister(tmp_path / "register")
    yield open_
    open_.sluit()
