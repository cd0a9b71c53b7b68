"""From the agenda to a protected file and its passphrase, and from the list of leesmappen to *vernietigd gemeld*."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cvt_desktop.adapters.vault import woordenlijst
from cvt_desktop.bootstrap.programma import Programma
from cvt_desktop.domain.persoon import Rol
from cvt_desktop.services import leesmapregister, zittingen
from cvt_desktop.services.oefenregister import VOORZITTER as TERHORST
from tests.beelden.wandelingen import kijk_mee
from tests.factories import BENSALEM, SECRETARIS, VANDAAG, maak_persoon
from tests.fakes.klok import VasteKlok
from tests.fakes.register import maak_dienst
from tests.ui.pages.programma import meld_aan
from tests.ui.pages.zitting import WOORDEN, toon_zitting
from tests.werkweek.hand import CTRL, TOETS, Hand
from tests.werkweek.wandelingen import dossier
from tests.zitting_opzet import LEDEN, zet_op
from ui.changes import Wijzigingen
from ui.dialogs.leesmap import LeesmapDialoog
from ui.dialogs.leesmap_wachtzinnen import Leesmapwachtzinnen
from ui.feedback import Stilfeedback
from ui.tasks import Taken
from ui.tonen import Toon
from ui.views.leesmappen import maak_scherm
from ui.views.zitting import ZittingView
from ui.views.zitting_agenda import ZittingAgendaView
from ui.widgets.tekst import Tekst


def test_that_leesmappen_are_made_shown_once_and_reported_destroyed(qtbot: QtBot, tmp_path: Path, taken: Taken) -> None:
    opzet = zet_op(tmp_path / "register", aantal=3)
    uit = tmp_path / "uit"
    uit.mkdir()
    t = toon_zitting(qtbot, opzet, taken, feedback=Stilfeedback(paden=[uit]))
    cast(ZittingAgendaView, t.view.deel).leesmapknop.click()
    keuze = t.view.leesmap
    assert isinstance(keuze, LeesmapDialoog)
    assert [v.waarde() for v in keuze.vinkjes] == [True] * len(LEDEN)
    assert keuze.dag.waarde() == VANDAAG
    for vinkje in keuze.vinkjes:
        vinkje.zet_waarde(False)
    keuze.hoofd.click()
    assert keuze.melding.isVisible()
    bensalem = [p.id for p in LEDEN].index(BENSALEM.id)
    keuze.vinkjes[bensalem].zet_waarde(True)
    keuze.dag.zet_waarde(None)
    keuze.hoofd.click()
    assert keuze.dag.fout()
    keuze.dag.zet_waarde(VANDAAG)
    keuze.hoofd.click()
    assert taken.wacht_tot_leeg()
    qtbot.waitUntil(lambda: isinstance(t.view.leesmap, Leesmapwachtzinnen))

    zinnen = cast(Leesmapwachtzinnen, t.view.leesmap)
    (bestand,) = uit.iterdir()
    getoond = [tekst.text() for tekst in zinnen.findChildren(Tekst)]
    assert {WOORDEN, bestand.name, BENSALEM.naam} <= set(getoond)
    zinnen.dicht.click()
    assert zinnen.isVisible()
    assert zinnen.melding.tekst() == "Noteer eerst de wachtzin en vink dat aan. Later is ze niet meer te zien."
    QTest.keyClick(zinnen.genoteerd.editor, Qt.Key.Key_Space)
    assert not zinnen.melding.tekst(), "it was done"
    zinnen.dicht.click()
    qtbot.waitUntil(lambda: WOORDEN not in [tekst.text() for tekst in t.view.findChildren(Tekst)])

    (leesmap,) = leesmapregister.lijst(opzet.dienst)
    later = VasteKlok()
    later.verder(1)
    fg = maak_scherm(maak_dienst(opzet.register, maak_persoon("Iemand FG", Rol.FG), klok=later), Wijzigingen(), lambda: None)
    qtbot.addWidget(fg)
    assert fg.meld is None
    assert fg.tabel.zichtbaar() == 1
    scherm = maak_scherm(maak_dienst(opzet.register, SECRETARIS, klok=later), Wijzigingen(), lambda: None)
    qtbot.addWidget(scherm)
    scherm.show()
    scherm.tabel.kies(leesmap.id)
    rij = scherm.tabel.gekozen()
    assert rij is not None
    assert (rij.stand.tekst, rij.stand.toon) == ("nog niet gemeld", Toon.LET_OP)
    assert leesmap.sha256 in scherm.nader.text()
    assert scherm.meld is not None
    scherm.meld.click()
    assert scherm.kop.titel() == "Leesmappen"
    assert leesmapregister.te_melden(maak_dienst(opzet.register, SECRETARIS, klok=later)) == []
    assert not scherm.meld.isEnabled()
    scherm.terug.click()
    assert [m.id for m in leesmapregister.te_melden(maak_dienst(opzet.register, SECRETARIS, klok=later))] == [leesmap.id]
    assert scherm.meld.isEnabled()
    assert not scherm.terug.isEnabled()


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler's pdftotext is not installed")
def test_that_another_reader_opens_it_with_the_words_on_the_screen_only_and_finds_the_agenda_and_nothing_else(
    verloop: Programma, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The walk of screens.md part 11, 14: the leesmap of the voorzitter for 26 mei, by the keyboard.

    The program of poppler takes 32 characters of a passphrase from its command line, and no more.
    """
    monkeypatch.setattr(woordenlijst, "stel_voor", lambda: WOORDEN)
    ruimte, hand = meld_aan(verloop), Hand(verloop, kijk=kijk_mee(verloop))
    dienst = ruimte.omgeving.dienst
    zitting = next(z for z in dienst.overzichten.zittingen() if z.datum == date(2027, 5, 26)).id
    zittingen.agenderen(dienst, zitting, dossier(hand, "2026-0410"))
    ruimte.omgeving.navigatie.naar_zitting(zitting)
    hand.rust()
    view = ruimte.schil.huidige()
    assert isinstance(view, ZittingView)
    hand.spatie(cast(ZittingAgendaView, view.deel).leesmapknop)
    keuze = cast(LeesmapDialoog, QApplication.activeModalWidget())
    for vinkje in keuze.vinkjes:
        if vinkje.waarde() and vinkje.label != TERHORST.naam:
            hand.spatie(vinkje.editor)
    assert isinstance(verloop.feedback, Stilfeedback)
    verloop.feedback._paden.append(tmp_path)
    hand.druk(TOETS.Key_Return, CTRL)
    zinnen = cast(Leesmapwachtzinnen, QApplication.activeModalWidget())
    hand.toon("leesmap")
    wachtzin = next(t.text() for t in zinnen.findChildren(Tekst) if t.accessibleName() == f"Wachtzin voor {TERHORST.naam}")
    (bestand,) = tmp_path.glob("*.pdf")

    zonder = subprocess.run(["pdftotext", bestand, "-"], capture_output=True, text=True, check=False)
    assert (zonder.returncode != 0, zonder.stdout) == (True, "")
    met = subprocess.run(["pdftotext", "-upw", wachtzin, bestand, "-"], capture_output=True, text=True, check=True).stdout
    kenmerken = {a.kenmerk for a in dienst.overzichten.aanvragen()}
    assert {k for k in kenmerken if k in met} == {"2026-0410"}
    hand.druk(TOETS.Key_Return, CTRL)
    assert zinnen.isVisible(), "not before they were noted"
    hand.spatie(zinnen.genoteerd.editor)
    hand.spatie(zinnen.dicht)
    assert QApplication.activeModalWidget() is None
