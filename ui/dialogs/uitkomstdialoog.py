"""A dialog in which one person decides: the outcome, its period when it is a TLV, and what the act asks beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from ui.dialogs.dialoog import Dialoog
from ui.presenters.uitkomstvorm import CATEGORIEEN, TOEWIJZEN, Uitkomstvorm
from ui.tonen import Keuze
from ui.widgets.datumveld import Datumveld
from ui.widgets.formulier import Formulier
from ui.widgets.keuzerij import Keuzerij
from ui.widgets.sectie import Sectie


class Uitkomstdialoog(Dialoog):
    """``besluit(values)`` keeps it; an error of it stands at its field. ``_bouw_rest`` adds the other fields.

    Of those, ``_alleen_tlv`` names the ones that show only when a TLV is given.
    """

    _alleen_tlv: tuple[str, ...] = ()

    def __init__(
        self, titel: str, sub: str, doe: str, vraag: str, keuzes: Sequence[Keuze], vorm: Uitkomstvorm,
        besluit: Callable[[dict[str, object]], None], *, ouder: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(titel, sub=sub, ouder=ouder, breedte=640)
        self._besluit = besluit
        self.vorm = Formulier(labelkolom=150)
        self._sectie = self.vorm.sectie()
        self.uitkomst = self._sectie.veld(Keuzerij("uitkomst", vraag, keuzes, toon_toetsen=False))
        self._tlv = ["ingangsdatum", *self._alleen_tlv]
        if vorm.met_periode and vorm.met_categorie:
            self._sectie.veld(Keuzerij("categorie", "Categorie", CATEGORIEEN, toon_toetsen=False))
            self._tlv.append("categorie")
        self._sectie.veld(Datumveld("ingangsdatum", "Van"))
        if vorm.met_periode:
            self._sectie.veld(Datumveld("einddatum", "Tot en met"))
            self._tlv.append("einddatum")
        self._bouw_rest(self._sectie)
        self.vorm.klaar()
        for naam, veld in self.vorm.velden().items():
            if naam in vorm.waarden:
                veld.zet_waarde(vorm.waarden[naam])
        self.voeg(self.vorm, 1)
        self.uitkomst.gewijzigd.connect(self._on_outcome)
        _, self.doe = self.zet_acties(doe)
        if self.doe is not None:
            self.doe.clicked.connect(lambda: self.probeer(self.vorm, lambda: self._besluit(self.vorm.waarden())))
        self.begin_bij(self.uitkomst)
        self._on_outcome()

    def _bouw_rest(self, sectie: Sectie) -> None:
        raise NotImplementedError

    def _on_outcome(self) -> None:
        for veld in self._tlv:
            self._sectie.toon_veld(veld, self.uitkomst.waarde() == TOEWIJZEN)
