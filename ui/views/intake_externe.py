"""One external deskundige who was consulted."""

from __future__ import annotations

from collections.abc import Iterator

from cvt_desktop.domain.blok_pro import Externe
from ui.views.intake_rijkaart import Rijkaart
from ui.widgets.datumveld import Datumveld
from ui.widgets.tekstveld import Tekstveld

LEEG = Externe()


class Externekaart(Rijkaart[Externe]):
    """Who, of what profession, when, and in which stuk."""

    def __init__(self, *, af: bool = True) -> None:
        super().__init__("Externe deskundige", LEEG, af=af)

    def _bouw_velden(self) -> Iterator[None]:
        deel = self.formulier.sectie()
        deel.veld(Tekstveld("naam", "Naam", maximum=200, breedte=360))
        deel.veld(Tekstveld("beroep", "Beroep", bv="orthopedagoog"))
        deel.veld(Datumveld("datum", "Datum"))
        deel.veld(Tekstveld("stuk", "Stuk", bv="verslag p. 2"))
        yield
