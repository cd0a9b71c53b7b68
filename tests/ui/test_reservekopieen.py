"""*Reservekopieën*: one more now, the second place, and that the window stays usable and says how it stands."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cvt_desktop.domain.beveiligingspunt import Beveiligingsstand
from cvt_desktop.domain.reservekopie import Aanleiding
from cvt_desktop.ports.voortgang import Voortgang
from cvt_desktop.services import reservekopie
from cvt_desktop.services.aanmelden import Geopend
from cvt_desktop.services.reservekopie import Overzicht
from tests.kopieregister import GEREEDSCHAP, NU, Proef, maak_proef
from ui.feedback import Stilfeedback
from ui.presenters.reservekopieen import ReservekopieenPresenter, grootte
from ui.tasks import Taken
from ui.views.reservekopieen import ReservekopieenView


@dataclass
class NepKopieen:
    """The backups of a register in a test; ``wacht`` holds the making up."""

    proef: Proef
    tweede: Path | None = None
    tweede_vast: bool = False
    wacht: threading.Event | None = None
    moment: datetime = NU

    @property
    def eerste(self) -> Path:
        return self.proef.bron.eerste

    def nu(self) -> datetime:
        return self.moment

    def zet_tweede(self, map_: Path | None) -> None:
        self.tweede = map_

    def bron(self) -> reservekopie.Kopiebron:
        bron = self.proef.bron
        return reservekopie.Kopiebron(map_=bron.map_, kluis=bron.kluis, sleutels=bron.sleutels, eerste=bron.eerste,
                                      tweede=self.tweede)  # fmt: skip

    def overzicht(self, _geopend: Geopend) -> Overzicht:
        return reservekopie.overzicht(GEREEDSCHAP, self.bron())

    def maak(self, _geopend: Geopend, aanleiding: Aanleiding, voortgang: Voortgang) -> None:
        while self.wacht is not None and not self.wacht.wait(0.01):
            voortgang.controleer()
        reservekopie.maak(GEREEDSCHAP, self.bron(), aanleiding=aanleiding, nu=self.moment, voortgang=voortgang)


@pytest.fixture
def kopieen(tmp_path: Path) -> Iterator[NepKopieen]:
    proef = maak_proef(tmp_path)
    yield NepKopieen(proef)
    proef.geopend.sluit()


@pytest.fixture
def pagina(qtbot: QtBot, kopieen: NepKopieen, taken: Taken) -> ReservekopieenView:
    view = ReservekopieenView(ReservekopieenPresenter(kopieen.proef.geopend, kopieen), taken, Stilfeedback(), lambda: None)
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.show()
    assert taken.wacht_tot_leeg()
    return view


def maak_een(pagina: ReservekopieenView, taken: Taken) -> None:
    pagina.maak.click()
    assert taken.wacht_tot_leeg()


def teksten(pagina: ReservekopieenView) -> str:
    from ui.widgets.tekst import Tekst

    return " ".join(tekst.text() for tekst in pagina.findChildren(Tekst) if tekst.isVisible())


def test_that_a_backup_is_made_from_the_page_and_stands_in_its_list(pagina: ReservekopieenView, taken: Taken) -> None:
    assert "Er is nog geen reservekopie." in teksten(pagina)
    maak_een(pagina, taken)
    (rij,) = pagina.tabel.model.rijen()
    assert rij.datum == "wo 12-05-2027 12.00"
    assert (rij.aanleiding, rij.bijlagen, rij.stand.tekst) == ("op verzoek", 4, "nagelezen")
    assert "gemaakt en helemaal nagelezen" in pagina.melding.tekst()


def test_that_who_asked_for_a_backup_stands_in_the_log(pagina: ReservekopieenView, taken: Taken, kopieen: NepKopieen) -> None:
    maak_een(pagina, taken)
    with kopieen.proef.geopend.databank.lezen() as uow:
        assert uow.logboek.laatste(1)[0].actie == "reservekopie.maken"
        assert uow.logboek.laatste(1)[0].digest == ""  # making one is no reason to make another


def test_that_the_page_stays_usable_while_it_is_busy_and_can_be_stopped(
    pagina: ReservekopieenView, taken: Taken, kopieen: NepKopieen
) -> None:
    kopieen.wacht = threading.Event()
    pagina.maak.click()
    QTest.qWait(20)
    assert pagina.voortgang.stop.isVisible()
    assert not pagina.maak.isEnabled()
    assert pagina.tabel.isEnabled()
    pagina.voortgang.stop.click()
    assert taken.wacht_tot_leeg()
    assert "Gestopt" in pagina.melding.tekst()
    assert pagina.maak.isEnabled()
    assert not pagina.voortgang.stop.isVisible()
    assert pagina.tabel.model.rijen() == []


def test_that_what_went_wrong_is_said_with_its_cure(
    pagina: ReservekopieenView, taken: Taken, kopieen: NepKopieen
) -> None:
    kopieen.proef.bron.eerste.write_bytes(b"a file where the folder should be")
    maak_een(pagina, taken)
    assert "op die plaats staat een bestand" in pagina.melding.tekst()
    assert pagina.maak.isEnabled()


def test_that_the_second_place_is_chosen_and_filled(
    pagina: ReservekopieenView, taken: Taken, kopieen: NepKopieen, tmp_path: Path
) -> None:
    assert "Er is geen tweede plaats" in teksten(pagina)
    (tmp_path / "stick").mkdir()
    pagina._feedback = Stilfeedback(paden=[tmp_path / "stick"])
    pagina.plaatsen.kies.click()
    assert taken.wacht_tot_leeg()
    maak_een(pagina, taken)
    assert [rij.plaats for rij in pagina.tabel.model.rijen()] == ["beide"]
    QTest.qWait(50)  # the card that was made anew is shown in an event of its own
    assert "De nieuwste kopie op de tweede plaats is van vandaag." in teksten(pagina)


@pytest.mark.parametrize("binnen", ["register", "register/bijlagen", "kopieen", "."])
def test_that_the_register_itself_is_no_second_place(
    pagina: ReservekopieenView, kopieen: NepKopieen, tmp_path: Path, binnen: str
) -> None:
    pagina._feedback = Stilfeedback(paden=[tmp_path / binnen])
    pagina.plaatsen.kies.click()
    assert "op een andere schijf" in pagina.melding.tekst()
    assert kopieen.tweede is None


def test_that_an_absent_second_place_is_said_calmly_and_after_a_week_as_a_warning(
    pagina: ReservekopieenView, taken: Taken, kopieen: NepKopieen, tmp_path: Path
) -> None:
    kopieen.tweede = tmp_path / "stick"
    kopieen.tweede.mkdir()
    maak_een(pagina, taken)
    kopieen.tweede.rename(tmp_path / "weg")
    kopieen.moment = NU + timedelta(days=2)
    maak_een(pagina, taken)
    assert "Nu niet aangesloten; het programma werkt haar bij zodra zij er weer is." in teksten(pagina)
    assert "De nieuwste kopie daar is van 12-05-2027." in teksten(pagina)
    assert all(punt.goed for punt in ReservekopieenPresenter(kopieen.proef.geopend, kopieen).staat().punten)
    kopieen.moment = NU + timedelta(days=9)
    _, tweede = ReservekopieenPresenter(kopieen.proef.geopend, kopieen).staat().punten
    assert (tweede.goed, tweede.dringend) == (False, True)
    assert "van 9 dagen geleden" in tweede.tekst


def test_that_a_place_of_the_policy_cannot_be_changed(pagina: ReservekopieenView, taken: Taken, kopieen: NepKopieen) -> None:
    kopieen.tweede, kopieen.tweede_vast = kopieen.proef.bron.tweede, True
    pagina.ververs()
    assert taken.wacht_tot_leeg()
    assert not pagina.plaatsen.kies.isVisible()
    assert not pagina.plaatsen.weg.isVisible()
    assert "De ICT-afdeling heeft deze plaats gekozen." in teksten(pagina)


def test_that_sizes_are_written_as_people_say_them() -> None:
    assert [grootte(n) for n in (380_000, 12_300_000, 3_140_000_000)] == ["0,4 MB", "12 MB", "3,1 GB"]


def test_that_a_practice_register_is_promised_no_backup_by_itself(kopieen: NepKopieen) -> None:
    gezien = kopieen.overzicht(kopieen.proef.geopend)
    eigen, oefen = (reservekopie.punten(gezien, nu=NU, oefen=wel) for wel in (False, True))
    assert "vanzelf" in " ".join(p.middel for p in eigen)
    assert [p.stand for p in oefen] == [Beveiligingsstand.GOED] * 2
    assert [p.tekst for p in oefen] == ["Van dit oefenregister komt alleen een reservekopie als u het vraagt.",
                                        "Een oefenregister heeft geen tweede plaats nodig."]  # fmt: skip
    assert not any(p.middel for p in oefen)
