"""*Deel in stukken*: all pages at the left, the chosen one large, and at the right what comes of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cvt_desktop.domain.bestandssoort import Stuksoort
from ui.dialogs.dialoog import Dialoog
from ui.documentbron import Kijkerbron
from ui.models.tabel import Kolom
from ui.presenters.deelstukken import SNEL, DeelPresenter, Deelrij, Gelezen, lees
from ui.tasks import Taken, Voortgang, melding
from ui.theme import Ruimte
from ui.tonen import Keuze, Toon
from ui.widgets.bezigbalk import Bezigbalk
from ui.widgets.datumveld import Datumveld
from ui.widgets.documentkijker import Documentkijker
from ui.widgets.formulier import Formulier
from ui.widgets.keuzeveld import Keuzeveld
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.miniaturen import Miniaturen
from ui.widgets.tabel import Tabel
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.vloeirij import Vloeirij

_UITLEG = (
    "Zet een merkteken waar een stuk begint en kies wat het is. Het bestand blijft één keer bewaard zoals het kwam; samenvoegen "
    "kan altijd."
)
_TOETSEN = "Pijlen: bladzijde · spatie: hier begint een stuk · cijfer: soort"
_BREED, _HOOG, _LAAGST, _RECHTS = 1236, 650, 600, 360
_VAST = "\u00a0"
SOORTEN = tuple(Keuze(waarde=soort.name, tekst=str(soort)) for soort in Stuksoort)


class DeelDialoog(Dialoog):
    """``gedeeld(sneden, bsn_op)``: what was chosen. The file is read when the dialog opens; until then nothing can be kept."""

    gedeeld = Signal(object, object)

    def __init__(self, naam: str, bron: Kijkerbron, presenter: DeelPresenter, taken: Taken, ouder: QWidget | None = None) -> None:
        super().__init__(f"Deel in stukken: {naam}", sub=_UITLEG, ouder=ouder, breedte=1100)
        self._bron, self.presenter, self._taken = bron, presenter, taken
        self._stil = False
        self.bladen = Miniaturen(taken)
        self.bladen.setFixedWidth(Miniaturen.breedte(3))
        self.kijker = Documentkijker(taken, leeg="Hier komt de bladzijde die u kiest.")
        self.bezig = Bezigbalk()
        self.lijst: Tabel[Deelrij] = Tabel("Stukken in dit bestand", _kolommen(), sleutel=lambda d: d.van,
                                           leeg="Nog geen indeling.")  # fmt: skip
        self._maak_rechts()
        vak = QWidget()
        rij = QHBoxLayout(vak)
        rij.setContentsMargins(0, 0, 0, 0)
        rij.setSpacing(Ruimte.M)
        rij.addWidget(Kolomvak(self.bladen, Tekst(_TOETSEN, Tekstsoort.KLEIN, afbreken=True), ruimte=Ruimte.XS))
        rij.addWidget(self.kijker, 1)
        rij.addWidget(self._rechts)
        self.voeg(self.bezig)
        self.voeg(vak, 1)
        _, doe = self.zet_acties("Delen in stukken")
        assert doe is not None
        self.doe = doe
        self.doe.clicked.connect(self._on_keep)
        self.setMinimumHeight(_LAAGST)  # told, because a message would else make it higher than the screen
        self.resize(_BREED, _HOOG)
        self.begin_bij(self.bladen)
        self._verbind()
        self._toon()

    def _maak_rechts(self) -> None:
        self._gevonden = Tekst("", Tekstsoort.ZWAK, afbreken=True)
        self.voorstel = Knop("Voorstel overnemen", Knopsoort.STIL)
        self.merk = Knop("Hier begint een stuk", icoon="vink")
        self.formulier = Formulier(labelkolom=70)
        self.formulier.hulpvorm = "deel_in_stukken"
        sectie = self.formulier.sectie()
        self.soort = sectie.veld(Keuzeveld("soort", "Soort", SOORTEN))
        self.gedateerd = sectie.veld(Datumveld("gedateerd", "Datum"))
        self.formulier.klaar()
        cijfers = f"{_VAST}· ".join(f"{n} {soort}".replace(" ", _VAST) for n, soort in enumerate(SNEL, 1))
        self._rechts = Kolomvak(self._gevonden)
        self._rechts.setFixedWidth(_RECHTS)
        self._rechts.voeg(self.lijst, 1)
        self._waarom = Tekst("", Tekstsoort.KLEIN, afbreken=True)
        acties, legenda = Vloeirij(self.merk, self.voorstel), Tekst(cijfers, Tekstsoort.KLEIN, afbreken=True)
        for deel in (self._waarom, acties, self.formulier, legenda):
            self._rechts.voeg(deel)

    def _verbind(self) -> None:
        self.bladen.gekozen.connect(self._on_page)
        self.bladen.wissel.connect(self._on_toggle)
        self.bladen.cijfer.connect(lambda n: self._on_kind(SNEL[n - 1]))
        self.merk.clicked.connect(lambda: self._on_toggle(self.bladen.pagina()))
        self.voorstel.clicked.connect(self._on_proposal)
        self.lijst.keuze_gewijzigd.connect(self._on_part)
        self.soort.gewijzigd.connect(lambda: self._on_kind(Stuksoort[self.soort.waarde()]) if self.soort.waarde() else None)
        self.gedateerd.gewijzigd.connect(self._on_day)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.presenter.paginas and not self.bezig.bezig():
            self._lees()

    def _lees(self) -> None:
        bron = self._bron

        def werk(voortgang: Voortgang) -> Gelezen:
            return lees(bron, voortgang.meld_en_controleer)

        taak = self._taken.start(werk, self._on_read, self._on_failed, bezig=self.bezig, titel="Bestand lezen")
        taak.voortgang.gemeld.connect(lambda deel, _tekst: self.bezig.zet_deel(deel))
        self.finished.connect(lambda _uit: taak.vergeet())

    def _on_read(self, gelezen: Gelezen) -> None:
        self.presenter.zet_gelezen(gelezen)
        self.bladen.open(self._bron, gelezen.paginas, self._merk)
        self.kijker.open(self._bron)
        self._toon()
        self.bladen.setFocus()

    def _on_failed(self, fout: Exception) -> None:
        self.melding.toon(melding(fout), Toon.FOUT)
        self._gevonden.setText("Dit bestand is niet te lezen, en dus niet te delen.")

    def _merk(self, pagina: int) -> str:
        if not self.presenter.begint(pagina):
            return ""
        deel = self.presenter.deel_van(pagina)
        return f"{deel.nummer} {deel.soort}"

    def _toon(self) -> None:
        """Everything that follows from the marks and the page."""
        gelezen, pagina = bool(self.presenter.paginas), self.bladen.pagina()
        self._stil = True
        self._gevonden.setText(self.presenter.uitleg() or "Het bestand wordt gelezen.")
        self.lijst.zet_rijen(self.presenter.delen() if gelezen else [])
        for deel in (self.merk, self.voorstel, self.formulier):
            deel.setEnabled(gelezen and pagina > 0)
        self.doe.setEnabled(self.presenter.gewijzigd)
        self.doe.zet_tekst(self.presenter.handeling)
        if gelezen and pagina:
            nu = self.presenter.deel_van(pagina)
            self.lijst.kies(nu.van)
            self._waarom.setText(f"Waarom hier: {nu.grond}." if nu.grond else "")
            self.merk.setEnabled(pagina > 1)
            self.merk.zet_tekst("Hier begint geen stuk" if self.presenter.begint(pagina) else "Hier begint een stuk")
            if self.soort.waarde() != nu.soort.name:
                self.soort.zet_waarde(nu.soort.name)
            if self.gedateerd.leesbaar() and self.gedateerd.waarde() != nu.gedateerd:
                self.gedateerd.zet_waarde(nu.gedateerd)
        self._stil = False
        self.bladen.ververs()

    def _on_page(self, pagina: int) -> None:
        if pagina and self.presenter.paginas:
            self.kijker.ga_naar(pagina)
            self._toon()

    def _on_part(self, deel: Deelrij | None) -> None:
        if deel is not None and not self._stil:
            self.bladen.kies(deel.van)

    def _on_toggle(self, pagina: int) -> None:
        if not self.presenter.paginas:
            return
        zin = self.presenter.wissel(pagina)
        if zin:
            self.melding.toon(zin, Toon.LET_OP)
        else:
            self.melding.verberg()
        self._toon()

    def _on_kind(self, soort: Stuksoort) -> None:
        if not self._stil and self.presenter.paginas:
            self.presenter.zet_soort(self.bladen.pagina(), soort)
            self._toon()

    def _on_day(self) -> None:
        if not self._stil and self.presenter.paginas and self.gedateerd.leesbaar():
            self.presenter.zet_datum(self.bladen.pagina(), self.gedateerd.waarde())
            self._toon()

    def _on_proposal(self) -> None:
        self.presenter.neem_voorstel()
        self._toon()

    def _on_keep(self) -> None:
        if not self.gedateerd.leesbaar():
            self.melding.toon("De datum is niet te lezen. Typ bijvoorbeeld 12-5-2027.", Toon.FOUT)
            return
        self.accept()
        self.gedeeld.emit(self.presenter.sneden(), self.presenter.bsn_op)


def _kolommen() -> list[Kolom[Deelrij]]:
    return [
        Kolom(titel="SOORT", tekst=lambda d: str(d.soort), breedte=120, smalst=96, nadruk=True),
        Kolom(titel="BLZ.", tekst=lambda d: d.bladzijden, rechts=True),
        Kolom(titel="WAAROM", tekst=lambda d: d.grond, breedte=110, rek=True, zwak=True),
    ]
