"""The keys that work everywhere, in a window above the main one: that hears no key as long as the other is open."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ui.main_window import Hoofdvenster
from ui.overal import toets_overal


def geef_venstertoetsen(venster: QWidget) -> None:
    """F9 covers and Ctrl+L locks, whatever stands open over the register (screens.md 4.1)."""
    for reeks, doe in (("F9", _dek), ("Ctrl+L", _vergrendel)):
        toets_overal(venster, reeks, partial(doe, venster))


def _dek(venster: QWidget) -> None:
    hoofd = _hoofd(venster)
    if hoofd is not None:
        hoofd.wissel_dek()


def _vergrendel(venster: QWidget) -> None:
    hoofd = _hoofd(venster)
    opdracht = getattr(hoofd.pagina(), "opdracht", None) if hoofd is not None else None
    if hoofd is not None and opdracht is not None:
        QTimer.singleShot(0, hoofd, lambda: opdracht.emit("vergrendelen"))  # this window goes with it: not from its own key


def _hoofd(venster: QWidget) -> Hoofdvenster | None:
    nu = venster.parentWidget()
    while nu is not None and not isinstance(nu, Hoofdvenster):
        nu = nu.parentWidget()
    return nu
