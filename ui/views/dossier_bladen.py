"""The tabs of a dossier: read by the door for slow work, built in turns, and read again only when something was written since."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from cvt_desktop.domain.ids import AanvraagId
from ui.beurten import InBeurten
from ui.gang import TUSSEN_MS
from ui.tasks import Eens, Taken, melding
from ui.tonen import Toon
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.meldingsbalk import Meldingsbalk

VOLGORDE = ("overzicht", "aanvraag", "stukken", "toetsing", "adviezen", "besluit", "brieven", "geschiedenis", "bezwaar")
"""The tabs and their place: Alt+1 to Alt+9; Bezwaar only when the besluit was sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabblad:
    """One tab. ``lees`` reads the register, outside the thread of the window: it touches no widget. What it gives back
    builds the widget, in an event of the window of its own.

    The widget may offer ``ververs()`` (called when it is shown again and something was written since), ``bij_terug()``
    (the same when nothing was), ``naar_veld(veld)``, ``bij_verlaten()`` (keep what was typed) and ``druk_af()`` (Ctrl+P).
    A tab with a HOOFD button of its own takes over Ctrl+Enter while it is shown.
    """

    sleutel: str
    titel: str
    lees: Callable[[AanvraagId], Callable[[], QWidget]]


def op_volgorde(bladen: Sequence[Tabblad]) -> list[Tabblad]:
    """As they stand on the page."""
    rang = {sleutel: nummer for nummer, sleutel in enumerate(VOLGORDE)}
    return sorted(bladen, key=lambda t: rang.get(t.sleutel, len(rang)))


class Bladen(QStackedWidget):
    """Shows one of the tabs; ``bijgewerkt`` when it came in sight whole, or was read again.

    ``stand`` gives something that is the same as long as nothing was written in the register.
    """

    bijgewerkt = Signal()

    def __init__(self, bladen: Sequence[Tabblad], aanvraag_id: AanvraagId, taken: Taken, stand: Callable[[], object]) -> None:
        super().__init__()
        self._bladen, self._aanvraag_id, self._taken, self._stand = bladen, aanvraag_id, taken, stand
        self._gelezen: dict[str, Callable[[], QWidget]] = {}
        self._gebouwd: dict[str, QWidget] = {}
        self._gemaakt: dict[str, QWidget] = {}
        self._wordt_gelezen: dict[str, Eens[Callable[[], QWidget]]] = {}
        self._van: dict[str, object] = {}
        self._voor, self._leest, self._te_verversen, self._oud = "", False, False, False
        self.melding = Meldingsbalk(bewaar_ruimte=False)
        self.addWidget(Kolomvak(self.melding, rek=True))  # in front until a tab is whole: Qt shows the first one that comes
        self._beurt = QTimer(self, singleShot=True, interval=TUSSEN_MS)
        self._beurt.timeout.connect(self._on_turn)

    def kies(self, sleutel: str) -> None:
        """Show this tab; the one before stays in sight until it is whole. What was typed there is kept."""
        self.melding.verberg()
        if self._voor != sleutel:
            self.verlaat()
        self._voor = sleutel
        self._te_verversen = sleutel in self._gemaakt
        if self._te_verversen:
            self.setCurrentWidget(self._gemaakt[sleutel])
        self._beurt.start()

    def blad(self, sleutel: str) -> QWidget | None:
        """The widget of a tab that was visited; the present one is made at once when its turn had not come."""
        if sleutel == self._voor:
            self._beurt.stop()
            while sleutel not in self._gemaakt:
                if not self._bouw(sleutel):
                    self._gelezen[sleutel] = (self._wordt_gelezen.pop(sleutel, None) or self._lezer(sleutel))()
            if self._te_verversen:
                self._kom_terug()
        return self._gemaakt.get(sleutel)

    def voor(self) -> QWidget | None:
        """The present tab, when it is whole."""
        return self._gemaakt.get(self._voor)

    def ververs(self) -> None:
        """Read the present tab again."""
        self._te_verversen = False
        widget = self.voor()
        if widget is not None:
            self._van[self._voor] = self._stand()
            _doe(widget, "ververs")

    def kom_terug(self) -> None:
        """The page is in front again: read the present tab, when something was written since."""
        if self._voor in self._gemaakt:
            self._kom_terug()

    def verlaat(self) -> None:
        """Keep what was typed in the present tab."""
        widget = self.voor()
        if widget is not None:
            _doe(widget, "bij_verlaten")

    def gewijzigd(self) -> None:
        """Something was written: a tab that is being read just now is read again."""
        self._oud = self._oud or self._leest

    def stop(self) -> None:
        """Nothing more is made: the page goes."""
        self._beurt.stop()

    def zet_bezig(self, bezig: bool) -> None:
        """For ``Taken``: as long as a tab is read no other reading begins."""
        self._leest = bezig

    def _kom_terug(self) -> None:
        if self._stand() == self._van[self._voor]:
            self._te_verversen = False
            _doe(self._gemaakt[self._voor], "bij_terug")
        else:
            self.ververs()
        self.bijgewerkt.emit()

    def _on_turn(self) -> None:
        """The present tab, in turns: reading, building and laying out together are a pause that a person feels."""
        sleutel = self._voor
        if sleutel in self._gemaakt:
            if self._te_verversen:
                self._kom_terug()
            return
        try:
            verder = self._bouw(sleutel)
        except Exception as fout:  # noqa: BLE001 (what builds a tab may read too: it becomes a sentence, and can be tried again)
            self._on_failed(sleutel, fout)
            return
        if verder:
            self._beurt.start()
        elif not self._leest:
            lees = self._wordt_gelezen[sleutel] = self._lezer(sleutel)
            self._taken.start(lambda _voortgang: lees(), partial(self._on_read, sleutel), partial(self._on_failed, sleutel),
                              bezig=self, titel="Tabblad lezen", kort=True)  # fmt: skip

    def _bouw(self, sleutel: str) -> bool:
        """One step: build (a part) from what was read, or show what was built. False when nothing was read yet."""
        if sleutel in self._gebouwd:
            deel = self._gebouwd[sleutel]
            if isinstance(deel, InBeurten) and deel.stap():
                return True
            self._gemaakt[sleutel] = self._gebouwd.pop(sleutel)
            self.setCurrentWidget(self._gemaakt[sleutel])
            self._te_verversen, self._oud = self._oud, False
            self.bijgewerkt.emit()
        elif sleutel in self._gelezen:
            self._gebouwd[sleutel] = self._gelezen.pop(sleutel)()
            self.addWidget(self._gebouwd[sleutel])
        else:
            return False
        return True

    def _on_read(self, sleutel: str, gelezen: Callable[[], QWidget]) -> None:
        if self._wordt_gelezen.pop(sleutel, None) is not None:  # else it was asked at once meanwhile
            self._gelezen[sleutel] = gelezen
        self._beurt.start()

    def _on_failed(self, sleutel: str, fout: Exception) -> None:
        self._wordt_gelezen.pop(sleutel, None)
        if (half := self._gebouwd.pop(sleutel, None)) is not None:
            self.removeWidget(half)
            half.deleteLater()
        if sleutel != self._voor:
            self._beurt.start()
        elif sleutel not in self._gemaakt:
            self.melding.toon(melding(fout), Toon.FOUT, actie="Opnieuw", doe=self._beurt.start)
            self.setCurrentIndex(0)

    def _lezer(self, sleutel: str) -> Eens[Callable[[], QWidget]]:
        blad = next(b for b in self._bladen if b.sleutel == sleutel)
        self._van[sleutel] = self._stand()
        return Eens(partial(blad.lees, self._aanvraag_id))


def _doe(widget: QWidget, wat: str) -> None:
    if (act := getattr(widget, wat, None)) is not None:
        act()
