"""The keyring of this computer, imported when the first secret is asked for."""

from __future__ import annotations

from functools import cached_property

from cvt_desktop.ports.sleutelbos import Sleutelbos, Sleutelbosstand


class LuieSleutelbos:
    """``Sleutelbos`` over the system's one; ``keyring`` takes 0.1 s to import, which most logins need not wait for."""

    @cached_property
    def _bos(self) -> Sleutelbos:
        from cvt_desktop.adapters.vault.sleutelbos import SysteemSleutelbos

        return SysteemSleutelbos()

    def stand(self) -> Sleutelbosstand:
        """See ``Sleutelbos``."""
        return self._bos.stand()

    def lees(self, naam: str) -> bytes | None:
        """See ``Sleutelbos``."""
        return self._bos.lees(naam)

    def zet(self, naam: str, waarde: bytes) -> None:
        """See ``Sleutelbos``."""
        self._bos.zet(naam, waarde)

    def wis(self, naam: str) -> None:
        """See ``Sleutelbos``."""
        self._bos.wis(naam)
