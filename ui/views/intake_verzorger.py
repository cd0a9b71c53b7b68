"""One verzorger in the form."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cvt_desktop.domain.adres import Adres
from cvt_desktop.domain.formulier import Gezag, Houding, Verzorger
from ui.presenters.aanvraagvelden import GEZAG, HOUDING
from ui.theme import Ruimte
from ui.widgets.formulier import Formulier
from ui.widgets.kaart import Kaart
from ui.widgets.keuzeveld import Keuzeveld
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.rij import Rij
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.tekstveld import Tekstveld
from ui.widgets.tekstvlak import Tekstvlak
from ui.widgets.vinkje import Vinkje

LEEG = Verzorger(naam="")
_ADRES = ("straat", "postcode", "plaats", "land")
_LABELS = 120


class Verzorgerkaart(QWidget):
    """Name, gezag, address, houding; the rest folded."""

    gewijzigd = Signal()
    weg_gevraagd = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._titel = Tekst("Verzorger", Tekstsoort.SUB)
        self._weg = Knop("", Knopsoort.STIL, icoon="kruis", naam="Verzorger weghalen")
        self._weg.clicked.connect(self.weg_gevraagd)
        self.formulier = Formulier(labelkolom=_LABELS)
        self._bouw_velden()
        self.formulier.klaar()
        self.formulier.gewijzigd.connect(lambda _naam: self.gewijzigd.emit())
        self._basis = LEEG
        kop = Rij(self._titel)
        kop.voeg_rek()
        kop.voeg(self._weg)
        kaart = Kaart(marge=Ruimte.M)
        kaart.voeg(kop)
        kaart.voeg(self.formulier)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.addWidget(kaart)

    def _bouw_velden(self) -> None:
        deel = self.formulier.sectie()
        deel.veld(Tekstveld("naam", "Naam"))
        deel.veld(Keuzeveld("gezag", "Gezag", GEZAG,
                            uitleg="Alleen wie leeft en gezag heeft, en een voogd, krijgt een brief (BW 1:245)."))  # fmt: skip
        deel.veld(Tekstveld("straat", "Straat, nummer", uitleg="Eén brief per adres."))
        deel.naast("Postcode, plaats", Tekstveld("postcode", "Postcode", breedte=90, maximum=12),
                   Tekstveld("plaats", "Plaats", breedte=200))  # fmt: skip
        deel.veld(Vinkje("adres_geheim", "Dit adres is geheim",
                         uitleg="Een geheim adres staat alleen op de eigen brief van deze persoon."))  # fmt: skip
        deel.veld(Keuzeveld("houding", "Houding tegenover de aanvraag", HOUDING))
        deel.veld(
            Tekstvlak("zienswijze", "Zienswijze", optioneel=True, regels=2, uitleg="Nodig als iemand het niet eens is.")
        )
        meer = self.formulier.sectie("Aanhef, bereikbaarheid, taal", vouwbaar=True, open_=False)
        meer.veld(Tekstveld("aanhef", "Aanhef", optioneel=True, hint="mevrouw", maximum=60))
        meer.veld(Tekstveld("telefoon", "Telefoon", optioneel=True))
        meer.veld(Tekstveld("email", "E-mail", optioneel=True))
        meer.veld(Tekstveld("land", "Land", optioneel=True, hint="alleen buiten Nederland", maximum=60))
        meer.veld(Tekstveld("taal", "Taal", optioneel=True, maximum=60))
        meer.veld(Vinkje("tolk_nodig", "Tolk nodig"))

    def waarde(self) -> Verzorger:
        """The verzorger as typed."""
        waarden: dict[str, Any] = self.formulier.waarden()
        adres = Adres(**{naam: waarden.pop(naam) for naam in _ADRES})
        waarden["gezag"] = Gezag(waarden["gezag"]) if waarden["gezag"] else Gezag.OUDER
        waarden["houding"] = Houding(waarden["houding"]) if waarden["houding"] else None
        return replace(self._basis, adres=adres, **waarden)

    def zet_waarde(self, waarde: Verzorger) -> None:
        """Show a verzorger."""
        self._basis = waarde
        waarden: dict[str, Any] = {naam: getattr(waarde.adres, naam) for naam in _ADRES}
        for naam in self.formulier.velden():
            if naam not in waarden:
                waarden[naam] = getattr(waarde, naam)
        waarden["gezag"], waarden["houding"] = waarde.gezag.value, waarde.houding.value if waarde.houding else ""
        self.formulier.zet_waarden(waarden)

    def zet_nummer(self, nummer: int) -> None:
        """Its place in the list."""
        self._titel.setText(f"VERZORGER {nummer}")
        self._weg.setAccessibleName(f"Verzorger {nummer} weghalen")

    def zet_bewerkbaar(self, bewerkbaar: bool) -> None:
        """Open or close it for changes."""
        self._weg.setVisible(bewerkbaar)
        for veld in self.formulier.velden().values():
            veld.zet_bewerkbaar(bewerkbaar)
