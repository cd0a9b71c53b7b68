"""What the tour tells of the window of an open register; of a screen that somebody does not have it tells nothing."""

from __future__ import annotations

from functools import partial

from ui.schil import Schil
from ui.tonen import Treffer
from ui.widgets.rondleiding import Halte, Rondleiding

TITEL = "Rondleiding (1 minuut)"
_SCHERMEN = {
    "werkvoorraad": "Hier begint de dag: van elk dossier de volgende stap, met wat knelt bovenaan. Enter gaat naar de plek "
    "van die stap, spatie laat een kijkje zien.",
    "aanvragen": "Alle dossiers. Typen filtert de lijst; Ctrl+N begint een nieuwe aanvraag. Wat u typt, wordt vanzelf bewaard.",
    "zittingen": "Agenda, zitting, stemmen en bekrachtigen. F9 dekt het scherm af als er iemand binnenkomt.",
    "tekenmap": "Besluiten die op een handtekening wachten, en brieven die de deur uit moeten.",
    "verklaringen": "Het register van toelaatbaarheidsverklaringen. Wat eenmaal is afgegeven, verdwijnt hier niet.",
    "overzichten": "Cijfers per trimester en schooljaar. Elk getal opent de dossiers die erachter staan.",
}


def treffers(schil: Schil, tekst: str) -> list[Treffer]:
    """For Ctrl+K."""
    past = tekst.casefold() in TITEL.casefold()
    return [Treffer(titel=TITEL, uitvoeren=partial(begin, schil), soort="opdracht")] if past else []


def begin(schil: Schil) -> None:
    """Lead somebody round."""
    schil.huidige()  # a page that is still being made gets its focus first: that is what the tour gives back
    tabs = schil.balk.tabs
    haltes = [
        Halte(doel=tabs, vak=tabs.tabRect(nummer), titel=tabs.tabText(nummer).replace("&&", "&"), tekst=_SCHERMEN[sleutel])
        for nummer, sleutel in enumerate(tabs.sleutels()) if sleutel in _SCHERMEN
    ]  # fmt: skip
    haltes += [
        Halte(doel=schil.balk.zoek, titel="Zoeken en opdrachten", tekst="Ctrl+K vindt een leerling, kenmerk, school of opdracht, "
              "vanaf elk scherm. Zo is een dossier open voor de beller is uitgesproken."),
        Halte(doel=schil.balk.menuknop, titel="Uw menu", tekst="Help, instellingen, uw wachtzin en deze rondleiding. F1 legt het "
              "veld uit waar u bent, met de bron; ? toont alle toetsen."),
        Halte(doel=schil.voet, titel="Bewaard en vergrendeld", tekst="Er is geen knop Opslaan: hier staat dat alles is bewaard. "
              "Ctrl+L vergrendelt meteen; uw plek komt terug als u zich weer aanmeldt."),
    ]  # fmt: skip
    Rondleiding(schil, haltes).begin()
