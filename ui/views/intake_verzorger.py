"""One verzorger in the form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from cvt_desktop.domain.adres import Adres
from cvt_desktop.domain.bereikbaarheid import Bereikbaarheid
from cvt_desktop.domain.formulier import Gezag, Houding, Verzorger
from ui.presenters.aanvraagvelden import GEZAG, HOUDING
from ui.views.bereikbaarheid import ELEKTRONISCH, elektronisch
from ui.views.intake_rijkaart import Rijkaart
from ui.widgets.keuzeveld import Keuzeveld
from ui.widgets.tekstveld import Tekstveld
from ui.widgets.tekstvlak import Tekstvlak
from ui.widgets.vinkje import Vinkje

LEEG = Verzorger(naam="")
_ADRES = ("straat", "postcode", "plaats", "land")


class Verzorgerkaart(Rijkaart[Verzorger]):
    """Name, gezag, address, houding; the rest folded."""

    hulpvorm = "verzorger"
    def __init__(self, *, af: bool = True) -> None:
        super().__init__("Verzorger", LEEG, af=af)

    def _bouw_velden(self) -> Iterator[None]:
        deel = self.formulier.sectie()
        deel.veld(Tekstveld("naam", "Naam"))
        deel.veld(Keuzeveld("gezag", "Gezag", GEZAG,
                            uitleg="Alleen wie leeft en gezag heeft, en een voogd, krijgt een brief (BW 1:245)."))  # fmt: skip
        deel.veld(Tekstveld("straat", "Straat, nummer", uitleg="Eén brief per adres."))
        deel.naast("Postcode, plaats", Tekstveld("postcode", "Postcode", breedte=90, maximum=12),
                   Tekstveld("plaats", "Plaats", breedte=200))  # fmt: skip
        yield
        deel.veld(Vinkje("adres_geheim", "Dit adres is geheim",
                         uitleg="Een geheim adres staat alleen op de eigen brief van deze persoon."))  # fmt: skip
        deel.veld(Keuzeveld("houding", "Houding tegenover de aanvraag", HOUDING))
        deel.veld(
            Tekstvlak("zienswijze", "Zienswijze", optioneel=True, regels=2, uitleg="Nodig als iemand het niet eens is.")
        )
        yield
        meer = self.formulier.sectie("Aanhef, bereikbaarheid, taal", vouwbaar=True, open_=False)
        meer.veld(Tekstveld("aanhef", "Aanhef", optioneel=True, bv="mevrouw", maximum=60))
        meer.veld(Tekstveld("telefoon", "Telefoon", optioneel=True))
        meer.veld(Tekstveld("email", "E-mail", optioneel=True))
        elektronisch(meer)
        yield
        meer.veld(Tekstveld("land", "Land", optioneel=True, hint="alleen buiten Nederland", maximum=60))
        meer.veld(Tekstveld("taal", "Taal", optioneel=True, maximum=60))
        meer.veld(Vinkje("tolk_nodig", "Tolk nodig"))
        yield

    def waarde(self) -> Verzorger:
        """The verzorger as typed."""
        waarden: dict[str, Any] = self.formulier.waarden()
        adres = Adres(**{naam: waarden.pop(naam) for naam in _ADRES})
        waarden["gezag"] = Gezag(waarden["gezag"]) if waarden["gezag"] else Gezag.OUDER
        waarden["houding"] = Houding(waarden["houding"]) if waarden["houding"] else None
        waarden["elektronisch"] = Bereikbaarheid(**{naam: waarden.pop(naam) for naam in ELEKTRONISCH})
        return replace(self._basis, adres=adres, **waarden)

    def _waarden(self, waarde: Verzorger) -> dict[str, Any]:
        waarden: dict[str, Any] = {naam: getattr(waarde.adres, naam) for naam in _ADRES}
        waarden |= {naam: getattr(waarde.elektronisch, naam) for naam in ELEKTRONISCH}
        for naam in self.formulier.velden():
            if naam not in waarden:
                waarden[naam] = getattr(waarde, naam)
        return waarden | {"gezag": waarde.gezag.value, "houding": waarde.houding.value if waarde.houding else ""}
