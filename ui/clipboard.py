"""The one door to the clipboard: plain text only, and our own text is wiped at lock and close."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication


class Klembord:
    """Remembers what the program itself put on the clipboard, so that ``wis_eigen`` touches nothing else."""

    _eigen = ""

    @classmethod
    def kopieer(cls, tekst: str) -> None:
        """Put ``tekst`` on the clipboard as plain text."""
        cls._eigen = tekst
        QGuiApplication.clipboard().setText(tekst)

    @classmethod
    def wis_eigen(cls) -> None:
        """Empty the clipboard when it still holds our text."""
        klembord = QGuiApplication.clipboard()
        if cls._eigen and klembord.text() == cls._eigen:
            klembord.clear()
        cls._eigen = ""
