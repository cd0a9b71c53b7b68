"""Starts the window."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

from cvt_desktop.bootstrap.programma import Programma
from cvt_desktop.runtime.logging_setup import start_logging, stop_logging
from cvt_desktop.runtime.paths import find_paths
from resources import path
from ui.levensduur import houd_in_leven
from ui.opruimer import Opruimer


def maak_app() -> QApplication:
    """The application, with the Dutch words of Qt's own buttons. The style is named here: Qt then makes it once.

    With it the collector comes to the thread of the window: no window without an ``Opruimer``.
    """
    app = QApplication([*sys.argv[:1], "-style", "Fusion"])
    Opruimer(app)
    app.setApplicationName("CvT Desktop")
    van_qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for naam, map_ in (("qtbase_nl", van_qt), ("aanvulling_nl", str(path("qt")))):
        vertaling = QTranslator(app)
        if vertaling.load(naam, map_):
            app.installTranslator(vertaling)
    return app


def start(*, oefenregister: bool, map_: Path | None = None) -> int:
    """Run until the window closes, beginning at the practice register or at ``map_``; the exit code of Qt."""
    houd_in_leven()
    paden = find_paths()
    logboek = start_logging(paden.log_file)
    try:
        app = maak_app()
        programma = Programma(app, paden)
        programma.vang_op()
        programma.begin(oefenregister=oefenregister, map_=map_)
        return programma.app.exec()
    finally:
        stop_logging(logboek)
