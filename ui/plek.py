"""Where somebody was when the register locked: pages, places and numbers, never a text of a dossier."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QWidget


@dataclass(frozen=True, slots=True, kw_only=True)
class Pagina:
    """One page: its key in the shell, its own state (a tab, an item), how far it was scrolled, which widget had the focus."""

    sleutel: str
    stand: str = ""
    gerold: tuple[int, ...] = ()
    focus: tuple[int, int] = (0, 0)
    """Which widget: a number made of its kind and its name, and which of those that are alike."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plek:
    """The screen of the bar, and the pages that lay above it; the last one was in front."""

    scherm: Pagina
    boven: tuple[Pagina, ...] = ()


def lees_pagina(sleutel: str, pagina: QWidget) -> Pagina:
    """Where somebody is in ``pagina``. A page that has places of its own has ``plek()`` and ``naar_plek(…)``."""
    stand = pagina.plek() if hasattr(pagina, "plek") else ""
    return Pagina(
        sleutel=sleutel, stand=stand, gerold=tuple(vak.verticalScrollBar().value() for vak in _rollen(pagina)),
        focus=_merk(pagina, pagina.focusWidget()),
    )  # fmt: skip


def zet_stand(pagina: QWidget, waar: Pagina) -> None:
    """First the tab or the item: what can be scrolled comes of it."""
    if waar.stand and hasattr(pagina, "naar_plek"):
        pagina.naar_plek(waar.stand)


def lees_tab(tab: str, inhoud: QWidget | None) -> str:
    """The state of a page with tabs: which one, and behind a stroke the state of what it holds."""
    daarin = inhoud.plek() if inhoud is not None and hasattr(inhoud, "plek") else ""
    return f"{tab}/{daarin}" if daarin else tab


def zet_tab(inhoud: QWidget | None, stand: str) -> None:
    """What the tab that ``stand`` names holds, as it was."""
    daarin = stand.partition("/")[2]
    if daarin and inhoud is not None and hasattr(inhoud, "naar_plek"):
        inhoud.naar_plek(daarin)


def zet_terug(pagina: QWidget, waar: Pagina) -> None:
    """Scroll and focus as they were; where the page has changed meanwhile it stays as it is."""
    merk, volgnummer = waar.focus
    gelijk = [w for w in _velden(pagina) if _nummer(w) == merk]
    if volgnummer < len(gelijk):
        gelijk[volgnummer].setFocus(Qt.FocusReason.OtherFocusReason)
    rollen = _rollen(pagina)
    if len(rollen) == len(waar.gerold):  # after the focus, which scrolls too
        for vak, stand in zip(rollen, waar.gerold, strict=True):
            vak.verticalScrollBar().setValue(stand)


def _rollen(pagina: QWidget) -> list[QAbstractScrollArea]:
    vakken = pagina.findChildren(QAbstractScrollArea)
    if isinstance(pagina, QAbstractScrollArea):
        vakken.insert(0, pagina)
    return [vak for vak in vakken if vak.isVisibleTo(pagina)]


def _nummer(widget: QWidget) -> int:
    return hash((type(widget).__name__, widget.accessibleName()))


def _merk(pagina: QWidget, focus: QWidget | None) -> tuple[int, int]:
    if focus is None:
        return 0, 0
    nummer = _nummer(focus)
    gelijk = [w for w in _velden(pagina) if _nummer(w) == nummer]
    return nummer, gelijk.index(focus) if focus in gelijk else 0


def _velden(pagina: QWidget) -> list[QWidget]:
    return [w for w in pagina.findChildren(QWidget) if w.isVisibleTo(pagina) and w.focusPolicy() & Qt.FocusPolicy.TabFocus]
