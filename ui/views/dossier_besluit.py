"""The tab Besluit (screens.md 4.11): text and check at the left, the letters as they will be at the right."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from cvt_desktop.domain.errors import CvtError
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.dossiertoegang import alleen_gekoppeld
from ui.beurten import InBeurten, in_eens
from ui.bewaarklok import Bewaarklok
from ui.changes import Wijzigingen
from ui.dialogs.op_adviezen import OpAdviezenDialoog
from ui.dialogs.redenkeuze import Redenkeuze
from ui.dialogs.voorbeeld import Voorbeeld
from ui.documentbron import Documentbronnen
from ui.feedback import Feedback
from ui.presenters.besluit import CORRECTIEKEUZES, INTREKKEUZES, BesluitPresenter, Besluitstaat
from ui.presenters.controleverslag import Controleverslagblad
from ui.presenters.eigen_brief import EigenbriefPresenter
from ui.presenters.navigatie import Navigatie
from ui.tasks import Taken
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.views.besluit_controle import Controlevak
from ui.views.besluit_formulier import Besluitformulier
from ui.views.besluit_voorbeeld import Voorbeeldvak
from ui.views.dossier_blokken import Krimptekst
from ui.widgets.deler import Deler
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.legestaat import LegeStaat
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.rij import Rij
from ui.widgets.rolvak import Rolvak
from ui.widgets.statuschip import Statuschip
from ui.widgets.tekst import Tekstsoort

_CONCEPT_MS = 600


class DossierBesluit(InBeurten, QWidget):
    """Everything typed is kept as a draft within a second, and becomes part of the dossier when the tab is left."""

    def __init__(
        self, presenter: BesluitPresenter, eigen_brief: EigenbriefPresenter, bronnen: Documentbronnen, taken: Taken,
        feedback: Feedback, wijzigingen: Wijzigingen, *, af: bool = True,
    ) -> None:  # fmt: skip
        super().__init__()
        self.presenter, self._feedback, self._wijzigingen = presenter, feedback, wijzigingen
        self._eigen_brief = eigen_brief
        self._bronnen, self._taken = bronnen, taken
        self.dialoog: Redenkeuze | Voorbeeld | OpAdviezenDialoog | None = None
        self.formulier: Besluitformulier | None = None
        self._rolvak: Rolvak | None = None
        self._getoond: Besluitstaat | None = None
        self._titel = Krimptekst("", Tekstsoort.NADRUK)
        self._toestand = Statuschip()
        self._uitleg = Krimptekst("", Tekstsoort.ZWAK)
        self.hoofdknop = Knop("Naar Tekenmap", Knopsoort.HOOFD, toets="Ctrl+Return")
        self.volgendknop = Knop("Volgende besluit", Knopsoort.HOOFD, toets="Ctrl+Return")
        self.terugknop = Knop("Terug naar concept", icoon="pijl-links")
        self.intrekknop = Knop("Intrekken vóór verzending…")
        self.terugneemknop = Knop("Besluit terugnemen")
        self.corrigeerknop = Knop("Corrigeren…")
        self.correctieterugknop = Knop("Correctie terugnemen")
        self.melding = Meldingsbalk(bewaar_ruimte=False)
        self.voorstel = Meldingsbalk(bewaar_ruimte=False)
        self.controle = Controlevak()
        self.voorbeeld = Voorbeeldvak(bronnen, taken, presenter.voorbeeld)
        self._rol = QWidget()
        self._rollen = QVBoxLayout(self._rol)
        self._rollen.setContentsMargins(0, 0, 0, 0)
        self.adviesknop = Knop("Besluiten op de adviezen…", Knopsoort.HOOFD)
        self._leeg = LegeStaat("Er is nog geen besluit.", "Het concept komt uit de zitting.", icoon="zittingen",
                               knop=self.adviesknop)  # fmt: skip
        self._stapel = QStackedLayout(self)
        self._stapel.addWidget(self._leeg)
        self._stapel.addWidget(self._bouw())
        self._concept = Bewaarklok(self, _CONCEPT_MS)
        self._concept.timeout.connect(self._on_draft_due)
        self._verbind()
        self._delen = self._bouwdelen()
        if af:
            self.maak_af()

    def _bouwdelen(self) -> Iterator[None]:
        yield  # the frame; the fields are the second part
        staat = self.presenter.staat()
        yield
        yield from self._herbouw_in_delen(staat)

    def _bouw(self) -> QWidget:
        links = QWidget()
        kolom = QVBoxLayout(links)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(Ruimte.XS)
        kolom.addWidget(self._rol, 1)
        kolom.addWidget(self.controle)
        deler = Deler(links, self.voorbeeld, maten=(680, 560))
        vak = QWidget()
        geheel = QVBoxLayout(vak)
        geheel.setContentsMargins(0, Ruimte.XS, 0, 0)
        geheel.setSpacing(Ruimte.S)
        kop = Rij(self._titel, self._toestand)
        kop.voeg_rek()
        for widget in (self._uitleg, self.terugneemknop, self.correctieterugknop, self.terugknop, self.intrekknop,
                       self.corrigeerknop, self.hoofdknop, self.volgendknop):  # fmt: skip
            kop.voeg(widget)
        for deel in (kop, self.voorstel, self.melding):
            geheel.addWidget(deel)
        geheel.addWidget(deler, 1)
        return vak

    def _verbind(self) -> None:
        self.hoofdknop.clicked.connect(self._on_main)
        self.volgendknop.clicked.connect(self.presenter.rij.verder)
        self.terugknop.clicked.connect(lambda: self._doe(self.presenter.terug, "De velden zijn weer open."))
        self.intrekknop.clicked.connect(self._on_withdraw)
        self.adviesknop.clicked.connect(self._on_decide)
        self.terugneemknop.clicked.connect(lambda: self._doe(self.presenter.terugnemen, ""))
        self.corrigeerknop.clicked.connect(self._on_correct)
        self.correctieterugknop.clicked.connect(
            lambda: self._doe(self.presenter.correctie_terugnemen, "De correctie is teruggenomen; het verzonden besluit blijft.")
        )
        self.controle.naar.connect(self.naar_veld)
        self.controle.aanvaard.connect(self._on_accepted)
        self.controle.verslagknop.clicked.connect(self._on_report)
        self.controle.regelsknop.clicked.connect(self.presenter.naar_regels)

    # --- called by the dossier -------------------------------------------------------------------------------------

    def ververs(self) -> None:
        """Shown again: others may have changed something."""
        staat = self.presenter.laad()
        if staat == self._getoond:
            self.voorbeeld.straks()
        else:
            self._herbouw(staat)

    def bij_terug(self) -> None:
        """Shown again, and nothing was written since: what leaving closed opens."""
        self.voorbeeld.straks()

    def bij_verlaten(self) -> None:
        """What was typed becomes part of the dossier."""
        self._concept.stop()
        self.voorbeeld.sluit()
        try:
            self.presenter.vastleggen()
        except CvtError as fout:
            self._toon_fout(fout)

    def naar_veld(self, veld: str) -> None:
        """The place of a finding or of a next step."""
        if self.formulier is None or self.formulier.spring_naar(veld):
            return
        self.presenter.ga_naar(veld)

    # --- showing -----------------------------------------------------------------------------------------------------

    def _herbouw(self, staat: Besluitstaat) -> None:
        """Another besluit, or another version of it: new fields."""
        in_eens(self._herbouw_in_delen(staat))

    def _herbouw_in_delen(self, staat: Besluitstaat) -> Iterator[None]:
        if staat.leeg:
            self._leeg.zet(staat.leeg.partition(". ")[0] + ".", staat.leeg.partition(". ")[2])
            self.formulier = None
            self.adviesknop.setVisible(staat.kan_op_adviezen)
            self._getoond = staat
            self._stapel.setCurrentIndex(0)
            return
        if self._rolvak is not None:
            self._rolvak.hide()
            self._rolvak.deleteLater()
        self.formulier = Besluitformulier(staat)
        self.formulier.gewijzigd.connect(self._on_typed)
        yield
        self._rolvak = Rolvak(self.formulier)
        self._rollen.addWidget(self._rolvak)
        self._stapel.setCurrentIndex(1)
        yield
        self._toon(staat)
        self._stel_eigen_brief_voor()
        self.voorbeeld.straks()

    def _stel_eigen_brief_voor(self) -> None:
        if zin := self._eigen_brief.voorstel():
            self.voorstel.toon(zin, Toon.INFO, actie="Eigen brief maken", doe=self._on_own_letter)
        else:
            self.voorstel.verberg()

    def _on_own_letter(self) -> None:
        def geef() -> Besluitstaat:
            self.presenter.vastleggen()
            self._eigen_brief.geef()
            return self.presenter.laad()

        self._doe(geef, "De leerling krijgt een eigen brief. Onder Redenen kunt u er een uitleg in de je-vorm bij schrijven.")

    def _toon(self, staat: Besluitstaat) -> None:
        """Everything around the fields."""
        self._getoond = staat
        self._titel.setText(staat.titel)
        self._toestand.zet(staat.toestand)
        self._uitleg.setText(staat.slot or staat.hoofd_uitleg)
        self.hoofdknop.zet_tekst(staat.hoofd)
        self.hoofdknop.setVisible(bool(staat.hoofd))
        self.hoofdknop.setEnabled(staat.hoofd_kan)
        self.volgendknop.setVisible(staat.mag_terug and self.presenter.rij.loopt_door())
        self.terugknop.setVisible(staat.mag_terug)
        self.intrekknop.setVisible(staat.mag_intrekken)
        self.terugneemknop.setVisible(staat.mag_terugnemen)
        self.corrigeerknop.setVisible(staat.mag_corrigeren)
        self.correctieterugknop.setVisible(staat.mag_correctie_terug)
        self.controle.toon(staat)
        self.voorbeeld.zet_tabs(staat.voorbeelden)
        if self.formulier is not None:
            self.formulier.toon(staat)
            self.formulier.toon_fouten({r.veld: r.tekst for r in staat.controle if r.niveau.toon is Toon.FOUT})

    # --- typing and acts ---------------------------------------------------------------------------------------------

    def _on_typed(self) -> None:
        self._getoond = None
        self._concept.start()
        self.voorbeeld.ververs()

    def _on_draft_due(self) -> None:
        if self.formulier is None:
            return
        self._toon(self.presenter.wijzig(self.formulier.velden()))
        self.presenter.bewaar_getypt()

    def _on_accepted(self, regel_id: str, reden: str) -> None:
        self._doe(lambda: self.presenter.accepteren(regel_id, reden), "")

    def _on_decide(self) -> None:
        def besluit(waarden: dict[str, object]) -> None:
            self._herbouw(self.presenter.op_adviezen(waarden))
            self.melding.toon("Het besluit is genomen. Kijk de redenen en de brieven na.", Toon.GOED)
            self._wijzigingen.meld("besluit")

        self.dialoog = OpAdviezenDialoog(self.presenter.op_adviezen_vorm(), besluit, ouder=self.window())
        self.dialoog.open()

    def _on_main(self) -> None:
        klaar = self.presenter.hoofd_klaar()
        self._doe(self.presenter.naar_tekenmap, klaar)

    def _on_withdraw(self) -> None:
        dialoog = Redenkeuze(
            "Intrekken vóór verzending", "Het TLV-nummer blijft in het register staan als vervallen. Er begint een nieuw concept "
            "met dezelfde tekst.", INTREKKEUZES, "Intrekken", ouder=self.window(),
        )  # fmt: skip
        dialoog.gekozen.connect(lambda reden: self._doe(lambda: self.presenter.intrekken(reden), "Ingetrokken."))
        self.dialoog = dialoog
        dialoog.open()

    def _on_correct(self) -> None:
        dialoog = Redenkeuze(
            "Een verzonden besluit corrigeren",
            "Er begint een concept met dezelfde tekst; u kunt het terugnemen. Wat verzonden is, blijft gelden tot het nieuwe "
            "besluit is getekend. Was er een verklaring, dan vervalt die; haar nummer blijft bestaan. De brieven zeggen wat zij "
            "vervangen, en er begint een nieuwe bezwaartermijn.",
            CORRECTIEKEUZES, "Corrigeren", ouder=self.window(),
        )  # fmt: skip
        begonnen = "Er is een concept. Tot het is getekend, geldt het verzonden besluit."
        dialoog.gekozen.connect(lambda reden: self._doe(lambda: self.presenter.corrigeren(reden), begonnen))
        self.dialoog = dialoog
        dialoog.open()

    def _on_report(self) -> None:
        self._taken.start(lambda _voortgang: self.presenter.verslag(), self._toon_verslag, self._feedback.fout,
                          titel="Verslag opmaken")  # fmt: skip

    def _toon_verslag(self, blad: Controleverslagblad) -> None:
        self.dialoog = Voorbeeld("Controle vóór het tekenen", blad.pdf, self._bronnen, self._feedback, self._taken, blad.naam,
                                 ouder=self.window(), uitvoeren=blad.mag_uit, bij_uitvoer=blad.bij_uitvoer)  # fmt: skip
        self.dialoog.open()

    def _doe(self, act: Callable[[], Besluitstaat], gelukt: str) -> None:
        """One act over what is typed now; an error becomes a sentence and the text stays."""
        self._concept.stop()
        if self.formulier is not None:
            self.presenter.wijzig(self.formulier.velden())
        try:
            staat = act()
        except CvtError as fout:
            self._toon(self.presenter.staat())
            self._toon_fout(fout)
            return
        self._herbouw(staat)
        if gelukt:
            self.melding.toon(gelukt, Toon.GOED)
        self._wijzigingen.meld("besluit")

    def _toon_fout(self, fout: CvtError) -> None:
        veld = fout.veld
        self.melding.toon(fout.melding, Toon.FOUT, actie="Naar de plek" if veld else "",
                          doe=(lambda: self.naar_veld(veld)) if veld else None)  # fmt: skip


def lees_tab(
    dienst: Dienst, navigatie: Navigatie, taken: Taken, feedback: Feedback, bronnen: Documentbronnen, wijzigingen: Wijzigingen,
    aanvraag_id: AanvraagId,
) -> Callable[[], QWidget]:  # fmt: skip
    """Read what the tab of one dossier shows; what comes back builds it. Who only advises in it gets no besluit to see."""
    if alleen_gekoppeld(dienst):
        return partial(LegeStaat, "Het besluit ziet u hier niet.",
                       "Een deskundige leest de aanvraag en de stukken, en schrijft het eigen advies.", icoon="zittingen")
    return partial(DossierBesluit, BesluitPresenter(dienst, navigatie, aanvraag_id), EigenbriefPresenter(dienst, aanvraag_id),
                   bronnen, taken, feedback, wijzigingen, af=False)  # fmt: skip
