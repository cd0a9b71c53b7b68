"""A school sends a ZIP of six files and one dossier-PDF: dropped, cut with the keyboard, registered, read, joined again."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtWidgets import QApplication

from cvt_desktop.bootstrap.programma import Programma
from cvt_desktop.services.invoer import Invoer
from tests.documents.pdf import maak_pdf
from tests.factories import maak_formulier, maak_leerling
from tests.ui.pages.programma import meld_aan
from tests.werkweek.hand import CTRL, TOETS, Hand, zichtbaar
from tests.werkweek.wandelingen import BESTANDEN
from ui.dialogs.deel_in_stukken import DeelDialoog
from ui.views.dossier import DossierView
from ui.views.dossier_stukken import StukkenTab
from ui.views.intake import IntakeView

DOSSIER = "dossier leerling.pdf"


def _zip() -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as archief:
        for nummer, naam in enumerate(BESTANDEN):
            archief.writestr(f"Stukken van school/{naam}", maak_pdf(1, tekst=f"Stuk {nummer}"))
        archief.writestr("__MACOSX/._OPP.pdf", b"x")
        archief.writestr("Thumbs.db", b"x")
        archief.writestr("lees mij.exe", b"MZ")
    return uit.getvalue()


def _dossierpdf() -> bytes:
    """Nine pages: an OPP of four, a verslag of an MDO of five, with bookmarks."""
    pdf = pikepdf.open(io.BytesIO(maak_pdf(9, tekst="Bladzijde")))
    with pdf.open_outline() as inhoud:
        inhoud.root.extend([pikepdf.OutlineItem("OPP 2026-2027", 0), pikepdf.OutlineItem("Verslag MDO", 4)])
    uit = io.BytesIO()
    pdf.save(uit)
    return uit.getvalue()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_that_a_zip_and_a_dossier_pdf_become_the_stukken_of_a_dossier(een: Programma, tmp_path: Path) -> None:
    meld_aan(een)
    hand = Hand(een)
    (tmp_path / "stukken.zip").write_bytes(_zip())
    (tmp_path / DOSSIER).write_bytes(_dossierpdf())
    hand.druk(TOETS.Key_N, CTRL)
    view = hand.ruimte.schil.huidige()
    assert isinstance(view, IntakeView)
    view.stukken.gebracht.emit([tmp_path / "stukken.zip", tmp_path / DOSSIER])
    hand.rust()
    assert view.stukken.melding.tekst() == (
        "lees mij.exe: Niet aangenomen: het is een programma, geen document. 2 hulpbestanden overgeslagen."
    )
    view.stukken.regel(_id(view)).deel.click()
    hand.rust()
    dialoog = view.dialogen.deel_open
    assert isinstance(dialoog, DeelDialoog)
    assert QApplication.activeModalWidget() is dialoog
    assert [(d.van, str(d.soort)) for d in dialoog.presenter.delen()] == [(1, "OPP"), (5, "MDO-verslag")]
    assert dialoog.bladen.beelden() == 9
    for _ in range(6):
        hand.druk(TOETS.Key_Right, op=dialoog.bladen)
    assert (dialoog.bladen.pagina(), dialoog.kijker.pagina()) == (7, 7)
    hand.druk(TOETS.Key_Space, op=dialoog.bladen)
    hand.druk(TOETS.Key_7, op=dialoog.bladen)
    assert dialoog.soort.waarde() == "ZIENSWIJZE"
    hand.druk(TOETS.Key_Return, CTRL)
    assert QApplication.activeModalWidget() is None
    assert "Zienswijze ouders · blz. 7–9" in zichtbaar(view)
    assert "7 bestanden, 9 stukken" in zichtbaar(view)

    school = next(s for s in view._presenter.scholen() if s.naam == "Lyceum Ravenkoog")
    view.formulier.toon(Invoer.van(maak_formulier(), maak_leerling(roepnaam="Jonathan", achternaam="Veldhorst"), school.id))
    hand.druk(TOETS.Key_Return, CTRL)
    dossier = hand.ruimte.schil.huidige()
    assert isinstance(dossier, DossierView)
    hand.ruimte.omgeving.navigatie.naar_dossier(dossier.presenter.aanvraag_id, tab="stukken")
    hand.rust()
    tab = dossier.findChild(StukkenTab)
    assert isinstance(tab, StukkenTab)
    lijst = [(r.soort, r.paginas) for r in tab._presenter.rijen()]
    assert [s for s, _ in lijst[:6]] == ["OPP", "MDO-verslag", "Intelligentieonderzoek", "Zienswijze ouders", "OKR", "Overig"]
    assert lijst[6:] == [("OPP", "4 p"), ("MDO-verslag", "2 p"), ("Zienswijze ouders", "3 p")]
    zienswijze = tab._presenter.rijen()[8]
    assert tab.toon_stuk(zienswijze.id, 2)
    hand.rust()
    assert "p 2 / 3 (blz. 8 van het bestand)" in zichtbaar(tab)
    assert tab._presenter.verwijzing(zienswijze, 2) == "Zienswijze ouders p. 2 (blz. 8 van het bestand)"
    tab.kijker.zoek("Bladzijde 5")
    hand.rust()
    assert "staat niet in dit document" in zichtbaar(tab)
    tab.lijst.samen.click()
    hand.rust()
    assert [r.paginas for r in tab._presenter.rijen()][6:] == ["9 p"]
    assert tab.lijst.soort.waarde() == "OVERIG"


def _id(view: IntakeView) -> object:
    return next(s.bijlage_id for s in view._presenter.concept.stukken if s.naam == DOSSIER)
