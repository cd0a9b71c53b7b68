"""Whether two records of the list of people are one human, as far as a program can know: where two people have to agree.

Nobody can prove it from a list. The name is compared without case, accents, titles, particles, order and what stands between
brackets; an initial fits a first name with that letter, also one of several, and a second surname or first name makes no other
human. One number of registration in two records is one human too.
"""

from __future__ import annotations

import re

from cvt_desktop.basis.tekst import vouw
from cvt_desktop.domain.leerling import TUSSENVOEGSELS
from cvt_desktop.domain.persoon import Persoon

_HAAKJES = re.compile(r"\([^)]*\)")
_WOORD = re.compile(r"[^\W\d_]+")
_GEEN_NAAM = TUSSENVOEGSELS | frozenset({
    "drs", "dr", "mr", "ir", "ing", "prof", "ds", "mw", "mevr", "mevrouw", "dhr", "heer", "bc", "bsc", "msc", "ba", "ma", "jr",
    "sr", "v", "d", "vd", "beheer", "beheerder", "secretaris", "account", "login",
})  # fmt: skip


def zelfde_mens(een: Persoon, ander: Persoon) -> bool:
    """One record, one registration, or one name."""
    if een.id == ander.id:
        return True
    registratie = vouw(een.registratie)
    return (bool(registratie) and registratie == vouw(ander.registratie)) or _zelfde_naam(een.naam, ander.naam)


def _zelfde_naam(een: str, ander: str) -> bool:
    (vol, kort), (ander_vol, ander_kort) = _delen(een), _delen(ander)
    if not vol & ander_vol:
        return False
    over, ander_over = {w[0] for w in vol - ander_vol}, {w[0] for w in ander_vol - vol}
    if not over and not ander_over:
        return not kort or not ander_kort or bool(kort & ander_kort)
    if (not over or not ander_over) and len(vol & ander_vol) > 1:
        return True  # first name and surname, and to one of them a name was added: a marriage, a middle name
    return (not over or bool(over & ander_kort)) and (not ander_over or bool(ander_over & kort))


def _delen(naam: str) -> tuple[set[str], set[str]]:
    """The whole words of a name, and its initials."""
    woorden = [w for w in _WOORD.findall(vouw(_HAAKJES.sub(" ", naam))) if w not in _GEEN_NAAM]
    return {w for w in woorden if len(w) > 1}, {w for w in woorden if len(w) == 1}
