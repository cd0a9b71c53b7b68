"""A form: sections on one grid, one column of labels and one of fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ui.theme import Maat, Ruimte
from ui.widgets.sectie import Sectie
from ui.widgets.veld import Veld


class Formulier(QWidget):
    """Put it in a ``Rolvak`` when it can be longer than the window.

    ``gewijzigd(naam)`` is sent for each change by a person. Errors are shown by the name of the field.
    """

    gewijzigd = Signal(str)
    hulpvorm = ""
    """The table of ``resources/hulp.toml`` with the help at its fields."""

    def __init__(self, *, labelkolom: int = Maat.LABELKOLOM) -> None:
        super().__init__()
        self._labelkolom = labelkolom
        self._secties: list[Sectie] = []
        self._gekoppeld: set[str] = set()
        self._kolom = QVBoxLayout(self)
        self._kolom.setContentsMargins(0, 0, 0, 0)
        self._kolom.setSpacing(Ruimte.L)

    def sectie(self, titel: str = "", *, vouwbaar: bool = False, open_: bool = True, voor: Sectie | None = None) -> Sectie:
        """Add a section, last or before another one; add its fields, and call ``klaar`` when all sections are filled."""
        nieuw = Sectie(titel, vouwbaar=vouwbaar, open_=open_, labelkolom=self._labelkolom)
        if voor is None:
            self._secties.append(nieuw)
            self._kolom.addWidget(nieuw)
        else:
            self._secties.insert(self._secties.index(voor), nieuw)
            self._kolom.insertWidget(self._kolom.indexOf(voor), nieuw)
        return nieuw

    def klaar(self) -> None:
        """Connect the fields and put the rest of the height below them. Call it again after adding fields."""
        for veld in self.velden().values():
            if veld.naam not in self._gekoppeld:
                self._gekoppeld.add(veld.naam)
                veld.gewijzigd.connect(lambda naam=veld.naam: self.gewijzigd.emit(naam))
        laatste = self._kolom.itemAt(self._kolom.count() - 1)
        if laatste is None or laatste.spacerItem() is None:
            self._kolom.addStretch(1)

    def velden(self) -> dict[str, Veld]:
        """All fields by name, in the order of the screen."""
        return {veld.naam: veld for sectie in self._secties for veld in sectie.velden}

    def waarden(self) -> dict[str, Any]:
        """All values by name."""
        return {naam: veld.waarde() for naam, veld in self.velden().items()}

    def zet_waarden(self, waarden: Mapping[str, Any]) -> None:
        """Show the values whose names are known; no signals."""
        velden = self.velden()
        for naam, waarde in waarden.items():
            if naam in velden:
                velden[naam].zet_waarde(waarde)

    def toon_fouten(self, fouten: Mapping[str, str], *, spring: bool = True) -> list[str]:
        """Show these errors and no others; open the section of the first and go there. Gives the unknown names back."""
        velden = self.velden()
        for naam, veld in velden.items():
            veld.toon_fout(fouten.get(naam))
        if spring:
            eerste = next((naam for naam in velden if naam in fouten), "")
            if eerste:
                self.spring_naar(eerste)
        return [naam for naam in fouten if naam not in velden]

    def spring_naar(self, naam: str) -> None:
        """Unfold the section of the field and give it the focus; in view, also when it had the focus while one scrolled on."""
        for sectie in self._secties:
            for veld in sectie.velden:
                if veld.naam == naam:
                    sectie.vouw(open_=True)
                    veld.setFocus()
                    _breng_in_beeld(veld)


def _breng_in_beeld(veld: QWidget) -> None:
    vak = veld.parentWidget()
    while vak is not None and not isinstance(vak, QScrollArea):
        vak = vak.parentWidget()
    if isinstance(vak, QScrollArea):
        vak.ensureWidgetVisible(veld, Ruimte.L, Ruimte.XL)
