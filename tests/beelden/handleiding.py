"""Which pictures the handleiding names, and what stands on a screen, so that a test knows when a picture is old.

Pixels differ between machines; words do not. So beside the pictures lies for each the digest of every word that was to be read
when it was made.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from cvt_desktop.cli.rondgang import Beeld
from ui.presenters.help import BEELDMAP, Bloksoort, lees_handleiding

MAP = Path(__file__).resolve().parents[2] / "docs" / BEELDMAP
_SOMMEN = MAP / "woorden.json"
_GEDULD_MS, _RUST_MS, _STAP_MS = 10_000, 400, 50
_LOTING = re.compile(r"\b(?=\w*\d)[0-9a-f]{4,}\b")
"""Parts of digests: other in each register."""
_BEWAARD = re.compile(r"Alles is bewaard|Bewaard \d\d\.\d\d")
"""Says the hour of the laptop as soon as something was kept."""


def genoemd() -> list[str]:
    """The files that the handleiding shows, in its order."""
    return [blok.beeld for blok in lees_handleiding() if blok.soort is Bloksoort.BEELD]


def woorden(beeld: Beeld) -> str:
    """A digest of every word that is to be read on this screen, or on the dialog that stands over it."""
    gelezen = lees_woorden(beeld)
    return hashlib.sha256(_LOTING.sub("#", _BEWAARD.sub("Bewaard", gelezen)).encode()).hexdigest()[:16]


def lees_woorden(beeld: Beeld) -> str:
    """Those words, a line for each thing that has some; all of it is invented."""
    return "\n".join(_lees(beeld.dialoog or beeld.scherm))


def wordt(beeld: Beeld, som: str) -> bool:
    """Whether these words come to stand on the screen: parts of it are brought one after the other."""
    einde = QDeadlineTimer(_GEDULD_MS)
    while woorden(beeld) != som:
        if einde.hasExpired():
            return False
        QTest.qWait(_STAP_MS)
    return True


def tot_rust(beeld: Beeld) -> str:
    """The digest when no more words come."""
    eerst, som = "", woorden(beeld)
    while eerst != som:
        QTest.qWait(_RUST_MS)
        eerst, som = som, woorden(beeld)
    return som


def _lees(scherm: QWidget) -> Iterator[str]:
    for deel in scherm.findChildren(QWidget):
        if not deel.isVisibleTo(scherm):
            continue
        if isinstance(deel, QLabel | QAbstractButton | QLineEdit):
            yield deel.text()
        elif isinstance(deel, QPlainTextEdit):
            yield deel.toPlainText()
        elif isinstance(deel, QComboBox):
            yield deel.currentText()
        elif isinstance(deel, QAbstractItemView) and (model := deel.model()) is not None:
            for rij in range(model.rowCount()):
                yield "|".join(str(model.index(rij, kolom).data(Qt.ItemDataRole.DisplayRole) or "")
                               for kolom in range(model.columnCount()))  # fmt: skip


def lees_sommen() -> dict[str, str]:
    """The digests of when the pictures were made, by the name of the file."""
    gelezen: dict[str, str] = json.loads(_SOMMEN.read_text(encoding="utf-8"))
    return gelezen


def bewaar_sommen(sommen: dict[str, str]) -> None:
    """Beside the pictures."""
    _SOMMEN.write_text(json.dumps(sommen, indent=1, sort_keys=True) + "\n", encoding="utf-8", newline="\n")
