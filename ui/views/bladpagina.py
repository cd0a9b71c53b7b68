"""A sheet on the screen as it will be on paper: headings, rows and steps, with a button that prints it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cvt_desktop.ports.bladen import Bladdeel
from ui.focusdoorgever import geef_focus_door
from ui.theme import Letter, Ruimte
from ui.widgets.bezigbalk import Bezigbalk
from ui.widgets.knop import Knop
from ui.widgets.kop import Kop
from ui.widgets.leestekst import Leestekst

_BREED = 860


class BladView(QWidget):
    """``toon`` shows the parts; ``afdrukken`` opens the sheet to print or to save. ``terug`` is what the arrow does."""

    def __init__(self, titel: str, inleiding: str, *, afdrukken: Callable[[], None], terug: Callable[[], None]) -> None:
        super().__init__()
        kop = Kop(titel, terug=True)
        kop.terug_gevraagd.connect(terug)
        self._inleiding = inleiding
        self.afdrukken = Knop("Afdrukken of opslaan…", icoon="printer", toets="Ctrl+P")
        self.afdrukken.clicked.connect(afdrukken)
        kop.voeg_actie(self.afdrukken)
        self.bezig = Bezigbalk()
        self.tekst = Leestekst(titel)
        self.tekst.setMaximumWidth(_BREED)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(Ruimte.L, Ruimte.M, Ruimte.L, Ruimte.M)
        kolom.setSpacing(Ruimte.S)
        kolom.addWidget(kop)
        kolom.addWidget(self.bezig)
        kolom.addWidget(self.tekst, 1)
        geef_focus_door(self, self.tekst)

    def toon(self, delen: Sequence[Bladdeel]) -> None:
        """Steps that are numbered keep counting from one part to the next, as on paper."""
        alineas, stap = [(self._inleiding, Letter.GEWOON)], 1
        for deel in delen:
            alineas.append((deel.kop, Letter.KOP))
            alineas += [(tekst, Letter.GEWOON) for tekst in deel.alineas]
            alineas += [(f"{label}: {waarde}", Letter.GEWOON) for label, waarde in deel.rijen]
            for punt in deel.punten:
                alineas.append((f"{stap}.  {punt}" if deel.genummerd else f"•  {punt}", Letter.GEWOON))
                stap += deel.genummerd
        self.tekst.zet(alineas)
