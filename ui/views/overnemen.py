"""*Register overnemen*: a transfer file and its code, then who one is, then the register lies on this laptop."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cvt_desktop.domain.errors import CvtError
from ui.feedback import STOKJE, Feedback
from ui.focusdoorgever import geef_focus_door
from ui.presenters.overnemen import Gelezen, OvernemenPresenter
from ui.tasks import Taken, Voortgang, melding
from ui.theme import Ruimte
from ui.tonen import Keuze, Toon
from ui.widgets.bezigbalk import Bezigbalk
from ui.widgets.kaart import Kaart
from ui.widgets.keuzeveld import Keuzeveld
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.kop import Kop
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.rij import Rij
from ui.widgets.rolvak import Rolvak
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.tekstveld import Tekstveld
from ui.widgets.voortgangsregel import Voortgangsregel, met_procent
from ui.widgets.wachtzinveld import Wachtzinveld

_BREED, _VELD, _SMAL = 820, 640, 380
_UITLEG = (
    "Van de oude laptop krijgt u een bestand dat op .cvtstokje eindigt, en apart daarvan een code op papier. Daarna schrijft "
    "deze laptop in het register en kan de oude het alleen nog lezen."
)
_WIE = "Meld u aan met de wachtzin die u op de oude laptop ook gebruikte."


class OvernemenView(QWidget):
    """``overgenomen(map, gebruiker, wachtzin)`` when the register lies here; ``terug`` to the start page."""

    overgenomen = Signal(Path, str, str)
    terug = Signal()

    def __init__(self, presenter: OvernemenPresenter, taken: Taken, feedback: Feedback) -> None:
        super().__init__()
        self._p, self._taken, self._feedback = presenter, taken, feedback
        self._gebruikers: tuple[Keuze, ...] = ()
        kop = Kop("Register overnemen", "Het stokje van een andere laptop overnemen.", terug=True)
        kop.terug_gevraagd.connect(self.terug)
        self.melding = Meldingsbalk(bewaar_ruimte=False)
        self.bezig = Bezigbalk()
        self.voortgang = Voortgangsregel(taken, self.bezig, vorm=met_procent)
        self.voortgang.gestopt.connect(self._on_stopped)
        self._wiekaart = self._maak_wiekaart()
        self._wiekaart.hide()
        inhoud = Kolomvak(Tekst(_UITLEG, afbreken=True), self._bestandkaart(), self._wiekaart, self.melding, self.voortgang,
                          self.bezig, rek=True, ruimte=Ruimte.M)  # fmt: skip
        inhoud.setMaximumWidth(_BREED)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(Ruimte.L, Ruimte.M, Ruimte.L, Ruimte.M)
        kolom.setSpacing(Ruimte.M)
        kolom.addWidget(kop)
        kolom.addWidget(Rolvak(inhoud), 1)
        geef_focus_door(self, self.kies)

    def _bestandkaart(self) -> QWidget:
        self.kies = Knop("Bestand kiezen…", icoon="map")
        self.kies.clicked.connect(self._on_choose)
        self._bestand = Tekst("Nog geen bestand gekozen.", Tekstsoort.ZWAK)
        self.code = Tekstveld("overdrachtcode", "Overdrachtscode", maximum=80, breedte=_VELD, hint="123456-123456-…")
        self.code.gewijzigd.connect(lambda: self.code.toon_fout(None))
        self.verder = Knop("Verder", Knopsoort.HOOFD, toets="Ctrl+Return")
        self.verder.clicked.connect(self._on_read)
        kaart = Kaart("BESTAND EN CODE")
        for deel in (Rij(self.kies, self._bestand, rek=True, ruimte=Ruimte.M),
                     Tekst("Overdrachtscode: acht groepen van zes cijfers"), self.code, Rij(self.verder, rek=True)):  # fmt: skip
            kaart.voeg(deel)
        return kaart

    def _maak_wiekaart(self) -> QWidget:
        self._wat = Tekst("", Tekstsoort.NADRUK, afbreken=True)
        self.naam = Keuzeveld("naam", "Naam", [Keuze(waarde="", tekst="")], leeg="Kies uw naam…", breedte=_SMAL)
        self.wachtzin = Wachtzinveld("wachtzin", "Wachtzin", breedte=_SMAL)
        self.wachtzin.regel.returnPressed.connect(self._on_take)
        self.neem = Knop("Overnemen", Knopsoort.HOOFD, toets="Ctrl+Return")
        self.neem.clicked.connect(self._on_take)
        kaart = Kaart("WIE BENT U")
        for deel in (self._wat, Tekst(_WIE, afbreken=True), Tekst("Naam"), self.naam, Tekst("Wachtzin"), self.wachtzin,
                     Rij(self.neem, rek=True)):  # fmt: skip
            kaart.voeg(deel)
        return kaart

    def zet_bezig(self, bezig: bool) -> None:
        """While something is read or copied."""
        self.bezig.zet_bezig(bezig)
        for deel in (self.kies, self.code, self.verder, self.naam, self.wachtzin, self.neem):
            deel.setEnabled(not bezig)

    def _on_choose(self) -> None:
        pad = self._feedback.kies_bestand("Kies het overdrachtsbestand", STOKJE)
        if pad is not None:
            self.kies_bestand(pad)

    def kies_bestand(self, pad: Path) -> None:
        """Take this file; what was read of another one is forgotten."""
        self._p.pad = pad
        self._bestand.setText(pad.name)
        self._wiekaart.hide()
        self.verder.show()
        self.melding.verberg()
        self.code.setFocus()

    def _on_read(self) -> None:
        self.melding.verberg()
        if self._p.pad is None:
            self.melding.toon("Kies eerst het overdrachtsbestand.", Toon.FOUT)
            return
        code = self.code.waarde()
        self._taken.start(lambda _v: self._p.lees(code), self._on_opened, self._mis, bezig=self, titel="Bestand lezen")

    def _on_opened(self, gelezen: Gelezen) -> None:
        self._wat.setText(gelezen.tekst)
        self._gebruikers = gelezen.gebruikers
        self.naam.zet_keuzes(gelezen.gebruikers)
        self._wiekaart.show()
        self.verder.hide()
        self.naam.setFocus()

    def _on_take(self) -> None:
        self.naam.toon_fout(None if self.naam.waarde() else "Kies eerst uw naam.")
        self.wachtzin.toon_fout(None if self.wachtzin.waarde() else "Typ uw wachtzin.")
        if not (self.naam.waarde() and self.wachtzin.waarde()):
            return
        code, wie, wachtzin = self.code.waarde(), self.naam.waarde(), self.wachtzin.waarde()
        self.melding.verberg()

        def werk(voortgang: Voortgang) -> Path:
            return self._p.neem_over(code, wie, wachtzin, voortgang.meld_en_controleer)

        self.voortgang.volg(self._taken.start(
            werk, lambda map_: self.overgenomen.emit(map_, wie, wachtzin), self._mis, bezig=self, titel="Register overnemen",
            stopbaar=True,
        ))  # fmt: skip

    def _on_stopped(self) -> None:
        self.melding.toon("Gestopt. Er is niets overgenomen.", Toon.INFO)

    def _mis(self, fout: Exception) -> None:
        self.zet_bezig(False)
        self.voortgang.klaar()
        velden = {"overdrachtcode": self.code, "wachtzin": self.wachtzin, "naam": self.naam}
        veld = velden.get(fout.veld or "") if isinstance(fout, CvtError) else None
        if veld is not None:
            veld.toon_fout(melding(fout))
            veld.setFocus()
        else:
            self.melding.toon(melding(fout), Toon.FOUT)
