"""The round along what a committee has in hand: each page of each role, each kind of dossier, and what every button opens."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from cvt_desktop.bootstrap.programma import Programma
from cvt_desktop.bootstrap.werkruimte import Werkruimte
from cvt_desktop.cli.rondgang import Beeld
from cvt_desktop.domain.ids import AanvraagId, PersoonId
from tests.beelden.hand import Beeldhand
from ui.views.dossier import DossierView
from ui.views.instellingen import InstellingenView
from ui.views.werkvoorraad import WerkvoorraadView
from ui.widgets.knop import Knop
from ui.widgets.tabel import Tabel
from ui.widgets.tabrij import Tabrij

_MENSEN = (
    "Ruben Veldkamper", "Wieke Terhorst", "dr. Saïda Bensalem", "Lotte Spaanderman", "Edith van Zwanenveen",
    "Pieter Assendorper", "Mirthe Kranenbosch",
)  # fmt: skip
_MET_INSTELLINGEN = ("veldkamper", "kranenbosch")
"""Who may only read, and who may change."""
_MET_MENU = ("Nieuwe brief", "Brieven", "Meer")
VOOR_IEDEREEN = ("help", "woordenlijst", "regels", "rekenhulp", "verifieren", "beveiliging", "stokje")
"""The same for each role: pictured once."""
_EENMAAL = ("aanvraag", "stukken", "geschiedenis")
"""Tabs of a dossier that look alike in every state: once for each kind."""
_ANDERS = ("Terugzetten…",)
"""Goes out of the open register: pictured in the round of the handleiding."""


class Voorraadronde:
    """One round over the practice register with its course, in which the window stands at the login."""

    def __init__(self, programma: Programma) -> None:
        self._p, self._hand = programma, Beeldhand(programma)
        self._gezien: set[tuple[str, ...]] = set()
        self._naam = ""
        self._eerste: PersoonId | None = None

    def beelden(self) -> Iterator[Beeld]:
        """Every screen in turn; the caller looks at it before it asks for the next one."""
        for mens in _MENSEN:
            self._naam = mens.split()[-1].lower()
            ruimte = self._hand.meld_aan(mens)
            self._eerste = self._eerste or ruimte.omgeving.dienst.sessie.persoon_id
            yield from self._menu(ruimte)
            for sleutel in ruimte.schil.sleutels():
                if sleutel in VOOR_IEDEREEN and not self._is_eerste(ruimte):
                    continue
                ruimte.schil.naar(sleutel)
                yield from self._pagina(sleutel)
            if ruimte.schil.heeft("aanvragen"):
                yield from self._dossiers(ruimte)
            if ruimte.schil.heeft("zittingen"):
                yield from self._zittingen(ruimte)

    # --- pages ---------------------------------------------------------------------------------------------------------

    def _pagina(self, naam: str) -> Iterator[Beeld]:
        yield self._hand.beeld(f"{self._naam} {naam}")
        pagina = self._ruimte().schil.huidige()
        if isinstance(pagina, InstellingenView):
            if self._naam not in _MET_INSTELLINGEN:
                return
            for nummer in range(pagina.tabs.count()):
                pagina.tabs.setCurrentIndex(nummer)
                yield self._hand.beeld(f"{self._naam} {naam} {pagina.tabs.tabText(nummer).lower()}")
                yield from self._knoppen(f"{naam} {pagina.tabs.tabText(nummer).lower()}")
            return
        yield from self._knoppen(naam)
        if naam == "werkvoorraad":
            yield from self._kijkje()

    def _kijkje(self) -> Iterator[Beeld]:
        pagina = self._ruimte().schil.huidige()
        assert isinstance(pagina, WerkvoorraadView)
        self._naar_tabel(pagina)
        QTest.keyClick(self._met_focus(), Qt.Key.Key_Space)
        yield self._hand.beeld(f"{self._naam} kijkje")
        for toets, naam in ((Qt.Key.Key_M, "notitie"), (Qt.Key.Key_T, "opvolgen")):
            self._naar_tabel(pagina)
            QTest.keyClick(self._met_focus(), toets, Qt.KeyboardModifier.ControlModifier)
            yield from self._voorgrond(f"{self._naam} {naam}")

    def _naar_tabel(self, pagina: WerkvoorraadView) -> None:
        """A dialog that closed left no window active: focus would not arrive."""
        self._p.venster.activateWindow()
        self._hand.rust()
        pagina.tabel.setFocus()

    def _met_focus(self) -> QWidget:
        return QApplication.focusWidget() or self._p.venster

    def _menu(self, ruimte: Werkruimte) -> Iterator[Beeld]:
        ruimte.schil.balk.menuknop.click()
        yield from self._voorgrond(f"{self._naam} menu")

    def _dossiers(self, ruimte: Werkruimte) -> Iterator[Beeld]:
        """For who has them all in hand of each kind and state one; the others see the same pages, so one is enough."""
        gehad: set[tuple[str, str]] = set()
        for rij in ruimte.omgeving.dienst.overzichten.aanvragen():
            if (rij.soort, rij.status) in gehad or (gehad and not self._is_eerste(ruimte)):
                continue
            nieuw = self._is_eerste(ruimte) and rij.soort not in {soort for soort, _ in gehad}
            gehad.add((rij.soort, rij.status))
            yield from self._dossier(ruimte, rij.id, f"{rij.kenmerk} {rij.soort} {rij.status}".replace(",", ""), alles=nieuw)

    def _is_eerste(self, ruimte: Werkruimte) -> bool:
        return ruimte.omgeving.dienst.sessie.persoon_id == self._eerste

    def _dossier(self, ruimte: Werkruimte, id_: AanvraagId, naam: str, *, alles: bool) -> Iterator[Beeld]:
        ruimte.omgeving.navigatie.naar_dossier(id_)
        self._hand.rust()
        pagina = ruimte.schil.huidige()
        assert isinstance(pagina, DossierView)
        for sleutel in pagina.tabs.sleutels():
            if sleutel in _EENMAAL and not alles:
                continue
            ruimte.omgeving.navigatie.naar_dossier(id_, tab=sleutel)
            yield self._hand.beeld(f"{self._naam} {naam} {sleutel}")
            yield from self._knoppen(f"dossier {naam} {sleutel}")

    def _zittingen(self, ruimte: Werkruimte) -> Iterator[Beeld]:
        with ruimte.omgeving.dienst.register.lezen() as uow:
            zittingen = [(zitting.datum, zitting.id) for zitting in uow.zittingen.all()]
        for dag, id_ in sorted(zittingen):
            ruimte.omgeving.navigatie.naar_zitting(id_)
            yield from self._pagina(f"zitting {dag.isoformat()}")

    # --- what a button opens -------------------------------------------------------------------------------------------

    def _knoppen(self, waar: str) -> Iterator[Beeld]:
        """Each button that ends in three dots asks something first; it is closed again, and nothing is done."""
        self._kies_eerste_rij()
        for tekst in self._vragende():
            knop = next((k for k in self._zichtbare() if k.tekst() == tekst), None)
            pagina = self._ruimte().schil.huidige()
            if knop is None or pagina is None:
                continue
            knop.click()
            yield from self._voorgrond(f"{waar} {tekst.rstrip('…')}")
            if self._ruimte().schil.huidige() is not pagina:
                yield self._hand.beeld(f"{waar} {tekst.rstrip('…')}")
                self._ruimte().schil.terug()
                self._hand.rust()

    def _vragende(self) -> list[str]:
        teksten = dict.fromkeys(k.tekst() for k in self._zichtbare())
        return [tekst for tekst in teksten if tekst in _MET_MENU or (tekst.endswith("…") and tekst not in _ANDERS)]

    def _zichtbare(self) -> list[Knop]:
        pagina = self._ruimte().schil.huidige()
        knoppen = [] if pagina is None else pagina.findChildren(Knop)
        return [k for k in knoppen if k.isVisible() and k.isEnabled()]

    def _kies_eerste_rij(self) -> None:
        pagina = self._ruimte().schil.huidige()
        for tabel in [] if pagina is None else pagina.findChildren(Tabel):
            if tabel.isVisible() and tabel.gekozen() is None and tabel.getoond():
                tabel.weergave.selectRow(0)
        self._hand.rust()

    def _voorgrond(self, naam: str) -> Iterator[Beeld]:
        """The dialog or the menu that is in front, unless the same one was there before; it goes away again."""
        self._hand.rust()
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu):
            sleutel = ("menu", *(actie.text() for actie in menu.actions()))
            if self._nieuw(sleutel):
                yield self._hand.beeld(naam, voor=menu)
            menu.close()
        while isinstance(dialoog := QApplication.activeModalWidget(), QDialog):
            tabs = [tab for rij in dialoog.findChildren(Tabrij) if rij.isVisible() for tab in [rij.sleutel()]]
            if self._nieuw((type(dialoog).__name__, dialoog.windowTitle(), *tabs)):
                yield self._hand.beeld(naam)
            dialoog.reject()
            self._hand.rust()

    def _nieuw(self, sleutel: tuple[str, ...]) -> bool:
        eerder = sleutel in self._gezien
        self._gezien.add(sleutel)
        return not eerder

    def _ruimte(self) -> Werkruimte:
        assert self._p.werkruimte is not None
        return self._p.werkruimte
