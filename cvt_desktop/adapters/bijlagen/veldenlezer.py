"""The client of the child process that reads the fields of a form: an untrusted PDF is never read in the program itself."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from cvt_desktop.adapters.bijlagen.kind import Kindproces, Zinnen, kindopdracht
from cvt_desktop.domain.bestandssoort import MAX_BYTES
from cvt_desktop.domain.errors import BestandError
from cvt_desktop.ports.kijker import SLOTKOP, Opdracht

_BEGIN = "Dit formulier kan niet worden gelezen: "
_ZINNEN = Zinnen(
    begin=_BEGIN, uitgevallen=f"{_BEGIN}het is beschadigd of te zwaar. Vraag om een nieuwe versie van het formulier.",
    te_lang=f"{_BEGIN}het lezen duurde te lang. Vraag om een nieuwe versie van het formulier.",
    geen_start=f"{_BEGIN}het hulpprogramma start niet. Installeer het programma opnieuw.",
)  # fmt: skip


class Veldenlezer(Kindproces):
    """Reads one form after another; ``sluit`` ends the child."""

    def __init__(self, opdracht: Sequence[str] | None = None, *, tijdslimiet: float = 20.0) -> None:
        super().__init__(opdracht if opdracht is not None else kindopdracht("formulier-child"), _ZINNEN, tijdslimiet)

    def lees(self, data: bytes) -> Mapping[str, str]:
        """See ``ports.invulformulier.VeldenlezerPort``."""
        if len(data) > MAX_BYTES:
            raise BestandError(f"{_BEGIN}het is groter dan 50 MB. Vraag om een kleinere versie.", code="te-groot")
        with self._slot:
            antwoord = self._vraag(Opdracht.VELDEN, data)
        try:
            velden = json.loads(antwoord)
        except ValueError:
            velden = None
        if not isinstance(velden, dict) or not all(isinstance(n, str) and isinstance(w, str) for n, w in velden.items()):
            raise BestandError(_ZINNEN.uitgevallen, code="formulier")
        return velden

    def ontsleutel(self, data: bytes, wachtzin: str) -> bytes:
        """See ``ports.invulformulier.VeldenlezerPort``."""
        if len(data) > MAX_BYTES:
            raise BestandError(f"{_BEGIN}het is groter dan 50 MB. Vraag om een kleinere versie.", code="te-groot")
        woorden = wachtzin.encode()
        with self._slot:
            return self._vraag(Opdracht.ONTSLEUTEL, SLOTKOP.pack(len(woorden)) + woorden + data)

    def sluit(self) -> None:
        """End the child process."""
        with self._slot:
            self._beeindig()
