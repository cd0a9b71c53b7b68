"""Whether what stands on a screen can be read: words that do not fit in their place, and pages that scroll sideways.

Only what paints itself in one line is measured. A text that wraps takes the lines it needs; a cell of a table that is cut
says the rest in its tool tip, and so may a label.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QWidget,
)

from ui.theme import Ruimte
from ui.widgets.documentkijker import Documentkijker
from ui.widgets.keuzeknop import Keuzeknop
from ui.widgets.knop import Knop

_SPEEL = 1
"""A pixel of rounding."""
_KOPMARGE = 2 * Ruimte.S


def past_niet(scherm: QWidget) -> list[str]:
    """What is cut off on ``scherm``, in words that say where to look."""
    return [*_labels(scherm), *_knoppen(scherm), *_koppen(scherm), *_velden(scherm), *_opzij(scherm)]


def _zichtbaar(scherm: QWidget, soort: type[QWidget]) -> Iterator[QWidget]:
    return (w for w in scherm.findChildren(soort) if w.isVisibleTo(scherm) and w.width() > 0)


def _labels(scherm: QWidget) -> Iterator[str]:
    for label in _zichtbaar(scherm, QLabel):
        assert isinstance(label, QLabel)
        tekst = label.text()
        if not tekst or label.toolTip() or label.parentWidget() is None:
            continue
        if label.wordWrap():
            nodig = label.heightForWidth(label.width())
            if nodig > label.height() + _SPEEL:
                yield f"de regels van {tekst[:40]!r} passen niet: {nodig} in {label.height()}"
            continue
        nodig = max(QFontMetrics(label.font()).horizontalAdvance(regel) for regel in tekst.split("\n"))
        if nodig > label.contentsRect().width() + _SPEEL:
            yield f"{tekst[:60]!r} past niet: {nodig} in {label.contentsRect().width()}"


def _knoppen(scherm: QWidget) -> Iterator[str]:
    for knop in _zichtbaar(scherm, QAbstractButton):
        if isinstance(knop, Knop | Keuzeknop) and knop.width() + _SPEEL < knop.sizeHint().width() and not knop.toolTip():
            yield f"knop {knop.text()!r} past niet: {knop.sizeHint().width()} in {knop.width()}"


def _koppen(scherm: QWidget) -> Iterator[str]:
    """The words above the columns of a table have no tool tip to say the rest."""
    for kop in _zichtbaar(scherm, QHeaderView):
        assert isinstance(kop, QHeaderView)
        model = kop.model()
        if kop.orientation() is not Qt.Orientation.Horizontal or model is None:
            continue
        for nummer in range(kop.count()):
            tekst = str(model.headerData(nummer, kop.orientation()) or "")
            nodig = QFontMetrics(kop.font()).horizontalAdvance(tekst)
            if not kop.isSectionHidden(nummer) and nodig + _KOPMARGE > kop.sectionSize(nummer) + _SPEEL:
                yield f"kop {tekst!r} past niet: {nodig} in {kop.sectionSize(nummer)}"


def _velden(scherm: QWidget) -> Iterator[str]:
    """The grey example in an empty line says what to type: it must be whole."""
    for regel in _zichtbaar(scherm, QLineEdit):
        assert isinstance(regel, QLineEdit)
        if regel.text() or isinstance(regel.parentWidget(), QComboBox):
            continue
        nodig = QFontMetrics(regel.font()).horizontalAdvance(regel.placeholderText())
        ruimte = regel.contentsRect().width() - regel.textMargins().left() - regel.textMargins().right()
        if nodig > ruimte + _SPEEL:
            yield f"voorbeeld {regel.placeholderText()!r} past niet: {nodig} in {ruimte}"


def _opzij(scherm: QWidget) -> Iterator[str]:
    for vak in _zichtbaar(scherm, QAbstractScrollArea):
        assert isinstance(vak, QAbstractScrollArea)
        if _van_kijker(vak):
            continue  # a page that somebody made larger may be wider than its place
        if vak.horizontalScrollBar().maximum() > 0 and vak.horizontalScrollBar().isVisibleTo(vak):
            yield f"{type(vak).__name__} {vak.accessibleName()!r} schuift opzij"
        elif isinstance(vak, QAbstractItemView) and vak.horizontalScrollBar().maximum() > 0:
            yield f"tabel {vak.accessibleName()!r} is breder dan haar plaats"


def _van_kijker(widget: QWidget | None) -> bool:
    while widget is not None:
        if isinstance(widget, Documentkijker):
            return True
        widget = widget.parentWidget()
    return False
