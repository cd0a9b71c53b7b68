"""The check in the margin: what, how heavy, where to solve it, why, and the reason from a list; after signing its report."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cvt_desktop.domain.controle import VORM
from ui.models.tabel import Kolom
from ui.presenters.besluit import Besluitstaat
from ui.presenters.besluit_controle import Controleregel
from ui.theme import Ruimte
from ui.widgets.keuzeveld import Keuzeveld
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.rij import Rij
from ui.widgets.tabel import Tabel
from ui.widgets.tekst import Tekst, Tekstsoort

_HOOGSTE = 4
_REDENBREED = 320


class Controlevak(QWidget):
    """``naar(veld)``: Enter on a line. ``aanvaard(regel_id, reden)``: a warning passed with a reason from the list."""

    naar = Signal(str)
    aanvaard = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._bewerkbaar = False
        self._kop = Tekst("CONTROLE", Tekstsoort.SUB)
        self._samenvatting = Tekst("", Tekstsoort.NADRUK)
        kolommen: list[Kolom[Controleregel]] = [
            Kolom(titel="", tekst=lambda r: r.niveau),
            Kolom(titel="PUNT", tekst=lambda r: r.tekst, rek=True),
            Kolom(titel="WAAR", tekst=lambda r: f"→ {r.waar}" if r.waar else "", zwak=True),
        ]
        self.tabel = Tabel("Controle vóór het tekenen", kolommen, sleutel=lambda r: (r.regel_id, r.tekst))
        self.tabel.weergave.horizontalHeader().hide()  # at 720 points high each line here is one less for the reasons
        self._waarom = Tekst("", Tekstsoort.KLEIN, afbreken=True)
        self.regelsknop = Knop("Alle regels", Knopsoort.STIL)
        self.verslagknop = Knop("Verslag", Knopsoort.STIL, icoon="document")
        self.verslagknop.setToolTip("Wat de controle zei toen dit besluit werd getekend")
        self._reden = Keuzeveld("reden", "Reden om dit te aanvaarden", leeg="Aanvaarden met reden…", breedte=_REDENBREED)
        self._reden.zonder_foutregel()
        self._reden.editor.setMinimumWidth(_REDENBREED)
        self._ga = Knop("Naar de plek", Knopsoort.STIL, icoon="pijl-rechts")
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, Ruimte.XS, Ruimte.M, 0)
        kolom.setSpacing(Ruimte.XS)
        kop = Rij(self._kop, self._samenvatting, Tekst(VORM, Tekstsoort.KLEIN))
        kop.voeg_rek()
        kop.voeg(self.regelsknop)
        kop.voeg(self.verslagknop)
        kolom.addWidget(kop)
        kolom.addWidget(self.tabel)
        self._acts = Rij()
        self._acts.voeg(self._waarom, 1)
        self._acts.voeg(self._ga)
        kolom.addWidget(self._acts)
        kolom.addWidget(self._reden)
        self._verbind()

    def _verbind(self) -> None:
        self.tabel.geactiveerd.connect(lambda regel: self.naar.emit(regel.veld))
        self.tabel.keuze_gewijzigd.connect(self._on_choice)
        self._ga.clicked.connect(self._on_go)
        self._reden.gewijzigd.connect(self._on_reason)
        waarom = QShortcut(QKeySequence("F1"), self.tabel)
        waarom.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        waarom.activated.connect(self._waarom.show)

    def toon(self, staat: Besluitstaat) -> None:
        """The findings; the chosen line stays chosen. When all rules pass, that takes one line."""
        self._bewerkbaar = staat.bewerkbaar
        for deel in (self.tabel, self._acts):
            deel.setVisible(bool(staat.controle))
        self.verslagknop.setVisible(staat.heeft_verslag)
        self.tabel.setFixedHeight(self.tabel.hoogte_van(min(len(staat.controle), _HOOGSTE)))
        self._samenvatting.setText(staat.samenvatting)
        self.tabel.zet_rijen(staat.controle)

    def _on_choice(self, regel: Controleregel | None) -> None:
        self._waarom.setText("" if regel is None else regel.waarom)
        self._ga.setEnabled(regel is not None)
        self._reden.setVisible(regel is not None and regel.vraagt_reden)
        self._reden.zet_bewerkbaar(self._bewerkbaar)
        if regel is not None:
            self._reden.zet_keuzes(regel.redenen)
            self._reden.zet_waarde(regel.reden)

    def _on_go(self) -> None:
        regel = self.tabel.gekozen()
        if regel is not None:
            self.naar.emit(regel.veld)

    def _on_reason(self) -> None:
        regel = self.tabel.gekozen()
        if regel is not None and self._reden.waarde():
            self.aanvaard.emit(regel.regel_id, self._reden.waarde())
