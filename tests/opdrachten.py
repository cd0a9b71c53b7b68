"""Every register of a test run opens with one dialect and one store of built statements: building them was a sixth of the time.

The program does not share them: a built statement holds the values of its first use, which must go when the register closes.
"""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Engine, create_engine


def bouw_eenmaal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Until ``monkeypatch`` is undone."""
    eerste: list[Engine] = []

    def maak(*woorden: Any, **velden: Any) -> Engine:
        engine = create_engine(*woorden, **velden)
        eerste.append(engine)
        if len(eerste) > 1:
            een = eerste[0]
            del eerste[1:]
            engine.dialect = engine.pool._dialect = een.dialect
            engine._compiled_cache = een._compiled_cache
        return engine

    monkeypatch.setattr("db.engine.create_engine", maak)
