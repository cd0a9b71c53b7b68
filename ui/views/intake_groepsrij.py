"""The rows of a groepsarrangement: a goal with its aanpak and who does it, and a line of the begroting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from cvt_desktop.domain.blok_groep import Begrotingsregel, Groepsdoel
from ui.presenters.aanvraagvelden_arrangement import in_cent, in_euro
from ui.views.intake_rijkaart import Rijkaart
from ui.widgets.getalveld import Getalveld
from ui.widgets.tekstveld import Tekstveld

LEEG_DOEL, LEGE_REGEL = Groepsdoel(), Begrotingsregel()
_HOOGSTE_BEDRAG = 9_999_999


class Groepsdoelkaart(Rijkaart[Groepsdoel]):
    """What is to be reached, how, and by whom."""

    def __init__(self, *, af: bool = True) -> None:
        super().__init__("Doel", LEEG_DOEL, af=af)

    def _bouw_velden(self) -> Iterator[None]:
        deel = self.formulier.sectie()
        deel.veld(Tekstveld("doel", "Doel", maximum=400, breedte=420, bv="alle leerlingen beginnen de dag in de klas"))
        deel.veld(Tekstveld("aanpak", "Aanpak", maximum=400, breedte=420, bv="elke ochtend een half uur rustig beginnen"))
        deel.veld(Tekstveld("uitvoerder", "Uitvoerder", maximum=200, breedte=420, bv="de eigen mentor met een coach"))
        yield


class Begrotingskaart(Rijkaart[Begrotingsregel]):
    """What it costs."""

    def __init__(self, *, af: bool = True) -> None:
        super().__init__("Regel", LEGE_REGEL, af=af)

    def _bouw_velden(self) -> Iterator[None]:
        deel = self.formulier.sectie()
        deel.veld(Tekstveld("post", "Post", maximum=200, breedte=420, bv="coach, 60 uur"))
        deel.veld(Getalveld("cent", "Bedrag", maximum=_HOOGSTE_BEDRAG, bedrag=True))
        yield

    def waarde(self) -> Begrotingsregel:
        """The row as typed, in whole cents."""
        velden = self.formulier.waarden()
        return replace(self._basis, post=velden["post"], cent=in_cent(velden["cent"]))

    def _waarden(self, waarde: Begrotingsregel) -> dict[str, Any]:
        return {"post": waarde.post, "cent": in_euro(waarde.cent)}
