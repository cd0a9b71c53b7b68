"""Ctrl+Z outside a field: the last act is taken back, as long as nothing of it left the house (screens.md 4.1)."""

from __future__ import annotations

from cvt_desktop.services.teruglijst import Teruglijst
from ui.changes import Wijzigingen
from ui.scherm import bij_tonen
from ui.schil import Schil
from ui.tasks import Taken, Voortgang, melding
from ui.tonen import Toon, Treffer


class Terugnemer:
    """Tells at the bottom what was taken back, and why something could not be; every screen looks again after it."""

    def __init__(self, teruglijst: Teruglijst, schil: Schil, taken: Taken, wijzigingen: Wijzigingen) -> None:
        self._lijst, self._schil, self._taken, self._wijzigingen = teruglijst, schil, taken, wijzigingen
        self._gezegd = ""
        schil.gewisseld.connect(self._vergeet)
        wijzigingen.gewijzigd.connect(lambda _soort, _id: self._vergeet())

    def neem_terug(self) -> None:
        """Take the last act back, in the background: what it undoes may be large."""

        def werk(_voortgang: Voortgang) -> str:
            return self._lijst.neem_terug()

        self._taken.start(werk, self._gedaan, self._mis, titel="Terugnemen")

    def treffers(self, tekst: str) -> list[Treffer]:
        """For Ctrl+K: what would be taken back now."""
        titel = f"Laatste handeling terugnemen: {laatste}" if (laatste := self._lijst.laatste) else ""
        past = bool(titel) and tekst.casefold() in titel.casefold()
        return [Treffer(titel=titel, uitvoeren=self.neem_terug, soort="opdracht", toets="Ctrl+Z")] if past else []

    def _vergeet(self) -> None:
        """What could not be taken back was said of the page that one was on, and before the act that was done since."""
        if self._gezegd and self._schil.melding.tekst() == self._gezegd:
            self._schil.melding.verberg()
        self._gezegd = ""

    def _gedaan(self, wat: str) -> None:
        self._vergeet()
        self._wijzigingen.meld("aanvraag")
        self._wijzigingen.meld("zitting")
        pagina = self._schil.huidige()
        if pagina is not None:
            bij_tonen(pagina)
        if self._lijst.concept:
            self._schil.naar("nieuwe-aanvraag")  # which goes on with it
        self._wijzigingen.zeg(f"Teruggenomen: {wat}.")

    def _mis(self, fout: Exception) -> None:
        if self._schil.melding.blijft:
            self._wijzigingen.zeg(melding(fout))
            return
        self._gezegd = melding(fout)
        self._schil.melding.toon(self._gezegd, Toon.INFO)
