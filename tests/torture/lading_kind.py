"""The screens of the program, over a register in which every text is a payload; prints what was not shown as it is.

A number as argument: no more than so many of them.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from itertools import islice

import pytest
from PySide6.QtCore import QAbstractListModel, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QTextEdit,
    QToolTip,
    QWidget,
)

from cvt_desktop.adapters.vault import kdf
from cvt_desktop.bootstrap import open_geopend
from cvt_desktop.bootstrap.programma import Programma
from cvt_desktop.bootstrap.venster import maak_app
from cvt_desktop.cli.rondgang import Beeld, Rondgang
from cvt_desktop.cli.schermstand import Opzet
from cvt_desktop.domain.oefenen import oefenwachtzin
from cvt_desktop.runtime.paths import find_paths
from cvt_desktop.services.oefenregister import SECRETARIS
from tests.opdrachten import laat_geheugen_los
from tests.torture.lading import AAS, KORT, LADING, vergiftig
from ui.feedback import Stilfeedback, Vensterfeedback
from ui.levensduur import houd_in_leven

_LETTERLIJK = f'<img src="file://{AAS}'


class Kijker:
    """Looks at each screen: ``gezien`` counts the texts with a payload, ``mis`` says where one would act."""

    def __init__(self) -> None:
        self.gezien: dict[str, int] = {}
        self.mis: list[str] = []

    def bekijk(self, beeld: Beeld) -> None:
        """One screen, and the dialog over it."""
        aantal = 0
        for vak in (beeld.scherm, beeld.dialoog):
            if vak is not None:
                vak.window().grab()
                for widget in (vak, *vak.findChildren(QWidget)):
                    aantal += sum(_LETTERLIJK in tekst for tekst in _teksten(widget))
                    self.mis += [f"{beeld.naam}: {wat}" for wat in _gevaar(widget)]
        self.gezien[beeld.naam] = aantal


def _teksten(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel | QLineEdit):
        yield widget.text()
    elif isinstance(widget, QPlainTextEdit):
        yield widget.toPlainText()
    elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
        model = widget.model()
        kolommen = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
        for rij in range(min(model.rowCount(), 40)):
            for kolom in range(kolommen):
                yield str(model.index(rij, kolom).data() or "")


def _tekst(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QLabel) else ""


def _gevaar(widget: QWidget) -> Iterator[str]:
    soort = type(widget).__name__
    if isinstance(widget, QTextEdit):
        yield f"{soort} is made of rich text"
    if isinstance(widget, QAbstractItemView) and widget.model() is not None and widget.model().rowCount():
        tip = str(widget.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole) or "")
        if "<img" in tip:
            yield f"the tool tip of a cell of {soort} is markup"
    eigen = widget.metaObject().className() == "QTipLabel" and "<img" not in (tip := _tekst(widget)) and "<a " not in tip
    if isinstance(widget, QLabel) and widget.textFormat() is not Qt.TextFormat.PlainText and "<" in widget.text() and not eigen:
        yield f"{soort} takes its text as markup"
    for naam, tip in (("tool tip", widget.toolTip()), ("what's this", widget.whatsThis()), ("status tip", widget.statusTip())):
        if "<img" in tip or "<a " in tip:
            yield f"the {naam} of {soort} is markup"
        elif AAS in tip:
            QToolTip.showText(widget.mapToGlobal(widget.rect().center()), tip, widget)  # painted in the next turn


def _dozen(programma: Programma, kijker: Kijker) -> None:
    """The message boxes themselves: what goes wrong often names what somebody typed."""
    echt = Vensterfeedback(programma.venster)
    vak = echt._vak(QMessageBox.Icon.Warning, KORT, LADING)
    vak.show()
    QApplication.processEvents()
    vak.grab()
    kijker.bekijk(Beeld(naam="melding", scherm=vak))
    vak.close()


def main() -> None:
    """Prints one line of JSON."""
    kdf.lower_floor_for_tests()
    laat_geheugen_los(pytest.MonkeyPatch())
    houd_in_leven()
    paden = find_paths()
    paden.ensure()
    stand = Opzet(paden.practice_register, paden.data).maak()
    geopend = open_geopend(paden.practice_register, SECRETARIS.naam, oefenwachtzin(SECRETARIS.naam))
    aantal = vergiftig(geopend.databank)  # type: ignore[arg-type]  # a DbRegister
    geopend.sluit()
    app, kijker = maak_app(), Kijker()
    assert isinstance(app, QApplication)
    programma = Programma(app, paden, feedback=Stilfeedback())
    programma.begin(oefenregister=True)
    hoeveel = int(sys.argv[1]) if sys.argv[1:] else None
    for beeld in islice(Rondgang(programma, stand).beelden(), hoeveel):
        kijker.bekijk(beeld)
    _dozen(programma, kijker)
    sys.stdout.write(json.dumps({"aggregaten": aantal, "gezien": kijker.gezien, "mis": kijker.mis}) + "\n")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
