"""Ctrl+K: the TLVs of before this register, and those of here that hold no longer, by number, name and school. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from cvt_desktop.basis.tekst import datum_cijfers, vouw
from cvt_desktop.domain.tlv import Tlvtoestand
from cvt_desktop.services import verklaringen
from cvt_desktop.services.context import Dienst
from ui.tonen import Treffer

_HOOGSTENS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tlv:
    nummer: str
    leerling: str = field(repr=False)
    onder: str = field(repr=False)
    hooi: str = field(repr=False)


class PaletTlvs:
    """``naar(nummer)`` opens the TLV register at that number. A TLV of a running dossier is found with the dossier."""

    def __init__(self, dienst: Dienst, naar: Callable[[str], None]) -> None:
        self._dienst, self._naar = dienst, naar
        self._lijst: list[_Tlv] | None = None

    def vergeet(self) -> None:
        """Something changed: ask anew when it is needed."""
        self._lijst = None

    def treffers(self, vraag: str) -> list[Treffer]:
        """Those with every word in them, the newest first."""
        woorden = vouw(vraag).split()
        if not woorden:
            return []
        gevonden = [tlv for tlv in self._alle() if all(woord in tlv.hooi for woord in woorden)][:_HOOGSTENS]
        return [Treffer(titel=tlv.leerling, onder=f"{tlv.nummer} · {tlv.onder}", soort="TLV",
                        uitvoeren=partial(self._naar, tlv.nummer)) for tlv in gevonden]  # fmt: skip

    def _alle(self) -> list[_Tlv]:
        if self._lijst is None:
            self._lijst = [
                self._een(v.nummer, v.leerling, datum_cijfers(v.geboortedatum), v.school, v.toestand)
                for v in verklaringen.lijst(self._dienst, *(t for t in Tlvtoestand if t is not Tlvtoestand.GELDIG))
            ] + [
                self._een(o.nummer, o.leerling, datum_cijfers(o.geboortedatum), o.school, "overgenomen uit vorig systeem")
                for o in verklaringen.overgenomen(self._dienst)
            ]  # fmt: skip
        return self._lijst

    @staticmethod
    def _een(nummer: str, leerling: str, geboren: str, school: str, stand: str) -> _Tlv:
        return _Tlv(nummer=nummer, leerling=leerling, onder=f"{geboren} · {school} · {stand}",
                    hooi=vouw(f"{nummer} {leerling} {geboren} {school}"))  # fmt: skip
