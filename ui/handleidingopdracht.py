"""Parts of the handleiding in Ctrl+K: who knows the word finds what is written about it, from any screen."""

from __future__ import annotations

from functools import cache, partial

from cvt_desktop.basis.tekst import vouw
from ui.presenters.help import Bloksoort, lees_alles
from ui.schil import Schil
from ui.tonen import Treffer
from ui.views.help import HelpView

_SCHERM = "help"
_KORTST, _HOOGSTENS = 4, 4
"""Shorter words stand in every part; more parts would push away what can be opened and done."""


def treffers(schil: Schil, tekst: str) -> list[Treffer]:
    """For Ctrl+K: first the parts whose heading has the word, then those whose text has it."""
    gezocht = vouw(tekst).strip()
    if len(gezocht) < _KORTST or not gezocht.replace(" ", "").isalpha() or not schil.heeft(_SCHERM):
        return []  # a kenmerk or a number is no word of the handleiding
    delen = _delen()
    koppen = [kop for kop, _ in delen if gezocht in vouw(kop)]
    koppen += [kop for kop, inhoud in delen if kop not in koppen and gezocht in inhoud]
    return [Treffer(titel=kop, uitvoeren=partial(_toon, schil, kop), soort="handleiding") for kop in koppen[:_HOOGSTENS]]


@cache
def _delen() -> tuple[tuple[str, str], ...]:
    """Each heading with the folded text below it."""
    delen: dict[str, list[str]] = {}
    kop = ""
    for blok in lees_alles():
        if blok.soort in {Bloksoort.KOP1, Bloksoort.KOP2, Bloksoort.KOP3}:
            kop = blok.tekst
            delen.setdefault(kop, [])
        elif kop:
            delen[kop].append(vouw(blok.tekst))
    return tuple((kop, "\n".join(inhoud)) for kop, inhoud in delen.items())


def _toon(schil: Schil, kop: str) -> None:
    schil.naar(_SCHERM)
    pagina = schil.huidige()
    if isinstance(pagina, HelpView):
        pagina.ga_naar(kop)
