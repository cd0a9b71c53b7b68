"""A signed entry of the log as a verifier needs it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from cvt_desktop.domain.gebeurtenis import Gebeurtenis


@dataclass(frozen=True, slots=True, kw_only=True)
class Getekend:
    """A signed entry. ``zout`` is None when it was destroyed with the dossier: then nobody can tell what was signed."""

    gebeurtenis: Gebeurtenis
    zout: bytes | None = field(repr=False)

    def gaat_over(self, canoniek: bytes) -> bool:
        """Whether these are the bytes whose salted digest was signed."""
        return self.zout is not None and hashlib.sha256(self.zout + canoniek).hexdigest() == self.gebeurtenis.digest
