"""Tab 2: the form of the aanvraag, kept while it is typed, with its origin folded below."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cvt_desktop.domain.errors import CvtError, GewijzigdError
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.soorten import beschrijving
from cvt_desktop.services.context import Dienst
from ui.beurten import InBeurten, in_eens
from ui.bewaarklok import Bewaarklok
from ui.changes import Wijzigingen
from ui.dialogs.voorbeeld import Voorbeeld
from ui.documentbron import Documentbronnen
from ui.feedback import Feedback
from ui.presenters.dossier_aanvraag import Aanvraagbeeld, DossierAanvraagPresenter, Herkomstbeeld
from ui.tasks import Taken
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.views.aanvraagformulier import NOG_OPEN, Aanvraagformulier
from ui.views.dossier_blokken import Paren
from ui.views.dossier_openlijst import Openlijst
from ui.widgets.knop import Knop
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.rolvak import Rolvak
from ui.widgets.sectie import Sectie
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.veld import Veld

BEWAAR_MS = 900
RECHTS = 330
_BEWAARD, _NIET_BEWAARD = "Alles is bewaard.", "Nog niet in het dossier: verbeter eerst de gemarkeerde velden."
_HERSTELD = "Dit stond er nog en kon eerder niet in het dossier worden bewaard. Verbeter de gemarkeerde velden, of neem terug."


@dataclass(frozen=True, slots=True, kw_only=True)
class Afdrukplaats:
    """What is needed to show a sheet as it will be on paper."""

    taken: Taken
    feedback: Feedback
    bronnen: Documentbronnen


class AanvraagTab(InBeurten, QWidget):
    """``naar_veld("vso.categorie")`` goes to a field. Nothing is ever saved by a button: it is kept as it is typed."""

    def __init__(
        self, presenter: DossierAanvraagPresenter, beeld: Aanvraagbeeld, wijzigingen: Wijzigingen,
        formulier: Aanvraagformulier, afdruk: Afdrukplaats, *, af: bool = True,
    ) -> None:  # fmt: skip
        super().__init__()
        self._presenter, self._wijzigingen, self._afdruk = presenter, wijzigingen, afdruk
        self.voorbeeld: Voorbeeld | None = None
        self._pro = beschrijving(beeld.soort).pro
        self.afdrukken = Knop("Toets aan de criteria afdrukken", icoon="printer")
        if not self._pro:
            self.afdrukken.hide()
        self.afdrukken.clicked.connect(self.druk_af)
        self.melding = Meldingsbalk(bewaar_ruimte=False)
        self.stand = Tekst("", Tekstsoort.ZWAK, afbreken=True)
        self._scholen = beeld.scholen
        self.formulier = formulier
        formulier.zet_scholen(beeld.scholen)
        formulier.zet_instrumenten(beeld.instrumenten)
        formulier.zet_voorzieningen(beeld.voorzieningen)
        self.open = Openlijst()
        inhoud = Kolomvak(self.formulier, ruimte=Ruimte.L)
        if beeld.herkomst is not None:
            inhoud.voeg(_herkomst(beeld.herkomst))
        inhoud.voeg_rek()
        rechts = Kolomvak(self.stand, self.afdrukken, self.open, rek=True, ruimte=Ruimte.M)
        rechts.setFixedWidth(RECHTS)
        vak = QWidget()
        rij = QHBoxLayout(vak)
        rij.setContentsMargins(0, 0, 0, 0)
        rij.setSpacing(Ruimte.XL)
        rij.addWidget(Rolvak(inhoud), 1)
        rij.addWidget(rechts)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(Ruimte.S)
        kolom.addWidget(self.melding)
        kolom.addWidget(vak, 1)
        self._timer = Bewaarklok(self, BEWAAR_MS)
        self._timer.timeout.connect(self.bewaar)
        self.formulier.gewijzigd.connect(lambda _veld: self._timer.start())
        self.open.gekozen.connect(self.naar_veld)
        self._delen = self._bouwdelen(beeld)
        if af:
            self.maak_af()

    def _bouwdelen(self, beeld: Aanvraagbeeld) -> Iterator[None]:
        yield  # the form as it comes from stock; what its kind adds and what stands in it are the other parts
        self.formulier.zet_soort(beeld.soort, peildatum=beeld.peildatum)
        yield
        yield from self._toon_in_delen(beeld)

    def ververs(self) -> None:
        """Shown again: another tab may have changed the aanvraag. What is being typed stays."""
        if not self._timer.isActive():
            self._toon(self._presenter.laad())

    def naar_veld(self, veld: str) -> None:
        """Unfold and focus a field."""
        self.formulier.naar_veld(veld)

    @property
    def drukt_af(self) -> bool:
        """Whether this tab has something of its own to print (Ctrl+P)."""
        return self._pro

    def druk_af(self) -> None:
        """The test of the criteria for praktijkonderwijs as it will be on paper."""
        self.bij_verlaten()
        try:
            document = self._presenter.berekening()
        except CvtError as fout:
            self.melding.toon(fout.melding, Toon.FOUT)
            return
        naam = f"toets praktijkonderwijs {document.kop.kenmerk}.pdf"
        self._afdruk.taken.start(lambda _voortgang: self._presenter.maak(document), lambda pdf: self._toon_voorbeeld(pdf, naam),
                                 self._afdruk.feedback.fout, titel="Toets afdrukken")  # fmt: skip

    def _toon_voorbeeld(self, pdf: bytes, naam: str) -> None:
        a = self._afdruk
        self.voorbeeld = Voorbeeld("Toets aan de criteria", pdf, a.bronnen, a.feedback, a.taken, naam, ouder=self.window(),
                                   bij_uitvoer=self._presenter.uitvoer)  # fmt: skip
        self.voorbeeld.open()

    def bij_verlaten(self) -> None:
        """Keep what was typed."""
        if self._timer.isActive():
            self.bewaar()

    def bewaar(self) -> None:
        """Keep what stands in the form now."""
        self._timer.stop()
        try:
            uitkomst = self._presenter.bewaar(self.formulier.waarde(), self.formulier.onleesbaar())
        except GewijzigdError as fout:
            self.melding.toon(fout.melding, Toon.FOUT, actie="Nieuwe gegevens tonen", doe=self._neem_terug, sluitbaar=False)
            return
        except CvtError as fout:
            self.melding.toon(fout.melding, Toon.FOUT)
            return
        if uitkomst.fouten:
            self.stand.setText(_NIET_BEWAARD)
            self.formulier.toon_fouten(uitkomst.fouten)
            return
        self.melding.verberg()
        self._zet_open(uitkomst.open_velden)
        self._wijzigingen.meld("aanvraag")

    def _toon(self, beeld: Aanvraagbeeld) -> None:
        in_eens(self._toon_in_delen(beeld))

    def _toon_in_delen(self, beeld: Aanvraagbeeld) -> Iterator[None]:
        if beeld.scholen != self._scholen:
            self._scholen = beeld.scholen
            self.formulier.zet_scholen(beeld.scholen)
            yield
        yield from self.formulier.toon_in_delen(beeld.invoer)
        yield
        self.formulier.zet_bewerkbaar(beeld.bewerkbaar)
        if beeld.hersteld:
            self.melding.toon(_HERSTELD, Toon.LET_OP, actie="Terug naar het dossier", doe=self._neem_terug)
        self._zet_open(beeld.open_velden)
        if not beeld.bewerkbaar:
            self.stand.setText(beeld.waarom_dicht)
        if beeld.hersteld:
            self.bewaar()

    def _zet_open(self, open_: tuple[tuple[str, str], ...]) -> None:
        self.formulier.toon_fouten(dict.fromkeys((veld for veld, _ in open_), NOG_OPEN))
        self.stand.setText(_BEWAARD)
        self.open.toon(open_, [veld.label for veld in self.formulier.findChildren(Veld) if veld.waarschuwing()])

    def _neem_terug(self) -> None:
        self._presenter.vergeet()
        self.melding.verberg()
        self._toon(self._presenter.laad())


def lees_aanvraagtab(
    dienst: Dienst, aanvraag_id: AanvraagId, wijzigingen: Wijzigingen, formulier: Callable[[], Aanvraagformulier],
    afdruk: Afdrukplaats,
) -> Callable[[], AanvraagTab]:
    """Read the aanvraag; what comes back builds the tab."""
    presenter = DossierAanvraagPresenter(dienst, aanvraag_id)
    beeld = presenter.laad()
    return lambda: AanvraagTab(presenter, beeld, wijzigingen, formulier(), afdruk, af=False)


def _herkomst(beeld: Herkomstbeeld) -> Sectie:
    """Where the data came from; what was left out stands there with its reason."""
    sectie = Sectie("Herkomst", vouwbaar=True, open_=False)
    delen: list[QWidget] = [Paren(beeld.regels, labelbreedte=180)]
    if beeld.weggelaten:
        delen.append(Tekst(f"Niet overgenomen ({len(beeld.weggelaten)})", Tekstsoort.NADRUK))
        delen.append(Paren(beeld.weggelaten, labelbreedte=180))
    sectie.regel(Kolomvak(*delen, ruimte=Ruimte.M))
    return sectie
