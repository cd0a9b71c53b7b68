"""One row of "wat is geprobeerd"."""

from __future__ import annotations

from collections.abc import Iterator

from cvt_desktop.domain.ondersteuning import Ondersteuning
from ui.views.intake_rijkaart import Rijkaart
from ui.widgets.tekstveld import Tekstveld

LEEG = Ondersteuning()


class Geprobeerdkaart(Rijkaart[Ondersteuning]):
    """What, when, its effect, and where it stands."""

    def __init__(self, *, af: bool = True) -> None:
        super().__init__("Geprobeerd", LEEG, af=af)

    def _bouw_velden(self) -> Iterator[None]:
        deel = self.formulier.sectie()
        deel.veld(Tekstveld("wat", "Wat", maximum=400, breedte=420, bv="Prikkelarme werkplek"))
        deel.veld(Tekstveld("periode", "Van, tot", bv="november 2026 – maart 2027"))
        deel.veld(Tekstveld("effect", "Effect", maximum=400, breedte=420, bv="hielp drie weken"))
        deel.veld(Tekstveld("vindplaats", "Vindplaats", optioneel=True, bv="OPP p. 6"))
        yield
