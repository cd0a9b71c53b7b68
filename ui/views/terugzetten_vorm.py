"""Who asks for a restore, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ui.theme import Maat, Ruimte
from ui.tonen import Keuze
from ui.widgets.formulier import Formulier
from ui.widgets.kaart import Kaart
from ui.widgets.keuzeveld import Keuzeveld
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.tekstveld import Tekstveld
from ui.widgets.wachtzinveld import Wachtzinveld

_UITLEG = (
    "Terugzetten doet de beheerder, met de eigen wachtzin. Is er geen beheerder, dan kan het ook met de herstelcode van een "
    "herstelblad."
)


class Terugzetvorm(Kaart):
    """Passphrase or recovery code, and the reason. Without ``zelf`` the own name is chosen as well."""

    def __init__(self, namen: Sequence[Keuze], zelf: str) -> None:
        super().__init__(marge=Ruimte.M)
        self._vorm = Formulier()
        sectie = self._vorm.sectie()
        self.reden = sectie.veld(Tekstveld("reden", "Waarom", breedte=Maat.VELD_BREED, maximum=300,
                                           hint="De reden komt in het logboek."))  # fmt: skip
        self.gebruiker = sectie.veld(Keuzeveld("gebruiker", "Uw naam", namen))
        self.wachtzin = sectie.veld(Wachtzinveld("wachtzin", "Uw wachtzin"))
        self.code = sectie.veld(Tekstveld("herstelcode", "Of de herstelcode", optioneel=True, maximum=80, breedte=Maat.VELD_BREED,
                                          hint="123456-123456-…"))  # fmt: skip
        self._vorm.klaar()
        sectie.toon_veld("gebruiker", not zelf)
        self.voeg(Tekst(_UITLEG, Tekstsoort.ZWAK, afbreken=True))
        self.voeg(self._vorm)

    def waarden(self) -> dict[str, Any]:
        """What was filled in."""
        return self._vorm.waarden()

    def toon_fouten(self, fouten: Mapping[str, str]) -> None:
        """At their fields."""
        self._vorm.toon_fouten(fouten)

    def wis(self) -> None:
        """Forget the secrets."""
        self.wachtzin.wis()
        self.code.zet_waarde("")
