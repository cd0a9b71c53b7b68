"""Which stukken a deskundige has seen, and with whom was spoken: ticks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from cvt_desktop.domain.deskundigenadvies import Gesproken
from ui.focusdoorgever import geef_focus_door
from ui.theme import Maat, Ruimte
from ui.tonen import Keuze
from ui.widgets.rij import Rij
from ui.widgets.veld import Veld


class Stukkenvinkjes(Veld):
    """``waarde()`` is a tuple of names; a name of an earlier draft that is no stuk any more stays as a tick."""

    def __init__(self, naam: str, label: str, stukken: Sequence[Keuze], *, uitleg: str = "") -> None:
        super().__init__(naam, label, uitleg=uitleg)
        self._vak = QWidget()
        self._kolom = QVBoxLayout(self._vak)
        self._kolom.setContentsMargins(0, 0, 0, 0)
        self._kolom.setSpacing(0)
        self._vinkjes: dict[str, QCheckBox] = {}
        self._plaats(self._vak)
        for stuk in stukken:
            self._voeg(stuk.waarde)
        self._zet_focus()

    def waarde(self) -> tuple[str, ...]:
        return tuple(naam for naam, vinkje in self._vinkjes.items() if vinkje.isChecked())

    def zet_waarde(self, waarde: Sequence[str]) -> None:
        self._stil = True
        for naam in waarde:
            if naam not in self._vinkjes:
                self._voeg(naam)
        for naam, vinkje in self._vinkjes.items():
            vinkje.setChecked(naam in waarde)
        self._stil = False
        self._zet_focus()

    def _voeg(self, naam: str) -> None:
        if naam in self._vinkjes:
            return
        vinkje = QCheckBox(naam.replace("&", "&&"))
        vinkje.setAccessibleName(f"{self.label}: {naam}")
        vinkje.setMinimumHeight(int(Maat.VELD) - 4)
        vinkje.toggled.connect(self._meld_gewijzigd)
        self._vinkjes[naam] = vinkje
        self._kolom.addWidget(vinkje)

    def _zet_focus(self) -> None:
        eerste = next(iter(self._vinkjes.values()), None)
        if eerste is not None:
            geef_focus_door(self, eerste)


class Gesprokenvinkjes(Veld):
    """``waarde()`` is a tuple of ``Gesproken``; *alleen het dossier* and a person exclude each other."""

    def __init__(self, naam: str, label: str) -> None:
        super().__init__(naam, label)
        self._vinkjes = {wie: QCheckBox(str(wie)) for wie in Gesproken}
        for wie, vinkje in self._vinkjes.items():
            vinkje.setAccessibleName(f"{label}: {wie}" if wie is not Gesproken.NIEMAND else str(wie).capitalize())
            vinkje.setMinimumHeight(Maat.VELD)
            vinkje.toggled.connect(lambda aan, wie=wie: self._on_toggled(wie, aan=aan))
        self._plaats(Rij(*self._vinkjes.values(), ruimte=Ruimte.L, rek=True))
        geef_focus_door(self, self._vinkjes[Gesproken.LEERLING])

    def waarde(self) -> tuple[Gesproken, ...]:
        return tuple(wie for wie, vinkje in self._vinkjes.items() if vinkje.isChecked())

    def zet_waarde(self, waarde: Sequence[Gesproken]) -> None:
        self._stil = True
        for wie, vinkje in self._vinkjes.items():
            vinkje.setChecked(wie in waarde)
        self._stil = False

    def _on_toggled(self, wie: Gesproken, *, aan: bool) -> None:
        if aan and not self._stil:
            self._stil = True
            for ander, vinkje in self._vinkjes.items():
                if (ander is Gesproken.NIEMAND) is not (wie is Gesproken.NIEMAND):
                    vinkje.setChecked(False)
            self._stil = False
        self._meld_gewijzigd()
