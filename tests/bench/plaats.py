"""Where the bench keeps its files: ``build/bench`` in the checkout, on a real disk."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def werkmap(naam: str) -> Path:
    """A folder below ``build/bench``, made if need be."""
    map_ = ROOT / "build" / "bench" / naam
    map_.mkdir(parents=True, exist_ok=True)
    return map_
