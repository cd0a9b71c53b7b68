"""*Naar Excel* over a real writer, for a screen under test."""

from __future__ import annotations

from cvt_desktop.adapters.exchange.werkmap import XlsxSchrijver
from cvt_desktop.domain.lijstuitvoer import Lijstsoort
from cvt_desktop.services.context import Dienst
from ui.presenters.naarexcel import ExcelPresenter


def maak_excel(dienst: Dienst, lijst: Lijstsoort = Lijstsoort.VERKLARINGEN) -> ExcelPresenter:
    """For one person."""
    return ExcelPresenter(dienst, XlsxSchrijver(), lijst)
