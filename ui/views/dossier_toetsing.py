"""Tab 4: the checklist beside the document (screens.md 4.5)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cvt_desktop.domain.errors import CvtError
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.stukken import Stuklezer
from ui.beurten import InBeurten
from ui.changes import Wijzigingen
from ui.dialogs.aanvulling import AanvullingDialoog
from ui.dialogs.aanvulling_ontvangen import AanvullingOntvangen
from ui.dialogs.toetsing_redenen import ToetsingRedenen
from ui.documentbron import Documentbronnen
from ui.feedback import Feedback
from ui.focusdoorgever import geef_focus_door
from ui.presenters.aanvulling import AanvullingPresenter
from ui.presenters.leesbericht import LeesberichtPresenter
from ui.presenters.navigatie import Navigatie
from ui.presenters.stukken import StukkenPresenter
from ui.presenters.tekstovername import OvernemenPresenter
from ui.presenters.toetsdoelen import Toetsdoelen
from ui.presenters.toetsing import ToetsingPresenter
from ui.presenters.toetsing_woorden import GRONDSLAGEN
from ui.tasks import Taken
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.views.overnemer import Overnemer
from ui.views.toetsing_balk import Toetsbalk
from ui.views.toetsing_leesbericht import Leesberichtvak
from ui.views.toetsing_lijst import Toetslijstvak
from ui.views.toetsing_punt import Puntvak
from ui.views.toetsing_stukkijker import Stukkijker
from ui.widgets.deler import Deler
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.rij import Rij
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.vinkje import Vinkje

_LETTERS = {"J": "ja", "N": "nee", "X": "nvt"}


class ToetsingTab(InBeurten, QWidget):
    """J N X answer and go on, G opens the linked place, another letter begins the note, F1 explains, F6 goes to the document."""

    def __init__(
        self, presenter: ToetsingPresenter, aanvulling: AanvullingPresenter, stukken: StukkenPresenter,
        leesbericht: LeesberichtPresenter, *, taken: Taken,
        feedback: Feedback, wijzigingen: Wijzigingen, bronnen: Documentbronnen, af: bool = True,
    ) -> None:  # fmt: skip
        super().__init__()
        self.presenter, self._aanvulling = presenter, aanvulling
        self._taken, self._feedback, self._wijzigingen, self._bronnen = taken, feedback, wijzigingen, bronnen
        self.dialoog: AanvullingDialoog | AanvullingOntvangen | ToetsingRedenen | None = None
        self._leesbericht = leesbericht
        self._delen = self._bouwdelen(stukken)
        if af:
            self.maak_af()

    def _bouwdelen(self, stukken: StukkenPresenter) -> Iterator[None]:
        presenter = self.presenter
        bewerken = presenter.stand.te_wijzigen
        presenter.alleen_open = False
        self.lijst = Toetslijstvak(presenter.beeld(), bewerken=bewerken)
        presenter.alleen_open = bewerken
        while self.lijst.stap():
            yield
        self._kop = Tekst("", Tekstsoort.NADRUK)
        self.filter = Vinkje("alleen_open", "alleen wat open of nee is")
        self.filter.zonder_foutregel()
        self.melding = Meldingsbalk(bewaar_ruimte=False)
        self.verzoek = Meldingsbalk(bewaar_ruimte=False)
        self.signaal = Meldingsbalk(bewaar_ruimte=False)
        self.stukken = Stukkijker(stukken, self._taken)
        self.balk = Toetsbalk()
        yield
        self._bouw()
        self._verbind()
        yield
        self.toon()
        self.lijst.kies(self.lijst.eerste())
        geef_focus_door(self, self.lijst)
        yield
        self.leesbericht = Leesberichtvak(self._leesbericht)
        self.leesbericht.geschreven.connect(lambda: self._wijzigingen.meld("notitie", str(presenter.aanvraag_id)))
        onder = Kolomvak(self.leesbericht)
        onder.setContentsMargins(0, 0, Ruimte.L + Ruimte.XS, 0)  # under the cards, not under their scroll bar
        self._links.voeg(onder)
        self.leesbericht.ververs()
        yield
        self.stukken.ververs()
        self._wijzigingen.meld("aanvraag", str(presenter.aanvraag_id))  # the program may just have answered

    def _bouw(self) -> None:
        kop = Rij(self._kop)
        kop.voeg(Tekst(GRONDSLAGEN, Tekstsoort.KLEIN))
        kop.voeg_rek()
        kop.voeg(self.filter)
        links = self._links = Kolomvak(self.signaal, self.verzoek)
        links.voeg(self.lijst, 1)
        deler = Deler(links, self.stukken, maten=(560, 660))
        links.setMinimumWidth(440)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(Ruimte.XS)
        for deel in (kop, self.melding):
            kolom.addWidget(deel)
        kolom.addWidget(deler, 1)
        kolom.addWidget(self.balk)

    def _verbind(self) -> None:
        self.filter.gewijzigd.connect(self._on_filter)
        self.lijst.toets.connect(self._on_key)
        self.lijst.vak_gemaakt.connect(self._on_fields_made)
        self.stukken.geopend.connect(self._toon_plaatsknop)
        self.stukken.kijker.pagina_gewijzigd.connect(lambda _pagina: self._toon_plaatsknop())
        self.lijst.gekozen.connect(lambda _code: self._toon_plaatsknop())
        if self.presenter.stand.te_wijzigen or self.stukken.presenter.mag_overnemen:
            velden = OvernemenPresenter(Toetsdoelen(self.presenter, self.lijst.huidig, self.stukken.plaats),
                                        *self.stukken.presenter.velden.bronnen)  # fmt: skip
            self.overnemer = Overnemer(self.stukken.kijker, velden, self.stukken.plaatsnaam, self.melding)
            self.overnemer.gedaan.connect(self._on_taken_over)
        b = self.balk
        b.overige.clicked.connect(lambda: self._doe(self.presenter.overige_ja))
        b.ongedaan.clicked.connect(self._on_undo)
        b.aanvullen.clicked.connect(self.vraag_aanvulling)
        b.redenen.clicked.connect(self._toon_redenen)
        b.afronden.clicked.connect(self._on_close_clicked)
        b.heropenen.clicked.connect(self._on_reopen)

    # --- called by the page --------------------------------------------------------------------------------------------

    def ververs(self) -> None:
        """Shown again: the program answers what it knows by now."""
        self._doe(self.presenter.laad, gewijzigd=False)
        self.leesbericht.ververs()
        self.stukken.ververs()
        if not self.lijst.huidig():
            self.lijst.kies(self.lijst.eerste())

    def naar_veld(self, veld: str) -> None:
        """``aanvulling``: the dialog that fits; a code or anything else: the list."""
        if veld == "aanvulling":
            self.open_verzoek()
            return
        code = veld if veld in self.presenter.stand.lijst.codes else self.lijst.eerste()
        self.lijst.kies(code, focus=True)

    def bij_verlaten(self) -> None:
        """Keep what was typed."""
        vak = self.lijst.vak()
        if vak is not None:
            vak.stuur()

    # --- showing -------------------------------------------------------------------------------------------------------

    def toon(self) -> None:
        """Show the state."""
        beeld = self.presenter.beeld()
        self._kop.setText(beeld.kop)
        self.filter.zet_waarde(self.presenter.alleen_open)
        self.lijst.zet(beeld)
        self.balk.zet(beeld)
        if beeld.signalen:
            self.signaal.toon(beeld.signalen, Toon.LET_OP, sluitbaar=False)
        else:
            self.signaal.verberg()
        if beeld.verzoek is None:
            self.verzoek.verberg()
        else:
            toon = Toon.LET_OP if beeld.verzoek.dringend else Toon.INFO
            doe = self.presenter.naar_buiten if beeld.verzoek.buiten else self.open_verzoek
            self.verzoek.toon(beeld.verzoek.zin, toon, actie=beeld.verzoek.knop, doe=doe, sluitbaar=False)
        self._toon_plaatsknop()

    def _toon_plaatsknop(self) -> None:
        vak = self.lijst.vak()
        if vak is not None:
            naam = self.stukken.plaatsnaam()
            vak.vastleggen.zet_tekst(f"Vastleggen: {naam}" if naam else "Open een stuk om de plaats vast te leggen")
            vak.vastleggen.setEnabled(bool(naam))

    def _doe(self, wat: Callable[[], object], *, gewijzigd: bool = True) -> bool:
        """Run a command; a refusal becomes a sentence, and nothing was kept then."""
        try:
            wat()
        except CvtError as fout:
            self.melding.toon(fout.melding, Toon.FOUT)
            self.toon()
            return False
        self.melding.verberg()
        self.toon()
        if gewijzigd:
            self._wijzigingen.meld("aanvraag", str(self.presenter.aanvraag_id))
        return True

    def _on_taken_over(self) -> None:
        self.toon()
        self._wijzigingen.meld("aanvraag", str(self.presenter.aanvraag_id))

    # --- answering -----------------------------------------------------------------------------------------------------

    def _on_fields_made(self, code: str, vak: Puntvak) -> None:
        vak.antwoord.connect(lambda waarde: self.antwoord(code, waarde, door=False))
        vak.noteer.connect(lambda tekst: self._probeer(code, lambda: self.presenter.noteer(code, tekst)))
        vak.ontbreekt.connect(lambda tekst: self._probeer(code, lambda: self.presenter.ontbreekt(code, tekst)))
        vak.open_plaats.connect(lambda: self._open_plaats(code))
        vak.leg_vast.connect(lambda: self._leg_plaats_vast(code))
        vak.los.connect(lambda: self._doe(lambda: self.presenter.koppel(code, None)))
        vak.wis.connect(lambda: self._doe(lambda: self.presenter.wis(code)))
        vak.klaar.connect(lambda: self.lijst.kies(code, focus=True))

    def antwoord(self, code: str, waarde: str, *, door: bool = True) -> None:
        """Answer a question; ``door`` goes on to the next open one."""
        vak = self.lijst.vak()
        if vak is not None:
            vak.stuur()
        volgende: list[str] = []
        if not self._probeer(code, lambda: volgende.append(self.presenter.antwoord(code, waarde))):
            if vak is not None and waarde == "geweigerd":
                vak.toelichting.setFocus()
            return
        if door:
            self.lijst.kies((volgende[0] if volgende else "") or code, focus=True)

    def _probeer(self, code: str, wat: Callable[[], object]) -> bool:
        """As ``_doe``, but a refusal stands at the question."""
        vak = self.lijst.rij(code).vak
        try:
            wat()
        except CvtError as fout:
            if vak is not None:
                vak.toon_fout(fout.melding)
            else:
                self.melding.toon(fout.melding, Toon.FOUT)
            return False
        if vak is not None:
            vak.toon_fout("")
        self.toon()
        self._wijzigingen.meld("aanvraag", str(self.presenter.aanvraag_id))
        return True

    def _on_key(self, code: str, letter: str) -> None:
        hoofd = letter.upper()
        vak = self.lijst.rij(code).vak
        if hoofd == "G":
            self._open_plaats(code)
        elif vak is None:
            return
        elif hoofd in _LETTERS:
            self.antwoord(code, _LETTERS[hoofd])
        elif letter.isalpha():
            vak.begin_toelichting(letter)

    def _open_plaats(self, code: str) -> None:
        plaats = self.presenter.punt(code).vindplaats
        if plaats is None or not self.stukken.toon(plaats.bijlage_id, plaats.pagina):
            self.melding.toon("Bij dit punt is nog geen plaats vastgelegd.", Toon.INFO)

    def _leg_plaats_vast(self, code: str) -> None:
        plaats = self.stukken.plaats()
        if plaats is not None:
            self._doe(lambda: self.presenter.koppel(code, plaats[0], plaats[1]))

    def _on_undo(self) -> None:
        gedaan: list[str] = []
        voor = self.presenter.stand
        if self._doe(lambda: gedaan.append(self.presenter.ongedaan())):
            wat = "".join(gedaan)
            for soort in ("aanvraag", "zitting") if wat else ():
                self._wijzigingen.meld(soort)  # the last act can have been done on another page
            if terug := self.presenter.anders_dan(voor):
                self.lijst.kies(terug, focus=True)  # there the right answer is given now
            self.melding.toon(f"Teruggenomen: {wat}." if wat else "Er is niets om ongedaan te maken.", Toon.INFO)

    def _on_filter(self) -> None:
        self.presenter.alleen_open = self.filter.waarde()
        self.toon()

    # --- aanvulling and closing ----------------------------------------------------------------------------------------

    def open_verzoek(self) -> None:
        """The dialog that fits the state: asking, sending, or what came in."""
        if self._aanvulling.loopt():
            self.dialoog = AanvullingOntvangen(self._aanvulling, ouder=self.window())
            self.dialoog.gedaan.connect(self._na_aanvulling)
            self.dialoog.open()
        else:
            self.vraag_aanvulling()

    def vraag_aanvulling(self) -> None:
        """*Aanvulling vragen*: everything is filled, the secretaris reads and sends."""
        try:
            self.dialoog = AanvullingDialoog(self._aanvulling, self._taken, self._bronnen, ouder=self.window())
        except CvtError as fout:
            self.melding.toon(fout.melding, Toon.FOUT)
            return
        self.dialoog.gedaan.connect(self._na_aanvulling)
        self.dialoog.open()

    def _na_aanvulling(self, zin: str) -> None:
        self._doe(self.presenter.laad)
        self.melding.toon(zin, Toon.GOED)

    def _on_close_clicked(self) -> None:
        self.bij_verlaten()
        if self.presenter.uitzonderingen():
            self._toon_redenen()
        elif self._doe(self.presenter.afronden):
            self._na_afronden()

    def _toon_redenen(self) -> None:
        self.bij_verlaten()
        punten = self.presenter.uitzonderingen()
        if not punten:
            return
        self.dialoog = ToetsingRedenen(punten, self.presenter.redenkeuzes(), self.presenter.afronden, ouder=self.window())
        self.dialoog.afgerond.connect(self._na_afronden)
        self.dialoog.open()

    def _na_afronden(self) -> None:
        self.toon()
        self._wijzigingen.meld("aanvraag", str(self.presenter.aanvraag_id))
        verder = self.presenter.naar_adviezen if self.presenter.met_adviezen else None
        self.melding.toon(self.presenter.na_afronden(), Toon.GOED, actie="Naar Adviezen" if verder else "", doe=verder)

    def _on_reopen(self) -> None:
        vraag = "De antwoorden blijven staan. De redenen bij uitzonderingen geeft u bij het afronden opnieuw."
        if self._feedback.vraag("Toetsing heropenen?", vraag, "Heropenen"):
            self._doe(self.presenter.heropenen)

    def showEvent(self, event: QShowEvent) -> None:
        """In front: a document stands beside the list."""
        super().showEvent(event)
        self.stukken.begin()

    # --- keys of the tab -----------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """F1 and F6 belong to this tab as long as they mean something here; else they are those of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._eigen_toets(event.key()):
            event.accept()
            return True
        return super().event(event)

    def _eigen_toets(self, toets: int) -> bool:
        in_lijst = self.focusWidget() is not None and self.lijst.isAncestorOf(self.focusWidget())
        return in_lijst and (toets == Qt.Key.Key_F6 or (toets == Qt.Key.Key_F1 and self.lijst.vak() is not None))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        vak = self.lijst.vak()
        if event.key() == Qt.Key.Key_F6 and self._eigen_toets(event.key()):
            self.stukken.begin()
            self.stukken.keuze.editor.setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() == Qt.Key.Key_F1 and vak is not None:
            vak.wissel_uitleg()
        else:
            super().keyPressEvent(event)


def lees_tab(
    dienst: Dienst, navigatie: Navigatie, taken: Taken, feedback: Feedback, bronnen: Documentbronnen, wijzigingen: Wijzigingen,
    lezer: Stuklezer, aanvraag_id: AanvraagId,
) -> Callable[[], ToetsingTab]:  # fmt: skip
    """Read what the tab of one dossier shows; what comes back builds it."""
    return partial(
        ToetsingTab, ToetsingPresenter(dienst, navigatie, aanvraag_id), AanvullingPresenter(dienst, aanvraag_id),
        StukkenPresenter(dienst, aanvraag_id, lezer, bronnen), LeesberichtPresenter(dienst, aanvraag_id),
        taken=taken, feedback=feedback, wijzigingen=wijzigingen, bronnen=bronnen, af=False,
    )  # fmt: skip
