"""*Help*: the handleiding with its chapters, the keys, the licences and the version."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from cvt_desktop.basis.versie import VERSIE
from ui.dialogs.toetsenkaart import TOETSEN
from ui.focusdoorgever import geef_focus_door
from ui.presenters.help import LICENTIES, Blok, Bloksoort, beeld_pad, lees_alles, lees_licentieteksten
from ui.theme import Letter, Maat, Ruimte
from ui.tonen import platte_tip
from ui.widgets.beeldvak import Beeldvak
from ui.widgets.knop import Knop
from ui.widgets.kop import Kop
from ui.widgets.leestekst import Leestekst
from ui.widgets.schuifbalk import geef_schuifbalken

_LETTER = {
    Bloksoort.KOP1: Letter.TITEL, Bloksoort.KOP2: Letter.KOP, Bloksoort.KOP3: Letter.NADRUK,
    Bloksoort.ALINEA: Letter.GEWOON, Bloksoort.PUNT: Letter.GEWOON, Bloksoort.BEELD: Letter.KLEIN,
}  # fmt: skip
_VOORAF = {Bloksoort.PUNT: "•  {}", Bloksoort.BEELD: "Hoe dat eruitziet staat links in de lijst, bij: {}"}
_BEELD = Qt.ItemDataRole.UserRole + 1
_KOPPEN = frozenset({Bloksoort.KOP1, Bloksoort.KOP2, Bloksoort.KOP3})
_BREED = 720
_LIJST = 290


class HelpView(QWidget):
    """Chapters at the left with their pictures, the text or a picture at the right. ``erbij``: the pages that Help leads to,
    by the words of their button.
    """

    def __init__(self, *, terug: Callable[[], None] | None = None, erbij: Mapping[str, Callable[[], None]] | None = None) -> None:
        super().__init__()
        kop = Kop("Help", f"CvT Desktop {VERSIE}", terug=terug is not None)
        if terug is not None:
            kop.terug_gevraagd.connect(terug)
        for tekst, naar in (erbij or {}).items():
            knop = Knop(tekst)
            knop.clicked.connect(naar)
            kop.voeg_actie(knop)
        self.hoofdstukken = QListWidget()
        self.hoofdstukken.setAccessibleName("Hoofdstukken")
        self.hoofdstukken.setFixedWidth(_LIJST)
        self.hoofdstukken.setFrameShape(QFrame.Shape.NoFrame)
        geef_schuifbalken(self.hoofdstukken)
        self.hoofdstukken.setViewportMargins(0, Ruimte.XS, Ruimte.XS, Ruimte.XS)
        self.rol = Leestekst("Handleiding")
        self.rol.setMaximumWidth(_BREED)
        self.beeld = Beeldvak()
        self._rechts = QStackedWidget()
        self._rechts.addWidget(_links(self.rol))
        self._rechts.addWidget(self.beeld)
        self._vul()
        rij = QHBoxLayout()
        rij.setSpacing(Ruimte.L)
        rij.addWidget(self.hoofdstukken)
        rij.addWidget(self._rechts, 1)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(Ruimte.L, Ruimte.M, Ruimte.L, Ruimte.M)
        kolom.setSpacing(Ruimte.M)
        kolom.addWidget(kop)
        kolom.addLayout(rij, 1)
        self.hoofdstukken.currentItemChanged.connect(self._on_chapter_chosen)
        geef_focus_door(self, self.hoofdstukken)

    def _vul(self) -> None:
        blokken = _blokken()
        self._alineas = [
            (_VOORAF.get(blok.soort, "{}").format(blok.tekst), _LETTER[blok.soort]) for blok in blokken
        ]
        nummers = self.rol.zet(self._alineas)
        self._koppen = {b.tekst: n for b, n in zip(blokken, nummers, strict=True) if b.soort in _KOPPEN}
        for blok, nummer in zip(blokken, nummers, strict=True):
            if blok.soort in {Bloksoort.KOP1, Bloksoort.KOP2, Bloksoort.BEELD}:
                regel = QListWidgetItem(f"      {blok.tekst}" if blok.beeld else f"  {blok.tekst}")
                regel.setToolTip(platte_tip(blok.tekst))
                regel.setData(Qt.ItemDataRole.UserRole, nummer)
                regel.setData(_BEELD, blok.beeld)
                regel.setSizeHint(QSize(0, Maat.RIJ))
                self.hoofdstukken.addItem(regel)
        self._teksten = QListWidgetItem("  Licentieteksten")  # half a million characters: read when somebody asks for them
        self._teksten.setSizeHint(QSize(0, Maat.RIJ))
        self.hoofdstukken.addItem(self._teksten)
        self._bij_teksten = False
        self.hoofdstukken.setCurrentRow(0)

    def ga_naar(self, kop: str) -> None:
        """Bring the part under this heading into view; without one everything stays as it is."""
        nummer = self._koppen.get(kop)
        if nummer is not None:
            self.hoofdstukken.setCurrentRow(0)
            self.rol.ga_naar(nummer)

    def _on_chapter_chosen(self, regel: QListWidgetItem | None) -> None:
        if (naar_teksten := regel is self._teksten) is not self._bij_teksten:
            self._bij_teksten = naar_teksten
            self.rol.zet([(lees_licentieteksten(), Letter.GEWOON)] if naar_teksten else self._alineas)
        if regel is None:
            return
        beeld = regel.data(_BEELD)
        self._rechts.setCurrentIndex(1 if beeld else 0)
        if beeld:
            self.beeld.zet(beeld_pad(beeld), regel.text().strip())
        elif not naar_teksten:
            self.rol.ga_naar(regel.data(Qt.ItemDataRole.UserRole))


def _links(deel: QWidget) -> QWidget:
    """At the left, up to its maximum width; what is left over stays empty."""
    vak = QWidget()
    rij = QHBoxLayout(vak)
    rij.setContentsMargins(0, 0, 0, 0)
    rij.addWidget(deel, 1000)
    rij.addStretch(1)
    return vak


def _blokken() -> list[Blok]:
    """The handleiding, the documents for the FG, the keys, the licences and the version."""
    einde = f"CvT Desktop, versie {VERSIE}. Het programma maakt nooit uit zichzelf verbinding met een netwerk."
    return [
        *lees_alles(),
        Blok(soort=Bloksoort.KOP2, tekst="Alle toetsen"),
        *(Blok(soort=Bloksoort.PUNT, tekst=f"{toets}: {wat}") for toets, wat in TOETSEN),
        Blok(soort=Bloksoort.KOP2, tekst="Licenties"),
        *(Blok(soort=Bloksoort.PUNT, tekst=f"{naam}: {licentie}") for naam, licentie in LICENTIES),
        Blok(soort=Bloksoort.ALINEA, tekst=einde),
    ]
