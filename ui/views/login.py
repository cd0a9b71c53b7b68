"""The login page. It shows names and nothing else of the register; a practice register shows its passphrases too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.focusdoorgever import geef_focus_door
from ui.theme import Ruimte
from ui.tonen import Keuze, Toon
from ui.widgets.bezigbalk import Bezigbalk
from ui.widgets.kaart import Kaart
from ui.widgets.keuzeveld import Keuzeveld
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.merkvak import Merkvak
from ui.widgets.middenvak import Middenvak
from ui.widgets.rij import Rij
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.tekstveld import Tekstveld
from ui.widgets.wachtzinveld import Wachtzinveld

_SMAL, _BREED = 380, 840


@dataclass(frozen=True, slots=True, kw_only=True)
class Loginnaam:
    """One user of the register; ``rol`` and ``wachtzin`` are filled for practice users only."""

    id: str
    naam: str = field(repr=False)
    rol: str = ""
    wachtzin: str = field(default="", repr=False)


def _duur(seconden: int) -> str:
    return f"{seconden} s" if seconden < 60 else f"{seconden // 60}:{seconden % 60:02} min"


class LoginView(QWidget):
    """``aangemeld(id, wachtzin)`` when somebody wants in; ``herstelcode`` and ``ander_register`` for the two ways around.

    ``naam_gekozen(id)``: whoever answers may have to wait after wrong passphrases (``zet_wachten``).
    """

    aangemeld = Signal(str, str)
    naam_gekozen = Signal(str)
    herstelcode = Signal()
    ander_register = Signal()

    def __init__(self, namen: Sequence[Loginnaam], *, register: str, oefen: bool, melding: str = "") -> None:
        super().__init__()
        self.namen = tuple(namen)
        keuzes = [Keuze(waarde=n.id, tekst=n.naam) for n in namen]
        self.naam = Keuzeveld("naam", "Naam", keuzes, leeg="Kies uw naam…", breedte=_SMAL)
        self.wachtzin = Wachtzinveld("wachtzin", "Wachtzin", breedte=_SMAL)
        self.wachtzin.regel.returnPressed.connect(self._on_submit)
        self.naam.gewijzigd.connect(self._on_name_chosen)
        self.overdrachtcode = Tekstveld("overdrachtcode", "Overdrachtscode", maximum=80, breedte=_SMAL, hint="123456-123456-…")
        self.overdrachtcode.hide()
        self.melding = Meldingsbalk(bewaar_ruimte=False)
        self.bezig = Bezigbalk()
        self.knop = Knop("Aanmelden", Knopsoort.HOOFD, toets="Ctrl+Return")
        self.knop.clicked.connect(self._on_submit)
        self._wachten = 0
        self._tik = QTimer(self, interval=1_000)
        self._tik.timeout.connect(self._on_tick)
        vergeten = Knop("Wachtzin vergeten", Knopsoort.STIL, links=0)
        vergeten.clicked.connect(self.herstelcode)
        ander = Knop("Ander register", Knopsoort.STIL, links=0)
        ander.clicked.connect(self.ander_register)
        kaart = Kaart()
        for deel in (Tekst("Naam"), self.naam, Tekst("Wachtzin"), self.wachtzin, self.overdrachtcode,
                     Rij(self.knop, rek=True), self.bezig):
            kaart.voeg(deel)
        kaart.voeg(Rij(vergeten, ander, rek=True, ruimte=Ruimte.M))
        self._uitwegen = (vergeten, ander)
        links = Kolomvak(kaart, self.melding, rek=True, ruimte=Ruimte.M)
        self._oefenknoppen: list[Knop] = []
        delen: list[QWidget] = [links]
        if oefen:
            delen.append(self._oefenkaart(namen))
        self._plaats(delen, register, oefen=oefen)
        if melding:
            self.melding.toon(melding, Toon.LET_OP)
        if len(namen) == 1:
            self.naam.zet_waarde(namen[0].id)
        geef_focus_door(self, self.wachtzin if len(namen) == 1 else self.naam)

    def _plaats(self, delen: list[QWidget], register: str, *, oefen: bool) -> None:
        onder = QWidget()
        rij = QHBoxLayout(onder)
        rij.setContentsMargins(0, 0, 0, 0)
        rij.setSpacing(Ruimte.L)
        for deel in delen:
            rij.addWidget(deel, 1, Qt.AlignmentFlag.AlignTop)
        boven = Kolomvak(
            Rij(Tekst("Aanmelden", Tekstsoort.TITEL), Merkvak("OEFENREGISTER" if oefen else ""), rek=True, ruimte=Ruimte.M),
            Tekst(register, Tekstsoort.ZWAK), ruimte=Ruimte.XS,
        )  # fmt: skip
        inhoud = Kolomvak(boven, onder, ruimte=Ruimte.L)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.addWidget(Middenvak(inhoud, breedte=_BREED if oefen else _SMAL + 2 * Ruimte.L))

    def _oefenkaart(self, namen: Sequence[Loginnaam]) -> QWidget:
        kaart = Kaart("OEFENGEBRUIKERS: HUN WACHTZIN IS GEEN GEHEIM")
        for naam in namen:
            if not naam.wachtzin:
                continue
            knop = Knop(f"{naam.naam}, {naam.rol}" if naam.rol else naam.naam, Knopsoort.STIL, icoon="persoon", links=0)
            knop.setAccessibleDescription(f"Wachtzin: {naam.wachtzin}. Kiezen meldt meteen aan.")
            knop.clicked.connect(lambda _aan=False, wie=naam: self._on_practice_user(wie))
            self._oefenknoppen.append(knop)
            regel = Rij(knop, ruimte=Ruimte.S)
            regel.voeg_rek()
            regel.voeg(Tekst(naam.wachtzin, Tekstsoort.KLEIN, kiesbaar=True))
            kaart.voeg(regel)
        return kaart

    def toon_fout(self, tekst: str) -> None:
        """Why this did not open the register."""
        self.melding.toon(tekst, Toon.FOUT)
        self.wachtzin.setFocus()
        self.wachtzin.regel.selectAll()

    def meld(self, tekst: str) -> None:
        """Something to know before logging in, such as why it was locked."""
        self.melding.toon(tekst, Toon.INFO)

    def vraag_overdrachtcode(self, tekst: str) -> None:
        """The first login on a laptop that took the stokje over: the code is needed too."""
        self.overdrachtcode.show()
        self.melding.toon(tekst, Toon.LET_OP)
        self.overdrachtcode.setFocus()

    def zet_bezig(self, bezig: bool) -> None:
        """While the key is derived nothing can be typed; what was typed stays."""
        self.bezig.zet_bezig(bezig)
        for deel in (self.naam, self.wachtzin, *self._uitwegen, *self._oefenknoppen):
            deel.setEnabled(not bezig)
        self.knop.setEnabled(not bezig and not self._wachten)

    def zet_wachten(self, seconden: int) -> None:
        """The button counts down; typing goes on meanwhile. 0: it may be pressed now."""
        self._wachten = seconden
        self.knop.setText(f"Wachten: nog {_duur(seconden)}" if seconden else "Aanmelden")
        self.knop.setAccessibleName(self.knop.text())
        self.knop.setEnabled(not seconden)
        if seconden:
            self._tik.start()
        else:
            self._tik.stop()

    def _on_tick(self) -> None:
        self.zet_wachten(max(0, self._wachten - 1))

    def wis(self) -> None:
        """Forget what was typed."""
        self.wachtzin.wis()

    def _on_name_chosen(self) -> None:
        self.melding.verberg()
        self.wachtzin.setFocus()
        self.naam_gekozen.emit(self.naam.waarde())

    def _on_practice_user(self, wie: Loginnaam) -> None:
        self.naam.zet_waarde(wie.id)
        self.wachtzin.zet_waarde(wie.wachtzin)
        self._on_submit()

    def _on_submit(self) -> None:
        if not self.knop.isEnabled():
            return
        if not self.naam.waarde():
            self.naam.toon_fout("Kies eerst uw naam.")
            self.naam.setFocus()
            return
        self.naam.toon_fout(None)
        if not self.wachtzin.waarde():
            self.wachtzin.toon_fout("Typ uw wachtzin.")
            self.wachtzin.setFocus()
            return
        self.wachtzin.toon_fout(None)
        self.melding.verberg()
        self.aangemeld.emit(self.naam.waarde(), self.wachtzin.waarde())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.ander_register.emit()
            return
        super().keyPressEvent(event)
