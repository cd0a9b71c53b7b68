"""*Onleesbaar maken*: draw over what concerns others, before a stuk goes out in a bundle (Awb 7:4, lid 6)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cvt_desktop.basis.tekst import meervoud
from cvt_desktop.domain.lakvlak import Lakvlak
from ui.dialogs.dialoog import Dialoog
from ui.documentbron import Kijkerbron
from ui.tasks import Taken
from ui.widgets.documentkijker import Documentkijker
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.lakblad import Lakblad
from ui.widgets.rij import Rij
from ui.widgets.tekst import Tekst, Tekstsoort

_UITLEG = (
    "Sleep over wat onleesbaar moet zijn in de bundel voor de adviescommissie (Awb 7:4, lid 6). Het stuk zelf verandert niet. "
    "Toetsen: Insert maakt een vlak, pijlen verplaatsen, Shift+pijlen vergroten, spatie kiest, Delete haalt weg."
)


class LakDialoog(Dialoog):
    """``bewaard(tuple[Lakvlak, ...])``: what is unreadable from now on, of all pages."""

    bewaard = Signal(object)

    def __init__(
        self, bron: Kijkerbron, vlakken: Sequence[Lakvlak], taken: Taken, *, pagina: int = 1, ouder: QWidget | None = None
    ) -> None:
        super().__init__("Onleesbaar maken", sub=_UITLEG, ouder=ouder, breedte=860)
        self.blad = Lakblad()
        self.blad.zet_vlakken(vlakken)
        self.kijker = Documentkijker(taken, vlak=self.blad)
        self.kijker.pagina_gewijzigd.connect(self.blad.zet_bladzijde)
        self._telling = Tekst("", Tekstsoort.ZWAK)
        self.wis = Knop("Deze bladzijde wissen", Knopsoort.STIL, icoon="kruis")
        self.wis.clicked.connect(self.blad.wis_bladzijde)
        self.voeg(self.kijker, 1)
        self.voeg(Rij(self.wis, self._telling, rek=True))
        self.blad.gewijzigd.connect(self._tel)
        self.kijker.pagina_gewijzigd.connect(lambda _n: self._tel())
        _, self.doe = self.zet_acties("Bewaren")
        if self.doe is not None:
            self.doe.clicked.connect(self._on_keep)
        self.resize(860, 640)
        self.begin_bij(self.blad)
        self.kijker.open(bron, pagina)
        self._tel()

    def _tel(self) -> None:
        hier = len(self.blad.hier())
        alle = len(self.blad.vlakken())
        self.wis.setEnabled(hier > 0)
        tekst = f"{meervoud(hier, 'vlak', 'vlakken')} op deze bladzijde, {alle} in het hele stuk."
        self._telling.setText(tekst if alle else "Nog niets onleesbaar.")

    def _on_keep(self) -> None:
        self.accept()
        self.bewaard.emit(self.blad.vlakken())
