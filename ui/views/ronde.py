"""*Mijn stem* in a schriftelijke ronde: one member reads each item, votes, and signs with the own passphrase."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.stem import Stemkeuze
from ui.bewaarklok import Bewaarklok
from ui.presenters.ronde import RondePresenter, Stempunt
from ui.tasks import Taken, melding
from ui.theme import Ruimte
from ui.tonen import Keuze, Toon
from ui.widgets.bezigbalk import Bezigbalk
from ui.widgets.formulier import Formulier
from ui.widgets.keuzerij import Keuzerij
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.kop import Kop
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.rij import Rij
from ui.widgets.rolvak import Rolvak
from ui.widgets.sectie import Sectie
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.tekstveld import Tekstveld
from ui.widgets.wachtzinveld import Wachtzinveld

_RUST_MS = 500
_LETTERS = {Stemkeuze.VOOR: "V", Stemkeuze.TEGEN: "T", Stemkeuze.ONTHOUDING: "O"}
_KEUZES = tuple(Keuze(waarde=str(k), tekst=str(k), toets=letter) for k, letter in _LETTERS.items())


class RondeView(QWidget):
    """``gestemd`` when the stemmen were cast; ``hele_ronde`` asks for the screen of who leads it."""

    hulpvorm = "ronde"
    gestemd = Signal()
    hele_ronde = Signal()

    def __init__(self, presenter: RondePresenter, taken: Taken) -> None:
        super().__init__()
        self._p, self._taken = presenter, taken
        self._blad = presenter.blad()
        self._stemmen: dict[AanvraagId, tuple[Keuzerij, Tekstveld]] = {}
        kop = Kop(self._blad.titel, terug=True)
        kop.terug_gevraagd.connect(presenter.terug)
        self.leiding = Knop("De hele ronde")
        self.leiding.setVisible(self._blad.leidt)
        self.leiding.clicked.connect(self.hele_ronde)
        if self._blad.leidt:
            kop.voeg_actie(self.leiding)
        self.hoofd = kop.hoofdknop("Stemmen en ondertekenen")
        self.hoofd.setEnabled(self._blad.hoofd_kan)
        self.hoofd.clicked.connect(self.stem)
        self._balk = Meldingsbalk(bewaar_ruimte=False)
        self._bezig = Bezigbalk()
        self._rust = Bewaarklok(self, _RUST_MS)
        self._rust.timeout.connect(lambda: self._p.getypt(self._gekozen()))
        self.vorm = Formulier(labelkolom=150)
        self._bouw()
        self._kolom = kolom = QVBoxLayout(self)
        kolom.setContentsMargins(Ruimte.L, Ruimte.M, Ruimte.L, Ruimte.M)
        kolom.setSpacing(Ruimte.M)
        kolom.addWidget(kop)
        kop.zet(self._blad.titel, self._blad.sub)
        kolom.addWidget(self._bezig)
        kolom.addWidget(self._balk)
        self._rol = Rolvak(self.vorm)
        kolom.addWidget(self._rol, 1)

    def _bouw(self) -> None:
        for punt in self._blad.punten:
            self._bouw_punt(self.vorm.sectie(punt.titel), punt)
        if not self._blad.punten:
            self.vorm.sectie("Uw stem").regel(Tekst("Er staat geen dossier in deze ronde.", Tekstsoort.BODY))
        slot = self.vorm.sectie("Ondertekenen")
        uitleg = "Eén keer voor alles wat u hierboven koos. U ondertekent met uw eigen sleutel; de wachtzin wordt niet bewaard."
        self.wachtzin = slot.veld(Wachtzinveld("wachtzin", "Uw eigen wachtzin", uitleg=uitleg))
        self.wachtzin.regel.returnPressed.connect(self.hoofd.click)
        self.vorm.klaar()
        self.vorm.gewijzigd.connect(self._on_changed)

    def _on_changed(self, naam: str) -> None:
        if naam != self.wachtzin.naam:
            self._rust.start()

    def _gekozen(self) -> dict[AanvraagId, tuple[str, str]]:
        return {id_: (keuze.waarde(), reden.waarde()) for id_, (keuze, reden) in self._stemmen.items()}

    def bij_verlaten(self) -> None:
        """Keep what was chosen and written."""
        if self._rust.isActive():
            self._rust.stop()
            self._p.getypt(self._gekozen())

    def _bouw_punt(self, sectie: Sectie, punt: Stempunt) -> None:
        for kop, tekst in punt.regels:
            sectie.regel(Tekst(tekst, Tekstsoort.NADRUK if kop == "Voorstel" else Tekstsoort.BODY, afbreken=True), kop)
        lezen = Knop("Dossier lezen", Knopsoort.STIL)
        lezen.setAccessibleName(f"Dossier lezen: {punt.titel}")
        lezen.clicked.connect(partial(self._p.naar_dossier, punt.id))
        sectie.regel(Rij(lezen, rek=True))
        if punt.kan:
            keuze = sectie.veld(Keuzerij(f"stem {punt.id}", f"Uw stem bij punt {punt.nummer}", _KEUZES))
            reden = sectie.veld(Tekstveld(f"reden {punt.id}", "Waarom", optioneel=True, maximum=500))
            keuze.zet_waarde(punt.keuze)
            reden.zet_waarde(punt.reden)
            self._stemmen[punt.id] = keuze, reden
        if punt.stand:
            sectie.regel(Tekst(punt.stand, Tekstsoort.ZWAK, afbreken=True))

    def begin(self) -> None:
        """Focus on the first stem that can be cast."""
        eerste = next(iter(self._stemmen.values()), None)
        (eerste[0] if eerste is not None else self.leiding).setFocus()

    def stem(self) -> None:
        """Cast what was chosen; the passphrase is checked outside the thread of the window."""
        gekozen = self._gekozen()
        fouten = {f"stem {id_}": "Kies voor, tegen of onthouding." for id_, (keuze, reden) in gekozen.items()
                  if reden and not keuze}  # fmt: skip
        if not any(keuze for keuze, _ in gekozen.values()) and not fouten:
            fouten = {f"stem {next(iter(gekozen))}": "Kies voor, tegen of onthouding."}
        if not self.wachtzin.waarde():
            fouten["wachtzin"] = "Typ uw eigen wachtzin."
        self.vorm.toon_fouten(fouten)
        if fouten:
            return
        zin = self.wachtzin.waarde()
        self._rust.stop()
        self.hoofd.setEnabled(False)
        self._taken.start(lambda _v: self._p.stem(gekozen, zin), self._on_voted, self._on_failed, bezig=self._bezig,
                          titel="Stemmen", handeling=True)  # fmt: skip

    def _on_voted(self, _niets: object) -> None:
        self.wachtzin.wis()
        self.gestemd.emit()

    def _on_failed(self, fout: Exception) -> None:
        self._p.getypt(self._gekozen())
        self.hoofd.setEnabled(True)
        self.wachtzin.wis()
        self._balk.toon(melding(fout), Toon.FOUT)
        self.wachtzin.setFocus()
        self._kolom.activate()  # the bar takes its room first, so that the field scrolls into what is left
        self._rol.ensureWidgetVisible(self.wachtzin, 0, Ruimte.XL)
