"""*Terugzetten* in the window: what would be lost is on the screen, nothing happens without a reason, and then it is done."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cvt_desktop.bootstrap.programma import Programma
from cvt_desktop.domain.errors import RegisterError
from cvt_desktop.domain.notitie import Notitiesoort
from cvt_desktop.domain.oefenen import oefenwachtzin
from cvt_desktop.ports.reservekopie import Reservekopie
from cvt_desktop.ports.toegang import Kluis
from cvt_desktop.ports.voortgang import Voortgang
from cvt_desktop.runtime.paths import find_paths
from cvt_desktop.services import notities
from cvt_desktop.services.terugzetten import Klaargezet, Ontgrendel, Verlies, Verliesregel, Verliessoort
from tests.kopieregister import NU, Proef, maak_proef
from tests.ui.pages.programma import meld_aan, wacht, zet_oefenregister
from ui.feedback import Stilfeedback
from ui.presenters.terugzetten import TerugzettenPresenter, _beeld
from ui.tasks import Taken
from ui.tonen import Keuze
from ui.views.login import LoginView
from ui.views.reservekopieen import ReservekopieenView
from ui.views.terugzetten import TerugzettenView
from ui.views.terugzetten_keuze import KopiekeuzeView
from ui.widgets.tekst import Tekst

BEHEERDER = "Mirthe Kranenbosch"
REDEN = "Een verkeerde import heeft de dossiers verknoeid."


@dataclass
class NepTerugzetter:
    """Remembers what was asked; ``fout`` is raised instead."""

    fout: Exception | None = None
    gevraagd: str = ""

    def zet_klaar(
        self, kopie: Reservekopie, doel: Path, ontgrendel: Ontgrendel, *, reden: str, voortgang: Voortgang, verloren_tot: int
    ) -> Klaargezet:
        ontgrendel(doel)
        if self.fout is not None:
            raise self.fout
        return Klaargezet(doel=doel, kluis=kopie.gegevens.kluis, kwijt=0)

    def ontgrendel(self, map_: Path, gebruiker: UUID, wachtzin: str) -> Kluis:
        self.gevraagd = f"{gebruiker} {wachtzin}"
        return None  # type: ignore[return-value]

    def ontgrendel_met_code(self, map_: Path, code: str) -> Kluis:
        self.gevraagd = code
        return None  # type: ignore[return-value]


@pytest.fixture
def proef(tmp_path: Path) -> Iterator[Proef]:
    gemaakt = maak_proef(tmp_path)
    yield gemaakt
    gemaakt.geopend.sluit()


def maak_pagina(qtbot: QtBot, taken: Taken, presenter: TerugzettenPresenter) -> TerugzettenView:
    view = TerugzettenView(presenter, taken, Stilfeedback([True, True]), lambda: None)
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.show()
    assert taken.wacht_tot_leeg()
    QTest.qWait(10)  # what was put in a page is shown in the next turn
    return view


def teksten(pagina: TerugzettenView) -> str:
    return " ".join(tekst.text() for tekst in pagina.findChildren(Tekst) if tekst.isVisible())


def test_that_the_page_says_what_would_be_lost(qtbot: QtBot, taken: Taken, proef: Proef) -> None:
    kopie = proef.kopie()
    aanvraag = proef.geopend.databank.overzichten.aanvragen()[0].id
    notities.schrijven(proef.geopend.dienst, aanvraag, Notitiesoort.NOTITIE, "Gebeld.")
    pagina = maak_pagina(qtbot, taken, TerugzettenPresenter(NepTerugzetter(), kopie, proef.bron.map_, (), proef.geopend))
    assert "Dit raakt u kwijt" in teksten(pagina)
    assert "1 dossier gewijzigd 0 stemmingen" in teksten(pagina)
    (regel,) = pagina.tabel.model.rijen()
    assert (regel.kenmerk, regel.tekst) == ("2026-0391", "Notitie geschreven")


def test_that_a_dossier_that_was_removed_and_comes_back_is_named_with_what_to_do() -> None:
    regel = Verliesregel(soort=Verliessoort.DOSSIER, kenmerk="2026-0438", tekst="Dossier verwijderd", wie="W. Terhorst",
                         laatst=NU, aantal=1, verwijderd=True)  # fmt: skip
    for regels, zin in (
        ((regel,), "Het verwijderde dossier 2026-0438 komt terug: schrijf dat op, en verwijder het opnieuw."),
        ((regel, replace(regel, kenmerk="2026-0391")),
         "De verwijderde dossiers 2026-0391 en 2026-0438 komen terug: schrijf dat op, en verwijder ze opnieuw."),
        ((replace(regel, verwijderd=False),), "staat er straks niet meer in."),
    ):  # fmt: skip
        assert _beeld(Verlies(vergelijkbaar=True, regels=regels), "wo 12 mei 2027").uitleg.endswith(zin)


def test_that_nothing_lost_is_said_as_well(qtbot: QtBot, taken: Taken, proef: Proef) -> None:
    pagina = maak_pagina(qtbot, taken, TerugzettenPresenter(NepTerugzetter(), proef.kopie(), proef.bron.map_, (), proef.geopend))
    assert "U raakt niets kwijt" in teksten(pagina)
    assert not pagina.tabel.isVisible()


def test_that_without_a_register_it_is_said_that_it_cannot_be_told(qtbot: QtBot, taken: Taken, proef: Proef) -> None:
    namen = (Keuze(waarde=str(UUID(int=7)), tekst="Iemand"),)
    presenter = TerugzettenPresenter(NepTerugzetter(), proef.kopie(), proef.bron.map_, namen)
    pagina = maak_pagina(qtbot, taken, presenter)
    assert "er is geen register geopend" in teksten(pagina)
    pagina.knop.click()
    assert pagina.vorm.gebruiker.fout() == "Kies uw naam."


def test_that_a_reason_and_a_secret_are_asked_at_their_fields(qtbot: QtBot, taken: Taken, proef: Proef) -> None:
    terugzetter = NepTerugzetter()
    pagina = maak_pagina(qtbot, taken, TerugzettenPresenter(terugzetter, proef.kopie(), proef.bron.map_, (), proef.geopend))
    pagina.knop.click()
    assert "waarom" in pagina.vorm.reden.fout()
    assert "wachtzin" in pagina.vorm.wachtzin.fout()
    assert terugzetter.gevraagd == ""


def test_that_a_refusal_stands_at_its_field_and_the_page_can_be_used_again(
    qtbot: QtBot, taken: Taken, proef: Proef
) -> None:
    terugzetter = NepTerugzetter(fout=RegisterError("Deze wachtzin past niet.", veld="wachtzin"))
    pagina = maak_pagina(qtbot, taken, TerugzettenPresenter(terugzetter, proef.kopie(), proef.bron.map_, (), proef.geopend))
    pagina.vorm.reden.zet_waarde(REDEN)
    pagina.vorm.code.zet_waarde("123456")
    pagina.knop.click()
    assert taken.wacht_tot_leeg()
    assert terugzetter.gevraagd == "123456"
    assert pagina.vorm.wachtzin.fout() == "Deze wachtzin past niet."
    assert pagina.knop.isEnabled()
    pagina.vorm.wachtzin.regel.setText("half")
    assert pagina.vorm.wachtzin.fout() == "", "what is said about the old words goes with them"
    pagina.vorm.code.zet_waarde("")
    QTest.keyClick(pagina.vorm.wachtzin.regel, Qt.Key.Key_Return)
    assert taken.wacht_tot_leeg()
    assert terugzetter.gevraagd.endswith("half"), "Enter behind it is the act"
    assert pagina.vorm.wachtzin.waarde() == "", "else the next words come behind the wrong ones"


@pytest.mark.slow
def test_that_the_beheerder_puts_the_register_back_in_the_window(qapp: QApplication, basis: Path) -> None:
    paden = find_paths()
    zet_oefenregister(paden, basis)
    feedback = Stilfeedback([True])
    een = Programma(qapp, paden, feedback=feedback)
    een.begin(oefenregister=True)
    try:
        ruimte = meld_aan(een, BEHEERDER)
        ruimte.schil.naar("reservekopieen")
        lijst = ruimte.schil.huidige()
        assert isinstance(lijst, ReservekopieenView)
        lijst.maak.click()
        wacht(lambda: bool(lijst.tabel.model.rijen()))
        (rij,) = lijst.tabel.model.rijen()
        lijst.zet_terug.click()
        wacht(lambda: isinstance(ruimte.schil.huidige(), TerugzettenView))
        pagina = ruimte.schil.huidige()
        assert isinstance(pagina, TerugzettenView)
        pagina.vorm.reden.zet_waarde(REDEN)
        pagina.vorm.wachtzin.zet_waarde(oefenwachtzin(BEHEERDER))
        pagina.knop.click()
        wacht(lambda: isinstance(een.venster.pagina(), LoginView), 60)
        login = een.venster.pagina()
        assert isinstance(login, LoginView)
        assert "De reservekopie is teruggezet." in login.melding.tekst()
        assert "oefenregister-voor-terugzetten-" in login.melding.tekst()
        met_terug = meld_aan(een, BEHEERDER)
        with met_terug.omgeving.geopend.databank.lezen() as uow:
            assert [t.reden for t in uow.terugzettingen.all()] == [REDEN]
        met_terug.schil.naar("reservekopieen")
        daarna = met_terug.schil.huidige()
        assert isinstance(daarna, ReservekopieenView)
        wacht(lambda: daarna.teruggezet.text().endswith(f"door {BEHEERDER}, naar de kopie van {rij.datum}: {REDEN}"))
    finally:
        een.venster.close()
        een.venster.deleteLater()
        een.thema.deleteLater()


@pytest.mark.slow
def test_that_the_start_page_brings_a_register_back_that_is_gone(qapp: QApplication, basis: Path) -> None:
    paden = find_paths()
    zet_oefenregister(paden, basis)
    een = Programma(qapp, paden, feedback=Stilfeedback([True]))
    een.begin(oefenregister=True)
    try:
        ruimte = meld_aan(een, BEHEERDER)
        ruimte.schil.naar("reservekopieen")
        lijst = ruimte.schil.huidige()
        assert isinstance(lijst, ReservekopieenView)
        lijst.maak.click()
        wacht(lambda: bool(lijst.tabel.model.rijen()))
        een.vergrendel()
        shutil.rmtree(paden.practice_register)
        een.toon_start()
        een._on_start_chosen("terugzetten")
        keuze = een.venster.pagina()
        assert isinstance(keuze, KopiekeuzeView)
        wacht(lambda: bool(keuze.tabel.model.rijen()))
        keuze.verder.click()
        pagina = een.venster.pagina()
        assert isinstance(pagina, TerugzettenView)
        wie = next(k.waarde for k in pagina._p.namen if k.tekst == BEHEERDER)
        pagina.vorm.gebruiker.zet_waarde(wie)
        pagina.vorm.reden.zet_waarde("De map van het register is weg.")
        pagina.vorm.wachtzin.zet_waarde(oefenwachtzin(BEHEERDER))
        pagina.knop.click()
        wacht(lambda: isinstance(een.venster.pagina(), LoginView), 60)
        meld_aan(een, BEHEERDER)
    finally:
        een.venster.close()
        een.venster.deleteLater()
        een.thema.deleteLater()
