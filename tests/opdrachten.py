"""What every register of a test run leaves out that costs time, and that a program which a test starts does not leave out."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Engine, create_engine

from db import engine as databank

PRAGMAS = databank._PRAGMAS
GEHEUGEN = "cipher_memory_security = ON"


def bouw_eenmaal(monkeypatch: pytest.MonkeyPatch) -> None:
    """One dialect and one store of built statements, until ``monkeypatch`` is undone: building them was a sixth of the time.

    The program does not share them: a built statement holds the values of its first use, which must go when the register closes.
    """
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


def laat_geheugen_los(monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLCipher locks and wipes none of its memory, until ``monkeypatch`` is undone: that was a third of a test of a service.

    What stays in memory is promise 11 of the torture, which looks in the program itself; that each connection has the pragma,
    ``tests.db.test_engine``. Once on in a process it cannot go off again.
    """
    monkeypatch.setattr("db.engine._PRAGMAS", tuple(p for p in PRAGMAS if p != GEHEUGEN))
