"""*Nieuwe aanvraag*: one page, the form at the left, the files at the right (screens.md 4.3)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cvt_desktop.domain.errors import CvtError
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.stukdeel import Snede
from cvt_desktop.services.aanvraagformulieren import Formulierovername
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.oso_overname import Overname
from cvt_desktop.services.stukken import Stuklezer
from ui.beurten import InBeurten, in_eens
from ui.bewaarklok import Bewaarklok
from ui.changes import Wijzigingen
from ui.documentbron import Documentbronnen
from ui.feedback import Feedback
from ui.focusdoorgever import geef_focus_door
from ui.gang import Gang
from ui.presenters.intake import VERLENGING, IntakePresenter
from ui.presenters.intakebestanden import Leesresultaat
from ui.presenters.navigatie import Navigatie
from ui.tasks import Taken, melding
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.views.aanvraagformulier import Aanvraagformulier
from ui.views.intake_dialogen import Intakedialogen
from ui.views.intake_formulier import Formulierkolom
from ui.views.intake_herkenning import Herkenvak
from ui.views.intake_oso import Osokolom
from ui.views.intake_stukken import Stukkenkolom
from ui.widgets.bezigbalk import Bezigbalk
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.kop import Kop
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.rolvak import Rolvak

_KOLOM = 470
_RUST_MS = 500


class IntakeView(InBeurten, QWidget):
    """What is typed is kept half a second after the last key. ``geregistreerd(aanvraag_id)`` after the main act."""

    geregistreerd = Signal(object)

    def __init__(
        self, presenter: IntakePresenter, taken: Taken, feedback: Feedback, formulier: Aanvraagformulier, *,
        wijzigingen: Wijzigingen | None = None, af: bool = True,
    ) -> None:  # fmt: skip
        super().__init__()
        self._presenter, self._taken, self._feedback, self._wijzigingen = presenter, taken, feedback, wijzigingen
        self._overname: Overname | None = None
        self._ingevuld: Formulierovername | None = None
        self._geprobeerd = False
        self.formulier = formulier
        self._delen = self._bouwdelen()
        if af:
            self.maak_af()

    def _bouwdelen(self) -> Iterator[None]:
        formulier = self.formulier
        self._kop = Kop("Nieuwe aanvraag", "Alles wat u typt, wordt bewaard.", terug=True)
        self._weg = Knop("Weggooien", Knopsoort.STIL)
        self._later = Knop("Later verder")
        self._andere = Knop("Ander concept", Knopsoort.STIL)
        self.leeg = Knop("Blanco aanvraagformulier…", Knopsoort.STIL)
        for knop in (self._weg, self._andere, self.leeg, self._later):
            self._kop.voeg_actie(knop)
        self._hoofd = self._kop.hoofdknop("Registreren en bevestigen")
        yield
        self._bezig = Bezigbalk()
        self._melding = Meldingsbalk(bewaar_ruimte=False)
        self._herken = Herkenvak()
        formulier.vul_aan = True
        formulier.veld("soort").zet_bewerkbaar(True)
        formulier.zet_onder_leerling(self._herken)
        formulier.zet_scholen(self._presenter.scholen())
        yield
        self.stukken = Stukkenkolom(self._feedback, _KOLOM, deelbaar=self._presenter.kan_delen)
        self.oso, self.uit_formulier = Osokolom(_KOLOM), Formulierkolom(_KOLOM)
        yield
        self.dialogen = Intakedialogen(self._presenter, self._taken, self._feedback, self._bezig, self._melding, self)
        self._rust = Bewaarklok(self, _RUST_MS)
        self._gang = Gang(self)
        self._bouw()
        self._verbind()
        yield
        self._begin(verder=self._presenter.begin())
        geef_focus_door(self, formulier.veld("leerling.roepnaam"))

    def _bouw(self) -> None:
        onder = QHBoxLayout()
        onder.setSpacing(Ruimte.L)
        self._rol = Rolvak(self.formulier)
        onder.addWidget(self._rol, 1)
        for deel in (self.oso, self.uit_formulier, self.stukken):
            onder.addWidget(deel)
        self.oso.hide()
        self.uit_formulier.hide()
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(Ruimte.L, Ruimte.M, Ruimte.L, Ruimte.M)
        kolom.setSpacing(Ruimte.S)
        kolom.addWidget(self._kop)
        kolom.addWidget(self._bezig)
        kolom.addWidget(self._melding)
        kolom.addLayout(onder, 1)

    def _verbind(self) -> None:
        self._kop.terug_gevraagd.connect(self._on_later)
        self._later.clicked.connect(self._on_later)
        self._weg.clicked.connect(self._on_discard_clicked)
        self._andere.clicked.connect(self._on_other_draft_clicked)
        self._hoofd.clicked.connect(self._on_register_clicked)
        self._rust.timeout.connect(lambda: self._gang.begin(self._bewaar_in_delen()))
        self.formulier.gewijzigd.connect(lambda _veld: self._rust.start())
        self._herken.gekozen.connect(self._on_leerling_chosen)
        self.stukken.gebracht.connect(self._on_files_dropped)
        self.stukken.gewijzigd.connect(self._on_stuk_changed)
        self.stukken.weg_gevraagd.connect(self._on_stuk_removed)
        self.stukken.delen_gevraagd.connect(self.dialogen.deel)
        self.stukken.samen_gevraagd.connect(lambda bijlage_id: self._on_divided(bijlage_id, ()))
        self.stukken.lezen_gevraagd.connect(self.dialogen.lees)
        self.oso.overnemen.connect(self._on_oso_accepted)
        self.oso.niet_overnemen.connect(self._sluit_oso)
        self.oso.school_gevraagd.connect(self._on_oso_school)
        self.uit_formulier.overnemen.connect(self._on_form_accepted)
        self.uit_formulier.niet_overnemen.connect(self._sluit_oso)
        self.leeg.clicked.connect(self.maak_leeg_formulier)
        self.dialogen.bewaren.connect(self.bewaar)
        self.dialogen.gedeeld.connect(self._on_divided)
        self.dialogen.overgenomen.connect(self._on_taken_over)

    # the shell
    def bij_tonen(self) -> None:
        """The school list and the table of instruments may have changed."""
        self.formulier.zet_scholen(self._presenter.scholen())
        self.formulier.zet_instrumenten(self._presenter.instrumenten())
        self.formulier.zet_voorzieningen(self._presenter.voorzieningen())
        self._toon_andere()
        if self._presenter.begin_teruggenomen():
            self._begin(verder=True, zin="De registratie is teruggenomen. U werkt weer aan het concept van")
        if self._presenter.concept.leeg or self.focusWidget() is None:
            self.formulier.naar_begin()

    def bij_verlaten(self) -> None:
        """Keep what was typed."""
        self.bewaar()

    def open_concept(self, sleutel: str) -> None:
        """Go on with another draft."""
        self.bewaar()
        verder = self._presenter.begin(sleutel)
        van = self._presenter.van
        self._begin(verder=verder, zin=f"Overgenomen van {van}: het concept van" if van else "U werkt aan het concept van")

    # the draft
    def _begin(self, *, verder: bool, zin: str = "Dit concept stond nog open:") -> None:
        self._geprobeerd = False
        self._sluit_oso()
        self.formulier.zet_soort(self._presenter.concept.soort)
        self.formulier.toon(self._presenter.concept.invoer)
        self.formulier.toon_fouten({})
        self.stukken.toon(self._presenter.concept.stukken)
        self.stukken.melding.verberg()
        self._herken.toon(self._presenter.herken())
        self._kop.zet(self._kop.titel(), self._presenter.onder_titel)
        self._toon_andere()
        if verder:
            naam = self._presenter.concept.invoer.naam or "nog zonder naam"
            self._melding.toon(f"{zin} {naam}.", Toon.INFO, actie="Nieuwe beginnen", doe=self._nieuw)
        else:
            self._melding.verberg()

    def _nieuw(self) -> None:
        self.bewaar()
        self._presenter.nieuw()
        self._begin(verder=False)
        self.formulier.naar_begin()

    def _toon_andere(self) -> None:
        aantal = len(self._presenter.andere_concepten())
        self._andere.setVisible(aantal > 0)
        self._andere.zet_tekst(f"Ander concept ({aantal})")
        self._weg.setVisible(not self._presenter.concept.leeg)

    def bewaar(self) -> None:
        """Read the form, keep the draft, and look again who the pupil is."""
        self._wacht_niet()
        in_eens(self._bewaar_in_delen())

    def _bewaar_in_delen(self) -> Iterator[None]:
        """The same a part at a time: somebody types on meanwhile."""
        self._presenter.zet_invoer(self.formulier.waarde(), self.formulier.soort)
        yield
        self._herken.toon(self._presenter.herken())
        yield
        try:
            if self._presenter.bewaar():
                self._kop.zet(self._kop.titel(), " ".join(d for d in ("Concept bewaard.", self._presenter.stand()) if d))
                self._weg.setVisible(True)
        except CvtError as fout:
            self._melding.toon(fout.melding, Toon.FOUT)
        yield
        self._toon_fouten()

    def _wacht_niet(self) -> None:
        """What waits to be kept is kept now, or not at all."""
        self._rust.stop()
        self._gang.stop()

    def _toon_fouten(self, *, spring: bool = False) -> dict[str, str]:
        bsn = self._presenter.bsn()
        fouten = {**(self._presenter.fouten() if self._geprobeerd else {}), **self.formulier.onleesbaar()}
        self.formulier.toon_fouten({**bsn, **fouten}, spring=spring and bool(fouten))
        return fouten

    def _on_later(self) -> None:
        self._wacht_niet()
        self._presenter.zet_invoer(self.formulier.waarde(), self.formulier.soort)
        self._presenter.later()

    def _on_discard_clicked(self) -> None:
        if self._feedback.vraag("Concept weggooien?", self._presenter.gevolg_van_weggooien, "Weggooien", gevaar=True):
            self._wacht_niet()
            self._presenter.weggooien()
            self._begin(verder=False)

    def _on_other_draft_clicked(self) -> None:
        andere = self._presenter.andere_concepten()
        if andere:
            self.open_concept(andere[-1][0])

    # registering
    def _on_register_clicked(self) -> None:
        self._geprobeerd = True
        self.bewaar()
        if tegen := self._presenter.tegen(self._toon_fouten(spring=True)):
            self._melding.toon(*tegen)
            return
        self._melding.verberg()
        self._hoofd.setEnabled(False)
        self._taken.start(lambda _voortgang: self._presenter.registreer(), self._on_registered, self._on_register_failed,
                          bezig=self._bezig, titel="Registreren")  # fmt: skip

    def _on_registered(self, uitkomst: tuple[AanvraagId, str]) -> None:
        aanvraag_id, tekst = uitkomst
        self._hoofd.setEnabled(True)
        self._presenter.nieuw()
        self._begin(verder=False)  # before the page is left: leaving keeps what stands in it as a draft
        self._presenter.naar_toetsing(aanvraag_id)
        if self._wijzigingen is not None:
            self._wijzigingen.meld("aanvraag", str(aanvraag_id))
        self.geregistreerd.emit(aanvraag_id)
        if tekst:
            self._feedback.meld("Geregistreerd", tekst)

    def _on_register_failed(self, fout: Exception) -> None:
        self._hoofd.setEnabled(True)
        self._melding.toon(melding(fout), Toon.FOUT)
        if isinstance(fout, CvtError) and fout.veld:
            self.formulier.toon_fouten({**self._presenter.bsn(), fout.veld: fout.melding}, spring=True)

    def _on_leerling_chosen(self, keuze: str) -> None:
        self._presenter.zet_invoer(self.formulier.waarde(), self.formulier.soort)
        tekst = self._presenter.kies_leerling(keuze)
        if tekst:
            self._melding.toon(tekst, Toon.INFO)
        elif keuze == VERLENGING:
            self.formulier.zet_soort(self._presenter.concept.soort)
            self.formulier.toon(self._presenter.concept.invoer)
        self.bewaar()

    # files
    def _on_files_dropped(self, paden: list[Path]) -> None:
        self.stukken.melding.verberg()
        self._taken.start(lambda voortgang: self._presenter.lees_bestanden(paden, voortgang.meld), self._on_files_read,
                          self._on_files_failed, bezig=self.stukken.bezig, titel="Bestanden lezen")  # fmt: skip

    def _on_files_read(self, resultaat: Leesresultaat) -> None:
        self.bewaar()
        self._toon_bestanden(self._presenter.voeg_toe(resultaat), resultaat)
        self._weg.setVisible(not self._presenter.concept.leeg)
        if resultaat.overname is not None:
            self._toon_oso(resultaat.overname)
        elif resultaat.formulier is not None:
            self._toon_uit_formulier(resultaat.formulier)

    def _toon_bestanden(self, dubbel: str, resultaat: Leesresultaat) -> None:
        self.stukken.toon(self._presenter.concept.stukken)
        tekst = " ".join(deel for deel in (resultaat.melding, dubbel) if deel)
        if tekst:
            self.stukken.melding.toon(tekst, Toon.LET_OP)

    def _on_files_failed(self, fout: Exception) -> None:
        self.stukken.melding.toon(melding(fout), Toon.FOUT)

    def _on_stuk_changed(self, bijlage_id: object, soort: str, gedateerd: object) -> None:
        self._presenter.wijzig_stuk(bijlage_id, soort=soort, gedateerd=gedateerd)  # type: ignore[arg-type]  # from a signal
        self._rust.start()

    def _on_stuk_removed(self, bijlage_id: object) -> None:
        self._presenter.verwijder_stuk(bijlage_id)  # type: ignore[arg-type]  # from a signal
        self.stukken.toon(self._presenter.concept.stukken)

    def _on_divided(self, bijlage_id: object, sneden: tuple[Snede, ...], bsn_op: tuple[int, ...] = ()) -> None:
        self.bewaar()
        self._presenter.deel(bijlage_id, sneden, bsn_op)  # type: ignore[arg-type]  # from a signal
        self.stukken.toon(self._presenter.concept.stukken)
        self.stukken.regel(bijlage_id).deel.setFocus()

    def _on_taken_over(self) -> None:
        self.formulier.toon(self._presenter.concept.invoer)
        self.bewaar()

    # OSO
    def _toon_oso(self, overname: Overname) -> None:
        self._overname = overname
        self.oso.toon(overname)
        self.stukken.hide()
        self.oso.show()
        self._hoofd.setEnabled(False)
        self.oso.begin()

    def _sluit_oso(self) -> None:
        self._overname = self._ingevuld = None
        self.oso.hide()
        self.uit_formulier.hide()
        self.stukken.show()
        self._hoofd.setEnabled(True)

    def _on_oso_school(self) -> None:
        if self._overname is not None:
            try:
                self._toon_oso(self._presenter.school_van_oso(self._overname))
            except CvtError as fout:
                self._melding.toon(fout.melding, Toon.FOUT)
            self.formulier.zet_scholen(self._presenter.scholen())

    def _on_oso_accepted(self, sleutels: frozenset[str]) -> None:
        overname = self._overname
        if overname is None:
            return
        self._taken.start(
            lambda _voortgang: self._presenter.bereid_documenten_voor(overname, sleutels),
            lambda resultaat: self._on_oso_ready(overname, sleutels, resultaat),
            self._on_files_failed, bezig=self._bezig, titel="OSO-bestand overnemen",
        )  # fmt: skip

    def _on_oso_ready(self, overname: Overname, sleutels: frozenset[str], resultaat: Leesresultaat) -> None:
        self._presenter.zet_invoer(self.formulier.waarde(), self.formulier.soort)
        dubbel = self._presenter.neem_over(overname, sleutels, resultaat)
        self._sluit_oso()
        self.formulier.toon(self._presenter.concept.invoer)
        self._toon_bestanden(dubbel, resultaat)
        self.bewaar()
        self.formulier.naar_begin()

    # the form of a school
    def maak_leeg_formulier(self) -> None:
        """Save the empty form of the kind that is chosen."""
        self.dialogen.maak_leeg_formulier(self.formulier.soort)

    def _toon_uit_formulier(self, overname: Formulierovername) -> None:
        self._ingevuld = overname
        self.uit_formulier.toon_formulier(overname)
        self.stukken.hide()
        self.uit_formulier.show()
        self._hoofd.setEnabled(False)
        self.uit_formulier.begin()

    def _on_form_accepted(self, sleutels: frozenset[str]) -> None:
        overname = self._ingevuld
        if overname is None:
            return
        self._presenter.zet_invoer(self.formulier.waarde(), self.formulier.soort)
        self._presenter.neem_formulier_over(overname, sleutels)
        self._sluit_oso()
        self.formulier.zet_soort(self._presenter.concept.soort)
        self.formulier.toon(self._presenter.concept.invoer)
        self.bewaar()
        self.formulier.naar_veld("leerling.roepnaam")


def maak_scherm(
    dienst: Dienst, navigatie: Navigatie, taken: Taken, feedback: Feedback, lezer: Stuklezer, *,
    bevestigen: Callable[[Dienst, AanvraagId], object] | None = None, wijzigingen: Wijzigingen | None = None,
    formulier: Callable[[], Aanvraagformulier] = Aanvraagformulier, af: bool = True, bronnen: Documentbronnen | None = None,
) -> IntakeView:  # fmt: skip
    """The page under the key ``nieuwe-aanvraag``. ``bevestigen``: ``services.brieven.ontvangstbevestiging_maken``; without
    ``bronnen`` no pages can be shown, so no file be divided.
    """
    presenter = IntakePresenter(dienst, navigatie, lezer, bevestigen=bevestigen, bronnen=bronnen)
    return IntakeView(presenter, taken, feedback, formulier(), wijzigingen=wijzigingen, af=af)
