"""The TLV register as services see it: the TLVs given here, and those of before."""

from __future__ import annotations

from typing import Protocol

from cvt_desktop.domain.ids import LeerlingId, TlvId
from cvt_desktop.domain.overgenomen import OvergenomenVerklaring
from cvt_desktop.domain.tlv import Verklaring
from cvt_desktop.ports.verzameling import Verzameling


class Verklaringen(Verzameling[Verklaring, TlvId], Protocol):
    """The TLV register."""

    def of_leerling(self, leerling_id: LeerlingId) -> list[Verklaring]:
        """Newest first."""
        ...

    def by_sha256(self, sha256: str) -> Verklaring | None:
        """The TLV whose signed PDF has this digest."""
        ...

    def nummers(self) -> frozenset[str]:
        """Every number that was given here."""
        ...


class Overgenomen(Verzameling[OvergenomenVerklaring, TlvId], Protocol):
    """The TLVs of before this register."""

    def of_leerling(self, leerling_id: LeerlingId) -> list[OvergenomenVerklaring]:
        """The one that began last comes first."""
        ...

    def nummers(self) -> frozenset[str]:
        """Every number that was taken over."""
        ...
