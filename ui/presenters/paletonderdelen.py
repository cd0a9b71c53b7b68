"""Ctrl+K: a part of *Instellingen* and the sheet *Laptop kwijt* by their own name. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from cvt_desktop.basis.tekst import vouw
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.services.context import Dienst
from ui.presenters.navigatie import Navigatie
from ui.tonen import Treffer

ONDERDELEN = {
    "swv": "Algemeen", "commissie": "Commissie", "besluit": "Wie besluit", "mandaten": "Mandaten", "reglement": "Reglement",
    "gebruikers": "Gebruikers", "personen": "Personen", "scholen": "Scholen", "instrumenten": "Instrumenten",
    "voorzieningen": "Voorzieningen", "teksten": "Teksten", "rollen": "Sleutels", "certificaten": "Certificaten",
}  # fmt: skip
"""The tabs of *Instellingen* by key, in their order."""
_OOK = {
    "certificaten": "certificaat handtekening pfx p12", "rollen": "sleutel rolcertificaat", "gebruikers": "gebruiker rol toegang",
    "personen": "deskundige", "scholen": "school schooloverzicht", "mandaten": "mandaat", "reglement": "quorum termijn",
    "teksten": "standaardtekst", "voorzieningen": "voorziening plaatsen", "commissie": "leden",
}  # fmt: skip
"""By what else Ctrl+K finds a tab: who looks for one thing types it in the singular."""
_KORTST_WOORD = 3
_NODIG = {"gebruikers": Actie.GEBRUIKERS_BEHEREN, "personen": Actie.PERSONEN_BEHEREN}
KWIJT = "Laptop kwijt"


class PaletOnderdelen:
    """``kwijt`` opens the sheet for a laptop that is lost."""

    def __init__(self, dienst: Dienst, navigatie: Navigatie, kwijt: Callable[[], None]) -> None:
        self._delen: dict[str, Callable[[], None]] = {
            f"Instellingen: {titel}": partial(navigatie.naar, f"instellingen/{sleutel}")
            for sleutel, titel in ONDERDELEN.items() if sleutel not in _NODIG or dienst.mag(_NODIG[sleutel])
        }  # fmt: skip
        self._ook = {f"Instellingen: {ONDERDELEN[sleutel]}": woorden for sleutel, woorden in _OOK.items()}
        self._delen[KWIJT] = kwijt

    def treffers(self, tekst: str) -> list[Treffer]:
        """What is named; the word Instellingen alone finds the page itself, which is a screen of the shell."""
        gezocht = vouw(tekst)
        return [Treffer(titel=titel, uitvoeren=doe, soort="scherm") for titel, doe in self._delen.items()
                if gezocht in vouw(titel.removeprefix("Instellingen: "))
                or (len(gezocht) >= _KORTST_WOORD and f" {gezocht}" in f" {self._ook.get(titel, '')}")]  # fmt: skip
