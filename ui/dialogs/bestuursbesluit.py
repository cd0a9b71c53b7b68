"""*Anders besluiten*: what the bestuur decides instead of the advice of the commission, and why (Awb 3:50)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from cvt_desktop.domain.errors import CvtError
from ui.dialogs.dialoog import Dialoog
from ui.presenters.tekenmap import BESTUURSKEUZES, CATEGORIEEN, TOEWIJZEN, Andersvorm
from ui.tonen import Toon
from ui.widgets.datumveld import Datumveld
from ui.widgets.formulier import Formulier
from ui.widgets.keuzerij import Keuzerij
from ui.widgets.tekstvlak import Tekstvlak

_UITLEG = (
    "De reden staat in de brieven (Awb 3:50). Het besluit gaat terug naar de secretaris, die de brieven daarop aanpast; daarna "
    "tekent u."
)


class BestuursbesluitDialoog(Dialoog):
    """``besluit(values)`` keeps it; an error of it stands at its field."""

    def __init__(self, vorm: Andersvorm, besluit: Callable[[dict[str, object]], None], *, ouder: QWidget | None = None) -> None:
        super().__init__("Anders besluiten dan geadviseerd", sub=f"De commissie adviseert: {vorm.advies}. {_UITLEG}",
                         ouder=ouder, breedte=620)  # fmt: skip
        self._besluit = besluit
        self.vorm = Formulier(labelkolom=150)
        self._sectie = self.vorm.sectie()
        self.uitkomst = self._sectie.veld(Keuzerij("uitkomst", "Het bestuur", BESTUURSKEUZES, toon_toetsen=False))
        self._periode = ["ingangsdatum"]
        if vorm.met_periode:
            self._sectie.veld(Keuzerij("categorie", "Categorie", CATEGORIEEN, toon_toetsen=False))
            self._periode += ["categorie", "einddatum"]
        self._sectie.veld(Datumveld("ingangsdatum", "Van"))
        if vorm.met_periode:
            self._sectie.veld(Datumveld("einddatum", "Tot en met"))
        self.reden = self._sectie.veld(Tekstvlak("reden", "Waarom anders", regels=4))
        self.vorm.klaar()
        for naam, veld in self.vorm.velden().items():
            if naam in vorm.waarden:
                veld.zet_waarde(vorm.waarden[naam])
        self.voeg(self.vorm, 1)
        self.uitkomst.gewijzigd.connect(self._on_outcome)
        _, self.doe = self.zet_acties("Zo besluiten")
        if self.doe is not None:
            self.doe.clicked.connect(self._on_decide)
        self.begin_bij(self.uitkomst)
        self._on_outcome()

    def _on_outcome(self) -> None:
        for veld in self._periode:
            self._sectie.toon_veld(veld, self.uitkomst.waarde() == TOEWIJZEN)

    def _on_decide(self) -> None:
        try:
            self._besluit(self.vorm.waarden())
        except CvtError as fout:
            if self.vorm.toon_fouten({fout.veld or "": fout.melding}):
                self.melding.toon(fout.melding, Toon.FOUT)
            return
        self.accept()
