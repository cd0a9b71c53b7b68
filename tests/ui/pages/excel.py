"""*Naar Excel* over a real writer, for a screen under test."""

from __future__ import annotations

from collections.abc import Callable

from cvt_desktop.adapters.exchange.werkmap import XlsxSchrijver
from cvt_desktop.domain.lijstuitvoer import Lijstsoort
from cvt_desktop.services.context import Dienst
from ui.presenters.naarexcel import ExcelPresenter
from ui.views.verklaringen import Omgeving


def maak_excel(dienst: Dienst, lijst: Lijstsoort = Lijstsoort.VERKLARINGEN) -> ExcelPresenter:
    """For one person."""
    return ExcelPresenter(dienst, XlsxSchrijver(), lijst)


def maak_om(dienst: Dienst, open_concept: Callable[[str], None] = lambda _sleutel: None) -> Omgeving:
    """What *Verklaringen* opens beside itself; the import does nothing here."""
    return Omgeving(importeer=lambda _klaar: None, excel=maak_excel(dienst), open_concept=open_concept)
