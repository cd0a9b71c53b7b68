"""After a session with changes a process of its own makes the backup; the window neither waits nor keeps the key."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from cvt_desktop.adapters.reservekopie import naloop
from cvt_desktop.adapters.reservekopie.plaats import Plaatsen
from cvt_desktop.adapters.vault.datasleutel import Datasleutel
from cvt_desktop.bootstrap.programma import Programma
from cvt_desktop.bootstrap.reservekopieen import Reservekopieen
from cvt_desktop.domain.notitie import Notitiesoort
from cvt_desktop.ports.reservekopie import Reservekopie
from cvt_desktop.runtime.paths import find_paths
from cvt_desktop.services import notities
from tests.kopieregister import GEREEDSCHAP, NU, Proef, is_bruikbaar, maak_proef
from tests.ui.pages.programma import meld_aan, zet_oefenregister
from ui.feedback import Stilfeedback

_WACHT = 60


@pytest.fixture
def proef(tmp_path: Path) -> Iterator[Proef]:
    gemaakt = maak_proef(tmp_path)
    yield gemaakt
    gemaakt.geopend.sluit()


def kopieen(proef: Proef) -> Reservekopieen:
    return Reservekopieen(eerste=proef.bron.eerste, tweede=lambda: None, tweede_vast=False, zet_tweede=lambda _: None,
                          nu=lambda: NU, gereedschap=GEREEDSCHAP)  # fmt: skip


def klaar(proces: subprocess.Popen[bytes] | None) -> None:
    assert proces is not None
    assert proces.wait(_WACHT) == 0


def test_that_a_session_with_changes_leaves_a_backup_after_its_keys_are_gone(proef: Proef) -> None:
    sleutels = Datasleutel(proef.geopend.kluis.db_sleutel(), proef.bron.kluis)
    proces = kopieen(proef).na_sessie(proef.geopend)
    proef.geopend.sluit()
    klaar(proces)
    (kopie,) = GEREEDSCHAP.plaatsen.zoek(proef.bron.eerste)
    assert is_bruikbaar(kopie, sleutels) == ""
    assert str(kopie.gegevens.aanleiding) == "na een sessie"


def test_that_a_session_without_changes_leaves_none(proef: Proef) -> None:
    proef.kopie()
    assert kopieen(proef).na_sessie(proef.geopend) is None
    with proef.geopend.databank.lezen() as uow:
        aanvraag = proef.geopend.databank.overzichten.aanvragen()[0].id
        assert uow.aanvragen.get(aanvraag).kenmerk == "2026-0391"
    notities.schrijven(proef.geopend.dienst, aanvraag, Notitiesoort.NOTITIE, "Gebeld met school.")
    klaar(kopieen(proef).na_sessie(proef.geopend))


def test_that_a_register_whose_stokje_went_makes_no_backup(proef: Proef) -> None:
    proef.geopend.databank.zet_alleen_lezen("Alleen lezen: overgedragen op 12 mei 2027 aan Laptop 2. Werk daar verder.")
    assert kopieen(proef).na_sessie(proef.geopend) is None


def test_that_the_key_is_wiped_here_and_stands_in_no_command_line_or_environment(
    proef: Proef, monkeypatch: pytest.MonkeyPatch
) -> None:
    dek = proef.geopend.kluis.db_sleutel()
    geheim = bytes(dek).hex()
    gezien: list[str] = []
    echt = subprocess.Popen

    def kijk(opdracht: tuple[str, ...], **rest: object) -> subprocess.Popen[bytes]:
        gezien.append(repr((opdracht, rest.get("env"))))
        return echt(opdracht, **rest)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess, "Popen", kijk)
    taak = naloop.Naloop(register=proef.bron.map_, kluis=proef.bron.kluis, eerste=proef.bron.eerste, tweede=None)
    klaar(naloop.start(taak, dek))
    assert dek == bytearray(32)
    assert gezien
    assert geheim not in gezien[0]


def test_that_a_failure_of_that_process_is_told_at_the_next_opening(proef: Proef) -> None:
    proef.kopie()
    (map_,) = proef.bron.eerste.iterdir()
    for naam in ("register.db", "register.db-wal", "register.db-shm"):
        (proef.bron.map_ / naam).rename(proef.bron.map_ / f"even-weg-{naam}")
    taak = naloop.Naloop(register=proef.bron.map_, kluis=proef.bron.kluis, eerste=proef.bron.eerste, tweede=None)
    assert naloop.start(taak, proef.geopend.kluis.db_sleutel()).wait(_WACHT) == 1
    assert "ontbreekt" in GEREEDSCHAP.plaatsen.lees_stand(map_.parent, proef.bron.kluis).fout


def test_that_a_practice_register_is_backed_up_only_when_somebody_asks(qapp: QApplication, tmp_path: Path) -> None:
    paden = replace(find_paths())
    zet_oefenregister(paden, tmp_path)
    een = Programma(qapp, paden, feedback=Stilfeedback())
    een.begin(oefenregister=True)
    try:
        ruimte = meld_aan(een, "Mirthe Kranenbosch")
        ruimte.schil.naar("reservekopieen")
        een.vergrendel()
        assert not paden.backups.exists()
    finally:
        een.venster.close()
        een.venster.deleteLater()
        een.thema.deleteLater()


def test_that_locking_never_looks_at_the_second_place(proef: Proef, monkeypatch: pytest.MonkeyPatch) -> None:
    proef.kopie()
    assert proef.bron.tweede is not None
    proef.bron.tweede.mkdir()
    gekeken: list[Path] = []
    echt = Plaatsen.zoek

    def kijk(zelf: Plaatsen, map_: Path) -> list[Reservekopie]:
        gekeken.append(map_)
        return echt(zelf, map_)

    monkeypatch.setattr(Plaatsen, "zoek", kijk)
    met_tweede = replace(kopieen(proef), tweede=lambda: proef.bron.tweede)
    met_tweede.na_sessie(proef.geopend)
    met_tweede.waarschuwing(proef.geopend)
    assert set(gekeken) == {proef.bron.eerste}
