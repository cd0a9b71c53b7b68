"""Rows of one kind under each other that can be added and taken away: verzorgers, what was tried."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import Ruimte
from ui.widgets.formulier import Formulier
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.rij import Rij


class Rijdeel(Protocol):
    """One row: a widget with its own small form."""

    formulier: Formulier
    gewijzigd: SignalInstance
    weg_gevraagd: SignalInstance

    def waarde(self) -> Any: ...
    def zet_waarde(self, waarde: Any) -> None: ...
    def zet_nummer(self, nummer: int) -> None: ...
    def zet_bewerkbaar(self, bewerkbaar: bool) -> None: ...


class Rijenvak(QWidget):
    """``gewijzigd`` after each change by a person. An untouched row (equal to ``leeg``) is no value."""

    gewijzigd = Signal()

    def __init__(self, maak: Callable[..., QWidget], *, leeg: Any, toevoegen: str, hoogstens: int, af: bool = True) -> None:
        super().__init__()
        self._maak, self._leeg, self._hoogstens = maak, leeg, hoogstens
        self._bewerkbaar = True
        self._rijen: list[Any] = []
        self._reserve: list[Any] = []
        self._knop = Knop(toevoegen, Knopsoort.STIL, icoon="plus", links=0)
        self._knop.clicked.connect(self._on_add_clicked)
        self._kolom = QVBoxLayout(self)
        self._kolom.setContentsMargins(0, 0, 0, Ruimte.S)
        self._kolom.setSpacing(Ruimte.S)
        self._kolom.addWidget(Rij(self._knop, rek=True))
        if af:
            self.zet_waarde(())

    def leg_klaar(self, aantal: int) -> Iterator[None]:
        """Make so many rows, a part at a time, that wait unseen: to fill one is quick, to make one is not. Then one is shown."""
        yield
        for _ in range(aantal):
            rij = self._nieuw(af=False)
            while rij.stap():
                yield
            rij.setParent(self)
            rij.hide()
            rij.zet_waarde(self._leeg)
            self._reserve.insert(0, rij)  # the first one made is the first one taken
            yield
        if not self._rijen:
            self.zet_waarde(())

    def waarde(self) -> tuple[Any, ...]:
        """The rows in which something stands."""
        return tuple(waarde for rij in self._rijen if (waarde := rij.waarde()) != self._leeg)

    def zet_waarde(self, waarden: Sequence[Any]) -> None:
        """Show these rows, one empty one when there are none; no signals."""
        gevuld = list(waarden) or [self._leeg]
        while len(self._rijen) > len(gevuld):
            self._leg_terug(self._rijen[-1])
        while len(self._rijen) < len(gevuld):
            self._voeg()
        for rij, waarde in zip(self._rijen, gevuld, strict=True):
            rij.zet_waarde(waarde)
        self._nummer()

    def zet_bewerkbaar(self, bewerkbaar: bool) -> None:
        """Open or close all rows for changes."""
        self._bewerkbaar = bewerkbaar
        for rij in self._rijen:
            rij.zet_bewerkbaar(bewerkbaar)
        self._nummer()

    def toon_fouten(self, fouten: dict[str, str]) -> None:
        """Errors by ``<number from 1>.<field>``; of filled rows, as ``waarde`` counts them."""
        gevuld = [rij for rij in self._rijen if rij.waarde() != self._leeg]
        for rij in self._rijen:
            rij.formulier.toon_fouten({}, spring=False)
        for nummer, rij in enumerate(gevuld, 1):
            eigen = {naam.partition(".")[2]: tekst for naam, tekst in fouten.items() if naam.startswith(f"{nummer}.")}
            rij.formulier.toon_fouten(eigen, spring=False)

    def waarschuw(self, waarschuwingen: Mapping[str, str]) -> None:
        """What is to be seen at a field and refuses nothing; numbered as in ``toon_fouten``."""
        gevuld = [rij for rij in self._rijen if rij.waarde() != self._leeg]
        for nummer, rij in enumerate(gevuld, 1):
            for naam, veld in rij.formulier.velden().items():
                veld.waarschuw(waarschuwingen.get(f"{nummer}.{naam}", ""))

    def naar_veld(self, plaats: str) -> None:
        """Give the focus to ``<number>.<field>``, or to the first field of all."""
        nummer, _, veld = plaats.partition(".")
        rij = self._rijen[min(int(nummer) - 1, len(self._rijen) - 1)] if nummer.isdigit() else self._rijen[0]
        velden = rij.formulier.velden()
        rij.formulier.spring_naar(veld if veld in velden else next(iter(velden)))

    def _voeg(self) -> Any:
        rij = self._reserve.pop() if self._reserve else self._nieuw()
        self._rijen.append(rij)
        self._kolom.insertWidget(len(self._rijen) - 1, rij)
        rij.show()
        rij.zet_bewerkbaar(self._bewerkbaar)
        return rij

    def _nieuw(self, *, af: bool = True) -> Any:
        rij: Any = self._maak(af=af)
        rij.gewijzigd.connect(self.gewijzigd)
        rij.weg_gevraagd.connect(lambda: self._on_remove_requested(rij))
        return rij

    def _leg_terug(self, rij: Any) -> None:
        """Out of sight and empty, for the next time."""
        self._rijen.remove(rij)
        self._kolom.removeWidget(rij)
        rij.hide()
        rij.zet_waarde(self._leeg)
        rij.formulier.toon_fouten({}, spring=False)
        self._reserve.append(rij)

    def _nummer(self) -> None:
        for nummer, rij in enumerate(self._rijen, 1):
            rij.zet_nummer(nummer)
        self._knop.setVisible(self._bewerkbaar and len(self._rijen) < self._hoogstens)

    def _on_add_clicked(self) -> None:
        rij = self._voeg()
        self._nummer()
        QTimer.singleShot(0, rij, lambda: self.naar_veld(f"{len(self._rijen)}"))

    def _on_remove_requested(self, rij: Any) -> None:
        if len(self._rijen) == 1:
            rij.zet_waarde(self._leeg)
        else:
            self._leg_terug(rij)
        self._nummer()
        self._knop.setFocus()
        self.gewijzigd.emit()
