"""*Stokje*: which laptop writes in this register, handing that over in three steps, and taking it back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cvt_desktop.domain.errors import CvtError
from cvt_desktop.services.overdracht import Overgedragen
from ui.feedback import STOKJE, Feedback
from ui.presenters.stokje import UITLEG, StokjePresenter
from ui.tasks import Taken, melding
from ui.theme import Ruimte
from ui.tonen import Toon, Vorm
from ui.views.overdrachtcodevak import OverdrachtcodeVak
from ui.widgets.bezigbalk import Bezigbalk
from ui.widgets.formulier import Formulier
from ui.widgets.kaart import Kaart
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.kop import Kop
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.rij import Rij
from ui.widgets.rolvak import Rolvak
from ui.widgets.statuschip import Statuschip
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.tekstveld import Tekstveld
from ui.widgets.tekstvlak import Tekstvlak
from ui.widgets.voortgangsregel import Voortgangsregel, met_procent

_BREED = 820
_OVERDRAGEN = (
    "Bij verlof, ziekte of een nieuwe laptop. U maakt één versleuteld bestand, bijvoorbeeld op een USB-stick, en een code op "
    "papier. Zodra het bestand is nagelezen, kan deze laptop het register alleen nog lezen. Op de andere laptop kiest u "
    "Register overnemen."
)
_TERUG = (
    "Alleen als de andere laptop het stokje niet meer kan teruggeven. Uw naam en uw reden komen in het logboek, en het "
    "overdrachtsbestand van toen geldt hier niet meer."
)


class StokjeView(QWidget):
    """``opnieuw`` when the register must be opened anew: it was taken back here."""

    opnieuw = Signal()

    def __init__(self, presenter: StokjePresenter, taken: Taken, feedback: Feedback, terug: Callable[[], None]) -> None:
        super().__init__()
        self._p, self._taken, self._feedback = presenter, taken, feedback
        self.melding = Meldingsbalk(bewaar_ruimte=False)
        self.bezig = Bezigbalk()
        self.voortgang = Voortgangsregel(taken, self.bezig, vorm=lambda deel, wat: f"Stap 3 van 3: {met_procent(deel, wat)}")
        self.voortgang.gestopt.connect(self._on_stopped)
        self._plek = Kolomvak(ruimte=Ruimte.M)
        self._kaarten: list[QWidget] = []
        uitleg = Kaart("ÉÉN LAPTOP DIE SCHRIJFT")
        for alinea in UITLEG:
            uitleg.voeg(Tekst(alinea, afbreken=True))
        inhoud = Kolomvak(self.melding, self.voortgang, self.bezig, self._plek, uitleg, rek=True, ruimte=Ruimte.M)
        inhoud.setMaximumWidth(_BREED)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(Ruimte.L, Ruimte.M, Ruimte.L, Ruimte.M)
        kolom.setSpacing(Ruimte.M)
        kop = Kop("Stokje", "Welke laptop in dit register schrijft, en hoe een andere laptop dat overneemt.", terug=True)
        kop.terug_gevraagd.connect(terug)
        kolom.addWidget(kop)
        kolom.addWidget(Rolvak(inhoud), 1)
        self.ververs()

    def bij_tonen(self) -> None:
        """In front again: read who has it, unless something is going on or a code is on the screen."""
        if not self._p.code:
            self._p.ververs()
            if self._beeld() != self._getoond:  # the same cards keep the focus, and the name that was half typed
                self.ververs()

    def _beeld(self) -> tuple[object, ...]:
        return (self._p.hier, self._p.stand, self._p.mag_overdragen, self._p.mag_terughalen, tuple(self._p.geschiedenis()))

    def ververs(self) -> None:
        """The cards of this moment."""
        self._getoond = self._beeld()
        toon, vorm = (Toon.GOED, Vorm.VINK) if self._p.hier else (Toon.LET_OP, Vorm.DRIEHOEK)
        stand = Kaart(toon=toon)
        stand.voeg(Rij(Statuschip("", toon, vorm), Tekst("Hier" if self._p.hier else "Niet hier", Tekstsoort.KOP), rek=True))
        stand.voeg(Tekst(self._p.stand, afbreken=True))
        kaarten: list[QWidget] = [stand]
        if self._p.mag_overdragen:
            kaarten.append(self._overdraagkaart())
        if self._p.mag_terughalen:
            kaarten.append(self._terughaalkaart())
        kaarten.append(self._geschiedenis())
        self._toon(kaarten)

    def _toon(self, kaarten: list[QWidget]) -> None:
        for oud in self._kaarten:
            oud.hide()
            oud.deleteLater()
        self._kaarten = kaarten
        for kaart in kaarten:
            self._plek.voeg(kaart)

    def _overdraagkaart(self) -> QWidget:
        self.laptop = Tekstveld("laptop", "Naam van de andere laptop", maximum=60, bv="Laptop secretariaat 2")
        self.laptop.gewijzigd.connect(lambda: self.laptop.toon_fout(None))
        self.verder = Knop("Stokje overdragen…", Knopsoort.HOOFD, toets="Ctrl+Return")
        self.verder.clicked.connect(self._on_begin)
        kaart = Kaart("OVERDRAGEN")
        for deel in (Tekst(_OVERDRAGEN, afbreken=True), Tekst("Naam van de andere laptop"), self.laptop,
                     Rij(self.verder, rek=True)):  # fmt: skip
            kaart.voeg(deel)
        return kaart

    def _terughaalkaart(self) -> QWidget:
        self.vorm = Formulier(labelkolom=90)
        self.reden = self.vorm.sectie().veld(Tekstvlak("reden", "Reden", regels=2, woorden=0))
        self.vorm.klaar()
        self.terughalen = Knop("Terughalen…")
        self.terughalen.clicked.connect(self._on_take_back)
        kaart = Kaart("TERUGHALEN")
        for deel in (Tekst(_TERUG, afbreken=True), Tekst(self._p.verlies, Tekstsoort.NADRUK, afbreken=True), self.vorm,
                     Rij(self.terughalen, rek=True)):  # fmt: skip
            kaart.voeg(deel)
        return kaart

    def _geschiedenis(self) -> QWidget:
        kaart = Kaart("GESCHIEDENIS")
        regels = self._p.geschiedenis()
        for regel in regels:
            kaart.voeg(Tekst(f"{regel.wanneer}  {regel.wat} ({regel.wie})", afbreken=True, kiesbaar=True))
        if not regels:
            kaart.voeg(Tekst("Het stokje is nog nooit van laptop gewisseld.", Tekstsoort.ZWAK))
        return kaart

    # --- hand over -----------------------------------------------------------------------------------------------------

    def _on_begin(self) -> None:
        self.melding.verberg()
        naam = self.laptop.waarde()
        self._taken.start(lambda _v: self._p.begin(naam), self._on_code, self._mis, bezig=self.bezig, titel="Code maken")

    def _on_code(self, zonder: tuple[str, ...]) -> None:
        if zonder:
            namen = ", ".join(zonder)
            self.melding.toon(f"Zonder eigen sleutel voor onderweg: {namen}. Zij melden zich op de andere laptop aan met hun "
                              "herstelcode, of hier eerst nog een keer voordat u overdraagt.", Toon.LET_OP)  # fmt: skip
        self.codevak = OverdrachtcodeVak(self._p.code, self._p.controleer)
        self.codevak.klaar.connect(self._on_code_typed)
        self.codevak.afgebroken.connect(self._on_given_up)
        self._getoond = ()
        self._toon([self.codevak])
        self.codevak.setFocus()

    def _on_given_up(self) -> None:
        self._p.code = ""
        self.melding.verberg()
        self.ververs()

    def _on_code_typed(self) -> None:
        pad = self._feedback.opslaan_als("Overdrachtsbestand bewaren", self._p.bestandsnaam, STOKJE)
        if pad is not None:
            self.maak(pad)

    @property
    def code(self) -> str:
        """The code on the screen; ``""`` when there is none."""
        return self._p.code

    def maak(self, pad: Path) -> None:
        """Make the file, hand over."""
        self.codevak.zet_bezig(True)
        self.voortgang.volg(self._taken.start(
            lambda voortgang: self._p.draag_over(pad, voortgang.meld_en_controleer), self._on_done, self._on_failed,
            bezig=self.bezig, titel="Stokje overdragen", stopbaar=True,
        ))  # fmt: skip

    def _on_stopped(self) -> None:
        self.codevak.zet_bezig(False)
        self.melding.toon("Gestopt. Het stokje ligt nog hier en er is geen bestand gemaakt.", Toon.INFO)

    def _on_done(self, klaar: Overgedragen) -> None:
        self.voortgang.klaar()
        naar = self._p.laptop
        self._p.code = ""
        self._p.ververs()
        self.ververs()
        rest = f" {klaar.ontbreekt} bijlagen stonden niet meer op de schijf en zijn niet meegegaan." if klaar.ontbreekt else ""
        self.melding.toon(
            f"Het stokje is overgedragen aan {naar}. Breng het bestand {klaar.bestand.name} daarheen, en de code op papier "
            f"apart. Kies daar Register overnemen. Deze laptop kan het register nog lezen.{rest}", Toon.GOED, sluitbaar=False,
        )  # fmt: skip

    def _on_failed(self, fout: Exception) -> None:
        self.voortgang.klaar()
        if isinstance(fout, CvtError) and fout.code == "overdracht-niet-verzegeld":
            self._p.code = ""
            self._p.ververs()
            self.ververs()
        else:
            self.codevak.zet_bezig(False)
        self.melding.toon(melding(fout), Toon.FOUT)

    # --- take back -----------------------------------------------------------------------------------------------------

    def _on_take_back(self) -> None:
        reden = self.reden.waarde()
        if not self._feedback.vraag("Stokje terughalen", self._p.verlies, "Terughalen", gevaar=True):
            return
        self._taken.start(lambda _v: self._p.haal_terug(reden), lambda _n: self.opnieuw.emit(), self._mis, bezig=self.bezig,
                          titel="Terughalen")  # fmt: skip

    def _mis(self, fout: Exception) -> None:
        veld = fout.veld if isinstance(fout, CvtError) else None
        if veld == "laptop":
            self.laptop.toon_fout(melding(fout))
            self.laptop.setFocus()
        elif veld == "reden":
            self.vorm.toon_fouten({"reden": melding(fout)})
        else:
            self.melding.toon(melding(fout), Toon.FOUT)
