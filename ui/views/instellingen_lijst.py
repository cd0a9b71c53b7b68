"""A tab of *Instellingen* with a list and the form of the chosen row: people, schools."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.models.tabel import Kolom
from ui.theme import Maat, Ruimte
from ui.tonen import Toon
from ui.widgets.formulier import Formulier
from ui.widgets.knop import Knop
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.rij import Rij
from ui.widgets.rolvak import Rolvak
from ui.widgets.tabel import Tabel
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.zoekveld import Zoekveld

R = TypeVar("R")
_KIES = "Kies een regel in de lijst."


@dataclass(frozen=True, slots=True, kw_only=True)
class Lijstvorm(Generic[R]):
    """What one list is: its rows, its columns, its form, and how a row becomes values and back."""

    naam: str
    een: str
    kolommen: Sequence[Kolom[R]]
    sleutel: Callable[[R], Hashable]
    titel: Callable[[R], str]
    rijen: Callable[[], list[R]]
    waarden: Callable[[R | None], dict[str, Any]]
    bewaar: Callable[[R | None, Mapping[str, Any]], dict[str, str]]
    vorm: Callable[[], Formulier]
    mag: bool
    leeg_icoon: str
    leeg_uitleg: str = ""


class LijstTab(QWidget, Generic[R]):
    """``gewijzigd`` after something was kept; ``acties`` takes more buttons, such as an import."""

    gewijzigd = Signal()

    def __init__(self, lijst: Lijstvorm[R]) -> None:
        super().__init__()
        self._lijst = lijst
        self._oud: R | None = None
        self.melding = Meldingsbalk(bewaar_ruimte=False)
        self.zoek = Zoekveld()
        self.tabel: Tabel[R] = Tabel(lijst.naam, lijst.kolommen, sleutel=lijst.sleutel, leeg="Deze lijst is nog leeg.",
                                     leeg_uitleg=_leeg_uitleg(lijst), leeg_icoon=lijst.leeg_icoon)  # fmt: skip
        self.tabel.koppel(self.zoek)
        self.tabel.keuze_gewijzigd.connect(self._on_chosen)
        self.nieuw = Knop(f"{lijst.een} toevoegen", icoon="plus")
        self.nieuw.clicked.connect(self._on_new)
        if not lijst.mag:
            self.nieuw.hide()
        self.acties = Rij(self.nieuw)
        self._titel = Tekst("", Tekstsoort.NADRUK)
        self.vorm = lijst.vorm()
        self.bewaar = Knop("Bewaren")
        self.bewaar.clicked.connect(self._on_keep)
        self._bouw()
        for veld in self.vorm.velden().values():
            veld.zet_bewerkbaar(lijst.mag)
        self._toon(None, zichtbaar=False)
        self.ververs()

    def _bouw(self) -> None:
        links, rechts = QVBoxLayout(), QVBoxLayout()
        for helft in (links, rechts):
            helft.setSpacing(Ruimte.S)
        self._titel.setMinimumHeight(Maat.KNOP)  # on the line of the buttons beside it
        links.addWidget(self.acties)
        links.addWidget(self.tabel, 1)
        rechts.addWidget(self._titel)
        self._rol = Rolvak(self.vorm)
        rechts.addWidget(self._rol, 1)
        rechts.addWidget(Rij(self.bewaar, rek=True))
        rij = QHBoxLayout()
        rij.setSpacing(Ruimte.XL)
        rij.addLayout(links, 3)
        rij.addLayout(rechts, 2)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(Ruimte.S)
        kolom.addWidget(self.melding)
        kolom.addLayout(rij, 1)

    def sluit_acties(self) -> None:
        """No more buttons: the filter comes at the right. Tab goes along them, also when list and form are not there."""
        knoppen: list[QWidget] = self.acties.findChildren(Knop)
        self.acties.voeg_rek()
        self.acties.voeg(self.zoek, 2)
        for een, volgende in pairwise((*knoppen, self.zoek)):
            QWidget.setTabOrder(een, volgende)

    def ververs(self) -> None:
        """Read the list again; the chosen row stays. An empty list has nothing to filter."""
        rijen = self._lijst.rijen()
        self.zoek.setVisible(bool(rijen))
        self.tabel.zet_rijen(rijen)

    def _toon(self, rij: R | None, *, zichtbaar: bool) -> None:
        self._oud = rij
        if rij is not None:
            self._titel.setText(self._lijst.titel(rij))
        else:
            self._titel.setText(f"{self._lijst.een} toevoegen" if zichtbaar else _KIES if self.tabel.zichtbaar() else "")
        self._rol.setVisible(zichtbaar)
        self.bewaar.setVisible(zichtbaar and self._lijst.mag)
        self.vorm.toon_fouten({}, spring=False)
        self.vorm.zet_waarden(self._lijst.waarden(rij))

    def _on_chosen(self, rij: R | None) -> None:
        if rij is not None:
            self._toon(rij, zichtbaar=True)

    def _on_new(self) -> None:
        self._toon(None, zichtbaar=True)
        eerste = next(iter(self.vorm.velden().values()))
        eerste.setFocus()

    def _on_keep(self) -> None:
        fouten = self._lijst.bewaar(self._oud, self.vorm.waarden())
        onbekend = self.vorm.toon_fouten(fouten)
        if fouten:
            if onbekend:
                self.melding.toon(fouten[onbekend[0]], Toon.FOUT)
            return
        self.melding.toon("Bewaard.", Toon.GOED)
        self.ververs()
        gekozen = self.tabel.gekozen()
        if self._oud is not None and gekozen is not None:
            self._toon(gekozen, zichtbaar=True)
        else:
            self._toon(None, zichtbaar=False)
        self.gewijzigd.emit()


def _leeg_uitleg(lijst: Lijstvorm[R]) -> str:
    if lijst.leeg_uitleg:
        return lijst.leeg_uitleg
    return f"Kies {lijst.een} toevoegen." if lijst.mag else "De beheerder voegt hier toe wat nodig is."
