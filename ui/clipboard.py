"""The one door to the clipboard: plain text only, and what came from this program is wiped at lock and close."""

from __future__ import annotations

from PySide6.QtGui import QClipboard, QGuiApplication


class Klembord:
    """``wis_eigen`` touches nothing that another program put there."""

    _eigen = ""

    @classmethod
    def kopieer(cls, tekst: str) -> None:
        """Put ``tekst`` on the clipboard as plain text."""
        cls._eigen = tekst
        QGuiApplication.clipboard().setText(tekst)

    @classmethod
    def wis_eigen(cls) -> None:
        """Empty the clipboard when it holds a text of ours, also one that Ctrl+C copied from a field."""
        klembord = QGuiApplication.clipboard()
        if klembord.ownsClipboard() or (cls._eigen and klembord.text() == cls._eigen):
            klembord.clear()
        if klembord.supportsSelection() and klembord.ownsSelection():
            klembord.clear(QClipboard.Mode.Selection)
        cls._eigen = ""
