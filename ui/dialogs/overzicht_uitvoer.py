"""*Naar Excel of CSV*: for whom the figures leave the register, and whether the dossiers behind them go along."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.dialogs.dialoog import Dialoog
from ui.tonen import Keuze
from ui.widgets.formulier import Formulier
from ui.widgets.keuzerij import Keuzerij
from ui.widgets.keuzeveld import Keuzeveld
from ui.widgets.tekst import Tekst, Tekstsoort

_SUB = "Alle overzichten van het gekozen schooljaar in één bestand."
_LOGBOEK = "Het logboek legt vast dat u dit opslaat: voor wie, waarheen en welk bestand."


class OverzichtUitvoer(Dialoog):
    """``gekozen(doel, omvang, vorm)`` when it goes on to where the file is kept."""

    gekozen = Signal(str, str, str)

    def __init__(
        self, doelen: Sequence[Keuze], omvang: Sequence[Keuze], vormen: Sequence[Keuze], *, ouder: QWidget | None = None
    ) -> None:
        super().__init__("Overzichten opslaan", sub=_SUB, ouder=ouder, breedte=620)
        self.vorm = Formulier(labelkolom=90)
        deel = self.vorm.sectie()
        self.doel = deel.veld(Keuzeveld("doel", "Voor wie", doelen))
        self.omvang = deel.veld(Keuzerij("omvang", "Wat", omvang, toon_toetsen=False))
        self.omvang.zet_waarde(omvang[0].waarde)
        self.bestand = deel.veld(Keuzerij("vorm", "Bestand", vormen, toon_toetsen=False))
        self.bestand.zet_waarde(vormen[0].waarde)
        self.vorm.klaar()
        self.voeg(self.vorm)
        self.erbij = Tekst("", Tekstsoort.ZWAK, afbreken=True)
        self.voeg(self.erbij)
        self.voeg(Tekst(_LOGBOEK, Tekstsoort.ZWAK, afbreken=True))
        self._bij = {keuze.waarde: keuze.ondertekst for keuze in (*omvang, *vormen)}
        self.omvang.gewijzigd.connect(self._on_extent_changed)
        self.bestand.gewijzigd.connect(self._on_extent_changed)
        self._on_extent_changed()
        _, doe = self.zet_acties("Opslaan als…")
        if doe is not None:
            doe.clicked.connect(self._on_save)
        self.begin_bij(self.doel)

    def _on_extent_changed(self) -> None:
        self.erbij.setText(" ".join(self._bij.get(v, "") for v in (self.omvang.waarde(), self.bestand.waarde())))

    def _on_save(self) -> None:
        doel = self.doel.waarde()
        if not doel:
            self.vorm.toon_fouten({"doel": "Kies voor wie dit bestand is."})
            return
        omvang, vorm = self.omvang.waarde(), self.bestand.waarde()
        self.accept()
        self.gekozen.emit(doel, omvang, vorm)
