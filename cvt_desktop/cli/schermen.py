"""A picture of every screen, made without a display: the real window on a practice register of its own."""

from __future__ import annotations

import gc
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before the first Qt import (house.md trap 4)
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"  # what is made here leaves nothing in a keyring

from PySide6.QtCore import QBuffer, QCoreApplication, QEvent, QIODevice
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from cvt_desktop.basis.bestanden import schrijf_atomair
from cvt_desktop.basis.tekst import vouw
from cvt_desktop.bootstrap.programma import Programma
from cvt_desktop.bootstrap.venster import maak_app
from cvt_desktop.cli.rondgang import Beeld, Rondgang
from cvt_desktop.cli.schermstand import Opzet
from cvt_desktop.runtime.paths import Paths, find_paths
from ui.feedback import Stilfeedback
from ui.levensduur import houd_in_leven
from ui.main_window import GEWOON
from ui.theme import kleuren

_SCHADUW = QColor(0, 0, 0, 70)


T = TypeVar("T")


def maak_schermen(map_: Path) -> list[Path]:
    """Write one PNG for each screen in ``map_``, at 1280 by 720; gives their paths in the order of the round.

    Raises ``CvtError`` and ``OSError``.
    """
    map_.mkdir(parents=True, exist_ok=True)
    return maak_ronde(lambda nummer, beeld, programma: _bewaar(map_, nummer, beeld, programma))


def maak_ronde(doe: Callable[[int, Beeld, Programma], T]) -> list[T]:
    """What ``doe`` makes of each screen, numbered from 1, in a window of 1280 by 720.

    The register lies below the data folder of the program while it is needed, and is gone afterwards. Raises
    ``CvtError`` and ``OSError``.
    """
    with open_venster(lambda register, map_: Opzet(register, map_).maak()) as (programma, stand):
        beelden = enumerate(Rondgang(programma, stand).beelden(), 1)
        return [doe(nummer, beeld, programma) for nummer, beeld in beelden]


@contextmanager
def open_venster(maak: Callable[[Path, Path], T]) -> Iterator[tuple[Programma, T]]:
    """The window, at the login of the practice register that ``maak`` makes, and what ``maak`` gave.

    ``maak`` gets the folder of the register and one for what lies beside it; both are gone afterwards. Raises ``CvtError``
    and ``OSError``.
    """
    houd_in_leven()
    werkmap = find_paths().data / f"schermen-{uuid4().hex[:12]}"
    paden = Paths(data=werkmap / "data", config=werkmap / "config", log=werkmap / "log")
    paden.ensure()
    try:
        stand = maak(paden.practice_register, werkmap)
        bestaande = QApplication.instance()
        app = bestaande if isinstance(bestaande, QApplication) else maak_app()
        programma = Programma(app, paden, feedback=Stilfeedback())
        programma.begin(oefenregister=True)
        programma.venster.resize(*GEWOON)
        programma.venster.activateWindow()
        try:
            with _niets_stil():
                yield programma, stand
        finally:
            programma.venster.close()
            programma.venster.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            gc.unfreeze()
            gc.collect()
    finally:
        shutil.rmtree(werkmap, ignore_errors=True)


@contextmanager
def _niets_stil() -> Iterator[None]:
    """Qt goes on after an error in a slot; a picture of what was there before would hide it."""
    fouten: list[BaseException] = []
    haak = sys.excepthook
    sys.excepthook = lambda _soort, fout, _spoor: fouten.append(fout)
    try:
        yield
    finally:
        sys.excepthook = haak
    if fouten:
        raise fouten[0]


def _bewaar(map_: Path, nummer: int, beeld: Beeld, programma: Programma) -> Path:
    pad = map_ / f"{nummer:02}-{bestandsnaam(beeld)}.png"
    schrijf_atomair(pad, png(afbeelding(beeld, programma)))
    return pad


def bestandsnaam(beeld: Beeld) -> str:
    """The name of a screen, for a file: without capitals, accents and blanks."""
    return "-".join(vouw(beeld.naam).split())


def afbeelding(beeld: Beeld, programma: Programma) -> QPixmap:
    """The window, and a dialog over it where it stands."""
    venster = programma.venster
    plaat = venster.grab()
    if beeld.dialoog is not None:
        erop = beeld.dialoog.grab()
        schilder = QPainter(plaat)
        schilder.fillRect(venster.rect(), _SCHADUW)
        plek = beeld.dialoog.rect().translated(venster.rect().center() - beeld.dialoog.rect().center())
        schilder.drawPixmap(plek.topLeft(), erop)
        schilder.setPen(QColor(kleuren(venster).rand))  # the frame that the system draws; on dark the dialog is else not seen
        schilder.drawRect(plek.adjusted(-1, -1, 0, 0))
        schilder.end()
    return plaat


def png(plaat: QPixmap) -> bytes:
    """The picture as a file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    plaat.save(buffer, "PNG")
    return bytes(buffer.data().data())
