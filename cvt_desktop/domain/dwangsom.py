"""What a body owes that decides too late (Awb 4:17). An indication: that it is owed, and how much, a person decides (4:18)."""

from __future__ import annotations

DAGEN = 42
"""The most days for which it is owed (Awb 4:17, lid 1)."""

_TREDEN = ((14, 23), (14, 35), (DAGEN - 28, 45))  # days and euros a day (Awb 4:17, lid 2)


def bedrag(dagen: int) -> int:
    """Euros for so many days of default; more than 42 days cost no more."""
    over, som = max(0, dagen), 0
    for aantal, per_dag in _TREDEN:
        geteld = min(over, aantal)
        som += geteld * per_dag
        over -= geteld
    return som
