"""Walks a screen as somebody does who has only a keyboard, or only ears (issue 2, part 8).

Every widget that takes the focus has an accessible name; Tab comes to each of them and comes back; nothing is made of
rich text. What belongs inside a widget of Qt (the line of a combo box, the viewport of a list) is part of that widget.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QCalendarWidget,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)

_GRENS = 2_000


def _hoort_bij_ander(widget: QWidget) -> bool:
    ouder = widget.parentWidget()
    while ouder is not None:
        if isinstance(ouder, QComboBox | QAbstractSpinBox | QCalendarWidget | QAbstractItemView):
            return True
        ouder = ouder.parentWidget()
    return False


def bereikbaar(scherm: QWidget) -> list[QWidget]:
    """Every visible, enabled widget of ``scherm`` that Tab should come to."""
    return [
        w for w in scherm.findChildren(QWidget)
        if w.isVisibleTo(scherm) and w.isEnabled() and w.focusPolicy() & Qt.FocusPolicy.TabFocus
        and w.focusProxy() is None and not _hoort_bij_ander(w)
    ]  # fmt: skip


def naamloos(scherm: QWidget) -> list[str]:
    """What a screen reader could not name."""
    return [
        f"{type(w).__name__} {w.objectName()}".strip()
        for w in bereikbaar(scherm)
        if not w.accessibleName().strip() and not isinstance(w, QScrollArea)
    ]


def overgeslagen(scherm: QWidget) -> list[str]:
    """What Tab never comes to, following the chain of the window from the first widget of the screen."""
    doelen = bereikbaar(scherm)
    if not doelen:
        return []
    gezien: set[int] = set()
    nu: QWidget | None = doelen[0]
    for _ in range(_GRENS):
        if nu is None or id(nu) in gezien:
            break
        gezien.add(id(nu))
        nu = nu.nextInFocusChain()
    return [f"{type(w).__name__} {w.accessibleName()}" for w in doelen if id(w) not in gezien]


def opgemaakt(scherm: QWidget) -> list[str]:
    """Labels that would read a name with tags as markup."""
    return [w.text() for w in scherm.findChildren(QLabel) if w.textFormat() is not Qt.TextFormat.PlainText]


def zonder_hint(scherm: QWidget) -> list[str]:
    """Lines whose only name is the grey example in them."""
    return [
        w.placeholderText() for w in scherm.findChildren(QLineEdit)
        if w.isVisibleTo(scherm) and w.isEnabled() and not w.accessibleName() and not _hoort_bij_ander(w)
    ]  # fmt: skip


def controleer(scherm: QWidget) -> None:
    """Raise ``AssertionError`` that names what is wrong with ``scherm``."""
    fouten = {
        "zonder naam": naamloos(scherm), "niet te bereiken met Tab": overgeslagen(scherm),
        "opgemaakte tekst": opgemaakt(scherm), "veld zonder naam": zonder_hint(scherm),
    }  # fmt: skip
    gevonden = {wat: lijst for wat, lijst in fouten.items() if lijst}
    assert not gevonden, f"{type(scherm).__name__}: {gevonden}"
