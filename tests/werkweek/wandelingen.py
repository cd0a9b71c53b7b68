"""The walks themselves. Each begins at a window in which the secretaris is logged in, and gives back what it cost."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication, QComboBox

from cvt_desktop.adapters.exchange.inlezer import Bestandslezer
from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.bestandssoort import Stuksoort
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.ids import AanvraagId, ZittingId
from cvt_desktop.domain.soorten import open_velden
from cvt_desktop.services import toetsing
from cvt_desktop.services.intake import NieuweAanvraag, registreren
from cvt_desktop.services.invoer import Invoer, Leerlinginvoer
from cvt_desktop.services.stukken import Stuklezer, voorbereiden
from tests.documents.pdf import maak_pdf
from tests.factories import maak_formulier, maak_leerling
from tests.werkweek.hand import ALT, CTRL, GEEN, SHIFT, TOETS, Hand, zichtbaar
from ui.dialogs.aanvulling import AanvullingDialoog
from ui.views.dossier import DossierView
from ui.views.dossier_toetsing import ToetsingTab
from ui.views.intake import IntakeView
from ui.views.verklaringen import VerklaringenView
from ui.views.zitting import ZittingView
from ui.views.zitting_live import ZittingLiveView

LEZER = Stuklezer(inlezer=Bestandslezer())
BESTANDEN = ("OPP 2026-2027.pdf", "mdo 22 april.pdf", "WISC.pdf", "zienswijze ouders.pdf", "OKR.pdf", "scan 0004.pdf")
"""What a school sends; the name of the last one says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What was registered, and of how many files the kind was known from the name."""

    aanvraag_id: AanvraagId
    herkend: int
    open_velden: int


def telefoon(hand: Hand, woord: str) -> str:
    """From any screen to the dossier of who is asked about, and a note of the call; the words that stood on the screen."""
    hand.druk(TOETS.Key_K, CTRL)
    hand.typ(woord)
    hand.druk(TOETS.Key_Return)
    assert isinstance(hand.ruimte.schil.huidige(), DossierView)
    gezien = zichtbaar(hand.een.venster)
    hand.druk(TOETS.Key_M, CTRL)
    hand.typ("Moeder belde: zij wil weten wanneer de zitting is.")
    hand.toon("telefoon")
    hand.druk(TOETS.Key_Return, CTRL)
    return gezien


def nieuwe_aanvraag(hand: Hand, map_: Path) -> Intake:
    """Six files and the fields of a new pupil of a known school, without a dialog."""
    hand.druk(TOETS.Key_N, CTRL)
    view = hand.ruimte.schil.huidige()
    assert isinstance(view, IntakeView)
    paden = [map_ / naam for naam in BESTANDEN]
    for nummer, pad in enumerate(paden):
        pad.write_bytes(maak_pdf(1, tekst=f"Stuk {nummer}"))
    view.stukken.gebracht.emit(paden)
    hand.rust()
    keuzes = [w for w in view.stukken.findChildren(QComboBox) if w.accessibleName().startswith("Soort van ")]
    herkend = sum(keuze.currentText() != Stuksoort.OVERIG for keuze in keuzes)
    for veld, tekst in (("Roepnaam", "Jonathan"), ("Achternaam", "Veldhorst"), ("Geboortedatum", "3-4-2013"),
                        ("Woonplaats (gemeente)", "Meerstede"), ("Aanvragende school", "Lyc"), ("Route", "vo"),
                        ("Gewenste ingangsdatum", "1-8-2027"), ("Gewenste einddatum", "31"), ("Leerjaar", "2"),
                        ("Onderwijssoort vóór deze aanvraag", "vo"), ("Naam", "Karin Veldhorst")):  # fmt: skip
        _vul(hand, veld, tekst)
    open_ = len(open_velden(Soort.TLV_VSO_NIEUW, view.formulier.waarde().formulier()))
    hand.toon("intake")
    hand.druk(TOETS.Key_Return, CTRL)
    assert QApplication.activeModalWidget() is None
    dossier = hand.ruimte.schil.huidige()
    assert isinstance(dossier, DossierView)
    return Intake(aanvraag_id=dossier.presenter.aanvraag_id, herkend=herkend, open_velden=open_)


def verlenging(hand: Hand, nummer: str) -> Intake:
    """From a TLV of the register to the aanvraag that extends it: the fields that the form asks, and no dialog."""
    hand.toon("werkvoorraad")  # where the day begins
    hand.ruimte.schil.naar("verklaringen")
    hand.rust()
    lijst = hand.ruimte.schil.huidige()
    assert isinstance(lijst, VerklaringenView)
    lijst.tabel.kies(next(rij.id for rij in lijst.tabel.model.rijen() if rij.nummer == nummer))
    lijst.acten.verlengen.setFocus()
    hand.druk(TOETS.Key_Space)
    view = hand.ruimte.schil.huidige()
    assert isinstance(view, IntakeView)
    hand.toon("verlenging")
    overwogen = "Terug- of overplaatsing: wat is overwogen, met welke uitkomst"
    for veld, tekst in (("Reden van verlenging", "De groep en het rooster zijn nog nodig om het vol te houden."),
                        ("Hoofddoel komende periode", "Examenvakken afronden en een dag per week stage."),
                        (overwogen, "Twee proefweken gaven terugval.")):  # fmt: skip
        _vul(hand, veld, tekst)
    _naar(hand, "Houding tegenover de aanvraag")
    hand.kies("e")
    _naar(hand, "Mening van de leerling: gegeven")
    hand.druk(TOETS.Key_Space)
    hand.velden += 1
    view.formulier.naar_veld("vso.opp_geevalueerd_op")
    hand.rust()
    hand.typ("22-3-2027")
    open_ = len(open_velden(Soort.TLV_VSO_VERLENGING, view.formulier.waarde().formulier()))
    hand.druk(TOETS.Key_Return, CTRL)
    assert QApplication.activeModalWidget() is None
    dossier = hand.ruimte.schil.huidige()
    assert isinstance(dossier, DossierView)
    return Intake(aanvraag_id=dossier.presenter.aanvraag_id, herkend=0, open_velden=open_)


def _naar(hand: Hand, veld: str) -> None:
    """With Tab to a field."""
    for _ in range(80):
        if hand.focus() == veld:
            return
        hand.druk(TOETS.Key_Tab)
    raise AssertionError(f"Tab does not come to {veld}")


def _vul(hand: Hand, veld: str, tekst: str) -> None:
    """With Tab to a field, and type what it needs."""
    _naar(hand, veld)
    doel = QApplication.focusWidget()
    if isinstance(doel, QComboBox):
        hand.kies(tekst)
    else:
        hand.typ(tekst)


def dossier(hand: Hand, kenmerk: str) -> AanvraagId:
    """The aanvraag of the practice register with this kenmerk."""
    return next(a.id for a in hand.ruimte.omgeving.dienst.overzichten.aanvragen() if a.kenmerk == kenmerk)


def registreer_compleet(hand: Hand, roepnaam: str) -> AanvraagId:
    """An aanvraag of Lyceum Ravenkoog to which nothing lacks, as the service keeps it: a walk begins at its toets."""
    dienst = hand.ruimte.omgeving.dienst
    with dienst.register.lezen() as uow:
        school = next(s for s in uow.scholen.all() if s.naam == "Lyceum Ravenkoog")
    leerling = Leerlinginvoer(roepnaam=roepnaam, achternaam="Veldhorst", geboortedatum=date(2013, 4, 3))
    invoer = replace(Invoer.van(maak_formulier(), maak_leerling(), school.id), van_leerling=leerling)
    stukken = tuple(voorbereiden(dienst, LEZER, naam, maak_pdf(1, tekst=f"{naam} {roepnaam}")) for naam in BESTANDEN[:4])
    return registreren(dienst, NieuweAanvraag(soort=Soort.TLV_VSO_NIEUW, invoer=invoer, stukken=stukken))


def _toetsing(hand: Hand, aanvraag_id: AanvraagId) -> ToetsingTab:
    hand.ruimte.omgeving.navigatie.naar_dossier(aanvraag_id, tab="toetsing")
    hand.rust()
    dossier = hand.ruimte.schil.huidige()
    assert isinstance(dossier, DossierView)
    tab = dossier.tab("toetsing")
    assert isinstance(tab, ToetsingTab)
    hand.rust()
    tab.naar_veld("open")
    hand.rust()
    return tab


def toets(hand: Hand, aanvraag_id: AanvraagId) -> tuple[int, int]:
    """Every question by J until none is open, then closed; how many questions there are and how many the program answered."""
    tab = _toetsing(hand, aanvraag_id)
    stand = toetsing.stand(hand.ruimte.omgeving.dienst, aanvraag_id)
    vragen = len(stand.lijst.punten)
    open_ = stand.toets.open_punten(stand.lijst)
    for punt in open_:
        assert tab.lijst.huidig() == punt.code
        hand.antwoorden += 1
        hand.druk(TOETS.Key_J)
    hand.toon("toets")
    hand.druk(TOETS.Key_Return, CTRL)
    return vragen, vragen - len(open_)


def aanvulling(hand: Hand, aanvraag_id: AanvraagId, *, uiterlijk: str | None = None) -> bool:
    """From one "nee" to the letter that was sent; with another last day than proposed when ``uiterlijk`` says so ('' is none).

    Whether the letter could be sent.
    """
    _toetsing(hand, aanvraag_id)
    hand.toetsen = 0
    hand.druk(TOETS.Key_N)
    hand.druk(TOETS.Key_A, CTRL | SHIFT)
    dialoog = QApplication.activeModalWidget()
    assert isinstance(dialoog, AanvullingDialoog)
    if uiterlijk is not None:
        dialoog.uiterlijk.editor.setText(uiterlijk)  # type: ignore[attr-defined]  # a line edit
        hand.rust()
    hand.toon("aanvulling")
    hand.druk(TOETS.Key_Return, CTRL)
    return QApplication.activeModalWidget() is None


def status(hand: Hand, aanvraag_id: AanvraagId) -> Status:
    """Where a dossier stands now."""
    with hand.ruimte.omgeving.dienst.register.lezen() as uow:
        return uow.aanvragen.get(aanvraag_id).status


def zitting(hand: Hand, zitting_id: ZittingId) -> tuple[int, int]:
    """The zitting of today with everybody there: the keys for the block of hamerstukken, and for the first item after it."""
    hand.ruimte.omgeving.navigatie.naar_zitting(zitting_id)
    hand.rust()
    hand.druk(TOETS.Key_Return, CTRL)
    for _ in range(4):
        hand.druk(TOETS.Key_Space)
        hand.druk(TOETS.Key_Tab)
    hand.druk(TOETS.Key_Return, CTRL)
    hand.toon("hamerstukken")
    hand.toetsen = 0
    hand.druk(TOETS.Key_Return, CTRL)
    hand.druk(TOETS.Key_Return, CTRL)
    blok, hand.toetsen = hand.toetsen, 0
    for toets, erbij in ((TOETS.Key_J, GEEN), (TOETS.Key_1, ALT), (TOETS.Key_Return, CTRL), (TOETS.Key_Right, CTRL)):
        hand.druk(toets, erbij)
    return blok, hand.toetsen


def gasten(hand: Hand) -> str:
    """Guests sit down at the item on the screen; the words that stand there with them in the room. Then they leave."""
    view = hand.ruimte.schil.huidige()
    assert isinstance(view, ZittingView)
    assert isinstance(view.deel, ZittingLiveView)
    hand.spatie(view.deel.gastenknop)
    gezien = zichtbaar(hand.een.venster)
    hand.toon("gasten")
    hand.druk(TOETS.Key_Space)
    return gezien
