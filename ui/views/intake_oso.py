"""*Uit het bestand*: what an OSO dossier holds, with a tick per field, and what was left out and why."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cvt_desktop.services.oso_overname import Overname, Overnameveld
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.widgets.formulier import Formulier
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.rij import Rij
from ui.widgets.rolvak import Rolvak
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.vinkje import Vinkje

_LABEL = 170


class Osokolom(QWidget):
    """``overnemen(sleutels)``, ``niet_overnemen``, ``school_gevraagd``. Nothing is saved before *Overnemen*."""

    overnemen = Signal(object)
    niet_overnemen = Signal()
    school_gevraagd = Signal()
    kop = "Uit het bestand"

    def __init__(self, breedte: int) -> None:
        super().__init__()
        self.setFixedWidth(breedte)
        self._vinkjes: dict[str, Vinkje] = {}
        self._naam = Tekst("", Tekstsoort.ZWAK, afbreken=True)
        self._school = Knop("School toevoegen aan de lijst", icoon="school")
        self._school.clicked.connect(self.school_gevraagd)
        self._doe = Knop("Overnemen", Knopsoort.HOOFD, icoon="vink", toets="Ctrl+Return")
        self._doe.clicked.connect(lambda: self.overnemen.emit(self.gekozen()))
        niet = Knop("Niet overnemen", Knopsoort.STIL)
        niet.clicked.connect(self.niet_overnemen)
        self._inhoud = QWidget()
        self._rol = Rolvak(self._inhoud)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(Ruimte.S)
        kolom.addWidget(Tekst(self.kop, Tekstsoort.NADRUK))
        kolom.addWidget(self._naam)
        kolom.addWidget(self._rol, 1)
        kolom.addWidget(Rij(self._school, rek=True))
        kolom.addWidget(Rij(self._doe, niet, rek=True))

    def toon(self, overname: Overname) -> None:
        """Show a preview; ticks stand as proposed."""
        dossier = overname.dossier
        delen = [dossier.profiel or "zonder profiel", f"gegevensset {dossier.gegevensset}", "nog niets is overgenomen"]
        self._naam.setText(f"{overname.bestand}\n{', '.join(delen)}")
        self._school.setVisible(overname.school is None and bool(dossier.school.brin or dossier.school.naam))
        self._vinkjes = {}
        lijst = Kolomvak(ruimte=Ruimte.XS)
        self._voeg_meldingen(lijst, overname)
        groep = ""
        for veld in overname.velden:
            if veld.groep != groep:
                groep = veld.groep
                lijst.voeg(Tekst(groep.upper(), Tekstsoort.SUB))
            lijst.voeg(self._regel(veld))
        lijst.voeg(_context(overname))
        lijst.voeg(_weggelaten(overname))
        lijst.voeg_rek()
        self._zet_lijst(lijst)

    def _zet_lijst(self, lijst: Kolomvak) -> None:
        oud = self._rol.takeWidget()
        if oud is not None:
            oud.deleteLater()
        self._rol.setWidget(lijst)

    def gekozen(self) -> frozenset[str]:
        """The keys that are ticked."""
        return frozenset(sleutel for sleutel, vinkje in self._vinkjes.items() if vinkje.waarde())

    def begin(self) -> None:
        """Give the focus to the first tick."""
        if self._vinkjes:
            next(iter(self._vinkjes.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _voeg_meldingen(self, lijst: Kolomvak, overname: Overname) -> None:
        inzage = overname.dossier.inzage
        if inzage.niet_akkoord:
            balk = Meldingsbalk()
            reden = f" Reden: {inzage.reden_niet_akkoord}" if inzage.reden_niet_akkoord else ""
            lijst.voeg(balk)
            balk.toon(f"De ouders zijn niet akkoord met de inhoud.{reden}", Toon.LET_OP, sluitbaar=False)
        for tekst in overname.dossier.opmerkingen:
            if not (inzage.niet_akkoord and "niet akkoord" in tekst):
                lijst.voeg(Tekst(tekst, Tekstsoort.KLEIN, afbreken=True))
        if overname.dossier.bsn_plaatsen:
            plaatsen = ", ".join(overname.dossier.bsn_plaatsen)
            lijst.voeg(Tekst(f"Getallen die een BSN kunnen zijn, zijn weggelaten of gemeld bij: {plaatsen}.", Tekstsoort.FOUT,
                             afbreken=True))  # fmt: skip

    def _regel(self, veld: Overnameveld) -> QWidget:
        vinkje = Vinkje(veld.sleutel, veld.label)
        vinkje.zonder_foutregel()
        vinkje.zet_waarde(veld.aan)
        vinkje.editor.setAccessibleName(f"{veld.groep}, {veld.label}: {veld.waarde}")
        vinkje.setFixedWidth(_LABEL)
        self._vinkjes[veld.sleutel] = vinkje
        waarde = Tekst(veld.waarde, afbreken=True)
        waarde.setContentsMargins(0, 6, 0, 0)
        regel = QWidget()
        rij = QHBoxLayout(regel)
        rij.setContentsMargins(0, 0, 0, 0)
        rij.setSpacing(Ruimte.S)
        rij.addWidget(vinkje, 0, Qt.AlignmentFlag.AlignTop)
        rij.addWidget(waarde, 1)
        return regel


def _lijst(titel: str, regels: list[str]) -> QWidget:
    vorm = Formulier(labelkolom=0)
    deel = vorm.sectie(titel, vouwbaar=True, open_=False)
    for regel in regels:
        deel.regel(Tekst(regel, Tekstsoort.KLEIN, afbreken=True))
    vorm.klaar()
    return vorm


def _weggelaten(overname: Overname) -> QWidget:
    weg = overname.dossier.weggelaten
    documenten = [f"{w.naam}: {w.reden}" for w in weg if w.document]
    velden = [f"{w.naam} ({w.herkomst}): {w.reden}" if w.herkomst else f"{w.naam}: {w.reden}" for w in weg if not w.document]
    return Kolomvak(_lijst(f"Documenten die wegbleven: {len(documenten)}", documenten),
                    _lijst(f"Gegevens die wegbleven: {len(velden)}", velden), ruimte=0)  # fmt: skip


def _context(overname: Overname) -> QWidget:
    dossier = overname.dossier
    tlvs = [f"Eerdere TLV: {tlv.nummer or 'nummer niet vermeld'}" for tlv in dossier.tlv_historie]
    regels = tlvs + [f"{regel.kop}: {regel.tekst}" for regel in dossier.context]
    return _lijst(f"Bewaard als achtergrond: {len(regels)}", regels)
