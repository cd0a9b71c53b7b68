"""*Besluiten op de adviezen*: the outcome, the three questions about the adviezen, and the reasons (model M3)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.dialogs.uitkomstdialoog import Uitkomstdialoog
from ui.presenters.op_adviezen import VRAGEN
from ui.presenters.uitkomstvorm import AFWIJZEN, TOEWIJZEN, Uitkomstvorm
from ui.tonen import Keuze
from ui.widgets.sectie import Sectie
from ui.widgets.tekstvlak import Tekstvlak
from ui.widgets.vinkje import Vinkje

_UITLEG = (
    "De twee adviezen zijn gelijk, dus er is geen zitting nodig. U neemt dit besluit zelf en tekent het ook. Vraagt iemand om "
    "een zitting, zet het dossier dan op een agenda."
)
_KEUZES = (Keuze(waarde=TOEWIJZEN, tekst="toewijzen"), Keuze(waarde=AFWIJZEN, tekst="afwijzen"))


class OpAdviezenDialoog(Uitkomstdialoog):
    """With what who decides alone answers for (Awb 3:9)."""

    _alleen_tlv = ("waarom_anders",)

    def __init__(
        self, vorm: Uitkomstvorm, besluit: Callable[[dict[str, object]], None], *, ouder: QWidget | None = None
    ) -> None:
        super().__init__("Besluiten op de adviezen", _UITLEG, "Besluit nemen", "Uitkomst", _KEUZES, vorm, besluit, ouder=ouder)

    def _bouw_rest(self, sectie: Sectie) -> None:
        sectie.veld(Tekstvlak("waarom_anders", "Waarom anders", regels=2, optioneel=True))
        for naam, vraag in VRAGEN.items():
            sectie.veld(Vinkje(naam, vraag))
        sectie.veld(Tekstvlak("redenen", "Redenen", regels=5, woorden=0, optioneel=True))
