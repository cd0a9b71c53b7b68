"""A keyring in memory that can be lost, locked, damaged or silent (promise 14)."""

from __future__ import annotations

from cvt_desktop.ports.sleutelbos import SleutelbosError, Sleutelbosstand


class NepSleutelbos:
    """``Sleutelbos``: ``geheimen`` maps name to value; with another ``toestand`` every call fails with it.

    ``weigert_schrijven``: reading works, keeping does not.
    """

    def __init__(self, toestand: Sleutelbosstand = Sleutelbosstand.BESCHIKBAAR) -> None:
        self.toestand = toestand
        self.weigert_schrijven = False
        self.geheimen: dict[str, bytes] = {}

    def stand(self) -> Sleutelbosstand:
        return self.toestand

    def lees(self, naam: str) -> bytes | None:
        self._eis()
        return self.geheimen.get(naam)

    def zet(self, naam: str, waarde: bytes) -> None:
        self._eis()
        if self.weigert_schrijven:
            raise SleutelbosError(Sleutelbosstand.BESCHIKBAAR)
        self.geheimen[naam] = bytes(waarde)

    def wis(self, naam: str) -> None:
        self._eis()
        self.geheimen.pop(naam, None)

    def _eis(self) -> None:
        if self.toestand is not Sleutelbosstand.BESCHIKBAAR:
            raise SleutelbosError(self.toestand)
