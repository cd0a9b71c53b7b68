"""Tab 3: the stukken of a dossier, list at the left and viewer at the right (screens.md 4.4)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from cvt_desktop.basis.bestanden import schrijf_atomair
from cvt_desktop.domain.errors import BestandError, CvtError
from cvt_desktop.domain.ids import BijlageId
from cvt_desktop.domain.lakvlak import Lakvlak
from ui.changes import Wijzigingen
from ui.clipboard import Klembord
from ui.dialogs.deel_in_stukken import DeelDialoog
from ui.dialogs.lakken import LakDialoog
from ui.dialogs.leesplekken import LeesplekkenDialoog
from ui.dialogs.zoek_in_stukken import ZoekInStukken
from ui.documentbron import Kijkerbron, Tekstbron
from ui.feedback import ALLES, Feedback
from ui.focusdoorgever import geef_focus_door
from ui.presenters.leesplekken import LeesplekkenPresenter, Treffer
from ui.presenters.stukken import Leesuitkomst, StukkenPresenter, Stukrij, Toonwijze
from ui.tasks import Taken, Voortgang
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.views.overnemer import Overnemer
from ui.views.stukken_balk import Stukkenbalk
from ui.views.stukken_bsn import Bsnregel
from ui.views.stukken_lijst import Stukkenlijst
from ui.views.stukken_naast import Naastelkaar
from ui.views.stukken_tekst import Tekstpaneel
from ui.widgets.documentkijker import Documentkijker
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.legestaat import LegeStaat
from ui.widgets.meldingsbalk import Meldingsbalk

_OPEN_MS = 180
_BEWAARD = "Dit stuk wordt bewaard zoals ontvangen."
_BEWAARD_UITLEG = "Een rekenblad is hier niet te lezen. Sla een kopie op om het in een ander programma te openen."


class StukkenTab(QWidget):
    """``naar_veld("<bijlage-id>#<pagina>")`` opens a stuk at a page; ``toon_stuk`` does the same for other screens."""

    def __init__(
        self, presenter: StukkenPresenter, plekken: LeesplekkenPresenter, taken: Taken, feedback: Feedback,
        wijzigingen: Wijzigingen,
    ) -> None:  # fmt: skip
        super().__init__()
        self._plekken = plekken
        self._presenter, self._taken, self._feedback, self._wijzigingen = presenter, taken, feedback, wijzigingen
        self._open: BijlageId | None = None
        self._bron: Kijkerbron | Tekstbron | None = None
        self._pagina = 1
        self.lijst = Stukkenlijst(feedback, bewerken=presenter.mag_toevoegen)
        self.kijker = Documentkijker(taken)
        self.melding = Meldingsbalk(bewaar_ruimte=False)
        self.paneel = Tekstpaneel()
        self.paneel.hide()
        self.balk = Stukkenbalk()
        self._stapel = QStackedWidget()
        self._stapel.addWidget(self.kijker)
        self._stapel.addWidget(LegeStaat(_BEWAARD, _BEWAARD_UITLEG, icoon="document"))
        self._bouw()
        self._timer = QTimer(self, singleShot=True, interval=_OPEN_MS)
        self._timer.timeout.connect(self._open_gekozen)
        self._verbind()
        self.ververs()

    def _bouw(self) -> None:
        self.naast = Naastelkaar(self._presenter, self._taken, self._stapel)
        self.bsn = Bsnregel()
        rechts = Kolomvak(self.melding, self.bsn, self.balk, ruimte=Ruimte.XS)
        rechts.voeg(self.naast, 1)
        rechts.voeg(self.paneel)
        rij = QHBoxLayout(self)
        rij.setContentsMargins(0, 0, 0, 0)
        rij.setSpacing(Ruimte.M)
        rij.addWidget(self.lijst)
        rij.addWidget(rechts, 1)
        self.panelen = (self.lijst, rechts)
        geef_focus_door(self, self.lijst.tabel)

    def _verbind(self) -> None:
        self.lijst.gekozen.connect(self._on_chosen)
        self.lijst.gewijzigd.connect(self._on_renamed)
        self.lijst.gebracht.connect(self._on_dropped)
        self.lijst.delen_gevraagd.connect(self._on_divide)
        self.lijst.samen_gevraagd.connect(self._on_join)
        self.lijst.tabel.geactiveerd.connect(lambda _rij: self.kijker.begin())
        self.kijker.pagina_gewijzigd.connect(self._on_page)
        self.kijker.zet_maat(self._presenter.maat())
        self.kijker.maat_gewijzigd.connect(self._presenter.onthoud_maat)
        self.naast.gekozen.connect(self.lijst.kies)
        b = self.balk
        b.kopieer.triggered.connect(self._on_copy)
        b.gelezen.triggered.connect(self._on_read)
        b.lak.triggered.connect(self._on_lak)
        self.bsn.zwart.clicked.connect(self._on_lak)
        self.bsn.geen.clicked.connect(self._on_no_bsn)
        self.bsn.vraag.clicked.connect(self._on_ask_school)
        b.opslaan.triggered.connect(self._on_save)
        b.tekst.toggled.connect(self._on_text_toggled)
        b.bladwijzers.clicked.connect(self._on_bookmarks)
        b.zoek.clicked.connect(self._on_search)
        b.naast.toggled.connect(self._on_split)
        b.lak.setVisible(self._presenter.mag_lakken)
        b.opslaan.setVisible(self._presenter.mag_opslaan)
        self.overnemer: Overnemer | None = None
        if not self._presenter.mag_overnemen:
            b.neem_over.hide()
            return
        self.overnemer = Overnemer(self.kijker, self._presenter.velden, self.plaatsnaam, self.melding)
        self.overnemer.gedaan.connect(lambda: self._wijzigingen.meld("aanvraag"))
        self.paneel.gekozen.connect(self.overnemer.begin)
        b.neem_over.clicked.connect(self._begin_overnemen)

    # --- called by the page --------------------------------------------------------------------------------------------

    def ververs(self) -> None:
        """Read the list again; what is open stays open."""
        rijen = self._presenter.rijen()
        self.naast.zet_rijen(rijen)
        self.lijst.zet_rijen(rijen)

    def naar_veld(self, veld: str) -> None:
        """Open ``<bijlage-id>#<pagina>``."""
        id_, _, pagina = veld.partition("#")
        try:
            self.toon_stuk(BijlageId(UUID(id_)), int(pagina or 1))
        except ValueError:
            self.lijst.tabel.setFocus()

    def toon_stuk(self, bijlage_id: BijlageId, pagina: int = 1) -> bool:
        """Open a stuk at a page; False when it is not (or not to be seen) in this dossier."""
        if not self.lijst.kies(bijlage_id):
            return False
        self._timer.stop()
        if self._open == bijlage_id:
            self.kijker.ga_naar(pagina)
        else:
            self._pagina = pagina
            self._open_gekozen()
        return True

    def bij_verlaten(self) -> None:
        """Keep what was typed; the viewer keeps its document."""
        self.lijst.bewaar_wacht()

    # --- reading -------------------------------------------------------------------------------------------------------

    def _on_chosen(self, rij: Stukrij | None) -> None:
        b = self.balk
        for doe in (b.kopieer, b.neem_over, b.tekst, b.gelezen, b.opslaan):
            doe.setEnabled(rij is not None)
        b.lak.setEnabled(rij is not None and rij.toonwijze is Toonwijze.PAGINAS)
        self.naast.toon_keuze(rij)
        self._pagina = 1
        self._timer.start()

    def _open_gekozen(self) -> None:
        rij = self.lijst.rij()
        if rij is None or rij.id == self._open:
            if rij is None:
                self._open, self._bron = None, None
                self.bsn.hide()
                self.kijker.sluit()
            return
        self._open = rij.id
        self._bron = self._presenter.bron(rij)
        leesbaar = rij.toonwijze is not Toonwijze.BEWAARD
        bladen = rij.toonwijze is Toonwijze.PAGINAS
        self.bsn.toon(aan=rij.mogelijk_bsn, zwart=bladen and self._presenter.mag_lakken, acties=self._presenter.mag_toevoegen)
        self.balk.tekst.setEnabled(bladen)
        self.paneel.setVisible(self.balk.tekst.isChecked() and bladen)
        self.balk.neem_over.setEnabled(leesbaar)
        self.paneel.toon("")
        if self._bron is None:
            self.kijker.sluit()
            self._stapel.setCurrentIndex(1)
            return
        self._stapel.setCurrentIndex(0)
        self.kijker.open(self._bron, self._pagina)
        if rij.mogelijk_bsn and isinstance(self._bron, Kijkerbron):
            self._zoek_bsn(self._bron)

    def _zoek_bsn(self, bron: Kijkerbron) -> None:
        def klaar(paginas: tuple[int, ...]) -> None:
            if self._bron is bron:
                self.bsn.zet_paginas(paginas)

        self._taken.start(lambda _voortgang: self._presenter.bsn_op(bron), klaar, lambda _fout: None)

    def _on_page(self, pagina: int) -> None:
        self._pagina = pagina
        bron = self._bron
        if isinstance(bron, Tekstbron) or (bron is not None and bron.paginas and pagina >= bron.paginas):
            self._on_read()
        if self.paneel.isVisible():
            self._haal_tekst()

    def _haal_tekst(self) -> None:
        bron, pagina = self._bron, self._pagina
        if bron is None or isinstance(bron, Tekstbron):
            return

        def klaar(tekst: str) -> None:
            if self._bron is bron and self._pagina == pagina:
                self.paneel.toon(tekst)

        self._taken.start(lambda _voortgang: bron.tekst(pagina), klaar, lambda _fout: self.paneel.toon(""))

    def _on_read(self) -> None:
        rij = self.lijst.rij()
        if rij is not None and rij.id == self._open and self._presenter.gelezen(rij):
            self.ververs()

    def _on_text_toggled(self, aan: bool) -> None:
        self.paneel.setVisible(aan)
        if aan:
            self._haal_tekst()
            self.paneel.vlak.setFocus()

    def _on_copy(self) -> None:
        rij = self.lijst.rij()
        if rij is not None:
            tekst = self._presenter.verwijzing(rij, self._pagina)
            Klembord.kopieer(tekst)
            self.melding.toon(f"‘{tekst}’ staat op het klembord.", Toon.INFO)

    def plaatsnaam(self) -> str:
        """``OPP p. 6``: what is shown now."""
        rij = self.lijst.rij()
        return self._presenter.verwijzing(rij, self._pagina) if rij is not None and rij.id == self._open else ""

    def _begin_overnemen(self) -> None:
        if self.overnemer is not None:
            self.overnemer.begin(self.kijker.gekozen_tekst() or self.paneel.tekst())

    # --- finding the way -----------------------------------------------------------------------------------------------

    def _on_bookmarks(self) -> None:
        hier = (self._open, self._pagina) if self._open is not None and self._bron is not None else None
        self.plekkendialoog = LeesplekkenDialoog(self._plekken, hier, self.plaatsnaam(), ouder=self.window())
        self.plekkendialoog.gekozen.connect(lambda plek: self._ga_naar(plek.bijlage_id, plek.pagina))
        self.plekkendialoog.vraag_gekozen.connect(self._plekken.naar_vraag)
        self.plekkendialoog.open()
        id_, bron, dialoog = self._open, self._bron, self.plekkendialoog
        if id_ is not None and isinstance(bron, Kijkerbron):
            self._taken.start(lambda _voortgang: self._plekken.inhoud(id_, bron), dialoog.zet_inhoud, lambda _fout: None)

    def _on_search(self) -> None:
        self.zoekdialoog = ZoekInStukken(self._plekken, self._taken, ouder=self.window())
        self.zoekdialoog.gekozen.connect(self._on_hit_chosen)
        self.zoekdialoog.open()

    def _on_hit_chosen(self, treffer: Treffer, woord: str) -> None:
        self._ga_naar(treffer.bijlage_id, treffer.pagina)
        self.kijker.toon_treffer(woord)

    def _ga_naar(self, bijlage_id: BijlageId, pagina: int) -> None:
        if self.toon_stuk(bijlage_id, pagina):
            self.kijker.begin()

    def _on_split(self, aan: bool) -> None:
        """Two documents: the list folds away, a choice above each of them stays."""
        self.lijst.bewaar_wacht()
        if aan:
            nieuw = self.naast.tweede is None
            tweede = self.naast.begin()
            if nieuw and self.overnemer is not None:
                rechts = Overnemer(tweede.kijker, self._presenter.velden, tweede.plaatsnaam, self.melding)
                rechts.gedaan.connect(self.overnemer.gedaan)
            self.lijst.hide()
            self.kijker.begin()
        else:
            self.naast.eindig()
            self.lijst.show()
            self.lijst.tabel.setFocus()

    # --- adding, naming, keeping a copy ----------------------------------------------------------------------------------

    def _on_dropped(self, paden: Sequence[Path]) -> None:
        gekozen = list(paden)

        def werk(voortgang: Voortgang) -> Leesuitkomst:
            return self._presenter.lees(gekozen, voortgang.meld)

        self._taken.start(werk, self._on_files_read, self._feedback.fout, bezig=self.lijst.bezig, titel="Bestanden lezen")

    def _on_files_read(self, uitkomst: Leesuitkomst) -> None:
        try:
            ids, zin = self._presenter.voeg_toe(uitkomst)
        except CvtError as fout:
            self._feedback.fout(fout)
            return
        if zin:
            self.melding.toon(zin, Toon.LET_OP if uitkomst.meldingen else Toon.GOED)
        self.ververs()
        if ids:
            self.lijst.kies(ids[0])
            self._wijzigingen.meld("stuk")

    def _on_renamed(self, rij: Stukrij) -> None:
        try:
            fouten = self._presenter.benoem(rij, soort=self.lijst.soort.waarde(), gedateerd=self.lijst.gedateerd.waarde(),
                                            auteur=self.lijst.auteur.waarde())  # fmt: skip
        except CvtError as fout:
            self.melding.toon(fout.melding, Toon.FOUT)
            fouten = {}
        self.lijst.formulier.toon_fouten(fouten, spring=False)
        if not fouten:
            self.ververs()
            self._wijzigingen.meld("stuk", str(rij.id))

    def _on_lak(self) -> None:
        rij = self.lijst.rij()
        bron = self._presenter.bron(rij) if rij is not None else None
        if rij is None or not isinstance(bron, Kijkerbron):
            return
        self.dialoog = LakDialoog(bron, rij.gelakt, self._taken, pagina=self._pagina, ouder=self.window())
        self.dialoog.bewaard.connect(lambda vlakken: self._on_lak_kept(rij, vlakken))
        self.dialoog.open()

    def _on_lak_kept(self, rij: Stukrij, vlakken: tuple[Lakvlak, ...]) -> None:
        self._doe(rij, lambda: self._presenter.lak(rij, vlakken))

    def _on_no_bsn(self) -> None:
        rij = self.lijst.rij()
        if rij is not None:
            self._doe(rij, lambda: self._presenter.beoordeel_bsn(rij, mogelijk=False),
                      terug=partial(self._on_bsn_after_all, rij.id))  # fmt: skip

    def _on_bsn_after_all(self, bijlage_id: BijlageId) -> None:
        """Of the stuk that was judged, whatever stuk was chosen since."""
        rij = self.lijst.rij() if self.lijst.kies(bijlage_id) else None
        if rij is not None:
            self._doe(rij, lambda: self._presenter.beoordeel_bsn(rij, mogelijk=True))

    def _on_ask_school(self) -> None:
        rij = self.lijst.rij()
        if rij is not None:
            Klembord.kopieer(self._presenter.bsn_vraag(rij))
            self.melding.toon("De vraag aan de school staat op het klembord, zonder namen en zonder het getal.", Toon.INFO)

    def _on_divide(self, rij: Stukrij) -> None:
        try:
            indeling, versies = self._presenter.indeling(rij)
        except CvtError as fout:
            self.melding.toon(fout.melding, Toon.FOUT)
            return
        dialoog = DeelDialoog(rij.naam, self._presenter.hele_bron(rij), indeling, self._taken, self.window())
        self.deeldialoog = dialoog
        dialoog.gedeeld.connect(lambda sneden, bsn: self._doe(rij, lambda: self._presenter.deel(rij, sneden, versies, bsn)))
        dialoog.open()

    def _on_join(self, rij: Stukrij) -> None:
        self._doe(rij, lambda: self._presenter.voeg_samen(rij))

    def _doe(self, rij: Stukrij, act: Callable[[], str], *, terug: Callable[[], None] | None = None) -> None:
        """Change what is kept of a stuk, tell it, and show it anew."""
        try:
            zin = act()
        except CvtError as fout:
            self.melding.toon(fout.melding, Toon.FOUT)
            return
        self.melding.toon(zin, Toon.GOED, actie="Terugnemen" if terug else "", doe=terug)
        self._open = None
        self.ververs()
        if not self.lijst.kies(rij.id) and rij.deel is not None:
            self.lijst.kies(rij.deel.bestand_id)  # its pages are there now
        self._timer.start()
        self._wijzigingen.meld("stuk", str(rij.id))

    def _on_save(self) -> None:
        rij = self.lijst.rij()
        if rij is None:
            return
        pad = self._feedback.opslaan_als("Opslaan als", self._presenter.kopienaam(rij), ALLES)
        if pad is None:
            return

        def werk(_voortgang: Voortgang) -> None:
            inhoud = self._presenter.kopie(rij)
            try:
                schrijf_atomair(pad, inhoud)
            except OSError as fout:
                raise BestandError("Het bestand kan daar niet worden bewaard. Kies een andere map of maak ruimte vrij.",
                                   code="schrijven") from fout  # fmt: skip

        wat = "Het hele bestand is opgeslagen" if rij.deel else "Opgeslagen"
        zin = f"{wat} als {pad.name}. Ruim de kopie na gebruik op."
        self._taken.start(werk, lambda _niets: self.melding.toon(zin, Toon.GOED), self._feedback.fout, bezig=self.lijst.bezig)
