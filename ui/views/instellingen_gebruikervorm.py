"""The form at the right of the users: roles of the chosen one, or everything of a new one."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.presenters.gebruikers import NIEUW
from ui.theme import Maat, Ruimte
from ui.tonen import Keuze
from ui.views.rolvinkjes import Rolvinkjes
from ui.widgets.formulier import Formulier
from ui.widgets.keuzeveld import Keuzeveld
from ui.widgets.knop import Knop
from ui.widgets.rij import Rij
from ui.widgets.rolvak import Rolvak
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.tekstveld import Tekstveld
from ui.widgets.veld import Veld
from ui.widgets.wachtzinveld import Wachtzinveld

_UITLEG = (
    "Spreek een eerste wachtzin af van ten minste 15 tekens. Bij de eerste aanmelding kiest de gebruiker een eigen "
    "wachtzin; daarna kent u hem niet meer."
)
_WACHTZIN_KWIJT = (
    "Wachtzin kwijt? Deze gebruiker kiest bij het aanmelden Wachtzin vergeten en typt de herstelcode van het eigen herstelblad. "
    "U kunt een wachtzin niet zien of herstellen. Is ook het blad weg, kies dan Verwijderen en voeg de gebruiker opnieuw toe."
)


class Gebruikervorm(QWidget):
    """``rollen`` when the roles of the chosen user are to be kept, ``toevoegen`` for a new one."""

    rollen = Signal()
    toevoegen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._titel = Tekst("", Tekstsoort.NADRUK)
        self._titel.setMinimumHeight(Maat.KNOP)  # on the line of the buttons beside it
        self._uitleg = Tekst(_UITLEG, Tekstsoort.ZWAK, afbreken=True)
        self._kwijt = Tekst(_WACHTZIN_KWIJT, Tekstsoort.ZWAK, afbreken=True)
        self._vorm = Formulier(labelkolom=90)
        self._wie = self._vorm.sectie()
        self._wie.veld(Keuzeveld("wie", "Wie", leeg="Kies…")).gewijzigd.connect(self._on_who)
        self._wie.veld(Tekstveld("naam", "Naam"))
        self._wie.veld(Tekstveld("functie", "Functie", optioneel=True))
        self._wie.veld(Wachtzinveld("wachtzin", "Eerste wachtzin"))
        self._rolvak = self._vorm.sectie()
        self._rolkeuze = Rolvinkjes()
        self._rolvak.regel(self._rolkeuze, "Rollen")
        self._vorm.klaar()
        self._fout = Tekst("", Tekstsoort.FOUT, afbreken=True)
        self._bewaar = Knop("Rollen bewaren")
        self._bewaar.clicked.connect(self.rollen)
        self._voeg = Knop("Toevoegen")
        self._voeg.clicked.connect(self.toevoegen)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(Ruimte.S)
        for deel in (self._titel, self._uitleg):
            kolom.addWidget(deel)
        kolom.addWidget(Rolvak(self._vorm), 1)
        kolom.addWidget(self._kwijt)
        kolom.addWidget(self._fout)
        kolom.addWidget(Rij(self._bewaar, self._voeg, rek=True))
        self.toon_leeg()

    def toon_leeg(self) -> None:
        """Nobody is chosen."""
        self._titel.setText("Kies een gebruiker, of voeg er een toe.")
        self._stel_in(vorm=False, nieuw=False)

    def toon_gebruiker(self, naam: str, rollen: Collection[str]) -> None:
        """The roles of somebody."""
        self._titel.setText(naam)
        self._rolkeuze.zet(rollen)
        self._stel_in(vorm=True, nieuw=False)

    def toon_nieuw(self, kandidaten: Sequence[Keuze]) -> None:
        """An empty form."""
        self._titel.setText("Gebruiker toevoegen")
        wie = self._vorm.velden()["wie"]
        if isinstance(wie, Keuzeveld):
            wie.zet_keuzes(kandidaten)
        self.wis()
        self._stel_in(vorm=True, nieuw=True)
        self._vorm.velden()["naam"].setFocus()  # the first choice is made already: who begins to type, types a name

    def gekozen_rollen(self) -> frozenset[str]:
        """The names of the ticked roles."""
        return self._rolkeuze.gekozen()

    def kies_rollen(self, rollen: Collection[str]) -> None:
        """Tick these roles and no others."""
        self._rolkeuze.zet(rollen)

    def velden(self) -> dict[str, Veld]:
        """The fields by name."""
        return self._vorm.velden()

    def fout(self) -> str:
        """What stands under the form or under the roles."""
        return self._fout.text() or self._rolkeuze.fout()

    def waarden(self) -> dict[str, Any]:
        """What was typed."""
        return self._vorm.waarden()

    def toon_fouten(self, fouten: dict[str, str]) -> None:
        """Errors at their fields; those of the roles and the rest under the form."""
        onbekend = self._vorm.toon_fouten(fouten)
        lang = next((fouten[veld] for veld in ("wachtzin", *onbekend) if veld in fouten and veld != "rollen"), "")
        self._rolkeuze.toon_fout(fouten.get("rollen", ""))
        self._fout.setText(lang)

    def voegt_toe(self) -> bool:
        """Whether it is the form of a new user."""
        return not self._voeg.isHidden()

    def getypt(self) -> dict[str, Any]:
        """What was typed of a new user and not added yet; never the passphrase."""
        w = self.waarden()
        rollen = tuple(sorted(self.gekozen_rollen()))
        if not self.voegt_toe() or not (w["naam"] or w["functie"] or rollen or w["wie"] not in {NIEUW, ""}):
            return {}
        return {"wie": w["wie"], "naam": w["naam"], "functie": w["functie"], "rollen": rollen}

    def zet_getypt(self, getypt: Mapping[str, Any]) -> None:
        """Show it again."""
        self._vorm.zet_waarden(getypt)
        self._rolkeuze.zet(getypt["rollen"])
        self._on_who()

    def wis(self) -> None:
        """Empty everything, the passphrase first of all."""
        leeg: dict[str, Any] = {"wie": NIEUW, "naam": "", "functie": "", "wachtzin": ""}
        self._vorm.zet_waarden(leeg)
        self._rolkeuze.zet(())
        self.toon_fouten({})

    def _stel_in(self, *, vorm: bool, nieuw: bool) -> None:
        self._vorm.setVisible(vorm)
        self._wie.setVisible(nieuw)
        self._uitleg.setVisible(nieuw)
        self._kwijt.setVisible(vorm and not nieuw)
        self._bewaar.setVisible(vorm and not nieuw)
        self._voeg.setVisible(nieuw)
        self._fout.setText("")

    def _on_who(self) -> None:
        nieuw = self._vorm.waarden()["wie"] in {NIEUW, ""}
        self._wie.toon_veld("naam", nieuw)
