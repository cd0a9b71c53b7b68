"""How a screen says whether a stem, an advice or a besluit is what was signed: a word and a shape."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from cvt_desktop.basis.tekst import meervoud
from cvt_desktop.domain.echtheid import NIET_BEKRACHTIGD, Echtheid, Oordeel
from ui.tonen import Chip, Toon, Vorm

_ZO: dict[Echtheid, tuple[Toon, Vorm]] = {
    Echtheid.ECHT: (Toon.GOED, Vorm.VINK), Echtheid.WACHT: (Toon.LET_OP, Vorm.DRIEHOEK),
    Echtheid.LIJST: (Toon.STIL, Vorm.RING), Echtheid.ZONDER: (Toon.STIL, Vorm.CIRKEL), Echtheid.VALS: (Toon.FOUT, Vorm.VIERKANT),
}  # fmt: skip
_ERGST = (Echtheid.VALS, Echtheid.WACHT, Echtheid.ZONDER, Echtheid.LIJST, Echtheid.ECHT)


def echtheidchip(oordeel: Oordeel) -> Chip:
    """``✓ gecontroleerd``, ``○ telt via de besluitenlijst``, ``▲ wacht op rolcertificaat``, ``● niet ondertekend`` or
    ``■ klopt niet``.
    """  # fmt: skip
    return _chip(oordeel.echtheid, str(oordeel.echtheid))


def samenchip(oordelen: Collection[Oordeel]) -> Chip | None:
    """Several stemmen in one chip, by the worst of them; None when there are none."""
    for soort in _ERGST:
        redenen = [o.reden for o in oordelen if o.echtheid is soort]
        if redenen:
            return _chip(soort, _woorden(soort, redenen, len(oordelen)))
    return None


def _woorden(soort: Echtheid, redenen: Sequence[str], van: int) -> str:
    aantal = len(redenen)
    wie = meervoud(aantal, "stem", "stemmen") if aantal == van else f"{aantal} van {meervoud(van, 'stem', 'stemmen')}"
    if soort is Echtheid.VALS:
        return f"{wie} klopt niet" if aantal == 1 else f"{wie} kloppen niet"
    if soort is Echtheid.WACHT:
        return f"{wie} wacht op een rolcertificaat" if aantal == 1 else f"{wie} wachten op een rolcertificaat"
    if soort is Echtheid.LIJST:
        return f"{wie} {'telt' if aantal == 1 else 'tellen'} via de besluitenlijst"
    return f"{wie} {NIET_BEKRACHTIGD if set(redenen) == {NIET_BEKRACHTIGD} else soort}"


def _chip(soort: Echtheid, tekst: str) -> Chip:
    toon, vorm = _ZO[soort]
    return Chip(tekst=tekst, toon=toon, vorm=vorm)
