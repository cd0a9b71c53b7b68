"""Tab 5: the two deskundigenadviezen beside each other, and the form (screens.md 4.7)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cvt_desktop.domain.adviesverschil import Verschilweg
from cvt_desktop.domain.errors import CvtError
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.volgende_stap import HERINNEREN
from cvt_desktop.ports.invulformulier import OP_SLOT
from cvt_desktop.services.adviespakket import Pakket
from cvt_desktop.services.adviezen import Advieskolom
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.stukken import Stuklezer
from ui.beurten import InBeurten, in_eens
from ui.changes import Wijzigingen
from ui.clipboard import Klembord
from ui.dialogs.adviesdag import Adviesdag
from ui.dialogs.adviespakket import PakketDialoog
from ui.dialogs.dialoog import Dialoog
from ui.dialogs.formulier_inlezen import FormulierInlezen
from ui.dialogs.formulier_wachtzin import FormulierWachtzin
from ui.dialogs.koppelen import Koppelen
from ui.dialogs.leesmap_wachtzinnen import PAKKET_TITEL, PAKKET_UITLEG, Leesmapwachtzinnen
from ui.dialogs.verschilkeuze import VerschilkeuzeDialoog
from ui.dialogs.voorbeeld import Voorbeeld
from ui.documentbron import Documentbronnen
from ui.feedback import PDF, Feedback
from ui.presenters.advies import SAMEN, AdviesPresenter
from ui.presenters.adviespakket import Formulierbeeld, FormulierPresenter, PakketPresenter
from ui.presenters.adviezen import Adviezenbeeld, AdviezenPresenter
from ui.presenters.navigatie import Navigatie
from ui.presenters.stukken import StukkenPresenter
from ui.tasks import Taken, melding
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.views.advies_kolom import Adviesvak
from ui.views.advies_pagina import AdviesPagina
from ui.views.advies_verschil import Verschilbalk
from ui.views.dossier_blokken import Vloeiblad
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.legestaat import LegeStaat
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.rij import Rij
from ui.widgets.rolvak import Rolvak

_EIGEN = "eigen"


class AdviezenTab(InBeurten, QWidget):
    """``naar_veld("koppelen")`` asks for the first deskundige that lacks; ``"schrijven"`` opens the own form."""

    def __init__(
        self, presenter: AdviezenPresenter, maak_advies: Callable[[int | None], AdviesPresenter], stukken: StukkenPresenter, *,
        taken: Taken, feedback: Feedback, wijzigingen: Wijzigingen, bronnen: Documentbronnen, formulier: FormulierPresenter,
        maak_pakket: Callable[[Advieskolom], PakketPresenter], af: bool = True,
    ) -> None:  # fmt: skip
        super().__init__()
        self._formulier, self._maak_pakket = formulier, maak_pakket
        self.presenter, self._maak_advies, self._stukken = presenter, maak_advies, stukken
        self._taken, self._feedback, self._wijzigingen, self._bronnen = taken, feedback, wijzigingen, bronnen
        self.dialoog: Dialoog | None = None
        self.pagina: AdviesPagina | None = None
        self._overnemen: int | None = None
        self.kolommen: list[Adviesvak] = []
        self.eerdere: list[Adviesvak] = []
        self.melding = Meldingsbalk(bewaar_ruimte=False)
        self.verschil = Verschilbalk()
        self.samen = Knop("Beide adviezen overnemen uit één stuk…", Knopsoort.STIL, icoon="document", links=0)
        self.eerder = Knop("", Knopsoort.STIL, icoon="klok")
        self.eerder.setCheckable(True)
        self._bovenrij = Rij(self.samen, self.eerder, rek=True)
        self._vak: QWidget | None = None
        self._getoond: Adviezenbeeld | None = None
        self._rol = Kolomvak()
        self._stapel = QStackedWidget()
        self._stapel.addWidget(Kolomvak(self.melding, self.verschil, self._bovenrij))
        overzicht = self._stapel.widget(0)
        if isinstance(overzicht, Kolomvak):
            overzicht.voeg(self._rol, 1)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.addWidget(self._stapel)
        self.eerder.toggled.connect(lambda _aan: self.toon())
        self.samen.clicked.connect(lambda: self._open_pagina(SAMEN))
        self.verschil.mdo.clicked.connect(lambda: self._on_choose(Verschilweg.MDO))
        self.verschil.derde.clicked.connect(lambda: self._on_choose(Verschilweg.DERDE))
        self.verschil.zitting.clicked.connect(lambda: self._on_choose(Verschilweg.ZITTING))
        self._delen = self._toon_in_delen()
        if af:
            self.maak_af()

    # --- called by the page --------------------------------------------------------------------------------------------

    def ververs(self) -> None:
        """Shown again."""
        if self.pagina is None:
            self.melding.verberg()
            self.presenter.laad()
            if self.presenter.beeld() != self._getoond:
                self.toon()

    def bij_terug(self) -> None:
        """Shown again, and nothing was written since."""
        if self.pagina is None:
            self.melding.verberg()

    def naar_veld(self, veld: str) -> None:
        """The place of a next step."""
        beeld = self.presenter.beeld()
        if veld == "koppelen":
            open_ = [k for k in beeld.kolommen if k.koppelen and not k.deskundige]
            if open_:
                self._on_ask(open_[0].volgorde)
        elif veld == HERINNEREN:
            knop = next((k.knoppen["herinneren"] for k in self.kolommen if "herinneren" in k.knoppen), None)
            if knop is not None:
                knop.setFocus()
        elif any(k.schrijven for k in beeld.kolommen):
            self.schrijf()

    def plek(self) -> str:
        """The form that is open, for who comes back after locking: the own one, or the number of what is taken over."""
        return "" if self.pagina is None else _EIGEN if self._overnemen is None else str(self._overnemen)

    def naar_plek(self, plek: str) -> None:
        """Back in that form, with what was typed."""
        self._open_pagina(None if plek == _EIGEN else int(plek))

    def bij_verlaten(self) -> None:
        """Keep what was typed."""
        if self.pagina is not None:
            self.pagina.bij_verlaten()

    # --- showing -------------------------------------------------------------------------------------------------------

    def toon(self) -> None:
        """Build both columns as they are now, with the adviezen of earlier dossiers beside them when asked."""
        in_eens(self._toon_in_delen())

    def _toon_in_delen(self) -> Iterator[None]:
        beeld = self._getoond = self.presenter.beeld()
        self.verschil.zet(beeld)
        self.samen.setVisible(beeld.samen)
        self.eerder.setVisible(self.presenter.eerder > 0)
        self.eerder.zet_tekst(f"Eerdere adviezen van deze leerling ernaast ({self.presenter.eerder})")
        self._bovenrij.setVisible(beeld.samen or self.presenter.eerder > 0)
        if beeld.geen:
            wat, _, wie = beeld.geen.partition(". ")
            self._vervang(LegeStaat(f"{wat}.", wie, icoon="zittingen"))
            return
        vak = Vloeiblad()
        rij = QHBoxLayout(vak)
        rij.setContentsMargins(0, 0, 0, 0)
        rij.setSpacing(Ruimte.M)
        self.kolommen = []
        for nummer in range(len(beeld.kolommen)):
            yield
            self.kolommen.append(self._kolom(beeld, nummer))
            rij.addWidget(self.kolommen[-1], 1)
        yield
        self.eerdere = [Adviesvak(k) for k in self.presenter.eerdere()] if self.eerder.isChecked() else []
        if self.eerdere:
            rij.addWidget(Kolomvak(*self.eerdere, rek=True), 1)
        rol = Rolvak(vak)
        rol.maak_leesbaar("Adviezen")
        self._vervang(rol)

    def _vervang(self, nieuw: QWidget) -> None:
        """Another page in the place of this one; the focus that a button of it had goes on in the new one."""
        had = False
        if self._vak is not None:
            had = any(w is self.window().focusWidget() for w in self._vak.findChildren(QWidget))
            self._vak.hide()
            self._vak.setParent(None)
            self._vak.deleteLater()
        self._vak = nieuw
        self._rol.voeg(nieuw, 1)
        if had:
            nieuw.show()  # else the layout shows it later, and what is hidden takes no focus
            nieuw.setFocus()

    def _kolom(self, beeld: Adviezenbeeld, nummer: int) -> Adviesvak:
        vak = Adviesvak(beeld.kolommen[nummer])
        vak.koppelen.connect(self._on_ask)
        vak.dag.connect(self._on_day)
        vak.overnemen.connect(self.neem_over)
        vak.ontkoppelen.connect(lambda volgorde: self._doe(lambda: self.presenter.ontkoppel(volgorde)))
        vak.schrijven.connect(lambda _volgorde: self.schrijf())
        vak.herinneren.connect(self._on_remind)
        vak.afdruk.connect(self._on_print)
        vak.bijlage.connect(self.presenter.toon_bijlage)
        vak.pakket.connect(self._on_package)
        vak.inlezen.connect(self._on_form)
        return vak

    # --- acts ----------------------------------------------------------------------------------------------------------

    def schrijf(self) -> None:
        """Open the own form."""
        self._open_pagina(None)

    def neem_over(self, volgorde: int) -> None:
        """Take over what came on paper."""
        self._open_pagina(volgorde)

    def _open_pagina(self, overnemen: int | None) -> None:
        try:
            pagina = AdviesPagina(self._maak_advies(overnemen), self._stukken, self._taken, self._feedback)
        except CvtError as fout:
            self.melding.toon(fout.melding, Toon.FOUT)
            return
        pagina.terug.connect(lambda: self._sluit_pagina(""))
        pagina.klaar.connect(self._sluit_pagina)
        self.pagina, self._overnemen = pagina, overnemen
        self._stapel.addWidget(pagina)
        self._stapel.setCurrentWidget(pagina)
        self._vervang(QWidget())  # its main act would be a second one
        pagina.setFocus()
        self._meld()

    def _sluit_pagina(self, zin: str) -> None:
        pagina, self.pagina = self.pagina, None
        if pagina is not None:
            self._stapel.setCurrentIndex(0)
            self._stapel.removeWidget(pagina)
            pagina.hide()
            pagina.setParent(None)
            pagina.deleteLater()
        self.presenter.laad()
        self.toon()
        if zin:
            self.melding.toon(zin, Toon.GOED)
        self._meld()

    def _on_remind(self, volgorde: int) -> None:
        try:
            Klembord.kopieer(self.presenter.herinnering(volgorde))
        except CvtError as fout:
            self.melding.toon(fout.melding, Toon.FOUT)
        else:
            self.melding.toon("De herinnering staat op het klembord; er staan geen namen in.", Toon.GOED)

    def _on_ask(self, volgorde: int) -> None:
        dialoog = self.dialoog = Koppelen(self.presenter, volgorde, self._taken, ouder=self.window())
        dialoog.gekoppeld.connect(self._on_asked)
        dialoog.open()

    def _on_day(self, volgorde: int) -> None:
        dialoog = self.dialoog = Adviesdag(self.presenter, volgorde, ouder=self.window())
        dialoog.gekozen.connect(self._on_asked)
        dialoog.open()

    def _on_asked(self, zin: str) -> None:
        self.toon()
        self.melding.toon(zin, Toon.GOED)
        self._meld()

    def _on_choose(self, weg: Verschilweg) -> None:
        def kies(reden: str, dag: date | None) -> None:
            zin = self.presenter.kies(weg, reden, dag)
            self.toon()
            self.melding.toon(zin, Toon.GOED)
            self._meld()

        self.dialoog = VerschilkeuzeDialoog(weg, self.presenter.morgen(), kies, ouder=self.window())
        self.dialoog.open()

    # --- out to a deskundige and back ------------------------------------------------------------------------------------

    def _on_package(self, volgorde: int) -> None:
        presenter = self._maak_pakket(self.presenter.stand.kolommen[volgorde - 1])
        dialoog = self.dialoog = PakketDialoog(presenter, self._taken, self._feedback, ouder=self.window())
        dialoog.gemaakt.connect(self._on_packed)
        dialoog.open()

    def _on_packed(self, pakket: Pakket) -> None:
        self._wijzigingen.meld("leesmap")
        self.dialoog = Leesmapwachtzinnen((pakket,), titel=PAKKET_TITEL, sub=PAKKET_UITLEG, ouder=self.window())
        self.dialoog.open()

    def _on_form(self, _volgorde: int) -> None:
        """Which of the adviezen it is, the form says itself."""
        pad = self._feedback.kies_bestand("Kies het ingevulde formulier", PDF)
        if pad is not None:
            self._lees_formulier(pad)

    def _lees_formulier(self, pad: Path, wachtzin: str = "") -> None:
        self._taken.start(lambda _voortgang: self._formulier.lees(pad, wachtzin), self._toon_formulier,
                          lambda fout: self._on_unreadable(fout, pad, opnieuw=bool(wachtzin)),
                          titel="Formulier lezen")  # fmt: skip

    def _on_unreadable(self, fout: Exception, pad: Path, *, opnieuw: bool) -> None:
        """One that is protected asks for its words, as often as they do not fit."""
        if not isinstance(fout, CvtError) or fout.code != OP_SLOT:
            self.melding.toon(melding(fout), Toon.FOUT)
            return
        dialoog = self.dialoog = FormulierWachtzin(fout.melding if opnieuw else "", ouder=self.window())
        dialoog.gegeven.connect(lambda woorden: self._lees_formulier(pad, woorden))
        dialoog.open()

    def _toon_formulier(self, beeld: Formulierbeeld) -> None:
        dialoog = self.dialoog = FormulierInlezen(self._formulier, beeld, self._taken, ouder=self.window())
        dialoog.vastgesteld.connect(self._sluit_pagina)
        dialoog.open()

    def _doe(self, wat: Callable[[], str]) -> None:
        try:
            zin = wat()
        except CvtError as fout:
            self.melding.toon(fout.melding, Toon.FOUT)
            return
        self.toon()
        self.melding.toon(zin, Toon.GOED)
        self._meld()

    def _on_print(self, volgorde: int) -> None:
        self._taken.start(lambda _voortgang: self.presenter.afdruk(volgorde), lambda uit: self._toon_afdruk(volgorde, *uit),
                          self._feedback.fout, titel="Advies opmaken")  # fmt: skip

    def _toon_afdruk(self, volgorde: int, pdf: bytes, naam: str) -> None:
        self.dialoog = Voorbeeld("Deskundigenadvies", pdf, self._bronnen, self._feedback, self._taken, naam, ouder=self.window(),
                                 bij_uitvoer=lambda _wat: self.presenter.uitgevoerd(volgorde),
                                 uitvoeren=self.presenter.mag_uitvoeren)  # fmt: skip
        self.dialoog.open()

    def _meld(self) -> None:
        self._wijzigingen.meld("advies", str(self.presenter.aanvraag_id))


def lees_tab(
    dienst: Dienst, navigatie: Navigatie, taken: Taken, feedback: Feedback, bronnen: Documentbronnen, wijzigingen: Wijzigingen,
    lezer: Stuklezer, aanvraag_id: AanvraagId, *, stel_voor: Callable[[], str],
) -> Callable[[], AdviezenTab]:  # fmt: skip
    """Read what the tab of one dossier shows; what comes back builds it. ``stel_voor`` gives a passphrase for a pakket."""

    def pakket(k: Advieskolom) -> PakketPresenter:
        return PakketPresenter(dienst, aanvraag_id, k.volgorde, k.deskundige.naam if k.deskundige else "",
                               k.koppeling.uiterlijk if k.koppeling else None, lezer, stel_voor)  # fmt: skip

    return partial(
        AdviezenTab, AdviezenPresenter(dienst, navigatie, aanvraag_id),
        lambda volgorde: AdviesPresenter(dienst, aanvraag_id, volgorde),
        StukkenPresenter(dienst, aanvraag_id, lezer, bronnen), taken=taken, feedback=feedback, wijzigingen=wijzigingen,
        bronnen=bronnen, formulier=FormulierPresenter(dienst, aanvraag_id, lezer), maak_pakket=pakket,
        af=False,
    )  # fmt: skip
