"""One process of ``tests.bench.reis``: the name of a part and a folder walks through it, on the register in that folder.

With ``--kijk`` as last word it also prints, on standard error, what ran in each pause above 30 ms.
"""

from __future__ import annotations

import gc
import json
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from cvt_desktop.bootstrap.programma import Programma
from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.oefenen import OEFENDATUM, oefenwachtzin
from cvt_desktop.ports.overzicht import AanvraagSummary
from cvt_desktop.runtime.paths import find_paths
from tests.bench.hartslag import Hart, hartslag
from tests.bench.venster import druk, rust
from ui.feedback import Vensterfeedback
from ui.opruimer import Opruimer
from ui.views.dossier import DossierView
from ui.views.login import LoginView

_TABS = ("overzicht", "aanvraag", "stukken", "toetsing", "adviezen", "besluit", "brieven", "geschiedenis")
REGISTER = "register"
_OP_AGENDA, _TE_TEKENEN = "2026-0391", "2026-0395"
"""The dossiers that are opened: one on the agenda of today, and the one that waits for its signature."""


class Tocht:
    """Somebody at the window; each act is an event of the loop."""

    def __init__(self, hart: Hart, programma: Programma) -> None:
        self._hart, self._p = hart, programma

    def doe(self, bij: str, act: object, *, rust_ms: int = 60) -> None:
        """``act``, then until nothing runs any more."""
        assert callable(act)
        self._hart.doe(bij, act, lambda: self._p.taken.aantal() == 0, rust_ms=rust_ms)

    def meld_aan(self, naam: str) -> None:
        """Type the passphrase and press Enter, as soon as the imports behind the login are done."""
        pagina = self._p.venster.pagina()
        assert isinstance(pagina, LoginView)
        wie = next(n for n in pagina.namen if n.naam == naam)
        self.doe("login: naam", lambda: pagina.naam.zet_waarde(wie.id))
        self.doe("login: wachtzin", lambda: pagina.wachtzin.zet_waarde(oefenwachtzin(naam)))
        self.doe("login: aanmelden", pagina.knop.click, rust_ms=400)
        assert self._p.werkruimte is not None, "not logged in"

    def naar(self, scherm: str) -> None:
        """A screen of the bar or the menu."""
        self.doe(f"scherm {scherm}", lambda: self._schil().naar(scherm), rust_ms=150)

    def dossier(self, kenmerk: str) -> None:
        """This dossier, and every tab of it twice: made, and shown again."""
        regel = self._regel(kenmerk)
        self.doe("dossier", lambda: self._omgeving().navigatie.naar_dossier(regel.id), rust_ms=250)
        pagina = self._schil().huidige()
        assert isinstance(pagina, DossierView)
        for keer in ("eerste", "tweede"):
            for tab in _TABS:
                self.doe(f"dossier, {keer} keer {tab}", lambda t=tab: pagina.naar(t, None), rust_ms=250)

    def zitting(self) -> None:
        """The zitting of today, in the page that fits its state, and its main act until it does nothing new."""
        nav, dienst = self._omgeving().navigatie, self._omgeving().dienst
        with self._hart.buiten():
            regel = next(z for z in dienst.overzichten.zittingen() if z.datum == OEFENDATUM)
        self.doe("zitting", lambda: nav.naar_zitting(regel.id), rust_ms=250)
        for keer in range(3):
            self.doe(f"zitting, Ctrl+Enter {keer + 1}", lambda: self._toets(Qt.Key.Key_Return, ctrl=True), rust_ms=200)

    def typ(self, bij: str, tekst: str) -> None:
        """Into the first visible fields of the page, key by key."""
        pagina = self._schil().huidige()
        assert pagina is not None
        velden = [v for v in pagina.findChildren(QWidget) if isinstance(v, QLineEdit | QPlainTextEdit) and _open(v)]
        for nummer, veld in enumerate(velden[:8]):
            self.doe(f"{bij}: veld {nummer + 1}", veld.setFocus, rust_ms=20)
            for letter in tekst:
                self.doe(f"{bij}: letter in veld {nummer + 1}", lambda v=veld, x=letter: druk(v, x), rust_ms=2)
        self.doe(f"{bij}: concept", lambda: None, rust_ms=1_300)

    def teken(self) -> None:
        """Open the documents of the first besluit, and sign."""
        self.naar("tekenmap")
        pagina = self._schil().huidige()
        assert pagina is not None
        self.doe("tekenmap: bekijken", pagina.openknop.click, rust_ms=600)
        self.doe("tekenmap: digitaal tekenen", pagina.hoofdknop.click, rust_ms=200)
        dialoog = pagina.dialoog
        veld = next(v for v in dialoog.findChildren(QLineEdit) if _open(v))
        self.doe("tekenen: wachtzin", lambda: veld.setText(oefenwachtzin("Wieke Terhorst")))
        knop = next(k for k in dialoog.findChildren(QPushButton) if k.isDefault() or "eken" in k.text())
        self.doe("tekenen", knop.click, rust_ms=600)
        status = self._regel(_TE_TEKENEN).status
        assert status is Status.GETEKEND, f"not signed: {status}"

    def _regel(self, kenmerk: str) -> AanvraagSummary:
        with self._hart.buiten():
            return next(r for r in self._omgeving().dienst.overzichten.aanvragen() if r.kenmerk == kenmerk)

    def _toets(self, toets: Qt.Key, *, ctrl: bool) -> None:
        doel = QApplication.focusWidget() or self._schil()
        QTest.keyClick(doel, toets, Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier)

    def _omgeving(self):  # type: ignore[no-untyped-def]
        assert self._p.werkruimte is not None
        return self._p.werkruimte.omgeving

    def _schil(self):  # type: ignore[no-untyped-def]
        assert self._p.werkruimte is not None
        return self._p.werkruimte.schil


def _open(veld: QWidget) -> bool:
    return veld.isVisible() and veld.isEnabled() and not getattr(veld, "isReadOnly", lambda: False)()


def voor_de_zitting(tocht: Tocht) -> None:
    """The secretaris looks at everything, types an aanvraag, and opens the zitting."""
    tocht.meld_aan("Ruben Veldkamper")
    for scherm in ("aanvragen", "werkvoorraad"):
        tocht.naar(scherm)
    tocht.typ("werkvoorraad", "zoe")
    tocht.naar("nieuwe-aanvraag")
    tocht.typ("nieuwe aanvraag", "Zoë van Dijk")
    tocht.dossier(_OP_AGENDA)
    for scherm in ("zittingen", "verklaringen", "te-verzenden", "overzichten", "bezwaren", "verlengingsronde", "leeslijst",
                   "afsluiten", "leesmappen", "klaargezet", "instellingen", "verifieren", "help", "werkvoorraad"):  # fmt: skip
        tocht.naar(scherm)
    tocht.zitting()


def na_de_zitting(tocht: Tocht) -> None:
    """The voorzitter looks at the besluit and signs it."""
    tocht.meld_aan("Wieke Terhorst")
    tocht.dossier(_TE_TEKENEN)
    tocht.teken()
    tocht.naar("verklaringen")


def loop(wat: str, map_: Path, *, kijk: bool) -> list[tuple[float, str]]:
    """Walk, and give the pauses of more than five milliseconds."""
    app = QApplication([])
    Opruimer(app)
    programma = Programma(app, find_paths(), feedback=None)
    assert isinstance(programma.feedback, Vensterfeedback)
    programma.begin(oefenregister=False, map_=map_)
    with hartslag(kijk=kijk) as hart:
        hart.doe("begin: importeren", lambda: None, lambda: programma.taken.aantal() == 0, rust_ms=300)
        tocht = Tocht(hart, programma)
        (voor_de_zitting if wat == "voor-de-zitting" else na_de_zitting)(tocht)
        pauzes = list(hart.pauzes)
    if kijk:
        for pauze in sorted(pauzes, key=lambda p: -p.ms):
            if pauze.ms > 30:
                print(f"{pauze.ms:7.1f} ms  {pauze.bij}\n{pauze.waar}\n", file=sys.stderr)
    programma.venster.close()
    rust(0.1)
    gc.collect()
    return [(pauze.ms, pauze.bij) for pauze in pauzes]


if __name__ == "__main__":
    print(json.dumps(loop(sys.argv[1], Path(sys.argv[2]) / REGISTER, kijk="--kijk" in sys.argv)))
