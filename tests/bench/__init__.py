"""The bench: ``python -m tests.bench``."""

from __future__ import annotations

from ui.levensduur import houd_in_leven

houd_in_leven()
