"""*Besluiten op de adviezen*: the outcome, the three questions about the adviezen, and the reasons (model M3)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from cvt_desktop.domain.errors import CvtError
from ui.dialogs.dialoog import Dialoog
from ui.presenters.besluit import CATEGORIEEN
from ui.presenters.op_adviezen import TOEWIJZEN, UITKOMSTEN, VRAGEN, Adviesbesluitvorm
from ui.tonen import Toon
from ui.widgets.datumveld import Datumveld
from ui.widgets.formulier import Formulier
from ui.widgets.keuzerij import Keuzerij
from ui.widgets.tekstvlak import Tekstvlak
from ui.widgets.vinkje import Vinkje

_UITLEG = (
    "De twee adviezen zijn gelijk, dus er is geen zitting nodig. U neemt dit besluit zelf en tekent het ook. Vraagt iemand om "
    "een zitting, zet het dossier dan op een agenda."
)


class OpAdviezenDialoog(Dialoog):
    """``besluit(values)`` takes it; an error of it stands at its field."""

    def __init__(
        self, vorm: Adviesbesluitvorm, besluit: Callable[[dict[str, object]], None], *, ouder: QWidget | None = None
    ) -> None:
        super().__init__("Besluiten op de adviezen", sub=_UITLEG, ouder=ouder, breedte=640)
        self._besluit = besluit
        self.vorm = Formulier(labelkolom=150)
        self._sectie = self.vorm.sectie()
        self.uitkomst = self._sectie.veld(Keuzerij("uitkomst", "Uitkomst", UITKOMSTEN, toon_toetsen=False))
        self._tlv = ["ingangsdatum", "waarom_anders"]
        if vorm.met_periode:
            self._sectie.veld(Keuzerij("categorie", "Categorie", CATEGORIEEN, toon_toetsen=False))
            self._tlv += ["categorie", "einddatum"]
        self._sectie.veld(Datumveld("ingangsdatum", "Van"))
        if vorm.met_periode:
            self._sectie.veld(Datumveld("einddatum", "Tot en met"))
        self._sectie.veld(Tekstvlak("waarom_anders", "Waarom anders", regels=2, optioneel=True))
        for naam, vraag in VRAGEN.items():
            self._sectie.veld(Vinkje(naam, vraag))
        self._sectie.veld(Tekstvlak("redenen", "Redenen", regels=5, woorden=0, optioneel=True))
        self.vorm.klaar()
        for naam, veld in self.vorm.velden().items():
            if naam in vorm.waarden:
                veld.zet_waarde(vorm.waarden[naam])
        self.voeg(self.vorm, 1)
        self.uitkomst.gewijzigd.connect(self._on_outcome)
        _, self.doe = self.zet_acties("Besluit nemen")
        if self.doe is not None:
            self.doe.clicked.connect(self._on_decide)
        self.begin_bij(self.uitkomst)
        self._on_outcome()

    def _on_outcome(self) -> None:
        for veld in self._tlv:
            self._sectie.toon_veld(veld, self.uitkomst.waarde() == TOEWIJZEN)

    def _on_decide(self) -> None:
        try:
            self._besluit(self.vorm.waarden())
        except CvtError as fout:
            if self.vorm.toon_fouten({fout.veld or "": fout.melding}):
                self.melding.toon(fout.melding, Toon.FOUT)
            return
        self.accept()
