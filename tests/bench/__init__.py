"""The bench: ``python -m tests.bench``."""

from __future__ import annotations

from cvt_desktop.basis.onsterfelijk import maak_onsterfelijk

maak_onsterfelijk()
