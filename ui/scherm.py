"""What the shell knows of a screen: its place in the bar, and how it is made at the first visit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

_OOK = {
    "controle": "logboek anker maandblad", "klaargezet": "opruimen", "verifieren": "echtheid handtekening nagaan",
    "reservekopieen": "back-up backup terugzetten herstellen tweede plaats",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Scherm:
    """One screen. ``mag`` False leaves it out; ``in_balk`` False: reached by the menu, the palette or a button.

    The widget may have ``bij_tonen()`` (each time it comes to the front again: it was just made the first time) and
    ``bij_verlaten()`` (keep what was typed), ``begin()`` (focus where one begins, when Qt's first widget is not it) and
    ``bij_weg()`` (it will be deleted).
    """

    sleutel: str
    titel: str
    icoon: str
    maak: Callable[[], QWidget]
    mag: bool = True
    in_balk: bool = True
    toets: str = ""

    @property
    def ook(self) -> str:
        """By what other words Ctrl+K finds it: those that people have for what is done there."""
        return _OOK.get(self.sleutel, "")


def bij_tonen(pagina: QWidget) -> None:
    """Tell a page that it is in front again."""
    if hasattr(pagina, "bij_tonen"):
        pagina.bij_tonen()


def bij_verlaten(pagina: QWidget) -> None:
    """Tell a page that it leaves the front: it keeps what was typed."""
    if hasattr(pagina, "bij_verlaten"):
        pagina.bij_verlaten()


def bij_weg(pagina: QWidget) -> None:
    """Tell a page that it will be deleted."""
    if hasattr(pagina, "bij_weg"):
        pagina.bij_weg()
