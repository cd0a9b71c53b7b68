"""One fresh process of ``tests.bench.lijst``: ``MAP open`` opens the list once, ``MAP zoek`` types in it."""

from __future__ import annotations

import gc
import json
import sys
from pathlib import Path
from time import perf_counter

from PySide6.QtWidgets import QApplication

from cvt_desktop.bootstrap import maak_toegang
from cvt_desktop.domain.lijstuitvoer import Lijstsoort
from cvt_desktop.domain.oefenen import oefenwachtzin
from cvt_desktop.services.aanmelden import aanmelden
from cvt_desktop.services.oefenregister import SECRETARIS
from db.register import DbRegister
from tests.bench.groot_register import VEEL
from tests.bench.lijst import GANGEN, TOETSEN
from tests.bench.venster import Schildertelling, druk, rust, wacht_tot
from tests.fakes.register import maak_dienst
from tests.ui.pages.excel import maak_excel
from ui.feedback import Stilfeedback
from ui.main_window import Hoofdvenster
from ui.opruimer import Opruimer
from ui.presenters.aanvragen import AanvragenPresenter
from ui.tasks import Taken
from ui.theme import Thema
from ui.views.aanvragen import AanvragenView, maak_scherm
from ui.widgets.tekst import Tekst

_VRAGEN = ("zoë van de", "2027-09", "rietveer", "lyceum", "brandt", "cem oost", "praktijk", "99", "żurawski", "noor")
"""Typed and wiped again, letter by letter: names, a kenmerk, a school, letters with marks."""


class _Nergens:
    """A ``Navigatie`` that goes nowhere."""

    def naar(self, scherm: str) -> None: ...
    def naar_dossier(self, aanvraag_id: object, *, tab: str = "overzicht", veld: str | None = None) -> None: ...
    def naar_zitting(self, zitting_id: object) -> None: ...
    def naar_leeslijst(self, zitting_id: object, aanvraag_id: object = None) -> None: ...
    def terug(self) -> None: ...


class Proef:
    """The window with its login page away; what is timed begins with the key."""

    def __init__(self, map_: Path) -> None:
        self.app = QApplication([])
        Opruimer(self.app)
        self.thema = Thema(self.app)
        self.venster = Hoofdvenster()
        self.venster.toon(Tekst("Aanmelden"))
        self.venster.show()
        rust()
        gc.collect()
        gc.freeze()
        self._toegang = maak_toegang()
        self._aanmelding = aanmelden(self._toegang, map_, SECRETARIS.id, oefenwachtzin(SECRETARIS.naam))
        self.delen: dict[str, float] = {}
        self.totaal = self._open()

    def _open(self) -> float:
        begin = perf_counter()
        a = self._aanmelding
        databank = self._toegang.databanken.open(
            a.map_, a.kluis, nu=self._toegang.klok.now(), schrijfrecht=a.schrijfrecht
        )
        assert isinstance(databank, DbRegister)
        self.register = databank
        dienst = maak_dienst(self.register, SECRETARIS)
        self.delen["database_ms"] = (perf_counter() - begin) * 1000
        self.taken = Taken(_gooi)
        self.view: AanvragenView = maak_scherm(AanvragenPresenter(dienst, _Nergens()), self.taken, Stilfeedback(),
                                             maak_excel(dienst, Lijstsoort.AANVRAGEN))  # fmt: skip
        self.venster.toon(self.view, "Aanvragen")
        self.delen["screen_ms"] = (perf_counter() - begin) * 1000 - self.delen["database_ms"]
        tabel = self.view.tabel
        self.telling = Schildertelling(tabel.weergave.viewport())
        wacht_tot(lambda: tabel.model.aantal() >= VEEL)
        geladen = self.telling.aantal
        self.delen["rows_in_table_ms"] = (perf_counter() - begin) * 1000
        wacht_tot(lambda: self.telling.aantal > geladen)
        return (perf_counter() - begin) * 1000

    def sluit(self) -> None:
        """Everything down."""
        self.taken.wacht_tot_leeg()
        self.taken.sluit()
        self.venster.close()
        self.register.sluit()
        self._aanmelding.kluis.sluit()


def zoek(proef: Proef) -> list[list[float]]:
    """Per pass the milliseconds of each keystroke, until the table is painted with its result."""
    proef.taken.wacht_tot_leeg()
    rust(2.0)  # the haystacks are warmed in the pauses of the loop
    gangen = []
    for _ in range(GANGEN):
        proef.view.zoek.clear()
        rust(0.3)
        gangen.append([_toets(proef, toets) for toets in _reeks()])
    return gangen


def _reeks() -> list[str]:
    """``TOETSEN`` keys; an empty text is Backspace."""
    toetsen: list[str] = []
    while len(toetsen) < TOETSEN:
        for vraag in _VRAGEN:
            toetsen += [*vraag, *("" for _ in vraag)]
    return toetsen[:TOETSEN]


def _toets(proef: Proef, toets: str) -> float:
    veld, voor = proef.view.zoek, proef.telling.aantal
    begin = perf_counter()
    druk(veld, toets)
    QApplication.processEvents()
    if proef.telling.aantal == voor:
        proef.view.tabel.weergave.viewport().repaint()  # no row changed: count a whole painting all the same
    return (perf_counter() - begin) * 1000


def _gooi(fout: Exception) -> None:
    raise fout


def main(map_: Path, wat: str) -> dict:
    """What the parent asked for."""
    proef = Proef(map_)
    uit: dict = {"totaal": proef.totaal, "delen": proef.delen}
    if wat == "zoek":
        uit["gangen"] = zoek(proef)
    proef.sluit()
    return uit


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), sys.argv[2])))
