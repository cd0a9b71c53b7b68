"""The day of a practice register in the head of the window, and the days to which it can go."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from cvt_desktop.basis.tekst import datum_kort
from cvt_desktop.domain.oefenen import OEFENDATUM
from cvt_desktop.services.context import Dienst
from ui.tonen import Treffer

_OPDRACHT = "oefendag/"


class Oefendagen:
    """One day, one week, and back to where the register began."""

    def __init__(self, dienst: Dienst) -> None:
        nu = dienst.klok.today()
        self.merk = f"OEFENREGISTER · {datum_kort(nu)} {nu.year}"
        stappen = [("Een dag verder", nu + timedelta(days=1)), ("Een week verder", nu + timedelta(weeks=1))]
        if nu != OEFENDATUM:
            stappen.append(("Terug naar het begin", OEFENDATUM))
        self.keuzes = tuple((f"{_OPDRACHT}{dag.isoformat()}", f"{woord}: {datum_kort(dag)}") for woord, dag in stappen)

    @staticmethod
    def dag(opdracht: str) -> date | None:
        """The day that an opdracht asks for; None when it asks for something else."""
        return date.fromisoformat(opdracht.removeprefix(_OPDRACHT)) if opdracht.startswith(_OPDRACHT) else None

    def treffers(self, doe: Callable[[str], None], tekst: str) -> list[Treffer]:
        """For Ctrl+K; ``doe`` is called with the opdracht."""
        return [Treffer(titel=f"Oefendag · {woorden}", uitvoeren=partial(doe, sleutel), soort="opdracht")
                for sleutel, woorden in self.keuzes
                if tekst.casefold() in f"oefendag {woorden}".casefold()]  # fmt: skip
