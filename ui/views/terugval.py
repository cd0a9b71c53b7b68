"""What stands before a register that is less far than this laptop saw it: nothing of it is shown yet."""

from __future__ import annotations

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
from ui.widgets.tekstvlak import Tekstvlak
from ui.widgets.wachtzinveld import Wachtzinveld

_BREED = 680
_NIETS = "Er is nog niets van het register getoond en er is niets gewijzigd."
_GEWOON = (
    "Weet u niet waarom dit zo is, sluit het register dan en vraag het na. Ligt de nieuwste versie ergens anders, zet die dan "
    "terug in de map van het register."
)
_VERLIES = (
    "Als beheerder kunt u dit register toch openen. Wat er later nog in is geschreven, hoort er dan niet meer bij. Uw naam en "
    "uw reden komen in het logboek, en oudere overdrachtsbestanden gelden niet meer."
)
_VRAAG = "Alleen de beheerder kan dit register toch openen, met een reden. Vraag de beheerder zich hier aan te melden."


class TerugvalView(QWidget):
    """``terug`` to the login page; ``toch(wachtzin, reden)`` when the beheerder opens it on purpose."""

    terug = Signal()
    toch = Signal(str, str)

    def __init__(self, uitleg: str, *, beheerder: bool) -> None:
        super().__init__()
        self.melding = Meldingsbalk(bewaar_ruimte=False)
        self.bezig = Bezigbalk()
        self.knop = Knop("Terug naar aanmelden", Knopsoort.HOOFD, toets="Ctrl+Return")
        self.knop.clicked.connect(self.terug)
        kaart = Kaart(toon=Toon.FOUT)
        kaart.voeg(Tekst(uitleg, Tekstsoort.NADRUK, afbreken=True))
        kaart.voeg(Tekst(_NIETS, afbreken=True))
        delen: list[QWidget] = [Tekst("Dit register opent niet zomaar", Tekstsoort.TITEL), kaart,
                                Tekst(_GEWOON, afbreken=True), Rij(self.knop, rek=True)]  # fmt: skip
        delen.append(self._beheerkaart() if beheerder else Tekst(_VRAAG, Tekstsoort.ZWAK, afbreken=True))
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.addWidget(Middenvak(Kolomvak(*delen, ruimte=Ruimte.M), breedte=_BREED))
        geef_focus_door(self, self.knop)

    def _beheerkaart(self) -> QWidget:
        self.vorm = Formulier(labelkolom=120)
        sectie = self.vorm.sectie()
        self.reden = sectie.veld(Tekstvlak("reden", "Reden", regels=2, woorden=0))
        self.wachtzin = sectie.veld(Wachtzinveld("wachtzin", "Uw wachtzin"))
        self.vorm.klaar()
        self.openen = Knop("Toch openen")
        self.openen.clicked.connect(self._on_submit)
        kaart = Kaart("TOCH OPENEN")
        for deel in (Tekst(_VERLIES, afbreken=True), self.vorm, self.melding, self.bezig, Rij(self.openen, rek=True)):
            kaart.voeg(deel)
        return kaart

    def zet_bezig(self, bezig: bool) -> None:
        """While the register opens."""
        self.bezig.zet_bezig(bezig)
        for deel in (self.vorm, self.knop, self.openen):
            deel.setEnabled(not bezig)

    def toon_fout(self, tekst: str, veld: str | None = None) -> None:
        """At its field when it has one here."""
        self.vorm.toon_fouten({veld: tekst} if veld else {})
        if veld in self.vorm.velden():
            self.melding.verberg()
        else:
            self.melding.toon(tekst, Toon.FOUT)

    def _on_submit(self) -> None:
        if not self.reden.waarde().strip():
            self.toon_fout("Schrijf waarom u dit register toch opent.", "reden")
        elif not self.wachtzin.waarde():
            self.toon_fout("Typ uw wachtzin.", "wachtzin")
        else:
            self.vorm.toon_fouten({})
            self.toch.emit(self.wachtzin.waarde(), self.reden.waarde())
