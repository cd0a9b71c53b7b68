"""The other states of every screen: nothing there yet, still at work, and a reading that failed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from threading import Event
from typing import NoReturn

from cvt_desktop.bootstrap.programma import Programma
from cvt_desktop.bootstrap.werkruimte import Werkruimte
from cvt_desktop.cli.rondgang import Beeld
from cvt_desktop.cli.rust import laat_leven
from cvt_desktop.domain.errors import RegisterError
from cvt_desktop.domain.ids import AanvraagId
from tests.beelden.hand import Beeldhand
from tests.beelden.voorraad import VOOR_IEDEREEN
from ui.tasks import LANG_MS, Voortgang
from ui.views.instellingen import InstellingenView

_MENSEN = ("Ruben Veldkamper", "Wieke Terhorst", "Edith van Zwanenveen", "Mirthe Kranenbosch")
_DRADEN = 2
_ONLEESBAAR = "Het register kan niet worden gelezen. Is de schijf of de stick weg? Sluit hem aan en probeer het opnieuw."
_TABS = ("overzicht", "stukken", "toetsing", "adviezen", "besluit", "brieven", "geschiedenis")


class Standen:
    """The window stands at the login of a practice register."""

    def __init__(self, programma: Programma) -> None:
        self._p, self._hand = programma, Beeldhand(programma)

    def leeg(self) -> Iterator[Beeld]:
        """Every screen of a register in which nothing was done."""
        for mens in _MENSEN:
            ruimte = self._hand.meld_aan(mens)
            yield from self._alle(ruimte, f"leeg {mens.split()[-1].lower()}", nogmaals=mens is not _MENSEN[0])

    def bezig_en_fout(self) -> Iterator[Beeld]:
        """Every screen of the secretaris while slow work holds it up, and when the register cannot be read."""
        ruimte = self._hand.meld_aan(_MENSEN[0])
        id_ = ruimte.omgeving.dienst.overzichten.aanvragen()[0].id
        with self._traag():
            yield from self._alle(ruimte, "bezig", rustig=False)
            yield from self._dossier(ruimte, id_, "bezig", rustig=False)
        yield from self._fout(self._hand.meld_aan(_MENSEN[0]))

    def _fout(self, ruimte: Werkruimte) -> Iterator[Beeld]:
        """A dossier that was open when the disk went, and then every page."""
        id_ = ruimte.omgeving.dienst.overzichten.aanvragen()[0].id
        ruimte.omgeving.navigatie.naar_dossier(id_)
        self._hand.rust()
        with self._onleesbaar(ruimte):
            yield from self._dossier(ruimte, id_, "fout")
            yield from self._alle(ruimte, "fout")

    def _alle(
        self, ruimte: Werkruimte, stand: str, *, rustig: bool = True, nogmaals: bool = False
    ) -> Iterator[Beeld]:
        for sleutel in ruimte.schil.sleutels():
            if sleutel in VOOR_IEDEREEN and nogmaals:
                continue
            self._doe(partial(ruimte.schil.naar, sleutel), rustig=rustig)
            yield self._hand.beeld(f"{stand} {sleutel}", rustig=rustig)
            self._hand.sluit_alles()
            pagina = ruimte.schil.huidige()
            if isinstance(pagina, InstellingenView) and stand.startswith("leeg") and not nogmaals:
                for nummer in range(pagina.tabs.count()):
                    pagina.tabs.setCurrentIndex(nummer)
                    yield self._hand.beeld(f"{stand} {sleutel} {pagina.tabs.tabText(nummer).lower()}")

    def _dossier(self, ruimte: Werkruimte, id_: AanvraagId, stand: str, *, rustig: bool = True) -> Iterator[Beeld]:
        for tab in _TABS:
            self._doe(partial(ruimte.omgeving.navigatie.naar_dossier, id_, tab=tab), rustig=rustig)
            yield self._hand.beeld(f"{stand} dossier {tab}", rustig=rustig)
            self._hand.sluit_alles()

    def _doe(self, doe: Callable[[], None], *, rustig: bool) -> None:
        doe()
        if rustig:
            self._hand.rust()
        else:
            laat_leven(LANG_MS + 200)  # what takes longer than that stands in the bottom line

    @contextmanager
    def _traag(self) -> Iterator[None]:
        """Two pieces of work that do not end keep both threads: everything else waits its turn."""
        klaar = Event()

        def werk(voortgang: Voortgang) -> None:
            while not klaar.wait(0.05) and not voortgang.gestopt:
                pass

        for _ in range(_DRADEN):
            self._p.taken.start(werk, lambda _niets: None, titel="Reservekopie maken", stopbaar=True)
        try:
            yield
        finally:
            klaar.set()
            self._hand.rust()

    @contextmanager
    def _onleesbaar(self, ruimte: Werkruimte) -> Iterator[None]:
        """From now on each reading of the register fails, as with a disk that is gone."""
        dienst = ruimte.omgeving.dienst

        def weiger(*_args: object, **_namen: object) -> NoReturn:
            raise RegisterError(_ONLEESBAAR, code="register-lezen")

        vraag, sys.excepthook = sys.excepthook, lambda _soort, fout, _spoor: self._p.feedback.fout(_als_fout(fout))
        lezers: list[tuple[object, str]] = [(dienst.register, naam) for naam in ("lezen", "schrijven")]
        lezers += [(dienst.overzichten, naam) for naam in dir(dienst.overzichten) if not naam.startswith("_")]
        vervangen = dict.fromkeys(lezers, weiger)
        oud = {(van, naam): getattr(van, naam) for van, naam in vervangen}
        _zet(vervangen)
        try:
            yield
        finally:
            sys.excepthook = vraag
            _zet(oud)


def _zet(namen: Mapping[tuple[object, str], object]) -> None:
    for (van, naam), waarde in namen.items():
        setattr(van, naam, waarde)


def _als_fout(fout: BaseException) -> Exception:
    """What nobody caught is told in a box, as the program does; what is no error goes on."""
    if isinstance(fout, Exception):
        return fout
    raise fout

