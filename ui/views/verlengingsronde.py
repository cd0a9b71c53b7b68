"""*Verlengingsronde*: the TLVs vso that end on a day, per school, with how far each is; lists go out and come back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cvt_desktop.domain.errors import CvtError
from cvt_desktop.ports.inlezen import Inlezer
from ui.changes import Wijzigingen
from ui.dialogs.verlengingslijst import VerlengingslijstDialoog
from ui.feedback import Feedback
from ui.models.tabel import Kolom
from ui.presenters.verlengingsronde import Rondestaat, Schoolrij, Tlvrij, VerlengingsrondePresenter
from ui.tasks import Taken, melding
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.widgets.bezigbalk import Bezigbalk
from ui.widgets.keuzeveld import Keuzeveld
from ui.widgets.knop import Knop
from ui.widgets.kop import Kop
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.rij import Rij
from ui.widgets.tabel import Tabel
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.vinkje import Vinkje

_DAGBREED = 190
_SCHOLEN = 6
_GEEN_VERKLARING = "Kies bij ‘Loopt af op’ een andere dag. Is er geen andere te kiezen, dan loopt er nu niets af."
_GEEN_SCHOOL = "Hier staan de verklaringen van de school die u kiest."


@dataclass(frozen=True, slots=True, kw_only=True)
class Rondeomgeving:
    """What the page uses beside its brain."""

    taken: Taken
    feedback: Feedback
    inlezer: Inlezer
    wijzigingen: Wijzigingen
    terug: Callable[[], None]


class VerlengingsrondeView(QWidget):
    """Choose a day and a school; Enter on a TLV opens the dossier of its verlenging."""

    def __init__(self, presenter: VerlengingsrondePresenter, om: Rondeomgeving) -> None:
        super().__init__()
        self.presenter, self._om = presenter, om
        self.kop = Kop("Verlengingsronde", "Tellen…", terug=True)
        self.kop.terug_gevraagd.connect(om.terug)
        self.dag = Keuzeveld("einddatum", "Loopt af op", breedte=_DAGBREED)
        self.dag.zonder_foutregel()
        self.dag.editor.setMinimumWidth(_DAGBREED)
        self.alle = Knop("Lijsten van alle scholen…")
        self.lijst = Knop("Lijst van deze school…")
        self.bezig = Bezigbalk()
        self.melding = Meldingsbalk(bewaar_ruimte=False)
        self.bellen = Tekst("", Tekstsoort.KLEIN, afbreken=True)
        self.scholen: Tabel[Schoolrij] = Tabel("Scholen", _SCHOOLKOLOMMEN, sleutel=lambda r: r.school, leeg_icoon="verklaringen",
                                               leeg="Geen verklaringen in deze ronde.",
                                               leeg_uitleg=_GEEN_VERKLARING)  # fmt: skip
        self.school = Tekst("", Tekstsoort.NADRUK)
        self.stil = Vinkje("alleen_stil", "Alleen wie niets liet horen, van alle scholen")
        self.stil.zonder_foutregel()
        self.tlvs: Tabel[Tlvrij] = Tabel("Verklaringen van de school", _TLVKOLOMMEN, sleutel=lambda r: r.sleutel,
                                         leeg=_GEEN_SCHOOL)  # fmt: skip
        self.dialoog: VerlengingslijstDialoog | None = None
        self._bouw()
        self._verbind()
        for knop in (self.alle, self.lijst, self.inlezen):
            knop.setEnabled(False)  # until the ronde was read
        self.ververs()

    def _bouw(self) -> None:
        for widget in (Tekst("Loopt af op", Tekstsoort.ZWAK), self.dag, self.alle, self.lijst):
            self.kop.voeg_actie(widget)
        self.inlezen = self.kop.hoofdknop("Ingevulde lijst inlezen…")
        self.inlezen.setVisible(self.presenter.mag_inlezen)
        for knop in (self.alle, self.lijst):
            knop.setVisible(self.presenter.mag_lijsten)
        self.scholen.setFixedHeight(self.scholen.hoogte_van(_SCHOLEN) + Ruimte.M)
        midden = Rij(ruimte=Ruimte.M)
        midden.voeg(self.school, 1)
        midden.voeg(self.stil)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(Ruimte.L, Ruimte.M, Ruimte.L, Ruimte.M)
        kolom.setSpacing(Ruimte.S)
        for deel in (self.kop, self.bezig, self.melding, self.bellen, self.scholen, midden):
            kolom.addWidget(deel)
        kolom.addWidget(self.tlvs, 1)

    def _verbind(self) -> None:
        self.dag.gewijzigd.connect(self.ververs)
        self.scholen.keuze_gewijzigd.connect(lambda _rij: self._toon_tlvs())
        self.stil.gewijzigd.connect(self._toon_tlvs)
        self.tlvs.geactiveerd.connect(self.presenter.open)
        self.alle.clicked.connect(lambda: self._on_lists(""))
        self.lijst.clicked.connect(lambda: self._on_lists(self._gekozen()))
        self.inlezen.clicked.connect(self._on_read)
        self._om.wijzigingen.gewijzigd.connect(self._on_register_changed)

    # --- called by the shell -----------------------------------------------------------------------------------------

    def bij_tonen(self) -> None:
        """In front again."""
        self.ververs()
        self.scholen.setFocus()

    def begin(self) -> None:
        """One begins at the schools."""
        self.scholen.setFocus()

    def ververs(self) -> None:
        """Read the ronde of the chosen day."""
        dag = self.dag.waarde()
        self._om.taken.start(lambda _v: self.presenter.laad(dag), lambda geladen: self._toon(self.presenter.neem(geladen)),
                             self._on_unread, bezig=self.bezig, titel="Verlengingsronde lezen")  # fmt: skip

    def _on_register_changed(self, _soort: str, _id: str) -> None:
        if self.isVisible():
            self.ververs()

    def _on_unread(self, fout: Exception) -> None:
        if not self.dag.waarde():
            self.kop.zet("Verlengingsronde", "")  # it no longer counts, and there is nothing to say yet
        self._mis(fout)

    def _mis(self, fout: Exception) -> None:
        self.melding.toon(melding(fout), Toon.FOUT, actie="Opnieuw", doe=self.ververs)

    def _toon(self, staat: Rondestaat) -> None:
        self.dag.zet_keuzes(staat.dagen)
        self.dag.zet_waarde(staat.dag)
        self.kop.zet("Verlengingsronde", staat.onder)
        self.bellen.zeg(staat.bellen)
        self.scholen.zet_rijen(staat.scholen)
        self._toon_tlvs()

    def _gekozen(self) -> str:
        rij = self.scholen.gekozen()
        return rij.school if rij is not None else ""

    def _toon_tlvs(self) -> None:
        school, stil = self._gekozen(), self.stil.waarde()
        for knop in (self.alle, self.lijst, self.inlezen):
            knop.setEnabled(bool(school))
        rijen = self.presenter.tlvs("" if stil else school, alleen_stil=stil) if school else []
        self.school.setText("Niets gehoord" if stil else school)
        self.tlvs.zet_leeg("Van elke verklaring is iets gehoord." if stil else _GEEN_SCHOOL)
        self.tlvs.zet_rijen(rijen)

    # --- lists -------------------------------------------------------------------------------------------------------

    def _on_lists(self, school: str) -> None:
        map_ = self._om.feedback.kies_map("Map voor de lijsten")
        if map_ is not None:
            self._schrijf(map_, school)

    def _schrijf(self, map_: Path, school: str) -> None:
        self._om.taken.start(lambda voortgang: self.presenter.schrijf_lijsten(map_, school, voortgang),
                             lambda zin: self.melding.toon(zin, Toon.GOED), self._mis, bezig=self.bezig,
                             titel="Lijsten opslaan", stopbaar=True)  # fmt: skip

    def _on_read(self) -> None:
        try:
            lezer = self.presenter.lijst(self._gekozen(), self._om.inlezer)
        except CvtError as fout:
            self._mis(fout)
            return
        self.dialoog = VerlengingslijstDialoog(lezer, self._om.inlezer, self._om.taken, self._om.feedback, ouder=self.window())
        self.dialoog.gedaan.connect(self._on_done)
        self.dialoog.open()

    def _on_done(self, zin: str) -> None:
        self.ververs()
        self.melding.toon(zin, Toon.GOED)
        self._om.wijzigingen.meld("concept")


_SCHOOLKOLOMMEN: tuple[Kolom[Schoolrij], ...] = (
    Kolom(titel="SCHOOL", tekst=lambda r: r.school, nadruk=True, rek=True),
    Kolom(titel="LOPEN AF", tekst=lambda r: str(r.tlvs), rechts=True, breedte=90, sorteer=lambda r: r.tlvs),
    Kolom(titel="AANGEVRAAGD", tekst=lambda r: str(r.aangevraagd), rechts=True, breedte=120, sorteer=lambda r: r.aangevraagd),
    Kolom(titel="IN CONCEPT", tekst=lambda r: str(r.concept), rechts=True, breedte=110, sorteer=lambda r: r.concept),
    Kolom(titel="LOOPT NIET DOOR", tekst=lambda r: str(r.stopt), rechts=True, breedte=140, sorteer=lambda r: r.stopt),
    Kolom(titel="WEET NOG NIET", tekst=lambda r: str(r.onbekend), rechts=True, breedte=130, sorteer=lambda r: r.onbekend),
    Kolom(titel="NIETS GEHOORD", tekst=lambda r: r.niets, rechts=True, breedte=130, sorteer=lambda r: int(r.niets.tekst)),
)
_TLVKOLOMMEN: tuple[Kolom[Tlvrij], ...] = (
    Kolom(titel="NUMMER", tekst=lambda r: r.nummer, nadruk=True, breedte=120),
    Kolom(titel="LEERLING", tekst=lambda r: r.leerling, breedte=230),
    Kolom(titel="GEB.", tekst=lambda r: r.geboren, rechts=True, zwak=True, breedte=90, sorteer=lambda r: r.bron.geboortedatum),
    Kolom(titel="CAT.", tekst=lambda r: r.categorie, breedte=70),
    Kolom(titel="STAND", tekst=lambda r: r.stand, breedte=180),
    Kolom(titel="BIJZONDERHEDEN", tekst=lambda r: r.bij, rek=True, zwak=True),
)


def maak_scherm(presenter: VerlengingsrondePresenter, om: Rondeomgeving) -> VerlengingsrondeView:
    """The screen ``verlengingsronde``."""
    return VerlengingsrondeView(presenter, om)
