"""Choosing an own passphrase: at a first login, after the recovery code, or because one wants to."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.focusdoorgever import geef_focus_door
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.widgets.bezigbalk import Bezigbalk
from ui.widgets.formulier import Formulier
from ui.widgets.kaart import Kaart
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.middenvak import Middenvak
from ui.widgets.rij import Rij
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.wachtzinveld import Wachtzinveld
from ui.widgets.wachtzinvoorstel import ADVIES, Wachtzinvoorstel

Keur = Callable[[str], str | None]
"""A Dutch reason why a passphrase is refused, or None."""

class EigenWachtzinView(QWidget):
    """``gekozen(oud, nieuw, nog_eens)``; ``oud`` is empty unless ``vraag_oud``. ``afgebroken`` for the way back.

    ``stel_voor`` gives the passphrase that is offered; thinking of one is a choice.
    """

    gekozen = Signal(str, str, str)
    afgebroken = Signal()

    def __init__(
        self, titel: str, uitleg: str, keur: Keur, stel_voor: Callable[[], str], *, vraag_oud: bool = False
    ) -> None:
        super().__init__()
        self._keur = keur
        self._vraag_oud = vraag_oud
        self.vorm = Formulier(labelkolom=140)
        sectie = self._sectie = self.vorm.sectie()
        self.oud = Wachtzinveld("wachtzin", "Huidige wachtzin")
        if vraag_oud:
            sectie.veld(self.oud)
        self.nieuw = sectie.veld(Wachtzinveld("nieuwe_wachtzin", "Nieuwe wachtzin", uitleg=ADVIES))
        self.nog_eens = sectie.veld(Wachtzinveld("nog_eens", "Typ hem over"))
        self.voorstel = Wachtzinvoorstel(stel_voor)
        self.voorstel.gewijzigd.connect(self._on_offered)
        self.vorm.klaar()
        self.melding = Meldingsbalk(bewaar_ruimte=False)
        self.bezig = Bezigbalk()
        self.knop = Knop("Verder", Knopsoort.HOOFD, toets="Ctrl+Return")
        self.knop.clicked.connect(self._on_submit)
        self.nog_eens.regel.returnPressed.connect(self._on_submit)
        terug = Knop("Annuleren")
        terug.clicked.connect(self.afgebroken)
        self.vorm.gewijzigd.connect(self._on_typed)
        kaart = Kaart()
        for deel in (self.voorstel, self.vorm, self.melding, self.bezig,
                     Rij(self.knop, terug, rek=True)):  # fmt: skip
            kaart.voeg(deel)
        inhoud = Kolomvak(Tekst(titel, Tekstsoort.TITEL), Tekst(uitleg, afbreken=True), kaart, ruimte=Ruimte.M)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.addWidget(Middenvak(inhoud, breedte=600))
        self.voorstel.ververs()
        geef_focus_door(self, self.oud if vraag_oud else self.nog_eens)

    def toon_fouten(self, fouten: dict[str, str], melding: str = "") -> None:
        """Errors at their fields; what has no field stands in the bar."""
        rest = self.vorm.toon_fouten(fouten)
        tekst = melding or (fouten[rest[0]] if rest else "")
        if tekst:
            self.melding.toon(tekst, Toon.FOUT)

    def zet_bezig(self, bezig: bool) -> None:
        """While keys are made nothing can be typed."""
        self.bezig.zet_bezig(bezig)
        for deel in (self.vorm, self.knop):
            deel.setEnabled(not bezig)

    def _on_offered(self, zin: str) -> None:
        self._sectie.toon_veld("nieuwe_wachtzin", not zin)
        self.nieuw.zet_waarde(zin)
        self.nog_eens.zet_waarde("")
        self.toon_fouten({})
        self.melding.verberg()
        (self.nog_eens if zin else self.nieuw).setFocus()

    def _on_typed(self, naam: str) -> None:
        self.melding.verberg()
        veld = self.vorm.velden()[naam]
        if veld.fout():
            veld.toon_fout(None)

    def _on_submit(self) -> None:
        if not self.knop.isEnabled():
            return
        fouten: dict[str, str] = {}
        if self._vraag_oud and not self.oud.waarde():
            fouten["wachtzin"] = "Typ uw huidige wachtzin."
        reden = self._keur(self.nieuw.waarde())
        if reden is not None:
            fouten["nieuwe_wachtzin"] = "Kies een andere wachtzin."
        elif self.nieuw.waarde() != self.nog_eens.waarde():
            fouten["nog_eens"] = "Dit is niet dezelfde wachtzin. Typ hem nog een keer."
        self.toon_fouten(fouten, reden or "")
        if not fouten:
            self.gekozen.emit(self.oud.waarde(), self.nieuw.waarde(), self.nog_eens.waarde())
