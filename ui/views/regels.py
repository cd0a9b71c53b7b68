"""*Regels*: every rule that the program applies, with its source, the date of that text and how often it spoke."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cvt_desktop.domain.errors import CvtError
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.regels import Regelgroep, Regeloverzicht
from ui.changes import Wijzigingen
from ui.models.tabel import Kolom
from ui.presenters.regels import LIJSTEN, Regelrij, RegelsPresenter
from ui.tasks import Taken, melding
from ui.theme import Maat, Ruimte
from ui.tonen import Toon
from ui.widgets.bezigbalk import Bezigbalk
from ui.widgets.keuzeveld import Keuzeveld
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.kop import Kop
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.tabel import Tabel
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.zoekveld import Zoekveld

_LIJSTBREED = 240


class RegelsView(QWidget):
    """A list to choose, a table to search, and below it the sources of the chosen rule in words.

    ``gewijzigd`` when a rule became a hint, or warns again.
    """

    gewijzigd = Signal()

    def __init__(self, presenter: RegelsPresenter, taken: Taken, *, terug: Callable[[], None]) -> None:
        super().__init__()
        self.presenter, self._taken = presenter, taken
        self._rij: Regelrij | None = None
        self._gedaan = ""
        self.kop = Kop("Regels", "Wat het programma nagaat, waarom, en op welke tekst dat berust.", terug=True)
        self.kop.terug_gevraagd.connect(terug)
        self.lijst = Keuzeveld("lijst", "Lijst", LIJSTEN, breedte=_LIJSTBREED)
        self.lijst.zonder_foutregel()
        self.lijst.zet_waarde(str(Regelgroep.CONTROLE))
        self.zoek = Zoekveld()
        self.melding = Meldingsbalk(bewaar_ruimte=False)
        self.bezig = Bezigbalk()
        self.uitleg = Tekst("", afbreken=True)
        self.uitleg.setMinimumHeight(2 * Maat.RIJ)
        self.uitleg.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.onder = Tekst("", Tekstsoort.KLEIN, afbreken=True)
        self.knop = Knop("", Knopsoort.HOOFD, toets="Ctrl+Return")
        self.knop.clicked.connect(self._on_act)
        maat = self.knop.sizePolicy()
        maat.setRetainSizeWhenHidden(presenter.mag_wijzigen)  # nothing jumps from one row to another
        self.knop.setSizePolicy(maat)
        for widget in (self.lijst, self.zoek):
            self.kop.voeg_actie(widget)
        self._kolom = QVBoxLayout(self)
        self._kolom.setContentsMargins(Ruimte.L, Ruimte.M, Ruimte.L, Ruimte.M)
        self._kolom.setSpacing(Ruimte.S)
        self._toont: tuple[Regelgroep, bool] = (Regelgroep.CONTROLE, False)
        self.tabel = self._maak_tabel()
        self._kolom.addWidget(self.kop)
        self._kolom.addWidget(self.melding)
        self._kolom.addWidget(self.bezig)
        self._kolom.addWidget(self.tabel, 1)
        self._kolom.addWidget(self.uitleg)
        self._kolom.addWidget(self.knop)
        self.knop.hide()
        self._kolom.addWidget(self.onder)
        self.lijst.gewijzigd.connect(self.vul)
        self.ververs()

    def bij_tonen(self) -> None:
        """In front again: others may have signed meanwhile."""
        self.ververs()

    def ververs(self) -> None:
        """Count again."""
        self._taken.start(self.presenter.lees, self._toon, self._on_failed, bezig=self.bezig, titel="Regels tellen",
                          stopbaar=True)  # fmt: skip

    def _on_failed(self, fout: Exception) -> None:
        self.melding.toon(melding(fout), Toon.FOUT, actie="Opnieuw", doe=self.ververs)

    def _toon(self, overzicht: Regeloverzicht) -> None:
        self.melding.verberg()
        self.presenter.toon(overzicht)
        self.vul()
        if self._gedaan:
            self.melding.toon(self._gedaan, Toon.GOED)
            self._gedaan = ""
        elif voorstel := self.presenter.voorstel():
            self.melding.toon(voorstel, Toon.INFO)

    def _on_chosen(self, rij: Regelrij | None) -> None:
        self._rij = rij
        self.uitleg.setText(rij.uitleg if rij is not None else "")
        if rij is not None and rij.act:
            self.knop.zet_tekst(rij.act)
        self.knop.setVisible(rij is not None and bool(rij.act))

    def _on_act(self) -> None:
        """Can be turned back on the same page, so nothing is asked first."""
        if self._rij is None:
            return
        try:
            self._gedaan = self.presenter.doe(self._rij)
        except CvtError as fout:
            self.melding.toon(melding(fout), Toon.FOUT)
            return
        self.gewijzigd.emit()
        self.ververs()

    def vul(self) -> None:
        """The chosen list; another list has other columns, so it gets a table of its own."""
        staat = self.presenter.staat(self.lijst.waarde())
        if self._toont != (staat.groep, staat.met_telling):
            self._toont = (staat.groep, staat.met_telling)
            oud, self.tabel = self.tabel, self._maak_tabel()
            self._kolom.replaceWidget(oud, self.tabel)
            if oud.weergave.hasFocus():
                self.tabel.setFocus()
            oud.hide()
            oud.deleteLater()
        self.onder.setText(staat.onder)
        self.tabel.zet_rijen(staat.rijen)

    def _maak_tabel(self) -> Tabel[Regelrij]:
        tabel = Tabel("Regels", _kolommen(*self._toont), sleutel=lambda r: r.sleutel, leeg="In deze lijst staat geen regel.")
        tabel.koppel(self.zoek)
        if self.zoek.text():  # before the rules were read there is nothing to say about them
            tabel.filter(self.zoek.text())
        tabel.keuze_gewijzigd.connect(self._on_chosen)
        return tabel


def _kolommen(groep: Regelgroep, met_telling: bool) -> list[Kolom[Regelrij]]:
    nummer: Kolom[Regelrij] = Kolom(titel="NR", tekst=lambda r: r.code, zwak=True)
    van: Kolom[Regelrij] = Kolom(titel="TEKST VAN", tekst=lambda r: r.tekst_van, rechts=True, wijkt=True,
                                 sorteer=lambda r: r.tekst_van[::-1])  # fmt: skip
    if groep is Regelgroep.TOETS:
        return [nummer, _tekst("VRAAG", "regel", rek=True), _tekst("RUBRIEK", "zwaarte"), _tekst("BRON", "bron"), van]
    if groep in {Regelgroep.TERMIJN, Regelgroep.PRO}:
        return [nummer, _tekst("REGEL", "regel", rek=True), _tekst("BRON", "bron"), van, _tekst("ZELF TE BEPALEN", "open_in_wet")]
    if groep is Regelgroep.WACHT:
        return [_tekst("WIE", "code"), _tekst("EN", "regel", rek=True), _tekst("DAN", "zwaarte"), _tekst("BRON", "bron"), van]
    if groep is Regelgroep.INSTELLING:
        return [nummer, _tekst("INSTELLING", "regel"), _tekst("STANDAARD", "open_in_wet"), _tekst("TABBLAD", "waar"),
                _tekst("BRON", "bron", rek=True)]  # fmt: skip
    if groep is Regelgroep.BRON:
        return [_tekst("BRON", "bron"), _tekst("INHOUD", "regel", rek=True), van, _tekst("HOE GELEZEN", "zwaarte")]
    regels = [nummer, _tekst("REGEL", "regel", rek=True), _tekst("ZWAARTE", "zwaarte"), _tekst("BRON", "bron"), van,
              _tekst("ZELF TE BEPALEN", "open_in_wet")]  # fmt: skip
    return regels + ([_getal("NU", "nu"), _getal("GEMELD", "gemeld"), _getal("AANVAARD", "aanvaard")] if met_telling else [])


def _tekst(titel: str, veld: str, *, rek: bool = False) -> Kolom[Regelrij]:
    lees = attrgetter(veld)
    return Kolom(titel=titel, tekst=lees, rek=rek)


def _getal(titel: str, veld: str) -> Kolom[Regelrij]:
    lees = attrgetter(veld)
    return Kolom(titel=titel, tekst=lees, rechts=True, sorteer=lambda r: int(lees(r) or 0))


def maak_scherm(dienst: Dienst, taken: Taken, wijzigingen: Wijzigingen, *, terug: Callable[[], None]) -> RegelsView:
    """The page for one who is logged in."""
    view = RegelsView(RegelsPresenter(dienst), taken, terug=terug)
    view.gewijzigd.connect(lambda: wijzigingen.meld("instelling"))
    return view
