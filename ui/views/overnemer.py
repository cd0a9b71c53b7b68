"""Beside a viewer: T takes the selected text over into a field, and the line that tells it can take it back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from cvt_desktop.domain.citaat import herstel
from cvt_desktop.domain.errors import CvtError
from ui.dialogs.tekstovername import OvernemenDialoog
from ui.presenters.tekstovername import Overgenomen, OvernemenPresenter
from ui.tonen import Toon
from ui.widgets.documentkijker import Documentkijker
from ui.widgets.meldingsbalk import Meldingsbalk

KIES_EERST = "Kies eerst tekst: sleep met de muis over de bladzijde, of gebruik Shift met de pijltjes. Druk dan op T."
_GEEN_DOEL = "Er is nu geen veld dat u kunt vullen. De redenen van een besluit vult u zolang het een concept is."


class Overnemer(QObject):
    """``gedaan`` when a field was filled, or put back. ``plaats`` gives the place of what is shown: ``OPP p. 6``."""

    gedaan = Signal()

    def __init__(
        self, kijker: Documentkijker, presenter: OvernemenPresenter, plaats: Callable[[], str], melding: Meldingsbalk
    ) -> None:
        super().__init__(kijker)
        self._kijker, self._presenter, self._plaats, self._melding = kijker, presenter, plaats, melding
        self.dialoog: OvernemenDialoog | None = None
        kijker.laat_overnemen()
        kijker.overnemen_gevraagd.connect(self.begin)

    def begin(self, tekst: str) -> None:
        """Ask where this text goes."""
        heel = herstel(tekst)
        if not heel:
            self._melding.toon(KIES_EERST, Toon.INFO)
            return
        try:
            doelen = self._presenter.doelen()
        except CvtError as fout:
            self._melding.toon(fout.melding, Toon.FOUT)
            return
        if not doelen:
            self._melding.toon(_GEEN_DOEL, Toon.INFO)
            return
        self.dialoog = OvernemenDialoog(self._presenter, doelen, heel, self._plaats(), ouder=self._kijker.window())
        self.dialoog.overgenomen.connect(self._on_taken_over)
        self.dialoog.open()

    def _on_taken_over(self, uit: Overgenomen) -> None:
        self._melding.toon(uit.melding, Toon.GOED, actie="Ongedaan maken", doe=lambda: self._maak_ongedaan(uit))
        self.gedaan.emit()

    def _maak_ongedaan(self, uit: Overgenomen) -> None:
        try:
            zin = uit.ongedaan()
        except CvtError as fout:
            self._melding.toon(fout.melding, Toon.FOUT)
            return
        self._melding.toon(zin, Toon.INFO)
        self.gedaan.emit()
