"""The card of all keys (screens.md 4.1)."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from ui.dialogs.dialoog import Dialoog
from ui.theme import Ruimte
from ui.widgets.tekst import Tekst, Tekstsoort

TOETSEN: tuple[tuple[str, str], ...] = (
    ("Ctrl+K", "zoeken en opdrachten in één vak"),
    ("Ctrl+Enter", "de hoofdhandeling van het scherm (de blauwe knop)"),
    ("Ctrl+N", "nieuwe aanvraag"),
    ("Ctrl+F", "filter in deze lijst"),
    ("Alt+1 … 9", "tabbladen van een dossier"),
    ("J / N / X", "ja, nee, n.v.t. in een toetslijst"),
    ("Ctrl+J", "in een toetslijst: overige open punten op ja"),
    ("Ctrl+Shift+A", "aanvulling vragen, vanuit de toetslijst"),
    ("Ctrl+Z", "de laatste handeling terugnemen"),
    ("T", "gekozen tekst van een stuk overnemen in een veld"),
    ("Shift+pijlen", "tekst kiezen op een bladzijde; Ctrl+C kopieert"),
    ("Ctrl+B", "bladwijzer hier, en naar een bladwijzer"),
    ("Ctrl+Shift+F", "zoeken in alle stukken van het dossier"),
    ("F3 / Shift+F3", "volgende, vorige vindplaats in een document"),
    ("Ctrl+Shift+C", "verwijzing naar deze bladzijde kopiëren"),
    ("F7", "twee stukken naast elkaar"),
    ("+ / - / 0 / 9", "bladzijde groter, kleiner, paginabreed, geheel"),
    ("Ctrl+M", "notitie bij dit dossier"),
    ("Ctrl+T", "opvolgen op een dag"),
    ("Ctrl+spatie", "in de Werkvoorraad: meer regels kiezen"),
    ("spatie / 1 … 9", "in Deel in stukken: hier begint een stuk; de soort kiezen"),
    ("Ctrl+Shift+N", "nieuwe brief, op het tabblad Brieven"),
    ("Ctrl+P", "afdrukken, voorbeeld"),
    ("Ctrl+Shift+S", "statusbericht van dit dossier kopiëren"),
    ("O / A / S / T", "in Te verzenden: niet nu, andere dag of wijze, scan, teruggemeld in TOP"),
    ("Ctrl+→ / Ctrl+←", "volgende, vorige in zitting, leeslijst en Tekenmap"),
    ("Alt+↑ / Alt+↓", "op de agenda: een punt eerder, later"),
    ("Alt+1 … 6", "uitkomst in de zitting"),
    ("U / H", "hamerstuk uitlichten, bij de hamerstukken zetten"),
    ("G / B / N", "op de leeslijst: gelezen, bespreken, aantekening"),
    ("+ / 0 / -", "op de leeslijst: eerste oordeel +, ± of −"),
    ("Ctrl+S", "zien dat alles is bewaard"),
    ("F1", "uitleg bij dit veld, met bron"),
    ("F6", "naar het volgende deel van het venster"),
    ("F9", "scherm afdekken"),
    ("Ctrl+L", "vergrendelen"),
    ("Ctrl++ / Ctrl+- / Ctrl+0", "groter, kleiner, gewone grootte"),
    ("Esc", "één niveau terug, niets gaat verloren"),
    ("?", "deze kaart"),
)


class Toetsenkaart(Dialoog):
    """Keys at the left, what they do at the right, in two columns."""

    def __init__(self, ouder: QWidget | None = None) -> None:
        super().__init__("Alle toetsen", ouder=ouder, breedte=880)
        vak = QWidget()
        rooster = QGridLayout(vak)
        rooster.setContentsMargins(0, 0, 0, 0)
        rooster.setHorizontalSpacing(Ruimte.L)
        rooster.setVerticalSpacing(Ruimte.XS)
        helft = (len(TOETSEN) + 1) // 2
        for nummer, (toets, wat) in enumerate(TOETSEN):
            rij, kolom = nummer % helft, 2 * (nummer // helft)
            rooster.addWidget(Tekst(toets, Tekstsoort.NADRUK), rij, kolom)
            rooster.addWidget(Tekst(wat), rij, kolom + 1)
        for kolom in (1, 3):
            rooster.setColumnStretch(kolom, 1)
        self.voeg(vak)
        dicht, _ = self.zet_acties(sluiten="Sluiten")
        self.begin_bij(dicht)
