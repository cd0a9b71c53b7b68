"""Qt's own windows speak Dutch: where a system has no file dialog of its own, Qt shows this one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from ui.bestandswoorden import grootte, soort

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


_LIJST = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem, QTreeView, QWidget
from cvt_desktop.bootstrap.venster import maak_app
app = maak_app()
QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
from ui.feedback import PDF, Vensterfeedback
venster = QWidget()
vak = Vensterfeedback(venster, Path(sys.argv[1]))._bestandsvak("Kies", PDF, "ExistingFile")
vak.show()
boom = vak.findChild(QTreeView, "treeView")
model, hier = boom.model(), boom.rootIndex()
while model.rowCount(boom.rootIndex()) < 2:
    QTest.qWait(20)
hier = boom.rootIndex()
for rij in range(model.rowCount(hier)):
    woorden = []
    for kolom in range(4):
        index, optie = model.index(rij, kolom, hier), QStyleOptionViewItem()
        (boom.itemDelegateForColumn(kolom) or boom.itemDelegate()).initStyleOption(optie, index)
        woorden.append(optie.text)
    print("|".join(woorden))
"""


def test_that_the_list_of_files_speaks_dutch_and_counts_as_the_program(tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(b"x" * 3_000_000)
    (tmp_path / "map").mkdir()
    omgeving = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    uit = subprocess.run([sys.executable, "-c", _LIJST, str(tmp_path)], env=omgeving, capture_output=True, text=True, check=True,
                         timeout=120)  # fmt: skip
    map_, bestand = (regel.split("|") for regel in uit.stdout.splitlines())
    assert (map_[:3], bestand[:3]) == (["map", "", "Map"], ["scan.pdf", "2,9 MB", "PDF-document"])
    assert bestand[3][2] == bestand[3][5] == "-"


def test_that_an_unknown_kind_of_file_is_called_by_its_ending() -> None:
    assert [soort(achter) for achter in ("PDF", "odt", "")] == ["PDF-document", "ODT-bestand", "bestand"]
    assert [grootte(b) for b in (0, 20_000, 2**20)] == ["1 kB", "19 kB", "1,0 MB"]
