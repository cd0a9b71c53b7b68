"""A letter that is made from a form: its fields at the left, the letter as it will be at the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cvt_desktop.domain.errors import CvtError
from ui.dialogs.bezwaaract import vakveld
from ui.dialogs.dialoog import Dialoog
from ui.documentbron import Documentbronnen
from ui.feedback import Feedback
from ui.presenters.briefacten import Briefact
from ui.tasks import Taken
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.widgets.datumveld import Datumveld
from ui.widgets.documentkijker import Documentkijker
from ui.widgets.formulier import Formulier
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.rolvak import Rolvak

_VOORBEELD_MS = 500
_BREEDTE, _HOOGTE, _LINKS, _SMAL, _LABELS, _TEKSTBREED = 1180, 640, 540, 640, 150, 340

Waarden = Mapping[str, Any]
Voorbeeldmaker = Callable[[Briefact, Waarden], Callable[[], bytes] | None]
Briefmaker = Callable[[Briefact, Waarden], tuple[str, dict[str, str]]]


class BriefactDialoog(Dialoog):
    """``gedaan(zin)`` after the letters were made; what is wrong stands at its field."""

    gedaan = Signal(str)

    def __init__(
        self, act: Briefact, voorbeeld: Voorbeeldmaker, maak: Briefmaker, taken: Taken, bronnen: Documentbronnen,
        feedback: Feedback, *, ouder: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(act.titel, sub=act.uitleg, ouder=ouder, breedte=_BREEDTE if act.brief else _SMAL)
        self._act, self._voorbeeld, self._maak = act, voorbeeld, maak
        self._taken, self._bronnen, self._feedback = taken, bronnen, feedback
        self.kijker = Documentkijker(taken, leeg="Het voorbeeld van de brief komt hier als alles is ingevuld.")
        self.formulier = Formulier(labelkolom=_LABELS)
        self.formulier.hulpvorm = act.hulp
        sectie = self.formulier.sectie()
        for vak in act.vakken:
            sectie.veld(vakveld(vak, _TEKSTBREED))
        self.formulier.klaar()
        self._bouw()
        _, self.doe = self.zet_acties(act.doe)
        if self.doe is not None:
            self.doe.clicked.connect(self._on_make)
        self._straks = QTimer(self, singleShot=True, interval=_VOORBEELD_MS)
        self._straks.timeout.connect(self._toon_voorbeeld)
        self.formulier.gewijzigd.connect(lambda _naam: self._straks.start())
        eerste = next(iter(self.formulier.velden().values()), None) or self.doe
        if eerste is not None:
            self.begin_bij(eerste)
        if act.brief:
            self._toon_voorbeeld()  # a letter without fields, or with all of them filled, shows at once

    def _bouw(self) -> None:
        if not self._act.brief:
            self.kijker.setParent(self)
            self.kijker.hide()
            self.voeg(self.formulier, 1)
            return
        links = Rolvak(Kolomvak(self.formulier, rek=True))
        links.setFixedWidth(_LINKS)
        vak = QWidget()
        rij = QHBoxLayout(vak)
        rij.setContentsMargins(0, 0, 0, 0)
        rij.setSpacing(Ruimte.M)
        rij.addWidget(links)
        rij.addWidget(self.kijker, 1)
        self.voeg(vak, 1)
        self.resize(_BREEDTE, _HOOGTE)

    def _toon_voorbeeld(self) -> None:
        maak = self._voorbeeld(self._act, self.formulier.waarden())
        if maak is None:
            self.kijker.sluit()
        else:
            self.kijker.open(self._bronnen.van(self._act.titel, maak), self.kijker.pagina())

    def _on_make(self) -> None:
        onleesbaar = next((v for v in self.formulier.velden().values() if isinstance(v, Datumveld) and not v.leesbaar()), None)
        if onleesbaar is not None:
            onleesbaar.setFocus()
            return
        waarden = self.formulier.waarden()
        self._zet_bezig(bezig=True)
        self._taken.start(lambda _v: self._maak(self._act, waarden), self._on_made, self._on_failed)

    def _zet_bezig(self, *, bezig: bool) -> None:
        if self.doe is not None:
            self.doe.setEnabled(not bezig)

    def _on_made(self, uit: tuple[str, dict[str, str]]) -> None:
        self._zet_bezig(bezig=False)
        zin, fouten = uit
        self.formulier.toon_fouten(fouten)
        if not fouten:
            self.gedaan.emit(zin)
            self.accept()

    def _on_failed(self, fout: Exception) -> None:
        self._zet_bezig(bezig=False)
        if isinstance(fout, CvtError):
            self.melding.toon(fout.melding, Toon.FOUT)
        else:
            self._feedback.fout(fout)
