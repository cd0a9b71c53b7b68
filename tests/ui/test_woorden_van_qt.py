"""Qt's own windows speak Dutch: where a system has no file dialog of its own, Qt shows this one."""

from __future__ import annotations

import os
import subprocess
import sys

_TOON = """
import tempfile
from PySide6.QtCore import QFileInfo
from PySide6.QtWidgets import QFileDialog, QLabel
from cvt_desktop.bootstrap.venster import maak_app
app = maak_app()
vak = QFileDialog()
vak.setOption(QFileDialog.Option.DontUseNativeDialog)
print("|".join(label.text().replace("&", "") for label in vak.findChildren(QLabel)))
print(vak.iconProvider().type(QFileInfo(tempfile.gettempdir())))
"""


def test_that_the_file_dialog_of_qt_has_no_english_word() -> None:
    omgeving = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    uit = subprocess.run([sys.executable, "-c", _TOON], env=omgeving, capture_output=True, text=True, check=True, timeout=120)
    zoeken, map_ = uit.stdout.splitlines()
    assert zoeken == "Zoeken in:|Bestandsnaam:|Bestandstype:"
    assert sys.platform in {"win32", "darwin"} or map_ == "Map", "there the dialog of the system is shown"
