"""*Overnemen in…*: where the selected text goes, with what is there now (screens.md 4.4 and part 5)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cvt_desktop.domain.errors import CvtError
from ui.dialogs.dialoog import Dialoog
from ui.presenters.overneemvelden import Doel
from ui.presenters.tekstovername import OvernemenPresenter
from ui.tonen import Keuze, Toon
from ui.widgets.formulier import Formulier
from ui.widgets.keuzerij import Keuzerij
from ui.widgets.tabel import Kolom, Tabel
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.tekstvlak import Tekstvlak
from ui.widgets.vinkje import Vinkje

_ACHTER, _VERVANG = "achter", "vervang"
_KEUZES = (Keuze(waarde=_ACHTER, tekst="erachter"), Keuze(waarde=_VERVANG, tekst="in plaats ervan"))
_KORT = 60


class OvernemenDialoog(Dialoog):
    """``overgenomen(Overgenomen)`` when it is done. Enter in the list, or Ctrl+Enter, takes the text over."""

    overgenomen = Signal(object)
    hulpvorm = "overnemen"

    def __init__(
        self, presenter: OvernemenPresenter, doelen: tuple[Doel, ...], tekst: str, plaats: str, *, ouder: QWidget | None = None
    ) -> None:
        super().__init__("Overnemen in…", ouder=ouder, breedte=760)
        self._presenter, self._plaats = presenter, plaats
        self._vorm = Formulier(labelkolom=110)
        sectie = self._vorm.sectie()
        self.tekst = sectie.veld(Tekstvlak("tekst", "Tekst", regels=4, woorden=0, breedte=600,
                                           uitleg="Zoals hij in het veld komt; korter maken kan hier."))  # fmt: skip
        self.met_plaats = sectie.veld(Vinkje("met_plaats", f"met de plaats: {plaats}"))
        self.lijst: Tabel[Doel] = Tabel("Velden", _kolommen(), sleutel=lambda d: d.sleutel, leeg="Geen veld om te vullen.")
        self.lijst.setMinimumHeight(250)
        self._onder = Formulier(labelkolom=110)
        self.hoe = self._onder.sectie().veld(Keuzerij("hoe", "Staat er al iets", _KEUZES, toon_toetsen=False))
        self._lengte = Tekst("", Tekstsoort.KLEIN)
        for vorm in (self._vorm, self._onder):
            vorm.klaar()
        self.voeg(self._vorm)
        self.voeg(self.lijst, 1)
        self.voeg(self._onder)
        self.voeg(self._lengte)
        _, self.doe = self.zet_acties("Overnemen")
        self.tekst.zet_waarde(tekst)
        self.met_plaats.zet_waarde(bool(plaats))
        self.met_plaats.setEnabled(bool(plaats))
        self.hoe.zet_waarde(_ACHTER)
        self.lijst.zet_rijen(list(doelen))
        self.lijst.kies(presenter.laatste if any(d.sleutel == presenter.laatste for d in doelen) else doelen[0].sleutel)
        self._verbind()
        self._toon()
        self.begin_bij(self.lijst)

    def _verbind(self) -> None:
        self.lijst.geactiveerd.connect(lambda _doel: self._neem_over())
        self.lijst.keuze_gewijzigd.connect(lambda _doel: self._toon())
        for veld in (self.tekst, self.met_plaats, self.hoe):
            veld.gewijzigd.connect(self._toon)
        if self.doe is not None:
            self.doe.clicked.connect(self._neem_over)

    def _toon(self) -> None:
        doel = self.lijst.gekozen()
        self.hoe.setEnabled(doel is not None and bool(doel.nu))
        nieuw = self._nieuw(doel) if doel is not None else ""
        self._lengte.setText(doel.lengte(nieuw) if doel is not None else "")
        self.melding.verberg()

    def _nieuw(self, doel: Doel) -> str:
        return self._presenter.voorbeeld(doel, self.tekst.waarde(), self._met(), vervangen=self._vervangen(doel))

    def _met(self) -> str:
        return self._plaats if self.met_plaats.waarde() else ""

    def _vervangen(self, doel: Doel) -> bool:
        return bool(doel.nu) and self.hoe.waarde() == _VERVANG

    def _neem_over(self) -> None:
        doel = self.lijst.gekozen()
        if doel is None:
            self.melding.toon("Kies het veld waarin de tekst komt.", Toon.LET_OP)
            return
        try:
            uit = self._presenter.neem_over(doel, self.tekst.waarde(), self._met(), vervangen=self._vervangen(doel))
        except CvtError as fout:
            self.melding.toon(fout.melding, Toon.FOUT)
            return
        self.accept()
        self.overgenomen.emit(uit)


def _kolommen() -> list[Kolom[Doel]]:
    return [
        Kolom(titel="WAAR", tekst=lambda d: d.groep, zwak=True),
        Kolom(titel="VELD", tekst=lambda d: d.naam, nadruk=True, breedte=300),
        Kolom(titel="STAAT ER NU", tekst=lambda d: _kort(d.nu), rek=True, zwak=True),
    ]


def _kort(tekst: str) -> str:
    regel = " ".join(tekst.split())
    return regel if len(regel) <= _KORT else f"{regel[:_KORT].rstrip()}…"
