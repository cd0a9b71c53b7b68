"""One goal of an arrangement."""

from __future__ import annotations

from collections.abc import Iterator

from cvt_desktop.domain.blok_arrangement import Doel
from ui.views.intake_rijkaart import Rijkaart
from ui.widgets.tekstveld import Tekstveld

LEEG = Doel()


class Doelkaart(Rijkaart[Doel]):
    """What is to be reached, how one sees it, and when."""

    def __init__(self, *, af: bool = True) -> None:
        super().__init__("Doel", LEEG, af=af)

    def _bouw_velden(self) -> Iterator[None]:
        deel = self.formulier.sectie()
        deel.veld(Tekstveld("doel", "Doel", maximum=400, breedte=420, bv="plant zelf het huiswerk van een week"))
        deel.veld(Tekstveld("zichtbaar", "Hoe zichtbaar", maximum=400, breedte=420, bv="vier van de vijf weken ingevuld"))
        deel.veld(Tekstveld("wanneer", "Wanneer", bv="december 2027"))
        yield
