"""Pictures of the kit, the start page, the login and the shell, to be looked at by people.

``python -m tests.ui.galerij MAP [licht|donker]`` grabs every page at 1280x720 points into MAP.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from cvt_desktop.basis.tekst import datum_weekdag
from ui.feedback import Stilfeedback
from ui.theme import Ruimte
from ui.tonen import Chip, Keuze, Toon, Vorm, opgeschortchip, streefchip, termijnchip
from ui.widgets.bestandenvak import Bestandenvak
from ui.widgets.datumveld import Datumveld
from ui.widgets.formulier import Formulier
from ui.widgets.getalveld import Getalveld
from ui.widgets.kaart import Kaart
from ui.widgets.keuzerij import Keuzerij
from ui.widgets.keuzeveld import Keuzeveld
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.kop import Kop
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.rij import Rij
from ui.widgets.rolvak import Rolvak
from ui.widgets.statuschip import Statuschip
from ui.widgets.tabel import Kolom, Tabel
from ui.widgets.tabrij import Tabrij
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.tekstveld import Tekstveld
from ui.widgets.tekstvlak import Tekstvlak
from ui.widgets.termijnchip import Termijnchip
from ui.widgets.vinkje import Vinkje
from ui.widgets.zoekveld import Zoekveld

VANDAAG = date(2027, 5, 12)
SCHOLEN = (
    Keuze(waarde="99RA-00", tekst="Lyceum Ravenkoog, Meerstede"),
    Keuze(waarde="99ZD-00", tekst="Zilverdam College, Zilverdam"),
    Keuze(waarde="99KH-00", tekst="OSG Kaaphorn, Kaaphorn"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Regel:
    """One row of the example list."""

    nummer: int
    termijn: Chip
    stap: str
    leerling: str
    soort: str
    school: str
    ontvangen: date


REGELS = [
    Regel(nummer=1, termijn=termijnchip(7, date(2027, 5, 19)), stap="Uitstel regelen: adviezen verschillen, zitting 26 mei valt na de termijn",
          leerling="Zoë Ünal-Hofstee", soort="vso", school="Ravenkoog", ontvangen=date(2027, 3, 24)),
    Regel(nummer=2, termijn=termijnchip(12, date(2027, 5, 24)), stap="Bezwaar doorzenden aan LBT",
          leerling="Philippine-Charlotte van der Meulen tot den Overtoom", soort="bezwaar", school="Zilverdam", ontvangen=date(2027, 5, 10)),
    Regel(nummer=3, termijn=streefchip(date(2027, 5, 17)), stap="In Tekenmap sinds ma 10 mei: herinneren",
          leerling="Guusje de Wit-Åkerlund", soort="TBV", school="Kaaphorn", ontvangen=date(2027, 4, 5)),
    Regel(nummer=4, termijn=termijnchip(0, VANDAAG), stap="Bezwaartermijn tot en met vandaag",
          leerling="Jurre 's-Gravenmade", soort="vso", school="Zilverdam", ontvangen=date(2027, 2, 15)),
    Regel(nummer=5, termijn=termijnchip(-3, date(2027, 5, 9)), stap="Besluit verzenden",
          leerling="Ömer Faruk Çelikkaya", soort="vso", school="Kaaphorn", ontvangen=date(2027, 3, 15)),
    Regel(nummer=6, termijn=opgeschortchip(date(2027, 4, 30)), stap="Aanvulling (2 stukken), uiterlijk di 18 mei",
          leerling="Amina El Yousfani", soort="PrO bijz.", school="Zilverdam", ontvangen=date(2027, 4, 19)),
    Regel(nummer=7, termijn=termijnchip(34, date(2027, 6, 15)), stap="Toetsing afronden: 4 open, mogelijk BSN",
          leerling="Bảo Trân Nguyễn", soort="TvIA", school="Ravenkoog", ontvangen=date(2027, 4, 20)),
    Regel(nummer=8, termijn=termijnchip(16, date(2027, 5, 28)), stap="Zitting: besluit nemen, punt 6",
          leerling="Mikołaj Żurawski-Brandt", soort="vso", school="Ravenkoog", ontvangen=date(2027, 4, 2)),
]  # fmt: skip


def kolommen() -> list[Kolom[Regel]]:
    return [
        Kolom(titel="TERMIJN", tekst=lambda r: r.termijn),
        Kolom(titel="VOLGENDE STAP", tekst=lambda r: r.stap, rek=True),
        Kolom(titel="LEERLING", tekst=lambda r: r.leerling, nadruk=True, breedte=230),
        Kolom(titel="SOORT", tekst=lambda r: r.soort),
        Kolom(titel="SCHOOL", tekst=lambda r: r.school, zwak=True),
        Kolom(titel="ONTVANGEN", tekst=lambda r: datum_weekdag(r.ontvangen), rechts=True, sorteer=lambda r: r.ontvangen),
    ]


def lijst() -> QWidget:
    """A work list as the secretaris sees it."""
    kop = Kop("Werkvoorraad", "Vandaag 6 · deze week 4 · wacht op anderen 5")
    zoek = Zoekveld()
    kop.voeg_actie(zoek)
    kop.hoofdknop("Nieuwe aanvraag")
    balk = Meldingsbalk()
    balk.toon("Registerbeheer: 24 TLV's lopen af op 31 juli (11 aangevraagd).", Toon.INFO, actie="Bekijken")
    tabel = Tabel("Werkvoorraad", kolommen(), sleutel=lambda r: r.nummer, leeg="Niets te doen vandaag.",
                  leeg_uitleg="Eerstvolgende: do 13 mei, streefdatum van 2 dossiers.", leeg_icoon="werkvoorraad")  # fmt: skip
    tabel.koppel(zoek)
    tabel.zet_rijen(REGELS)
    return met_rand(kop, balk, tabel)


def met_rand(*delen: QWidget) -> QWidget:
    vak = QWidget()
    kolom = QVBoxLayout(vak)
    kolom.setContentsMargins(Ruimte.L, Ruimte.M, Ruimte.L, Ruimte.M)
    kolom.setSpacing(Ruimte.S)
    for deel in delen:
        kolom.addWidget(deel, int(isinstance(deel, Tabel | Rolvak)))
    return vak


def formulier() -> QWidget:
    """An intake page."""
    vorm = Formulier()
    leerling = vorm.sectie("Leerling")
    leerling.veld(Tekstveld("roepnaam", "Roepnaam")).zet_waarde("Mikołaj")
    leerling.veld(Tekstveld("achternaam", "Achternaam"))
    geboren = leerling.veld(Datumveld("geboren", "Geboren", uitleg="Nodig om de leerling te herkennen."))
    geboren.zet_waarde(date(2011, 9, 14))
    leerling.veld(Keuzerij("eens", "Ouders eens met de aanvraag?")).zet_waarde("ja")
    aanvraag = vorm.sectie("Aanvraag")
    aanvraag.veld(Keuzeveld("school", "School", SCHOLEN, zoeken=True)).zet_waarde("99RA-00")
    aanvraag.veld(Keuzeveld("soort", "Soort", [Keuze(waarde="vso", tekst="TLV vso – nieuw")]))
    aanvraag.naast("Periode", Datumveld("van", "Van"), Datumveld("tot", "Tot en met"))
    aanvraag.veld(Tekstvlak("waarom", "Waarom")).zet_waarde("Mikołaj raakt in een volle klas zo vermoeid dat hij sinds november alleen de ochtenden haalt.")
    aanvraag.veld(Getalveld("weken", "Streeftermijn", eenheid="weken", optioneel=True)).zet_waarde(6)
    aanvraag.veld(Vinkje("namens", "Getekend namens het bevoegd gezag")).zet_waarde(True)
    vorm.sectie("Eerdere verklaringen en arrangementen", vouwbaar=True, open_=False)
    vorm.klaar()
    vorm.toon_fouten({"achternaam": "Vul de achternaam in. Heeft de leerling één naam, zet die dan hier."}, spring=False)
    kop = Kop("Nieuwe aanvraag", "Concept bewaard", terug=True)
    kop.voeg_actie(Knop("Later verder"))
    kop.hoofdknop("Registreren en bevestigen")
    stukken = Kolomvak(Bestandenvak(Stilfeedback(), "Sleep hier bestanden, een ZIP of een OSO-bestand"), kaart(), rek=True, ruimte=Ruimte.M)
    stukken.setFixedWidth(420)
    onder = QWidget()
    rij = QHBoxLayout(onder)
    rij.setContentsMargins(0, 0, 0, 0)
    rij.setSpacing(Ruimte.XL)
    rij.addWidget(vorm, 1)
    rij.addWidget(stukken)
    return met_rand(kop, Rolvak(onder))


def kaart() -> Kaart:
    vak = Kaart("ONDERDELEN")
    vak.voeg(Tekst("Gevraagd: categorie laag, 1 juni 2027 t/m 31 juli 2029", Tekstsoort.NADRUK, afbreken=True))
    vak.voeg(Tekst("“Ik wil leren zonder dat het de hele dag hard is in mijn hoofd.”", Tekstsoort.BODY, afbreken=True))
    vak.voeg(Rij(Termijnchip(termijnchip(16, date(2027, 5, 28))), Termijnchip(termijnchip(7, date(2027, 5, 19))), rek=True))
    vak.voeg(Rij(Termijnchip(termijnchip(-3, date(2027, 5, 9))), Termijnchip(opgeschortchip(date(2027, 4, 30))), rek=True))
    vak.voeg(Rij(Termijnchip(streefchip(date(2027, 5, 13))), Statuschip("Op agenda", Toon.INFO), Statuschip("Toegewezen", Toon.GOED, Vorm.VINK), rek=True))
    vak.voeg(Rij(Knop("Afdrukken", icoon="printer"), Knop("Stil", Knopsoort.STIL), rek=True))
    uit = Knop("Kan nog niet", icoon="pen")
    uit.setEnabled(False)
    vak.voeg(Rij(uit, Knop("Volgende", toets="Ctrl+Right"), rek=True))
    tabs = Tabrij("Tabbladen", alt_toetsen=True)
    for naam in ("Overzicht", "Stukken 8", "Toetsing ✓", "Besluit"):
        tabs.voeg(naam, naam)
    vak.voeg(tabs)
    vak.voeg(Tekst("Mikołaj Ż. · 15 jaar", Tekstsoort.GROOT))
    for toon, tekst in ((Toon.FOUT, "Het register is door een ander venster geopend."), (Toon.LET_OP, "De termijn valt voor de volgende zitting."), (Toon.GOED, "Alles is bewaard.")):
        balk = Meldingsbalk()
        balk.toon(tekst, toon, actie="Opnieuw" if toon is Toon.FOUT else "")
        vak.voeg(balk)
    return vak


PAGINAS: dict[str, Callable[[], QWidget]] = {"lijst": lijst, "formulier": formulier}


def grab(widget: QWidget, doel: Path) -> None:
    """Show ``widget`` at 1280x720 points and keep what is seen."""
    widget.resize(1280, 720)
    widget.show()
    for _ in range(5):
        QApplication.processEvents()
    widget.grab().save(str(doel))
    widget.hide()
