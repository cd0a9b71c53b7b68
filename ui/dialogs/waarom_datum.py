"""*Waarom deze datum?*: every step that leads to a date with its source, what it rests on, and the other terms."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from cvt_desktop.domain.errors import CvtError
from cvt_desktop.domain.termijnfeiten import Termijnfeit
from ui.dialogs.dialoog import Dialoog
from ui.dialogs.termijnfeit import TermijnfeitDialoog
from ui.presenters.termijnen import Andertermijnbeeld, Noteerbaar, Termijnbeeld, TermijnenPresenter
from ui.theme import Maat, Ruimte
from ui.tonen import Toon
from ui.widgets.kaart import Kaart
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.opsomming import Opsomming
from ui.widgets.rij import Rij
from ui.widgets.rolvak import Rolvak
from ui.widgets.tekst import Tekst, Tekstsoort

_BREEDTE, _HOOGTE, _RAND, _PER_DEEL = 720, 560, 250, 40


class WaaromDatum(Dialoog):
    """Esc closes it. ``gewijzigd`` when something was noted or taken back: other parts of the screen show the term too."""

    gewijzigd = Signal()

    def __init__(self, presenter: TermijnenPresenter, *, ouder: QWidget | None = None) -> None:
        super().__init__("Waarom deze datum?", ouder=ouder, breedte=Maat.VELD_BREED + 2 * Ruimte.L)
        self._presenter = presenter
        self.dialoog: TermijnfeitDialoog | None = None
        beeld = presenter.beeld()
        self._rol = Rolvak(self._inhoud(beeld))
        self.voeg(self._rol, 1)
        for wat in beeld.noteren:
            self.voeg_actie(self._noteerknop(wat))
        dicht, _ = self.zet_acties(sluiten="Sluiten")
        self.begin_bij(dicht)
        self._pas_hoogte(beeld)

    def _pas_hoogte(self, beeld: Termijnbeeld) -> None:
        """As high as what it tells, within the window."""
        delen = len(beeld.stappen) + len(beeld.waarschuwingen) + len(beeld.feiten) + 2 * len(beeld.andere) + bool(beeld.wat_als)
        self.resize(_BREEDTE, min(_HOOGTE, _RAND + _PER_DEEL * delen))

    def _noteerknop(self, wat: Noteerbaar) -> Knop:
        knop = Knop(wat.knop, Knopsoort.STIL)
        knop.clicked.connect(lambda: self._on_note(wat))
        return knop

    def _inhoud(self, beeld: Termijnbeeld) -> Kolomvak:
        vak = Kolomvak(ruimte=Ruimte.M)
        vak.voeg(Tekst(f"Uiterlijk op {beeld.dag} is het besluit verzonden.", Tekstsoort.NADRUK, afbreken=True))
        _voeg_stappen(vak, beeld.stappen)
        _voeg_waarschuwingen(vak, beeld.waarschuwingen)
        for zin in (beeld.ruime_lezing, beeld.streef, beeld.wat_als):
            if zin:
                vak.voeg(Tekst(zin, Tekstsoort.ZWAK, afbreken=True))
        vak.voeg(Tekst("WAAROP DIT RUST", Tekstsoort.SUB))
        for regel in beeld.feiten:
            tekst = Tekst(regel.tekst, afbreken=True, kiesbaar=True)
            if regel.feit is None or not beeld.schrappen:
                vak.voeg(tekst)
            else:
                tekst.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)  # the button at the far right
                vak.voeg(Rij(tekst, self._schrapknop(regel.tekst, regel.feit)))
        if beeld.andere:
            vak.voeg(Tekst("ANDERE TERMIJNEN", Tekstsoort.SUB))
        for andere in beeld.andere:
            vak.voeg(termijnvak(andere))
        vak.voeg_rek()
        return vak

    def _schrapknop(self, wat: str, feit: Termijnfeit) -> Knop:
        knop = Knop("Schrappen", Knopsoort.STIL, naam=f"Schrappen: {wat}")
        knop.clicked.connect(lambda: self._on_strike(feit))
        return knop

    def _on_note(self, wat: Noteerbaar) -> None:
        self.dialoog = TermijnfeitDialoog(self._presenter, wat, ouder=self)
        self.dialoog.genoteerd.connect(self._ververs)
        self.dialoog.open()

    def _on_strike(self, feit: Termijnfeit) -> None:
        try:
            self._presenter.schrap(feit)
        except CvtError as fout:
            self.melding.toon(fout.melding, Toon.FOUT)
            return
        self._ververs()

    def _ververs(self) -> None:
        beeld = self._presenter.beeld()
        self._rol.setWidget(self._inhoud(beeld))
        self._pas_hoogte(beeld)
        self.gewijzigd.emit()


def termijnvak(andere: Andertermijnbeeld) -> Kolomvak:
    vak = Kolomvak(Tekst(andere.tekst, afbreken=True, kiesbaar=True), ruimte=Ruimte.XS)
    for zin, _bron in andere.stappen:
        vak.voeg(Tekst(zin, Tekstsoort.KLEIN, afbreken=True, kiesbaar=True))
    _voeg_waarschuwingen(vak, andere.waarschuwingen)
    return vak


def _voeg_stappen(vak: Kolomvak, stappen: Iterable[tuple[str, str]]) -> None:
    for nummer, (zin, bron) in enumerate(stappen, 1):
        vak.voeg(Kolomvak(
            Opsomming([zin], kiesbaar=True, teken=f"{nummer}."),
            Tekst(bron, Tekstsoort.KLEIN, afbreken=True, kiesbaar=True), ruimte=Ruimte.XS,
        ))  # fmt: skip


def _voeg_waarschuwingen(vak: Kolomvak, waarschuwingen: Iterable[str]) -> None:
    zinnen = [Tekst(waarschuwing, afbreken=True) for waarschuwing in waarschuwingen]
    if zinnen:
        kaart = Kaart(toon=Toon.LET_OP, marge=Ruimte.M)
        for zin in zinnen:
            kaart.voeg(zin)
        vak.voeg(kaart)
