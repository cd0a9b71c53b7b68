"""Something that moves a term is noted: its days, and what it does while they are typed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cvt_desktop.domain.errors import CvtError
from ui.dialogs.dialoog import Dialoog
from ui.presenters.termijnen import Noteerbaar, TermijnenPresenter
from ui.tonen import Toon
from ui.widgets.datumveld import Datumveld
from ui.widgets.formulier import Formulier
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.tekst import Tekst, Tekstsoort


class TermijnfeitDialoog(Dialoog):
    """``genoteerd`` after it was kept."""

    genoteerd = Signal()

    def __init__(self, presenter: TermijnenPresenter, wat: Noteerbaar, *, ouder: QWidget | None = None) -> None:
        super().__init__(wat.titel, sub=wat.uitleg, ouder=ouder)
        self._presenter, self._wat = presenter, wat
        self._formulier = Formulier(labelkolom=190)
        self._formulier.hulpvorm = f"termijn_{wat.soort.name.lower()}"
        sectie = self._formulier.sectie()
        self.vakken = [sectie.veld(Datumveld(v.naam, v.label, uitleg=v.uitleg)) for v in wat.vakken]
        self._formulier.klaar()
        self.vakken[0].zet_waarde(presenter.vandaag())
        self._gevolg = Tekst("", Tekstsoort.NADRUK, afbreken=True)
        self.voeg(Kolomvak(self._formulier, self._gevolg, rek=True))
        _, self.bewaren = self.zet_acties("Noteren")
        if self.bewaren is not None:
            self.bewaren.clicked.connect(self._on_keep)
        self._formulier.gewijzigd.connect(lambda _naam: self._toon_gevolg())
        self._toon_gevolg()
        self.begin_bij(self.vakken[0])

    def _toon_gevolg(self) -> None:
        self._gevolg.setText(self._presenter.gevolg(self._wat.soort, {v.naam: v.waarde() for v in self.vakken}))

    def _on_keep(self) -> None:
        onleesbaar = next((v for v in self.vakken if not v.leesbaar()), None)
        if onleesbaar is not None:
            onleesbaar.setFocus()
            return
        try:
            fouten = self._presenter.noteer(self._wat.soort, {v.naam: v.waarde() for v in self.vakken})
        except CvtError as fout:
            self.melding.toon(fout.melding, Toon.FOUT)
            return
        self._formulier.toon_fouten(fouten)
        if not fouten:
            self.genoteerd.emit()
            self.accept()
