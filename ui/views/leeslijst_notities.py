"""The right column of the leeslijst: the own note, and what the toets left open."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.bewaarklok import Bewaarklok
from ui.presenters.leeslijst import Leesdossier
from ui.theme import Ruimte
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.maakleeg import maak_leeg
from ui.widgets.rolvak import Rolvak
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.tekstvlak import Tekstvlak

_RUST_MS = 700
_HOOG = 16_777_215
_LAAG = 120


class Leesnotities(QWidget):
    """``getypt(aanvraag_id, tekst)`` after a pause, and when one leaves: keep it. Nothing of it is told to anybody else."""

    getypt = Signal(object, str)
    hulpvorm = "leeslijst"

    def __init__(self) -> None:
        super().__init__()
        self._dossier: Leesdossier | None = None
        self._bewaard = ""
        self.notitie = Tekstvlak("notitie", "Mijn aantekening", optioneel=True, woorden=0, regels=6, breedte=0,
                                 hint="Voor uzelf: wat valt op, wat wilt u vragen?")  # fmt: skip
        self.notitie.editor.setMinimumHeight(_LAAG)
        self.notitie.editor.setMaximumHeight(_HOOG)
        self._bewaart = Tekst("", Tekstsoort.KLEIN, afbreken=True)
        self._vragen = Kolomvak(ruimte=Ruimte.XS)
        self._vragenkop = Tekst("OPEN VRAGEN VAN DE TOETS", Tekstsoort.SUB)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(Ruimte.S)
        kolom.addWidget(Tekst("MIJN AANTEKENING", Tekstsoort.SUB))
        kolom.addWidget(self._bewaart)
        kolom.addWidget(self.notitie)
        kolom.addWidget(self._vragenkop)
        kolom.addWidget(Rolvak(self._vragen), 1)
        self._klok = Bewaarklok(self, _RUST_MS)
        self._klok.timeout.connect(self.bewaar)
        self.notitie.gewijzigd.connect(self._klok.start)

    def zet(self, dossier: Leesdossier) -> None:
        """Another dossier: what was typed at the one before is kept first."""
        if self._dossier is None or self._dossier.id != dossier.id:
            self.bewaar()
            self._bewaard = dossier.tekst
            self.notitie.zet_waarde(dossier.tekst)
            self.notitie.toon_fout(None)
        self._dossier = dossier
        self.notitie.zet_bewerkbaar(dossier.kan_noteren)
        self._bewaart.setText(dossier.bewaart)

    def zet_vragen(self, toetsing: str, vragen: Sequence[str]) -> None:
        """How the toets ended, and what it left open."""
        indeling = self._vragen.layout()
        if indeling is not None:
            maak_leeg(indeling)
        self._vragen.voeg(Tekst(f"De toets is {toetsing}." if toetsing else "", Tekstsoort.ZWAK, afbreken=True))
        for vraag in vragen:
            self._vragen.voeg(Tekst(vraag, afbreken=True))
        self._vragen.voeg_rek()

    def bewaar(self) -> None:
        """Keep what was typed and is not kept yet."""
        self._klok.stop()
        tekst = self.notitie.waarde()
        if self._dossier is not None and tekst != self._bewaard:
            self._bewaard = tekst
            self.getypt.emit(self._dossier.id, tekst)

    def toon_fout(self, melding: str) -> None:
        """Why it is not kept, under the field."""
        self.notitie.toon_fout(melding or None)
