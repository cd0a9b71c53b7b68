"""*Reservekopieën*: what there is, where it lies, one more now, and the way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.feedback import Feedback
from ui.models.tabel import Kolom
from ui.presenters.reservekopieen import Kopieenstaat, Kopierij, ReservekopieenPresenter
from ui.tasks import Taken, melding
from ui.theme import Ruimte
from ui.tonen import Toon, Vorm
from ui.views.reservekopieen_plaatsen import Plaatsenkaart
from ui.widgets.bezigbalk import Bezigbalk
from ui.widgets.knop import Knop
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.kop import Kop
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.rij import Rij
from ui.widgets.statuschip import Statuschip
from ui.widgets.tabel import Tabel
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.voortgangsregel import Voortgangsregel

_UITLEG = "Na elke sessie waarin iets is gewijzigd, maakt het programma vanzelf een kopie en leest haar helemaal na."
_UITLEG_OEFEN = ("In een eigen register maakt het programma na elke sessie vanzelf een kopie. In dit oefenregister alleen als u "
                 "het vraagt. De dagen hier zijn die van de laptop, niet de oefendag.")  # fmt: skip
_VERGETEN = (
    "De kopieën die daar liggen, blijven daar. Verwijder ze zelf als zij weg moeten: het programma ruimt daar dan niet meer op."
)
_GEMAAKT = "De reservekopie is gemaakt en helemaal nagelezen."


class ReservekopieenView(QWidget):
    """``terugzetten(Reservekopie)`` when somebody wants the register back as it was."""

    terugzetten = Signal(object)

    def __init__(
        self, presenter: ReservekopieenPresenter, taken: Taken, feedback: Feedback, terug: Callable[[], None]
    ) -> None:
        super().__init__()
        self._p, self._taken, self._feedback = presenter, taken, feedback
        self.kop = Kop("Reservekopieën", _UITLEG_OEFEN if presenter.oefen else _UITLEG, terug=True)
        self.kop.terug_gevraagd.connect(terug)
        self.melding = Meldingsbalk(bewaar_ruimte=False)
        self.zet_terug = Knop("Terugzetten…")
        if not presenter.mag_terugzetten:
            self.zet_terug.hide()
        self.kop.voeg_actie(self.zet_terug)
        self.maak = self.kop.hoofdknop("Nu een reservekopie maken")
        self.punten = Kolomvak(ruimte=Ruimte.XS)
        self.plaatsen = Plaatsenkaart()
        self.bezig = Bezigbalk()
        self.voortgang = Voortgangsregel(taken, self.bezig)
        self.tabel = Tabel("Reservekopieën", _kolommen(), sleutel=lambda r: r.kopie.map_.name, leeg="Nog geen reservekopie.",
                           leeg_icoon="neerzetten", leeg_uitleg="Kies Nu een reservekopie maken (Ctrl+Enter).")  # fmt: skip
        self.teruggezet = Tekst("", Tekstsoort.ZWAK, afbreken=True)
        self.teruggezet.hide()
        self._bouw()
        self._verbind()
        self._toon_bezig(bezig=False)
        self.ververs()

    def _bouw(self) -> None:
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(Ruimte.L, Ruimte.M, Ruimte.L, Ruimte.M)
        kolom.setSpacing(Ruimte.M)
        for deel in (self.kop, self.melding, self.punten, self.plaatsen, self.bezig, self.voortgang):
            kolom.addWidget(deel)
        kolom.addWidget(self.tabel, 1)
        kolom.addWidget(self.teruggezet)

    def _verbind(self) -> None:
        self.maak.clicked.connect(self._on_make)
        self.voortgang.gestopt.connect(self._on_stopped)
        self.zet_terug.clicked.connect(self._on_restore)
        self.tabel.keuze_gewijzigd.connect(lambda rij: self.zet_terug.setEnabled(rij is not None))
        self.plaatsen.kiezen.connect(self._on_choose)
        self.plaatsen.vergeten.connect(self._on_forget)

    # --- called by the shell -----------------------------------------------------------------------------------------

    def bij_tonen(self) -> None:
        """In front again."""
        self.ververs()

    def ververs(self) -> None:
        """Read both places, in a thread: one of them may be a network."""
        self._taken.start(lambda _v: self._p.staat(), self.toon, self._on_failed, bezig=self.tabel,
                          titel="Reservekopieën lezen")  # fmt: skip

    def toon(self, staat: Kopieenstaat) -> None:
        """What there is."""
        self.tabel.zet_rijen(staat.rijen)
        self.plaatsen.toon(staat)
        self.teruggezet.zeg(staat.teruggezet)
        self._punten(staat)

    def _punten(self, staat: Kopieenstaat) -> None:
        nieuw, chips = Kolomvak(ruimte=Ruimte.S), list[Statuschip]()
        for punt in (een for een in staat.punten if not een.niet_nodig):  # of a practice register: said in the head
            toon, vorm = (Toon.LET_OP, Vorm.DRIEHOEK) if not punt.goed else (Toon.GOED, Vorm.VINK)
            tekst = Tekst(f"{punt.tekst} {punt.middel}".strip(), afbreken=True)
            chips.append(Statuschip(punt.titel, toon, vorm))
            regel = Rij(chips[-1])
            regel.voeg(tekst, 1)
            nieuw.voeg(regel)
        for chip in chips:
            chip.setFixedWidth(max(een.sizeHint().width() for een in chips))
        indeling = self.layout()
        assert indeling is not None
        indeling.replaceWidget(self.punten, nieuw)
        self.punten.hide()
        self.punten.deleteLater()
        self.punten = nieuw
        nieuw.setVisible(bool(chips))

    # --- one more ----------------------------------------------------------------------------------------------------

    def _on_make(self) -> None:
        self.melding.verberg()
        self._toon_bezig(bezig=True)
        taak = self._taken.start(self._p.maak, self._on_made, self._mis, titel="Reservekopie maken", stopbaar=True)
        self.voortgang.volg(taak, "De reservekopie wordt gemaakt. U kunt gewoon verder werken.")

    def _on_made(self, _niets: None) -> None:
        self._toon_bezig(bezig=False)
        self.melding.toon(_GEMAAKT, Toon.GOED)
        self.ververs()

    def _on_stopped(self) -> None:
        self._toon_bezig(bezig=False)
        self.melding.toon("Gestopt. Er is geen reservekopie gemaakt; de vorige liggen er nog.", Toon.INFO)

    def _mis(self, fout: Exception) -> None:
        self._toon_bezig(bezig=False)
        self.melding.toon(melding(fout), Toon.FOUT)
        self.plaatsen.setEnabled(True)

    def _on_failed(self, fout: Exception) -> None:
        self.melding.toon(melding(fout), Toon.FOUT, actie="Opnieuw", doe=self.ververs)

    def _toon_bezig(self, *, bezig: bool) -> None:
        if not bezig:
            self.voortgang.klaar()
        self.bezig.zet_bezig(bezig)
        self.maak.setEnabled(not bezig)

    def _on_restore(self) -> None:
        rij = self.tabel.gekozen()
        if rij is not None:
            self.terugzetten.emit(rij.kopie)

    # --- the second place --------------------------------------------------------------------------------------------

    def _on_choose(self) -> None:
        map_ = self._feedback.kies_map("Kies de tweede plaats voor de reservekopieën")
        if map_ is None:
            return
        if fout := self._p.kies_tweede(map_):
            self.melding.toon(fout, Toon.FOUT)
            return
        self.melding.toon("De tweede plaats is gekozen. Bij de volgende reservekopie gaat alles daar ook naartoe.", Toon.GOED,
                          actie="Nu doen", doe=self._on_make)  # fmt: skip
        self.ververs()

    def _on_forget(self) -> None:
        if self._feedback.vraag("Tweede plaats niet meer gebruiken", _VERGETEN, "Niet meer gebruiken"):
            self._p.kies_tweede(None)
            self.ververs()


def _kolommen() -> list[Kolom[Kopierij]]:
    return [
        Kolom(titel="GEMAAKT", tekst=lambda r: r.datum, sorteer=lambda r: r.moment, nadruk=True),
        Kolom(titel="WAAROM", tekst=lambda r: r.aanleiding, rek=True),
        Kolom(titel="BIJLAGEN", tekst=lambda r: str(r.bijlagen), sorteer=lambda r: r.bijlagen, rechts=True),
        Kolom(titel="GROOTTE", tekst=lambda r: r.grootte, sorteer=lambda r: r.bytes, rechts=True),
        Kolom(titel="LIGT OP", tekst=lambda r: r.plaats),
        Kolom(titel="STAND", tekst=lambda r: r.stand, breedte=170),
    ]
