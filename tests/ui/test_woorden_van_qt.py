"""Qt's own windows speak Dutch: where a system has no file dialog of its own, Qt shows this one."""

from __future__ import annotations

import os
import subprocess
import sys

_TOON = """
from PySide6.QtWidgets import QFileDialog, QLabel
from cvt_desktop.bootstrap.venster import maak_app
app = maak_app()
vak = QFileDialog()
vak.setOption(QFileDialog.Option.DontUseNativeDialog)
print("|".join(label.text().replace("&", "") for label in vak.findChildren(QLabel)))
"""


def test_that_the_file_dialog_of_qt_has_no_english_word() -> None:
    omgeving = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    uit = subprocess.run([sys.executable, "-c", _TOON], env=omgeving, capture_output=True, text=True, check=True, timeout=120)
    assert uit.stdout.strip() == "Zoeken in:|Bestandsnaam:|Bestandstype:"
