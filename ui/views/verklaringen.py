"""The TLV register (screens.md 4.14)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cvt_desktop.domain.tlv import Tlvtoestand
from cvt_desktop.services.context import Dienst
from ui.beurten import InBeurten
from ui.dialogs.beeindigen import BeeindigDialoog
from ui.dialogs.naar_excel import Excelknop
from ui.feedback import Feedback
from ui.models.tabel import Kolom
from ui.presenters.naarexcel import ExcelPresenter
from ui.presenters.navigatie import Navigatie
from ui.presenters.tlvacten import TlvActenPresenter
from ui.presenters.verklaringen import (
    ALLE,
    INTREKKEUZES,
    SOORTEN,
    TOESTANDEN,
    VERVALKEUZES,
    VerklaringenPresenter,
    Verklaringenstaat,
    Verklaringrij,
    zoektekst,
)
from ui.tasks import Taken, melding
from ui.theme import Letter, Ruimte, letter
from ui.tonen import Keuze, Toon
from ui.views.tlvacten import TlvActen
from ui.widgets.keuzeveld import Keuzeveld
from ui.widgets.knop import Knop
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.kop import Kop
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.rij import Rij
from ui.widgets.tabel import Tabel
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.zoekveld import Zoekveld
from ui.zoekmelding import meld_gezocht

_KEUZEBREED = 128
_INTREKKEN = (
    "Intrekken",
    ("De verklaring was juist en houdt op te gelden. Dit is een besluit: de brieven aan de school en de ouders worden gemaakt. "
     "Zij geldt tot die zijn verzonden (Awb 3:40); tot de eerste brief weg is kunt u dit terugnemen. Het nummer blijft staan. "
     "Wie er bezwaar tegen kan hebben, geeft eerst zijn zienswijze (Awb 4:8): maak de uitnodiging in het dossier, bij Brieven."),
    Tlvtoestand.INGETROKKEN, INTREKKEUZES,
)  # fmt: skip
_VERVALLEN = (
    "Vervallen",
    ("De verklaring was van het begin af fout. Het nummer blijft staan. Komt er een andere voor in de plaats, kies dan "
     "Corrigeren in het dossier: dan verwijzen zij naar elkaar. Dit is een besluit: de brieven worden gemaakt, en de verklaring "
     "geldt tot die zijn verzonden (Awb 3:40)."),
    Tlvtoestand.VERVALLEN, VERVALKEUZES,
)  # fmt: skip

_LEEG = "Een verklaring krijgt haar nummer bij het tekenen van het besluit."
_LEEG_OVERNEMEN = f"{_LEEG} Wat elders is afgegeven, neemt u over met Importeren."


Importeer: TypeAlias = Callable[[Callable[[str], None]], None]
"""Opens the import, and tells what came of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Omgeving:
    """What the screen opens beside itself: the import, the workbook, a draft of an aanvraag."""

    importeer: Importeer
    excel: ExcelPresenter
    open_concept: Callable[[str], None]


class VerklaringenView(InBeurten, QWidget):
    """Enter opens the dossier; one line under the table proves the numbering, and the acts of a line stand below it."""

    def __init__(
        self, presenter: VerklaringenPresenter, acten: TlvActenPresenter, taken: Taken, feedback: Feedback, om: Omgeving, *,
        af: bool = True,
    ) -> None:  # fmt: skip
        super().__init__()
        self.presenter, self._acten, self._taken, self._feedback, self._om = presenter, acten, taken, feedback, om
        self._mislukt = False
        self._delen = self._bouwdelen()
        if af:
            self.maak_af()

    def _bouwdelen(self) -> Iterator[None]:
        self.kop = Kop("Verklaringen", "Tellen…")
        self.toestand = _keuze("toestand", "Stand", TOESTANDEN, "alle standen")
        self.soort = _keuze("soort", "Soort", SOORTEN, "alle soorten")
        self.eindjaar = _keuze("eindjaar", "Loopt af", (), "loopt af: alle")
        self._jaren: tuple[Keuze, ...] = ()
        self.zoek = Zoekveld()
        self.importknop = Knop("Importeren…")
        self.rondeknop = Knop("Verlengingsronde")
        self.melding = Meldingsbalk(bewaar_ruimte=False)
        self.tabel = Tabel("Verklaringen", _kolommen(), sleutel=lambda r: r.id, leeg="Nog geen verklaringen.",
                           leeg_icoon="verklaringen", hooi=zoektekst,
                           leeg_uitleg=_LEEG_OVERNEMEN if self.presenter.mag_overnemen else _LEEG)  # fmt: skip
        self.excel = Excelknop(self._om.excel, "Verklaringen", lambda: [r.id for r in self.tabel.getoond()], self._taken,
                               self._feedback, self.melding, self.tabel)  # fmt: skip
        self.tabel.koppel(self.zoek)
        self.gaten = Tekst("", Tekstsoort.KLEIN, afbreken=True)
        self.nadere = Tekst("", Tekstsoort.KLEIN, afbreken=True)
        self.intrekken = Knop("Intrekken…")
        self.vervallen = Knop("Laten vervallen…")
        self.terugnemen = Knop("Terugnemen")
        self.acten = TlvActen(self._acten, self.presenter, self._taken, self._feedback, self.melding, self.tabel)
        self.dialoog: BeeindigDialoog | None = None
        self._bouw()
        self._verbind()
        yield
        self.ververs()

    def _bouw(self) -> None:
        for widget in (self.toestand, self.soort, self.eindjaar, self.zoek, self.excel, self.importknop, self.rondeknop):
            self.kop.voeg_actie(widget)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(Ruimte.L, Ruimte.M, Ruimte.L, Ruimte.M)
        kolom.setSpacing(Ruimte.S)
        for deel in (self.kop, self.melding):
            kolom.addWidget(deel)
        kolom.addWidget(self.tabel, 1)
        for regel in (self.gaten, self.nadere):  # room for what comes later, so that the list stays as high as it is
            regel.setMinimumHeight(QFontMetrics(letter(Letter.KLEIN)).lineSpacing())
        kolom.addWidget(Kolomvak(self.gaten, self.nadere, ruimte=0))
        onder = Rij()
        onder.voeg(self.acten, 1)
        onder.voeg(self.terugnemen)
        onder.voeg(self.intrekken)
        onder.voeg(self.vervallen)
        kolom.addWidget(onder)
        self.importknop.setVisible(self.presenter.mag_overnemen)
        for knop in (self.terugnemen, self.intrekken, self.vervallen):
            knop.hide()  # until a line is chosen that can be ended, or taken back
        self.excel.setVisible(self._om.excel.mag)

    def _verbind(self) -> None:
        self.zoek.gezocht.connect(
            lambda: meld_gezocht(self._taken, self.presenter.zoeken_vastleggen, self.tabel.zichtbaar())
        )
        self.tabel.geactiveerd.connect(self.presenter.open)
        self.tabel.keuze_gewijzigd.connect(self._on_chosen)
        self.intrekken.clicked.connect(lambda: self._on_end(fout=False))
        self.vervallen.clicked.connect(lambda: self._on_end(fout=True))
        self.terugnemen.clicked.connect(self._on_take_back)
        for keuze in (self.toestand, self.soort, self.eindjaar):
            keuze.gewijzigd.connect(self._on_filter)
        self.importknop.clicked.connect(lambda: self._om.importeer(self._on_imported))
        self.rondeknop.clicked.connect(self.presenter.naar_ronde)
        self.acten.gewijzigd.connect(self.ververs)

    # --- called by the shell -----------------------------------------------------------------------------------------

    def begin(self) -> None:
        """In the list: in a filter the arrow down would choose another one."""
        self.tabel.setFocus()

    def bij_tonen(self) -> None:
        """In front again."""
        self.ververs()

    def toon_nummer(self, nummer: str) -> None:
        """Only this one, whatever was filtered before."""
        for veld in (self.toestand, self.soort, self.eindjaar):
            veld.zet_waarde("")
        self.ververs()
        self.zoek.setText(nummer)
        self.tabel.setFocus()

    def ververs(self) -> None:
        """Read the register; the list stays while it is read."""
        filters = self._filters()
        self._taken.start(lambda _voortgang: self.presenter.laad(*filters), lambda staat: self._on_loaded(staat, filters),
                          self._on_failed, bezig=self.tabel, titel="Verklaringen laden")  # fmt: skip

    def _on_loaded(self, staat: Verklaringenstaat, filters: tuple[str, str, str]) -> None:
        if self._mislukt:
            self._mislukt = False
            self.melding.verberg()
        self._toon(staat)
        if filters != self._filters():
            self._on_filter()

    def _on_failed(self, fout: Exception) -> None:
        self._mislukt = True
        self.kop.zet("Verklaringen", "")
        self.melding.toon(melding(fout), Toon.FOUT, actie="Opnieuw", doe=self.ververs)

    def _on_filter(self) -> None:
        self._toon(self.presenter.staat(*self._filters()))

    def _filters(self) -> tuple[str, str, str]:
        return self.toestand.waarde() or ALLE, self.eindjaar.waarde() or ALLE, self.soort.waarde() or ALLE

    def _toon(self, staat: Verklaringenstaat) -> None:
        self.kop.zet("Verklaringen", staat.teller)
        if self._jaren != staat.eindjaren:
            self._jaren = staat.eindjaren
            self.eindjaar.zet_keuzes(staat.eindjaren)
        self.gaten.setText(staat.gaten)
        self.gaten.zet_soort(Tekstsoort.KLEIN if staat.gaten_goed else Tekstsoort.FOUT)
        self.acten.zet_gaten(goed=staat.gaten_goed)
        self.tabel.zet_rijen(staat.rijen)

    def _on_imported(self, zin: str) -> None:
        self.ververs()
        self.melding.toon(zin, Toon.GOED)

    # --- one line ----------------------------------------------------------------------------------------------------

    def _on_chosen(self, rij: Verklaringrij | None) -> None:
        self.acten.zet(rij)
        kan = rij is not None and self.presenter.te_beeindigen(rij)
        for knop in (self.intrekken, self.vervallen):
            knop.setVisible(kan and self.presenter.mag_beeindigen)
        self.terugnemen.setVisible(rij is not None and self.presenter.terug_te_nemen(rij))
        self.nadere.setText(self.presenter.nadere(rij) if rij is not None else "")

    def _on_end(self, *, fout: bool) -> None:
        rij = self.tabel.gekozen()
        if rij is None:
            return
        titel, uitleg, toestand, redenen = _VERVALLEN if fout else _INTREKKEN
        self.dialoog = BeeindigDialoog(f"{titel}: {rij.nummer}", uitleg, toestand, redenen,
                                       lambda invoer: self.presenter.keur(rij, invoer), ouder=self.window())  # fmt: skip
        self.dialoog.gekozen.connect(lambda invoer: self._doe(lambda: self.presenter.beeindig(rij, invoer)))
        self.dialoog.open()

    def _on_take_back(self) -> None:
        rij = self.tabel.gekozen()
        if rij is not None:
            self._doe(lambda: self.presenter.neem_terug(rij))

    def _doe(self, doe: Callable[[], str]) -> None:
        def klaar(tekst: str) -> None:
            self.ververs()
            self.melding.toon(tekst, Toon.GOED)

        self._taken.start(lambda _voortgang: doe(), klaar, lambda mis: self.melding.toon(melding(mis), Toon.FOUT),
                          bezig=self.tabel)  # fmt: skip


def _keuze(naam: str, label: str, keuzes: tuple[Keuze, ...], leeg: str) -> Keuzeveld:
    veld = Keuzeveld(naam, label, keuzes, leeg=leeg, breedte=_KEUZEBREED)
    veld.zonder_foutregel()
    veld.editor.setMinimumWidth(_KEUZEBREED)
    return veld


def _kolommen() -> list[Kolom[Verklaringrij]]:
    return [
        Kolom(titel="NUMMER", tekst=lambda r: r.nummer, nadruk=True, breedte=118),
        Kolom(titel="LEERLING", tekst=lambda r: r.leerling, rek=True, breedte=134, heel=250),
        Kolom(titel="GEB.", tekst=lambda r: r.geboren, rechts=True, zwak=True, breedte=86, wijkt=True,
              sorteer=lambda r: r.bron.geboortedatum),
        Kolom(titel="SOORT", tekst=lambda r: r.soort, breedte=94),
        Kolom(titel="CAT.", tekst=lambda r: r.categorie, breedte=58),
        Kolom(titel="VAN", tekst=lambda r: r.van, rechts=True, breedte=86, sorteer=lambda r: r.bron.ingangsdatum),
        Kolom(titel="T/M", tekst=lambda r: r.tot, rechts=True, breedte=86,
              sorteer=lambda r: r.bron.einddatum or r.bron.ingangsdatum),
        Kolom(titel="SCHOOL BIJ AANVRAAG", tekst=lambda r: r.school, breedte=170, smalst=162),
        Kolom(titel="BESLUIT", tekst=lambda r: r.besloten, rechts=True, zwak=True, breedte=86,
              sorteer=lambda r: r.bron.besloten_op or r.bron.ingangsdatum),
        Kolom(titel="VERZONDEN", tekst=lambda r: r.verzonden or "nog niet", rechts=True, zwak=True, breedte=92, wijkt=True),
        Kolom(titel="GETEKEND", tekst=lambda r: r.ondertekenaar, zwak=True, breedte=124, smalst=106, wijkt=True),
        Kolom(titel="STAND", tekst=lambda r: r.stand, breedte=140, smalst=112),
    ]  # fmt: skip


def maak_scherm(
    dienst: Dienst, navigatie: Navigatie, taken: Taken, feedback: Feedback, om: Omgeving, *, af: bool = True
) -> QWidget:
    """The screen ``verklaringen``."""
    acten = TlvActenPresenter(dienst, navigatie, om.open_concept)
    return VerklaringenView(VerklaringenPresenter(dienst, navigatie), acten, taken, feedback, om, af=af)
