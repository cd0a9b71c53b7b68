"""*Anders besluiten*: what the bestuur decides instead of the advice of the commission, and why (Awb 3:50)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.dialogs.uitkomstdialoog import Uitkomstdialoog
from ui.presenters.uitkomstvorm import AFWIJZEN, TOEWIJZEN, Uitkomstvorm
from ui.tonen import Keuze
from ui.widgets.sectie import Sectie
from ui.widgets.tekstvlak import Tekstvlak

_UITLEG = (
    "De reden staat in de brieven (Awb 3:50). Het besluit gaat terug naar de secretaris, die de brieven daarop aanpast; daarna "
    "tekent u."
)
_KEUZES = (Keuze(waarde=TOEWIJZEN, tekst="wijst toe"), Keuze(waarde=AFWIJZEN, tekst="wijst af"))


class BestuursbesluitDialoog(Uitkomstdialoog):
    """With the reason of the deviation."""

    def __init__(
        self, vorm: Uitkomstvorm, besluit: Callable[[dict[str, object]], None], *, ouder: QWidget | None = None
    ) -> None:
        super().__init__("Anders besluiten dan geadviseerd", f"De commissie adviseert: {vorm.uitleg}. {_UITLEG}", "Zo besluiten",
                         "Het bestuur", _KEUZES, vorm, besluit, ouder=ouder)  # fmt: skip

    def _bouw_rest(self, sectie: Sectie) -> None:
        self.reden = sectie.veld(Tekstvlak("reden", "Waarom anders", regels=4))
