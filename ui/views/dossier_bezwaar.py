"""The tab Bezwaar of a dossier whose besluit was sent."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from cvt_desktop.domain.ids import AanvraagId, BezwaarId
from cvt_desktop.services.context import Dienst
from ui.changes import Wijzigingen
from ui.dialogs.bezwaaract import BezwaaractDialoog
from ui.dialogs.bezwaardatums import Bezwaardatums
from ui.dialogs.briefact import BriefactDialoog
from ui.dialogs.dialoog import Dialoog
from ui.documentbron import Documentbronnen
from ui.feedback import Feedback
from ui.presenters.bezwaren import Bezwaarkaart, BezwarenPresenter
from ui.presenters.briefacten import Briefact
from ui.tasks import Taken
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.views.bezwaarkaart import Bezwaarvak
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.legestaat import LegeStaat
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.rij import Rij
from ui.widgets.rolvak import Rolvak
from ui.widgets.tekst import Tekst, Tekstsoort

_LEEG = "Registreer ook een bezwaar dat te laat of onvolledig lijkt: daarover beslist het bestuur."
_BLIJFT = "Zolang het bezwaar loopt, blijft het besluit gelden (Awb 6:16)."


class DossierBezwaar(QWidget):
    """A card for each bezwaar; the next step of the first that runs is the main act."""

    def __init__(
        self, presenter: BezwarenPresenter, wijzigingen: Wijzigingen, taken: Taken, bronnen: Documentbronnen, feedback: Feedback
    ) -> None:
        super().__init__()
        self.presenter, self._wijzigingen = presenter, wijzigingen
        self._taken, self._bronnen, self._feedback = taken, bronnen, feedback
        self.dialoog: Dialoog | None = None
        self.vakken: list[Bezwaarvak] = []
        self.eersteknop = Knop("Bezwaar registreren", icoon="plus")
        self.nogknop = Knop("Nog een bezwaar", Knopsoort.STIL, icoon="plus")
        for knop in (self.eersteknop, self.nogknop):
            knop.clicked.connect(lambda: self._on_act(None, "registreren"))
        self.melding = Meldingsbalk(bewaar_ruimte=False)
        self._rol = Rolvak(QWidget())
        self._rol.maak_leesbaar("Bezwaren")
        self._stapel = QStackedLayout(self)
        mag = presenter.mag_registreren
        if not mag:
            self.nogknop.hide()  # shown without a parent it would be a window of its own
        self._stapel.addWidget(LegeStaat("Er is geen bezwaar geregistreerd.", _LEEG if mag else "", icoon="brief",
                                         knop=self.eersteknop if mag else None))  # fmt: skip
        self._stapel.addWidget(self._bouw())
        self.ververs()

    def _bouw(self) -> QWidget:
        vak = QWidget()
        kolom = QVBoxLayout(vak)
        kolom.setContentsMargins(0, Ruimte.XS, 0, 0)
        kolom.setSpacing(Ruimte.S)
        kop = Rij(Tekst(_BLIJFT, Tekstsoort.ZWAK))
        kop.voeg_rek()
        kop.voeg(self.nogknop)
        kolom.addWidget(kop)
        kolom.addWidget(self.melding)
        kolom.addWidget(self._rol, 1)
        return vak

    def ververs(self) -> None:
        """As it is now."""
        kaarten = self.presenter.kaarten()
        self._stapel.setCurrentIndex(1 if kaarten else 0)
        eerste = next((k.id for k in kaarten if k.acten), None)
        self.vakken = [self._vak(kaart, eerste=kaart.id == eerste) for kaart in kaarten]
        self._rol.setWidget(Kolomvak(*self.vakken, ruimte=Ruimte.M, rek=True))

    def _vak(self, kaart: Bezwaarkaart, *, eerste: bool) -> Bezwaarvak:
        vak = Bezwaarvak(kaart, eerste=eerste)
        vak.act.connect(partial(self._on_act, kaart.id))
        vak.brief.connect(partial(self._on_letter, kaart.id))
        vak.waarom.connect(lambda: self._on_why(kaart))
        return vak

    def _on_act(self, bezwaar_id: BezwaarId | None, sleutel: str) -> None:
        self.dialoog = BezwaaractDialoog(self.presenter, bezwaar_id, self.presenter.act(bezwaar_id, sleutel), ouder=self.window())
        self.dialoog.gedaan.connect(self._on_done)
        self.dialoog.open()

    def _on_letter(self, bezwaar_id: BezwaarId, act: Briefact) -> None:
        met = self.presenter.brieven(bezwaar_id)
        self.dialoog = BriefactDialoog(act, met.voorbeeld, met.maak, self._taken, self._bronnen, self._feedback,
                                       ouder=self.window())  # fmt: skip
        self.dialoog.gedaan.connect(self._on_letter_made)
        self.dialoog.open()

    def _on_letter_made(self, zin: str) -> None:
        self.melding.toon(zin, Toon.GOED)
        self._wijzigingen.meld("brief")

    def _on_why(self, kaart: Bezwaarkaart) -> None:
        self.dialoog = Bezwaardatums(kaart.uitleg, ouder=self.window())
        self.dialoog.open()

    def _on_done(self) -> None:
        self.ververs()
        self._wijzigingen.meld("bezwaar", str(self.presenter.aanvraag_id))


def lees_tab(
    dienst: Dienst, wijzigingen: Wijzigingen, taken: Taken, bronnen: Documentbronnen, feedback: Feedback, aanvraag_id: AanvraagId
) -> Callable[[], DossierBezwaar]:  # fmt: skip
    """What builds the tab of one dossier."""
    return partial(DossierBezwaar, BezwarenPresenter(dienst, aanvraag_id), wijzigingen, taken, bronnen, feedback)
