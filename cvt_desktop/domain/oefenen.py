"""The practice users: who they are, and passphrases that are no secret. Light, for the login page (screens.md 8.1)."""

from __future__ import annotations

from datetime import date

from cvt_desktop.basis.tekst import vouw

OEFENDATUM = date(2027, 5, 12)
"""The day on which a practice register begins: a Wednesday with a zitting, between two runs of holidays (screens.md part 8)."""

OEFENGEBRUIKERS: tuple[tuple[str, str], ...] = (
    ("Ruben Veldkamper", "secretaris"),
    ("Mirthe Kranenbosch", "plv. secretaris, beheerder"),
    ("Wieke Terhorst", "voorzitter"),
    ("dr. Saïda Bensalem", "orthopedagoog, lid"),
    ("Joost Bakkenes", "lid"),
    ("Anne-Fleur Rietdijk", "psycholoog, lid"),
    ("Lotte Spaanderman", "consulent"),
    ("Edith van Zwanenveen", "bestuurder"),
    ("Pieter Assendorper", "inzage (FG)"),
)
"""Login name and role, in the order of the login page."""


def oefenwachtzin(naam: str) -> str:
    """``oefenen als wieke``: easy to type, and clearly no secret."""
    woorden = [woord for woord in vouw(naam).split() if not woord.endswith(".")]
    return f"oefenen als {woorden[0] if woorden else naam}"
