"""A part of a form: a heading and rows of a label and a field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from ui.theme import Letter, Maat, Ruimte, letter
from ui.widgets.datumveld import Datumveld
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.rij import Rij
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.veld import Veld
from ui.widgets.veldlabel import Veldlabel
from ui.widgets.vinkje import Vinkje

V = TypeVar("V", bound=Veld)


class Sectie(QWidget):
    """Made by ``Formulier.sectie``. ``veld`` adds a row and gives the field back; ``regel`` adds any widget."""

    def __init__(
        self, titel: str, *, vouwbaar: bool = False, open_: bool = True, labelkolom: int = Maat.LABELKOLOM
    ) -> None:
        super().__init__()
        self.velden: list[Veld] = []
        self._labels: dict[str, Tekst] = {}
        self._mag_leeg = "mag leeg" in titel
        self._inhoud = QWidget()
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(Ruimte.S)
        self._vouw: Knop | None = None
        if titel and vouwbaar:
            self._vouw = Knop(titel, Knopsoort.STIL, icoon="dicht-vouw", links=0)
            self._vouw.clicked.connect(lambda: self.vouw(open_=self._inhoud.isHidden()))
            kolom.addWidget(self._vouw)
        elif titel:
            kolom.addWidget(Tekst(titel, Tekstsoort.NADRUK))
        self._rooster = QGridLayout(self._inhoud)
        self._rooster.setContentsMargins(0, 0, 0, 0)
        self._rooster.setHorizontalSpacing(Ruimte.M)
        self._rooster.setVerticalSpacing(2)  # an error stands nearer to its own field than to the next
        self._rooster.setColumnMinimumWidth(0, labelkolom)
        self._rooster.setColumnStretch(1, 1)
        plek = QWidget()  # without it a section of ticks alone would stand beside the grid
        plek.setFixedSize(labelkolom, 0)
        self._rooster.addWidget(plek, 0, 0)
        kolom.addWidget(self._inhoud)
        if vouwbaar:
            self.vouw(open_=open_)

    def veld(self, veld: V) -> V:
        """Add ``veld`` as a row and give it back."""
        rij = self._rooster.rowCount()
        if not isinstance(veld, Vinkje):
            label = self._label(veld)
            self._labels[veld.naam] = label
            self._rooster.addWidget(label, rij, 0, Qt.AlignmentFlag.AlignTop)
        self._rooster.addWidget(veld, rij, 1)
        self.velden.append(veld)
        return veld

    def hulp(self, veld: Veld, tekst: str) -> None:
        """A sentence right under the editor of ``veld``, above its error: it is read with its own field, not with the next."""
        indeling = veld.layout()
        if isinstance(indeling, QBoxLayout):
            regel = Tekst(tekst, Tekstsoort.KLEIN, afbreken=True)
            regel.setContentsMargins(0, Ruimte.XS, 0, 0)
            indeling.insertWidget(1, regel)

    def naast(self, label: str, *velden: Veld) -> None:
        """Add several related fields in one row under one label."""
        rij = self._rooster.rowCount()
        self._rooster.addWidget(self._als_label(Veldlabel(label, velden)), rij, 0, Qt.AlignmentFlag.AlignTop)
        self._rooster.addWidget(Rij(*self._met_tussen(velden), rek=True), rij, 1)
        self.velden += velden

    def _met_tussen(self, velden: Sequence[Veld]) -> Iterator[QWidget]:
        """Two days beside each other: without a word between them the weekday of the first is read with the second."""
        for vorige, veld in zip((None, *velden), velden, strict=False):
            if isinstance(vorige, Datumveld) and isinstance(veld, Datumveld):
                tussen = self._als_label(Tekst("t/m" if "tot en met" in veld.label.lower() else "", Tekstsoort.ZWAK))
                tussen.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
                tussen.setMinimumWidth(Ruimte.XL)
                yield tussen
            yield veld
        dagen = [veld for veld in velden if isinstance(veld, Datumveld)]
        for dag in dagen if len(dagen) > 1 else ():
            dag.maak_kort()

    def regel(self, widget: QWidget, label: str = "") -> None:
        """Add any widget as a row."""
        rij = self._rooster.rowCount()
        if label:
            naam = Tekst(label, afbreken=True)
            if not isinstance(widget, Tekst):  # beside a text it stands on the line of that text
                self._als_label(naam)
            self._rooster.addWidget(naam, rij, 0, Qt.AlignmentFlag.AlignTop)
        elif isinstance(widget, Tekst):  # an explanation stands free of the field below it
            widget.setContentsMargins(0, 0, 0, Ruimte.S)
        self._rooster.addWidget(widget, rij, 1)

    def toon_veld(self, naam: str, zichtbaar: bool) -> None:
        """Show or hide one field with its label (a conditional field)."""
        for veld in self.velden:
            if veld.naam == naam:
                veld.setVisible(zichtbaar)
        if naam in self._labels:
            self._labels[naam].setVisible(zichtbaar)

    def zet_label(self, naam: str, tekst: str) -> None:
        """Other words for the label of one field, for who sees and for who hears it."""
        self._labels[naam].setText(tekst)
        for veld in self.velden:
            if veld.naam == naam:
                veld.editor.setAccessibleName(tekst)

    def vouw(self, *, open_: bool) -> None:
        """Open or close a section that can fold."""
        self._inhoud.setVisible(open_)
        if self._vouw is not None:
            self._vouw.zet_icoon("open-vouw" if open_ else "dicht-vouw")
            self._vouw.setAccessibleDescription("Opengevouwen" if open_ else "Dichtgevouwen")

    def _label(self, veld: Veld) -> Tekst:
        bij = " (mag\u00a0leeg)" if veld.optioneel and not self._mag_leeg else ""  # said once where it holds for all of them
        label = Veldlabel(veld.label + bij, (veld,))
        label.setBuddy(veld.editor)
        if veld.optioneel:
            label.zet_soort(Tekstsoort.ZWAK)
        return self._als_label(label)

    def _als_label(self, label: Tekst) -> Tekst:
        label.setMaximumWidth(self._rooster.columnMinimumWidth(0))
        regel = QFontMetrics(letter(Letter.GEWOON)).height()
        label.setContentsMargins(0, max(0, (Maat.VELD - regel + 1) // 2), 0, 0)  # on the line of the text in the field
        return label
