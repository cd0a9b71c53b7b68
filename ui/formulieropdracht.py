"""*Blanco aanvraagformulier* from anywhere: the intake opens and asks where the form of its kind goes."""

from __future__ import annotations

from functools import partial

from ui.schil import Schil
from ui.tonen import Treffer
from ui.views.intake import IntakeView

TITEL = "Blanco aanvraagformulier voor een school"
_SCHERM = "nieuwe-aanvraag"


def treffers(schil: Schil, tekst: str) -> list[Treffer]:
    """For Ctrl+K, of who takes in aanvragen."""
    past = schil.heeft(_SCHERM) and tekst.casefold() in TITEL.casefold()
    return [Treffer(titel=TITEL, uitvoeren=partial(begin, schil), soort="opdracht")] if past else []


def begin(schil: Schil) -> None:
    """Go there and ask."""
    schil.naar(_SCHERM)
    pagina = schil.huidige()
    if isinstance(pagina, IntakeView):
        pagina.maak_leeg_formulier()
