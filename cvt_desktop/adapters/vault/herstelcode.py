"""The recovery code: 128 bits as eight groups of six digits, each divisible by eleven (as BitLocker prints it).

Each group is a 16-bit number times 11. One wrong digit, or two neighbours swapped, is never divisible by
eleven any more, so that the group with the mistake can be named while somebody types.
"""

from __future__ import annotations

import re
import secrets

from cvt_desktop.domain.errors import InvoerError

GROEPEN = 8
BYTES = 2 * GROEPEN


def nieuwe_code() -> bytearray:
    """128 random bits. The caller wipes them."""
    return bytearray(secrets.token_bytes(BYTES))


def in_cijfers(geheim: bytes | bytearray) -> str:
    """``123456-123456-...``: what is printed on the kit."""
    getallen = (int.from_bytes(geheim[n : n + 2], "big") * 11 for n in range(0, BYTES, 2))
    return "-".join(f"{getal:06}" for getal in getallen)


def _groepen(tekst: str) -> list[str]:
    delen: list[str] = re.findall(r"[0-9]+", tekst)
    if len(delen) == 1:
        delen = [delen[0][n : n + 6] for n in range(0, len(delen[0]), 6)]
    return delen


def _is_goed(groep: str) -> bool:
    return len(groep) == 6 and int(groep) % 11 == 0 and int(groep) // 11 <= 0xFFFF


def foute_groepen(tekst: str) -> list[int]:
    """The numbers (from 1) of the groups typed so far that hold a mistake."""
    return [nummer for nummer, groep in enumerate(_groepen(tekst), 1) if nummer > GROEPEN or not _is_goed(groep)]


def uit_cijfers(tekst: str) -> bytearray:
    """The 128 bits of a typed code; spaces, dashes and line ends between groups are free.

    Raises ``InvoerError`` that names the group, never its digits.
    """
    groepen = _groepen(tekst)
    if re.search(r"[^0-9\s\-–.]", tekst):
        raise InvoerError("De herstelcode heeft alleen cijfers. Typ acht groepen van zes cijfers.", veld="herstelcode")
    if fout := foute_groepen(tekst):
        raise InvoerError(
            f"Groep {fout[0]} van de herstelcode klopt niet. Vergelijk die zes cijfers met uw herstelblad.",
            veld="herstelcode",
        )
    if len(groepen) != GROEPEN:
        raise InvoerError(
            f"De herstelcode heeft {GROEPEN} groepen van zes cijfers; u hebt er {len(groepen)}. Vul de code aan.",
            veld="herstelcode",
        )
    geheim = bytearray(BYTES)
    for nummer, groep in enumerate(groepen):
        geheim[2 * nummer : 2 * nummer + 2] = (int(groep) // 11).to_bytes(2, "big")
    return geheim
