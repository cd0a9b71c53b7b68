"""Who comes in at an item of the agenda, and when (screens.md 4.8)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from cvt_desktop.domain.namen import vermoeden
from ui.dialogs.dialoog import Dialoog
from ui.theme import Maat
from ui.widgets.formulier import Formulier
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.tekstveld import Tekstveld

_UITLEG = ("De tijd staat op de agenda en bij het punt. Zijn de gasten er, kies dan tijdens de zitting Gasten binnen: het scherm "
           "verbergt dan wat van anderen is.")  # fmt: skip
_MET_NAAM = "▲ Hier staat iets dat lijkt op een naam. Schrijf wie er komt zonder naam, bijvoorbeeld: ouder en leerling."


class GastenDialoog(Dialoog):
    """``bewaar(om, wie)`` keeps it, or raises an ``InvoerError`` with the field; twice '' takes it back."""

    def __init__(
        self, punt: str, om: str, wie: str, bewaar: Callable[[str, str], None], *, ouder: QWidget | None = None
    ) -> None:
        super().__init__(f"Gasten bij {punt}", sub=_UITLEG, ouder=ouder)
        self.vorm = Formulier(labelkolom=130)
        self.vorm.hulpvorm = "gasten"
        deel = self.vorm.sectie()
        self.om = deel.veld(Tekstveld("om", "Tijd", maximum=5, breedte=Maat.VELD_SMAL, bv="14.30"))
        self.wie = deel.veld(Tekstveld("wie", "Wie, zonder naam", maximum=60, bv="ouder en leerling"))
        self.vorm.klaar()
        self.vorm.zet_waarden({"om": om, "wie": wie})
        self.voeg(self.vorm)
        self.let_op = Tekst("", Tekstsoort.BODY, afbreken=True)
        self.voeg(self.let_op)
        self.wie.gewijzigd.connect(self._on_typed)
        self._on_typed()
        self.zet_acties()
        self.geen, self.doe = Knop("Geen gasten"), Knop("Vastleggen", Knopsoort.HOOFD, toets="Ctrl+Return")
        self.geen.clicked.connect(lambda: self.probeer(self.vorm, lambda: bewaar("", "")))
        self.doe.clicked.connect(lambda: self.probeer(self.vorm, lambda: bewaar(self.om.waarde(), self.wie.waarde())))
        for knop in (self.geen, self.doe):
            self.voeg_actie(knop)
        self.geen.setVisible(bool(om))
        self.begin_bij(self.om)

    def _on_typed(self) -> None:
        """A warning and no refusal: it is a guess, as with the description of a group (screens.md 5.9)."""
        naam = vermoeden(self.wie.waarde(), date.min).naam
        self.let_op.setText(_MET_NAAM if naam else "")
