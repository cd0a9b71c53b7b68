"""*Deskundige koppelen*: proposals that the guard accepts, with what each still has to do, and a day (screens.md 4.7)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cvt_desktop.domain.errors import CvtError
from ui.dialogs.dialoog import Dialoog
from ui.presenters.adviezen import TOCHKEUZES, AdviezenPresenter, Kandidaatrij
from ui.tasks import Taken
from ui.theme import Maat
from ui.tonen import Toon
from ui.widgets.datumveld import Datumveld
from ui.widgets.formulier import Formulier
from ui.widgets.keuzeveld import Keuzeveld
from ui.widgets.tabel import Kolom, Tabel
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.vinkje import Vinkje

_WIE = {
    1: "Orthopedagoog of psycholoog (UB WVO 2.51).",
    2: "Kinder- of jeugdpsycholoog, pedagoog, orthopedagoog, kinderpsychiater, maatschappelijk werker of arts "
       "(UB WVO 2.51).",
}  # fmt: skip
_ANDER = "Een van de beroepen van UB WVO 2.51."


class Koppelen(Dialoog):
    """``gekoppeld(zin)`` after somebody was asked."""

    hulpvorm = "koppelen"
    gekoppeld = Signal(str)

    def __init__(self, presenter: AdviezenPresenter, volgorde: int, taken: Taken, *, ouder: QWidget | None = None) -> None:
        super().__init__(presenter.koppeltitel(volgorde), sub=_WIE.get(volgorde, _ANDER), ouder=ouder, breedte=1160)
        self._presenter, self._volgorde = presenter, volgorde
        self._rijen: list[Kandidaatrij] = []
        self.tabel: Tabel[Kandidaatrij] = Tabel(
            "Deskundigen", _kolommen(), sleutel=lambda r: r.id, leeg="Niemand op de lijst kan dit advies geven.",
            leeg_uitleg="Voeg een deskundige toe bij Instellingen, Personen.", leeg_icoon="persoon",
        )  # fmt: skip
        self.tabel.setMinimumHeight(240)
        self._bezwaren = Tekst("", afbreken=True)
        self.ook = Vinkje("ook", "Laat ook zien wie hier niet kan, en waarom")
        self.ook.zonder_foutregel()
        self._formulier = Formulier(labelkolom=Maat.LABELKOLOM)
        sectie = self._formulier.sectie()
        self.uiterlijk = sectie.veld(Datumveld("uiterlijk", "Advies uiterlijk", optioneel=True))
        self._laat = Tekst("", Tekstsoort.KLEIN, afbreken=True)
        sectie.regel(self._laat)
        self.reden = sectie.veld(Keuzeveld("reden", "Toch, omdat", TOCHKEUZES, breedte=Maat.VELD_BREED))
        self._formulier.klaar()
        self._sectie = sectie
        sectie.toon_veld("reden", False)
        for deel in (self.tabel, self.ook, self._bezwaren, self._formulier):
            self.voeg(deel, int(deel is self.tabel))
        _, self.doe = self.zet_acties("Koppelen")
        if self.doe is not None:
            self.doe.clicked.connect(self._on_do)
            self.doe.setEnabled(False)
        self.tabel.keuze_gewijzigd.connect(self._on_chosen)
        self.tabel.geactiveerd.connect(lambda _rij: self._on_do())
        self.ook.gewijzigd.connect(self._toon)
        self.uiterlijk.gewijzigd.connect(self._op_dag)
        self.uiterlijk.zet_waarde(presenter.voorstel_uiterlijk())
        self._op_dag()
        self.begin_bij(self.tabel)
        taken.start(lambda _voortgang: presenter.kandidaten(volgorde), self._on_read, self._on_failed, bezig=self.tabel)

    def _on_read(self, rijen: list[Kandidaatrij]) -> None:
        self._rijen = rijen
        self._toon()
        eerste = next((rij for rij in rijen if rij.past), None)
        if eerste is not None:
            self.tabel.kies(eerste.id)

    def _on_failed(self, fout: Exception) -> None:
        self.melding.toon(fout.melding if isinstance(fout, CvtError) else "De lijst kon niet worden gelezen.", Toon.FOUT)

    def _toon(self) -> None:
        self.tabel.zet_rijen([rij for rij in self._rijen if rij.past or self.ook.waarde()])

    def _on_chosen(self, rij: Kandidaatrij | None) -> None:
        self._bezwaren.setText(rij.bezwaren if rij is not None else "")
        self._sectie.toon_veld("reden", rij is not None and rij.vraagt_reden)
        if self.doe is not None:
            self.doe.setEnabled(rij is not None and rij.past)

    def _op_dag(self) -> None:
        self._laat.setText(self._presenter.laat(self.uiterlijk.waarde()))

    def _on_do(self) -> None:
        rij = self.tabel.gekozen()
        if rij is None or not rij.past or not self.uiterlijk.leesbaar():
            return
        reden = self.reden.waarde() if rij.vraagt_reden else ""
        self.probeer(self._formulier, lambda: self._presenter.koppel(self._volgorde, rij.id, self.uiterlijk.waarde(), reden),
                     self.gekoppeld.emit)  # fmt: skip


def _kolommen() -> list[Kolom[Kandidaatrij]]:
    return [
        Kolom(titel="NAAM", tekst=lambda r: r.naam, nadruk=True, breedte=170, smalst=150),
        Kolom(titel="BEROEP", tekst=lambda r: r.beroep, smalst=150),
        Kolom(titel="WERKGEVER", tekst=lambda r: r.werkgever, zwak=True, breedte=230, rek=True),
        Kolom(titel="LOPEND", tekst=lambda r: r.lopend, rechts=True, breedte=80, sorteer=lambda r: int(r.lopend)),
        Kolom(titel="LET OP", tekst=lambda r: r.let_op, smalst=234),
    ]
