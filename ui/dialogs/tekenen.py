"""One passphrase for the stack (screens.md 4.12)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from cvt_desktop.domain.besluit import Tekenwijze
from cvt_desktop.domain.errors import CvtError
from ui.dialogs.dialoog import Dialoog
from ui.presenters.tekenmap import Tekenuitslag
from ui.tasks import Taken, Voortgang, melding
from ui.tonen import Toon
from ui.widgets.bezigbalk import Bezigbalk
from ui.widgets.formulier import Formulier
from ui.widgets.wachtzinveld import Wachtzinveld

_UITLEG = {
    Tekenwijze.DIGITAAL: "Elk besluit krijgt nu zijn nummer en de datum van vandaag. U tekent met uw eigen certificaat.",
    Tekenwijze.PAPIER: "Elk besluit krijgt nu zijn nummer en een regel voor de handtekening. Daarna drukt u alles in één keer "
                       "af. De scan van de getekende bladzijden is het origineel.",
}  # fmt: skip
Teken = Callable[[Tekenwijze, str, Callable[[float, str], None]], Tekenuitslag]


class TekenDialoog(Dialoog):
    """Asks the own passphrase, signs in a thread, and closes with ``bij_klaar``; a wrong passphrase stays here."""

    def __init__(
        self, wijze: Tekenwijze, titel: str, teken: Teken, bij_klaar: Callable[[Tekenuitslag], None], taken: Taken, *,
        ouder: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(titel, sub=_UITLEG[wijze], ouder=ouder)
        self._wijze, self._teken, self._bij_klaar, self._taken = wijze, teken, bij_klaar, taken
        self._dicht = False
        vorm = Formulier()
        self.wachtzin = vorm.sectie().veld(Wachtzinveld("wachtzin", "Uw eigen wachtzin"))
        vorm.klaar()
        self._bezig = Bezigbalk()
        self.voeg(vorm)
        self.voeg(self._bezig)
        _, self.doe = self.zet_acties("Tekenen" if wijze is Tekenwijze.DIGITAAL else "Klaarzetten")
        if self.doe is not None:
            self.doe.clicked.connect(self._on_do)
        self.wachtzin.regel.returnPressed.connect(self._on_do)
        self.begin_bij(self.wachtzin)

    def done(self, uitkomst: int) -> None:
        """The passphrase is not kept in the window."""
        self._dicht = True
        self.wachtzin.wis()
        super().done(uitkomst)

    def _on_do(self) -> None:
        wachtzin = self.wachtzin.waarde()
        if not wachtzin:
            self.wachtzin.toon_fout("Typ uw wachtzin.")
            return
        self._zet_open(False)

        def werk(voortgang: Voortgang) -> Tekenuitslag:
            return self._teken(self._wijze, wachtzin, voortgang.meld)

        self._taken.start(werk, self._on_signed, self._on_failed, bezig=self._bezig, titel="Tekenen")

    def _on_signed(self, uitslag: Tekenuitslag) -> None:
        if not self._dicht:
            self.accept()
        self._bij_klaar(uitslag)

    def _on_failed(self, fout: Exception) -> None:
        if self._dicht:
            return
        self._zet_open(True)
        if isinstance(fout, CvtError):
            self.wachtzin.toon_fout(fout.melding)
        else:
            self.melding.toon(melding(fout), Toon.FOUT)
        self.wachtzin.setFocus()

    def _zet_open(self, aan: bool) -> None:
        self.houd_open(not aan)
        self.wachtzin.zet_bewerkbaar(aan)
        if self.doe is not None:
            self.doe.setEnabled(aan)
