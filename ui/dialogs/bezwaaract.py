"""One act on a bezwaar: its fields, and what is wrong with them at the field."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cvt_desktop.domain.errors import CvtError
from cvt_desktop.domain.ids import BezwaarId
from cvt_desktop.services.taalhulp import hintregel
from ui.dialogs.dialoog import Dialoog
from ui.presenters.bezwaaracten import Bezwaaract
from ui.presenters.bezwaren import BezwarenPresenter
from ui.presenters.vak import Vak, Vaksoort
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.widgets.datumveld import Datumveld
from ui.widgets.formulier import Formulier
from ui.widgets.getalveld import Getalveld
from ui.widgets.keuzeveld import Keuzeveld
from ui.widgets.tekstveld import Tekstveld
from ui.widgets.tekstvlak import Tekstvlak
from ui.widgets.veld import Veld

_BREED, _LABELS = 680, 230
_TEKSTBREED = _BREED - 2 * Ruimte.L - _LABELS - Ruimte.M
"""Text of several lines ends where the button below it does."""


class BezwaaractDialoog(Dialoog):
    """``gedaan`` after it was kept."""

    gedaan = Signal()

    def __init__(
        self, presenter: BezwarenPresenter, bezwaar_id: BezwaarId | None, act: Bezwaaract, *, ouder: QWidget | None = None
    ) -> None:
        super().__init__(act.titel, sub=act.uitleg, ouder=ouder, breedte=_BREED)
        self._presenter, self._bezwaar_id, self._act = presenter, bezwaar_id, act
        self.formulier = Formulier(labelkolom=_LABELS)
        self.formulier.hulpvorm = f"bezwaar_{act.sleutel}"
        sectie = self.formulier.sectie()
        for vak in act.vakken:
            sectie.veld(vakveld(vak))
        self.formulier.klaar()
        self.formulier.zet_waarden({vak.naam: presenter.vandaag for vak in act.vakken if vak.vandaag})
        self.voeg(self.formulier, 1)
        _, self.bewaren = self.zet_acties("Registreren" if bezwaar_id is None else "Noteren")
        if self.bewaren is not None:
            self.bewaren.clicked.connect(self._on_keep)
        self.begin_bij(next(iter(self.formulier.velden().values())))

    def _on_keep(self) -> None:
        velden = self.formulier.velden()
        onleesbaar = next((v for v in velden.values() if isinstance(v, Datumveld) and not v.leesbaar()), None)
        if onleesbaar is not None:
            onleesbaar.setFocus()
            return
        try:
            fouten = self._presenter.doe(self._bezwaar_id, self._act, self.formulier.waarden())
        except CvtError as fout:
            self.melding.toon(fout.melding, Toon.FOUT)
            return
        self.formulier.toon_fouten(fouten)
        if not fouten:
            self.gedaan.emit()
            self.accept()


def vakveld(vak: Vak, tekstbreed: int = _TEKSTBREED) -> Veld:
    """The widget that asks a field."""
    if vak.soort is Vaksoort.KEUZE:
        return Keuzeveld(vak.naam, vak.label, vak.keuzes, optioneel=vak.optioneel, uitleg=vak.uitleg)
    if vak.soort is Vaksoort.REGEL:
        return Tekstveld(vak.naam, vak.label, optioneel=vak.optioneel, uitleg=vak.uitleg, maximum=200)
    if vak.soort is Vaksoort.TEKST:
        return Tekstvlak(vak.naam, vak.label, optioneel=vak.optioneel, uitleg=vak.uitleg, breedte=tekstbreed,
                         hints=hintregel if vak.gewoon else None)  # fmt: skip
    if vak.soort is Vaksoort.GETAL:
        return Getalveld(vak.naam, vak.label, optioneel=vak.optioneel, uitleg=vak.uitleg, maximum=99)
    return Datumveld(vak.naam, vak.label, optioneel=vak.optioneel, uitleg=vak.uitleg)
