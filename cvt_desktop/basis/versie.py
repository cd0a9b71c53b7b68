"""The version of the program; a test holds it against pyproject.toml."""

from __future__ import annotations

VERSIE = "0.1.0"
