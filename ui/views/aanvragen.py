"""*Aanvragen*: everything that was ever asked, filtered as one types."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cvt_desktop.basis.tekst import datum_cijfers, datum_weekdag
from cvt_desktop.domain.termijn import dagen_tot
from cvt_desktop.ports.overzicht import AanvraagSummary
from ui.changes import Wijzigingen
from ui.dialogs.naar_excel import Excelknop
from ui.feedback import Feedback
from ui.presenters.aanvragen import AanvragenPresenter, soortnaam
from ui.presenters.naarexcel import ExcelPresenter
from ui.presenters.werkrij import statuschip
from ui.tasks import Taken, melding
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.widgets.kop import Kop
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.tabel import Kolom, Tabel
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.zoekveld import Zoekveld
from ui.zoekmelding import meld_gezocht

_ZOEK = 240


def _kolommen(presenter: AanvragenPresenter) -> list[Kolom[AanvraagSummary]]:
    vandaag = presenter.vandaag
    return [
        Kolom(titel="KENMERK", tekst=lambda r: r.kenmerk, breedte=82),
        Kolom(titel="LEERLING", tekst=lambda r: r.leerling, rek=True, breedte=224, nadruk=True, sorteer=lambda r: r.sorteernaam),
        Kolom(titel="GEBOREN", tekst=lambda r: datum_cijfers(r.geboortedatum) if r.geboortedatum else "", rechts=True, breedte=86,
              wijkt=True, sorteer=lambda r: r.geboortedatum or date.max),
        Kolom(titel="SOORT", tekst=soortnaam, breedte=68),
        Kolom(titel="STATUS", tekst=lambda regel: statuschip(regel.status), breedte=156),
        Kolom(titel="TERMIJN", tekst=presenter.termijn, breedte=208, smalst=180,
              sorteer=lambda r: (presenter.termijn(r).tekst == "", dagen_tot(r.uiterste_datum or vandaag, vandaag))),
        Kolom(titel="SCHOOL", tekst=lambda r: r.school, zwak=True, breedte=186, smalst=150),
        Kolom(titel="ONTVANGEN", tekst=lambda r: datum_weekdag(r.ontvangen_op), rechts=True, breedte=108, wijkt=True,
              sorteer=lambda r: r.ontvangen_op),
        Kolom(titel="CONTACT", tekst=lambda r: r.contact.partition(",")[0], zwak=True, breedte=110, wijkt=True),
        Kolom(titel="TLV", tekst=lambda r: r.tlv_nummer, breedte=114),
    ]  # fmt: skip


class AanvragenView(QWidget):
    """Enter opens the dossier; Ctrl+F filters."""

    def __init__(
        self, presenter: AanvragenPresenter, taken: Taken, feedback: Feedback, excel: ExcelPresenter, *,
        wijzigingen: Wijzigingen | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self._presenter, self._taken = presenter, taken
        self._kop = Kop("Aanvragen")
        self.zoek = Zoekveld()
        self.zoek.setMinimumWidth(_ZOEK)
        self._aantal = Tekst("", Tekstsoort.ZWAK)
        self._kop.voeg_actie(self._aantal)
        self._kop.voeg_actie(self.zoek)
        if presenter.mag_registreren:
            self._kop.hoofdknop("Nieuwe aanvraag").clicked.connect(presenter.nieuwe_aanvraag)
        self._melding = Meldingsbalk(bewaar_ruimte=False)
        self.tabel: Tabel[AanvraagSummary] = Tabel(
            "Aanvragen", _kolommen(presenter), sleutel=lambda r: r.id, hooi=lambda r: r.zoektekst, leeg="Nog geen aanvragen.",
            leeg_uitleg="Met Nieuwe aanvraag registreert u de eerste." if presenter.mag_registreren
            else "De secretaris registreert een aanvraag; daarna staat zij hier.",
            leeg_icoon="aanvragen",
        )  # fmt: skip
        if excel.mag:
            self.excel = Excelknop(excel, "Aanvragen", lambda: [r.id for r in self.tabel.getoond()], taken, feedback,
                                   self._melding, self.tabel)  # fmt: skip
            self._kop.voeg_actie(self.excel)
        self.tabel.koppel(self.zoek)
        self.zoek.gezocht.connect(lambda: meld_gezocht(taken, presenter.zoeken_vastleggen, self.tabel.zichtbaar()))
        self.tabel.geactiveerd.connect(lambda regel: presenter.open(regel.id))
        self.tabel.aantal_gewijzigd.connect(self._on_count_changed)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(Ruimte.L, Ruimte.M, Ruimte.L, Ruimte.M)
        kolom.setSpacing(Ruimte.S)
        kolom.addWidget(self._kop)
        kolom.addWidget(self._melding)
        kolom.addWidget(self.tabel, 1)
        if wijzigingen is not None:
            wijzigingen.gewijzigd.connect(self._on_register_changed)
        self._getoond = -1
        self.ververs()  # the shell calls ``bij_tonen`` only when the page comes to the front again

    # the shell
    def bij_tonen(self) -> None:
        """Look again when something changed, and be ready to type or to walk through the list."""
        if self._getoond != self._presenter.stand or not self._presenter.vers:
            self.ververs()
        self.tabel.setFocus()

    def ververs(self) -> None:
        """Ask the register; the list stays while it is asked."""
        stand = self._presenter.stand
        self._taken.start(lambda _voortgang: self._presenter.laad(), lambda lijst: self._on_loaded(lijst, stand),
                          self._on_failed, bezig=self.tabel, titel="Aanvragen laden")  # fmt: skip

    def _on_register_changed(self, _soort: str, _id: str) -> None:
        self._presenter.vergeet()
        if self.isVisible():
            self.ververs()

    def _on_loaded(self, lijst: list[AanvraagSummary], stand: int) -> None:
        if stand < self._getoond:
            return  # a later answer came first
        self._melding.verberg()
        self._presenter.neem(lijst, stand)
        self._getoond = stand
        self.tabel.zet_rijen(lijst)

    def _on_failed(self, fout: Exception) -> None:
        self._melding.toon(melding(fout), Toon.FOUT, actie="Opnieuw", doe=self.ververs)

    def _on_count_changed(self, zichtbaar: int, alle: int) -> None:
        self._aantal.setText(f"{zichtbaar} van {alle}" if zichtbaar != alle else f"{alle} aanvragen")


def maak_scherm(
    presenter: AanvragenPresenter, taken: Taken, feedback: Feedback, excel: ExcelPresenter, *,
    wijzigingen: Wijzigingen | None = None,
) -> AanvragenView:  # fmt: skip
    """The page under the key ``aanvragen``; the presenter is made once, because Ctrl+K searches in it too."""
    return AanvragenView(presenter, taken, feedback, excel, wijzigingen=wijzigingen)
