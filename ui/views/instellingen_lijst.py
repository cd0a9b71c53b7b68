"""A tab of *Instellingen* with a list and the form of the chosen row: people, schools."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.models.tabel import Kolom
from ui.presenters.onaf import NIEUW, Onaf
from ui.theme import Maat, Ruimte
from ui.tonen import Toon
from ui.vormgeheugen import Vormgeheugen
from ui.widgets.formulier import Formulier
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.rij import Rij
from ui.widgets.rolvak import Rolvak
from ui.widgets.tabel import Tabel
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.vloeirij import Vloeirij
from ui.widgets.zoekveld import Zoekveld

R = TypeVar("R")
_KIES = "Kies een regel in de lijst."
_BEWAARD = "Bewaard."


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
    wie: str = "De beheerder kan dit wijzigen."


class LijstTab(QWidget, Generic[R]):
    """``gewijzigd`` after something was kept; ``knoppen`` takes more buttons, such as an import.

    What was typed in a row and is not kept yet stays, also over another row, another tab and locking.
    """

    gewijzigd = Signal()
    BUITEN: frozenset[str] = frozenset()
    """Fields that only help to type."""

    def __init__(self, lijst: Lijstvorm[R]) -> None:
        super().__init__()
        self._lijst = lijst
        self._oud: R | None = None
        self._rijen: list[R] = []
        self._geheugen = Vormgeheugen(buiten=self.BUITEN)
        self.melding = Meldingsbalk(bewaar_ruimte=False)
        self.zoek = Zoekveld()
        self.tabel: Tabel[R] = Tabel(lijst.naam, lijst.kolommen, sleutel=lijst.sleutel, leeg="Deze lijst is nog leeg.",
                                     leeg_uitleg=_leeg_uitleg(lijst), leeg_icoon=lijst.leeg_icoon)  # fmt: skip
        self.tabel.koppel(self.zoek)
        self.tabel.keuze_gewijzigd.connect(self._on_chosen)
        self.tabel.weergave.clicked.connect(self._on_clicked)
        self.nieuw = Knop(f"{lijst.een} toevoegen", icoon="plus")
        self.nieuw.clicked.connect(self._on_new)
        if not lijst.mag:
            self.nieuw.hide()
        self.knoppen = Vloeirij(self.nieuw)
        self.acties = Rij(self.knoppen)
        self._titel = Tekst("", Tekstsoort.NADRUK)
        self._wie = Tekst(lijst.wie, Tekstsoort.ZWAK, afbreken=True)
        self.vorm = lijst.vorm()
        self.bewaar = Knop("Bewaren")
        self.bewaar.clicked.connect(self._on_keep)
        self.laat_vallen = Knop("Laten vervallen", Knopsoort.STIL)
        self.laat_vallen.clicked.connect(self._on_let_go)
        self.vorm.gewijzigd.connect(self._zeg_getypt)
        self._bouw()
        for veld in self.vorm.velden().values():
            veld.zet_bewerkbaar(lijst.mag)
        self._toon(None, zichtbaar=False)
        self.ververs()

    def _bouw(self) -> None:
        links, rechts = QVBoxLayout(), QVBoxLayout()
        for helft in (links, rechts):
            helft.setSpacing(Ruimte.S)
        for deel in (self._titel, self.acties):  # both halves begin at one line, with or without buttons
            deel.setMinimumHeight(Maat.KNOP)
        links.addWidget(self.acties)
        links.addWidget(self.tabel, 1)
        rechts.addWidget(self._titel)
        rechts.addWidget(self._wie)
        self._rol = Rolvak(self.vorm)
        rechts.addWidget(self._rol, 1)
        rechts.addWidget(Rij(self.bewaar, self.laat_vallen, rek=True))
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
        knoppen: list[QWidget] = self.knoppen.findChildren(Knop)
        self.acties.voeg_rek()
        self.acties.voeg(self.zoek, 2)
        for een, volgende in pairwise((*knoppen, self.zoek)):
            QWidget.setTabOrder(een, volgende)

    def ververs(self) -> None:
        """Read the list again; the chosen row stays. An empty list has nothing to filter."""
        self._rijen = self._lijst.rijen()
        self.zoek.setVisible(bool(self._rijen))
        self.tabel.zet_rijen(self._rijen)

    def _toon(self, rij: R | None, *, zichtbaar: bool) -> None:
        self._oud = rij
        if rij is not None:
            self._titel.setText(self._lijst.titel(rij))
        else:
            self._titel.setText(f"{self._lijst.een} toevoegen" if zichtbaar else _KIES if self.tabel.zichtbaar() else "")
        self._rol.setVisible(zichtbaar)
        self._wie.setVisible(zichtbaar and not self._lijst.mag)
        self.bewaar.setVisible(zichtbaar and self._lijst.mag)
        self.vorm.toon_fouten({}, spring=False)
        self._geheugen.toon(self.vorm, self._rijsleutel(rij) if zichtbaar else "", self._lijst.waarden(rij))
        self._zeg_getypt()

    # --- what is typed and not kept -----------------------------------------------------------------------------------

    def koppel(self, onaf: Onaf) -> None:
        """What this person left unfinished here, perhaps before locking: the first of it is shown."""
        self._geheugen = Vormgeheugen(onaf, self.BUITEN)
        for sleutel in onaf.sleutels():
            if self._lijst.mag and self._naar(sleutel):
                return
        if (gekozen := self.tabel.gekozen()) is not None:
            self._toon(gekozen, zichtbaar=True)

    def bewaar_onaf(self) -> None:
        """Before leaving and before locking."""
        self._geheugen.onthoud()
        self._geheugen.onaf.bewaar()

    def _rijsleutel(self, rij: R | None) -> str:
        return NIEUW if rij is None else str(self._lijst.sleutel(rij))

    def _naar(self, sleutel: str) -> bool:
        """Show the row that has this key, or the form of a new one; False when the row is gone."""
        if sleutel == NIEUW:
            self._toon(None, zichtbaar=True)
            return True
        rij = next((r for r in self._rijen if self._rijsleutel(r) == sleutel), None)
        if rij is None or not self.tabel.kies(self._lijst.sleutel(rij)):
            return False
        self._toon(rij, zichtbaar=True)
        return True

    def _verlaat(self) -> None:
        """Another row is going to be shown: what was typed in this one is remembered, and said."""
        sleutel = self._rijsleutel(self._oud)
        wat = "wat u wilde toevoegen" if sleutel == NIEUW else self._titel.text()
        if self._geheugen.onthoud():
            self.melding.toon(f"Nog niet bewaard: {wat}.", Toon.LET_OP, actie="Terug", doe=lambda: self._keer_terug(sleutel))
        elif self.melding.tekst() == _BEWAARD:
            self.melding.verberg()  # that was said of the row before

    def _keer_terug(self, sleutel: str) -> None:
        self._verlaat()
        self._naar(sleutel)

    def _zeg_getypt(self) -> None:
        self.laat_vallen.setVisible(self.bewaar.isVisibleTo(self) and bool(self._geheugen.getypt()))

    def _on_let_go(self) -> None:
        self._geheugen.vergeet()
        self.melding.verberg()
        gekozen = self.tabel.gekozen()
        self._toon(self._oud or gekozen, zichtbaar=self._oud is not None or gekozen is not None)
        self.tabel.weergave.setFocus()

    # --- acts ---------------------------------------------------------------------------------------------------------

    def _on_chosen(self, rij: R | None) -> None:
        if rij is not None:
            if self._oud is None or self._rijsleutel(rij) != self._rijsleutel(self._oud):
                self._verlaat()
            else:
                self._geheugen.onthoud()
            self._toon(rij, zichtbaar=True)

    def _on_clicked(self) -> None:
        """Also the row that was selected all along, while a new one is being typed."""
        if self._oud is None:
            self._on_chosen(self.tabel.gekozen())

    def _on_new(self) -> None:
        if self._oud is not None:
            self._verlaat()
        else:
            self._geheugen.onthoud()
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
        self._geheugen.vergeet()
        eerder = {self._rijsleutel(r) for r in self._rijen}
        nieuw = self._oud is None
        self.ververs()
        erbij = [s for s in map(self._rijsleutel, self._rijen) if s not in eerder] if nieuw else []
        gekozen = self.tabel.gekozen()
        if not erbij or not self._naar(erbij[0]):  # a line that came is shown, unless the filter hides it
            weer = None if nieuw else gekozen
            self._toon(weer, zichtbaar=weer is not None)
        self.melding.toon(_BEWAARD, Toon.GOED)
        self.gewijzigd.emit()


def _leeg_uitleg(lijst: Lijstvorm[R]) -> str:
    if lijst.leeg_uitleg:
        return lijst.leeg_uitleg
    return f"Kies {lijst.een} toevoegen." if lijst.mag else "De beheerder voegt hier toe wat nodig is."
