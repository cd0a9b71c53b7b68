"""Running TLVs of the system of before: choose a file and the columns, see each row judged, and take over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QGridLayout, QWidget

from cvt_desktop.basis.bestanden import schrijf_atomair
from cvt_desktop.basis.tekst import meervoud
from cvt_desktop.domain.errors import BestandError
from cvt_desktop.ports.inlezen import Inlezer
from cvt_desktop.ports.voortgang import Voortgang
from ui.dialogs.werkdialoog import Werkdialoog
from ui.feedback import CSV, TABEL, Feedback
from ui.models.tabel import Kolom
from ui.presenters.verklaringen_import import STANDEN, VELDEN, Importrij, Importstaat, VerklaringenImportPresenter
from ui.tasks import Taken
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.widgets.bestandenvak import Bestandenvak
from ui.widgets.getalveld import Getalveld
from ui.widgets.keuzeveld import Keuzeveld
from ui.widgets.knop import Knop
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.rij import Rij
from ui.widgets.tabel import Tabel
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.voortgangsregel import Voortgangsregel, met_procent

_BREEDTE = 1080
_HOOGTE = 120
_BEGINHOOGTE = 640
_NAAST = 5
_KEUZEBREED = 186
_UITLEG = (
    "De lijst uit Excel of het oude systeem, als .xlsx of .csv, met een regel per verklaring. Zij staan daarna in het register "
    "als overgenomen. Er komt niets bij voordat u op Overnemen drukt."
)


class VerklaringenImport(Werkdialoog):
    """``klaar(zin)`` when they stand in the register. While it is busy *Stoppen* leaves everything as it was."""

    def __init__(
        self, presenter: VerklaringenImportPresenter, inlezer: Inlezer, taken: Taken, feedback: Feedback,
        klaar: Callable[[str], None], *, ouder: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__("Lopende verklaringen importeren", taken, sub=_UITLEG, ouder=ouder, breedte=_BREEDTE)
        self._presenter, self._inlezer, self._feedback, self._klaar = presenter, inlezer, feedback, klaar
        self._staat: Importstaat | None = None
        self._bouw()
        self._verbind()
        self._toon_rijen()
        self._toon_knoppen()
        self.resize(_BREEDTE, _BEGINHOOGTE)

    def _bouw(self) -> None:
        self.vak = Bestandenvak(self._feedback, "Sleep hier de lijst (.xlsx of .csv)", soort=TABEL, knop="Bestand kiezen…")
        self.stand = Tekst("Nog geen bestand gekozen.", Tekstsoort.ZWAK, afbreken=True)
        self.toon = Keuzeveld("toon", "Tonen", STANDEN, leeg="alle regels", breedte=_KEUZEBREED)
        self.toon.zonder_foutregel()
        self.kolomknop = Knop("Kolommen…")
        self.kolommen = {veld.name: _kolomkeuze(veld.name, str(veld)) for veld in VELDEN}
        self.raster = _raster(list(self.kolommen.values()))
        self.tabel: Tabel[Importrij] = Tabel(
            "Voorbeeld van de import", _KOLOMMEN, sleutel=lambda r: r.sleutel, leeg_icoon="verklaringen",
            leeg="Kies een bestand om te zien wat erin staat.",
        )  # fmt: skip
        self.tabel.setMinimumHeight(_HOOGTE)
        self.nadere = Tekst("", Tekstsoort.KLEIN, afbreken=True)
        self.voortgang = Voortgangsregel(self._taken, self.bezig, vorm=met_procent)
        self.laatste = Getalveld("laatste", "Laatste nummer", maximum=999_999)
        self.laatste.zonder_foutregel()
        self.uitleg_nummer = Tekst("", Tekstsoort.ZWAK)
        self.opslaan = Knop("Afgekeurde regels opslaan…")
        self.nummers = Rij(self.uitleg_nummer, self.laatste, rek=True)
        boven = Rij(ruimte=Ruimte.M)
        boven.voeg(self.stand, 1)
        for widget in (Tekst("Tonen", Tekstsoort.ZWAK), self.toon, self.kolomknop):
            boven.voeg(widget)
        onder = Rij(ruimte=Ruimte.M)
        onder.voeg(self.nummers, 1)
        onder.voeg(self.voortgang)
        onder.voeg(self.opslaan)
        self.rest = Kolomvak(rek=True)
        for deel, rek in ((self.vak, 0), (boven, 0), (self.raster, 0), (self.bezig, 0), (self.tabel, 1), (self.nadere, 0),
                          (onder, 0), (self.rest, 1)):
            self.voeg(deel, rek)
        self.sluiten, hoofd = self.zet_acties("Overnemen")
        assert hoofd is not None
        self.hoofd = hoofd
        for deel in (self.raster, self.nummers, self.rest):
            deel.hide()

    def _verbind(self) -> None:
        self.vak.gebracht.connect(self._on_file_brought)
        self.kolomknop.clicked.connect(lambda: self._toon_kolommen(aan=self.raster.isHidden()))
        for keuze in self.kolommen.values():
            keuze.gewijzigd.connect(self._on_column_chosen)
        self.toon.gewijzigd.connect(self._toon_rijen)
        self.tabel.keuze_gewijzigd.connect(self._on_row_chosen)
        self.opslaan.clicked.connect(self._on_save)
        self.hoofd.clicked.connect(self._on_take_over)

    # --- slow work ---------------------------------------------------------------------------------------------------

    def bij_bezig(self, bezig: bool) -> None:
        """See ``Werkdialoog``."""
        if not bezig:
            self.voortgang.hide()
        for widget in (self.vak, self.raster, self.toon, self.kolomknop, self.laatste):
            widget.setEnabled(not bezig)
        self._toon_knoppen()

    def _doe(self, werk: Callable[[Voortgang], Importstaat]) -> None:
        self._volg(werk, self._toon, "Bestand nakijken")

    def _volg(self, werk: Callable[[Voortgang], object], klaar: Callable[..., None], titel: str) -> None:
        self.voortgang.volg(self._start(werk, klaar, titel), titel)
        self._toon_knoppen()

    def _on_file_brought(self, paden: list[Path]) -> None:
        pad = paden[0]
        self._vergeet()
        self._doe(lambda voortgang: self._presenter.open(self._inlezer.bestand(pad), voortgang))

    def _vergeet(self) -> None:
        """When the new file cannot be read, nothing of the one before may be taken over."""
        self._staat = None
        self.melding.verberg()
        self.stand.setText("Nog geen bestand gekozen.")
        self.nummers.hide()
        self._toon_rijen()

    def _on_column_chosen(self) -> None:
        if self._staat is not None:
            gekozen = {naam: keuze.waarde() for naam, keuze in self.kolommen.items()}
            self._doe(lambda voortgang: self._presenter.kies(gekozen, voortgang))

    def _on_take_over(self) -> None:
        laatste = self.laatste.waarde()
        self._volg(lambda voortgang: self._presenter.neem_over(int(laatste) if laatste is not None else None, voortgang),
                   self._on_taken_over, "Verklaringen overnemen")  # fmt: skip

    def _on_taken_over(self, zin: str) -> None:
        self.accept()
        self._klaar(zin)

    def _on_save(self) -> None:
        pad = self._feedback.opslaan_als("Afgekeurde regels opslaan", "afgekeurde-regels.csv", CSV)
        if pad is not None:
            self._schrijf(pad if pad.suffix else pad.with_suffix(".csv"))

    def _schrijf(self, pad: Path) -> None:
        def werk(_voortgang: Voortgang) -> None:
            try:
                schrijf_atomair(pad, self._presenter.afgekeurd())
            except OSError as fout:
                raise BestandError("Het bestand kan daar niet worden bewaard. Kies een andere map of maak ruimte vrij.",
                                   code="schrijven") from fout  # fmt: skip

        zin = f"Opgeslagen als {pad.name}. Er staan namen in: verwijder het na gebruik."
        self._start(werk, lambda _niets: self.melding.toon(zin, Toon.GOED), "Afgekeurde regels opslaan")

    # --- what is shown -----------------------------------------------------------------------------------------------

    def _toon(self, staat: Importstaat) -> None:
        eerste = self._staat is None or self._staat.kolommen != staat.kolommen
        self._staat = staat
        self.stand.setText(staat.zin)
        for naam, keuze in self.kolommen.items():
            if eerste:
                keuze.zet_keuzes(staat.kolommen)
            keuze.zet_waarde(staat.gekozen.get(naam, ""))
        self._toon_tabel(aan=not staat.ontbreekt)
        if staat.ontbreekt:
            self._toon_kolommen(aan=True)
            self.melding.toon(staat.ontbreekt, Toon.LET_OP)
        if staat.schooljaar:
            self.uitleg_nummer.setText(f"Laatste TLV-nummer van het vorige systeem in {staat.schooljaar}")
            self.laatste.zet_waarde(staat.laatste)
        self.nummers.setVisible(bool(staat.schooljaar))
        self.opslaan.setText(f"{meervoud(staat.afgekeurd, 'afgekeurde regel', 'afgekeurde regels')} opslaan…")
        self._toon_rijen()
        self._toon_knoppen()

    def _toon_kolommen(self, *, aan: bool) -> None:
        """The columns take the place of the zone for files: all of it fits in 720 pixels."""
        _wissel(self.raster, self.vak, aan=aan)

    def _toon_tabel(self, *, aan: bool) -> None:
        """Without it what is left over stays empty, at the bottom."""
        _wissel(self.tabel, self.rest, aan=aan)

    def _toon_rijen(self) -> None:
        rijen = self._staat.rijen if self._staat is not None else ()
        gekozen = self.toon.waarde()
        self.tabel.zet_rijen([rij for rij in rijen if gekozen in {"", rij.stand.name}])

    def _on_row_chosen(self, rij: Importrij | None) -> None:
        self.nadere.setText(f"Regel {rij.regel}: {rij.opmerking.tekst}" if rij is not None else "")

    def _toon_knoppen(self) -> None:
        staat, bezig = self._staat, self._taak is not None
        self.hoofd.setEnabled(not bezig and staat is not None and staat.kan)
        self.opslaan.setVisible(staat is not None and staat.afgekeurd > 0)
        self.opslaan.setEnabled(not bezig)
        self.kolomknop.setEnabled(not bezig and staat is not None)


def _wissel(een: QWidget, ander: QWidget, *, aan: bool) -> None:
    """One of two that take each other's place. What goes, goes first: with both there a dialog grows, and does not shrink."""
    weg, erbij = (ander, een) if aan else (een, ander)
    weg.hide()
    erbij.show()


def _kolomkeuze(naam: str, label: str) -> Keuzeveld:
    veld = Keuzeveld(naam, label, leeg="(geen)", breedte=_KEUZEBREED)
    veld.zonder_foutregel()
    return veld


def _raster(velden: list[Keuzeveld]) -> QWidget:
    """The fields with their column, five beside each other so that it fits in 720 pixels."""
    vlak = QWidget()
    raster = QGridLayout(vlak)
    raster.setContentsMargins(0, 0, 0, 0)
    raster.setHorizontalSpacing(Ruimte.M)
    raster.setVerticalSpacing(Ruimte.S)
    for plaats, veld in enumerate(velden):
        raster.addWidget(Kolomvak(Tekst(veld.label, Tekstsoort.KLEIN), veld, ruimte=0), plaats // _NAAST, plaats % _NAAST)
    return vlak


_KOLOMMEN: tuple[Kolom[Importrij], ...] = (
    Kolom(titel="REGEL", tekst=lambda r: r.regel, rechts=True, zwak=True, breedte=64, sorteer=lambda r: r.sleutel),
    Kolom(titel="NUMMER", tekst=lambda r: r.nummer, nadruk=True, breedte=112),
    Kolom(titel="LEERLING", tekst=lambda r: r.leerling, breedte=140),
    Kolom(titel="GEB.", tekst=lambda r: r.geboren, rechts=True, zwak=True, breedte=88),
    Kolom(titel="SOORT", tekst=lambda r: r.soort, breedte=124),
    Kolom(titel="GELDIG", tekst=lambda r: r.geldig, breedte=178),
    Kolom(titel="SCHOOL", tekst=lambda r: r.school, breedte=100),
    Kolom(titel="OPMERKING", tekst=lambda r: r.opmerking, rek=True),
)
