"""Ctrl+B: a bookmark on this page, and all places of the dossier to jump to (screens.md 4.4)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from cvt_desktop.domain.errors import CvtError
from cvt_desktop.domain.ids import BijlageId
from cvt_desktop.domain.leesplek import MAX_WOORD
from ui.dialogs.dialoog import Dialoog
from ui.presenters.leesplekken import EIGEN, INHOUD, TOETSING, LeesplekkenPresenter, Plek
from ui.tonen import Toon
from ui.widgets.formulier import Formulier
from ui.widgets.knop import Knop
from ui.widgets.rij import Rij
from ui.widgets.tabel import Kolom, Tabel
from ui.widgets.tekstveld import Tekstveld
from ui.widgets.vinkje import Vinkje

_UITLEG = "Alleen voor u; een bladwijzer is geen deel van het dossier."
_WOORD = "Om de plek te herkennen. Schrijf hier niets over gezondheid: dat hoort in het dossier of in uw aantekeningen."
_LEEG = "Nog geen bladwijzers en nog geen plaatsen bij de toetslijst."


class LeesplekkenDialoog(Dialoog):
    """``gekozen(Plek)``: go there. ``vraag_gekozen(code)``: go to the question of the toets that was answered from it."""

    gekozen = Signal(object)
    vraag_gekozen = Signal(str)

    def __init__(
        self, presenter: LeesplekkenPresenter, hier: tuple[BijlageId, int] | None, naam: str, *, ouder: QWidget | None = None
    ) -> None:
        super().__init__("Bladwijzers", sub=_UITLEG, ouder=ouder, breedte=720)
        self._presenter, self._hier = presenter, hier
        vorm = Formulier(labelkolom=150)
        self.woord = vorm.sectie().veld(Tekstveld("woord", f"Hier: {naam}", optioneel=True, maximum=MAX_WOORD, breedte=300,
                                                  hint="een woord, als u wilt", uitleg=_WOORD))  # fmt: skip
        vorm.klaar()
        self.lijst: Tabel[Plek] = Tabel("Plaatsen in de stukken", _kolommen(), sleutel=_sleutel, leeg=_LEEG, leeg_icoon="bijlage")
        self.lijst.setMinimumHeight(260)
        self._inhoud: list[Plek] = []
        self._dicht = False
        self.met_inhoud = Vinkje("met_inhoud", "inhoudsopgave van dit stuk")
        self.met_inhoud.zonder_foutregel()
        self.met_inhoud.zet_waarde(True)
        self.met_inhoud.hide()
        self.weg = Knop("Bladwijzer weghalen")
        self.vraag = Knop("Naar de vraag")
        vorm.setVisible(hier is not None)
        self.voeg(vorm)
        self.voeg(self.lijst, 1)
        self.voeg(Rij(self.weg, self.vraag, self.met_inhoud, rek=True))
        _, self.zetten = self.zet_acties("Bladwijzer zetten" if hier is not None else "", sluiten="Sluiten")
        if self.zetten is not None:
            self.zetten.clicked.connect(self._on_set)
        self.met_inhoud.gewijzigd.connect(self._toon)
        self.weg.clicked.connect(self._on_removed)
        self.vraag.clicked.connect(self._on_question)
        self.lijst.geactiveerd.connect(self._on_chosen)
        self.lijst.keuze_gewijzigd.connect(self._on_selected)
        snel = QShortcut(QKeySequence("Del"), self.lijst, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        snel.activated.connect(self._on_removed)
        self._toon()
        self.begin_bij(self.woord if hier is not None else self.lijst)

    def done(self, uitkomst: int) -> None:
        """What is still being read comes too late."""
        self._dicht = True
        super().done(uitkomst)

    def zet_inhoud(self, inhoud: list[Plek]) -> None:
        """The bookmarks of the PDF itself, once they are there; they can be folded away."""
        if self._dicht:
            return
        self._inhoud = inhoud
        self.met_inhoud.setVisible(bool(inhoud))
        self._toon()

    def _toon(self) -> None:
        self.lijst.zet_rijen([*self._presenter.plekken(), *(self._inhoud if self.met_inhoud.waarde() else ())])
        self._on_selected(self.lijst.gekozen())

    def _on_selected(self, plek: Plek | None) -> None:
        self.weg.setEnabled(plek is not None and plek.soort == EIGEN)
        self.vraag.setEnabled(plek is not None and bool(plek.code))

    def _on_set(self) -> None:
        if self._hier is None:
            return
        try:
            self._presenter.zet(*self._hier, self.woord.waarde())
        except CvtError as fout:
            self.melding.toon(fout.melding, Toon.FOUT)
            return
        self.accept()

    def _on_removed(self) -> None:
        plek = self.lijst.gekozen()
        if plek is None or plek.soort != EIGEN:
            return
        try:
            self._presenter.haal_weg(plek)
        except CvtError as fout:
            self.melding.toon(fout.melding, Toon.FOUT)
            return
        self._toon()

    def _on_chosen(self, plek: Plek) -> None:
        self.accept()
        self.gekozen.emit(plek)

    def _on_question(self) -> None:
        plek = self.lijst.gekozen()
        if plek is not None and plek.code:
            self.accept()
            self.vraag_gekozen.emit(plek.code)


def _sleutel(plek: Plek) -> tuple[BijlageId, int, str, int]:
    return plek.bijlage_id, plek.pagina, plek.code, plek.nummer


_UIT = {EIGEN: "eigen", TOETSING: "toetslijst", INHOUD: "inhoud"}


def _kolommen() -> list[Kolom[Plek]]:
    return [
        Kolom(titel="PLAATS", tekst=lambda p: p.waar, nadruk=True, breedte=230),
        Kolom(titel="WAT", tekst=lambda p: p.woord or "–", rek=True),
        Kolom(titel="UIT", tekst=lambda p: _UIT[p.soort], zwak=True),
    ]
