"""Tab 8: notes, acts and letters in one line of time."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cvt_desktop.domain.errors import CvtError
from ui.changes import Wijzigingen
from ui.focusdoorgever import geef_focus_door
from ui.presenters.geschiedenis import ALLES, KEUZES, GeschiedenisPresenter, Tijdbeeld
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.widgets.kaart import Kaart
from ui.widgets.keuzerij import Keuzerij
from ui.widgets.knop import Knop
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.rij import Rij
from ui.widgets.tabel import Kolom, Tabel
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.zoekveld import Zoekveld


class GeschiedenisTab(QWidget):
    """A filter, a table, and the whole text of the chosen line; Enter ticks a note that somebody comes back to."""

    def __init__(self, presenter: GeschiedenisPresenter, wijzigingen: Wijzigingen) -> None:
        super().__init__()
        self._presenter, self._wijzigingen = presenter, wijzigingen
        self.filter = Keuzerij("filter", "Toon", KEUZES, toon_toetsen=False)
        self.filter.zonder_foutregel()
        self.filter.zet_waarde(ALLES)
        self.zoek = Zoekveld()
        self.gedaan = Knop("Gedaan", icoon="vink")
        self.tabel: Tabel[Tijdbeeld] = Tabel(
            "Geschiedenis", _kolommen(), sleutel=lambda r: (r.volgorde, r.tekst), leeg=presenter.leeg,
            leeg_icoon="klok", hooi=lambda r: r.hooi,
        )  # fmt: skip
        self.tabel.koppel(self.zoek)
        self._kop = Tekst("", Tekstsoort.KLEIN)
        self._tekst = Tekst("", afbreken=True, kiesbaar=True)
        self._kaart = Kaart(marge=Ruimte.M)
        self._kaart.voeg(self._kop)
        self._kaart.voeg(self._tekst)
        self.melding = Meldingsbalk(bewaar_ruimte=False)
        balk = Rij(self.filter, rek=True)
        balk.voeg(self.zoek)
        balk.voeg(self.gedaan)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(Ruimte.S)
        for deel in (balk, self.melding):
            kolom.addWidget(deel)
        kolom.addWidget(self.tabel, 1)
        kolom.addWidget(self._kaart)
        self.filter.gewijzigd.connect(self.ververs)
        self.tabel.keuze_gewijzigd.connect(self._on_chosen)
        self.tabel.geactiveerd.connect(self._on_done)
        self.gedaan.clicked.connect(self._on_done)
        geef_focus_door(self, self.tabel)
        self.ververs()

    def ververs(self) -> None:
        """Read the line of time again."""
        self.tabel.zet_rijen(self._presenter.rijen(self.filter.waarde() or ALLES))

    def naar_veld(self, veld: str) -> None:
        """A note that is to be followed up, by its id: Enter ticks it."""
        rij = next((r for r in self.tabel.model.rijen() if str(r.notitie_id) == veld), None)
        if rij is not None:
            self.tabel.kies((rij.volgorde, rij.tekst))
            self.tabel.weergave.setFocus()

    def _on_chosen(self, rij: Tijdbeeld | None) -> None:
        self._kaart.setVisible(rij is not None)
        afdoen = rij is not None and bool(rij.opvolgen.tekst) and self._presenter.mag_afdoen
        self.gedaan.setEnabled(afdoen)
        if rij is None:
            return
        self._kop.setText(f"{rij.wanneer} · {rij.wie} · {rij.soort}")
        self._tekst.setText(rij.tekst)
        self.gedaan.zet_tekst("Gedaan" if rij.open or not afdoen else "Weer open")

    def _on_done(self) -> None:
        rij = self.tabel.gekozen()
        if rij is None or not self._presenter.mag_afdoen:
            return
        try:
            gewijzigd = self._presenter.doe_af(rij)
        except CvtError as fout:
            self.melding.toon(fout.melding, Toon.FOUT)
            return
        if gewijzigd:
            self.ververs()
            self._wijzigingen.meld("notitie")


def _kolommen() -> list[Kolom[Tijdbeeld]]:
    return [
        Kolom(titel="WANNEER", tekst=lambda r: r.wanneer, rechts=True, sorteer=lambda r: r.volgorde),
        Kolom(titel="WIE", tekst=lambda r: r.wie, zwak=True),
        Kolom(titel="WAT", tekst=lambda r: r.tekst, rek=True),
        Kolom(titel="OPVOLGEN", tekst=lambda r: r.opvolgen),
    ]
