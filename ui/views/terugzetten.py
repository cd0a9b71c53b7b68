"""*Terugzetten*: what would be lost, who asks for it and why, and the busy state until it lies ready."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cvt_desktop.services.terugzetten import Klaargezet, Verliesregel
from ui.feedback import Feedback
from ui.models.tabel import Kolom
from ui.presenters.terugzetten import TerugzettenPresenter, Verliesbeeld, moment_tekst, veld_van
from ui.tasks import Taken, melding
from ui.theme import Maat, Ruimte
from ui.tonen import Toon
from ui.views.terugzetten_vorm import Terugzetvorm
from ui.widgets.bezigbalk import Bezigbalk
from ui.widgets.kaart import Kaart
from ui.widgets.kop import Kop
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.rij import Rij
from ui.widgets.tabel import Tabel
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.voortgangsregel import Voortgangsregel

_VRAAG = (
    "Het register van nu gaat dicht en komt in een eigen map ernaast. Daarna meldt u zich aan in het register zoals het op dat "
    "moment was. Andere laptops en oude kopieën tellen dan niet meer."
)


class TerugzettenView(QWidget):
    """``klaargezet(Klaargezet)`` when the register lies ready beside the old one; the program then makes them change places."""

    klaargezet = Signal(object)

    def __init__(
        self, presenter: TerugzettenPresenter, taken: Taken, feedback: Feedback, terug: Callable[[], None]
    ) -> None:
        super().__init__()
        self._p, self._taken, self._feedback = presenter, taken, feedback
        self.kop = Kop(presenter.titel, presenter.sub, terug=True)
        self.kop.terug_gevraagd.connect(terug)
        self.knop = self.kop.hoofdknop("Terugzetten…")
        self.melding = Meldingsbalk(bewaar_ruimte=False)
        self.bezig = Bezigbalk()
        self.voortgang = Voortgangsregel(taken, self.bezig)
        self.kaart: Kaart | None = None
        self.tabel = Tabel("Wat u kwijtraakt", _kolommen(), sleutel=lambda r: (r.kenmerk, r.tekst), leeg="Niets.")
        self.vorm = Terugzetvorm(presenter.namen, presenter.zelf)
        self._kolom = QVBoxLayout(self)
        self._kolom.setContentsMargins(Ruimte.L, Ruimte.M, Ruimte.L, Ruimte.M)
        self._kolom.setSpacing(Ruimte.M)
        for deel in (self.kop, self.melding, self.bezig, self.voortgang):
            self._kolom.addWidget(deel)
        self._kolom.addWidget(self.tabel, 1)
        self._kolom.addWidget(self.vorm)
        self._rek = QWidget()
        self._kolom.addWidget(self._rek, 1)
        self.knop.clicked.connect(self._on_restore)
        for regel in (self.vorm.wachtzin.regel, self.vorm.code.editor):
            regel.returnPressed.connect(self.knop.click)  # type: ignore[attr-defined]  # Enter behind it is the act
        self.voortgang.gestopt.connect(self._on_stopped)
        self.tabel.hide()
        self._rek.hide()
        self._toon_bezig(bezig=False)
        taken.start(lambda _v: presenter.verlies(), self.toon, self._mis, bezig=self.bezig, titel="Vergelijken met het logboek")

    def toon(self, beeld: Verliesbeeld) -> None:
        """What would be lost."""
        self.kaart = kaart = Kaart(toon=Toon.LET_OP if beeld.iets else Toon.GOED)
        kaart.voeg(Tekst(beeld.titel, Tekstsoort.NADRUK))
        if beeld.tellingen:
            tellingen = Rij(ruimte=Ruimte.XL)
            for aantal, woord in beeld.tellingen:
                tellingen.voeg(Rij(Tekst(str(aantal), Tekstsoort.GROOT_NADRUK), Tekst(woord), ruimte=Ruimte.S))
            tellingen.voeg_rek()
            kaart.voeg(tellingen)
        kaart.voeg(Tekst(beeld.uitleg, afbreken=True))
        self._kolom.insertWidget(self._kolom.indexOf(self.tabel), kaart)
        self.tabel.zet_rijen(beeld.regels)
        self.tabel.setVisible(bool(beeld.regels))
        self._rek.setVisible(not beeld.regels)

    # --- doing it ----------------------------------------------------------------------------------------------------

    def _on_restore(self) -> None:
        waarden = self.vorm.waarden()
        fouten = self._p.mist(waarden)
        self.vorm.toon_fouten(fouten)
        if fouten or not self._feedback.vraag(self._p.titel, _VRAAG, "Terugzetten", gevaar=True):
            return
        self.melding.verberg()
        self._toon_bezig(bezig=True)
        taak = self._taken.start(lambda voortgang: self._p.zet_klaar(waarden, voortgang), self._on_ready, self._mis,
                                 titel="Reservekopie terugzetten", stopbaar=True)  # fmt: skip
        self.voortgang.volg(taak, "Het register wordt ernaast gelegd en nagelezen.")

    def _on_ready(self, klaar: Klaargezet) -> None:
        self._toon_bezig(bezig=False)
        self.vorm.wis()
        self.klaargezet.emit(klaar)

    def _on_stopped(self) -> None:
        self._toon_bezig(bezig=False)
        self.melding.toon("Gestopt. Er is niets teruggezet; het register is zoals het was.", Toon.INFO)

    def _mis(self, fout: Exception) -> None:
        self._toon_bezig(bezig=False)
        veld = veld_van(fout)
        if veld == self.vorm.wachtzin.naam:
            self.vorm.wachtzin.wis()  # else what is typed next comes behind what was wrong
        self.vorm.toon_fouten({veld: melding(fout)} if veld else {})
        if not veld:
            self.melding.toon(melding(fout), Toon.FOUT)

    def _toon_bezig(self, *, bezig: bool) -> None:
        if not bezig:
            self.voortgang.klaar()
        self.bezig.zet_bezig(bezig)
        for deel in (self.knop, self.vorm):
            deel.setEnabled(not bezig)


def _kolommen() -> list[Kolom[Verliesregel]]:
    return [
        Kolom(titel="LAATST", tekst=lambda r: moment_tekst(r.laatst), sorteer=lambda r: r.laatst),
        Kolom(titel="SOORT", tekst=lambda r: str(r.soort), zwak=True),
        Kolom(titel="KENMERK", tekst=lambda r: r.kenmerk, breedte=Maat.VELD_SMAL, nadruk=True),
        Kolom(titel="WAT", tekst=lambda r: f"{r.tekst} ({r.aantal})" if r.aantal > 1 else r.tekst, rek=True),
        Kolom(titel="DOOR", tekst=lambda r: r.wie),
    ]
